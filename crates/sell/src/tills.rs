//! Tills: opened with a float, closed with a count. Money taken and paid out at an open till belongs to its session. A till that is
//! opened in a shared browser is that browser's drawer: all who sign in there use it.
//! Invariant: a session is closed once, while nobody takes money at it; a difference in cash is booked with its reason, and nothing
//! else is.

pub mod choosing;
pub mod list;
pub mod moves;
pub(crate) mod page;
pub mod review;
pub mod rules;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use jiff::SignedDuration;

use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::role::{Role, RoleSet};
use ledger::accounts::journal::{EntryStatement, NewEntry, Posting, Transfer, journal_of};
use ledger::accounts::periods::{self, Locks, OpenDay};
use mail::messages;
use platform::action::Action;
use platform::error::{OnConstraint, Result, stored};
use platform::fields::{Flag, Name, Text};
use platform::input;
use platform::sealed::ledger::till_session::REASON;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::tills as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;
use web::view::shown::money;

use choosing::drawer_of;
pub(crate) use choosing::{CashMoved, till_for, till_for_banking, till_of};
use list::SEES_EXPECTED;
use rules::{CountGiven, Flow, WayCount, cash_difference, compare, is_beyond, is_explained, transfers};

/// The roles that may close the till of somebody else, and take and pay money at it.
const MAY_CLOSE_OTHERS: RoleSet = RoleSet::of(&[Role::Owner, Role::Admin, Role::Manager]);
/// For so long a mail about a count is tried.
pub(crate) const NEWS: SignedDuration = SignedDuration::from_hours(72);
/// The memo of the entry of a difference.
const MEMO: &str = "Till difference";

input! {
    /// A till to open.
    pub struct OpenTill {
        /// The till's code.
        till: Name,
        /// The cash that is in it.
        float_minor: Money,
    }
}

/// An opened till.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillOpened {
    /// The till's code.
    pub till: String,
    /// The session that began.
    pub session: Uuid,
    /// open.
    pub state: &'static str,
    /// The cash with which it began.
    pub float_minor: Money,
}

impl Action for OpenTill {
    const NAME: &'static str = "sell.till.open";
    const NEEDS: Permission = Permission::TillsCount;
    const SUMMARY: &'static str = "Opens a till with the cash that is in it.";
    type Output = TillOpened;

