//! Judges one answer against one `expect {status, code?, body?}`; refusals also by the form of errors.md.
//! Invariant: pure, so that recorded answers can be judged again (`--prove`).

use crate::compare::{self, Difference};
use crate::json::Json;

/// The answer to one call.
#[derive(Debug, Clone)]
pub struct Answer {
    pub status: u16,
    pub content_type: String,
    /// The body, or the reason why it is not JSON.
    pub body: Result<Json, String>,
}

impl Answer {
    pub fn code(&self) -> Option<&str> {
        self.body.as_ref().ok()?.text_at("code")
    }

    pub fn is_refused(&self) -> bool {
        self.status >= 400
    }

    pub fn is_duplicate(&self) -> bool {
        let says = self.body.as_ref().ok().and_then(|body| body.get("duplicate"));
        says.and_then(Json::as_bool) == Some(true)
    }

    /// Status, code and the product's message, in one line.
    pub fn short(&self) -> String {
        let body = match &self.body {
            Ok(body) => body,
            Err(error) => return format!("{} with no JSON ({error})", self.status),
        };
        if !self.is_refused() {
            return format!("{} {}", self.status, body.short());
        }
        let fault = |fault: &Json| {
            let words = ["field", "code"].map(|key| fault.text_at(key).unwrap_or_default());
            words.join(" ").trim().to_owned()
        };
        let faults = body.get("errors").and_then(Json::items).unwrap_or_default().iter().map(fault);
        let faults = faults.collect::<Vec<_>>().join(", ");
        let words =
            [self.code().unwrap_or("without code"), body.text_at("detail").unwrap_or_default(), &faults];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        format!("{} {}", self.status, words.join("; "))
    }
}

/// Every difference between the expected answer and the actual one.
pub fn answer(expect: &Json, came: &Answer) -> Vec<Difference> {
    let mut found = Vec::new();
    let status = expect.get("status").and_then(Json::as_integer).unwrap_or(0);
    let code = expect.text_at("code");
    if i64::from(came.status) != status || (code.is_some() && came.code() != code) {
        let expected = format!("{status} {}", code.unwrap_or_default());
        found.push(Difference::new("", expected.trim_end(), came.short()));
        return found;
    }
    let body = match &came.body {
        Ok(body) => body,
        Err(error) => return vec![Difference::new("", "a JSON body", error.clone())],
    };
    if came.is_refused() {
        refusal(code.unwrap_or_default(), came, body, &mut found);
    }
    if let Some(expected) = expect.get("body") {
        found.extend(compare::body(expected, body));
    }
    found
}

/// The form of every refusal, whatever the case expects of it.
fn refusal(code: &str, came: &Answer, body: &Json, found: &mut Vec<Difference>) {
    let mut demand = |holds: bool, path: &str, expected: String, came: String| {
        if !holds {
            found.push(Difference::new(path, expected, came));
        }
    };
    let shown = |path: &str| body.at(path).map_or("nothing".to_owned(), Json::short);
    let media = came.content_type.split(';').next().unwrap_or_default().trim();
    let problem = "application/problem+json";
    demand(
        media.eq_ignore_ascii_case(problem),
        "content type",
        problem.to_owned(),
        came.content_type.clone(),
    );
    let status = body.get("status").and_then(Json::as_integer);
    demand(status == Some(i64::from(came.status)), "status", came.status.to_string(), shown("status"));
    let kind = body.text_at("type").is_some_and(|kind| kind.ends_with(&format!("#{code}")));
    demand(kind, "type", format!("an address ending with #{code}"), shown("type"));
    let request = body.text_at("request_id").is_some_and(|id| !id.is_empty());
    demand(request, "request_id", "the request's id".to_owned(), shown("request_id"));
    if came.status == 422 {
        let first = body.at("errors[0].code").and_then(Json::as_text);
        demand(first == Some(code), "errors[0].code", code.to_owned(), shown("errors[0].code"));
    }
}

