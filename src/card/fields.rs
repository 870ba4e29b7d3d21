//! The reader's hands: takes fields out of objects and collects what is wrong, with its path.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec;
use alloc::vec::Vec;

use super::date::Date;
use super::id::nearest;
use super::problem::{Code, Problem};
use super::url::Url;
use super::value::Value;

/// The ids that statements, effects and audiences may refer to.
#[derive(Default)]
pub(super) struct Known {
    pub versions: Vec<String>,
    pub terms: Vec<String>,
    pub parties: Vec<String>,
    pub sources: Vec<String>,
}

/// Collects problems while a card is read.
#[derive(Default)]
pub(super) struct Reader {
    pub problems: Vec<Problem>,
    pub known: Known,
    path: String,
}

/// The fields of one object that have not been taken yet.
pub(super) struct Fields {
    rest: Vec<(String, Value)>,
    asked: Vec<&'static str>,
}

impl Fields {
    /// Takes a field out. `null` is as good as nothing here.
    pub(super) fn take(&mut self, name: &'static str) -> Option<Value> {
        self.take_even_null(name).filter(|value| *value != Value::Null)
    }

    /// The ids that the objects of the list under `name` give, left where they are.
    pub(super) fn ids(&self, name: &str) -> Vec<String> {
        let lists = self.rest.iter().filter_map(|(key, value)| match value {
            Value::List(list) if key == name => Some(list),
            _ => None,
        });
        let ids = lists.flatten().filter_map(|value| match value {
            Value::Object(entries) => text_in(entries, "id"),
            _ => None,
        });
        ids.map(str::to_owned).collect()
    }

    /// The text under `name`, left where it is.
    pub(super) fn peek(&self, name: &str) -> Option<&str> {
        text_in(&self.rest, name)
    }

    /// Takes a field out, where `null` says something.
    pub(super) fn take_even_null(&mut self, name: &'static str) -> Option<Value> {
        self.asked.push(name);
        let at = self.rest.iter().position(|(key, _)| key == name)?;
        Some(self.rest.remove(at).1)
    }
}

fn text_in<'v>(entries: &'v [(String, Value)], name: &str) -> Option<&'v str> {
    entries.iter().find_map(|(key, value)| match value {
        Value::Text(text) if key == name => Some(text.as_str()),
        _ => None,
    })
}

impl Reader {
    pub(super) fn problem(&mut self, code: Code, expected: &'static str, found: String, nearest: Option<&str>) {
        let path = self.path.clone();
        self.problems.push(Problem { code, path, expected, found, nearest: nearest.map(str::to_owned) });
    }

    /// Goes down into a field; give what it returns to [`Reader::leave`].
    pub(super) fn enter(&mut self, name: &str) -> usize {
        let mark = self.path.len();
        if mark > 0 {
            self.path.push('.');
        }
        self.path.push_str(name);
        mark
    }

    /// Goes down into an element of a list.
    pub(super) fn enter_at(&mut self, index: usize) -> usize {
        let mark = self.path.len();
        self.path.push('[');
        push_number(&mut self.path, index);
        self.path.push(']');
        mark
    }

    /// Comes back up.
    pub(super) fn leave(&mut self, mark: usize) {
        self.path.truncate(mark);
    }

    pub(super) fn object(&mut self, value: Value) -> Option<Fields> {
        match value {
            Value::Object(rest) => Some(Fields { rest, asked: Vec::new() }),
            other => {
                self.problem(Code::WrongType, "an object", describe(&other), None);
                None
            }
        }
    }

    /// Every field that nobody asked for is a problem, and is passed over.
    pub(super) fn finish(&mut self, fields: Fields) {
        for (name, _) in fields.rest {
            if fields.asked.contains(&name.as_str()) {
                self.problem(Code::RepeatedField, "each field once", again(&name), None);
            } else {
                let near = nearest(&name, fields.asked.iter().copied());
                self.problem(Code::UnknownField, "a field that a card knows", quoted(&name), near);
            }
        }
    }

    /// A list under `name`; anything else there is a problem, and counts as a list of one.
    pub(super) fn list(&mut self, fields: &mut Fields, name: &'static str) -> Vec<Value> {
        match fields.take(name) {
            None => Vec::new(),
            Some(Value::List(list)) => list,
            Some(other) => {
                let mark = self.enter(name);
                self.problem(Code::WrongType, "a list", describe(&other), None);
                self.leave(mark);
                vec![other]
            }
        }
    }

    /// Reads each element of the list under `name`; those that cannot be read are left out.
    pub(super) fn each<T>(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
        read: fn(&mut Self, Value) -> Option<T>,
    ) -> Vec<T> {
        let mut all = Vec::new();
        self.walk(fields, name, &mut |reader, _, value| all.extend(read(reader, value)));
        all
    }

