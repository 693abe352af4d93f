//! Posts a bill: prices, taxes, numbers and books it, and takes its goods from stock, all at once or not at
//! all.
//! Invariant: a posted bill names the rates that priced it and never changes; a refused one takes no number
//! and leaves nothing (S3, S15).

use catalogue::Phrase;
use kernel::code::Code;
use kernel::country::Country;
use kernel::day::{Day, FinancialYear, Instant};
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::tax_id::is_state;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::journal::Posting;
use ledger::accounts::legal_limits::{LegalLimits, LimitCode};
use ledger::accounts::periods::{self, OpenDay};
use ledger::accounts::{payments, series, statements};
use ledger::parties::{self, Party};
use ledger::stock::sales::LotLeft;
use platform::action::Action;
use platform::error::Result;
use platform::fast_path::{FastPath, Prefetch};
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::invoices::correct::along::PaymentAlong;
use crate::invoices::goods::Drawn;
use crate::invoices::lines::{JobLine, Lines, ReadyLine, Stored};
use crate::invoices::rules::{
    Bill, BillInput, BillRules, Ceilings, PlaceOfSupply, TaxSystem, bill, pan_is_known,
};
use crate::pieces::ArticleMoved;
use crate::rates::rules::{QuoteLock, Quoted, RateOverride, Side, rate_is_fresh};
use crate::rates::stale_hours;
use context::{InvoiceContext, InvoiceRows, items, tax_row};
use dating::{PricedAt, may_be_dated};
use drafts::OpenDraft;
use post::{Beside, Writing};

mod context;
pub mod correct;
pub(crate) mod counter;
pub mod credit;
mod dating;
pub mod debit;
pub(crate) mod delivery;
pub mod drafts;
pub mod edit;
pub(crate) mod finding;
pub mod goods;
pub mod lines;
pub mod list;
pub(crate) mod list_page;
pub(crate) mod page;
pub(crate) mod pdf;
mod post;
mod preview;
pub mod print;
pub(crate) mod printed;
pub mod reverse;
pub mod rules;
pub mod sale;
pub mod send;
pub(crate) mod stored;
#[cfg(test)]
mod tests;
mod unseen_cost;
pub use preview::{InvoicePreview, LinePreview, PreviewInvoice};
pub(crate) use preview::{per_unit, price_delivery};

/// Whether a document of this kind can be read by its stored body: on pages and papers, and a bill by the notes about it. One that was
/// moved in has no lines.
pub fn is_readable(kind: &str, body: &str) -> bool {
    let Ok(read) = serde_json::from_str::<Value>(body) else { return false };
    let is_bill = kind == DocumentKind::Invoice.as_str() && !read["document"].is_null();
    printed::is_read(&read) && (!is_bill || credit::is_billed(body))
}

input! {
    /// A bill to post.
    pub struct PostInvoice {
        /// The buyer; absent: an unnamed customer at the counter.
        party: Option<Name>,
        /// PAN: 10 characters, `ABCPJ1234K`, of a buyer whose PAN the shop does not have yet: it is kept with the buyer.
        pan: Option<Name>,
        /// State of the supply (India), two digits; absent: the buyer's, else the shop's.
        place_of_supply: Option<Name>,
        /// Its date; absent: today.
        date: Option<Day>,
        /// The lines; absent: those of the draft.
        lines: Lines,
        /// The bill discount, shared over its lines.
        bill_discount_minor: Option<Money>,
        /// A rate set for this bill instead of the board's.
        rate_override_minor: Option<Money>,
        /// Why the rate was set, or the discount is large.
        reason: Option<Text>,
        /// The total the customer was quoted.
        quoted_total_minor: Option<Money>,
        /// Until when the quote is valid.
        lock_until: Option<Instant>,
        /// The draft that is posted; what is sent beside it replaces what the draft has.
        draft: Option<Uuid>,
    }
}

