//! The figures of making over time: what came out of each batch against what was expected, what a kg cost.
//! Invariant: every figure is that of the batches and their movements; a drawing has its table and its file.

pub mod costs;
pub mod costs_page;
pub mod rules;
pub(crate) mod sheet;
#[cfg(test)]
mod tests;
pub mod yields;
pub mod yields_page;

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::refusal::Refusal;
use make_queries::client::Params;
use make_queries::figures as sql;
use platform::error::{Error, Result};
use platform::tx::ReadTx;

/// The most batches of an answer, the newest.
pub(crate) const MOST: i64 = 500;

/// The days of a question: a year back unless it says otherwise. Errors: `number_range` at `to` for a last day
/// before the first.
fn days(tx: &ReadTx, from: Option<Day>, to: Option<Day>) -> Result<(Day, Day)> {
    let to = to.unwrap_or_else(|| tx.today());
    let from = from.unwrap_or_else(|| to.saturating_sub(1.year()));
    if to < from {
        return Err(Refusal::new(Code::NumberRange).field("to").into());
    }
    Ok((from, to))
}

/// When a local day starts. Errors: `time_format` at `field` for a day at the very end of time.
fn begin_of(tx: &ReadTx, day: Day, field: &str) -> Result<Instant> {
    let began = day.to_zoned(tx.workspace.zone.clone()).map(|zoned| zoned.timestamp());
    began.map_err(|_| Error::from(Refusal::new(Code::TimeFormat).field(field)))
}

/// The batches that were completed on these days, the newest first, and whether there are more.
async fn ended_on(tx: &ReadTx, (from, to): (Day, Day), recipe: &str) -> Result<(Vec<sql::EndedBatch>, bool)> {
    let params = sql::EndedBatchesParams {
        tenant: tx.tenant(),
        begin: begin_of(tx, from, "from")?,
        until: begin_of(tx, to.tomorrow().unwrap_or(to), "to")?,
        recipe,
        many: MOST + 1,
    };
    let mut rows = sql::ended_batches().params(tx, &params).all().await?;
    let most = usize::try_from(MOST).unwrap_or(0);
    let more = rows.len() > most;
    rows.truncate(most);
    Ok((rows, more))
}
