//! Sentences that read like a contract's from afar.

use fastrand::Rng;

/// The words that half of any text is made of; the first are the most frequent.
const SMALL: [&str; 36] = [
    "the", "of", "to", "and", "or", "in", "any", "by", "that", "a", "for", "with", "this", "is", "as", "not", "be",
    "such", "on", "under", "from", "are", "may", "shall", "will", "all", "other", "which", "if", "an", "its", "at",
    "has", "been", "no", "upon",
];

/// The words of contracts; the first are the most frequent.
const LEGAL: [&str; 60] = [
    "services",
    "agreement",
    "party",
    "terms",
    "information",
    "customer",
    "content",
    "rights",
    "notice",
    "use",
    "account",
    "data",
    "license",
    "written",
    "applicable",
    "law",
    "access",
    "payment",
    "liability",
    "third",
    "termination",
    "fees",
    "obligations",
    "provided",
    "reasonable",
    "consent",
    "confidential",
    "property",
    "claims",
    "damages",
    "section",
    "including",
    "limited",
    "subject",
    "effective",
    "privacy",
    "personal",
    "warranty",
    "prior",
    "period",
    "breach",
    "disclose",
    "purchase",
    "intellectual",
    "material",
    "exclusive",
    "agreed",
    "change",
    "receive",
    "policy",
    "products",
    "affiliates",
    "notify",
    "required",
    "process",
    "remedy",
    "days",
    "court",
    "dispute",
    "renew",
];

/// What the rare words are made of.
const SYLLABLES: [&str; 24] = [
    "al", "ber", "con", "dis", "en", "for", "gra", "hor", "in", "jur", "kel", "lim", "mon", "nor", "op", "per", "qui",
    "res", "sub", "tra", "un", "ver", "wil", "ser",
];

/// So many rare words there are.
const RARE: usize = 4_000;

/// Writes sentences.
pub struct Prose {
    rng: Rng,
}

impl Prose {
    /// One that always writes the same from the same source of chance.
    pub fn new(rng: Rng) -> Self {
        Self { rng }
    }

    /// A number of things, both ends among them.
    pub fn between(&mut self, least: usize, most: usize) -> usize {
        self.rng.usize(least..=most)
    }

    /// A word.
    pub fn word(&mut self) -> String {
        match self.rng.u8(..100) {
            0..45 => SMALL[self.frequent(SMALL.len())].to_owned(),
            45..75 => LEGAL[self.frequent(LEGAL.len())].to_owned(),
            _ => rare(self.frequent(RARE)),
        }
    }

    /// The place of a thing of which the first are the most frequent.
    fn frequent(&mut self, count: usize) -> usize {
        self.rng.usize(..count).min(self.rng.usize(..count)).min(self.rng.usize(..count))
    }

    /// A number: an amount, a percentage, a period, a date or a reference.
    pub fn number(&mut self) -> String {
        let count = self.rng.usize(2..100);
        match self.rng.u8(..6) {
            0 => format!("${count},000,000"),
            1 => format!("€{count}.{} million", self.rng.u8(1..10)),
            2 => format!("{}.{}%", count, self.rng.u8(1..10)),
            3 => format!("{count} days"),
            4 => format!("{} March 20{}", self.rng.u8(1..29), self.rng.u8(20..40)),
            _ => format!("Section {count}.{}", self.rng.u8(1..9)),
        }
    }

    /// A sentence.
    pub fn sentence(&mut self) -> String {
        let words = self.between(8, 30);
        let mut sentence = String::new();
        for at in 0..words {
            let word = if self.rng.u8(..20) == 0 { self.number() } else { self.word() };
            if at == 0 {
                sentence.push_str(&capital(&word));
                continue;
            }
            sentence.push_str(if self.rng.u8(..12) == 0 { ", " } else { " " });
            sentence.push_str(&word);
        }
        sentence.push('.');
        sentence
    }

    /// A paragraph.
    pub fn clause(&mut self) -> String {
        let sentences: Vec<String> = (0..self.between(1, 5)).map(|_| self.sentence()).collect();
        sentences.join(" ")
    }

    /// A heading.
    pub fn title(&mut self) -> String {
        let words: Vec<String> =
            (0..self.between(1, 4)).map(|_| LEGAL[self.frequent(LEGAL.len())].to_owned()).collect();
        capital(&words.join(" "))
    }
}

/// The rare word of a number.
fn rare(mut number: usize) -> String {
    let mut word = String::new();
    loop {
        word.push_str(SYLLABLES[number % SYLLABLES.len()]);
        number /= SYLLABLES.len();
        if number == 0 {
            return word + "ed";
        }
    }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
