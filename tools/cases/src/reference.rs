//! References in a case: `$3.number`, `$$`, `{"$times": n, "$of": x}`.
//! Invariant: only whole strings are references, and a reference without a target fails the step.

use crate::json::Json;
use std::collections::BTreeMap;

/// The bodies of the answers so far, by the step's `n`.
pub type Answers = BTreeMap<i64, Json>;

/// More copies than this are a mistake in the case.
const MOST_COPIES: usize = 1_000_000;

/// The value with its references resolved and its copies made.
pub fn resolve(value: &Json, answers: &Answers) -> Result<Json, String> {
    match value {
        Json::Text(text) => resolve_text(text, answers),
        Json::List(items) => {
            items.iter().map(|item| resolve(item, answers)).collect::<Result<_, _>>().map(Json::List)
        }
        Json::Object(pairs) => match (pairs.len(), value.get("$times"), value.get("$of")) {
            (2, Some(times), Some(of)) => copies(times, of, answers),
            _ => {
                let resolved = pairs.iter().map(|(k, v)| Ok((k.clone(), resolve(v, answers)?)));
                resolved.collect::<Result<_, String>>().map(Json::Object)
            }
        },
        other => Ok(other.clone()),
    }
}

fn copies(times: &Json, of: &Json, answers: &Answers) -> Result<Json, String> {
    let count = times.as_integer().and_then(|n| usize::try_from(n).ok()).filter(|n| *n <= MOST_COPIES);
    let count = count.ok_or_else(|| format!("$times: {times} is no count"))?;
    Ok(Json::List(vec![resolve(of, answers)?; count]))
}

fn resolve_text(text: &str, answers: &Answers) -> Result<Json, String> {
    if text.starts_with("$$") {
        return Ok(Json::text(&text[1..]));
    }
    let Some((step, path)) = named(text) else { return Ok(Json::text(text)) };
    let answer = answers.get(&step).ok_or_else(|| format!("{text}: step {step} has no answer yet"))?;
    answer.at(path).cloned().ok_or_else(|| format!("{text}: step {step} answered {}", answer.short()))
}

/// `$4.lines[0].lot` -> (4, `lines[0].lot`). Other text with a dollar sign, for example a price, is plain.
fn named(text: &str) -> Option<(i64, &str)> {
    let (step, path) = text.strip_prefix('$')?.split_once('.')?;
    let is_path = path.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_' || c == '[');
    let is_number = !step.is_empty() && step.bytes().all(|b| b.is_ascii_digit());
    if is_path && is_number { Some((step.parse().ok()?, path)) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers() -> Answers {
        let body =
            Json::parse(r#"{"number":"A/1","lines":[{"lot":"L-1"},{"count":3}],"draft":null}"#).unwrap();
        Answers::from([(3, body)])
    }

    fn resolved(text: &str) -> Result<String, String> {
        resolve(&Json::parse(text).unwrap(), &answers()).map(|v| v.to_string())
    }

    #[test]
    fn a_reference_becomes_the_value_of_the_earlier_answer() {
        for (text, expected) in [
            (r#""$3.number""#, r#""A/1""#),
            (r#"{"a":["$3.lines[0].lot"]}"#, r#"{"a":["L-1"]}"#),
            (r#""$3.lines[1]""#, r#"{"count":3}"#),
            (r#""$3.lines[1].count""#, "3"),
            (r#""$3.draft""#, "null"),
        ] {
            assert_eq!(resolved(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn only_whole_strings_are_references() {
        for (text, expected) in [
            (r#""see $3.number""#, r#""see $3.number""#),
            (r#""$$3.number""#, r#""$3.number""#),
            (r#""$$""#, r#""$""#),
            (r#""$5.00 off""#, r#""$5.00 off""#),
            (r#""$""#, r#""$""#),
        ] {
            assert_eq!(resolved(text).as_deref(), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_reference_that_leads_nowhere_is_an_error() {
        assert!(resolved(r#""$3.none""#).is_err());
        assert!(resolved(r#""$4.number""#).is_err());
        assert!(resolved(r#""$3.lines[7].lot""#).is_err());
    }

    #[test]
    fn times_stands_for_a_list() {
        assert_eq!(
            resolved(r#"{"lines":{"$times":3,"$of":{"lot":"$3.number"}}}"#).unwrap(),
            r#"{"lines":[{"lot":"A/1"},{"lot":"A/1"},{"lot":"A/1"}]}"#
        );
        assert_eq!(resolved(r#"{"$times":0,"$of":1}"#).unwrap(), "[]");
        assert!(resolved(r#"{"$times":-1,"$of":1}"#).is_err());
        assert!(resolved(r#"{"$times":"3","$of":1}"#).is_err());
    }
}
