//! Ninety days in a small creamery: milk in the morning, a batch a day, readings every few minutes, a dip now and then.

use super::orders;
use super::town::{Town, at};
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

/// Purchased items: code, name, unit, weighing step, cents a unit.
const BOUGHT: [(&str, &str, &str, &str, i64); 5] = [
    ("MILK", "Cow's milk, raw", "L", "0.1", 78),
    ("CULTURE", "Mesophilic culture", "g", "0.01", 24),
    ("RENNET", "Rennet, vegetarian", "mL", "0.1", 12),
    ("SALT", "Salt, fine", "kg", "0.001", 90),
    ("CREAM", "Cream, 40 %", "L", "0.1", 420),
];

/// kg in a litre of milk.
const MILK_DENSITY: &str = "1.03";

/// Where cheese ages and is turned.
const CAVE: &str = "CAVE-1";

/// Products: code, name, minutes between readings, litres a batch, cents a kg, location, kg expected of a kg of milk.
type Product = (&'static str, &'static str, i64, i64, i64, &'static str, &'static str);
const MADE: [Product; 3] = [
    ("CAMEMBERT", "Creek Camembert", 4, 420, 3_800, CAVE, "0.121"),
    ("FRESH-MILK", "Full milk, bottled", 3, 600, 290, "COLD-1", "0.99"),
    ("HALLOUMI", "Halloumi, mint", 4, 360, 3_400, "COLD-1", "0.121"),
];

/// About a week of each product, with which the creamery moves in: lot, item, kg, cents, location.
const OPENING: [(&str, &str, &str, i64, &str); 3] = [
    ("OP-CAM", "CAMEMBERT", "96", 60_480, CAVE),
    ("OP-MILK", "FRESH-MILK", "900", 72_000, "COLD-1"),
    ("OP-HAL", "HALLOUMI", "84", 52_416, "COLD-1"),
];

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

/// Opens the creamery and writes its history. Errors: the demo's own.
pub async fn live(instance: &Instance, days: i32, end: Timestamp) -> Result<Town> {
    let began = at(end, days + 1, 0, 0);
    let mut town = Town::found(instance, &workspace(), &PEOPLE, began, "dairy").await?;
    masters(&town, began, end).await?;
    let mut made = Made { batches: 0, readings: 0 };
    for day in (1..=days).rev() {
        if day <= SILO_DAYS {
            neighbours(&town, at(end, day, 19, 0), day).await?;
        }
        supplies(&mut town, at(end, day, 20, 0), day).await?;
        if day % PH_CHECKED == PH_CHECKED / 4 {
            let morning = at(end, day, 20, 30);
            calibrate(&town, morning, "PH-1", morning, "-0.01", "Buffers 4.01 and 7.00").await?;
        }
        // The creamery makes cheese on most days; its last three batches stay unfinished.
        if town.dice.percent(86) || day <= 4 {
            batch(&mut town, at(end, day, 21, 0), day, &mut made).await?;
        }
        // On the afternoon of the next day, which for the last batch is still to come.
        if day > 1 {
            orders::visit(&town, at(end, day - 1, 6, 0), day).await?;
        }
        town.progress(days - day + 1, days, &format!("{} batches, {} readings", made.batches, made.readings));
    }
    orders::keep(&mut town, end).await?;
    let asked = json!({ "email": "wen@quoll-creek.example", "roles": ["Maker"] });
    town.act("mira", end - SignedDuration::from_mins(40), "workspace.member.invite", asked).await?;
    Ok(town)
}

