//! Reads a card from a value tree, and goes on after each problem.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;
use core::mem;

use super::date::{self, Date};
use super::fields::{Fields, tidy};
use super::id::{Ids, nearest};
use super::json::{self, Lines};
use super::path::{Path, Segment};
use super::problem::Problems;
use super::problem::{Code, Expected, Found, IdKind, Problem};
use super::record::{Choice, Record, Records, VisitMut};
use super::url::{self, Url};
use super::value::{Member, Node, Place, Value};
use super::{Card, FORMAT, Stated, Version, VersionValue};

/// A card that was read, and the problems of its file.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Read {
    /// The card, without what could not be read. `None` if nothing can be shown: one of the problems is fatal then.
    pub card: Option<Card>,
    /// The problems, in the order of the file. Empty for a sound card.
    pub problems: Vec<Problem>,
}

impl Read {
    /// Returns the card if it is sound.
    ///
    /// # Errors
    ///
    /// All problems, if there is one.
    pub fn sound(self) -> Result<Card, Problems> {
        match self.card {
            Some(card) if self.problems.is_empty() => Ok(card),
            _ => Err(Problems(self.problems)),
        }
    }
}

/// Reads a card file in JSON, as far as possible.
///
/// ```
/// let read = what_changed::card::read(
///     r#"{"title": "Fares", "terms": [{"label": "Single", "before": "£2", "after": "£2.50", "colour": "red"}]}"#,
/// );
/// assert_eq!(read.card.unwrap().terms[0].label, "Single");
/// assert_eq!(read.problems[0].to_string(), "Unknown field “colour” in term 1 (“Single”).");
/// assert_eq!(read.problems[0].span.unwrap().column, 84);
///
/// assert_eq!(what_changed::card::read("{").problems[0].code.name(), "not-json");
/// ```
pub fn read(text: &str) -> Read {
    let mut read = match json::parse(text) {
        Ok(node) => read_value(node),
        Err(failure) => {
            let mut reader = Reader::<true> { root: failure.place, ..Reader::default() };
            reader.report(failure.code, failure.expected, failure.found);
            Read { card: None, problems: reader.problems }
        }
    };
    let lines = Lines::new(text);
    for problem in &mut read.problems {
        problem.span.iter_mut().for_each(|span| lines.locate(span));
    }
    read.problems.sort_by_key(|problem| problem.span.map(|span| span.start));
    read
}

/// Reads a card file in JSON that is sound.
///
/// # Errors
///
/// All problems, if there is one. Use [`read`] to show what can be shown of a card with problems.
///
/// ```
/// let card = what_changed::card::parse(
///     r#"{"title": "Fares", "terms": [{"label": "Single", "before": "£2", "after": "£2.50"}]}"#,
/// )?;
/// assert_eq!(card.terms[0].label, "Single");
/// # Ok::<(), what_changed::card::Problems>(())
/// ```
pub fn parse(text: &str) -> Result<Card, Problems> {
    read(text).sound()
}

/// Reads a card from a value tree, as far as possible.
pub fn read_value(node: Node) -> Read {
    read_node::<true>(node)
}

/// Reads a card from a value tree, as far as possible. The problems are those that the console of a page shows: they
/// have no places and no labels, and a field of a newer format is none.
#[inline(never)] // So that `xtask size` can attribute its bytes.
pub fn read_value_in_brief(node: Node) -> Read {
    read_node::<false>(node)
}

fn read_node<const DETAILED: bool>(node: Node) -> Read {
    let mut reader = Reader::<DETAILED> { ids: Ids::new(&node.value, IMPLIED), root: node.place, ..Reader::default() };
    let mut card = Card::default();
    if matches!(node.value, Value::Object(_)) {
        let place = |name: &str| if DETAILED { node.place_of(name) } else { Place::default() };
        let [title, versions, terms] = ["title", "versions", "terms"].map(place);
        reader.read(node.value, &mut card);
        reader.add_versions(&mut card.versions, versions);
        if card.title.is_empty() {
            reader.fatal(Code::NoTitle, Expected::Title, "title", title);
        }
        if card.terms.is_empty() {
            reader.fatal(Code::NoTerms, Expected::Terms, "terms", terms);
        }
    } else {
        reader.report(Code::NotACard, Expected::Card, found(&node.value));
    }
    let problems = reader.problems;
    let is_fatal = problems.iter().any(|problem| problem.code.is_fatal());
    Read { card: if is_fatal { None } else { Some(card) }, problems }
}

/// The fields of a term in a card with two versions, and the ids of these versions if the file lists none.
const IMPLIED: [&str; 2] = ["before", "after"];

