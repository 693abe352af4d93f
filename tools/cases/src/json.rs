//! A JSON value that keeps numbers and the order of keys as they were written.
//! Invariant: no number passes through a float, because `1`, `1.0` and `1e0` are different answers here.

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::fmt;

/// A JSON value. `Number` holds the literal's own text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Json {
    Null,
    Bool(bool),
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Deeper nesting is refused, so that no answer can exhaust the stack.
const DEEPEST: usize = 64;

impl Json {
    /// Reads one JSON document; a repeated key in an object is refused.
    pub fn parse(text: &str) -> Result<Json, String> {
        let raw: &RawValue = serde_json::from_str(text).map_err(|e| e.to_string())?;
        read(raw, 0)
    }

    pub fn text(value: impl Into<String>) -> Json {
        Json::Text(value.into())
    }

    pub fn integer(value: i64) -> Json {
        Json::Number(value.to_string())
    }

    /// An object from pairs, for the runner's own requests.
    pub fn object<const N: usize>(pairs: [(&str, Json); N]) -> Json {
        Json::Object(pairs.into_iter().map(|(k, v)| (k.to_owned(), v)).collect())
    }

    pub fn get(&self, key: &str) -> Option<&Json> {
        self.pairs()?.iter().find(|(k, _)| k == key).map(|(_, v)| v)
    }

    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some()
    }

    pub fn pairs(&self) -> Option<&[(String, Json)]> {
        match self {
            Json::Object(pairs) => Some(pairs),
            _ => None,
        }
    }

    pub fn items(&self) -> Option<&[Json]> {
        match self {
            Json::List(items) => Some(items),
            _ => None,
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The integer, if the literal is one: no point, no exponent.
    pub fn as_integer(&self) -> Option<i64> {
        match self {
            Json::Number(literal) => literal.parse().ok(),
            _ => None,
        }
    }

    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Json::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The text under `key`, if there is one.
    pub fn text_at(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_text()
    }

    /// Sets `key`, in its place if it exists already.
    pub fn set(&mut self, key: &str, value: Json) {
        if let Json::Object(pairs) = self {
            match pairs.iter_mut().find(|(k, _)| k == key) {
                Some((_, old)) => *old = value,
                None => pairs.push((key.to_owned(), value)),
            }
        }
    }

    /// The value at a path such as `document.lines[0].tag`.
    pub fn at(&self, path: &str) -> Option<&Json> {
        let mut here = self;
        for part in path.split('.') {
            let (key, indexes) = part.split_at(part.find('[').unwrap_or(part.len()));
            if !key.is_empty() {
                here = here.get(key)?;
            }
            for index in indexes.split_terminator(']') {
                here = here.items()?.get(index.strip_prefix('[')?.parse::<usize>().ok()?)?;
            }
        }
        Some(here)
    }

    /// The same value with every text changed by `change`; keys stay.
    pub fn map_texts(&self, change: &impl Fn(&str) -> String) -> Json {
        match self {
            Json::Text(text) => Json::Text(change(text)),
            Json::List(items) => Json::List(items.iter().map(|v| v.map_texts(change)).collect()),
            Json::Object(pairs) => {
                Json::Object(pairs.iter().map(|(k, v)| (k.clone(), v.map_texts(change))).collect())
            }
            other => other.clone(),
        }
    }

    /// Compact JSON, cut to a length that a person reads in one line.
    pub fn short(&self) -> String {
        const LONGEST: usize = 240;
        let whole = self.to_string();
        match whole.char_indices().nth(LONGEST) {
            Some((cut, _)) => format!("{}…", &whole[..cut]),
            None => whole,
        }
    }
}

fn read(raw: &RawValue, depth: usize) -> Result<Json, String> {
    let text = raw.get();
    if depth > DEEPEST {
        return Err(format!("JSON deeper than {DEEPEST}"));
    }
    let wrong = |e: serde_json::Error| e.to_string();
    Ok(match text.as_bytes().first() {
        Some(b'{') => {
            let Pairs(raws) = serde_json::from_str(text).map_err(wrong)?;
            let mut pairs: Vec<(String, Json)> = Vec::with_capacity(raws.len());
            for (key, value) in raws {
                pairs.push((key, read(value, depth + 1)?));
            }
            Json::Object(pairs)
        }
        Some(b'[') => {
            let raws: Vec<&RawValue> = serde_json::from_str(text).map_err(wrong)?;
            Json::List(raws.into_iter().map(|v| read(v, depth + 1)).collect::<Result<_, _>>()?)
        }
        Some(b'"') => Json::Text(serde_json::from_str(text).map_err(wrong)?),
        Some(b't') => Json::Bool(true),
        Some(b'f') => Json::Bool(false),
        Some(b'n') => Json::Null,
        _ => Json::Number(text.to_owned()),
    })
}

/// An object's pairs in order, not parsed yet.
struct Pairs<'a>(Vec<(String, &'a RawValue)>);

