//! Redlines in the notation of `tests/redline_as_drawn.txt`, which says what the signs stand for.

use what_changed::redline::{Edit, EditKind, Op, is_invisible};

/// A drawn redline.
pub struct Drawn {
    pub pieces: Vec<Piece>,
    /// The kinds of its changes, where it says them.
    pub kinds: Option<String>,
}

/// A stretch of a drawn redline.
#[derive(Clone, PartialEq, Eq)]
pub struct Piece {
    pub op: Op,
    /// `=` where a paragraph is rewritten, the number of the move where it moved.
    pub sign: String,
    pub text: String,
}

impl Drawn {
    /// # Panics
    ///
    /// If the line is not written as it should be.
    pub fn read(line: &str) -> Self {
        let (line, kinds) = match line.rsplit_once(" :: ") {
            Some((line, kinds)) => (line, Some(kinds.to_owned())),
            None => (line, None),
        };
        let line = said(line);
        let (mut pieces, mut rest) = (Vec::new(), line.as_str());
        while let Some((before, op, sign, behind)) = next_mark(rest) {
            let close = if op == Op::Delete { "-]" } else { "+}" };
            let (text, behind) = behind.split_once(close).unwrap_or_else(|| panic!("{line}: no {close}"));
            pieces.push(Piece { op: Op::Keep, sign: String::new(), text: before.to_owned() });
            pieces.push(Piece { op, sign: sign.to_owned(), text: text.to_owned() });
            rest = behind;
        }
        pieces.push(Piece { op: Op::Keep, sign: String::new(), text: rest.to_owned() });
        pieces.retain(|piece| !piece.text.is_empty());
        Self { pieces, kinds }
    }

    pub fn of(edits: &[Edit]) -> Self {
        let sign = |kind| match kind {
            EditKind::Rewritten => "=".to_owned(),
            EditKind::Moved(number) => (number + 1).to_string(),
            _ => String::new(),
        };
        let piece = |edit: &Edit| Piece { op: edit.op, sign: sign(edit.kind), text: edit.text.to_owned() };
        Self { pieces: edits.iter().map(piece).collect(), kinds: Some(kinds(edits)) }
    }

    /// The text without what was written in, or without what was struck.
    pub fn text(&self, without: Op) -> String {
        self.pieces.iter().filter(|piece| piece.op != without).map(|piece| piece.text.as_str()).collect()
    }

    /// In the one form of all that are the same to a reader: an edit that stands alone is as far to the left
    /// as it can be without passing more than white space, and a rewritten paragraph goes without the line ends
    /// that both its forms have.
    pub fn normal(mut self) -> Self {
        let pieces = &mut self.pieces;
        pieces.push(Piece { op: Op::Keep, sign: String::new(), text: String::new() });
        for at in 1..pieces.len() - 1 {
            if pieces[at].op == Op::Keep {
                continue;
            }
            let is_alone = pieces[at - 1].op == Op::Keep && pieces[at + 1].op == Op::Keep;
            let is_rewritten = pieces[at].sign == "=" && pieces[at - 1].sign == "=";
            while (is_alone || is_rewritten)
                && let Some(end) = pieces[at].text.chars().next_back().filter(|end| end.is_whitespace())
                && pieces[at - 1].text.ends_with(end)
            {
                pieces[at].text.pop();
                pieces[at - 1].text.pop();
                pieces[at + 1].text.insert(0, end);
                if is_alone {
                    pieces[at].text.insert(0, end);
                }
            }
        }
        pieces.retain(|piece| !piece.text.is_empty());
        self
    }

    /// As it stands in the file.
    pub fn line(&self) -> String {
        let pieces: String = self.pieces.iter().map(Piece::line).collect();
        match &self.kinds {
            Some(kinds) => format!("{pieces} :: {kinds}"),
            None => pieces,
        }
    }
}

impl Piece {
    fn line(&self) -> String {
        let Self { op, sign, text } = self;
        let text: String = text.replace("\n\n", "¶").chars().map(shown).collect();
        match (op, sign.as_str()) {
            (Op::Keep, _) => text,
            (Op::Delete, "" | "=") => format!("[{sign}-{text}-]"),
            (Op::Insert, "" | "=") => format!("{{{sign}+{text}+}}"),
            (Op::Delete, number) => format!("[{number}>-{text}-]"),
            (Op::Insert, number) => format!("{{>{number}+{text}+}}"),
        }
    }
}

fn shown(char: char) -> String {
    match char {
        '\n' => "⏎".to_owned(),
        char if is_invisible(char) || char.is_whitespace() && char != ' ' => format!("‹{:X}›", u32::from(char)),
        char => char.to_string(),
    }
}

/// What a line says: with line ends, with the characters that stand there by their codes, and with what is
/// to be repeated as often as it says.
fn said(line: &str) -> String {
    let mut said = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['⏎', '¶', '‹', '⟦']) {
        let (before, from) = rest.split_at(at);
        said += before;
        let inside = |from: &str, close| -> (String, usize) {
            let end = from.find(close).unwrap_or_else(|| panic!("{line}: no {close}"));
            (from[3..end].to_owned(), end + 3)
        };
        let mut length = '⏎'.len_utf8();
        match from.chars().next() {
            Some('⏎') => said.push('\n'),
            Some('¶') => {
                said += "\n\n";
                length = '¶'.len_utf8();
            }
            Some('‹') => {
                let (code, end) = inside(from, '›');
                let char = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                said.push(char.unwrap_or_else(|| panic!("{line}: {code} is no character")));
                length = end;
            }
            _ => {
                let (repeated, end) = inside(from, '⟧');
                let (count, text) = repeated.split_once('×').unwrap_or_else(|| panic!("{line}: no ×"));
                let count: usize = count.parse().unwrap_or_else(|_| panic!("{line}: {count} is no number"));
                (1..=count).for_each(|number| said += &text.replace('№', &number.to_string()));
                length = end;
            }
        }
        rest = &from[length..];
    }
    said + rest
}

/// What stands before the next mark, what the mark says, and what follows it.
fn next_mark(line: &str) -> Option<(&str, Op, &str, &str)> {
    line.match_indices(['[', '{']).find_map(|(at, open)| {
        let rest = &line[at + 1..];
        let head = rest.find(['-', '+']).map(|end| &rest[..end])?;
        let (op, sign) = match open {
            "[" => (Op::Delete, head.strip_suffix('>').filter(|number| !number.is_empty())),
            _ => (Op::Insert, head.strip_prefix('>').filter(|number| !number.is_empty())),
        };
        let sign = match head {
            "" | "=" => head,
            _ => sign.filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))?,
        };
        let is_own = rest[head.len()..].starts_with(if op == Op::Delete { '-' } else { '+' });
        is_own.then(|| (&line[..at], op, sign, &rest[head.len() + 1..]))
    })
}

/// The kinds of the changes, a deletion and the insertion in its place being one.
fn kinds(edits: &[Edit]) -> String {
    let is_second = |at: usize| {
        at > 0 && (edits[at - 1].op, edits[at].op) == (Op::Delete, Op::Insert) && edits[at - 1].kind == edits[at].kind
    };
    let changes = (0..edits.len()).filter(|at| edits[*at].op != Op::Keep && !is_second(*at));
    changes.map(|at| edits[at].kind.name()).collect::<Vec<_>>().join(", ")
}
