//! Generates pseudo-random cards. The same seed gives the same cards.

use fastrand::Rng;
use serde_json::{Map, Value, json};
use what_changed::document::Selection;

use crate::page::parse_card;

/// The pieces of texts, with everything that could confuse a parser, a browser or the patching.
const PIECES: [&str; 60] = [
    "the",
    "licence",
    "runs",
    "until",
    "2032",
    "250 billion",
    "cap",
    "not",
    "exclusive",
    "it’s",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\n \t\n",
    "\r",
    "\r\n",
    "\r\n\r\n",
    "\t",
    "<b>bold</b>",
    "<",
    ">",
    "&",
    "&amp;",
    "&lt;img&gt;",
    "&#13;",
    "&notin",
    "</details>",
    "</template>",
    "</script>",
    "<script>",
    "<!--",
    "-->",
    "]]>",
    "<p>",
    "</p>",
    "\"",
    "'",
    "`",
    "=",
    "\0",
    "\u{1}",
    "\u{c}",
    "\u{7f}",
    "\u{85}",
    "\u{a0}",
    "\u{ad}",
    "\u{200b}",
    "\u{200d}",
    "\u{2028}",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "\u{fffd}",
    "\u{ffff}",
    "é e\u{301}",
    "👩\u{200d}👩\u{200d}👧 🇳🇴",
    "שלום עולם",
    "日本語のテキスト",
    "incomprehensibilitiesandotherwordswithoutanyplacetobreakthem",
];

/// Ids with characters that could confuse an attribute, but no white space and no control characters.
const IDS: [&str; 8] = ["a", "b\"c", "<d>", "&amp;", "é", "'", "__proto__", "0"];

const DATES: [&str; 5] = ["2031", "2031-04", "2031-04-27", "soon", ""];
const ADDRESSES: [&str; 4] =
    ["https://example.org/a?b&c=\"d\"<e>", "mailto:desk@example.org", "javascript:x", "http://www.example.org"];

/// A generator of cards.
pub struct CardGenerator(Rng);

impl CardGenerator {
    /// Creates a generator.
    pub fn new(seed: u64) -> Self {
        Self(Rng::with_seed(seed))
    }

    /// Generates a card and a selection in it. The card may have many problems, but no fatal ones.
    pub fn card(&mut self) -> (Value, Selection) {
        let versions = IDS[..self.0.usize(2..=4)].to_vec();
        let mut card = json!({
            "title": format!("Card {}", self.text()),
            "versions": versions.iter().map(|id| self.version(id)).collect::<Vec<_>>(),
            "terms": (0..self.0.usize(1..=5)).map(|at| self.term(at, &versions)).collect::<Vec<_>>(),
            "parties": IDS[..3].iter().map(|id| json!({ "id": id, "name": format!("P{}", self.text()) })).collect::<Vec<_>>(),
            "sources": IDS[..4].iter().map(|id| self.source(id)).collect::<Vec<_>>(),
        });
        self.maybe_set(&mut card, "summary", Self::value);
        self.maybe_set(&mut card, "lang", |cards| cards.choose(&["en", "he", "x\"><b>"]));
        let selection = self.selection(&card);
        (card, selection)
    }

    fn selection(&mut self, card: &Value) -> Selection {
        let terms = parse_card(card).terms;
        // The test writes the term into an attribute in single quotes.
        let term =
            Some(self.0.choice(terms).map(|term| term.id).unwrap_or_default()).filter(|id| !id.contains(['\'', '&']));
        let view = self.0.choice(["redline", "split", "before", "after"]).map(str::to_owned);
        Selection { term: term.filter(|_| self.0.bool()), view: view.filter(|_| self.0.bool()), ..Selection::default() }
    }

    fn version(&mut self, id: &str) -> Value {
        let mut version = json!({ "id": id });
        self.maybe_set(&mut version, "label", Self::value);
        self.maybe_set(&mut version, "date", |cards| cards.choose(&DATES));
        version
    }

    fn term(&mut self, at: usize, versions: &[&str]) -> Value {
        let mut values = Map::new();
        for version in versions {
            let value = match self.0.u8(0..8) {
                0 => continue,
                1 => Value::Null,
                2 => json!({ "undisclosed": true, "sources": self.ids() }),
                3 => self.value(),
                _ => self.statement(1),
            };
            values.insert((*version).to_owned(), value);
        }
        let mut term = json!({ "label": format!("Term {at} {}", self.text()), "values": values });
        // Topics repeat, both adjacent and apart.
        self.maybe_set(&mut term, "topic", |cards| cards.choose(&["Money & \"power\"", "<Cloud>"]));
        self.maybe_set(&mut term, "id", |cards| json!(format!("{}{at}", cards.0.choice(IDS).unwrap_or_default())));
        self.maybe_set(&mut term, "meaning", |cards| cards.statement(1));
        self.maybe_set(&mut term, "effects", |cards| Value::Array(vec![cards.effect(), cards.effect()]));
        term
    }

    fn effect(&mut self) -> Value {
        let mut effect = self.statement(1);
        effect["party"] = self.choose(&IDS[..3]);
        effect["effect"] = self.choose(&["gains", "loses", "mixed", "none"]);
        effect
    }

    fn statement(&mut self, depth: u8) -> Value {
        let mut statement = json!({ "text": self.text() });
        self.maybe_set(&mut statement, "sources", Self::ids);
        self.maybe_set(&mut statement, "standing", |cards| cards.choose(&["confirmed", "reported", "disputed"]));
        self.maybe_set(&mut statement, "via", Self::value);
        if depth > 0 {
            self.maybe_set(
                &mut statement,
                "quote",
                |cards| json!({ "text": cards.text(), "speaker": cards.text(), "source": cards.choose(&IDS[..4]) }),
            );
            self.maybe_set(&mut statement, "claims", |cards| {
                Value::Array(vec![cards.statement(0), cards.statement(0)])
            });
        }
        statement
    }

    fn source(&mut self, id: &str) -> Value {
        let mut source = json!({ "id": id, "publisher": format!("S{}", self.text()) });
        self.maybe_set(&mut source, "title", Self::value);
        self.maybe_set(&mut source, "kind", Self::value);
        self.maybe_set(&mut source, "date", |cards| cards.choose(&DATES));
        self.maybe_set(&mut source, "url", |cards| cards.choose(&ADDRESSES));
        self.maybe_set(&mut source, "archived", |cards| cards.choose(&ADDRESSES));
        source
    }

    fn ids(&mut self) -> Value {
        json!([self.choose(&IDS[..4]), self.choose(&IDS[..4])])
    }

    fn text(&mut self) -> String {
        let between = if self.0.bool() { " " } else { "" };
        let pieces: Vec<&str> = (0..self.0.usize(0..12)).filter_map(|_| self.0.choice(PIECES)).collect();
        pieces.join(between)
    }

    fn value(&mut self) -> Value {
        Value::String(self.text())
    }

    fn choose(&mut self, options: &[&str]) -> Value {
        json!(self.0.choice(options.iter()))
    }

    /// Sets a field of an object with a probability of one half.
    fn maybe_set(&mut self, object: &mut Value, field: &str, make: impl Fn(&mut Self) -> Value) {
        if self.0.bool() {
            object[field] = make(self);
        }
    }
}
