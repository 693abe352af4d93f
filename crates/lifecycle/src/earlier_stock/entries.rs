//! Entries of earlier stock: the rows of a day, of a batch or of a document are one entry, whose sums are its postings.
//! Invariant: an entry balances, because each posting is a transfer; nothing is entered on a closed day.

use jiff::ToSpan;
use kernel::day::Day;
use lifecycle_queries::client::Params;
use lifecycle_queries::earlier_stock as sql;
use platform::error::{Error, Result};
use platform::instance::NOBODY;
use platform::random::fresh_id;
use platform::sealed::ledger::journal_entry::MEMO;
use std::collections::BTreeMap;
use uuid::Uuid;

use super::Work;
use super::stages::LastClosed;

/// A part of what a cause posts.
#[derive(Clone, Debug)]
pub(super) struct Leg {
    /// The piece, the lot, the movement, the document or the batch.
    pub cause: Uuid,
    /// The true day.
    pub day: Day,
    pub batch: Option<Uuid>,
    pub document: Option<Uuid>,
    pub debit: String,
    pub credit: String,
    pub commodity: String,
    /// Negative: in the opposite direction.
    pub amount: i64,
}

/// A transfer of an entry: debit, credit, commodity, amount.
type Transfer = (String, String, String, i64);

/// An entry with its transfers and causes.
#[derive(Debug, PartialEq, Eq)]
struct NewEntry {
    day: Day,
    batch: Option<Uuid>,
    document: Option<Uuid>,
    transfers: Vec<Transfer>,
    causes: Vec<Uuid>,
}

/// The day on which something of `day` is entered: the first one that is open.
fn open_day(day: Day, closed: LastClosed) -> Day {
    closed.map_or(day, |closed| day.max(closed.saturating_add(1.day())))
}

/// The entry's text. It tells the true day where that one is closed.
fn memo(day: Day, open: Day) -> String {
    if day == open { "Entered later".to_owned() } else { format!("Entered later, of {day}") }
}

/// One entry for each day and each batch or document. A leg of nothing is left out.
fn entries(legs: Vec<Leg>) -> Result<Vec<NewEntry>> {
    let mut by_entry: BTreeMap<_, Vec<Leg>> = BTreeMap::new();
    for leg in legs.into_iter().filter(|leg| leg.amount != 0) {
        by_entry.entry((leg.day, leg.batch, leg.document)).or_default().push(leg);
    }
    let entry = |((day, batch, document), legs): ((Day, Option<Uuid>, Option<Uuid>), Vec<Leg>)| {
        let mut causes: Vec<Uuid> = legs.iter().map(|leg| leg.cause).collect();
        causes.sort_unstable();
        causes.dedup();
        Ok(NewEntry { day, batch, document, transfers: transfers(&legs)?, causes })
    };
    by_entry.into_iter().map(entry).collect()
}

/// The sum for each pair of accounts and commodity; a negative one goes in the opposite direction, and zero is none.
fn transfers(legs: &[Leg]) -> Result<Vec<Transfer>> {
    let mut sums: BTreeMap<(&str, &str, &str), i64> = BTreeMap::new();
    for leg in legs {
        let sum = sums.entry((&leg.debit, &leg.credit, &leg.commodity)).or_default();
        *sum = sum.checked_add(leg.amount).ok_or_else(|| Error::internal("a sum beyond every limit"))?;
    }
    let transfer = |((debit, credit, commodity), amount): ((&str, &str, &str), i64)| {
        let (debit, credit) = if amount < 0 { (credit, debit) } else { (debit, credit) };
        (debit.to_owned(), credit.to_owned(), commodity.to_owned(), amount.saturating_abs())
    };
    Ok(sums.into_iter().filter(|(_, amount)| *amount != 0).map(transfer).collect())
}

/// Writes the entries of a page, and that its causes are entered; returns how many.
pub(super) async fn write(work: &Work, kind: &str, legs: Vec<Leg>, closed: LastClosed) -> Result<usize> {
    let entries = entries(legs)?;
    let (pg, tenant) = (work.guard.pg(), work.tenant);
    let ids = entries.iter().map(|_| fresh_id(work.now)).collect::<Result<Vec<Uuid>>>()?;
    let posted: Vec<(Uuid, &NewEntry)> =
        ids.iter().copied().zip(&entries).filter(|(_, entry)| !entry.transfers.is_empty()).collect();
    if !posted.is_empty() {
        let cipher = work.guard.cipher(tenant, work.now);
        let open: Vec<Day> = posted.iter().map(|(_, entry)| open_day(entry.day, closed)).collect();
        let text = |((id, entry), open): (&(Uuid, &NewEntry), &Day)| {
            cipher.seal(MEMO, *id, memo(entry.day, *open).as_str())
        };
        let memos = posted.iter().zip(&open).map(text).collect::<Result<Vec<_>>>()?;
        let rows = sql::InsertEarlierEntriesParams {
            by: NOBODY.uuid(),
            now: work.now,
            ids: posted.iter().map(|(id, _)| *id).collect::<Vec<_>>(),
            documents: posted.iter().map(|(_, entry)| entry.document).collect::<Vec<_>>(),
            batches: posted.iter().map(|(_, entry)| entry.batch).collect::<Vec<_>>(),
            days: open.clone(),
            memos,
            tenant,
        };
        let made = sql::insert_earlier_entries().params(pg, &rows).all().await?;
        whole(made.len(), posted.len())?;
        let waiting = sql::insert_earlier_pending().bind(pg, &rows.ids, &open, &tenant).all().await?;
        whole(waiting.len(), posted.len())?;
        write_postings(work, &posted, &open).await?;
    }
    let of_each =
        ids.iter().zip(&entries).flat_map(|(id, entry)| entry.causes.iter().map(|cause| (*cause, *id)));
    let (causes, of): (Vec<Uuid>, Vec<Uuid>) = of_each.unzip();
    if causes.is_empty() {
        return Ok(0);
    }
    let kept = sql::insert_backfilled().bind(pg, &kind, &causes, &of, &tenant).all().await?;
    whole(kept.len(), causes.len())?;
    Ok(kept.len())
}

