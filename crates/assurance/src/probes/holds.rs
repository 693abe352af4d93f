//! Check of what the law keeps apart: no copy of an erased person, or of the books of a workspace that ended,
//! is kept without a rule or past its day, and none is opened by one person. A legal hold stops an erasure
//! and the deletion of a workspace that ended. The books of a canary would be kept as the law says.
//! Invariant: the check acts as an Owner of a canary does; its verdict has no name and no code of anybody.

use super::requests::{Owner, bill_of, letters};
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{World, enter, leave};
use assurance_queries::probes::holds as sql;
use jiff::ToSpan;
use jiff::tz::TimeZone;
use kernel::day::local_day;
use kernel::role::Role;
use lifecycle::deletion;
use lifecycle::retention::books_trial::try_books;
use lifecycle::retention::laws::LAWS;
use platform::instance::INSTANCE;
use serde_json::{Value, json};
use web::url::encoded;

const OK: u16 = 200;
/// Days from the end of a rule to the run: a week to the notice, 30 days of it, and a week of an instance
/// that stood still.
const LATE_DAYS: i64 = 45;

/// legal-hold
pub async fn kept_apart(world: &World) -> Verdict {
    let (session, mut all, now) = (world.as_app().await?, world.workspaces().await?, (world.clock)());
    // Its archive has the books of workspaces that ended.
    all.push(INSTANCE.uuid());
    let today = local_day(now, &TimeZone::UTC);
    let late = today.saturating_sub(LATE_DAYS.days());
    let rules: Vec<&str> = LAWS.iter().map(|law| law.rule).collect();
    let (mut copies, mut books, mut holds) = (0, 0, 0);
    for tenant in &all {
        enter(&session, *tenant).await?;
        let found = sql::holds_figures().bind(&session, tenant, &rules, &late, &today).opt().await?;
        leave(&session).await?;
        // A workspace may have ended since they were listed.
        let Some(found) = found else { continue };
        ensure(found.without_rule == 0, || {
            format!("{} copies in closed archives have no rule that keeps them.", found.without_rule)
        })?;
        ensure(found.past_day == 0, || {
            format!("{} copies in closed archives are past their day by more than 45 days.", found.past_day)
        })?;
        ensure(found.opened_alone == 0, || {
            format!(
                "{} copies in closed archives were opened by one person, or for too long.",
                found.opened_alone
            )
        })?;
        copies += found.copies - found.books;
        books += found.books;
        holds += found.holds;
    }
    try_hold(world, now.as_millisecond()).await?;
    try_end(world).await?;
    let tried = keep_books(world).await?;
    let count = |many: i64| usize::try_from(many).unwrap_or(0);
    let says = format!(
        "{copies} copies of erased people and {books} pieces of the books of ended workspaces are in closed archives, each with \
         its rule and before its day; {holds} legal holds are in force. In a canary a hold stopped an erasure, and after it the bill no longer says who bought, and nobody opened the \
         copy alone. A hold also kept a canary beyond the day of its end, until the last day of the hold. The {tried} documents of a \
         canary were copied as at its end, each piece with a key of its own, and the copy was undone."
    );
    let proof = Proof::of(says).with("copies", count(copies)).with("books", count(books));
    Ok(proof.with("holds", count(holds)).with("over", 0))
}

/// Holds a customer of a canary, tries to erase them, lifts the hold, erases them, and looks for the name.
async fn try_hold(world: &World, turn: i64) -> Result<(), Broken> {
    let mut owner = Owner::of(world, turn).await?;
    let (party, name) = (format!("H-{turn}"), format!("Held{}", letters(turn)));
    let new = json!({ "party": party, "name": name, "kind": "customer" });
    owner.does("workspace.party.create", new).await?;
    let bill = owner.does("sell.invoice.post", bill_of(&party)).await?["number"].clone();
    let undo = json!({ "invoice": bill, "reason": "a check of this instance" });
    owner.does("sell.invoice.reverse", undo).await?;
    let hold = json!({ "party": party, "reason": "a check of this instance" });
    let hold = owner.does("workspace.hold.place", hold).await?["hold"].clone();
    let erase = format!("party={party}&typed={party}");
    let stopped = owner.by_form("workspace.party.erase", &erase).await?;
    ensure(stopped.code() == "legal_hold", || {
        format!(
            "The erasure of a canary's customer under a legal hold is answered {} {}.",
            stopped.status,
            stopped.code()
        )
    })?;
    let lift = json!({ "hold": hold, "reason": "a check of this instance" });
    owner.does("workspace.hold.lift", lift).await?;
    owner.erases(&party).await?;
    let number = encoded(bill.as_str().unwrap_or_default());
    let shown = owner.asks(&format!("sell.invoice?invoice={number}")).await?;
    ensure(!shown.to_string().contains(&name), || {
        "A bill of an erased customer still says who bought.".into()
    })?;
    opened_by_two(&mut owner, &shown["party"], &name).await
}

/// Tries what a hold does to the deletion of a canary whose day has passed; the try is undone.
async fn try_end(world: &World) -> Result<(), Broken> {
    let visit = world.visitor(Role::Owner).await?;
    let tried = deletion::try_hold(&world.platform, visit.tenant, (world.clock)()).await?;
    ensure(!tried.goes_under, || {
        "The books of a canary that ended would be deleted, although a legal hold keeps all of it.".into()
    })?;
    ensure(tried.goes_without && tried.goes_after, || {
        "A canary that ended would stay, although no legal hold keeps it.".into()
    })
}

/// Copies the books of a canary as at its end; the copy is undone. Gives how many documents there are.
async fn keep_books(world: &World) -> Result<i64, Broken> {
    let visit = world.visitor(Role::Owner).await?;
    let tried = try_books(&world.platform, visit.tenant, (world.clock)()).await?;
    ensure(tried.documents > 0, || "A canary has no documents that a law keeps.".into())?;
    ensure(tried.copied == tried.documents, || {
        format!("Of {} documents of a canary {} would be kept after its end.", tried.documents, tried.copied)
    })?;
    ensure(tried.ends_by_law, || {
        "The kept books of a canary would not end on the last day that the law says.".into()
    })?;
    ensure(tried.is_sealed_apart, || {
        "The kept books of a canary would have no key of their own, or would lack records.".into()
    })?;
    Ok(tried.documents)
}

/// The copy is in the closed archive, and the person who asks for it cannot open it.
async fn opened_by_two(owner: &mut Owner, party: &Value, name: &str) -> Result<(), Broken> {
    let archive = owner.asks("workspace.retention.archive").await?;
    let mut rows = archive["rows"].as_array().into_iter().flatten();
    let copy = rows.find(|row| row["party"] == *party).map(|row| row["copy"].clone());
    let copy =
        copy.ok_or_else(|| Broken::because("Who an erased customer was is not in the closed archive."))?;
    let ask = json!({ "copy": copy, "purpose": "authority", "reason": "a check of this instance" });
    let opening = owner.does("workspace.retention.ask", ask).await?["opening"].clone();
    let id = opening.as_str().unwrap_or_default();
    let alone = owner.by_form("workspace.retention.approve", &format!("opening={id}")).await?;
    ensure(alone.status != OK, || "One person opened a copy of the closed archive alone.".into())?;
    let archive = owner.asks("workspace.retention.archive").await?;
    ensure(!archive.to_string().contains(name), || {
        "The closed archive shows a name without an opening.".into()
    })
}
