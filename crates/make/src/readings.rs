//! Readings at control points: devices and people post them, the server judges them at once, and only a new
//! reading corrects one.
//! Invariant: one reading for each device and number (M30); a failing critical reading, its deviation, the
//! batch's Held state and the hold commit together (M15), because the batch's row is locked before anything
//! is read.

pub mod import;
pub mod list;
pub(crate) mod newest;
pub mod rules;

use futures::FutureExt;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::{Instant, local_day};
use kernel::decimal::{Decimal, SignedQuantity};
use kernel::id::ReadingId;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use make_queries::client::Params;
use make_queries::{batches as batch_sql, control_points as point_sql, deviations as deviation_sql};
use make_queries::{equipment as equipment_sql, readings as sql};
use platform::action::Action;
use platform::error::{Error, OnConstraint, Result};
use platform::fields::{Name, Text};
use platform::input;
use platform::sealed::make::reading::REASON;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::batches::rules::{BatchState, Verb};
use crate::batches::{self, BatchRow, state_of};
use crate::control_points::{self, PointRow};
use crate::deviations::excursion::age::AgeClock;
use crate::deviations::excursion::kind::DeviationKind;
use crate::deviations::excursion::{Span, Taken};
use crate::deviations::recompute::{Redrawing, is_pause, taken};
use crate::deviations::{self, Standing, gaps, lookback};
use crate::equipment::{self, EquipmentRow};
use crate::readings::rules::{
    Physical, Verdict, in_unit_of_point, judge, judge_correction, judge_physical, of_instrument,
};

pub use sql::ReadingRow;

input! {
    /// A reading, as a device or a person sends it.
    pub struct PostReading {
        /// The batch it belongs to.
        batch: Name,
        /// The control point.
        control_point: Name,
        /// The instrument.
        instrument: Name,
        /// What sent it.
        device: Name,
        /// The device's own count, from 1.
        seq: i64,
        /// When it was taken.
        at: Instant,
        /// The value that was shown.
        value: Decimal,
        /// Its unit.
        unit: Name,
    }
}

/// The answer to posting.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadingJudged {
    /// pass or fail.
    pub result: String,
    /// The state of its batch now.
    pub batch_state: &'static str,
    /// running or paused, for a completed batch; null before.
    pub age_clock: Option<&'static str>,
}

impl Action for PostReading {
    const NAME: &'static str = "make.reading.post";
    const NEEDS: Permission = Permission::ReadingsPost;
    const KEEPS_REFUSED: bool = true;
    const SUMMARY: &'static str = "Posts a reading; a failing critical one holds its batch.";
    type Output = ReadingJudged;

