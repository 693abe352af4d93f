//! Orders and repairs in the jeweller's book: one just taken in, one with the karigar, one ready.
//! Invariant: their days are the demo's last ones, so that the book has something to do today.

use super::town::Town;
use crate::problem::Result;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use serde_json::json;

/// Takes the jobs in for these customers, and does what has been done of them. Errors: the demo's own.
pub async fn keep(town: &mut Town, end: Timestamp, customers: [&str; 3]) -> Result<()> {
    let before = |hours: i64| end - SignedDuration::from_hours(hours);
    let today = end.to_zoned(TimeZone::UTC).date();
    let day = |days: i32| today.saturating_add(Span::new().days(days)).to_string();
    let karigar = json!({ "party": "k-suresh", "name": "Suresh Soni", "kind": "karigar", "state": "27" });
    town.act("divya", before(75), "workspace.party.create", karigar).await?;
    let necklace = json!({
        "party": customers[0], "kind": "order", "description": "Necklace 22K from a bangle", "promised": day(6),
        "items": [{ "description": "Old bangle", "gross_mg": 21_480, "metal": "gold", "net_mg": 21_300, "fineness_ppt": "916" }],
        "wastage_percent": "2.5", "estimate_minor": 4_850_000,
    });
    let necklace = town.act("ishaan", before(74), "sell.job.take", necklace).await?;
    let deposit = json!({ "job": necklace["job"], "tenders": [{ "mode": "upi", "amount_minor": 1_000_000, "reference": "UPI-61" }] });
    town.act("ishaan", before(73), "sell.job.deposit", deposit).await?;
    let issue = json!({ "job": necklace["job"], "karigar": "k-suresh", "lots": [{ "item": 1 }] });
    town.act("divya", before(50), "sell.job.issue", issue).await?;
    let ring = json!({
        "party": customers[1], "kind": "repair", "description": "Ring made one size smaller", "promised": day(-1),
        "items": [{ "description": "Ring, plain band", "gross_mg": 3_120 }], "estimate_minor": 65_000,
    });
    let ring = town.act("ishaan", before(49), "sell.job.take", ring).await?;
    town.act("bala", before(27), "sell.job.start", json!({ "job": ring["job"] })).await?;
    town.act("bala", before(25), "sell.job.ready", json!({ "job": ring["job"] })).await?;
    let clasp = json!({
        "party": customers[2], "kind": "repair", "description": "New clasp for a silver anklet", "promised": day(2),
        "items": [{ "description": "Anklet, stays hers", "gross_mg": 31_200 }], "estimate_minor": 60_000,
    });
    town.act("ishaan", before(2), "sell.job.take", clasp).await?;
    Ok(())
}
