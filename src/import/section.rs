//! Splits a text into sections at its headings.

use alloc::string::String;
use alloc::vec::Vec;

use super::heading::{Heading, Look, has_words, headings};
use super::inline;
use super::lines::lines;
use super::numbering::Number;

/// A section.
#[derive(Default)]
pub(super) struct Section<'t> {
    /// The heading, without number and markup. `None` for the text before the first heading.
    pub label: Option<String>,
    /// The words of the heading in lower case. Empty if the heading is only a number.
    pub words: String,
    /// The words that pair the heading: without numbers, if it has other words.
    pub key: String,
    /// The number of the heading.
    pub number: Option<Number>,
    /// The index of the parent section.
    pub parent: Option<usize>,
    /// The text up to the next heading. Empty if that has no words.
    pub text: &'t str,
    /// The text including the sections below it.
    pub whole: &'t str,
}

/// The sections of a text.
pub(super) struct Outline<'t> {
    text: &'t str,
    headings: Vec<Heading>,
    /// The sections in the order of the text.
    pub sections: Vec<Section<'t>>,
    /// The section whose heading is the title of the text: all others are below it.
    pub title: Option<usize>,
}

impl<'t> Outline<'t> {
    /// Splits a text at its headings. Its line ends have to be `\n`.
    pub(super) fn of(text: &'t str) -> Self {
        Self::cut(text, headings(&lines(text)))
    }

    /// Makes one section of a text, and ignores its headings.
    pub(super) fn uncut(text: &'t str) -> Self {
        Self::cut(text, Vec::new())
    }

    /// Merges some sections into the section before them.
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
        // The open headings above the next one, outermost first.
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

    /// True if there are headings.
    pub(super) fn is_cut(&self) -> bool {
        self.sections.iter().any(|section| section.label.is_some())
    }

    /// Returns the title of the text: the heading above all others, or a first heading of level 1.
    pub(super) fn name(&self) -> Option<&str> {
        let first = self.headings.first().filter(|first| first.look == Look::Marked(1) || self.title.is_some())?;
        Some(&first.label)
    }

    /// Iterates over the keys of the headings, with the indices of their sections.
    pub(super) fn keys(&self) -> impl Iterator<Item = (usize, &str)> {
        let headed = self.sections.iter().enumerate().filter(|(_, section)| section.label.is_some());
        headed.map(|(at, section)| (at, section.key.as_str()))
    }

    /// True if there are sections below a section.
    pub(super) fn is_parent(&self, at: usize) -> bool {
        self.sections.get(at + 1).is_some_and(|next| next.parent == Some(at))
    }

    /// Returns the top-level section that contains a section, or is that section. `None` for the title and for the text
    /// before the first heading.
    pub(super) fn top(&self, at: usize) -> Option<usize> {
        let mut top = at;
        while let Some(parent) = self.sections[top].parent.filter(|parent| Some(*parent) != self.title) {
            top = parent;
        }
        (self.sections[top].label.is_some() && Some(top) != self.title).then_some(top)
    }
}

/// Returns, for each heading, the index of the first later heading that is not below it.
fn ends(headings: &[Heading]) -> Vec<usize> {
    let mut ends = alloc::vec![headings.len(); headings.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, heading) in headings.iter().enumerate() {
        // A heading closes those of its own form and everything below them. A new form is one level deeper.
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

/// Trims white space at the end and blank lines at the start. Returns an empty text if all words are in addresses and
/// tags.
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

/// Returns the selected words of a label in lower case, without punctuation.
fn folded(label: &str, is_wanted: impl Fn(&str) -> bool) -> String {
    let words = label.split(|char: char| !char.is_alphanumeric()).filter(|word| !word.is_empty() && is_wanted(word));
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns a line for each section: its parents' labels, its own, its text.
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
    fn forms_that_come_later_are_deeper() {
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
