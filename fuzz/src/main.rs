//! The fuzz target: libFuzzer calls it with each input. If the program is given files instead of folders, it checks only
//! those files.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| redline_fuzz::check_promises(&redline_fuzz::parse_texts(bytes)));
