//! Entries of the journal: transfers between accounts, in money and in fine metal, and how they are written.
//! Invariant: a posting is a transfer with both its sides, so that every entry balances (S1); a posting never
//! changes.

use kernel::code::Code;
use kernel::id::{BatchId, DocumentId, EntryId, PartyId};
use ledger_queries::accounts::journal as sql;
use ledger_queries::client::Params;
use platform::error::Result;
use platform::sealed::ledger::journal_entry::MEMO;
use platform::tx::Tx;
use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::accounts::periods::OpenDay;
use crate::parties::code_of;
use crate::row_count::whole;

/// One account a row: its variant, its name in the books, its contents.
macro_rules! accounts {
    ($( $(#[doc = $what:literal])+ $variant:ident = $name:literal; )+) => {
        /// The accounts, by their roles. A debit is positive, a credit negative.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, JsonSchema)]
        #[schemars(with = "String", extend("enum" = Account::ALL))]
        pub enum Account { $( $(#[doc = $what])+ $variant, )+ }

        impl Account {
            /// Every account, in the order of the books.
            pub const ALL: &'static [Account] = &[$( Account::$variant, )+];

            /// The name in answers and in the books.
            pub const fn as_str(self) -> &'static str {
                match self { $( Account::$variant => $name, )+ }
            }
        }
    };
}

accounts! {
    /// Money in the tills.
    Cash = "CASH";
    /// UPI on its way to the bank.
    UpiClearing = "UPI_CLEARING";
    /// Cards on their way to the bank.
    CardClearing = "CARD_CLEARING";
    /// Money at the bank.
    Bank = "BANK";
    /// Cheques not yet cleared.
    ChequesInHand = "CHEQUES_IN_HAND";
    /// A party's debt.
    Ar = "AR";
    /// Advances: payments of a party before its bill.
    Adv = "ADV";
    /// A party's savings in a scheme.
    Scheme = "SCHEME";
    /// The debt to a supplier.
    Ap = "AP";
    /// Goods received without a bill, for each supplier. A debit: billed and not yet received.
    ReceivedNotBilled = "RECEIVED_NOT_BILLED";
    /// Tax withheld from a supplier and not yet paid over.
    TdsPayable = "TDS_PAYABLE";
    /// Sales without tax.
    Sales = "SALES";
    /// Central tax on sales (India).
    OutCgst = "OUT_CGST";
    /// State tax on sales (India).
    OutSgst = "OUT_SGST";
    /// Integrated tax on sales (India).
    OutIgst = "OUT_IGST";
    /// GST on sales (Australia).
    OutGst = "OUT_GST";
    /// Central tax on purchases (India).
    InCgst = "IN_CGST";
    /// State tax on purchases (India).
    InSgst = "IN_SGST";
    /// Integrated tax on purchases (India).
    InIgst = "IN_IGST";
    /// GST on purchases (Australia).
    InGst = "IN_GST";
    /// Differences from rounding bills.
    RoundOff = "ROUND_OFF";
    /// Differences from rounding cash, and between a till's count and its books.
    CashRound = "CASH_ROUND";
    /// A karigar's labour.
    Labour = "LABOUR";
    /// Labour that became cost of goods.
    LabourAbsorbed = "LABOUR_ABSORBED";
    /// Overhead and the charges of ageing that became cost of goods.
    OverheadAbsorbed = "OVERHEAD_ABSORBED";
    /// Goods and services bought that are not a lot or a piece, or not yet.
    Purchases = "PURCHASES";
    /// The difference between a supplier's bill and the cost at which its goods came in.
    PriceDifference = "PRICE_DIFFERENCE";
    /// The cost of goods that came in or left since the books began.
    Stock = "STOCK";
    /// The cost of the goods with which the books began. It never changes again.
    OpeningStock = "OPENING_STOCK";
    /// The cost inside batches that have not ended.
    WorkInProgress = "WORK_IN_PROGRESS";
    /// Old metal bought from customers, at cost.
    StockOldMetal = "STOCK_OLD_METAL";
    /// The cost of the goods sold.
    Cogs = "COGS";
    /// The cost of goods lost, written off or sampled, and of batches that ended without goods.
    StockLoss = "STOCK_LOSS";
    /// Debts that the shop gave up.
    WriteOff = "WRITE_OFF";
    /// The opposite side of everything with which the books began, in money and in metal.
    Opening = "OPENING";
    /// Metal in the shop, in fine mg.
    MStock = "M_STOCK";
    /// Metal sold, in fine mg.
    MetalSold = "M_SOLD";
    /// Metal of jobs in the shop, and of goods taken on approval, in fine mg. It is never the shop's stock.
    MCustody = "M_CUSTODY";
    /// Metal owed to a customer, or to a supplier for goods on approval, in fine mg.
    MCustomer = "M_CUSTOMER";
    /// Old metal taken from customers, in fine mg.
    MOldMetal = "M_OLD_METAL";
    /// The opposite side of purchased metal, in fine mg.
    MBoughtIn = "M_BOUGHT_IN";
    /// Metal with a karigar, in fine mg.
    MKarigar = "M_KARIGAR";
    /// Metal a karigar may use up, in fine mg.
    MWastage = "M_WASTAGE";
    /// Metal lost in the fire, in fine mg.
    MLoss = "M_LOSS";
    /// Metal by which a stocktake differed from the books, in fine mg.
    MAdjust = "M_ADJUST";
}

impl Serialize for Account {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl std::str::FromStr for Account {
    type Err = Code;

    fn from_str(name: &str) -> std::result::Result<Account, Code> {
        Account::ALL.iter().copied().find(|account| account.as_str() == name).ok_or(Code::ValueUnknown)
    }
}

/// The account of a leg.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum LegAccount {
    /// One that the product keeps.
    Kept(Account),
    /// One of the shop's own, by its code.
    Own(String),
}

impl LegAccount {
    /// The account of this name in the books.
    pub fn named(name: &str) -> LegAccount {
        name.parse().map_or_else(|_| LegAccount::Own(name.to_owned()), LegAccount::Kept)
    }

    /// The name in answers and in the books.
    pub fn as_str(&self) -> &str {
        match self {
            LegAccount::Kept(account) => account.as_str(),
            LegAccount::Own(code) => code,
        }
    }
}

impl From<Account> for LegAccount {
    fn from(account: Account) -> LegAccount {
        LegAccount::Kept(account)
    }
}

/// One side of a transfer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    pub account: LegAccount,
    /// The code of the party, on accounts with a balance for each party.
    pub party: Option<String>,
    /// The party's id, where an entry names more than one; else it is the entry's.
    pub party_id: Option<PartyId>,
}

impl Leg {
    /// An account of the shop's own.
    pub fn of(account: impl Into<LegAccount>) -> Leg {
        Leg { account: account.into(), party: None, party_id: None }
    }

    /// An account with a balance for each party.
    pub fn with(account: impl Into<LegAccount>, party: &str) -> Leg {
        Leg { account: account.into(), party: Some(party.to_owned()), party_id: None }
    }

    /// An account with a balance for each party; without a party for a document to nobody.
    pub fn to(account: Account, party: Option<&str>) -> Leg {
        Leg { party: party.map(str::to_owned), ..Leg::of(account) }
    }

    /// Whether it is of an account that the product keeps.
    pub fn is_of(&self, account: Account) -> bool {
        self.account == LegAccount::Kept(account)
    }

    /// The same, of a party that the entry does not name.
    pub fn with_party(account: impl Into<LegAccount>, party: &str, id: PartyId) -> Leg {
        Leg { party_id: Some(id), ..Leg::with(account, party) }
    }
}

/// A positive amount that goes from the credited account to the debited one (S1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transfer {
    pub debit: Leg,
    pub credit: Leg,
    /// INR, AUD, AU_FINE_MG, …
    pub commodity: String,
    /// In the commodity's smallest unit.
    pub amount: i64,
}

impl Transfer {
    /// A transfer of an amount that may be negative, which goes in the opposite direction, or zero, which is none.
    pub fn of(debit: Leg, credit: Leg, commodity: &str, amount: i64) -> Option<Transfer> {
        let (debit, credit) = if amount < 0 { (credit, debit) } else { (debit, credit) };
        let amount = amount.checked_abs().filter(|amount| *amount > 0)?;
        Some(Transfer { debit, credit, commodity: commodity.to_owned(), amount })
    }

    /// The same transfer reversed: a reversal posts it (S8).
    pub fn mirrored(self) -> Transfer {
        Transfer { debit: self.credit, credit: self.debit, ..self }
    }
}

/// A row of a journal, as answers show it: a debit is positive, a credit negative.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Posting {
    /// The account.
    pub account: String,
    /// The party's code, on accounts with a balance for each party.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub party: Option<String>,
    /// The currency, or the metal.
    pub commodity: String,
    /// In minor units of the currency, or in fine mg of the metal.
    pub amount: i64,
}

/// The sums of the transfers for each account, party and commodity, in the order of first use. Sums of zero
/// are left out.
pub fn journal_of(transfers: &[Transfer]) -> std::result::Result<Vec<Posting>, Code> {
    let mut sums: Vec<(&Leg, &str, i128)> = Vec::new();
    for transfer in transfers {
        let amount = i128::from(transfer.amount);
        for (leg, amount) in [(&transfer.debit, amount), (&transfer.credit, -amount)] {
            let same = |sum: &&mut (&Leg, &str, i128)| sum.0 == leg && sum.1 == transfer.commodity;
            match sums.iter_mut().find(same) {
                Some(sum) => sum.2 += amount,
                None => sums.push((leg, &transfer.commodity, amount)),
            }
        }
    }
    let posting = |(leg, commodity, amount): (&Leg, &str, i128)| {
        Ok(Posting {
            account: leg.account.as_str().to_owned(),
            party: leg.party.clone(),
            commodity: commodity.to_owned(),
            amount: i64::try_from(amount).map_err(|_| Code::NumberRange)?,
        })
    };
    sums.into_iter().filter(|sum| sum.2 != 0).map(posting).collect()
}

/// The transfers of the same accounts, parties and commodity added up, in the order of first use.
pub fn add_up(transfers: Vec<Transfer>) -> std::result::Result<Vec<Transfer>, Code> {
    let mut sums: Vec<Transfer> = Vec::new();
    for it in transfers {
        let same = |sum: &&mut Transfer| {
            (&sum.debit, &sum.credit, &sum.commodity) == (&it.debit, &it.credit, &it.commodity)
        };
        match sums.iter_mut().find(same) {
            Some(sum) => sum.amount = sum.amount.checked_add(it.amount).ok_or(Code::NumberRange)?,
            None => sums.push(it),
        }
    }
    Ok(sums)
}

/// An entry to write: the postings of a document.
pub struct NewEntry<'a> {
    pub document: Option<DocumentId>,
    pub date: OpenDay,
    pub memo: &'a str,
    /// The party of every leg that names one without its id.
    pub party: Option<PartyId>,
    pub transfers: &'a [Transfer],
}

