//! What a scanned text means where it may be the code of a lot, or the bar code of a label (decisions.md
//! D34).
//! Invariant: nothing is guessed: where both readings lead to something, the person is asked.

use super::Elements;
use crate::refusal::{Refusal, Ruled};

/// The meaning of a scanned text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scan {
    /// The code of a lot that exists.
    Lot,
    /// A label: these elements.
    Label(Elements),
    /// Either: the person is asked which.
    Ask(Elements),
    /// Neither; the refusal says why it is no label.
    Unknown(Refusal),
}

/// The meaning of a text. `is_lot`: a lot of exactly this code exists. `reading`: the text as
/// [`Elements::read`] gives it. `names_known`: what the elements name exists here, their lot or their
/// product.
pub fn scan_meaning(is_lot: bool, reading: Ruled<Elements>, names_known: bool) -> Scan {
    match (is_lot, reading) {
        (true, Ok(elements)) if names_known => Scan::Ask(elements),
        (true, _) => Scan::Lot,
        (false, Ok(elements)) => Scan::Label(elements),
        (false, Err(refusal)) => Scan::Unknown(refusal),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::code::Code;

    #[test]
    fn a_lot_that_exists_wins_unless_the_label_names_something_too() {
        let today = jiff::civil::date(2026, 6, 1);
        let label = || Elements::read("10B7", today);
        let none = || Elements::read("MILK-7", today);
        let elements = label().unwrap();
        assert_eq!(scan_meaning(true, label(), false), Scan::Lot);
        assert_eq!(scan_meaning(true, label(), true), Scan::Ask(elements.clone()));
        assert_eq!(scan_meaning(false, label(), true), Scan::Label(elements.clone()));
        assert_eq!(scan_meaning(false, label(), false), Scan::Label(elements));
        assert_eq!(scan_meaning(true, none(), false), Scan::Lot);
        let Scan::Unknown(why) = scan_meaning(false, none(), false) else { panic!("it is nothing") };
        assert_eq!(why.code, Code::Gs1UnknownAi);
    }
}
