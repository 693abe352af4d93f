//! The cash behind bills: which documents are one transaction, and what cash notes bring to another one.
//! Invariant: each sum of cash counts once in a transaction, by however many notes it comes; a note brings no
//! more than its credit that was used. Where this leaves a choice between sums, those count that make the most
//! (Income-tax Act 1961, section 269ST).

use std::collections::{BTreeMap, VecDeque};

use kernel::code::Code;
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::words;

use super::{BillPaid, CashCount, CashLimb};

words! {
    /// What a row tells of the web.
    pub enum Strand { Own = "own", Joins = "joins", Note = "note", Paid = "paid" }
}

/// Documents, what joins them, and the cash that they received.
#[derive(Clone, Debug, Default)]
pub(super) struct CashWeb {
    /// A document of the same transaction, nearer to the one that stands for it.
    nearer: BTreeMap<DocumentId, DocumentId>,
    /// The cash of a document's own tenders.
    own: Vec<(DocumentId, Money)>,
    /// The cash of a payment that a document used: the document, the payment, the amount.
    paid: Vec<(DocumentId, DocumentId, Money)>,
    /// The credit of notes that a document used: the document, the bill that the note is about, the amount.
    notes: Vec<(DocumentId, DocumentId, Money)>,
}

impl CashWeb {
    /// Adds what a row tells.
    pub(super) fn add(
        &mut self,
        strand: Strand,
        document: DocumentId,
        other: Option<DocumentId>,
        amount: Money,
    ) {
        match (strand, other) {
            (Strand::Own, _) => self.own.push((document, amount)),
            (Strand::Joins, Some(other)) => self.join(document, other),
            (Strand::Note, Some(about)) => self.notes.push((document, about, amount)),
            (Strand::Paid, Some(payment)) => self.paid.push((document, payment, amount)),
            // A note that is about no bill brings no cash.
            (_, None) => (),
        }
    }

    /// Says that two documents are one transaction.
    pub(super) fn join(&mut self, one: DocumentId, other: DocumentId) {
        let (one, other) = (self.transaction(one), self.transaction(other));
        if one != other {
            self.nearer.insert(one.max(other), one.min(other));
        }
    }

    /// The document that stands for the transaction of this one.
    fn transaction(&self, document: DocumentId) -> DocumentId {
        let mut at = document;
        while let Some(nearer) = self.nearer.get(&at) {
            at = *nearer;
        }
        at
    }

    /// What each transaction received, and the credit that leads from one to another.
    fn flow(&self) -> Result<Flow, Code> {
        let mut flow = Flow::default();
        for (document, amount) in &self.own {
            flow.receives(self.transaction(*document), *amount)?;
        }
        for (document, payment, amount) in &self.paid {
            let at = self.transaction(*document);
            // A payment that is part of the transaction counts by its own tenders.
            if self.transaction(*payment) != at {
                flow.receives(at, *amount)?;
            }
        }
        for (user, about, amount) in &self.notes {
            let (user, about) = (self.transaction(*user), self.transaction(*about));
            // Credit that stays in its transaction brings nothing.
            if user != about {
                let credit = flow.credit(user, about);
                *credit = credit.accumulate(*amount)?;
            }
        }
        Ok(flow)
    }

    /// The counts of the transactions to which these bills belong, with what the bills get now.
    pub(super) fn counts(self, bills: &[BillPaid]) -> Result<Vec<CashCount>, Code> {
        let mut after = self.clone();
        let mut now: BTreeMap<DocumentId, Money> = BTreeMap::new();
        for bill in bills {
            after.notes.extend(bill.of_notes.iter().map(|(about, amount)| (bill.bill, *about, *amount)));
            after.paid.extend(bill.of_payments.iter().map(|(payment, cash)| (bill.bill, *payment, *cash)));
            let cash = now.entry(self.transaction(bill.bill)).or_insert(Money::ZERO);
            *cash = cash.add(bill.cash)?;
        }
        let (before, after) = (self.flow()?, after.flow()?);
        let count = |(at, cash): (DocumentId, Money)| {
            let so_far = before.cash(at)?;
            let taking = after.cash(at)?.sub(so_far)?.add(cash)?;
            Ok(CashCount { limb: CashLimb::Transaction, so_far, taking })
        };
        now.into_iter().map(count).collect()
    }
}

