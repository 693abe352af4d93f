//! The jeweller's bills of a day, of each kind, and what customers owe, return, or pay by cheque.
//! Invariant: a customer without a PAN buys one piece that stays below the limit. The counter remembers an open bill until it is paid.

use super::metal::{Piece, Vault};
use super::till::{Till, Way, reference, tender};
use super::town::{Dice, Town, at};
use crate::problem::Result;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

/// The heaviest piece of a customer without a PAN: it costs less than two lakh.
const WITHOUT_PAN_MG: i64 = 9_000;
/// Pieces up to this weight are sometimes paid in cash, and bought without a name.
const LIGHT_MG: i64 = 3_600;
/// Old gold is taken in part payment of pieces from this weight on.
const WORTH_OLD_GOLD_MG: i64 = 2_600;
/// The part of a split tender that is cash.
const CASH_PART: i64 = 1_200_000;
/// A charge of the hallmarking centre for a piece.
const HALLMARK: i64 = 4_500;

/// A customer of the demo.
#[derive(Clone, Debug)]
pub struct Customer {
    /// Its code.
    pub code: String,
    /// Whether a PAN is on file.
    pub has_pan: bool,
    /// Whether they buy on account.
    pub on_account: bool,
}

/// A bill that is not paid yet.
struct Debt {
    party: String,
    number: String,
    open: i64,
    /// The day of the payment, counted back; 0: it is not paid in the history.
    on: i32,
}

/// A cheque on its way: the days of its steps, counted back.
struct Cheque {
    receipt: String,
    deposit: i32,
    end: i32,
    bounces: bool,
}

/// A piece that a customer brings back on the next day.
struct Return {
    bill: String,
    piece: Piece,
    on: i32,
}

/// The counter, with open bills, cheques and returns.
pub struct Counter {
    /// The customers.
    pub customers: Vec<Customer>,
    /// Bills so far.
    pub bills: i64,
    debts: Vec<Debt>,
    cheques: Vec<Cheque>,
    returns: Vec<Return>,
    on_account: i64,
}

/// What a bill is made with.
pub struct Desk<'a> {
    pub town: &'a mut Town,
    pub vault: &'a mut Vault,
    pub till: &'a mut Till,
    /// The day, counted back.
    pub day: i32,
}

impl Desk<'_> {
    /// A tagged piece as a line, or goods by weight where none of the window fits.
    fn line(&mut self, most_mg: i64) -> (Value, Option<Piece>) {
        let Some(piece) = self.vault.take(&mut self.town.dice, self.day, most_mg) else {
            return (self.vault.by_weight(&mut self.town.dice, true), None);
        };
        let mut line = json!({ "tag": piece.tag, "hallmark_minor": HALLMARK });
        // Now and then the customer bargains, within what a cashier may give.
        if piece.net_mg > LIGHT_MG && self.town.dice.percent(18) {
            line["discount_minor"] = json!(self.town.dice.between(2, 6) * 10_000 + 5_000);
        }
        (line, Some(piece))
    }

    /// The ways in which a piece of this weight is paid.
    fn ways(&mut self, net_mg: i64) -> Vec<Way> {
        let dice = &mut self.town.dice;
        if net_mg <= LIGHT_MG && dice.percent(38) {
            return vec![("cash", None)];
        }
        if net_mg > LIGHT_MG && dice.percent(14) {
            return vec![("cash", Some(CASH_PART)), ("upi", None)];
        }
        vec![(*dice.pick(&["upi", "upi", "card", "bank"]), None)]
    }

    /// Somebody without a name buys something small.
    pub async fn walk_in(&mut self, moment: Timestamp) -> Result<()> {
        let line = match self.town.dice.percent(40) {
            true => self.line(LIGHT_MG).0,
            false => self.vault.by_weight(&mut self.town.dice, true),
        };
        let ways = [(*self.town.dice.pick(&["cash", "cash", "upi"]), None)];
        self.till.sell(self.town, moment, json!({ "lines": [line] }), &ways).await.map(drop)
    }

    /// Posts a bill of one piece, which stays open.
    async fn bill_to(&mut self, moment: Timestamp, customer: &Customer) -> Result<Value> {
        let most = if customer.has_pan { i64::MAX } else { WITHOUT_PAN_MG };
        let bill = json!({ "party": customer.code, "lines": [self.line(most).0] });
        self.town.act("ishaan", moment, "sell.invoice.post", bill).await
    }

    /// Takes a payment for a bill by a network or the bank.
    async fn pay(&mut self, moment: Timestamp, party: &str, bill: &Value, amount: i64) -> Result<()> {
        if amount <= 0 {
            return Ok(());
        }
        let mode = *self.town.dice.pick(&["upi", "card", "bank"]);
        let tender = tender(self.town, mode, Some(amount));
        self.till.note(mode, amount);
        let input = json!({ "party": party, "invoice": bill["number"], "tenders": [tender] });
        self.town.act("ishaan", moment, "sell.payment.receive", input).await.map(drop)
    }

    /// A piece comes back and is paid out; most are looked at and put into the window again.
    async fn take_back(&mut self, moment: Timestamp, it: Return) -> Result<()> {
        let paid = reference(self.town, "upi");
        let note = json!({
            "invoice": it.bill, "reason": "Too small for her", "returns": [{ "line": 2 }],
            "refund": { "mode": "upi", "reference": paid },
        });
        let note = self.town.act("divya", moment, "sell.credit_note.post", note).await?;
        self.till.note("upi", -note["cash_due_minor"].as_i64().unwrap_or_default());
        // On the last days a piece still waits for its check.
        if self.day > 2 {
            let later = moment + SignedDuration::from_mins(12);
            self.town.act("divya", later, "sell.article.check_in", json!({ "tag": it.piece.tag })).await?;
            self.vault.put_back(it.piece);
        }
        Ok(())
    }
}

