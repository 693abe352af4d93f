//! Collects the faults of an input, so that a person sees every bad field at once.
//! Invariant: a value is missing exactly if a fault explains it: never one without the other.

use kernel::code::Code;
use kernel::refusal::Fault;

/// The faults found so far, in the order of the input's fields.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    /// The value; an error is added as a fault of that field.
    pub fn keep<T>(&mut self, field: impl Into<String>, result: Result<T, Code>) -> Option<T> {
        result.map_err(|code| self.add(field, code)).ok()
    }

    /// The value; an error is added as a fault.
    pub fn gather<T>(&mut self, result: Result<T, Fault>) -> Option<T> {
        result.map_err(|fault| self.0.push(fault)).ok()
    }

    /// The value; its faults are added as those of a part: `net_mg` within `lines[0]` is `lines[0].net_mg`,
    /// and a fault without a field is one of the part as a whole.
    pub fn within<T>(&mut self, part: &str, result: Result<T, Vec<Fault>>) -> Option<T> {
        let prefixed = |fault: Fault| {
            let point = if fault.field.is_empty() { "" } else { "." };
            Fault { field: format!("{part}{point}{}", fault.field), ..fault }
        };
        result.map_err(|faults| self.0.extend(faults.into_iter().map(prefixed))).ok()
    }

    /// Adds a fault.
    pub fn add(&mut self, field: impl Into<String>, code: Code) {
        self.0.push(Fault::new(field, code));
    }

    /// The value if there are no faults, else all faults.
    pub fn or<T>(self, value: Option<T>) -> Result<T, Vec<Fault>> {
        match value {
            Some(value) if self.0.is_empty() => Ok(value),
            _ => Err(self.0),
        }
    }
}
