//! Ninety days at a small jeweller's: rates each morning, a handful of bills of each kind, the till counted in the evening.
//! Invariant: goods are bought before they are sold, at a cost, and the takings are brought to the bank.

use super::bills::{Counter, Customer, Desk};
use super::metal::Vault;
use super::till::{self, Till};
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

/// The customers: first and last name. The first one is Meera Joshi, `c-meera-000`.
const NAMES: [(&str, &str); 56] = [
    ("Meera", "Joshi"),
    ("Anil", "Patil"),
    ("Sunita", "Rao"),
    ("Farhan", "Shaikh"),
    ("Kavita", "Bhosale"),
    ("Joseph", "Fernandes"),
    ("Lakshmi", "Iyer"),
    ("Harpreet", "Gill"),
    ("Nilima", "Kulkarni"),
    ("Imran", "Pathan"),
    ("Geeta", "Shinde"),
    ("Vikram", "Rathod"),
    ("Shanta", "Gaikwad"),
    ("Rohan", "Deshpande"),
    ("Zarina", "Mulani"),
    ("Pooja", "More"),
    ("Asha", "Jadhav"),
    ("Mahesh", "Kadam"),
    ("Usha", "Phadke"),
    ("Salim", "Attar"),
    ("Rashmi", "Nair"),
    ("Dilip", "Chavan"),
    ("Maria", "D'Souza"),
    ("Sanjay", "Mehta"),
    ("Vaishali", "Sawant"),
    ("Gurdeep", "Bedi"),
    ("Anjali", "Ranade"),
    ("Prakash", "Pawar"),
    ("Nasreen", "Bagwan"),
    ("Hemant", "Gokhale"),
    ("Smita", "Tambe"),
    ("Kiran", "Salunkhe"),
    ("Revati", "Apte"),
    ("Suresh", "Hegde"),
    ("Alka", "Wagh"),
    ("Peter", "Pinto"),
    ("Madhuri", "Nikam"),
    ("Yusuf", "Sayyed"),
    ("Chhaya", "Thorat"),
    ("Nitin", "Oak"),
    ("Sarla", "Bora"),
    ("Ganesh", "Lokhande"),
    ("Tara", "Menon"),
    ("Bharat", "Shah"),
    ("Jyoti", "Kamble"),
    ("Rafiq", "Inamdar"),
    ("Vandana", "Dixit"),
    ("Omkar", "Mane"),
    ("Leela", "Varghese"),
    ("Ashok", "Gandhi"),
    ("Manisha", "Raut"),
    ("Uday", "Kelkar"),
    ("Shabana", "Momin"),
    ("Deepak", "Ghorpade"),
    ("Ranjana", "Barve"),
    ("Arvind", "Soman"),
];
/// Streets of a town that there is not.
const STREETS: [&str; 9] = [
    "Neem Lane",
    "Old Mill Road",
    "Tank Street",
    "Shanivar Chowk",
    "Lotus Society",
    "Cotton Market",
    "Temple Road",
    "Weavers' Lane",
    "Canal Road",
];
/// One in so many customers buys on account.
const ON_ACCOUNT: usize = 8;

/// The till's float, and what its notes and coins are worth, in paise.
const FLOAT: i64 = 500_000;
const NOTES: [i64; 9] = [50_000, 20_000, 10_000, 5_000, 2_000, 1_000, 500, 200, 100];

/// With how much money the books begin, and what the wholesaler is still owed.
const BANK: i64 = 387_462_350;
const OWED: i64 = 18_643_700;

/// The shop, day by day.
struct Shop {
    board: Board,
    counter: Counter,
    vault: Vault,
    till: Till,
}

