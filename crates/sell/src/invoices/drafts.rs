//! Bills that wait: drafts and parked bills, with the price that was quoted.
//! Invariant: a draft has no number and moves nothing. Its content is kept as it was sent until it is posted, discarded or too
//! old. A change keeps the rates that were quoted, and the moment until which they are.

use futures::FutureExt;
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::plain_text;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::document_links::{LinkKind, LinkStatement};
use ledger::accounts::journal::Posting;
use ledger::stock::sales::LotLeft;
use platform::action::Action;
use platform::error::{Error, Result};
use platform::input;
use platform::input::{Faults, Field, Path, Shape, read};
use platform::sealed::sell::draft::INPUT;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::invoices::drafts as sql;
use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::sale::{self, PostSale};
use super::{PostInvoice, lines, new_quote, stored};
use crate::pieces::ArticleMoved;
use quote::Quote;

pub mod list;
pub(crate) mod page;
mod quote;
pub(crate) mod recall;
#[cfg(test)]
mod tests;

/// How long a draft waits (sell.md section 4).
const LASTS: jiff::SignedDuration = jiff::SignedDuration::from_hours(7 * 24);

/// A bill to keep as a draft: the input of `sell.invoice.post`, and how it would be paid, as it was sent.
#[derive(Debug, Clone)]
pub struct DraftInvoice {
    sent: Map<String, Value>,
    bill: PostInvoice,
}

impl Field for DraftInvoice {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let (bill, payment) = sale::parts(value);
        payment.check(at, faults);
        let bill = PostInvoice::read(&bill, at, faults)?;
        Some(DraftInvoice { sent: in_one_spelling(value).as_object()?.clone(), bill })
    }

    fn shape() -> Shape {
        PostSale::shape_with(false)
    }
}

/// The input with each text in one spelling, as every stored text is.
fn in_one_spelling(value: &Value) -> Value {
    match value {
        Value::String(text) => json!(plain_text::in_one_spelling(text)),
        Value::Array(items) => items.iter().map(in_one_spelling).collect(),
        Value::Object(members) => {
            members.iter().map(|(name, member)| (name.clone(), in_one_spelling(member))).collect()
        }
        other => other.clone(),
    }
}

/// A draft, as kept.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DraftKept {
    /// Its id.
    pub draft: Uuid,
    /// Null: only a posted bill has a number.
    pub number: Option<String>,
    /// draft.
    pub state: &'static str,
    /// Its figures, as posting would give them now.
    #[schemars(schema_with = "stored::bill")]
    pub document: Box<RawValue>,
    /// Empty: a draft books nothing.
    pub journal: Vec<Posting>,
    /// 0.
    pub postings: usize,
    /// Empty: a draft moves no piece.
    pub articles: Vec<ArticleMoved>,
    /// Empty: a draft moves no lot.
    pub lots: Vec<LotLeft>,
    /// The total that was quoted.
    pub quoted_total_minor: Money,
    /// Until when the quote is valid.
    pub lock_until: Instant,
    /// When the draft ends, if nobody takes it up.
    pub expires_at: Instant,
}

/// A draft that is discarded.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DraftDiscarded {
    /// Its id.
    pub draft: Uuid,
    /// Null: it never had a number.
    pub number: Option<String>,
    /// discarded.
    pub state: &'static str,
}

impl Action for DraftInvoice {
    const NAME: &'static str = "sell.invoice.draft";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str = "Keeps a bill as a draft, with its price for now; it gets no number.";
    type Output = DraftKept;

