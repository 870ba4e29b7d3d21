//! Generates sentences with the word frequencies of a contract.

use fastrand::Rng;

/// Function words, which make up about half of a text. The first are the most frequent.
const FUNCTION_WORDS: [&str; 36] = [
    "the", "of", "to", "and", "or", "in", "any", "by", "that", "a", "for", "with", "this", "is", "as", "not", "be",
    "such", "on", "under", "from", "are", "may", "shall", "will", "all", "other", "which", "if", "an", "its", "at",
    "has", "been", "no", "upon",
];

/// Words of contracts. The first are the most frequent.
const LEGAL_WORDS: [&str; 60] = [
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

/// The syllables of rare words.
const SYLLABLES: [&str; 24] = [
    "al", "ber", "con", "dis", "en", "for", "gra", "hor", "in", "jur", "kel", "lim", "mon", "nor", "op", "per", "qui",
    "res", "sub", "tra", "un", "ver", "wil", "ser",
];

/// The number of different rare words.
const RARE_WORDS: usize = 4_000;

/// A generator of sentences.
pub struct Prose {
    rng: Rng,
}

impl Prose {
    /// Creates a generator. The same seed gives the same sentences.
    pub fn new(rng: Rng) -> Self {
        Self { rng }
    }

    /// Returns a random integer from `min` to `max`, inclusive.
    pub fn between(&mut self, min: usize, max: usize) -> usize {
        self.rng.usize(min..=max)
    }

    /// Generates a word.
    pub fn word(&mut self) -> String {
        match self.rng.u8(..100) {
            0..45 => FUNCTION_WORDS[self.frequent(FUNCTION_WORDS.len())].to_owned(),
            45..75 => LEGAL_WORDS[self.frequent(LEGAL_WORDS.len())].to_owned(),
            _ => rare(self.frequent(RARE_WORDS)),
        }
    }

    /// Returns a random index. Low indexes are the most frequent.
    fn frequent(&mut self, count: usize) -> usize {
        self.rng.usize(..count).min(self.rng.usize(..count)).min(self.rng.usize(..count))
    }

    /// Generates a number: an amount, a percentage, a period, a date or a reference.
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

    /// Generates a sentence.
    pub fn sentence(&mut self) -> String {
        let words = self.between(8, 30);
        let mut sentence = String::new();
        for at in 0..words {
            let word = if self.rng.u8(..20) == 0 { self.number() } else { self.word() };
            if at == 0 {
                sentence.push_str(&capitalize(&word));
                continue;
            }
            sentence.push_str(if self.rng.u8(..12) == 0 { ", " } else { " " });
            sentence.push_str(&word);
        }
        sentence.push('.');
        sentence
    }

    /// Generates a paragraph.
    pub fn clause(&mut self) -> String {
        let sentences: Vec<String> = (0..self.between(1, 5)).map(|_| self.sentence()).collect();
        sentences.join(" ")
    }

    /// Generates a heading.
    pub fn title(&mut self) -> String {
        let words: Vec<String> =
            (0..self.between(1, 4)).map(|_| LEGAL_WORDS[self.frequent(LEGAL_WORDS.len())].to_owned()).collect();
        capitalize(&words.join(" "))
    }
}

/// Returns the rare word with a number.
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

fn capitalize(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
