//! Edits as JSON, for programs: one array of `[op, text]`.

use serde_json::Value;
use what_changed::redline::{Edit, Op};

/// Returns the edits as JSON. All texts except those with `+`, joined, are exactly the old text; all except those with
/// `-`, the new one.
pub fn ops(edits: &[Edit]) -> String {
    let op = |op| match op {
        Op::Keep => "=",
        Op::Delete => "-",
        Op::Insert => "+",
    };
    edits.iter().map(|edit| Value::from([op(edit.op), edit.text])).collect::<Value>().to_string()
}