/// A posted bill.
#[derive(Debug, Serialize, JsonSchema)]
pub struct InvoicePosted {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// posted.
    pub state: &'static str,
    /// Its date.
    pub date: Day,
    /// When it is due.
    pub due_on: Day,
    /// Its figures, as stored and printed.
    #[schemars(schema_with = "stored::bill")]
    pub document: Box<RawValue>,
    /// Its journal: the sum for each account, party and commodity; a debit is positive.
    pub journal: Vec<Posting>,
    /// The number of its transfers.
    pub postings: usize,
    /// The pieces sold.
    pub articles: Vec<ArticleMoved>,
    /// The lots that moved, with their remaining stock.
    pub lots: Vec<LotLeft>,
    /// The payment of the bill that it corrects, as far as it pays this one now; absent where none does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub taken_along_minor: Option<Money>,
    /// Warnings for a person.
    pub warnings: Vec<String>,
    /// Flags for a program.
    pub flags: Vec<&'static str>,
}

impl Action for PostInvoice {
    const NAME: &'static str = "sell.invoice.post";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str = "Posts a bill: numbered, booked, sealed, and never changed again.";
    type Output = InvoicePosted;

    fn check(&self) -> Ruled<()> {
        if self.draft.is_none() || !self.lines.is_empty() {
            lines::sound(&self.lines)?;
        }
        if self.quoted_total_minor.is_some() != self.lock_until.is_some() {
            let field = if self.lock_until.is_some() { "quoted_total_minor" } else { "lock_until" };
            return Err(Refusal::new(Code::FieldRequired).field(field));
        }
        if self.pan.is_some() && self.party.is_none() {
            return Err(Refusal::new(Code::FieldRequired).field("party"));
        }
        self.pan()?;
        self.rate_override().map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<InvoicePosted>> {
        let rows = self.prefetch(tx).await;
        self.perform_with(tx, rows).await
    }

    fn fast_path(self) -> impl FastPath<Output = InvoicePosted> {
        self
    }
}

impl FastPath for PostInvoice {
    const IN_ORDER: bool = true;
    type Output = InvoicePosted;

    async fn perform_with(self, tx: &mut Tx, rows: Result<InvoiceRows>) -> Result<Recorded<InvoicePosted>> {
        let bill = PricedBill::of(tx, self, rows).await?;
        somebody_owes(bill.input.party.as_ref(), bill.bill.document.total_minor)?;
        let goods = bill.judge_state(tx)?;
        bill.keep_pan(tx).await?;
        bill.stays_within_credit(tx).await?;
        bill.judge_roles(tx)?;
        let nothing = Beside::nothing(tx)?;
        let along = bill.payment_along(tx, nothing.id).await?;
        let writes = along.as_ref().map(|along| along.write(tx));
        let mut posted = bill.post(tx, goods, Beside { writes, ..nothing }).await?;
        posted.taken_along_minor = along.as_ref().map(PaymentAlong::amount).transpose()?;
        Ok(tx.record(bill.change(&posted), posted))
    }
}

/// Refuses a bill on account that names nobody: nobody could ever pay it. Errors: `field_required` at `party`.
fn somebody_owes(party: Option<&Name>, total: Money) -> Ruled<()> {
    if party.is_some() || total.is_zero() {
        return Ok(());
    }
    let message = Phrase::of("Choose the customer who owes this bill, or take the payment with it.");
    Err(Fault { message, ..Fault::new("party", Code::FieldRequired) }.into())
}

/// A bill with its figures, before it is judged. The counter sale, the delivery of a job and the plain bill begin with it.
struct PricedBill {
    input: PostInvoice,
    asked: Asked,
    found: InvoiceContext,
    ready: Vec<ReadyLine>,
    bill: Bill,
    place_of_supply: Option<String>,
    /// The day that it is posted on, or the refusal if its books are closed.
    day: Ruled<OpenDay>,
    /// The draft that it was, held.
    draft: Option<OpenDraft>,
}

/// What a delivery says of its bill.
struct DeliveryTerms<'a> {
    /// What the job says of each line; empty for a bill of no delivery.
    of_job: &'a [Option<JobLine>],
    /// The refusal where the state does not fit the delivery.
    fits: Ruled<()>,
    /// Whether the prices were agreed and judged before: one below the item's is no discount then.
    is_agreed: bool,
}

/// What a judged bill takes with it: the open day that it is posted on, and the parts that its lines draw from lots.
struct JudgedGoods {
    day: OpenDay,
    drawn: Vec<Drawn>,
}

