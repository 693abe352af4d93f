//! All of a day's rates in one act: those that are sent are published, the others stay as they are.
//! Invariant: all or none: a jump that nobody confirmed keeps every rate of the act off the board.

use kernel::code::Code;
use kernel::day::Instant;
use kernel::decimal::{Fineness, PerMg, Percent};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use platform::action::Action;
use platform::error::{Error, OnConstraint, Result};
use platform::fields::{Flag, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::rates as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::rules::{Quoted, RateRow, guard_jump};
use super::{RatePublished, SideGiven, board_row, figures, stored_fineness};
use crate::pricing::Faults;

input! {
    /// One rate of the day.
    pub struct RateOfDay {
        /// The metal.
        metal: Metal,
        /// Its fineness in parts per thousand.
        fineness_ppt: Fineness,
        /// Whether the shop buys or sells at it.
        side: SideGiven,
        /// The price of the weight in `per_mg`; absent: the rate stays as it is.
        rate_minor: Option<Money>,
        /// The weight it is for, in mg: 1000 for a gram, 11663.8038 for a tola.
        per_mg: PerMg,
        /// Confirms a rate that was refused as a jump.
        confirm_jump: Flag,
    }
}

input! {
    /// The rates of a day.
    pub struct PublishRates {
        /// The rates; those without a price stay as they are.
        rates: Vec<RateOfDay>,
        /// From when on, all of them; absent: now.
        effective_at: Option<Instant>,
        /// Where they come from.
        source: Option<Text>,
    }
}

/// The rates, as written.
#[derive(Debug, Serialize, JsonSchema)]
pub struct RatesPublished {
    /// Those that were published, in the order in which they were sent.
    pub rates: Vec<RatePublished>,
    /// How many stay as they are.
    pub left: usize,
}

/// A rate that is to be published: its place in the input, what it is of, its price.
struct NewRate<'a> {
    place: usize,
    given: &'a RateOfDay,
    rate: Money,
}

impl NewRate<'_> {
    fn quoted(&self) -> Quoted {
        let RateOfDay { metal, fineness_ppt, side, .. } = self.given;
        Quoted { metal: *metal, fineness: *fineness_ppt, side: (*side).into() }
    }

    fn field(&self) -> String {
        format!("rates[{}].rate_minor", self.place)
    }
}

impl PublishRates {
    /// The rates with a price.
    fn priced(&self) -> Vec<NewRate<'_>> {
        let all = self.rates.iter().enumerate();
        all.filter_map(|(place, given)| Some(NewRate { place, given, rate: given.rate_minor? })).collect()
    }
}

