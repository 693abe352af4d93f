//! Matches open deviations with the current readings: which continue, which start, which are gone.
//! Invariant: a deviation keeps its name while any part of it is left, so that notes about it stay right; no
//! disposed deviation is ever passed in here.

use super::Span;

/// An open deviation as stored, before the new reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenDeviation<D> {
    /// The deviation.
    pub deviation: D,
    /// The span that it covered.
    pub span: Span,
}

/// A change that makes the open deviations match the readings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change<D, E> {
    /// The deviation keeps its name and takes this extent.
    Redraw(D, E),
    /// A deviation starts, under the batch's next number.
    Open(E),
    /// The deviation is gone: its readings were corrected, or joined to an earlier one.
    Withdraw(D),
}

/// Matches the open deviations (in order of opening) with the found extents (in time order). Each extent
/// continues the oldest open deviation that it touches and that no other extent continues yet; the other
/// extents open new deviations, and deviations without an extent are withdrawn.
pub fn reconcile<D: Copy, E>(
    open: &[OpenDeviation<D>],
    found: Vec<E>,
    span: impl Fn(&E) -> Span,
) -> Vec<Change<D, E>> {
    let mut left = open.to_vec();
    let mut changes = Vec::with_capacity(found.len());
    for extent in found {
        let touched = left.iter().position(|standing| standing.span.touches(span(&extent)));
        changes.push(match touched {
            Some(oldest) => Change::Redraw(left.remove(oldest).deviation, extent),
            None => Change::Open(extent),
        });
    }
    changes.extend(left.into_iter().map(|standing| Change::Withdraw(standing.deviation)));
    changes
}

#[cfg(test)]
mod tests {
    use super::super::tests::{at, readings};
    use super::super::{Extent, extents};
    use super::*;

    fn standing(number: u8, from: i64, to: Option<i64>) -> OpenDeviation<u8> {
        OpenDeviation { deviation: number, span: Span { from: at(from), to: to.map(at) } }
    }

    /// The changes of the open deviations: "D1 5-6, new 7-8, D2 gone".
    fn changes(open: &[OpenDeviation<u8>], text: &str) -> String {
        let show = |extent: &Extent<i64>| {
            format!(
                "{}-{}",
                extent.span.from.as_second(),
                extent.span.to.map_or(String::new(), |to| to.as_second().to_string())
            )
        };
        let show = |change: &Change<u8, Extent<i64>>| match change {
            Change::Redraw(number, extent) => format!("D{number} {}", show(extent)),
            Change::Open(extent) => format!("new {}", show(extent)),
            Change::Withdraw(number) => format!("D{number} gone"),
        };
        let found = extents(&readings(text));
        reconcile(open, found, |extent| extent.span).iter().map(show).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn open_deviations_are_redrawn_as_readings_arrive() {
        let d1 = [standing(1, 5, Some(8))];
        let both = [standing(1, 5, Some(6)), standing(2, 7, Some(8))];
        for (open, text, expected) in [
            (&[][..], "5:71", "new 5-"),
            (&[standing(1, 5, None)], "5:71 6:71", "D1 5-"),
            (&[standing(1, 5, None)], "5:71 8:72", "D1 5-8"),
            (&d1, "4:71 5:71 8:72", "D1 4-8"),
            (&d1, "5:71 6:72 7:71 8:72", "D1 5-6, new 7-8"), // split
            (&d1, "1:71 2:72 5:71 8:72", "new 1-2, D1 5-8"),
            (&d1, "5:73 8:72", "D1 gone"), // corrected by Quality
            (&both, "5:71 6:71 7:71 8:72", "D1 5-8, D2 gone"), // joined by a correction
            (&both, "5:71 6:72 7:71 8:72", "D1 5-6, D2 7-8"),
        ] {
            assert_eq!(changes(open, text), expected, "{text}");
        }
    }

    #[test]
    fn a_deviation_of_a_single_moment_is_found_again() {
        let moment = Span { from: at(5), to: Some(at(5)) };
        let change = reconcile(&[standing(1, 5, Some(5))], vec![moment], |span| *span);
        assert_eq!(change, [Change::Redraw(1, moment)]);
    }
}
