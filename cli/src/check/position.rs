//! Where in the text of a card file a problem is. A problem has a path; this is the way from it to an offset.
//!
//! A path writes the ids of versions as they are, so that those with dots or brackets in them can make two ways
//! of one. Then the place is the innermost value that both have in common.

use std::collections::HashMap;

use what_changed::card::{Code, Problem};

/// The offset of each problem in the text, in bytes: that of the value which is wrong; of the field's name, where
/// that is; of the value around it, where one is missing.
pub fn offsets(text: &str, problems: &[Problem]) -> Vec<usize> {
    let Some(root) = Scanner { text, at: 0 }.value(DEEPEST) else { return vec![0; problems.len()] };
    let mut told = HashMap::new();
    let mut offset = |problem: &Problem| {
        let earlier = told.entry((problem.code.name(), problem.path.clone(), problem.found.clone())).or_insert(0);
        let offset = Place { text, problem, earlier: *earlier }.offset(&root);
        *earlier += 1;
        offset
    };
    problems.iter().map(&mut offset).collect()
}

/// The lines of a text.
pub struct Lines<'t> {
    text: &'t str,
    starts: Vec<usize>,
}

impl<'t> Lines<'t> {
    pub fn of(text: &'t str) -> Self {
        Self { text, starts: std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect() }
    }

    /// The line of an offset, and the column in characters; both count from 1.
    pub fn at(&self, offset: usize) -> (usize, usize) {
        let offset = self.text.floor_char_boundary(offset);
        let line = self.starts.partition_point(|start| *start <= offset);
        (line, 1 + self.text[self.starts[line - 1]..offset].chars().count())
    }

    /// The offset of the byte in a line and a column that count from 1, or of the nearest that there is.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let line = line.clamp(1, self.starts.len());
        let end = self.starts.get(line).map_or(self.text.len(), |next| next - 1);
        end.min(self.starts[line - 1] + column.saturating_sub(1))
    }
}

/// Values may stand in one another this deep; a text that is JSON for the card's reader never is.
const DEEPEST: u8 = 128;

/// A value in the text.
struct Node {
    at: usize,
    inside: Inside,
}

enum Inside {
    Nothing,
    List(Vec<Node>),
    Object(Vec<Member>),
}

/// A field of an object.
struct Member {
    at: usize,
    name: String,
    value: Node,
}

impl Node {
    fn members(&self) -> &[Member] {
        if let Inside::Object(members) = &self.inside { members } else { &[] }
    }

    /// The field of that name; of several, the last, which is the one that counts.
    fn field(&self, name: &str) -> Option<&Self> {
        self.members().iter().rfind(|member| member.name == name).map(|member| &member.value)
    }
}

/// Goes over a text that is JSON. It knows no more of it than to find its values.
struct Scanner<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scanner<'t> {
    fn value(&mut self, deeper: u8) -> Option<Node> {
        let deeper = deeper.checked_sub(1)?;
        let first = self.peek()?;
        let at = self.at;
        let inside = match first {
            b'[' => Inside::List(self.several(b']', |scanner| scanner.value(deeper))?),
            b'{' => Inside::Object(self.several(b'}', |scanner| scanner.member(deeper))?),
            b'"' => self.string().map(|_| Inside::Nothing)?,
            _ => self.word().map(|()| Inside::Nothing)?,
        };
        Some(Node { at, inside })
    }

    fn member(&mut self, deeper: u8) -> Option<Member> {
        self.peek().filter(|byte| *byte == b'"')?;
        let at = self.at;
        let name = serde_json::from_str(self.string()?).ok()?;
        self.takes(b':').then(|| self.value(deeper)).flatten().map(|value| Member { at, name, value })
    }

    /// What stands between brackets.
    fn several<T>(&mut self, close: u8, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        self.at += 1;
        let mut several = Vec::new();
        while !self.takes(close) {
            if !several.is_empty() && !self.takes(b',') {
                return None;
            }
            several.push(one(self)?);
        }
        Some(several)
    }

    /// A string with its quotation marks.
    fn string(&mut self) -> Option<&'t str> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        let mut at = start + 1;
        while *bytes.get(at)? != b'"' {
            at += if bytes[at] == b'\\' { 2 } else { 1 };
        }
        self.at = at + 1;
        self.text.get(start..self.at)
    }

    /// A number, `true`, `false` or `null`.
    fn word(&mut self) -> Option<()> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(byte)).count();
        self.at += length;
        (length > 0).then_some(())
    }

    fn takes(&mut self, byte: u8) -> bool {
        let takes = self.peek() == Some(byte);
        self.at += usize::from(takes);
        takes
    }

    /// The next byte that is not white space.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        while bytes.get(self.at).is_some_and(|byte| b" \t\r\n".contains(byte)) {
            self.at += 1;
        }
        bytes.get(self.at).copied()
    }
}

