//! The sheet of one lot: its stock, its holds, its movements, its origin and its destinations.
//! Invariant: the list below the picture has the whole trace, or says how much more there is; the picture has
//! the nearest part of it.

use super::list_page::{Tag, last_day, standing};
use super::neighbours::Near;
use super::picture::{self, Picture};
use super::whole::{self, LotList, Whole};
use crate::phrases::listed;
use crate::silos::list_page::fat_shown;
use crate::traceability::neighbours::GetNeighbours;
use askama::Template;
use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::day::is_expired;
use kernel::decimal::SignedQuantity;
use kernel::id::{BatchId, LotId};
use kernel::permission::Permission;
use ledger::items;
use ledger::parties::{self, ListParties, PartyKind};
use ledger::stock::holds::{self, HoldShown, ListHolds};
use ledger::stock::locations::{ListLocations, LocationShown};
use ledger::stock::lot_pieces;
use ledger::stock::lots::{self, GetLot, LotShown, PieceShown};
use ledger::stock::movements::list::{ListMovements, MovementShown};
use ledger::stock::page::unit;
use ledger::stock::sales::Sold;
use platform::error::Result;
use platform::fields::Flag;
use std::collections::HashMap;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page};
use web::view::{Chrome, FormState};

#[derive(Template)]
#[template(path = "traceability/show.html")]
pub(crate) struct LotSheet {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub lot: LotShown,
    pub item_href: String,
    pub lede: Phrase,
    /// The supplier's name.
    pub supplier: Option<String>,
    pub unit: String,
    pub state: Tag,
    pub last_day: Option<Tag>,
    pub batch: Option<(String, String)>,
    pub holds: Vec<Held>,
    pub faults: Vec<Phrase>,
    pub trace: Option<Traced>,
    pub movements: Vec<Moved>,
    pub next: String,
    pub forms: Forms,
    /// The page of its label.
    pub label: String,
    pub may_correct: bool,
    /// Corrects the delivery note whose link was followed.
    pub note: Option<Note>,
    /// Its pieces to choose from; none for goods that are not kept by piece.
    pub pieces: Vec<(String, Phrase)>,
    /// Whether a part of it is packed in pieces, each with a weight.
    pub has_portions: bool,
    /// Where it lies, in words.
    pub location: Option<String>,
    /// Where it may be brought.
    pub locations: Vec<(String, Phrase)>,
    /// Customers to ship it to.
    pub customers: Vec<(String, String)>,
}

/// A hold that reaches the lot.
pub(crate) struct Held {
    pub name: String,
    pub why: String,
    pub since: Option<jiff::Timestamp>,
    pub by: String,
    /// Whether it is permanent: nobody may lift it.
    pub for_ever: bool,
}

/// The trace as picture and list.
pub(crate) struct Traced {
    pub picture: Picture,
    pub label: Phrase,
    /// How much of the trace the picture has, where that is not all.
    pub part: Option<Phrase>,
    /// Whether the address asks for the long lists.
    pub is_long: bool,
    /// The nearest lots that it was made of.
    pub back: Vec<Link>,
    /// How many more there are.
    pub back_more: usize,
    /// The nearest lots that were made of it.
    pub forward: Vec<Link>,
    /// How many more there are.
    pub forward_more: usize,
    /// The newest bills and delivery notes with goods of it or made from it.
    pub sales: Vec<Departure>,
    /// How many older ones there are.
    pub older_sales: usize,
    /// How many bills and delivery notes there are.
    pub papers: usize,
    /// The page that exports everything; empty for those who may not.
    pub export: String,
}

impl Traced {
    /// How many papers brought goods of it, or made from it, to somebody: what a recall asks first.
    fn departures(&self) -> Phrase {
        Phrase::counted(
            u64::try_from(self.papers).unwrap_or(u64::MAX),
            "{count} bill or delivery note has goods of it or made from it.",
            "{count} bills and delivery notes have goods of it or made from it.",
        )
    }

    /// Whether the long lists have more than is shown.
    fn has_more(&self) -> bool {
        !self.is_long && self.is_cut()
    }

    /// Whether there is more than is shown.
    fn is_cut(&self) -> bool {
        self.back_more + self.forward_more + self.older_sales > 0
    }

    /// Whether only an export has the rest, which this person may ask for.
    fn leads_to_export(&self) -> bool {
        self.is_long && self.is_cut() && !self.export.is_empty()
    }
}

