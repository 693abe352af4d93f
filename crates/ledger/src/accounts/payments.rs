//! Payments received: the ways of paying, the bills they settle, and the legal limit of cash from one person.
//! Invariant: tenders sum to their receipt; no allocation exceeds the open amount of a bill (S11); cash stays
//! below each legal limit, judged while the person is locked (S17).

use kernel::code::Code;
use kernel::day::Day;
use kernel::id::{DocumentId, PartyId};
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use kernel::words;
use ledger_queries::accounts::payments as sql;
use ledger_queries::client::Params;
use platform::error::Result;
use platform::sealed::ledger::tender::REFERENCE;
use platform::tx::Tx;
use platform::word_fields;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use crate::accounts::journal::Account;

words! {
    /// How money is paid.
    pub enum Mode { Cash = "cash", Upi = "upi", Card = "card", Bank = "bank", Cheque = "cheque" }
}
word_fields!(Mode);

impl Mode {
    /// The account that holds it until it is banked.
    pub const fn account(self) -> Account {
        match self {
            Mode::Cash => Account::Cash,
            Mode::Upi => Account::UpiClearing,
            Mode::Card => Account::CardClearing,
            Mode::Bank => Account::Bank,
            Mode::Cheque => Account::ChequesInHand,
        }
    }
}

/// A bill with its open amount; bills are sorted by due date, document date, number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenBill {
    pub id: DocumentId,
    pub number: String,
    pub open: Money,
}

/// A part of a payment that settles a bill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    pub bill: OpenBill,
    pub amount: Money,
}

/// Allocates a payment to bills in their order, each up to its open amount. The remainder is an advance.
pub fn allocate(amount: Money, bills: Vec<OpenBill>) -> std::result::Result<(Vec<Share>, Money), Code> {
    let mut left = amount;
    let mut shares = Vec::new();
    for bill in bills {
        let amount = left.min(bill.open);
        if amount > Money::ZERO {
            left = left.sub(amount)?;
            shares.push(Share { bill, amount });
        }
    }
    Ok((shares, left))
}

/// A limb of the cash limit: the scope over which cash is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CashLimb {
    /// Of a person in a day.
    Day,
    /// For one bill, whatever the days.
    Transaction,
    /// For one event.
    Event,
}

impl CashLimb {
    const fn code(self) -> Code {
        match self {
            CashLimb::Day => Code::CashLimitDay,
            CashLimb::Transaction => Code::CashLimitTransaction,
            CashLimb::Event => Code::CashLimitEvent,
        }
    }
}

/// Cash that is counted together: the amount so far, and the new amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CashCount {
    pub limb: CashLimb,
    pub so_far: Money,
    pub taking: Money,
}

/// Refuses cash that would reach the limit under one of the limbs, the first in their order, and states how
/// much the shop may still accept (Income-tax Act 1961, section 269ST; Income-tax Act 2025, section 186).
/// Nobody may override it.
pub fn cash_stays_below(limit: Money, counts: &[CashCount]) -> Ruled<()> {
    for count in counts.iter().filter(|count| count.taking > Money::ZERO) {
        if count.so_far.add(count.taking)? >= limit {
            // An amount equal to the limit is refused too: the room ends one paisa below it.
            let room = (limit.get() - count.so_far.get() - 1).max(0);
            return Err(Refusal::new(count.limb.code())
                .field("tenders")
                .fact("limit_minor", limit.get())
                .fact("so_far_minor", count.so_far.get())
                .fact("room_minor", room));
        }
    }
    Ok(())
}

/// Locks, in id order, everybody who counts as the same person as the party for the cash limits (the same
/// PAN).
pub async fn lock_person(tx: &Tx, party: PartyId) -> Result<Vec<PartyId>> {
    let people = sql::lock_person().bind(tx, &tx.tenant(), &party.uuid()).all().await?;
    Ok(people.into_iter().map(PartyId::from_uuid).collect())
}

/// The party's open bills, oldest first, locked until the payment is written.
pub async fn open_bills(tx: &Tx, party: PartyId) -> Result<Vec<OpenBill>> {
    let rows = sql::open_items_of().bind(tx, &tx.tenant(), &party.uuid()).all().await?;
    let bill = |row: sql::OpenItemsOf| OpenBill {
        id: DocumentId::from_uuid(row.document_id),
        number: row.number,
        open: Money::from_stored(row.open_minor),
    };
    Ok(rows.into_iter().map(bill).collect())
}

