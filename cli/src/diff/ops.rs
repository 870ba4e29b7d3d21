//! Edits for programs: one JSON array of `[op, text]`.

use serde_json::Value;
use what_changed::redline::{Edit, Op};

/// All texts but those with `+`, joined, are the old text exactly; all but those with `-`, the new one.
pub fn ops(edits: &[Edit]) -> String {
    let op = |op| match op {
        Op::Keep => "=",
        Op::Delete => "-",
        Op::Insert => "+",
    };
    edits.iter().map(|edit| Value::from([op(edit.op), edit.text])).collect::<Value>().to_string()
}