/// The total of a posted bill.
fn total(bill: &Value) -> i64 {
    bill["document"]["total_minor"].as_i64().unwrap_or_default()
}

fn number(answer: &Value) -> String {
    answer["number"].as_str().unwrap_or_default().to_owned()
}

fn a_minute_later(moment: Timestamp) -> Timestamp {
    moment + SignedDuration::from_secs(70)
}

impl Counter {
    /// With these customers, and nothing to do.
    pub fn new(customers: Vec<Customer>) -> Counter {
        Counter { customers, bills: 0, debts: vec![], cheques: vec![], returns: vec![], on_account: 0 }
    }

    fn anybody(&self, dice: &mut Dice) -> Customer {
        dice.pick(&self.customers).clone()
    }

    fn somebody_on_account(&self, dice: &mut Dice) -> Customer {
        let all: Vec<&Customer> = self.customers.iter().filter(|it| it.on_account).collect();
        (*dice.pick(&all)).clone()
    }

    /// Posts the bill of this number of a day. Errors: the demo's own.
    pub async fn serve(&mut self, desk: &mut Desk<'_>, moment: Timestamp, n: i64) -> Result<()> {
        self.bills += 1;
        let day = desk.day;
        match (n, desk.town.dice.between(1, 100)) {
            (0, _) if day % 9 == 3 => self.two_pieces(desk, moment).await,
            (1, _) if day % 12 == 3 || day == 2 => self.by_cheque(desk, moment).await,
            (_, 1..=24) => desk.walk_in(moment).await,
            (_, 25..=66) => self.over_the_counter(desk, moment).await,
            (_, 67..=76) => self.for_old_gold(desk, moment).await,
            (_, 77..=85) => self.charge_to_account(desk, moment).await.map(drop),
            _ => self.bill_and_receipt(desk, moment).await,
        }
    }

    /// A customer buys a piece and pays at once; some take goods by weight too.
    pub async fn over_the_counter(&mut self, desk: &mut Desk<'_>, moment: Timestamp) -> Result<()> {
        let customer = self.anybody(&mut desk.town.dice);
        let most = if customer.has_pan { i64::MAX } else { WITHOUT_PAN_MG };
        let (line, piece) = desk.line(most);
        let mut lines = vec![line];
        if customer.has_pan && desk.town.dice.percent(22) {
            lines.push(desk.vault.by_weight(&mut desk.town.dice, false));
        }
        let net = piece.map_or(LIGHT_MG, |piece| piece.net_mg);
        let ways = desk.ways(net);
        let bill = json!({ "party": customer.code, "lines": lines });
        desk.till.sell(desk.town, moment, bill, &ways).await.map(drop)
    }

    /// A customer buys two pieces, and brings the second back on the next day.
    async fn two_pieces(&mut self, desk: &mut Desk<'_>, moment: Timestamp) -> Result<()> {
        let customer = self.somebody_on_account(&mut desk.town.dice);
        let (first, _) = desk.line(i64::MAX);
        let (second, piece) = desk.line(i64::MAX);
        let bill = json!({ "party": customer.code, "lines": [first, second] });
        let bill = desk.till.sell(desk.town, moment, bill, &[("upi", None)]).await?;
        if let Some(piece) = piece {
            self.returns.push(Return { bill: number(&bill), piece, on: desk.day - 1 });
        }
        Ok(())
    }