/// Parallel calls: as many answers as outcomes, and a different answer for each outcome.
pub fn outcomes(expected: &[Json], came: &[Answer]) -> Vec<Difference> {
    let shown = |answers: &[Answer]| answers.iter().map(Answer::short).collect::<Vec<_>>().join(" | ");
    if expected.len() != came.len() {
        let wanted = format!("{} outcomes", expected.len());
        return vec![Difference::new("outcomes", wanted, format!("{}: {}", came.len(), shown(came)))];
    }
    let partners =
        compare::pair_up(expected.len(), came.len(), |e, c| answer(&expected[e], &came[c]).is_empty());
    let alone = expected.iter().zip(&partners).filter(|(_, partner)| partner.is_none());
    alone.map(|(outcome, _)| Difference::new("outcomes", outcome.short(), shown(came))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn came(status: u16, body: &str) -> Answer {
        let content_type = if status >= 400 { "application/problem+json" } else { "application/json" };
        Answer { status, content_type: content_type.into(), body: Json::parse(body) }
    }

    fn passes(expect: &str, came: &Answer) -> bool {
        answer(&Json::parse(expect).unwrap(), came).is_empty()
    }

    const HELD: &str = r#"{"type":"https://x/errors#lot_held","status":409,"code":"lot_held","errors":[],"facts":{"holds":["H-1"]},"request_id":"r"}"#;
    const RANGE: &str = r#"{"type":"https://x/errors#number_range","status":422,"code":"number_range","errors":[{"field":"a","code":"number_range","message":"m"}],"request_id":"r"}"#;

    #[test]
    fn status_and_code_are_exact() {
        assert!(passes(r#"{"status":200}"#, &came(200, "{}")));
        assert!(!passes(r#"{"status":200}"#, &came(201, "{}")));
        assert!(passes(r#"{"status":409,"code":"lot_held"}"#, &came(409, HELD)));
        assert!(!passes(r#"{"status":409,"code":"lot_expired"}"#, &came(409, HELD)));
        assert!(!passes(r#"{"status":404,"code":"lot_held"}"#, &came(409, HELD)));
    }

    #[test]
    fn the_body_of_a_refusal_is_its_problem() {
        assert!(passes(
            r#"{"status":409,"code":"lot_held","body":{"facts":{"holds":["H-1"]}}}"#,
            &came(409, HELD)
        ));
        assert!(!passes(
            r#"{"status":409,"code":"lot_held","body":{"facts":{"holds":["H-2"]}}}"#,
            &came(409, HELD)
        ));
    }

    #[test]
    fn a_refusal_has_the_form_of_a_problem() {
        let expect = r#"{"status":422,"code":"number_range"}"#;
        assert!(passes(expect, &came(422, RANGE)));
        for (right, wrong) in [
            ("errors#number_range", "errors#number"),
            (r#""status":422"#, r#""status":400"#),
            (r#""status":422"#, r#""status":"422""#),
            (r#","request_id":"r""#, ""),
            (r#""request_id":"r""#, r#""request_id":"""#),
            (r#""field":"a","code":"number_range""#, r#""field":"a","code":"number_format""#),
            (r#"[{"field":"a","code":"number_range","message":"m"}]"#, "[]"),
        ] {
            assert!(RANGE.contains(right));
            assert!(!passes(expect, &came(422, &RANGE.replacen(right, wrong, 1))), "{wrong}");
        }
        let plain = Answer { content_type: "application/json".into(), ..came(422, RANGE) };
        assert!(!passes(expect, &plain));
        let with_charset =
            Answer { content_type: "application/problem+json; charset=utf-8".into(), ..came(422, RANGE) };
        assert!(passes(expect, &with_charset));
    }

    #[test]
    fn an_answer_that_is_no_json_fails() {
        assert!(!passes(r#"{"status":200}"#, &came(200, "<html>")));
    }

    #[test]
    fn each_outcome_is_met_by_an_answer_of_its_own() {
        let outcome = |text: &str| Json::parse(text).unwrap();
        let (done, held) = (outcome(r#"{"status":200}"#), outcome(r#"{"status":409,"code":"lot_held"}"#));
        let answers = [came(409, HELD), came(200, "{}")];
        assert!(outcomes(&[done.clone(), held.clone()], &answers).is_empty());
        assert_eq!(outcomes(&[done.clone(), done.clone()], &answers).len(), 1);
        assert_eq!(outcomes(&[done], &answers).len(), 1);
    }
}
