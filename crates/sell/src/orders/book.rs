//! The rows of orders and standing orders: found by number, id or code, locked while a step is judged, and written with the step.
//! Invariant: a step is judged by rows that were read after the order was locked, so that of two steps at once the second sees the
//! first.

use std::collections::BTreeSet;

use kernel::code::Code;
use kernel::day::{Day, Instant, local_day};
use kernel::decimal::UnitPrice;
use kernel::id::{DocumentId, PartyId};
use kernel::refusal::{Refusal, Ruled};
use ledger::orders::{OrderState, Schedule, Weekdays, is_within_reach};
use ledger::parties::{self, PartiesShown};
use platform::error::{Error, Result, stored};
use platform::sealed::ledger::order_event::REASON;
use platform::tx::{ReadTx, Tx};
use sell_queries::client::Params;
use sell_queries::orders::book as sql;
use uuid::Uuid;

use super::lines::{NewLine, OrderLine};

/// Settled days that are looked at to find the next one.
const AHEAD: usize = 1000;

/// The refusal of a step that does not fit the state.
pub(crate) fn unfit(state: &str) -> Refusal {
    Refusal::new(Code::OrderStateInvalid).fact("state", state)
}

/// An order for one day.
#[derive(Clone, Debug)]
pub(crate) struct OrderBook {
    pub id: DocumentId,
    pub number: String,
    pub party_id: PartyId,
    pub party: String,
    pub party_name: String,
    pub deliver_on: Day,
    /// As it was when the order was found.
    pub state: OrderState,
    pub bill: Option<(Uuid, String)>,
    pub taken_at: Instant,
}

impl OrderBook {
    /// The order of this number or id. Errors: `not_found` at `order`.
    pub async fn find(tx: &ReadTx, id_or_number: &str) -> Result<OrderBook> {
        let tenant = tx.tenant();
        let row = match Uuid::parse_str(id_or_number) {
            Ok(id) => sql::order_by_id().bind(tx, &tenant, &id).opt().await?,
            Err(_) => sql::order_by_number().bind(tx, &tenant, &id_or_number).opt().await?,
        };
        let row = row.ok_or_else(|| Refusal::new(Code::NotFound).field("order"))?;
        let party_id = PartyId::from_uuid(row.party_id);
        let (party, name) =
            PartiesShown::default().of(tx, Some(party_id), Some(row.party), Some(row.party_name))?;
        Ok(OrderBook {
            id: DocumentId::from_uuid(row.order_id),
            number: row.number,
            party_id,
            party: party.unwrap_or_default(),
            party_name: name.unwrap_or_default(),
            deliver_on: row.deliver_on,
            state: stored(&row.state)?,
            bill: row.bill_id.zip(row.bill),
            taken_at: row.created_at,
        })
    }

    /// Locks it until the end of the call. Errors: `order_state_invalid` for one that is delivered or cancelled,
    /// `party_restricted` at `order`.
    pub async fn hold_open(&self, tx: &Tx) -> Result<()> {
        parties::are_usable(tx, &[self.party_id], "order").await?;
        let state = sql::hold_order().bind(tx, &tx.tenant(), &self.id.uuid()).one().await?;
        match stored(&state)? {
            OrderState::Taken => Ok(()),
            OrderState::Delivered | OrderState::Cancelled => Err(unfit(&state).into()),
        }
    }

    /// The ordered lines.
    pub async fn lines(&self, tx: &ReadTx) -> Result<Vec<OrderLine>> {
        let rows = sql::lines_of_orders().bind(tx, &tx.tenant(), &[self.id.uuid()].as_slice()).all().await?;
        rows.into_iter().map(OrderLine::of).collect()
    }
}

/// An order for the same days of each week.
#[derive(Clone, Debug)]
pub(crate) struct StandingBook {
    pub id: Uuid,
    pub code: String,
    pub party_id: PartyId,
    pub party: String,
    pub party_name: String,
    pub schedule: Schedule,
    pub version: i32,
    /// The day on which it was entered.
    pub entered_on: Day,
}

