//! The tests. Each area is a file.

/// Lists the tests of an area by the names of their functions.
macro_rules! tests {
    ($area:ident: $($name:ident),* $(,)?) => {
        /// The tests of this area.
        pub const TESTS: &[crate::Test] =
            &[$(crate::Test { area: stringify!($area), name: stringify!($name), run: $name }),*];
    };
}

mod adopting;
mod audiences;
mod claims;
mod clobbering;
mod demo;
mod downloads;
mod errors;
mod events;
mod finding;
mod first_action;
mod frame;
mod glance;
mod glossary;
mod layout;
mod links;
mod load;
mod long_cards;
mod memory;
mod outsider;
mod patching;
mod payloads;
mod policy;
mod redline;
mod sections;
mod sources;
mod timeline;
mod trap;
mod visible;
mod ways;
mod without_script;
mod zero_operations;

use tests;

use crate::Test;

/// All tests.
pub const ALL: &[&[Test]] = &[
    ways::TESTS,
    downloads::TESTS,
    adopting::TESTS,
    frame::TESTS,
    demo::TESTS,
    patching::TESTS,
    events::TESTS,
    load::TESTS,
    first_action::TESTS,
    errors::TESTS,
    policy::TESTS,
    clobbering::TESTS,
    visible::TESTS,
    redline::TESTS,
    trap::TESTS,
    zero_operations::TESTS,
    layout::TESTS,
    memory::TESTS,
    payloads::TESTS,
    glance::TESTS,
    timeline::TESTS,
    audiences::TESTS,
    sources::TESTS,
    claims::TESTS,
    glossary::TESTS,
    sections::TESTS,
    finding::TESTS,
    links::TESTS,
    long_cards::TESTS,
    outsider::TESTS,
    without_script::TESTS,
];
