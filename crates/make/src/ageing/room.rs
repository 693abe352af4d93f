//! The ageing room: every lot that ages, with its age, its weight and its turns.
//! Invariant: a lot that is ready comes first; its pieces are shown with it, each with its own loss.

use std::collections::{HashMap, HashSet};

use jiff::Timestamp;
use kernel::day::{Day, Instant, local_day};
use kernel::decimal::{Decimal, Percent, SignedQuantity};
use kernel::id::{BatchId, LotId};
use kernel::permission::Permission;
use ledger::stock::holds::OpenHolds;
use make_queries::ageing as sql;
use platform::action::Query;
use platform::error::Result;
use platform::fields::Name;
use platform::input;
use platform::sealed::app::membership;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

use super::rules::{self, LossLimits, LossState, Moment, Ripeness, Weights};
use super::schedule::{TurnPhase, ready_on};
use crate::deviations::excursion::Span;
use crate::deviations::excursion::age::{Age, AgeClock};
use crate::deviations::excursion::kind::DeviationKind;

/// The most lots of an answer, the oldest.
const MOST: i64 = 200;
/// Seconds of a day of age.
const DAY_SECONDS: i64 = 86_400;

input! {
    /// What is ageing, and where.
    pub struct GetAgeingRoom {
        /// The code of a location; absent: everywhere.
        location: Option<Name>,
    }
}

/// The lots that age.
#[derive(Debug, Serialize, JsonSchema)]
pub struct AgeingRoom {
    /// The lots: those that are ready, then the others by the day on which they are; at most 200.
    pub rows: Vec<AgeingLotShown>,
    /// Whether there are more.
    pub more: bool,
}

/// A lot that ages.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgeingLotShown {
    /// Its code.
    pub lot: String,
    /// Its item.
    pub item: String,
    /// The item's name.
    pub item_name: String,
    /// The unit of its weights.
    pub unit: String,
    /// The code of its location.
    pub location: Option<String>,
    /// The batch that made it.
    pub batch: Option<String>,
    /// How far it is with its age.
    pub ripeness: Ripeness,
    /// Whole days of its age; those in which the clock stood still do not count.
    pub days_aged: i64,
    /// The day on which it is old enough; null where no age is asked for, or while its clock stands still.
    pub ready_on: Option<Day>,
    /// Its last turn; null before the first.
    pub last_turn: Option<TurnShown>,
    /// The day of the next turn; null where nobody said when.
    pub next_turn: Option<Day>,
    /// For how many days that turn is late.
    pub turn_late_days: i64,
    /// What it weighs, and what it lost.
    #[serde(flatten)]
    pub weight: WeightShown,
    /// The loss that a weighing is expected to find; null where none is.
    pub expected_loss_percent: Option<LossExpected>,
    /// Whether a hold reaches it.
    pub held: bool,
    /// Its pieces in stock; empty for goods that are not kept by piece.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub pieces: Vec<AgeingPiece>,
}

/// A turn of a lot.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TurnShown {
    /// The turn, to undo it.
    pub turn: Uuid,
    /// When.
    pub at: Timestamp,
    /// Who turned it.
    pub by: String,
    /// After how many days it is turned again.
    pub again_days: Option<i32>,
    /// The phases by which it is turned, from the day it was made; empty where there are none.
    pub phases: Vec<TurnPhase>,
}

/// A weight then and now.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[schemars(rename = "AgeingWeight")]
pub struct WeightShown {
    /// What came, in the item's unit.
    pub came: SignedQuantity,
    /// What is left.
    pub left: SignedQuantity,
    /// What its weighings took off, in percent of its own weight; goods that come or go change nothing. Two decimals.
    pub loss_percent: Option<Decimal>,
    /// What the last weighing says of the loss that was expected.
    pub loss_state: LossState,
}

/// The loss that a weighing is expected to find, in percent of the weight before.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct LossExpected {
    /// The least.
    pub lower: Percent,
    /// The greatest.
    pub upper: Percent,
}

/// A piece of a lot that ages.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgeingPiece {
    /// Its number.
    pub piece: i64,
    /// What it weighs, and what it lost.
    #[serde(flatten)]
    pub weight: WeightShown,
    /// Whether it is held by itself.
    pub held: bool,
}

