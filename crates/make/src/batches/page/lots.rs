//! Which lot goes into which line: tapped in the list of lots to take, scanned, or typed.
//! Invariant: a scan only fills the form in; a code that is a lot's goes before what it could mean as GS1 (D34).

use crate::batches::show::{BatchLineShown, BatchShown};
use crate::gs1::ParseGs1;
use catalogue::{Phrase, say};
use kernel::decimal::SignedQuantity;
use kernel::permission::Permission;
use ledger::items;
use ledger::stock::fefo::suggest::{PickShown, SuggestFefo};
use ledger::stock::lots::{self, GetLot, LotShown};
use ledger::stock::page::{STOCK_UNITS, unit};
use platform::error::{Error, Result};
use web::page::PageCx;
use web::url::with_params;

use super::{ConsumeForm, PickLink, current_line};

/// More than any stock: every lot that may be taken is asked for.
const ALL: &str = "1000000000";
/// The most lots to tap.
const MOST_PICKS: usize = 8;
/// The application identifier of a lot (GS1 General Specifications).
const AI_LOT: &str = "10";

/// The choice that the address holds: a scan, a tap, a line.
#[derive(Default)]
struct Choice {
    line: String,
    lot: String,
    problem: Option<Phrase>,
}

/// The form that adds a lot to a line.
pub(super) async fn consume(cx: &PageCx, here: &str, batch: &BatchShown) -> Result<ConsumeForm> {
    let chosen = choice_of(cx, batch).await?;
    let form = cx.form_named("consume")?;
    let Some(line) = current_line(&batch.lines, &chosen.line) else {
        let title: Phrase = "Add from a lot".into();
        let advice = chosen.problem.unwrap_or_else(|| "For any line.".into());
        let has_pieces = has_pieces(cx, None, form.value("lot", &chosen.lot)).await?;
        return Ok(ConsumeForm { title, advice, lot: chosen.lot, has_pieces, ..ConsumeForm::empty(form) });
    };
    let asked = [("item", line.item.as_str()), ("quantity", ALL), ("unit", line.unit.as_str())];
    let picks = cx.ask_with::<SuggestFefo>(&asked).await?.picks;
    let missing = missing(line);
    let lot = if chosen.lot.is_empty() { first(&picks) } else { chosen.lot };
    let may_receive = picks.is_empty() && cx.may(Permission::LotsReceive);
    let has_pieces = has_pieces(cx, Some(&line.item), form.value("lot", &lot)).await?;
    Ok(ConsumeForm {
        has_pieces,
        line: line.line.to_string(),
        title: say!("Add {item}", item = &line.item_name),
        quantity: quantity_to_take(missing, &picks, &lot),
        unit: line.unit.clone(),
        advice: chosen.problem.unwrap_or_else(|| advice(line, missing, &picks, &lot)),
        picks: links(here, line, &picks, &lot),
        receive: may_receive.then(|| receive_href(&cx.href("/lots"), line, &batch.batch)),
        lot,
        ..ConsumeForm::empty(form)
    })
}

impl ConsumeForm {
    fn empty(form: web::view::FormState) -> ConsumeForm {
        ConsumeForm {
            form,
            line: String::new(),
            title: Phrase::default(),
            lot: String::new(),
            quantity: String::new(),
            has_pieces: false,
            unit: "kg".into(),
            picks: Vec::new(),
            advice: Phrase::default(),
            receive: None,
            units: STOCK_UNITS.to_vec(),
        }
    }
}

/// Whether the item of a line is weighed piece by piece, or a lot is kept by piece.
async fn has_pieces(cx: &PageCx, item: Option<&str>, lot: &str) -> Result<bool> {
    if let Some(item) = item {
        let known = items::by_code(&cx.tx, &[item]).await?;
        if known.get(item).is_some_and(|item| item.catch_weight) {
            return Ok(true);
        }
    }
    if lot.is_empty() {
        return Ok(false);
    }
    let known = unless_refused(lots::coded(&cx.tx, lot, "lot").await)?;
    Ok(known.is_some_and(|lot| lot.by_piece))
}