/// A step of a way: the transaction that used credit, and the one that the note is about.
type Step = (DocumentId, DocumentId);

/// Transactions, the cash that each received itself, and the credit of notes by which cash comes from one to another.
#[derive(Debug, Default)]
struct Flow {
    own: BTreeMap<DocumentId, Money>,
    /// The credit that a transaction used, by the transaction that the notes are about.
    credit: BTreeMap<DocumentId, BTreeMap<DocumentId, Money>>,
}

impl Flow {
    fn receives(&mut self, at: DocumentId, amount: Money) -> Result<(), Code> {
        let own = self.own.entry(at).or_insert(Money::ZERO);
        *own = own.accumulate(amount)?;
        Ok(())
    }

    fn credit(&mut self, user: DocumentId, about: DocumentId) -> &mut Money {
        self.credit.entry(user).or_default().entry(about).or_insert(Money::ZERO)
    }

    /// The most cash that a transaction can have got: its own, and what comes by notes. This is the greatest
    /// flow of a network (Edmonds and Karp): each transaction's cash counts once, and notes that lead in a
    /// circle add nothing.
    fn cash(&self, at: DocumentId) -> Result<Money, Code> {
        let mut left = self.behind(at);
        let mut sum = left.own.remove(&at).unwrap_or(Money::ZERO);
        while let Some((source, way)) = left.way(at) {
            sum = sum.accumulate(left.draw(source, &way)?)?;
        }
        Ok(sum)
    }

    /// The part from which cash can come to a transaction.
    fn behind(&self, at: DocumentId) -> Flow {
        let mut part = Flow::default();
        let mut waiting = vec![at];
        while let Some(user) = waiting.pop() {
            if let Some(own) = self.own.get(&user) {
                part.own.insert(user, *own);
            }
            if let Some(credit) = self.credit.get(&user).filter(|_| !part.credit.contains_key(&user)) {
                waiting.extend(credit.keys().copied());
                part.credit.insert(user, credit.clone());
            }
        }
        part
    }

    /// The shortest way on which cash can still come to a transaction: where the cash is, and the steps from there.
    fn way(&self, at: DocumentId) -> Option<(DocumentId, Vec<Step>)> {
        let mut users: BTreeMap<DocumentId, DocumentId> = BTreeMap::new();
        let mut waiting = VecDeque::from([at]);
        while let Some(user) = waiting.pop_front() {
            if self.own.get(&user).is_some_and(|own| *own > Money::ZERO) {
                let step = |about: DocumentId| users.get(&about).map(|user| (*user, about));
                return Some((user, std::iter::successors(step(user), |(user, _)| step(*user)).collect()));
            }
            for (about, left) in self.credit.get(&user).into_iter().flatten() {
                if *left > Money::ZERO && *about != at && !users.contains_key(about) {
                    users.insert(*about, user);
                    waiting.push_back(*about);
                }
            }
        }
        None
    }

