//! The forms of the batch sheet: their initial values, and who gets them.
//! Invariant: the sheet never draws a form that the user may not send or that the batch's state does not
//! accept.

use super::{
    ConsumeForm, Correct, DECISIONS, Decide, Mend, ObserveForm, OutputForm, PieceFields, ReadingForm,
    TakeBack, current, device, lots as lines, point,
};
use crate::batches::returns::{ReturnInput, ReturnOutput};
use crate::batches::rules::BatchState;
use crate::batches::show::{BatchShown, ObservationShown};
use crate::control_points::PointShown;
use crate::deviations::DeviationShown;
use crate::equipment::list_page::why_unfit;
use crate::equipment::{EquipmentShown, ListEquipment, is_measured_in};
use crate::readings::list::{NextSeq, ReadingShown};
use crate::readings::newest::NewestReadings;
use crate::recipes::formula::words::plain;
use catalogue::{Phrase, say};
use kernel::permission::Permission;
use ledger::items::{self, ItemRow};
use ledger::stock::lots;
use ledger::stock::page::{STOCK_UNITS, unit as ledger_unit};
use platform::action::Action;
use platform::error::Result;
use std::collections::HashMap;
use web::page::PageCx;
use web::url::encoded;
use web::view::FormState;

/// Pieces that the form of an output has fields for.
const MOST_PIECES: usize = 12;

pub(super) async fn reading(
    cx: &PageCx,
    batch: &BatchShown,
    points: &[PointShown],
    readings: &NewestReadings,
) -> Result<Option<ReadingForm>> {
    let takes = batch.state.parse().is_ok_and(|state: BatchState| state.receive_reading().is_ok());
    if !cx.may(Permission::ReadingsPost) || !takes {
        return Ok(None);
    }
    let wanted =
        if cx.is_refused("reading") { cx.form.value("control_point", "") } else { cx.wanted("point") };
    let Some(point) = current(points, &readings.rows, wanted) else { return Ok(None) };
    let device = device(&batch.batch);
    let seq = cx.ask_with::<NextSeq>(&[("device", &device)]).await?.seq;
    let equipment = cx.ask(ListEquipment { equipment: None, after: None }).await?.rows;
    let unfit = unfit_instrument(cx, &equipment);
    let none = no_instrument(&equipment, &point.unit);
    let blocked: Vec<Mend> = unfit_for(&equipment, &point.unit).filter_map(|it| mend(cx, it)).collect();
    let fit = equipment.into_iter().filter(|it| it.fit && is_instrument_for(it, &point.unit));
    let instruments: Vec<(String, String)> = fit.map(|it| (it.equipment, it.name)).collect();
    let (count, _) = readings.of_point(&point.control_point);
    let mut view = point::view(point, &readings.rows, count, batch.state == "Running");
    // The last instrument may be unfit by now.
    if let Some((first, _)) = instruments.first()
        && !instruments.iter().any(|(code, _)| *code == view.instrument)
    {
        view.instrument.clone_from(first);
    }
    let choice = |it: &PointShown| {
        let href = format!("?point={}#cp", encoded(&it.control_point));
        (it.control_point.clone(), href, it.control_point == point.control_point)
    };
    Ok(Some(ReadingForm {
        form: cx.form_named("reading")?,
        points: points.iter().map(choice).collect(),
        point: view,
        blocked: if instruments.is_empty() { blocked } else { Vec::new() },
        none,
        instruments,
        unfit,
        device,
        seq,
    }))
}

/// Whether it is an instrument that reads this unit, or one of which nobody said what it reads.
fn is_instrument_for(it: &EquipmentShown, unit: &str) -> bool {
    let measures = match (&it.measures, unit.parse().ok()) {
        (Some(measures), Some(unit)) => is_measured_in(measures, unit),
        _ => true,
    };
    it.kind == "instrument" && measures
}

/// The instruments that read this unit and may not be used now.
fn unfit_for<'a>(equipment: &'a [EquipmentShown], unit: &'a str) -> impl Iterator<Item = &'a EquipmentShown> {
    equipment.iter().filter(move |it| !it.fit && is_instrument_for(it, unit))
}

