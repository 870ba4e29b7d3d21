//! What is wrong with a card file, and where in it: a line each for those who read it, an object for programs.

use std::path::Path;

use clap::builder::styling::{AnsiColor, Style};
use serde::ser::{Serialize, SerializeStruct as _, Serializer};
use what_changed::card::{self, Card, Problem, Value};

use super::not_json;
use super::position::{self, Lines};

const PLACE: Style = Style::new().bold();
const FATAL: Style = AnsiColor::Red.on_default();
const NOTICE: Style = AnsiColor::Yellow.on_default();

/// A problem, and its place in a file.
pub struct Told {
    /// The file as it was named.
    pub file: String,
    /// In bytes, in the text without a mark before it.
    pub offset: usize,
    /// Counts from 1.
    pub line: usize,
    /// Counts characters, from 1.
    pub column: usize,
    pub problem: Problem,
}

/// Reads a card file: what can be shown of it, and all that is wrong with it, from top to bottom.
pub fn read(file: &Path, text: &str) -> (Option<Card>, Vec<Told>) {
    let text = without_mark(text);
    let lines = Lines::of(text);
    let (card, problems, offsets) = match serde_json::from_str::<Value>(text) {
        Ok(value) => {
            let (card, problems) = match card::read(value) {
                Ok(read) => (Some(read.card), read.problems),
                Err(problems) => (None, problems),
            };
            let offsets = position::offsets(text, &problems);
            (card, problems, offsets)
        }
        Err(error) => {
            let words = error.to_string();
            let place = format!(" at line {} column {}", error.line(), error.column());
            let offset = lines.offset(error.line(), error.column());
            let found = not_json::found(text, offset, words.strip_suffix(&place).unwrap_or(&words));
            (None, vec![Problem { found, ..Problem::not_json("") }], vec![offset])
        }
    };
    let mut placed: Vec<(usize, Problem)> = offsets.into_iter().zip(problems).collect();
    placed.sort_by_key(|(offset, _)| *offset);
    let told = placed.into_iter().map(|(offset, problem)| {
        let (line, column) = lines.at(offset);
        Told { file: file.to_string_lossy().into_owned(), offset, line, column, problem }
    });
    (card, told.collect())
}

impl Told {
    /// The problem in one coloured line, without its end. No other escape sequence is in it, whatever the card says.
    pub fn line(&self) -> String {
        let Self { file, offset: _, line, column, problem } = self;
        let code = if problem.code.is_fatal() { FATAL } else { NOTICE };
        let (file, sentence, name) = (in_line(file), in_line(&problem.sentence()), problem.code.name());
        format!("{PLACE}{file}:{line}:{column}:{PLACE:#} {sentence} {code}[{name}]{code:#}")
    }
}

impl Serialize for Told {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { file, offset: _, line, column, problem } = self;
        let mut object = serializer.serialize_struct("Told", 9)?;
        object.serialize_field("file", file)?;
        object.serialize_field("code", problem.code.name())?;
        object.serialize_field("line", line)?;
        object.serialize_field("column", column)?;
        object.serialize_field("path", &problem.path)?;
        object.serialize_field("expected", problem.expected)?;
        object.serialize_field("found", &problem.found)?;
        object.serialize_field("nearest", &problem.nearest)?;
        object.serialize_field("fatal", &problem.code.is_fatal())?;
        object.end()
    }
}

/// A text as editors count it: without the mark that some put before it.
pub fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}

