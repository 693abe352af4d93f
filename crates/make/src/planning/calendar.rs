//! The batches by day and vessel.
//! Invariant: a batch is on the day it is planned for; one without a day waits beside the calendar.

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::Quantity;
use kernel::id::RecipeVersionId;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger::holidays;
use make_queries::planning as sql;
use platform::action::Query;
use platform::error::Result;
use platform::input;
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;

use crate::recipes;

/// The most days of one answer.
const MOST_DAYS: i32 = 366;

input! {
    /// The days to show.
    pub struct GetCalendar {
        /// The first day.
        from: Day,
        /// The last day.
        to: Day,
    }
}

/// The calendar of some days.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Calendar {
    /// The batches of these days, by day, then code.
    pub rows: Vec<CalendarRow>,
    /// Batches that are planned and have no day, the newest first.
    pub waiting: Vec<CalendarRow>,
    /// The vessels and lines, by code.
    pub vessels: Vec<VesselShown>,
    /// The holidays of these days.
    pub holidays: Vec<CalendarHoliday>,
}

/// A holiday on the calendar.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CalendarHoliday {
    /// The day.
    pub day: Day,
    /// What people call it.
    pub name: String,
}

/// A batch on the calendar.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CalendarRow {
    /// Its day; null: it has none yet.
    pub day: Option<Day>,
    /// Its code.
    pub batch: String,
    /// Its state.
    pub state: String,
    /// Its recipe.
    pub recipe: String,
    /// The name of the recipe.
    pub recipe_name: String,
    /// Its first vessel or line; null: it names none.
    pub vessel: Option<String>,
    /// Its equipment.
    pub equipment: Vec<String>,
    /// The size it is planned with.
    pub quantity: Option<Quantity>,
    /// The unit of the size.
    pub unit: Option<String>,
}

/// A vessel or a line.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VesselShown {
    /// Its code.
    pub vessel: String,
    /// Its name.
    pub name: String,
}

impl Query for GetCalendar {
    const NAME: &'static str = "make.calendar";
    const NEEDS: Permission = Permission::MakeRead;
    const SUMMARY: &'static str = "Shows the batches by day and vessel.";
    type Output = Calendar;

    async fn fetch(self, tx: &ReadTx) -> Result<Calendar> {
        is_a_range(self.from, self.to)?;
        let tenant = tx.tenant();
        let rows = sql::batches_on().prepare(tx).await?;
        let waiting = sql::without_day().prepare(tx).await?;
        let vessels = sql::vessels().prepare(tx).await?;
        let (rows, waiting, vessels, holidays) = tokio::join!(biased;
            async { rows.bind(tx, &tenant, &self.from, &self.to).all().await },
            async { waiting.bind(tx, &tenant).all().await },
            async { vessels.bind(tx, &tenant).all().await },
            holidays::between(tx, self.from, self.to));
        let vessels: Vec<VesselShown> =
            vessels?.into_iter().map(|row| VesselShown { vessel: row.code, name: row.name }).collect();
        let of_day = |row: sql::DayRow| {
            let version = RecipeVersionId::from_uuid(row.recipe_version_id);
            Ok(CalendarRow {
                day: Some(row.planned_on),
                vessel: first_vessel(&row.equipment, &vessels),
                batch: row.code,
                state: row.state,
                recipe: row.recipe,
                recipe_name: recipes::name_of(tx, version, row.recipe_name)?,
                equipment: row.equipment,
                quantity: row.scale_e6.map(Quantity::from_stored),
                unit: row.scale_unit,
            })
        };
        let of_none = |row: sql::WaitingRow| {
            let version = RecipeVersionId::from_uuid(row.recipe_version_id);
            Ok(CalendarRow {
                day: None,
                vessel: first_vessel(&row.equipment, &vessels),
                batch: row.code,
                state: row.state,
                recipe: row.recipe,
                recipe_name: recipes::name_of(tx, version, row.recipe_name)?,
                equipment: row.equipment,
                quantity: row.scale_e6.map(Quantity::from_stored),
                unit: row.scale_unit,
            })
        };
        Ok(Calendar {
            rows: rows?.into_iter().map(of_day).collect::<Result<_>>()?,
            waiting: waiting?.into_iter().map(of_none).collect::<Result<_>>()?,
            vessels,
            holidays: holidays?
                .into_iter()
                .map(|it| CalendarHoliday { day: it.day, name: it.name })
                .collect(),
        })
    }
}

/// The days may not run backwards, nor be more than a year.
fn is_a_range(from: Day, to: Day) -> Ruled<()> {
    let days = from.until(to).map(|span| span.get_days()).unwrap_or(i32::MAX);
    match (0..=MOST_DAYS).contains(&days) {
        true => Ok(()),
        false => Err(Refusal::new(Code::NumberRange).field("to")),
    }
}

/// The first of the equipment that is a vessel or a line; where none is described, the first of all.
fn first_vessel(equipment: &[String], vessels: &[VesselShown]) -> Option<String> {
    let known = equipment.iter().find(|code| vessels.iter().any(|it| it.vessel == **code));
    known.or(equipment.first()).cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_batch_is_in_its_first_vessel() {
        let vats = [VesselShown { vessel: "VAT-1".into(), name: "Vat 1".into() }];
        let first = |codes: &[&str]| {
            let codes: Vec<String> = codes.iter().map(|code| (*code).to_owned()).collect();
            first_vessel(&codes, &vats)
        };
        assert_eq!(first(&["PRESS", "VAT-1"]).as_deref(), Some("VAT-1"));
        assert_eq!(first(&["PRESS"]).as_deref(), Some("PRESS"));
        assert_eq!(first(&[]), None);
    }

    #[test]
    fn the_days_run_forwards() {
        assert!(is_a_range(date(2026, 6, 8), date(2026, 6, 8)).is_ok());
        assert!(is_a_range(date(2026, 6, 8), date(2026, 6, 7)).is_err());
        assert!(is_a_range(date(2026, 6, 8), date(2027, 6, 10)).is_err());
    }
}
