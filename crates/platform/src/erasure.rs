//! The row of an erased person is emptied: what was booked refers to it still, and nothing in it tells who it was.
//! What must stay true: a person who is held is emptied once; nothing of theirs is written meanwhile.

use crate::encryption::Seals;
use crate::error::Result;
use crate::sealed::ledger::party as cell;
use crate::tx::Tx;
use kernel::day::Instant;
use platform_queries::erasure as sql;
use queries::client::GenericClient;
use uuid::Uuid;

/// How the code begins of who was erased. Nobody else is given such a one.
pub const ERASED: &str = "erased-";

/// What stands where a person was: `erased-…` and `Erased customer`.
#[derive(Debug, Clone)]
pub struct Erased {
    /// The code they are found by from then on.
    pub code: String,
    /// How often their row was changed.
    pub version: i32,
}

/// The code of who was erased.
fn code_of(person: Uuid) -> String {
    format!("{ERASED}{}", person.simple())
}

/// Holds a person until the end of the transaction, so that nothing of theirs is written meanwhile. False: they were erased,
/// or there is nobody of this id. Errors: the database's.
pub async fn hold(tx: &Tx, person: Uuid) -> Result<bool> {
    Ok(!hold_all(tx, tx.tenant(), &[person]).await?.is_empty())
}

/// Holds those of some persons who are not erased; gives the id and kind of each. Errors: the database's.
pub async fn hold_all(
    on: &impl GenericClient,
    tenant: Uuid,
    persons: &[Uuid],
) -> Result<Vec<(Uuid, String)>> {
    let held = sql::lock_persons().bind(on, &tenant, &persons).all().await?;
    Ok(held.into_iter().map(|row| (row.party_id, row.kind)).collect())
}

/// Empties the row of a person who is held. Their key is destroyed when nobody can be reading it any more.
/// Errors: the database's, the keyring's.
pub async fn erase(tx: &Tx, person: Uuid, kind: &str) -> Result<Erased> {
    erase_at(tx, tx.tenant(), (person, kind), tx.now).await
}

/// As `erase`, in an entered workspace, of who was erased at that moment. Errors: as `erase`.
pub async fn erase_at(
    on: &impl Seals,
    tenant: Uuid,
    (person, kind): (Uuid, &str),
    at: Instant,
) -> Result<Erased> {
    let (cipher, code) = (on.cipher_of(tenant, at), code_of(person));
    let name = cipher.seal_in_place(cell::NAME, person, format!("Erased {kind}").as_str())?;
    let version = sql::erase_person()
        .bind(
            on,
            &cipher.seal_in_place(cell::CODE, person, code.as_str())?,
            &cipher.blind(cell::CODE, &code)?,
            &name,
            &at,
            &tenant,
            &person,
        )
        .one()
        .await?;
    sql::forget_words().bind(on, &tenant, &person).all().await?;
    Ok(Erased { code, version })
}
