//! The pages of lots drawn from values: empty, full and with hostile names.
//! Invariant: a held lot is shown as held in the list and on the sheet.

use super::*;
use crate::traceability::neighbours::{BatchNear, DrawNear, LotNear, Near};
use crate::traceability::page::{
    Forms, Held, LotSheet, Note, departure, destinations, moved, place_name, trace_view,
};
use crate::traceability::whole::{LotList, LotListed, Whole};
use jiff::Timestamp;
use jiff::civil::date;
use kernel::decimal::SignedQuantity;
use kernel::id::{BatchId, DocumentId};
use kernel::money::Money;
use ledger::stock::locations::LocationShown;
use ledger::stock::lots::PieceShown;
use ledger::stock::movements::list::MovementShown;
use ledger::stock::sales::{NewestSold, Sold};
use std::collections::HashMap;
use uuid::Uuid;

const HOSTILE: &str = "<script>alert(1)</script>\"'";

fn lot(words: &str) -> LotShown {
    LotShown {
        lot: words.into(),
        item: words.into(),
        item_name: words.into(),
        quantity: SignedQuantity::from_stored(36_000_000),
        unit: "kg".into(),
        cost_minor: Money::from_stored(37_179),
        cost_minor_per_kg: None,
        held: false,
        holds: vec![],
        released: true,
        expires: Some(date(2026, 12, 22)),
        received: Some(date(2026, 11, 8)),
        supplier: Some(words.into()),
        supplier_lot: Some(words.into()),
        location: Some(words.into()),
        batch_id: Some(Uuid::nil()),
        fat_percent: None,
        pieces: Some(1),
        piece_costs_minor: None,
        piece_weights: Some(vec![PieceShown {
            piece: 1,
            quantity: SignedQuantity::from_stored(36_000_000),
            held: true,
        }]),
    }
}

fn near(words: &str) -> Near {
    let at = |lot: &str, steps, batch: Option<&str>| LotNear {
        lot: lot.into(),
        item_name: words.into(),
        came: SignedQuantity::from_stored(36_000_000),
        unit: "kg".into(),
        grams: Some(36_000),
        steps,
        batch: batch.map(Into::into),
    };
    Near {
        lots: vec![at("MK-1118", -1, None), at(words, 0, Some(words)), at("P-1", 1, None)],
        batches: vec![BatchNear {
            batch_id: Uuid::nil(),
            batch: words.into(),
            recipe_name: words.into(),
            state: "Released".into(),
            planned_at: Timestamp::UNIX_EPOCH,
        }],
        draws: vec![
            DrawNear { lot: "MK-1118".into(), batch: Some(words.into()), to_lot: None, grams: Some(10) },
            DrawNear { lot: words.into(), batch: None, to_lot: Some("P-1".into()), grams: Some(10) },
        ],
    }
}

/// The same as lists: the goods of the lot itself are on one bill.
fn whole(words: &str) -> Whole {
    let list = |lot: &str| LotList {
        lots: vec![LotListed {
            lot: lot.into(),
            item_name: words.into(),
            came: SignedQuantity::from_stored(36_000_000),
            unit: "kg".into(),
        }],
        count: 1,
    };
    let sold = NewestSold { rows: vec![sale(words)], count: 1, papers: 1 };
    Whole { back: list("MK-1118"), forward: list("P-1"), sold }
}

/// Half a kilogram on a bill.
fn sale(words: &str) -> Sold {
    Sold {
        bill: Some(DocumentId::from_uuid(Uuid::nil())),
        document: words.into(),
        document_date: date(2026, 11, 9),
        party: Some(words.into()),
        party_name: Some(words.into()),
        lot: words.into(),
        unit: "kg".into(),
        quantity_e6: 500_000,
    }
}

#[test]
fn goods_that_were_sold_say_to_whom_and_lead_to_their_bill_for_those_who_may_read_it() {
    let told = |bills: Option<&str>, it: &Sold| {
        let it = departure(bills, "/w/dairy", it);
        (it.href, it.more.to_string())
    };
    let bill = format!("/w/dairy/bills/{}", Uuid::nil());
    let mut it = sale("Deli");
    assert_eq!(told(Some("/w/dairy/bills"), &it), (bill, "sold to Deli, 0.5\u{a0}kg of lot Deli".into()));
    assert_eq!(told(None, &it).0, "");
    it.party_name = None;
    assert_eq!(told(None, &it).1, "sold at the counter, 0.5\u{a0}kg of lot Deli");
    (it.bill, it.party_name) = (None, Some("Deli".into()));
    let words = "shipped to Deli, 0.5\u{a0}kg of lot Deli".to_owned();
    let shipped = ("/w/dairy/lots/Deli#h-moves".to_owned(), words);
    assert_eq!(told(None, &it), shipped);
}

