//! Checks the promises of the redline for the texts that a fuzzer generates.

mod promises;
mod texts;

pub use promises::check_promises;
pub use texts::{Texts, parse_texts};
