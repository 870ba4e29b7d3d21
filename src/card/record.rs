//! The parts of a card as lists of fields, for everything that reads, writes or describes them.
//!
//! All of it is dynamically dispatched: one reader serves all parts. One for each part would cost every reader of an
//! article seven kilobytes.

use alloc::string::String;
use alloc::vec::Vec;

use super::date::Date;
#[cfg(feature = "describe")]
use super::describe::Docs;
use super::problem::IdKind;
use super::url::Url;
use super::{EffectKind, OpenKind, Standing, VersionValue};

/// A part of a card that its file writes as an object. [`fields`] implements it.
pub(super) trait Record: Described {
    /// Visits each field, in the order of the file.
    fn fields_mut(&mut self, visitor: &mut dyn VisitMut);

    /// Visits each field, in the order of the file.
    fn fields<'r>(&'r self, visitor: &mut dyn Visit<'r>);

    /// Returns the field that holds the text, if a plain text may replace the object.
    fn short_mut(&mut self) -> Option<&mut String> {
        None
    }

    /// Returns the text that replaces the object, if it has nothing else.
    fn short(&self) -> Option<&str> {
        None
    }

    /// Returns true if there is anything to show.
    fn says_something(&self) -> bool {
        true
    }

    /// Groups of fields of which one is needed. The fields that [`VisitMut`] calls needed are not repeated here.
    #[cfg(feature = "describe")]
    fn one_of(&self) -> &'static [&'static [&'static str]] {
        &[]
    }
}

/// A type with doc comments, which are the manual of the card file too.
pub(super) trait Described {
    /// Returns the doc comments.
    #[cfg(feature = "describe")]
    fn docs(&self) -> Docs;
}

#[cfg(feature = "describe")]
impl<T: documented::Documented + documented::DocumentedFields> Described for T {
    fn docs(&self) -> Docs {
        Docs::new::<T>()
    }
}

#[cfg(not(feature = "describe"))]
impl<T> Described for T {}

/// Implements both visits of a record from one list of its fields. Each is `method("name", field, …)`, where the
/// methods are those of [`VisitMut`]; `flatten(field)` visits the fields of another record in its place.
macro_rules! fields {
    ($($method:ident($($argument:tt)*);)*) => {
        fn fields_mut(&mut self, visitor: &mut dyn $crate::card::record::VisitMut) {
            $($crate::card::record::fields!(@mut self, visitor, $method, $($argument)*);)*
        }

        fn fields<'r>(&'r self, visitor: &mut dyn $crate::card::record::Visit<'r>) {
            $($crate::card::record::fields!(@ref self, visitor, $method, $($argument)*);)*
        }
    };
    (@mut $self:ident, $visitor:ident, flatten, $field:ident) => {
        $self.$field.fields_mut($visitor)
    };
    (@mut $self:ident, $visitor:ident, $method:ident, $($name:literal, $field:ident $(, $argument:expr)*)?) => {
        $visitor.$method($($name, &mut $self.$field $(, $argument)*)?)
    };
    (@ref $self:ident, $visitor:ident, flatten, $field:ident) => {
        $self.$field.fields($visitor)
    };
    (@ref $self:ident, $visitor:ident, $method:ident, $($name:literal, $field:ident $(, $argument:expr)*)?) => {
        $visitor.$method($($name, &$self.$field $(, $argument)*)?)
    };
}
pub(super) use fields;