#[test]
fn a_lot_that_was_only_sold_did_not_become_nothing() {
    let mut it = sheet_of("L-1");
    let trace = it.trace.as_mut().expect("a trace");
    trace.forward.clear();
    let page = it.render().expect("drawn");
    assert!(page.contains("sold to L-1") && !page.contains("Nothing was made from it."));
    it.trace.as_mut().expect("a trace").sales.clear();
    assert!(it.render().expect("drawn").contains("Nothing was made from it."));
}

fn list(rows: &[LotShown], search: &str, may: bool) -> String {
    let chrome = Chrome::sample("Lots");
    let rows = rows.iter().map(|it| row("/w/dairy/lots", it, date(2026, 11, 20), &chrome)).collect();
    let pair = || vec![(search.to_owned(), search.to_owned())];
    let receive = Receive {
        form: FormState::new("k").prefixed("receive"),
        is_wanted: false,
        next: "/w/dairy/lots/{lot}".into(),
        items: pair(),
        suppliers: pair(),
        units: STOCK_UNITS.to_vec(),
    };
    LotsPage {
        chrome,
        base: "/w/dairy".into(),
        search: search.into(),
        item: search.into(),
        in_stock: false,
        expiring: false,
        rows,
        next: String::new(),
        entering: may.then(|| "Stock is being entered in the books: 3 of 9".into()),
        receive: may.then_some(receive),
    }
    .render()
    .expect("drawn")
}

#[test]
fn the_form_that_receives_a_lot_has_the_item_that_the_address_names() {
    let fresh = || FormState::new("k").prefixed("receive");
    let filled = of_item(fresh(), "MILK", "L");
    assert_eq!((filled.value("item", ""), filled.value("unit", "kg")), ("MILK", "L"));
    assert_eq!(of_item(fresh(), "", "L").value("unit", "kg"), "kg", "no item, no unit");
    let typed = FormState::refused(vec![("item".into(), "SALT".into())], vec![]);
    assert_eq!(of_item(typed, "MILK", "L").value("item", ""), "SALT", "what was typed stays");
}

fn sheet(words: &str) -> String {
    sheet_of(words).render().expect("drawn")
}

