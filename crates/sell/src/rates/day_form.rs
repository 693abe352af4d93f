//! The form with all rates of the day: one field for each metal, purity and side that has a rate.
//! Invariant: a refused form comes back with each figure at its own metal, whatever was published meanwhile.

use catalogue::{Phrase, say};
use kernel::code::Code;
use platform::error::Result;
use web::page::PageCx;
use web::view::{Chrome, FormState};

use super::page::{moments, title};
use super::{BoardRow, BoardShown, SideGiven};
use crate::words;

/// The form.
pub(crate) struct DayForm {
    pub form: FormState,
    pub rows: Vec<DayRow>,
    pub moments: Vec<(String, String)>,
}

/// One rate of the form.
pub(crate) struct DayRow {
    /// Its place in the input.
    pub at: usize,
    /// "Gold 22K, selling".
    pub title: Phrase,
    pub metal: &'static str,
    pub fineness: String,
    pub side: &'static str,
    pub per_mg: String,
    pub per: Phrase,
    /// The price in force, as shown.
    pub now: Option<String>,
    /// Whether the rate was refused as a jump: then the form asks for confirmation.
    pub asks: bool,
}

impl DayRow {
    /// The name of one of its fields.
    pub fn name(&self, field: &str) -> String {
        name(self.at, field)
    }

    /// The name of the figure.
    pub fn rate(&self) -> String {
        self.name("rate_minor")
    }

    /// The label of the figure.
    pub fn words(&self) -> Phrase {
        say!("{title}, per {per}", title = self.title.clone(), per = self.per.clone())
    }

    /// What holds now.
    pub fn hint(&self) -> Phrase {
        match &self.now {
            Some(now) => say!("Now {price}", price = now),
            None => Phrase::default(),
        }
    }
}

fn name(at: usize, field: &str) -> String {
    format!("rates[{at}].{field}")
}

/// The form for the rates of a board; None for an empty board.
pub(crate) fn day_form(cx: &PageCx, board: &BoardShown) -> Result<Option<DayForm>> {
    if board.rows.is_empty() {
        return Ok(None);
    }
    let form = cx.form_named("day")?;
    let moments = moments(cx.tx.now, &cx.chrome);
    Ok(Some(DayForm { rows: rows(&board.rows, &form, &cx.chrome), form, moments }))
}

/// The rows of the form. Those that were sent keep their places, so that each figure comes back at its metal.
fn rows(board: &[BoardRow], form: &FormState, chrome: &Chrome) -> Vec<DayRow> {
    let many = board.len();
    let sent = |at: usize, field: &str| form.value(&name(at, field), "").to_owned();
    // A form has a few rates; one that was sent may have had a row more than the board has now.
    let places: Vec<(usize, [String; 3])> = (0..2 * many)
        .map(|at| (at, ["metal", "fineness_ppt", "side"].map(|field| sent(at, field))))
        .filter(|(_, sent)| !sent[0].is_empty())
        .collect();
    let mut free = (0..).filter(|at| !places.iter().any(|(place, _)| place == at));
    let row = |row: &BoardRow| {
        let of = [row.metal.as_str().to_owned(), row.fineness_ppt.to_string(), row.side.to_owned()];
        let place = places.iter().find(|(_, sent)| *sent == of).map(|(at, _)| *at);
        let at = place.or_else(|| free.next()).unwrap_or(many);
        day_row(row, at, form, chrome)
    };
    board.iter().map(row).collect()
}

fn day_row(row: &BoardRow, at: usize, form: &FormState, chrome: &Chrome) -> DayRow {
    // Of a rate whose first moment is still ahead, the weight is that of the next.
    let rate = row.in_force.as_ref().or(row.ahead.first());
    let per_mg = rate.map(|rate| rate.per_mg);
    let side = SideGiven::of(row.side).unwrap_or(SideGiven::Sell);
    let jumped = form.fault(&name(at, "rate_minor")).is_some_and(|it| *it == Code::RateJump.meaning());
    DayRow {
        at,
        title: title(&words::piece(row.metal, row.fineness_ppt), side),
        metal: row.metal.as_str(),
        fineness: row.fineness_ppt.to_string(),
        side: row.side,
        per_mg: per_mg.map_or_else(|| "1000".to_owned(), |per| per.to_string()),
        per: per_mg.map_or_else(|| "gram".into(), words::per),
        now: row.in_force.as_ref().map(|rate| chrome.money(rate.rate_minor.get())),
        asks: jumped,
    }
}
