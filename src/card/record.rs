//! How the parts of a card tell of their fields: once, for all who read, write or describe them.
//!
//! All goes through `dyn`, so that there is one reader and one writer, and not one a part: that is
//! seven kilobytes for every reader of an article.

use alloc::string::String;
use alloc::vec::Vec;

use super::date::Date;
#[cfg(feature = "describe")]
use super::describe::Docs;
use super::problem::Code;
use super::url::Url;
use super::{Direction, OpenKind, Standing, VersionValue};

/// Something that a card file writes as an object.
pub(super) trait Record: Described {
    /// Tells of each field, in the order in which they are written.
    fn fields(&mut self, visit: &mut dyn Visit);

    /// The field that a plain text stands for, where the object may be written as one.
    fn short(&mut self) -> Option<&mut String> {
        None
    }

    /// Whether the short form says all that there is.
    fn is_short(&self) -> bool {
        false
    }

    /// Whether there is anything to show.
    fn says_something(&self) -> bool {
        true
    }

    /// Groups of fields: of each group, one must be there and say something. Those that [`Visit`] tells are needed
    /// are not named again.
    #[cfg(feature = "describe")]
    fn one_of(&self) -> &'static [&'static [&'static str]] {
        &[]
    }
}

/// Something with doc comments, which editors read too.
pub(super) trait Described {
    /// The doc comments.
    #[cfg(feature = "describe")]
    fn docs(&self) -> Docs;
}

#[cfg(feature = "describe")]
impl<T: documented::Documented + documented::DocumentedFields> Described for T {
    fn docs(&self) -> Docs {
        Docs::of::<T>()
    }
}

#[cfg(not(feature = "describe"))]
impl<T> Described for T {}

/// Things that have an id.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Version,
    Term,
    Party,
    Source,
}

/// Hears of the fields of a record.
pub(super) trait Visit {
    /// The format of the file, and the schema that an editor holds it to.
    fn format(&mut self);
    /// The id of the record.
    fn id(&mut self, kind: Kind, field: &mut String);
    /// A text that may be missing.
    fn text(&mut self, name: &'static str, field: &mut Option<String>);
    /// A text that is empty where it is missing.
    fn plain(&mut self, name: &'static str, field: &mut String);
    /// A text without which the record is left out.
    fn needed(&mut self, name: &'static str, field: &mut String);
    /// A list of texts.
    fn texts(&mut self, name: &'static str, field: &mut Vec<String>);
    /// A date.
    fn date(&mut self, name: &'static str, field: &mut Option<Date>);
    /// An address.
    fn url(&mut self, name: &'static str, field: &mut Option<Url>);
    /// Something that is so or not.
    fn flag(&mut self, name: &'static str, field: &mut bool);
    /// One of some words, without which the record is left out if it is needed.
    fn choice(&mut self, name: &'static str, expected: &'static str, needed: bool, field: &mut dyn Choice);
    /// The id of another record, without which this one is left out if it is needed.
    fn reference(&mut self, name: &'static str, kind: Kind, needed: bool, field: &mut String);
    /// The ids of other records.
    fn references(&mut self, name: &'static str, kind: Kind, field: &mut Vec<String>);
    /// A record that may be missing.
    fn record(&mut self, name: &'static str, field: &mut dyn Records);
    /// A record without which this one is left out.
    fn needed_record(&mut self, name: &'static str, field: &mut dyn Record);
    /// A list of records.
    fn records(&mut self, name: &'static str, field: &mut dyn Records);
    /// A list of records of which some say nothing, and keep their place.
    fn cells(&mut self, name: &'static str, field: &mut dyn Records);
    /// What each version says.
    fn values(&mut self, field: &mut Vec<VersionValue>);
    /// Something that is wrong between fields.
    fn problem(&mut self, _code: Code, _expected: &'static str, _found: &str) {}
}

/// Room for records of one type.
pub(super) trait Records {
    /// Makes room for one more.
    fn add(&mut self) -> &mut dyn Record;
    /// Takes the last one out.
    fn drop_last(&mut self);
    /// One of them.
    fn get(&mut self, at: usize) -> Option<&mut dyn Record>;
}

impl<T: Record + Default> Records for Vec<T> {
    fn add(&mut self) -> &mut dyn Record {
        self.push(T::default());
        let last = self.len() - 1;
        &mut self[last]
    }

    fn drop_last(&mut self) {
        self.pop();
    }

    fn get(&mut self, at: usize) -> Option<&mut dyn Record> {
        self.get_mut(at).map(|record| record as &mut dyn Record)
    }
}

impl<T: Record + Default> Records for Option<T> {
    fn add(&mut self) -> &mut dyn Record {
        self.insert(T::default())
    }

    fn drop_last(&mut self) {
        *self = None;
    }

    fn get(&mut self, at: usize) -> Option<&mut dyn Record> {
        self.as_mut().filter(|_| at == 0).map(|record| record as &mut dyn Record)
    }
}

/// One of some words.
pub(super) trait Choice {
    /// The words.
    fn words(&self) -> &'static [&'static str];
    /// What each of them says.
    #[cfg(feature = "describe")]
    fn docs(&self) -> Vec<&'static str>;
    /// Which of them it is.
    fn index(&self) -> Option<usize>;
    /// Makes it one of them.
    fn choose(&mut self, index: usize);
}

macro_rules! choice {
    ($type:ty, $($word:literal = $choice:expr),*) => {
        impl Choice for Option<$type> {
            fn words(&self) -> &'static [&'static str] {
                &[$($word),*]
            }

            #[cfg(feature = "describe")]
            fn docs(&self) -> Vec<&'static str> {
                Vec::from([$(documented::DocumentedVariants::get_variant_docs(&$choice)),*])
            }

            fn index(&self) -> Option<usize> {
                [$($choice),*].iter().position(|choice| Some(*choice) == *self)
            }

            fn choose(&mut self, index: usize) {
                *self = [$($choice),*].get(index).copied();
            }
        }

        impl Choice for $type {
            fn words(&self) -> &'static [&'static str] {
                Some(*self).words()
            }

            #[cfg(feature = "describe")]
            fn docs(&self) -> Vec<&'static str> {
                Some(*self).docs()
            }

            fn index(&self) -> Option<usize> {
                Some(*self).index()
            }

            fn choose(&mut self, index: usize) {
                let mut chosen = Some(*self);
                chosen.choose(index);
                *self = chosen.unwrap_or(*self);
            }
        }
    };
}

choice!(Standing, "confirmed" = Standing::Confirmed, "reported" = Standing::Reported, "disputed" = Standing::Disputed);
choice!(
    Direction,
    "gains" = Direction::Gains,
    "loses" = Direction::Loses,
    "mixed" = Direction::Mixed,
    "none" = Direction::Neutral
);
choice!(
    OpenKind,
    "risk" = OpenKind::Risk,
    "limit" = OpenKind::Limit,
    "myth" = OpenKind::Myth,
    "verify" = OpenKind::Verify
);
