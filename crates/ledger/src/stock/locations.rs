//! Locations of lots and of tagged pieces: shelves, safes, cold rooms, a quarantine.
//! Invariant: only a quarantine accepts held goods; a location's code never changes.

use crate::import::{in_use, written_in_row};
use kernel::code::Code;
use kernel::id::LocationId;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger_queries::client::Params;
use ledger_queries::stock::locations as sql;
use platform::action::{Action, Query};
use platform::error::{OnConstraint, Result};
use platform::fields::{Flag, Name, Text};
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

pub(crate) mod page;
#[cfg(test)]
mod tests;

pub use sql::LocationCoded as LocationRow;

/// Locations on a page.
pub const PAGE: i64 = 200;

/// What to do about a code that another location has.
const CODE_IN_USE: &str = "A location has this code already. Give this one another code, or leave it out.";

input! {
    /// A new location.
    pub struct CreateLocation {
        /// Its code, by which other calls name it.
        code: Name,
        /// Its name; its code where it has none.
        name: Option<Text>,
        /// Whether what is held may be brought there.
        quarantine: Flag,
    }
}

/// A location, as answers show it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct LocationShown {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Whether what is held may be brought there.
    pub quarantine: bool,
}

impl Action for CreateLocation {
    const NAME: &'static str = "workspace.location.create";
    const NEEDS: Permission = Permission::ItemsWrite;
    const SUMMARY: &'static str = "Adds a location where goods are kept.";
    type Output = LocationShown;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<LocationShown>> {
        let new = LocationGiven { code: self.code, name: self.name, quarantine: self.quarantine };
        insert(tx, &new).await?;
        let name = new.name.as_ref().map_or(new.code.as_str(), Text::as_str).to_owned();
        let change = Change::of(&new.code).after(json!({ "name": name, "quarantine": new.quarantine.0 }));
        let location = LocationShown { code: new.code.into_string(), name, quarantine: new.quarantine.0 };
        Ok(tx.record(change, location))
    }
}

input! {
    /// Which locations.
    pub struct ListLocations {
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of locations.
#[derive(Debug, Serialize, JsonSchema)]
pub struct LocationPage {
    /// The locations in the order of their codes.
    pub rows: Vec<LocationShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

impl Query for ListLocations {
    const NAME: &'static str = "workspace.locations";
    const NEEDS: Permission = Permission::ItemsRead;
    const SUMMARY: &'static str = "Lists the locations where goods are kept, two hundred a page.";
    type Output = LocationPage;

    async fn fetch(self, tx: &ReadTx) -> Result<LocationPage> {
        let after = self.after.as_ref().map_or("", Name::as_str);
        let rows = sql::locations().bind(tx, &tx.tenant(), &after, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.code.clone());
        let location_shown = |row: sql::Locations| LocationShown {
            code: row.code,
            name: row.name,
            quarantine: row.quarantine,
        };
        Ok(LocationPage { rows: rows.into_iter().map(location_shown).collect(), next })
    }
}

/// The locations for a form's list, the first of them an empty choice: code, and name with it.
pub fn choices(page: &LocationPage) -> Vec<(String, String)> {
    let words = |it: &LocationShown| match it.name == it.code {
        true => it.code.clone(),
        false => format!("{} · {}", it.code, it.name),
    };
    let none = (String::new(), "Not said".to_owned());
    std::iter::once(none).chain(page.rows.iter().map(|it| (it.code.clone(), words(it)))).collect()
}

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