impl<'de> Deserialize<'de> for Pairs<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reader;
        impl<'de> Visitor<'de> for Reader {
            type Value = Pairs<'de>;

            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<Pairs<'de>, M::Error> {
                let mut pairs: Vec<(String, &RawValue)> = Vec::new();
                let mut seen = std::collections::HashSet::new();
                while let Some((key, value)) = map.next_entry::<String, &RawValue>()? {
                    if !seen.insert(key.clone()) {
                        return Err(M::Error::custom(format!("key {key:?} given twice")));
                    }
                    pairs.push((key, value));
                }
                Ok(Pairs(pairs))
            }
        }
        deserializer.deserialize_map(Reader)
    }
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Json::Null => f.write_str("null"),
            Json::Bool(value) => write!(f, "{value}"),
            Json::Number(literal) => f.write_str(literal),
            Json::Text(text) => f.write_str(&quoted(text)),
            Json::List(items) => {
                f.write_str("[")?;
                for (n, item) in items.iter().enumerate() {
                    let comma = if n == 0 { "" } else { "," };
                    write!(f, "{comma}{item}")?;
                }
                f.write_str("]")
            }
            Json::Object(pairs) => {
                f.write_str("{")?;
                for (n, (key, value)) in pairs.iter().enumerate() {
                    let comma = if n == 0 { "" } else { "," };
                    write!(f, "{comma}{}:{value}", quoted(key))?;
                }
                f.write_str("}")
            }
        }
    }
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).expect("text is always JSON")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_sent_as_it_was_written() {
        for text in [r#"{"a":1.0,"b":1e20,"c":99999999999999999999,"d":-0}"#, r#"[1,1.50,"1.50"]"#] {
            assert_eq!(Json::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn a_key_given_twice_is_refused() {
        assert!(Json::parse(r#"{"a":1,"a":1}"#).is_err());
        assert!(Json::parse(r#"{"a":{"b":1},"c":{"b":1}}"#).is_ok());
    }

    #[test]
    fn what_is_not_json_is_refused() {
        for text in ["", "NaN", "{", "[1,]", "{} {}", "01"] {
            assert!(Json::parse(text).is_err(), "{text:?}");
        }
        assert!(Json::parse(&"[".repeat(100)).is_err());
    }

    #[test]
    fn a_path_leads_through_objects_and_lists() {
        let body = Json::parse(r#"{"number":"A/1","lines":[{"lot":"L"},{"lot":"M","t":[[1,2]]}]}"#).unwrap();
        for (path, found) in [
            ("number", Some(r#""A/1""#)),
            ("lines[1].lot", Some(r#""M""#)),
            ("lines[1].t[0][1]", Some("2")),
            ("lines[2].lot", None),
            ("lines.lot", None),
            ("none", None),
        ] {
            assert_eq!(body.at(path).map(Json::to_string).as_deref(), found, "{path}");
        }
    }

    #[test]
    fn text_keeps_its_signs() {
        let text = "a\"b\\c\n\u{1}ü🙂";
        assert_eq!(Json::parse(&Json::text(text).to_string()), Ok(Json::text(text)));
    }
}