/// Goods of the lot that went to somebody.
pub(crate) struct Departure {
    /// Empty for those who may not read it.
    pub href: String,
    pub word: String,
    pub more: Phrase,
}

/// A word with a link.
pub(crate) struct Link {
    pub href: String,
    pub word: String,
    pub more: String,
}

/// A movement, as a person reads it.
pub(crate) struct Moved {
    pub at: jiff::Timestamp,
    pub what: &'static str,
    pub quantity: String,
    pub detail: Option<Phrase>,
    pub batch: Option<(String, String)>,
    /// The address and the number of the bill that it is on, for those who may read bills.
    pub bill: Option<(String, String)>,
    pub by: String,
    /// The address of the form that corrects it; empty for what is corrected by no form.
    pub correct: String,
}

/// The form that corrects a delivery note.
pub(crate) struct Note {
    pub form: FormState,
    pub document: String,
    pub shipment: String,
}

/// The forms that the user may send; None for those they may not.
#[derive(Default)]
pub(crate) struct Forms {
    pub hold: Option<FormState>,
    pub lift: Option<FormState>,
    /// Frees a piece that a weighing holds.
    pub free: Option<FormState>,
    pub place: Option<FormState>,
    pub adjust: Option<FormState>,
    pub pack: Option<FormState>,
    pub ship: Option<FormState>,
    pub weigh: Option<FormState>,
    /// Takes the last weighing back, where it can be.
    pub unweigh: Option<FormState>,
    pub charge: Option<FormState>,
}

/// The page's forms by name.
const FORMS: [&str; 11] =
    ["hold", "lift", "free", "place", "adjust", "pack", "ship", "weigh", "unweigh", "charge", "note"];

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let code = cx.param("lot")?;
    let lot = cx.ask_with::<GetLot>(&[("lot", code)]).await?;
    let mut asked = vec![("lot", code)];
    asked.extend(Some(("after", cx.wanted("after"))).filter(|(_, after)| !after.is_empty()));
    let movements = cx.ask_with::<ListMovements>(&asked).await?;
    let near = if cx.may(Permission::TraceRun) {
        Some(cx.ask_with::<GetNeighbours>(&[("lot", code)]).await?)
    } else {
        None
    };
    let holds = holds_on(cx, &lot).await?;
    let here = format!("{}/{}", cx.href("/lots"), encoded(code));
    let batches = near.as_ref().map(batch_codes).unwrap_or_default();
    let (base, chrome) = (cx.href(""), cx.chrome(say!("Lot {lot}", lot = &lot.lot)));
    let supplier = match &lot.supplier {
        Some(code) => Some(parties::coded(&cx.tx, code, "supplier").await?.name),
        None => None,
    };
    let note = note(cx, &movements.rows)?;
    let was_weighed = cx.wanted("after").is_empty() && ends_weighed(&movements.rows);
    let may_correct = cx.may(Permission::BatchesRun);
    let has_portions = has_portions(cx, &lot).await?;
    let bills = cx.may(Permission::BillsRead).then(|| cx.href("/bills"));
    let forms = forms(cx, &lot, was_weighed)?;
    let places = places(cx).await?;
    let customers = if forms.ship.is_some() { customers(cx).await? } else { Vec::new() };
    let shown = |it| moved(&base, bills.as_deref(), it, &lot, &batches, &chrome);
    cx.html(&LotSheet {
        next: next_page(&here, &[], movements.next.as_deref()),
        movements: movements.rows.into_iter().map(shown).collect(),
        location: place_name(lot.location.as_deref(), &places),
        locations: destinations(&lot, &places),
        customers,
        batch: lot.batch_id.and_then(|id| batch_link(&base, &batches, BatchId::from_uuid(id))),
        trace: match near {
            Some(near) => Some(trace_of(cx, near, &lot.lot).await?),
            None => None,
        },
        item_href: format!("{base}/items/{}", encoded(&lot.item)),
        faults: cx.button_faults(&FORMS),
        forms,
        note,
        may_correct,
        label: format!("{here}/label"),
        pieces: piece_choices(&lot),
        has_portions,
        lede: lede(&lot, supplier.as_deref(), &chrome),
        supplier,
        unit: unit(&lot.unit).to_owned(),
        state: standing(&lot, cx.tx.today()),
        last_day: last_day(&lot, cx.tx.today(), &chrome),
        holds,
        here,
        base,
        chrome,
        lot,
    })
}