/// Describes a value as data.
fn found(value: &Value) -> Found {
    match value {
        Value::Null => Found::Null,
        Value::Bool(_) => Found::Flag,
        Value::Number(number) => Found::Number(*number),
        Value::Text(text) => Found::Text(text.clone()),
        Value::List(_) => Found::List,
        Value::Object(_) => Found::Object,
    }
}

/// Reads records, and collects their problems. Without `DETAILED`, it leaves out what only `check` shows: every reader
/// of an article pays for the widget's bytes.
#[derive(Default)]
struct Reader<const DETAILED: bool> {
    problems: Vec<Problem>,
    ids: Ids,
    /// The way from the card down to the current value.
    way: Vec<Step>,
    /// The place of the card.
    root: Place,
    /// The fields of the record that is being read.
    fields: Fields,
    /// Its position in its list.
    index: usize,
    /// The number of columns of the table whose rows are being read.
    columns: usize,
    /// True if the record lacks something that it needs, and is left out.
    incomplete: bool,
}

/// A step down from a value to one inside it.
struct Step {
    segment: Segment,
    place: Place,
}

impl<const DETAILED: bool> Reader<DETAILED> {
    /// Reports a problem of the current value.
    fn report(&mut self, code: Code, expected: Expected, found: Found) {
        self.report_at(self.place(), code, expected, found, None);
    }

    fn report_at(&mut self, place: Place, code: Code, expected: Expected, found: Found, nearest: Option<String>) {
        let path = Path(self.way.iter().map(|step| step.segment.clone()).collect());
        let span = if DETAILED { place.span() } else { None };
        self.problems.push(Problem { code, path, expected, found, nearest, span });
    }

    /// Returns the known name that comes nearest. A file that is wrong throughout must not keep the page waiting, so
    /// only the first problems have one.
    fn nearest(&self, wrong: &str, names: &mut dyn Iterator<Item = &str>) -> Option<String> {
        let is_early = self.problems.len() < 50;
        is_early.then(|| nearest(wrong, names)).flatten().map(str::to_owned)
    }

    fn wrong_type(&mut self, expected: Expected, value: &Value) {
        self.report(Code::WrongType, expected, found(value));
    }

    /// The place of the current value.
    fn place(&self) -> Place {
        self.way.last().map_or(self.root, |step| step.place)
    }

    /// Takes the field `name` and steps down to it, even if it is missing. [`Reader::leave`] steps back up.
    fn enter(&mut self, name: &'static str) -> Option<Value> {
        let node = self.fields.take(name);
        let place = node.as_ref().map_or_else(|| self.place(), |node| node.place);
        self.way.push(Step { segment: Segment::Field(name), place });
        // `null` is as good as nothing here.
        node.map(|node| node.value).filter(|value| !matches!(value, Value::Null))
    }

    fn leave(&mut self) {
        self.way.pop();
    }

    /// Steps down to a field that holds a text. Without one, a record that needs it is left out.
    fn enter_text(&mut self, name: &'static str, needed: Option<Expected>) -> Option<String> {
        let value = self.enter(name);
        let is_missing = value.is_none();
        let text = value.and_then(|value| self.text_of(value));
        let is_blank = text.as_ref().is_some_and(|text| text.trim().is_empty());
        let text = text.filter(|_| !is_blank);
        if let (None, Some(expected)) = (&text, needed) {
            self.incomplete = true;
            if is_missing || is_blank {
                self.report(Code::Missing, expected, Found::Nothing);
            }
        }
        text
    }

    fn text_of(&mut self, value: Value) -> Option<String> {
        match value {
            Value::Text(text) => Some(tidy(text)),
            other => {
                self.wrong_type(Expected::Text, &other);
                None
            }
        }
    }

    /// Reads a value into a record. Returns false if the record is to be left out.
    fn read(&mut self, value: Value, record: &mut dyn Record) -> bool {
        let first = self.problems.len();
        let short = record.short_mut();
        match (value, short) {
            (Value::Text(text), Some(short)) => {
                *short = if text.trim().is_empty() { String::new() } else { tidy(text) }
            }
            (Value::Object(members), _) => {
                let outer = mem::replace(&mut self.fields, Fields::new(members));
                let outer_incomplete = mem::take(&mut self.incomplete);
                record.fields_mut(self);
                let fields = mem::replace(&mut self.fields, outer);
                if DETAILED {
                    self.report_rest(fields, first);
                }
                if mem::replace(&mut self.incomplete, outer_incomplete) {
                    return false;
                }
            }
            (other, short) => {
                let expected = if short.is_some() { Expected::Statement } else { Expected::Object };
                self.wrong_type(expected, &other);
                return false;
            }
        }
        let says_something = record.says_something();
        // A text of another type, or under a misspelt name, has been reported.
        let explains = |problem: &Problem| problem.code == Code::WrongType || problem.nearest.is_some();
        if !says_something && !self.problems.iter().skip(first).any(explains) {
            self.report(Code::Missing, Expected::Words, Found::Nothing);
        }
        says_something
    }

