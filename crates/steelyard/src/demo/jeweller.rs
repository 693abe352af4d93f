//! Ninety days at a jeweller's counter: rates each morning, bills all day, most of them paid at once.

use super::town::{Town, at};
use crate::instance::Instance;
use crate::problem::Result;
use identity::founding::NewWorkspace;
use jiff::{SignedDuration, Timestamp};
use kernel::country::Country;
use kernel::role::Role;
use serde_json::{Value, json};

const PEOPLE: [(&str, &str, Role); 8] = [
    ("rekha", "Rekha Sonar", Role::Owner),
    ("arun", "Arun Pathak", Role::Admin),
    ("divya", "Divya Menon", Role::Manager),
    ("ishaan", "Ishaan Kale", Role::Cashier),
    ("bala", "Bala Karande", Role::Maker),
    ("quasim", "Quasim Ansari", Role::Quality),
    ("leena", "Leena Gokhale", Role::Accountant),
    ("ravi", "Ravi Deshmukh", Role::Auditor),
];

const FIRST: [&str; 16] = [
    "Meera", "Anil", "Sunita", "Farhan", "Kavita", "Joseph", "Lakshmi", "Harpreet", "Nilima", "Imran",
    "Geeta", "Vikram", "Shanta", "Rohan", "Zarina", "Pooja",
];
const LAST: [&str; 8] = ["Joshi", "Rao", "Shaikh", "Fernandes", "Patil", "Iyer", "Gill", "Bhosale"];

/// The pieces for sale: name, metal, fineness, grams from and to (mg), making percent.
const PIECES: [(&str, &str, &str, i64, i64, i64); 9] = [
    ("Ring, plain band", "gold", "916", 2_100, 4_800, 9),
    ("Ring, ruby cluster", "gold", "916", 3_200, 6_400, 12),
    ("Ear studs", "gold", "916", 1_600, 3_900, 11),
    ("Chain, box links", "gold", "916", 7_500, 14_000, 7),
    ("Bangle, floral", "gold", "916", 9_000, 16_000, 8),
    ("Pendant, lotus", "gold", "750", 2_400, 5_200, 14),
    ("Nose pin", "gold", "750", 400, 900, 18),
    ("Anklet pair", "silver", "925", 28_000, 64_000, 6),
    ("Lamp, standing", "silver", "999", 90_000, 180_000, 5),
];

/// The last days, on which the cashier counts the till; its float is ₹5,000.
const DAYS_WITH_TILL: i32 = 4;
const FLOAT: i64 = 500_000;
/// What the till's notes and coins are worth, in paise.
const NOTES: [i64; 9] = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100];

/// Opens the shop and writes its history. Errors: the demo's own.
pub async fn live(instance: &Instance, days: i32, end: Timestamp) -> Result<Town> {
    let began = at(end, days + 1, 4, 0);
    let mut town = Town::found(instance, &workspace(), &PEOPLE, began, "jeweller").await?;
    let customers = customers(&mut town, began).await?;
    let mut board = Board { gold: 1_217_500, silver: 16_850 };
    let mut bills = 0;
    for day in (1..=days).rev() {
        board.open(&mut town, at(end, day, 4, 20)).await?;
        stock(&mut town, at(end, day, 4, 40), day, board.gold).await?;
        let counts_till = day <= DAYS_WITH_TILL;
        if counts_till {
            let float = json!({ "till": "TILL-1", "float_minor": FLOAT });
            town.act("ishaan", at(end, day, 4, 50), "sell.till.open", float).await?;
        }
        let (today, mut cash) = (town.dice.between(14, 22), FLOAT);
        for n in 0..today {
            // Between 10:30 and 19:30 local time, in order.
            let moment = at(end, day, 5, n * 540 / today + town.dice.between(0, 20));
            cash += sell(&mut town, moment, &customers).await?;
            bills += 1;
        }
        if counts_till {
            let count = json!({ "till": "TILL-1", "counted": { "cash": notes(cash) } });
            town.act("ishaan", at(end, day, 14, 45), "sell.till.close", count).await?;
        }
        town.progress(days - day + 1, days, &format!("{bills} bills"));
    }
    count(&mut town, end).await?;
    on_approval(&town, end).await?;
    print(&mut town, end).await?;
    board.open(&mut town, end - SignedDuration::from_mins(30)).await?;
    let [first, second, third] = [&customers[0], &customers[1], &customers[2]].map(|it| it.code.as_str());
    own_accounts(&mut town, end - SignedDuration::from_mins(58)).await?;
    super::jobs::keep(&mut town, end, [first, second, third]).await?;
    let keeper = json!({ "name": "Stock keeper", "permissions":
        ["parties.read", "items.read", "rates.read", "articles.read", "articles.write"] });
    let keeper =
        town.act("rekha", end - SignedDuration::from_mins(50), "workspace.role.create", keeper).await?;
    let asked = json!({ "email": "sneha@sona-rekha.example", "roles": ["Cashier"], "custom_roles": [keeper["role"]] });
    town.act("rekha", end - SignedDuration::from_mins(40), "workspace.member.invite", asked).await?;
    for (person, pin) in [("divya", "703814"), ("ishaan", "482915")] {
        town.give_pin(person, end - SignedDuration::from_mins(45), pin).await?;
    }
    Ok(town)
}