    fn check(&self) -> Ruled<()> {
        if self.seq < 1 { Err(Refusal::new(Code::SequenceInvalid).field("seq")) } else { Ok(()) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ReadingJudged>> {
        let (found, value) = self.judged(tx, Instrument::Named).await?;
        if let Some(before) = &found.posted {
            return self.again(tx, before, &found);
        }
        found.instrument.as_ref().map_or(Ok(()), equipment::not_in_doubt)?;
        let new = NewReading::posted(tx.new_id()?, &self, &found, value);
        let answer = found.write_last(tx, new).await?;
        let change = Change::of(&self.batch).after(json!({
            "control_point": self.control_point.as_str(), "device": self.device.as_str(), "seq": self.seq,
            "value": value, "result": answer.result, "batch_state": answer.batch_state }));
        Ok(tx.record(change, answer))
    }
}

impl PostReading {
    fn not_ahead(&self, tx: &Tx) -> Ruled<()> {
        let tolerance = SignedDuration::from_secs(tx.workspace.settings.future_tolerance_s);
        let latest = tx.now.checked_add(tolerance).unwrap_or(Instant::MAX);
        if self.at > latest { Err(Refusal::new(Code::TimeInFuture).field("at")) } else { Ok(()) }
    }

    /// The facts to judge a reading by, and its value in the point's unit; for posted and imported readings.
    /// If it was posted before, it is the same again, whatever has happened to its instrument. Errors: every
    /// reason against accepting the reading; `idempotency_conflict` if it was posted before with other
    /// content.
    async fn judged(&self, tx: &Tx, named: Instrument) -> Result<(ReadingContext, SignedQuantity)> {
        self.not_ahead(tx)?;
        let found = ReadingContext::read(tx, self).await?;
        if found.posted.is_none() && named == Instrument::Named {
            equipment::is_instrument(tx, found.instrument.as_ref()).await?;
        }
        let value = found.measured(self.value, self.unit.as_str())?;
        if let Some(before) = &found.posted {
            self.same_as(before, &found, value)?;
            return Ok((found, value));
        }
        if batches::begun(tx, &found.batch).is_some_and(|begun| self.at < begun) {
            return Err(Refusal::new(Code::ReadingOutsideBatch).field("at").into());
        }
        state_of(&found.batch)?.receive_reading()?;
        if let Some(instrument) = &found.instrument {
            equipment::measures_in(instrument, control_points::unit(&found.point)?)?;
            equipment::fit_to_read(instrument, local_day(self.at, &tx.workspace.zone))?;
        }
        Ok((found, value))
    }

    fn same_as(&self, before: &ReadingRow, found: &ReadingContext, value: SignedQuantity) -> Ruled<()> {
        let same = before.batch_id == found.batch.batch_id
            && before.point == self.control_point.as_str()
            && before.instrument == self.instrument.as_str()
            && before.device_at == self.at
            && before.value_e6 == value.get()
            && before.unit == self.unit.as_str();
        if same { Ok(()) } else { Err(Refusal::new(Code::IdempotencyConflict).field("seq")) }
    }

    /// Returns the first answer again.
    fn again(&self, tx: &Tx, before: &ReadingRow, found: &ReadingContext) -> Result<Recorded<ReadingJudged>> {
        let pauses: Vec<Span> = found.pauses();
        Ok(tx.duplicate(ReadingJudged {
            result: before.result.clone(),
            batch_state: state_of(&found.batch)?.as_str(),
            age_clock: age_clock(&found.batch, &pauses, tx.now),
        }))
    }
}

/// Whether a reading names its instrument.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Instrument {
    Named,
    /// An imported row may lack it; a posted reading never does.
    NotStated,
}

/// The facts to judge a reading by.
pub(crate) struct ReadingContext {
    pub batch: BatchRow,
    pub point: PointRow,
    pub instrument: Option<EquipmentRow>,
    /// The reading that was posted earlier under the same device and number.
    pub posted: Option<ReadingRow>,
    pub window: Vec<ReadingRow>,
    pub standing: Vec<Standing>,
}

impl ReadingContext {
    /// Reads all of it in one flight, the lock of the batch's row first. Errors: `not_found`.
    async fn read(tx: &Tx, of: &PostReading) -> Result<ReadingContext> {
        let lock = batch_sql::lock_batch().prepare(tx).await?;
        let point = point_sql::point_in_batch().prepare(tx).await?;
        let equipment = equipment_sql::equipment_coded().prepare(tx).await?;
        let posted = sql::reading_posted().prepare(tx).await?;
        let window = sql::window_about().prepare(tx).await?;
        let standing = deviation_sql::standing_of().prepare(tx).await?;
        let tenant = tx.tenant();
        let (code, control_point, device) =
            (of.batch.as_str(), of.control_point.as_str(), of.device.as_str());
        let instruments = [of.instrument.as_str()];
        let (batch, point, mut equipment, posted, window, standing) = tokio::join!(biased;
            async { lock.bind(tx, &tenant, &code).opt().await },
            async { point.bind(tx, &tenant, &code, &control_point).opt().await },
            async { equipment.bind(tx, &tenant, &of.at, &&instruments[..]).all().await },
            async { posted.bind(tx, &tenant, &device, &of.seq).opt().await },
            async { window.bind(tx, &tenant, &control_point, &code, &of.at).all().await },
            async { standing.bind(tx, &tenant, &code).all().await });
        let instrument = equipment.as_mut().map(Vec::pop).unwrap_or_default();
        let found = ReadingContext {
            batch: batch?.ok_or_else(batches::missing)?,
            point: point?.ok_or_else(|| Refusal::new(Code::NotFound).field("control_point"))?,
            instrument,
            posted: posted?,
            window: window?,
            standing: standing?,
        };
        equipment?;
        Ok(found)
    }

