//! Turns what people type into a page's form into the JSON of an action's input: grams become
//! milligrams, rupees paise.
//! Invariant: this is the one place where typed numbers are converted, by the ending of the field's name.
//! Nothing is rounded: a number that is no whole milligram or paisa is a fault of its field.

use crate::fields::{doubled, fault, is_own};
use catalogue::say;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use kernel::code::Code;
use kernel::decimal::Decimal;
use kernel::money::Money;
use kernel::refusal::Fault;
use platform::input::{Field, Shape};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// What to write for a flag of a file.
const NO_FLAG: &str = "Write yes or no here.";

/// Turns the fields of a form into an action's input. Names are paths: `lines[0].net_mg`. Fields that begin
/// with `_` belong to the form itself. Faults: names the action has no field for, fields that come twice and
/// are no list, text that is no number, numbers that are too fine.
pub fn to_json(shape: &Shape, pairs: &[(String, String)], minor_digits: u32) -> (Value, Vec<Fault>) {
    let (root, faults) = gather(shape, pairs, minor_digits);
    (root.into_value(), faults)
}

/// As `to_json`, for a line of a file, in which a flag is written as other programs write it: true, yes or 1; false, no or 0.
/// Faults: also `value_unknown` for a flag in any other word.
pub fn line_to_json(shape: &Shape, pairs: &[(String, String)], minor_digits: u32) -> (Value, Vec<Fault>) {
    let mut faults = Vec::new();
    let mut in_form = |(name, text): &(String, String)| {
        let is_flag = !text.trim().is_empty() && shape_at(shape, &split(name)) == Some(&Shape::Flag);
        let word = match text.trim().to_lowercase().as_str() {
            _ if !is_flag => text,
            "true" | "yes" | "1" => "yes",
            "false" | "no" | "0" => "no",
            _ => {
                faults.push(Fault { message: NO_FLAG.into(), ..fault(name, Code::ValueUnknown) });
                "no"
            }
        };
        (name.clone(), word.to_owned())
    };
    let pairs: Vec<_> = pairs.iter().map(&mut in_form).collect();
    let (value, others) = to_json(shape, &pairs, minor_digits);
    faults.extend(others);
    (value, faults)
}

/// The faults of an action's input at the rows of the form, which may have left some of its rows empty.
pub fn at_typed_rows(shape: &Shape, pairs: &[(String, String)], minor_digits: u32, faults: &mut [Fault]) {
    if faults.iter().all(|fault| !fault.field.contains('[')) {
        return;
    }
    let (root, _) = gather(shape, pairs, minor_digits);
    for fault in faults {
        fault.field = root.typed_name(&fault.field);
    }
}

fn gather(shape: &Shape, pairs: &[(String, String)], minor_digits: u32) -> (Node, Vec<Fault>) {
    let mut root = Node::Object(BTreeMap::new());
    let mut faults = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, text) in pairs.iter().filter(|(name, _)| !is_own(name)) {
        let path = split(name);
        let leaf = shape_at(shape, &path);
        // By its path: `lines[0]` and `lines[00]` are one.
        if leaf.is_some_and(|leaf| !matches!(leaf, Shape::List(..))) && !seen.insert(path.clone()) {
            faults.push(doubled(name));
            continue;
        }
        if text.trim().is_empty() {
            continue;
        }
        // Only fields that the action knows are built, so that no name makes the input deeper or longer.
        let read = leaf.ok_or(Unread { code: Code::FieldUnknown, line: None }).and_then(|leaf| {
            let parts = parts_of(leaf, text);
            let is_of_several = parts.len() > 1;
            let values = parts.into_iter().zip(1..).map(|(part, line)| {
                let at = |code| Unread { code, line: is_of_several.then_some(line) };
                typed(leaf, name, part, minor_digits).map_err(at)
            });
            Ok((values.collect::<Result<Vec<Value>, Unread>>()?, matches!(leaf, Shape::List(..))))
        });
        match read {
            Ok((values, many)) => {
                if values.into_iter().any(|value| !root.put(&path, value, many)) {
                    faults.push(doubled(name));
                }
            }
            Err(unread) => faults.push(unread.fault(name)),
        }
    }
    (root, faults)
}

