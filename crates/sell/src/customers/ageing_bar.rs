//! Debts by age, as a bar with words: of all customers above their list, of one above the customer's ledger.
//! Invariant: every amount is visible, however small; the words state the figures of the bar.

use catalogue::{Phrase, say};
use web::view::Chrome;

use crate::ageing::AgeingShown;
use crate::words;

/// Length of the bar in the drawing's own units.
const LENGTH: i64 = 1000;
/// The gap between two ages.
const GAP: i64 = 4;
/// The width of the smallest amount.
const LEAST: i64 = 8;

/// The bar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ages {
    pub open_minor: i64,
    /// "3 open bills".
    pub bills: Phrase,
    /// The text that replaces the bar for users who cannot see it.
    pub words: Phrase,
    pub ages: Vec<Age>,
}

/// One age of the debts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Age {
    /// `a1` to `a5`, from not due to the oldest.
    pub class: &'static str,
    pub word: &'static str,
    pub open_minor: i64,
    /// Its start in the bar; the width is zero if it has no debt.
    pub x: i64,
    pub width: i64,
}

/// The bar of the open amounts. None if nothing is open, or if the advances are as large: then nothing is
/// owed.
pub(crate) fn ages(shown: &AgeingShown, chrome: &Chrome) -> Option<Ages> {
    let open_minor = shown.buckets_minor.sum().get();
    if open_minor <= 0 || shown.ledger_balance_minor.get() <= 0 {
        return None;
    }
    let told = [
        ("a1", "Not yet due", Phrase::of("not yet due {amount}"), shown.buckets_minor.not_due),
        ("a2", "1 to 30 days", Phrase::of("1 to 30 days {amount}"), shown.buckets_minor.to_30),
        ("a3", "31 to 60 days", Phrase::of("31 to 60 days {amount}"), shown.buckets_minor.to_60),
        ("a4", "61 to 90 days", Phrase::of("61 to 90 days {amount}"), shown.buckets_minor.to_90),
        ("a5", "Over 90 days", Phrase::of("over 90 days {amount}"), shown.buckets_minor.over_90),
    ];
    let widths = widths(&told.each_ref().map(|(.., minor)| minor.get()));
    let mut x = 0;
    let ages = told.iter().zip(widths).map(|((class, word, _, minor), width)| {
        let age = Age { class, word, open_minor: minor.get(), x, width };
        x += if width > 0 { width + GAP } else { 0 };
        age
    });
    let ages: Vec<Age> = ages.collect();
    let open = told.into_iter().filter(|(.., minor)| minor.get() > 0);
    let list = words::listed(open.map(|(.., text, minor)| text.put("amount", chrome.money(minor.get()))));
    Some(Ages {
        open_minor,
        bills: Phrase::counted(shown.bills.unsigned_abs(), "{count} open bill", "{count} open bills"),
        words: say!("Owed by age: {list}", list),
        ages,
    })
}

/// The widths of these amounts: each by its share, every existing one large enough to be visible, all within
/// the bar.
fn widths(amounts: &[i64]) -> Vec<i64> {
    let there = amounts.iter().filter(|amount| **amount > 0).count();
    let there = i64::try_from(there).unwrap_or(1).max(1);
    let room = LENGTH - GAP * (there - 1) - LEAST * there;
    let all: i128 = amounts.iter().map(|amount| i128::from((*amount).max(0))).sum();
    let width = |amount: &i64| match *amount {
        ..=0 => 0,
        amount => LEAST + i64::try_from(i128::from(amount) * i128::from(room) / all.max(1)).unwrap_or(0),
    };
    amounts.iter().map(width).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ageing::Buckets;
    use kernel::money::Money;

    #[test]
    fn each_age_has_its_share_and_the_smallest_is_seen() {
        assert_eq!(widths(&[100, 100]), [498, 498]);
        assert_eq!(widths(&[0, 5, 0]), [0, 1000, 0]);
        let odd = widths(&[i64::MAX, 1, i64::MAX, -3, 7]);
        assert_eq!((odd[1], odd[3]), (LEAST, 0));
        assert!(odd.iter().sum::<i64>() + 3 * GAP <= LENGTH, "{odd:?}");
    }

    #[test]
    fn the_words_say_the_figures_and_nothing_open_has_no_bar() {
        let chrome = Chrome::sample("x");
        assert_eq!(ages(&AgeingShown::default(), &chrome), None);
        let open = AgeingShown {
            bills: 2,
            buckets_minor: Buckets {
                to_30: Money::from_stored(100),
                over_90: Money::from_stored(250),
                ..Buckets::default()
            },
            ledger_balance_minor: Money::from_stored(350),
            ..AgeingShown::default()
        };
        let drawn = ages(&open, &chrome).expect("a bar");
        assert_eq!(drawn.words, "Owed by age: 1 to 30 days $1.00, over 90 days $2.50");
        assert_eq!(
            (drawn.bills.to_string().as_str(), drawn.ages[0].width, drawn.ages[4].x > drawn.ages[1].x),
            ("2 open bills", 0, true)
        );
        let covered = AgeingShown { ledger_balance_minor: Money::ZERO, ..open };
        assert_eq!(ages(&covered, &chrome), None, "all of it was paid in advance");
    }
}