    /// The value in the point's unit, if it is physically possible. Errors: `unit_mismatch`,
    /// `number_decimals`, `reading_not_physical`.
    fn measured(&self, value: Decimal, unit: &str) -> Result<SignedQuantity> {
        let value = in_unit_of_point(value, unit, control_points::unit(&self.point)?)?;
        let [point, nature] = control_points::physical(&self.point)?;
        let probe = self.instrument.as_ref().map(|it| {
            let bound = |e6: Option<i64>| {
                let figure = e6.map(SignedQuantity::from_stored);
                of_instrument(figure, it.measures.as_deref(), &self.point.unit)
            };
            Physical { lower: bound(it.physical_lower_e6), upper: bound(it.physical_upper_e6) }
        });
        judge_physical(&[point, nature, probe.unwrap_or_default()], value)?;
        Ok(value)
    }

    fn pauses(&self) -> Vec<Span> {
        let pauses = self.standing.iter().filter(|d| is_pause(d));
        pauses.map(|d| Span { from: d.from_at, to: d.to_at }).collect()
    }

    /// The effects of a new reading besides itself.
    fn follows(&self, new: &NewReading) -> Result<Follows> {
        let point_kind = control_points::kind(&self.point)?;
        let kind = DeviationKind::of_failing(point_kind, self.point.pauses_age);
        let redrawing = Redrawing::of(kind, &self.point.code, &self.window, &new.taken(), &self.standing);
        let from = state_of(&self.batch)?;
        let holds = new.verdict.is_fail() && kind.is_some_and(DeviationKind::holds_batch);
        Ok(Follows { redrawing, from, to: if holds { from.after_failure() } else { from } })
    }

    /// Writes a reading and all its effects, in one flight.
    pub async fn write(&self, tx: &Tx, new: &NewReading) -> Result<ReadingJudged> {
        let follows = self.follows(new)?;
        self.write_all(tx, new, &follows).await?;
        Ok(self.judged(tx, new, &follows))
    }

    /// The same as the last write of a call: in the flight of the commit, if it has no other effect. A
    /// reading after the batch's completion may close a gap or split one; a reading of an instrument that was
    /// found wrong since is judged again.
    async fn write_last(&self, tx: &Tx, new: NewReading) -> Result<ReadingJudged> {
        let follows = self.follows(&new)?;
        let mut judged = self.judged(tx, &new, &follows);
        let may_close_a_gap = state_of(&self.batch)?.is_made();
        let in_doubt = self.instrument.as_ref().is_some_and(|it| it.in_doubt);
        if follows.is_nothing() && !may_close_a_gap && !in_doubt {
            let insert = sql::insert_reading().prepare(tx).await?;
            tx.with_commit(move |tx| async move { new.insert(tx, &insert).await }.boxed());
            return Ok(judged);
        }
        self.write_all(tx, &new, &follows).await?;
        if may_close_a_gap {
            gaps::redraw(tx, &self.batch).await?;
        }
        if in_doubt {
            // All effects of the reading are written by now.
            lookback::redraw(tx, &[batches::coded(tx, &self.batch.code).await?]).await?;
            judged.batch_state = state_of(&batches::coded(tx, &self.batch.code).await?)?.as_str();
        }
        Ok(judged)
    }

    async fn write_all(&self, tx: &Tx, new: &NewReading, follows: &Follows) -> Result<()> {
        let Follows { redrawing, from, to } = follows;
        let insert = sql::insert_reading().prepare(tx).await?;
        let (posted, redrawn, moved) = tokio::join!(biased;
            new.insert(tx, &insert),
            async {
                match redrawing {
                    Some(redrawing) => redrawing.write(tx, &self.batch, &self.point, &self.standing).await,
                    None => Ok(()),
                }
            },
            hold_batch(tx, &self.batch, *from, *to, &self.point.code));
        posted?;
        redrawn?;
        moved
    }