/// The open amount of one bill, locked; None for a document that is not payable.
pub async fn open_of(tx: &Tx, bill: DocumentId) -> Result<Option<Money>> {
    let row = sql::open_item_of().bind(tx, &tx.tenant(), &bill.uuid()).opt().await?;
    Ok(row.map(|row| Money::from_stored(row.open_minor)))
}

/// A person's cash that counts together with that of a new receipt, limb by limb in the order of the law.
pub async fn cash_counts(
    tx: &Tx,
    people: &[PartyId],
    day: Day,
    cash: Money,
    shares: &[Share],
    event: Option<&str>,
) -> Result<Vec<CashCount>> {
    let (tenant, people) = (tx.tenant(), PartyId::uuids(people));
    let so_far = sql::cash_on_day().bind(tx, &tenant, &people, &day).one().await?;
    let mut counts =
        vec![CashCount { limb: CashLimb::Day, so_far: Money::from_stored(so_far), taking: cash }];
    let bills: Vec<Uuid> = shares.iter().map(|share| share.bill.id.uuid()).collect();
    let paid = sql::cash_for_bills().bind(tx, &tenant, &bills).all().await?;
    for share in shares {
        let bill = share.bill.id.uuid();
        let before = paid.iter().find(|paid| paid.invoice_id == bill).map_or(0, |paid| paid.cash_minor);
        let taking = cash.min(share.amount);
        counts.push(CashCount { limb: CashLimb::Transaction, so_far: Money::from_stored(before), taking });
    }
    if let Some(event) = event {
        let so_far = sql::cash_for_event().bind(tx, &tenant, &event, &people).one().await?;
        counts.push(CashCount { limb: CashLimb::Event, so_far: Money::from_stored(so_far), taking: cash });
    }
    Ok(counts)
}

/// All the cash that these people ever paid, for the review of large sums.
pub async fn linked_cash(tx: &Tx, people: &[PartyId]) -> Result<Money> {
    let cash = sql::linked_cash().bind(tx, &tx.tenant(), &PartyId::uuids(people)).one().await?;
    Ok(Money::from_stored(cash))
}

/// A part of a receipt, paid in one way.
#[derive(Clone, Debug)]
pub struct NewTender {
    pub mode: Mode,
    pub amount: Money,
    pub reference: Option<String>,
    pub till: Option<String>,
    pub event: Option<String>,
    /// Whether the shop pays it out, instead of taking it.
    pub paid_out: bool,
}

/// The statements that write a payment beside its document, prepared before their flight.
pub struct PaymentStatements {
    tender: sql::InsertTenderStmt,
    allocation: sql::InsertAllocationStmt,
    settle: sql::SettleStmt,
}

impl PaymentStatements {
    /// Prepares them.
    pub async fn prepare(tx: &Tx) -> Result<Self> {
        Ok(Self {
            tender: sql::insert_tender().prepare(tx).await?,
            allocation: sql::insert_allocation().prepare(tx).await?,
            settle: sql::settle().prepare(tx).await?,
        })
    }

    /// Writes the tenders of a payment.
    pub async fn tenders(&self, tx: &Tx, document: DocumentId, tenders: &[NewTender]) -> Result<()> {
        let written = tenders.iter().zip(1..).map(|(tender, n)| self.write_tender(tx, document, n, tender));
        futures::future::join_all(written).await.into_iter().collect()
    }

    async fn write_tender(&self, tx: &Tx, document: DocumentId, n: i32, tender: &NewTender) -> Result<()> {
        self.tender
            .params(
                tx,
                &sql::InsertTenderParams {
                    tenant: tx.tenant(),
                    document: document.uuid(),
                    line_no: n,
                    mode: tender.mode.as_str(),
                    amount_minor: tender.amount.get(),
                    reference: tx.cipher().seal(
                        REFERENCE,
                        (document.uuid(), n),
                        tender.reference.as_deref(),
                    )?,
                    till: tender.till.as_deref(),
                    event: tender.event.as_deref(),
                    paid_out: tender.paid_out,
                },
            )
            .one()
            .await?;
        Ok(())
    }

