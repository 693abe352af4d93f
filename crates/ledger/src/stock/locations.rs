//! Locations of lots.
//! Invariant: only a quarantine accepts held goods.

use crate::import::{in_use, written_in_row};
use kernel::code::Code;
use kernel::id::LocationId;
use kernel::refusal::Refusal;
use ledger_queries::client::Params;
use ledger_queries::stock::locations as sql;
use platform::error::{OnConstraint, Result};
use platform::fields::{Flag, Name, Text};
use platform::input;
use platform::tx::{ReadTx, Tx};
use serde_json::Value;

pub use sql::LocationCoded as LocationRow;

/// What to do about a code that another location has.
const CODE_IN_USE: &str = "A location has this code already. Give this one another code, or leave it out.";

input! {
    /// A location to import.
    pub struct LocationGiven {
        /// Its code.
        code: Name,
        /// Its name; its code where it has none.
        name: Option<Text>,
        /// Whether what is held may be brought there.
        quarantine: Flag,
    }
}

/// The location of this code. Errors: `not_found` at `field`.
pub async fn coded(tx: &ReadTx, code: &str, field: &str) -> Result<LocationRow> {
    let row = sql::location_coded().bind(tx, &tx.tenant(), &code).opt().await?;
    row.ok_or_else(|| Refusal::new(Code::NotFound).field(field).into())
}

/// Imports locations. Errors: `value_unknown` for a code in use.
pub async fn import(tx: &Tx, rows: &[Value]) -> Result<()> {
    for (n, row) in crate::import::rows::<LocationGiven>(rows)?.into_iter().enumerate() {
        insert(tx, &row).await.map_err(written_in_row(n))?;
    }
    Ok(())
}

async fn insert(tx: &Tx, new: &LocationGiven) -> Result<LocationId> {
    let id = LocationId::from_uuid(tx.new_id()?);
    let name = new.name.as_ref().map_or(new.code.as_str(), Text::as_str);
    sql::insert_location()
        .params(
            tx,
            &sql::InsertLocationParams {
                tenant: tx.tenant(),
                location: id.uuid(),
                code: new.code.as_str(),
                name,
                quarantine: new.quarantine.0,
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await
        .on_constraint("location_tenant_id_code_key", Code::ValueUnknown, "code")
        .map_err(in_use(CODE_IN_USE))?;
    Ok(id)
}

/// For imports: the location of this code. It is added if nobody described it.
pub async fn ensured(tx: &Tx, code: &Name) -> Result<LocationId> {
    match sql::location_coded().bind(tx, &tx.tenant(), &code.as_str()).opt().await? {
        Some(row) => Ok(LocationId::from_uuid(row.location_id)),
        None => insert(tx, &LocationGiven { code: code.clone(), name: None, quarantine: Flag(false) }).await,
    }
}
