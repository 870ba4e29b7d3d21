//! What keeps a file from being JSON, for editors: the parser's words say what it wanted, and not what somebody did.

/// What was found, in words that say what to do; the parser's own where they are as good. The offset is where the
/// parser gave up.
pub fn found(text: &str, offset: usize, parser: &str) -> String {
    let at = text.floor_char_boundary(offset);
    let here = text[at..].chars().next();
    // The sign that matters may be the one before: a parser looks one ahead.
    let before = text[..at].chars().next_back();
    let curly = [here, before].into_iter().flatten().find(|char| "“”„‘’«»".contains(*char));
    let words = if text.trim().is_empty() {
        "an empty file"
    } else if let Some(curly) = curly {
        return format!(
            "the quotation mark {curly}, where JSON wants the straight \"; it stands around names and texts"
        );
    } else if text[at..].starts_with(['/', '#']) || text[..at].ends_with('/') {
        "a comment; JSON has none, so take it away"
    } else if here == Some('\'') {
        "the quotation mark ', where JSON wants \""
    } else if parser.starts_with("control character") {
        "the end of a line, or a tab, in a text; close the text before it, or write \\n for a new line in it"
    } else if parser.starts_with("trailing comma") {
        "a comma with nothing behind it; take it away"
    } else if parser.starts_with("trailing characters") {
        "more behind the end of the card: the file is pasted twice, or a bracket is closed too early"
    } else if parser.starts_with("expected `,` or") {
        "no comma here; one is missing at the end of what stands before, or a quotation mark within a text lacks its \\"
    } else if parser.starts_with("EOF") {
        "the end of the file amid the card; a bracket or a quotation mark is not closed"
    } else if here.is_some_and(char::is_alphabetic) && parser.starts_with("key must") {
        "a name without quotation marks"
    } else if here.is_some_and(char::is_alphabetic) && parser.starts_with("expected value") {
        "a text without quotation marks"
    } else {
        return ["text that is none: ", parser].concat();
    };
    words.to_owned()
}

#[cfg(test)]
mod tests {
    use super::found;
    use proptest::prelude::*;

    /// What is found in a text, by the parser's own judgement.
    fn told(text: &str) -> String {
        let error = serde_json::from_str::<serde_json::Value>(text).unwrap_err();
        let lines: Vec<&str> = text.split_inclusive('\n').take(error.line() - 1).collect();
        found(text, lines.concat().len() + error.column().saturating_sub(1), &error.to_string())
    }

    #[test]
    fn what_editors_do_is_called_by_its_name() {
        for (text, expected) in [
            ("", "an empty file"),
            ("{“title”: \"T\"}", "the quotation mark “"),
            ("{\"title\": „T“}", "the quotation mark „"),
            ("{'title': 1}", "the quotation mark '"),
            ("{\n  // A note.\n  \"title\": \"T\"}", "a comment"),
            ("{\"title\": \"a\nb\"}", "the end of a line"),
            ("{\"title\": \"T\",}", "a comma with nothing behind it"),
            ("{\"title\": \"T\"} {}", "more behind the end"),
            ("{\"title\": \"T\"\n \"terms\": []}", "no comma here"),
            ("{\"title\": \"T\"", "the end of the file"),
            ("{title: \"T\"}", "a name without quotation marks"),
            ("{\"title\": Fares}", "a text without quotation marks"),
            ("{\"title\": \"\\q\"}", "text that is none: invalid escape"),
        ] {
            assert!(told(text).starts_with(expected), "{text}: {}", told(text));
        }
    }

    proptest! {
        #[test]
        fn any_place_of_any_text_has_words(text in ".{0,20}", offset in 0..20usize) {
            prop_assert!(!found(&text, offset.min(text.len()), "expected value").is_empty());
        }
    }
}
