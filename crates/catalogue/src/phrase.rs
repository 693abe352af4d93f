//! A text with values: what a rule or a page says, before anybody knows in which language.
//! Invariant: a text has a value for each of its placeholders; `say!` does not compile otherwise.

use crate::Language;
use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// A text and its values. It is shown and serialised in English.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrase {
    text: &'static str,
    /// The text for several, and how many there are.
    many: Option<(&'static str, u64)>,
    values: Vec<(&'static str, Value)>,
}

/// The value of a placeholder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A name, a number, a day: the same in every language.
    Plain(Cow<'static, str>),
    /// A text of its own, which is translated with the whole.
    Phrase(Box<Phrase>),
}

/// A text with values: `say!("{count} of {total} are free", count = 3, total)`. A value is a text of any kind, a number or
/// another `Phrase`.
/// It does not compile if a placeholder has no value, or a value no placeholder.
#[macro_export]
macro_rules! say {
    ($text:literal $(, $name:ident $(= $value:expr)?)* $(,)?) => {{
        const NAMES: &[&str] = &[$(stringify!($name)),*];
        const { assert!($crate::placeholders($text) == NAMES.len(), "a value for each placeholder") };
        const { assert!(!$crate::lacks($text, NAMES), "a placeholder for each value") };
        $crate::Phrase::of($text)$(.put(stringify!($name), $crate::say!(@ $name $(= $value)?)))*
    }};
    (@ $name:ident = $value:expr) => { $value };
    (@ $name:ident) => { $name };
}

impl Phrase {
    /// A text without values yet.
    pub const fn of(text: &'static str) -> Phrase {
        Phrase { text, many: None, values: Vec::new() }
    }

    /// One of two texts by a count, which is their `{count}`: "1 piece", "{count} pieces".
    pub fn counted(count: u64, one: &'static str, many: &'static str) -> Phrase {
        Phrase { text: one, many: Some((many, count)), values: vec![("count", count.into())] }
    }

    /// A text that is the same in every language, because a person or another program wrote it.
    pub fn verbatim(text: impl Into<Value>) -> Phrase {
        Phrase::of("{text}").put("text", text)
    }

    /// Sentences, one after the other.
    pub fn joined(sentences: impl IntoIterator<Item = Phrase>) -> Phrase {
        let joined = sentences.into_iter().reduce(|before, next| say!("{before} {next}", before, next));
        joined.unwrap_or(Phrase::of(""))
    }

    /// Whether it says nothing.
    pub fn is_empty(&self) -> bool {
        self.in_language(Language::English).is_empty()
    }

    /// The value of a placeholder.
    #[must_use]
    pub fn put(mut self, name: &'static str, value: impl Into<Value>) -> Phrase {
        self.values.push((name, value.into()));
        self
    }

    /// The text in a language, in English where it has no translation.
    pub fn in_language(&self, language: Language) -> String {
        let values: Vec<(&str, Cow<'_, str>)> =
            self.values.iter().map(|(name, value)| (*name, value.in_language(language))).collect();
        let pairs: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_ref())).collect();
        fill(self.pattern(language), &pairs)
    }

    fn pattern(&self, language: Language) -> &'static str {
        let count = self.many.map_or(1, |(_, count)| count);
        let translated =
            language.forms(self.text).and_then(|forms| forms.get(language.form(count)).or(forms.first()));
        let english = match self.many {
            Some((many, count)) if Language::English.form(count) > 0 => many,
            _ => self.text,
        };
        translated.copied().unwrap_or(english)
    }
}

impl Value {
    fn in_language(&self, language: Language) -> Cow<'_, str> {
        match self {
            Value::Plain(text) => Cow::Borrowed(text),
            Value::Phrase(said) => Cow::Owned(said.in_language(language)),
        }
    }
}

/// Values that are the same in every language.
macro_rules! plain {
    ($($kind:ty: $value:ident => $text:expr;)+) => {
        $(impl From<$kind> for Value {
            fn from($value: $kind) -> Value {
                Value::Plain($text)
            }
        })+
    };
}

plain! {
    String: value => value.into();
    &String: value => value.clone().into();
    &str: value => value.to_owned().into();
    &&str: value => (*value).to_owned().into();
    Cow<'_, str>: value => value.into_owned().into();
    i64: value => value.to_string().into();
    i32: value => value.to_string().into();
    u64: value => value.to_string().into();
    u32: value => value.to_string().into();
    usize: value => value.to_string().into();
}

