//! Cuts a text into sections: what stands from one heading to the next.

use alloc::string::String;
use alloc::vec::Vec;

use super::heading::{Heading, Look, has_words, headings};
use super::inline;
use super::lines::lines;
use super::numbering::Number;

/// A section.
#[derive(Default)]
pub(super) struct Section<'t> {
    /// Its heading, without number and marks; `None` for what stands before the first heading.
    pub label: Option<String>,
    /// The heading's words in lower case; none where it is but a number.
    pub words: String,
    /// Those by which it is found: without figures, where there are others.
    pub key: String,
    /// The heading's number.
    pub number: Option<Number>,
    /// The section that it stands under.
    pub parent: Option<usize>,
    /// Its own text, down to the next heading; empty where that has no words.
    pub text: &'t str,
    /// All of its text, with the sections under it.
    pub whole: &'t str,
}

/// A text as sections.
pub(super) struct Outline<'t> {
    text: &'t str,
    headings: Vec<Heading>,
    /// The sections, in the order of the text; those under a section follow it.
    pub sections: Vec<Section<'t>>,
    /// The section under which all others stand, whose heading is the title of the text.
    pub title: Option<usize>,
}

impl<'t> Outline<'t> {
    /// Cuts a text, whose line ends are `\n`, at its headings.
    pub(super) fn of(text: &'t str) -> Self {
        Self::cut(text, headings(&lines(text)))
    }

    /// Takes a text as one section, whatever headings it has.
    pub(super) fn uncut(text: &'t str) -> Self {
        Self::cut(text, Vec::new())
    }

    /// Takes some headings for a part of the text before them.
    pub(super) fn without(mut self, taken: &[bool]) -> Self {
        let first = self.sections.len() - self.headings.len();
        let mut at = first;
        self.headings.retain(|_| {
            at += 1;
            !taken[at - 1]
        });
        Self::cut(self.text, self.headings)
    }

    fn cut(text: &'t str, headings: Vec<Heading>) -> Self {
        let slice = |from: usize, to: usize| trimmed(text.get(from..to).unwrap_or_default());
        let begin = |at: usize| headings.get(at).map_or(text.len(), |heading| heading.start);
        let mut sections: Vec<Section> = Vec::new();
        let preamble = slice(0, begin(0));
        if !preamble.is_empty() {
            sections.push(Section { text: preamble, whole: preamble, ..Section::default() });
        }
        let skipped = sections.len();
        let ends = ends(&headings);
        // The headings under which the next one may stand, from the highest.
        let mut above: Vec<usize> = Vec::new();
        for (at, heading) in headings.iter().enumerate() {
            above.retain(|above| ends[*above] > at);
            sections.push(Section {
                label: Some(heading.label.clone()),
                words: if heading.is_number() { String::new() } else { folded(&heading.label, |_| true) },
                key: key(&heading.label),
                number: heading.number.clone(),
                parent: above.last().map(|parent| parent + skipped),
                text: slice(heading.end, begin(at + 1)),
                whole: slice(heading.end, begin(ends[at])),
            });
            above.push(at);
        }
        Self { text, title: title(&sections), sections, headings }
    }

    /// Whether there are headings.
    pub(super) fn is_cut(&self) -> bool {
        self.sections.iter().any(|section| section.label.is_some())
    }

    /// What the text calls itself: the heading above all others, or one of the highest level at its head.
    pub(super) fn name(&self) -> Option<&str> {
        let first = self.headings.first().filter(|first| first.look == Look::Marked(1) || self.title.is_some())?;
        Some(&first.label)
    }

    /// What each heading is found by, with the place of its section.
    pub(super) fn keys(&self) -> impl Iterator<Item = (usize, &str)> {
        let headed = self.sections.iter().enumerate().filter(|(_, section)| section.label.is_some());
        headed.map(|(at, section)| (at, section.key.as_str()))
    }

    /// Whether others stand under a section.
    pub(super) fn is_parent(&self, at: usize) -> bool {
        self.sections.get(at + 1).is_some_and(|next| next.parent == Some(at))
    }

