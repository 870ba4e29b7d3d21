//! Parses JSON into a value tree with places.
#![expect(clippy::string_slice, reason = "the widget does not use it, and the offsets are those of characters")]

use alloc::vec::Vec;
use core::iter;

use nojson::{JsonParseError, JsonValueKind, RawJson, RawJsonValue};

use super::problem::{Code, Expected, Found, Span};
use super::syntax::{self, SyntaxError};
use super::value::{Member, Node, Place, Value};

/// Why a text has no value tree.
#[derive(Debug)]
pub(super) struct Failure {
    pub code: Code,
    pub expected: Expected,
    pub found: Found,
    pub place: Place,
}

/// Parses a text. A byte order mark before it is skipped.
pub(super) fn parse(text: &str) -> Result<Node, Failure> {
    let mark = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
    let json = &text[mark..];
    let raw = RawJson::parse(json).map_err(|error| match error {
        JsonParseError::InvalidValue { position, .. } => too_deep(position + mark),
        error => {
            let (error, range) = syntax::classify(json, &error);
            not_json(error, range.start + mark, range.end + mark)
        }
    })?;
    Parser { mark }.node(raw.value(), Value::MAX_DEPTH)
}

fn not_json(error: SyntaxError, start: usize, end: usize) -> Failure {
    let place = Place::new(start, end);
    Failure { code: Code::NotJson, expected: Expected::Json, found: Found::Syntax(error), place }
}

fn too_deep(start: usize) -> Failure {
    let place = Place::new(start, start + 1);
    Failure { code: Code::NotACard, expected: Expected::Card, found: Found::DeepNesting, place }
}

struct Parser {
    /// The length of the byte order mark, which the offsets of `nojson` do not include.
    mark: usize,
}

impl Parser {
    fn place(&self, raw: RawJsonValue) -> Place {
        let start = self.mark + raw.position();
        Place::new(start, start + raw.as_raw_str().len())
    }

    fn node(&self, raw: RawJsonValue, depth: u8) -> Result<Node, Failure> {
        let place = self.place(raw);
        let invalid = |_| not_json(SyntaxError::Other, raw.position() + self.mark, raw.position() + self.mark);
        let Some(depth) = depth.checked_sub(1) else { return Err(too_deep(raw.position() + self.mark)) };
        let value = match raw.kind() {
            JsonValueKind::Null => Value::Null,
            JsonValueKind::Boolean => Value::Bool(raw.as_raw_str() == "true"),
            JsonValueKind::Integer | JsonValueKind::Float => {
                Value::Number(raw.as_raw_str().parse().unwrap_or(f64::INFINITY))
            }
            JsonValueKind::String => Value::Text(raw.to_unquoted_string_str().map_err(invalid)?.into_owned()),
            JsonValueKind::Array => {
                let nodes = raw.to_array().map_err(invalid)?.map(|item| self.node(item, depth));
                Value::List(nodes.collect::<Result<_, _>>()?)
            }
            JsonValueKind::Object => {
                let mut members = Vec::new();
                for (name, item) in raw.to_object().map_err(invalid)? {
                    members.push(Member {
                        name: name.to_unquoted_string_str().map_err(invalid)?.into_owned(),
                        name_place: self.place(name),
                        node: self.node(item, depth)?,
                    });
                }
                Value::Object(members)
            }
        };
        Ok(Node { value, place })
    }
}

/// The lines of a text.
pub(super) struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    /// Finds the lines of a text. A byte order mark is no part of the first one: editors do not count it.
    pub(super) fn new(text: &'t str) -> Self {
        let mark = text.len() - text.strip_prefix('\u{feff}').unwrap_or(text).len();
        Self { text, starts: iter::once(mark).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect() }
    }

    /// Fills in the line and the column of a span.
    pub(super) fn locate(&self, span: &mut Span) {
        span.line = self.starts.partition_point(|line| *line <= span.start).max(1);
        let before = self.text.get(self.starts[span.line - 1]..span.start).unwrap_or_default();
        span.column = 1 + before.chars().count();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use proptest::prelude::*;

    #[test]
    fn every_value_has_its_place() {
        let text = "\u{feff}{\"é\": [7, \"a\\n\"]}";
        let node = parse(text).unwrap();
        let Value::Object(members) = &node.value else { panic!("{node:?}") };
        let Value::List(items) = &members[0].node.value else { panic!("{node:?}") };
        let shown = |place: Place| place.span().map(|span| &text[span.start..span.end]);
        assert_eq!(shown(node.place), Some(&text[3..]));
        assert_eq!(shown(members[0].name_place), Some("\"é\""));
        assert_eq!([shown(items[0].place), shown(items[1].place)], [Some("7"), Some("\"a\\n\"")]);
        let mut span = items[0].place.span().unwrap();
        Lines::new(text).locate(&mut span);
        assert_eq!((span.line, span.column), (1, 8));
    }

    #[test]
    fn nesting_is_bounded() {
        for depth in [30, 200, 100_000] {
            let failure = parse(&"[".repeat(depth)).unwrap_err();
            assert!(matches!(failure.code, Code::NotJson | Code::NotACard), "{depth}: {failure:?}");
            let closed = format!("{}{}", "[".repeat(depth), "]".repeat(depth));
            assert_eq!(parse(&closed).unwrap_err().code, Code::NotACard, "{depth}");
        }
    }

    proptest! {
        /// What is JSON for one parser is JSON for the other.
        #[test]
        fn parsing_agrees_with_serde_json(text in "[\\[\\]{}:,\"\\\\aé10.eE+\\- \n\tu]{0,12}") {
            let ours = parse(&text);
            let theirs = serde_json::from_str::<serde_json::Value>(&text);
            prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{:?}, {:?}", ours, theirs);
            if let Err(failure) = ours {
                let span = failure.place.span().unwrap();
                prop_assert!(text.get(span.start..span.end).is_some(), "{span:?}");
            }
        }
    }
}
