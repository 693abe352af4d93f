//! What a scanned tag says, and what the posting of a count does with it.
//! Invariant: a tag has exactly one result; only a piece that is still as the count saw it is changed.

use kernel::words;

use crate::pieces::ArticleStatus;

words! {
    /// What a count says about a tag.
    pub enum CountResult {
        /// A piece that is where it should be.
        Found = "found",
        /// A piece that should be there and was not scanned.
        Missing = "missing",
        /// A piece that was sold.
        SoldButPresent = "sold_but_present",
        /// A tag that no piece has.
        Unknown = "unknown",
        /// A piece that should be somewhere else.
        WrongPlace = "wrong_place",
        /// A piece that was written off, and is there again.
        WrittenOff = "written_off",
    }
}

/// A piece as the books have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PieceAt<'a> {
    pub status: ArticleStatus,
    pub location: Option<&'a str>,
}

/// The result for a tag that was scanned in a location; the empty one is the whole shop. A piece of which no place is known is
/// expected anywhere.
pub fn judge(piece: Option<PieceAt<'_>>, counted_at: &str) -> CountResult {
    let Some(piece) = piece else { return CountResult::Unknown };
    match piece.status {
        ArticleStatus::Sold => CountResult::SoldButPresent,
        ArticleStatus::Missing => CountResult::WrittenOff,
        status if ArticleStatus::COUNTED.contains(&status) && is_at(piece.location, counted_at) => {
            CountResult::Found
        }
        _ => CountResult::WrongPlace,
    }
}

fn is_at(location: Option<&str>, counted_at: &str) -> bool {
    counted_at.is_empty() || location.is_none_or(|location| location == counted_at)
}

/// What the posting does with a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    /// It is written off.
    WriteOff,
    /// It is in stock again.
    TakeBack,
    /// Its place is corrected.
    Place,
    /// Nothing: the piece has changed since, or there is nothing to correct.
    Leave,
}

/// What the posting does with a piece of this result, which is now in this state and place.
pub fn remedy(result: CountResult, now: PieceAt<'_>, counted_at: &str) -> Remedy {
    let is_there = now.status.is_in_shop();
    match result {
        CountResult::Missing if is_there && (counted_at.is_empty() || now.location == Some(counted_at)) => {
            Remedy::WriteOff
        }
        CountResult::WrittenOff if now.status == ArticleStatus::Missing => Remedy::TakeBack,
        // A supplier's piece is moved as well, though it is not the shop's.
        CountResult::WrongPlace
            if ArticleStatus::COUNTED.contains(&now.status) && !is_at(now.location, counted_at) =>
        {
            Remedy::Place
        }
        _ => Remedy::Leave,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EVERY: &[ArticleStatus] = ArticleStatus::ALL;

    #[test]
    fn a_scanned_tag_is_found_sold_written_off_in_the_wrong_place_or_unknown() {
        use ArticleStatus::{
            ApprovalIn, InStock, Melted, Missing, OnApproval, Reserved, Returned, Sold, WithKarigar,
        };
        use CountResult::{Found, SoldButPresent, Unknown, WrittenOff, WrongPlace};
        for (piece, at, result) in [
            (Some((InStock, Some("shop"))), "shop", Found),
            (Some((Reserved, Some("shop"))), "shop", Found),
            (Some((Returned, Some("shop"))), "", Found),
            (Some((InStock, None)), "shop", Found),
            (Some((ApprovalIn, Some("shop"))), "shop", Found),
            (Some((InStock, Some("safe"))), "shop", WrongPlace),
            (Some((InStock, Some("safe"))), "", Found),
            (Some((WithKarigar, Some("shop"))), "shop", WrongPlace),
            (Some((OnApproval, Some("shop"))), "shop", WrongPlace),
            (Some((Melted, Some("shop"))), "shop", WrongPlace),
            (Some((Sold, Some("safe"))), "shop", SoldButPresent),
            (Some((Missing, Some("shop"))), "shop", WrittenOff),
            (None, "shop", Unknown),
        ] {
            let it = piece.map(|(status, location)| PieceAt { status, location });
            assert_eq!(judge(it, at), result, "{piece:?} at {at:?}");
        }
    }

    #[test]
    fn only_a_piece_that_is_still_as_it_was_seen_is_changed() {
        for status in EVERY {
            let now = |location| PieceAt { status: *status, location };
            let is_there = status.is_in_shop();
            let missing = remedy(CountResult::Missing, now(Some("shop")), "shop");
            assert_eq!(missing == Remedy::WriteOff, is_there, "{status}");
            assert_eq!(remedy(CountResult::Missing, now(Some("safe")), "shop"), Remedy::Leave);
            let back = remedy(CountResult::WrittenOff, now(None), "shop");
            assert_eq!(back == Remedy::TakeBack, *status == ArticleStatus::Missing, "{status}");
            let placed = remedy(CountResult::WrongPlace, now(Some("safe")), "shop");
            let is_counted = ArticleStatus::COUNTED.contains(status);
            assert_eq!(placed == Remedy::Place, is_counted, "{status}");
            for result in [CountResult::Found, CountResult::SoldButPresent, CountResult::Unknown] {
                assert_eq!(remedy(result, now(Some("shop")), "shop"), Remedy::Leave, "{result}");
            }
        }
    }

    #[test]
    fn what_is_found_when_it_is_scanned_has_nothing_to_remedy() {
        for status in EVERY {
            for location in [None, Some("shop"), Some("safe")] {
                for at in ["", "shop"] {
                    let piece = PieceAt { status: *status, location };
                    let result = judge(Some(piece), at);
                    let expected = match result {
                        CountResult::WrittenOff => Remedy::TakeBack,
                        CountResult::WrongPlace if ArticleStatus::COUNTED.contains(status) => Remedy::Place,
                        _ => Remedy::Leave,
                    };
                    assert_eq!(remedy(result, piece, at), expected);
                }
            }
        }
    }
}