/// A text that is no value of its field.
struct Unread {
    code: Code,
    /// The line of it, where a field has several figures.
    line: Option<usize>,
}

impl Unread {
    fn fault(&self, name: &str) -> Fault {
        let fault = fault(name, self.code);
        match self.line {
            Some(line) => {
                let what = fault.message.clone();
                Fault { message: say!("Line {line}: {what}", line, what), ..fault }
            }
            None => fault,
        }
    }
}

/// The same fields with local times, as browsers send them ("2026-11-25T20:14"), as moments by the
/// workspace's clock. A time with a zone stays as it is.
pub fn in_zone(shape: &Shape, pairs: &[(String, String)], zone: &TimeZone) -> Vec<(String, String)> {
    let moment = |name: &str, text: &str| match shape_at(shape, &split(name)) {
        Some(Shape::Instant) => local_moment(text.trim(), zone),
        _ => None,
    };
    let each = pairs.iter();
    each.map(|(name, text)| (name.clone(), moment(name, text).unwrap_or_else(|| text.clone()))).collect()
}

fn local_moment(text: &str, zone: &TimeZone) -> Option<String> {
    let is_plain = text.len() >= 16 && text.bytes().all(|b| b.is_ascii_digit() || b"-T:".contains(&b));
    let local: DateTime = Some(text).filter(|_| is_plain)?.parse().ok()?;
    local.to_zoned(zone.clone()).ok().map(|at| at.timestamp().to_string())
}

/// The input while it is put together: rows by the number in their name.
enum Node {
    Unset,
    Leaf(Value),
    Many(Vec<Value>),
    Object(BTreeMap<String, Node>),
    Rows(BTreeMap<usize, Node>),
}

impl Node {
    /// Puts a value at its path; false if the path has a value already: the field itself, or one with parts of the same name.
    fn put(&mut self, path: &[Step], value: Value, many: bool) -> bool {
        match (path.split_first(), self) {
            (None, Node::Many(values)) if many => {
                values.push(value);
                true
            }
            (None, at @ Node::Unset) => {
                *at = if many { Node::Many(vec![value]) } else { Node::Leaf(value) };
                true
            }
            (Some((Step::Name(name), rest)), Node::Object(members)) => {
                let next = members.entry((*name).to_owned()).or_insert_with(|| Node::at(rest));
                next.put(rest, value, many)
            }
            (Some((Step::Index(n), rest)), Node::Rows(rows)) => {
                rows.entry(*n).or_insert_with(|| Node::at(rest)).put(rest, value, many)
            }
            _ => false,
        }
    }

    /// An empty node for the rest of a path.
    fn at(rest: &[Step]) -> Node {
        match rest.first() {
            None => Node::Unset,
            Some(Step::Name(_)) => Node::Object(BTreeMap::new()),
            Some(Step::Index(_)) => Node::Rows(BTreeMap::new()),
        }
    }

    /// Drops rows that were left empty. The result is no deeper than the action's own shape.
    fn into_value(self) -> Value {
        match self {
            Node::Unset => Value::Null,
            Node::Leaf(value) => value,
            Node::Many(values) => Value::Array(values),
            Node::Object(members) => members.into_iter().map(|(name, of)| (name, of.into_value())).collect(),
            Node::Rows(rows) => rows.into_values().map(Node::into_value).collect(),
        }
    }

    /// A path of the value, such as `lines[0].net_mg`, with the rows' numbers in the form.
    fn typed_name(&self, path: &str) -> String {
        let (mut at, mut name) = (Some(self), String::new());
        for step in split(path) {
            match (step, at) {
                (Step::Name(part), Some(Node::Object(members))) => {
                    at = members.get(part);
                    name = join_name(&name, part);
                }
                (Step::Name(part), _) => {
                    at = None;
                    name = join_name(&name, part);
                }
                (Step::Index(n), Some(Node::Rows(rows))) => {
                    let row = rows.iter().nth(n);
                    at = row.map(|(_, of)| of);
                    name = format!("{name}[{}]", row.map_or(n, |(typed, _)| *typed));
                }
                // All of its values were typed into one field.
                (Step::Index(_), Some(Node::Many(_))) => at = None,
                (Step::Index(n), _) => {
                    at = None;
                    name = format!("{name}[{n}]");
                }
            }
        }
        name
    }
}

