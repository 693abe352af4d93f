//! Compares an answer's body with the expectation, by the rules of `tests/cases/README.md` and no others.
//! Invariant: pure, and strict in doubt: an answer passes because a rule says so, never by accident.

mod foreign;
mod journal;
#[cfg(test)]
mod tests;
mod xml;

use crate::json::Json;
use crate::number;
use std::fmt;

/// One place in a body where expectation and answer differ.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Path into the body, such as `document.lines[0].taxable_minor`; empty for the whole.
    pub path: String,
    pub expected: String,
    pub came: String,
}

impl Difference {
    pub fn new(path: &str, expected: impl Into<String>, came: impl Into<String>) -> Difference {
        Difference { path: path.to_owned(), expected: expected.into(), came: came.into() }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let colon = if self.path.is_empty() { "" } else { ": " };
        write!(f, "{}{colon}expected {}, came {}", self.path, self.expected, self.came)
    }
}

/// Every difference between an expectation and the body of the answer; none means that it passes.
pub fn body(expected: &Json, came: &Json) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(expected, came, &Place::top(), &mut found);
    found
}

/// Keys whose text is a name even if it looks like a decimal: "007" is not "7".
const EXACT_KEYS: [&str; 11] =
    ["code", "lot", "tag", "batch", "number", "document", "data", "text", "total_text", "ai", "hsn"];

/// The current place in the body, and the names that decide how a text is compared.
#[derive(Clone)]
struct Place<'a> {
    path: String,
    /// The key of this value. A list's elements have the list's key.
    key: &'a str,
    /// The key of the enclosing object.
    owner: &'a str,
}

impl<'a> Place<'a> {
    fn top() -> Place<'a> {
        Place { path: String::new(), key: "", owner: "" }
    }

    fn under(&self, key: &'a str) -> Place<'a> {
        let dot = if self.path.is_empty() { "" } else { "." };
        Place { path: format!("{}{dot}{key}", self.path), key, owner: self.key }
    }

    fn element(&self, n: usize) -> Place<'a> {
        Place { path: format!("{}[{n}]", self.path), ..self.clone() }
    }

    fn is_exact(&self) -> bool {
        EXACT_KEYS.contains(&self.key)
            || self.key.ends_with("_id")
            || (self.key == "value" && self.owner == "elements")
    }
}

fn compare(expected: &Json, came: &Json, place: &Place, found: &mut Vec<Difference>) {
    let differs = match expected {
        Json::Object(pairs) => match Operator::of(pairs) {
            Some(operator) => return operator.compare(came, place, found),
            None => return object(pairs, came, place, found),
        },
        Json::List(items) => return list(items, came, place, found),
        Json::Null => !matches!(came, Json::Null),
        Json::Bool(_) => expected != came,
        Json::Number(literal) => !same_integer(literal, came),
        Json::Text(text) => !same_text(text, came, place.is_exact()),
    };
    if differs {
        found.push(Difference::new(&place.path, expected.short(), came.short()));
    }
}

/// Integers only: a JSON float on either side fails.
fn same_integer(literal: &str, came: &Json) -> bool {
    let Json::Number(other) = came else { return false };
    number::is_integer(literal) && number::is_integer(other) && number::same(literal, other)
}

fn same_text(text: &str, came: &Json, exact: bool) -> bool {
    let Json::Text(other) = came else { return false };
    if text == other {
        return true;
    }
    if exact {
        return false;
    }
    if number::is_plain_decimal(text) {
        return number::is_plain_decimal(other) && number::same(text, other);
    }
    matches!((moment(text), moment(other)), (Some(a), Some(b)) if a == b)
}

/// An RFC 3339 instant with `Z` or an offset. A day alone is not an instant.
fn moment(text: &str) -> Option<jiff::Timestamp> {
    let shaped = text.is_ascii() && text.len() >= 20 && text.as_bytes()[10] == b'T' && !text.contains('[');
    if shaped { text.parse().ok() } else { None }
}

fn object(pairs: &[(String, Json)], came: &Json, place: &Place, found: &mut Vec<Difference>) {
    if came.pairs().is_none() {
        let whole = Json::Object(pairs.to_vec());
        found.push(Difference::new(&place.path, whole.short(), came.short()));
        return;
    }
    for (key, expected) in pairs {
        match rounded_key(key) {
            Some((plain, decimals)) => {
                let here = place.under(plain);
                match came.get(plain) {
                    Some(value) => rounded(expected, value, decimals, &here, found),
                    None => missing(expected, &here, found),
                }
            }
            None => {
                let here = place.under(key);
                match came.get(key) {
                    Some(value) => member(expected, value, &here, found),
                    None => missing(expected, &here, found),
                }
            }
        }
    }
}