impl PricedBill {
    /// Reads what the input names, with pieces and lots locked, and computes the figures. Errors: the 404s and 422s of the
    /// input.
    async fn of(tx: &Tx, input: PostInvoice, rows: Result<InvoiceRows>) -> Result<PricedBill> {
        let terms = DeliveryTerms { of_job: &[], fits: Ok(()), is_agreed: false };
        PricedBill::delivered(tx, input, rows, terms).await
    }

    /// As `of`, for the delivery of a job or an order. A refusal by its state precedes one by a closed day.
    async fn delivered(
        tx: &Tx,
        mut input: PostInvoice,
        rows: Result<InvoiceRows>,
        DeliveryTerms { of_job, fits, is_agreed }: DeliveryTerms<'_>,
    ) -> Result<PricedBill> {
        let draft = drafts::take_up(tx, &mut input).await?;
        let rows = if draft.is_some() { input.prefetch(tx).await } else { rows };
        let asked = Asked::of(&input, tx)?;
        let found = InvoiceContext::read(tx, &mut input, &asked, rows?).await?;
        let place_of_supply = input.place_of_supply(tx, found.grounds.party.as_ref())?;
        let stored = Stored {
            pieces: &found.pieces,
            items: &found.items,
            lots: &found.lots,
            rates: &found.rates,
            rate_override: asked.rate_override.as_ref(),
            of_job,
        };
        let mut ready = lines::ready(&input.lines, &stored)?;
        if is_agreed {
            ready.iter_mut().for_each(|line| line.line.asking = None);
        }
        let currency = tx.workspace.currency.clone();
        let rules = BillRules {
            currency: &currency,
            system: system(tx, place_of_supply.as_deref()),
            registered: tx.workspace.gst_registered,
            policy: &found.policy,
            date: asked.date,
            round_off_to: round_off_to(tx)?,
        };
        // A closed day is told before a rate that the board lacks: both are state, and the day comes first.
        let day = fits.and_then(|()| {
            let (locks, reason) = (found.grounds.days.locks, input.reason.as_ref().map(Text::as_str));
            match of_job {
                [] => OpenDay::explained(locks, asked.date, &tx.member, reason),
                // A delivery takes no reason.
                _ => OpenDay::of(locks, asked.date),
            }
        });
        let bill =
            bill(&input.bill_input(&ready), &rules).map_err(|refusal| match (&day, refusal.status()) {
                (Err(closed), 409) => closed.clone(),
                _ => refusal,
            })?;
        Ok(PricedBill { input, asked, found, ready, bill, place_of_supply, day, draft })
    }

    /// Writes the judged bill, and `beside` it what belongs to the same act.
    async fn post(&self, tx: &Tx, goods: JudgedGoods, beside: Beside<'_>) -> Result<InvoicePosted> {
        let writing = Writing {
            asked: &self.asked,
            day: goods.day,
            found: &self.found,
            ready: &self.ready,
            drawn: goods.drawn,
            bill: &self.bill,
            place_of_supply: self.place_of_supply.clone(),
        };
        let posted = writing.write(tx, beside).await?;
        if let Some(draft) = &self.draft {
            draft.posted_as(tx, DocumentId::from_uuid(posted.document_id)).await?;
        }
        Ok(posted)
    }

    /// The bill that it corrects.
    fn corrects(&self) -> Option<DocumentId> {
        self.draft.as_ref().and_then(OpenDraft::corrects)
    }

    /// The payment of the bill that it corrects, for the bill of this id.
    async fn payment_along(&self, tx: &Tx, id: DocumentId) -> Result<Option<PaymentAlong>> {
        let party = self.found.grounds.party.as_ref().map(|party| party.party_id);
        PaymentAlong::of(tx, self.corrects(), party, (id, self.bill.document.total_minor)).await
    }

    /// What the audit event tells of the posted bill.
    fn change(&self, posted: &InvoicePosted) -> Change {
        let mut after = post::event_of_bill(&self.asked, &self.found, &self.ready, &self.bill);
        if let Some(amount) = posted.taken_along_minor {
            after["taken_along_minor"] = json!(amount);
        }
        Change::of(&posted.number).after(after).reason(self.input.reason.as_ref().map(Text::as_str))
    }
}

/// The values that depend only on the input and the clock.
struct Asked {
    date: Day,
    fy: FinancialYear,
    /// The moments of the rates that price the bill.
    priced_at: PricedAt,
    /// Whether these are the rates in force now.
    at_rates_of_now: bool,
    rate_override: Option<RateOverride>,
}

