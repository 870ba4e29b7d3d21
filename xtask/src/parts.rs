//! Maps the functions of the wasm to parts of the project.
//!
//! Tools such as twiggy list functions, or group them by crate. They cannot group a generic function with the module of the
//! type that it was instantiated for, which is where its bytes come from.

use rustc_demangle::try_demangle;

/// The parts, in the order of the table.
pub const PARTS: [&str; 10] =
    ["card", "redline", "state", "resolve", "view", "locale", "element", "serde", "std", "other"];

/// Returns the part of a function, by its name in the wasm's name section.
///
/// A generic function belongs to the first module of the crate that its name contains, even as a type parameter.
pub fn part(symbol: &str) -> &'static str {
    let name = readable(symbol);
    if let Some((_, path)) = name.split_once("what_changed::") {
        return match identifier(path) {
            "markup" => "view",
            module => PARTS.into_iter().find(|part| *part == module).unwrap_or("other"),
        };
    }
    if let Some((_, path)) = name.split_once("what_changed_widget::") {
        return match identifier(path) {
            "dom" => "view",
            "from_js" => "card",
            _ => "element",
        };
    }
    if !name.contains("::") {
        return runtime(&name);
    }
    if name.contains("serde") {
        return "serde";
    }
    if name.contains("unicode_segmentation") {
        return "redline";
    }
    match first_crate(&name) {
        // A name without a path is a method of a primitive type.
        None | Some("std" | "core" | "alloc" | "__rustc" | "talc" | "lock_api") => "std",
        Some(_) => "other",
    }
}

/// Demangles a name.
fn readable(symbol: &str) -> String {
    let plain = || {
        // wasm-opt appends a number to the second of two equal names.
        let (name, number) = symbol.rsplit_once('_')?;
        number.parse::<u32>().ok()?;
        try_demangle(name).ok()
    };
    match try_demangle(symbol).ok().or_else(plain) {
        Some(name) => format!("{name:#}"),
        None => symbol.to_owned(),
    }
}

/// The crate of the first path in a name.
fn first_crate(name: &str) -> Option<&str> {
    name.match_indices("::").find_map(|(end, _)| {
        let start = name[..end].rfind(|c: char| !c.is_ascii_alphanumeric() && c != '_').map_or(0, |before| before + 1);
        (start < end).then_some(&name[start..end])
    })
}

/// The part of a name without a path. JavaScript calls the functions of the element; the others come from the compiler or
/// from wasm-bindgen.
fn runtime(name: &str) -> &'static str {
    const COMPILER: [&str; 5] = ["memcpy", "memmove", "memset", "memcmp", "bcmp"];
    const GLUE: [&str; 3] = ["__wbindgen", "__wbg", "__externref"];
    if name.is_empty() || GLUE.iter().any(|prefix| name.starts_with(prefix)) {
        "other"
    } else if name.starts_with("__") || COMPILER.contains(&name) {
        "std"
    } else {
        "element"
    }
}

fn identifier(path: &str) -> &str {
    let end = path.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    &path[..end.unwrap_or(path.len())]
}

#[cfg(test)]
mod tests {
    use super::part;

    #[test]
    fn a_function_belongs_to_its_module() {
        // what_changed::card::read
        assert_eq!(part("_RNvNtCskXu3mTU3s9S_12what_changed4card4read"), "card");
        assert_eq!(part("what_changed::markup::escape"), "view");
        assert_eq!(part("what_changed::view::rows::{closure#0}"), "view");
    }

    #[test]
    fn a_number_after_the_name_is_ignored() {
        let name = "_RNvNtCskXu3mTU3s9S_12what_changed4card4read";
        assert_eq!(part(&format!("{name}_80")), "card");
    }

    #[test]
    fn a_generic_function_belongs_to_the_module_of_its_type() {
        for (name, expected) in [
            ("<what_changed::card::Card as serde_core::de::Deserialize>::deserialize", "card"),
            ("core::ptr::drop_in_place::<alloc::vec::Vec<what_changed::redline::Word>>", "redline"),
            ("<serde_wasm_bindgen::de::Deserializer>::f::<what_changed::state::State>", "state"),
        ] {
            assert_eq!(part(name), expected, "{name}");
        }
    }

    #[test]
    fn other_functions_belong_to_their_library() {
        for (name, expected) in [
            ("<alloc::string::String as serde_core::de::Deserialize>::f", "serde"),
            ("<&mut core::fmt::Formatter>::pad", "std"),
            ("<f64 as core::fmt::float::Display>::fmt", "std"),
            ("<char>::escape_debug_ext", "std"),
            ("<talc::base::Talc<S, B>>::malloc", "std"),
            ("unicode_segmentation::tables::word::word_category", "redline"),
            ("<wasm_bindgen::JsValue as core::ops::Drop>::drop", "other"),
            ("<wasm_bindgen::Closure<dyn core::ops::Fn>>::new", "other"),
            ("what_changed::start", "other"),
            ("<what_changed_widget::mounted::Mounted>::draw", "element"),
            ("<what_changed_widget::dom::Dom as what_changed::markup::Markup>::open", "view"),
            ("core::ptr::drop_in_place::<what_changed_widget::mounted::Mounted>", "element"),
        ] {
            assert_eq!(part(name), expected, "{name}");
        }
    }

    #[test]
    fn names_without_a_path_are_exports_or_the_runtime() {
        for (name, expected) in [
            ("render", "element"),
            ("render multivalue shim", "element"),
            ("memcpy", "std"),
            ("__rust_alloc", "std"),
            ("__wbindgen_malloc", "other"),
        ] {
            assert_eq!(part(name), expected, "{name}");
        }
    }
}