/// The form that corrects the shipment whose link was followed. None without one, or for whoever may not.
fn note(cx: &PageCx, movements: &[MovementShown]) -> Result<Option<Note>> {
    let wanted = if cx.is_refused("note") { cx.form.value("shipment", "") } else { cx.wanted("note") };
    let is_wanted = |it: &&MovementShown| it.shipment.is_some_and(|id| id.to_string() == wanted);
    let Some(found) = movements.iter().find(is_wanted).filter(|_| cx.may(Permission::BatchesRun)) else {
        return Ok(None);
    };
    Ok(Some(Note {
        form: cx.form_named("note")?,
        document: found.document.clone().unwrap_or_default(),
        shipment: wanted.to_owned(),
    }))
}

/// Whether goods of the lot are kept by piece, so that what is packed of it is.
async fn has_portions(cx: &PageCx, lot: &LotShown) -> Result<bool> {
    if lot.pieces.is_some() || !cx.may(Permission::BatchesRun) {
        return Ok(lot.pieces.is_some());
    }
    let items = items::by_code(&cx.tx, &[lot.item.as_str()]).await?;
    Ok(items.get(&lot.item).is_some_and(|item| item.catch_weight))
}

/// Whether the last change of its quantity was a weighing; `movements` are the newest first.
pub(crate) fn ends_weighed(movements: &[MovementShown]) -> bool {
    let changes = |it: &&MovementShown| it.kind == "weigh" || it.quantity.get() != 0;
    movements.iter().find(changes).is_some_and(|it| it.kind == "weigh" && it.quantity.get() <= 0)
}

/// The pieces that a weighing holds, by the names of their holds.
fn held_pieces(lot: &LotShown) -> Vec<(String, Phrase)> {
    let held = lot.piece_weights.iter().flatten().filter(|it| it.held);
    held.map(|it| (lot_pieces::hold_of(&lot.lot, it.piece), say!("Piece {piece}", piece = it.piece)))
        .collect()
}

fn forms(cx: &PageCx, lot: &LotShown, was_weighed: bool) -> Result<Forms> {
    let form = |may: bool, name: &'static str| if may { cx.form_named(name).map(Some) } else { Ok(None) };
    let is_left = lot.quantity.get() > 0;
    let is_fit = lot.released && !lot.held && !is_expired(lot.expires, cx.tx.today());
    Ok(Forms {
        hold: form(cx.may(Permission::HoldsPlace), "hold")?,
        lift: form(cx.may(Permission::DeviationsDispose) && !liftable(lot).is_empty(), "lift")?,
        free: form(cx.may(Permission::DeviationsDispose) && !held_pieces(lot).is_empty(), "free")?,
        place: form(cx.may(Permission::LotsReceive) && is_left, "place")?,
        adjust: form(cx.may(Permission::LotsReceive) && is_left, "adjust")?,
        pack: form(cx.may(Permission::BatchesRun) && is_left && !lot.held, "pack")?,
        ship: form(cx.may(Permission::BatchesRun) && is_left && is_fit, "ship")?,
        weigh: form(cx.may(Permission::BatchesRun) && is_left, "weigh")?,
        unweigh: form(cx.may(Permission::BatchesRun) && is_left && was_weighed, "unweigh")?,
        charge: form(cx.may(Permission::BatchesRun) && is_left, "charge")?,
    })
}

/// The locations that the list has; none for those who may not see it.
async fn places(cx: &PageCx) -> Result<Vec<LocationShown>> {
    match cx.may(Permission::ItemsRead) {
        true => Ok(cx.ask(ListLocations { after: None }).await?.rows),
        false => Ok(Vec::new()),
    }
}

/// The name of a place, or its code where the list has no other.
pub(crate) fn place_name(code: Option<&str>, places: &[LocationShown]) -> Option<String> {
    let code = code?;
    let found = places.iter().find(|it| it.code == code);
    Some(found.map_or(code, |it| it.name.as_str()).to_owned())
}

