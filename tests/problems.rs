//! The problems of card files: their places, and the messages that editors read.

use proptest::prelude::*;
use what_changed::card::{self, Code, Problem};

const CARD: &str = include_str!("fixtures/maximal.json");

/// Returns the code, the line and the column of each problem of a text.
fn places(text: &str) -> Vec<(Code, usize, usize)> {
    let place = |problem: &Problem| {
        let span = problem.span.expect("a card that is read from text");
        (problem.code, span.line, span.column)
    };
    card::read(text).problems.iter().map(place).collect()
}

/// Returns the line and the column of an offset.
fn place(text: &str, offset: usize) -> (usize, usize) {
    let before = &text[..offset];
    let line = before.rsplit('\n').next().unwrap_or_default();
    (1 + before.matches('\n').count(), 1 + line.chars().count())
}

/// Returns the range of each string of the full card, and true for the name of a member.
fn strings() -> impl Iterator<Item = (usize, usize, bool)> {
    let quotes: Vec<usize> =
        CARD.match_indices('"').map(|(at, _)| at).filter(|at| !CARD[..*at].ends_with('\\')).collect();
    let pairs: Vec<(usize, usize)> = quotes.chunks(2).map(|pair| (pair[0], pair[1] + 1)).collect();
    pairs.into_iter().map(|(start, end)| (start, end, CARD[end..].trim_start().starts_with(':')))
}

#[test]
fn a_value_of_the_wrong_type_is_marked() {
    for (start, end, _) in strings().filter(|(.., is_name)| !is_name) {
        let text = [&CARD[..start], "7", &CARD[end..]].concat();
        let (line, column) = place(CARD, start);
        let found = places(&text);
        let is_there = |code| found.contains(&(code, line, column));
        assert!(is_there(Code::WrongType) || is_there(Code::NoTitle), "{line}:{column}: {found:?}");
    }
}

#[test]
fn an_unknown_name_is_marked() {
    for (start, end, _) in strings().filter(|(.., is_name)| *is_name) {
        let text = [&CARD[..start], "\"a.text[0]\"", &CARD[end..]].concat();
        let (line, column) = place(CARD, start);
        let found = places(&text);
        let is_there = |code| found.contains(&(code, line, column));
        assert!(is_there(Code::UnknownField) || is_there(Code::UnknownId), "{line}:{column}: {found:?}");
    }
}

#[test]
fn a_repeated_name_is_marked_where_it_is_repeated() {
    for (start, end, _) in strings().filter(|(.., is_name)| *is_name) {
        let name = &CARD[start..end];
        let text = [&CARD[..start], name, ":null,", &CARD[start..]].concat();
        let (line, column) = place(&text, start + name.len() + ":null,".len());
        assert_eq!(places(&text), [(Code::RepeatedField, line, column)], "{line}:{column}");
    }
}

/// Returns the code and the column of each problem of one term, in a card with two versions.
fn in_term(term: &str) -> Vec<(&'static str, usize)> {
    let begin = r#"{"title": "T", "versions": [{"id": "a"}, {"id": "b.c"}], "terms": ["#;
    let found = places(&format!("{begin}{term}]}}"));
    found.into_iter().map(|(code, _, column)| (code.name(), column - begin.len())).collect()
}