/// A text without what would end a line, or what a terminal would obey.
pub fn in_line(text: &str) -> String {
    text.chars().map(|char| if char.is_control() { ' ' } else { char }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use what_changed::card::Code;

    const CARD: &str = include_str!("../../../tests/fixtures/maximal.json");

    /// The code, the line and the column of each problem.
    fn told(text: &str) -> Vec<(Code, usize, usize)> {
        let told = read(Path::new("-"), text).1;
        told.iter().map(|told| (told.problem.code, told.line, told.column)).collect()
    }

    /// The line and the column of an offset, counted anew.
    fn place(text: &str, offset: usize) -> (usize, usize) {
        let before = &text[..offset];
        let line = before.rsplit('\n').next().unwrap_or_default();
        (1 + before.matches('\n').count(), 1 + line.chars().count())
    }

    /// Each string of the full card in turn, and whether it is the name of a field.
    fn strings() -> impl Iterator<Item = (usize, usize, bool)> {
        let marks = CARD.match_indices('"').map(|(at, _)| at).filter(|at| !CARD[..*at].ends_with('\\'));
        let marks: Vec<usize> = marks.collect();
        let pairs: Vec<(usize, usize)> = marks.chunks(2).map(|pair| (pair[0], pair[1] + 1)).collect();
        pairs.into_iter().map(|(start, end)| (start, end, CARD[end..].trim_start().starts_with(':')))
    }

    #[test]
    fn each_value_of_another_type_is_found_where_it_stands() {
        for (start, end, _) in strings().filter(|(.., is_name)| !is_name) {
            let text = [&CARD[..start], "7", &CARD[end..]].concat();
            let (line, column) = place(CARD, start);
            assert!(told(&text).contains(&(Code::WrongType, line, column)), "{line}:{column}");
        }
    }

    #[test]
    fn each_name_that_nothing_has_is_found_where_it_stands() {
        for (start, end, _) in strings().filter(|(.., is_name)| *is_name) {
            let text = [&CARD[..start], "\"a.text[0]\"", &CARD[end..]].concat();
            let (line, column) = place(CARD, start);
            let found = told(&text);
            let is_there = |code| found.contains(&(code, line, column));
            assert!(is_there(Code::UnknownField) || is_there(Code::UnknownId), "{line}:{column}: {found:?}");
        }
    }

    #[test]
    fn each_field_that_stands_twice_is_found_where_it_stands_again() {
        for (start, end, _) in strings().filter(|(.., is_name)| *is_name) {
            let name = &CARD[start..end];
            let text = [&CARD[..start], name, ":null,", &CARD[start..]].concat();
            let (line, column) = place(&text, start + name.len() + ":null,".len());
            let is_version = ["\"v1\"", "\"v2\"", "\"v3\""].contains(&name);
            assert_eq!(told(&text).contains(&(Code::RepeatedField, line, column)), !is_version, "{line}:{column}");
        }
    }

    /// The places of the problems of one term, in a card with two versions.
    fn places(term: &str) -> Vec<(&'static str, usize)> {
        let begin = r#"{"title": "T", "versions": [{"id": "a"}, {"id": "b.c"}], "terms": ["#;
        let found = told(&format!("{begin}{term}]}}"));
        found.into_iter().map(|(code, _, column)| (code.name(), column - begin.len())).collect()
    }

    #[test]
    fn what_could_be_two_places_is_told_of_what_is_around_both() {
        // What one version says, twice.
        assert_eq!(
            places(r#"{"label": "L", "values": {"a": {"text": 1}, "a": {"text": 2}}}"#),
            [("missing", 1), ("wrong-type", 26), ("missing", 26), ("wrong-type", 26), ("missing", 26)]
        );
        // Names that are told apart by the problem itself.
        assert_eq!(
            places(
                r#"{"label": "L", "values": {"a": {"text": "x", "x": 1}, "d": "y", "a": {"text": "x", "x": 1}, "d": "z"}}"#
            ),
            [("unknown-field", 46), ("unknown-id", 55), ("unknown-field", 84), ("unknown-id", 93)]
        );
        // An id with a dot, and one that looks like a path.
        assert_eq!(
            places(r#"{"label": "L", "values": {"b.c": {"text": 1, "via": "x"}, "a": {"text": "x"}, "a.text": "y"}}"#),
            [("missing", 34), ("wrong-type", 43), ("unknown-id", 79)]
        );
        assert_eq!(places(r#"{"label": "L", "values": {"[0][0][0]": "x", "a": "x"}}"#), [("unknown-id", 27)]);
    }

    #[test]
    fn a_problem_of_the_whole_is_told_where_it_begins() {
        assert_eq!(told("\n [7]"), [(Code::NotACard, 2, 2)]);
        assert_eq!(told("\u{feff}{}"), [(Code::NoTitle, 1, 1), (Code::NoTerms, 1, 1)]);
        assert_eq!(told("{\"title\": \"\", \"terms\":\n []}"), [(Code::NoTitle, 1, 11), (Code::NoTerms, 2, 2)]);
        assert_eq!(told(""), [(Code::NotJson, 1, 1)]);
        assert_eq!(told("{\"é\": é}"), [(Code::NotJson, 1, 7)]);
    }

    proptest! {
        /// Whatever becomes of a card's text, each place is in it.
        #[test]
        fn each_place_is_in_the_text(
            spoiled in prop::collection::vec((0..CARD.len(), 0..40usize, prop_oneof![
                prop::sample::select(vec!["", "\"", "[", "]", "{", "}", ":", ",", "null", "7", "\n", "\\", "\"a.b\":", "é", "\u{0}"])
                    .prop_map(str::to_owned),
                ".{0,6}",
                (0..CARD.len()).prop_map(|at| CARD[CARD.floor_char_boundary(at)..].chars().take(30).collect()),
            ]), 1..4),
        ) {
            let mut text = CARD.to_owned();
            for (at, length, other) in spoiled {
                let start = text.floor_char_boundary(at);
                let end = text.floor_char_boundary(start + length);
                text.replace_range(start..end, &other);
            }
            let lines: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
            for (code, line, column) in told(&text) {
                prop_assert!(line >= 1 && column >= 1 && line <= lines.len(), "{code:?} {line}:{column}");
                prop_assert!(column <= lines[line - 1] + 1, "{code:?} {line}:{column}");
            }
        }
    }
}
