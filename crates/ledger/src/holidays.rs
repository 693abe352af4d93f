//! The days on which a workspace does not work: holidays of its country and state, and its own closed days.
//! Invariant: a day has one row for a region; a row is added or removed with a reason, never changed.

pub(crate) mod page;
#[cfg(test)]
mod tests;

use jiff::ToSpan;
use kernel::business_day::{Holiday, Region};
use kernel::code::Code;
use kernel::day::{Day, parse_day};
use kernel::page::Page;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use ledger_queries::client::Params;
use ledger_queries::holidays as sql;
use platform::action::{Action, Query};
use platform::error::{Error, OnConstraint, Result};
use platform::fields::{Name, Text};
use platform::input;
use platform::input::{Field, Shape};
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};

use crate::import::{each, in_row, in_use, rows, written_in_row};

/// Holidays on a page.
const PAGE: i64 = 100;
/// The most holidays that are read for some days: a year of every state of a country.
const MOST: i64 = 2_000;
/// What to do about a day that is there already.
const DAY_IN_USE: &str =
    "This day is there already for this region. Remove that one first, or choose another day.";

input! {
    /// A day on which nobody works.
    pub struct AddHoliday {
        /// The day.
        day: Day,
        /// The country or state whose holiday it is, such as AU or AU-TAS; absent: the workspace's own closed day.
        region: Option<Region>,
        /// What people call it.
        name: Name,
        /// Who set it: an act, a notice, a list with its address. A holiday of a region needs one.
        source: Option<Text>,
    }
}

input! {
    /// A holiday that is removed.
    pub struct RemoveHoliday {
        /// The day.
        day: Day,
        /// The country or state; absent: the workspace's own closed day.
        region: Option<Region>,
        /// Why.
        reason: Text,
    }
}

/// A day on which nobody works.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct HolidayShown {
    /// The day.
    pub day: Day,
    /// The country or state whose holiday it is; null: the workspace's own closed day.
    pub region: Option<Region>,
    /// What people call it.
    pub name: String,
    /// Who set it.
    pub source: Option<String>,
}

impl HolidayShown {
    fn of(row: sql::HolidayRow) -> Result<HolidayShown> {
        let region = region_of(&row.region)?;
        Ok(HolidayShown { day: row.day, region, name: row.name, source: row.source })
    }
}

/// The region of a row; a closed day of the workspace has none.
fn region_of(stored: &str) -> Result<Option<Region>> {
    match stored {
        "" => Ok(None),
        region => Region::parse(region).map(Some).map_err(Error::internal),
    }
}

/// A region as it is stored.
fn region_text(region: Option<&Region>) -> &str {
    region.map_or("", Region::as_str)
}

impl AddHoliday {
    /// A holiday that a country or a state set says where that is written. Errors: `field_required` at `source`.
    fn has_source(&self) -> Ruled<()> {
        match self.region.is_some() && self.source.is_none() {
            true => Err(Refusal::new(Code::FieldRequired).field("source")),
            false => Ok(()),
        }
    }
}

impl Action for AddHoliday {
    const NAME: &'static str = "workspace.holiday.add";
    const NEEDS: Permission = Permission::SettingsWrite;
    const SUMMARY: &'static str = "Adds a day on which nobody works.";
    type Output = HolidayShown;

