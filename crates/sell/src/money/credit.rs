//! A party's credit, as its page shows it.
//! Invariant: what is listed is what can be used, given back or paid out, to the paisa.

use kernel::code::Code;
use kernel::day::Day;
use kernel::money::Money;
use kernel::permission::Permission;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::party_credits::{self, Credit};
use ledger::parties;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

input! {
    /// Whose credit.
    pub struct ListCredits {
        /// The party's code.
        party: Name,
    }
}

/// A party's credit that is not used.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CreditList {
    /// The documents that gave it, the oldest first, at most two hundred.
    pub rows: Vec<CreditShown>,
    /// What is left of them.
    pub left_minor: Money,
}

/// A document whose credit is not used up.
#[derive(Debug, Serialize, JsonSchema)]
pub struct CreditShown {
    /// Its id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// receipt, credit_note or purchase_voucher.
    pub doc_type: DocumentKind,
    /// Its date.
    pub date: Day,
    /// What is left of it.
    pub left_minor: Money,
}

impl Query for ListCredits {
    const NAME: &'static str = "sell.credits";
    const NEEDS: Permission = Permission::LedgerRead;
    const SUMMARY: &'static str =
        "Lists a party's advances and credits that are not used up, the oldest first.";
    type Output = CreditList;

    async fn fetch(self, tx: &ReadTx) -> Result<CreditList> {
        let party = parties::coded(tx, self.party.as_str(), "party").await?;
        let credits = party_credits::of_party(tx, party.party_id).await?;
        let shown = |it: &Credit| {
            Ok(CreditShown {
                document_id: it.id.uuid(),
                number: it.number.clone(),
                doc_type: it.kind,
                date: it.date,
                left_minor: it.left()?,
            })
        };
        let rows = credits.iter().map(shown).collect::<std::result::Result<Vec<_>, Code>>()?;
        // A sum of stored amounts may exceed the limit of one.
        let left_minor = rows.iter().try_fold(Money::ZERO, |sum, row| sum.accumulate(row.left_minor))?;
        Ok(CreditList { left_minor, rows })
    }
}
