//! The rate that prices a piece, and when a rate is too old, too different, or no longer the quoted one.
//! Invariant: no rate is derived from another metal, fineness or side: without a row there is no price.

use kernel::code::Code;
use kernel::day::Instant;
use kernel::decimal::{Fineness, PerMg, Percent};
use kernel::exact::Exact;
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use kernel::role::{Role, RoleSet, least};
use uuid::Uuid;

use crate::pricing::RateUsed;

/// Whether the shop buys or sells at a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Buy,
    Sell,
}

/// The subject of a rate; two rows of the board compete only if all three values agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quoted {
    pub metal: Metal,
    pub fineness: Fineness,
    pub side: Side,
}

/// A row of the rate board. Rows that a correction superseded are not passed here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateRow {
    pub rate_id: Uuid,
    pub quoted: Quoted,
    /// The price, in minor units, of the weight `per_mg`.
    pub rate: Money,
    pub per_mg: PerMg,
    pub effective_at: Instant,
}

impl RateRow {
    /// The row, as a line prints it.
    pub fn used(&self) -> RateUsed {
        RateUsed {
            rate_id: self.rate_id,
            rate_minor: self.rate,
            per_mg: self.per_mg,
            effective_at: self.effective_at,
        }
    }
}

/// The row in force at a moment: the latest that has started. `rate_missing` if none has.
pub fn rate_in_force<'a>(rows: &'a [RateRow], quoted: &Quoted, at: Instant) -> Ruled<&'a RateRow> {
    let begun = rows.iter().filter(|row| row.quoted == *quoted && row.effective_at <= at);
    begun.max_by_key(|row| row.effective_at).ok_or_else(|| Refusal::new(Code::RateMissing))
}

/// Refuses a rate older than the limit at the time of the quote (`rate_stale`); a rate of exactly that age is
/// still good. It is judged apart from `rate_in_force`, because faults of the input come first.
pub fn rate_is_fresh(effective_at: Instant, quoted_at: Instant, stale_hours: u32) -> Ruled<()> {
    let age = quoted_at.duration_since(effective_at);
    match age > jiff::SignedDuration::from_hours(i64::from(stale_hours)) {
        false => Ok(()),
        true => Err(Refusal::new(Code::RateStale).fact("age_seconds", age.as_secs())),
    }
}

/// Refuses a rate that differs from the one in force by more than the limit (`rate_jump`), unless the user
/// confirms it. The two are compared for the same weight, so that a rate for a tola may follow one for a
/// gram.
pub fn guard_jump(
    in_force: Option<&RateRow>,
    rate: Money,
    per_mg: PerMg,
    limit: Percent,
    confirmed: bool,
) -> Ruled<()> {
    let Some(row) = in_force.filter(|_| !confirmed) else { return Ok(()) };
    let per_weight = |rate: Money, per_mg: PerMg| Exact::from(rate).checked_div(&Exact::from(per_mg));
    let before = per_weight(row.rate, row.per_mg).ok_or(Code::NumberRange)?;
    let after = per_weight(rate, per_mg).ok_or(Code::NumberRange)?;
    // A board row is never zero; otherwise every rate would be a jump without a percentage.
    let change = (after - &before).checked_div(&before).ok_or(Code::NumberRange)?;
    if change.abs() <= limit.fraction() {
        return Ok(());
    }
    let percent = (change * Exact::from(100)).round_to(2)?;
    Err(Refusal::new(Code::RateJump).field("rate_minor").fact("change_percent", percent.to_string()))
}

/// Whether a rate that was typed is below a row of the board, for the same weight.
pub fn is_below(rate: Money, per_mg: PerMg, row: &RateRow) -> bool {
    Exact::from(rate) * Exact::from(row.per_mg) < Exact::from(row.rate) * Exact::from(per_mg)
}

/// A rate for one bill that replaces the board's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RateOverride {
    /// In minor units, for the weight of the board's row.
    pub rate: Money,
    pub reason: String,
}

