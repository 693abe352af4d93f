//! Tills for the Owner: the shared browsers, the people who switch by a PIN, and the locked PINs.
//! Invariant: only a browser makes itself a till; ending a till ends every session on it; nobody sees a PIN.

pub(crate) mod page;

use admin_queries::tills as sql;
use identity::shared_device;
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
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// Tills and people shown.
const MOST: i64 = 100;

input! {
    /// The name of this browser as a till.
    pub struct EnrolTill {
        /// Where it stands: Counter 1.
        name: Name,
    }
}

/// The answer to an enrolment; its browser gets the secret in a cookie.
#[derive(Debug, Serialize, JsonSchema)]
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
        let till = shared_device::enrol(tx, self.name.as_str()).await?;
        let change = Change::of(self.name.as_str()).after(json!({ "till": till }));
        Ok(tx.record(change, TillEnrolled { till }))
    }
}

input! {
    /// The till to end.
    pub struct EndTill {
        /// The till.
        till: Uuid,
    }
}

/// The answer to ending a till.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillEnded {
    /// The till.
    pub till: Uuid,
    /// Ended sessions on it.
    pub sessions_ended: usize,
}

impl Action for EndTill {
    const NAME: &'static str = "workspace.till.end";
    const NEEDS: Permission = Permission::TillsWrite;
    const SUMMARY: &'static str = "Ends a till and every session on it, at once.";
    type Output = TillEnded;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TillEnded>> {
        let (name, sessions_ended) = shared_device::end(tx, self.till).await?;
        let change = Change::of(name).after(json!({ "sessions_ended": sessions_ended }));
        Ok(tx.record(change, TillEnded { till: self.till, sessions_ended }))
    }
}

input! {
    /// The member whose PIN is to be accepted again.
    pub struct OpenPin {
        /// The member.
        person: Uuid,
    }
}

/// The answer to opening a PIN.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PinOpened {
    /// The member.
    pub person: Uuid,
    /// Tills at which wrong PINs were counted.
    pub tills: usize,
}

impl Action for OpenPin {
    const NAME: &'static str = "workspace.till.pin.open";
    const NEEDS: Permission = Permission::TillsWrite;
    const SUMMARY: &'static str = "Unlocks a person's PIN that five wrong ones had locked.";
    type Output = PinOpened;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PinOpened>> {
        let found = sql::has_pin().bind(tx, &tx.tenant(), &self.person).opt().await?;
        let name = found.ok_or_else(|| Refusal::new(Code::NotFound).field("person"))?;
        let name = tx.cipher().open(membership::NAME, self.person, name)?;
        let tills = shared_device::open_pin_again(tx, tx.tenant(), self.person).await?;
        Ok(tx.record(Change::of(name), PinOpened { person: self.person, tills }))
    }
}

input! {
    /// Asks for the tills.
    pub struct ListTills {}
}

/// Tills, and the people who may switch at them by a PIN.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillList {
    /// The newest first.
    pub rows: Vec<TillShown>,
    /// The people with a PIN, by name.
    pub pins: Vec<PinShown>,
}

/// One till.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillShown {
    /// Its id.
    pub till: Uuid,
    /// Its name.
    pub name: String,
    /// The user who enrolled it.
    pub enrolled_by: String,
    /// When it was enrolled.
    pub enrolled_at: Instant,
    /// When it was last used, as far as noted.
    pub used_at: Option<Instant>,
}

/// A person with a PIN, which nobody knows.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PinShown {
    /// The member.
    pub person: Uuid,
    /// The name others see.
    pub name: String,
    /// When it was set.
    pub set_at: Instant,
    /// Whether it is locked: five wrong PINs in a row lock it at a till, many at several tills lock it at all
    /// of them.
    pub is_shut: bool,
}

impl Query for ListTills {
    const NAME: &'static str = "workspace.tills";
    const NEEDS: Permission = Permission::TillsWrite;
    const SUMMARY: &'static str = "Lists the tills with their last use, and the people who have a PIN.";
    type Output = TillList;

    async fn fetch(self, tx: &ReadTx) -> Result<TillList> {
        let tenant = tx.tenant();
        let found = sql::tills().bind(tx, &tenant, &(tx.now - shared_device::LIFE), &MOST).all().await?;
        let cipher = tx.cipher();
        let shown = |row: sql::Tills| -> Result<TillShown> {
            Ok(TillShown {
                till: row.till_id,
                name: cipher.open(cell::NAME, row.till_id, row.name)?,
                enrolled_by: cipher.open(membership::NAME, row.enrolled_by, row.enroller)?,
                enrolled_at: row.enrolled_at,
                used_at: row.used_at,
            })
        };
        let rows = found.into_iter().map(shown).collect::<Result<_>>()?;
        let (wrong, everywhere) = (shared_device::WRONG, shared_device::WRONG_EVERYWHERE);
        let pins = sql::pins().bind(tx, &tenant, &wrong, &everywhere, &MOST).all().await?;
        let pin = |row: sql::Pins| -> Result<PinShown> {
            let name = cipher.open(membership::NAME, row.person_id, row.name)?;
            Ok(PinShown { person: row.person_id, name, set_at: row.set_at, is_shut: row.is_shut })
        };
        let mut pins = pins.into_iter().map(pin).collect::<Result<Vec<_>>>()?;
        pins.sort_by_cached_key(|it| (it.name.to_lowercase(), it.person));
        Ok(TillList { rows, pins })
    }
}