    /// The highest section that a section stands under, or is itself; neither the title nor what stands
    /// before the first heading has one.
    pub(super) fn top(&self, at: usize) -> Option<usize> {
        let mut top = at;
        while let Some(parent) = self.sections[top].parent.filter(|parent| Some(*parent) != self.title) {
            top = parent;
        }
        (self.sections[top].label.is_some() && Some(top) != self.title).then_some(top)
    }
}

/// For each heading, the first one behind it that does not stand under it.
fn ends(headings: &[Heading]) -> Vec<usize> {
    let mut ends = alloc::vec![headings.len(); headings.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        // It closes its likes and all that stands under them; of new looks it goes one deeper.
        if let Some(first) = open.iter().position(|above| !heading.look.fits_under(headings[*above].look)) {
            for closed in open.drain(first..) {
                ends[closed] = at;
            }
        }
        open.push(at);
    }
    ends
}

fn title(sections: &[Section]) -> Option<usize> {
    let first = sections.iter().position(|section| section.label.is_some())?;
    let behind = sections.get(first + 1..).unwrap_or_default();
    (!behind.is_empty() && behind.iter().all(|section| section.parent.is_some())).then_some(first)
}

/// The text without white space behind it and blank lines before it; nothing where it has no words but in
/// addresses and tags.
fn trimmed(text: &str) -> &str {
    if !text.lines().any(|line| has_words(line) && (line.len() > inline::LONGEST || has_words(&inline::words(line)))) {
        return "";
    }
    let mut text = text.trim_end();
    while let Some((_, rest)) = text.split_once('\n').filter(|(line, _)| line.trim().is_empty()) {
        text = rest;
    }
    text
}

fn key(label: &str) -> String {
    let key = folded(label, |word| word.contains(char::is_alphabetic));
    if key.is_empty() { folded(label, |_| true) } else { key }
}

/// Some of a label's words, in lower case, without punctuation.
fn folded(label: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let words = label.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty() && is_wanted(word));
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One line a section: its parents' labels, its own, its text.
    fn outline(text: &str) -> Vec<String> {
        let outline = Outline::of(text);
        let row = |section: &Section| {
            let mut row = String::from(section.label.as_deref().unwrap_or("-"));
            let mut parent = section.parent;
            while let Some(above) = parent {
                row = outline.sections[above].label.clone().unwrap_or_default() + " > " + &row;
                parent = outline.sections[above].parent;
            }
            row + ": " + &section.text.replace('\n', "|")
        };
        outline.sections.iter().map(row).collect()
    }

    #[test]
    fn a_section_goes_to_the_next_heading() {
        assert_eq!(
            outline("Before\n\n# A\n\n  one\n\ntwo  \n\n## A1\n### A11\nx\n## A2\n***\n# B\n"),
            ["-: Before", "A:   one||two", "A > A1: ", "A > A1 > A11: x", "A > A2: ", "B: "]
        );
        assert_eq!(outline("  \n\n***\n\n# A\nx"), ["A: x"]);
        assert_eq!(outline("[](https://example.org)\n\n# A\n\n![](x.png)"), ["A: "]);
        assert_eq!(outline("just a text\n"), ["-: just a text"]);
        assert_eq!(outline(" \n"), Vec::<String>::new());
    }

    #[test]
    fn looks_that_come_later_stand_deeper() {
        let text = "TERMS OF USE\n\nHello.\n\n1. Fees\n\nTen.\n\n1.1 Late fees\n\nTwo.\n\n2. Term\n\nYear.\n\nYOUR DATA\n\nOurs.\n";
        assert_eq!(
            outline(text),
            [
                "TERMS OF USE: Hello.",
                "TERMS OF USE > Fees: Ten.",
                "TERMS OF USE > Fees > Late fees: Two.",
                "TERMS OF USE > Term: Year.",
                "YOUR DATA: Ours."
            ]
        );
    }

    #[test]
    fn the_title_is_the_heading_above_all_others() {
        let title = |text| Outline::of(text).title;
        assert_eq!(title("Now\n\n# T\n\n## A\n\n## B"), Some(1));
        assert_eq!(title("# T\n\n## A\n\n# B"), None);
        assert_eq!(title("# T"), None);
        let outline = Outline::of("# T\n\n## A\n\n### A1\n\n## B");
        assert_eq!((0..4).map(|at| outline.top(at)).collect::<Vec<_>>(), [None, Some(1), Some(1), Some(3)]);
    }
}