impl WeightShown {
    fn of(weights: &Weights) -> WeightShown {
        WeightShown {
            came: SignedQuantity::from_stored(weights.came_e6),
            left: SignedQuantity::from_stored(weights.left_e6),
            loss_percent: weights.loss_percent,
            loss_state: weights.state,
        }
    }
}

impl Query for GetAgeingRoom {
    const NAME: &'static str = "make.ageing_room";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Shows the lots that age: their age, their loss of weight and their turns.";
    type Output = AgeingRoom;

    async fn fetch(self, tx: &ReadTx) -> Result<AgeingRoom> {
        let place = self.location.as_ref().map_or("", Name::as_str);
        let mut rows = sql::ageing_lots().bind(tx, &tx.tenant(), &place, &(MOST + 1)).all().await?;
        let most = usize::try_from(MOST).unwrap_or(0);
        let more = rows.len() > most;
        rows.truncate(most);
        let facts = Facts::read(tx, &rows).await?;
        let mut rows = rows.into_iter().map(|row| facts.shown(tx, row)).collect::<Result<Vec<_>>>()?;
        rows.sort_by(|one, other| place_of(one).cmp(&place_of(other)));
        Ok(AgeingRoom { rows, more })
    }
}

/// The place of a lot in the room: ready lots first, then the others by the day on which they are.
fn place_of(it: &AgeingLotShown) -> (bool, Day, Ripeness, &str) {
    (it.ripeness != Ripeness::Ready, it.ready_on.unwrap_or(Day::MAX), it.ripeness, it.lot.as_str())
}

/// The moments of each part of a lot: of its pieces by number, or of the whole.
type PartsOfLots = HashMap<LotId, Vec<(Option<i64>, Vec<Moment>)>>;

/// The facts of the lots, read for all at once.
struct Facts {
    /// The moments of each lot, or of each of its pieces, in order of time.
    moments: PartsOfLots,
    turns: HashMap<LotId, TurnShown>,
    pauses: HashMap<BatchId, Vec<Span>>,
    held_pieces: HashSet<(LotId, i64)>,
    held: HashSet<LotId>,
}

impl Facts {
    async fn read(tx: &ReadTx, rows: &[sql::AgeingLot]) -> Result<Facts> {
        let lots: Vec<_> = rows.iter().map(|row| row.lot_id).collect();
        let batches: Vec<_> = rows.iter().filter_map(|row| row.batch_id).collect();
        let (moved, turned) = (sql::moved_parts().prepare(tx).await?, sql::last_turns().prepare(tx).await?);
        let (held, paused) = (sql::held_parts().prepare(tx).await?, sql::pauses_of().prepare(tx).await?);
        let (tenant, kind) = (tx.tenant(), DeviationKind::AgePause.as_str());
        let (moved, turned, held, paused) = tokio::join!(biased;
            async { moved.bind(tx, &tenant, &lots).all().await },
            async { turned.bind(tx, &tenant, &lots).all().await },
            async { held.bind(tx, &tenant, &lots).all().await },
            async { paused.bind(tx, &tenant, &batches, &kind).all().await });
        let ids: Vec<LotId> = lots.iter().map(|id| LotId::from_uuid(*id)).collect();
        let reached = OpenHolds::read(tx).await?.reaching(tx, &ids).await?;
        let turns = turned?.into_iter().map(|row| turn(tx, row)).collect::<Result<_>>()?;
        let mut pauses: HashMap<BatchId, Vec<Span>> = HashMap::new();
        for row in paused? {
            let span = Span { from: row.from_at, to: row.to_at };
            pauses.entry(BatchId::from_uuid(row.batch_id)).or_default().push(span);
        }
        Ok(Facts {
            moments: by_part(moved?),
            turns,
            pauses,
            held_pieces: held?.into_iter().map(|row| (LotId::from_uuid(row.lot_id), row.piece)).collect(),
            held: reached.into_keys().collect(),
        })
    }

