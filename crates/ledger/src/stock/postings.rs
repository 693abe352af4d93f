//! What goods post when they come, leave or change: their cost beside their fine metal (postings.md).
//! Invariant: an unknown cost and a cost of zero post no money; a posting follows the movement that it stands for, and nothing
//! is computed here a second time.

use kernel::id::{BatchId, DocumentId, EntryId, PartyId};
use kernel::money::Money;
use kernel::permission::Permission;
use platform::error::Result;
use platform::tx::{ReadTx, Tx};

use crate::accounts::journal::{
    Account, EntryStatement, Leg, NewEntry, Posting, Transfer, add_up, journal_of,
};
use crate::accounts::periods::{self, OpenDay};
use crate::stock::metal::FineMetal;

/// Goods: what they cost, if that is known, and their fine metal.
#[derive(Clone, Copy, Debug, Default)]
pub struct Goods {
    /// Their cost.
    pub cost: Option<Money>,
    /// Their metal.
    pub metal: Option<FineMetal>,
}

/// The debited and the credited account of a transfer.
type Pair = (Leg, Leg);

impl Goods {
    /// Goods of a known cost, without metal.
    pub fn costing(cost: Money) -> Goods {
        Goods { cost: Some(cost), metal: None }
    }

    /// The goods with which the books begin.
    pub fn opening(self, currency: &str) -> Vec<Transfer> {
        self.post(
            currency,
            pair(Account::OpeningStock, Account::Opening),
            Some(pair(Account::MStock, Account::Opening)),
        )
    }

    /// Goods that came from a supplier without a bill, or of which no supplier is known.
    pub fn receipt(self, currency: &str, supplier: Option<&str>) -> Vec<Transfer> {
        let from = match supplier {
            Some(supplier) => Leg::with(Account::ReceivedNotBilled, supplier),
            None => Leg::of(Account::Purchases),
        };
        let metal = pair(Account::MStock, Account::MBoughtIn);
        self.post(currency, (Leg::of(Account::Stock), from), Some(metal))
    }

    /// Goods that were lost, sampled, written off or counted out; goods that a count found are negative.
    pub fn loss(self, currency: &str) -> Vec<Transfer> {
        let metal = pair(Account::MAdjust, Account::MStock);
        self.post(currency, pair(Account::StockLoss, Account::Stock), Some(metal))
    }

    /// Goods that were sold.
    pub fn sale(self, currency: &str) -> Vec<Transfer> {
        let metal = pair(Account::MetalSold, Account::MStock);
        self.post(currency, pair(Account::Cogs, Account::Stock), Some(metal))
    }

    /// Goods that went into a batch.
    pub fn into_batch(self, currency: &str) -> Vec<Transfer> {
        let metal = pair(Account::MAdjust, Account::MStock);
        self.post(currency, pair(Account::WorkInProgress, Account::Stock), Some(metal))
    }

    /// Goods that came out of a batch.
    pub fn out_of_batch(self, currency: &str) -> Vec<Transfer> {
        let metal = pair(Account::MStock, Account::MAdjust);
        self.post(currency, pair(Account::Stock, Account::WorkInProgress), Some(metal))
    }

    /// A charge that stock bears, as for its days in the ageing room.
    pub fn charge(self, currency: &str) -> Vec<Transfer> {
        self.post(currency, pair(Account::Stock, Account::OverheadAbsorbed), None)
    }

    /// Work that a batch absorbs.
    pub fn labour(self, currency: &str) -> Vec<Transfer> {
        self.post(currency, pair(Account::WorkInProgress, Account::LabourAbsorbed), None)
    }

    /// Overheads that a batch absorbs.
    pub fn overhead(self, currency: &str) -> Vec<Transfer> {
        self.post(currency, pair(Account::WorkInProgress, Account::OverheadAbsorbed), None)
    }

    /// The cost of a batch that ended without goods.
    pub fn lost_in_batch(self, currency: &str) -> Vec<Transfer> {
        self.post(currency, pair(Account::StockLoss, Account::WorkInProgress), None)
    }

    /// The cost inside a batch with which the books begin.
    pub fn opening_batch(self, currency: &str) -> Vec<Transfer> {
        self.post(currency, pair(Account::WorkInProgress, Account::Opening), None)
    }

    fn post(self, currency: &str, money: Pair, metal: Option<Pair>) -> Vec<Transfer> {
        let money = self.cost.and_then(|cost| Transfer::of(money.0, money.1, currency, cost.get()));
        let metal = self.metal.zip(metal).and_then(|(fine, (debit, credit))| {
            Transfer::of(debit, credit, fine.metal.commodity(), fine.fine_mg)
        });
        money.into_iter().chain(metal).collect()
    }
}