/// Why no instrument is offered. None where one is, and where the workspace describes no instrument: then any may
/// be named.
pub(super) fn no_instrument(equipment: &[EquipmentShown], code: &str) -> Option<Phrase> {
    let has = equipment.iter().any(|it| it.kind == "instrument");
    let is_usable = equipment.iter().any(|it| it.fit && is_instrument_for(it, code));
    let is_blocked = unfit_for(equipment, code).next().is_some();
    match (has, is_usable, is_blocked) {
        (false, ..) | (_, true, _) => None,
        (.., true) => Some("No instrument may be used for it now.".into()),
        (.., false) => Some(say!("No instrument on the list measures {unit}.", unit = ledger_unit(code))),
    }
}

/// The instrument of a reading that was just refused, if it is unfit: the reason, and the page where that is
/// fixed.
fn unfit_instrument(cx: &PageCx, equipment: &[EquipmentShown]) -> Option<Mend> {
    let typed = cx.form.value("instrument", "");
    let it = equipment.iter().find(|it| cx.is_refused("reading") && it.equipment == typed)?;
    mend(cx, it)
}

/// Why a piece of equipment may not be used, and the page that records the check that it needs.
fn mend(cx: &PageCx, it: &EquipmentShown) -> Option<Mend> {
    let why = why_unfit(it, &cx.chrome)?;
    let href = format!("{}/{}", cx.href("/equipment"), encoded(&it.equipment));
    Some(Mend { why, href, word: "Record its check" })
}

/// Equipment that another batch is using, and that is cleaned before the next.
fn taken(cx: &PageCx, it: &EquipmentShown) -> Option<Mend> {
    let other = it.in_use_by.as_ref().filter(|_| it.clean_after_each_batch)?;
    let why = say!("{name} is in use for batch {batch}.", name = &it.name, batch = other);
    Some(Mend { why, href: format!("{}/{}", cx.href("/batches"), encoded(other)), word: "Open that batch" })
}

/// The equipment that prevents a batch from starting now.
pub(super) async fn in_the_way(cx: &PageCx, batch: &BatchShown) -> Result<Vec<Mend>> {
    if batch.equipment.is_empty() || !["Planned", "Ready"].contains(&batch.state.as_str()) {
        return Ok(Vec::new());
    }
    let all = cx.ask(ListEquipment { equipment: None, after: None }).await?.rows;
    let wanted = all.iter().filter(|it| batch.equipment.contains(&it.equipment));
    Ok(wanted.filter_map(|it| taken(cx, it).or_else(|| mend(cx, it))).collect())
}

pub(super) fn decide(cx: &PageCx, deviations: &[DeviationShown]) -> Result<Option<Decide>> {
    let open =
        deviations.iter().find(|it| it.status == "open").filter(|_| cx.may(Permission::DeviationsDispose));
    let Some(open) = open else { return Ok(None) };
    let form = cx.form_named("dispose")?;
    Ok(Some(Decide { form, deviation: open.deviation.clone(), decisions: DECISIONS.to_vec() }))
}

pub(super) async fn consume(cx: &PageCx, here: &str, batch: &BatchShown) -> Result<Option<ConsumeForm>> {
    if batch.state != "Running" || !cx.may(Permission::BatchesRun) {
        return Ok(None);
    }
    lines::consume(cx, here, batch).await.map(Some)
}

/// What formulas take from the vat: while it is made, and only where the recipe has such formulas.
pub(super) fn observe(cx: &PageCx, batch: &BatchShown) -> Result<Option<ObserveForm>> {
    if !works(cx, batch) || batch.observations.is_empty() {
        return Ok(None);
    }
    Ok(Some(observe_form(cx.form_named("observe")?, batch)))
}

pub(super) fn observe_form(form: FormState, batch: &BatchShown) -> ObserveForm {
    let words = |it: &ObservationShown| {
        let measured = it.value.map(|value| say!("measured: {value}", value = value.to_string()));
        (it.name.clone(), plain(&it.name), measured.unwrap_or_else(|| "not measured yet".into()))
    };
    let waiting = batch.observations.iter().find(|it| it.value.is_none());
    ObserveForm {
        form,
        names: batch.observations.iter().map(words).collect(),
        next: waiting.or(batch.observations.first()).map(|it| it.name.clone()).unwrap_or_default(),
        is_waited_for: waiting.is_some(),
    }
}

/// Hours of work, where the recipe pays for them.
pub(super) fn labour(cx: &PageCx, batch: &BatchShown) -> Result<Option<FormState>> {
    if !works(cx, batch) || !batch.is_paid_by_hours {
        return Ok(None);
    }
    cx.form_named("labour").map(Some)
}

