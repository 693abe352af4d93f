//! The register of sales: bills and notes by their days, with their sums.
//! Invariant: a credit note counts with the opposite sign in the sums, and is shown with the figures that it has on paper.

use kernel::day::Day;
use kernel::id::PartyId;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::words;
use ledger::accounts::account_entries::days;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::trial_balance::reads_ledgers;
use ledger::parties::{self, PartiesShown};
use platform::action::Query;
use platform::error::{Result, stored};
use platform::fields::{Name, Text};
use platform::sealed::app::membership;
use platform::tx::ReadTx;
use platform::{input, word_fields};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::registers as sql;
use serde::Serialize;
use uuid::Uuid;

use super::{PAGE, SALES, cursor_of, place_after};

words! {
    /// The state of a posted document.
    pub enum SaleState {
        /// It stands.
        Posted = "posted",
        /// Another document took it back.
        Reversed = "reversed",
    }
}
word_fields!(SaleState);

input! {
    /// Which sales.
    pub struct SalesRegister {
        /// The first day; absent: the first of the month of the last day.
        from: Option<Day>,
        /// The last day; absent: today.
        to: Option<Day>,
        /// Documents of this state only.
        state: Option<SaleState>,
        /// Documents of this party only: its code.
        party: Option<Name>,
        /// Documents that this person posted only.
        by: Option<Uuid>,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// The sales of some days.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SalesRegisterShown {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// A page of documents, in the order of their days.
    pub rows: Vec<SaleRow>,
    /// The sums of all of them, not of the page alone.
    pub totals: SalesTotals,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A bill or a note.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SaleRow {
    /// Its id.
    pub document_id: Uuid,
    /// invoice, debit_note or credit_note.
    pub doc_type: DocumentKind,
    /// Its number.
    pub number: String,
    /// posted or reversed.
    pub state: String,
    /// Its date.
    pub date: Day,
    /// Its party's code.
    pub party: Option<String>,
    /// The party's name.
    pub party_name: Option<String>,
    /// The state of the supply (India).
    pub place_of_supply: Option<String>,
    /// Who posted it.
    pub by: Uuid,
    /// The name of that person.
    pub by_name: Option<String>,
    /// Its value without tax, as on paper.
    pub taxable_minor: Money,
    /// Its tax.
    pub tax_minor: Money,
    /// Its round-off.
    pub round_off_minor: Money,
    /// Its total.
    pub total_minor: Money,
}

/// The sums of a register of sales.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SalesTotals {
    /// The number of documents.
    pub documents: i64,
    /// Their value without tax; what credit notes took back is subtracted, here and below.
    pub taxable_minor: Money,
    /// Their tax.
    pub tax_minor: Money,
    /// Their round-off.
    pub round_off_minor: Money,
    /// Their total.
    pub total_minor: Money,
}

impl Query for SalesRegister {
    const NAME: &'static str = "sell.sales_register";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str = "Lists the bills and notes of some days with their sums, a hundred a page.";
    type Output = SalesRegisterShown;

    async fn fetch(self, tx: &ReadTx) -> Result<SalesRegisterShown> {
        reads_ledgers(tx)?;
        let (from, to) = days(tx, self.from, self.to)?;
        let party = match &self.party {
            Some(code) => Some(parties::coded(tx, code.as_str(), "party").await?.party_id.uuid()),
            None => None,
        };
        let (after_day, after) = place_after(self.after.as_ref(), from);
        let (tenant, kinds, state) = (tx.tenant(), &SALES[..], self.state.map(SaleState::as_str));
        let page = sql::sales_of_days().prepare(tx).await?;
        let sums = sql::sums_of_sales().prepare(tx).await?;
        let of_page = sql::SalesOfDaysParams {
            tenant,
            kinds,
            after_day,
            after,
            to_day: to,
            state,
            party,
            by: self.by,
            many: PAGE + 1,
        };
        let of_all =
            sql::SumsOfSalesParams { tenant, kinds, from_day: from, to_day: to, state, party, by: self.by };
        let (rows, sums) = tokio::join!(biased;
            async { page.params(tx, &of_page).all().await },
            async { sums.params(tx, &of_all).one().await });
        let Page { rows, next } =
            Page::of(rows?, PAGE, |last| cursor_of((last.document_date, last.document_id)));
        let mut parties = PartiesShown::default();
        let rows = rows.into_iter().map(|row| shown_row(tx, &mut parties, row)).collect::<Result<_>>()?;
        Ok(SalesRegisterShown { from, to, rows, totals: SalesTotals::of(&sums?), next })
    }
}

impl SalesTotals {
    fn of(sums: &sql::SumsOfSales) -> SalesTotals {
        SalesTotals {
            documents: sums.documents,
            taxable_minor: Money::from_stored(sums.taxable_minor),
            tax_minor: Money::from_stored(sums.tax_minor),
            round_off_minor: Money::from_stored(sums.round_off_minor),
            total_minor: Money::from_stored(sums.total_minor),
        }
    }
}

fn shown_row(tx: &ReadTx, parties: &mut PartiesShown, row: sql::SalesOfDays) -> Result<SaleRow> {
    let party = row.party_id.map(PartyId::from_uuid);
    let (party, party_name) = parties.of(tx, party, row.party, row.party_name)?;
    let by_name = tx.cipher().open_of(membership::NAME, Some(row.created_by), row.by_name)?;
    Ok(SaleRow {
        document_id: row.document_id,
        doc_type: stored(&row.doc_type)?,
        number: row.number,
        state: row.state,
        date: row.document_date,
        party,
        party_name,
        place_of_supply: row.place_of_supply,
        by: row.created_by,
        by_name,
        taxable_minor: Money::from_stored(row.taxable_minor),
        tax_minor: Money::from_stored(row.tax_minor),
        round_off_minor: Money::from_stored(row.round_off_minor),
        total_minor: Money::from_stored(row.total_minor),
    })
}
