//! The mails about counts: a till whose cash differs beyond its limit, and pieces that a closed stocktake did not find.
//! Invariant: a mail names who counted, and leads to the page of the count.

use super::{Words, line, name};
use catalogue::{Phrase, say};

/// The kind of these mails.
pub const COUNT: &str = "count";

/// To the Owners: a till was closed with a difference beyond its limit.
pub fn difference(till: &str, title: Phrase, by: &str, reason: Option<&str>) -> Words {
    let reason = reason.map_or_else(|| Phrase::of("none"), |reason| Phrase::verbatim(line(reason)));
    Words {
        kind: COUNT,
        subject: say!("Till {till}: {title}", till = name(till), title = title.clone()),
        text: say!(
            "{title}.\n\nCounted by: {by}\nReason given: {reason}\n\nA second person looks at it and settles it, on the page below.",
            title,
            by = name(by),
            reason
        ),
    }
}

/// To the Owners: so many pieces were not found in a stocktake.
pub fn missing(many: usize, place: &str, by: &str) -> Words {
    let place = if place.is_empty() { Phrase::of("the whole shop") } else { Phrase::verbatim(name(place)) };
    Words {
        kind: COUNT,
        subject: say!("Pieces not found: {many}", many),
        text: say!(
            "A stocktake was closed, and {many} pieces were not found.\n\nPlace: {place}\nClosed by: {by}\n\nThe page below lists \
             them. They stay in the books until the stocktake is posted.",
            many,
            place,
            by = name(by)
        ),
    }
}