/// Where a lot may be brought: anywhere but where it lies, and only into quarantine while it is held. Nothing is
/// chosen at first; empty where there is no such place.
pub(crate) fn destinations(lot: &LotShown, places: &[LocationShown]) -> Vec<(String, Phrase)> {
    let may = |it: &&LocationShown| lot.location.as_ref() != Some(&it.code) && (!lot.held || it.quarantine);
    let there: Vec<(String, Phrase)> =
        places.iter().filter(may).map(|it| (it.code.clone(), Phrase::verbatim(&it.name))).collect();
    let none = (!there.is_empty()).then(|| (String::new(), "Choose a location".into()));
    none.into_iter().chain(there).collect()
}

/// Customers to choose from, by code.
async fn customers(cx: &PageCx) -> Result<Vec<(String, String)>> {
    if !cx.may(Permission::PartiesRead) {
        return Ok(Vec::new());
    }
    let all = cx.ask(ListParties { search: None, after: None }).await?.rows;
    let customers = all.into_iter().filter(|it| matches!(it.kind, PartyKind::Customer | PartyKind::Business));
    Ok(customers.map(|it| (it.party, it.name)).collect())
}

/// The pieces of a lot to choose from: the number of each, and its weight.
fn piece_choices(lot: &LotShown) -> Vec<(String, Phrase)> {
    let choice = |it: &PieceShown| {
        let weight = format!("{}\u{a0}{}", it.quantity, unit(&lot.unit));
        (it.piece.to_string(), say!("{piece}: {weight}", piece = it.piece, weight))
    };
    lot.piece_weights.iter().flatten().map(choice).collect()
}

/// The holds that reach the lot, with their reasons if they are among the newest open ones.
async fn holds_on(cx: &PageCx, lot: &LotShown) -> Result<Vec<Held>> {
    if lot.holds.is_empty() {
        return Ok(Vec::new());
    }
    let open = cx.ask(ListHolds { hold: None, lifted: Flag(false), after: None }).await?.rows;
    Ok(lot.holds.iter().map(|name| held(name, open.iter().find(|it| it.hold == *name))).collect())
}

fn held(name: &str, hold: Option<&HoldShown>) -> Held {
    Held {
        for_ever: holds::is_for_ever(name),
        name: name.to_owned(),
        why: hold.map_or_else(String::new, |it| it.reason.clone()),
        since: hold.map(|it| it.opened_at),
        by: hold.map_or_else(String::new, |it| it.opened_by.clone()),
    }
}

fn lede(lot: &LotShown, supplier: Option<&str>, chrome: &Chrome) -> Phrase {
    let came = match (supplier, lot.received) {
        (Some(supplier), Some(day)) => {
            Some(say!("Came from {supplier} on {day}.", supplier, day = chrome.day(day)))
        }
        (None, Some(day)) => Some(say!("Made on {day}.", day = chrome.day(day))),
        _ => None,
    };
    let quantity = format!("{}\u{a0}{}", lot.quantity, unit(&lot.unit));
    let left = say!("{item}, {quantity} left.", item = &lot.item_name, quantity);
    let fat = lot.fat_percent.map(|fat| say!("{fat}\u{a0}% fat.", fat = fat_shown(fat)));
    Phrase::joined([Some(left), came, fat].into_iter().flatten())
}

fn batch_codes(near: &Near) -> HashMap<BatchId, String> {
    near.batches.iter().map(|batch| (BatchId::from_uuid(batch.batch_id), batch.batch.clone())).collect()
}

fn batch_link(base: &str, batches: &HashMap<BatchId, String>, id: BatchId) -> Option<(String, String)> {
    let code = batches.get(&id)?;
    Some((format!("{base}/batches/{}", encoded(code)), code.clone()))
}

