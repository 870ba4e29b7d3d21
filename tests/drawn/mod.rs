//! Parses and writes redlines in the notation of `tests/redline_as_drawn.txt`. That file explains the notation.

use what_changed::redline::{Edit, EditKind, Op, is_invisible};

/// A drawn redline.
pub struct Drawn {
    pub pieces: Vec<Piece>,
    /// The kinds of its changes, if the line lists them.
    pub kinds: Option<String>,
}

/// A piece of text of a drawn redline.
#[derive(Clone, PartialEq, Eq)]
pub struct Piece {
    pub op: Op,
    /// `=` for a rewritten paragraph, the number of the move for a moved one, empty for any other piece.
    pub label: String,
    pub text: String,
}

impl Drawn {
    /// Parses a line.
    ///
    /// # Panics
    ///
    /// Panics if the notation of the line is wrong.
    pub fn parse(line: &str) -> Self {
        let (line, kinds) = match line.rsplit_once(" :: ") {
            Some((line, kinds)) => (line, Some(kinds.to_owned())),
            None => (line, None),
        };
        let line = expand(line);
        let (mut pieces, mut rest) = (Vec::new(), line.as_str());
        while let Some((before, op, label, after)) = next_mark(rest) {
            let close = if op == Op::Delete { "-]" } else { "+}" };
            let (text, after) = after.split_once(close).unwrap_or_else(|| panic!("{line}: no {close}"));
            pieces.push(Piece { op: Op::Keep, label: String::new(), text: before.to_owned() });
            pieces.push(Piece { op, label: label.to_owned(), text: text.to_owned() });
            rest = after;
        }
        pieces.push(Piece { op: Op::Keep, label: String::new(), text: rest.to_owned() });
        pieces.retain(|piece| !piece.text.is_empty());
        Self { pieces, kinds }
    }

    /// Converts the edits of a redline.
    pub fn from_edits(edits: &[Edit]) -> Self {
        let label = |kind| match kind {
            EditKind::Rewritten => "=".to_owned(),
            EditKind::Moved(number) => (number + 1).to_string(),
            _ => String::new(),
        };
        let piece = |edit: &Edit| Piece { op: edit.op, label: label(edit.kind), text: edit.text.to_owned() };
        Self { pieces: edits.iter().map(piece).collect(), kinds: Some(kinds(edits)) }
    }

    /// Joins the pieces except those of one operation: the old text without insertions, the new one without deletions.
    pub fn text(&self, without: Op) -> String {
        self.pieces.iter().filter(|piece| piece.op != without).map(|piece| piece.text.as_str()).collect()
    }

    /// Converts redlines that a reader could not tell apart to one form. An insertion or a deletion by itself slides to
    /// the left over white space. Line ends that both texts of a rewritten paragraph share are not part of it.
    pub fn normalized(mut self) -> Self {
        let pieces = &mut self.pieces;
        pieces.push(Piece { op: Op::Keep, label: String::new(), text: String::new() });
        for at in 1..pieces.len() - 1 {
            if pieces[at].op == Op::Keep {
                continue;
            }
            let is_alone = pieces[at - 1].op == Op::Keep && pieces[at + 1].op == Op::Keep;
            let is_rewritten = pieces[at].label == "=" && pieces[at - 1].label == "=";
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

    /// Writes the line of the file.
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
        let Self { op, label, text } = self;
        let text: String = text.replace("\n\n", "¶").chars().map(escape).collect();
        match (op, label.as_str()) {
            (Op::Keep, _) => text,
            (Op::Delete, "" | "=") => format!("[{label}-{text}-]"),
            (Op::Insert, "" | "=") => format!("{{{label}+{text}+}}"),
            (Op::Delete, number) => format!("[{number}>-{text}-]"),
            (Op::Insert, number) => format!("{{>{number}+{text}+}}"),
        }
    }
}

/// Writes line ends and invisible characters in the notation of the file.
fn escape(char: char) -> String {
    match char {
        '\n' => "⏎".to_owned(),
        char if is_invisible(char) || char.is_whitespace() && char != ' ' => format!("‹{:X}›", u32::from(char)),
        char => char.to_string(),
    }
}

/// Expands line ends, characters by code, and repetitions.
fn expand(line: &str) -> String {
    let mut expanded = String::new();
    let mut rest = line;
    while let Some(at) = rest.find(['⏎', '¶', '‹', '⟦']) {
        let (before, from) = rest.split_at(at);
        expanded += before;
        let inside = |from: &str, close| -> (String, usize) {
            let end = from.find(close).unwrap_or_else(|| panic!("{line}: no {close}"));
            (from[3..end].to_owned(), end + 3)
        };
        let mut length = '⏎'.len_utf8();
        match from.chars().next() {
            Some('⏎') => expanded.push('\n'),
            Some('¶') => {
                expanded += "\n\n";
                length = '¶'.len_utf8();
            }
            Some('‹') => {
                let (code, end) = inside(from, '›');
                let char = u32::from_str_radix(&code, 16).ok().and_then(char::from_u32);
                expanded.push(char.unwrap_or_else(|| panic!("{line}: {code} is not a character")));
                length = end;
            }
            _ => {
                let (repeated, end) = inside(from, '⟧');
                let (count, text) = repeated.split_once('×').unwrap_or_else(|| panic!("{line}: no ×"));
                let count: usize = count.parse().unwrap_or_else(|_| panic!("{line}: {count} is not a number"));
                (1..=count).for_each(|number| expanded += &text.replace('№', &number.to_string()));
                length = end;
            }
        }
        rest = &from[length..];
    }
    expanded + rest
}

/// Finds the next mark. Returns the text before it, its operation, its label and the text after its opening.
fn next_mark(line: &str) -> Option<(&str, Op, &str, &str)> {
    line.match_indices(['[', '{']).find_map(|(at, open)| {
        let rest = &line[at + 1..];
        let head = rest.find(['-', '+']).map(|end| &rest[..end])?;
        let (op, number) = match open {
            "[" => (Op::Delete, head.strip_suffix('>').filter(|number| !number.is_empty())),
            _ => (Op::Insert, head.strip_prefix('>').filter(|number| !number.is_empty())),
        };
        let label = match head {
            "" | "=" => head,
            _ => number.filter(|number| number.bytes().all(|byte| byte.is_ascii_digit()))?,
        };
        let is_own = rest[head.len()..].starts_with(if op == Op::Delete { '-' } else { '+' });
        is_own.then(|| (&line[..at], op, label, &rest[head.len() + 1..]))
    })
}

/// Lists the kinds of the changes. A deletion and the insertion that replaces it are one change.
fn kinds(edits: &[Edit]) -> String {
    let is_second = |at: usize| {
        at > 0 && (edits[at - 1].op, edits[at].op) == (Op::Delete, Op::Insert) && edits[at - 1].kind == edits[at].kind
    };
    let changes = (0..edits.len()).filter(|at| edits[*at].op != Op::Keep && !is_second(*at));
    changes.map(|at| edits[at].kind.name()).collect::<Vec<_>>().join(", ")
}