/// Whether the user may record what is done with the batch now.
fn works(cx: &PageCx, batch: &BatchShown) -> bool {
    let is_open = batch.state.parse().is_ok_and(|state: BatchState| state.work().is_ok());
    is_open && cx.may(Permission::BatchesRun)
}

pub(super) async fn output(cx: &PageCx, batch: &BatchShown) -> Result<Option<OutputForm>> {
    if batch.state != "Running" || !cx.may(Permission::BatchesRun) {
        return Ok(None);
    }
    let made = items_made(cx, batch).await?;
    let main = batch.output_item.as_ref().and_then(|item| made.get(item));
    let is_by_piece = made.values().any(|item| item.catch_weight);
    let unit = main.map_or_else(|| "kg".to_owned(), |item| item.unit.clone());
    Ok(Some(OutputForm {
        form: cx.form_named("output")?,
        item: batch.output_item.clone().unwrap_or_default(),
        lot: format!("{}-{}", batch.batch, batch.outputs.len() + 1),
        unit,
        units: STOCK_UNITS.to_vec(),
        pieces: if is_by_piece { piece_fields() } else { Vec::new() },
    }))
}

/// The items that the recipe of a batch makes, by code.
async fn items_made(cx: &PageCx, batch: &BatchShown) -> Result<HashMap<String, ItemRow>> {
    let row = crate::batches::coded(&cx.tx, &batch.batch).await?;
    let body = crate::batches::recipe_of(&cx.tx, &row).await?;
    let mut codes: Vec<&str> = body.outputs.iter().map(|output| output.item.as_str()).collect();
    codes.extend(batch.output_item.as_deref());
    items::by_code(&cx.tx, &codes).await
}

/// The fields of the pieces of an output, each under the name that the action reads.
pub(super) fn piece_fields() -> Vec<PieceFields> {
    let fields = |n: usize| PieceFields {
        number: n + 1,
        piece: format!("pieces[{n}].piece"),
        quantity: format!("pieces[{n}].quantity"),
    };
    (0..MOST_PIECES).map(fields).collect()
}

pub(super) fn correct(cx: &PageCx, readings: &[ReadingShown]) -> Result<Option<Correct>> {
    let (device, seq) = if cx.is_refused("correct") {
        (cx.form.value("reading.device", "").to_owned(), cx.form.value("reading.seq", "").to_owned())
    } else {
        (cx.wanted("device").to_owned(), cx.wanted("correct").to_owned())
    };
    if seq.is_empty() || !cx.may(Permission::ReadingsPost) {
        return Ok(None);
    }
    let posted = readings.iter().find(|it| it.device == device && it.seq.to_string() == seq);
    let unit = posted.map_or_else(String::new, |it| ledger_unit(&it.unit).to_owned());
    Ok(Some(Correct { form: cx.form_named("correct")?, device, seq, unit }))
}

/// Whether the user may take an input or an output back now.
pub(super) fn may_take_back(cx: &PageCx, batch: &BatchShown) -> bool {
    let is_open = batch.state.parse().is_ok_and(|state: BatchState| state.take_back().is_ok());
    is_open && cx.may(Permission::BatchesRun)
}

/// The form that takes an input or an output back, of the row whose link was followed.
pub(super) async fn take_back(cx: &PageCx, batch: &BatchShown) -> Result<Option<TakeBack>> {
    let (code, line) = if cx.is_refused("back") {
        (cx.form.value("lot", ""), cx.form.value("line", ""))
    } else {
        (cx.wanted("back"), cx.wanted("of"))
    };
    let input = batch.consumed.iter().find(|it| it.lot == code && it.line.to_string() == line);
    let made = batch.outputs.iter().find(|it| it.lot == code);
    let unit = input.map(|it| &it.unit).or(made.map(|it| &it.unit));
    let Some(unit) = unit.filter(|_| may_take_back(cx, batch)) else { return Ok(None) };
    let title = match input {
        Some(_) => say!("Take back from {lot}", lot = code),
        None => say!("Take back what was made as {lot}", lot = code),
    };
    Ok(Some(TakeBack {
        form: cx.form_named("back")?,
        action: if input.is_some() { ReturnInput::NAME } else { ReturnOutput::NAME },
        title,
        line: input.map(|it| it.line.to_string()).unwrap_or_default(),
        unit: unit.clone(),
        is_by_piece: lots::coded(&cx.tx, code, "lot").await?.by_piece,
        lot: code.to_owned(),
    }))
}
