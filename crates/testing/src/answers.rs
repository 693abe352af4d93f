//! Holds real answers against what the API's description says of them.
//! Invariant: a member that is not described is a fault, though the description lets readers expect new ones.

use kernel::day::{Day, Instant};
use kernel::decimal::Decimal;
use platform::answers::{Described, generator};
use serde_json::{Map, Value};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What an answer has otherwise than it is described, each with its place.
pub fn faults(described: Described, answer: &Value) -> Vec<String> {
    let mut of = generator();
    let schema = described(&mut of).to_value();
    let mut check = Check { definitions: of.definitions(), faults: Vec::new() };
    check.whole(&schema, answer, "");
    check.faults
}

/// The members that a schema describes; None: any.
type Known<'s> = Option<BTreeSet<&'s str>>;

struct Check<'s> {
    definitions: &'s Map<String, Value>,
    faults: Vec<String>,
}

impl<'s> Check<'s> {
    fn whole(&mut self, schema: &'s Value, value: &Value, at: &str) {
        let Some(known) = self.part(schema, value, at) else { return };
        for name in
            value.as_object().into_iter().flat_map(Map::keys).filter(|it| !known.contains(it.as_str()))
        {
            self.faults.push(format!("{at}.{name} is not described"));
        }
    }

    /// Judges a value by a schema that may describe only some of its members; returns these.
    fn part(&mut self, schema: &'s Value, value: &Value, at: &str) -> Known<'s> {
        let Value::Object(schema) = schema else { return None };
        if schema.keys().all(|key| key == "description") {
            return None;
        }
        let mut known = Some(BTreeSet::new());
        if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
            let name = name.rsplit('/').next().unwrap_or_default();
            add(&mut known, self.part(&self.definitions[name], value, at));
        }
        for part in list(schema, "allOf") {
            add(&mut known, self.part(part, value, at));
        }
        for choice in ["anyOf", "oneOf"].into_iter().filter(|it| schema.contains_key(*it)) {
            add(&mut known, self.choice(list(schema, choice), value, at));
        }
        self.form(schema, value, at);
        match value {
            Value::Object(members) => add(&mut known, self.members(schema, members, at)),
            Value::Array(elements) => self.elements(schema, elements, at),
            _ => {}
        }
        known
    }

    /// The members of all choices that fit.
    fn choice(&mut self, choices: &'s [Value], value: &Value, at: &str) -> Known<'s> {
        let mut known = Some(BTreeSet::new());
        let mut nearest: Option<Vec<String>> = None;
        let mut fits = false;
        for choice in choices {
            let mut one = Check { definitions: self.definitions, faults: Vec::new() };
            let members = one.part(choice, value, at);
            if one.faults.is_empty() {
                fits = true;
                add(&mut known, members);
            } else if nearest.as_ref().is_none_or(|before| one.faults.len() < before.len()) {
                nearest = Some(one.faults);
            }
        }
        if !fits {
            self.faults.push(format!("{at} is none of {} choices", choices.len()));
            self.faults.extend(nearest.unwrap_or_default());
        }
        known
    }

    fn members(
        &mut self,
        schema: &'s Map<String, Value>,
        members: &Map<String, Value>,
        at: &str,
    ) -> Known<'s> {
        for name in list(schema, "required").iter().filter_map(Value::as_str) {
            if !members.contains_key(name) {
                self.faults.push(format!("{at}.{name} is required and missing"));
            }
        }
        let described = schema.get("properties").and_then(Value::as_object);
        let mut known = BTreeSet::new();
        for (name, of) in described.into_iter().flatten() {
            known.insert(name.as_str());
            if let Some(value) = members.get(name) {
                self.whole(of, value, &format!("{at}.{name}"));
            }
        }
        let more = schema.get("additionalProperties").filter(|it| **it != Value::Bool(false));
        let Some(more) = more else { return Some(known) };
        for (name, value) in members.iter().filter(|(name, _)| !known.contains(name.as_str())) {
            self.whole(more, value, &format!("{at}.{name}"));
        }
        None
    }

    fn elements(&mut self, schema: &'s Map<String, Value>, elements: &[Value], at: &str) {
        let first = list(schema, "prefixItems");
        let bounds = [("minItems", 0), ("maxItems", usize::MAX)]
            .map(|(name, usual)| schema.get(name).and_then(Value::as_u64).map_or(usual, |it| it as usize));
        if !(bounds[0]..=bounds[1]).contains(&elements.len()) {
            self.faults.push(format!("{at} has {} elements", elements.len()));
        }
        for (n, value) in elements.iter().enumerate() {
            match first.get(n).or_else(|| schema.get("items")) {
                Some(of) => self.whole(of, value, &format!("{at}[{n}]")),
                None if first.is_empty() => {}
                None => self.faults.push(format!("{at}[{n}] is not described")),
            }
        }
    }

    /// The type of a value, and the form of its text or number.
    fn form(&mut self, schema: &Map<String, Value>, value: &Value, at: &str) {
        let is = |kind: &Value| match kind.as_str().unwrap_or_default() {
            "integer" => value.is_i64() || value.is_u64(),
            kind => kind == kind_of(value),
        };
        let fits = match schema.get("type") {
            Some(Value::Array(kinds)) => kinds.iter().any(is),
            Some(kind) => is(kind),
            None => true,
        };
        let is_word = schema.get("enum").and_then(Value::as_array).is_none_or(|words| words.contains(value))
            && schema.get("const").is_none_or(|word| word == value);
        let bound = |name: &str| schema.get(name).and_then(Value::as_i64);
        let number = value.as_i64();
        let is_near = number.is_none_or(|it| {
            bound("minimum").is_none_or(|least| least <= it) && bound("maximum").is_none_or(|most| it <= most)
        });
        let text = |name: &str| schema.get(name).and_then(Value::as_str).zip(value.as_str());
        let has_form = !fits
            || text("format").is_none_or(|(format, text)| has_format(format, text))
                && text("pattern").is_none_or(|(pattern, text)| has_pattern(pattern, text));
        if !(fits && is_word && is_near && has_form) {
            let schema = Value::Object(schema.clone());
            self.faults.push(format!("{at} is {value}, described as {schema:.200}"));
        }
    }
}

