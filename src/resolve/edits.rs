//! Two texts as paragraphs of edits, and what is to be said of them.

use alloc::string::String;
use alloc::vec::Vec;

use super::statement::ParagraphEnds;
use crate::cut::is_one_of;
use crate::locale::{Locale, Word};
use crate::number;
use crate::redline::{Edit, EditKind, Op, difference, redline};

/// A paragraph of a redline.
pub type Paragraph<'c> = Vec<Mark<'c>>;

/// A stretch of a paragraph, and how it is to be shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark<'c> {
    /// What happens to it.
    pub op: Op,
    /// The stretch itself; of white space that changed, a sign for it.
    pub text: &'c str,
    /// What sort of change it is part of.
    pub kind: EditKind,
    /// What is to be said before it: where it moved.
    pub note: Option<&'static str>,
}

/// What became of one text.
pub(super) struct Compared<'c> {
    /// Both texts in one.
    pub redline: Vec<Paragraph<'c>>,
    /// The old text, with what the new one does not have.
    pub before: Vec<Paragraph<'c>>,
    /// The new text, with what the old one does not have.
    pub after: Vec<Paragraph<'c>>,
    /// How many changes there are of each sort.
    pub sorts: Sorts,
    /// The numbers that changed, each in a sentence.
    pub amounts: Vec<String>,
    /// Whether the texts differ in nothing but white space.
    pub same_words: bool,
}

pub(super) fn compared<'c>(old: &'c str, new: &'c str, locale: &'static Locale) -> Compared<'c> {
    let mut edits = redline(old, new);
    let same_words = edits.iter().all(|edit| matches!(edit.kind, EditKind::Same | EditKind::Space));
    if same_words {
        edits = Vec::from([Edit { op: Op::Keep, text: new, kind: EditKind::Same }]);
    }
    let sides = |other: Op| {
        let side = edits.iter().filter(|edit| edit.op != other);
        paragraphs(side.map(|edit| Mark {
            // What moved is on this side as it is on the other.
            op: if matches!(edit.kind, EditKind::Moved(_)) { Op::Keep } else { edit.op },
            text: edit.text,
            kind: edit.kind,
            note: None,
        }))
    };
    Compared {
        redline: paragraphs(marks(&edits, locale).into_iter()),
        before: sides(Op::Insert),
        after: sides(Op::Delete),
        sorts: Sorts::of(&edits),
        amounts: amounts(&edits, locale),
        same_words,
    }
}

/// The edits as they are to be shown in one text: what moved is edited where it stands now, and white space
/// has a sign.
fn marks<'c>(edits: &[Edit<'c>], locale: &'static Locale) -> Vec<Mark<'c>> {
    let mut marks = Vec::new();
    for (at, edit) in edits.iter().enumerate() {
        let mark = Mark { op: edit.op, text: edit.text, kind: edit.kind, note: None };
        match edit.kind {
            EditKind::Moved(_) => {
                let is_other = |other: &Edit| other.kind == edit.kind && other.op != edit.op;
                let other = edits.iter().position(is_other).unwrap_or(at);
                let word = match edit.op {
                    Op::Insert if other < at => Word::MovedFromAbove,
                    Op::Insert => Word::MovedFromBelow,
                    _ if other > at => Word::MovedDown,
                    _ => Word::MovedUp,
                };
                let note = Some(locale.word(word));
                if edit.op != Op::Insert {
                    marks.push(Mark { note, ..mark });
                    continue;
                }
                marks.push(Mark { op: Op::Keep, text: "", note, ..mark });
                marks.extend(redline(edits[other].text, edit.text).iter().map(|inner| Mark {
                    op: inner.op,
                    text: inner.text,
                    kind: if inner.op == Op::Keep { edit.kind } else { inner.kind },
                    note: None,
                }));
            }
            EditKind::Space => {
                let beside =
                    if edit.op == Op::Delete { edits.get(at + 1) } else { at.checked_sub(1).map(|at| &edits[at]) };
                let beside = beside.filter(|beside| beside.kind == EditKind::Space);
                let ends_line = |edit: &Edit| is_one_of(b'\n', edit.text.as_bytes());
                let sign = match (ends_line(edit), beside.map(ends_line)) {
                    (true, _) => "¶",
                    (false, None) => "·",
                    (false, Some(false)) if edit.op == Op::Insert => "·",
                    _ => "",
                };
                let text = match (edit.op, beside) {
                    (Op::Insert, _) => edit.text,
                    (_, Some(_)) => "",
                    _ => " ",
                };
                marks.extend([
                    Mark { text: sign, ..mark },
                    Mark { op: Op::Keep, text, kind: EditKind::Same, note: None },
                ]);
            }
            _ => marks.push(mark),
        }
    }
    marks
}

