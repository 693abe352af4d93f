//! XML exports: paths into a UBL 2.1 invoice, and the vouchers of a Tally file.
//! Invariant: Tally's amounts are compared as text, and the sum of each voucher is zero.

use super::{Difference, Place};
use crate::json::Json;
use crate::number;
use roxmltree::{Document, Node};

const CAC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2";
const CBC: &str = "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2";
/// UBL elements that hold numbers; they are compared by value.
const NUMBERS: [&str; 6] = ["Amount", "Percent", "Quantity", "Measure", "Numeric", "Rate"];

pub(super) fn compare_paths(
    paths: &[(String, Json)],
    came: &Json,
    place: &Place,
    found: &mut Vec<Difference>,
) {
    let Some(source) = source_text(came, place, found) else { return };
    let document = match Document::parse(source) {
        Ok(document) => document,
        Err(error) => {
            found.push(Difference::new(&place.path, "an XML document", error.to_string()));
            return;
        }
    };
    for (path, expected) in paths {
        let value = value_at(document.root_element(), path);
        let fits = match (expected, &value) {
            (Json::Null, None) => true,
            (Json::Text(text), Some(value)) => {
                text == value || (holds_number(path) && number::same(text, value))
            }
            _ => false,
        };
        if !fits {
            let came = value.map_or("nothing".to_owned(), |value| Json::text(value).short());
            found.push(Difference::new(&format!("{} {path}", place.path), expected.short(), came));
        }
    }
}

fn source_text<'c>(came: &'c Json, place: &Place, found: &mut Vec<Difference>) -> Option<&'c str> {
    let text = came.as_text();
    if text.is_none() {
        found.push(Difference::new(&place.path, "an XML document as text", came.short()));
    }
    text
}

fn holds_number(path: &str) -> bool {
    let last = path.rsplit('/').next().unwrap_or(path);
    let name = last.split('[').next().unwrap_or(last);
    !name.starts_with('@') && NUMBERS.iter().any(|end| name.ends_with(end))
}

/// The text of the first node on the path: `cac:Party/cbc:EndpointID/@schemeID`, with `[n]` for the n-th.
fn value_at(root: Node, path: &str) -> Option<String> {
    let (elements, attribute) = match path.rsplit_once('/') {
        Some((elements, last)) if last.starts_with('@') => (elements, Some(&last[1..])),
        _ if path.starts_with('@') => ("", Some(&path[1..])),
        _ => (path, None),
    };
    let steps: Vec<&str> = elements.split('/').filter(|step| !step.is_empty()).collect();
    let mut nodes = vec![root];
    for step in steps {
        nodes = nodes.into_iter().flat_map(|node| children(node, step)).collect();
    }
    match attribute {
        Some(name) => nodes.iter().find_map(|node| node.attribute(name)).map(str::to_owned),
        None => nodes.first().map(|node| string_value(*node)),
    }
}

fn children<'a, 'i>(node: Node<'a, 'i>, step: &str) -> Vec<Node<'a, 'i>> {
    let (name, nth) = match step.split_once('[') {
        Some((name, rest)) => (name, rest.strip_suffix(']').and_then(|n| n.parse::<usize>().ok())),
        None => (step, None),
    };
    let (space, local) = match name.split_once(':') {
        Some(("cac", local)) => (Some(CAC), local),
        Some(("cbc", local)) => (Some(CBC), local),
        Some((_, local)) => (None, local),
        None => (None, name),
    };
    let named = node
        .children()
        .filter(|child| child.is_element() && child.tag_name().name() == local)
        .filter(|child| space.is_none_or(|space| child.tag_name().namespace() == Some(space)));
    match nth {
        Some(n) => named.skip(n.saturating_sub(1)).take(1).collect(),
        None => named.collect(),
    }
}

fn string_value(node: Node) -> String {
    node.descendants().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

pub(super) fn compare_tally(vouchers: &Json, came: &Json, place: &Place, found: &mut Vec<Difference>) {
    let Some(source) = source_text(came, place, found) else { return };
    let document = match Document::parse(source) {
        Ok(document) => document,
        Err(error) => {
            found.push(Difference::new(&place.path, "an XML document", error.to_string()));
            return;
        }
    };
    let read: Vec<Json> =
        document.descendants().filter(|node| node.has_tag_name("VOUCHER")).map(voucher).collect();
    for (n, voucher) in read.iter().enumerate() {
        let entries = voucher.get("entries").and_then(Json::items).unwrap_or_default();
        if !number::sum_is_nil(entries.iter().map(|entry| entry.text_at("amount").unwrap_or("missing"))) {
            let path = format!("{} voucher {}", place.path, n + 1);
            found.push(Difference::new(&path, "amounts that sum to nil", voucher.short()));
        }
    }
    exact(vouchers, &Json::List(read), place, found);
}

/// A voucher in the form of the cases.
fn voucher(node: Node) -> Json {
    let child = |node: Node, name: &str| {
        node.children()
            .find(|child| child.has_tag_name(name))
            .map_or(Json::Null, |c| Json::text(string_value(c)))
    };
    let kind = match child(node, "VOUCHERTYPENAME") {
        Json::Null => node.attribute("VCHTYPE").map_or(Json::Null, Json::text),
        named => named,
    };
    let entries = node.children().filter(|entry| entry.children().any(|c| c.has_tag_name("LEDGERNAME")));
    let entries = entries.map(|entry| {
        Json::object([
            ("ledger", child(entry, "LEDGERNAME")),
            ("deemed_positive", child(entry, "ISDEEMEDPOSITIVE")),
            ("amount", child(entry, "AMOUNT")),
        ])
    });
    Json::object([
        ("type", kind),
        ("date", child(node, "DATE")),
        ("number", child(node, "VOUCHERNUMBER")),
        ("party", child(node, "PARTYLEDGERNAME")),
        ("entries", Json::List(entries.collect())),
    ])
}

/// Compares a subset of keys; lists must have the same length and order, and texts must be identical.
fn exact(expected: &Json, came: &Json, place: &Place, found: &mut Vec<Difference>) {
    match (expected, came) {
        (Json::Object(pairs), Json::Object(_)) => {
            for (key, expected) in pairs {
                exact(expected, came.get(key).unwrap_or(&Json::Null), &place.under(key), found);
            }
        }
        (Json::List(items), Json::List(others)) if items.len() == others.len() => {
            for (n, (expected, came)) in items.iter().zip(others).enumerate() {
                exact(expected, came, &place.element(n), found);
            }
        }
        _ if expected == came => {}
        _ => found.push(Difference::new(&place.path, expected.short(), came.short())),
    }
}