fn workspace() -> NewWorkspace {
    NewWorkspace {
        slug: "sona-rekha".into(),
        name: "Sona Rekha Jewellers".into(),
        country: Country::India,
        currency: "INR".into(),
        minor_digits: 2,
        timezone: "Asia/Kolkata".into(),
        fy_start: (4, 1),
        state: Some("27".into()),
        gstin: Some("27ZZZPQ4821R1ZE".into()),
        abn: None,
        gst_registered: true,
        location: Some("Johari Road shop, Pune".into()),
        gln: None,
        settings: json!({ "trade": "jeweller" }),
    }
}

/// The accounts that no bill posts to, with the owner's capital and a month's rent.
async fn own_accounts(town: &mut Town, moment: Timestamp) -> Result<()> {
    for (code, name, kind) in [
        ("CAPITAL", "Capital of Rekha", "equity"),
        ("RENT", "Shop rent", "expense"),
        ("WAGES", "Wages", "expense"),
    ] {
        let account = json!({ "code": code, "name": name, "kind": kind });
        town.act("rekha", moment, "sell.account.create", account).await?;
    }
    for (debit, credit, amount, reason) in
        [("BANK", "CAPITAL", 50_000_000, "Paid in"), ("RENT", "BANK", 4_500_000, "Rent of the shop")]
    {
        let legs = json!([{ "debit": debit, "credit": credit, "amount_minor": amount }]);
        town.act("rekha", moment, "sell.journal.post", json!({ "legs": legs, "reason": reason })).await?;
    }
    Ok(())
}

/// The morning's rates, which move by less than one percent a day.
struct Board {
    gold: i64,
    silver: i64,
}

impl Board {
    async fn open(&mut self, town: &mut Town, moment: Timestamp) -> Result<()> {
        self.gold += self.gold * town.dice.between(-80, 90) / 10_000;
        self.silver += self.silver * town.dice.between(-120, 130) / 10_000;
        let rows = [
            ("gold", "916", "sell", self.gold),
            ("gold", "750", "sell", self.gold * 750 / 916),
            ("gold", "999", "sell", self.gold * 999 / 916),
            ("silver", "925", "sell", self.silver * 925 / 999),
            ("silver", "999", "sell", self.silver),
            ("gold", "916", "buy", self.gold * 98 / 100),
        ];
        for (n, (metal, fineness, side, rate)) in rows.into_iter().enumerate() {
            let at = moment + SignedDuration::from_secs(i64::try_from(n).unwrap_or(0) * 20);
            let input = json!({
                "metal": metal, "fineness_ppt": fineness, "side": side, "rate_minor": rate, "per_mg": "1000",
                "effective_at": at, "source": "morning board",
            });
            town.act("divya", at, "sell.rate.publish", input).await?;
        }
        Ok(())
    }
}