    /// Reports the fields of a record that nothing asked for. The problems of the record are those from `first` on.
    fn report_rest(&mut self, fields: Fields, first: usize) {
        let Fields { rest, mut known } = fields;
        // From the last one on: of a repeated field, each occurrence but the first is reported.
        for Member { name, name_place, .. } in rest.into_iter().rev() {
            if let Some((_, later)) = known.iter_mut().find(|(known, _)| *known == name) {
                let place = mem::replace(later, name_place);
                self.report_at(place, Code::RepeatedField, Expected::EachFieldOnce, Found::Text(name), None);
            } else {
                let near = self.nearest(&name, &mut known.iter().map(|(name, _)| *name));
                self.explain_missing(near.as_deref(), first);
                self.report_at(name_place, Code::UnknownField, Expected::KnownField, Found::Text(name), near);
            }
        }
    }

    /// Takes back that a field is missing, if it is there under a misspelt name.
    fn explain_missing(&mut self, name: Option<&str>, first: usize) {
        let depth = self.way.len();
        let is_explained = |problem: &Problem| match (problem.path.0.get(depth..), problem.expected) {
            _ if problem.code != Code::Missing => false,
            (Some([Segment::Field(field)]), _) => name == Some(field),
            (Some([]), Expected::ValuesOrBeforeAfter) => matches!(name, Some("values" | "before" | "after")),
            _ => false,
        };
        let own = self.problems.split_off(first.min(self.problems.len()));
        self.problems.extend(own.into_iter().filter(|problem| !is_explained(problem)));
    }

    /// Reports that the card has no title, or no terms that can be shown.
    fn fatal(&mut self, code: Code, expected: Expected, field: &'static str, place: Place) {
        let found = if DETAILED { self.reason(field) } else { Found::Nothing };
        self.way.push(Step { segment: Segment::Field(field), place });
        self.report(code, expected, found);
        self.leave();
    }

    /// Returns what is in a field of the card that nothing could be read from. That it has another type is the same
    /// problem, and is not reported twice.
    fn reason(&mut self, field: &'static str) -> Found {
        let is_here = |problem: &Problem| problem.path.0.first() == Some(&Segment::Field(field));
        let is_reason =
            |problem: &Problem| is_here(problem) && problem.path.0.len() == 1 && problem.code == Code::WrongType;
        match self.problems.iter().position(is_reason) {
            Some(at) => self.problems.remove(at).found,
            None if self.problems.iter().any(is_here) => Found::List,
            None => Found::Nothing,
        }
    }

    /// Visits the items of a list. Another value is a problem, and counts as a list of one if it can be an item.
    fn each(&mut self, name: &'static str, item: Expected, visit: &mut dyn FnMut(&mut Self, Value)) {
        let list = match self.enter(name) {
            None => Vec::new(),
            Some(Value::List(list)) => list,
            Some(other) => {
                let expected = if item == Expected::Text { Expected::Texts } else { Expected::List };
                self.wrong_type(expected, &other);
                let is_item = matches!(
                    (&other, item),
                    (Value::Text(_), Expected::Text | Expected::Statement)
                        | (Value::Object(_), Expected::Object | Expected::Statement)
                );
                if is_item { Vec::from([Node { value: other, place: self.place() }]) } else { Vec::new() }
            }
        };
        let outer = self.index;
        for (index, node) in list.into_iter().enumerate() {
            let label = if DETAILED { node.value.label().map(str::to_owned) } else { None };
            let segment = Segment::Item { index, label };
            self.way.push(Step { segment, place: node.place });
            self.index = index;
            visit(self, node.value);
            self.leave();
        }
        self.index = outer;
        self.leave();
    }

    /// Returns the id if something of that kind has it.
    fn known(&mut self, kind: IdKind, id: String) -> Option<String> {
        let ids = self.ids.known(kind);
        if ids.contains(&id.as_str()) {
            return Some(id);
        }
        let near = self.nearest(&id, &mut ids.into_iter());
        self.report_at(self.place(), Code::UnknownId, Expected::Reference(kind), Found::Text(id), near);
        None
    }

