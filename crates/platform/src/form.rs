//! What people type into a page's form, as the JSON an action is sent: grams become milligrams, rupees paise.
//! What must stay true: this is the one place where typed figures are converted, by the field's ending; nothing is
//! rounded: what cannot be a whole milligram or paisa is a fault of its field.

use crate::input::Shape;
use kernel::code::Code;
use kernel::decimal::Decimal;
use kernel::refusal::Fault;
use serde_json::{Map, Value, json};

/// Turns the fields of a form into an action's input. Names are paths: `lines[0].net_mg`. Fields that begin with `_`
/// are the form's own. Faults: figures that are none, or too fine.
pub fn to_json(shape: &Shape, pairs: &[(String, String)], minor_digits: u32) -> (Value, Vec<Fault>) {
    let mut root = Value::Object(Map::new());
    let mut faults = Vec::new();
    for (name, text) in pairs.iter().filter(|(name, text)| !name.starts_with('_') && !text.trim().is_empty())
    {
        let path = split(name);
        let leaf = shape_at(shape, &path);
        let value = match typed(leaf, name, text.trim(), minor_digits) {
            Ok(value) => value,
            Err(code) => {
                faults.push(Fault::new(name.clone(), code));
                continue;
            }
        };
        put(&mut root, &path, value, matches!(leaf, Some(Shape::List(_))));
    }
    (without_gaps(root), faults)
}

#[derive(Debug, PartialEq)]
enum Step<'a> {
    Name(&'a str),
    Index(usize),
}

/// `lines[0].stones[1].kind` as steps; what is not a number in brackets stays part of the name.
fn split(name: &str) -> Vec<Step<'_>> {
    name.split('.')
        .flat_map(|part| {
            let mut pieces = part.split('[');
            let head = pieces.next().map(Step::Name);
            let rest =
                pieces.filter_map(|p| p.strip_suffix(']').and_then(|n| n.parse().ok())).map(Step::Index);
            head.into_iter().chain(rest.collect::<Vec<_>>())
        })
        .collect()
}

fn shape_at<'s>(shape: &'s Shape, path: &[Step]) -> Option<&'s Shape> {
    let Some((step, rest)) = path.split_first() else { return Some(shape) };
    match (shape, step) {
        (Shape::Object(members), Step::Name(name)) => {
            members.iter().find(|m| m.name == *name).and_then(|m| shape_at(&m.shape, rest))
        }
        (Shape::List(of), Step::Index(_)) => shape_at(of, rest),
        _ => None,
    }
}

/// One typed field by its shape and its name's ending.
fn typed(shape: Option<&Shape>, name: &str, text: &str, minor_digits: u32) -> Result<Value, Code> {
    let minor_digits = minor_digits as u8;
    match shape {
        Some(Shape::Flag) => Ok(json!(true)),
        Some(Shape::Integer(..)) if name.ends_with("_mg") => Ok(json!(figure(text)?.scaled(3)?)),
        Some(Shape::Integer(..)) if name.ends_with("_mct") => Ok(json!(figure(text)?.scaled(3)?)),
        Some(Shape::Integer(..)) if name.ends_with("_minor") => {
            Ok(json!(figure(text)?.scaled(minor_digits)?))
        }
        Some(Shape::Integer(..)) => Ok(json!(figure(text)?.scaled(0)?)),
        Some(Shape::Decimal(_)) if name.rsplit('.').next().is_some_and(|n| n.contains("minor_per_")) => {
            let typed = figure(text)?;
            let minor =
                Decimal::new(typed.mantissa() * 10_i128.pow(u32::from(minor_digits)), typed.decimals())?;
            Ok(json!(minor.normalized().to_string()))
        }
        Some(Shape::Decimal(_)) => Ok(json!(figure(text)?.to_string())),
        Some(Shape::List(of)) => typed(Some(of), name, text, u32::from(minor_digits)),
        Some(Shape::Any | Shape::Object(_)) => serde_json::from_str(text).map_err(|_| Code::ValueUnknown),
        _ => Ok(json!(text)),
    }
}

/// A figure as people type it: grouping commas and spaces are left out, one comma may stand for the point.
fn figure(text: &str) -> Result<Decimal, Code> {
    let bare: String =
        text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '\u{2212}' { '-' } else { c }).collect();
    let commas = bare.matches(',').count();
    // "4,5" is a decimal comma; "4,15,192.00", "1,284" and "1,284.50" are groups.
    let grouped =
        bare.contains('.') || commas > 1 || bare.rsplit(',').next().is_some_and(|tail| tail.len() == 3);
    let plain = if commas == 1 && !grouped { bare.replace(',', ".") } else { bare.replace(',', "") };
    Decimal::parse(&plain)
}

fn put(at: &mut Value, path: &[Step], value: Value, many: bool) {
    let Some((step, rest)) = path.split_first() else {
        match (many, &mut *at) {
            (true, Value::Array(list)) => list.push(value),
            (true, _) => *at = Value::Array(vec![value]),
            (false, _) => *at = value,
        }
        return;
    };
    let next = match step {
        Step::Name(name) => {
            if !at.is_object() {
                *at = Value::Object(Map::new());
            }
            at.as_object_mut().map(|map| map.entry((*name).to_owned()).or_insert(Value::Null))
        }
        Step::Index(n) => {
            if !at.is_array() {
                *at = Value::Array(Vec::new());
            }
            at.as_array_mut().filter(|_| *n <= crate::input::MAX_LIST).map(|list| {
                if list.len() <= *n {
                    list.resize(n + 1, Value::Null);
                }
                &mut list[*n]
            })
        }
    };
    if let Some(next) = next {
        put(next, rest, value, many);
    }
}