pub(crate) fn moved(
    base: &str,
    bills: Option<&str>,
    it: MovementShown,
    lot: &LotShown,
    batches: &HashMap<BatchId, String>,
    chrome: &Chrome,
) -> Moved {
    let place = it.location.map(|location| say!("to {location}", location));
    let cost = (it.cost_minor.get() != 0).then(|| chrome.money(it.cost_minor.get()));
    // What went on a bill leads to it.
    let bill = match (bills, it.document_id, &it.document, it.kind.as_str()) {
        (Some(bills), Some(id), Some(number), "sell") => Some((format!("{bills}/{id}"), number.clone())),
        _ => None,
    };
    let details = [
        it.document.filter(|_| bill.is_none()).map(Phrase::verbatim),
        it.party.map(Phrase::verbatim),
        place,
        cost.map(Phrase::verbatim),
    ];
    let is_cost = it.quantity.get() == 0 && it.cost_minor.get() != 0;
    let sign = if it.quantity.get() > 0 { "+" } else { "" };
    Moved {
        at: it.at,
        what: match it.kind.as_str() {
            "output" if it.quantity.get() == 0 => "Cost known, made in",
            "sell" if it.quantity.get() > 0 => "Sale cancelled",
            "ship" if it.quantity.get() > 0 => "Shipment taken back",
            "weigh" if it.quantity.get() > 0 => "Weighing taken back",
            "consume" if it.quantity.get() > 0 => "Taken back from",
            "output" if it.quantity.get() < 0 => "Taken back into",
            // Only milk that was taken into a silo has its fat.
            "pack" if lot.fat_percent.is_some() && it.quantity.get() > 0 => "Came into the silo",
            "pack" if lot.fat_percent.is_some() && it.quantity.get() < 0 => "Mixed or packed",
            "consume" | "sell" | "ship" | "sample" | "loss" | "trim" | "count" | "split" | "pack"
                if is_cost =>
            {
                "Cost corrected"
            }
            kind => word(kind),
        },
        quantity: format!("{sign}{}\u{a0}{}", it.quantity, unit(&lot.unit)).replace('-', "−"),
        detail: listed(details.into_iter().flatten()),
        bill,
        batch: it.batch_id.and_then(|id| batch_link(base, batches, BatchId::from_uuid(id))),
        by: it.by,
        correct: it.shipment.map_or_else(String::new, |id| format!("?note={id}")),
    }
}

/// A kind of movement, in the shop's words.
fn word(kind: &str) -> &'static str {
    match kind {
        "receive" => "Received",
        "consume" => "Used in a batch",
        "output" => "Made",
        "split" => "Split",
        "pack" => "Packed",
        "ship" => "Shipped",
        "sell" => "Sold",
        "sample" => "Sampled",
        "loss" => "Lost",
        "trim" => "Trimmed",
        "weigh" => "Weighed",
        "count" => "Counted",
        "move" => "Moved",
        "charge" => "Charged",
        "opening" => "Brought in at the start",
        "issue" => "Issued",
        "melt" => "Melted",
        _ => "Moved",
    }
}

/// The trace of a lot, with its neighbours as a picture. `?trace=all` asks for the long lists.
async fn trace_of(cx: &PageCx, near: Near, lot: &str) -> Result<Traced> {
    let is_long = cx.wanted("trace") == "all";
    let most = if is_long { whole::LONG } else { whole::BRIEF };
    let id = LotId::from_uuid(lots::coded(&cx.tx, lot, "lot").await?.lot_id);
    let whole = whole::read(&cx.tx, id, &near, most).await?;
    let bills = cx.may(Permission::BillsRead).then(|| cx.href("/bills"));
    let export =
        if cx.may(Permission::WorkspaceExport) { cx.href("/settings/export") } else { String::new() };
    Ok(Traced { is_long, export, ..trace_view(&cx.href(""), bills.as_deref(), near, &whole, lot) })
}

/// The picture of a lot's neighbours, and the lists of its trace. `bills` is the address of bills, for those who
/// may read them.
pub(crate) fn trace_view(base: &str, bills: Option<&str>, near: Near, whole: &Whole, start: &str) -> Traced {
    let label = say!(
        "Trace of lot {lot}: {before} before it, {after} after it",
        lot = start,
        before = whole.back.count,
        after = whole.forward.count
    );
    let lots = near.lots.into_iter().map(|lot| picture::Lot {
        href: format!("{base}/lots/{}", encoded(&lot.lot)),
        sub: lot.item_name,
        amount: format!("{}\u{a0}{}", lot.came, unit(&lot.unit)),
        key: lot_key(&lot.lot),
        title: lot.lot,
        steps: lot.steps,
        made_by: lot.batch.as_deref().map(batch_key),
        grams: lot.grams,
    });
    let batches = near.batches.into_iter().map(|batch| picture::Batch {
        href: format!("{base}/batches/{}", encoded(&batch.batch)),
        key: batch_key(&batch.batch),
        title: batch.batch,
        sub: batch.recipe_name,
    });
    let draws: Vec<picture::Draw> = near
        .draws
        .iter()
        .map(|draw| picture::Draw {
            from: lot_key(&draw.lot),
            batch: draw.batch.as_deref().map(batch_key),
            to: draw.to_lot.as_deref().map(lot_key),
            grams: draw.grams,
        })
        .collect();
    let picture = picture::of(lots.collect(), &draws, batches.collect());
    let all = whole.back.count + whole.forward.count;
    let drawn = picture.count_others();
    let part = (drawn < all).then(|| say!("The picture has the nearest {drawn} of {all} lots.", drawn, all));
    Traced {
        picture,
        label,
        part,
        is_long: false,
        back: links(base, &whole.back),
        back_more: whole.back.more(),
        forward: links(base, &whole.forward),
        forward_more: whole.forward.more(),
        sales: whole.sold.rows.iter().map(|it| departure(bills, base, it)).collect(),
        older_sales: whole.sold.count.saturating_sub(whole.sold.rows.len()),
        papers: whole.sold.papers,
        export: String::new(),
    }
}

