//! Values of the attribute `class`.

use alloc::string::String;

use super::Markup;

/// A class name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Class(pub &'static str);

/// Zero, one or two classes.
pub trait ClassList {
    /// Writes the attribute, if there is a class.
    fn write(self, out: &mut impl Markup);
}

impl ClassList for Class {
    fn write(self, out: &mut impl Markup) {
        out.attr("class", self.0);
    }
}

impl ClassList for Option<Class> {
    fn write(self, out: &mut impl Markup) {
        if let Some(class) = self {
            class.write(out);
        }
    }
}

impl ClassList for [Class; 2] {
    fn write(self, out: &mut impl Markup) {
        let mut value = String::from(self[0].0);
        value.push(' ');
        value.push_str(self[1].0);
        out.attr("class", &value);
    }
}