async fn write_postings(work: &Work, posted: &[(Uuid, &NewEntry)], open: &[Day]) -> Result<()> {
    let (mut entries, mut lines, mut days, mut amounts) = (vec![], vec![], vec![], vec![]);
    let (mut debits, mut credits, mut commodities) = (vec![], vec![], vec![]);
    for ((id, entry), day) in posted.iter().zip(open) {
        for (n, (debit, credit, commodity, amount)) in entry.transfers.iter().enumerate() {
            entries.push(*id);
            lines.push(i32::try_from(n + 1).map_err(Error::internal)?);
            debits.push(debit.as_str());
            credits.push(credit.as_str());
            commodities.push(commodity.as_str());
            amounts.push(*amount);
            days.push(*day);
        }
    }
    let many = entries.len();
    let tenant = work.tenant;
    let rows = sql::InsertEarlierPostingsParams {
        entries,
        lines,
        debits,
        credits,
        commodities,
        amounts,
        days,
        tenant,
    };
    let made = sql::insert_earlier_postings().params(work.guard.pg(), &rows).all().await?;
    whole(made.len(), many)
}

/// Without its source row, a statement writes none and reports no error.
pub(super) fn whole(written: usize, given: usize) -> Result<()> {
    if written == given { Ok(()) } else { Err(Error::internal(format!("{written} rows written of {given}"))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn leg(debit: &str, credit: &str, amount: i64) -> Leg {
        Leg {
            cause: Uuid::from_u128(amount.unsigned_abs().into()),
            day: Day::constant(2026, 3, 1),
            batch: None,
            document: None,
            debit: debit.into(),
            credit: credit.into(),
            commodity: "INR".into(),
            amount,
        }
    }

    #[test]
    fn rows_of_a_day_are_one_entry_whose_sums_have_their_direction() {
        let legs =
            vec![leg("STOCK", "STOCK_LOSS", -5), leg("STOCK", "STOCK_LOSS", 2), leg("STOCK", "OPENING", 7)];
        let entries = entries(legs).expect("in range");
        assert_eq!((entries.len(), entries[0].causes.len()), (1, 3));
        let shown: Vec<String> = entries[0]
            .transfers
            .iter()
            .map(|(debit, credit, commodity, amount)| format!("{debit} / {credit} {amount} {commodity}"))
            .collect();
        assert_eq!(shown, ["STOCK / OPENING 7 INR", "STOCK_LOSS / STOCK 3 INR"]);
    }

    #[test]
    fn each_batch_document_and_day_has_its_own_entry_and_nothing_has_none() {
        let of = |day: i8, batch: Option<u128>, amount: i64| Leg {
            day: Day::constant(2026, 3, day),
            batch: batch.map(Uuid::from_u128),
            ..leg("STOCK", "WORK_IN_PROGRESS", amount)
        };
        let found = entries(vec![
            of(1, Some(1), 3),
            of(2, Some(1), 4),
            of(1, Some(2), 5),
            of(1, Some(2), 6),
            of(3, None, 0),
        ]);
        let sizes: Vec<usize> = found.expect("in range").iter().map(|entry| entry.causes.len()).collect();
        assert_eq!(sizes, [1, 2, 1]);
        // What cancels out posts nothing, and its causes are kept all the same.
        let cancels = entries(vec![leg("A", "B", 3), leg("A", "B", -3)]).expect("in range");
        assert_eq!((cancels.len(), cancels[0].transfers.len()), (1, 0));
    }

    #[test]
    fn nothing_is_entered_on_a_closed_day_and_the_memo_tells_the_true_one() {
        let day = |day| Day::constant(2026, 3, day);
        for (at, closed, expected) in [(5, None, 5), (5, Some(4), 5), (5, Some(5), 6), (5, Some(30), 31)] {
            assert_eq!(open_day(day(at), closed.map(day)), day(expected));
        }
        assert_eq!(open_day(day(5), Some(day(31))), Day::constant(2026, 4, 1));
        assert_eq!(memo(day(5), day(5)), "Entered later");
        assert_eq!(memo(day(5), day(6)), "Entered later, of 2026-03-05");
    }

    proptest! {
        #[test]
        fn an_entry_moves_what_its_rows_move(amounts in proptest::collection::vec(-1_000_000i64..1_000_000, 0..20)) {
            let legs: Vec<Leg> = amounts.iter().map(|amount| leg("STOCK", "OPENING", *amount)).collect();
            let moved: i64 = entries(legs).expect("in range").iter().flat_map(|entry| &entry.transfers)
                .map(|(debit, _, _, amount)| if debit == "STOCK" { *amount } else { -*amount }).sum();
            prop_assert_eq!(moved, amounts.iter().sum::<i64>());
        }
    }
}