/// Compares a key that is present; a journal has its own rule.
fn member(expected: &Json, came: &Json, place: &Place, found: &mut Vec<Difference>) {
    let is_journal = place.key == "journal" || place.key.ends_with("_journal");
    match journal::rows(expected) {
        Some(rows) if is_journal => journal::compare(rows, came, place, found),
        _ => compare(expected, came, place, found),
    }
}

fn missing(expected: &Json, place: &Place, found: &mut Vec<Difference>) {
    if !matches!(expected, Json::Null) {
        found.push(Difference::new(&place.path, expected.short(), "nothing"));
    }
}

/// `x_4dp` -> (`x`, 4).
fn rounded_key(key: &str) -> Option<(&str, u32)> {
    let (plain, digits) = key.strip_suffix("dp")?.rsplit_once('_')?;
    let decimals = digits.parse().ok().filter(|_| digits.bytes().all(|b| b.is_ascii_digit()))?;
    if plain.is_empty() || decimals > 18 { None } else { Some((plain, decimals)) }
}

/// Rounds the answer half away from zero, then compares by value; in an object or list every value.
fn rounded(expected: &Json, came: &Json, decimals: u32, place: &Place, found: &mut Vec<Difference>) {
    match (expected, came) {
        (Json::Null, Json::Null) => {}
        (Json::Object(pairs), Json::Object(_)) => {
            for (key, expected) in pairs {
                let here = place.under(key);
                match came.get(key) {
                    Some(value) => rounded(expected, value, decimals, &here, found),
                    None => missing(expected, &here, found),
                }
            }
        }
        (Json::List(items), Json::List(others)) if items.len() == others.len() => {
            for (n, (expected, came)) in items.iter().zip(others).enumerate() {
                rounded(expected, came, decimals, &place.element(n), found);
            }
        }
        (Json::Text(text), Json::Text(other))
            if number::is_plain_decimal(text) && number::is_plain_decimal(other) =>
        {
            let came_rounded = number::value(other).map(|v| number::round(&v, decimals));
            if came_rounded.is_none() || came_rounded != number::value(text) {
                let rounding = format!("{} rounded to {decimals} decimals", expected.short());
                found.push(Difference::new(&place.path, rounding, came.short()));
            }
        }
        _ => {
            let wanted = format!("{} as decimal text", expected.short());
            found.push(Difference::new(&place.path, wanted, came.short()));
        }
    }
}

fn list(items: &[Json], came: &Json, place: &Place, found: &mut Vec<Difference>) {
    let Some(others) = same_length(items, came, place, found) else { return };
    for (n, (expected, came)) in items.iter().zip(others).enumerate() {
        compare(expected, came, &place.element(n), found);
    }
}

fn same_length<'c>(
    items: &[Json],
    came: &'c Json,
    place: &Place,
    found: &mut Vec<Difference>,
) -> Option<&'c [Json]> {
    let whole = Json::List(items.to_vec()).short();
    match came.items() {
        Some(others) if others.len() == items.len() => return Some(others),
        Some(others) => found.push(Difference::new(
            &place.path,
            format!("{} elements {whole}", items.len()),
            format!("{} elements {}", others.len(), came.short()),
        )),
        None => found.push(Difference::new(&place.path, format!("a list {whole}"), came.short())),
    }
    None
}