impl From<Phrase> for Value {
    fn from(said: Phrase) -> Value {
        Value::Phrase(Box::new(said))
    }
}

impl From<&Phrase> for Value {
    fn from(said: &Phrase) -> Value {
        said.clone().into()
    }
}

/// Whether it says this in English.
impl PartialEq<&str> for Phrase {
    fn eq(&self, text: &&str) -> bool {
        self.in_language(Language::English) == *text
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.in_language(Language::English))
    }
}

impl Serialize for Phrase {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A text, as it is serialised.
impl JsonSchema for Phrase {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }
    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

impl From<&'static str> for Phrase {
    fn from(text: &'static str) -> Phrase {
        Phrase::of(text)
    }
}

/// A text that was made while the program runs, such as a name: it has no translation.
impl From<String> for Phrase {
    fn from(text: String) -> Phrase {
        Phrase::verbatim(text)
    }
}

impl From<&String> for Phrase {
    fn from(text: &String) -> Phrase {
        Phrase::verbatim(text)
    }
}

/// Puts values in place of `{name}`. Braces in a value stay as they are, and so does a placeholder without a value.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((before, from)) = rest.split_once('{') {
        filled.push_str(before);
        let known = from.split_once('}').and_then(|(name, after)| {
            values.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value, after))
        });
        match known {
            Some((value, after)) => {
                filled.push_str(value);
                rest = after;
            }
            None => {
                filled.push('{');
                rest = from;
            }
        }
    }
    filled.push_str(rest);
    filled
}

/// How many placeholders a text has.
pub const fn placeholders(text: &str) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut count) = (0, 0);
    while at < bytes.len() {
        if bytes[at] == b'{' {
            count += 1;
        }
        at += 1;
    }
    count
}

/// Whether a text lacks the placeholder of one of these names.
pub const fn lacks(text: &str, names: &[&str]) -> bool {
    let mut at = 0;
    while at < names.len() {
        if !has(text.as_bytes(), names[at].as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

/// Whether `{name}` is in the text.
const fn has(text: &[u8], name: &[u8]) -> bool {
    let mut start = 0;
    while start + name.len() + 1 < text.len() {
        if text[start] == b'{' && text[start + name.len() + 1] == b'}' {
            let mut same = 0;
            while same < name.len() && text[start + 1 + same] == name[same] {
                same += 1;
            }
            if same == name.len() {
                return true;
            }
        }
        start += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_its_values_in_either_language() {
        let name = "Asha";
        let said = say!("Invitation for {email}", email = "a@shop.example");
        assert_eq!(said.to_string(), "Invitation for a@shop.example");
        assert_eq!(said.in_language(Language::Hindi), "a@shop.example के लिए निमंत्रण");
        assert_eq!(
            say!("{name} has {count} of {total}", name, count = 2, total = 3).to_string(),
            "Asha has 2 of 3"
        );
    }

    #[test]
    fn a_text_within_a_text_is_translated_with_it() {
        let whole = say!("Now: {what}", what = say!("Invitation for {email}", email = "a@b"));
        assert_eq!(whole.in_language(Language::Hindi), "Now: a@b के लिए निमंत्रण");
        assert_eq!(whole.to_string(), "Now: Invitation for a@b");
    }

    #[test]
    fn a_value_with_braces_is_not_read_as_a_placeholder() {
        assert_eq!(fill("{a} and {b}", &[("a", "{b}"), ("b", "x")]), "{b} and x");
        assert_eq!(fill("{a} {", &[]), "{a} {");
    }

    #[test]
    fn one_and_several_are_said_by_the_language_s_own_rule() {
        let batches = |count| Phrase::counted(count, "{count} batch", "{count} batches");
        assert_eq!([0, 1, 2].map(|count| batches(count).to_string()), ["0 batches", "1 batch", "2 batches"]);
        assert_eq!(
            [0, 1, 2].map(|count| batches(count).in_language(Language::Hindi)),
            ["0 बैच", "1 बैच", "2 बैच"]
        );
    }

    #[test]
    fn names_are_compared_whole() {
        assert!(!lacks("{a} {count}", &["count", "a"]));
        assert!(lacks("{counts}", &["count"]));
        assert!(lacks("count", &["count"]));
        assert_eq!(placeholders("{a} of {b}"), 2);
    }
}