/// Cuts what is marked where paragraphs end, and leaves white space at the ends of a mark unmarked.
fn paragraphs<'c>(marks: impl Iterator<Item = Mark<'c>>) -> Vec<Paragraph<'c>> {
    let mut paragraphs = Vec::new();
    let mut paragraph = Vec::new();
    // A paragraph may end between two marks, so this goes on from one to the next.
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
    let kept = |text| Mark { op: Op::Keep, text, kind: EditKind::Same, note: None };
    for mark in [kept(before), Mark { text: marked, note, ..mark }, kept(after)] {
        let is_margin = paragraph.is_empty() && mark.text.trim().is_empty();
        if mark.note.is_some() || !mark.text.is_empty() && !is_margin {
            paragraph.push(mark);
        }
    }
}

fn end<'c>(paragraph: &mut Paragraph<'c>, paragraphs: &mut Vec<Paragraph<'c>>) {
    let is_space = |mark: &Mark| mark.text.trim().is_empty() && mark.note.is_none();
    while paragraph.last().is_some_and(is_space) {
        paragraph.pop();
    }
    if !paragraph.is_empty() {
        paragraphs.push(core::mem::take(paragraph));
    }
}

/// How many changes there are of each sort.
#[derive(Clone, Copy, Default)]
pub(super) struct Sorts {
    /// In the order of [`SORTS`].
    counts: [usize; SORTS.len()],
    /// Whether there is one that a reader may leave out.
    pub has_small: bool,
}

/// The words for the sorts of changes, weightier ones first.
const SORTS: [Word; 11] = [
    Word::InWording,
    Word::InNumbers,
    Word::InPosition,
    Word::InNumbering,
    Word::InFormat,
    Word::InSpelling,
    Word::InCapitals,
    Word::InPunctuation,
    Word::InSpacing,
    Word::InLinks,
    Word::InInvisibleCharacters,
];

impl Sorts {
    fn of(edits: &[Edit]) -> Self {
        let mut sorts = Self::default();
        let mut before = None;
        for edit in edits {
            let sort = match edit.kind {
                EditKind::Same => None,
                EditKind::Moved(_) if edit.op == Op::Delete => None,
                EditKind::Substance | EditKind::Rewritten => Some(0),
                EditKind::Number => Some(1),
                EditKind::Moved(_) => Some(2),
                EditKind::Numbering => Some(3),
                EditKind::Wording => Some(4),
                EditKind::Spelling => Some(5),
                EditKind::Case => Some(6),
                EditKind::Punctuation => Some(7),
                EditKind::Space => Some(8),
                EditKind::Link => Some(9),
                EditKind::Invisible => Some(10),
            };
            // A deletion and the insertion behind it are one.
            let is_same = edit.op == Op::Insert && before == Some((Op::Delete, edit.kind));
            if let Some(sort) = sort.filter(|_| !is_same) {
                sorts.counts[sort] += 1;
                sorts.has_small |= edit.kind.is_minor();
            }
            before = Some((edit.op, edit.kind));
        }
        sorts
    }

    /// Those of both.
    pub(super) fn and(mut self, other: Self) -> Self {
        for (count, more) in self.counts.iter_mut().zip(other.counts) {
            *count += more;
        }
        self.has_small |= other.has_small;
        self
    }

    /// The counts in a sentence; `None` where there is nothing to tell apart.
    pub(super) fn said(self, locale: &Locale) -> Option<String> {
        let is_mixed = self.counts.iter().filter(|count| **count > 0).count() > 1;
        if !is_mixed && self.counts.iter().skip(2).all(|count| *count == 0) {
            return None;
        }
        let mut sentence = locale.count(Word::ChangeCount, self.counts.iter().sum());
        let mut separator = ": ";
        for (count, word) in self.counts.into_iter().zip(SORTS).filter(|(count, _)| *count > 0) {
            if is_mixed {
                sentence.push_str(separator);
                number::push(&mut sentence, count);
                separator = ", ";
            }
            sentence.push(' ');
            sentence.push_str(locale.word(word));
        }
        Some(sentence)
    }
}

/// The amounts that changed: from what, to what, and by how much.
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
        let compared = compared(old, new, &ENGLISH);
        compared.redline.iter().map(|paragraph| paragraph.iter().map(draw).collect()).collect()
    }

    fn said(old: &str, new: &str) -> Option<String> {
        compared(old, new, &ENGLISH).sorts.said(&ENGLISH)
    }

    #[test]
    fn a_paragraph_may_end_between_two_edits() {
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
    fn changes_are_counted_by_kind() {
        assert_eq!(said("The fee is $5.", "The fee is $6."), None);
        assert_eq!(
            said("The fee is due at once.", "The Fee is due at once.").as_deref(),
            Some("1 change in capital letters")
        );
        assert_eq!(
            said("The Fee is due at once; it is $5 a day.", "The fee is due at once, it is $6 a day.").as_deref(),
            Some("3 changes: 1 in numbers, 1 in capital letters, 1 in punctuation")
        );
    }

    #[test]
    fn an_amount_says_by_how_much_it_changed() {
        let amounts = |old, new| compared(old, new, &ENGLISH).amounts;
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
