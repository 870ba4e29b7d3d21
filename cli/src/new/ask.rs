//! The questions of `what-changed new`, and the card that the answers make.

use anyhow::{Result, bail};
use what_changed::card::{Card, Date, Stated, Statement, Term, Version, VersionValue};

/// A source of answers.
pub trait Answers {
    /// Asks a question. Returns `None` after the last answer.
    fn answer(&mut self, question: &str) -> Result<Option<String>>;
    /// Shows a text that needs no answer.
    fn tell(&mut self, text: &str);
}

/// The ids of the two versions.
const VERSIONS: [&str; 2] = ["before", "after"];

/// Asks for a card. Fails if the answers end before it has a title and a term.
pub fn card(answers: &mut impl Answers) -> Result<Card> {
    answers.tell(
        "A few questions make a card. Press Enter after each answer, or Ctrl-C to stop without writing a file.\n",
    );
    let title = needed(answers, "Title of the card: ")?;
    answers.tell("\nName the two versions, or give their dates: 2031, 2031-04 or 2031-04-27.");
    let earlier = line(answers, "The earlier one [Before]: ")?.unwrap_or_default();
    let later = line(answers, "The later one [After]: ")?.unwrap_or_default();
    answers.tell(
        "\nNow the terms, one by one: the name, the text before, the text after.\n\
         Enter alone means that there is no such term; ? alone means that its text is not public.\n",
    );
    let versions = vec![version(VERSIONS[0], earlier, "Before"), version(VERSIONS[1], later, "After")];
    Ok(Card { title, versions, terms: terms(answers)?, ..Card::default() }.with_ids())
}

fn terms(answers: &mut impl Answers) -> Result<Vec<Term>> {
    let mut terms = Vec::new();
    loop {
        let label = if terms.is_empty() {
            needed(answers, "Term 1: ")?
        } else {
            let question = format!("Term {}, or Enter to finish: ", terms.len() + 1);
            match line(answers, &question)? {
                Some(label) if !label.is_empty() => label,
                _ => return Ok(terms),
            }
        };
        let before = statement(answers, "  Before: ")?;
        let after = statement(answers, "  After: ")?;
        if before.is_none() && after.is_none() {
            answers.tell(&format!("“{label}” is left out: it is in neither version.\n"));
            continue;
        }
        let values = [before, after].into_iter().zip(VERSIONS).map(|(statement, version)| VersionValue {
            version: version.to_owned(),
            stated: statement.map(|statement| Stated { statement, ..Stated::default() }),
        });
        terms.push(Term { label, values: values.collect(), ..Term::default() });
    }
}

/// Asks for a line until there is one. Fails if the answers end.
fn needed(answers: &mut impl Answers, question: &str) -> Result<String> {
    loop {
        match line(answers, question)? {
            Some(answer) if !answer.is_empty() => return Ok(answer),
            Some(_) => answers.tell("Please answer this one."),
            None => bail!("the answers ended before there was a title and a term; no file was written"),
        }
    }
}

/// Asks for a line. Returns an empty one for white space.
fn line(answers: &mut impl Answers, question: &str) -> Result<Option<String>> {
    Ok(answers.answer(question)?.map(|answer| answer.split_whitespace().collect::<Vec<_>>().join(" ")))
}

/// Asks what a version says. Returns `None` if it says nothing.
fn statement(answers: &mut impl Answers, question: &str) -> Result<Option<Statement>> {
    let answer = answers.answer(question)?.unwrap_or_default();
    Ok(match answer.trim() {
        "" => None,
        "?" => Some(Statement { undisclosed: true, ..Statement::default() }),
        text => Some(Statement { text: text.to_owned(), ..Statement::default() }),
    })
}

/// Returns a version. A name that is a date becomes its date.
fn version(id: &str, name: String, default: &str) -> Version {
    let date = Date::parse(&name);
    let label = if name.is_empty() { default.to_owned() } else { name };
    Version { id: id.to_owned(), label: Some(label).filter(|_| date.is_none()), date, ..Version::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    /// Prepared answers, and a transcript of all questions and texts.
    struct Script {
        answers: std::vec::IntoIter<&'static str>,
        transcript: String,
    }

    impl Answers for Script {
        fn answer(&mut self, question: &str) -> Result<Option<String>> {
            self.transcript.push_str(question);
            Ok(self.answers.next().map(str::to_owned))
        }

        fn tell(&mut self, text: &str) {
            self.transcript.push_str(text);
        }
    }

    fn ask(answers: &[&'static str]) -> (Result<serde_json::Value>, String) {
        let mut script = Script { answers: Vec::from(answers).into_iter(), transcript: String::new() };
        let card = card(&mut script).map(|card| {
            let file = serde_json::to_value(&card).unwrap();
            assert_eq!(what_changed::card::parse(&file.to_string()), Ok(card));
            file
        });
        (card, script.transcript)
    }

    #[test]
    fn answers_make_a_card() {
        let (card, transcript) = ask(&[
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
                "format": 1,
                "title": "Opening hours",
                "versions": [{"id": "before", "label": "Summer"}, {"id": "after", "date": "2031-10"}],
                "terms": [
                    {
                        "id": "sunday",
                        "label": "Sunday",
                        "values": {"before": "Closed all day.", "after": "Open from noon.\n\nTea is free."},
                    },
                    {"id": "monday", "label": "Monday", "values": {"before": null, "after": "Open."}},
                    {"id": "fee", "label": "Fee", "values": {"before": "5 crowns", "after": {"undisclosed": true}}},
                ],
            })
        );
        assert!(transcript.ends_with("Term 4, or Enter to finish: "), "{transcript}");
    }

    #[test]
    fn versions_need_no_names() {
        let begin = ["T", "", "", "L", "x", "y"];
        let names = |begin: &[&'static str]| {
            let card = ask(begin).0.unwrap();
            [0, 1].map(|at| card["versions"][at]["label"].as_str().unwrap().to_owned())
        };
        assert_eq!(names(&begin), ["Before", "After"]);
        assert_eq!(names(&["T", "", "Now", "L", "x", "y"]), ["Before", "Now"]);
    }

    #[test]
    fn a_required_answer_is_asked_again() {
        let (card, transcript) = ask(&["", " ", "T", "", "", "", "None", "", " ", "L", "x", "y", ""]);
        assert_eq!(card.unwrap()["terms"], json!([{"id": "l", "label": "L", "values": {"before": "x", "after": "y"}}]));
        assert_eq!(transcript.matches("Title of the card").count(), 3);
        assert_eq!(transcript.matches("Term 1: ").count(), 3);
        assert!(transcript.contains("“None” is left out"), "{transcript}");
    }

    #[test]
    fn answers_may_end_after_the_first_term() {
        for early in [&[][..], &["T"], &["T", "", ""], &["T", "", "", "L"]] {
            let error = ask(early).0.unwrap_err().to_string();
            assert!(error.contains("no file was written"), "{error}");
        }
        let (card, _) = ask(&["T", "", "", "L", "x"]);
        assert_eq!(
            card.unwrap()["terms"],
            json!([{"id": "l", "label": "L", "values": {"before": "x", "after": null}}])
        );
    }
}
