//! The classes that connect the markup with the style.

/// Declares the classes of a part of the card.
macro_rules! classes {
    ($($name:ident = $class:literal),* $(,)?) => {
        $(pub(super) const $name: $crate::markup::Class = $crate::markup::Class($class);)*

        #[cfg(test)]
        pub(super) const CLASSES: &[$crate::markup::Class] = &[$($name),*];
    };
}

// Shared by several parts.
classes! {
    // Read by screen readers only.
    SR = "sr",
    // A heading in small capitals.
    HEAD = "head",
    // A paragraph of the card's own texts.
    PARAGRAPH = "paragraph",
    // In place of a text.
    NOTE = "note",
    // A checkbox and its label.
    TICK = "tick",
    // A list of buttons that open terms.
    TERM_LINKS = "term-links",
    // The numbers of edits of each kind.
    EDIT_COUNTS = "edit-counts",
}

#[cfg(test)]
mod tests {
    use alloc::collections::{BTreeMap, BTreeSet};
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::super::*;
    use crate::card::{Card, parse};
    use crate::locale::ENGLISH;
    use crate::markup::{Class, Html};
    use crate::resolve::resolve;
    use crate::state::{Action, Panel, Section, State, View, act};

    /// The classes of each part.
    const PARTS: &[(&str, &[Class])] = &[
        ("alternatives", alternatives::CLASSES),
        ("card", CLASSES),
        ("claims", claims::CLASSES),
        ("effects", effects::CLASSES),
        ("footer", footer::CLASSES),
        ("glance", glance::CLASSES),
        ("glossary", glossary::CLASSES),
        ("overview", overview::CLASSES),
        ("panel", panel::CLASSES),
        ("popover", popover::CLASSES),
        ("section", section::CLASSES),
        ("shared", class::CLASSES),
        ("sign", sign::CLASSES),
        ("source", source::CLASSES),
        ("statement", statement::CLASSES),
        ("steps", steps::CLASSES),
        ("term", term::CLASSES),
        ("text_writer", text_writer::CLASSES),
        ("texts", texts::CLASSES),
        ("timeline", timeline::CLASSES),
        ("tools", tools::CLASSES),
        ("views", views::CLASSES),
    ];

    fn declared() -> BTreeMap<&'static str, &'static str> {
        let mut declared = BTreeMap::new();
        for (part, classes) in PARTS {
            for class in *classes {
                let other = declared.insert(class.0, *part);
                assert_eq!(
                    other, None,
                    "{part} and another part declare “{}”; each class belongs to one part",
                    class.0
                );
            }
        }
        declared
    }

    /// The classes that the style has rules for.
    fn styled() -> BTreeSet<&'static str> {
        let mut classes = BTreeSet::new();
        for (at, piece) in STYLE.split('"').enumerate() {
            for rest in piece.split('.').skip(1).filter(|_| at % 2 == 0) {
                let name = rest.split(|char: char| !char.is_ascii_alphanumeric() && char != '-').next();
                classes.extend(name.filter(|name| name.starts_with(|char: char| char.is_ascii_lowercase())));
            }
        }
        classes
    }

    const FIXTURES: [&str; 3] = [
        include_str!("../../tests/fixtures/maximal.json"),
        include_str!("../../tests/fixtures/sources.json"),
        include_str!("../../tests/fixtures/redline.json"),
    ];

    fn read(fixture: &str) -> Card {
        parse(fixture).unwrap()
    }

    /// Adds the classes of a card in a state.
    fn collect(card: &Card, state: &State, classes: &mut BTreeSet<String>) {
        let mut out = Html::default();
        super::super::card(&resolve(card, state, &ENGLISH), &mut out);
        for value in out.into_string().split(" class=\"").skip(1) {
            classes.extend(value.split('"').next().unwrap().split(' ').map(String::from));
        }
    }

    /// The classes that the fixtures have in their states.
    fn written() -> BTreeSet<String> {
        let mut classes = BTreeSet::new();
        for fixture in FIXTURES {
            let card = read(fixture);
            let first = State::first(&card);
            for from in 0..card.versions.len() {
                for to in 0..card.versions.len() {
                    collect(&card, &State { from, to, ..first.clone() }, &mut classes);
                }
            }
            let sections = Section::ALL.into_iter().filter(|section| section.is_in(&card)).map(Panel::Section);
            let actions: Vec<Action> = sections
                .chain([Panel::Term(0)])
                .map(Action::Open)
                .chain(View::ALL.map(Action::View))
                .chain((0..card.events.len()).map(Action::Event))
                .chain((0..card.audiences.len()).map(Action::Join))
                .chain(["the", "no such words"].map(|words| Action::Search(words.into())))
                .collect();
            for action in actions {
                collect(&card, &act(first.clone(), &card, action), &mut classes);
            }
        }
        let mut many = read(FIXTURES[0]);
        many.terms = many.terms.iter().cycle().take(30).cloned().collect();
        many.figures = many.figures.iter().cycle().take(30).cloned().collect();
        collect(&many, &State::first(&many), &mut classes);
        classes
    }

    #[test]
    fn each_class_is_declared_by_one_part_styled_and_written() {
        let (declared, styled, written) = (declared(), styled(), written());
        for class in &styled {
            assert!(declared.contains_key(class), "the style has a rule for “{class}”, which no part declares");
        }
        for class in &written {
            assert!(declared.contains_key(&**class), "the markup has “{class}”, which no part declares");
        }
        for (class, part) in declared {
            assert!(
                styled.contains(class),
                "“{class}” of {part} has no rule in style.min.css; `cargo xtask update` writes it from style/"
            );
            assert!(written.contains(class), "“{class}” of {part} is in the markup of no fixture");
        }
    }
}