fn pair(debit: Account, credit: Account) -> Pair {
    (Leg::of(debit), Leg::of(credit))
}

/// An entry of goods without a document.
#[derive(Debug)]
pub struct StockEntry {
    /// Its id, which its movements and pieces name.
    pub id: EntryId,
    /// The batch that it is about.
    pub batch: Option<BatchId>,
    /// The party of its legs that name one.
    pub party: Option<PartyId>,
    /// The document whose cost it corrects.
    pub document: Option<DocumentId>,
    /// Its transfers, added up.
    pub transfers: Vec<Transfer>,
    day: OpenDay,
    memo: &'static str,
}

impl StockEntry {
    /// An entry of today; None for no transfers. Errors: `period_locked`, but for an import; `number_range`.
    pub async fn of(tx: &Tx, memo: &'static str, transfers: Vec<Transfer>) -> Result<Option<StockEntry>> {
        let id = EntryId::from_uuid(tx.new_id()?);
        StockEntry::named(tx, id, memo, transfers).await
    }

    /// As `of`, with an id that its goods name already.
    pub async fn named(
        tx: &Tx,
        id: EntryId,
        memo: &'static str,
        transfers: Vec<Transfer>,
    ) -> Result<Option<StockEntry>> {
        if transfers.is_empty() {
            return Ok(None);
        }
        let day = open_day(tx).await?;
        let transfers = add_up(transfers)?;
        Ok(Some(StockEntry { id, batch: None, party: None, document: None, transfers, day, memo }))
    }

    /// An entry of a day that is known to be open; for many entries of one call. Errors: `number_range`.
    pub fn on_day(tx: &Tx, day: OpenDay, memo: &'static str, transfers: Vec<Transfer>) -> Result<StockEntry> {
        let (id, transfers) = (EntryId::from_uuid(tx.new_id()?), add_up(transfers)?);
        Ok(StockEntry { id, batch: None, party: None, document: None, transfers, day, memo })
    }

    /// The same, about the cost of a document that is posted.
    pub fn on(self, document: DocumentId) -> StockEntry {
        StockEntry { document: Some(document), ..self }
    }

    /// The same, with a party that its legs name.
    pub fn with(self, party: PartyId) -> StockEntry {
        StockEntry { party: Some(party), ..self }
    }

    /// The same, about a batch.
    pub fn about(self, batch: BatchId) -> StockEntry {
        StockEntry { batch: Some(batch), ..self }
    }

    /// Writes it. It may go in one flight with its goods.
    pub async fn write(&self, tx: &Tx) -> Result<()> {
        self.write_with(tx, &EntryStatement::prepare(tx).await?).await
    }

    async fn write_with(&self, tx: &Tx, statement: &EntryStatement) -> Result<()> {
        let new = NewEntry {
            document: self.document,
            date: self.day,
            memo: self.memo,
            party: self.party,
            transfers: &self.transfers,
        };
        statement.write_as(tx, self.id, self.batch, &new).await
    }
}

/// Today, as a day on which goods may be posted. Errors: `period_locked`, but for an import.
pub async fn open_day(tx: &Tx) -> Result<OpenDay> {
    match tx.is_opening() {
        true => OpenDay::moved_in(tx, tx.today()),
        false => Ok(OpenDay::of(periods::locks_held(tx).await?, tx.today())?),
    }
}

/// Writes entries in one flight.
pub async fn write_all(tx: &Tx, entries: impl Iterator<Item = &StockEntry>) -> Result<()> {
    let statement = EntryStatement::prepare(tx).await?;
    for written in futures::future::join_all(entries.map(|entry| entry.write_with(tx, &statement))).await {
        written?;
    }
    Ok(())
}

/// The journal of an entry, if there is one: the sum for each account, party and commodity. Errors: `number_range`.
pub fn journal(entry: Option<&StockEntry>) -> Result<Vec<Posting>> {
    Ok(entry.map_or(Ok(vec![]), |entry| journal_of(&entry.transfers))?)
}

/// What of a journal a member sees: without `cost.read` no money, because it is the cost of goods.
pub fn seen_by(tx: &ReadTx, mut journal: Vec<Posting>) -> Vec<Posting> {
    if !tx.member.may(Permission::CostRead) {
        journal.retain(|row| row.commodity != tx.workspace.currency.code);
    }
    journal
}

/// Writes an entry, if there is one.
pub async fn write(tx: &Tx, entry: Option<&StockEntry>) -> Result<()> {
    match entry {
        Some(entry) => entry.write(tx).await,
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests;
