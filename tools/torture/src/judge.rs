//! The rules for the database's content, given the clients' answers: pure.
//! Invariant: one call leaves one transaction with one document or reading, one event, one kept answer, in
//! its own workspace; or nothing at all.

use crate::client::first_answer;
use crate::shop::Trade;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// A call, as its client knows it.
#[derive(Debug, Clone)]
pub struct Sent {
    pub mark: String,
    /// The workspace's address.
    pub slug: String,
    pub trade: Trade,
    pub action: &'static str,
    /// The first answer; None while the call is in doubt.
    pub answer: Option<String>,
}

/// The rows of one database transaction, grouped by its number: rows committed together, whatever they
/// contain.
#[derive(Debug, Clone, Default)]
pub struct Transaction {
    /// The workspaces of its rows.
    pub slugs: BTreeSet<String>,
    pub bills: Vec<Bill>,
    /// Their marks.
    pub readings: Vec<String>,
    /// Action and result of its events.
    pub events: Vec<(String, String)>,
    pub kept: Vec<Kept>,
}

/// A kept answer.
#[derive(Debug, Clone)]
pub struct Kept {
    pub key: String,
    pub action: String,
    pub answer: String,
}

/// A posted bill with everything that belongs to it.
#[derive(Debug, Clone, Default)]
pub struct Bill {
    pub mark: String,
    pub number: String,
    pub taxable_minor: i64,
    pub tax_minor: i64,
    pub round_off_minor: i64,
    pub total_minor: i64,
    /// Sums over its lines.
    pub fine_mg: i64,
    pub lines_total_minor: i64,
    /// Entries and seals of the same transaction.
    pub entries: i64,
    pub seals: i64,
    /// The sum of its postings for each account and commodity.
    pub net: BTreeMap<(String, String), i128>,
}

/// A series, with its issued numbers.
#[derive(Debug, Clone, Default)]
pub struct Series {
    pub slug: String,
    pub next: i64,
    pub numbers: Vec<String>,
}

/// Everything that a census reads.
#[derive(Debug, Clone, Default)]
pub struct Found {
    pub transactions: BTreeMap<String, Transaction>,
    pub series: Vec<Series>,
}

impl Found {
    /// The marks of all bills and readings, and of all kept answers.
    pub fn marks(&self) -> BTreeSet<&str> {
        let keys = self.transactions.values().flat_map(|of| of.kept.iter().map(|kept| kept.key.as_str()));
        self.transactions.values().flat_map(Transaction::marks).chain(keys).collect()
    }
}

impl Transaction {
    /// The mark of its call: its kept answer's key, or what its rows say.
    fn mark(&self) -> Option<&str> {
        self.kept.first().map(|kept| kept.key.as_str()).or_else(|| self.marks().next())
    }

    fn marks(&self) -> impl Iterator<Item = &str> {
        self.bills.iter().map(|bill| bill.mark.as_str()).chain(self.readings.iter().map(String::as_str))
    }
}

/// A broken rule, with the mark of its call; None if it belongs to no call.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub mark: Option<String>,
    pub words: String,
}

impl Fault {
    /// A fault of one call.
    pub fn of(mark: &str, words: impl Into<String>) -> Fault {
        Fault { mark: Some(mark.to_owned()), words: words.into() }
    }
}

/// All broken rules.
pub fn judge(sent: &[Sent], found: &Found) -> Vec<Fault> {
    let calls: BTreeMap<&str, &Sent> = sent.iter().map(|sent| (sent.mark.as_str(), sent)).collect();
    let mut by_mark: BTreeMap<&str, Vec<&Transaction>> = BTreeMap::new();
    let mut faults = Vec::new();
    for transaction in found.transactions.values() {
        let mark = transaction.mark();
        let call = mark.and_then(|mark| calls.get(mark));
        if let Some(mark) = mark {
            by_mark.entry(mark).or_default().push(transaction);
        }
        let words = match call {
            Some(call) => transaction_faults(transaction, call),
            None => vec!["is there and was never sent".to_owned()],
        };
        faults.extend(words.into_iter().map(|words| Fault { mark: mark.map(str::to_owned), words }));
    }
    for call in sent {
        let left = by_mark.get(call.mark.as_str()).map_or(&[][..], Vec::as_slice);
        faults.extend(call_faults(call, left).into_iter().map(|words| Fault::of(&call.mark, words)));
    }
    let series = found.series.iter().flat_map(series_faults);
    faults.extend(series.map(|words| Fault { mark: None, words }));
    faults
}

