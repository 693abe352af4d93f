//! The kinds of control points and of deviations, and the effect of each kind on a batch.
//! Invariant: only a critical point's failure stops a batch; a pause of ageing is recorded and stops nothing.

use kernel::words;
use platform::word_fields;

words! {
    /// The kind of a control point (Codex CXC 1-1969, ISO 22000).
    pub enum PointKind {
        /// Critical control point: missing its limit makes food unsafe.
        Ccp = "CCP",
        /// Operational prerequisite: its failure is corrected, and the batch continues.
        Oprp = "OPRP",
        /// Quality point: its failure is recorded, no more.
        Qp = "QP",
    }
}
word_fields!(PointKind);

words! {
    /// Why a deviation was opened.
    pub enum DeviationKind {
        /// Readings outside a critical limit.
        CcpLimit = "ccp_limit",
        /// Too long without a reading.
        MissingReading = "missing_reading",
        /// Readings that fail after the instrument's error is known.
        CalibrationLookback = "calibration_lookback",
        /// A laboratory's result.
        Lab = "lab",
        /// Readings that pause the age clock.
        AgePause = "age_pause",
        /// Milk refused at the gate.
        Intake = "intake",
    }
}

impl DeviationKind {
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