    fn check(&self) -> Ruled<()> {
        lines::sound(&self.bill.lines)?;
        self.bill.rate_override().map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<DraftKept>> {
        let held = match self.bill.draft {
            Some(draft) => Some(OpenDraft::hold(tx, draft).await?),
            None => None,
        };
        let kept = held.as_ref().map(|held| held.lock_kept(tx)).transpose()?.flatten();
        let quote = Quote::of(tx, self.bill, kept).await?;
        let draft = held.as_ref().map_or_else(|| tx.new_id(), |held| Ok(held.id))?;
        let corrects = held.as_ref().and_then(|held| held.corrects);
        let new = NewDraft { id: draft, sent: &self.sent, quote: Some(&quote), party: quote.party, corrects };
        match held {
            Some(_) => new.change(tx).await?,
            None => new.insert(tx).await?,
        }
        let kept = answer(tx, &quote, draft)?;
        let after = json!({
            "state": "draft", "lines": quote.lines, "total_minor": quote.total, "replaced": held.is_some(),
        });
        Ok(tx.record(Change::of(draft).after(after), kept))
    }
}

/// The answer for a draft with this price.
fn answer(tx: &Tx, quote: &Quote, draft: Uuid) -> Result<DraftKept> {
    Ok(DraftKept {
        draft,
        number: None,
        state: "draft",
        document: quote.document.clone(),
        journal: vec![],
        postings: 0,
        articles: vec![],
        lots: vec![],
        quoted_total_minor: quote.total,
        lock_until: quote.lock_until,
        expires_at: expires_at(tx.now)?,
    })
}

input! {
    /// A draft to price again.
    pub struct RequoteDraft {
        /// The draft's id.
        draft: Uuid,
    }
}

impl Action for RequoteDraft {
    const NAME: &'static str = "sell.invoice.requote";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str = "Prices a draft again, at the rates of now.";
    type Output = DraftKept;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<DraftKept>> {
        let held = OpenDraft::hold(tx, self.draft).await?;
        let before = held.quoted.map(|(total, _)| total);
        let quote = Quote::of(tx, held.bill()?, None).await?;
        let new = NewDraft {
            id: held.id,
            sent: &held.sent,
            quote: Some(&quote),
            party: quote.party,
            corrects: None,
        };
        new.change(tx).await?;
        let kept = answer(tx, &quote, held.id)?;
        let change = Change::of(held.id)
            .before(json!({ "total_minor": before }))
            .after(json!({ "total_minor": quote.total }));
        Ok(tx.record(change, kept))
    }
}

input! {
    /// A draft to discard.
    pub struct DiscardDraft {
        /// The draft's id.
        draft: Uuid,
    }
}

impl Action for DiscardDraft {
    const NAME: &'static str = "sell.invoice.discard_draft";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str = "Discards a draft; only its events stay.";
    type Output = DraftDiscarded;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<DraftDiscarded>> {
        let held = OpenDraft::hold(tx, self.draft).await?;
        held.end(tx, "discarded", None).await?;
        let before = json!({ "state": "draft", "total_minor": held.quoted.map(|(total, _)| total) });
        let change = Change::of(held.id).before(before).after(json!({ "state": "discarded" }));
        Ok(tx.record(change, DraftDiscarded { draft: held.id, number: None, state: "discarded" }))
    }
}

/// A draft that waits, held until the end of the call.
pub(super) struct OpenDraft {
    id: Uuid,
    sent: Map<String, Value>,
    /// The quoted total, and until when it is charged.
    quoted: Option<(Money, Instant)>,
    corrects: Option<DocumentId>,
}

impl OpenDraft {
    /// Errors: `not_found` at `draft`; `draft_state_invalid` with `facts.state` for one that has ended.
    async fn hold(tx: &Tx, draft: Uuid) -> Result<OpenDraft> {
        let row = sql::lock_draft().bind(tx, &tx.tenant(), &draft).opt().await?;
        let row = row.ok_or_else(|| Refusal::new(Code::NotFound).field("draft"))?;
        let state = state_now(&row.state, row.expires_at, tx.now);
        let input = tx.cipher().open(INPUT, draft, row.input)?.filter(|_| state == "draft");
        let input =
            input.ok_or_else(|| Refusal::new(Code::DraftStateInvalid).field("draft").fact("state", state))?;
        Ok(OpenDraft {
            id: draft,
            sent: sent_of(&input)?,
            quoted: row.total_minor.map(Money::from_stored).zip(row.lock_until),
            corrects: row.corrects.map(DocumentId::from_uuid),
        })
    }

