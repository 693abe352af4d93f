//! Ninety days in a small creamery: as much milk in the morning as the batch of the day needs, readings every few minutes, a dip now
//! and then, cheese that ripens, a farm shop, and customers who order.
//! Invariant: the product of which there is least is made next, so that nothing piles up until it expires.

use super::cave::{Cave, kilograms};
use super::farm_shop::{self, FarmShop};
use super::orders::{self, Debts};
use super::till;
use super::town::{Dice, Town, at};
use crate::instance::Instance;
use crate::problem::Result;
use identity::founding::NewWorkspace;
use jiff::{SignedDuration, Timestamp};
use kernel::country::Country;
use kernel::role::Role;
use platform::paper::as_text;
use serde_json::{Value, json};

const PEOPLE: [(&str, &str, Role); 8] = [
    ("mira", "Mira Walsh", Role::Owner),
    ("tom", "Tom Akers", Role::Admin),
    ("hanna", "Hanna Viljoen", Role::Manager),
    ("piper", "Piper Lowe", Role::Cashier),
    ("jonty", "Jonty Reed", Role::Maker),
    ("suri", "Suri Pather", Role::Quality),
    ("elise", "Elise Moran", Role::Accountant),
    ("noel", "Noel Burke", Role::Auditor),
];

/// A purchased item: code, name, unit, weighing step, cents a unit, kg in a litre where it is a liquid.
type Purchase = (&'static str, &'static str, &'static str, &'static str, i64, Option<&'static str>);

const BOUGHT: [Purchase; 6] = [
    ("MILK", "Cow's milk, raw", "L", "0.1", 78, Some(MILK_DENSITY)),
    ("CULTURE", "Mesophilic culture", "g", "0.01", 24, None),
    ("RENNET", "Rennet, vegetarian", "mL", "0.1", 12, Some("1.05")),
    ("SALT", "Salt, fine", "kg", "0.001", 90, None),
    ("MINT", "Mint, dried", "g", "0.1", 7, None),
    ("CREAM", "Cream, 40 %", "L", "0.1", 420, None),
];

/// kg in a litre of milk.
const MILK_DENSITY: &str = "1.03";

/// Where cheese ages and is turned.
const CAVE: &str = "CAVE-1";

/// What a recipe takes beside milk: the place in `STORE`, and thousandths of its unit for 100 L.
type Ingredient = (usize, i64);

/// A product.
struct Product {
    code: &'static str,
    name: &'static str,
    /// Minutes between readings.
    every: i64,
    /// Litres of a usual batch.
    litres: i64,
    /// Cents a kg.
    price: i64,
    place: &'static str,
    /// kg expected of a kg of milk.
    expected: &'static str,
    keeps_days: i64,
    ingredients: &'static [Ingredient],
    /// The sales of a day, g.
    a_day: i64,
    /// The stock that is never sold, g: camembert ripens, and no customer gets the last of the milk.
    always: i64,
}

const MADE: [Product; 3] = [
    Product {
        code: "CAMEMBERT",
        name: "Creek Camembert",
        every: 4,
        litres: 420,
        price: 3_800,
        place: CAVE,
        expected: "0.121",
        keeps_days: 42,
        ingredients: &[(0, 1_500), (1, 21_000), (2, 200)],
        a_day: 14_100,
        always: 138_000,
    },
    Product {
        code: "FRESH-MILK",
        name: "Full milk, bottled",
        every: 3,
        litres: 600,
        price: 290,
        place: "COLD-1",
        expected: "0.99",
        keeps_days: 14,
        ingredients: &[],
        a_day: 157_000,
        always: 400_000,
    },
    Product {
        code: "HALLOUMI",
        name: "Halloumi, mint",
        every: 4,
        litres: 360,
        price: 3_400,
        place: "COLD-1",
        expected: "0.121",
        keeps_days: 90,
        ingredients: &[(1, 24_000), (2, 320), (3, 9_000)],
        a_day: 12_400,
        always: 34_000,
    },
];
/// Nothing is made on a day on which there is more of each product than for so many hundredths of days.
const ENOUGH: i64 = 230;

/// Supplies by the bag or bottle: item, lot's first letters, a delivery in thousandths of the unit, the unit, its cents, its
/// location, and the weighing step in thousandths.
type Supply = (&'static str, &'static str, i64, &'static str, i64, &'static str, i64);
const STORE: [Supply; 4] = [
    ("CULTURE", "CU", 200_000, "g", 4_800, "COLD-1", 10),
    ("RENNET", "RE", 2_500_000, "mL", 30_000, "COLD-1", 100),
    ("SALT", "SA", 25_000, "kg", 2_250, "DRY-1", 1),
    ("MINT", "MI", 1_000_000, "g", 6_900, "DRY-1", 100),
];

/// Stock of each product with which the creamery moves in: lot, item, g, cents, location, days that it still keeps.
const OPENING: [(&str, &str, i64, i64, &str, i64); 3] = [
    ("OP-CAM", "CAMEMBERT", 186_400, 117_430, CAVE, 33),
    ("OP-MILK", "FRESH-MILK", 912_000, 72_960, "COLD-1", 13),
    ("OP-HAL", "HALLOUMI", 84_200, 52_540, "COLD-1", 71),
];
/// Money at the bank at the start, cents.
const BANK: i64 = 4_862_315;

/// The locations of lots.
const PLACES: [(&str, &str); 4] =
    [("TANK-1", "Milk tank"), ("COLD-1", "Cold store"), ("DRY-1", "Dry store"), (CAVE, "Ripening cave")];

/// The vats, used in turn.
const VATS: [&str; 2] = ["VAT-1", "VAT-2"];
/// Days between calibrations of the pH meter, and how often the demo does one.
const PH_DAYS: i32 = 30;
const PH_CHECKED: i32 = 25;

/// The silo for the milk of two neighbours, in the last days.
const SILO: &str = "SILO-1";
const SILO_DAYS: i32 = 3;

/// Readings of the pasteuriser per batch.
const READINGS: i64 = 78;

/// The creamery, day by day.
struct Creamery {
    /// Stock of each product, g.
    stock: [i64; 3],
    /// The rest of each supply, in thousandths of its unit.
    store: [i64; 4],
    /// Litres that are left in the milk tank.
    tank: i64,
    /// Milk that is not paid yet, cents.
    owed: i64,
    cave: Cave,
    shop: FarmShop,
    debts: Debts,
    made: Made,
}

struct Made {
    batches: i32,
    readings: i32,
}

/// Opens the creamery and writes its history. Errors: the demo's own.
pub async fn live(instance: &Instance, days: i32, end: Timestamp) -> Result<Town> {
    let began = at(end, days + 1, 0, 0);
    let mut town = Town::found(instance, &workspace(), &PEOPLE, began, "dairy").await?;
    masters(&town, began, end).await?;
    let mut creamery = Creamery {
        stock: OPENING.map(|it| it.2),
        store: [0; 4],
        tank: 0,
        owed: 0,
        cave: Cave::default(),
        shop: FarmShop::open(&town, began).await?,
        debts: Debts::default(),
        made: Made { batches: 0, readings: 0 },
    };
    for day in (1..=days).rev() {
        creamery.day(&mut town, end, day).await?;
        let Made { batches, readings } = creamery.made;
        town.progress(days - day + 1, days, &format!("{batches} batches, {readings} readings"));
    }
    orders::keep(&mut town, end).await?;
    creamery.shop.today(&mut town, end).await?;
    let asked = json!({ "email": "wen@quoll-creek.example", "roles": ["Maker"] });
    town.act("mira", end - SignedDuration::from_mins(40), "workspace.member.invite", asked).await?;
    Ok(town)
}

impl Creamery {
    async fn day(&mut self, town: &mut Town, end: Timestamp, day: i32) -> Result<()> {
        if day <= SILO_DAYS {
            neighbours(town, at(end, day, 19, 0), day).await?;
        }
        let product = self.product_of(day);
        let litres = product.map_or(0, |n| MADE[n].litres + town.dice.between(-20, 20));
        let from_silo = product.map_or(0, |_| litres_of_silo(day, litres));
        self.supplies(town, at(end, day, 20, 0), day, litres - from_silo).await?;
        if day % PH_CHECKED == PH_CHECKED / 4 {
            let morning = at(end, day, 20, 30);
            calibrate(town, morning, "PH-1", morning, "-0.01", "Buffers 4.01 and 7.00").await?;
        }
        if let Some(product) = product {
            let asked = BatchAsked { product, day, litres, from_silo };
            self.batch(town, at(end, day, 21, 0), &asked).await?;
        }
        self.money(town, at(end, day, 22, 40), day).await?;
        // On the next day, which for the last batch is still to come.
        if day > 1 {
            let sold = self.shop.day(town, end, day).await?;
            self.stock[0] -= self.cave.tend(town, at(end, day - 1, 4, 30), day).await?;
            let taken = self.debts.visit(town, at(end, day - 1, 6, 0), day).await?;
            self.debts.pay(town, at(end, day - 1, 6, 40), day).await?;
            for (stock, gone) in self.stock.iter_mut().zip(sold.iter().zip(taken)) {
                *stock -= gone.0 + gone.1;
            }
        }
        Ok(())
    }

    /// The product of which there is least, as its place in `MADE`; none where there is enough. The unfinished batches of the last
    /// days are camembert and milk, so that no halloumi is on its way: the calendar proposes some.
    fn product_of(&self, day: i32) -> Option<usize> {
        match day {
            1 | 3 => return Some(1),
            2 | 4 => return Some(0),
            _ => {}
        }
        let lasts = |n: usize| (self.stock[n] - MADE[n].always) * 100 / MADE[n].a_day;
        (0..MADE.len()).map(|n| (lasts(n), n)).min().filter(|(lasts, _)| *lasts < ENOUGH).map(|(_, n)| n)
    }

    /// Pays the farm every two weeks, wages and power every month.
    async fn money(&mut self, town: &Town, moment: Timestamp, day: i32) -> Result<()> {
        if day % 14 == 2 && self.owed > 0 {
            till::pay_supplier(town, moment, "elise", ("s-fern", self.owed), "Milk of two weeks").await?;
            self.owed = 0;
        }
        if day % 30 == 2 {
            let month = [("WAGES", "BANK", 1_487_300), ("POWER", "BANK", 83_640)];
            let later = moment + SignedDuration::from_mins(5);
            till::journal(town, later, "elise", &month, "Wages and power of the month").await?;
        }
        Ok(())
    }
}

/// The litres of a batch that come from the silo: a part of the last but one, all of the last one.
fn litres_of_silo(day: i32, litres: i64) -> i64 {
    match day {
        1 => litres,
        2 => 160,
        _ => 0,
    }
}

fn workspace() -> NewWorkspace {
    NewWorkspace {
        slug: "quoll-creek".into(),
        name: "Quoll Creek Creamery".into(),
        country: Country::Australia,
        currency: "AUD".into(),
        minor_digits: 2,
        timezone: "Australia/Hobart".into(),
        fy_start: (7, 1),
        state: None,
        gstin: None,
        abn: Some("54529078454".into()),
        gst_registered: true,
        location: Some("Creek Road, Huon Valley".into()),
        gln: None,
        settings: json!({ "trade": "food_maker" }),
    }
}

/// Places, items, suppliers, equipment, control points and recipes.
async fn masters(town: &Town, moment: Timestamp, end: Timestamp) -> Result<()> {
    let places: Vec<Value> =
        PLACES.iter().map(|(code, name)| json!({ "code": code, "name": name })).collect();
    let places = json!({ "kind": "locations", "rows": places });
    town.act("mira", moment, "workspace.import.run", places).await?;
    for (code, name, unit, resolution, cost, density) in BOUGHT {
        let allergens = if matches!(code, "MILK" | "CREAM") { json!(["milk"]) } else { json!([]) };
        let mut input = json!({
            "code": code, "name": name, "kind": "raw", "unit": unit, "resolution": resolution, "allergens": allergens,
            "standard_price_minor_per_unit": cost.to_string(),
        });
        // Labels list ingredients by weight, so what is kept in litres needs one.
        if let Some(density) = density {
            input["density_kg_per_l"] = json!(density);
        }
        town.act("hanna", moment, "make.item.create", input).await?;
    }
    for (code, name, phone, place) in [
        ("s-fern", "Fern Hill Dairy Farm", "+61 3 5550 0114", "218 Fern Hill Road, Upper Quoll"),
        ("s-gum", "Gum Flat Farm", "+61 3 5550 0138", "95 Gum Flat Track, Upper Quoll"),
        ("s-ridge", "Ridge Road Dairy", "+61 3 5550 0151", "407 Ridge Road, Upper Quoll"),
        ("s-brine", "Brine and Culture Supply", "+61 3 5550 0179", "Unit 2, 8 Depot Street, Kettle Bay"),
    ] {
        let input =
            json!({ "party": code, "name": name, "kind": "supplier", "phone": phone, "location": place });
        town.act("hanna", moment, "workspace.party.create", input).await?;
    }
    equipment(town, moment, end).await?;
    for product in &MADE {
        recipe(town, moment, product).await?;
    }
    let lots: Vec<Value> = OPENING
        .iter()
        .map(|(lot, item, grams, cost, place, keeps)| {
            json!({
                "lot": lot, "item": item, "quantity": kilograms(*grams), "unit": "kg", "cost_minor": cost, "location": place,
                "released": true, "received": expiry(moment, 0), "expires": expiry(moment, *keeps),
            })
        })
        .collect();
    town.act("mira", moment, "workspace.import.run", json!({ "kind": "lots", "rows": lots })).await?;
    let row =
        |account: &str, amount: i64| json!({ "account": account, "commodity": "AUD", "amount": amount });
    let rows = json!([row("BANK", BANK), row("CASH", farm_shop::FLOAT + 4_730)]);
    let balances = json!({ "kind": "opening_balances", "rows": rows });
    town.act("mira", moment, "workspace.import.run", balances).await?;
    let accounts = [("WAGES", "Wages", "expense"), ("POWER", "Electricity and gas", "expense")];
    till::add_accounts(town, moment, "mira", &accounts).await?;
    orders::customers(town, moment).await
}

/// On the last day each interval is partly over: adding a piece of equipment records a check of it, and the
/// pH meter is calibrated again as the days pass. The probe's calibration is valid for two more years,
/// because people keep a demo.
async fn equipment(town: &Town, moment: Timestamp, end: Timestamp) -> Result<()> {
    let described = [
        json!({ "code": "T-01", "kind": "instrument", "name": "Pasteuriser probe", "measures": "Cel",
            "tolerance": "0.5", "calibration_every_days": 1_095 }),
        json!({ "code": "PH-1", "kind": "instrument", "name": "pH meter", "measures": "pH", "tolerance": "0.05",
            "calibration_every_days": PH_DAYS }),
        json!({ "code": "SC-1", "kind": "instrument", "name": "Floor scale", "measures": "kg", "tolerance": "0.02",
            "calibration_every_days": 365 }),
        json!({ "code": "VAT-1", "kind": "vessel", "name": "Vat 1", "capacity": "650", "unit": "L",
            "clean_after_each_batch": true }),
        json!({ "code": "VAT-2", "kind": "vessel", "name": "Vat 2", "capacity": "650", "unit": "L",
            "clean_after_each_batch": true }),
    ];
    for it in described {
        town.act("hanna", moment, "make.equipment.create", it).await?;
    }
    for (code, done, found, reference) in [
        ("T-01", end - days(365), "0.1", "Laboratory certificate TC-4471"),
        ("SC-1", end - days(243), "-0.005", "Weights of class M1"),
        ("PH-1", moment - days(2), "0.02", "Buffers 4.01 and 7.00"),
    ] {
        calibrate(town, moment, code, done.min(moment), found, reference).await?;
    }
    for vat in VATS {
        clean(town, moment, vat).await?;
    }
    let silo = json!({ "code": SILO, "capacity": "2500", "unit": "L" });
    town.act("hanna", moment, "make.silo.create", silo).await?;
    let wash = json!({ "silo": SILO, "programme": "CIP, alkaline 1.5 %, acid 0.8 %" });
    town.act("jonty", moment, "make.silo.clean", wash).await.map(drop)
}

/// Quality records a calibration; one by a laboratory comes with its certificate.
async fn calibrate(
    town: &Town,
    moment: Timestamp,
    code: &str,
    done: Timestamp,
    found: &str,
    reference: &str,
) -> Result<()> {
    let input = json!({
        "equipment": code, "kind": "calibration", "at": done, "as_found_error": found, "as_left_error": "0",
        "reference": reference,
    });
    let check = town.act("suri", moment, "make.equipment.check", input).await?;
    let lines = [
        "Record of a calibration".to_owned(),
        "Quoll Creek Creamery, Creek Road, Huon Valley".to_owned(),
        format!("Instrument {code}"),
        format!("Done {done}"),
        format!("Compared with: {reference}"),
        format!("Error as found: {found}"),
        "Error as left: 0".to_owned(),
        "The instrument was cleaned and compared at two points before and after it was adjusted.".to_owned(),
        "Both readings were taken after ten minutes at rest. Room 19 degrees.".to_owned(),
        "Suri Pather, Quality".to_owned(),
    ];
    let paper = json!({
        "equipment": code, "check": check["check"], "content_name": format!("{code}.pdf"),
        "content": as_text(&certificate(&lines)),
    });
    town.act("suri", moment, "make.equipment.attach", paper).await.map(drop)
}

/// A plain one-page PDF with these lines.
fn certificate(lines: &[String]) -> Vec<u8> {
    let said =
        |line: &String| -> String { line.chars().filter(|c| c.is_ascii() && !"()\\".contains(*c)).collect() };
    let shown: String = lines.iter().map(|line| format!("({}) Tj 0 -24 Td\n", said(line))).collect();
    let text = format!("BT /F1 14 Tf 60 760 Td\n{shown}ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{text}\nendstream", text.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let (mut pdf, mut places) = (String::from("%PDF-1.4\n"), String::new());
    for (n, object) in objects.iter().enumerate() {
        places += &format!("{:010} 00000 n \n", pdf.len());
        pdf += &format!("{} 0 obj\n{object}\nendobj\n", n + 1);
    }
    let (start, many) = (pdf.len(), objects.len() + 1);
    pdf += &format!("xref\n0 {many}\n0000000000 65535 f \n{places}");
    pdf += &format!("trailer\n<< /Size {many} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    pdf.into_bytes()
}

async fn clean(town: &Town, moment: Timestamp, vat: &str) -> Result<()> {
    let input =
        json!({ "equipment": vat, "kind": "cleaning", "programme": "CIP, alkaline 1.5 %, acid 0.8 %" });
    town.act("jonty", moment, "make.equipment.check", input).await.map(drop)
}

fn days(many: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * many)
}

async fn recipe(town: &Town, moment: Timestamp, product: &Product) -> Result<()> {
    let Product { code, name, litres, keeps_days, .. } = product;
    let item = json!({
        "code": code, "name": name, "kind": "finished", "unit": "kg", "resolution": "0.001", "allergens": ["milk"],
        "shelf_life_days": keeps_days, "price_minor_per_unit": product.price.to_string(), "tax_class": "gst_free",
    });
    town.act("hanna", moment, "make.item.create", item).await?;
    let point = json!({
        "code": format!("CCP-{code}"), "kind": "CCP", "parameter": "temperature", "unit": "Cel", "lower": "72.0",
        "upper": "78.0", "physical_lower": "-20", "physical_upper": "130", "applies_to": code,
    });
    town.act("suri", moment, "make.control_point.publish", point).await?;
    // A batch as it is usually made.
    let mut lines = vec![json!({ "line": 1, "item": "MILK", "quantity": litres.to_string(), "unit": "L" })];
    for (line, (supply, per_100)) in (2..).zip(product.ingredients) {
        let (item, _, _, unit, _, _, step) = STORE[*supply];
        let quantity = kilograms(amount(*per_100, *litres, step));
        lines.push(json!({ "line": line, "item": item, "quantity": quantity, "unit": unit }));
    }
    let recipe = json!({
        "code": code, "version": 1, "name": name, "output_item": code,
        "basis": { "item": "MILK", "quantity": litres.to_string(), "unit": "L" },
        "lines": lines,
        "expected_output": format!("milk_kg * {}", product.expected),
        "shelf_life_days": keeps_days,
        "steps": steps(code),
    });
    town.act("hanna", moment, "make.recipe.publish", recipe).await.map(drop)
}

/// The thousandths of an ingredient's unit for so many litres, rounded to its weighing step as the batch's plan does.
fn amount(per_100: i64, litres: i64, step: i64) -> i64 {
    (per_100 * litres / 100 + step / 2) / step * step
}

/// A drawing of our own: the probe in the vat.
const PROBE: &[u8] = include_bytes!("probe.png");

/// How each product is made.
fn steps(code: &str) -> Value {
    let heat = json!({ "instruction": "Pasteurise the milk", "target": "72", "target_unit": "Cel", "timer": "15",
                       "timer_unit": "s", "note": "The probe is read every few minutes.", "photo_file": as_text(PROBE) });
    match code {
        "FRESH-MILK" => json!([
            heat,
            { "instruction": "Cool it at once", "target": "4", "target_unit": "Cel" },
            { "instruction": "Fill the bottles and cap them" },
        ]),
        "HALLOUMI" => json!([
            heat,
            { "instruction": "Set with rennet", "target": "34", "target_unit": "Cel", "timer": "40", "timer_unit": "min" },
            { "instruction": "Cut to rice grains and press" },
            { "instruction": "Cook the slabs in whey", "target": "92", "target_unit": "Cel", "timer": "30", "timer_unit": "min" },
            { "instruction": "Fold with mint and salt" },
        ]),
        _ => json!([
            heat,
            { "instruction": "Add the culture and let it ripen", "target": "33", "target_unit": "Cel", "timer": "45",
              "timer_unit": "min" },
            { "instruction": "Set with rennet", "timer": "60", "timer_unit": "min", "note": "Do not move the vat." },
            { "instruction": "Cut to 2 cm and ladle into the hoops", "target_unit": "pH" },
            { "instruction": "Turn and drain", "timer": "12", "timer_unit": "h" },
            { "instruction": "Salt both sides" },
        ]),
    }
}

impl Creamery {
    /// The morning's delivery: the milk that the batch needs and a little more, and what there is too little of.
    async fn supplies(&mut self, town: &mut Town, moment: Timestamp, day: i32, litres: i64) -> Result<()> {
        if litres > 0 || day == 1 {
            // The rest of the last days is the milk of today.
            let more = if day <= 2 { town.dice.between(48, 75) } else { town.dice.between(6, 18) };
            let came = (litres - self.tank).max(0) + more;
            let cost = came * 78;
            let milk = json!({
                "item": "MILK", "lot": format!("MK-{day:03}"), "supplier": "s-fern", "supplier_lot": format!("T{day:03}"),
                "quantity": came.to_string(), "unit": "L", "cost_minor": cost, "expires": expiry(moment, 4),
                "location": "TANK-1",
            });
            town.act("jonty", moment, "make.lot.receive", milk).await?;
            self.tank += came - litres;
            self.owed += cost;
        }
        for ((item, head, whole, unit, cost, place, _), left) in STORE.into_iter().zip(&mut self.store) {
            if *left >= whole / 4 {
                continue;
            }
            let lot = json!({
                "item": item, "lot": format!("{head}-{day:03}"), "supplier": "s-brine", "supplier_lot": format!("{head}{}", 7_300 + day),
                "quantity": (whole / 1_000).to_string(), "unit": unit, "cost_minor": cost, "expires": expiry(moment, 300),
                "location": place,
            });
            town.act("jonty", moment, "make.lot.receive", lot).await?;
            *left += whole;
        }
        Ok(())
    }
}

/// Two neighbours bring milk into the silo. One delivery is turned away at the gate.
async fn neighbours(town: &Town, moment: Timestamp, day: i32) -> Result<()> {
    let deliveries = [
        ("G", "s-gum", "420", "3.9", "4.05", "negative"),
        ("R", "s-ridge", "310", "4.4", "3.85", if day == 2 { "positive" } else { "negative" }),
    ];
    for (n, (code, supplier, litres, temperature, fat, antibiotic)) in (0..).zip(deliveries) {
        let milk = json!({
            "silo": SILO, "lot": format!("{code}-{day:03}"), "supplier": supplier, "supplier_lot": format!("D{day:03}"),
            "quantity": litres, "unit": "L", "temperature": temperature, "fat_percent": fat, "antibiotic": antibiotic,
            "protein_percent": "3.3", "somatic_cells": 165_000, "cost_minor": 32_000,
        });
        let came =
            town.act("jonty", moment + SignedDuration::from_mins(25 * n), "make.silo.intake", milk).await;
        // Milk that tests positive is refused, and the refusal is what the page shows.
        if antibiotic == "negative" {
            came?;
        }
    }
    Ok(())
}

/// The day so many days later.
pub fn expiry(moment: Timestamp, days: i64) -> String {
    (moment + SignedDuration::from_hours(24 * days)).to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}

/// How far the batch of a day gets: to its end, except for the last ones.
#[derive(PartialEq, Clone, Copy)]
enum End {
    Released,
    UnderReview,
    Running,
    Held,
}

/// A batch to make: the product's place in `MADE`, the day, and its litres, with those of the silo.
struct BatchAsked {
    product: usize,
    day: i32,
    litres: i64,
    from_silo: i64,
}

impl Creamery {
    async fn batch(&mut self, town: &mut Town, moment: Timestamp, asked: &BatchAsked) -> Result<()> {
        let Product { code: recipe, every, place, .. } = &MADE[asked.product];
        let end = match asked.day {
            1 => End::Held,
            2 => End::Running,
            3 | 4 => End::UnderReview,
            _ => End::Released,
        };
        let code = format!("B-{:04}", 2_600 + self.made.batches);
        let scale = json!({ "item": "MILK", "quantity": asked.litres.to_string(), "unit": "L" });
        let named = json!({ "batch": code });
        let vat = VATS[usize::try_from(self.made.batches).unwrap_or(0) % VATS.len()];
        let plan =
            json!({ "batch": code, "recipe": recipe, "version": 1, "scale": scale, "equipment": [vat] });
        town.act("hanna", moment, "make.batch.plan", plan).await?;
        town.act("hanna", moment, "make.batch.ready", named.clone()).await?;
        let start = moment + SignedDuration::from_mins(5);
        town.act("jonty", start, "make.batch.start", named).await?;
        self.consume(town, start + SignedDuration::from_mins(3), &code, asked).await?;
        let dips = end == End::Held || (end == End::Released && town.dice.percent(7));
        let tenths = town.dice.between(728, 735);
        let heated = json!({ "batch": code, "step": 1, "value": format!("{}.{}", tenths / 10, tenths % 10) });
        town.act("jonty", start + SignedDuration::from_mins(4), "make.batch.step_done", heated).await?;
        let stopped = readings(town, start, &code, recipe, *every, dips).await?;
        self.made.batches += 1;
        self.made.readings += i32::try_from(READINGS).unwrap_or(0);
        if end == End::Held || end == End::Running {
            return Ok(());
        }
        let grams = finish(town, stopped, (&code, recipe, place), asked.litres, dips, end).await?;
        self.stock[asked.product] += grams;
        if *place == CAVE {
            self.cave.put(lot_of(&code), asked.day, end == End::Released);
        }
        clean(town, stopped + SignedDuration::from_mins(45), vat).await
    }

    /// Consumes the recipe's inputs, first expired first out, and what comes from the silo.
    async fn consume(
        &mut self,
        town: &Town,
        moment: Timestamp,
        code: &str,
        asked: &BatchAsked,
    ) -> Result<()> {
        if asked.from_silo > 0 {
            let draw =
                json!({ "silo": SILO, "batch": code, "line": 1, "quantity": asked.from_silo.to_string() });
            town.act("jonty", moment, "make.silo.draw", draw).await?;
        }
        let mut wanted = Vec::new();
        if asked.litres > asked.from_silo {
            wanted.push((1, "MILK", (asked.litres - asked.from_silo).to_string(), "L"));
        }
        for (line, (supply, per_100)) in (2..).zip(MADE[asked.product].ingredients) {
            let (item, _, _, unit, _, _, step) = STORE[*supply];
            let quantity = amount(*per_100, asked.litres, step);
            self.store[*supply] -= quantity;
            wanted.push((line, item, kilograms(quantity), unit));
        }
        for (line, item, quantity, unit) in wanted {
            let ask = json!({ "item": item, "quantity": quantity, "unit": unit });
            let picks = town.act("jonty", moment, "make.fefo.suggest", ask).await?;
            for pick in picks["picks"].as_array().into_iter().flatten() {
                let input = json!({
                    "batch": code, "line": line, "lot": pick["lot"], "quantity": pick["quantity"], "unit": unit,
                });
                town.act("jonty", moment, "make.batch.consume", input).await?;
            }
        }
        Ok(())
    }
}

/// The lot that a batch gives.
fn lot_of(batch: &str) -> String {
    format!("L{}", &batch[1..])
}

/// The yield of a litre of milk, g: near the expectation, with two throws so that most are near the middle.
fn out_of_a_litre(dice: &mut Dice, recipe: &str) -> i64 {
    match recipe {
        "FRESH-MILK" => 1_004 + dice.between(0, 11) + dice.between(0, 11),
        _ => 115 + dice.between(0, 8) + dice.between(0, 9),
    }
}

/// The pasteuriser's readings; a dip is three of them below the limit.
async fn readings(
    town: &mut Town,
    start: Timestamp,
    code: &str,
    recipe: &str,
    every: i64,
    dips: bool,
) -> Result<Timestamp> {
    let dip = READINGS - 8;
    let mut moment = start + SignedDuration::from_mins(10);
    for n in 1..=READINGS {
        let tenths = if dips && (dip..dip + 3).contains(&n) {
            town.dice.between(706, 718)
        } else {
            town.dice.between(724, 751)
        };
        let input = json!({
            "batch": code, "control_point": format!("CCP-{recipe}"), "instrument": "T-01", "device": format!("logger-{code}"),
            "seq": n, "at": moment, "value": format!("{}.{}", tenths / 10, tenths % 10), "unit": "Cel",
        });
        town.act("jonty", moment, "make.reading.post", input).await?;
        moment += SignedDuration::from_secs(every * 60);
    }
    Ok(moment)
}

/// Quality decides about a dip; output, review and release follow.
async fn finish(
    town: &mut Town,
    moment: Timestamp,
    what: (&str, &str, &str),
    litres: i64,
    dipped: bool,
    end: End,
) -> Result<i64> {
    let (code, recipe, place) = what;
    let minutes = |n| moment + SignedDuration::from_mins(n);
    let named = json!({ "batch": code });
    if dipped {
        let decision = json!({
            "deviation": format!("{code}/D1"), "decision": "rework", "cause": "Steam valve stuck",
            "correction": "Diverted and heated again", "prevention": "Valve serviced, weekly check added",
        });
        town.act("suri", minutes(4), "make.deviation.dispose", decision).await?;
        town.act("jonty", minutes(6), "make.batch.resume", named.clone()).await?;
    }
    // To the gram, as the scale shows it.
    let grams = litres * out_of_a_litre(&mut town.dice, recipe) - town.dice.between(0, 180);
    let lot = lot_of(code);
    let output = json!({
        "batch": code, "item": recipe, "lot": lot,
        "quantity": kilograms(grams), "unit": "kg",
    });
    town.act("jonty", minutes(20), "make.batch.output", output).await?;
    town.act("jonty", minutes(22), "make.lot.move", json!({ "lot": lot, "to_location": place })).await?;
    town.act("jonty", minutes(25), "make.batch.complete", named.clone()).await?;
    if place == CAVE {
        let turned = json!({ "lot": lot, "again_days": 2 });
        town.act("jonty", minutes(27), "make.lot.turn", turned).await?;
    }
    town.act("jonty", minutes(30), "make.batch.submit", named.clone()).await?;
    if end == End::Released {
        town.act("suri", minutes(90), "make.batch.release", named).await?;
    }
    Ok(grams)
}

/// A batch code and value for the check.
pub fn reading(batch: &str, point: &str, seq: i64, at: Timestamp, value: &str) -> Value {
    json!({
        "batch": batch, "control_point": point, "instrument": "T-01", "device": "check", "seq": seq, "at": at,
        "value": value, "unit": "Cel",
    })
}