    /// Visits each element of the list under `name`. Not generic, so that there is one of it.
    pub(super) fn walk(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
        visit: &mut dyn FnMut(&mut Self, usize, Value),
    ) {
        let list = self.list(fields, name);
        let mark = self.enter(name);
        for (index, value) in list.into_iter().enumerate() {
            let inner = self.enter_at(index);
            visit(self, index, value);
            self.leave(inner);
        }
        self.leave(mark);
    }

    pub(super) fn text_of(&mut self, value: Value) -> Option<String> {
        match value {
            Value::Text(text) => Some(tidy(text)),
            other => {
                self.problem(Code::WrongType, "a text", describe(&other), None);
                None
            }
        }
    }

    /// The text under `name`; `None` where there is none or only white space.
    pub(super) fn text(&mut self, fields: &mut Fields, name: &'static str) -> Option<String> {
        let value = fields.take(name)?;
        let mark = self.enter(name);
        let text = self.text_of(value);
        self.leave(mark);
        text.filter(|text| !text.trim().is_empty())
    }

    /// The text under `name`, which must be there.
    pub(super) fn needed(&mut self, fields: &mut Fields, name: &'static str) -> Option<String> {
        let text = self.text(fields, name);
        if text.is_none() {
            let mark = self.enter(name);
            self.problem(Code::Missing, "a text", "none".to_owned(), None);
            self.leave(mark);
        }
        text
    }

    pub(super) fn texts(&mut self, fields: &mut Fields, name: &'static str) -> Vec<String> {
        self.each(fields, name, Self::text_of)
    }

    pub(super) fn date(&mut self, fields: &mut Fields) -> Option<Date> {
        self.date_at(fields, "date")
    }

    pub(super) fn date_at(&mut self, fields: &mut Fields, name: &'static str) -> Option<Date> {
        let text = self.text(fields, name)?;
        let date = Date::parse(text.trim());
        if date.is_none() {
            let mark = self.enter(name);
            self.problem(Code::BadDate, "a date such as 2031, 2031-04 or 2031-04-27", quoted(&text), None);
            self.leave(mark);
        }
        date
    }

    pub(super) fn url(&mut self, fields: &mut Fields, name: &'static str) -> Option<Url> {
        let text = self.text(fields, name)?;
        let url = Url::parse(&text);
        if url.is_none() {
            let mark = self.enter(name);
            self.problem(Code::BadUrl, "an address that begins with https://", quoted(&text), None);
            self.leave(mark);
        }
        url
    }

    /// One of some words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        fields: &mut Fields,
        name: &'static str,
        expected: &'static str,
        choices: &[(&'static str, T)],
    ) -> Option<T> {
        let text = self.text(fields, name)?;
        let chosen = choices.iter().find(|(word, _)| *word == text);
        if chosen.is_none() {
            let mark = self.enter(name);
            let near = nearest(&text, choices.iter().map(|(word, _)| *word));
            self.problem(Code::UnknownChoice, expected, quoted(&text), near);
            self.leave(mark);
        }
        chosen.map(|(_, value)| *value)
    }

    /// Keeps an id that is known; any other is a problem.
    pub(super) fn known_id(
        &mut self,
        id: String,
        expected: &'static str,
        of: fn(&Known) -> &Vec<String>,
    ) -> Option<String> {
        let known = of(&self.known);
        if known.contains(&id) {
            return Some(id);
        }
        let near = nearest(&id, known.iter().map(String::as_str)).map(str::to_owned);
        self.problem(Code::UnknownId, expected, quoted(&id), near.as_deref());
        None
    }
}

/// What a value is, for a person.
pub(super) fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(_) => "true or false".to_owned(),
        Value::Number(_) => "a number".to_owned(),
        Value::Text(text) => quoted(text),
        Value::List(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
    }
}

/// The beginning of a text, in quotation marks.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted = String::from("“");
    quoted.extend(text.chars().take(40));
    if text.chars().nth(40).is_some() {
        quoted.push('…');
    }
    quoted.push('”');
    quoted
}

pub(super) fn again(name: &str) -> String {
    let mut found = quoted(name);
    found.push_str(" again");
    found
}

/// Line ends as `\n`, and no NUL: an HTML parser would change both, and then the page would no
/// longer say what the view says.
fn tidy(text: String) -> String {
    if !text.bytes().any(|byte| matches!(byte, b'\r' | 0)) {
        return text;
    }
    let mut tidied = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(char) = chars.next() {
        match char {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' => tidied.push('\n'),
            '\0' => tidied.push('\u{fffd}'),
            other => tidied.push(other),
        }
    }
    tidied
}

/// Appends a number in decimal, without the machinery of `format!`.
pub(crate) fn push_number(text: &mut String, number: usize) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b'0' + u8::try_from(number % 10).unwrap_or(0)));
}
