//! The card that the custom element calls.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::vec::Vec;

use core::cell::{Cell, RefCell};

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::ShadowRoot;

use what_changed::card::{self, Card, Code, Problem};
use what_changed::locale::ENGLISH;
use what_changed::markup::Fingerprints;
use what_changed::number::number;
use what_changed::resolve::Memo;
use what_changed::state::{self, Action, Selection, State};
use what_changed::view;

use crate::dom::Dom;
use crate::from_js::from_js;

/// A card that is mounted in a shadow root.
#[wasm_bindgen]
pub struct Mounted {
    root: ShadowRoot,
    card: Card,
    /// Not borrowed while the page is patched: patching can make the page call back.
    state: RefCell<State>,
    memo: Cell<Memo>,
    fingerprints: Cell<Fingerprints>,
    problems: Vec<Problem>,
}

/// The style text of the card.
#[wasm_bindgen]
pub fn style() -> String {
    view::STYLE.to_owned()
}

#[wasm_bindgen]
impl Mounted {
    /// Reads a card and shows it in a shadow root, over whatever stands there and fits; in it, what the reader
    /// chose: term, view, from and to, in a list, each of which may be undefined.
    ///
    /// # Errors
    ///
    /// Where the card cannot be shown: the code, a line feed, and the sentence to print. Nothing has
    /// been touched then.
    #[wasm_bindgen(constructor)]
    pub fn new(root: ShadowRoot, card: &JsValue, choices: &JsValue) -> Result<Self, String> {
        let value = from_js(card).ok_or_else(not_a_card)?;
        let card::Read { card, problems } = card::read_value_in_brief(value.into());
        let card = card.ok_or_else(|| fatal(&problems))?;
        let state = State::select(&card, &selection(choices));
        let mounted = Self {
            root,
            card,
            state: RefCell::new(state),
            memo: Cell::default(),
            fingerprints: Cell::default(),
            problems,
        };
        mounted.draw();
        Ok(mounted)
    }

    /// What is wrong with the card's file: how many things, and then each, a line each; empty for
    /// none. Fields of a newer format are no news to a reader's console.
    pub fn problems(&self) -> String {
        let (mut told, mut count) = (String::new(), 0);
        for problem in self.problems.iter().filter(|problem| problem.code != Code::UnknownField) {
            told.push('\n');
            told.push_str(&problem.summary());
            count += 1;
        }
        if count == 0 { told } else { number(count) + &told }
    }

    /// What the reader chose: the ids of the term and the versions, and the view: term, view, from
    /// and to, a line each.
    pub fn state(&self) -> String {
        self.named(&self.state.borrow())
    }

    /// What an action, and what it is done on, would lead to, as [`Mounted::state`] gives it; nothing is done yet.
    pub fn preview(&self, action: &JsValue) -> String {
        self.named(&self.after(action))
    }

    /// Does an action, and shows what it leads to.
    pub fn act(&self, action: &JsValue) {
        self.change(self.after(action));
    }

    /// Shows what is chosen, as [`Mounted::new`] takes it. Names that nothing has are passed over.
    pub fn show(&self, choices: &JsValue) {
        self.change(State::select(&self.card, &selection(choices)));
    }
}

impl Mounted {
    /// What the browser tells of what it did by itself leads to the state that is there.
    fn change(&self, state: State) {
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

    fn after(&self, action: &JsValue) -> State {
        let [action, on] = texts(action).map(Option::unwrap_or_default);
        let state = self.state.borrow().clone();
        match Action::parse(&self.card, &action, &on) {
            Some(action) => state::act(state, &self.card, action),
            None => state,
        }
    }

    fn named(&self, state: &State) -> String {
        let version = |at: usize| self.card.versions[at].id.as_str();
        [state.panel.name(&self.card), state.view.name(), version(state.from), version(state.to)].join("\n")
    }
}

fn selection(choices: &JsValue) -> Selection {
    let [term, view, from, to] = texts(choices);
    Selection { term, view, from, to }
}

/// The texts of a list; `None` for what is no text.
fn texts<const COUNT: usize>(list: &JsValue) -> [Option<String>; COUNT] {
    let list: &Array = list.unchecked_ref();
    core::array::from_fn(|at| u32::try_from(at).ok().and_then(|at| list.get(at).as_string()))
}

fn fatal(problems: &[Problem]) -> String {
    let Some(problem) = problems.iter().find(|problem| problem.code.is_fatal()) else { return not_a_card() };
    [problem.code.name(), &problem.summary()].join("\n")
}

fn not_a_card() -> String {
    [Code::NotACard.name(), "expected an object with a title and terms, found what JSON cannot say, or is too large."]
        .join("\n")
}
