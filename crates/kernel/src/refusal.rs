//! A refusal: its code, the fields at fault, and the facts that a program needs.
//! It has no internal cause (no SQL, no stack), so that every caller may see it.

use std::fmt;

use catalogue::Phrase;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

use crate::code::Code;

/// The result of a rule: its value, or a refusal.
pub type Ruled<T> = Result<T, Refusal>;

/// One bad field of an input.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Fault {
    /// Path of the field: `lines[0].stones[1].weight_mct`.
    pub field: String,
    /// The code of its fault.
    pub code: Code,
    /// The remedy, in words.
    pub message: Phrase,
}

impl Fault {
    /// A fault with the code's own words.
    pub fn new(field: impl Into<String>, code: Code) -> Fault {
        Fault { field: field.into(), code, message: code.meaning().into() }
    }
}

/// Why a request was refused (the program's part of an RFC 9457 problem).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The reason; for a 422, the code of the first fault.
    pub code: Code,
    /// Every bad field, in the order of the input's fields.
    pub faults: Vec<Fault>,
    /// Facts for programs: `room_minor`, `holds`, `not_before`.
    pub facts: Map<String, Value>,
}

impl Refusal {
    /// A refusal without a field at fault.
    pub fn new(code: Code) -> Refusal {
        Refusal { code, faults: Vec::new(), facts: Map::new() }
    }

    /// Names a field at fault, with the refusal's own code.
    #[must_use]
    pub fn field(mut self, field: impl Into<String>) -> Refusal {
        self.faults.push(Fault::new(field, self.code));
        self
    }

    /// Adds a fact for programs; a fact given again replaces the earlier one.
    #[must_use]
    pub fn fact(mut self, name: impl Into<String>, value: impl Into<Value>) -> Refusal {
        self.facts.insert(name.into(), value.into());
        self
    }

    /// All faults of an input at once; the first gives the code. An empty list would be a mistake of ours and
    /// says so: `internal_error`.
    pub fn invalid(faults: Vec<Fault>) -> Refusal {
        let code = faults.first().map_or(Code::InternalError, |fault| fault.code);
        Refusal { code, faults, facts: Map::new() }
    }

    /// The HTTP status of the code.
    pub fn status(&self) -> u16 {
        self.code.status()
    }
}

impl From<Code> for Refusal {
    fn from(code: Code) -> Refusal {
        Refusal::new(code)
    }
}

impl From<Fault> for Refusal {
    fn from(fault: Fault) -> Refusal {
        Refusal::invalid(vec![fault])
    }
}

/// A fault that has words of its own shows these; any other shows its code.
impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code, self.code.meaning())?;
        self.faults.iter().try_for_each(|fault| {
            let has_own_words = fault.message != Phrase::of(fault.code.meaning());
            if has_own_words {
                write!(f, " [{}: {}]", fault.field, fault.message)
            } else {
                write!(f, " [{}: {}]", fault.field, fault.code)
            }
        })
    }
}

impl std::error::Error for Refusal {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_form_names_every_bad_field_and_takes_the_code_of_the_first() {
        let refusal = Refusal::invalid(vec![
            Fault::new("lines[0].tag", Code::FieldRequired),
            Fault::new("lines[1].net_mg", Code::NumberRange),
        ]);
        assert_eq!(refusal.code, Code::FieldRequired);
        assert_eq!(refusal.status(), 422);
        assert!(refusal.to_string().contains("[lines[1].net_mg: number_range]"), "{refusal}");
    }

    #[test]
    fn a_fault_with_words_of_its_own_shows_them_at_a_terminal() {
        let own = Fault {
            message: "The link needs another address.".into(),
            ..Fault::new("to", Code::ValueUnknown)
        };
        let refusal = Refusal::invalid(vec![own, Fault::new("case", Code::FieldRequired)]);
        let said = refusal.to_string();
        assert!(said.contains("[to: The link needs another address.] [case: field_required]"), "{said}");
    }

    #[test]
    fn a_cash_limit_tells_the_room_that_is_left() {
        let refusal = Refusal::new(Code::CashLimitDay).field("tenders[0]").fact("room_minor", 4_500);
        assert_eq!(refusal.facts["room_minor"], 4_500);
        assert_eq!(refusal.faults, [Fault::new("tenders[0]", Code::CashLimitDay)]);
        assert_eq!(refusal.status(), 409);
    }

    #[test]
    fn a_refusal_without_a_reason_is_our_fault() {
        assert_eq!(Refusal::invalid(Vec::new()).code, Code::InternalError);
    }

    #[test]
    fn a_fault_is_written_as_programs_read_it() {
        let written = serde_json::to_value(Fault::new("tag", Code::TagTaken)).unwrap();
        assert_eq!(written["field"], "tag");
        assert_eq!(written["code"], "tag_taken");
        assert_eq!(written["message"], Code::TagTaken.meaning());
    }
}