    /// Draws cash along a way: as much as is there and as the credit of each step lets through.
    fn draw(&mut self, source: DocumentId, way: &[Step]) -> Result<Money, Code> {
        let mut amount = self.own.get(&source).copied().unwrap_or(Money::ZERO);
        for (user, about) in way {
            amount = amount.min(*self.credit(*user, *about));
        }
        self.receives(source, amount.neg()?)?;
        for (user, about) in way {
            let left = self.credit(*user, *about);
            *left = left.sub(amount)?;
            // A later way may take the step back, where the cash can come by another note.
            let back = self.credit(*about, *user);
            *back = back.accumulate(amount)?;
        }
        Ok(amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Strand::{Joins, Note, Own, Paid};
    use proptest::prelude::*;

    fn id(n: u128) -> DocumentId {
        DocumentId::from_uuid(uuid::Uuid::from_u128(n))
    }

    fn money(minor: i64) -> Money {
        Money::from_stored(minor)
    }

    fn web(rows: &[(Strand, u128, u128, i64)]) -> CashWeb {
        let mut web = CashWeb::default();
        for (strand, document, other, amount) in rows {
            web.add(*strand, id(*document), Some(id(*other)), money(*amount));
        }
        web
    }

    /// So far and now, of each transaction.
    fn counts(rows: &[(Strand, u128, u128, i64)], bills: &[BillPaid]) -> Vec<(i64, i64)> {
        let counts = web(rows).counts(bills).unwrap();
        counts.iter().map(|count| (count.so_far.get(), count.taking.get())).collect()
    }

    fn by_notes(bill: u128, notes: &[(u128, i64)]) -> BillPaid {
        let of_notes = notes.iter().map(|(about, amount)| (id(*about), money(*amount))).collect();
        BillPaid { of_notes, ..BillPaid::cash(id(bill), Money::ZERO) }
    }

    #[test]
    fn a_bill_its_notes_and_its_job_are_one_transaction() {
        let rows = [
            (Joins, 2, 1, 0),
            (Joins, 1, 9, 0),
            (Joins, 8, 9, 0),
            (Own, 8, 8, 60),
            (Paid, 1, 8, 60),
            (Paid, 2, 7, 5),
        ];
        assert_eq!(counts(&rows, &[BillPaid::cash(id(2), money(3))]), [(65, 3)], "a deposit counts once");
        let both = [BillPaid::cash(id(1), money(3)), BillPaid::cash(id(2), money(4))];
        assert_eq!(counts(&rows, &both), [(65, 7)]);
        assert_eq!(counts(&rows, &[BillPaid::cash(id(7), money(1))]), [(0, 1)], "of another transaction");
    }

    #[test]
    fn the_notes_about_one_bill_bring_its_cash_together() {
        let paid = [(Paid, 1, 5, 144), (Paid, 2, 6, 120)];
        assert_eq!(counts(&paid, &[by_notes(2, &[(1, 72), (1, 72)])]), [(120, 144)]);
        let one_used = [&paid[..], &[(Note, 2, 1, 72)]].concat();
        assert_eq!(counts(&one_used, &[by_notes(2, &[(1, 72)])]), [(192, 72)]);
        assert_eq!(counts(&paid, &[by_notes(2, &[(1, 200)])]), [(120, 144)], "no more than came in cash");
    }

    #[test]
    fn the_most_is_for_the_whole_transaction_that_a_note_is_about() {
        let job = [
            (Joins, 1, 9, 0),
            (Joins, 11, 9, 0),
            (Joins, 12, 9, 0),
            (Own, 11, 11, 60),
            (Own, 12, 12, 60),
            (Paid, 2, 6, 150),
        ];
        assert_eq!(counts(&job, &[by_notes(2, &[(1, 20)])]), [(150, 20)]);
        // The rest of a deposit paid the bill before: it stays counted.
        let rest = [&job[..], &[(Paid, 2, 11, 50)]].concat();
        assert_eq!(counts(&rest, &[by_notes(2, &[(1, 10)])]), [(200, 10)]);
    }

    #[test]
    fn the_rest_of_a_deposit_counts_once_for_its_own_job() {
        let job = [(Joins, 1, 9, 0), (Joins, 8, 9, 0), (Joins, 2, 1, 0), (Own, 8, 8, 150), (Paid, 1, 8, 70)];
        let rest = |bill: u128| BillPaid {
            of_payments: vec![(id(8), money(60))],
            ..BillPaid::cash(id(bill), Money::ZERO)
        };
        assert_eq!(counts(&job, &[rest(2)]), [(150, 0)]);
        assert_eq!(counts(&job, &[rest(7)]), [(0, 60)], "of another transaction");
    }

    #[test]
    fn notes_that_lead_back_bring_nothing_twice() {
        let rows = [(Paid, 1, 5, 100), (Note, 2, 1, 30), (Note, 1, 2, 30), (Note, 3, 2, 50)];
        assert_eq!(counts(&rows, &[BillPaid::cash(id(3), money(1))]), [(30, 1)]);
        let corrected = [(Joins, 2, 1, 0), (Paid, 1, 5, 100), (Note, 2, 1, 100)];
        assert_eq!(counts(&corrected, &[BillPaid::cash(id(2), money(1))]), [(100, 1)], "its own cash");
    }

    #[test]
    fn a_long_chain_of_returns_is_counted_at_once() {
        let mut rows = vec![(Own, 1, 1, 100)];
        for bill in 2..=60 {
            rows.extend((1..bill).rev().take(2).map(|about| (Note, bill, about, 60)));
        }
        assert_eq!(counts(&rows, &[BillPaid::cash(id(60), money(1))]), [(100, 1)]);
        assert_eq!(counts(&rows, &[by_notes(61, &[(60, 60), (59, 60)])]), [(0, 100)]);
        let without: Vec<_> = rows.into_iter().filter(|(strand, ..)| *strand != Own).collect();
        assert_eq!(counts(&without, &[BillPaid::cash(id(60), money(1))]), [(0, 1)], "no cash came");
    }

    #[test]
    fn cash_counts_once_where_notes_part_and_meet_again() {
        let parted = |cash: i64| [(Own, 1, 1, cash), (Note, 2, 1, 150), (Note, 3, 1, 150)];
        let meeting = [by_notes(4, &[(2, 150), (3, 150)])];
        assert_eq!(counts(&parted(100), &meeting), [(0, 100)], "one sum of 100 came");
        assert_eq!(counts(&parted(180), &meeting), [(0, 180)]);
        assert_eq!(counts(&parted(300), &meeting), [(0, 300)], "half of it came by each");
        assert_eq!(counts(&parted(100), &[by_notes(2, &[(3, 30)])]), [(100, 0)], "it is there already");
        let more = [&parted(100)[..], &[(Own, 3, 3, 70)]].concat();
        assert_eq!(counts(&more, &meeting), [(0, 170)]);
    }

    #[test]
    fn of_several_sums_behind_a_note_those_count_that_make_the_most() {
        // 5 used 50 of the notes about 4, behind which are 50 of 1 and 50 of 2; 6 got the sum of 1 by another note.
        let rows = [
            (Own, 1, 1, 50),
            (Own, 2, 2, 50),
            (Note, 4, 1, 50),
            (Note, 4, 2, 50),
            (Note, 5, 4, 50),
            (Note, 6, 1, 50),
        ];
        assert_eq!(counts(&rows, &[by_notes(6, &[(5, 50)])]), [(50, 50)], "the sum of 2 may be what came");
    }

    #[test]
    fn a_bill_corrected_to_another_customer_is_another_transaction() {
        // Of a bill of somebody else the statement tells nothing, neither a link nor cash.
        let mut others = web(&[(Own, 8, 8, 40)]);
        others.join(id(2), id(1));
        let count = others.counts(&[BillPaid::cash(id(2), money(144))]).unwrap()[0];
        assert_eq!((count.so_far.get(), count.taking.get()), (0, 144));
    }

    proptest! {
        #[test]
        fn no_more_counts_than_came_and_no_less_than_a_bill_got_itself(
            own in proptest::collection::vec(0_i64..100, 6),
            notes in proptest::collection::vec((0_u128..6, 0_u128..6, 1_i64..100), 0..20),
        ) {
            let received = (0..).zip(&own).map(|(bill, cash)| (Own, bill, bill, *cash));
            let used = notes.iter().map(|(user, about, credit)| (Note, *user, *about, *credit));
            let rows: Vec<_> = received.chain(used).collect();
            let (so_far, _) = counts(&rows, &[BillPaid::cash(id(0), Money::ZERO)])[0];
            let credit: i64 = notes.iter().filter(|it| it.0 == 0 && it.1 != 0).map(|it| it.2).sum();
            prop_assert!(so_far >= own[0]);
            prop_assert!(so_far <= (own[0] + credit).min(own.iter().sum()));
        }

        #[test]
        fn what_is_used_now_counts_as_what_was_used_before(
            cash in 0_i64..100, first in 0_i64..100, second in 0_i64..100, own in 0_i64..100,
        ) {
            let paid = [(Paid, 1, 5, cash), (Paid, 2, 6, own)];
            let before = [&paid[..], &[(Note, 2, 1, first)]].concat();
            let after = [&before[..], &[(Note, 2, 1, second)]].concat();
            let now = counts(&before, &[by_notes(2, &[(1, second)])])[0];
            let then = counts(&after, &[by_notes(2, &[])])[0];
            prop_assert_eq!(now.0 + now.1, then.0);
            prop_assert_eq!(then.0, own + cash.min(first + second));
        }
    }
}
