//! Tills as the Owner sees them: which browsers are shared, who switches by a PIN, and whose is shut.
//! What must stay true: only a browser makes itself a till; who ended one ended every session on it; nobody sees a PIN.

pub(crate) mod page;

use identity::till;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::sealed::app::{membership, till as cell};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use protect_queries::tills as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// Tills and people shown.
const MOST: i64 = 100;

input! {
    /// What this browser is called once it is a till.
    pub struct EnrolTill {
        /// Where it stands: Counter 1.
        name: Name,
    }
}

/// What an enrolment answers; its browser gets the secret in a cookie.
#[derive(Debug, Serialize)]
pub struct TillEnrolled {
    /// The till.
    pub till: Uuid,
}

impl Action for EnrolTill {
    const NAME: &'static str = "workspace.till.enrol";
    const NEEDS: Permission = Permission::TillsWrite;
    const STEP_UP: bool = true;
    const SUMMARY: &'static str =
        "Makes this browser a till that people share, each by their own PIN or passkey.";
    type Output = TillEnrolled;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TillEnrolled>> {
        let till = till::enrol(tx, self.name.as_str()).await?;
        let change = Change::of(self.name.as_str()).after(json!({ "till": till }));
        Ok(tx.record(change, TillEnrolled { till }))
    }
}

input! {
    /// Which till ends.
    pub struct EndTill {
        /// The till.
        till: Uuid,
    }
}

/// What the end of a till answers.
#[derive(Debug, Serialize)]
pub struct TillEnded {
    /// The till.
    pub till: Uuid,
    /// Sessions on it that ended.
    pub sessions_ended: usize,
}

impl Action for EndTill {
    const NAME: &'static str = "workspace.till.end";
    const NEEDS: Permission = Permission::TillsWrite;
    const SUMMARY: &'static str = "Ends a till and every session on it, at once.";
    type Output = TillEnded;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TillEnded>> {
        let (name, sessions_ended) = till::end(tx, self.till).await?;
        let change = Change::of(name).after(json!({ "sessions_ended": sessions_ended }));
        Ok(tx.record(change, TillEnded { till: self.till, sessions_ended }))
    }
}

input! {
    /// Whose PIN is to be taken again.
    pub struct OpenPin {
        /// The member.
        person: Uuid,
    }
}

/// What opening a PIN answers.
#[derive(Debug, Serialize)]
pub struct PinOpened {
    /// The member.
    pub person: Uuid,
    /// Tills at which wrong ones were counted.
    pub tills: usize,
}

impl Action for OpenPin {
    const NAME: &'static str = "workspace.till.pin.open";
    const NEEDS: Permission = Permission::TillsWrite;
    const SUMMARY: &'static str = "Lets a person's PIN be taken again that five wrong ones had shut.";
    type Output = PinOpened;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PinOpened>> {
        let found = sql::has_pin().bind(tx, &tx.tenant(), &self.person).opt().await?;
        let name = found.ok_or_else(|| Refusal::new(Code::NotFound).field("person"))?;
        let name = tx.cells().open(membership::NAME, self.person, name)?;
        let tills = till::open_pin_again(tx, tx.tenant(), self.person).await?;
        Ok(tx.record(Change::of(name), PinOpened { person: self.person, tills }))
    }
}

input! {
    /// The tills there are.
    pub struct Tills {}
}

/// Tills, and who may switch at them by a PIN.
#[derive(Debug, Serialize)]
pub struct TillList {
    /// The newest first.
    pub rows: Vec<TillShown>,
    /// Who has a PIN, by name.
    pub pins: Vec<PinShown>,
}

/// One till.
#[derive(Debug, Serialize)]
pub struct TillShown {
    /// Its id.
    pub till: Uuid,
    /// What it is called.
    pub name: String,
    /// Who made it one.
    pub enrolled_by: String,
    /// Since when.
    pub enrolled_at: Instant,
    /// When somebody was last at it, as far as noted.
    pub used_at: Option<Instant>,
}

/// Who has a PIN; which, nobody knows.
#[derive(Debug, Serialize)]
pub struct PinShown {
    /// The member.
    pub person: Uuid,
    /// The name others see.
    pub name: String,
    /// Since when.
    pub set_at: Instant,
    /// Five wrong ones in a row shut it at a till, or many at several tills at all of them.
    pub is_shut: bool,
}

impl Query for Tills {
    const NAME: &'static str = "workspace.tills";
    const NEEDS: Permission = Permission::TillsWrite;
    const SUMMARY: &'static str = "Lists the tills with their last use, and who has a PIN.";
    type Output = TillList;

    async fn fetch(self, tx: &ReadTx) -> Result<TillList> {
        let tenant = tx.tenant();
        let found = sql::tills().bind(tx, &tenant, &(tx.now - till::LIFE), &MOST).all().await?;
        let cells = tx.cells();
        let shown = |row: sql::Tills| -> Result<TillShown> {
            Ok(TillShown {
                till: row.till_id,
                name: cells.open(cell::NAME, row.till_id, row.name)?,
                enrolled_by: cells.open(membership::NAME, row.enrolled_by, row.enroller)?,
                enrolled_at: row.enrolled_at,
                used_at: row.used_at,
            })
        };
        let rows = found.into_iter().map(shown).collect::<Result<_>>()?;
        let (wrong, everywhere) = (till::WRONG, till::WRONG_EVERYWHERE);
        let pins = sql::pins().bind(tx, &tenant, &wrong, &everywhere, &MOST).all().await?;
        let pin = |row: sql::Pins| -> Result<PinShown> {
            let name = cells.open(membership::NAME, row.person_id, row.name)?;
            Ok(PinShown { person: row.person_id, name, set_at: row.set_at, is_shut: row.is_shut })
        };
        let mut pins = pins.into_iter().map(pin).collect::<Result<Vec<_>>>()?;
        pins.sort_by_cached_key(|it| (it.name.to_lowercase(), it.person));
        Ok(TillList { rows, pins })
    }
}
