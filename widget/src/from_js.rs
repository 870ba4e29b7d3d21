//! Converts JavaScript values to the library's value tree.
//!
//! By hand: serde-wasm-bindgen's deserializer links float formatting for an error message that nobody reads, which
//! costs every reader eight kilobytes.

use alloc::vec::Vec;
use core::cell::Cell;

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use what_changed::card::{Member, Value};

/// The maximum number of values in a card. A value that contains itself twice is too large long before it is too deep.
const VALUES: u32 = 1 << 18;

/// Converts a JavaScript value as `JSON.stringify` would. Returns `None` for a value that JSON cannot express, or that
/// is too large or nested too deeply, such as one that contains itself.
pub fn from_js(js: &JsValue) -> Option<Value> {
    nested(js, Value::MAX_DEPTH, &Cell::new(VALUES))
}

fn nested(js: &JsValue, depth: u8, left: &Cell<u32>) -> Option<Value> {
    let inner = depth.checked_sub(1)?;
    left.set(left.get().checked_sub(1)?);
    if js.is_null() || js.is_undefined() {
        return Some(Value::Null);
    }
    if let Some(text) = js.as_string() {
        return Some(Value::Text(text));
    }
    if let Some(value) = js.as_bool() {
        return Some(Value::Bool(value));
    }
    if let Some(number) = js.as_f64() {
        return Some(Value::Number(number));
    }
    if let Some(list) = js.dyn_ref::<Array>() {
        let mut values = Vec::new();
        for at in 0..list.length() {
            values.push(nested(&list.get(at), inner, left)?.into());
        }
        return Some(Value::List(values));
    }
    // By its type and not by its class: an object of another frame is as good.
    if !js.is_object() {
        return None;
    }
    let entries = Object::entries(js.unchecked_ref());
    let mut object = Vec::new();
    for at in 0..entries.length() {
        let entry: Array = entries.get(at).unchecked_into();
        let value = entry.get(1);
        if !value.is_undefined() {
            object.push(Member::new(entry.get(0).as_string()?, nested(&value, inner, left)?));
        }
    }
    Some(Value::Object(object))
}