/// The roles that may set a rate for one bill (sell.md section 5).
const MAY_OVERRIDE: RoleSet = RoleSet::of(&[Role::Owner, Role::Admin, Role::Manager]);

impl RateOverride {
    /// Checks that the rate is positive and has a reason (`number_range`, `field_required`).
    pub fn check(rate: Money, reason: Option<&str>) -> Ruled<RateOverride> {
        if rate <= Money::ZERO {
            return Err(Refusal::new(Code::NumberRange).field("rate_override_minor"));
        }
        match reason.map(str::trim).filter(|reason| !reason.is_empty()) {
            Some(reason) => Ok(RateOverride { rate, reason: reason.to_owned() }),
            None => Err(Refusal::new(Code::FieldRequired).field("reason")),
        }
    }

    /// The row with this rate. The board must have the row, because it states the weight of the rate.
    pub fn over(&self, row: &RateRow) -> RateUsed {
        RateUsed { rate_minor: self.rate, ..row.used() }
    }

    /// One override fits one metal and fineness; on a bill with several it would misprice all but one
    /// (`value_unknown`).
    pub fn fits(&self, quoted: &[Quoted]) -> Ruled<()> {
        match quoted.windows(2).all(|pair| pair[0] == pair[1]) {
            true => Ok(()),
            false => Err(Refusal::new(Code::ValueUnknown).field("rate_override_minor")),
        }
    }

    /// `permission_denied` for a role that may not override; judged last, with other refusals that depend on
    /// the role.
    pub fn allowed(&self, roles: RoleSet) -> Ruled<()> {
        may_set(roles, "rate_override_minor")
    }
}

/// `permission_denied` at the field of a rate for a role that may not set one beside the board's.
pub fn may_set(roles: RoleSet, field: &str) -> Ruled<()> {
    match roles.iter().any(|role| MAY_OVERRIDE.has(role)) {
        true => Ok(()),
        false => Err(Refusal::new(Code::PermissionDenied)
            .field(field)
            .fact("needs_role", least(MAY_OVERRIDE).as_str())),
    }
}

/// The promise of a quote: until its lock ends, the customer pays the quoted total.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteLock {
    pub quoted_at: Instant,
    pub lock_until: Instant,
}

impl QuoteLock {
    /// A quote made now; `number_range` if the lock would end after the last day of the calendar.
    pub fn new(quoted_at: Instant, lock_minutes: u32) -> Result<QuoteLock, Code> {
        let length = jiff::SignedDuration::from_mins(i64::from(lock_minutes));
        let lock_until = quoted_at.checked_add(length).map_err(|_| Code::NumberRange)?;
        Ok(QuoteLock { quoted_at, lock_until })
    }

    /// The end of the lock of an earlier quote, which a changed bill keeps: while it lasts, and as long as it does not end later than
    /// that of a quote made now.
    pub fn kept(&self, earlier: Instant) -> Option<Instant> {
        (self.quoted_at <= earlier && earlier <= self.lock_until).then_some(earlier)
    }

    /// Whether the quote is still valid; its last moment counts.
    pub fn stands(&self, now: Instant) -> bool {
        now <= self.lock_until
    }

    /// The moment whose rates price a bill that is posted now: that of the quote, or now after the end of the
    /// lock.
    pub fn priced_at(&self, now: Instant) -> Instant {
        if self.stands(now) { self.quoted_at } else { now }
    }

    /// Another total than the quoted one is not charged until it is quoted (`rate_changed`): the bill is another than the quoted
    /// one, or the lock ended and the rate moved.
    pub fn keeps(quoted_total: Money, total: Money) -> Ruled<()> {
        if quoted_total == total {
            return Ok(());
        }
        let refusal = Refusal::new(Code::RateChanged);
        Err(refusal.fact("old_total_minor", quoted_total.get()).fact("new_total_minor", total.get()))
    }
}

#[cfg(test)]
mod tests;
