//! The input of an action or query, and how it becomes typed values; the answer names every fault at once.
//! Invariant: an input type cannot hold nonsense. Its shape is written once: reading, the API's description,
//! page forms and the hostile-input test all use the same `input!`.

use catalogue::Phrase;
use kernel::code::Code;
use kernel::refusal::{Fault, Refusal};
use serde_json::Value;

/// Longest list in an input, unless its elements say otherwise.
pub const MAX_LIST: usize = 1000;

/// Most faults that are noted of one input: nobody corrects more before the next try, and an answer stays short.
pub const MOST_FAULTS: usize = 1000;

/// The faults found so far, in the order of the input's fields.
#[derive(Debug, Default)]
pub struct Faults(Vec<Fault>);

impl Faults {
    /// Notes that the field at `path` is wrong in the way `code` says.
    pub fn add(&mut self, path: &Path, code: Code) {
        self.say(path, code, code.meaning());
    }

    /// As `add`, with a remedy in other words than the code's.
    pub fn say(&mut self, path: &Path, code: Code, remedy: impl Into<Phrase>) {
        if self.0.len() < MOST_FAULTS {
            self.0.push(Fault { field: path.to_string(), code, message: remedy.into() });
        }
    }
}

/// The path of a field: `lines[0].stones[1].weight_mct`.
#[derive(Debug, Clone, Copy)]
pub enum Path<'a> {
    /// The whole input.
    Root,
    /// A field of an object.
    Name(&'a Path<'a>, &'a str),
    /// An element of a list.
    Index(&'a Path<'a>, usize),
}

impl std::fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Path::Root => Ok(()),
            Path::Name(Path::Root, name) => f.write_str(name),
            Path::Name(before, name) => write!(f, "{before}.{name}"),
            Path::Index(before, n) => write!(f, "{before}[{n}]"),
        }
    }
}

/// The shape of an input, for the API's description, forms and generated tests.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// Text, with its greatest length.
    Text(usize),
    /// A secret: never stored, logged or shown again.
    Secret(usize),
    /// One of these words.
    Word(Vec<&'static str>),
    /// Decimal text with at most this many decimals.
    Decimal(u8),
    /// An integer between two bounds.
    Integer(i64, i64),
    /// true or false.
    Flag,
    /// RFC 3339 instant.
    Instant,
    /// YYYY-MM-DD.
    Day,
    /// An id given by an earlier answer.
    Id,
    /// A list of one shape.
    List(Box<Shape>, usize),
    /// Named fields, in order.
    Object(Vec<Member>),
    /// Any JSON object (a row of an import, checked later).
    Any,
}

/// One field of an object.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The field's name.
    pub name: &'static str,
    /// What it means.
    pub doc: String,
    /// Its shape.
    pub shape: Shape,
    /// Whether it must be there.
    pub required: bool,
}

/// A value that can be read from an input.
pub trait Field: Sized {
    /// False where the field may be left out.
    const REQUIRED: bool = true;
    /// True if a part of it is secret. That part is not stored with the call.
    const HOLDS_SECRET: bool = false;
    /// The most elements that a list of it may have (errors.md, `list_too_long`).
    const MOST: usize = MAX_LIST;
    /// Reads the value. If it is not valid, notes the fault and returns None.
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self>;
    /// The value of a missing field. None: the field is required.
    fn absent() -> Option<Self> {
        None
    }
    /// Its shape.
    fn shape() -> Shape;

    /// Reads the field `name` of an object. A missing field, null and empty text all count as missing.
    fn take(value: Option<&Value>, at: &Path, faults: &mut Faults) -> Option<Self> {
        let there = value.filter(|v| !v.is_null() && v.as_str() != Some(""));
        match there {
            Some(value) => Self::read(value, at, faults),
            None => {
                let nothing = Self::absent();
                if nothing.is_none() {
                    faults.add(at, Code::FieldRequired);
                }
                nothing
            }
        }
    }
}

/// The input as text for hashing, without its secrets: a fast hash of a password would give the password
/// away.
pub(crate) fn without_secrets<T: Field>(sent: &Value) -> String {
    // Most inputs have no secret; their shape is not built at each call to find that out.
    if !T::HOLDS_SECRET {
        return sent.to_string();
    }
    let (Shape::Object(members), Some(fields)) = (T::shape(), sent.as_object()) else {
        return sent.to_string();
    };
    let is_secret =
        |name: &str| members.iter().any(|it| it.name == name && matches!(it.shape, Shape::Secret(_)));
    let open =
        fields.iter().filter(|(name, _)| !is_secret(name)).map(|(name, value)| (name.clone(), value.clone()));
    Value::Object(open.collect()).to_string()
}

/// Reads a whole input. Errors: 422 with every fault.
pub fn read<T: Field>(value: &Value) -> Result<T, Refusal> {
    let mut faults = Faults::default();
    let read = T::read(value, &Path::Root, &mut faults);
    match read {
        Some(input) if faults.0.is_empty() => Ok(input),
        _ => Err(Refusal::invalid(faults.0)),
    }
}