impl StandingBook {
    /// The standing order of this code.
    pub async fn known(tx: &ReadTx, code: &str) -> Result<Option<StandingBook>> {
        let Some(row) = sql::standing_coded().bind(tx, &tx.tenant(), &code).opt().await? else {
            return Ok(None);
        };
        let party_id = PartyId::from_uuid(row.party_id);
        let (party, name) =
            PartiesShown::default().of(tx, Some(party_id), Some(row.party), Some(row.party_name))?;
        Ok(Some(StandingBook {
            id: row.standing_order_id,
            code: row.code,
            party_id,
            party: party.unwrap_or_default(),
            party_name: name.unwrap_or_default(),
            schedule: Schedule {
                from: row.from_on,
                until: row.until_on,
                weekdays: Weekdays::from_stored(row.weekdays),
            },
            version: row.version,
            entered_on: local_day(row.created_at, &tx.workspace.zone),
        }))
    }

    /// The same. Errors: `not_found` at `standing`.
    pub async fn find(tx: &ReadTx, code: &str) -> Result<StandingBook> {
        let found = StandingBook::known(tx, code).await?;
        found.ok_or_else(|| Refusal::new(Code::NotFound).field("standing").into())
    }

    /// Locks it until the end of the call, and reads it again if it was changed meanwhile. Errors:
    /// `party_restricted` at `standing`.
    pub async fn hold(self, tx: &Tx) -> Result<StandingBook> {
        parties::are_usable(tx, &[self.party_id], "standing").await?;
        sql::hold_standing().bind(tx, &tx.tenant(), &self.id).one().await?;
        StandingBook::find(tx, &self.code).await
    }

    /// Its days since it was entered and before today that were neither delivered nor skipped, the first first.
    pub async fn missed(&self, tx: &ReadTx) -> Result<Vec<Day>> {
        let today = tx.today();
        let settled = self.settled_between(tx, self.entered_on, today).await?;
        Ok(self.schedule.missed(self.entered_on, today, &settled))
    }

    /// Its settled days from one day through another.
    pub async fn settled_between(&self, tx: &ReadTx, from: Day, through: Day) -> Result<BTreeSet<Day>> {
        let days = sql::days_between().bind(tx, &tx.tenant(), &self.id, &from, &through).all().await?;
        Ok(days.into_iter().collect())
    }

    /// Refuses a day that is not one of its days (`value_unknown` at `day`).
    pub fn has(&self, day: Day) -> Ruled<()> {
        match self.schedule.has(day) {
            true => Ok(()),
            false => Err(Refusal::new(Code::ValueUnknown).field("day")),
        }
    }

    /// Refuses a day that is delivered or skipped (`order_state_invalid`).
    pub async fn is_open_on(&self, tx: &ReadTx, day: Day) -> Result<()> {
        match sql::day_of().bind(tx, &tx.tenant(), &self.id, &day).opt().await? {
            Some(state) => Err(unfit(&state).into()),
            None => Ok(()),
        }
    }

    /// What it asks for on each of its days.
    pub async fn lines(&self, tx: &ReadTx) -> Result<Vec<OrderLine>> {
        let rows = sql::lines_of_standings().bind(tx, &tx.tenant(), &[self.id].as_slice()).all().await?;
        rows.into_iter().map(OrderLine::of).collect()
    }

    /// Its settled days from this one on.
    pub async fn settled(&self, tx: &ReadTx, from: Day) -> Result<Vec<sql::DaysFrom>> {
        Ok(sql::days_from().bind(tx, &tx.tenant(), &self.id, &from).all().await?)
    }

    /// Its next day that is neither delivered nor skipped.
    pub async fn next_day(&self, tx: &ReadTx) -> Result<Option<Day>> {
        let settled = self.settled(tx, tx.today()).await?;
        let days: BTreeSet<Day> = settled.iter().take(AHEAD).map(|row| row.day).collect();
        Ok(self.schedule.next(tx.today(), &days))
    }
}

/// The subject of a delivery or a pick: an order, or a day of a standing order.
#[derive(Clone, Debug)]
pub(crate) enum Subject {
    Once(OrderBook),
    Day(StandingBook, Day),
}

/// How an input names it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SubjectName<'a> {
    pub order: Option<&'a str>,
    pub standing: Option<&'a str>,
    pub day: Option<Day>,
}

