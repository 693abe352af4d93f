//! What a whole shop does: chapters of a day, each a short row of actions that build on one another's answers.
//! Invariant: a chapter touches only its own pieces, bills, jobs, tills and places, so that nobody else's work can make the next
//! step wrong, and no step may be refused.

use crate::chance::Chance;
use serde_json::{Value, json};

/// Every action of the chapters.
pub const ACTIONS: [&str; 38] = [
    "sell.article.approval_back",
    "sell.article.approval_out",
    "sell.article.check_in",
    "sell.article.create",
    "sell.article.melt",
    "sell.article.merge",
    "sell.article.split",
    "sell.article.transfer",
    "sell.cheque.deposit",
    "sell.credit_note.post",
    "sell.invoice.post",
    "sell.invoice.reverse",
    "sell.job.cancel",
    "sell.job.deliver",
    "sell.job.deposit",
    "sell.job.issue",
    "sell.job.ready",
    "sell.job.start",
    "sell.job.take",
    "sell.karigar.receive",
    "sell.lot.issue",
    "sell.lot.receive",
    "sell.money.transfer",
    "sell.old_metal.receive",
    "sell.payment.apply",
    "sell.payment.bounce",
    "sell.payment.pay_out",
    "sell.payment.receive",
    "sell.payment.refund",
    "sell.payment.write_off",
    "sell.sale.post",
    "sell.stock.adjust",
    "sell.stocktake.close",
    "sell.stocktake.count",
    "sell.stocktake.open",
    "sell.stocktake.post",
    "sell.till.close",
    "sell.till.open",
];

/// The customer, the karigar and the item that the workspace has (`shop.rs`).
pub const CUSTOMER: &str = "c-meera";
pub const KARIGAR: &str = "k-suresh";
pub const GOLD: &str = "GOLD-916";
/// A place that a piece of the workspace has.
pub const VAULT: &str = "vault";