/// The statements that write an entry, prepared before their flight. An entry waits for the totals of its month from the
/// moment when it is written.
pub struct EntryStatement {
    entry: sql::InsertEntryStmt,
    pending: sql::InsertPendingStmt,
}

impl EntryStatement {
    /// Prepares the statements. There is no wait for an answer once they are in the connection's cache.
    pub async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self {
            entry: sql::insert_entry().prepare(tx).await?,
            pending: sql::insert_pending().prepare(tx).await?,
        })
    }

    /// Writes an entry with its postings and returns its id. An entry without transfers is not written and
    /// has no id.
    pub async fn write(&self, tx: &Tx, new: &NewEntry<'_>) -> Result<Option<EntryId>> {
        if new.transfers.is_empty() {
            return Ok(None);
        }
        let entry = EntryId::from_uuid(tx.new_id()?);
        self.write_as(tx, entry, None, new).await?;
        Ok(Some(entry))
    }

    /// Writes an entry of this id, about a batch if one is named. Goods of the same flight name the entry by its id.
    pub(crate) async fn write_as(
        &self,
        tx: &Tx,
        entry: EntryId,
        batch: Option<BatchId>,
        new: &NewEntry<'_>,
    ) -> Result<()> {
        fn column<'a, T>(transfers: &'a [Transfer], of: impl Fn(&'a Transfer) -> T) -> Vec<T> {
            transfers.iter().map(of).collect()
        }
        let entry = entry.uuid();
        let party = |leg: &Leg| leg.party.as_ref().and(leg.party_id.or(new.party)).map(PartyId::uuid);
        let commodities: Vec<&str> =
            new.transfers.iter().map(|transfer| transfer.commodity.as_str()).collect();
        let tenant = tx.tenant();
        let params = sql::InsertEntryParams {
            tenant,
            entry,
            document: new.document.map(DocumentId::uuid),
            batch: batch.map(BatchId::uuid),
            entry_date: new.date.day(),
            memo: tx.cipher().seal(MEMO, entry, new.memo)?,
            by: tx.person(),
            now: tx.now,
            debit_accounts: column(new.transfers, |transfer| transfer.debit.account.as_str()),
            debit_parties: column(new.transfers, |transfer| party(&transfer.debit)),
            credit_accounts: column(new.transfers, |transfer| transfer.credit.account.as_str()),
            credit_parties: column(new.transfers, |transfer| party(&transfer.credit)),
            commodities,
            amounts: column(new.transfers, |transfer| transfer.amount),
        };
        let (posted, pending) = tokio::join!(biased;
            async { self.entry.params(tx, &params).all().await },
            async { self.pending.bind(tx, &tenant, &entry, &new.date.day()).one().await });
        // Check the entry first: a statement after a failed one reports only that something failed.
        whole(posted?.len(), new.transfers.len())?;
        pending?;
        Ok(())
    }
}