impl SubjectName<'_> {
    /// An order is named alone, a standing order with its day. Errors: `field_required`, `field_unknown`.
    pub fn is_sound(&self) -> Ruled<()> {
        let refused = |field: &str, code: Code| Err(Refusal::new(code).field(field));
        match (self.order, self.standing, self.day) {
            (Some(_), None, None) | (None, Some(_), Some(_)) => Ok(()),
            (None, None, _) => refused("order", Code::FieldRequired),
            (None, Some(_), None) => refused("day", Code::FieldRequired),
            (Some(_), Some(_), _) => refused("standing", Code::FieldUnknown),
            (Some(_), None, Some(_)) => refused("day", Code::FieldUnknown),
        }
    }
}

impl Subject {
    /// The order or the day that an input names. Errors: `time_range` at `day`; `not_found`; `value_unknown`
    /// for a day that is not one of the standing order's.
    pub async fn find(tx: &ReadTx, named: SubjectName<'_>) -> Result<Subject> {
        match (named.order, named.standing.zip(named.day)) {
            (Some(order), _) => Ok(Subject::Once(OrderBook::find(tx, order).await?)),
            (None, Some((standing, day))) => {
                is_within_reach(day, tx.today(), "day")?;
                let standing = StandingBook::find(tx, standing).await?;
                standing.has(day)?;
                Ok(Subject::Day(standing, day))
            }
            (None, None) => Err(Refusal::new(Code::FieldRequired).field("order").into()),
        }
    }

    /// Locks it until the end of the call. Errors: `order_state_invalid`.
    pub async fn hold_open(self, tx: &Tx) -> Result<Subject> {
        match self {
            Subject::Once(order) => {
                order.hold_open(tx).await?;
                Ok(Subject::Once(order))
            }
            Subject::Day(standing, day) => {
                let standing = standing.hold(tx).await?;
                standing.has(day)?;
                standing.is_open_on(tx, day).await?;
                Ok(Subject::Day(standing, day))
            }
        }
    }

    /// Errors: `order_state_invalid` where it is delivered, cancelled or skipped.
    pub async fn is_open(&self, tx: &ReadTx) -> Result<()> {
        match self {
            Subject::Once(order) if order.state == OrderState::Taken => Ok(()),
            Subject::Once(order) => Err(unfit(order.state.as_str()).into()),
            Subject::Day(standing, day) => standing.is_open_on(tx, *day).await,
        }
    }

    pub async fn lines(&self, tx: &ReadTx) -> Result<Vec<OrderLine>> {
        match self {
            Subject::Once(order) => order.lines(tx).await,
            Subject::Day(standing, _) => standing.lines(tx).await,
        }
    }

    pub fn party(&self) -> &str {
        match self {
            Subject::Once(order) => &order.party,
            Subject::Day(standing, _) => &standing.party,
        }
    }

    pub fn party_id(&self) -> PartyId {
        match self {
            Subject::Once(order) => order.party_id,
            Subject::Day(standing, _) => standing.party_id,
        }
    }

    /// How an event names it: its number, or its code with the day.
    pub fn name(&self) -> String {
        match self {
            Subject::Once(order) => order.number.clone(),
            Subject::Day(standing, day) => format!("{} {day}", standing.code),
        }
    }
}

/// A step to keep.
#[derive(Clone, Copy, Debug)]
pub(crate) struct StepTold<'a> {
    pub verb: &'static str,
    pub day: Option<Day>,
    /// The last of several days.
    pub through: Option<Day>,
    pub bill: Option<DocumentId>,
    pub reason: Option<&'a str>,
}

/// Whose step it is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Whose {
    Order(DocumentId),
    Standing(Uuid),
}

/// The statements that keep a step, prepared before their flight.
pub(crate) struct StepStatements {
    event: sql::InsertEventStmt,
    end: sql::EndOrderStmt,
    day: sql::InsertDayStmt,
}

impl StepStatements {
    pub async fn prepare(tx: &Tx) -> Result<StepStatements> {
        Ok(StepStatements {
            event: sql::insert_event().prepare(tx).await?,
            end: sql::end_order().prepare(tx).await?,
            day: sql::insert_day().prepare(tx).await?,
        })
    }