async fn choice_of(cx: &PageCx, batch: &BatchShown) -> Result<Choice> {
    if cx.is_refused("consume") {
        return Ok(Choice { line: cx.form.value("line", "").to_owned(), ..Choice::default() });
    }
    let scan = cx.wanted("scan").trim();
    if scan.is_empty() {
        let (line, lot) = (cx.wanted("line").to_owned(), cx.wanted("lot").to_owned());
        return Ok(Choice { line, lot, problem: None });
    }
    Ok(match lot_scanned(cx, scan).await? {
        Some(lot) => of_lot(&batch.lines, &lot),
        None => {
            let problem = Some(say!("No lot has the code {code}.", code = scan));
            Choice { problem, ..Choice::default() }
        }
    })
}

/// The lot that a scan means: by its code, or by the lot of a GS1 label.
async fn lot_scanned(cx: &PageCx, scan: &str) -> Result<Option<LotShown>> {
    if let Some(lot) = unless_refused(cx.ask_with::<GetLot>(&[("lot", scan)]).await)? {
        return Ok(Some(lot));
    }
    let Some(read) = unless_refused(cx.ask_with::<ParseGs1>(&[("data", scan)]).await)? else {
        return Ok(None);
    };
    match read.elements.iter().find(|it| it.ai == AI_LOT) {
        Some(it) => unless_refused(cx.ask_with::<GetLot>(&[("lot", &it.value)]).await),
        None => Ok(None),
    }
}