/// Expectations that are not plain values.
enum Operator<'a> {
    Unordered(&'a [Json]),
    Contains(&'a [Json]),
    Each(&'a Json),
    Present,
    AnyOrder { tree: &'a Json, ignore: Vec<&'a str> },
    Xpath(&'a [(String, Json)]),
    Tally(&'a Json),
}

impl<'a> Operator<'a> {
    /// An object is an operator only if it has the operator's keys and no other.
    fn of(pairs: &'a [(String, Json)]) -> Option<Operator<'a>> {
        let keys: Vec<&str> = pairs.iter().map(|(k, _)| k.as_str()).collect();
        let under = |key: &str| pairs.iter().find(|(k, _)| k == key).map(|(_, v)| v);
        if let Some(tree) = under("any_order") {
            let others_known = keys.iter().all(|k| ["any_order", "ignore"].contains(k));
            let ignore = under("ignore")
                .and_then(Json::items)
                .unwrap_or_default()
                .iter()
                .filter_map(Json::as_text)
                .collect();
            return others_known.then_some(Operator::AnyOrder { tree, ignore });
        }
        let [(key, value)] = pairs else { return None };
        match (key.as_str(), value) {
            ("unordered", Json::List(items)) => Some(Operator::Unordered(items)),
            ("contains", Json::List(items)) => Some(Operator::Contains(items)),
            ("each", value) => Some(Operator::Each(value)),
            ("present", Json::Bool(true)) => Some(Operator::Present),
            ("xpath", Json::Object(paths)) => Some(Operator::Xpath(paths)),
            ("tally", Json::List(_)) => Some(Operator::Tally(value)),
            _ => None,
        }
    }

    fn compare(&self, came: &Json, place: &Place, found: &mut Vec<Difference>) {
        let fits = |expected: &Json, came: &Json| {
            let mut differences = Vec::new();
            compare(expected, came, place, &mut differences);
            differences.is_empty()
        };
        match self {
            Operator::Present => {}
            Operator::Unordered(items) => {
                if let Some(others) = same_length(items, came, place, found) {
                    unmatched(items, others, fits, place, found);
                }
            }
            Operator::Contains(items) => match came.items() {
                Some(others) => unmatched(items, others, fits, place, found),
                None => found.push(Difference::new(&place.path, "a list", came.short())),
            },
            Operator::Each(expected) => match came.items() {
                Some([]) => found.push(Difference::new(&place.path, "at least one element", "[]")),
                Some(others) => {
                    for (n, other) in others.iter().enumerate() {
                        compare(expected, other, &place.element(n), found);
                    }
                }
                None => found.push(Difference::new(&place.path, "a list", came.short())),
            },
            Operator::AnyOrder { tree, ignore } => foreign::compare(tree, ignore, came, place, found),
            Operator::Xpath(paths) => xml::compare_paths(paths, came, place, found),
            Operator::Tally(vouchers) => xml::compare_tally(vouchers, came, place, found),
        }
    }
}

/// Reports each expected element without a partner among the elements of the answer.
fn unmatched(
    items: &[Json],
    others: &[Json],
    fits: impl Fn(&Json, &Json) -> bool,
    place: &Place,
    found: &mut Vec<Difference>,
) {
    let partners = pair_up(items.len(), others.len(), |i, o| fits(&items[i], &others[o]));
    let left: Vec<&Json> =
        others.iter().enumerate().filter(|(n, _)| !partners.contains(&Some(*n))).map(|(_, o)| o).collect();
    for (item, _) in items.iter().zip(&partners).filter(|(_, partner)| partner.is_none()) {
        let rest = Json::List(left.iter().map(|o| (*o).clone()).collect());
        found.push(Difference::new(
            &place.path,
            format!("an element {}", item.short()),
            format!("none of {}", rest.short()),
        ));
    }
}

/// Finds partners for as many of `wanted` as possible among `offered`, each used once (augmenting paths): an
/// element that fits two expectations must go to the one that has no other.
pub fn pair_up(wanted: usize, offered: usize, fits: impl Fn(usize, usize) -> bool) -> Vec<Option<usize>> {
    let fitting: Vec<Vec<usize>> =
        (0..wanted).map(|w| (0..offered).filter(|o| fits(w, *o)).collect()).collect();
    let mut taken_by: Vec<Option<usize>> = vec![None; offered];
    for w in 0..wanted {
        find_partner(w, &fitting, &mut taken_by, &mut vec![false; offered]);
    }
    let mut partners = vec![None; wanted];
    for (o, w) in taken_by.iter().enumerate() {
        if let Some(w) = w {
            partners[*w] = Some(o);
        }
    }
    partners
}

fn find_partner(
    w: usize,
    fitting: &[Vec<usize>],
    taken_by: &mut [Option<usize>],
    tried: &mut [bool],
) -> bool {
    for &o in &fitting[w] {
        if std::mem::replace(&mut tried[o], true) {
            continue;
        }
        let free = match taken_by[o] {
            None => true,
            Some(other) => find_partner(other, fitting, taken_by, tried),
        };
        if free {
            taken_by[o] = Some(w);
            return true;
        }
    }
    false
}