impl<T: Field> Field for Option<T> {
    const REQUIRED: bool = false;
    const HOLDS_SECRET: bool = T::HOLDS_SECRET;
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        T::read(value, at, faults).map(Some)
    }
    fn absent() -> Option<Self> {
        Some(None)
    }
    fn shape() -> Shape {
        T::shape()
    }
}

impl<T: Field> Field for Vec<T> {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let Some(list) = value.as_array() else {
            faults.add(at, Code::ValueUnknown);
            return None;
        };
        if list.len() > T::MOST {
            faults.add(at, Code::ListTooLong);
            return None;
        }
        // Reads all elements before it fails, so that every bad element is named.
        let read: Vec<Option<T>> =
            list.iter().enumerate().map(|(n, v)| T::take(Some(v), &Path::Index(at, n), faults)).collect();
        read.into_iter().collect()
    }
    fn shape() -> Shape {
        Shape::List(Box::new(T::shape()), T::MOST)
    }
}

/// A field's name as it is sent: a Rust keyword has `r#` before it in the source.
pub const fn sent_name(name: &'static str) -> &'static str {
    match name.as_bytes() {
        [b'r', b'#', ..] => name.split_at(2).1,
        _ => name,
    }
}

/// The shape of a number that may also be the one that means none.
pub fn or_none(shape: Shape, none: i64) -> Shape {
    match shape {
        Shape::Integer(low, high) => Shape::Integer(low.min(none), high.max(none)),
        other => other,
    }
}

/// Makes an input type: fields with their meaning, read in order; unknown fields are refused. A number behind the type of an
/// optional field means none: `stone_mg: Option<Milligrams> = 0`.
#[macro_export]
macro_rules! input {
    (@shape $shape:expr) => { $shape };
    (@shape $shape:expr, $none:literal) => { $crate::input::or_none($shape, $none) };
    ($(#[doc = $what:literal])+ pub struct $name:ident { $( $(#[doc = $doc:literal])* $field:ident : $ty:ty $(= $none:literal)? ),* $(,)? }) => {
        $(#[doc = $what])+
        #[derive(Debug, Clone)]
        pub struct $name { $( $(#[doc = $doc])* pub $field: $ty ),* }

        impl $crate::input::Field for $name {
            const HOLDS_SECRET: bool = false $( || <$ty as $crate::input::Field>::HOLDS_SECRET )*;

            #[allow(unused_variables)]
            fn read(
                value: &$crate::serde_json::Value,
                at: &$crate::input::Path,
                faults: &mut $crate::input::Faults,
            ) -> Option<Self> {
                let Some(sent) = value.as_object() else {
                    faults.add(at, $crate::kernel::code::Code::ValueUnknown);
                    return None;
                };
                $( let $field = <$ty as $crate::input::Field>::take(
                    sent.get($crate::input::sent_name(stringify!($field)))
                        $(.filter(|value| value.as_i64() != Some($none)))?,
                    &$crate::input::Path::Name(at, $crate::input::sent_name(stringify!($field))),
                    faults,
                ); )*
                let known: &[&str] = &[ $( $crate::input::sent_name(stringify!($field)) ),* ];
                for key in sent.keys().filter(|k| !known.contains(&k.as_str())) {
                    faults.add(&$crate::input::Path::Name(at, key), $crate::kernel::code::Code::FieldUnknown);
                }
                Some(Self { $( $field: $field? ),* })
            }

            fn shape() -> $crate::input::Shape {
                $crate::input::Shape::Object(vec![ $( $crate::input::Member {
                    name: $crate::input::sent_name(stringify!($field)),
                    doc: concat!($($doc),*).trim().to_owned(),
                    shape: $crate::input!(@shape <$ty as $crate::input::Field>::shape() $(, $none)?),
                    required: <$ty as $crate::input::Field>::REQUIRED,
                } ),* ])
            }
        }
    };
}

/// Lets sets of words (`kernel::words!`) be sent: `word_fields!(Side);`.
#[macro_export]
macro_rules! word_fields {
    ($($name:ty),+) => { $(
        impl $crate::input::Field for $name {
            fn read(
                value: &$crate::serde_json::Value,
                at: &$crate::input::Path,
                faults: &mut $crate::input::Faults,
            ) -> Option<Self> {
                let read = value.as_str().and_then(Self::of);
                if read.is_none() { faults.add(at, $crate::kernel::code::Code::ValueUnknown); }
                read
            }
            fn shape() -> $crate::input::Shape {
                $crate::input::Shape::Word(Self::ALL.iter().map(|word| word.as_str()).collect())
            }
        }
    )+ };
}

/// A value that cannot be chosen, with its own message, because there is no list to choose from.
pub fn unfit(field: &str, words: impl Into<Phrase>) -> Refusal {
    let fault = Fault { message: words.into(), ..Fault::new(field, Code::ValueUnknown) };
    Refusal::invalid(vec![fault])
}