/// None for what the query refuses: there is no such lot, or the text is no label.
fn unless_refused<T>(answer: Result<T>) -> Result<Option<T>> {
    match answer {
        Ok(found) => Ok(Some(found)),
        Err(Error::Refused(_)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// The line that a lot goes into: of its item, the first that still lacks some.
fn of_lot(lines: &[BatchLineShown], lot: &LotShown) -> Choice {
    let own = || lines.iter().filter(|line| line.item == lot.item);
    match own().find(|line| missing(line) > 0).or_else(|| own().next()) {
        Some(line) => Choice { line: line.line.to_string(), lot: lot.lot.clone(), problem: None },
        None if lines.is_empty() => Choice { lot: lot.lot.clone(), ..Choice::default() },
        None => Choice {
            problem: Some(say!(
                "Lot {lot} is {item}. No line takes that.",
                lot = &lot.lot,
                item = &lot.item_name
            )),
            ..Choice::default()
        },
    }
}

/// What a line still lacks, in stored millionths; nothing where no quantity is planned.
fn missing(line: &BatchLineShown) -> i64 {
    line.planned.map_or(0, |planned| (planned.get() - line.consumed.get()).max(0))
}

fn first(picks: &[PickShown]) -> String {
    picks.first().map_or_else(String::new, |pick| pick.lot.clone())
}

/// How much to take of the lot: what the line lacks, or all that is left of it; empty where the line lacks nothing.
fn quantity_to_take(missing: i64, picks: &[PickShown], lot: &str) -> String {
    let left = picks.iter().find(|pick| pick.lot == lot).map_or(missing, |pick| pick.quantity.get());
    let taken = missing.min(left);
    if taken > 0 { SignedQuantity::from_stored(taken).to_string() } else { String::new() }
}

fn advice(line: &BatchLineShown, missing: i64, picks: &[PickShown], lot: &str) -> Phrase {
    let there = picks.iter().fold(0_i64, |sum, pick| sum.saturating_add(pick.quantity.get()));
    match picks.first() {
        None => "No lot of it can be used: none is available and in date.".into(),
        Some(_) if !picks.iter().any(|pick| pick.lot == lot) => {
            say!("Lot {lot} cannot be taken: it is on hold, expired, used up or not released.", lot)
        }
        Some(first) if first.lot != lot => {
            say!("{first} expires before {lot}. Say why it is not taken.", first = &first.lot, lot)
        }
        Some(_) if missing > there => say!(
            "{quantity} {unit} short in all available lots.",
            quantity = SignedQuantity::from_stored(missing - there).to_string(),
            unit = unit(&line.unit)
        ),
        Some(first) => say!("First to expire: {lot}. Another needs a reason.", lot = &first.lot),
    }
}

/// The form that receives a lot of a line's item, and leads back to the batch.
fn receive_href(lots: &str, line: &BatchLineShown, batch: &str) -> String {
    let fields = [("receive", line.item.as_str()), ("unit", line.unit.as_str()), ("batch", batch)];
    format!("{}#receive", with_params(lots, &fields))
}

/// The lots to tap, first to expire first.
fn links(here: &str, line: &BatchLineShown, picks: &[PickShown], lot: &str) -> Vec<PickLink> {
    let number = line.line.to_string();
    let link = |pick: &PickShown| PickLink {
        href: format!("{}#consume", with_params(here, &[("line", &number), ("lot", &pick.lot)])),
        lot: pick.lot.clone(),
        left: format!("{}\u{a0}{}", pick.quantity, unit(&line.unit)),
        is_chosen: pick.lot == lot,
    };
    picks.iter().take(MOST_PICKS).map(link).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::batches::page::tests::batch;

    fn pick(lot: &str, quantity_e6: i64) -> PickShown {
        PickShown { lot: lot.into(), quantity: SignedQuantity::from_stored(quantity_e6) }
    }

    #[test]
    fn a_line_takes_what_it_lacks_or_what_the_lot_has() {
        let it = batch("B-1");
        let salt = &it.lines[1];
        let picks = [pick("S-1", 300_000), pick("S-2", 900_000)];
        assert_eq!(missing(salt), 472_000);
        assert_eq!(quantity_to_take(472_000, &picks, "S-1"), "0.3");
        assert_eq!(quantity_to_take(472_000, &picks, "S-2"), "0.472");
        assert_eq!(quantity_to_take(472_000, &picks, "X"), "0.472");
        assert_eq!(quantity_to_take(0, &picks, "S-1"), "");
    }

    #[test]
    fn the_advice_says_what_stands_against_a_lot() {
        let it = batch("B-1");
        let salt = &it.lines[1];
        let said = |picks: &[PickShown], missing, lot| advice(salt, missing, picks, lot).to_string();
        let picks = [pick("S-1", 300_000), pick("S-2", 900_000)];
        assert_eq!(said(&picks, 472_000, "S-1"), "First to expire: S-1. Another needs a reason.");
        assert_eq!(said(&picks, 472_000, "S-2"), "S-1 expires before S-2. Say why it is not taken.");
        assert!(said(&picks, 472_000, "X").starts_with("Lot X cannot be taken"));
        assert_eq!(said(&picks, 1_500_000, "S-1"), "0.3 kg short in all available lots.");
        assert!(said(&[], 472_000, "").starts_with("No lot of it"));
    }

    #[test]
    fn where_no_lot_can_be_taken_the_form_that_receives_one_knows_the_item_and_the_way_back() {
        let it = batch("B/1");
        let href = receive_href("/w/dairy/lots", &it.lines[1], &it.batch);
        assert_eq!(href, "/w/dairy/lots?receive=Salt&unit=kg&batch=B%2F1#receive");
    }

    #[test]
    fn each_lot_is_one_tap_that_fills_the_form_in() {
        let it = batch("B-1");
        let salt = &it.lines[1];
        let links = links("/b", salt, &[pick("S/1", 300_000), pick("S-2", 900_000)], "S-2");
        assert_eq!(links[0].href, "/b?line=2&lot=S%2F1#consume");
        assert_eq!((links[0].is_chosen, links[1].is_chosen), (false, true));
        assert_eq!(links[0].left, "0.3\u{a0}kg");
    }
}
