//! The kinds of control points and of deviations, and the effect of each kind on a batch.
//! Invariant: only a critical point's failure stops a batch; a pause of ageing is recorded and stops nothing.

use kernel::code::Code;
use std::str::FromStr;

/// The kind of a control point (Codex CXC 1-1969, ISO 22000).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PointKind {
    /// Critical control point: missing its limit makes food unsafe.
    Ccp,
    /// Operational prerequisite: its failure is corrected, and the batch continues.
    Oprp,
    /// Quality point: its failure is recorded, no more.
    Qp,
}

impl FromStr for PointKind {
    type Err = Code;

    fn from_str(text: &str) -> Result<PointKind, Code> {
        match text {
            "CCP" => Ok(PointKind::Ccp),
            "OPRP" => Ok(PointKind::Oprp),
            "QP" => Ok(PointKind::Qp),
            _ => Err(Code::ValueUnknown),
        }
    }
}

/// Why a deviation was opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeviationKind {
    /// Readings outside a critical limit.
    CcpLimit,
    /// Too long without a reading.
    MissingReading,
    /// Readings that fail after the instrument's error is known.
    CalibrationLookback,
    /// A laboratory's result.
    Lab,
    /// Readings that pause the age clock.
    AgePause,
    /// Milk refused at the gate.
    Intake,
}

impl DeviationKind {
    /// The word of the API and the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            DeviationKind::CcpLimit => "ccp_limit",
            DeviationKind::MissingReading => "missing_reading",
            DeviationKind::CalibrationLookback => "calibration_lookback",
            DeviationKind::Lab => "lab",
            DeviationKind::AgePause => "age_pause",
            DeviationKind::Intake => "intake",
        }
    }

    /// The deviation that failing readings of a point open: None at a point that neither is critical nor
    /// pauses the age. A critical point that pauses the age only pauses it.
    pub fn of_failing(point: PointKind, pauses_age: bool) -> Option<DeviationKind> {
        match (pauses_age, point) {
            (true, _) => Some(DeviationKind::AgePause),
            (false, PointKind::Ccp) => Some(DeviationKind::CcpLimit),
            (false, PointKind::Oprp | PointKind::Qp) => None,
        }
    }

    /// Whether it holds the batch or its lots and must be disposed before resuming and release (M25: a pause
    /// must not).
    pub fn holds_batch(self) -> bool {
        self != DeviationKind::AgePause
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_failing_reading_opens_and_whether_it_stops_the_batch() {
        for row in [
            "CCP  -       ccp_limit  stops",
            "CCP  pauses  age_pause  goes_on",
            "OPRP pauses  age_pause  goes_on",
            "QP   pauses  age_pause  goes_on",
            "OPRP -       nothing    goes_on",
            "QP   -       nothing    goes_on",
        ] {
            let words: Vec<&str> = row.split_whitespace().collect();
            let opened = DeviationKind::of_failing(words[0].parse().expect("a kind"), words[1] == "pauses");
            let stops = if opened.is_some_and(DeviationKind::holds_batch) { "stops" } else { "goes_on" };
            assert_eq!([opened.map_or("nothing", DeviationKind::as_str), stops], words[2..], "{row}");
        }
    }
}