    fn check(&self) -> Ruled<()> {
        self.has_source()
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<HolidayShown>> {
        insert(tx, &self).await?;
        let source = self.source.as_ref().map(Text::as_str);
        let change = Change::of(self.day)
            .after(json!({ "region": self.region, "name": self.name.as_str(), "source": source }));
        let shown = HolidayShown {
            day: self.day,
            region: self.region,
            name: self.name.into_string(),
            source: self.source.map(Text::into_string),
        };
        Ok(tx.record(change, shown))
    }
}

/// Errors: `value_unknown` at `day` for one that is there already.
async fn insert(tx: &Tx, new: &AddHoliday) -> Result<()> {
    sql::insert_holiday()
        .params(
            tx,
            &sql::InsertHolidayParams {
                tenant: tx.tenant(),
                holiday: tx.new_id()?,
                day: new.day,
                region: region_text(new.region.as_ref()),
                name: new.name.as_str(),
                source: new.source.as_ref().map(Text::as_str),
                by: tx.person(),
                now: tx.now,
            },
        )
        .one()
        .await
        .on_constraint("holiday_once", Code::ValueUnknown, "day")
        .map(drop)
        .map_err(in_use(DAY_IN_USE))
}

impl Action for RemoveHoliday {
    const NAME: &'static str = "workspace.holiday.remove";
    const NEEDS: Permission = Permission::SettingsWrite;
    const SUMMARY: &'static str = "Removes a day on which nobody works.";
    type Output = HolidayShown;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<HolidayShown>> {
        let region = region_text(self.region.as_ref());
        let kept = sql::remove_holiday().bind(tx, &tx.tenant(), &self.day, &region).opt().await?;
        let kept = kept.ok_or_else(|| Refusal::new(Code::NotFound).field("day"))?;
        let change = Change::of(self.day)
            .before(json!({ "region": self.region, "name": kept.name, "source": kept.source }))
            .after(json!({ "removed": true }))
            .reason(Some(self.reason.as_str()));
        let shown = HolidayShown { day: self.day, region: self.region, name: kept.name, source: kept.source };
        Ok(tx.record(change, shown))
    }
}

input! {
    /// Which holidays.
    pub struct ListHolidays {
        /// The first day; absent: the first of this year.
        from: Option<Day>,
        /// Where the page before ended.
        after: Option<Name>,
    }
}

/// A page of holidays.
#[derive(Debug, Serialize, JsonSchema)]
pub struct HolidayPage {
    /// The days in their order.
    pub rows: Vec<HolidayShown>,
    /// Where the next page begins; null on the last.
    pub next: Option<String>,
}

impl Query for ListHolidays {
    const NAME: &'static str = "workspace.holidays";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Lists the days on which nobody works, a hundred a page.";
    type Output = HolidayPage;

    async fn fetch(self, tx: &ReadTx) -> Result<HolidayPage> {
        let from = self.from.unwrap_or_else(|| tx.today().first_of_year());
        // No region comes after this text, so that the first page begins with the day itself.
        let before = (from.saturating_sub(1.day()), "~".to_owned());
        let (day, region) = self.after.as_ref().and_then(|it| read_cursor(it.as_str())).unwrap_or(before);
        let many = PAGE + 1;
        let rows = sql::holidays_after().bind(tx, &tx.tenant(), &day, &region.as_str(), &many).all().await?;
        let Page { rows, next } =
            Page::of(rows, PAGE, |last| format!("{} {}", last.day, last.region).trim_end().to_owned());
        Ok(HolidayPage { rows: rows.into_iter().map(HolidayShown::of).collect::<Result<_>>()?, next })
    }
}

/// A cursor is the last row's day and region; any other text starts at the first page.
fn read_cursor(text: &str) -> Option<(Day, String)> {
    let (day, region) = text.split_once(' ').unwrap_or((text, ""));
    Some((parse_day(day).ok()?, region.to_owned()))
}

/// The holidays from one day through another, in their order.
pub async fn between(tx: &ReadTx, first: Day, last: Day) -> Result<Vec<Holiday>> {
    let rows = sql::holidays_between().bind(tx, &tx.tenant(), &first, &last, &MOST).all().await?;
    let holiday =
        |row: sql::HolidayRow| Ok(Holiday { day: row.day, region: region_of(&row.region)?, name: row.name });
    rows.into_iter().map(holiday).collect()
}

/// The fields of an imported row.
pub fn import_shape() -> Shape {
    AddHoliday::shape()
}

/// Imports holidays. Errors: 422 with the row and field; `value_unknown` at `day` for one that is there already.
pub async fn import(tx: &Tx, given: &[Value]) -> Result<()> {
    each(tx, rows::<AddHoliday>(given)?, |n, row| async move {
        row.has_source().map_err(in_row(n))?;
        insert(tx, &row).await.map_err(written_in_row(n))
    })
    .await
}
