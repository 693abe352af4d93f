//! The page of one silo: how full it is, the deliveries in its milk, and the forms for an intake, a draw and a
//! cleaning.
//! Invariant: milk that was refused at the gate is listed with its tests beside the milk that was taken in.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::parties::{ListParties, PartyKind};
use platform::error::Result;
use platform::fields::Name;
use web::page::{Body, PageCx};
use web::url::encoded;
use web::view::{Chrome, FormState};

use super::list_page::{Gauge, fat_shown, gauge, lines, quantity_text, tag};
use super::refusals::{ListRefusedMilk, RefusedMilk};
use super::separation::{self, Separation};
use super::show::{DrawShown, GetSilo, IntakeShown, SiloSheet};
use crate::batches::rules::BatchState;
use crate::batches::show::ListBatches;
use crate::phrases::listed;
use crate::traceability::list_page::Tag;

/// Refused deliveries that the page shows.
const REFUSED: usize = 20;

#[derive(Template)]
#[template(path = "silos/show.html")]
struct Sheet {
    chrome: Chrome,
    base: String,
    here: String,
    silo: String,
    /// The code of its unit, for forms.
    unit: String,
    /// The item of the milk in it; empty without any.
    item: String,
    tag: Tag,
    gauge: Gauge,
    volume: String,
    lines: Vec<Phrase>,
    /// The cost of the milk; empty without any.
    cost: String,
    lots: Vec<(String, String)>,
    holds: Vec<String>,
    needs_cleaning: bool,
    faults: Vec<Phrase>,
    composition: Vec<Share>,
    intakes: Vec<Intake>,
    refused: Vec<Intake>,
    draws: Vec<Draw>,
    cleanings: Vec<(Timestamp, String, String)>,
    forms: Forms,
}

impl Sheet {
    /// The form that computes cream and skim milk, if the user may use it.
    fn separation(&self) -> Option<&Separation> {
        self.forms.separation.as_ref()
    }
}

/// The forms that the user may send.
#[derive(Default)]
struct Forms {
    intake: Option<FormState>,
    suppliers: Vec<(String, String)>,
    draw: Option<FormState>,
    /// The running batches; without one nothing is drawn.
    batches: Vec<(String, String)>,
    clean: Option<FormState>,
    separation: Option<Separation>,
}

/// A delivery in the milk.
struct Share {
    href: String,
    lot: String,
    quantity: String,
    percent: String,
}

/// A delivery that was taken in or refused.
struct Intake {
    at: Timestamp,
    lot: String,
    /// Its address; empty for one that was refused.
    href: String,
    supplier: String,
    quantity: String,
    tests: Option<Phrase>,
    by: String,
    /// Why it was refused.
    why: Option<Phrase>,
}

/// A draw into a batch.
struct Draw {
    at: Timestamp,
    batch: String,
    href: String,
    quantity: String,
    cost: String,
    lot: String,
    by: String,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let code = Name::parse(cx.param("silo")?).map_err(|_| Refusal::new(Code::NotFound))?;
    let sheet = cx.ask(GetSilo { silo: code.clone() }).await?;
    let refused = cx.ask(ListRefusedMilk { silo: Some(code), after: None }).await?.rows;
    let forms = forms(cx, &sheet).await?;
    let chrome = cx.chrome(sheet.silo.silo.clone());
    let faults = cx.button_faults(&["intake", "draw", "clean"]);
    let here = format!("{}/{}", cx.href("/silos"), encoded(&sheet.silo.silo));
    cx.html(&page(cx.href(""), here, sheet, refused, (forms, faults), cx.tx.today(), chrome))
}

async fn forms(cx: &PageCx, sheet: &SiloSheet) -> Result<Forms> {
    let mut forms = Forms { separation: separation::of(cx, &sheet.silo).await?, ..Forms::default() };
    if cx.may(Permission::BatchesRun) {
        if !sheet.silo.needs_cleaning {
            forms.intake = Some(cx.form_named("intake")?);
            forms.suppliers = suppliers(cx).await?;
        }
        if !sheet.silo.lots.is_empty() {
            forms.draw = Some(cx.form_named("draw")?);
            let running = Name::parse(BatchState::Running.as_str()).ok();
            let batches = cx.ask(ListBatches { state: running, after: None }).await?.rows;
            let words = |recipe: &str, batch: &str| format!("{batch} · {recipe}");
            forms.batches =
                batches.into_iter().map(|it| (it.batch.clone(), words(&it.recipe_name, &it.batch))).collect();
        }
    }
    if sheet.silo.lots.is_empty() && cx.may(Permission::EquipmentCheck) {
        forms.clean = Some(cx.form_named("clean")?);
    }
    Ok(forms)
}