/// A customer of the demo and whether a PAN is on file.
struct Customer {
    code: String,
    has_pan: bool,
}

async fn customers(town: &mut Town, moment: Timestamp) -> Result<Vec<Customer>> {
    let mut list = Vec::new();
    for (n, last) in LAST.iter().enumerate() {
        for (k, first) in FIRST.iter().enumerate() {
            let number = n * FIRST.len() + k;
            let code = format!("c-{}-{number:03}", first.to_lowercase());
            let has_pan = town.dice.percent(55);
            let mut input = json!({
                "party": code, "name": format!("{first} {last}"), "kind": "customer", "state": "27",
                "phone": format!("+91 00000 {number:05}"),
            });
            // Some pay within the month, so that not every open bill is late.
            if n % 2 == 1 {
                input["terms_days"] = json!(30);
            }
            if has_pan {
                input["pan"] =
                    json!(format!("ABCP{}{:04}K", last.chars().next().unwrap_or('A'), 1000 + number));
            }
            town.act("ishaan", moment, "workspace.party.create", input).await?;
            list.push(Customer { code, has_pan });
        }
    }
    Ok(list)
}

/// Adds three tagged pieces to the stock each morning.
async fn stock(town: &mut Town, moment: Timestamp, day: i32, gold: i64) -> Result<()> {
    for n in 0..3 {
        let (name, metal, fineness, low, high, making) = *town.dice.pick(&PIECES[..6]);
        let net = town.dice.between(low, high);
        let input = json!({
            "tag": format!("SR-{day:03}{n}"), "huid": huid(town), "description": name, "metal": metal, "fineness_ppt": fineness,
            "gross_mg": net, "net_mg": net, "location": "window",
            "making": { "mode": "percent", "percent": making.to_string() }, "tax_class": "jewellery",
            "cost_minor": cost(net, fineness, gold),
        });
        town.act("divya", moment, "sell.article.create", input).await?;
    }
    Ok(())
}

/// A supplier leaves two pieces on approval, one of them at an agreed price.
async fn on_approval(town: &Town, end: Timestamp) -> Result<()> {
    let supplier =
        json!({ "party": "s-ratnakar", "name": "Ratnakar Ornaments", "kind": "supplier", "state": "27" });
    town.act("divya", at(end, 2, 6, 0), "workspace.party.create", supplier).await?;
    let piece = |tag: &str, name: &str, net: i64, agreed: Option<i64>| {
        json!({
            "tag": tag, "description": name, "metal": "gold", "fineness_ppt": "916", "gross_mg": net, "net_mg": net,
            "making": { "mode": "percent", "percent": "12" }, "tax_class": "jewellery", "location": "safe", "cost_minor": agreed,
        })
    };
    let until =
        (end + SignedDuration::from_hours(24 * 14)).to_zoned(jiff::tz::TimeZone::UTC).date().to_string();
    let pieces = [
        piece("RO-101", "Temple necklace", 42_300, Some(51_200_000)),
        piece("RO-102", "Bridal bangles, pair", 36_150, None),
    ];
    let taken = json!({ "party": "s-ratnakar", "pieces": pieces, "until": until, "reason": "for the wedding season" });
    town.act("divya", at(end, 2, 6, 10), "sell.article.approval_in", taken).await.map(drop)
}

/// The tags of the last morning's pieces wait for the printer at the till.
async fn print(town: &mut Town, end: Timestamp) -> Result<()> {
    let printer = json!({ "name": "Tags", "kind": "tspl", "width_mm": 60, "address": "browser" });
    town.act("divya", at(end, 1, 15, 25), "workspace.printer.add", printer).await?;
    let tags = json!({ "tags": ["SR-0010", "SR-0011", "SR-0012"], "printer": "Tags", "layout": "butterfly" });
    town.act("divya", at(end, 1, 15, 26), "sell.article.print", tags).await?;
    Ok(())
}

