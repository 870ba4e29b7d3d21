//! What is done to a contract between two versions of it.

use fastrand::Rng;

use crate::made::Contract;
use crate::prose::Prose;

/// What is done to a clause.
#[derive(Clone, Copy)]
enum Amendment {
    /// A number becomes another.
    Number,
    /// A few words become others.
    Words,
    /// A sentence is put in, or taken out.
    Sentence,
    /// Another clause is put in behind it.
    Inserted,
    /// It is taken out.
    Removed,
    /// It stands elsewhere.
    Moved,
    /// It stands elsewhere, and words of it become others.
    MovedAndEdited,
    /// It is written anew.
    Rewritten,
    /// A comma more or less.
    Comma,
}

/// All of them, as often as they are done.
const AMENDMENTS: [Amendment; 14] = [
    Amendment::Number,
    Amendment::Number,
    Amendment::Number,
    Amendment::Words,
    Amendment::Words,
    Amendment::Words,
    Amendment::Sentence,
    Amendment::Sentence,
    Amendment::Inserted,
    Amendment::Removed,
    Amendment::Moved,
    Amendment::MovedAndEdited,
    Amendment::Rewritten,
    Amendment::Comma,
];

/// The contract with about so large a part of its clauses amended, and at least one of them.
pub fn amend(contract: &Contract, part: f64, prose: &mut Prose, rng: &mut Rng) -> Contract {
    let mut new = contract.clone();
    let mut moved = Vec::new();
    for section in &mut new.sections {
        for clause in std::mem::take(&mut section.clauses) {
            if rng.f64() >= part {
                section.clauses.push(clause);
                continue;
            }
            match AMENDMENTS[rng.usize(..AMENDMENTS.len())] {
                Amendment::Number => section.clauses.push(number(&clause, prose)),
                Amendment::Words => section.clauses.push(words(&clause, prose, rng)),
                Amendment::Sentence => section.clauses.push(sentence(&clause, prose, rng)),
                Amendment::Inserted => section.clauses.extend([clause, prose.clause()]),
                Amendment::Removed => {}
                Amendment::Moved => moved.push(clause),
                Amendment::MovedAndEdited => moved.push(words(&clause, prose, rng)),
                Amendment::Rewritten => section.clauses.push(prose.clause()),
                Amendment::Comma => section.clauses.push(comma(&clause, rng)),
            }
        }
    }
    for clause in moved {
        let section = rng.usize(..new.sections.len());
        let clauses = &mut new.sections[section].clauses;
        clauses.insert(rng.usize(..=clauses.len()), clause);
    }
    if new.sections.iter().zip(&contract.sections).all(|(new, old)| new.clauses == old.clauses) {
        // Chance left all of it as it was.
        let clause = &mut new.sections[0].clauses[0];
        *clause = words(clause, prose, rng);
    }
    new
}

/// Changes the digits of the first number; where there is none, one is put in.
fn number(clause: &str, prose: &mut Prose) -> String {
    let is_digit = |char: char| char.is_ascii_digit();
    let Some(start) = clause.find(is_digit) else {
        return clause.replacen(' ', &format!(" {} ", prose.number()), 1);
    };
    let end = clause[start..].find(|char| !is_digit(char)).map_or(clause.len(), |length| start + length);
    let other = loop {
        let other = prose.between(2, 99).to_string();
        if other != clause[start..end] {
            break other;
        }
    };
    [&clause[..start], &other, &clause[end..]].concat()
}

/// Puts other words in the place of one to four, once or several times.
fn words(clause: &str, prose: &mut Prose, rng: &mut Rng) -> String {
    let mut words: Vec<String> = clause.split(' ').map(str::to_owned).collect();
    for _ in 0..=words.len() / 30 {
        let start = rng.usize(..words.len());
        let end = (start + rng.usize(1..=4)).min(words.len());
        let others: Vec<String> = (0..rng.usize(1..=4)).map(|_| prose.word()).collect();
        words.splice(start..end, others);
    }
    words.join(" ")
}

/// Puts a sentence in, or takes one out where there are two.
fn sentence(clause: &str, prose: &mut Prose, rng: &mut Rng) -> String {
    let mut sentences: Vec<String> = clause.split_inclusive(". ").map(str::to_owned).collect();
    let at = rng.usize(..sentences.len());
    if sentences.len() > 1 && rng.bool() {
        sentences.remove(at);
    } else {
        sentences.insert(at, prose.sentence() + " ");
    }
    sentences.concat()
}

/// Puts a comma in, or takes one out.
fn comma(clause: &str, rng: &mut Rng) -> String {
    if rng.bool() && clause.contains(", ") {
        return clause.replacen(", ", " ", 1);
    }
    let gap = clause.match_indices(' ').find(|(at, _)| !clause[..*at].ends_with([',', '.']));
    gap.map_or_else(|| clause.to_owned(), |(at, _)| [&clause[..at], ",", &clause[at..]].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_number_is_all_that_changes() {
        let mut prose = Prose::new(Rng::with_seed(5));
        let new = number("Pay within 30 days.", &mut prose);
        assert!(new.starts_with("Pay within ") && new.ends_with(" days.") && !new.contains("30"), "{new}");
    }

    #[test]
    fn a_comma_comes_and_goes() {
        let mut rng = Rng::with_seed(1);
        for _ in 0..8 {
            assert!(["If so stop.", "If, so, stop."].contains(&comma("If, so stop.", &mut rng).as_str()));
        }
    }
}