    /// The bill from which it was copied, to correct it.
    pub fn corrects(&self) -> Option<DocumentId> {
        self.corrects
    }

    /// Until when a change of it keeps the rates that were quoted; None: they are those of now.
    fn lock_kept(&self, tx: &Tx) -> Ruled<Option<Instant>> {
        let Some((_, until)) = self.quoted else { return Ok(None) };
        Ok(new_quote(tx)?.kept(until))
    }

    /// The bill, as posting reads it.
    fn bill(&self) -> Ruled<PostInvoice> {
        read(&sale::parts(&Value::Object(self.sent.clone())).0)
    }

    /// Ends it; its content goes.
    async fn end(&self, tx: &Tx, state: &str, document: Option<DocumentId>) -> Result<()> {
        let document = document.map(DocumentId::uuid);
        sql::end_draft().bind(tx, &state, &document, &tx.now, &tx.tenant(), &self.id).one().await?;
        Ok(())
    }

    /// Ends it as posted. If it was copied from a bill, the new one is linked to that one, with the commit: the bill itself
    /// may go with it.
    pub async fn posted_as(&self, tx: &Tx, document: DocumentId) -> Result<()> {
        self.end(tx, "posted", Some(document)).await?;
        if let Some(corrects) = self.corrects {
            let link = LinkStatement::prepare(tx).await?;
            tx.with_commit(move |tx| {
                async move { link.write(tx, document, corrects, LinkKind::Corrects).await }.boxed()
            });
        }
        Ok(())
    }
}

/// The draft that a bill to post names, held; its content is filled in where the input has none. Without a draft
/// nothing is read.
pub(super) async fn take_up(tx: &Tx, input: &mut PostInvoice) -> Result<Option<OpenDraft>> {
    let Some(draft) = input.draft else { return Ok(None) };
    let held = OpenDraft::hold(tx, draft).await?;
    if input.lines.is_empty() {
        let bill = held.bill()?;
        *input = fill_in(input, bill, held.quoted, tx.today());
    } else if input.lock_until.is_none() {
        input.lock_until = held.lock_kept(tx)?;
    }
    Ok(Some(held))
}

/// Until when the counter keeps the rates of a draft that is taken up again; None for one that has ended, or whose quote has.
pub(super) async fn lock_kept(tx: &ReadTx, draft: &str) -> Result<Option<Instant>> {
    let Ok(draft) = Uuid::parse_str(draft) else { return Ok(None) };
    let until = sql::quote_of_draft().bind(tx, &tx.tenant(), &draft, &tx.now).opt().await?.flatten();
    let newest = new_quote(tx)?;
    Ok(until.and_then(|until| newest.kept(until)))
}

/// The fields that a caller sends replace those of the draft. Its quote stands if they say what the draft
/// says. On another day the rates of that day price the bill, and another total than the quoted one is
/// refused. Another discount or rate is a price that the caller sets: the quote is gone.
fn fill_in(
    sent: &PostInvoice,
    draft: PostInvoice,
    quoted: Option<(Money, Instant)>,
    today: Day,
) -> PostInvoice {
    let sent = sent.clone();
    let discount = draft.bill_discount_minor.unwrap_or(Money::ZERO);
    let is_own_price = sent.bill_discount_minor.is_none_or(|sent| sent == discount)
        && sent.rate_override_minor.is_none_or(|sent| draft.rate_override_minor == Some(sent));
    let is_own_day = sent.date.is_none_or(|sent| sent == draft.date.unwrap_or(today));
    let quoted = quoted.filter(|_| is_own_price);
    let lock = quoted.filter(|_| is_own_day).map(|(_, until)| until);
    let (quoted_total_minor, lock_until) = match sent.quoted_total_minor {
        Some(total) => (Some(total), sent.lock_until.or(lock)),
        None => (quoted.map(|(total, _)| total), lock),
    };
    PostInvoice {
        party: sent.party.or(draft.party),
        pan: sent.pan.or(draft.pan),
        place_of_supply: sent.place_of_supply.or(draft.place_of_supply),
        date: sent.date.or(draft.date),
        lines: draft.lines,
        bill_discount_minor: sent.bill_discount_minor.or(draft.bill_discount_minor),
        rate_override_minor: sent.rate_override_minor.or(draft.rate_override_minor),
        reason: sent.reason.or(draft.reason),
        quoted_total_minor,
        lock_until,
        draft: sent.draft,
    }
}

/// What is written of a draft.
pub(super) struct NewDraft<'a> {
    pub id: Uuid,
    pub sent: &'a Map<String, Value>,
    pub quote: Option<&'a Quote>,
    pub party: Option<PartyId>,
    pub corrects: Option<DocumentId>,
}

