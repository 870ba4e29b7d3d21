//! Recognises headings without Markdown markup: a few words with a number, in capitals or in bold type.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::heading::{Heading, Look, has_words, numbered};
use super::lines::Line;
use super::numbering::{self, Number, Numbering};
use super::{inline, marked};

/// The maximum length of such a heading, in characters.
const LONGEST: usize = 80;

/// Returns all headings of a text, including those that Markdown marks.
pub(super) fn headings(lines: &[Line]) -> Vec<Heading> {
    let width = lines.iter().map(|line| line.text.chars().count()).max().unwrap_or(0);
    let mut reader = Reader { lines, width, headings: Vec::new() };
    let mut at = 0;
    while at < lines.len() {
        let heading = marked::heading(lines, at).or_else(|| reader.heading(at));
        let end = heading.as_ref().map_or(lines[at].end, |heading| heading.end);
        at += lines[at..].iter().take_while(|line| line.start < end).count();
        reader.headings.extend(heading);
    }
    reader.headings
}

/// Reads a text from its beginning.
struct Reader<'l> {
    lines: &'l [Line<'l>],
    /// The length of the longest line, in characters.
    width: usize,
    /// The headings so far.
    headings: Vec<Heading>,
}

impl Reader<'_> {
    fn heading(&self, at: usize) -> Option<Heading> {
        let line = &self.lines[at];
        if line.code || line.is_blank() || !self.begins_paragraph(at) {
            return None;
        }
        let words = inline::words(line.text);
        let alone = numbering::parse(&words).filter(|(_, rest)| !has_words(rest));
        let (label, number) = numbered(&words);
        match (alone, number) {
            (Some((number, _)), _) => self.number_alone(at, label, number),
            // "1. Definitions."
            (None, Some(number)) => {
                let is_sentence = ends_a_sentence(&words) && !(words.ends_with('.') && is_in_title_case(&label));
                self.numbered(at, label, number, is_sentence)
            }
            (None, None) => self.set_apart(at, label).filter(|_| !ends_a_sentence(&words)),
        }
    }

    /// Reads a number alone, such as "Article 4". Its words are on the next line, if it has any.
    fn number_alone(&self, at: usize, label: String, number: Number) -> Option<Heading> {
        let title = self.next(at).filter(|below| self.ends_paragraph(*below)).and_then(|below| {
            let words = inline::words(self.lines[below].text);
            let is_other = ends_a_sentence(&words) || numbering::parse(&words).is_some() || self.lines[below].code;
            (is_title(&words) && !is_other).then_some((words, below))
        });
        let (label, last) = title.unwrap_or((label, at));
        let look = Look::Numbered(number.numbering);
        let (start, end) = (self.lines[at].start, self.lines[last].end);
        let is_heading = matches!(number.numbering, Numbering::Word(_)) && !self.is_item(at, &number);
        is_heading.then_some(Heading { label, look, number: Some(number), start, end })
    }

    fn numbered(&self, at: usize, label: String, number: Number, is_sentence: bool) -> Option<Heading> {
        let line = &self.lines[at];
        let stands_out = is_bold(line.text) || is_capitals(&label);
        // A letter alone may be an initial. An indented line is a list item.
        let clear = match number.numbering {
            Numbering::Word(_) => true,
            Numbering::Letter => stands_out,
            Numbering::Decimal(_) | Numbering::Roman => line.indent() < 4,
        };
        let is_heading = clear
            && is_short(&label)
            && (stands_out || is_title(&label) && !is_sentence)
            && self.next(at).is_some()
            && self.is_broken_on_purpose(at)
            && !self.is_item(at, &number);
        let look = Look::Numbered(number.numbering);
        is_heading.then_some(Heading { label, look, number: Some(number), start: line.start, end: line.end })
    }

    /// Reads a heading in capitals or in bold type on a separate line.
    fn set_apart(&self, at: usize, label: String) -> Option<Heading> {
        let line = &self.lines[at];
        let look = match () {
            // "Last updated: May 2031" is not a heading.
            () if is_bold(line.text) && !label.contains(':') => Look::Bold,
            () if is_capitals(&label) => Look::Capitals,
            () => return None,
        };
        let is_heading = is_title(&label) && self.ends_paragraph(at) && self.next(at).is_some();
        is_heading.then_some(Heading { label, number: None, look, start: line.start, end: line.end })
    }

    fn begins_paragraph(&self, at: usize) -> bool {
        at == 0
            || self.lines[at - 1].is_blank()
            || self.headings.last().is_some_and(|last| last.end == self.lines[at].start)
    }

    fn ends_paragraph(&self, at: usize) -> bool {
        self.lines.get(at + 1).is_none_or(Line::is_blank)
    }

    /// Returns the next line that is not blank.
    fn next(&self, at: usize) -> Option<usize> {
        (at + 1..self.lines.len()).find(|next| !self.lines[*next].is_blank())
    }

    /// Returns the lines of the paragraph before a line.
    fn paragraph_before(&self, at: usize) -> Range<usize> {
        let is_blank = |line: &usize| self.lines[*line].is_blank();
        let end = (0..at).rfind(|line| !is_blank(line)).map_or(0, |last| last + 1);
        (0..end).rfind(is_blank).map_or(0, |blank| blank + 1)..end
    }

    /// True if the next word would have fitted on a line. On the first line of a wrapped paragraph, it would not.
    fn is_broken_on_purpose(&self, at: usize) -> bool {
        let length = |line: &Line| line.text.trim_end().chars().count();
        let below: Vec<&Line> = self.lines.iter().skip(at + 1).take_while(|line| !line.is_blank()).collect();
        let Some(word) = below.first().and_then(|next| next.text.split_whitespace().next()) else { return true };
        let width = if below.len() > 1 { below.iter().map(|line| length(line)).max() } else { None };
        let fits = length(&self.lines[at]) + 1 + word.chars().count() <= width.unwrap_or(self.width);
        fits && !word.starts_with(char::is_lowercase)
    }

    /// True if a numbered line is a list item: the numbers of adjacent lines are consecutive. This also applies to
    /// clauses without text, but these continue the numbers of the clauses before them.
    fn is_item(&self, at: usize, number: &Number) -> bool {
        let like = |other: usize| {
            let line = &self.lines[other];
            let found = number_of(line.text).filter(|_| line.indent() == self.lines[at].indent())?;
            (found.numbering == number.numbering).then_some((other, found))
        };
        let last = self.headings.iter().rfind(|heading| heading.look == Look::Numbered(number.numbering));
        let goes_on = last.and_then(|last| last.number.as_ref()).is_some_and(|last| number.follows(last));
        match self.paragraph_before(at).rev().find_map(like) {
            Some((before, _)) if last.is_some_and(|last| last.start == self.lines[before].start) => !goes_on,
            Some((_, before)) => !goes_on || number.follows(&before),
            None => !goes_on && self.next(at).and_then(like).is_some_and(|(_, next)| next.follows(number)),
        }
    }
}