    /// Settles bills by a payment or a credit note; the caller has locked the bills.
    pub async fn settle(&self, tx: &Tx, payment: DocumentId, shares: &[Share]) -> Result<()> {
        let written = shares.iter().map(|share| self.settle_one(tx, payment, share));
        futures::future::join_all(written).await.into_iter().collect()
    }

    async fn settle_one(&self, tx: &Tx, payment: DocumentId, share: &Share) -> Result<()> {
        let (tenant, bill, amount) = (tx.tenant(), share.bill.id.uuid(), share.amount.get());
        let allocation = sql::InsertAllocationParams {
            tenant,
            allocation: tx.new_id()?,
            payment: payment.uuid(),
            invoice: bill,
            amount_minor: amount,
            now: tx.now,
            by: tx.person(),
        };
        let (allocated, settled) = tokio::join!(biased;
            async { self.allocation.params(tx, &allocation).one().await },
            async { self.settle.bind(tx, &amount, &tenant, &bill).one().await });
        allocated?;
        settled?;
        Ok(())
    }
}

/// An allocation, as answers show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Allocated {
    /// The payment's number.
    pub payment: String,
    /// The bill's number.
    pub invoice: String,
    /// The allocated amount.
    pub amount_minor: Money,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn money(minor: i64) -> Money {
        Money::new(minor).unwrap()
    }

    fn bill(number: &str, open: i64) -> OpenBill {
        OpenBill { id: DocumentId::from_uuid(Uuid::nil()), number: number.to_owned(), open: money(open) }
    }

    #[test]
    fn a_payment_settles_the_oldest_bill_first_and_the_next_in_part() {
        let (shares, left) =
            allocate(money(4_000_000), vec![bill("A/1", 3_090_000), bill("A/2", 2_114_076)]).unwrap();
        let paid: Vec<(&str, i64)> =
            shares.iter().map(|s| (s.bill.number.as_str(), s.amount.get())).collect();
        assert_eq!((paid, left), (vec![("A/1", 3_090_000), ("A/2", 910_000)], Money::ZERO));
    }

    #[test]
    fn what_no_bill_takes_is_an_advance() {
        let (shares, left) = allocate(money(500), vec![bill("A/1", 200)]).unwrap();
        assert_eq!((shares.len(), left), (1, money(300)));
        assert_eq!(allocate(money(500), vec![]), Ok((vec![], money(500))));
    }

    #[test]
    fn cash_stops_one_paisa_below_two_lakh() {
        // (so far, taking, refused with the room that is left)
        let table = [
            (0, 19_999_999, None),
            (0, 20_000_000, Some(19_999_999)),
            (15_000_000, 4_999_999, None),
            (15_000_000, 5_000_000, Some(4_999_999)),
            (25_000_000, 1, Some(0)),
            (25_000_000, 0, None),
        ];
        for (so_far, taking, room) in table {
            let count = CashCount { limb: CashLimb::Day, so_far: money(so_far), taking: money(taking) };
            let refused = cash_stays_below(money(20_000_000), &[count]).err();
            assert_eq!(refused.map(|r| r.facts["room_minor"].as_i64().unwrap()), room, "{so_far} + {taking}");
        }
    }

    #[test]
    fn the_limbs_are_judged_in_their_order() {
        let count = |limb| CashCount { limb, so_far: money(0), taking: money(20_000_000) };
        let counts = [count(CashLimb::Day), count(CashLimb::Transaction), count(CashLimb::Event)];
        for n in 0..3 {
            let code = cash_stays_below(money(20_000_000), &counts[n..]).unwrap_err().code;
            assert_eq!(code, [Code::CashLimitDay, Code::CashLimitTransaction, Code::CashLimitEvent][n]);
        }
    }

    proptest! {
        #[test]
        fn no_bill_gets_more_than_is_open_and_no_paisa_is_lost(
            amount in 1i64..1_000_000,
            open in proptest::collection::vec(0i64..200_000, 0..8),
        ) {
            let bills: Vec<OpenBill> = open.iter().map(|&open| bill("A/1", open)).collect();
            let (shares, left) = allocate(money(amount), bills).unwrap();
            prop_assert!(shares.iter().all(|s| s.amount <= s.bill.open && s.amount > Money::ZERO));
            let paid: i64 = shares.iter().map(|s| s.amount.get()).sum();
            prop_assert_eq!(paid + left.get(), amount);
            prop_assert_eq!(paid, amount.min(open.iter().sum()));
        }
    }
}
