//! What libFuzzer calls with each input. Given files instead of folders, the program tries those alone.

#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| redline_fuzz::hold(&redline_fuzz::texts(bytes)));