fn join_name(name: &str, part: &str) -> String {
    if name.is_empty() { part.to_owned() } else { format!("{name}.{part}") }
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Step<'a> {
    Name(&'a str),
    Index(usize),
}

/// `lines[0].stones[1].kind` as steps; text in brackets that is no number stays part of the name.
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
        (Shape::List(of, _), Step::Index(_)) => shape_at(of, rest),
        // Figures by names that nobody knows beforehand: the parameters of a recipe.
        (Shape::Any, Step::Name(_)) if rest.is_empty() => Some(&FIGURE),
        _ => None,
    }
}

/// A figure under a name of its own.
static FIGURE: Shape = Shape::Decimal(9);

/// The texts of a field, each a value of it: a list of figures may be typed into one field.
fn parts_of<'t>(shape: &Shape, text: &'t str) -> Vec<&'t str> {
    match shape {
        Shape::List(of, _) if matches!(**of, Shape::Decimal(_)) => figures(text),
        _ => vec![text.trim()],
    }
}

/// Figures, one a line or between semicolons. A comma is between two of them if a space follows it or each has
/// a decimal point: "1,284.50" is one figure, and so is "4,5".
fn figures(text: &str) -> Vec<&str> {
    let has_points = |line: &str| line.split(',').all(|part| part.contains('.'));
    let lines = text.split(['\n', '\r', ';', '\t']);
    let each = lines.flat_map(|line| line.split(if has_points(line) { "," } else { ", " }));
    each.map(str::trim).filter(|figure| !figure.is_empty()).collect()
}

/// One typed field, converted by its shape and the ending of its name.
fn typed(shape: &Shape, name: &str, text: &str, minor_digits: u32) -> Result<Value, Code> {
    let minor_digits = minor_digits as u8;
    match shape {
        // A choice of two words: any other than "no" is yes, and a box that is not ticked is not sent.
        Shape::Flag => Ok(json!(text != "no")),
        Shape::Integer(..) if name.ends_with("_mg") => Ok(json!(figure(without(text, "g"))?.scaled(3)?)),
        Shape::Integer(..) if name.ends_with("_mct") => Ok(json!(figure(without(text, "ct"))?.scaled(3)?)),
        // By its limits too: in a list of sums by way of paying, the names are the ways.
        Shape::Integer(..) if name.ends_with("_minor") || *shape == Money::shape() => {
            Ok(json!(money(text)?.scaled(minor_digits)?))
        }
        Shape::Integer(..) => Ok(json!(figure(text)?.scaled(0)?)),
        Shape::Decimal(_) if name.rsplit('.').next().is_some_and(|n| n.contains("minor_per_")) => {
            let typed = money(text)?;
            let minor =
                Decimal::new(typed.mantissa() * 10_i128.pow(u32::from(minor_digits)), typed.decimals())?;
            Ok(json!(minor.normalized().to_string()))
        }
        Shape::Decimal(_) => Ok(json!(figure(text)?.to_string())),
        Shape::List(of, _) => typed(of, name, text, u32::from(minor_digits)),
        Shape::Any | Shape::Object(_) => {
            platform::json::parse(text.as_bytes()).map_err(|_| Code::ValueUnknown)
        }
        _ => Ok(json!(text)),
    }
}

/// A weight without its unit, where that is the one of the field: "5.123 g".
fn without<'a>(text: &'a str, unit: &str) -> &'a str {
    text.strip_suffix(unit).unwrap_or(text)
}

/// A sum of money as people type it: "1,284" is a thousand and more, and the currency's sign may stand before it.
fn money(text: &str) -> Result<Decimal, Code> {
    let sum = text.strip_prefix(['\u{20b9}', '$']).unwrap_or(text);
    if !is_one(sum) {
        return Err(Code::NumberFormat);
    }
    let bare = bare(sum);
    if in_groups(&bare) { Decimal::parse(&bare.replace(',', "")) } else { figure(&bare) }
}

