//! The workspaces of a run: jewellers who post bills and dairies that post readings.
//! Invariant: every posting carries its mark, by which its rows in the database are matched with the call.

use crate::chance::Chance;
use crate::client::{Client, Told};
use crate::server::Door;
use crate::story;
use jiff::Timestamp;
use serde_json::{Value, json};

/// A workspace's trade, which decides what its people post.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trade {
    Jeweller,
    Dairy,
    /// A jeweller who does everything that a shop does (`story.rs`).
    Whole,
}

impl Trade {
    /// Those that post one thing, in turn.
    pub fn nth(n: usize) -> Trade {
        if n.is_multiple_of(2) { Trade::Jeweller } else { Trade::Dairy }
    }

    /// The action that posts. A whole shop has many; this one is its bill.
    pub fn action(self) -> &'static str {
        match self {
            Trade::Jeweller | Trade::Whole => "sell.invoice.post",
            Trade::Dairy => "make.reading.post",
        }
    }
}

/// A workspace with the tokens of the person who posts there and of one who reads.
#[derive(Debug, Clone)]
pub struct Shop {
    /// Its address.
    pub slug: String,
    pub trade: Trade,
    pub token: String,
    /// The token of a person who may only read.
    pub auditor: String,
    /// The token of the person who imports the earlier data.
    pub installer: String,
}

/// One posting. `mark` is its device and sequence number and its idempotency key, and is part of the rows it
/// writes.
#[derive(Debug, Clone)]
pub struct Posting {
    pub mark: String,
    pub action: &'static str,
    pub body: String,
}

impl Shop {
    /// Makes a workspace that can post at once. Errors: the instance's refusal.
    pub fn open(client: &Client, door: &Door, trade: Trade) -> Result<Shop, String> {
        let now = now();
        let (tenant, person, imports) = match trade {
            Trade::Jeweller => (jeweller(), json!({ "asha": "Cashier", "ravi": "Auditor" }), bench(now)),
            Trade::Dairy => (dairy(), json!({ "asha": "Maker", "ravi": "Auditor" }), vat()),
            Trade::Whole => (jeweller(), json!({ "asha": "Owner", "ravi": "Auditor" }), whole(now)),
        };
        let made = json!({ "tenant": tenant, "actors": person, "clock": now.to_string() });
        let made = call(client, door, &door.token, "test.workspace.create", &made)?;
        let text = |at: &str| {
            made.pointer(at).and_then(Value::as_str).map(str::to_owned).ok_or(format!("no {at}: {made}"))
        };
        let shop = Shop {
            slug: text("/workspace")?,
            trade,
            token: text("/tokens/asha")?,
            auditor: text("/tokens/ravi")?,
            installer: text("/installer_token")?,
        };
        for (kind, rows) in imports {
            call(
                client,
                door,
                &shop.installer,
                "workspace.import.run",
                &json!({ "kind": kind, "rows": rows }),
            )?;
        }
        if trade == Trade::Dairy {
            call(client, door, &shop.token, "make.batch.start", &json!({ "batch": BATCH }))?;
        }
        Ok(shop)
    }

    /// The posting number `seq` of a device.
    pub fn posting(&self, device: &str, seq: u64, chance: &mut Chance) -> Posting {
        let mark = format!("{device}/{seq}");
        let body = match self.trade {
            Trade::Jeweller | Trade::Whole => bill(&mark, chance),
            Trade::Dairy => reading(device, seq, chance),
        };
        Posting { mark, action: self.trade.action(), body: body.to_string() }
    }
}

/// The batch of every dairy's readings.
pub const BATCH: &str = "M-1";

fn jeweller() -> Value {
    json!({ "id": "t-kumkum", "name": "Kumkum Jewellers", "country": "IN", "state": "27", "gstin": "27AAPFU0939F1ZV",
            "currency": "INR", "minor_digits": 2, "timezone": "Asia/Kolkata", "fy_start": "04-01" })
}

fn dairy() -> Value {
    json!({ "id": "t-huon", "name": "Huon Dairy", "country": "AU", "gst_registered": true, "currency": "AUD",
            "minor_digits": 2, "timezone": "Australia/Hobart", "fy_start": "07-01" })
}

fn bench(now: Timestamp) -> Vec<(&'static str, Value)> {
    let an_hour_ago = now - jiff::SignedDuration::from_hours(1);
    vec![
        (
            "tax_policy",
            json!([{ "class": "jewellery", "hsn": "7113", "rate_percent": "3", "from": "2017-07-01" }]),
        ),
        (
            "rates",
            json!([{ "metal": "gold", "fineness_ppt": "916", "side": "sell", "rate_minor": 540000, "per_mg": "1000",
                           "effective_at": an_hour_ago.to_string(), "source": "owner" }]),
        ),
        ("series", json!([{ "code": "INV", "doc": "invoice", "pattern": "A/{fy2}/{n:5}", "next": 1 }])),
        ("parties", json!([{ "party": PARTY, "name": "Meera Joshi", "kind": "customer", "state": "27" }])),
    ]
}

