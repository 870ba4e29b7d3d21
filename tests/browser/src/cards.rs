//! Cards made by chance, the same each time for a seed.

use fastrand::Rng;
use serde_json::{Map, Value, json};
use what_changed::state::Selection;

use crate::page::read;

/// What texts are made of: all that a parser, a browser or a patch could trip over.
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

/// Ids with what an attribute could trip over, and no white space or control character.
const IDS: [&str; 8] = ["a", "b\"c", "<d>", "&amp;", "é", "'", "__proto__", "0"];

const DATES: [&str; 5] = ["2031", "2031-04", "2031-04-27", "soon", ""];
const ADDRESSES: [&str; 4] =
    ["https://example.org/a?b&c=\"d\"<e>", "mailto:desk@example.org", "javascript:x", "http://www.example.org"];

/// Makes cards.
pub struct Maker(Rng);

impl Maker {
    /// Begins anew from a seed.
    pub fn new(seed: u64) -> Self {
        Self(Rng::with_seed(seed))
    }

    /// A card, and what is chosen in it. The reader may find much to mend in it, but nothing fatal.
    pub fn card(&mut self) -> (Value, Selection) {
        let versions = IDS[..self.0.usize(2..=4)].to_vec();
        let mut card = json!({
            "title": format!("Card {}", self.text()),
            "versions": versions.iter().map(|id| self.version(id)).collect::<Vec<_>>(),
            "terms": (0..self.0.usize(1..=5)).map(|at| self.term(at, &versions)).collect::<Vec<_>>(),
            "parties": IDS[..3].iter().map(|id| json!({ "id": id, "name": format!("P{}", self.text()) })).collect::<Vec<_>>(),
            "sources": IDS[..4].iter().map(|id| self.source(id)).collect::<Vec<_>>(),
        });
        self.some(&mut card, "summary", Self::value);
        self.some(&mut card, "lang", |maker| maker.one(&["en", "he", "x\"><b>"]));
        let selection = self.selection(&card);
        (card, selection)
    }

    fn selection(&mut self, card: &Value) -> Selection {
        let terms = read(card).terms;
        // An attribute of the element, which the test writes in single quotes.
        let term =
            Some(self.0.choice(terms).map(|term| term.id).unwrap_or_default()).filter(|id| !id.contains(['\'', '&']));
        let view = self.0.choice(["redline", "split", "before", "after"]).map(str::to_owned);
        Selection { term: term.filter(|_| self.0.bool()), view: view.filter(|_| self.0.bool()), ..Selection::default() }
    }

    fn version(&mut self, id: &str) -> Value {
        let mut version = json!({ "id": id });
        self.some(&mut version, "label", Self::value);
        self.some(&mut version, "date", |maker| maker.one(&DATES));
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
        // Topics repeat, in a row and apart.
        self.some(&mut term, "topic", |maker| maker.one(&["Money & \"power\"", "<Cloud>"]));
        self.some(&mut term, "id", |maker| json!(format!("{}{at}", maker.0.choice(IDS).unwrap_or_default())));
        self.some(&mut term, "meaning", |maker| maker.statement(1));
        self.some(&mut term, "effects", |maker| Value::Array(vec![maker.effect(), maker.effect()]));
        term
    }

    fn effect(&mut self) -> Value {
        let mut effect = self.statement(1);
        effect["party"] = self.one(&IDS[..3]);
        effect["effect"] = self.one(&["gains", "loses", "mixed", "none"]);
        effect
    }

    fn statement(&mut self, depth: u8) -> Value {
        let mut statement = json!({ "text": self.text() });
        self.some(&mut statement, "sources", Self::ids);
        self.some(&mut statement, "standing", |maker| maker.one(&["confirmed", "reported", "disputed"]));
        self.some(&mut statement, "via", Self::value);
        if depth > 0 {
            self.some(
                &mut statement,
                "quote",
                |maker| json!({ "text": maker.text(), "speaker": maker.text(), "source": maker.one(&IDS[..4]) }),
            );
            self.some(&mut statement, "claims", |maker| Value::Array(vec![maker.statement(0), maker.statement(0)]));
        }
        statement
    }

    fn source(&mut self, id: &str) -> Value {
        let mut source = json!({ "id": id, "publisher": format!("S{}", self.text()) });
        self.some(&mut source, "title", Self::value);
        self.some(&mut source, "kind", Self::value);
        self.some(&mut source, "date", |maker| maker.one(&DATES));
        self.some(&mut source, "url", |maker| maker.one(&ADDRESSES));
        self.some(&mut source, "archived", |maker| maker.one(&ADDRESSES));
        source
    }

    fn ids(&mut self) -> Value {
        json!([self.one(&IDS[..4]), self.one(&IDS[..4])])
    }

    fn text(&mut self) -> String {
        let between = if self.0.bool() { " " } else { "" };
        let pieces: Vec<&str> = (0..self.0.usize(0..12)).filter_map(|_| self.0.choice(PIECES)).collect();
        pieces.join(between)
    }

    fn value(&mut self) -> Value {
        Value::String(self.text())
    }

    fn one(&mut self, of: &[&str]) -> Value {
        json!(self.0.choice(of.iter()))
    }

    /// Gives an object a field, or not.
    fn some(&mut self, object: &mut Value, field: &str, make: impl Fn(&mut Self) -> Value) {
        if self.0.bool() {
            object[field] = make(self);
        }
    }
}
