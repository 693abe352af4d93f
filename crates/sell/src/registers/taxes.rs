//! The register of tax: the tax of each bill, note, purchase or karigar's labour, with its sums by kind of tax and by class of goods.
//! Invariant: the tax of a document is what its entries posted, so the sums are those of the tax accounts.

use kernel::day::Day;
use kernel::id::PartyId;
use kernel::money::Money;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::words;
use ledger::accounts::account_entries::days;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::journal::Account;
use ledger::accounts::trial_balance::reads_ledgers;
use ledger::parties::{self, PartiesShown};
use platform::action::Query;
use platform::error::{Result, stored};
use platform::fields::{Name, Text};
use platform::tx::ReadTx;
use platform::{input, word_fields};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::registers as sql;
use serde::Serialize;
use uuid::Uuid;

use super::{PAGE, SALES, cursor_of, place_after, with_sign};

/// The documents on which tax is paid to suppliers and karigars.
const PURCHASES: [&str; 2] = [DocumentKind::PurchaseBill.as_str(), DocumentKind::KarigarReceipt.as_str()];

words! {
    /// Which tax.
    pub enum TaxSide {
        /// That of sales, which the shop owes.
        Output = "output",
        /// That of purchases and of karigars' labour, which the shop sets off.
        Input = "input",
    }
}
word_fields!(TaxSide);

input! {
    /// Which tax.
    pub struct TaxRegister {
        /// The first day; absent: the first of the month of the last day.
        from: Option<Day>,
        /// The last day; absent: today.
        to: Option<Day>,
        /// output or input; absent: output.
        side: Option<TaxSide>,
        /// Documents of this party only: its code.
        party: Option<Name>,
        /// Where the page before ended.
        after: Option<Text>,
    }
}

/// The tax of some days.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TaxRegisterShown {
    /// The first day.
    pub from: Day,
    /// The last day.
    pub to: Day,
    /// output or input.
    pub side: TaxSide,
    /// A page of documents, in the order of their days.
    pub rows: Vec<TaxRow>,
    /// The sums of all of them, not of the page alone.
    pub totals: TaxSums,
    /// The lines of all of them by their class of goods.
    pub classes: Vec<TaxOfClass>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A document with its tax. A credit note has negative figures.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TaxRow {
    /// Its id.
    pub document_id: Uuid,
    /// invoice, debit_note, credit_note, purchase_bill or karigar_receipt.
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
    /// Its value without tax: of a karigar's receipt, his labour.
    pub taxable_minor: Money,
    /// Its tax.
    #[serde(flatten)]
    pub tax: TaxSums,
    /// Its total.
    pub total_minor: Money,
}

/// Tax by its kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TaxSums {
    /// Central tax (India).
    pub cgst_minor: Money,
    /// State tax (India).
    pub sgst_minor: Money,
    /// Integrated tax (India).
    pub igst_minor: Money,
    /// GST (Australia).
    pub gst_minor: Money,
}

/// The lines of a class of goods.
#[derive(Debug, Serialize, JsonSchema)]
pub struct TaxOfClass {
    /// The class.
    pub tax_class: String,
    /// The number of lines; a karigar's receipt is one.
    pub lines: i64,
    /// Their value without tax.
    pub taxable_minor: Money,
    /// Their tax.
    pub tax_minor: Money,
}

impl TaxSide {
    /// Its accounts: central, state and integrated tax, GST.
    fn accounts(self) -> [&'static str; 4] {
        let accounts = match self {
            TaxSide::Output => [Account::OutCgst, Account::OutSgst, Account::OutIgst, Account::OutGst],
            TaxSide::Input => [Account::InCgst, Account::InSgst, Account::InIgst, Account::InGst],
        };
        accounts.map(Account::as_str)
    }

