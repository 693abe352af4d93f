//! Which till money goes into or comes from.
//! Invariant: in a workspace that counts tills no cash moves without a till (D62). The drawer of a shared browser comes first, and
//! each person who is signed in there uses it. No more cash leaves a till than should be in it, judged while its session is locked.

use catalogue::say;
use kernel::code::Code;
use kernel::day::Day;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::payments::Mode;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{ReadTx, Tx};
use schemars::JsonSchema;
use sell_queries::tills as sql;
use serde::Serialize;

use super::rules::should_hold;
use super::{MAY_CLOSE_OTHERS, flows_of, not_open};
use crate::cash_law::MAY_HANDLE_CASH;
use crate::tenders::Tender;

/// The cash that an act moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CashMoved {
    /// None. Payments in other ways are still told to the person's till, if there is one.
    None,
    /// Cash comes in.
    In,
    /// So much cash leaves.
    Out(Money),
}

impl CashMoved {
    /// What a payment of the shop in one way takes out.
    pub fn paid(mode: Mode, amount: Money) -> CashMoved {
        if mode == Mode::Cash { CashMoved::Out(amount) } else { CashMoved::None }
    }
}

/// A till that is open.
#[derive(Clone, Debug, PartialEq, Eq)]
struct OpenTill {
    till: String,
    /// Whether the person opened it.
    is_own: bool,
}

/// What a till is chosen from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Ground {
    /// The drawer of the shared browser; None for any other browser, and for programs.
    drawer: Option<String>,
    /// The open tills, the last opened first.
    open: Vec<OpenTill>,
    /// Whether the named till was ever opened.
    is_known: bool,
    /// Whether a till was ever opened here.
    counts_tills: bool,
}

/// The till that an act uses.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Choice {
    None,
    /// An open till; `is_of_others`: another person opened it, elsewhere.
    Open {
        till: String,
        is_of_others: bool,
    },
    /// A name in a shop that counts no till.
    Uncounted(String),
}

impl Ground {
    fn open(&self, till: &str) -> Option<&OpenTill> {
        self.open.iter().find(|it| it.till == till)
    }

    /// The till that money goes through if none is named: the drawer of the shared browser, else the one that this person opened
    /// last and has not closed.
    fn by_itself(&self) -> Option<&str> {
        let own = || self.open.iter().find(|it| it.is_own).map(|it| it.till.as_str());
        self.drawer.as_deref().or_else(own)
    }

    /// Errors: see `till_of`.
    fn choose(&self, named: Option<&str>, moves_cash: bool) -> Ruled<Choice> {
        let Some(named) = named else { return self.choose_unnamed(moves_cash) };
        if let Some(open) = self.open(named) {
            let is_of_others = !open.is_own && self.drawer.as_deref() != Some(named);
            return Ok(Choice::Open { till: named.to_owned(), is_of_others });
        }
        match (self.is_known, self.counts_tills) {
            (true, _) => Err(not_open()),
            (false, true) => Err(Refusal::new(Code::NotFound).field("till")),
            (false, false) => Ok(Choice::Uncounted(named.to_owned())),
        }
    }

    fn choose_unnamed(&self, moves_cash: bool) -> Ruled<Choice> {
        match self.by_itself() {
            Some(till) if self.open(till).is_some() => {
                Ok(Choice::Open { till: till.to_owned(), is_of_others: false })
            }
            Some(till) if moves_cash => Err(refuse_closed_drawer(till)),
            None if moves_cash && self.counts_tills => Err(refuse_without_till()),
            _ => Ok(Choice::None),
        }
    }
}

/// The refusal of cash at a shared browser whose drawer is closed.
fn refuse_closed_drawer(drawer: &str) -> Refusal {
    let message =
        say!("The till {till} is not open. Open it first, with the cash that is in it.", till = drawer);
    let fault = Fault { message, ..Fault::new("till", Code::TillStateInvalid) };
    Refusal::from(fault).fact("state", "closed").fact("till", drawer)
}

/// The refusal of a till beside an earlier day.
fn refuse_counted_day() -> Refusal {
    let message =
        "Money of an earlier day goes through no till: the tills of that day were counted. Leave it out."
            .into();
    Fault { message, ..Fault::new("till", Code::FieldUnknown) }.into()
}

/// The refusal of cash without a till.
fn refuse_without_till() -> Refusal {
    let message = "Choose the till that this cash goes through, or open one of your own.".into();
    Fault { message, ..Fault::new("till", Code::FieldRequired) }.into()
}

/// What a till is chosen from, as it is now.
async fn ground(tx: &ReadTx, named: Option<&str>) -> Result<Ground> {
    let (tenant, credential, person) = (tx.tenant(), tx.member.credential, tx.person());
    let facts = sql::till_facts().prepare(tx).await?;
    let open = sql::open_tills().prepare(tx).await?;
    let (facts, open) = tokio::join!(biased;
        async { facts.bind(tx, &tenant, &credential, &named).one().await },
        async { open.bind(tx, &tenant).all().await });
    let facts = facts?;
    let till = |row: sql::OpenTills| OpenTill { is_own: row.opened_by == person, till: row.till };
    Ok(Ground {
        drawer: facts.drawer,
        open: open?.into_iter().map(till).collect(),
        is_known: facts.is_known,
        counts_tills: facts.counts_tills,
    })
}

