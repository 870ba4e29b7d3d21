//! Turns headings into text if only one of the texts has them, and the other text has the words below them without a
//! heading. Otherwise these words would be removed from one section and added to another.

use alloc::vec;
use alloc::vec::Vec;

use super::likeness::{Bag, Likeness, Words, beyond, common};
use super::pair::{Pairs, pairs};
use super::section::Outline;

/// Returns both outlines without the headings that only one text has above words of both.
pub(super) fn merged<'t>(old: Outline<'t>, new: Outline<'t>) -> (Outline<'t>, Outline<'t>) {
    let likeness = Likeness::of(&old, &new);
    let Pairs { of_old, of_new } = pairs(&old, &new, &likeness);
    let weigh = |bag: &Bag| likeness.weight(bag);
    let in_old = absorbed(&likeness.old, &of_old, &likeness.new, &weigh);
    let in_new = absorbed(&likeness.new, &of_new, &likeness.old, &weigh);
    (old.without(&in_old), new.without(&in_new))
}

/// Returns, for each section of a text, whether it is merged into the section before it. A merged section has no
/// partner. Two thirds of its words are among those that the partner of the section before has and that section lacks.
fn absorbed(own: &[Words], partners: &[Option<usize>], others: &[Words], weigh: &dyn Fn(&Bag) -> u64) -> Vec<bool> {
    let mut absorbed = vec![false; own.len()];
    for (at, partner) in partners.iter().enumerate() {
        let Some(partner) = partner else { continue };
        let mut rest = beyond(&others[*partner].text, &own[at].text);
        let mut from = at + 1;
        for next in at + 1..own.len() {
            if partners[next].is_some() || rest.is_empty() {
                break;
            }
            let text = &own[next].text;
            // A heading without text is merged with the section below it, or not at all.
            if text.is_empty() {
                continue;
            }
            if 3 * weigh(&common(text, &rest)) < 2 * weigh(text) {
                break;
            }
            rest = beyond(&rest, text);
            absorbed[from..=next].fill(true);
            from = next + 1;
        }
    }
    absorbed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(old: &str, new: &str) -> (usize, usize) {
        let (old, new) = merged(Outline::of(old), Outline::of(new));
        (old.sections.len(), new.sections.len())
    }

    #[test]
    fn a_heading_above_words_of_both_texts_is_no_new_section() {
        let old = "# Fees\n\nYou pay ten pounds. Whoever pays late is charged two more.\n\n# Law\n\nWales.";
        let new = "# Fees\n\nYou pay ten pounds.\n\n## Late fees\n\n### Charges\n\nWhoever pays late is charged three more.\n\n# Law\n\nWales.";
        assert_eq!(counts(old, new), (2, 2));
        assert_eq!(counts(new, old), (2, 2));
    }

    #[test]
    fn what_is_new_stays_a_section() {
        let old = "# Fees\n\nYou pay ten pounds. Nobody else does.\n\n# Law\n\nWales.";
        let new =
            "# Fees\n\nYou pay ten pounds.\n\n## Refunds\n\nMoney goes back after cancellation.\n\n# Law\n\nWales.";
        assert_eq!(counts(old, new), (2, 3));
    }
}