    fn kinds(self) -> &'static [&'static str] {
        match self {
            TaxSide::Output => &SALES,
            TaxSide::Input => &PURCHASES,
        }
    }

    /// The tax of what was credited to its accounts.
    fn tax(self, credited: [i64; 4]) -> TaxSums {
        let tax = |credited: i64| {
            Money::from_stored(if self == TaxSide::Output { credited } else { credited.saturating_neg() })
        };
        let [cgst, sgst, igst, gst] = credited.map(tax);
        TaxSums { cgst_minor: cgst, sgst_minor: sgst, igst_minor: igst, gst_minor: gst }
    }
}

impl Query for TaxRegister {
    const NAME: &'static str = "sell.tax_register";
    const NEEDS: Permission = Permission::CostRead;
    const SUMMARY: &'static str =
        "Lists the tax of the bills, notes or purchases of some days with its sums, a hundred a page.";
    type Output = TaxRegisterShown;

    async fn fetch(self, tx: &ReadTx) -> Result<TaxRegisterShown> {
        reads_ledgers(tx)?;
        let (from, to) = days(tx, self.from, self.to)?;
        let side = self.side.unwrap_or(TaxSide::Output);
        let party = match &self.party {
            Some(code) => Some(parties::coded(tx, code.as_str(), "party").await?.party_id.uuid()),
            None => None,
        };
        let (after_day, after) = place_after(self.after.as_ref(), from);
        let (tenant, kinds, [cgst, sgst, igst, gst]) = (tx.tenant(), side.kinds(), side.accounts());
        let page = sql::taxes_of_days().prepare(tx).await?;
        let sums = sql::sums_of_taxes().prepare(tx).await?;
        let classes = sql::taxes_by_class().prepare(tx).await?;
        let of_page = sql::TaxesOfDaysParams {
            cgst,
            sgst,
            igst,
            gst,
            tenant,
            kinds,
            after_day,
            after,
            to_day: to,
            party,
            many: PAGE + 1,
        };
        let of_all = sql::SumsOfTaxesParams {
            cgst,
            sgst,
            igst,
            gst,
            tenant,
            kinds,
            from_day: from,
            to_day: to,
            party,
        };
        let (rows, sums, classes) = tokio::join!(biased;
            async { page.params(tx, &of_page).all().await },
            async { sums.params(tx, &of_all).one().await },
            async { classes.bind(tx, &tenant, &kinds, &from, &to, &party).all().await });
        let sums = sums?;
        let Page { rows, next } =
            Page::of(rows?, PAGE, |last| cursor_of((last.document_date, last.document_id)));
        let mut parties = PartiesShown::default();
        let rows = rows.into_iter().map(|row| shown_row(tx, &mut parties, side, row));
        Ok(TaxRegisterShown {
            from,
            to,
            side,
            rows: rows.collect::<Result<_>>()?,
            totals: side.tax([sums.cgst_minor, sums.sgst_minor, sums.igst_minor, sums.gst_minor]),
            classes: classes?.into_iter().map(TaxOfClass::of).collect(),
            next,
        })
    }
}

impl TaxOfClass {
    fn of(row: sql::TaxesByClass) -> TaxOfClass {
        TaxOfClass {
            tax_class: row.tax_class,
            lines: row.lines,
            taxable_minor: Money::from_stored(row.taxable_minor),
            tax_minor: Money::from_stored(row.tax_minor),
        }
    }
}

fn shown_row(
    tx: &ReadTx,
    parties: &mut PartiesShown,
    side: TaxSide,
    row: sql::TaxesOfDays,
) -> Result<TaxRow> {
    let party = row.party_id.map(PartyId::from_uuid);
    let (party, party_name) = parties.of(tx, party, row.party, row.party_name)?;
    let kind: DocumentKind = stored(&row.doc_type)?;
    Ok(TaxRow {
        document_id: row.document_id,
        doc_type: kind,
        number: row.number,
        state: row.state,
        date: row.document_date,
        party,
        party_name,
        place_of_supply: row.place_of_supply,
        taxable_minor: Money::from_stored(with_sign(kind, row.taxable_minor)),
        tax: side.tax([row.cgst_minor, row.sgst_minor, row.igst_minor, row.gst_minor]),
        total_minor: Money::from_stored(with_sign(kind, row.total_minor)),
    })
}