/// Checks that a transaction has everything of one call and nothing else.
fn transaction_faults(transaction: &Transaction, call: &Sent) -> Vec<String> {
    let mut faults = Vec::new();
    if transaction.slugs.len() != 1 || !transaction.slugs.contains(&call.slug) {
        faults.push(format!("was sent to {} and lies in {:?}", call.slug, transaction.slugs));
    }
    let documents = transaction.bills.len();
    let counted = (documents, transaction.readings.len(), transaction.events.len(), transaction.kept.len());
    let expected = match call.trade {
        Trade::Jeweller => (1, 0, 1, 1),
        Trade::Dairy => (0, 1, 1, 1),
        Trade::Whole => (documents, 0, 1, 1),
    };
    if counted != expected {
        faults.push(format!("bills, readings, events, kept answers of its transaction: {counted:?}"));
    }
    let action = call.action;
    if transaction.events.iter().any(|(name, result)| name != action || result != "ok") {
        faults.push(format!("its event is another's: {:?}", transaction.events));
    }
    if transaction.kept.iter().any(|kept| kept.key != call.mark || kept.action != action) {
        faults.push("its kept answer is another's".to_owned());
    }
    if call.trade == Trade::Whole {
        let answer = transaction.kept.first().map_or("", |kept| kept.answer.as_str());
        faults.extend(documents_faults(action, &transaction.bills, answer));
        return faults;
    }
    if transaction.marks().any(|mark| mark != call.mark) {
        faults.push("it was committed with another's".to_owned());
    }
    for (bill, kept) in transaction.bills.iter().zip(&transaction.kept) {
        faults.extend(bill_faults(bill, &kept.answer));
    }
    faults
}

/// The documents of one call of a whole shop: the answer names each, and each is sealed and in balance.
fn documents_faults(action: &str, documents: &[Bill], answer: &str) -> Vec<String> {
    let mut faults = Vec::new();
    // A karigar's metal and his labour are an entry each.
    let most = if action == "sell.karigar.receive" { 2 } else { 1 };
    let told: Value = serde_json::from_str(answer).unwrap_or_default();
    let numbers: BTreeSet<&str> = documents.iter().map(|it| it.number.as_str()).collect();
    if told["document_id"].is_string() && !numbers.iter().any(|number| told["number"] == *number) {
        faults.push(format!("answered {} and wrote {numbers:?}", told["number"]));
    }
    for document in documents {
        let number = &document.number;
        if !answer.contains(&format!("\"{number}\"")) {
            faults.push(format!("document {number} is not in the answer"));
        }
        if document.seals != 1 || document.entries > most {
            let (entries, seals) = (document.entries, document.seals);
            faults.push(format!("document {number} has {entries} entries and {seals} seals"));
        }
        let commodities: BTreeSet<&str> = document.net.keys().map(|(_, of)| of.as_str()).collect();
        for commodity in commodities {
            let of = document.net.iter().filter(|((_, of), _)| of == commodity);
            let sum: i128 = of.map(|(_, amount)| amount).sum();
            if sum != 0 {
                faults.push(format!("document {number} is out of balance by {sum} {commodity}"));
            }
        }
    }
    faults
}

