//! The boundary between the shell, which is JavaScript, and the card. `boundary.js` is the other side.

use alloc::string::String;

use core::cell::{Cell, RefCell};

use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

use what_changed::card::{self, Card, Code};
use what_changed::locale::ENGLISH;
use what_changed::markup::Fingerprints;
use what_changed::resolve::Memo;
use what_changed::state::{self, Action, Selection, State};
use what_changed::view;

use crate::dom::Dom;
use crate::from_js::from_js;

#[wasm_bindgen(module = "/src/boundary.js")]
extern "C" {
    /// A [`Selection`] as an object of JavaScript, with the same fields.
    pub type JsSelection;

    #[wasm_bindgen(js_name = createSelection)]
    fn create_selection(term: &str, view: &str, from: &str, to: &str) -> JsSelection;

    #[wasm_bindgen(method, getter)]
    fn term(this: &JsSelection) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn view(this: &JsSelection) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn from(this: &JsSelection) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    fn to(this: &JsSelection) -> Option<String>;

    #[wasm_bindgen(js_name = applyStyle)]
    fn apply_style(root: &ShadowRoot, css: &str);

    /// An action, unparsed.
    pub type JsAction;

    #[wasm_bindgen(method, getter)]
    fn name(this: &JsAction) -> String;

    #[wasm_bindgen(method, getter)]
    fn argument(this: &JsAction) -> String;

    /// Receives the problems of a card.
    pub type Problems;

    #[wasm_bindgen(method)]
    fn report(this: &Problems, code: &str, sentence: &str);
}

impl From<&JsSelection> for Selection {
    fn from(selection: &JsSelection) -> Self {
        Self { term: selection.term(), view: selection.view(), from: selection.from(), to: selection.to() }
    }
}

fn selection_of(card: &Card, state: &State) -> JsSelection {
    let Selection { term, view, from, to } = state.selection(card);
    let [term, view, from, to] = [term, view, from, to].map(Option::unwrap_or_default);
    create_selection(&term, &view, &from, &to)
}

/// A card in a shadow root.
#[wasm_bindgen]
pub struct Mounted {
    root: ShadowRoot,
    card: Card,
    /// Not borrowed while the page is patched, because patching can make the page call back.
    state: RefCell<State>,
    proposal: Cell<Option<Proposal>>,
    memo: Cell<Memo>,
    fingerprints: Cell<Fingerprints>,
}

/// An action that was proposed and not yet committed.
struct Proposal {
    action: Action,
    before: State,
    after: State,
}

#[wasm_bindgen]
impl Mounted {
    /// Reads a card and shows it in a shadow root. Content of the root that fits is kept.
    ///
    /// Reports every problem of the card, but not unknown fields: a newer format may have them. Returns `None` if the
    /// card cannot be shown. The root is unchanged then, and the only problem reported is the reason.
    pub fn mount(root: ShadowRoot, card: &JsValue, selection: &JsSelection, problems: &Problems) -> Option<Self> {
        let Some(value) = from_js(card) else {
            problems.report(Code::NotACard.name(), NOT_A_CARD);
            return None;
        };
        let card::Read { card, problems: all, .. } = card::read_value_in_brief(value.into());
        let is_shown = card.is_some();
        for problem in all.iter().filter(|problem| problem.code.is_fatal() != is_shown) {
            if problem.code != Code::UnknownField {
                problems.report(problem.code.name(), &problem.summary());
            }
        }
        let card = card?;
        let state = State::select(&card, &selection.into());
        let mounted = Self {
            root,
            card,
            state: RefCell::new(state),
            proposal: Cell::default(),
            memo: Cell::default(),
            fingerprints: Cell::default(),
        };
        mounted.draw();
        apply_style(&mounted.root, view::STYLE);
        Some(mounted)
    }

    /// Returns the current selection.
    pub fn selection(&self) -> JsSelection {
        selection_of(&self.card, &self.state.borrow())
    }

    /// Returns the selection that an action leads to, and remembers the action for [`Mounted::commit`]. An unknown
    /// action leads to the current selection.
    pub fn propose(&self, action: &JsAction) -> JsSelection {
        let before = self.state.borrow().clone();
        let Some(action) = Action::parse(&self.card, &action.name(), &action.argument()) else {
            self.proposal.take();
            return self.selection();
        };
        let after = state::act(before.clone(), &self.card, action.clone());
        let selection = selection_of(&self.card, &after);
        self.proposal.set(Some(Proposal { action, before, after }));
        selection
    }

    /// Carries out the proposed action, and returns the new selection.
    pub fn commit(&self) -> JsSelection {
        if let Some(Proposal { action, before, after }) = self.proposal.take() {
            let now = self.state.borrow().clone();
            // The page may have changed the selection since.
            self.change(if now == before { after } else { state::act(now, &self.card, action) });
        }
        self.selection()
    }

    /// Shows a selection, and returns what it leads to. Unknown names are ignored.
    pub fn show(&self, selection: &JsSelection) -> JsSelection {
        self.change(State::select(&self.card, &selection.into()));
        self.selection()
    }
}

impl Mounted {
    fn change(&self, state: State) {
        // The browser reports what it opened and closed by itself, which is the current state already.
        if *self.state.borrow() != state {
            self.state.replace(state);
            self.draw();
        }
    }

    fn draw(&self) {
        let state = self.state.borrow().clone();
        let (mut memo, mut dom) = (self.memo.take(), Dom::new(&self.root, self.fingerprints.take()));
        view::card(&memo.resolve(&self.card, &state, &ENGLISH), &mut dom);
        self.memo.set(memo);
        self.fingerprints.set(dom.finish());
    }
}

const NOT_A_CARD: &str =
    "expected an object with a title and terms, found what JSON cannot express, or what is too large.";
