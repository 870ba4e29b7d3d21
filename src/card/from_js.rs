//! The value tree of a JavaScript value.
//!
//! Walked by hand: serde-wasm-bindgen's deserializer links the formatting of floats for the text of
//! an error that nobody reads, which costs every reader eight kilobytes.

use alloc::vec::Vec;
use core::cell::Cell;

use js_sys::{Array, Object};
use wasm_bindgen::{JsCast, JsValue};

use super::value::{DEPTH, Value};

/// A card may hold so many values: a value that holds itself twice would be endless long before it is
/// too deep.
const VALUES: u32 = 1 << 18;

impl Value {
    /// What JSON would say of a JavaScript value; `None` where it would say nothing, or where the
    /// value is too large or nested too deeply, as one that holds itself is.
    pub fn from_js(js: &JsValue) -> Option<Self> {
        nested(js, DEPTH, &Cell::new(VALUES))
    }
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
            values.push(nested(&list.get(at), inner, left)?);
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
            object.push((entry.get(0).as_string()?, nested(&value, inner, left)?));
        }
    }
    Some(Value::Object(object))
}