/// Goods on a bill, or on a delivery note, which the movements of their lot have. `bills` is the address of
/// bills, for those who may read them.
pub(crate) fn departure(bills: Option<&str>, base: &str, it: &Sold) -> Departure {
    let quantity = format!("{}\u{a0}{}", SignedQuantity::from_stored(it.quantity_e6), unit(&it.unit));
    let (name, lot) = (it.party_name.as_deref(), &it.lot);
    Departure {
        href: match it.bill {
            Some(bill) => bills.map_or_else(String::new, |bills| format!("{bills}/{}", bill.uuid())),
            None => format!("{base}/lots/{}#h-moves", encoded(lot)),
        },
        word: it.document.clone(),
        more: match (it.bill, name) {
            (Some(_), Some(name)) => {
                say!("sold to {name}, {quantity} of lot {lot}", name, quantity, lot)
            }
            (Some(_), None) => say!("sold at the counter, {quantity} of lot {lot}", quantity, lot),
            (None, name) => {
                let name = name.unwrap_or_default();
                say!("shipped to {name}, {quantity} of lot {lot}", name, quantity, lot)
            }
        },
    }
}

/// A lot and a batch may have the same code, so keys have a prefix.
fn lot_key(code: &str) -> String {
    format!("lot {code}")
}

fn batch_key(code: &str) -> String {
    format!("batch {code}")
}

fn links(base: &str, list: &LotList) -> Vec<Link> {
    let link = |lot: &whole::LotListed| Link {
        href: format!("{base}/lots/{}", encoded(&lot.lot)),
        word: lot.lot.clone(),
        more: format!("{}, {}\u{a0}{}", lot.item_name, lot.came, unit(&lot.unit)),
    };
    list.lots.iter().map(link).collect()
}

/// The holds on it that can be lifted.
fn liftable(lot: &LotShown) -> Vec<&str> {
    lot.holds.iter().map(String::as_str).filter(|name| !holds::is_for_ever(name)).collect()
}

/// The name that the page suggests for a hold: the lot's code and a number that no hold of it has yet.
pub(crate) fn hold_name(lot: &LotShown) -> String {
    let taken = |n: &usize| !lot.holds.contains(&format!("{}-H{n}", lot.lot));
    let n = (1..).find(taken).unwrap_or(1);
    format!("{}-H{n}", lot.lot)
}

impl LotSheet {
    /// The suggested name of a hold.
    fn hold_name(&self) -> String {
        hold_name(&self.lot)
    }

    /// What somebody gave as a reason, with its full stop.
    fn sentence(&self, reason: &str) -> String {
        let stop = if reason.ends_with(['.', '!', '?']) { "" } else { "." };
        format!("{reason}{stop}")
    }

    /// Whether a weight was refused as too small to be right.
    fn asks_for_loss(&self, weigh: &FormState) -> bool {
        crate::ageing::page::asks_for_loss(weigh)
    }

    /// Whether a count was refused as too large to be right.
    fn asks_for_gain(&self, adjust: &FormState) -> bool {
        adjust.fault("quantity").is_some_and(|fault| *fault == Code::CountGainLarge.meaning())
    }

    /// The holds to choose from.
    fn hold_choices(&self) -> Vec<(String, String)> {
        liftable(&self.lot).into_iter().map(|name| (name.to_owned(), name.to_owned())).collect()
    }

    fn held_pieces(&self) -> Vec<(String, Phrase)> {
        held_pieces(&self.lot)
    }
}