    /// Adds the versions that `before` and `after` stand for, if the card has no two of its own.
    fn add_versions(&mut self, versions: &mut Vec<Version>, place: Place) {
        if versions.len() >= 2 {
            return;
        }
        if let Some(version) = versions.first() {
            self.way.push(Step { segment: Segment::Field("versions"), place });
            self.report(Code::FewVersions, Expected::Versions, Found::Text(version.id.clone()));
            self.leave();
        }
        let implied = IMPLIED.into_iter();
        *versions = implied.map(|id| Version { id: id.to_owned(), ..Version::default() }).collect();
    }

    /// Reads what a version says of a term.
    fn version_value(&mut self, values: &mut Vec<VersionValue>, version: String, value: Value) {
        // Of a repeated id the last one counts, as in JavaScript.
        if DETAILED {
            values.retain(|value| value.version != version);
        }
        if matches!(value, Value::Null) {
            values.push(VersionValue { version, stated: None });
            return;
        }
        let mut stated = Stated::default();
        if self.read(value, &mut stated) {
            values.push(VersionValue { version, stated: Some(stated) });
        }
    }

    /// Reads `values`. Returns false if it is missing or empty.
    fn values_by_version(&mut self, name: &'static str, values: &mut Vec<VersionValue>) -> bool {
        let members = match self.enter(name) {
            None => Vec::new(),
            Some(Value::Object(members)) => members,
            Some(other) => {
                self.wrong_type(Expected::Values, &other);
                self.leave();
                return true;
            }
        };
        let is_given = !members.is_empty();
        if DETAILED {
            self.report_repeated(&members);
        }
        for Member { name, name_place, node } in members {
            self.way.push(Step { segment: Segment::Key(name.clone()), place: name_place });
            let version = self.known(IdKind::Version, name);
            if let (Some(version), Some(step)) = (version, self.way.last_mut()) {
                step.place = node.place;
                self.version_value(values, version, node.value);
            }
            self.leave();
        }
        self.leave();
        is_given
    }

    /// Reports each member but the first of those with the same name. JavaScript has no such objects.
    fn report_repeated(&mut self, members: &[Member]) {
        for (at, member) in members.iter().enumerate() {
            if members.iter().take(at).any(|earlier| earlier.name == member.name) {
                let found = Found::Text(member.name.clone());
                self.report_at(member.name_place, Code::RepeatedField, Expected::EachFieldOnce, found, None);
            }
        }
    }
}

impl<const DETAILED: bool> VisitMut for Reader<DETAILED> {
    fn format(&mut self) {
        match self.enter("format") {
            Some(Value::Number(number)) if number > f64::from(FORMAT) => {
                self.report(Code::NewerFormat, Expected::Format, Found::Number(number));
            }
            None | Some(Value::Number(_)) => {}
            Some(other) => self.wrong_type(Expected::Format, &other),
        }
        self.leave();
        self.enter_text("$schema", None);
        self.leave();
    }

    fn id(&mut self, name: &'static str, field: &mut String, kind: IdKind) {
        let given = self.enter_text(name, None);
        field.clone_from(self.ids.of_kind(kind).get(self.index).or(given.as_ref()).unwrap_or(&String::new()));
        if let Some(given) = given.filter(|given| given != field && !field.is_empty()) {
            let (code, expected) = if Ids::is_sound(&given) {
                (Code::RepeatedId, Expected::UniqueId)
            } else {
                (Code::BadId, Expected::Id)
            };
            self.report(code, expected, Found::Text(given));
        }
        self.leave();
    }

    fn text(&mut self, name: &'static str, field: &mut Option<String>) {
        *field = self.enter_text(name, None);
        self.leave();
    }

    fn plain(&mut self, name: &'static str, field: &mut String) {
        *field = self.enter_text(name, None).unwrap_or_default();
        self.leave();
    }

    fn needed(&mut self, name: &'static str, field: &mut String) {
        *field = self.enter_text(name, Some(Expected::Text)).unwrap_or_default();
        self.leave();
    }

    fn texts(&mut self, name: &'static str, field: &mut Vec<String>) {
        self.each(name, Expected::Text, &mut |reader, value| field.extend(reader.text_of(value)));
        self.columns = field.len();
    }

    fn date(&mut self, name: &'static str, field: &mut Option<Date>) {
        if let Some(text) = self.enter_text(name, None) {
            *field = Date::parse(text.trim());
            if field.is_none() {
                let nearest = if DETAILED { date::corrected(&text) } else { None };
                self.report_at(self.place(), Code::BadDate, Expected::Date, Found::Text(text), nearest);
            }
        }
        self.leave();
    }