/// Returns the number at the start of a line of any length.
fn number_of(line: &str) -> Option<Number> {
    let head = line.trim_start();
    let end = head.char_indices().nth(20).map_or(head.len(), |(at, _)| at);
    numbering::parse(&inline::words(head.get(..end)?)).map(|(number, _)| number)
}

/// True if words can be a heading: few of them, the first one not in lower case.
fn is_title(words: &str) -> bool {
    let head = words.chars().find(|char| char.is_alphanumeric());
    is_short(words) && head.is_some_and(|head| !head.is_lowercase())
}

fn is_short(words: &str) -> bool {
    has_words(words) && words.chars().count() <= LONGEST
}

fn ends_a_sentence(words: &str) -> bool {
    words.ends_with(['.', ':', ';', ',', '!', '。', '：', '；', '，'])
}

/// True if all words of four letters or more begin with a capital.
fn is_in_title_case(words: &str) -> bool {
    words.split(' ').all(|word| word.chars().count() < 4 || !word.starts_with(char::is_lowercase))
}

/// True if words are in capitals. Three letters or fewer may be an abbreviation or a code.
fn is_capitals(words: &str) -> bool {
    let spelt = words.split(|char: char| !char.is_alphanumeric()).filter(|word| word.chars().all(char::is_uppercase));
    !words.contains(char::is_lowercase) && spelt.flat_map(str::chars).count() > 3
}