impl Asked {
    fn of(input: &PostInvoice, tx: &Tx) -> Ruled<Asked> {
        let date = input.date.unwrap_or_else(|| tx.today());
        periods::is_no_future(date, tx.today())?;
        let quote = input.quote(tx)?;
        let priced_at = if date == tx.today() {
            PricedAt::at(quote.map_or(tx.now, |quote| quote.priced_at(tx.now)))
        } else {
            PricedAt::end_of(date, &tx.workspace.zone).map_err(|code| Refusal::new(code).field("date"))?
        };
        Ok(Asked {
            date,
            fy: series::year_of(tx, date),
            at_rates_of_now: priced_at == PricedAt::at(tx.now),
            priced_at,
            rate_override: input.rate_override()?,
        })
    }
}

impl PostInvoice {
    /// The PAN that was sent, as it is stored.
    fn pan(&self) -> Ruled<Option<String>> {
        self.pan.as_ref().map(|pan| parties::pan_typed(pan, "pan")).transpose()
    }

    fn rate_override(&self) -> Ruled<Option<RateOverride>> {
        let reason = self.reason.as_ref().map(Text::as_str);
        self.rate_override_minor.map(|rate| RateOverride::check(rate, reason)).transpose()
    }

    /// The lock of the quote; its start is computed from its end. A lock that ends later than a lock made now
    /// cannot exist yet (`time_in_future`).
    fn quote(&self, tx: &ReadTx) -> Ruled<Option<QuoteLock>> {
        let Some(lock_until) = self.lock_until else { return Ok(None) };
        let newest = new_quote(tx)?;
        let length = newest.lock_until.duration_since(newest.quoted_at);
        let quoted_at = lock_until
            .checked_sub(length)
            .map_err(|_| Refusal::new(Code::NumberRange).field("lock_until"))?;
        if lock_until > newest.lock_until {
            return Err(Refusal::new(Code::TimeInFuture).field("lock_until"));
        }
        Ok(Some(QuoteLock { quoted_at, lock_until }))
    }

    /// The place of supply: as sent, else the buyer's state, else the shop's.
    fn place_of_supply(&self, tx: &Tx, buyer: Option<&Party>) -> Ruled<Option<String>> {
        if tx.workspace.country != Country::India {
            return Ok(None);
        }
        let place = match &self.place_of_supply {
            Some(place) if !is_state(place.as_str()) => {
                return Err(Refusal::new(Code::ValueUnknown).field("place_of_supply"));
            }
            Some(place) => Some(place.as_str().to_owned()),
            None => buyer.and_then(|party| party.state.clone()).or_else(|| tx.workspace.state.clone()),
        };
        Ok(place)
    }

    fn bill_input(&self, ready: &[ReadyLine]) -> BillInput {
        BillInput {
            buyer: self.party.as_ref().map(|party| party.as_str().to_owned()),
            lines: ready.iter().map(|ready| ready.line.clone()).collect(),
            bill_discount: self.bill_discount_minor.unwrap_or(Money::ZERO),
            scheme_bonus: Money::ZERO,
        }
    }
}

impl PricedBill {
    /// Refuses a valid bill that state or law forbids, in the order of errors.md. Returns the day for posting it, and the
    /// parts that its lines draw from lots.
    fn judge_state(&self, tx: &Tx) -> Result<JudgedGoods> {
        let PricedBill { input, asked, found, ready, bill, .. } = self;
        let roles = tx.member.trust.roles;
        let (party, total) = (found.grounds.party.as_ref(), bill.document.total_minor);
        let pan_above = self.limits().on(LimitCode::PanRequired, asked.date);
        let pan = input.pan()?;
        if let Some((buyer, pan)) = party.zip(pan.as_deref()) {
            parties::is_pan_of(buyer, pan, "pan")?;
        }
        pan_is_known(total, pan_above, pan.is_some() || party.is_some_and(|party| party.pan.is_some()))?;
        bill.discounts.explained(roles, &ceilings(tx), input.reason.as_ref().map(Text::as_str))?;
        if let Some(set) = &asked.rate_override {
            let quoted = |(metal, fineness)| Quoted { metal, fineness, side: Side::Sell };
            let metals = lines::metals(&input.lines, &found.pieces);
            set.fits(&metals.into_iter().map(quoted).collect::<Vec<Quoted>>())?;
        }
        let day = self.day.clone()?;
        lines::are_available(&input.lines, &found.pieces, party.map(|party| party.party_id))?;
        found.no_lot.clone().map_or(Ok(()), Err)?;
        let drawn = goods::drawn(ready, tx.today())?;
        // A rate that was set manually for this bill needs no fresh rate on the board.
        for effective_at in lines::rates_priced_with(ready).filter(|_| asked.rate_override.is_none()) {
            rate_is_fresh(effective_at, asked.priced_at.aged_at, stale_hours(tx))?;
        }
        if let Some(quoted) = input.quoted_total_minor {
            QuoteLock::keeps(quoted, total)?;
        }
        Ok(JudgedGoods { day, drawn })
    }

