//! The fields of a form or of an address, as pairs of name and value.
//! Invariant: no field is accepted that comes twice, unless it is a list of its action: two readers of one
//! request could take different ones.

use crate::edge::limits::QUERY_FIELDS;
use kernel::code::Code;
use kernel::refusal::{Fault, Refusal};
use std::collections::BTreeSet;

/// Names and values in the order they were sent.
pub(crate) type Pairs = Vec<(String, String)>;

/// A name in a refusal, characters.
const LONGEST_NAME: usize = 100;

/// The pairs of a form or a query. Errors: `request_invalid`, for too many as well.
pub fn pairs(bytes: &[u8], most: usize) -> Result<Vec<(String, String)>, Code> {
    if bytes.iter().filter(|byte| **byte == b'&').count() >= most {
        return Err(Code::RequestInvalid);
    }
    serde_urlencoded::from_bytes(bytes).map_err(|_| Code::RequestInvalid)
}

/// The pairs of an address; none where it cannot be read.
pub(crate) fn of_query(query: &str) -> Pairs {
    pairs(query.as_bytes(), QUERY_FIELDS).unwrap_or_default()
}

/// The value sent under a name; empty where there is none.
pub(crate) fn sent<'a>(fields: &'a [(String, String)], name: &str) -> &'a str {
    fields.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str()).unwrap_or_default()
}

/// Whether a field belongs to the form itself and not to the action: `_csrf`, `_key`, `_page`.
pub(crate) fn is_own(name: &str) -> bool {
    name.starts_with('_')
}

/// Refuses names that come twice. Errors: `request_invalid` at each of them.
pub(crate) fn once<'a>(names: impl IntoIterator<Item = &'a str>) -> Result<(), Refusal> {
    let mut seen = BTreeSet::new();
    let twice: BTreeSet<&str> = names.into_iter().filter(|name| !seen.insert(*name)).collect();
    if twice.is_empty() {
        return Ok(());
    }
    Err(Refusal::invalid(twice.into_iter().map(doubled).collect()))
}

/// The fault of a field that came twice: the whole request is refused, as JSON with a key given twice is.
pub(crate) fn doubled(name: &str) -> Fault {
    Fault { message: "This was sent twice. Send it once.".into(), ..fault(name, Code::RequestInvalid) }
}

/// A fault of a field by the name it was sent under, which may be of any length.
pub(crate) fn fault(name: &str, code: Code) -> Fault {
    Fault::new(name.chars().take(LONGEST_NAME).collect::<String>(), code)
}

/// The names of fields.
pub(crate) fn names(fields: &[(String, String)]) -> impl Iterator<Item = &str> {
    fields.iter().map(|(name, _)| name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edge::limits::FIELDS;

    #[test]
    fn a_form_has_a_bounded_number_of_fields_however_small_they_are() {
        let form = |fields: usize| "a&".repeat(fields - 1) + "a";
        assert_eq!(pairs(form(FIELDS).as_bytes(), FIELDS).map(|pairs| pairs.len()), Ok(FIELDS));
        assert_eq!(pairs(form(FIELDS + 1).as_bytes(), FIELDS), Err(Code::RequestInvalid));
    }

    #[test]
    fn a_name_that_comes_twice_is_refused_and_named_once() {
        let told = |sent: &str| {
            let pairs = pairs(sent.as_bytes(), FIELDS).expect("pairs");
            once(names(&pairs)).map_err(|it| (it.code, it.faults.into_iter().map(|it| it.field).collect()))
        };
        assert_eq!(told("a=1&b=1&A=1&%61a="), Ok(()));
        assert_eq!(told("a=1&b=1&a=1"), Err((Code::RequestInvalid, vec!["a".to_owned()])));
        // However it is encoded, and even where it is empty.
        assert_eq!(told("b&a=1&%61=&a&b"), Err((Code::RequestInvalid, vec!["a".to_owned(), "b".to_owned()])));
    }
}
