//! Orders and repairs in the jeweller's book: just taken in, with the karigar, ready, delivered, and called off.
//! Invariant: their days are the demo's last ones, so that the book has something to do today.

use super::town::Town;
use crate::problem::Result;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use serde_json::json;

/// Takes the jobs in for these customers, and does what has been done of them. Errors: the demo's own.
pub async fn keep(town: &mut Town, end: Timestamp, customers: &[&str]) -> Result<()> {
    let before = |hours: i64| end - SignedDuration::from_hours(hours);
    let today = end.to_zoned(TimeZone::UTC).date();
    let day = |days: i32| today.saturating_add(Span::new().days(days)).to_string();
    let karigar = json!({ "party": "k-suresh", "name": "Suresh Soni", "kind": "karigar", "state": "27",
        "phone": "+91 57214 60938", "location": "Workshop 4, Weavers' Lane, Pune" });
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
    bracelet(town, end, customers[3]).await?;
    delivery(town, end, customers[4]).await?;
    let pin = json!({
        "party": customers[5], "kind": "order", "description": "Nose pin with a stone of hers", "promised": day(8),
        "estimate_minor": 1_180_000,
    });
    let pin = town.act("ishaan", before(69), "sell.job.take", pin).await?;
    let off = json!({ "job": pin["job"], "reason": "She waits until the wedding is fixed" });
    town.act("divya", before(44), "sell.job.cancel", off).await.map(drop)
}

/// An order that came back from the karigar, who was paid, and that waits for its customer.
async fn bracelet(town: &Town, end: Timestamp, customer: &str) -> Result<()> {
    let before = |hours: i64| end - SignedDuration::from_hours(hours);
    let promised = end.to_zoned(TimeZone::UTC).date().saturating_add(Span::new().days(1)).to_string();
    let bracelet = json!({
        "party": customer, "kind": "order", "description": "Bracelet 22K from an old chain", "promised": promised,
        "items": [{ "description": "Old chain", "gross_mg": 12_460, "metal": "gold", "net_mg": 12_410, "fineness_ppt": "916" }],
        "wastage_percent": "2", "estimate_minor": 1_475_000,
    });
    let taken = town.act("ishaan", before(71), "sell.job.take", bracelet).await?;
    let job = &taken["job"];
    let issue = json!({ "job": job, "karigar": "k-suresh", "lots": [{ "item": 1 }] });
    town.act("divya", before(66), "sell.job.issue", issue).await?;
    let back = json!({
        "karigar": "k-suresh", "job": job, "scrap": [{ "net_mg": 412, "fineness_ppt": "916" }],
        "finished": [{ "net_mg": 11_870, "fineness_ppt": "916", "labour_minor_per_g": "38500" }],
    });
    let back = town.act("divya", before(31), "sell.karigar.receive", back).await?;
    town.act("bala", before(29), "sell.job.ready", json!({ "job": job })).await?;
    let labour = json!({
        "party": "k-suresh", "mode": "bank", "amount_minor": back["labour_minor"], "reference": "N27604418",
        "reason": "Labour of the bracelet",
    });
    town.act("divya", before(24), "sell.payment.pay_out", labour).await.map(drop)
}

/// A repair from the counter to the counter, paid by UPI when it was fetched.
async fn delivery(town: &Town, end: Timestamp, customer: &str) -> Result<()> {
    let before = |hours: i64| end - SignedDuration::from_hours(hours);
    let promised = end.to_zoned(TimeZone::UTC).date().saturating_sub(Span::new().days(1)).to_string();
    let chain = json!({
        "party": customer, "kind": "repair", "description": "Chain soldered and polished", "promised": promised,
        "items": [{ "description": "Chain, box links", "gross_mg": 9_840 }], "estimate_minor": 45_000,
    });
    let taken = town.act("ishaan", before(70), "sell.job.take", chain).await?;
    let job = json!({ "job": taken["job"] });
    town.act("bala", before(52), "sell.job.start", job.clone()).await?;
    town.act("bala", before(47), "sell.job.ready", job.clone()).await?;
    let mut fetched = job;
    fetched["lines"] = json!([
        { "description": "Soldering and polishing", "other_minor": 42_500, "tax_class": "making_service" }
    ]);
    let bill = town.act("ishaan", before(23), "sell.job.deliver", fetched).await?;
    let tender =
        json!({ "mode": "upi", "amount_minor": bill["left_to_pay_minor"], "reference": "604418270935" });
    let paid = json!({ "party": customer, "invoice": bill["number"], "tenders": [tender] });
    let later = before(23) + SignedDuration::from_mins(4);
    town.act("ishaan", later, "sell.payment.receive", paid).await.map(drop)
}
