//! Compares two texts, and prepares their edits paragraph by paragraph.

use alloc::string::String;
use alloc::vec::Vec;

use super::edit_counts::EditCounts;
use super::paragraphs::ParagraphEnds;
use crate::cut::is_one_of;
use crate::locale::{Locale, Word};
use crate::redline::{Edit, EditKind, Op, difference, redline};

/// A paragraph of a redline.
pub type Paragraph<'c> = Vec<Mark<'c>>;

/// A stretch of a paragraph as it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark<'c> {
    /// Deleted, inserted or kept.
    pub op: Op,
    /// The text. For white space that changed, a sign.
    pub text: &'c str,
    /// The kind of the edit that the stretch is part of.
    pub kind: EditKind,
    /// A note before the text about where a passage moved.
    pub note: Option<&'static str>,
}

impl<'c> Mark<'c> {
    fn new(edit: &Edit<'c>) -> Self {
        Self { op: edit.op, text: edit.text, kind: edit.kind, note: None }
    }

    fn kept(text: &'c str) -> Self {
        Self { op: Op::Keep, text, kind: EditKind::Same, note: None }
    }
}

/// Two texts compared.
pub(super) struct TextComparison<'c> {
    /// Both texts in one.
    pub redline: Vec<Paragraph<'c>>,
    /// The old text, with marks on what the new one lacks.
    pub before: Vec<Paragraph<'c>>,
    /// The new text, with marks on what the old one lacks.
    pub after: Vec<Paragraph<'c>>,
    /// The number of edits of each kind.
    pub edits: EditCounts,
    /// A sentence for each number that changed.
    pub amounts: Vec<String>,
    /// True if the texts differ in white space at most.
    pub has_same_words: bool,
}

pub(super) fn compare_texts<'c>(old: &'c str, new: &'c str, locale: &'static Locale) -> TextComparison<'c> {
    let mut edits = redline(old, new);
    let has_same_words = edits.iter().all(|edit| matches!(edit.kind, EditKind::Same | EditKind::Space));
    if has_same_words {
        edits = Vec::from([Edit { op: Op::Keep, text: new, kind: EditKind::Same }]);
    }
    let side = |other: Op| {
        paragraphs(edits.iter().filter(|edit| edit.op != other).map(|edit| Mark {
            // The other text has a moved passage, too.
            op: if matches!(edit.kind, EditKind::Moved(_)) { Op::Keep } else { edit.op },
            ..Mark::new(edit)
        }))
    };
    TextComparison {
        redline: paragraphs(marks(&edits, locale).into_iter()),
        before: side(Op::Insert),
        after: side(Op::Delete),
        edits: EditCounts::count(&edits),
        amounts: amounts(&edits, locale),
        has_same_words,
    }
}

/// Prepares edits for one text: edits of a moved passage are shown at its new place, and white space as signs.
fn marks<'c>(edits: &[Edit<'c>], locale: &'static Locale) -> Vec<Mark<'c>> {
    let mut marks = Vec::new();
    for (at, edit) in edits.iter().enumerate() {
        match edit.kind {
            EditKind::Moved(_) => marks.extend(moved(edits, at, locale)),
            EditKind::Space => marks.extend(space(edits, at)),
            _ => marks.push(Mark::new(edit)),
        }
    }
    marks
}

/// Marks a moved passage, with a note. At its new place, it is compared with its old text.
fn moved<'c>(edits: &[Edit<'c>], at: usize, locale: &'static Locale) -> Vec<Mark<'c>> {
    let edit = &edits[at];
    let is_other = |other: &Edit| other.kind == edit.kind && other.op != edit.op;
    let other = edits.iter().position(is_other).unwrap_or(at);
    let word = match edit.op {
        Op::Insert if other < at => Word::MovedFromAbove,
        Op::Insert => Word::MovedFromBelow,
        _ if other > at => Word::MovedDown,
        _ => Word::MovedUp,
    };
    let noted = Mark { note: Some(locale.word(word)), ..Mark::new(edit) };
    if edit.op != Op::Insert {
        return Vec::from([noted]);
    }
    let mut marks = Vec::from([Mark { op: Op::Keep, text: "", ..noted }]);
    for inner in redline(edits[other].text, edit.text) {
        let kind = if inner.op == Op::Keep { edit.kind } else { inner.kind };
        marks.push(Mark { kind, ..Mark::new(&inner) });
    }
    marks
}

/// Marks white space with a sign, before the white space itself.
fn space<'c>(edits: &[Edit<'c>], at: usize) -> [Mark<'c>; 2] {
    let edit = &edits[at];
    let neighbour = if edit.op == Op::Delete { edits.get(at + 1) } else { at.checked_sub(1).map(|at| &edits[at]) };
    let replaced = neighbour.filter(|neighbour| neighbour.kind == EditKind::Space);
    let ends_line = |edit: &Edit| is_one_of(b'\n', edit.text.as_bytes());
    let sign = match (ends_line(edit), replaced.map(ends_line)) {
        (true, _) => "¶",
        (false, None) => "·",
        (false, Some(false)) if edit.op == Op::Insert => "·",
        _ => "",
    };
    let text = match (edit.op, replaced) {
        (Op::Insert, _) => edit.text,
        (_, Some(_)) => "",
        _ => " ",
    };
    [Mark { text: sign, ..Mark::new(edit) }, Mark::kept(text)]
}

