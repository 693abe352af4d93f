//! Empties the row of an erased person, and redacts their documents: bookings still refer to both, and neither
//! says who the person was. Copies of both that somebody could still open go in the same transaction: what
//! support sees, what a printer has, and archives.
//! Invariant: a held person is emptied once, and meanwhile nothing about them is written. The figures of a
//! redacted document stay.

use kernel::code::Code;
use kernel::day::{Day, Instant};
use lifecycle_queries::client::Params;
use lifecycle_queries::erasure as sql;
use platform::encryption::Seals;
use platform::error::{Error, Result};
use platform::sealed::app::capture::RECORD;
use platform::sealed::ledger::document::BODY;
use platform::sealed::ledger::party as cell;
use platform::tx::Tx;
use queries::client::GenericClient;
use serde_json::Value;
use uuid::Uuid;

/// The code of an erased person begins with this. No other code may.
pub const ERASED: &str = "erased-";

/// What replaces a person: `erased-…` and `Erased customer`.
#[derive(Debug, Clone)]
pub struct Erased {
    /// The code by which they are found from then on.
    pub code: String,
    /// The number of changes to their row.
    pub version: i32,
}

/// The code of an erased person.
fn code_of(person: Uuid) -> String {
    format!("{ERASED}{}", person.simple())
}

/// Holds a person until the end of the transaction, so that meanwhile nothing about them is written. False:
/// they were erased, or nobody has this id. Errors: the database's.
pub async fn hold(tx: &Tx, person: Uuid) -> Result<bool> {
    Ok(!hold_all(tx, tx.tenant(), &[person]).await?.is_empty())
}

/// Holds those of the persons who are not erased; returns the id and kind of each. Errors: the database's.
pub async fn hold_all(
    on: &impl GenericClient,
    tenant: Uuid,
    persons: &[Uuid],
) -> Result<Vec<(Uuid, String)>> {
    let held = sql::lock_persons().bind(on, &tenant, &persons).all().await?;
    Ok(held.into_iter().map(|row| (row.party_id, row.kind)).collect())
}

/// Holds those of the persons who were erased, as an erasure holds them; returns their ids. Errors: the
/// database's.
pub async fn hold_erased(on: &impl GenericClient, tenant: Uuid, persons: &[Uuid]) -> Result<Vec<Uuid>> {
    Ok(sql::lock_erased().bind(on, &tenant, &persons).all().await?)
}

/// Whether money, metal or an order is open with a person, so that they cannot be erased. Errors: the
/// database's.
pub async fn is_open(on: &impl GenericClient, tenant: Uuid, person: Uuid, today: Day) -> Result<bool> {
    Ok(sql::is_open().bind(on, &tenant, &person, &today).one().await?)
}

/// Whether a legal hold keeps a person: their own, one of the workspace, or one of a lot that they had to do
/// with. From here on nobody places one until the end of the transaction. Errors: the database's.
pub async fn is_held(on: &impl GenericClient, tenant: Uuid, person: Uuid, today: Day) -> Result<bool> {
    sql::hold_archives().bind(on, &tenant).opt().await?;
    Ok(sql::is_held().bind(on, &tenant, &today, &person).one().await?)
}

/// Empties the row of a held person. Their key is destroyed later, when no call can still be reading it.
/// Errors: the database's, the keyring's.
pub async fn erase(tx: &Tx, person: Uuid, kind: &str) -> Result<Erased> {
    erase_at(tx, tx.tenant(), (person, kind), tx.now).await
}

/// As `erase`, in an entered workspace, with the moment of the erasure. Errors: as `erase`.
pub async fn erase_at(
    on: &impl Seals,
    tenant: Uuid,
    (person, kind): (Uuid, &str),
    at: Instant,
) -> Result<Erased> {
    let (cipher, code) = (on.cipher_of(tenant, at), code_of(person));
    // From here on nobody asks for an archive, whose snapshot would have the person.
    sql::hold_archives().bind(on, &tenant).opt().await?;
    let name = cipher.seal_in_place(cell::NAME, person, format!("Erased {kind}").as_str())?;
    // While the row still has the code by which a capture names it.
    end_captures(on, tenant, person, at).await?;
    let version = sql::erase_person()
        .params(
            on,
            &sql::ErasePersonParams {
                code: cipher.seal_in_place(cell::CODE, person, code.as_str())?,
                code_blind: cipher.blind(cell::CODE, &code)?,
                name,
                at,
                tenant,
                person,
            },
        )
        .one()
        .await?;
    sql::forget_words().bind(on, &tenant, &person).all().await?;
    sql::forget_mails().bind(on, &tenant, &person).all().await?;
    sql::forget_drafts().bind(on, &at, &tenant, &person).all().await?;
    sql::forget_occasions().bind(on, &person).one().await?;
    sql::forget_requests().bind(on, &tenant, &person).all().await?;
    sql::forget_prints().bind(on, &tenant, &person).all().await?;
    redact(on, tenant, &[person], at).await?;
    sql::outdate_archives().bind(on, &Code::PartyErased.as_str(), &tenant).all().await?;
    Ok(Erased { code, version })
}