/// The till of a payment that comes in in these ways; None without one. Errors: see `till_of`.
pub(crate) async fn till_for(
    tx: &Tx,
    named: Option<&Name>,
    tenders: &[Tender],
    on: Day,
) -> Result<Option<String>> {
    if tenders.is_empty() {
        return Ok(None);
    }
    let cash = if tenders.iter().any(Tender::is_cash) { CashMoved::In } else { CashMoved::None };
    till_of(tx, named, cash, on).await
}

/// The till that money goes into or comes from: the one that was named, else the drawer of the shared browser, else the one that
/// this person opened last and has not closed. An open till stays open until this call ends. A shop that counts no till may name
/// one nevertheless. Money of an earlier day goes through none: that day's tills were counted (D61).
///
/// # Errors
/// `field_unknown` at `till` for one with an earlier day. `permission_denied` for cash, to those who handle none. `field_required` at `till` for cash without a till, in a shop that opens
/// tills; `not_found` at `till` for one that was never opened there; `till_state_invalid` for one that is closed; `permission_denied`
/// for the open till of another person, to those who may not close it, unless it is the drawer of their browser; `till_short` for
/// cash that is not in it, with `available_minor`.
pub(crate) async fn till_of(
    tx: &Tx,
    named: Option<&Name>,
    cash: CashMoved,
    on: Day,
) -> Result<Option<String>> {
    if cash != CashMoved::None {
        tx.need_role(MAY_HANDLE_CASH, Code::PermissionDenied)?;
    }
    till_for_banking(tx, named, cash, on).await
}

/// As `till_of`, for cash that is carried to the bank and from it: the Accountant books that too.
pub(crate) async fn till_for_banking(
    tx: &Tx,
    named: Option<&Name>,
    cash: CashMoved,
    on: Day,
) -> Result<Option<String>> {
    if on < tx.today() {
        return if named.is_some() { Err(refuse_counted_day().into()) } else { Ok(None) };
    }
    let named = named.map(Name::as_str);
    let (till, is_of_others) = match ground(tx, named).await?.choose(named, cash != CashMoved::None)? {
        Choice::None => return Ok(None),
        Choice::Uncounted(till) => return Ok(Some(till)),
        Choice::Open { till, is_of_others } => (till, is_of_others),
    };
    if is_of_others {
        tx.need_role(MAY_CLOSE_OTHERS, Code::PermissionDenied)?;
    }
    match cash {
        CashMoved::Out(amount) => has(tx, &till, amount).await?,
        _ => stays_open(tx, &till).await?,
    }
    Ok(Some(till))
}

/// Holds the open session of a till until this call ends. Errors: `till_state_invalid` at `till`.
async fn stays_open(tx: &Tx, till: &str) -> Result<()> {
    let held = sql::hold_open().bind(tx, &tx.tenant(), &till).opt().await?;
    held.map(drop).ok_or_else(|| not_open().into())
}

/// Locks the open session of a till, so that two calls never take the same cash out of it. Errors: `till_short`,
/// `till_state_invalid`.
async fn has(tx: &Tx, till: &str, amount: Money) -> Result<()> {
    let session = sql::lock_to_pay().bind(tx, &tx.tenant(), &till).opt().await?.ok_or_else(not_open)?;
    let flows = flows_of(tx, session.till_session_id).await?;
    Ok(covers(till, &should_hold(Money::from_stored(session.float_minor), &flows)?, amount)?)
}

/// Errors: `till_short`.
fn covers(till: &str, held: &[(Mode, Money)], amount: Money) -> Ruled<()> {
    let cash = held.iter().find(|(mode, _)| *mode == Mode::Cash).map_or(Money::ZERO, |(_, cash)| *cash);
    if amount <= cash {
        return Ok(());
    }
    let refusal = Refusal::new(Code::TillShort).field("till").fact("till", till);
    Err(refusal.fact("available_minor", cash.max(Money::ZERO).get()))
}

/// The drawer of the shared browser in which this person is signed in.
pub async fn drawer_of(tx: &ReadTx) -> Result<Option<String>> {
    Ok(sql::drawer().bind(tx, &tx.tenant(), &tx.member.credential).opt().await?.flatten())
}

input! {
    /// Asks for the tills that cash may go through.
    pub struct TillsForCash {}
}

/// The tills that cash may go through.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TillsShown {
    /// The till that is used if none is named: the drawer of this shared browser, or the one that you opened last; null: one must be
    /// named where the workspace counts tills.
    pub till: Option<String>,
    /// Whether that one is the drawer of this shared browser.
    pub is_drawer: bool,
    /// Whether that one is open: no cash goes through a closed till.
    pub is_open: bool,
    /// The open tills that may be named, the last opened first.
    pub open: Vec<String>,
    /// Whether the workspace counts tills: then every movement of cash names one.
    pub counts_tills: bool,
}