/// What a whole shop has beside the bench.
fn whole(now: Timestamp) -> Vec<(&'static str, Value)> {
    let mut imports = bench(now);
    let karigar = json!([{ "party": story::KARIGAR, "name": "Suresh Soni", "kind": "karigar", "state": "27",
                           "wastage_percent": { "916": "2" } }]);
    let gold = json!([{ "code": story::GOLD, "name": "Gold 916", "unit": "mg", "metal": "gold", "fineness_ppt": "916" }]);
    let in_vault =
        json!([{ "tag": "V-0", "fineness_ppt": "916", "net_mg": 1_000, "location": story::VAULT }]);
    let job_work =
        json!([{ "class": "job_work_jewellery", "hsn": "9988", "rate_percent": "5", "from": "2017-07-01" }]);
    imports.extend([("parties", karigar), ("items", gold), ("articles", in_vault), ("tax_policy", job_work)]);
    imports
}

const PARTY: &str = story::CUSTOMER;

fn vat() -> Vec<(&'static str, Value)> {
    vec![
        (
            "equipment",
            json!([{ "code": "TT-01", "kind": "instrument", "measures": "Cel", "tolerance": "0.5" }]),
        ),
        (
            "control_points",
            json!([{ "code": "CCP1-TEMP", "kind": "CCP", "parameter": "temperature", "unit": "Cel",
                                    "lower": "72.0", "upper": "85.0", "applies_to": "FRESH-MILK" }]),
        ),
        (
            "batches",
            json!([{ "batch": BATCH, "recipe": "FRESH-MILK", "recipe_version": 1, "state": "Ready",
                             "history": ["Planned", "Ready"] }]),
        ),
    ]
}

/// A ring of 1 to 20 g: with tax it costs less than the amount from which the buyer's PAN is required.
fn bill(mark: &str, chance: &mut Chance) -> Value {
    json!({ "party": PARTY, "place_of_supply": "27", "lines": [{
        "description": mark, "metal": "gold", "net_mg": chance.between(1_000, 20_000), "fineness_ppt": "916",
        "making": { "mode": "per_gram", "minor_per_g": "60000" }, "tax_class": "jewellery" }] })
}

/// Warm enough: a failing reading would put the batch on hold.
fn reading(device: &str, seq: u64, chance: &mut Chance) -> Value {
    let tenths = chance.between(725, 790);
    json!({ "batch": BATCH, "control_point": "CCP1-TEMP", "instrument": "TT-01", "device": device, "seq": seq,
            "at": now().to_string(), "value": format!("{}.{}", tenths / 10, tenths % 10), "unit": "Cel" })
}

/// The path of a link to the page at which one workspace can be opened.
pub fn founding_link(door: &Door) -> Result<String, String> {
    let client = Client::new(&door.ca)?;
    let made = call(&client, door, &door.token, "test.founding.invite", &json!({}))?;
    made["link"].as_str().map(str::to_owned).ok_or(format!("no link: {made}"))
}

/// Asks a whole shop whether its books agree with its goods. Errors: the checks that do not hold.
pub fn books_hold(client: &Client, door: &Door, shop: &Shop) -> Result<(), String> {
    match client.ask(&door.url, &shop.installer, "workspace.books.check", "") {
        Told::Done(answer) => {
            let checked: Value = serde_json::from_str(&answer).map_err(|why| why.to_string())?;
            if checked["holds"] == true { Ok(()) } else { Err(answer) }
        }
        Told::Wrong(why) => Err(why),
        Told::Doubt => Err("no answer".to_owned()),
    }
}

fn call(client: &Client, door: &Door, token: &str, name: &str, body: &Value) -> Result<Value, String> {
    let mut random = [0; 16];
    getrandom::fill(&mut random).map_err(|why| why.to_string())?;
    let key: String = random.iter().map(|byte| format!("{byte:02x}")).collect();
    match client.act(&door.url, token, name, &key, &body.to_string()) {
        Told::Done(answer) => serde_json::from_str(&answer).map_err(|why| format!("{name}: {why}")),
        Told::Wrong(why) => Err(format!("{name}: {why}")),
        Told::Doubt => Err(format!("{name}: no answer")),
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "a client's clock; the instance is asked at the machine's own time"
)]
pub fn now() -> Timestamp {
    Timestamp::now()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shop(trade: Trade) -> Shop {
        Shop { slug: "s".into(), trade, token: "t".into(), auditor: "a".into(), installer: "i".into() }
    }

    #[test]
    fn a_bill_carries_its_mark_and_a_reading_its_device_and_number() {
        let posted = |trade| {
            let posting = shop(trade).posting("d-3", 17, &mut Chance::new(1, 0));
            assert_eq!(posting.mark, "d-3/17");
            serde_json::from_str::<Value>(&posting.body).unwrap()
        };
        assert_eq!(posted(Trade::Jeweller)["lines"][0]["description"], "d-3/17");
        let reading = posted(Trade::Dairy);
        assert_eq!((reading["device"].as_str(), reading["seq"].as_u64()), (Some("d-3"), Some(17)));
    }

    #[test]
    fn every_reading_is_within_the_limits_of_its_point() {
        let mut chance = Chance::new(1, 0);
        for seq in 0..200 {
            let body: Value =
                serde_json::from_str(&shop(Trade::Dairy).posting("d", seq, &mut chance).body).unwrap();
            let value = body["value"].as_str().unwrap();
            assert!(("72.0".."85.1").contains(&value), "{value}");
        }
    }
}