    /// A customer gives old gold in part payment, and pays the rest.
    async fn for_old_gold(&mut self, desk: &mut Desk<'_>, moment: Timestamp) -> Result<()> {
        let customer = self.anybody(&mut desk.town.dice);
        let most = if customer.has_pan { i64::MAX } else { WITHOUT_PAN_MG };
        let (line, piece) = desk.line(most);
        let bill = json!({ "party": customer.code, "lines": [line] });
        let bill = desk.town.act("ishaan", moment, "sell.invoice.post", bill).await?;
        let Some(piece) = piece.filter(|piece| piece.net_mg >= WORTH_OLD_GOLD_MG) else {
            return desk.pay(a_minute_later(moment), &customer.code, &bill, total(&bill)).await;
        };
        // Old gold of less weight than the new piece is worth less than its bill.
        let gross = desk.town.dice.between(900, piece.net_mg * 6 / 10);
        let brought = json!({
            "party": customer.code, "metal": "gold", "gross_mg": gross, "deduction_mg": desk.town.dice.between(0, 60),
            "fineness_ppt": desk.town.dice.pick(&["916", "916", "875", "750"]), "invoice": bill["number"],
            "description": desk.town.dice.pick(&["Broken chain", "Old bangle", "Ear rings, one missing", "Bent ring"]),
        });
        let taken =
            desk.town.act("ishaan", a_minute_later(moment), "sell.old_metal.receive", brought).await?;
        let rest = taken["open_after_minor"].as_i64().unwrap_or_default();
        let later = a_minute_later(a_minute_later(moment));
        desk.pay(later, &customer.code, &bill, rest).await
    }

    /// A customer on account takes a piece home and pays in some weeks; returns the bill.
    async fn charge_to_account(&mut self, desk: &mut Desk<'_>, moment: Timestamp) -> Result<Value> {
        let customer = self.somebody_on_account(&mut desk.town.dice);
        let bill = desk.bill_to(moment, &customer).await?;
        self.on_account += 1;
        // One in nine is not paid in time.
        let paid_on = desk.day - i32::try_from(desk.town.dice.between(5, 26)).unwrap_or(5);
        let on = if self.on_account % 9 == 4 { 0 } else { paid_on.max(0) };
        self.debts.push(Debt { party: customer.code, number: number(&bill), open: total(&bill), on });
        Ok(bill)
    }

    /// The newest bill of the demo: on account, and open.
    pub async fn last(&mut self, desk: &mut Desk<'_>, moment: Timestamp) -> Result<()> {
        self.bills += 1;
        self.charge_to_account(desk, moment).await.map(drop)
    }

    /// A customer on account pays by cheque. One in three such cheques comes back.
    async fn by_cheque(&mut self, desk: &mut Desk<'_>, moment: Timestamp) -> Result<()> {
        let customer = self.somebody_on_account(&mut desk.town.dice);
        let bill = desk.bill_to(moment, &customer).await?;
        let tender = tender(desk.town, "cheque", Some(total(&bill)));
        let input = json!({ "party": customer.code, "invoice": bill["number"], "tenders": [tender] });
        let receipt = desk.town.act("ishaan", a_minute_later(moment), "sell.payment.receive", input).await?;
        let (day, receipt) = (desk.day, number(&receipt));
        self.cheques.push(Cheque { receipt, deposit: day - 1, end: day - 2, bounces: day % 36 == 3 });
        Ok(())
    }

    /// A bill with a receipt of its own; some pay a half now and the rest within days.
    async fn bill_and_receipt(&mut self, desk: &mut Desk<'_>, moment: Timestamp) -> Result<()> {
        let customer = self.anybody(&mut desk.town.dice);
        let bill = desk.bill_to(moment, &customer).await?;
        let all = total(&bill);
        let now = if desk.town.dice.percent(25) { all / 200 * 100 } else { all };
        if now < all {
            let on = (desk.day - i32::try_from(desk.town.dice.between(2, 8)).unwrap_or(2)).max(0);
            let (party, number) = (customer.code.clone(), number(&bill));
            self.debts.push(Debt { party, number, open: all - now, on });
        }
        desk.pay(a_minute_later(moment), &customer.code, &bill, now).await
    }

    /// What the days before left to do: debts that are paid, cheques, and a piece that comes back. Errors: the demo's own.
    pub async fn catch_up(&mut self, desk: &mut Desk<'_>, end: Timestamp) -> Result<()> {
        let day = desk.day;
        let due: Vec<Debt> = self.debts.extract_if(.., |debt| debt.on > 0 && debt.on >= day).collect();
        for (n, debt) in (0..).zip(due) {
            let bill = json!({ "number": debt.number });
            desk.pay(at(end, day, 7, 11 + 13 * n), &debt.party, &bill, debt.open).await?;
        }
        for cheque in self.cheques.iter().filter(|cheque| cheque.deposit == day) {
            let payment = json!({ "payment": cheque.receipt });
            desk.town.act("divya", at(end, day, 6, 10), "sell.cheque.deposit", payment).await?;
        }
        for cheque in self.cheques.iter().filter(|cheque| cheque.end == day) {
            let moment = at(end, day, 9, 35);
            let mut payment = json!({ "payment": cheque.receipt });
            if cheque.bounces {
                payment["reason"] = json!("Funds insufficient");
                desk.town.act("leena", moment, "sell.payment.bounce", payment).await?;
            } else {
                desk.town.act("divya", moment, "sell.cheque.clear", payment).await?;
            }
        }
        let back: Vec<Return> = self.returns.extract_if(.., |it| it.on == day).collect();
        for it in back {
            desk.take_back(at(end, day, 8, 20), it).await?;
        }
        Ok(())
    }
}