/// Rows of a list that were left empty are not rows.
fn without_gaps(value: Value) -> Value {
    match value {
        Value::Array(list) => {
            Value::Array(list.into_iter().filter(|v| !v.is_null()).map(without_gaps).collect())
        }
        Value::Object(map) => Value::Object(map.into_iter().map(|(k, v)| (k, without_gaps(v))).collect()),
        other => other,
    }
}

/// Query parameters as a query's input: plain words, lists and objects as JSON (api.md).
pub fn from_params(shape: &Shape, pairs: &[(String, String)]) -> Value {
    let typed = |name: &str, text: &str| match shape_at(shape, &[Step::Name(name)]) {
        Some(Shape::Integer(..) | Shape::Flag | Shape::List(_) | Shape::Object(_) | Shape::Any) => {
            crate::json::parse(text.as_bytes()).unwrap_or_else(|_| Value::from(text))
        }
        _ => Value::from(text),
    };
    Value::Object(pairs.iter().map(|(name, text)| (name.clone(), typed(name, text))).collect())
}

#[cfg(test)]
#[expect(dead_code, reason = "of the inputs made here only the reading is tested")]
mod tests {
    use super::*;
    use crate::fields::{Flag, Name};
    use crate::input::Field;
    use kernel::decimal::{Percent, UnitPrice};
    use kernel::money::Money;
    use kernel::role::Role;
    use kernel::weight::{Carats, Milligrams};

    crate::input! { /// A stone.
    pub struct Stone { /// kind
        kind: Name, /// weight
        weight_mct: Carats } }
    crate::input! { /// A line.
    pub struct Line { /// weight
        net_mg: Milligrams, /// making
        minor_per_g: Option<UnitPrice>, /// off
        discount_minor: Option<Money>, /// share
        percent: Option<Percent>, /// stones
        stones: Vec<Stone> } }
    crate::input! { /// A bill.
    pub struct Bill { /// lines
        lines: Vec<Line>, /// roles
        roles: Vec<Role>, /// sure
        confirm: Flag } }

    fn read(pairs: &[(&str, &str)]) -> (String, Vec<String>) {
        let pairs: Vec<_> = pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let (value, faults) = to_json(&Bill::shape(), &pairs, 2);
        (value.to_string(), faults.iter().map(|f| format!("{} {}", f.field, f.code.as_str())).collect())
    }

    #[test]
    fn grams_become_milligrams_and_rupees_paise() {
        let (json, faults) = read(&[
            ("lines[0].net_mg", "24.318"),
            ("lines[0].minor_per_g", "650.50"),
            ("lines[0].discount_minor", "1,50,000.05"),
            ("lines[0].percent", "12"),
            ("lines[0].stones[0].kind", "ruby"),
            ("lines[0].stones[0].weight_mct", "1.15"),
        ]);
        assert!(faults.is_empty());
        assert_eq!(
            json,
            r#"{"lines":[{"net_mg":24318,"minor_per_g":"65050","discount_minor":15000005,"percent":"12","stones":[{"kind":"ruby","weight_mct":1150}]}]}"#
        );
    }

    #[test]
    fn nothing_is_rounded() {
        let (_, faults) = read(&[
            ("lines[0].net_mg", "1.0005"),
            ("lines[0].discount_minor", "0.005"),
            ("lines[0].percent", "x"),
        ]);
        assert_eq!(
            faults,
            [
                "lines[0].net_mg number_decimals",
                "lines[0].discount_minor number_decimals",
                "lines[0].percent number_format"
            ]
        );
    }

    #[test]
    fn empty_rows_and_the_forms_own_fields_are_left_out_and_choices_gathered() {
        let (json, _) = read(&[
            ("_key", "k"),
            ("lines[0].net_mg", ""),
            ("lines[2].net_mg", "1"),
            ("roles", "Owner"),
            ("roles", "Maker"),
            ("confirm", "on"),
        ]);
        assert_eq!(json, r#"{"lines":[{"net_mg":1000}],"roles":["Owner","Maker"],"confirm":true}"#);
    }

    #[test]
    fn commas_are_read_as_people_mean_them() {
        for (typed, meant) in [
            ("4,5", "4.5"),
            ("1,284.50", "1284.50"),
            ("4,15,192", "415192"),
            ("1,284", "1284"),
            ("12 500", "12500"),
            ("\u{2212}3", "-3"),
        ] {
            assert_eq!(figure(typed).expect("a figure").to_string(), meant, "{typed}");
        }
    }

    #[test]
    fn a_hostile_index_makes_no_giant_list() {
        let (json, _) = read(&[("lines[99999999999].net_mg", "1"), ("lines[4294967296].net_mg", "1")]);
        assert!(json.len() < 100, "{json}");
    }
}
