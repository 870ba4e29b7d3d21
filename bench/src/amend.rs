//! Amends a generated contract, as lawyers would.

use fastrand::Rng;

use crate::generate::Contract;
use crate::prose::Prose;

/// A change to a clause.
#[derive(Clone, Copy)]
enum Amendment {
    /// Change a number.
    Number,
    /// Replace a few words.
    Words,
    /// Insert or delete a sentence.
    Sentence,
    /// Insert a clause after it.
    Inserted,
    /// Delete it.
    Removed,
    /// Move it.
    Moved,
    /// Move it and replace a few words.
    MovedAndEdited,
    /// Rewrite it.
    Rewritten,
    /// Insert or delete a comma.
    Comma,
}

/// The changes, each as often as its share.
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

/// Amends about a `share` of the clauses, and at least one.
pub fn amend(contract: &Contract, share: f64, prose: &mut Prose, rng: &mut Rng) -> Contract {
    let mut new = contract.clone();
    let mut moved = Vec::new();
    for section in &mut new.sections {
        for clause in std::mem::take(&mut section.clauses) {
            if rng.f64() >= share {
                section.clauses.push(clause);
                continue;
            }
            match AMENDMENTS[rng.usize(..AMENDMENTS.len())] {
                Amendment::Number => section.clauses.push(change_number(&clause, prose)),
                Amendment::Words => section.clauses.push(replace_words(&clause, prose, rng)),
                Amendment::Sentence => section.clauses.push(change_sentence(&clause, prose, rng)),
                Amendment::Inserted => section.clauses.extend([clause, prose.clause()]),
                Amendment::Removed => {}
                Amendment::Moved => moved.push(clause),
                Amendment::MovedAndEdited => moved.push(replace_words(&clause, prose, rng)),
                Amendment::Rewritten => section.clauses.push(prose.clause()),
                Amendment::Comma => section.clauses.push(change_comma(&clause, rng)),
            }
        }
    }
    for clause in moved {
        let section = rng.usize(..new.sections.len());
        let clauses = &mut new.sections[section].clauses;
        clauses.insert(rng.usize(..=clauses.len()), clause);
    }
    if new.sections.iter().zip(&contract.sections).all(|(new, old)| new.clauses == old.clauses) {
        // By chance, no clause was amended.
        let clause = &mut new.sections[0].clauses[0];
        *clause = replace_words(clause, prose, rng);
    }
    new
}

/// Changes the digits of the first number, or inserts a number if there is none.
fn change_number(clause: &str, prose: &mut Prose) -> String {
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

/// Replaces one to four words by others, once for each 30 words.
fn replace_words(clause: &str, prose: &mut Prose, rng: &mut Rng) -> String {
    let mut words: Vec<String> = clause.split(' ').map(str::to_owned).collect();
    for _ in 0..=words.len() / 30 {
        let start = rng.usize(..words.len());
        let end = (start + rng.usize(1..=4)).min(words.len());
        let others: Vec<String> = (0..rng.usize(1..=4)).map(|_| prose.word()).collect();
        words.splice(start..end, others);
    }
    words.join(" ")
}

/// Inserts a sentence, or deletes one if there are at least two.
fn change_sentence(clause: &str, prose: &mut Prose, rng: &mut Rng) -> String {
    let mut sentences: Vec<String> = clause.split_inclusive(". ").map(str::to_owned).collect();
    let at = rng.usize(..sentences.len());
    if sentences.len() > 1 && rng.bool() {
        sentences.remove(at);
    } else {
        sentences.insert(at, prose.sentence() + " ");
    }
    sentences.concat()
}

/// Inserts or deletes a comma.
fn change_comma(clause: &str, rng: &mut Rng) -> String {
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
    fn only_the_number_changes() {
        let mut prose = Prose::new(Rng::with_seed(5));
        let new = change_number("Pay within 30 days.", &mut prose);
        assert!(new.starts_with("Pay within ") && new.ends_with(" days.") && !new.contains("30"), "{new}");
    }

    #[test]
    fn a_comma_is_inserted_or_deleted() {
        let mut rng = Rng::with_seed(1);
        for _ in 0..8 {
            assert!(["If so stop.", "If, so, stop."].contains(&change_comma("If, so stop.", &mut rng).as_str()));
        }
    }
}