    fn judged(&self, tx: &Tx, new: &NewReading, follows: &Follows) -> ReadingJudged {
        let redrawn = follows.redrawing.as_ref().map(|redrawing| redrawing.pauses(&self.standing));
        let pauses = redrawn.unwrap_or_else(|| self.pauses());
        ReadingJudged {
            result: new.verdict.as_str().to_owned(),
            batch_state: follows.to.as_str(),
            age_clock: age_clock(&self.batch, &pauses, tx.now),
        }
    }
}

/// The effects of a reading besides itself.
struct Follows {
    redrawing: Option<Redrawing>,
    from: BatchState,
    to: BatchState,
}

impl Follows {
    fn is_nothing(&self) -> bool {
        self.from == self.to && self.redrawing.as_ref().is_none_or(Redrawing::is_nothing)
    }
}

async fn hold_batch(tx: &Tx, batch: &BatchRow, from: BatchState, to: BatchState, point: &str) -> Result<()> {
    if from == to {
        return Ok(());
    }
    batches::step(tx, batch, Verb::Hold.as_str(), to, Some(point)).await
}

/// running or paused, for a completed batch.
fn age_clock(batch: &BatchRow, pauses: &[Span], now: Instant) -> Option<&'static str> {
    let completed = batch.completed_at?;
    Some(AgeClock { completed, minimum_age_days: batch.minimum_age_days.unsigned_abs(), pauses }.as_str(now))
}

/// A judged reading to write. It has all the data for the write, which may happen at the end of the call.
pub(crate) struct NewReading {
    pub id: Uuid,
    pub batch: Uuid,
    /// The version of the control point, and its code.
    pub point: (Uuid, String),
    pub origin: Uuid,
    pub instrument: String,
    pub device: String,
    pub seq: i64,
    pub at: Instant,
    pub device_at: Instant,
    pub value: SignedQuantity,
    pub unit: String,
    pub verdict: Verdict,
    pub supersedes: Option<Uuid>,
    pub reason: Option<String>,
    /// The name it had in the old system.
    pub given_name: Option<String>,
}

impl NewReading {
    fn posted(id: Uuid, of: &PostReading, found: &ReadingContext, value: SignedQuantity) -> NewReading {
        NewReading {
            id,
            batch: found.batch.batch_id,
            point: (found.point.control_point_id, found.point.code.clone()),
            origin: id,
            instrument: of.instrument.as_str().to_owned(),
            device: of.device.as_str().to_owned(),
            seq: of.seq,
            at: of.at,
            device_at: of.at,
            value,
            unit: of.unit.as_str().to_owned(),
            verdict: judge(&control_points::limits(&found.point), value),
            supersedes: None,
            reason: None,
            given_name: None,
        }
    }

    fn taken(&self) -> Taken<ReadingId> {
        Taken {
            reading: ReadingId::from_uuid(self.origin),
            at: self.at,
            device: self.device.clone(),
            seq: self.seq,
            value: self.value,
            verdict: self.verdict,
            disposed: false,
        }
    }

    async fn insert(&self, tx: &Tx, statement: &sql::InsertReadingStmt) -> Result<()> {
        let outside_e6 = match self.verdict {
            Verdict::Pass => None,
            Verdict::Fail(outside) => Some(outside.get()),
        };
        let (point, code) = &self.point;
        let written = statement
            .params(
                tx,
                &sql::InsertReadingParams {
                    tenant: tx.tenant(),
                    reading: self.id,
                    batch: self.batch,
                    control_point: *point,
                    point: code,
                    instrument: self.instrument.as_str(),
                    device: self.device.as_str(),
                    seq: self.seq,
                    read_at: self.at,
                    device_at: self.device_at,
                    value_e6: self.value.get(),
                    unit: self.unit.as_str(),
                    result: self.verdict.as_str(),
                    outside_e6,
                    origin: self.origin,
                    supersedes: self.supersedes,
                    reason: tx.cipher().seal(REASON, self.id, self.reason.as_deref())?,
                    given_name: self.given_name.as_deref(),
                    opening: tx.is_opening(),
                    by: tx.person(),
                    now: tx.now,
                },
            )
            .one()
            .await;
        // A concurrent call on another batch took the number after this call had read it.
        written.on_constraint("reading_key", Code::IdempotencyConflict, "seq")?;
        Ok(())
    }
}

input! {
    /// A reading, by device and number.
    pub struct ReadingName {
        /// What sent it.
        device: Name,
        /// The device's own count.
        seq: i64,
    }
}