/// Any other number: a weight of "10,123" may mean ten grams or ten kilograms, so it is refused; "1 2" are two.
fn figure(text: &str) -> Result<Decimal, Code> {
    if !is_one(text) {
        return Err(Code::NumberFormat);
    }
    let bare = bare(text);
    let is_clear = bare.contains('.') || bare.matches(',').count() > 1;
    match bare.split_once(',') {
        None => Decimal::parse(&bare),
        Some(_) if in_groups(&bare) && is_clear => Decimal::parse(&bare.replace(',', "")),
        // "4,5" is a decimal comma.
        Some((_, tail)) if !is_clear && tail.len() != 3 => Decimal::parse(&bare.replace(',', ".")),
        Some(_) => Err(Code::NumberFormat),
    }
}

/// The text without spaces, and with the plain minus sign.
fn bare(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| if c == '\u{2212}' { '-' } else { c }).collect()
}

/// Whether white space within it only parts groups of digits, of which the last has three: "1 250.5", "4 15 192".
fn is_one(text: &str) -> bool {
    let parts: Vec<&str> = text.trim_start_matches(['-', '\u{2212}']).split_whitespace().collect();
    let Some((first, others)) = parts.split_first() else { return true };
    let Some((last, between)) = others.split_last() else { return true };
    let digits = |part: &str, many: std::ops::RangeInclusive<usize>| {
        many.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
    };
    let whole = last.split(['.', ',']).next().unwrap_or_default();
    digits(first, 1..=3) && between.iter().all(|part| digits(part, 2..=3)) && digits(whole, 3..=3)
}

/// Whether the commas are where groups end: "4,15,192.00", "1,284".
fn in_groups(bare: &str) -> bool {
    let whole = bare.trim_start_matches('-').split('.').next().unwrap_or_default();
    let mut groups = whole.split(',').rev();
    let last = groups.next().unwrap_or_default().len() == 3;
    let between: Vec<usize> = groups.map(str::len).collect();
    let Some((first, between)) = between.split_last() else { return false };
    last && (1..=3).contains(first) && between.iter().all(|digits| (2..=3).contains(digits))
}

/// An action's input as the fields of a form: the other way round. Names are paths, numbers as people type them.
pub fn to_pairs(shape: &Shape, input: &Value, minor_digits: u32) -> Vec<(String, String)> {
    let mut pairs = Vec::new();
    put_pairs(shape, input, "", minor_digits, &mut pairs);
    pairs
}

fn put_pairs(shape: &Shape, input: &Value, name: &str, minor_digits: u32, pairs: &mut Vec<(String, String)>) {
    match (shape, input) {
        (_, Value::Null) => {}
        (Shape::Object(members), Value::Object(fields)) => {
            for member in members {
                let at =
                    if name.is_empty() { member.name.to_owned() } else { format!("{name}.{}", member.name) };
                if let Some(value) = fields.get(member.name) {
                    put_pairs(&member.shape, value, &at, minor_digits, pairs);
                }
            }
        }
        (Shape::List(of, _), Value::Array(values)) => {
            for (n, value) in values.iter().enumerate() {
                put_pairs(of, value, &format!("{name}[{n}]"), minor_digits, pairs);
            }
        }
        (Shape::Object(_) | Shape::List(..) | Shape::Any | Shape::Secret(_), _) => {}
        (shape, value) => pairs.push((name.to_owned(), in_form(shape, name, value, minor_digits))),
    }
}

