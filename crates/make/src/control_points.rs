//! Control points: measured parameters with their limits, in numbered versions.
//! Invariant: a version never changes, and a reading keeps the version by which it was judged.

pub mod page;

use catalogue::say;
use kernel::code::Code;
use kernel::decimal::SignedQuantity;
use kernel::id::BatchId;
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::unit::Unit;
use ledger::import::rows;
use make_queries::client::Params;
use make_queries::control_points as sql;
use platform::action::{Action, Query};
use platform::error::{Error, OnConstraint, Result};
use platform::fields::{Count, Flag, Name, Text};
use platform::input;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use crate::deviations::excursion::kind::PointKind;
use crate::readings::rules::{Limits, Physical};

pub use sql::PointRow;

/// Control points on a page.
pub const PAGE: i64 = 100;

input! {
    /// A version of a control point.
    pub struct PublishControlPoint {
        /// Its code; publishing it again makes its next version.
        code: Name,
        /// Its kind: CCP, OPRP or QP.
        kind: PointKind,
        /// The measured quantity, such as temperature.
        parameter: Option<Text>,
        /// Its unit.
        unit: Unit,
        /// Below this a reading fails.
        lower: Option<SignedQuantity>,
        /// Whether a reading at the lower limit passes; true unless given.
        lower_inclusive: Option<Flag>,
        /// Above this a reading fails.
        upper: Option<SignedQuantity>,
        /// Whether a reading at the upper limit passes; true unless given.
        upper_inclusive: Option<Flag>,
        /// Below this it cannot be real.
        physical_lower: Option<SignedQuantity>,
        /// Above this it cannot be real.
        physical_upper: Option<SignedQuantity>,
        /// The longest time without a reading.
        max_gap_s: Option<Count>,
        /// Whether a failing reading only pauses ripening and does not hold the batch.
        pauses_age: Flag,
        /// The recipe whose batches need it.
        applies_to: Option<Name>,
        /// Confirms that the recipe of the version before does not need the point any more.
        confirm_move: Flag,
    }
}

impl PublishControlPoint {
    fn judge(&self) -> Ruled<()> {
        let crossed = |low: Option<SignedQuantity>, high: Option<SignedQuantity>| matches!((low, high), (Some(low), Some(high)) if low > high);
        let refuse = |field: &str| Err(Refusal::new(Code::NumberRange).field(field));
        match self {
            _ if crossed(self.lower, self.upper) => refuse("upper"),
            _ if crossed(self.physical_lower, self.physical_upper) => refuse("physical_upper"),
            _ if self.max_gap_s.is_some_and(|seconds| seconds.0 == 0) => refuse("max_gap_s"),
            _ => Ok(()),
        }
    }

    /// Refuses a version that takes the point from the recipe that needed it until now, unless that is confirmed:
    /// batches of that recipe are released without a reading of it from then on. Errors: `field_required` at
    /// `confirm_move`, with `facts.recipe`.
    fn judge_move(&self, before: Option<&str>) -> Ruled<()> {
        match before {
            Some(recipe)
                if self.applies_to.as_ref().map(Name::as_str) != Some(recipe) && !self.confirm_move.0 =>
            {
                let message = say!(
                    "{recipe} does not need this point any more then: confirm it, or use another code",
                    recipe = recipe
                );
                let fault = Fault { message, ..Fault::new("confirm_move", Code::FieldRequired) };
                Err(Refusal::invalid(vec![fault]).fact("recipe", recipe))
            }
            _ => Ok(()),
        }
    }
}

impl Action for PublishControlPoint {
    const NAME: &'static str = "make.control_point.publish";
    const NEEDS: Permission = Permission::ControlPointsPublish;
    const SUMMARY: &'static str = "Publishes a control point, or its next version.";
    type Output = PointPublished;

    fn check(&self) -> Ruled<()> {
        self.judge()
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<PointPublished>> {
        let before = sql::point_coded().bind(tx, &tx.tenant(), &self.code.as_str()).opt().await?;
        self.judge_move(before.as_ref().and_then(|before| before.applies_to.as_deref()))?;
        let version = insert(tx, &self, before.map(|before| before.version)).await?;
        if version == 1 {
            tx.warn_alike(
                "code",
                sql::point_alike().bind(tx, &tx.tenant(), &self.code.as_str()).opt().await?,
            );
        }
        let change = Change::of(&self.code)
            .after(json!({ "version": version, "lower": self.lower, "upper": self.upper, "kind": self.kind.as_str() }));
        Ok(tx.record(change, PointPublished { control_point: self.code.into_string(), version }))
    }
}

/// The answer to publishing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PointPublished {
    /// Its code.
    pub control_point: String,
    /// The version's number.
    pub version: i32,
}