input! {
    /// A reading that was recorded wrongly.
    pub struct CorrectReading {
        /// The reading.
        reading: ReadingName,
        /// The right value, in the unit it was posted in.
        value: Decimal,
        /// Why.
        reason: Text,
    }
}

/// The answer to correcting.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ReadingCorrected {
    /// pass or fail, as it is now.
    pub result: String,
    /// The state of its batch now.
    pub batch_state: &'static str,
    /// running or paused, for a completed batch; null before.
    pub age_clock: Option<&'static str>,
    /// The reading that it replaces.
    pub supersedes: Superseded,
    /// The value that was first posted.
    pub original_value: SignedQuantity,
}

/// A reading, by device and number.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Superseded {
    /// The device that sent it.
    pub device: String,
    /// The device's own count.
    pub seq: i64,
}

impl Action for CorrectReading {
    const NAME: &'static str = "make.reading.correct";
    const NEEDS: Permission = Permission::ReadingsPost;
    const KEEPS_REFUSED: bool = true;
    const SUMMARY: &'static str = "Corrects a reading by a new one; the wrong one stays visible.";
    type Output = ReadingCorrected;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ReadingCorrected>> {
        let missing = || Refusal::new(Code::NotFound).field("reading");
        let (device, seq) = (self.reading.device.as_str(), self.reading.seq);
        let posted =
            sql::reading_posted().bind(tx, &tx.tenant(), &device, &seq).opt().await?.ok_or_else(missing)?;
        let found = found_again(tx, &posted).await?;
        let now = sql::reading_as_it_stands()
            .bind(tx, &tx.tenant(), &posted.batch_id, &device, &seq)
            .opt()
            .await?
            .ok_or_else(missing)?;
        let value = found.measured(self.value, &posted.unit)?;
        state_of(&found.batch)?.receive_reading()?;
        let verdict = judge(&control_points::limits(&found.point), value);
        judge_correction(taken(&now).verdict, verdict, tx.member.trust.roles)?;
        let new = NewReading {
            id: tx.new_id()?,
            batch: found.batch.batch_id,
            point: (found.point.control_point_id, found.point.code.clone()),
            origin: posted.origin,
            instrument: posted.instrument.clone(),
            device: device.to_owned(),
            seq,
            at: posted.read_at,
            device_at: posted.device_at,
            value,
            unit: posted.unit.clone(),
            verdict,
            supersedes: Some(now.reading_id),
            reason: Some(self.reason.as_str().to_owned()),
            given_name: None,
        };
        let judged = found.write_last(tx, new).await?;
        let change = Change::of(&posted.batch)
            .before(json!({ "device": device, "seq": seq, "value": SignedQuantity::from_stored(now.value_e6), "result": now.result }))
            .after(json!({ "value": value, "result": judged.result }))
            .reason(Some(self.reason.as_str()));
        let answer = ReadingCorrected {
            result: judged.result,
            batch_state: judged.batch_state,
            age_clock: judged.age_clock,
            supersedes: Superseded { device: device.to_owned(), seq },
            original_value: SignedQuantity::from_stored(posted.value_e6),
        };
        Ok(tx.record(change, answer))
    }
}

/// The facts to judge a posted reading by again: its own version of the point, its instrument, its current
/// neighbours.
async fn found_again(tx: &Tx, posted: &ReadingRow) -> Result<ReadingContext> {
    let batch = batches::locked(tx, &posted.batch).await?;
    let point = point_sql::point_of_id().bind(tx, &tx.tenant(), &posted.control_point_id).opt().await?;
    let window = sql::window_about()
        .bind(tx, &tx.tenant(), &posted.point.as_str(), &posted.batch.as_str(), &posted.read_at)
        .all()
        .await?;
    let standing = deviations::standing_of(tx, &posted.batch).await?;
    let point = point.ok_or_else(|| Error::internal("a reading without its control point"))?;
    let instrument = equipment::coded(tx, &[posted.instrument.as_str()], posted.read_at).await?.pop();
    Ok(ReadingContext { batch, point, instrument, posted: None, window, standing })
}

#[cfg(test)]
mod frozen;
#[cfg(test)]
mod late;
#[cfg(test)]
mod named;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod versions;
