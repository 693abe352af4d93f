//! A JSON file for others (GSTR-1, EPCIS): its numbers and lists follow an external standard.
//! Invariant: a number matches only a number, and no list may be longer or shorter than expected.

use super::{Difference, Place, moment, unmatched};
use crate::json::Json;
use crate::number;

pub(super) fn compare(tree: &Json, ignore: &[&str], came: &Json, place: &Place, found: &mut Vec<Difference>) {
    node(tree, ignore, came, place, found);
    corrections(came, place, found);
}

fn node(tree: &Json, ignore: &[&str], came: &Json, place: &Place, found: &mut Vec<Difference>) {
    let fits = match (tree, came) {
        (Json::Object(pairs), Json::Object(_)) => return object(pairs, ignore, came, place, found),
        (Json::List(items), Json::List(others)) => return list(items, ignore, others, place, found),
        (Json::Number(a), Json::Number(b)) => number::same(a, b),
        (Json::Text(a), Json::Text(b)) => {
            a == b || matches!((moment(a), moment(b)), (Some(a), Some(b)) if a == b)
        }
        _ => tree == came,
    };
    if !fits {
        found.push(Difference::new(&place.path, tree.short(), came.short()));
    }
}

fn object(
    pairs: &[(String, Json)],
    ignore: &[&str],
    came: &Json,
    place: &Place,
    found: &mut Vec<Difference>,
) {
    for (key, expected) in pairs {
        let here = place.under(key);
        match (came.get(key), ignore.contains(&key.as_str())) {
            (Some(_), true) => {}
            (Some(value), false) => node(expected, ignore, value, &here, found),
            (None, false) if matches!(expected, Json::Null) => {}
            (None, _) => found.push(Difference::new(&here.path, expected.short(), "nothing")),
        }
    }
}

fn list(items: &[Json], ignore: &[&str], others: &[Json], place: &Place, found: &mut Vec<Difference>) {
    if items.len() != others.len() {
        found.push(Difference::new(
            &place.path,
            format!("{} elements {}", items.len(), Json::List(items.to_vec()).short()),
            format!("{} elements {}", others.len(), Json::List(others.to_vec()).short()),
        ));
        return;
    }
    // One against one: report the differences inside rather than "no such element".
    if let ([item], [other]) = (items, others) {
        return node(item, ignore, other, &place.element(0), found);
    }
    let fits = |expected: &Json, came: &Json| {
        let mut differences = Vec::new();
        node(expected, ignore, came, place, &mut differences);
        differences.is_empty()
    };
    unmatched(items, others, fits, place, found);
}

/// EPCIS: an error declaration's `correctiveEventIDs` must be the `eventID` of an event in the same file.
fn corrections(came: &Json, place: &Place, found: &mut Vec<Difference>) {
    let (mut ids, mut named) = (Vec::new(), Vec::new());
    gather(came, &mut ids, &mut named);
    for id in named.into_iter().filter(|id| !ids.contains(id)) {
        let path = format!("{} correctiveEventIDs", place.path);
        found.push(Difference::new(&path, "the eventID of an event in the file", id.short()));
    }
}

fn gather<'a>(value: &'a Json, ids: &mut Vec<&'a Json>, named: &mut Vec<&'a Json>) {
    match value {
        Json::List(items) => items.iter().for_each(|item| gather(item, ids, named)),
        Json::Object(pairs) => {
            for (key, value) in pairs {
                match (key.as_str(), value) {
                    ("eventID", id) => ids.push(id),
                    ("correctiveEventIDs", Json::List(list)) => named.extend(list),
                    (_, value) => gather(value, ids, named),
                }
            }
        }
        _ => {}
    }
}
