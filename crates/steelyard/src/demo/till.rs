//! A till of the demo: opened with a float, counted in the evening, and its takings brought to the bank.
//! Invariant: only money that was taken is moved, so no account of money becomes negative.

use super::town::Town;
use crate::problem::Result;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

/// Cash goes to the bank in whole hundreds; the rest stays in the shop.
const WHOLE: i64 = 10_000;
/// What the bank keeps of card payments, in thousandths.
const CARD_FEE: i64 = 11;

/// A way of paying with its amount; without one it pays what the others leave.
pub type Way = (&'static str, Option<i64>);

/// A till, its cashier, and the takings that are not at the bank yet.
pub struct Till {
    code: &'static str,
    person: &'static str,
    float: i64,
    /// What its notes and coins are worth, the largest first.
    notes: &'static [i64],
    /// Cash since it was opened.
    cash_today: i64,
    cash: i64,
    upi: i64,
    card: i64,
}

impl Till {
    /// A till that is closed.
    pub fn new(code: &'static str, person: &'static str, float: i64, notes: &'static [i64]) -> Till {
        Till { code, person, float, notes, cash_today: 0, cash: 0, upi: 0, card: 0 }
    }

    /// Opens it. Errors: the demo's own.
    pub async fn open(&mut self, town: &Town, moment: Timestamp) -> Result<()> {
        self.cash_today = 0;
        let input = json!({ "till": self.code, "float_minor": self.float });
        town.act(self.person, moment, "sell.till.open", input).await.map(drop)
    }

    /// Counts and closes it; the cash is so much more or less than it should be. Errors: the demo's own.
    pub async fn close(&mut self, town: &Town, moment: Timestamp, difference: i64) -> Result<()> {
        let cash = self.float + self.cash_today + difference;
        let mut input = json!({ "till": self.code, "counted": { "cash": self.counted(cash) } });
        if difference != 0 {
            input["reason"] = json!("Wrong change, not found again");
        }
        self.cash += difference;
        town.act(self.person, moment, "sell.till.close", input).await.map(drop)
    }

    /// The fewest notes and coins that are worth so much.
    fn counted(&self, mut minor: i64) -> Value {
        let mut counted = json!({});
        for note in self.notes {
            counted[note.to_string()] = json!(minor / note);
            minor %= note;
        }
        counted
    }

    /// Notes money that came in; a negative amount went out.
    pub fn note(&mut self, mode: &str, amount: i64) {
        match mode {
            "cash" => {
                self.cash_today += amount;
                self.cash += amount;
            }
            "upi" => self.upi += amount,
            "card" => self.card += amount,
            _ => {}
        }
    }

    /// Posts a bill that is paid at once; returns the answer. Errors: the demo's own.
    pub async fn sell(
        &mut self,
        town: &mut Town,
        moment: Timestamp,
        mut bill: Value,
        ways: &[Way],
    ) -> Result<Value> {
        let tenders: Vec<Value> = ways.iter().map(|(mode, amount)| tender(town, mode, *amount)).collect();
        bill["tenders"] = json!(tenders);
        let answer = town.act(self.person, moment, "sell.sale.post", bill).await?;
        let figure = |name: &str| answer["document"][name].as_i64();
        let named: i64 = ways.iter().filter_map(|(_, amount)| *amount).sum();
        let rest = figure("total_minor").unwrap_or_default() - named;
        for (mode, amount) in ways {
            // Cash is booked in coins that exist.
            let in_coins = if *mode == "cash" { figure("cash_due_minor") } else { None };
            self.note(mode, amount.or(in_coins).unwrap_or(rest));
        }
        Ok(answer)
    }

    /// Brings to the bank what was taken so far, as somebody. Errors: the demo's own.
    pub async fn bring_to_bank(&mut self, town: &Town, moment: Timestamp, by: &str, day: i32) -> Result<()> {
        let cash = self.cash / WHOLE * WHOLE;
        let fee = self.card * CARD_FEE / 1_000;
        let moved = [("CASH", cash, 0), ("UPI_CLEARING", self.upi, 0), ("CARD_CLEARING", self.card, fee)];
        for (n, (from, amount, fee)) in (1..).zip(moved) {
            if amount <= 0 {
                continue;
            }
            let mut input = json!({
                "from": from, "to": "BANK", "amount_minor": amount, "reference": format!("SLIP-{day:03}{n}"),
            });
            if fee > 0 {
                input["fee_minor"] = json!(fee);
            }
            if from == "CASH" {
                // Of days that were counted: it waits in the safe.
                input["safe"] = json!(true);
            }
            town.act(by, moment + SignedDuration::from_mins(n), "sell.money.transfer", input).await?;
        }
        self.cash -= cash.max(0);
        self.upi = self.upi.min(0);
        self.card = self.card.min(0);
        Ok(())
    }
}

/// A tender; every way but cash has a reference.
pub fn tender(town: &mut Town, mode: &str, amount: Option<i64>) -> Value {
    let mut tender = json!({ "mode": mode });
    if let Some(amount) = amount {
        tender["amount_minor"] = json!(amount);
    }
    if mode != "cash" {
        tender["reference"] = json!(reference(town, mode));
    }
    tender
}

/// The number of a payment, as its network writes it.
pub fn reference(town: &mut Town, mode: &str) -> String {
    let number = town.dice.between(100_000, 999_999);
    match mode {
        "cheque" => number.to_string(),
        "card" => format!("AUTH-{number}"),
        "upi" => format!("6{}{number}", town.dice.between(10_000, 99_999)),
        _ => format!("N{}{number}", town.dice.between(100, 999)),
    }
}

/// The account of what suppliers got before their bills came.
const PAID_AHEAD: &str = "PAID_AHEAD";

/// Adds accounts of the shop's own: code, name, kind; and the one of `pay_supplier`. Errors: the demo's own.
pub async fn add_accounts(
    town: &Town,
    moment: Timestamp,
    owner: &str,
    accounts: &[(&str, &str, &str)],
) -> Result<()> {
    let ahead = (PAID_AHEAD, "Paid to suppliers, bill to come", "asset");
    for (code, name, kind) in accounts.iter().chain([&ahead]) {
        let account = json!({ "code": code, "name": name, "kind": kind });
        town.act(owner, moment, "sell.account.create", account).await?;
    }
    Ok(())
}

/// Pays a supplier from the bank for goods whose bill is still to come. Errors: the demo's own.
pub async fn pay_supplier(
    town: &Town,
    moment: Timestamp,
    by: &str,
    (party, amount): (&str, i64),
    reason: &str,
) -> Result<()> {
    let legs = json!([{ "debit": PAID_AHEAD, "credit": "BANK", "party": party, "amount_minor": amount }]);
    town.act(by, moment, "sell.journal.post", json!({ "legs": legs, "reason": reason })).await.map(drop)
}

/// Moves money between the bank and accounts of the shop's own: debit, credit, amount. Errors: the demo's own.
pub async fn journal(
    town: &Town,
    moment: Timestamp,
    by: &str,
    legs: &[(&str, &str, i64)],
    reason: &str,
) -> Result<()> {
    let legs: Vec<Value> = legs
        .iter()
        .map(|(debit, credit, amount)| json!({ "debit": debit, "credit": credit, "amount_minor": amount }))
        .collect();
    town.act(by, moment, "sell.journal.post", json!({ "legs": legs, "reason": reason })).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTES: [i64; 4] = [50_000, 10_000, 500, 100];

    #[test]
    fn notes_are_the_fewest_and_sum_to_the_cash() {
        let till = Till::new("T", "ishaan", 0, &NOTES);
        assert_eq!(till.counted(160_700), json!({ "50000": 3, "10000": 1, "500": 1, "100": 2 }));
    }

    #[test]
    fn money_is_noted_by_its_way_and_a_refund_takes_it_back() {
        let mut till = Till::new("T", "ishaan", 500_000, &NOTES);
        till.note("cash", 700);
        till.note("upi", 900);
        till.note("upi", -400);
        till.note("bank", 5_000);
        assert_eq!((till.cash_today, till.cash, till.upi, till.card), (700, 700, 500, 0));
    }
}
