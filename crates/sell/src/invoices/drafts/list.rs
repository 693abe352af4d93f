//! Drafts to read: those that wait, and one with its content.
//! Invariant: the content is shown as it was sent, and only while the draft waits.

use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::PartyId;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::parties;
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::sealed::app::membership;
use platform::sealed::sell::draft::INPUT;
use platform::tx::ReadTx;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use sell_queries::invoices::drafts as sql;
use serde::Serialize;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{sent_of, state_now};

/// Drafts on a page.
const PAGE: i64 = 50;

input! {
    /// Which drafts.
    pub struct ListDrafts {
        /// Where the page before ended.
        after: Option<Uuid>,
    }
}

/// A page of the drafts that wait, the newest first.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DraftList {
    /// The drafts.
    pub rows: Vec<DraftShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<Uuid>,
}

/// A draft, as lists show it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DraftShown {
    /// Its id.
    pub draft: Uuid,
    /// draft, posted, discarded or expired.
    pub state: String,
    /// The buyer's code.
    pub party: Option<String>,
    /// The buyer's name.
    pub party_name: Option<String>,
    /// What its first line says; null where that comes from a tag or an item, and when the draft has ended.
    pub first_line: Option<String>,
    /// How many lines it has.
    pub lines: usize,
    /// The total that was quoted; null for a copy of a bill that was not priced yet.
    pub quoted_total_minor: Option<Money>,
    /// Until when the quote is valid.
    pub lock_until: Option<Instant>,
    /// The number of the bill that it corrects.
    pub corrects: Option<String>,
    /// That bill's id.
    pub corrects_id: Option<Uuid>,
    /// The number of the bill as which it was posted.
    pub number: Option<String>,
    /// That bill's id.
    pub document_id: Option<Uuid>,
    /// Who keeps it.
    pub by: String,
    /// Since when.
    pub created_at: Instant,
    /// When it ends, if nobody takes it up.
    pub expires_at: Instant,
}

/// A draft with its content.
#[derive(Debug, Serialize, JsonSchema)]
pub struct DraftWhole {
    #[serde(flatten)]
    pub draft: DraftShown,
    /// The input of `sell.invoice.post`, as it was sent; null when the draft has ended.
    #[schemars(schema_with = "content")]
    pub input: Option<Map<String, Value>>,
}

fn content(_: &mut SchemaGenerator) -> Schema {
    json_schema!({ "type": ["object", "null"], "additionalProperties": true })
}

impl Query for ListDrafts {
    const NAME: &'static str = "sell.drafts";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str = "Lists the bills that wait as drafts, the newest first, fifty a page.";
    type Output = DraftList;

    async fn fetch(self, tx: &ReadTx) -> Result<DraftList> {
        let before = self.after.unwrap_or(Uuid::max());
        let rows = sql::open_drafts().bind(tx, &tx.tenant(), &tx.now, &before, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |row| row.draft_id);
        let rows = rows.into_iter().map(|row| Ok(draft_of(tx, row)?.draft)).collect::<Result<_>>()?;
        Ok(DraftList { rows, next })
    }
}

input! {
    /// Which draft.
    pub struct GetDraft {
        /// Its id.
        draft: Uuid,
    }
}

impl Query for GetDraft {
    const NAME: &'static str = "sell.draft";
    const NEEDS: Permission = Permission::BillsRead;
    const SUMMARY: &'static str = "Shows a draft with its content.";
    type Output = DraftWhole;

    async fn fetch(self, tx: &ReadTx) -> Result<DraftWhole> {
        let row = sql::draft_by_id().bind(tx, &tx.tenant(), &self.draft).opt().await?;
        draft_of(tx, row.ok_or_else(|| Refusal::new(Code::NotFound).field("draft"))?)
    }
}

fn draft_of(tx: &ReadTx, row: sql::DraftRow) -> Result<DraftWhole> {
    let state = state_now(&row.state, row.expires_at, tx.now).to_owned();
    let input = tx.cipher().open(INPUT, row.draft_id, row.input)?.filter(|_| state == "draft");
    let input = input.as_deref().map(sent_of).transpose()?;
    let lines = input.as_ref().and_then(|input| input.get("lines")).and_then(Value::as_array);
    let first = lines.and_then(|lines| lines.first()).and_then(|line| line.get("description"));
    let party = row.party_id.map(PartyId::from_uuid);
    let draft = DraftShown {
        draft: row.draft_id,
        state,
        party: parties::code_of(tx, party, row.party)?,
        party_name: parties::name_of(tx, party, row.party_name)?,
        first_line: first.and_then(Value::as_str).map(str::to_owned),
        lines: lines.map_or(0, Vec::len),
        quoted_total_minor: row.total_minor.map(Money::from_stored),
        lock_until: row.lock_until,
        corrects: row.corrects_number,
        corrects_id: row.corrects,
        number: row.number,
        document_id: row.document_id,
        by: tx.cipher().open(membership::NAME, row.created_by, row.by)?,
        created_at: row.created_at,
        expires_at: row.expires_at,
    };
    Ok(DraftWhole { draft, input })
}
