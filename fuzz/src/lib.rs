//! Holds the redline to its promises, whatever the texts.

mod promises;
mod texts;

pub use promises::hold;
pub use texts::{Texts, texts};
