//! A refusal as it is sent: `application/problem+json` for programs (RFC 9457), a page for people.
//! Invariant: every status and code comes from the one table of codes. The cause of an internal error is
//! logged once and never sent.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, HeaderValue, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{Response, StatusCode};
use kernel::code::Code;
use kernel::refusal::Refusal;
use platform::input::MOST_FAULTS;
use serde_json::{Value, json};
use uuid::Uuid;

/// Seconds after which a client may ask a busy instance again, and one whose disk is full.
const RETRY_S: i64 = 1;
const RETRY_FULL_S: i64 = 30;

/// The problem document of a refusal.
pub fn document(refusal: &Refusal, host: &str, request: Uuid) -> Value {
    let code = refusal.code.as_str();
    let errors: Vec<Value> = refusal
        .faults
        .iter()
        .take(MOST_FAULTS)
        .map(|f| json!({ "field": f.field, "code": f.code.as_str(), "message": f.message }))
        .collect();
    let mut problem = json!({
        "type": format!("https://{host}/errors#{code}"),
        "title": title(refusal.code),
        "status": refusal.code.status(),
        "code": code,
        "detail": refusal.code.meaning(),
        "errors": errors,
        "request_id": request,
    });
    if refusal.faults.len() > MOST_FAULTS {
        problem["errors_left_out"] = (refusal.faults.len() - MOST_FAULTS).into();
    }
    if !refusal.facts.is_empty() {
        problem["facts"] = Value::Object(refusal.facts.clone());
    }
    problem
}

/// A short title: the code in words.
fn title(code: Code) -> String {
    let words = code.as_str().replace('_', " ");
    let mut letters = words.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}

/// The answer to a program.
pub fn response(refusal: &Refusal, host: &str, request: Uuid) -> Response<Body> {
    let mut response = Response::new(Body::from(document(refusal, host, request).to_string()));
    mark(refusal).put_on(&mut response);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    if refusal.code.status() == 401 {
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
    }
    response
}

/// The mark of an answer: its status, and in how many seconds the client may ask a busy or
/// throttled instance again.
#[derive(Debug, Clone, Copy)]
pub struct Mark {
    status: StatusCode,
    retry_after: Option<i64>,
    tells_of_damage: bool,
}

/// The mark of an answer that says that stored data is damaged: the edge raises the alarm.
#[derive(Debug, Clone, Copy)]
pub(crate) struct TellsOfDamage;

impl From<StatusCode> for Mark {
    fn from(status: StatusCode) -> Mark {
        Mark { status, retry_after: None, tells_of_damage: false }
    }
}

impl Mark {
    /// Puts the mark on an answer.
    pub fn put_on(self, response: &mut Response<Body>) {
        *response.status_mut() = self.status;
        if let Some(seconds) = self.retry_after {
            response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if self.tells_of_damage {
            response.extensions_mut().insert(TellsOfDamage);
        }
    }
}

/// The mark of a refusal, on a page as for a program.
pub fn mark(refusal: &Refusal) -> Mark {
    let status = StatusCode::from_u16(refusal.code.status());
    Mark {
        status: status.unwrap_or(StatusCode::INTERNAL_SERVER_ERROR),
        retry_after: retry_after(refusal),
        tells_of_damage: refusal.code == Code::DataDamaged,
    }
}

fn retry_after(refusal: &Refusal) -> Option<i64> {
    let told = refusal.facts.get("retry_after_s").and_then(Value::as_i64);
    match refusal.code.status() {
        429 | 503 => Some(told.unwrap_or(RETRY_S)),
        507 => Some(RETRY_FULL_S),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_told_with_code_field_and_facts() {
        let refusal = Refusal::new(Code::LotHeld).field("lot").fact("holds", json!(["H-1"]));
        let told = document(&refusal, "shop.example", Uuid::nil());
        assert_eq!(told["type"], "https://shop.example/errors#lot_held");
        assert_eq!((&told["status"], &told["title"]), (&json!(409), &json!("Lot held")));
        assert_eq!(told["errors"][0]["field"], "lot");
        assert_eq!(told["facts"]["holds"][0], "H-1");
    }

    #[test]
    fn a_refusal_of_many_fields_is_told_up_to_a_bound() {
        let faults = |many| vec![kernel::refusal::Fault::new("x", Code::FieldUnknown); many];
        let told = |many| document(&Refusal::invalid(faults(many)), "shop.example", Uuid::nil());
        let many = told(MOST_FAULTS + 7);
        assert_eq!(many["errors"].as_array().map(Vec::len), Some(MOST_FAULTS));
        assert_eq!(many["errors_left_out"], 7);
        assert_eq!(told(2).get("errors_left_out"), None);
    }
}