    fn check(&self) -> Ruled<()> {
        match self.float_minor < Money::ZERO {
            true => Err(Refusal::new(Code::NumberRange).field("float_minor")),
            false => Ok(()),
        }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TillOpened>> {
        stands_here(tx, self.till.as_str()).await?;
        let session = tx.new_id()?;
        sql::open_session()
            .params(
                tx,
                &sql::OpenSessionParams {
                    tenant: tx.tenant(),
                    session,
                    till: self.till.as_str(),
                    float_minor: self.float_minor.get(),
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await
            .on_constraint("till_session_open", Code::TillStateInvalid, "till")?;
        let change =
            Change::of(&self.till).after(json!({ "state": "open", "float_minor": self.float_minor }));
        let till = self.till.into_string();
        Ok(tx.record(change, TillOpened { till, session, state: "open", float_minor: self.float_minor }))
    }
}

/// Makes a till the drawer of the shared browser in which the person is signed in; in any other browser nothing is noted. Errors:
/// `till_state_invalid` at `till` while another drawer is open there, with `open`.
async fn stands_here(tx: &Tx, till: &str) -> Result<()> {
    let Some(drawer) = drawer_of(tx).await?.filter(|drawer| drawer != till) else {
        return choose_drawer(tx, till).await.map(drop);
    };
    if sql::hold_open().bind(tx, &tx.tenant(), &drawer.as_str()).opt().await?.is_some() {
        let refusal = Refusal::new(Code::TillStateInvalid).field("till").fact("open", drawer.as_str());
        return Err(refusal.into());
    }
    choose_drawer(tx, till).await.map(drop)
}

/// Whether the person is signed in in a shared browser, whose drawer this till is now.
async fn choose_drawer(tx: &Tx, till: &str) -> Result<bool> {
    Ok(sql::choose_drawer().bind(tx, &till, &tx.tenant(), &tx.member.credential).opt().await?.is_some())
}

input! {
    /// A till that becomes the drawer of this shared browser.
    pub struct PlaceTill {
        /// The till's code. It is open.
        till: Name,
    }
}

/// A till that became the drawer of a shared browser.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillPlaced {
    /// The till's code.
    pub till: String,
}

impl Action for PlaceTill {
    const NAME: &'static str = "sell.till.place";
    const NEEDS: Permission = Permission::TillsCount;
    const SUMMARY: &'static str =
        "Makes an open till the drawer of this shared browser: its cash goes there by itself.";
    type Output = TillPlaced;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TillPlaced>> {
        let till = self.till.as_str();
        if sql::hold_open().bind(tx, &tx.tenant(), &till).opt().await?.is_none() {
            return Err(refuse_unopened(tx, till).await?.into());
        }
        if !choose_drawer(tx, till).await? {
            let message = "This browser is not shared. Make it a till under Team first.".into();
            return Err(Refusal::from(Fault { message, ..Fault::new("till", Code::TillStateInvalid) }).into());
        }
        let (change, till) =
            (Change::of(&self.till).after(json!({ "drawer_of": tx.member.till })), till.to_owned());
        Ok(tx.record(change, TillPlaced { till }))
    }
}

input! {
    /// A till to close.
    pub struct CloseTill {
        /// The till's code.
        till: Name,
        /// What was counted in it.
        counted: CountGiven,
        /// Why the cash differs from what should be there.
        reason: Option<Text>,
        /// Confirms a large difference in cash. Only those who see what should be there are asked.
        confirm_difference: Flag,
    }
}

/// A closed till. Its sums are by the way of paying.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TillClosed {
    /// The till's code.
    pub till: String,
    /// The session that ended.
    pub session: Uuid,
    /// closed.
    pub state: &'static str,
    /// The number of this close among those of the till, from 1: its Z report.
    pub close_no: i32,
    /// The cash with which it began.
    pub float_minor: Money,
    /// What should be there of each way that occurred.
    pub expected_minor: BTreeMap<&'static str, Money>,
    /// What was counted.
    pub counted_minor: BTreeMap<&'static str, Money>,
    /// What was counted less what should be there.
    pub differences_minor: BTreeMap<&'static str, Money>,
    /// The difference in cash, which is booked.
    pub difference_minor: Money,
    /// The journal of the difference.
    pub journal: Vec<Posting>,
}

/// The open session of a till, locked.
struct Session {
    id: Uuid,
    float: Money,
    opened_by: Uuid,
}

impl Action for CloseTill {
    const NAME: &'static str = "sell.till.close";
    const NEEDS: Permission = Permission::TillsCount;
    const SUMMARY: &'static str = "Closes a till with its count, and books the difference in cash.";
    type Output = TillClosed;

    fn check(&self) -> Ruled<()> {
        self.counted.cash.total().map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<TillClosed>> {
        let session = lock_session(tx, self.till.as_str()).await?;
        // Before the count is judged: a refusal of the count tells something of what is in the till.
        if session.opened_by != tx.person() && drawer_of(tx).await?.as_deref() != Some(self.till.as_str()) {
            tx.need_role(MAY_CLOSE_OTHERS, Code::PermissionDenied)?;
        }
        let flows = flows_of(tx, session.id).await?;
        let ways = compare(session.float, &flows, &self.counted)?;
        let difference = cash_difference(&ways);
        let reason = self.reason.as_ref().map(Text::as_str);
        // Whoever counts blindly is not asked about a large difference: by the counts that are asked about,
        // the sum that should be there could be found out.
        let confirmed = self.confirm_difference.0 || !tx.member.trust.roles.intersects(SEES_EXPECTED);
        is_explained(&ways, reason, confirmed, tx.workspace.currency.minor_digits)?;
        let transfers = transfers(difference, &tx.workspace.currency.code);
        let until = if transfers.is_empty() { Locks::default() } else { periods::locks_held(tx).await? };
        let day = OpenDay::of(until, tx.today())?;
        let close_no = self.write(tx, &session, &ways, day, &transfers).await?;
        let closed = answer(self.till.as_str(), &session, close_no, &ways, &transfers)?;
        let currency = &tx.workspace.currency;
        if is_beyond(difference, tx.workspace.country, currency.minor_digits) {
            self.tell_owners(tx, &session, difference).await?;
        }
        let change = Change::of(&self.till)
            .before(json!({ "state": "open", "float_minor": session.float }))
            .after(json!({
                "state": "closed", "close_no": close_no, "expected_minor": closed.expected_minor, "counted_minor": closed.counted_minor,
                "difference_minor": difference,
            }))
            .reason(reason);
        Ok(tx.record(change, closed))
    }
}

/// "₹600.00 is missing", "There is ₹600.00 too much".
pub fn difference_words(difference: Money, written: String) -> Phrase {
    match difference < Money::ZERO {
        true => say!("{amount} is missing", amount = written),
        false => say!("There is {amount} too much", amount = written),
    }
}

impl CloseTill {
    /// Mails the Owners that the count differs beyond its limit.
    async fn tell_owners(&self, tx: &Tx, session: &Session, difference: Money) -> Result<()> {
        let currency = &tx.workspace.currency;
        let amount = difference.get().saturating_abs();
        let title = difference_words(difference, money(amount, &currency.code, currency.minor_digits));
        let reason = self.reason.as_ref().map(Text::as_str);
        let words = messages::counts::difference(self.till.as_str(), title, &tx.member.name, reason);
        let page = format!("/w/{}/tills/{}", tx.workspace.slug, session.id);
        mail::tell_owners(tx, words, page, tx.now + NEWS).await
    }

