//! The questions that make a card, and the card that the answers make.

use anyhow::{Result, bail};
use what_changed::card::{Date, Value};

/// Who answers.
pub trait Answers {
    /// The answer to a question; `None` where there are no more.
    fn answer(&mut self, question: &str) -> Result<Option<String>>;
    /// Says something that wants no answer.
    fn tell(&mut self, words: &str);
}

/// Asks for a card. Fails where the answers end before it has a title and a term.
pub fn card(answers: &mut impl Answers) -> Result<Value> {
    answers.tell("A few questions make a card. Enter ends an answer, Ctrl-C leaves without writing anything.\n");
    let title = needed(answers, "Title of the card: ")?;
    answers.tell("\nWhat are the two versions called? By a name, or a date such as 2031, 2031-04 or 2031-04-27.");
    let earlier = line(answers, "The earlier one [Before]: ")?.unwrap_or_default();
    let later = line(answers, "The later one [After]: ")?.unwrap_or_default();
    answers.tell(
        "\nNow the terms, one by one: its name, what was agreed before, what is agreed now.\n\
         Enter alone means that nothing was; a question mark alone, that it is not public.\n",
    );
    let terms = terms(answers)?;

    let mut card = vec![("title", Value::Text(title))];
    if !(earlier.is_empty() && later.is_empty()) {
        card.push(("versions", Value::List(vec![version(earlier, "Before"), version(later, "After")])));
    }
    card.push(("terms", Value::List(terms)));
    Ok(object(card))
}

fn terms(answers: &mut impl Answers) -> Result<Vec<Value>> {
    let mut terms = Vec::new();
    loop {
        let label = if terms.is_empty() {
            needed(answers, "Term 1: ")?
        } else {
            let question = format!("Term {}, or Enter to end: ", terms.len() + 1);
            match line(answers, &question)? {
                Some(label) if !label.is_empty() => label,
                _ => return Ok(terms),
            }
        };
        let before = text(answers, "  Before: ")?;
        let after = text(answers, "  After: ")?;
        if before == Value::Null && after == Value::Null {
            answers.tell(&format!("“{label}” is left out: neither version says anything about it.\n"));
        } else {
            terms.push(object(vec![("label", Value::Text(label)), ("before", before), ("after", after)]));
        }
    }
}

/// An answer in one line, without which there is no card.
fn needed(answers: &mut impl Answers, question: &str) -> Result<String> {
    loop {
        match line(answers, question)? {
            Some(answer) if !answer.is_empty() => return Ok(answer),
            Some(_) => answers.tell("A card needs one."),
            None => bail!("the answers ended before there was a title and a term; nothing is written"),
        }
    }
}

/// An answer in one line, empty where it is white space.
fn line(answers: &mut impl Answers, question: &str) -> Result<Option<String>> {
    Ok(answers.answer(question)?.map(|answer| answer.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// What a version says.
fn text(answers: &mut impl Answers, question: &str) -> Result<Value> {
    let answer = answers.answer(question)?.unwrap_or_default();
    Ok(match answer.trim() {
        "" => Value::Null,
        "?" => object(vec![("undisclosed", Value::Bool(true))]),
        text => Value::Text(text.to_owned()),
    })
}

/// A version by its date or its name.
fn version(name: String, default: &str) -> Value {
    let name = if name.is_empty() { default.to_owned() } else { name };
    let field = if Date::parse(&name).is_some() { "date" } else { "label" };
    object(vec![(field, Value::Text(name))])
}

fn object(members: Vec<(&str, Value)>) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Answers that were thought of beforehand, and all that was said.
    struct Script {
        answers: std::vec::IntoIter<&'static str>,
        said: String,
    }

    impl Answers for Script {
        fn answer(&mut self, question: &str) -> Result<Option<String>> {
            self.said.push_str(question);
            Ok(self.answers.next().map(str::to_owned))
        }

        fn tell(&mut self, words: &str) {
            self.said.push_str(words);
        }
    }

    fn asked(answers: &[&'static str]) -> (Result<serde_json::Value>, String) {
        let mut script = Script { answers: Vec::from(answers).into_iter(), said: String::new() };
        let card = card(&mut script).map(|card| serde_json::to_value(&card).unwrap());
        if let Ok(card) = &card {
            assert_eq!(what_changed::card::from_json(&card.to_string()).unwrap().problems, []);
        }
        (card, script.said)
    }

    #[test]
    fn answers_make_a_card() {
        let (card, said) = asked(&[
            " Opening  hours ",
            "Summer",
            "2031-10",
            "Sunday",
            " Closed all day.",
            "Open from noon.\n\nTea is free.",
            "Monday",
            "",
            "Open.",
            "Fee",
            "5 crowns",
            "?",
            "",
        ]);
        assert_eq!(
            card.unwrap(),
            json!({
                "title": "Opening hours",
                "versions": [{"label": "Summer"}, {"date": "2031-10"}],
                "terms": [
                    {"label": "Sunday", "before": "Closed all day.", "after": "Open from noon.\n\nTea is free."},
                    {"label": "Monday", "before": null, "after": "Open."},
                    {"label": "Fee", "before": "5 crowns", "after": {"undisclosed": true}},
                ],
            })
        );
        assert!(said.ends_with("Term 4, or Enter to end: "), "{said}");
    }

    #[test]
    fn versions_need_no_names() {
        let begin = ["T", "", "", "L", "x", "y"];
        assert_eq!(
            asked(&begin).0.unwrap(),
            json!({"title": "T", "terms": [{"label": "L", "before": "x", "after": "y"}]})
        );
        let (card, _) = asked(&["T", "", "Now", "L", "x", "y"]);
        assert_eq!(card.unwrap()["versions"], json!([{"label": "Before"}, {"label": "Now"}]));
    }

    #[test]
    fn what_a_card_needs_is_asked_again() {
        let (card, said) = asked(&["", " ", "T", "", "", "", "None", "", " ", "L", "x", "y", ""]);
        assert_eq!(card.unwrap()["terms"], json!([{"label": "L", "before": "x", "after": "y"}]));
        assert_eq!(said.matches("Title of the card").count(), 3);
        assert_eq!(said.matches("Term 1: ").count(), 3);
        assert!(said.contains("“None” is left out"), "{said}");
    }

    #[test]
    fn answers_that_end_early_make_what_they_can() {
        for early in [&[][..], &["T"], &["T", "", ""], &["T", "", "", "L"]] {
            let error = asked(early).0.unwrap_err().to_string();
            assert!(error.contains("nothing is written"), "{error}");
        }
        let (card, _) = asked(&["T", "", "", "L", "x"]);
        assert_eq!(card.unwrap()["terms"], json!([{"label": "L", "before": "x", "after": null}]));
    }
}