/// Splits marks into paragraphs. White space at the ends of a mark is kept unmarked.
fn paragraphs<'c>(marks: impl Iterator<Item = Mark<'c>>) -> Vec<Paragraph<'c>> {
    let mut paragraphs = Vec::new();
    let mut paragraph = Vec::new();
    // A paragraph can end between two marks, so the state outlives a mark.
    let mut ends = ParagraphEnds::default();
    for mark in marks {
        let mut start = 0;
        for (at, char) in mark.text.char_indices() {
            if ends.at(char) {
                add(&mut paragraph, mark, start, at);
                end(&mut paragraph, &mut paragraphs);
                start = at + 1;
            }
        }
        add(&mut paragraph, mark, start, mark.text.len());
    }
    end(&mut paragraph, &mut paragraphs);
    paragraphs
}

/// Adds a part of a mark to a paragraph.
fn add<'c>(paragraph: &mut Paragraph<'c>, mark: Mark<'c>, start: usize, end: usize) {
    let part = mark.text.get(start..end).unwrap_or_default();
    let marked = part.trim_ascii();
    let margin = part.len() - part.trim_ascii_start().len();
    let before = part.get(..margin).unwrap_or_default();
    let after = part.get(margin + marked.len()..).unwrap_or_default();
    let note = mark.note.filter(|_| start == 0);
    for mark in [Mark::kept(before), Mark { text: marked, note, ..mark }, Mark::kept(after)] {
        let is_margin = paragraph.is_empty() && mark.text.trim().is_empty();
        if mark.note.is_some() || !mark.text.is_empty() && !is_margin {
            paragraph.push(mark);
        }
    }
}

/// Ends a paragraph, without white space at its end. Empty ones are left out.
fn end<'c>(paragraph: &mut Paragraph<'c>, paragraphs: &mut Vec<Paragraph<'c>>) {
    let is_space = |mark: &Mark| mark.text.trim().is_empty() && mark.note.is_none();
    while paragraph.last().is_some_and(is_space) {
        paragraph.pop();
    }
    if !paragraph.is_empty() {
        paragraphs.push(core::mem::take(paragraph));
    }
}

/// Returns a sentence for each number that changed: from what, to what, and by how much.
fn amounts(edits: &[Edit], locale: &Locale) -> Vec<String> {
    let mut amounts = Vec::new();
    for pair in edits.windows(2) {
        let [old, new] = pair else { continue };
        if old.kind != EditKind::Number || (old.op, new.op) != (Op::Delete, Op::Insert) {
            continue;
        }
        let Some(difference) = difference(old.text, new.text) else { continue };
        let by =
            if difference.in_points { locale.fill(Word::Points, &[&difference.amount]) } else { difference.amount };
        let word = if difference.is_increase { Word::WentUp } else { Word::WentDown };
        amounts.push(locale.fill(word, &[old.text.trim(), new.text.trim(), &by]));
    }
    amounts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::ENGLISH;
    use alloc::borrow::ToOwned;

    fn drawn(old: &str, new: &str) -> Vec<String> {
        let draw = |mark: &Mark| {
            let note = mark.note.map_or(String::new(), |note| "(".to_owned() + note + ")");
            note + &match mark.op {
                Op::Keep => mark.text.to_owned(),
                Op::Delete => "[-".to_owned() + mark.text + "-]",
                Op::Insert => "{+".to_owned() + mark.text + "+}",
            }
        };
        let compared = compare_texts(old, new, &ENGLISH);
        compared.redline.iter().map(|paragraph| paragraph.iter().map(draw).collect()).collect()
    }

    #[test]
    fn a_paragraph_can_end_between_two_edits() {
        let mark = |op, text| Mark { op, text, kind: EditKind::Substance, note: None };
        let marks = [mark(Op::Keep, "One\n"), mark(Op::Insert, "\nthree "), mark(Op::Keep, "four")];
        let paragraphs = paragraphs(marks.into_iter());
        let texts = |paragraph: &Paragraph| paragraph.iter().map(|mark| mark.text).collect::<String>();
        assert_eq!(paragraphs.iter().map(texts).collect::<Vec<_>>(), ["One", "three four"]);
    }

    #[test]
    fn a_split_paragraph_has_a_sign_where_it_was_split() {
        let (one, two) =
            ("Guests pay the full fee. They leave at ten.", "Guests pay the full fee.\n\nThey leave at ten. No dogs.");
        assert_eq!(drawn(one, two), ["Guests pay the full fee.{+¶+}", "They leave at ten. {+No dogs.+}"]);
        assert_eq!(drawn(two, one), ["Guests pay the full fee.[-¶-] They leave at ten. [-No dogs.-]"]);
    }

    #[test]
    fn a_moved_paragraph_says_where_and_shows_what_was_edited() {
        let (fees, dogs) =
            ("The full fee is due on the first of each month.", "No dogs may enter the garden at any time.");
        let rest = "The house is open from nine to five.\n\nThe tower is open on Sundays.\n\nThe park is never closed.";
        let old = [fees, rest, dogs].join("\n\n");
        let new = [rest, dogs, "The full fee is due on the tenth of each month."].join("\n\n");
        let drawn = drawn(&old, &new);
        assert_eq!(drawn[0], "(Moved down: )[-The full fee is due on the first of each month.-]");
        assert_eq!(
            drawn.last().unwrap(),
            "(Moved from above: )The full fee is due on the [-first-]{+tenth+} of each month."
        );
    }

    #[test]
    fn an_amount_says_by_how_much_it_changed() {
        let amounts = |old, new| compare_texts(old, new, &ENGLISH).amounts;
        assert_eq!(
            amounts("Up to $38 billion is paid.", "Up to $50 billion is paid."),
            ["$38 billion → $50 billion, up $12 billion"]
        );
        assert_eq!(
            amounts("A rate of 4.2% a year.", "A rate of 4% a year."),
            ["4.2% → 4%, down 0.2 percentage points"]
        );
    }
}