#[test]
fn repeated_ids_and_ids_with_dots_have_their_own_places() {
    assert_eq!(
        in_term(r#"{"label": "L", "values": {"a": {"text": 1}, "a": {"text": 2}}}"#),
        [("wrong-type", 41), ("repeated-field", 45), ("wrong-type", 59)]
    );
    assert_eq!(
        in_term(
            r#"{"label": "L", "values": {"a": {"text": "x", "x": 1}, "d": "y", "a": {"text": "x", "x": 1}, "d": "z"}}"#
        ),
        [
            ("unknown-field", 46),
            ("unknown-id", 55),
            ("repeated-field", 65),
            ("unknown-field", 84),
            ("repeated-field", 93),
            ("unknown-id", 93)
        ]
    );
    assert_eq!(
        in_term(r#"{"label": "L", "values": {"b.c": {"text": 1, "via": "x"}, "a": {"text": "x"}, "a.text": "y"}}"#),
        [("wrong-type", 43), ("unknown-id", 79)]
    );
    assert_eq!(in_term(r#"{"label": "L", "values": {"[0][0][0]": "x", "a": "x"}}"#), [("unknown-id", 27)]);
    let id_twice = r#"{"title": "T", "terms": [
        {"id": "a", "label": "A", "before": "x"}, {"id": "b", "label": "B", "before": "x"},
        {"id": "a", "label": "C", "before": "x"}, {"id": "a", "label": "D", "before": "x"}]}"#;
    assert_eq!(places(id_twice), [(Code::RepeatedId, 3, 16), (Code::RepeatedId, 3, 58)]);
}

#[test]
fn of_repeated_names_the_last_counts() {
    let read = card::read(
        r#"{"title": "A", "title": "B", "terms": [{"label": "L", "values": {"after": "x", "after": "y"}}]}"#,
    );
    let card = read.card.unwrap();
    assert_eq!(card.title, "B");
    let values: Vec<_> =
        card.terms[0].values.iter().map(|value| &*value.stated.as_ref().unwrap().statement.text).collect();
    assert_eq!(values, ["y"]);
    assert!(read.problems.iter().all(|problem| problem.code == Code::RepeatedField), "{:?}", read.problems);
}

#[test]
fn a_problem_of_the_card_is_marked_where_it_begins() {
    assert_eq!(places("\n [7]"), [(Code::NotACard, 2, 2)]);
    assert_eq!(places("\u{feff}{}"), [(Code::NoTitle, 1, 1), (Code::NoTerms, 1, 1)]);
    assert_eq!(places("{\"title\": \"\", \"terms\":\n []}"), [(Code::NoTitle, 1, 11), (Code::NoTerms, 2, 2)]);
    assert_eq!(places(""), [(Code::NotJson, 1, 1)]);
    assert_eq!(places("{\"é\": é}"), [(Code::NotJson, 1, 7)]);
}

#[test]
fn a_path_names_each_step() {
    let read = card::read(
        r#"{"title": "T", "versions": [{"id": "v.1"}, {"id": "v2"}], "terms": [
            {"label": "L", "values": {"v.1": {"text": "x", "via": 1}, "v2": {"text": "y", "via": 1}, "a\"b": "z"}}]}"#,
    );
    let paths: Vec<String> = read.problems.iter().map(|problem| problem.path.to_string()).collect();
    assert_eq!(paths, [r#"terms[0].values["v.1"].via"#, "terms[0].values.v2.via", r#"terms[0].values["a\"b"]"#]);
}

/// Returns the messages of a card whose other fields are sound.
fn messages(fields: &str) -> Vec<String> {
    let text = format!(r#"{{"title": "T", {fields}}}"#);
    card::read(&text).problems.iter().map(ToString::to_string).collect()
}

/// Returns the messages of a card with this as its first term.
fn messages_of_term(term: &str) -> Vec<String> {
    messages(&format!(r#""terms": [{term}, {{"label": "B", "before": "x"}}]"#))
}

#[test]
fn a_message_about_a_term_says_what_to_correct() {
    for (term, message) in [
        (r#"{"label": "A"}"#, r#"Term 1 (“A”) says nothing. Give it "before" and "after", or "values"."#),
        (r#"{"label": "A", "before": ""}"#, r#"Term 1 (“A”), "before": write a text, or "undisclosed": true."#),
        (r#"{"before": "x"}"#, "Term 1 has no label."),
        (r#"{"lable": "A", "before": "x"}"#, "Unknown field “lable” in term 1. Did you mean “label”?"),
        (r#"{"label": "A", "befor": "x"}"#, "Unknown field “befor” in term 1 (“A”). Did you mean “before”?"),
        (
            r#"{"label": "A", "before": {"txt": "x"}}"#,
            r#"Unknown field “txt” in term 1 (“A”), "before". Did you mean “text”?"#,
        ),
        (r#"{"label": "A", "before": 2.50}"#, r#"Term 1 (“A”), "before": write the number in quotation marks: "2.5"."#),
        (
            r#"{"label": "A", "before": "x", "values": {"after": "y"}}"#,
            r#"Term 1 (“A”): use either "values", or "before" and "after"."#,
        ),
        (
            r#"{"label": "A", "before": {"text": "x", "sources": "bbc"}}"#,
            r#"Term 1 (“A”), "before", "sources": write a list: ["bbc"]."#,
        ),
        (
            r#"{"label": "A", "before": {"text": "x", "standing": "reportd"}}"#,
            r#"Term 1 (“A”), "before", "standing": write confirmed, reported or disputed, not “reportd”. Did you mean “reported”?"#,
        ),
        (
            r#"{"label": "A", "values": {"befor": "x"}}"#,
            "Term 1 (“A”): there is no version “befor”. Did you mean “before”?",
        ),
        (
            r#"{"label": "A", "values": {"before": "x"}, "effects": [{"party": "city", "effect": "gains"}]}"#,
            r#"Term 1 (“A”), effect 1, "party": there is no party “city”."#,
        ),
        (
            r#"{"label": "A", "id": "a b", "before": "x"}"#,
            "Term 1 (“A”): the id “a b” has a space in it. Write a hyphen instead.",
        ),
        (
            r#"{"label": "A", "values": []}"#,
            r#"Term 1 (“A”), "values": write an object with a value for each version, such as {"v1": "…"}, not a list."#,
        ),
    ] {
        assert_eq!(messages_of_term(term).first().map(String::as_str), Some(message), "{term}");
    }
}

#[test]
fn a_message_about_a_card_says_what_to_correct() {
    for (field, message) in [
        (r#""versions": [{"id": "v1"}]"#, "There is only one version (“v1”). Add a second, or leave \"versions\" out."),
        (r#""corrections": "none""#, r#""corrections": write a list, not “none”."#),
        (
            r#""figures": [{"label": "Fee", "value": 2}]"#,
            r#"Figure 1 (“Fee”), "value": write the number in quotation marks: "2"."#,
        ),
        (r#""updated": "1 April""#, r#""updated": “1 April” is not a date. Write 2031, 2031-04 or 2031-04-27."#),
        (r#""updated": "2021-02-31""#, r#""updated": there is no such date as “2021-02-31”."#),
        (
            r#""updated": "04.01.2021""#,
            r#""updated": “04.01.2021” is not a date. Write 2031, 2031-04 or 2031-04-27. Did you mean “2021-01-04”?"#,
        ),
        (
            r#""sources": [{"publisher": "The Post", "url": "www.example.org"}]"#,
            r#"Source 1 (“The Post”), "url": “www.example.org” is not a web address. Did you mean “https://www.example.org”?"#,
        ),
        (
            r#""sources": [{"publisher": "The Post", "url": "javascript:alert(1)"}]"#,
            r#"Source 1 (“The Post”), "url": “javascript:alert(1)” is not a web address. Write one that begins with https://."#,
        ),
        (
            r#""alternatives": {"columns": ["A", "B"], "rows": [{"label": "R", "cells": ["x"]}]}"#,
            "Row “R” of the alternatives has 1 cell for 2 columns. Write null for an empty cell.",
        ),
        (r#""open": [{"text": "x"}]"#, "Open point 1 has no kind. Write risk, limit, myth or verify."),
        (r#""questions": [{"question": "Why?"}]"#, "Question 1 (“Why?”) has no answer."),
        (r#""format": 2"#, r#""format": this version of What Changed reads format 1 only."#),
        (r#""lang": "en", "lang": "de""#, "The card: “lang” is written twice. Delete one; the last one counts."),
    ] {
        assert_eq!(messages(&format!(r#"{field}, "terms": [{{"label": "A", "before": "x"}}]"#)), [message], "{field}");
    }
    assert_eq!(
        messages(
            r#""versions": [{"id": "a"}, {"id": "b"}, {"id": "c"}], "terms": [{"label": "A", "before": "x", "after": "y"}]"#
        ),
        ["Term 1 (“A”): this card has 3 versions. \"before\" and \"after\" work for two only; use \"values\"."]
    );
    assert_eq!(
        messages(r#""terms": [{"id": "a", "label": "A", "before": "x"}, {"id": "a", "label": "B", "before": "x"}]"#),
        ["Term 2 (“B”): the id “a” is used twice. Give one of the two another."]
    );
}

#[test]
fn a_card_that_cannot_be_shown_says_why() {
    for (text, message) in [
        ("[]", "A card begins with { and ends with }. This file contains a list."),
        ("{}", "The card has no title. Write one.\nThe card has no terms. Write at least one."),
        (
            r#"{"title": 7, "terms": [{"label": "A", "before": "x"}]}"#,
            "\"title\": write the number in quotation marks: \"7\".",
        ),
        (r#"{"title": "T", "terms": {}}"#, "Term 1 has no label."),
        (
            r#"{"title": "T", "terms": [{}]}"#,
            "None of the terms can be shown. Correct their problems.\nTerm 1 has no label.",
        ),
        (r#"{"title": "T", "terms": "x"}"#, "\"terms\": write a list, not “x”."),
    ] {
        let error = card::parse(text).unwrap_err().to_string();
        assert!(error.contains(message), "{text}: {error}");
    }
    let deep = format!("{}1{}", "[".repeat(40), "]".repeat(40));
    let problems = card::parse(&format!(r#"{{"title": "T", "terms": {deep}}}"#)).unwrap_err();
    assert_eq!(problems[0].code, Code::NotACard);
    assert!(problems.to_string().contains("nested as deeply"), "{problems}");
}

#[test]
fn mistakes_in_json_are_called_by_their_names() {
    for (text, column, message) in [
        ("", 1, "The file is empty. Write a card."),
        ("{\0\"\0t\0", 2, "The file is not UTF-8 text. Save it as UTF-8."),
        ("{“title”: \"T\"}", 2, "Not valid JSON: a curly quotation mark (“). Write the straight one (\")."),
        ("{\"title\": „T“}", 11, "Not valid JSON: a curly quotation mark („). Write the straight one (\")."),
        ("{\"title”: \"T\"}", 8, "Not valid JSON: a curly quotation mark (”). Write the straight one (\")."),
        ("{'title': 1}", 2, "Not valid JSON: a single quotation mark ('). Write a double one (\")."),
        ("{\"a\": 1, // A note.\n \"title\": \"T\"}", 10, "Not valid JSON: a comment. Delete it."),
        (
            "{\"title\": \"a\nb\"}",
            13,
            "Not valid JSON: a line break in a text. Close the text with \" before it, or write \\n instead.",
        ),
        ("{\"title\": \"a\tb\"}", 13, "Not valid JSON: a tab in a text. Write a space or \\t instead."),
        ("{\"title\": \"T\",}", 14, "Not valid JSON: a comma too many. Delete it."),
        ("[1,, 2]", 3, "Not valid JSON: a comma too many. Delete it."),
        (
            "{\"title\": \"T\"} {}",
            16,
            "Not valid JSON: text after the end of the card. A bracket is closed too early, or the file contains two cards.",
        ),
        (
            "{\"title\": \"T\"\n \"terms\": []}",
            13,
            "Not valid JSON: a comma is missing after this, or a quotation mark inside a text needs a backslash (\\\").",
        ),
        (
            "{\"title\": \"A \"new\" deal\"}",
            14,
            "Not valid JSON: a comma is missing after this, or a quotation mark inside a text needs a backslash (\\\").",
        ),
        ("{\"title\" \"T\"}", 8, "Not valid JSON: a colon is missing after this name."),
        (
            "{\"title\": \"T\"",
            14,
            "Not valid JSON: the file ends inside the card. A bracket or a quotation mark is not closed.",
        ),
        ("{title: \"T\"}", 2, "Not valid JSON: a name needs quotation marks: \"title\"."),
        ("{\"title\": Fares and more}", 11, "Not valid JSON: a text needs quotation marks: \"Fares and more\"."),
        ("{\"title\": £2.50}", 11, "Not valid JSON: a text needs quotation marks: \"£2.50\"."),
        ("{\"title\": 2.5 kg}", 11, "Not valid JSON: a text needs quotation marks: \"2.5 kg\"."),
        ("{\"title\": nothing}", 11, "Not valid JSON: a text needs quotation marks: \"nothing\"."),
        (
            "{\"value\": 2,5}",
            11,
            "Not valid JSON: a number with a decimal comma. Write it in quotation marks: \"2,5\".",
        ),
        ("{\"value\": 007}", 11, "Not valid JSON: a number is not written like this. Put it in quotation marks."),
        ("{\"title\": \"\\q\"}", 13, "Not valid JSON: a backslash in a text is written twice (\\\\)."),
        ("<!doctype html>", 1, "Not valid JSON: “<” does not belong here."),
        ("{\"title\": \"T\"]", 14, "Not valid JSON: “]” does not belong here."),
    ] {
        let read = card::read(text);
        let [problem] = &read.problems[..] else { panic!("{text}: {:?}", read.problems) };
        assert_eq!((problem.message().as_str(), problem.span.unwrap().column), (message, column), "{text}");
    }
}

#[test]
fn a_problem_is_serialised_for_programs() {
    let text = r#"{"title": "T", "terms": [{"label": "L", "values": {"v.2": "x", "after": "y"}}]}"#;
    assert_eq!(
        serde_json::to_value(card::read(text).problems).unwrap(),
        serde_json::json!([{
            "code": "unknown-id", "fatal": false, "line": 1, "column": 52, "path": "terms[0].values[\"v.2\"]",
            "message": "Term 1 (“L”): there is no version “v.2”.",
            "expected": "the id of a version", "found": "“v.2”", "nearest": null,
        }])
    );
}

#[test]
fn long_texts_are_shortened() {
    let long = "x".repeat(60);
    let [message] = &messages_of_term(&format!(r#"{{"label": "{long}", "before": "x", "{long}": 1}}"#))[..] else {
        panic!()
    };
    let short = format!("“{}…”", "x".repeat(40));
    assert_eq!(message, &format!("Unknown field {short} in term 1 ({short})."));
}

proptest! {
    /// Damages the text of a card: each position is inside it, and each problem has a message.
    #[test]
    fn each_place_is_in_the_text(
        edits in prop::collection::vec((0..CARD.len(), 0..40usize, prop_oneof![
            prop::sample::select(vec!["", "\"", "[", "]", "{", "}", ":", ",", "null", "7", "\n", "\\", "\"a.b\":", "é", "\u{0}"])
                .prop_map(str::to_owned),
            ".{0,6}",
            (0..CARD.len()).prop_map(|at| CARD[CARD.floor_char_boundary(at)..].chars().take(30).collect()),
        ]), 1..4),
    ) {
        let mut text = CARD.to_owned();
        for (at, length, other) in edits {
            let start = text.floor_char_boundary(at);
            let end = text.floor_char_boundary(start + length);
            text.replace_range(start..end, &other);
        }
        let lines: Vec<usize> = text.split('\n').map(|line| line.chars().count()).collect();
        for problem in card::read(&text).problems {
            let span = problem.span.unwrap();
            prop_assert!(text.get(span.start..span.end).is_some(), "{span:?}");
            prop_assert!(span.line >= 1 && span.column >= 1 && span.line <= lines.len(), "{span:?}");
            prop_assert!(span.column <= lines[span.line - 1] + 1, "{span:?}");
            prop_assert!(problem.message().ends_with(['.', '?']), "{}", problem.message());
        }
    }
}