/// Each rate is positive, and none is sent twice. Errors: `field_required` at `rates` where none has a price;
/// `number_range`; `value_unknown` at the second of two.
fn are_sound(new: &[NewRate<'_>]) -> Ruled<()> {
    let mut faults = Faults::default();
    if new.is_empty() {
        faults.add("rates", Code::FieldRequired);
    }
    for (n, rate) in new.iter().enumerate() {
        if rate.rate <= Money::ZERO {
            faults.add(rate.field(), Code::NumberRange);
        }
        if new[..n].iter().any(|before| before.quoted() == rate.quoted()) {
            faults.add(rate.field(), Code::ValueUnknown);
        }
    }
    faults.or(Some(())).map_err(Refusal::invalid)
}

/// Every jump that nobody confirmed, each at its row; `change_percent` is that of the first (`rate_jump`).
fn no_jump(new: &[NewRate<'_>], before: &[RateRow], limit: Percent) -> Ruled<()> {
    let judged = new.iter().map(|rate| {
        let in_force = before.iter().find(|row| row.quoted == rate.quoted());
        let (per_mg, confirmed) = (rate.given.per_mg, rate.given.confirm_jump.0);
        (rate, guard_jump(in_force, rate.rate, per_mg, limit, confirmed))
    });
    let jumps = judged.filter_map(|(rate, judged)| Some((rate.field(), judged.err()?)));
    let all: Vec<(String, Refusal)> = jumps.collect();
    let Some((_, first)) = all.first() else { return Ok(()) };
    let faults = all.iter().map(|(field, refusal)| Fault::new(field.clone(), refusal.code)).collect();
    Err(Refusal { faults, ..first.clone() })
}

impl Action for PublishRates {
    const NAME: &'static str = "sell.rates.publish";
    const NEEDS: Permission = Permission::RatesWrite;
    const SUMMARY: &'static str =
        "Publishes all of a day's rates at once, or none; those without a price stay as they are.";
    type Output = RatesPublished;

    fn check(&self) -> Ruled<()> {
        are_sound(&self.priced())
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<RatesPublished>> {
        let at = self.effective_at.unwrap_or(tx.now);
        let new = self.priced();
        let columns = Columns::of(&new)?;
        let before = sql::rates_before()
            .bind(tx, &columns.metals, &columns.finenesses, &columns.sides, &tx.tenant(), &at)
            .all()
            .await?;
        let before = before.into_iter().map(board_row).collect::<Result<Vec<RateRow>>>()?;
        no_jump(&new, &before, tx.workspace.settings.rate_jump_percent)?;
        let rates = insert(tx, &new, &columns, at, self.source.as_ref().map(Text::as_str)).await?;
        let left = self.rates.len() - rates.len();
        let was: Vec<_> = before.iter().map(figures).collect();
        let change = Change::of("rates").before(json!({ "rates": was })).after(json!({ "rates": rates }));
        Ok(tx.record(change, RatesPublished { rates, left }))
    }
}

/// The rates as the columns of a statement.
struct Columns {
    metals: Vec<&'static str>,
    finenesses: Vec<i32>,
    sides: Vec<&'static str>,
}

impl Columns {
    fn of(new: &[NewRate<'_>]) -> Result<Columns> {
        let fineness = |rate: &NewRate<'_>| stored_fineness(rate.given.fineness_ppt);
        Ok(Columns {
            metals: new.iter().map(|rate| rate.given.metal.as_str()).collect(),
            finenesses: new.iter().map(fineness).collect::<Result<_>>()?,
            sides: new.iter().map(|rate| rate.given.side.as_str()).collect(),
        })
    }
}

/// Writes the rates. Errors: `rate_duplicate` at `effective_at`, where a row has the moment.
async fn insert(
    tx: &Tx,
    new: &[NewRate<'_>],
    columns: &Columns,
    at: Instant,
    source: Option<&str>,
) -> Result<Vec<RatePublished>> {
    let ids = new.iter().map(|_| tx.new_id()).collect::<Result<Vec<Uuid>>>()?;
    let written = sql::insert_rates()
        .params(
            tx,
            &sql::InsertRatesParams {
                effective_at: at,
                source,
                by: tx.person(),
                now: tx.now,
                ids: ids.clone(),
                metals: columns.metals.clone(),
                finenesses: columns.finenesses.clone(),
                sides: columns.sides.clone(),
                rates_minor: new.iter().map(|rate| rate.rate.get()).collect::<Vec<_>>(),
                weights_e4: new.iter().map(|rate| rate.given.per_mg.get()).collect::<Vec<_>>(),
                tenant: tx.tenant(),
            },
        )
        .all()
        .await
        .on_constraint("rate_", Code::RateDuplicate, "effective_at")?;
    if written.len() != new.len() {
        return Err(Error::internal("a rate was not written"));
    }
    let published = |(id, rate): (Uuid, &NewRate<'_>)| RatePublished {
        rate: id,
        metal: rate.given.metal,
        fineness_ppt: rate.given.fineness_ppt,
        side: rate.given.side.as_str(),
        rate_minor: rate.rate,
        per_mg: rate.given.per_mg,
        effective_at: at,
        supersedes: None,
    };
    Ok(ids.into_iter().zip(new).map(published).collect())
}

#[cfg(test)]
mod tests;