/// The suppliers to choose from; none for those who may not read parties.
async fn suppliers(cx: &PageCx) -> Result<Vec<(String, String)>> {
    if !cx.may(Permission::PartiesRead) {
        return Ok(vec![]);
    }
    let parties = cx.ask(ListParties { search: None, after: None }).await?.rows;
    let suppliers = parties.into_iter().filter(|party| party.kind == PartyKind::Supplier);
    Ok(suppliers.map(|party| (party.party, party.name)).collect())
}

fn page(
    base: String,
    here: String,
    sheet: SiloSheet,
    refused: Vec<RefusedMilk>,
    (forms, faults): (Forms, Vec<Phrase>),
    today: Date,
    chrome: Chrome,
) -> Sheet {
    let SiloSheet { silo, composition, intakes, draws, cleanings } = sheet;
    let lot_href = |lot: &str| format!("{base}/lots/{}", encoded(lot));
    let is_empty = silo.lots.is_empty();
    let share = |it: super::show::MilkShare| Share {
        href: lot_href(&it.lot),
        quantity: quantity_text(fat_shown(it.quantity), &silo.unit),
        percent: format!("{}\u{a0}%", it.percent),
        lot: it.lot,
    };
    let refused = refused.into_iter().rev().take(REFUSED).map(turned_away).collect();
    Sheet {
        tag: tag(&silo, today),
        gauge: gauge(&silo, today),
        volume: quantity_text(silo.volume, &silo.unit),
        lines: lines(&silo, &chrome),
        cost: if is_empty { String::new() } else { chrome.money(silo.cost_minor.get()) },
        lots: silo.lots.iter().map(|lot| (lot_href(lot), lot.clone())).collect(),
        composition: composition.into_iter().map(share).collect(),
        intakes: intakes.into_iter().map(|it| taken_in(lot_href(&it.lot), it)).collect(),
        draws: draws.into_iter().map(|it| draw_row(&base, it, &chrome)).collect(),
        cleanings: cleanings.into_iter().map(|it| (it.at, it.programme.unwrap_or_default(), it.by)).collect(),
        refused,
        holds: silo.holds,
        needs_cleaning: silo.needs_cleaning,
        item: silo.item.unwrap_or_default(),
        silo: silo.silo,
        unit: silo.unit,
        faults,
        forms,
        base,
        here,
        chrome,
    }
}

fn taken_in(href: String, it: IntakeShown) -> Intake {
    let more = [
        it.protein_percent.map(|percent| say!("protein {percent}\u{a0}%", percent = percent.to_string())),
        it.somatic_cells.map(|count| say!("{count} somatic cells in a mL", count)),
        it.total_count.map(|count| say!("total count {count} in a mL", count)),
        it.freezing_point.map(|degrees| say!("freezes at {degrees}\u{a0}°C", degrees = degrees.to_string())),
    ];
    let (temperature, fat) = (it.temperature.to_string(), it.fat_percent.to_string());
    Intake {
        at: it.at,
        href,
        supplier: it.supplier.unwrap_or_default(),
        quantity: quantity_text(it.quantity, &it.unit),
        tests: listed(
            [tests(&temperature, &it.antibiotic, &fat)].into_iter().chain(more.into_iter().flatten()),
        ),
        lot: it.lot,
        by: it.by,
        why: None,
    }
}

/// "3.8 °C, antibiotic test negative, 4.1 % fat".
fn tests(temperature: &str, antibiotic: &str, fat: &str) -> Phrase {
    match antibiotic {
        "positive" => {
            say!("{temperature}\u{a0}°C, antibiotic test positive, {fat}\u{a0}% fat", temperature, fat)
        }
        _ => say!("{temperature}\u{a0}°C, antibiotic test negative, {fat}\u{a0}% fat", temperature, fat),
    }
}

fn turned_away(it: RefusedMilk) -> Intake {
    let is_warm = it.code == Code::MilkTemperatureHigh.as_str();
    Intake {
        at: it.at,
        href: String::new(),
        quantity: quantity_text(&it.quantity, &it.unit),
        tests: Some(tests(&it.temperature, &it.antibiotic, &it.fat_percent)),
        why: Some(Phrase::of(if is_warm { "Too warm" } else { "Antibiotics" })),
        lot: it.lot,
        supplier: it.supplier,
        by: it.by,
    }
}

fn draw_row(base: &str, it: DrawShown, chrome: &Chrome) -> Draw {
    Draw {
        at: it.at,
        href: format!("{base}/batches/{}", encoded(&it.batch)),
        quantity: quantity_text(it.quantity, &it.unit).replace('-', "−"),
        cost: chrome.money(it.cost_minor.get()),
        batch: it.batch,
        lot: it.silo_lot,
        by: it.by,
    }
}