/// A value on the way down, and the field that it is the value of.
#[derive(Clone, Copy)]
struct Step<'n> {
    node: &'n Node,
    member: Option<&'n Member>,
}

impl Step<'_> {
    /// Whether it is what the versions say: an object in which ids are names, and each of two that are the same counts.
    fn is_by_version(&self) -> bool {
        self.member.is_some_and(|member| member.name == "values")
    }
}

/// Looks for the values at a path.
struct Search<'n> {
    way: Vec<Step<'n>>,
    /// The ways to all that have this path.
    exact: Vec<Vec<Step<'n>>>,
    /// The way that leads nearest, and how much of the path is left there.
    nearest: Vec<Step<'n>>,
    left: usize,
}

impl<'n> Search<'n> {
    fn of(path: &str, root: &'n Node) -> Self {
        let mut search = Self { way: Vec::new(), exact: Vec::new(), nearest: Vec::new(), left: usize::MAX };
        search.down(path, root, None);
        search
    }

    fn down(&mut self, rest: &str, node: &'n Node, member: Option<&'n Member>) {
        self.way.push(Step { node, member });
        if rest.len() < self.left {
            self.left = rest.len();
            self.nearest.clone_from(&self.way);
        }
        match (&node.inside, rest.strip_prefix('[').and_then(|rest| rest.split_once(']'))) {
            _ if rest.is_empty() => self.exact.push(self.way.clone()),
            (Inside::List(list), Some((index, rest))) => {
                if let Some(element) = index.parse().ok().and_then(|index: usize| list.get(index)) {
                    self.down(rest, element, None);
                }
            }
            // What should be a list and is none counts as a list of one.
            (_, Some(("0", rest))) if member.is_some() => self.down(rest, node, None),
            (Inside::Object(members), _) => self.down_object(rest, members),
            _ => {}
        }
        self.way.pop();
    }

    fn down_object(&mut self, rest: &str, members: &'n [Member]) {
        let name = if self.way.len() == 1 { Some(rest) } else { rest.strip_prefix('.') };
        let Some(name) = name else { return };
        let each = self.way.last().is_some_and(Step::is_by_version);
        for (at, member) in members.iter().enumerate() {
            let Some(rest) = name.strip_prefix(member.name.as_str()) else { continue };
            let ends = rest.is_empty() || rest.starts_with(['.', '[']);
            if ends && (each || !members[at + 1..].iter().any(|later| later.name == member.name)) {
                self.down(rest, &member.value, Some(member));
            }
        }
    }

    /// The innermost value that all ways lead through.
    fn common(&self) -> Option<&'n Node> {
        let mut ways = self.exact.iter();
        let first = ways.next().unwrap_or(&self.nearest);
        let shared =
            |other: &Vec<Step>| first.iter().zip(other).take_while(|(a, b)| std::ptr::eq(a.node, b.node)).count();
        let length = ways.map(shared).min().unwrap_or(first.len());
        first[..length].last().map(|step| step.node)
    }
}

/// One problem, and what it takes to find it.
struct Place<'p> {
    text: &'p str,
    problem: &'p Problem,
    /// How many that read the same were found before it.
    earlier: usize,
}