    fn url(&mut self, name: &'static str, field: &mut Option<Url>) {
        if let Some(text) = self.enter_text(name, None) {
            *field = Url::parse(&text);
            if field.is_none() {
                let nearest = if DETAILED { url::corrected(&text) } else { None };
                self.report_at(self.place(), Code::BadUrl, Expected::Url, Found::Text(text), nearest);
            }
        }
        self.leave();
    }

    fn flag(&mut self, name: &'static str, field: &mut bool) {
        match self.enter(name) {
            None => {}
            Some(Value::Bool(flag)) => *field = flag,
            Some(other) => self.wrong_type(Expected::Flag, &other),
        }
        self.leave();
    }

    fn choice(&mut self, name: &'static str, field: &mut dyn Choice, is_needed: bool) {
        let words = field.words();
        let expected = Expected::Choice(words);
        if let Some(text) = self.enter_text(name, is_needed.then_some(expected)) {
            let index = words.iter().position(|word| *word == text);
            if let Some(index) = index {
                field.choose(index);
            } else {
                self.incomplete |= is_needed;
                let nearest = self.nearest(&text, &mut words.iter().copied());
                self.report_at(self.place(), Code::UnknownChoice, expected, Found::Text(text), nearest);
            }
        }
        self.leave();
    }

    fn reference(&mut self, name: &'static str, field: &mut Option<String>, kind: IdKind) {
        let id = self.enter_text(name, None);
        *field = id.and_then(|id| self.known(kind, id));
        self.leave();
    }

    fn needed_reference(&mut self, name: &'static str, field: &mut String, kind: IdKind) {
        if let Some(id) = self.enter_text(name, Some(Expected::Reference(kind))) {
            match self.known(kind, id) {
                Some(id) => *field = id,
                None => self.incomplete = true,
            }
        }
        self.leave();
    }

    fn references(&mut self, name: &'static str, field: &mut Vec<String>, kind: IdKind) {
        self.each(name, Expected::Text, &mut |reader, value| {
            let id = reader.text_of(value);
            field.extend(id.and_then(|id| reader.known(kind, id)));
        });
    }

    fn record(&mut self, name: &'static str, field: &mut dyn Records) {
        if let Some(value) = self.enter(name)
            && !self.read(value, field.add())
        {
            field.drop_last();
        }
        self.leave();
    }

    fn needed_record(&mut self, name: &'static str, field: &mut dyn Record) {
        match self.enter(name) {
            None => {
                self.incomplete = true;
                self.report(Code::Missing, Expected::Statement, Found::Nothing);
            }
            Some(value) => self.incomplete |= !self.read(value, field),
        }
        self.leave();
    }

    fn records(&mut self, name: &'static str, field: &mut dyn Records) {
        let item = if field.add().short_mut().is_some() { Expected::Statement } else { Expected::Object };
        field.drop_last();
        self.each(name, item, &mut |reader, value| {
            if !reader.read(value, field.add()) {
                field.drop_last();
            }
        });
    }

    fn cells(&mut self, name: &'static str, field: &mut dyn Records) {
        let mut count = 0;
        self.each(name, Expected::Statement, &mut |reader, value| {
            count += 1;
            let cell = field.add();
            let is_empty = match &value {
                Value::Null => true,
                Value::Text(text) => text.is_empty(),
                _ => false,
            };
            if !is_empty {
                reader.read(value, cell);
            }
        });
        if count != self.columns {
            self.report(Code::UnevenRow, Expected::Cells(self.columns), Found::Cells(count));
        }
        for _ in count..self.columns {
            field.add();
        }
        for _ in self.columns..count {
            field.drop_last();
        }
    }

    fn values(&mut self, name: &'static str, field: &mut Vec<VersionValue>) {
        let mut is_given = self.values_by_version(name, field);
        let has_values = !field.is_empty();
        let mut is_refused = false;
        for (at, name) in IMPLIED.into_iter().enumerate() {
            let Some(node) = self.fields.take(name) else { continue };
            is_given = true;
            if is_refused {
                continue;
            }
            self.way.push(Step { segment: Segment::Field(name), place: node.place });
            let versions = self.ids.known(IdKind::Version);
            is_refused = versions.len() > 2 || has_values;
            if versions.len() > 2 {
                let found = Found::Versions(versions.len());
                self.report(Code::BeforeAfter, Expected::Values, found);
            } else if has_values {
                self.report(Code::BeforeAfter, Expected::ValuesOrBeforeAfter, Found::Values);
            } else {
                let version = versions[at].to_owned();
                self.version_value(field, version, node.value);
            }
            self.leave();
        }
        if !is_given {
            self.report(Code::Missing, Expected::ValuesOrBeforeAfter, Found::Nothing);
        }
    }
}