    async fn write(
        &self,
        tx: &Tx,
        session: &Session,
        ways: &[WayCount],
        day: OpenDay,
        transfers: &[Transfer],
    ) -> Result<i32> {
        let entry = NewEntry { document: None, date: day, memo: MEMO, party: None, transfers };
        let entry = EntryStatement::prepare(tx).await?.write(tx, &entry).await?;
        let reason = tx.cipher().seal(REASON, session.id, self.reason.as_ref().map(Text::as_str))?;
        let close_no = sql::close_session()
            .params(
                tx,
                &sql::CloseSessionParams {
                    by: tx.person(),
                    now: tx.now,
                    reason,
                    entry: entry.map(|entry| entry.uuid()),
                    to_review: is_beyond(
                        cash_difference(ways),
                        tx.workspace.country,
                        tx.workspace.currency.minor_digits,
                    ),
                    tenant: tx.tenant(),
                    session: session.id,
                },
            )
            .one()
            .await?;
        sql::insert_counts()
            .params(
                tx,
                &sql::InsertCountsParams {
                    session: session.id,
                    denominations: self.counted.cash.stored(),
                    modes: ways.iter().map(|way| way.mode.as_str()).collect::<Vec<_>>(),
                    expected_minor: ways.iter().map(|way| way.expected.get()).collect::<Vec<_>>(),
                    counted_minor: ways.iter().map(|way| way.counted.map(Money::get)).collect::<Vec<_>>(),
                    tenant: tx.tenant(),
                },
            )
            .all()
            .await?;
        Ok(close_no)
    }
}

/// The till's open session, locked for its closing. Errors: `not_found` at `till` for one that was never opened,
/// `till_state_invalid`.
async fn lock_session(tx: &Tx, till: &str) -> Result<Session> {
    if let Some(row) = sql::lock_open().bind(tx, &tx.tenant(), &till).opt().await? {
        let float = Money::from_stored(row.float_minor);
        return Ok(Session { id: row.till_session_id, float, opened_by: row.opened_by });
    }
    Err(refuse_unopened(tx, till).await?.into())
}

/// The refusal of a till that is not open: `not_found` at `till` for one that was never opened, `till_state_invalid`.
async fn refuse_unopened(tx: &Tx, till: &str) -> Result<Refusal> {
    Ok(match sql::till_is_known().bind(tx, &tx.tenant(), &till).one().await? {
        true => not_open(),
        false => Refusal::new(Code::NotFound).field("till"),
    })
}

fn not_open() -> Refusal {
    Refusal::new(Code::TillStateInvalid).field("till").fact("state", "closed")
}

/// What went through a session so far, in each way.
async fn flows_of(tx: &ReadTx, session: Uuid) -> Result<Vec<Flow>> {
    let rows = sql::flows().bind(tx, &tx.tenant(), &session).all().await?;
    let flow = |row: sql::Flows| -> Result<Flow> {
        Ok(Flow {
            mode: stored(&row.mode)?,
            taken: Money::from_stored(row.taken_minor),
            paid_out: Money::from_stored(row.paid_minor),
        })
    };
    rows.into_iter().map(flow).collect()
}

fn answer(
    till: &str,
    session: &Session,
    close_no: i32,
    ways: &[WayCount],
    transfers: &[Transfer],
) -> Ruled<TillClosed> {
    let by_way = |of: fn(&WayCount) -> Option<Money>| {
        ways.iter().filter_map(|way| Some((way.mode.as_str(), of(way)?))).collect::<BTreeMap<_, _>>()
    };
    Ok(TillClosed {
        till: till.to_owned(),
        session: session.id,
        state: "closed",
        close_no,
        float_minor: session.float,
        expected_minor: by_way(|way| Some(way.expected)),
        counted_minor: by_way(|way| way.counted),
        differences_minor: by_way(WayCount::difference),
        difference_minor: cash_difference(ways),
        journal: journal_of(transfers)?,
    })
}