/// Ends the questions and copies of support that may name a person. Errors: the database's; the keyring's.
async fn end_captures(on: &impl Seals, tenant: Uuid, person: Uuid, at: Instant) -> Result<()> {
    let running = sql::captures_running().bind(on, &tenant).all().await?;
    if running.is_empty() {
        return Ok(());
    }
    let cipher = on.cipher_of(tenant, at);
    let code_blind = sql::code_blind_of().bind(on, &tenant, &person).opt().await?;
    let mut captures = Vec::new();
    for row in running {
        // A record that does not open may be theirs.
        let is_theirs = match cipher.open(RECORD, row.capture_id, row.record).ok().flatten() {
            Some(record) => Some(cipher.blind(cell::CODE, &record)?) == code_blind,
            None => true,
        };
        if may_name(&row.record_kind, is_theirs, row.is_copied) {
            captures.push(row.capture_id);
        }
    }
    sql::end_captures().bind(on, &at, &tenant, &captures).all().await?;
    Ok(())
}

/// Whether a capture may name a person: the question or the copy of their own row; the copy of a lot or of a
/// document, in which somebody may have written anything. An item names nobody.
fn may_name(kind: &str, is_theirs: bool, is_copied: bool) -> bool {
    match kind {
        "party" => is_theirs,
        "item" => false,
        _ => is_copied,
    }
}

/// Documents that are redacted by one statement.
const MANY: i64 = 500;

/// Takes the buyer out of the bodies of erased persons' documents, where it is still in them. The caller holds
/// the persons. A body that does not open says nothing, and stays. Returns how many documents were redacted.
/// Errors: the database's.
pub async fn redact(on: &impl Seals, tenant: Uuid, erased: &[Uuid], at: Instant) -> Result<usize> {
    let (cipher, mut count, mut after) = (on.cipher_of(tenant, at), 0, Uuid::nil());
    loop {
        let there = sql::bodies_with().bind(on, &tenant, &erased, &after, &MANY).all().await?;
        let Some(last) = there.last() else { return Ok(count) };
        after = last.document_id;
        let (mut documents, mut bodies) = (Vec::new(), Vec::new());
        for row in there {
            let id = row.document_id;
            let Ok(body) = cipher.open(BODY, id, row.body) else { continue };
            bodies.push(cipher.seal(BODY, id, without_buyer(&body)?.as_str())?);
            documents.push(id);
        }
        sql::redact().bind(on, &at, &documents, &bodies, &tenant).all().await?;
        sql::seal_redacted().bind(on, &tenant, &documents).all().await?;
        count += documents.len();
    }
}

/// The body of a document without who bought. Errors: `Internal`, for a body that is not JSON.
fn without_buyer(body: &str) -> Result<String> {
    let mut body: Value = serde_json::from_str(body).map_err(Error::internal)?;
    if let Some(buyer) = body.get_mut("buyer") {
        *buyer = Value::Null;
    }
    Ok(body.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capture_that_may_name_a_person_is_theirs_or_a_copy_of_a_lot_or_a_document() {
        for (kind, is_theirs, is_copied, may) in [
            ("party", true, false, true),
            ("party", true, true, true),
            ("party", false, true, false),
            ("document", false, true, true),
            ("lot", false, true, true),
            ("document", false, false, false),
            ("item", false, true, false),
        ] {
            assert_eq!(may_name(kind, is_theirs, is_copied), may, "{kind} {is_theirs} {is_copied}");
        }
    }

    #[test]
    fn a_redacted_body_keeps_its_figures_and_says_no_more_who_bought() {
        let body = r#"{"document":{"total":5},"buyer":{"name":"Meera"}}"#;
        let redacted = without_buyer(body).expect("JSON");
        assert!(!redacted.contains("Meera") && redacted.contains(r#""total":5"#), "{redacted}");
        assert_eq!(without_buyer("{}").expect("JSON"), "{}");
        assert!(without_buyer("not JSON").is_err());
    }
}
