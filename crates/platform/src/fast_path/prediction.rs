//! A value that a call predicts instead of waiting for it, such as the next number of a series (ADR 17).
//! Invariant: a call predicts only while no other call of this program is present in its workspace, and only on
//! its first try. A call of another program may be faster: then nothing of this call is committed.

use crate::admission::Permit;
use crate::error::{Error, Result};
use crate::tx::Tx;

/// A predicted value. Nothing that is written with it may be committed before `verify` could fail.
pub struct Predicted<T>(T);

impl<T: PartialEq> Predicted<T> {
    /// The value.
    pub fn value(&self) -> &T {
        &self.0
    }

    /// Compares it with the value that the database computed. Errors: `LostRace`, if another call was faster.
    pub fn verify(&self, computed: Option<&T>) -> Result<()> {
        if computed == Some(&self.0) { Ok(()) } else { Err(Error::LostRace) }
    }
}

/// The error of a write that relies on a prediction. If the prediction does not hold, the statements that rely on
/// it fail, each in its own way. The retry then shows any other cause.
pub fn as_lost_race(error: Error) -> Error {
    if matches!(error, Error::Database(_)) { Error::LostRace } else { error }
}

impl Tx {
    /// Predicts a value, if this call runs alone. None: it does not, or there is no value to predict.
    pub fn predict<T>(&self, value: impl FnOnce() -> Option<T>) -> Option<Predicted<T>> {
        if self.runs_alone() { value().map(Predicted) } else { None }
    }

    /// Allows an action to predict, on its first try only: after a lost race it does not predict again.
    pub(crate) fn may_predict(&mut self, may: bool) {
        self.may_predict = may;
    }

    /// Whether no other call of this program is present in the workspace.
    fn runs_alone(&self) -> bool {
        self.may_predict && self.permit().is_some_and(Permit::is_alone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prediction_holds_for_the_same_value_only() {
        let number = Predicted("A/1".to_owned());
        assert!(number.verify(Some(&"A/1".to_owned())).is_ok());
        for other in [None, Some("A/2".to_owned())] {
            assert!(matches!(number.verify(other.as_ref()), Err(Error::LostRace)));
        }
    }
}
