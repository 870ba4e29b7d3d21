//! The element `<what-changed>` and what stands in it.

use alloc::string::String;

use super::article::{Texts, build};
use super::data::{in_one_line, json};
use super::html::article;
use crate::card::Card;
use crate::locale::Locale;
use crate::markup::{Html, Markup as _};
use crate::resolve::resolve;
use crate::state::{Selection, State};
use crate::view;

/// The attributes of the element.
#[derive(Clone, Debug, Default)]
pub struct Element {
    /// Its id, which links have.
    pub id: Option<String>,
    /// The address of the card file.
    pub src: Option<String>,
    /// Whether that file is fetched although the card stands inside.
    pub live: bool,
    /// What is selected at first.
    pub selection: Selection,
}

impl Element {
    /// The start tag up to its last attribute.
    ///
    /// Around the element is a `<div>`: editors and Markdown take a line that begins with a tag which they do not
    /// know for a paragraph, and the end of that paragraph would end the element before the document in it.
    fn start(&self) -> String {
        let mut out = Html::default();
        out.open("div");
        out.open("what-changed");
        let Selection { term, view, from, to } = &self.selection;
        let attributes =
            [("id", &self.id), ("src", &self.src), ("term", term), ("view", view), ("from", from), ("to", to)];
        for (name, value) in attributes {
            if let Some(value) = value {
                out.attr(name, value);
            }
        }
        if self.live {
            out.attr("live", "");
        }
        in_one_line(&out.into_string())
    }
}

const END: &str = "</what-changed></div>";

/// To those who take a template for an element like any other it is not there: readers would read the card twice.
const TEMPLATE: &str = "><template shadowrootmode=\"open\" hidden=\"\"><style>";

pub(super) fn fragment(card: &Card, element: &Element, locale: &'static Locale) -> String {
    let state = State::select(card, &element.selection);
    let mut shadow = Html::default();
    view::card(&resolve(card, &state, locale), &mut shadow);
    [
        &*element.start(),
        TEMPLATE,
        view::STYLE,
        "</style>",
        &in_one_line(&shadow.into_string()),
        "</template>",
        &document(card, &state, locale),
        "<script type=\"application/json\">",
        &json(&card.to_value()),
        "</script>",
        END,
    ]
    .concat()
}

pub(super) fn plain(card: &Card, element: &Element, locale: &'static Locale) -> String {
    let document = document(card, &State::select(card, &element.selection), locale);
    [&*element.start(), " data-card='", &json(&card.to_value()), "'>", &document, END].concat()
}

/// The plain document.
fn document(card: &Card, state: &State, locale: &'static Locale) -> String {
    build(card, state, locale, Texts::Apart, |document| {
        let mut out = Html::default();
        article(document, &mut out);
        in_one_line(&out.into_string())
    })
}