fn all_forms(form: impl Fn(&'static str) -> Option<FormState>) -> Forms {
    Forms {
        hold: form("hold"),
        lift: form("lift"),
        place: form("place"),
        adjust: form("adjust"),
        pack: form("pack"),
        ship: form("ship"),
        weigh: form("weigh"),
        free: form("free"),
        unweigh: form("unweigh"),
        charge: form("charge"),
    }
}

fn sheet_of(words: &str) -> LotSheet {
    let chrome = Chrome::sample(words);
    let mut it = lot(words);
    (it.held, it.holds) = (true, vec![words.into()]);
    let movement = MovementShown {
        kind: "sell".into(),
        quantity: SignedQuantity::from_stored(-500_000),
        cost_minor: Money::from_stored(-100),
        batch_id: Some(Uuid::nil()),
        document_id: Some(Uuid::nil()),
        document: Some(words.into()),
        shipment: Some(Uuid::nil()),
        party: Some(words.into()),
        location: None,
        at: Timestamp::UNIX_EPOCH,
        by: words.into(),
    };
    let batches: HashMap<BatchId, String> = [(BatchId::from_uuid(Uuid::nil()), words.to_owned())].into();
    let form = |name| Some(FormState::new("k").prefixed(name));
    LotSheet {
        base: "/w/dairy".into(),
        here: "/w/dairy/lots/L".into(),
        lede: Phrase::verbatim(words),
        supplier: Some(words.into()),
        unit: "kg".into(),
        item_href: "/w/dairy/items/X".into(),
        state: standing(&it, date(2026, 11, 20)),
        last_day: last_day(&it, date(2026, 11, 20), &chrome),
        batch: Some(("/w/dairy/batches/B".into(), words.into())),
        holds: vec![Held {
            for_ever: false,
            name: words.into(),
            why: words.into(),
            since: Some(Timestamp::UNIX_EPOCH),
            by: words.into(),
        }],
        faults: vec![Phrase::verbatim(words)],
        trace: Some(trace_view("/w/dairy", Some("/w/dairy/bills"), near(words), &whole(words), words)),
        movements: vec![moved("/w/dairy", Some("/w/dairy/bills"), movement, &it, &batches, &chrome)],
        next: String::new(),
        label: "/w/dairy/lots/L/label".into(),
        note: Some(Note {
            form: FormState::new("k").prefixed("note"),
            document: words.into(),
            shipment: words.into(),
        }),
        may_correct: true,
        pieces: vec![("1".into(), Phrase::verbatim(words))],
        has_portions: true,
        location: Some(words.into()),
        locations: vec![("CAVE-1".into(), Phrase::verbatim(words))],
        customers: vec![(words.into(), words.into())],
        forms: all_forms(form),
        lot: it,
        chrome,
    }
}

#[test]
fn a_lot_is_moved_and_shipped_by_choices_and_a_sale_leads_to_its_bill() {
    let page = sheet("W-1");
    let form = |action: &str| {
        let rest = page.split(&format!("do/{action}\"")).nth(1).expect("the form");
        rest.split("</form>").next().expect("its end").to_owned()
    };
    assert!(form("make.lot.move").contains("<option value=\"CAVE-1\""));
    assert!(form("make.lot.ship").contains("list=\"customers\""));
    let bill = format!("href=\"/w/dairy/bills/{}\"", Uuid::nil());
    let moves = page.split("id=\"h-moves\"").nth(1).expect("the movements");
    assert!(moves.contains(&bill), "{bill}");
}

#[test]
fn a_lot_goes_anywhere_but_where_it_is_and_into_quarantine_alone_while_it_is_held() {
    let place =
        |code: &str, quarantine| LocationShown { code: code.into(), name: format!("The {code}"), quarantine };
    let places = [place("CAVE", false), place("COLD", false), place("CAGE", true)];
    let mut it = lot("W-1");
    (it.location, it.held) = (Some("CAVE".into()), false);
    let codes =
        |it: &LotShown| destinations(it, &places).into_iter().map(|(code, _)| code).collect::<Vec<_>>();
    assert_eq!(codes(&it), ["", "COLD", "CAGE"]);
    it.held = true;
    assert_eq!(codes(&it), ["", "CAGE"]);
    it.location = Some("CAGE".into());
    assert_eq!(codes(&it), Vec::<String>::new());
    assert_eq!(place_name(Some("CAVE"), &places).as_deref(), Some("The CAVE"));
    assert_eq!((place_name(Some("X"), &places).as_deref(), place_name(None, &places)), (Some("X"), None));
}

#[test]
fn the_first_glance_says_that_goods_of_it_went_to_somebody() {
    let mut it = sheet_of("W-1");
    assert!(it.render().expect("drawn").contains("1 bill or delivery note has goods of it or made from it."));
    it.trace.as_mut().expect("a trace").papers = 5;
    let many = "5 bills and delivery notes have goods of it or made from it.";
    assert!(it.render().expect("drawn").contains(many));
    it.trace.as_mut().expect("a trace").sales.clear();
    assert!(!it.render().expect("drawn").contains("goods of it or made"));
}

#[test]
fn a_list_that_is_not_whole_says_how_much_more_there_is_and_leads_to_it() {
    let mut it = sheet_of("W-1");
    let page = it.render().expect("drawn");
    assert!(
        !page.contains(" more</p>") && !page.contains(">Show all</a>") && !page.contains("The picture has")
    );
    let mut long = whole("W-1");
    (long.back.count, long.forward.count, long.sold.count) = (4, 101, 30);
    it.trace = Some(trace_view("/w/dairy", None, near("W-1"), &long, "W-1"));
    let page = it.render().expect("drawn");
    for said in [
        "Trace of lot W-1: 4 before it, 101 after it",
        "The picture has the nearest 2 of 105 lots.",
        "and 3 more</p>",
        "and 100 more</p>",
        "and 29 more</p>",
        "href=\"/w/dairy/lots/L?trace=all#trace-list\">Show all</a>",
    ] {
        assert!(page.contains(said), "{said}");
    }
    it.trace.as_mut().expect("a trace").is_long = true;
    let page = it.render().expect("drawn");
    assert!(page.contains("id=\"trace-list\" open") && page.contains("and 100 more</p>"));
    assert!(!page.contains(">Show all</a>") && !page.contains("Export everything"));
    it.trace.as_mut().expect("a trace").export = "/w/dairy/settings/export".into();
    let page = it.render().expect("drawn");
    let link = "href=\"/w/dairy/settings/export\">Export everything</a>";
    assert!(page.contains(link), "the long lists end too");
    it.trace.as_mut().expect("a trace").is_long = false;
    assert!(!it.render().expect("drawn").contains("Export everything"), "there is a longer list first");
}

#[test]
fn lots_that_the_picture_has_no_room_for_are_not_counted_as_drawn() {
    let (mut near, mut whole) = (near("W-1"), whole("W-1"));
    let further = (2..=12).map(|n| LotNear {
        lot: format!("P-{n}"),
        item_name: "Pack".into(),
        came: SignedQuantity::from_stored(1_000_000),
        unit: "kg".into(),
        grams: Some(1_000),
        steps: 1,
        batch: None,
    });
    near.lots.extend(further);
    whole.forward.count = 12;
    let part = trace_view("/w/dairy", None, near, &whole, "W-1").part.map(|part| part.to_string());
    assert_eq!(part.as_deref(), Some("The picture has the nearest 8 of 13 lots."));
}

#[test]
fn a_count_that_was_refused_as_too_large_can_be_confirmed() {
    let mut it = sheet_of("W-1");
    assert!(!it.render().expect("drawn").contains("name=\"confirm_gain\""));
    let faults = vec![("quantity".into(), Phrase::of(kernel::code::Code::CountGainLarge.meaning()))];
    it.forms.adjust = Some(FormState::refused(vec![], faults).prefixed("adjust"));
    assert!(it.render().expect("drawn").contains("name=\"confirm_gain\""));
}

/// The form that packs a part of the lot.
fn packing(page: &str) -> &str {
    page.split("do/make.lot.pack").nth(1).and_then(|rest| rest.split("</form>").next()).expect("the form")
}

#[test]
fn a_wheel_is_cut_by_the_form_that_packs_and_other_goods_are_packed_as_they_are() {
    let mut it = sheet_of("W-1");
    let page = it.render().expect("drawn");
    let form = packing(&page);
    assert!(form.contains("name=\"_next\" value=\"/w/dairy/lots/{/lots/0/lot}\""), "{form}");
    for field in
        ["name=\"piece\"", "<textarea class=\"in\" rows=\"4\" id=\"pack-weights\" name=\"weights\" required"]
    {
        assert!(form.contains(field), "{field}");
    }
    it.pieces = vec![];
    let page = it.render().expect("drawn");
    assert!(packing(&page).contains("name=\"weights\"") && !packing(&page).contains("name=\"piece\""));
    it.has_portions = false;
    let page = it.render().expect("drawn");
    assert!(
        !packing(&page).contains("name=\"weights\"") && packing(&page).contains("name=\"quantity\" required")
    );
}

#[test]
fn an_empty_list_says_how_to_begin_to_those_who_may() {
    assert!(list(&[], "", true).contains("href=\"#receive\">Receive the first</a>"));
    assert!(!list(&[], "", false).contains("#receive"));
    assert!(list(&[], "zz", true).contains("No lot like that"));
}

#[test]
fn a_lot_says_whether_it_may_be_used_and_how_long() {
    let chrome = Chrome::sample("x");
    let mut it = lot("L-1");
    let today = |day: i8| last_day(&lot("L-1"), date(2026, 12, day), &chrome).expect("a day");
    assert_eq!((today(1).tone, today(20).word.to_string().as_str()), ("", "22 Dec 2026, 2\u{a0}days left"));
    assert_eq!((today(22).tone, today(23).tone), ("warn", "bad"));
    let (last, after) = (date(2026, 12, 22), date(2026, 12, 23));
    assert_eq!(standing(&it, last).word, "Free");
    let expired = standing(&it, after);
    assert_eq!((expired.tone, expired.word.to_string().as_str()), ("bad", "Expired"));
    it.released = false;
    assert_eq!(standing(&it, last).word, "Batch not released");
    assert_eq!(standing(&it, after).word, "Expired");
    it.held = true;
    assert_eq!(standing(&it, after).word, "On hold");
    (it.held, it.quantity) = (false, SignedQuantity::from_stored(0));
    assert_eq!(standing(&it, after).word, "Batch not released", "nothing of it is left");
}

#[test]
fn the_sheet_shows_the_trace_as_a_picture_and_as_a_list() {
    let page = sheet("L-2609-1");
    assert!(page.contains("<svg class=\"graph own\"") && page.contains("href=\"/w/dairy/lots/MK-1118\""));
    let list = page.split("Read it as a list").nth(1).expect("a list");
    assert!(list.contains("MK-1118") && list.contains("P-1"));
    assert!(page.contains("−0.5\u{a0}kg") && page.contains("Held by L-2609-1"));
}

#[test]
fn a_hostile_name_stays_text_everywhere() {
    for page in [list(&[lot(HOSTILE)], HOSTILE, true), sheet(HOSTILE)] {
        assert!(!page.contains("<script>alert") && !page.contains("\"'\""));
    }
}

#[test]
fn a_hold_is_given_a_name_that_is_not_taken() {
    let mut it = lot("L-1");
    assert_eq!(crate::traceability::page::hold_name(&it), "L-1-H1");
    it.holds = vec!["L-1-H1".into()];
    assert_eq!(crate::traceability::page::hold_name(&it), "L-1-H2");
}