fn add<'s>(known: &mut Known<'s>, more: Known<'s>) {
    *known = match (known.take(), more) {
        (Some(mut known), Some(more)) => {
            known.extend(more);
            Some(known)
        }
        _ => None,
    };
}

fn list<'s>(schema: &'s Map<String, Value>, name: &str) -> &'s [Value] {
    schema.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn has_format(format: &str, text: &str) -> bool {
    match format {
        "uuid" => text.parse::<Uuid>().is_ok(),
        "date" => text.parse::<Day>().is_ok() && text.len() == 10,
        "date-time" => text.parse::<Instant>().is_ok(),
        _ => panic!("no test knows the format {format}"),
    }
}

/// Whether a text fits the pattern of a country, of a region or of a figure, the only ones in use.
fn has_pattern(pattern: &str, text: &str) -> bool {
    match pattern {
        "^[A-Z]{2}$" => text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_uppercase()),
        "^[A-Z]{2}(-[A-Z0-9]{1,3})?$" => is_region(text),
        of_figure => is_decimal(of_figure, text),
    }
}

/// Whether a text is a country or a part of one: `AU`, `AU-TAS`.
fn is_region(text: &str) -> bool {
    let (country, part) = text.split_once('-').unwrap_or((text, "0"));
    let fits = |byte: u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    let is_country = country.len() == 2 && country.bytes().all(|letter| letter.is_ascii_uppercase());
    is_country && (1..=3).contains(&part.len()) && part.bytes().all(fits)
}

/// Whether a text fits the pattern of a figure: `^-?[0-9]+(\.[0-9]{1,6})?$`.
fn is_decimal(pattern: &str, text: &str) -> bool {
    let (signed, rest) = match pattern.strip_prefix("^-?") {
        Some(rest) => (true, rest),
        None => (false, pattern.strip_prefix('^').unwrap_or(pattern)),
    };
    let most = match rest.strip_prefix(r"[0-9]+(\.[0-9]").and_then(|rest| rest.strip_suffix(")?$")) {
        Some("+") => u8::MAX,
        Some(many) => {
            many.trim_matches(['{', '}']).strip_prefix("1,").and_then(|it| it.parse().ok()).expect(pattern)
        }
        None => panic!("no test knows the pattern {pattern}"),
    };
    Decimal::parse(text).is_ok_and(|it| it.decimals() <= most && (signed || !text.starts_with('-')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::decimal::{Factor, Percent};
    use kernel::metal::Metal;
    use kernel::money::Money;
    use schemars::{JsonSchema, SchemaGenerator};
    use serde_json::json;

    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "only its schema is asked for")]
    struct Bill {
        total: Money,
        at: Option<Instant>,
        #[schemars(flatten)]
        tax: Tax,
        lines: Vec<Line>,
    }

    #[derive(JsonSchema)]
    #[serde(untagged)]
    #[expect(dead_code, reason = "only its schema is asked for")]
    enum Tax {
        Halves { half: Percent },
        Whole { whole: Percent, over: Factor },
    }

    #[derive(JsonSchema)]
    #[expect(dead_code, reason = "only its schema is asked for")]
    struct Line {
        metal: Metal,
        pair: (String, u32),
    }

    fn told(answer: &Value) -> String {
        faults(SchemaGenerator::subschema_for::<Bill>, answer).join("; ")
    }

    #[test]
    fn an_answer_fits_only_if_each_member_is_described_and_none_is_missing() {
        let line = json!({ "metal": "gold", "pair": ["a", 1] });
        let good = json!({ "total": 7, "at": null, "half": "1.5", "lines": [line] });
        assert_eq!(told(&good), "");
        for (place, value, fault) in [
            ("/total", json!("7"), ".total is \"7\""),
            ("/lines/0/pair/1", json!(-1), ".lines[0].pair[1] is -1"),
            ("/at", json!("yesterday"), "format"),
            ("/half", json!("-1.5"), "none of 2 choices"),
            ("/half", json!("1.1234567"), "pattern"),
            ("/lines/0/metal", json!("tin"), "enum"),
            ("/lines/0/pair", json!(["a"]), ".lines[0].pair has 1 elements"),
            ("/lines/0", json!({ "metal": "gold" }), ".lines[0].pair is required and missing"),
            (
                "/lines/0",
                json!({ "metal": "gold", "pair": ["a", 1], "x": 1 }),
                ".lines[0].x is not described",
            ),
        ] {
            let mut bad = good.clone();
            *bad.pointer_mut(place).expect(place) = value;
            assert!(told(&bad).contains(fault), "{place}: {}", told(&bad));
        }
        let other = json!({ "total": 7, "at": null, "half": "1", "over": "-1", "lines": [] });
        assert_eq!(told(&other), ".over is not described");
        let none = json!({ "total": 7, "at": null, "lines": [] });
        assert!(told(&none).contains("none of 2 choices"), "{}", told(&none));
    }
}