/// Writes the version after this one, or the first. Errors: `version_stale` if a concurrent call published it first.
async fn insert(tx: &Tx, new: &PublishControlPoint, before: Option<i32>) -> Result<i32> {
    let version = before.map_or(1, |before| before + 1);
    let e6 = |figure: Option<SignedQuantity>| figure.map(SignedQuantity::get);
    sql::insert_point()
        .params(
            tx,
            &sql::InsertPointParams {
                tenant: tx.tenant(),
                control_point: tx.new_id()?,
                code: new.code.as_str(),
                version,
                kind: new.kind.as_str(),
                parameter: new.parameter.as_ref().map_or("", Text::as_str),
                unit: new.unit.as_str(),
                lower_e6: e6(new.lower),
                lower_inclusive: new.lower_inclusive.is_none_or(|flag| flag.0),
                upper_e6: e6(new.upper),
                upper_inclusive: new.upper_inclusive.is_none_or(|flag| flag.0),
                physical_lower_e6: e6(new.physical_lower),
                physical_upper_e6: e6(new.physical_upper),
                max_gap_s: new.max_gap_s.map(|seconds| seconds.0),
                pauses_age: new.pauses_age.0,
                applies_to: new.applies_to.as_ref().map(Name::as_str),
                opening: tx.is_opening(),
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await
        .on_constraint("control_point_key", Code::VersionStale, "code")?;
    Ok(version)
}

/// Imports control points; each row is a version, later rows of one code are later versions.
pub async fn import(tx: &Tx, given: &[Value]) -> Result<()> {
    for (n, row) in rows::<PublishControlPoint>(given)?.into_iter().enumerate() {
        row.judge().map_err(ledger::import::in_row(n))?;
        let before = sql::point_coded().bind(tx, &tx.tenant(), &row.code.as_str()).opt().await?;
        insert(tx, &row, before.map(|before| before.version)).await?;
    }
    Ok(())
}

/// The version of a point by which a reading of this batch is judged: the one that the batch keeps, or the
/// newest one of a point that the batch does not require. Errors: `not_found` at `control_point`.
pub async fn in_batch(tx: &ReadTx, batch: &str, code: &str) -> Result<PointRow> {
    let row = sql::point_in_batch().bind(tx, &tx.tenant(), &batch, &code).opt().await?;
    row.ok_or_else(|| Refusal::new(Code::NotFound).field("control_point").into())
}

/// The points that a batch requires.
pub async fn required(tx: &ReadTx, batch: BatchId) -> Result<Vec<PointRow>> {
    Ok(sql::points_required().bind(tx, &tx.tenant(), &batch.uuid()).all().await?)
}

/// The limits of a version.
pub fn limits(point: &PointRow) -> Limits {
    Limits::stored((point.lower_e6, point.lower_inclusive), (point.upper_e6, point.upper_inclusive))
}

/// The possible values of a reading: bounds of the point, and bounds of nature. Errors: `Internal`.
pub fn physical(point: &PointRow) -> Result<[Physical; 2]> {
    Ok([bounds(point.physical_lower_e6, point.physical_upper_e6), Physical::of_nature(unit(point)?)])
}

/// Bounds as stored.
fn bounds(lower_e6: Option<i64>, upper_e6: Option<i64>) -> Physical {
    Physical {
        lower: lower_e6.map(SignedQuantity::from_stored),
        upper: upper_e6.map(SignedQuantity::from_stored),
    }
}

/// The point's unit. Errors: `Internal`.
pub fn unit(point: &PointRow) -> Result<Unit> {
    point.unit.parse().map_err(Error::internal)
}

/// The point's kind. Errors: `Internal`.
pub fn kind(point: &PointRow) -> Result<PointKind> {
    point.kind.parse().map_err(Error::internal)
}

input! {
    /// Which control points.
    pub struct ListControlPoints {
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of control points.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PointPage {
    /// The newest version of each, by code.
    pub rows: Vec<PointShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

/// A control point as shown.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PointShown {
    /// Its code.
    pub control_point: String,
    /// The version's number.
    pub version: i32,
    /// CCP, OPRP or QP.
    pub kind: String,
    /// The measured parameter.
    pub parameter: String,
    /// Its unit.
    pub unit: String,
    /// Below this a reading fails.
    pub lower: Option<SignedQuantity>,
    /// Whether a reading equal to it passes.
    pub lower_inclusive: bool,
    /// Above this a reading fails.
    pub upper: Option<SignedQuantity>,
    /// Whether a reading equal to it passes.
    pub upper_inclusive: bool,
    /// Below this it cannot be real.
    pub physical_lower: Option<SignedQuantity>,
    /// Above this it cannot be real.
    pub physical_upper: Option<SignedQuantity>,
    /// The longest time without a reading.
    pub max_gap_s: Option<i32>,
    /// Whether its failures pause the age clock.
    pub pauses_age: bool,
    /// The recipe whose batches require it.
    pub applies_to: Option<String>,
}

/// A version as shown.
pub fn shown(row: PointRow) -> PointShown {
    PointShown {
        control_point: row.code,
        version: row.version,
        kind: row.kind,
        parameter: row.parameter,
        unit: row.unit,
        lower: row.lower_e6.map(SignedQuantity::from_stored),
        lower_inclusive: row.lower_inclusive,
        upper: row.upper_e6.map(SignedQuantity::from_stored),
        upper_inclusive: row.upper_inclusive,
        physical_lower: row.physical_lower_e6.map(SignedQuantity::from_stored),
        physical_upper: row.physical_upper_e6.map(SignedQuantity::from_stored),
        max_gap_s: row.max_gap_s,
        pauses_age: row.pauses_age,
        applies_to: row.applies_to,
    }
}

impl Query for ListControlPoints {
    const NAME: &'static str = "make.control_points";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Lists the newest version of each control point.";
    type Output = PointPage;

    async fn fetch(self, tx: &ReadTx) -> Result<PointPage> {
        let after = self.after.map(Name::into_string).unwrap_or_default();
        let rows = sql::points_newest().bind(tx, &tx.tenant(), &after, &(PAGE + 1)).all().await?;
        let Page { rows, next } = Page::of(rows, PAGE, |last| last.code.clone());
        Ok(PointPage { rows: rows.into_iter().map(shown).collect(), next })
    }
}