    /// Stores the PAN that was sent with the bill, before the buyer is locked as a person.
    async fn keep_pan(&self, tx: &Tx) -> Result<()> {
        match (&self.found.grounds.party, self.input.pan()?) {
            (Some(party), Some(pan)) => parties::keep_pan(tx, party, &pan).await,
            _ => Ok(()),
        }
    }

    /// The limits that the law sets.
    fn limits(&self) -> &LegalLimits {
        &self.found.grounds.days.limits
    }

    /// Judges a bill that the party will owe against its credit limit.
    async fn stays_within_credit(&self, tx: &Tx) -> Result<()> {
        let party = self.found.grounds.party.as_ref();
        if let Some((party, limit)) = party.and_then(|party| Some((party, party.credit_limit_minor?))) {
            let total = self.bill.document.total_minor;
            within_credit(tx, party.party_id, Money::from_stored(limit), total).await?;
        }
        Ok(())
    }

    /// Refuses what only another role may do with this content.
    fn judge_roles(&self, tx: &Tx) -> Result<()> {
        let roles = tx.member.trust.roles;
        self.bill.discounts.within_ceiling(roles, &ceilings(tx))?;
        may_be_dated(self.asked.date, tx.today(), roles)?;
        lines::taxed_as_known(&self.ready, roles)?;
        self.asked.rate_override.as_ref().map_or(Ok(()), |set| set.allowed(roles))?;
        Ok(())
    }
}

/// The workspace's discount ceilings.
pub(crate) fn ceilings(tx: &ReadTx) -> Ceilings {
    let settings = &tx.workspace.settings;
    Ceilings {
        cashier: settings.cashier_discount_percent,
        manager: settings.manager_discount_percent,
        admin: settings.admin_discount_percent,
    }
}

/// Refuses a bill that would exceed a party's credit limit (`credit_limit`), judged while the party is
/// locked.
async fn within_credit(tx: &Tx, party: PartyId, limit: Money, total: Money) -> Result<()> {
    payments::lock_person(tx, party).await?;
    let owed = statements::balance_of(tx, party).await?;
    match owed.add(total)? > limit {
        true => Err(Refusal::new(Code::CreditLimit)
            .field("party")
            .fact("limit_minor", limit.get())
            .fact("open_minor", owed.get())
            .fact("this_minor", total.get())
            .into()),
        false => Ok(()),
    }
}

/// The lock of a quote that is made now.
fn new_quote(tx: &ReadTx) -> Ruled<QuoteLock> {
    let minutes = u32::try_from(tx.workspace.settings.price_lock_minutes).unwrap_or(0);
    Ok(QuoteLock::new(tx.now, minutes)?)
}

/// The workspace's tax system.
fn system(tx: &ReadTx, place_of_supply: Option<&str>) -> TaxSystem {
    let settings = &tx.workspace.settings;
    if tx.workspace.country == Country::India {
        let place = match (tx.workspace.state.as_deref(), place_of_supply) {
            (Some(shop), Some(supply)) => PlaceOfSupply::of(shop, supply),
            // A shop without a stated location sells within its state.
            _ => PlaceOfSupply::Intra,
        };
        return TaxSystem::India { place, making: settings.making_tax };
    }
    TaxSystem::Australia { rounding: settings.gst_rounding, prices_include_gst: settings.prices_include_gst }
}

/// The unit of rounding a total.
fn round_off_to(tx: &ReadTx) -> Ruled<Money> {
    Ok(Money::new(tx.workspace.settings.round_off_to(tx.workspace.country))?)
}
