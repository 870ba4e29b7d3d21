//! The tests, an area a file.

mod ways;

use crate::Test;

/// The tests of an area, by the names of their functions.
macro_rules! tests {
    ($area:ident: $($name:ident),* $(,)?) => {
        /// The tests of this area.
        pub const TESTS: &[crate::Test] =
            &[$(crate::Test { area: stringify!($area), name: stringify!($name), run: $name }),*];
    };
}
pub(crate) use tests;

/// All tests.
pub const ALL: &[&[Test]] = &[ways::TESTS];