#[cfg(test)]
mod tests {
    use super::super::list_page::tests::silo;
    use super::super::show::{CleaningShown, MilkShare};
    use super::*;
    use crate::batches::page::tests::HOSTILE;
    use jiff::civil::date;
    use kernel::decimal::{Decimal, Percent, SignedQuantity};
    use kernel::money::Money;

    fn of(text: &str) -> SignedQuantity {
        SignedQuantity::parse(text).expect("a quantity")
    }

    fn sheet(words: &str) -> SiloSheet {
        let at = Timestamp::UNIX_EPOCH;
        SiloSheet {
            silo: silo(words, "1450"),
            composition: vec![MilkShare {
                lot: words.into(),
                quantity: Decimal::parse("860.287081340").expect("a share"),
                percent: Decimal::parse("59.3").expect("a percentage"),
            }],
            intakes: vec![IntakeShown {
                lot: words.into(),
                silo_lot: words.into(),
                supplier: Some(words.into()),
                quantity: of("1240"),
                unit: "L".into(),
                temperature: of("4.6"),
                antibiotic: "negative".into(),
                fat_percent: Percent::parse("3.80").expect("fat"),
                protein_percent: Percent::parse("3.3").ok(),
                somatic_cells: Some(180_000),
                total_count: Some(20_000),
                freezing_point: Some(of("-0.52")),
                at,
                by: words.into(),
            }],
            draws: vec![DrawShown {
                silo_lot: words.into(),
                batch: words.into(),
                quantity: of("-640"),
                unit: "L".into(),
                cost_minor: Money::from_stored(53_239),
                at,
                by: words.into(),
            }],
            cleanings: vec![CleaningShown { at, programme: Some(words.into()), by: words.into() }],
        }
    }

    fn refusal(words: &str, code: &str) -> RefusedMilk {
        RefusedMilk {
            lot: words.into(),
            code: code.into(),
            at: Timestamp::UNIX_EPOCH,
            by: words.into(),
            silo: words.into(),
            supplier: words.into(),
            supplier_lot: words.into(),
            quantity: "960.0".into(),
            unit: "L".into(),
            temperature: "3.9".into(),
            antibiotic: "positive".into(),
            fat_percent: "4.00".into(),
        }
    }

    fn draw_page(sheet: SiloSheet, refused: Vec<RefusedMilk>, words: &str, may: bool) -> String {
        let form = |name: &'static str| may.then(|| FormState::new("k").prefixed(name));
        let choices = vec![(words.to_owned(), words.to_owned())];
        let forms = Forms {
            intake: form("intake"),
            suppliers: choices.clone(),
            draw: form("draw"),
            batches: choices,
            clean: form("clean"),
            separation: may.then(|| separation::begin(FormState::default(), &sheet.silo, None)),
        };
        let (base, here) = ("/w/dairy".to_owned(), "/w/dairy/silos/S".to_owned());
        let chrome = Chrome::sample(words);
        page(base, here, sheet, refused, (forms, vec![]), date(2026, 11, 27), chrome).render().expect("drawn")
    }

    #[test]
    fn it_shows_the_milk_its_deliveries_and_what_was_refused() {
        let refused =
            vec![refusal("IN-3", "milk_antibiotic_positive"), refusal("IN-4", "milk_temperature_high")];
        let page = draw_page(sheet("SILO-1"), refused, "SILO-1", true);
        for part in [
            "make.silo.intake",
            "make.silo.draw",
            "make.silo.clean",
            "name=\"cream_fat_percent\"",
            "860.29\u{a0}L",
            "59.3\u{a0}%",
            "−640\u{a0}L",
            "180000 somatic cells",
            "Too warm",
            "Antibiotics",
        ] {
            assert!(page.contains(part), "{part}\n{page}");
        }
    }

    #[test]
    fn who_may_only_look_has_no_forms_and_an_empty_silo_says_so() {
        let mut empty = sheet("SILO-1");
        empty.silo = silo("SILO-1", "0");
        (empty.composition, empty.intakes, empty.draws, empty.cleanings) = (vec![], vec![], vec![], vec![]);
        let page = draw_page(empty, vec![], "SILO-1", false);
        assert!(!page.contains("make.silo.") && page.contains("No milk yet"), "{page}");
    }

    #[test]
    fn words_are_only_words() {
        let page = draw_page(sheet(HOSTILE), vec![refusal(HOSTILE, HOSTILE)], HOSTILE, true);
        assert!(!page.contains("<script>alert"));
    }
}