/// An action and its input.
pub type Deed = (&'static str, Value);

/// The chapters, in the order in which a device begins; afterwards they come by chance.
const CHAPTERS: [fn(&Scene<'_>) -> Option<Deed>; 12] =
    [comes_back, on_credit, advance, cheque, old_gold, repair, order, own_work, count, metal, till, reversal];

/// One device's work.
pub struct Story {
    device: String,
    chapters: u64,
    chapter: usize,
    dice: u64,
    answers: Vec<Value>,
}

/// The state of a chapter: what its device is called, two numbers chosen at its beginning, and the answers so far.
struct Scene<'a> {
    device: &'a str,
    id: String,
    dice: u64,
    answers: &'a [Value],
}

impl Story {
    /// A device's story from its beginning.
    pub fn of(device: &str) -> Story {
        let device = device.to_owned();
        Story { device, chapters: 0, chapter: 0, dice: 0, answers: Vec::new() }
    }

    /// The next action.
    pub fn next(&mut self, chance: &mut Chance) -> Deed {
        loop {
            let scene = Scene {
                device: &self.device,
                id: format!("{}-{}", self.device, self.chapters),
                dice: self.dice,
                answers: &self.answers,
            };
            if let Some(deed) = CHAPTERS[self.chapter](&scene) {
                return deed;
            }
            let many = CHAPTERS.len() as u64;
            let next = if self.chapters < many { self.chapters } else { chance.between(0, many - 1) };
            self.chapter = usize::try_from(next).unwrap_or_default();
            self.chapters += 1;
            self.dice = chance.between(0, 999_999);
            self.answers.clear();
        }
    }

    /// The answer to it.
    pub fn hears(&mut self, answer: &str) {
        self.answers.push(serde_json::from_str(answer).unwrap_or_default());
    }
}

impl Scene<'_> {
    fn tag(&self, letter: char) -> String {
        format!("{letter}-{}", self.id)
    }

    fn of(&self, step: usize, field: &str) -> Value {
        self.answers[step][field].clone()
    }

    /// The same number for the whole chapter, from `low` to `high`.
    fn between(&self, low: u64, high: u64) -> u64 {
        low + self.dice % (high - low + 1)
    }

    fn net_mg(&self) -> u64 {
        self.between(200, 1_500)
    }

    fn piece(&self, tag: &str, place: &str) -> Deed {
        let net = self.net_mg();
        let mut piece = json!({ "tag": tag, "metal": "gold", "fineness_ppt": "916", "gross_mg": net, "net_mg": net, "location": place });
        if !self.dice.is_multiple_of(4) {
            piece["cost_minor"] = json!(self.between(1, 700_000));
        }
        ("sell.article.create", piece)
    }

    fn ring(&self) -> Value {
        json!({ "description": "Ring", "metal": "gold", "net_mg": self.net_mg(), "fineness_ppt": "916", "tax_class": "jewellery",
                "making": { "mode": "per_gram", "minor_per_g": "60000" } })
    }

    fn upi(&self, amount: u64) -> Value {
        json!([{ "mode": "upi", "amount_minor": amount, "reference": format!("U-{}", self.id) }])
    }

    fn bill(&self) -> Deed {
        ("sell.invoice.post", json!({ "party": CUSTOMER, "place_of_supply": "27", "lines": [self.ring()] }))
    }

    fn receive(&self, tenders: Value) -> Deed {
        ("sell.payment.receive", json!({ "party": CUSTOMER, "tenders": tenders }))
    }
}

/// A piece is added, sold over the counter, brought back, checked; then one of several ends.
fn comes_back(at: &Scene<'_>) -> Option<Deed> {
    let tag = at.tag('A');
    let parts = |net: u64| json!([{ "tag": at.tag('B'), "net_mg": net / 2 }, { "tag": at.tag('C'), "net_mg": net - net / 2 }]);
    let cash = json!([{ "mode": "cash" }]);
    let both = json!([{ "mode": "upi", "amount_minor": 10_000, "reference": "U-1" }, { "mode": "cash" }]);
    let end = at.dice % 5;
    Some(match (at.answers.len(), end) {
        (0, _) => at.piece(&tag, "counter"),
        (1, _) => {
            let line = json!({ "description": "Ring", "tag": tag, "tax_class": "jewellery" });
            let tenders = if at.dice.is_multiple_of(2) { cash } else { both };
            ("sell.sale.post", json!({ "lines": [line], "tenders": tenders }))
        }
        (2, _) => {
            let refund = json!({ "mode": "upi", "reference": "U-2" });
            let back = json!({ "invoice": at.of(1, "number"), "reason": "too small", "returns": [{ "line": 1 }], "refund": refund });
            ("sell.credit_note.post", back)
        }
        (3, _) => ("sell.article.check_in", json!({ "tag": tag })),
        (4, 0) => {
            let lot = format!("M-{}", at.device);
            let into = json!({ "tags": [tag], "lot": lot, "item": GOLD, "net_mg": at.net_mg() - 3, "reason": "old stock" });
            ("sell.article.melt", into)
        }
        (4, 1) => ("sell.stock.adjust", json!({ "tag": tag, "reason": "not in its tray" })),
        (4, 2) => ("sell.article.transfer", json!({ "tags": [tag], "to_location": VAULT })),
        (4, 3) => ("sell.article.approval_out", json!({ "party": CUSTOMER, "tags": [tag] })),
        (5, 3) => ("sell.article.approval_back", json!({ "tags": [tag] })),
        (4, 4) => ("sell.article.split", json!({ "tag": tag, "parts": parts(at.net_mg()) })),
        (5, 4) => ("sell.article.merge", json!({ "tags": [at.tag('B'), at.tag('C')], "tag": at.tag('D') })),
        _ => return None,
    })
}

/// A bill is paid in part, and the rest is credited or given up.
fn on_credit(at: &Scene<'_>) -> Option<Deed> {
    Some(match (at.answers.len(), at.dice % 2) {
        (0, _) => at.bill(),
        (1, _) => {
            let part = json!({ "party": CUSTOMER, "invoice": at.of(0, "number"), "tenders": at.upi(5_000) });
            ("sell.payment.receive", part)
        }
        (2, 0) => {
            let less = json!([{ "line": 1, "credit_taxable_minor": 1_000 }]);
            (
                "sell.credit_note.post",
                json!({ "invoice": at.of(0, "number"), "reason": "a scratch", "lines": less }),
            )
        }
        (2, _) => {
            ("sell.payment.write_off", json!({ "invoice": at.of(0, "number"), "reason": "moved away" }))
        }
        _ => return None,
    })
}

/// A part of an advance goes back, and the rest pays a part of a bill.
fn advance(at: &Scene<'_>) -> Option<Deed> {
    Some(match at.answers.len() {
        0 => at.receive(at.upi(9_000)),
        1 => at.bill(),
        2 => {
            let back = json!({ "payment": at.of(0, "number"), "amount_minor": 5_000, "mode": "bank", "reference": "N-1",
                               "reason": "asked for" });
            ("sell.payment.refund", back)
        }
        3 => ("sell.payment.apply", json!({ "payment": at.of(0, "number"), "invoice": at.of(1, "number") })),
        _ => return None,
    })
}

/// A cheque goes to the bank and comes back.
fn cheque(at: &Scene<'_>) -> Option<Deed> {
    let number = || at.of(0, "number");
    Some(match at.answers.len() {
        0 => at.receive(json!([{ "mode": "cheque", "amount_minor": 7_000, "reference": at.id }])),
        1 => ("sell.cheque.deposit", json!({ "payment": number() })),
        2 => ("sell.payment.bounce", json!({ "payment": number(), "reason": "no funds" })),
        _ => return None,
    })
}

/// Old gold is bought, and a part of its value goes to the bank of who brought it; the shop moves its own money.
fn old_gold(at: &Scene<'_>) -> Option<Deed> {
    Some(match at.answers.len() {
        0 => {
            let rate = json!({ "rate_minor": 500_000, "per_mg": "1000", "basis": "fine" });
            let brought = json!({ "party": CUSTOMER, "metal": "gold", "gross_mg": at.net_mg() + 50, "deduction_mg": 50,
                                  "fineness_ppt": "781.25", "buy_rate": rate });
            ("sell.old_metal.receive", brought)
        }
        1 => {
            let back = json!({ "payment": at.of(0, "number"), "amount_minor": 1_000, "mode": "bank", "reference": "N-2",
                               "reason": "asked for" });
            ("sell.payment.refund", back)
        }
        2 => {
            let moved = json!({ "from": "UPI_CLEARING", "to": "BANK", "amount_minor": 1_000, "fee_minor": 15, "reference": at.id });
            ("sell.money.transfer", moved)
        }
        3 => {
            let paid = json!({ "party": CUSTOMER, "mode": "bank", "amount_minor": 300, "reference": "N-3", "reason": "lent" });
            ("sell.payment.pay_out", paid)
        }
        _ => return None,
    })
}

fn take_in(at: &Scene<'_>, kind: &str) -> Deed {
    let item = json!({ "description": "Ring", "gross_mg": 10_000, "metal": "gold", "net_mg": 10_000, "fineness_ppt": "916" });
    let job = json!({ "party": CUSTOMER, "kind": kind, "description": "Ring", "promised": "2099-12-31", "items": [item] });
    (
        "sell.job.take",
        if at.dice.is_multiple_of(2) { job } else { with(job, "estimate_minor", json!(150_000)) },
    )
}

fn with(mut object: Value, field: &str, value: Value) -> Value {
    object[field] = value;
    object
}

fn delivery_of(job: Value) -> Deed {
    let line = json!({ "finished": 1, "making": { "mode": "per_gram", "minor_per_g": "85000" }, "tax_class": "jewellery" });
    ("sell.job.deliver", json!({ "job": job, "lines": [line] }))
}

/// A repair in the shop, from the deposit to the delivery, or called off.
fn repair(at: &Scene<'_>) -> Option<Deed> {
    let job = || at.of(0, "job");
    let metal = |net: u64| json!({ "net_mg": net, "fineness_ppt": "916" });
    Some(match (at.answers.len(), at.dice % 3) {
        (0, _) => take_in(at, "repair"),
        (1, _) => ("sell.job.deposit", json!({ "job": job(), "tenders": at.upi(20_000) })),
        // The item itself goes back unasked; `returned` is for metal beside it.
        (2, 0) => ("sell.job.cancel", json!({ "job": job(), "reason": "too dear" })),
        (2, _) => ("sell.job.start", json!({ "job": job() })),
        (3, 1 | 2) => {
            let made = json!({ "job": job(), "finished": [metal(9_000)], "scrap": [metal(900)] });
            ("sell.job.ready", made)
        }
        (4, 1 | 2) => delivery_of(job()),
        _ => return None,
    })
}

/// An order that a karigar works on.
fn order(at: &Scene<'_>) -> Option<Deed> {
    let job = || at.of(0, "job");
    Some(match at.answers.len() {
        0 => take_in(at, "order"),
        1 => ("sell.job.issue", json!({ "job": job(), "karigar": KARIGAR, "lots": [{ "item": 1 }] })),
        2 => {
            let made = json!([{ "net_mg": 9_500, "fineness_ppt": "916", "labour_minor_per_g": "40000" }]);
            let back =
                json!({ "karigar": KARIGAR, "job": job(), "tax": "job_work_jewellery", "finished": made });
            ("sell.karigar.receive", back)
        }
        3 => ("sell.job.ready", json!({ "job": job() })),
        4 => delivery_of(job()),
        _ => return None,
    })
}

/// A karigar brings what he made of the shop's own metal.
fn own_work(at: &Scene<'_>) -> Option<Deed> {
    (at.answers.is_empty()).then(|| {
        let made = json!([{ "net_mg": at.net_mg(), "fineness_ppt": "916", "labour_minor_per_g": "101" }]);
        let back = json!({ "karigar": KARIGAR, "tax": "job_work_jewellery", "finished": made,
                           "scrap": [{ "net_mg": 100, "fineness_ppt": "916" }] });
        ("sell.karigar.receive", back)
    })
}

/// A count of the device's own place, where one of two pieces is missing.
fn count(at: &Scene<'_>) -> Option<Deed> {
    let place = format!("tray-{}", at.device);
    let stocktake = || at.of(2, "stocktake");
    Some(match at.answers.len() {
        0 => at.piece(&at.tag('E'), &place),
        1 => at.piece(&at.tag('F'), &place),
        2 => ("sell.stocktake.open", json!({ "location": place })),
        3 => ("sell.stocktake.count", json!({ "stocktake": stocktake(), "scanned": [at.tag('E'), "X-1"] })),
        4 => ("sell.stocktake.close", json!({ "stocktake": stocktake() })),
        5 => ("sell.stocktake.post", json!({ "stocktake": stocktake(), "reason": "count" })),
        _ => return None,
    })
}

/// Metal comes into a lot, and a part of it goes to the counter.
fn metal(at: &Scene<'_>) -> Option<Deed> {
    let lot = format!("L-{}", at.device);
    Some(match at.answers.len() {
        0 => {
            let came = json!({ "lot": lot, "item": GOLD, "net_mg": at.net_mg(), "cost_minor": at.between(1, 500_000) });
            ("sell.lot.receive", came)
        }
        1 => ("sell.lot.issue", json!({ "lot": lot, "net_mg": at.net_mg() / 3 })),
        2 => ("sell.stock.adjust", json!({ "lot": lot, "reason": "spilt" })),
        _ => return None,
    })
}

/// A till is opened, used and counted, which finds another amount than was taken.
fn till(at: &Scene<'_>) -> Option<Deed> {
    Some(match at.answers.len() {
        0 => ("sell.till.open", json!({ "till": at.device, "float_minor": 100_000 })),
        1 => (
            "sell.sale.post",
            json!({ "lines": [at.ring(), at.ring()], "tenders": [{ "mode": "cash" }], "till": at.device }),
        ),
        2 => {
            let counted = json!({ "till": at.device, "counted": { "cash": { "50000": 3 } }, "reason": "a note stuck to another",
                                  "confirm_difference": true });
            ("sell.till.close", counted)
        }
        _ => return None,
    })
}

/// A bill is reversed as a whole.
fn reversal(at: &Scene<'_>) -> Option<Deed> {
    Some(match at.answers.len() {
        0 => at.bill(),
        1 => ("sell.invoice.reverse", json!({ "invoice": at.of(0, "number"), "reason": "wrong ring" })),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every chapter with every end, answered by numbers of no bill.
    #[test]
    fn a_device_goes_through_every_chapter_and_names_only_the_actions_that_are_judged() {
        let (mut story, mut chance, mut seen) = (Story::of("till-3"), Chance::new(7, 1), BTreeSet::new());
        for n in 0..4_000 {
            let (action, body) = story.next(&mut chance);
            assert!(body.is_object(), "{action}");
            seen.insert(action);
            story.hears(&json!({ "number": format!("A/{n}"), "job": n, "stocktake": n }).to_string());
        }
        let named: BTreeSet<&str> = ACTIONS.into_iter().collect();
        assert_eq!(seen, named);
    }

    #[test]
    fn one_seed_tells_the_same_story_again() {
        let told = || {
            let (mut story, mut chance) = (Story::of("till-3"), Chance::new(7, 1));
            let deed = |_| {
                let deed = story.next(&mut chance);
                story.hears(r#"{"number":"A/1"}"#);
                format!("{deed:?}")
            };
            (0..50).map(deed).collect::<Vec<String>>()
        };
        assert_eq!(told(), told());
    }
}
