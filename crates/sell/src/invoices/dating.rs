//! The date of a bill: the moment whose rates price it, and who may date it back.
//! Invariant: a bill of an earlier day has the last rates of that local day, however late it is posted.

use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::refusal::{Refusal, Ruled};
use kernel::role::{Role, RoleSet, least_above};

use jiff::SignedDuration;
use jiff::tz::TimeZone;

/// The roles that may date a bill back; a Cashier posts with today's date only.
const MAY_DATE_BACK: RoleSet = RoleSet::of(&[Role::Owner, Role::Admin, Role::Manager, Role::Accountant]);

/// The moments of the rates that price a bill.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct PricedAt {
    /// The rates in force at this moment price it.
    pub rates_at: Instant,
    /// The age of a rate is counted to this moment.
    pub aged_at: Instant,
}

impl PricedAt {
    /// Both are the same moment: now, or that of a quote.
    pub fn at(moment: Instant) -> PricedAt {
        PricedAt { rates_at: moment, aged_at: moment }
    }

    /// For a bill of this day that is priced now. Errors: those of `end_of`.
    pub fn of_day(date: Day, today: Day, now: Instant, zone: &TimeZone) -> Result<PricedAt, Code> {
        if date < today { PricedAt::end_of(date, zone) } else { Ok(PricedAt::at(now)) }
    }

    /// The end of a local day: the last rate that came into force on it prices the bill. Errors:
    /// `number_range` at the end of the calendar.
    pub fn end_of(day: Day, zone: &TimeZone) -> Result<PricedAt, Code> {
        let next = day.tomorrow().and_then(|next| next.to_zoned(zone.clone()));
        let midnight = next.map_err(|_| Code::NumberRange)?.timestamp();
        // A rate of the next day's first moment is not one of this day. The database keeps microseconds.
        let last = midnight.checked_sub(SignedDuration::from_micros(1)).map_err(|_| Code::NumberRange)?;
        Ok(PricedAt { rates_at: last, aged_at: midnight })
    }
}

/// Refuses a bill of an earlier day to those who only sell (`date_not_today` at `date`). Judged last, with
/// other refusals that depend on the role.
pub(super) fn may_be_dated(date: Day, today: Day, roles: RoleSet) -> Ruled<()> {
    if date == today || roles.intersects(MAY_DATE_BACK) {
        return Ok(());
    }
    let asks = least_above(MAY_DATE_BACK, roles);
    Err(Refusal::new(Code::DateNotToday).field("date").fact("needs_role", asks.as_str()))
}

#[cfg(test)]
mod tests;
