//! Ids made by the program: UUID version 7 (RFC 9562), so that new rows are close together in an index.
//! The clock and the random bytes are arguments; a workspace's id is never read from a person's input.

use std::fmt;

use schemars::JsonSchema;
use serde::Serialize;
use uuid::{Builder, Uuid};

use crate::day::Instant;

/// A new id: first the milliseconds since 1970, then the random bytes. A moment before 1970 counts as 1970.
pub fn new_id(now: Instant, random: [u8; 10]) -> Uuid {
    let millis = u64::try_from(now.as_millisecond()).unwrap_or(0);
    Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

/// One type for each kind of row, so that two ids in the wrong order do not compile. They have no parser from text or JSON: the session says who and where, not the input.
macro_rules! ids {
    ($($(#[$doc:meta])+ $name:ident;)+) => {
        $(
            $(#[$doc])+
            #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
            pub struct $name(Uuid);

            impl $name {
                /// A new id, or one from the database.
                pub const fn from_uuid(id: Uuid) -> $name {
                    $name(id)
                }

                /// The bare id, for statements.
                pub const fn uuid(self) -> Uuid {
                    self.0
                }

                /// The bare ids of several, for statements.
                pub fn uuids(ids: &[$name]) -> Vec<Uuid> {
                    ids.iter().map(|id| id.0).collect()
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.fmt(f)
                }
            }
        )+
    };
}

ids! {
    /// A workspace.
    TenantId;
    /// A person who signs in, or a device with a key.
    UserId;
    /// A customer, a supplier or another party.
    PartyId;
    /// An item.
    ItemId;
    /// A quantity of one item that came or was made together.
    LotId;
    /// Where a lot is.
    LocationId;
    /// A movement of a lot.
    MovementId;
    /// A hold on a lot or a batch.
    HoldId;
    /// A tagged piece.
    PieceId;
    /// A count of the stock.
    StocktakeId;
    /// A posted document: a bill, a receipt, a credit note.
    DocumentId;
    /// An entry of the journal.
    EntryId;
    /// A batch.
    BatchId;
    /// A version of a recipe.
    RecipeVersionId;
    /// A reading of a control point.
    ReadingId;
    /// A deviation of a batch.
    DeviationId;
    /// A vessel or an instrument.
    EquipmentId;
    /// A check of a piece of equipment.
    CheckId;
    /// A printer.
    PrinterId;
    /// Something that is printed.
    PrintId;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::parse_instant;

    fn at(text: &str) -> Instant {
        parse_instant(text).unwrap()
    }

    #[test]
    fn an_id_is_a_version_7_uuid_of_its_moment() {
        // RFC 9562, appendix A.6: the same moment and random bits.
        let random = [0xCC, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F];
        let id = new_id(at("2022-02-22T19:22:22Z"), random);
        assert_eq!(id.to_string(), "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
    }

    #[test]
    fn a_later_id_sorts_after_an_earlier_one_whatever_the_chance() {
        let earlier = new_id(at("2026-04-01T00:00:00.001Z"), [0xFF; 10]);
        let later = new_id(at("2026-04-01T00:00:00.002Z"), [0; 10]);
        assert!(earlier < later);
        assert_ne!(earlier, new_id(at("2026-04-01T00:00:00.001Z"), [0xFE; 10]));
    }

    #[test]
    fn a_clock_before_1970_still_gives_an_id() {
        assert_eq!(new_id(at("1969-12-31T23:59:59Z"), [0; 10]).get_version_num(), 7);
    }
}