/// The postings of a document, to be mirrored by its reversal.
pub async fn posted_by(tx: &Tx, document: DocumentId) -> Result<Vec<Transfer>> {
    let rows = sql::postings_of().bind(tx, &tx.tenant(), &document.uuid()).all().await?;
    rows.into_iter()
        .map(|row| {
            Ok(Transfer {
                debit: Leg {
                    account: LegAccount::named(&row.debit_account),
                    party: code_of(tx, row.debit_id.map(PartyId::from_uuid), row.debit_party)?,
                    party_id: None,
                },
                credit: Leg {
                    account: LegAccount::named(&row.credit_account),
                    party: code_of(tx, row.credit_id.map(PartyId::from_uuid), row.credit_party)?,
                    party_id: None,
                },
                commodity: row.commodity,
                amount: row.amount,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn any_transfer() -> impl Strategy<Value = Transfer> {
        let leg = (0..Account::ALL.len(), proptest::option::of("[ab]"))
            .prop_map(|(account, party)| Leg { party, ..Leg::of(Account::ALL[account]) });
        (leg.clone(), leg, prop_oneof![Just("INR"), Just("AU_FINE_MG")], 1..=1_000_000_000i64).prop_map(
            |(debit, credit, commodity, amount)| Transfer {
                debit,
                credit,
                commodity: commodity.to_owned(),
                amount,
            },
        )
    }

    #[test]
    fn every_account_is_known_by_its_name_in_the_books() {
        for &account in Account::ALL {
            assert_eq!(account.as_str().parse(), Ok(account));
        }
        assert_eq!("ar".parse::<Account>(), Err(Code::ValueUnknown));
    }

    #[test]
    fn a_negative_amount_goes_back_and_nothing_is_no_transfer() {
        let of = |amount| Transfer::of(Leg::of(Account::Cogs), Leg::of(Account::Stock), "INR", amount);
        assert_eq!(of(0), None);
        assert_eq!(of(-7), of(7).map(Transfer::mirrored));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

        #[test]
        fn added_up_transfers_give_the_same_journal(transfers in proptest::collection::vec(any_transfer(), 0..12)) {
            let sums = add_up(transfers.clone()).unwrap();
            prop_assert_eq!(journal_of(&sums), journal_of(&transfers));
            for (n, sum) in sums.iter().enumerate() {
                let like = |it: &&Transfer| (&it.debit, &it.credit, &it.commodity) == (&sum.debit, &sum.credit, &sum.commodity);
                prop_assert_eq!(sums.iter().filter(like).count(), 1, "{}", n);
            }
        }

        #[test]
        fn a_journal_sums_to_nil_for_each_commodity(transfers in proptest::collection::vec(any_transfer(), 0..12)) {
            let rows = journal_of(&transfers).unwrap();
            for commodity in ["INR", "AU_FINE_MG"] {
                let sum: i64 = rows.iter().filter(|row| row.commodity == commodity).map(|row| row.amount).sum();
                prop_assert_eq!(sum, 0);
            }
            prop_assert!(rows.iter().all(|row| row.amount != 0));
        }

        #[test]
        fn what_is_posted_and_mirrored_leaves_nothing(transfers in proptest::collection::vec(any_transfer(), 0..12)) {
            let mut both = transfers.clone();
            both.extend(transfers.into_iter().map(Transfer::mirrored));
            prop_assert_eq!(journal_of(&both).unwrap(), vec![]);
        }
    }
}