/// Visits the fields of a record to fill them in or to describe them.
pub(super) trait VisitMut {
    /// The format of the file, and the schema that an editor checks it against.
    fn format(&mut self);
    /// The id of the record.
    fn id(&mut self, name: &'static str, field: &mut String, kind: IdKind);
    /// An optional text.
    fn text(&mut self, name: &'static str, field: &mut Option<String>);
    /// An optional text, empty if it is missing.
    fn plain(&mut self, name: &'static str, field: &mut String);
    /// A text without which the record is left out.
    fn needed(&mut self, name: &'static str, field: &mut String);
    /// A list of texts.
    fn texts(&mut self, name: &'static str, field: &mut Vec<String>);
    /// A date.
    fn date(&mut self, name: &'static str, field: &mut Option<Date>);
    /// An address.
    fn url(&mut self, name: &'static str, field: &mut Option<Url>);
    /// `true` or `false`.
    fn flag(&mut self, name: &'static str, field: &mut bool);
    /// One of some words. If it is needed, the record is left out without it.
    fn choice(&mut self, name: &'static str, field: &mut dyn Choice, is_needed: bool);
    /// The id of another record.
    fn reference(&mut self, name: &'static str, field: &mut Option<String>, kind: IdKind);
    /// The id of another record, without which this one is left out.
    fn needed_reference(&mut self, name: &'static str, field: &mut String, kind: IdKind);
    /// The ids of other records.
    fn references(&mut self, name: &'static str, field: &mut Vec<String>, kind: IdKind);
    /// An optional record.
    fn record(&mut self, name: &'static str, field: &mut dyn Records);
    /// A record without which this one is left out.
    fn needed_record(&mut self, name: &'static str, field: &mut dyn Record);
    /// A list of records.
    fn records(&mut self, name: &'static str, field: &mut dyn Records);
    /// A row of records, one for each text of the list before it. Those that say nothing keep their place.
    fn cells(&mut self, name: &'static str, field: &mut dyn Records);
    /// What each version says.
    fn values(&mut self, name: &'static str, field: &mut Vec<VersionValue>);
}

/// Visits the fields of a record to write them.
#[expect(clippy::ref_option, reason = "a macro makes both visits from one list of fields")]
pub(super) trait Visit<'r> {
    fn format(&mut self);
    fn id(&mut self, name: &'static str, field: &'r str, kind: IdKind);
    fn text(&mut self, name: &'static str, field: &'r Option<String>);
    fn plain(&mut self, name: &'static str, field: &'r str);
    fn needed(&mut self, name: &'static str, field: &'r str);
    fn texts(&mut self, name: &'static str, field: &'r [String]);
    fn date(&mut self, name: &'static str, field: &'r Option<Date>);
    fn url(&mut self, name: &'static str, field: &'r Option<Url>);
    fn flag(&mut self, name: &'static str, field: &'r bool);
    fn choice(&mut self, name: &'static str, field: &'r dyn Choice, is_needed: bool);
    fn reference(&mut self, name: &'static str, field: &'r Option<String>, kind: IdKind);
    fn needed_reference(&mut self, name: &'static str, field: &'r str, kind: IdKind);
    fn references(&mut self, name: &'static str, field: &'r [String], kind: IdKind);
    fn record(&mut self, name: &'static str, field: &'r dyn Records);
    fn needed_record(&mut self, name: &'static str, field: &'r dyn Record);
    fn records(&mut self, name: &'static str, field: &'r dyn Records);
    fn cells(&mut self, name: &'static str, field: &'r dyn Records);
    fn values(&mut self, name: &'static str, field: &'r [VersionValue]);
}

/// Room for records of one type.
pub(super) trait Records {
    /// Adds an empty record.
    fn add(&mut self) -> &mut dyn Record;
    /// Removes the last record.
    fn drop_last(&mut self);
    /// Returns the record at an index.
    fn get(&self, index: usize) -> Option<&dyn Record>;
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

    fn get(&self, index: usize) -> Option<&dyn Record> {
        <[T]>::get(self, index).map(|record| record as &dyn Record)
    }
}

impl<T: Record + Default> Records for Option<T> {
    fn add(&mut self) -> &mut dyn Record {
        self.insert(T::default())
    }

    fn drop_last(&mut self) {
        *self = None;
    }

    fn get(&self, index: usize) -> Option<&dyn Record> {
        self.as_ref().filter(|_| index == 0).map(|record| record as &dyn Record)
    }
}

/// A field that holds one of some words.
pub(super) trait Choice {
    /// Returns the words.
    fn words(&self) -> &'static [&'static str];
    /// Returns the name of the type.
    #[cfg(feature = "describe")]
    fn type_name(&self) -> &'static str;
    /// Returns what each of them means.
    #[cfg(feature = "describe")]
    fn docs(&self) -> Vec<&'static str>;
    /// Returns the index of the chosen word.
    fn index(&self) -> Option<usize>;
    /// Chooses a word.
    fn choose(&mut self, index: usize);
}

macro_rules! choice {
    ($type:ty, $($word:literal = $choice:expr),*) => {
        impl Choice for Option<$type> {
            fn words(&self) -> &'static [&'static str] {
                &[$($word),*]
            }

            #[cfg(feature = "describe")]
            fn type_name(&self) -> &'static str {
                stringify!($type)
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
            fn type_name(&self) -> &'static str {
                Some(*self).type_name()
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
    EffectKind,
    "gains" = EffectKind::Gains,
    "loses" = EffectKind::Loses,
    "mixed" = EffectKind::Mixed,
    "none" = EffectKind::Neutral
);
choice!(
    OpenKind,
    "risk" = OpenKind::Risk,
    "limit" = OpenKind::Limit,
    "myth" = OpenKind::Myth,
    "verify" = OpenKind::Verify
);
