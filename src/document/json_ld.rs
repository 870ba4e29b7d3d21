//! Structured data with the vocabulary of schema.org.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Serialize, Serializer};

use super::data::json;
use crate::card::{Card, Date, Source, Statement, Term, Url, Version};
use crate::locale::Locale;
use crate::resolve::{text_of, version_label};

/// Renders a card as JSON-LD that is safe in a `<script type="application/ld+json">`: subjects, sources, dates,
/// corrections, versions, questions and glossary. Everything that schema.org has no vocabulary for is left out.
///
/// ```
/// use what_changed::{card, document::{ENGLISH, json_ld}};
/// let card = card::parse(
///     r#"{"title": "T", "updated": "2031-05-02", "terms": [{"label": "L", "before": "x", "after": "y"}]}"#,
/// )
/// .unwrap();
/// assert!(json_ld(&card, &ENGLISH).contains(r#""dateModified":"2031-05-02""#));
/// ```
pub fn json_ld(card: &Card, locale: &'static Locale) -> String {
    let mut article = Thing::new("Article");
    article.fields.insert(0, ("@context", Value::Text("https://schema.org".to_owned())));
    article.text("headline", Some(&card.title));
    article.text("abstract", card.summary.as_deref());
    article.text("inLanguage", Some(card.lang.as_deref().unwrap_or(locale.tag)));
    article.date("dateModified", card.updated);
    article.list(
        "correction",
        card.corrections.iter().map(|correction| {
            let mut comment = Thing::new("CorrectionComment");
            comment.text("text", Some(&correction.text));
            comment.date("datePublished", correction.date);
            comment
        }),
    );
    article.list(
        "about",
        card.terms.iter().map(|term| {
            let mut defined = Thing::new("DefinedTerm");
            defined.text("name", Some(&term.label));
            defined.text("termCode", Some(&term.id));
            defined.text("description", meaning(term).map(text_of));
            defined
        }),
    );
    article.list(
        "mentions",
        card.parties.iter().map(|party| {
            let mut thing = Thing::new("Thing");
            thing.text("name", Some(&party.name));
            thing
        }),
    );
    article.list("isBasedOn", card.sources.iter().map(source));
    let versions = (0..card.versions.len()).map(|at| version(&card.versions, at, locale));
    let questions = card.questions.iter().map(|question| {
        let mut answer = Thing::new("Answer");
        answer.text("text", Some(text_of(&question.answer)));
        let mut thing = Thing::new("Question");
        thing.text("name", Some(&question.question));
        if !text_of(&question.answer).is_empty() {
            thing.thing("acceptedAnswer", answer);
        }
        thing
    });
    article.list("hasPart", versions.chain(questions).chain(glossary(card)));
    json(&article)
}

/// Returns the meaning of a term's last step.
fn meaning(term: &Term) -> Option<&Statement> {
    let mut meanings = term.values.iter().rev().filter_map(|value| value.stated.as_ref()?.meaning.as_ref());
    term.meaning.as_ref().or(meanings.next())
}

fn source(source: &Source) -> Thing {
    let mut work = Thing::new("CreativeWork");
    work.text("name", source.title.as_deref());
    let mut publisher = Thing::new("Organization");
    publisher.text("name", Some(&source.publisher));
    work.thing("publisher", publisher);
    work.text("url", source.url.as_ref().map(Url::as_str));
    work.text("archivedAt", source.archived.as_ref().map(Url::as_str));
    work.date("datePublished", source.date);
    work.text("genre", source.kind.as_deref());
    work
}

fn version(versions: &[Version], at: usize, locale: &Locale) -> Thing {
    let mut work = Thing::new("CreativeWork");
    work.text("name", Some(&version_label(versions, at, locale)));
    work.text("version", versions.get(at).map(|version| version.id.as_str()));
    work.date("datePublished", versions.get(at).and_then(|version| version.date));
    work.text("description", versions.get(at).and_then(|version| version.text.as_deref()));
    work
}

fn glossary(card: &Card) -> Option<Thing> {
    let mut set = Thing::new("DefinedTermSet");
    set.list(
        "hasDefinedTerm",
        card.glossary.iter().map(|entry| {
            let mut defined = Thing::new("DefinedTerm");
            defined.text("name", Some(&entry.term));
            defined.text("description", Some(&entry.text));
            defined
        }),
    );
    (!card.glossary.is_empty()).then_some(set)
}

/// An instance of a type of schema.org. Empty properties are left out.
struct Thing {
    fields: Vec<(&'static str, Value)>,
}

/// The value of a property.
#[derive(Serialize)]
#[serde(untagged)]
enum Value {
    Text(String),
    Thing(Thing),
    List(Vec<Thing>),
}

impl Serialize for Thing {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.fields.iter().map(|(name, value)| (name, value)))
    }
}

impl Thing {
    fn new(name: &str) -> Self {
        Self { fields: Vec::from([("@type", Value::Text(name.to_owned()))]) }
    }

    fn text(&mut self, name: &'static str, text: Option<&str>) {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            self.fields.push((name, Value::Text(text.to_owned())));
        }
    }

    fn date(&mut self, name: &'static str, date: Option<Date>) {
        self.text(name, date.map(Date::iso).as_deref());
    }

    fn thing(&mut self, name: &'static str, thing: Self) {
        self.fields.push((name, Value::Thing(thing)));
    }

    fn list(&mut self, name: &'static str, things: impl Iterator<Item = Self>) {
        let list: Vec<Self> = things.collect();
        if !list.is_empty() {
            self.fields.push((name, Value::List(list)));
        }
    }
}