/// True if a line, apart from its number, is entirely in bold type.
fn is_bold(line: &str) -> bool {
    ["**", "__"].iter().any(|mark| {
        let Some((head, body)) = line.trim().split_once(mark) else { return false };
        let head = inline::words(head);
        let is_number = head.is_empty() || numbering::parse(&head).is_some_and(|(_, rest)| rest.is_empty());
        let body = body.trim_end_matches(['.', ' ']).strip_suffix(mark);
        is_number && body.is_some_and(|body| !body.contains(mark))
    })
}

#[cfg(test)]
mod tests {
    use super::super::lines::lines;
    use super::*;

    fn labels(text: &str) -> Vec<String> {
        headings(&lines(text)).into_iter().map(|heading| heading.label).collect()
    }

    #[test]
    fn numbered_clauses_are_headings() {
        for (text, found) in [
            ("1. Definitions\n\nWords mean.\n\n2. Payment\n\nYou pay.", &["Definitions", "Payment"][..]),
            (
                "1. Definitions\nWords mean what they mean.\n\n2. Payment\nYou pay us what you owe us.",
                &["Definitions", "Payment"],
            ),
            ("1. Fees\n\n1.1 Rates\n\nTen.\n\n1.2 Late fees\n\nTwo.", &["Fees", "Rates", "Late fees"]),
            ("Article 4 Fees\n\nTen.\n\nArticle 5 Term\n\nA year.", &["Fees", "Term"]),
            ("Article 4\n\nFees\n\nTen.\n\nArticle 5\n\nIt ends after a year.", &["Fees", "Article 5"]),
            ("Section 2: Payment\n\nYou pay.", &["Payment"]),
            ("IV. Fees\n\nTen.", &["Fees"]),
            ("  0. Terms for Users of the Mill.\n\nTen.", &["Terms for Users of the Mill"]),
            ("3. LIMITATION OF LIABILITY.\n\nNone.", &["LIMITATION OF LIABILITY"]),
            ("4.  **Fees.**\n\nTen.", &["Fees"]),
            ("**B. Fees**\n\nTen.", &["Fees"]),
            ("1. Fees\n\nTen.\n\n2. Reserved\n\n3. Term\n\nA year.", &["Fees", "Reserved", "Term"]),
            ("1. Fees\n\n1. For rent\n2. For gas\n\n2. Term\n\nA year.", &["Fees", "Term"]),
        ] {
            assert_eq!(labels(text), found, "{text}");
        }
    }

    #[test]
    fn items_and_sentences_are_none() {
        for text in [
            "Buy:\n\n1. Milk\n2. Eggs\n\nThen come home.",
            "Buy:\n\n1. Milk\n\n2. Eggs\n\nThen come home.",
            "1. Milk from\n   the cow\n\n2. Eggs\n\nThen come home.",
            "1. The customer pays the fees.\n\nWithin a month.",
            "1. The customer shall pay all of the fees that are set out in the order form and all of the taxes\n\nNow",
            "1. The Customer pays all Fees that are set out in the Order\nForm within a month of the day on which the\nOrder was signed.",
            "1. The Customer pays Fees for the month\nin which the Order was signed by the Customer.",
            "Article 1\nArticle 2\nArticle 3\n",
            "(a) Fees\n\nTen.",
            "A. Smith\n\nDirector",
            "    1. Milk\n\nText",
            "24 hours\n\nText",
            "1. Milk",
            "```\n1. Milk\n\nText\n```",
        ] {
            assert_eq!(labels(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn a_separate_line_in_capitals_or_bold_is_a_heading() {
        for (text, found) in [
            ("TERMS OF USE\n\nText\n\n  YOUR DATA\n\nText", &["TERMS OF USE", "YOUR DATA"][..]),
            ("**Your data**\n\nText", &["Your data"]),
            ("TERMS OF USE\nText", &[]),
            ("Text\nTERMS OF USE\n\nText", &[]),
            ("THIS IS PROVIDED AS IS.\n\nText", &[]),
            ("USA\n\nText", &[]),
            ("**Last updated: May 2031**\n\nText", &[]),
            ("**You agree to all of this.**\n\nText", &[]),
            ("**Note** that\n\nText", &[]),
        ] {
            assert_eq!(labels(text), found, "{text}");
        }
    }
}
