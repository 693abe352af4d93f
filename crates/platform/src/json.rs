//! Reads JSON strictly. It refuses text that is not JSON, a key given twice, nesting deeper than 32, and more
//! values than a text of its size plausibly has.
//! Invariant: no other code in the program turns a request's text into values.

use kernel::code::Code;
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::cell::Cell;

/// Deepest nesting of a body (errors.md, `json_invalid`).
const MAX_DEPTH: u8 = 32;

/// Reads a body. Errors: `json_invalid`.
pub fn parse(text: &[u8]) -> Result<Value, Code> {
    let mut from = serde_json::Deserializer::from_slice(text);
    let room = Cell::new(VALUES + text.len() / VALUE_BYTES);
    let value = Strict { depth: 0, room: &room }.deserialize(&mut from).map_err(|_| Code::JsonInvalid)?;
    from.end().map_err(|_| Code::JsonInvalid)?;
    Ok(value)
}

struct Strict<'a> {
    depth: u8,
    /// How many more values there may be.
    room: &'a Cell<usize>,
}

impl<'a> Strict<'a> {
    fn deeper<E: serde::de::Error>(&self) -> Result<Strict<'a>, E> {
        let Some(room) = self.room.get().checked_sub(1) else { return Err(E::custom("too many values")) };
        if self.depth >= MAX_DEPTH {
            return Err(E::custom("too deep"));
        }
        self.room.set(room);
        Ok(Strict { depth: self.depth + 1, room: self.room })
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;
    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut std::fmt::Formatter) -> std::fmt::Result {
        f.write_str("JSON")
    }
    fn visit_bool<E>(self, v: bool) -> Result<Value, E> {
        Ok(Value::Bool(v))
    }
    fn visit_i64<E>(self, v: i64) -> Result<Value, E> {
        Ok(Value::Number(v.into()))
    }
    fn visit_u64<E>(self, v: u64) -> Result<Value, E> {
        Ok(Value::Number(v.into()))
    }
    fn visit_f64<E: serde::de::Error>(self, v: f64) -> Result<Value, E> {
        Number::from_f64(v).map(Value::Number).ok_or_else(|| E::custom("not a number"))
    }
    fn visit_str<E>(self, v: &str) -> Result<Value, E> {
        Ok(Value::String(v.to_owned()))
    }
    fn visit_string<E>(self, v: String) -> Result<Value, E> {
        Ok(Value::String(v))
    }
    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = seq.next_element_seed(self.deeper()?)? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut map = Map::new();
        while let Some(key) = entries.next_key::<String>()? {
            let value = entries.next_value_seed(self.deeper()?)?;
            if map.insert(key, value).is_some() {
                return Err(A::Error::custom("a key given twice"));
            }
        }
        Ok(Value::Object(map))
    }
}

/// Values allowed in a body of any size; longer bodies may have one more for each `VALUE_BYTES`. Each takes
/// 72 bytes of memory.
pub const VALUES: usize = 2_048;
/// The fewest bytes per value in a large body: `"a":"b",`.
pub const VALUE_BYTES: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_json_is_refused() {
        let deep = format!("{}1{}", "[".repeat(33), "]".repeat(33));
        for bad in ["", "{", "nul", r#"{"a":NaN}"#, r#"{"a":1,"a":2}"#, r#""\ud800""#, "1 2", deep.as_str()] {
            assert_eq!(parse(bad.as_bytes()), Err(Code::JsonInvalid), "{bad}");
        }
    }

    #[test]
    fn the_order_of_keys_is_kept() {
        let value = parse(br#"{"b":1,"a":[true,null,"x"]}"#).expect("is JSON");
        assert_eq!(value.to_string(), r#"{"b":1,"a":[true,null,"x"]}"#);
    }

    #[test]
    fn thirty_two_levels_are_read() {
        let deep = format!("{}1{}", "[".repeat(32), "]".repeat(32));
        assert!(parse(deep.as_bytes()).is_ok());
    }

    #[test]
    fn a_body_of_nothing_but_values_is_refused_and_a_long_list_of_rows_is_not() {
        let ones = format!("[{}1]", "1,".repeat(500_000));
        assert_eq!(parse(ones.as_bytes()), Err(Code::JsonInvalid));
        let rows = format!("[{}{{}}]", r#"{"code":"R-1","mg":"12"},"#.repeat(20_000));
        assert!(parse(rows.as_bytes()).is_ok());
        assert!(parse(format!("[{}1]", "1,".repeat(999)).as_bytes()).is_ok(), "as long as a list may be");
    }
}