struct Made {
    batches: i32,
    readings: i32,
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
    for (code, name, unit, resolution, cost) in BOUGHT {
        let allergens = if matches!(code, "MILK" | "CREAM") { json!(["milk"]) } else { json!([]) };
        let mut input = json!({
            "code": code, "name": name, "kind": "raw", "unit": unit, "resolution": resolution, "allergens": allergens,
            "standard_price_minor_per_unit": cost.to_string(),
        });
        // Labels list ingredients by weight, so milk that is kept in litres needs one.
        if code == "MILK" {
            input["density_kg_per_l"] = json!(MILK_DENSITY);
        }
        town.act("hanna", moment, "make.item.create", input).await?;
    }
    for (code, name) in [
        ("s-fern", "Fern Hill Dairy Farm"),
        ("s-gum", "Gum Flat Farm"),
        ("s-ridge", "Ridge Road Dairy"),
        ("s-brine", "Brine and Culture Supply"),
    ] {
        let input = json!({ "party": code, "name": name, "kind": "supplier" });
        town.act("hanna", moment, "workspace.party.create", input).await?;
    }
    equipment(town, moment, end).await?;
    for product in MADE {
        recipe(town, moment, product).await?;
    }
    let lots: Vec<Value> = OPENING
        .iter()
        .map(|(lot, item, kg, cost, place)| {
            json!({
                "lot": lot, "item": item, "quantity": kg, "unit": "kg", "cost_minor": cost, "location": place,
                "released": true, "received": expiry(moment, 0), "expires": expiry(moment, 40),
            })
        })
        .collect();
    town.act("mira", moment, "workspace.import.run", json!({ "kind": "lots", "rows": lots })).await?;
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

async fn recipe(town: &Town, moment: Timestamp, product: Product) -> Result<()> {
    let (code, name, _, litres, price, _, expected) = product;
    let item = json!({
        "code": code, "name": name, "kind": "finished", "unit": "kg", "resolution": "0.001", "allergens": ["milk"],
        "shelf_life_days": 42, "price_minor_per_unit": price.to_string(), "tax_class": "gst_free",
    });
    town.act("hanna", moment, "make.item.create", item).await?;
    let point = json!({
        "code": format!("CCP-{code}"), "kind": "CCP", "parameter": "temperature", "unit": "Cel", "lower": "72.0",
        "upper": "78.0", "physical_lower": "-20", "physical_upper": "130", "applies_to": code,
    });
    town.act("suri", moment, "make.control_point.publish", point).await?;
    // A batch as it is usually made: for 100 L 1.5 g of culture and 0.2 kg of salt.
    let (milk, culture, salt) = (litres.to_string(), litres * 15 / 10, litres * 2);
    let culture = format!("{}.{:02}", culture / 100, culture % 100);
    let salt = format!("{}.{:03}", salt / 1_000, salt % 1_000);
    let recipe = json!({
        "code": code, "version": 1, "name": name, "output_item": code,
        "basis": { "item": "MILK", "quantity": milk, "unit": "L" },
        "lines": [
            { "line": 1, "item": "MILK", "quantity": milk, "unit": "L" },
            { "line": 2, "item": "CULTURE", "quantity": culture, "unit": "g" },
            { "line": 3, "item": "SALT", "quantity": salt, "unit": "kg" },
        ],
        "expected_output": format!("milk_kg * {expected}"),
        "shelf_life_days": 42,
        "steps": steps(code),
    });
    town.act("hanna", moment, "make.recipe.publish", recipe).await.map(drop)
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

/// The morning's delivery.
async fn supplies(town: &mut Town, moment: Timestamp, day: i32) -> Result<()> {
    let litres = town.dice.between(620, 700);
    let milk = json!({
        "item": "MILK", "lot": format!("MK-{day:03}"), "supplier": "s-fern", "supplier_lot": format!("T{day:03}"),
        "quantity": litres.to_string(), "unit": "L", "cost_minor": litres * 78, "expires": expiry(moment, 4),
        "location": "TANK-1",
    });
    town.act("jonty", moment, "make.lot.receive", milk).await?;
    if day % 12 == 0 || day == 1 {
        for (item, code, quantity, unit, cost, place) in
            [("CULTURE", "CU", "400", "g", 9_600, "COLD-1"), ("SALT", "SA", "60", "kg", 5_400, "DRY-1")]
        {
            let lot = json!({
                "item": item, "lot": format!("{code}-{day:03}"), "supplier": "s-brine", "supplier_lot": format!("B{day}"),
                "quantity": quantity, "unit": unit, "cost_minor": cost, "expires": expiry(moment, 300),
                "location": place,
            });
            town.act("jonty", moment, "make.lot.receive", lot).await?;
        }
    }
    Ok(())
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

fn expiry(moment: Timestamp, days: i64) -> String {
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

async fn batch(town: &mut Town, moment: Timestamp, day: i32, made: &mut Made) -> Result<()> {
    // The unfinished batches are camembert and milk, so that no halloumi is on its way: the calendar proposes some.
    let (recipe, _, every, litres, _, place, _) = match day {
        1 | 3 => MADE[1],
        2 | 4 => MADE[0],
        _ => *town.dice.pick(&MADE),
    };
    let end = match day {
        1 => End::Held,
        2 => End::Running,
        3 | 4 => End::UnderReview,
        _ => End::Released,
    };
    let code = format!("B-{:04}", 2_600 + made.batches);
    let litres = litres + town.dice.between(-20, 20);
    let scale = json!({ "item": "MILK", "quantity": litres.to_string(), "unit": "L" });
    let named = json!({ "batch": code });
    let vat = VATS[usize::try_from(made.batches).unwrap_or(0) % VATS.len()];
    let plan = json!({ "batch": code, "recipe": recipe, "version": 1, "scale": scale, "equipment": [vat] });
    town.act("hanna", moment, "make.batch.plan", plan).await?;
    town.act("hanna", moment, "make.batch.ready", named.clone()).await?;
    let start = moment + SignedDuration::from_mins(5);
    town.act("jonty", start, "make.batch.start", named.clone()).await?;
    consume(town, start + SignedDuration::from_mins(3), &code, litres).await?;
    if end == End::Running {
        let more = json!({ "silo": SILO, "batch": code, "line": 1, "quantity": "40" });
        town.act("jonty", start + SignedDuration::from_mins(4), "make.silo.draw", more).await?;
    }
    let dips = end == End::Held || (end == End::Released && town.dice.percent(7));
    let heated = json!({ "batch": code, "step": 1, "value": "73.1" });
    town.act("jonty", start + SignedDuration::from_mins(4), "make.batch.step_done", heated).await?;
    let stopped = readings(town, start, &code, recipe, every, dips).await?;
    made.batches += 1;
    made.readings += i32::try_from(READINGS).unwrap_or(0);
    if end == End::Held || end == End::Running {
        return Ok(());
    }
    finish(town, stopped, (&code, recipe, place), litres, dips, end).await?;
    clean(town, stopped + SignedDuration::from_mins(45), vat).await
}

/// Consumes the recipe's inputs, first expired first out.
async fn consume(town: &Town, moment: Timestamp, code: &str, litres: i64) -> Result<()> {
    // 1.5 g for 100 L, in hundredths of a gram, with the rounding of the batch's plan.
    let culture = (litres * 15 + 5) / 10;
    let wanted = [
        (1, "MILK", format!("{litres}"), "L"),
        (2, "CULTURE", format!("{}.{:02}", culture / 100, culture % 100), "g"),
        (3, "SALT", format!("{}.{:03}", litres * 2 / 1_000, litres * 2 % 1_000), "kg"),
    ];
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
) -> Result<()> {
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
    let of_a_litre = match recipe {
        "FRESH-MILK" => town.dice.between(1_008, 1_026),
        _ => town.dice.between(118, 131),
    };
    let grams = litres * of_a_litre;
    let lot = format!("L{}", &code[1..]);
    let output = json!({
        "batch": code, "item": recipe, "lot": lot,
        "quantity": format!("{}.{:03}", grams / 1_000, grams % 1_000), "unit": "kg",
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
    Ok(())
}

/// A batch code and value for the check.
pub fn reading(batch: &str, point: &str, seq: i64, at: Timestamp, value: &str) -> Value {
    json!({
        "batch": batch, "control_point": point, "instrument": "T-01", "device": "check", "seq": seq, "at": at,
        "value": value, "unit": "Cel",
    })
}