/// The window is counted on the last evening: one of the tags is not read, and one is of no piece.
async fn count(town: &mut Town, end: Timestamp) -> Result<()> {
    let location = json!({ "location": "window" });
    let opened = town.act("divya", at(end, 1, 15, 0), "sell.stocktake.open", location).await?;
    let tags: Vec<String> =
        (1..=3).flat_map(|day| (0..3).map(move |n| format!("SR-{day:03}{n}"))).skip(1).collect();
    let scanned: Vec<&str> = tags.iter().map(String::as_str).chain(["SR-9990"]).collect();
    let scanned = json!({ "stocktake": opened["stocktake"], "scanned": scanned });
    town.act("divya", at(end, 1, 15, 20), "sell.stocktake.count", scanned).await?;
    Ok(())
}

/// The shop's purchase price: the metal at 97 % of the morning's rate of 22 carat gold, to the rupee. Every
/// piece is gold.
fn cost(net_mg: i64, fineness: &str, gold: i64) -> i64 {
    let fine = fineness.parse().unwrap_or(916);
    net_mg * gold / 1_000 * fine / 916 * 97 / 100 / 100 * 100
}

fn huid(town: &mut Town) -> String {
    const LETTERS: &[u8] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    (0..6).map(|_| char::from(*town.dice.pick(LETTERS))).collect()
}

/// The fewest notes and coins that are worth so much.
fn notes(mut minor: i64) -> Value {
    let mut counted = json!({});
    for note in NOTES {
        counted[note.to_string()] = json!(minor / note);
        minor %= note;
    }
    counted
}

/// Posts a bill, most often with its payment a minute later; returns the cash that was paid.
async fn sell(town: &mut Town, moment: Timestamp, customers: &[Customer]) -> Result<i64> {
    let customer = town.dice.pick(customers);
    let (code, large) = (customer.code.clone(), customer.has_pan);
    let lines = if large { town.dice.between(1, 3) } else { 1 };
    // A bill to a customer without a PAN stays below the limit, so it has none of the heavy pieces.
    let choice = if large { &PIECES[..] } else { &PIECES[..3] };
    let lines: Vec<Value> = (0..lines).map(|_| line(town, choice)).collect();
    let bill =
        town.act("ishaan", moment, "sell.invoice.post", json!({ "party": code, "lines": lines })).await?;
    let total = bill["document"]["total_minor"].as_i64().unwrap_or_default();
    let paid = match town.dice.between(1, 100) {
        1..=86 => total,
        87..=94 => total / 200 * 100,
        _ => 0,
    };
    if paid == 0 {
        return Ok(0);
    }
    pay(town, moment + SignedDuration::from_secs(70), &code, &bill, paid).await
}

fn line(town: &mut Town, choice: &[(&str, &str, &str, i64, i64, i64)]) -> Value {
    let (name, metal, fineness, low, high, making) = *town.dice.pick(choice);
    let net = town.dice.between(low, high);
    let mut line = json!({
        "description": name, "metal": metal, "net_mg": net, "fineness_ppt": fineness,
        "making": { "mode": "percent", "percent": making.to_string() }, "tax_class": "jewellery",
    });
    if name.contains("ruby") {
        let weight = town.dice.between(200, 900);
        line["stones"] = json!([{ "kind": "ruby", "weight_mct": weight, "rate_minor_per_ct": "540000" }]);
    }
    if metal == "gold" {
        line["hallmark_minor"] = json!(4_500);
    }
    line
}

/// Takes a payment; returns what of it is cash.
async fn pay(town: &mut Town, moment: Timestamp, party: &str, bill: &Value, amount: i64) -> Result<i64> {
    let mode = if amount < 6_000_000 && town.dice.percent(30) {
        "cash"
    } else {
        *town.dice.pick(&["upi", "upi", "card", "bank"])
    };
    let mut tender = json!({ "mode": mode, "amount_minor": amount });
    if mode != "cash" {
        tender["reference"] =
            json!(format!("{}{:08}", mode.to_uppercase(), town.dice.between(0, 99_999_999)));
    }
    let input = json!({ "party": party, "invoice": bill["number"], "tenders": [tender] });
    town.act("ishaan", moment, "sell.payment.receive", input).await?;
    Ok(if mode == "cash" { amount } else { 0 })
}