/// One value as it is typed. A text that is no number stays as it is: posting refuses it.
fn in_form(shape: &Shape, name: &str, value: &Value, minor_digits: u32) -> String {
    let digits = u8::try_from(minor_digits).unwrap_or(2);
    let plain = || value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let last = name.rsplit('.').next().unwrap_or_default();
    let decimals = match shape {
        Shape::Flag => return if value == &json!(false) { "no" } else { "yes" }.to_owned(),
        Shape::Integer(..) if last.ends_with("_mg") || last.ends_with("_mct") => 3,
        Shape::Integer(..) if last.ends_with("_minor") => digits,
        Shape::Decimal(_) if last.contains("minor_per_") => {
            let minor = value.as_str().and_then(|text| Decimal::parse(text).ok());
            let typed =
                minor.and_then(|it| Decimal::new(it.mantissa(), it.decimals().saturating_add(digits)).ok());
            return typed.map_or_else(plain, |typed| typed.normalized().to_string());
        }
        _ => return plain(),
    };
    let exact = value.as_i64().and_then(|n| Decimal::new(n.into(), decimals).ok());
    exact.map_or_else(plain, |exact| exact.to_string())
}

/// Query parameters as a query's input: plain words, lists and objects as JSON (api.md). None comes twice:
/// the edge refuses such an address.
pub fn from_params(shape: &Shape, pairs: &[(String, String)]) -> Value {
    let typed = |name: &str, text: &str| match shape_at(shape, &[Step::Name(name)]) {
        Some(Shape::Integer(..) | Shape::Flag | Shape::List(..) | Shape::Object(_) | Shape::Any) => {
            platform::json::parse(text.as_bytes()).unwrap_or_else(|_| Value::from(text))
        }
        _ => Value::from(text),
    };
    Value::Object(pairs.iter().map(|(name, text)| (name.clone(), typed(name, text))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::decimal::{Percent, UnitPrice};
    use kernel::role::Role;
    use kernel::weight::{Carats, Milligrams};
    use platform::fields::{Flag, Name};

    platform::input! { /// A stone.
    pub struct Stone { /// kind
        kind: Name, /// weight
        weight_mct: Carats } }
    platform::input! { /// A line.
    pub struct Line { /// weight
        net_mg: Milligrams, /// making
        minor_per_g: Option<UnitPrice>, /// off
        discount_minor: Option<Money>, /// share
        percent: Option<Percent>, /// stones
        stones: Vec<Stone> } }
    platform::input! { /// A bill.
    pub struct Bill { /// lines
        lines: Vec<Line>, /// roles
        roles: Vec<Role>, /// rates
        rates: Vec<Decimal>, /// sure
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
            r#"{"lines":[{"discount_minor":15000005,"minor_per_g":"65050","net_mg":24318,"percent":"12","stones":[{"kind":"ruby","weight_mct":1150}]}]}"#
        );
    }

    #[test]
    fn an_input_becomes_the_fields_that_give_it_again() {
        let input = json!({
            "confirm": true,
            "lines": [{"net_mg": 24318, "minor_per_g": "65050", "discount_minor": 15_000_005, "percent": "12",
                       "stones": [{"kind": "ruby", "weight_mct": 1150}]}],
        });
        let pairs = to_pairs(&Bill::shape(), &input, 2);
        let typed = |name: &str| pairs.iter().find(|(n, _)| n == name).map(|(_, text)| text.as_str());
        assert_eq!(typed("lines[0].net_mg"), Some("24.318"));
        assert_eq!(typed("lines[0].minor_per_g"), Some("650.5"));
        assert_eq!(typed("lines[0].discount_minor"), Some("150000.05"));
        assert_eq!(typed("lines[0].stones[0].weight_mct"), Some("1.150"));
        assert_eq!(to_json(&Bill::shape(), &pairs, 2), (input, vec![]));
        assert_eq!(
            to_json(&Bill::shape(), &[("confirm".into(), "no".into())], 2).0,
            json!({"confirm": false})
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
        assert_eq!(json, r#"{"confirm":true,"lines":[{"net_mg":1000}],"roles":["Owner","Maker"]}"#);
    }

    #[test]
    fn a_list_of_figures_is_typed_into_one_field() {
        for (typed, meant) in [
            ("0.31\r\n0.29\n\n 0.3 \n", r#"["0.31","0.29","0.3"]"#),
            ("0.31, 0.29", r#"["0.31","0.29"]"#),
            ("0.31,0.29;0.3", r#"["0.31","0.29","0.3"]"#),
            ("1, 2", r#"["1","2"]"#),
            ("0,31; 0,29", r#"["0.31","0.29"]"#),
            ("1,284.50", r#"["1284.50"]"#),
            ("4,5", r#"["4.5"]"#),
        ] {
            assert_eq!(read(&[("rates", typed)]), (format!(r#"{{"rates":{meant}}}"#), vec![]), "{typed}");
        }
        assert_eq!(read(&[("rates", " ;\n")]), ("{}".to_owned(), vec![]));
        assert_eq!(read(&[("rates", "0.31\nheavy")]).1, ["rates number_format"]);
        for (typed, words) in [("0.31\n0.3 1", Some("Line 2: ")), ("1 2", None)] {
            let pairs = [("rates".to_owned(), typed.to_owned())];
            let (_, faults) = to_json(&Bill::shape(), &pairs, 2);
            let told = faults.first().map(|fault| fault.message.to_string());
            let begins = words.unwrap_or("Write this as a plain number");
            assert!(told.as_deref().is_some_and(|told| told.starts_with(begins)), "{typed}: {told:?}");
        }
    }

    #[test]
    fn white_space_parts_groups_of_digits_and_nothing_else() {
        for (text, is) in [
            ("1 250.5", true),
            ("4 15 192", true),
            ("\u{2212} 3", true),
            ("1 284,50", true),
            ("1 2", false),
            ("0.3 100", false),
            ("12 34", false),
        ] {
            assert_eq!(is_one(text), is, "{text}");
        }
    }

    #[test]
    fn figures_by_names_are_typed_under_their_names() {
        let shape = Shape::Object(vec![platform::input::Member {
            name: "parameters",
            doc: String::new(),
            shape: Shape::Any,
            required: false,
        }]);
        let pairs = [("parameters.strength", "1,5"), ("parameters.none", ""), ("parameters.a.b", "1")];
        let pairs: Vec<_> = pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        let (json, faults) = to_json(&shape, &pairs, 2);
        assert_eq!(json, json!({ "parameters": { "strength": "1.5" } }));
        assert_eq!(faults.iter().map(|it| it.field.as_str()).collect::<Vec<_>>(), ["parameters.a.b"]);
    }

    #[test]
    fn commas_are_read_as_people_mean_them() {
        for (typed, meant) in [
            ("4,5", "4.5"),
            ("1,284.50", "1284.50"),
            ("4,15,192", "415192"),
            ("1,284", "1284"),
            ("12 500", "12500"),
            ("\u{20b9} 1,25,000", "125000"),
            ("\u{2212}3", "-3"),
        ] {
            assert_eq!(money(typed).expect("a figure").to_string(), meant, "{typed}");
        }
        for (typed, meant) in [
            ("4,5", Some("4.5")),
            ("1,284.50", Some("1284.50")),
            ("4,15,192", Some("415192")),
            ("-0,25", Some("-0.25")),
        ] {
            assert_eq!(figure(typed).ok().map(|read| read.to_string()).as_deref(), meant, "{typed}");
        }
        // Ten grams or ten kilograms, and commas in no known place.
        for typed in ["10,123", "1,5,0", "1,50.5", ",123", "12,,345"] {
            assert_eq!(figure(typed), Err(Code::NumberFormat), "{typed}");
        }
    }

    #[test]
    fn a_weight_may_have_the_unit_of_its_field_and_no_other() {
        assert_eq!(read(&[("lines[0].net_mg", "5.123 g")]).0, r#"{"lines":[{"net_mg":5123}]}"#);
        for typed in ["5.123 kg", "5 mg", "g", "5 ct"] {
            assert_eq!(read(&[("lines[0].net_mg", typed)]).1, ["lines[0].net_mg number_format"], "{typed}");
        }
    }

    #[test]
    fn a_flag_of_a_file_is_a_word_that_programs_write_and_no_other() {
        let line = |word: &str| line_to_json(&Bill::shape(), &[("confirm".into(), word.into())], 2);
        for (word, meant) in [("true", true), ("YES", true), (" 1 ", true), ("FALSE", false), ("No", false)] {
            assert_eq!(line(word), (json!({ "confirm": meant }), vec![]), "{word}");
        }
        assert_eq!((line("0").0, line("").0), (json!({ "confirm": false }), json!({})));
        let (_, faults) = line("nein");
        let said: Vec<_> = faults.iter().map(|it| (it.field.as_str(), it.code)).collect();
        assert_eq!(said, [("confirm", Code::ValueUnknown)]);
    }

    #[test]
    fn a_fault_stands_at_the_row_that_was_typed() {
        let typed = [
            ("lines[0].net_mg", ""),
            ("lines[2].net_mg", "1"),
            ("lines[2].stones[0].kind", ""),
            ("lines[2].stones[3].kind", "ruby"),
            ("lines[7].net_mg", "x"),
            ("roles", "Owner"),
            ("rates", "1\n2"),
        ];
        let pairs: Vec<_> = typed.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        for (of_input, in_form) in [
            ("lines[0].net_mg", "lines[2].net_mg"),
            ("lines[0].stones[0].weight_mct", "lines[2].stones[3].weight_mct"),
            ("lines[4].net_mg", "lines[4].net_mg"),
            ("roles[0]", "roles"),
            ("rates[1]", "rates"),
            ("lines", "lines"),
        ] {
            let mut faults = [Fault::new(of_input, Code::NumberRange)];
            at_typed_rows(&Bill::shape(), &pairs, 2, &mut faults);
            assert_eq!(faults[0].field, in_form);
        }
    }

    #[test]
    fn a_local_time_is_a_moment_by_the_workspaces_clock() {
        let shape = Shape::Object(vec![platform::input::Member {
            name: "at",
            doc: String::new(),
            shape: Shape::Instant,
            required: true,
        }]);
        let zone = TimeZone::get("Australia/Hobart").expect("a zone");
        let read =
            |name: &str, text: &str| in_zone(&shape, &[(name.into(), text.into())], &zone)[0].1.clone();
        assert_eq!(read("at", "2026-11-25T20:14"), "2026-11-25T09:14:00Z");
        for (name, text) in [
            ("at", "2026-11-25T20:14:00Z"),
            ("at", "2026-11-25T20:14:00+05:30"),
            ("at", "soon"),
            ("x", "2026-11-25T20:14"),
        ] {
            assert_eq!(read(name, text), text);
        }
    }

    #[test]
    fn names_nobody_knows_build_nothing_however_deep() {
        let deep = "a.".repeat(300_000);
        let rows = "lines[0]".to_owned() + &"[0]".repeat(300_000);
        let (json, faults) =
            read(&[(&deep, "1"), (&rows, "1"), ("confirm.x", "1"), ("lines[0].net_mg", "2")]);
        assert_eq!(json, r#"{"lines":[{"net_mg":2000}]}"#);
        assert_eq!(faults.len(), 3);
        assert!(faults.iter().all(|fault| fault.len() < 120 && fault.ends_with("field_unknown")));
    }

    #[test]
    fn a_field_that_comes_twice_is_refused_unless_it_is_a_list() {
        let twice: [&[(&str, &str)]; 6] = [
            &[("confirm", "on"), ("confirm", "on")],
            &[("lines[0].net_mg", "1"), ("lines[0].net_mg", "2")],
            // Nothing was typed in one of them.
            &[("lines[0].net_mg", "1"), ("lines[0].net_mg", "")],
            // Two ways to write one row.
            &[("lines[0].net_mg", "1"), ("lines[00].net_mg", "2")],
            // A row as a whole and by its parts.
            &[("lines[0]", r#"{"net_mg":5}"#), ("lines[0].net_mg", "1")],
            &[("lines[0].net_mg", "1"), ("lines", r#"{"net_mg":5}"#)],
        ];
        for form in twice {
            let (_, faults) = read(form);
            assert_eq!(faults, [format!("{} request_invalid", form[1].0)], "{form:?}");
        }
        assert_eq!(read(&[("roles", "Owner"), ("roles", "Owner")]).1, Vec::<String>::new());
    }

    #[test]
    fn a_hostile_index_makes_no_giant_list() {
        let (json, _) = read(&[("lines[99999999999].net_mg", "1"), ("lines[4294967296].net_mg", "1")]);
        assert!(json.len() < 100, "{json}");
    }
}