    /// Keeps what was done, with who and when.
    pub async fn event(&self, tx: &Tx, whose: Whose, told: StepTold<'_>) -> Result<()> {
        let id = tx.new_id()?;
        let (order, standing) = match whose {
            Whose::Order(order) => (Some(order.uuid()), None),
            Whose::Standing(standing) => (None, Some(standing)),
        };
        self.event
            .params(
                tx,
                &sql::InsertEventParams {
                    tenant: tx.tenant(),
                    event: id,
                    order,
                    standing,
                    verb: told.verb,
                    day: told.day,
                    through: told.through,
                    bill: told.bill.map(DocumentId::uuid),
                    reason: tx.cipher().seal(REASON, id, told.reason)?,
                    now: tx.now,
                    by: tx.person(),
                },
            )
            .one()
            .await?;
        Ok(())
    }

    /// Ends an order. Errors: `order_state_invalid` where it is ended already.
    pub async fn end(
        &self,
        tx: &Tx,
        order: DocumentId,
        state: OrderState,
        bill: Option<DocumentId>,
    ) -> Result<()> {
        let bill = bill.map(DocumentId::uuid);
        let ended = self.end.bind(tx, &state.as_str(), &bill, &tx.tenant(), &order.uuid()).opt().await?;
        ended.map(drop).ok_or_else(|| unfit(state.as_str()).into())
    }

    /// Settles a day of a standing order.
    pub async fn settle(
        &self,
        tx: &Tx,
        standing: &StandingBook,
        day: Day,
        state: &str,
        bill: Option<DocumentId>,
    ) -> Result<()> {
        self.day
            .params(
                tx,
                &sql::InsertDayParams {
                    tenant: tx.tenant(),
                    standing: standing.id,
                    day,
                    state,
                    bill: bill.map(DocumentId::uuid),
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await?;
        Ok(())
    }
}

/// Settles days of a standing order as skipped.
pub(crate) async fn skip_days(tx: &Tx, standing: &StandingBook, days: &[Day]) -> Result<()> {
    let kept =
        sql::insert_skips().bind(tx, &standing.id, &tx.person(), &tx.now, &days, &tx.tenant()).all().await?;
    all_written(kept.len(), days.len())
}

/// Lines as columns, to write them at once.
pub(crate) struct LineColumns {
    pub items: Vec<Uuid>,
    pub quantity_e6: Vec<i64>,
    pub ordered_e6: Vec<i64>,
    pub units: Vec<&'static str>,
    pub price_e6: Vec<Option<i64>>,
}

impl LineColumns {
    pub fn of(lines: &[NewLine]) -> LineColumns {
        LineColumns {
            items: lines.iter().map(|line| line.item.uuid()).collect(),
            quantity_e6: lines.iter().map(|line| line.quantity.get()).collect(),
            ordered_e6: lines.iter().map(|line| line.ordered.get()).collect(),
            units: lines.iter().map(|line| line.unit.as_str()).collect(),
            price_e6: lines.iter().map(|line| line.price.map(UnitPrice::get)).collect(),
        }
    }
}

/// Errors: `Internal` where fewer rows were written than there are lines.
pub(crate) fn all_written(written: usize, lines: usize) -> Result<()> {
    if written == lines { Ok(()) } else { Err(Error::internal("a line of an order was not written")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn an_order_is_named_alone_and_a_standing_order_with_its_day() {
        let day = Some(date(2026, 6, 8));
        for (order, standing, day, expected) in [
            (Some("ORD-1"), None, None, ""),
            (None, Some("SO-CAFE"), day, ""),
            (None, None, day, "field_required order"),
            (None, Some("SO-CAFE"), None, "field_required day"),
            (Some("ORD-1"), Some("SO-CAFE"), day, "field_unknown standing"),
            (Some("ORD-1"), None, day, "field_unknown day"),
        ] {
            let told =
                SubjectName { order, standing, day }.is_sound().err().map_or(String::new(), |refusal| {
                    format!("{} {}", refusal.faults[0].code, refusal.faults[0].field)
                });
            assert_eq!(told, expected);
        }
    }
}