/// At most one transaction for a call; exactly one, with the same answer, if it was acknowledged.
fn call_faults(call: &Sent, left: &[&Transaction]) -> Vec<String> {
    let Some(answer) = &call.answer else {
        return if left.len() > 1 { vec![format!("was done {} times", left.len())] } else { vec![] };
    };
    match left {
        [] => vec!["was acknowledged and is not there".to_owned()],
        [one] => match one.kept.first() {
            Some(kept) if first_answer(&kept.answer).1 != *answer => {
                vec!["the kept answer is not the one that was given".to_owned()]
            }
            _ => vec![],
        },
        many => vec![format!("was done {} times", many.len())],
    }
}

/// A bill, its postings and its answer must agree (S1, S6).
fn bill_faults(bill: &Bill, answer: &str) -> Vec<String> {
    let mut faults = Vec::new();
    if (bill.entries, bill.seals) != (1, 1) {
        faults.push(format!("bill {} has {} entries and {} seals", bill.number, bill.entries, bill.seals));
    }
    if bill.taxable_minor + bill.tax_minor + bill.round_off_minor != bill.total_minor
        || bill.lines_total_minor + bill.round_off_minor != bill.total_minor
    {
        faults.push(format!("bill {} does not add up", bill.number));
    }
    let net = |accounts: &[&str], commodity: &str| -> i128 {
        let one = |account: &&str| {
            bill.net.get(&((*account).to_owned(), commodity.to_owned())).copied().unwrap_or(0)
        };
        accounts.iter().map(one).sum()
    };
    let wanted = [
        (net(&["AR"], "INR"), bill.total_minor),
        (-net(&["SALES"], "INR"), bill.taxable_minor),
        (-net(&["OUT_CGST", "OUT_SGST", "OUT_IGST"], "INR"), bill.tax_minor),
        (-net(&["ROUND_OFF"], "INR"), bill.round_off_minor),
        (net(&["M_SOLD"], "AU_FINE_MG"), bill.fine_mg),
        (-net(&["M_STOCK"], "AU_FINE_MG"), bill.fine_mg),
    ];
    if wanted.iter().any(|(posted, figure)| *posted != i128::from(*figure)) {
        faults.push(format!("bill {} and what it posted differ: {:?}", bill.number, bill.net));
    }
    for commodity in ["INR", "AU_FINE_MG"] {
        let sum: i128 =
            bill.net.iter().filter(|((_, of), _)| of == commodity).map(|(_, amount)| amount).sum();
        if sum != 0 {
            faults.push(format!("bill {} is out of balance by {sum} {commodity}", bill.number));
        }
    }
    let answer: Value = serde_json::from_str(answer).unwrap_or_default();
    if answer["number"] != bill.number.as_str()
        || answer["document"]["total_minor"] != bill.total_minor
        || journal(&answer) != bill.net
    {
        faults.push(format!("bill {} is not what was answered", bill.number));
    }
    faults
}

/// The answer's `journal`, in the form of the postings' sums.
fn journal(answer: &Value) -> BTreeMap<(String, String), i128> {
    let mut net = BTreeMap::new();
    for row in answer["journal"].as_array().into_iter().flatten() {
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_owned();
        *net.entry((text("account"), text("commodity"))).or_default() +=
            i128::from(row["amount"].as_i64().unwrap_or_default());
    }
    net
}

/// The numbers must be 1…n without gap or duplicate (S3), and the next one n + 1.
fn series_faults(series: &Series) -> Vec<String> {
    let count = |number: &String| number.rsplit('/').next().and_then(|digits| digits.parse::<i64>().ok());
    let mut counts: Vec<Option<i64>> = series.numbers.iter().map(count).collect();
    counts.sort_unstable();
    let expected = (1..series.next).map(Some);
    if expected.eq(counts) {
        return vec![];
    }
    vec![format!(
        "{}: {} numbers and next is {}: a gap or a double",
        series.slug,
        series.numbers.len(),
        series.next
    )]
}

#[cfg(test)]
mod tests;