/// Opens the shop and writes its history. Errors: the demo's own.
pub async fn live(instance: &Instance, days: i32, end: Timestamp) -> Result<Town> {
    let began = at(end, days + 1, 4, 0);
    let mut town = Town::found(instance, &workspace(), &PEOPLE, began, "jeweller").await?;
    let mut shop = Shop::open(&mut town, began).await?;
    for day in (1..=days).rev() {
        shop.day(&mut town, end, day).await?;
        town.progress(days - day + 1, days, &format!("{} bills", shop.counter.bills));
    }
    count(&town, end, &shop.vault).await?;
    on_approval(&town, end).await?;
    print(&mut town, end).await?;
    let customers: Vec<&str> = shop.counter.customers.iter().map(|it| it.code.as_str()).collect();
    super::jobs::keep(&mut town, end, &customers).await?;
    shop.today(&mut town, end).await?;
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

impl Shop {
    /// The books, the people and the goods with which it opens.
    async fn open(town: &mut Town, began: Timestamp) -> Result<Shop> {
        let minutes = |n| began + SignedDuration::from_mins(n);
        let board = Board { gold: 1_217_500, silver: 16_850 };
        suppliers(town, began).await?;
        let customers = customers(town, began).await?;
        let row =
            |account: &str, amount: i64| json!({ "account": account, "commodity": "INR", "amount": amount });
        let mut owed = row("AP", OWED);
        owed["party"] = json!("s-ratnakar");
        let rows = json!([row("BANK", BANK), row("CASH", FLOAT + 346_000), owed]);
        let balances = json!({ "kind": "opening_balances", "rows": rows });
        town.act("rekha", minutes(5), "workspace.import.run", balances).await?;
        let vault = Vault::open(town, minutes(10), &board).await?;
        let accounts = [
            ("CAPITAL", "Capital of Rekha", "equity"),
            ("RENT", "Shop rent", "expense"),
            ("WAGES", "Wages", "expense"),
            ("POWER", "Electricity and telephone", "expense"),
        ];
        till::add_accounts(town, minutes(20), "rekha", &accounts).await?;
        till::journal(town, minutes(25), "rekha", &[("BANK", "CAPITAL", 50_000_000)], "Paid in").await?;
        let till = Till::new("TILL-1", "ishaan", FLOAT, &NOTES);
        Ok(Shop { board, counter: Counter::new(customers), vault, till })
    }

    /// A day, from the rates to the count of the till.
    async fn day(&mut self, town: &mut Town, end: Timestamp, day: i32) -> Result<()> {
        self.board.open(town, at(end, day, 4, 20)).await?;
        self.office(town, end, day).await?;
        self.vault.buy_metal(town, at(end, day, 4, 25), day, &self.board).await?;
        self.vault.restock(town, at(end, day, 4, 40), day, &self.board).await?;
        self.till.open(town, at(end, day, 4, 50)).await?;
        let bills = town.dice.between(4, 9);
        let mut desk = Desk { town, vault: &mut self.vault, till: &mut self.till, day };
        self.counter.catch_up(&mut desk, end).await?;
        for n in 0..bills {
            // Between 10:30 and 19:30 local time, in order.
            let moment = at(end, day, 5, n * 540 / bills + desk.town.dice.between(0, 20));
            self.counter.serve(&mut desk, moment, n).await?;
        }
        // On one evening in six some rupees are missing or too many.
        let difference = match town.dice.percent(16) {
            true => *town.dice.pick(&[-5_000, -2_000, -1_000, -300, 500, 1_000, 2_000]),
            false => 0,
        };
        self.till.close(town, at(end, day, 14, 45), difference).await
    }

    /// Money at the bank: once a week what came in and the wholesaler, once a month rent and wages.
    async fn office(&mut self, town: &Town, end: Timestamp, day: i32) -> Result<()> {
        if day % 7 == 1 {
            self.till.bring_to_bank(town, at(end, day, 4, 22), "divya", day).await?;
            self.vault.pay_wholesaler(town, at(end, day, 4, 35)).await?;
        }
        if day % 30 == 2 {
            let month =
                [("RENT", "BANK", 4_500_000), ("WAGES", "BANK", 11_280_000), ("POWER", "BANK", 834_600)];
            till::journal(town, at(end, day, 4, 30), "leena", &month, "Rent, wages and power of the month")
                .await?;
        }
        if day % 30 == 3 {
            let old = json!({
                "party": "s-ratnakar", "mode": "bank", "amount_minor": OWED / 4, "reference": format!("N27{day:03}"),
                "reason": "Instalment of the old balance",
            });
            town.act("divya", at(end, day, 6, 40), "sell.payment.pay_out", old).await?;
        }
        Ok(())
    }

    /// The morning of today: new rates, some bills, an estimate, a parked bill, and a bill on account.
    async fn today(&mut self, town: &mut Town, end: Timestamp) -> Result<()> {
        let before = |minutes: i64| end - SignedDuration::from_mins(minutes);
        self.board.open(town, before(30)).await?;
        self.till.open(town, before(29)).await?;
        let mut desk = Desk { town, vault: &mut self.vault, till: &mut self.till, day: 0 };
        self.counter.over_the_counter(&mut desk, before(27)).await?;
        desk.walk_in(before(22)).await?;
        let made = |name: &str, net_mg: i64| {
            json!({
                "description": name, "metal": "gold", "net_mg": net_mg, "fineness_ppt": "916",
                "making": { "mode": "percent", "percent": "8" }, "tax_class": "jewellery",
            })
        };
        let estimate =
            json!({ "party": "c-lakshmi-006", "lines": [made("Bangle, floral, as shown", 11_640)] });
        desk.town.act("ishaan", before(18), "sell.invoice.draft", estimate).await?;
        let parked = json!({ "lines": [made("Ring, plain band", 2_870)] });
        desk.town.act("ishaan", before(12), "sell.invoice.draft", parked).await?;
        self.counter.last(&mut desk, before(6)).await
    }
}

/// The morning's rates, which move by less than one percent a day.
pub struct Board {
    /// A gram of 22 carat gold.
    pub gold: i64,
    /// A gram of fine silver.
    pub silver: i64,
}

impl Board {
    /// The rate of a gram of the fine metal.
    pub fn fine(&self, metal: &str) -> i64 {
        if metal == "silver" { self.silver } else { self.gold * 999 / 916 }
    }

    async fn open(&mut self, town: &mut Town, moment: Timestamp) -> Result<()> {
        self.gold += self.gold * town.dice.between(-80, 90) / 10_000;
        self.silver += self.silver * town.dice.between(-120, 130) / 10_000;
        let fine = self.gold * 1_000 / 916;
        let rates: Vec<Value> = [
            ("gold", "916", "sell", self.gold),
            ("gold", "750", "sell", self.gold * 750 / 916),
            ("gold", "999", "sell", self.fine("gold")),
            ("silver", "925", "sell", self.silver * 925 / 999),
            ("silver", "999", "sell", self.silver),
            ("gold", "916", "buy", self.gold * 98 / 100),
            ("gold", "1000", "buy", fine * 97 / 100),
        ]
        .into_iter()
        .map(|(metal, fineness, side, rate)| {
            json!({ "metal": metal, "fineness_ppt": fineness, "side": side, "rate_minor": rate, "per_mg": "1000" })
        })
        .collect();
        let day = json!({ "rates": rates, "effective_at": moment, "source": "Morning board" });
        town.act("divya", moment, "sell.rates.publish", day).await.map(drop)
    }
}

/// A telephone number that nobody has: none of India begins with a five.
fn phone(town: &mut Town) -> String {
    format!("+91 5{:04} {:05}", town.dice.between(1_200, 9_800), town.dice.between(10_000, 99_999))
}

/// Who sells to the shop.
async fn suppliers(town: &mut Town, moment: Timestamp) -> Result<()> {
    for (code, name, place) in [
        ("s-ratnakar", "Ratnakar Ornaments", "Gold Market, second floor, Pune"),
        ("s-zaveri", "Zaveri Fine Metals", "Exchange Lane 7, Mumbai"),
    ] {
        let phone = phone(town);
        let input = json!({
            "party": code, "name": name, "kind": "supplier", "state": "27", "phone": phone, "location": place,
        });
        town.act("divya", moment, "workspace.party.create", input).await?;
    }
    Ok(())
}

async fn customers(town: &mut Town, moment: Timestamp) -> Result<Vec<Customer>> {
    let mut list = Vec::new();
    for (n, (first, last)) in NAMES.iter().enumerate() {
        let code = format!("c-{}-{n:03}", first.to_lowercase());
        let on_account = n % ON_ACCOUNT == 1;
        let has_pan = on_account || town.dice.percent(55);
        let street = *town.dice.pick(&STREETS);
        let mut input = json!({
            "party": code, "name": format!("{first} {last}"), "kind": "customer", "state": "27", "phone": phone(town),
            "location": format!("{}, {street}, Pune", town.dice.between(2, 148)),
        });
        if on_account {
            input["terms_days"] = json!(30);
        }
        if has_pan {
            let initial = last.chars().next().unwrap_or('A');
            input["pan"] = json!(format!("ABCP{initial}{:04}K", 1_003 + n * 137));
        }
        town.act("ishaan", moment, "workspace.party.create", input).await?;
        list.push(Customer { code, has_pan, on_account });
    }
    Ok(list)
}

/// A supplier leaves two pieces on approval, one of them at an agreed price.
async fn on_approval(town: &Town, end: Timestamp) -> Result<()> {
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
async fn count(town: &Town, end: Timestamp, vault: &Vault) -> Result<()> {
    let location = json!({ "location": "window" });
    let opened = town.act("divya", at(end, 1, 15, 0), "sell.stocktake.open", location).await?;
    let scanned: Vec<&str> = vault.tags().skip(1).chain(["SR-9990"]).collect();
    let scanned = json!({ "stocktake": opened["stocktake"], "scanned": scanned });
    town.act("divya", at(end, 1, 15, 20), "sell.stocktake.count", scanned).await.map(drop)
}
