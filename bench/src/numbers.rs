//! Finds numbers in a text, and counts the edits that split one.

use std::ops::Range;

use crate::script::{Op, Piece, runs};

/// Currency codes before or after an amount.
const CODES: [&str; 8] = ["USD", "EUR", "GBP", "CHF", "JPY", "CNY", "CAD", "AUD"];

/// Returns the numbers of a text, each with its separators (`1,000,000`, `4.2`, `10:30`), its currency (`US$5`, `5 €`,
/// `EUR 5`) and its percent sign.
pub fn spans(text: &str) -> Vec<Range<usize>> {
    let mut spans: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(length) = text[at..].find(char::is_numeric) {
        let digits = at + length;
        let end = end_of_amount(text, digits_end(text, digits));
        let start = start_of_amount(text, digits).max(at);
        spans.push(start..end);
        at = end;
    }
    spans
}

/// Returns the end of digits and the separators between them.
fn digits_end(text: &str, start: usize) -> usize {
    let mut end = start;
    let mut chars = text[start..].chars().peekable();
    while let Some(char) = chars.next() {
        let joins = matches!(char, '.' | ',' | ':' | '\'' | '’') && chars.peek().is_some_and(|next| next.is_numeric());
        if !char.is_numeric() && !joins {
            break;
        }
        end += char.len_utf8();
    }
    end
}

/// Returns the start of the amount whose digits start at `digits`.
fn start_of_amount(text: &str, digits: usize) -> usize {
    let head = &text[..digits];
    if let Some(sign) = head.chars().next_back().filter(|char| is_currency(*char)) {
        let head = &head[..head.len() - sign.len_utf8()];
        let country = head.trim_end_matches(|char: char| char.is_ascii_uppercase());
        // "US$" belongs to the amount, the end of a longer word in capitals does not.
        return if head.len() - country.len() <= 3 { country.len() } else { head.len() };
    }
    let code = head.strip_suffix([' ', '\u{a0}']).unwrap_or(head);
    let before_code = CODES.iter().find_map(|name| code.strip_suffix(name));
    before_code.filter(|rest| !rest.ends_with(char::is_alphanumeric)).map_or(digits, str::len)
}

/// Returns the end of the amount whose digits end at `digits`.
fn end_of_amount(text: &str, digits: usize) -> usize {
    let tail = &text[digits..];
    if tail.starts_with(['%', '‰']) {
        return text.len() - tail.trim_start_matches(['%', '‰']).len();
    }
    let spaced = tail.strip_prefix([' ', '\u{a0}']).unwrap_or(tail);
    if let Some(rest) = spaced.strip_prefix(is_currency) {
        // In "5 $6", the sign belongs to the next amount.
        return if rest.starts_with(char::is_numeric) { digits } else { text.len() - rest.len() };
    }
    let after_code = CODES.iter().find_map(|name| spaced.strip_prefix(name));
    let after_code = after_code.filter(|rest| !rest.starts_with(char::is_alphanumeric));
    // "5 EUR 6" starts with the amount "5 EUR".
    after_code.map_or(digits, |rest| text.len() - rest.len())
}

fn is_currency(char: char) -> bool {
    matches!(char, '$' | '¢' | '£' | '¤' | '¥' | '\u{20a0}'..='\u{20cf}')
}

/// Returns the number of numbers, in both texts, with the start or the end of an edit inside them.
pub fn count_split(pieces: &[Piece]) -> usize {
    count_split_in(pieces, Op::Delete) + count_split_in(pieces, Op::Insert)
}

/// Returns the number of split numbers in the text that consists of the pieces of one operation and the kept ones.
fn count_split_in(pieces: &[Piece], op: Op) -> usize {
    let mut text = String::new();
    let mut bounds = Vec::new();
    for (_, run) in runs(pieces) {
        bounds.push(text.len());
        let shown = run.iter().filter(|piece| piece.op == Op::Keep || piece.op == op);
        // In the old text, a deletion inside a moved paragraph is at the old place.
        shown.filter(|piece| piece.mark != crate::script::Mark::Inner).for_each(|piece| text.push_str(&piece.text));
    }
    let is_split = |span: &Range<usize>| {
        let next = bounds.partition_point(|bound| *bound <= span.start);
        bounds.get(next).is_some_and(|bound| *bound < span.end)
    };
    spans(&text).iter().filter(|span| is_split(span)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<&str> {
        spans(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn a_number_has_its_separators_and_its_currency() {
        assert_eq!(numbers("1,000,000, or 4.2."), ["1,000,000", "4.2"]);
        assert_eq!(
            numbers("US$50 and €4.2, 5 € or EUR 6, 7 USD, 4.2% at 10:30"),
            ["US$50", "€4.2", "5 €", "EUR 6", "7 USD", "4.2%", "10:30"]
        );
        assert_eq!(numbers("5 $6"), ["5", "$6"]);
        assert_eq!(numbers("LIABILITY$5 NEUR 6"), ["$5", "6"]);
    }

    #[test]
    fn an_edit_inside_a_number_splits_it_in_both_texts() {
        let pieces = [
            Piece::plain(Op::Keep, "$1,"),
            Piece::plain(Op::Delete, "000"),
            Piece::plain(Op::Insert, "500"),
            Piece::plain(Op::Keep, ",000"),
        ];
        assert_eq!(count_split(&pieces), 2);
        let grown = [Piece::plain(Op::Keep, "10"), Piece::plain(Op::Insert, ","), Piece::plain(Op::Keep, "000")];
        assert_eq!(count_split(&grown), 2);
    }

    #[test]
    fn an_edit_of_a_whole_number_splits_nothing() {
        let whole = [
            Piece::plain(Op::Keep, "for "),
            Piece::plain(Op::Delete, "$5"),
            Piece::plain(Op::Insert, "$"),
            Piece::plain(Op::Insert, "6"),
            Piece::plain(Op::Keep, " a year"),
        ];
        assert_eq!(count_split(&whole), 0);
    }

    #[test]
    fn an_edit_between_a_currency_and_its_digits_splits_the_amount() {
        let alone = [Piece::plain(Op::Keep, "$"), Piece::plain(Op::Delete, "5"), Piece::plain(Op::Insert, "6")];
        assert_eq!(count_split(&alone), 2);
    }
}