impl NewDraft<'_> {
    /// Writes a new one; drafts whose time is over end with it. Errors: `party_erased`.
    pub async fn insert(&self, tx: &Tx) -> Result<()> {
        sql::end_old().bind(tx, &tx.now, &tx.tenant()).all().await?;
        let written = sql::insert_draft()
            .params(
                tx,
                &sql::InsertDraftParams {
                    tenant: tx.tenant(),
                    party: self.party.map(PartyId::uuid),
                    draft: self.id,
                    input: tx.cipher().seal(INPUT, self.id, content(self.sent).as_str())?,
                    total_minor: self.quote.map(|quote| quote.total.get()),
                    lock_until: self.quote.map(|quote| quote.lock_until),
                    corrects: self.corrects.map(DocumentId::uuid),
                    expires_at: expires_at(tx.now)?,
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .opt()
            .await?;
        written.map(drop).ok_or_else(|| Refusal::new(Code::PartyErased).field("party").into())
    }

    /// Writes it in place of what was kept; it waits again. Errors: `party_erased`.
    async fn change(&self, tx: &Tx) -> Result<()> {
        let written = sql::change_draft()
            .params(
                tx,
                &sql::ChangeDraftParams {
                    tenant: tx.tenant(),
                    party: self.party.map(PartyId::uuid),
                    input: tx.cipher().seal(INPUT, self.id, content(self.sent).as_str())?,
                    total_minor: self.quote.map(|quote| quote.total.get()),
                    lock_until: self.quote.map(|quote| quote.lock_until),
                    expires_at: expires_at(tx.now)?,
                    draft: self.id,
                },
            )
            .opt()
            .await?;
        written.map(drop).ok_or_else(|| Refusal::new(Code::PartyErased).field("party").into())
    }
}

/// The content to keep: all but the draft that it replaces, an older quote, and what a page asks when it posts.
fn content(sent: &Map<String, Value>) -> String {
    let own = |(name, _): &(&String, &Value)| {
        !matches!(name.as_str(), "draft" | "quoted_total_minor" | "lock_until" | "reference_is_new")
    };
    let kept: Map<String, Value> =
        sent.iter().filter(own).map(|(name, value)| (name.clone(), value.clone())).collect();
    Value::Object(kept).to_string()
}

fn sent_of(input: &str) -> Result<Map<String, Value>> {
    match serde_json::from_str(input).map_err(Error::internal)? {
        Value::Object(sent) => Ok(sent),
        _ => Err(Error::internal("a draft that is no bill")),
    }
}

fn expires_at(now: Instant) -> Result<Instant> {
    Ok(now.checked_add(LASTS).map_err(|_| Code::NumberRange)?)
}

/// The state of a draft: one whose time is over is expired, though nothing has ended it yet.
fn state_now(stored: &str, expires_at: Instant, now: Instant) -> &str {
    if stored == "draft" && expires_at <= now { "expired" } else { stored }
}
