//! The order of the trial balance, its one line of stock, and its sums.

use super::*;
use proptest::prelude::*;

fn row(account: &str, commodity: &str, opening: i64, debit: i64, credit: i64) -> AccountTotals {
    let (account, commodity) = (account.into(), commodity.into());
    let row = sql::AccountTotals { account, commodity, opening, debit, credit };
    AccountTotals::of(row, &OwnAccounts::default()).expect("a row")
}

#[test]
fn stock_is_one_line_with_both_its_accounts_and_money_comes_before_metal() {
    let rows = vec![
        row("STOCK", "INR", -700, 100, 50),
        row("M_STOCK", "AU_FINE_MG", 900, 0, 0),
        row("OPENING", "AU_FINE_MG", -900, 0, 0),
        row("OPENING_STOCK", "INR", 1_000, 0, 0),
        row("SALES", "INR", -300, 0, 50),
        row("OWN", "INR", 0, 0, 0),
        row("CASH", "INR", 0, 0, 0),
    ];
    let rows = in_order(rows, "INR").expect("in order");
    let names: Vec<&str> = rows.iter().map(|row| row.account.as_str()).collect();
    assert_eq!(names, ["CASH", "STOCK", "SALES", "OWN", "M_STOCK", "OPENING"]);
    let stock = &rows[1];
    assert_eq!((stock.opening, stock.debit, stock.credit, stock.closing), (300, 100, 50, 350));
    let parts: Vec<(&str, i64)> = stock.parts.iter().map(|it| (it.account.as_str(), it.closing)).collect();
    assert_eq!(parts, [("STOCK", -650), ("OPENING_STOCK", 1_000)]);
    let sums = sums(&rows).expect("sums");
    assert_eq!(
        (sums.len(), sums[0].commodity.as_str(), sums[1].commodity.as_str()),
        (2, "INR", "AU_FINE_MG")
    );
    assert_eq!((sums[0].closing_debit, sums[0].closing_credit), (350, 350));
    assert_eq!((sums[1].opening_debit, sums[1].closing_credit), (900, 900));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(testing::forms::cases(10_000)))]

    #[test]
    fn debits_equal_credits_in_each_commodity(moves in proptest::collection::vec(
        (0..Account::ALL.len(), 0..Account::ALL.len(), any::<bool>(), any::<bool>(), 1..1_000_000_000_i64), 0..40)) {
        let mut rows: std::collections::BTreeMap<(String, &str), (i64, i64, i64)> = Default::default();
        for (debit, credit, is_metal, is_before, amount) in moves {
            let commodity = if is_metal { "AU_FINE_MG" } else { "INR" };
            for (account, is_debit) in [(debit, true), (credit, false)] {
                let at = rows.entry((Account::ALL[account].as_str().to_owned(), commodity)).or_default();
                match (is_before, is_debit) {
                    (true, true) => at.0 += amount,
                    (true, false) => at.0 -= amount,
                    (false, true) => at.1 += amount,
                    (false, false) => at.2 += amount,
                }
            }
        }
        let rows = rows.into_iter().map(|((account, of), (o, d, c))| row(&account, of, o, d, c)).collect();
        for sum in sums(&in_order(rows, "INR").expect("in order")).expect("sums") {
            prop_assert_eq!(sum.opening_debit, sum.opening_credit);
            prop_assert_eq!(sum.debit, sum.credit);
            prop_assert_eq!(sum.closing_debit, sum.closing_credit);
        }
    }
}
