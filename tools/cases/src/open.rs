//! The cases that do not pass yet: `ID WHAT IT WAITS FOR`, a line each; lines that begin with # are for readers.
//! Invariant: a case of the list that passes is a failure, and so is a line without a case. So each line of the list holds.

use crate::report::{Finding, Outcome};
use std::collections::BTreeMap;

/// Each id with what it waits for.
#[derive(Debug, Default)]
pub struct Open(BTreeMap<String, String>);

impl Open {
    /// Errors: a line without a reason, an id that is there twice.
    pub fn parse(text: &str) -> Result<Open, String> {
        let mut open = BTreeMap::new();
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
            let Some((id, waits_for)) = line.split_once(' ') else {
                return Err(format!("{line}: says not what it waits for"));
            };
            if open.insert(id.to_owned(), waits_for.trim().to_owned()).is_some() {
                return Err(format!("{id}: is there twice"));
            }
        }
        Ok(Open(open))
    }

    /// The outcome of a case, which differs if the case is on the list.
    pub fn judge(&self, id: &str, outcome: Outcome) -> Outcome {
        let Some(waits_for) = self.0.get(id) else { return outcome };
        match outcome {
            Outcome::Failed(_) => Outcome::Open { waits_for: waits_for.clone() },
            Outcome::Passed { .. } => {
                Outcome::Failed(vec![Finding::says("open", "passes now: remove its line")])
            }
            _ => Outcome::Failed(vec![Finding::says("open", "is not run at all: remove its line")]),
        }
    }

    /// The ids of the list that are none of these.
    pub fn unknown<'a>(&'a self, ids: &[String]) -> Vec<&'a str> {
        self.0.keys().map(String::as_str).filter(|id| !ids.iter().any(|known| known == id)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "# id what it waits for\n\nsell-BY1  buying\nmake-RC1 recall in one page\n";

    fn open() -> Open {
        Open::parse(LIST).unwrap()
    }

    fn failed() -> Outcome {
        Outcome::Failed(vec![Finding::says("step 1", "not built yet")])
    }

    #[test]
    fn a_failed_case_of_the_list_is_open_and_any_other_failed_case_has_failed() {
        let told = open().judge("sell-BY1", failed());
        assert!(matches!(told, Outcome::Open { waits_for } if waits_for == "buying"));
        assert!(matches!(open().judge("sell-P1", failed()), Outcome::Failed(_)));
    }

    #[test]
    fn a_case_of_the_list_that_passes_or_is_not_run_has_failed() {
        for outcome in [Outcome::Passed { proved: None }, Outcome::Skipped] {
            assert!(matches!(open().judge("make-RC1", outcome), Outcome::Failed(_)));
        }
        assert!(matches!(open().judge("sell-P1", Outcome::Skipped), Outcome::Skipped));
    }

    #[test]
    fn a_line_needs_a_reason_and_a_case_of_its_own() {
        assert!(Open::parse("sell-BY1").unwrap_err().contains("waits for"));
        assert!(Open::parse("sell-BY1 a\nsell-BY1 b").unwrap_err().contains("twice"));
        assert_eq!(open().unknown(&["sell-BY1".to_owned()]), ["make-RC1"]);
    }
}
