//! Reads a case file of the form `case/1` (`tests/cases/case.schema.json`) into the runner's own types.
//! Invariant: a file that breaks the form never reaches the server; the error describes its first fault.

mod form;
#[cfg(test)]
mod tests;

use crate::json::Json;

/// A whole case file.
#[derive(Debug)]
pub struct Case {
    pub id: String,
    pub kind: Kind,
    pub given: Json,
    /// The steps of `when`, or the rows.
    pub steps: Vec<Step>,
    pub then: Vec<Question>,
    pub matrix: Option<Matrix>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Steps,
    Rows,
    Matrix,
}

#[derive(Debug)]
pub struct Step {
    pub n: i64,
    pub at: Option<String>,
    /// A row's own addition to the file's `given`.
    pub given: Option<Json>,
    pub does: Does,
    pub expect: Json,
}

#[derive(Debug)]
pub enum Does {
    Call(Call),
    /// Calls sent at the same moment.
    Together(Vec<Call>),
    /// A cell of a matrix: a fresh batch in `state`, then `verb`.
    Cell {
        state: String,
        verb: String,
        who: String,
        step_up: bool,
        key: Key,
    },
    /// Something that a plain runner cannot do.
    Harness,
}

#[derive(Debug, Clone)]
pub struct Call {
    pub at: Option<String>,
    pub who: String,
    pub step_up: bool,
    pub key: Key,
    pub what: What,
}

/// The content of the header `Idempotency-Key`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Key {
    Fresh,
    None,
    Given(String),
}

#[derive(Debug, Clone)]
pub enum What {
    Action { name: String, input: Json, body: Body },
    Query { name: String, params: Json },
}

impl What {
    pub fn name(&self) -> &str {
        match self {
            What::Action { name, .. } | What::Query { name, .. } => name,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Body {
    Input,
    /// This text instead of the input.
    Raw(String),
    /// The input, followed by spaces to this many bytes.
    PadTo(usize),
}

#[derive(Debug)]
pub struct Question {
    pub query: String,
    pub params: Json,
    pub who: Option<String>,
    pub at: Option<String>,
    pub expect: Json,
}

#[derive(Debug)]
pub struct Matrix {
    pub action: String,
    pub input: Json,
    pub input_of: Json,
}

impl Case {
    /// Reads and checks a file's text. The error names the place where it breaks the form.
    pub fn parse(text: &str) -> Result<Case, String> {
        let file = Json::parse(text)?;
        form::judge(&file)?;
        let kind = match file.text_at("kind") {
            Some("rows") => Kind::Rows,
            Some("matrix") => Kind::Matrix,
            _ => Kind::Steps,
        };
        let list = |key: &str| file.get(key).and_then(Json::items).unwrap_or_default();
        let steps = if kind == Kind::Steps { list("when") } else { list("rows") };
        let case = Case {
            id: owned(&file, "id"),
            kind,
            given: part(&file, "given"),
            steps: steps.iter().enumerate().map(|(n, s)| step(n, s)).collect(),
            then: list("then").iter().map(question).collect(),
            matrix: file.get("matrix").map(|m| Matrix {
                action: owned(m, "action"),
                input: part(m, "input"),
                input_of: part(m, "input_of"),
            }),
        };
        case.people_are_known()?;
        Ok(case)
    }

    pub fn needs_harness(&self) -> bool {
        self.steps.iter().any(|step| matches!(step.does, Does::Harness))
    }

    /// Every `as` must be a person of `given.actors`, of the file or of the row.
    fn people_are_known(&self) -> Result<(), String> {
        let known = |who: &str, step: Option<&Step>| {
            let knows = |given: &Json| given.get("actors").is_some_and(|actors| actors.has(who));
            knows(&self.given) || step.and_then(|s| s.given.as_ref()).is_some_and(knows)
        };
        for step in &self.steps {
            let people: Vec<&str> = match &step.does {
                Does::Call(call) => vec![&call.who],
                Does::Together(calls) => calls.iter().map(|call| call.who.as_str()).collect(),
                Does::Cell { who, .. } => vec![who],
                Does::Harness => vec![],
            };
            if let Some(who) = people.into_iter().find(|who| !known(who, Some(step))) {
                return Err(format!("step {}: {who:?} is nobody of given.actors", step.n));
            }
        }
        match self.then.iter().filter_map(|q| q.who.as_deref()).find(|who| !known(who, None)) {
            Some(who) => Err(format!("then: {who:?} is nobody of given.actors")),
            None => Ok(()),
        }
    }
}

fn owned(of: &Json, key: &str) -> String {
    of.text_at(key).unwrap_or_default().to_owned()
}

fn optional(of: &Json, key: &str) -> Option<String> {
    of.text_at(key).map(str::to_owned)
}

/// The value under `key`, or an empty object.
fn part(of: &Json, key: &str) -> Json {
    of.get(key).cloned().unwrap_or(Json::Object(vec![]))
}

fn step(index: usize, step: &Json) -> Step {
    let counted = i64::try_from(index + 1).expect("a file has few steps");
    let does = if step.has("harness") {
        Does::Harness
    } else if let Some(calls) = step.get("parallel").and_then(Json::items) {
        Does::Together(calls.iter().map(call).collect())
    } else if step.has("state") && step.has("verb") {
        let Call { who, step_up, key, .. } = call(step);
        Does::Cell { state: owned(step, "state"), verb: owned(step, "verb"), who, step_up, key }
    } else {
        Does::Call(call(step))
    };
    Step {
        n: step.get("n").and_then(Json::as_integer).unwrap_or(counted),
        at: optional(step, "at"),
        given: step.get("given").cloned(),
        does,
        expect: part(step, "expect"),
    }
}

fn call(call: &Json) -> Call {
    let body = match call.get("raw") {
        Some(Json::Text(text)) => Body::Raw(text.clone()),
        Some(padded) => {
            let bytes = padded.get("pad_to_bytes").and_then(Json::as_integer).unwrap_or(0);
            Body::PadTo(usize::try_from(bytes).unwrap_or(0))
        }
        None => Body::Input,
    };
    let what = match call.text_at("action") {
        Some(name) => What::Action { name: name.to_owned(), input: part(call, "input"), body },
        None => What::Query { name: owned(call, "query"), params: part(call, "params") },
    };
    Call {
        at: optional(call, "at"),
        who: owned(call, "as"),
        step_up: call.get("step_up").and_then(Json::as_bool).unwrap_or(false),
        key: match call.get("idempotency_key") {
            None => Key::Fresh,
            Some(Json::Text(key)) => Key::Given(key.clone()),
            Some(_) => Key::None,
        },
        what,
    }
}

fn question(question: &Json) -> Question {
    Question {
        query: owned(question, "query"),
        params: part(question, "params"),
        who: optional(question, "as"),
        at: optional(question, "at"),
        expect: part(question, "expect"),
    }
}