impl Query for TillsForCash {
    const NAME: &'static str = "sell.tills_for_cash";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str =
        "Tells the till that your cash goes through, and the open tills that you may name.";
    type Output = TillsShown;

    async fn fetch(self, tx: &ReadTx) -> Result<TillsShown> {
        let others = tx.member.trust.roles.intersects(MAY_CLOSE_OTHERS);
        Ok(show_tills(&ground(tx, None).await?, others))
    }
}

fn show_tills(ground: &Ground, may_use_others: bool) -> TillsShown {
    let till = ground.by_itself().map(str::to_owned);
    let usable = |it: &&OpenTill| may_use_others || it.is_own || ground.drawer.as_ref() == Some(&it.till);
    TillsShown {
        is_drawer: ground.drawer.is_some(),
        is_open: till.as_deref().is_some_and(|till| ground.open(till).is_some()),
        open: ground.open.iter().filter(usable).map(|it| it.till.clone()).collect(),
        counts_tills: ground.counts_tills,
        till,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ground(drawer: Option<&str>, open: &[(&str, bool)], known: &[&str], named: Option<&str>) -> Ground {
        let till = |(till, is_own): &(&str, bool)| OpenTill { till: (*till).to_owned(), is_own: *is_own };
        Ground {
            drawer: drawer.map(str::to_owned),
            open: open.iter().map(till).collect(),
            is_known: named.is_some_and(|named| known.contains(&named)),
            counts_tills: !known.is_empty(),
        }
    }

    /// The till that is chosen, with a star for one of others; or the code and the field of the refusal.
    fn chosen(ground: &Ground, named: Option<&str>, cash: bool) -> String {
        match ground.choose(named, cash) {
            Ok(Choice::None) => "none".into(),
            Ok(Choice::Open { till, is_of_others: true }) => format!("{till}*"),
            Ok(Choice::Open { till, .. }) => till,
            Ok(Choice::Uncounted(till)) => format!("({till})"),
            Err(refusal) => refusal.code.as_str().into(),
        }
    }

    #[test]
    fn cash_goes_to_the_named_till_the_browsers_drawer_or_the_own_one_and_never_to_none() {
        let (mine, theirs) = (("T1", true), ("T2", false));
        let known = &["T1", "T2", "T3"][..];
        // (drawer, open tills, tills ever opened, named, with cash, chosen)
        type Row<'a> =
            (Option<&'a str>, &'a [(&'a str, bool)], &'a [&'a str], Option<&'a str>, bool, &'a str);
        let table: [Row; 14] = [
            (None, &[], &[], None, true, "none"),
            (None, &[], &[], Some("X"), true, "(X)"),
            (None, &[], known, None, true, "field_required"),
            (None, &[], known, None, false, "none"),
            (None, &[theirs], known, None, true, "field_required"),
            (None, &[theirs, mine], known, None, true, "T1"),
            (None, &[theirs, mine], known, Some("T2"), true, "T2*"),
            (None, &[theirs], known, Some("T3"), true, "till_state_invalid"),
            (None, &[theirs], known, Some("T9"), true, "not_found"),
            (Some("T2"), &[theirs, mine], known, None, true, "T2"),
            (Some("T2"), &[theirs, mine], known, Some("T2"), true, "T2"),
            (Some("T2"), &[mine], known, None, true, "till_state_invalid"),
            (Some("T2"), &[mine], known, None, false, "none"),
            (Some("T2"), &[theirs, mine], known, Some("T1"), true, "T1"),
        ];
        for (drawer, open, known, named, cash, expected) in table {
            let ground = ground(drawer, open, known, named);
            assert_eq!(chosen(&ground, named, cash), expected, "{drawer:?} {open:?} {named:?} {cash}");
        }
    }

    #[test]
    fn the_choice_of_a_cashier_is_their_own_tills_and_the_drawer_and_that_of_a_manager_is_every_open_one() {
        let known = &["T1", "T2", "T3"];
        let at = ground(Some("T2"), &[("T3", false), ("T2", false), ("T1", true)], known, None);
        assert_eq!(show_tills(&at, false).open, ["T2", "T1"]);
        assert_eq!(show_tills(&at, true).open, ["T3", "T2", "T1"]);
        assert_eq!(show_tills(&at, false).till.as_deref(), Some("T2"));
        assert!(!show_tills(&ground(Some("T9"), &[], known, None), true).is_open);
    }

    #[test]
    fn no_more_leaves_a_till_than_is_in_it() {
        let held = |minor| [(Mode::Upi, Money::from_stored(900)), (Mode::Cash, Money::from_stored(minor))];
        let tried = |minor, out| covers("T1", &held(minor), Money::from_stored(out)).map_err(|it| it.facts);
        assert_eq!(tried(500, 500), Ok(()));
        let facts = tried(500, 501).expect_err("short");
        assert_eq!((&facts["till"], &facts["available_minor"]), (&"T1".into(), &500.into()));
        assert_eq!(tried(-5, 1).expect_err("short")["available_minor"], 0);
    }
}