    fn shown(&self, tx: &ReadTx, row: sql::AgeingLot) -> Result<AgeingLotShown> {
        let own = LotId::from_uuid(row.lot_id);
        let limits = limits(row.loss_lower_e6, row.loss_upper_e6);
        let parts = self.moments.get(&own).map(Vec::as_slice).unwrap_or_default();
        let pieces = self.pieces(own, parts, limits);
        let age = self.age(tx, &row);
        let is_paused = age.as_ref().is_some_and(|(_, is_paused)| *is_paused);
        let age = age.map(|(age, _)| age);
        let minimum = row.minimum_age_days.unwrap_or(0);
        let last_turn = self.turns.get(&own).cloned();
        let next_turn = last_turn.as_ref().and_then(|turn| {
            let day = local_day(turn.at, &tx.workspace.zone);
            let made_on = row.made_on.unwrap_or_else(|| local_day(row.created_at, &tx.workspace.zone));
            rules::next_turn(Some(made_on), day, turn.again_days, &turn.phases)
        });
        let expected = limits.map(|(lower, upper)| LossExpected { lower, upper });
        Ok(AgeingLotShown {
            ripeness: rules::ripeness(age.as_ref(), is_paused, row.completed_at.is_some(), minimum),
            days_aged: days_aged(tx, &row, age.as_ref()),
            ready_on: age.as_ref().and_then(|age| ready_on(age.not_before, is_paused, &tx.workspace.zone)),
            turn_late_days: rules::days_late(next_turn, tx.today()),
            next_turn,
            last_turn,
            weight: WeightShown::of(&Weights::together(parts, limits)),
            expected_loss_percent: expected,
            held: self.held.contains(&own),
            pieces,
            lot: row.lot,
            item: row.item,
            item_name: row.item_name,
            unit: row.unit,
            location: row.location,
            batch: row.batch,
        })
    }

    /// The pieces in stock of a lot that is kept by piece.
    fn pieces(
        &self,
        lot: LotId,
        parts: &[(Option<i64>, Vec<Moment>)],
        limits: Option<LossLimits>,
    ) -> Vec<AgeingPiece> {
        let of = |(piece, moments): &(Option<i64>, Vec<Moment>)| {
            let (piece, weights) = ((*piece)?, Weights::of(moments, limits));
            (weights.left_e6 > 0).then(|| AgeingPiece {
                piece,
                weight: WeightShown::of(&weights),
                held: self.held_pieces.contains(&(lot, piece)),
            })
        };
        parts.iter().filter_map(of).collect()
    }

    /// The age of a lot of a completed batch whose recipe asks for one, and whether its clock stands still.
    fn age(&self, tx: &ReadTx, row: &sql::AgeingLot) -> Option<(Age, bool)> {
        let completed = row.completed_at?;
        let minimum = row.minimum_age_days.filter(|days| *days > 0)?;
        let pauses = self.pauses.get(&BatchId::from_uuid(row.batch_id?));
        let pauses = pauses.map(Vec::as_slice).unwrap_or_default();
        let clock = AgeClock { completed, minimum_age_days: minimum.unsigned_abs(), pauses };
        Some((clock.read(tx.now), clock.is_paused(tx.now)))
    }
}

/// Whole days of age: by the clock of the batch, or else since the day it was made.
fn days_aged(tx: &ReadTx, row: &sql::AgeingLot, age: Option<&Age>) -> i64 {
    let began = || row.made_on.unwrap_or_else(|| local_day(row.created_at, &tx.workspace.zone));
    match age {
        Some(age) => age.age_seconds / DAY_SECONDS,
        None => i64::from((tx.today() - began()).get_days()).max(0),
    }
}

/// The limits of a lot's loss.
pub(super) fn limits(lower_e6: Option<i64>, upper_e6: Option<i64>) -> Option<LossLimits> {
    let (lower, upper) = lower_e6.zip(upper_e6)?;
    Some((Percent::from_stored(lower), Percent::from_stored(upper)))
}

/// A moment as it is read.
pub(super) fn moment(row: &sql::MovedPart) -> Moment {
    Moment {
        at: row.moved_at,
        is_weighing: row.is_weighing,
        came_e6: row.came_e6,
        lost_e6: row.lost_e6,
        left_e6: row.left_e6,
    }
}

