//! What a paper about money leaves behind, and how it is undone.
//! Invariant: an allocation is undone as a whole, by a row of the same parties, the same tender and the opposite amount.

use kernel::code::Code;
use kernel::id::DocumentId;
use kernel::money::Money;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::payments::{Allocation, NewTender, OpenBill, Part};

/// An allocation to undo: what paid, and the negative part that undoes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mirror {
    pub payment: DocumentId,
    pub part: Part,
    /// Whether a debt is open again without it.
    pub opens: bool,
}

/// What the reversal of a paper undoes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Undone {
    pub mirrors: Vec<Mirror>,
}

/// Why a paper cannot be undone: another rests on it, and is reversed first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct RestsOn(pub String);

/// Finds what to undo of the allocations around a paper. What the paper paid is open again. The credit that paid the paper is free
/// again; a receipt that repaid it is reversed first, as is what used up a part of the paper without being a debt.
pub(super) fn undo(paper: DocumentId, around: &[Allocation]) -> Result<Result<Undone, RestsOn>, Code> {
    let mut mirrors = Vec::new();
    for it in around {
        let is_paid_by_it = it.payment == paper;
        if is_paid_by_it && !it.is_item {
            return Ok(Err(RestsOn(it.invoice_number.clone())));
        }
        if !is_paid_by_it && it.is_item && it.payment_kind == DocumentKind::Receipt {
            return Ok(Err(RestsOn(it.payment_number.clone())));
        }
        let bill = OpenBill { id: it.invoice, number: it.invoice_number.clone(), open: Money::ZERO };
        let part = Part { bill, amount: it.amount.neg()?, tender: it.tender };
        mirrors.push(Mirror { payment: it.payment, part, opens: it.is_item });
    }
    Ok(Ok(Undone { mirrors }))
}

impl Undone {
    /// The parts of bills that the paper had paid, and that are open again.
    pub fn reopened(&self, paper: DocumentId) -> Result<Vec<Part>, Code> {
        let of_it = self.mirrors.iter().filter(|it| it.payment == paper && it.opens);
        of_it.map(|it| Ok(Part { amount: it.part.amount.neg()?, ..it.part.clone() })).collect()
    }
}

/// The tenders in the opposite direction, through this till.
pub(super) fn mirror_tenders(tenders: &[NewTender], till: Option<&str>) -> Vec<NewTender> {
    let back = |it: &NewTender| NewTender {
        till: till.map(str::to_owned),
        event: None,
        paid_out: !it.paid_out,
        ..it.clone()
    };
    tenders.iter().map(back).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ledger::accounts::payments::Mode;
    use proptest::prelude::*;
    use std::collections::BTreeMap;
    use uuid::Uuid;

    fn id(n: u128) -> DocumentId {
        DocumentId::from_uuid(Uuid::from_u128(n))
    }

    fn allocation(payment: u128, invoice: u128, amount: i64, is_item: bool) -> Allocation {
        Allocation {
            payment: id(payment),
            payment_number: format!("P/{payment}"),
            payment_kind: if payment == 8 { DocumentKind::Receipt } else { DocumentKind::CreditNote },
            invoice: id(invoice),
            invoice_number: format!("I/{invoice}"),
            tender: None,
            amount: Money::from_stored(amount),
            is_item,
        }
    }

    #[test]
    fn what_a_receipt_paid_is_open_again_and_a_refund_of_it_goes_first() {
        let paid = [allocation(5, 1, 60, true), allocation(5, 2, 40, true)];
        let undone = undo(id(5), &paid).unwrap().unwrap();
        let told: Vec<_> =
            undone.mirrors.iter().map(|it| (it.part.bill.id, it.part.amount.get(), it.opens)).collect();
        assert_eq!(told, [(id(1), -60, true), (id(2), -40, true)]);
        assert_eq!(undone.reopened(id(5)).unwrap().iter().map(|it| it.amount.get()).sum::<i64>(), 100);
        let refunded = [allocation(5, 1, 60, true), allocation(5, 9, 40, false)];
        assert_eq!(undo(id(5), &refunded).unwrap(), Err(RestsOn("I/9".into())));
    }

    #[test]
    fn the_credit_that_a_pay_out_used_is_free_again_and_what_repaid_it_goes_first() {
        let used = [allocation(3, 7, 25, true)];
        let undone = undo(id(7), &used).unwrap().unwrap();
        assert_eq!((undone.mirrors[0].payment, undone.mirrors[0].part.amount.get()), (id(3), -25));
        let repaid = [allocation(3, 7, 25, true), allocation(8, 7, 5, true)];
        assert_eq!(undo(id(7), &repaid).unwrap(), Err(RestsOn("P/8".into())));
        // A refund is no debt: the credit that it gave back is free again, whatever came after.
        assert!(undo(id(7), &[allocation(3, 7, 25, false)]).unwrap().is_ok());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

        /// Whatever is allocated, a reversal that is not refused leaves no sum around its paper, and opens each debt by what the
        /// paper had paid of it.
        #[test]
        fn a_reversal_leaves_the_sums_as_they_were_before_its_paper(
            rows in proptest::collection::vec((1u128..6, 1u128..6, 1i64..1_000_000, any::<bool>()), 0..12),
            paper in 1u128..6,
        ) {
            let is_item = |invoice: u128| rows.iter().find(|row| row.1 == invoice).is_some_and(|row| row.3);
            let all: Vec<Allocation> = rows
                .iter()
                .filter(|row| row.0 != row.1)
                .map(|row| allocation(row.0, row.1, row.2, is_item(row.1)))
                .collect();
            let around: Vec<Allocation> =
                all.iter().filter(|it| it.payment == id(paper) || it.invoice == id(paper)).cloned().collect();
            let Ok(undone) = undo(id(paper), &around).unwrap() else { return Ok(()) };
            let mut sums: BTreeMap<(DocumentId, DocumentId), i64> = BTreeMap::new();
            for it in &all {
                *sums.entry((it.payment, it.invoice)).or_default() += it.amount.get();
            }
            for it in &undone.mirrors {
                *sums.entry((it.payment, it.part.bill.id)).or_default() += it.part.amount.get();
            }
            for ((payment, invoice), sum) in sums {
                let of_it = payment == id(paper) || invoice == id(paper);
                let before: i64 = all
                    .iter()
                    .filter(|it| it.payment == payment && it.invoice == invoice)
                    .map(|it| it.amount.get())
                    .sum();
                prop_assert_eq!(sum, if of_it { 0 } else { before });
            }
        }
    }

    #[test]
    fn money_goes_back_the_other_way_through_todays_till() {
        let cash = crate::money::tender_out(Mode::Cash, Money::from_stored(500), None, Some("T9"));
        let back = mirror_tenders(&[cash], Some("T1"));
        assert_eq!(
            (back[0].amount.get(), back[0].paid_out, back[0].till.as_deref()),
            (500, false, Some("T1"))
        );
    }
}
