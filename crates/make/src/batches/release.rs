//! The release of a batch: it gathers all obstacles, judges them at once, and releases the lots.
//! Invariant: the call locks the batch's row before it reads anything, so that a failing reading and a
//! release come one after the other, never at the same time.

use jiff::Timestamp;
use kernel::id::{BatchId, LotId, UserId};
use kernel::permission::Permission;
use ledger::genealogy;
use ledger::stock::holds::OpenHolds;
use ledger::stock::lots;
use make_queries::{batches as sql, readings};
use platform::action::Action;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use serde_json::json;
use std::slice;

use super::{BatchMoved, BatchRow, balance, begun, locked, state_of, step};
use crate::batches::rules::Verb;
use crate::batches::rules::release::{FourEyes, Review, judge};
use crate::deviations::excursion::age::{Age, AgeClock};
use crate::deviations::lookback;
use crate::{control_points, deviations};

input! {
    /// Let a batch be sold.
    pub struct ReleaseBatch {
        /// The batch.
        batch: Name,
    }
}

impl Action for ReleaseBatch {
    const NAME: &'static str = "make.batch.release";
    const NEEDS: Permission = Verb::Release.needs();
    const SUMMARY: &'static str = "Releases a batch, or lists every reason against it.";
    type Output = BatchMoved;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<BatchMoved>> {
        let batch = locked(tx, self.batch.as_str()).await?;
        // A reading that came while its instrument was failing was in no look-back; a deviation opened here
        // refuses the release.
        lookback::redraw(tx, slice::from_ref(&batch)).await?;
        let found = Findings::gather(tx, &batch).await?;
        let to = judge(&found.review(tx, &batch)?, &tx.workspace.zone)?;
        step(tx, &batch, Verb::Release.as_str(), to, None).await?;
        lots::release_of_batch(tx, BatchId::from_uuid(batch.batch_id)).await?;
        let change = Change::of(&self.batch)
            .before(json!({ "state": batch.state }))
            .after(json!({ "state": to.as_str(), "age_seconds": found.age.map(|age| age.age_seconds) }));
        Ok(tx.record(change, BatchMoved { batch: batch.code, state: to.as_str() }))
    }
}

/// The facts that a release depends on, as read.
#[derive(Debug)]
struct Findings {
    open_deviations: Vec<String>,
    holds: Vec<String>,
    missing_readings: Vec<String>,
    age: Option<Age>,
    unreleased_parents: Vec<String>,
    mass_is_balanced: bool,
    failing_recorded_by: Vec<UserId>,
    operators: Vec<UserId>,
}

impl Findings {
    async fn gather(tx: &Tx, batch: &BatchRow) -> Result<Findings> {
        let (tenant, id) = (tx.tenant(), batch.batch_id);
        let parents = sql::unreleased_parents().prepare(tx).await?;
        let operators = sql::operators_of().prepare(tx).await?;
        let failing = readings::failing_recorded_by().prepare(tx).await?;
        let (parents, operators, failing) = tokio::join!(biased;
            async { parents.bind(tx, &tenant, &id).all().await },
            async { operators.bind(tx, &tenant, &id).all().await },
            async { failing.bind(tx, &tenant, &id).all().await });
        Ok(Findings {
            open_deviations: deviations::open_of(tx, batch).await?,
            holds: holds_on(tx, BatchId::from_uuid(id)).await?,
            missing_readings: missing_readings(tx, batch).await?,
            age: age_of(tx, batch, tx.now).await?,
            unreleased_parents: parents?,
            mass_is_balanced: balance::of(tx, batch).await?.is_within(),
            failing_recorded_by: failing?.into_iter().map(UserId::from_uuid).collect(),
            operators: operators?.into_iter().map(UserId::from_uuid).collect(),
        })
    }

    fn review(&self, tx: &Tx, batch: &BatchRow) -> Result<Review<'_>> {
        Ok(Review {
            state: state_of(batch)?,
            open_deviations: &self.open_deviations,
            holds: &self.holds,
            missing_readings: &self.missing_readings,
            age: self.age,
            unreleased_parents: &self.unreleased_parents,
            mass_is_balanced: self.mass_is_balanced,
            eyes: FourEyes {
                demanded: tx.workspace.settings.four_eyes,
                releaser: tx.member.person,
                failing_recorded_by: &self.failing_recorded_by,
                operators: &self.operators,
            },
        })
    }
}

/// The open holds that reach the outputs of the batch, but for those of rejected parts, which stop the part alone; before its first output, those that reach the batch.
pub(crate) async fn holds_on(tx: &ReadTx, batch: BatchId) -> Result<Vec<String>> {
    let open = OpenHolds::read(tx).await?;
    if open.is_empty() {
        return Ok(vec![]);
    }
    let made = lots::of_batch(tx, batch).await?;
    let made: Vec<LotId> = made.into_iter().map(|lot| LotId::from_uuid(lot.lot_id)).collect();
    let lots_are_made = !made.is_empty();
    let (lots, mut holds) = match made.is_empty() {
        true => (genealogy::lots_into(tx, batch).await?, open.on_batch(batch)),
        false => (made, vec![]),
    };
    holds.extend(open.reaching(tx, &lots).await?.into_values().flatten());
    let of_rejected = if lots_are_made { open.of_rejected_lots(&lots) } else { vec![] };
    holds.retain(|hold| !of_rejected.contains(hold));
    holds.sort_unstable();
    holds.dedup();
    Ok(holds)
}

/// The codes of required points without a reading since the batch began.
async fn missing_readings(tx: &ReadTx, batch: &BatchRow) -> Result<Vec<String>> {
    let required = control_points::required(tx, BatchId::from_uuid(batch.batch_id)).await?;
    if required.is_empty() {
        return Ok(vec![]);
    }
    let since = begun(tx, batch).unwrap_or(Timestamp::UNIX_EPOCH);
    let read = readings::points_read().bind(tx, &tx.tenant(), &batch.batch_id, &since).all().await?;
    Ok(required.into_iter().map(|point| point.code).filter(|code| !read.contains(code)).collect())
}

/// The age of the batch; None if no age is required or it is not completed.
pub(crate) async fn age_of(tx: &ReadTx, batch: &BatchRow, now: Timestamp) -> Result<Option<Age>> {
    let Some(completed) = batch.completed_at.filter(|_| batch.minimum_age_days > 0) else { return Ok(None) };
    let pauses = deviations::pauses_of(tx, batch).await?;
    // The column is never negative.
    let minimum_age_days = batch.minimum_age_days.unsigned_abs();
    Ok(Some(AgeClock { completed, minimum_age_days, pauses: &pauses }.read(now)))
}