/// The moments by lot and piece. The rows come in that order.
fn by_part(rows: Vec<sql::MovedPart>) -> PartsOfLots {
    let mut lots: PartsOfLots = PartsOfLots::new();
    for row in rows {
        let parts = lots.entry(LotId::from_uuid(row.lot_id)).or_default();
        match parts.last_mut() {
            Some((piece, moments)) if *piece == row.piece => moments.push(moment(&row)),
            _ => parts.push((row.piece, vec![moment(&row)])),
        }
    }
    lots
}

fn turn(tx: &ReadTx, row: sql::LastTurn) -> Result<(LotId, TurnShown)> {
    let at: Instant = row.created_at;
    let by = tx.cipher().open(membership::NAME, row.created_by, row.by_name)?;
    let phases = rules::phases(&row.phase_days, &row.phase_every);
    let shown = TurnShown { turn: row.lot_turn_id, at, by, again_days: row.again_days, phases };
    Ok((LotId::from_uuid(row.lot_id), shown))
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// A lot of a wheel that ripens, with these words in its texts.
    pub(crate) fn lot(words: &str, ripeness: Ripeness) -> AgeingLotShown {
        let weight = WeightShown {
            came: SignedQuantity::from_stored(10_000_000),
            left: SignedQuantity::from_stored(9_500_000),
            loss_percent: Decimal::parse("5.00").ok(),
            loss_state: LossState::More,
        };
        AgeingLotShown {
            lot: words.into(),
            item: words.into(),
            item_name: words.into(),
            unit: "kg".into(),
            location: Some(words.into()),
            batch: Some(words.into()),
            ripeness,
            days_aged: 12,
            ready_on: Some("2026-12-24".parse().expect("a day")),
            last_turn: Some(TurnShown {
                turn: Uuid::nil(),
                at: Timestamp::UNIX_EPOCH,
                by: words.into(),
                again_days: Some(7),
                phases: Vec::new(),
            }),
            next_turn: Some("2026-11-24".parse().expect("a day")),
            turn_late_days: 3,
            expected_loss_percent: Some(LossExpected {
                lower: Percent::parse("1").expect("a percentage"),
                upper: Percent::parse("4").expect("a percentage"),
            }),
            held: true,
            pieces: vec![AgeingPiece { piece: 1, weight: weight.clone(), held: true }],
            weight,
        }
    }

    #[test]
    fn what_is_ready_comes_first_then_what_is_ready_soon() {
        let on = |code: &str, ripeness, day: Option<&str>| AgeingLotShown {
            ready_on: day.map(|day| day.parse().expect("a day")),
            ..lot(code, ripeness)
        };
        let mut rows = [
            on("L-4", Ripeness::Paused, None),
            on("L-3", Ripeness::Ripening, Some("2026-12-24")),
            on("L-2", Ripeness::Ripening, Some("2026-12-01")),
            on("L-1", Ripeness::Ready, Some("2026-11-20")),
            on("L-0", Ripeness::Ageless, None),
        ];
        rows.sort_by(|one, other| place_of(one).cmp(&place_of(other)));
        let codes: Vec<&str> = rows.iter().map(|row| row.lot.as_str()).collect();
        assert_eq!(codes, ["L-1", "L-2", "L-3", "L-0", "L-4"]);
    }

    #[test]
    fn the_moments_of_a_piece_are_its_own() {
        let row = |lot: u128, piece: Option<i64>, left_e6: i64| sql::MovedPart {
            lot_id: Uuid::from_u128(lot),
            piece,
            moved_at: Timestamp::UNIX_EPOCH,
            is_weighing: false,
            came_e6: 0,
            lost_e6: 0,
            left_e6,
        };
        let rows = vec![row(1, Some(1), 5), row(1, Some(1), 4), row(1, Some(2), 7), row(2, None, 9)];
        let parts = by_part(rows);
        let told = |lot: u128| {
            let parts = &parts[&LotId::from_uuid(Uuid::from_u128(lot))];
            parts.iter().map(|(piece, moments)| (*piece, moments.len())).collect::<Vec<_>>()
        };
        assert_eq!((told(1), told(2)), (vec![(Some(1), 2), (Some(2), 1)], vec![(None, 1)]));
    }
}