impl Place<'_> {
    fn offset(&self, root: &Node) -> usize {
        let path = match self.problem.code {
            Code::NoTitle => "title",
            Code::NoTerms => "terms",
            _ => &self.problem.path,
        };
        let search = Search::of(path, root);
        let node = search.common().unwrap_or(root);
        let nearer = match self.problem.code {
            Code::UnknownField => self.name(&search, 0),
            Code::RepeatedField => self.name(&search, 1),
            Code::UnknownId => self.version(&search),
            Code::UnevenRow => self.row(node),
            _ => None,
        };
        nearer.unwrap_or(node.at)
    }

    /// A field that was found in the object at the path, but for the first so many of the same name.
    fn name<'n>(&self, search: &Search<'n>, first: usize) -> Option<usize> {
        let named =
            |step: &Step<'n>| step.node.members().iter().filter(|member| self.is_found(&member.name)).skip(first);
        search.exact.iter().filter_map(|way| way.last()).flat_map(named).nth(self.earlier).map(|member| member.at)
    }

    /// The id under which something stands that no version says.
    fn version(&self, search: &Search) -> Option<usize> {
        let by_version = |way: &&Vec<Step>| way.len() > 1 && way[way.len() - 2].is_by_version();
        let members = search.exact.iter().filter(by_version).filter_map(|way| way.last()?.member);
        members.filter(|member| self.is_found(&member.name)).nth(self.earlier).map(|member| member.at)
    }

    /// The row of the alternatives that is called so, if it is the only one.
    fn row(&self, alternatives: &Node) -> Option<usize> {
        let Inside::List(rows) = &alternatives.field("rows")?.inside else { return None };
        let is_called = |row: &&Node| {
            row.field("label").and_then(|label| self.string(label)).is_some_and(|label| self.is_found(&label))
        };
        let mut called = rows.iter().filter(is_called);
        called.next().filter(|_| called.next().is_none()).map(|row| row.at)
    }

    /// The string that a value is.
    fn string(&self, node: &Node) -> Option<String> {
        serde_json::from_str(Scanner { text: self.text, at: node.at }.string()?).ok()
    }

    /// Whether that is what the problem quotes, in full or by its beginning.
    fn is_found(&self, name: &str) -> bool {
        let quoted = self.problem.found.strip_suffix(" again").unwrap_or(&self.problem.found);
        let Some(words) = quoted.strip_prefix('“').and_then(|words| words.strip_suffix('”')) else { return false };
        name == words || words.strip_suffix('…').is_some_and(|beginning| name.starts_with(beginning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn problem(code: Code, path: &str, found: &str) -> Problem {
        Problem { code, path: path.to_owned(), expected: "", found: found.to_owned(), nearest: None }
    }

    #[test]
    fn a_text_of_any_depth_is_gone_over() {
        let deep = "[".repeat(100_000);
        assert_eq!(offsets(&deep, &[problem(Code::Missing, &deep, "")]), [0]);
        let long = format!("terms{}", "[0]".repeat(100_000));
        assert_eq!(offsets(r#"{"terms": {}}"#, &[problem(Code::Missing, &long, "")]), [10]);
    }

    proptest! {
        #[test]
        fn any_path_leads_into_any_text(
            text in "[\\[\\]{}:,\"\\\\aé1. \\n]{0,40}",
            path in "[\\[\\]0.aé]{0,12}",
            found in "“?[aé…]{0,3}”?( again)?",
        ) {
            let codes = [Code::Missing, Code::UnknownField, Code::RepeatedField, Code::UnknownId, Code::UnevenRow, Code::NoTerms];
            let problems = codes.map(|code| problem(code, &path, &found));
            let lines = Lines::of(&text);
            for offset in offsets(&text, &problems) {
                prop_assert!(offset <= text.len() && text.is_char_boundary(offset));
                let (line, column) = lines.at(offset);
                prop_assert!(line <= lines.starts.len() && column <= 1 + text.chars().count());
            }
        }

        #[test]
        fn any_line_and_column_are_in_the_text(text in "[aé\\n]{0,12}", line in 0..9usize, column in 0..9usize) {
            let lines = Lines::of(&text);
            let (line, column) = lines.at(lines.offset(line, column));
            let length = text.split('\n').nth(line - 1).map(|line| line.chars().count());
            prop_assert!(length.is_some_and(|length| column >= 1 && column <= length + 1));
        }
    }
}
