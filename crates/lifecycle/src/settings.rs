//! The figures that the instance promises, such as the hours until Owners hear of an incident: their values at
//! each moment, and the changes.
//! Invariant: text, clock and check read a figure by `Values` or `value_at`, and nowhere else. A stricter figure
//! is in force at once, a looser one after the notice.

pub mod notices;

use crate::casework::clock::{Clock, Limit};
use catalogue::Phrase;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::words;
use lifecycle_queries::client::Params;
use lifecycle_queries::settings as sql;
use platform::error::{OnConstraint, Result};
use platform::instance::{INSTANCE, NOBODY, Reading};
use platform::internal::{Seals, at_instance_as};
use platform::platform::Platform;
use platform::random::{fresh_id, random};
use platform::tx::ReadTx;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// From the notice of a looser figure until it is in force.
pub const NOTICE: SignedDuration = SignedDuration::from_hours(24 * 30);
/// How much longer it takes if one person alone decided it.
pub const ALONE: SignedDuration = SignedDuration::from_hours(24 * 7);
/// The most changes that are read.
const CHANGES: i64 = 500;

words! {
    /// The figures.
    pub enum GuardedFigure {
        /// Hours from the confirmation of an incident to the notice of the Owners.
        CustomerNotice = "incident.customer_notice_hours",
        /// Days from the end of an incident to its summary.
        Summary = "incident.summary_days",
        /// Business days until a report is acknowledged.
        Acknowledgement = "vuln.ack_business_days",
        /// Days between two pieces of news for a reporter.
        News = "vuln.update_days",
        /// Days until a weakness is disclosed.
        Disclosure = "vuln.disclosure_days",
        /// Days from the notice of a supplier to its first use.
        SupplierNotice = "suppliers.notice_days",
        /// Days until somebody of the workspace takes a person's request.
        RequestForward = "dsr.forward_days",
        /// Days until a person's request is answered.
        RequestDone = "dsr.due_days",
    }
}
platform::word_fields!(GuardedFigure);

/// The unit of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    Hours,
    Days,
    BusinessDays,
}

impl GuardedFigure {
    /// What it is, for the operators' page.
    pub const fn label(self) -> &'static str {
        match self {
            GuardedFigure::CustomerNotice => "Hours until Owners hear of an incident",
            GuardedFigure::Summary => "Days until an incident has a summary",
            GuardedFigure::Acknowledgement => "Business days until a report is acknowledged",
            GuardedFigure::News => "Days between two pieces of news for a reporter",
            GuardedFigure::Disclosure => "Days until a weakness is disclosed",
            GuardedFigure::SupplierNotice => "Days of notice before a supplier is used",
            GuardedFigure::RequestForward => "Days until somebody takes a person's request",
            GuardedFigure::RequestDone => "Days until a person's request is answered",
        }
    }

    /// The promise that states it.
    pub const fn promise(self) -> &'static str {
        match self {
            GuardedFigure::CustomerNotice => "breach-notice",
            GuardedFigure::Summary => "post-incident-summary",
            GuardedFigure::Acknowledgement => "vuln-acknowledge",
            GuardedFigure::News => "vuln-updates",
            GuardedFigure::Disclosure => "vuln-disclosure-window",
            GuardedFigure::SupplierNotice => "subprocessor-notice",
            GuardedFigure::RequestForward => "dsr-on-instruction",
            GuardedFigure::RequestDone => "dsr-assist",
        }
    }

    /// The figure that a promise states.
    pub fn of_promise(id: &str) -> Option<GuardedFigure> {
        GuardedFigure::ALL.iter().copied().find(|figure| figure.promise() == id)
    }

    /// The figure that a clock runs by.
    pub const fn of_clock(clock: Clock) -> Option<GuardedFigure> {
        match clock {
            Clock::CustomerNotice => Some(GuardedFigure::CustomerNotice),
            Clock::PublicSummary => Some(GuardedFigure::Summary),
            Clock::Acknowledgement => Some(GuardedFigure::Acknowledgement),
            Clock::News => Some(GuardedFigure::News),
            Clock::Disclosure => Some(GuardedFigure::Disclosure),
            Clock::RequestForward => Some(GuardedFigure::RequestForward),
            Clock::RequestDone => Some(GuardedFigure::RequestDone),
            _ => None,
        }
    }

    const fn unit(self) -> Unit {
        match self {
            GuardedFigure::CustomerNotice => Unit::Hours,
            GuardedFigure::Acknowledgement => Unit::BusinessDays,
            _ => Unit::Days,
        }
    }

    /// Its value where nobody changed it.
    pub const fn default_value(self) -> i32 {
        match self {
            GuardedFigure::CustomerNotice => 24,
            GuardedFigure::Summary | GuardedFigure::News => 14,
            GuardedFigure::Acknowledgement => 1,
            GuardedFigure::Disclosure => 90,
            GuardedFigure::SupplierNotice | GuardedFigure::RequestDone => 30,
            GuardedFigure::RequestForward => 2,
        }
    }

    /// The loosest value that anybody may set.
    pub const fn loosest(self) -> i32 {
        match self {
            GuardedFigure::CustomerNotice => 72,
            // A request is answered within a month by law.
            GuardedFigure::Summary | GuardedFigure::News | GuardedFigure::RequestDone => 30,
            GuardedFigure::RequestForward => 7,
            GuardedFigure::Acknowledgement => 5,
            GuardedFigure::Disclosure => 180,
            GuardedFigure::SupplierNotice => 14,
        }
    }

    /// The strictest value that makes sense.
    pub const fn strictest(self) -> i32 {
        match self {
            GuardedFigure::SupplierNotice => 365,
            _ => 1,
        }
    }

    /// Whether more is stricter: a notice before something starts is stricter if it is longer.
    const fn more_is_stricter(self) -> bool {
        self.strictest() > self.loosest()
    }

    /// Whether it promises less than before.
    pub const fn is_looser(self, was: i32, value: i32) -> bool {
        match self.more_is_stricter() {
            true => value < was,
            false => value > was,
        }
    }

    /// Whether it may have this value.
    pub const fn allows(self, value: i32) -> bool {
        !self.is_looser(self.loosest(), value) && !self.is_looser(value, self.strictest())
    }

    /// A value as people read it, for the middle of a text.
    pub fn phrase(self, value: i32) -> Phrase {
        let count = value.unsigned_abs().into();
        match self.unit() {
            Unit::Hours => Phrase::counted(count, "{count} hour", "{count} hours"),
            Unit::Days => Phrase::counted(count, "{count} day", "{count} days"),
            Unit::BusinessDays => Phrase::counted(count, "one business day", "{count} business days"),
        }
    }

    /// The same in English.
    pub fn words(self, value: i32) -> String {
        self.phrase(value).to_string()
    }

    /// A public text, which is written with the default, with this value.
    pub fn told(self, text: &str, value: i32) -> String {
        if value == self.default_value() {
            return text.to_owned();
        }
        let text = text.replace(&self.words(self.default_value()), &self.words(value));
        match self {
            // The reminders of a clock are parts of its time.
            GuardedFigure::CustomerNotice => text
                .replace(&format!("at {} h", self.default_value()), &format!("at {value} h"))
                .replace("at 6, 12, 18, 22 h", "at 6, 12, 18 and 22 of 24 parts of it"),
            GuardedFigure::Disclosure => {
                text.replace("Amber 60, red 90", &format!("Amber {}, red {value}", value * 60 / 90))
            }
            _ => text,
        }
    }

    /// How long a clock runs by this value.
    pub fn limit(self, value: i32) -> Limit {
        match self.unit() {
            Unit::Hours => Limit::Hours(value.into()),
            Unit::Days => Limit::Days(value.into()),
            Unit::BusinessDays => Limit::BusinessDays(value.unsigned_abs()),
        }
    }
}

/// A change of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SettingChange {
    /// Its id.
    pub id: Uuid,
    /// The figure.
    pub figure: GuardedFigure,
    /// Its value before.
    pub was: i32,
    /// Its value then.
    pub value: i32,
    /// Whether it promises less than before.
    pub is_looser: bool,
    /// Who proposed it.
    pub proposed_by: Uuid,
    /// When.
    pub proposed_at: Instant,
    /// The digest of the mailed link.
    pub link_sha256: Option<Vec<u8>>,
    /// Who approved it.
    pub approved_by: Option<Uuid>,
    /// When.
    pub approved_at: Option<Instant>,
    /// Whether it was approved by the mailed link.
    pub by_link: bool,
    /// When the last workspace got the notice.
    pub noticed_at: Option<Instant>,
    /// Since when it is in force.
    pub from_at: Option<Instant>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
}

impl SettingChange {
    fn of(row: sql::ChangeRow) -> Option<SettingChange> {
        Some(SettingChange {
            id: row.setting_change_id,
            figure: GuardedFigure::of(&row.figure)?,
            was: row.was,
            value: row.value,
            is_looser: row.is_looser,
            proposed_by: row.proposed_by,
            proposed_at: row.proposed_at,
            link_sha256: row.link_sha256,
            approved_by: row.approved_by,
            approved_at: row.approved_at,
            by_link: row.by_link,
            noticed_at: row.noticed_at,
            from_at: row.from_at,
            withdrawn_at: row.withdrawn_at,
        })
    }

    /// Whether it is in force, or was until another one.
    pub fn is_in_force(&self, at: Instant) -> bool {
        self.withdrawn_at.is_none() && self.from_at.is_some_and(|from| from <= at)
    }

    /// Whether it waits: for its approval, its notice or its day.
    pub fn waits(&self, at: Instant) -> bool {
        self.withdrawn_at.is_none() && !self.is_in_force(at)
    }

    /// How long it waits after the notice.
    pub fn notice(&self) -> SignedDuration {
        match self.by_link {
            true => NOTICE + ALONE,
            false => NOTICE,
        }
    }

    /// Whether this is the text of its mailed link.
    pub fn is_link(&self, secret: &str) -> bool {
        self.link_sha256.as_deref().is_some_and(|kept| kept == &sha256(secret)[..])
    }
}

fn sha256(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

/// A secret for a mailed link: the text, and its digest. Errors: `Internal`.
pub fn fresh_link() -> Result<(String, [u8; 32])> {
    let secret = format!("{:032x}{:032x}", u128::from_be_bytes(random()?), u128::from_be_bytes(random()?));
    let digest = sha256(&secret);
    Ok((secret, digest))
}

/// All changes, by which each figure is known at each moment.
#[derive(Clone, Debug, Default)]
pub struct Values(pub Vec<SettingChange>);

impl Values {
    /// The value of a figure at a moment.
    pub fn value(&self, figure: GuardedFigure, at: Instant) -> i32 {
        let past = self.0.iter().filter(|change| change.figure == figure && change.is_in_force(at));
        let last = past.max_by_key(|change| (change.from_at, change.id));
        last.map_or(figure.default_value(), |change| change.value)
    }

    /// The value in words.
    pub fn words(&self, figure: GuardedFigure, at: Instant) -> String {
        figure.words(self.value(figure, at))
    }

    /// The value for the middle of a text.
    pub fn phrase(&self, figure: GuardedFigure, at: Instant) -> Phrase {
        figure.phrase(self.value(figure, at))
    }

    /// How long a clock runs that begins at a moment.
    pub fn limit(&self, clock: Clock, at: Instant) -> Limit {
        match GuardedFigure::of_clock(clock) {
            Some(figure) => figure.limit(self.value(figure, at)),
            None => clock.limit(),
        }
    }

    /// The text of a promise with the value of its figure.
    pub fn told(&self, promise: &str, text: &str, at: Instant) -> String {
        match GuardedFigure::of_promise(promise) {
            Some(figure) => figure.told(text, self.value(figure, at)),
            None => text.to_owned(),
        }
    }

    /// The changes of a figure, the newest first.
    pub fn of_figure(&self, figure: GuardedFigure) -> impl Iterator<Item = &SettingChange> {
        self.0.iter().filter(move |change| change.figure == figure)
    }
}

/// The changes of a workspace; only the instance's own has any. Errors: the database's.
pub async fn values_of(client: &impl Seals, tenant: Uuid) -> Result<Values> {
    let rows = sql::changes().bind(client, &tenant, &CHANGES).all().await?;
    Ok(Values(rows.into_iter().filter_map(SettingChange::of).collect()))
}

/// The changes of the instance, read as nobody. Errors: the database's.
pub async fn values(platform: &Platform) -> Result<Values> {
    let reading = Reading::begin(platform).await?;
    let rows = sql::changes().bind(reading.pg(), &reading.tenant(), &CHANGES).all().await;
    reading.end().await;
    Ok(Values(rows?.into_iter().filter_map(SettingChange::of).collect()))
}

/// The changes of the instance, for a page of any workspace. Errors: the database's.
pub async fn values_seen(tx: &ReadTx) -> Result<Values> {
    at_instance_as(tx, NOBODY, values_of(tx, INSTANCE.uuid())).await
}

/// The value of a figure at a moment, in a transaction of the instance's own workspace. Errors: the
/// database's.
pub async fn value_at(client: &impl Seals, tenant: Uuid, figure: GuardedFigure, at: Instant) -> Result<i32> {
    let found = sql::value_in_force().bind(client, &tenant, &figure.as_str(), &at).opt().await?;
    Ok(found.unwrap_or(figure.default_value()))
}

/// How long a clock of the instance's own workspace runs that begins at a moment. In another workspace,
/// which does not see the changes, `Values::limit` says it. Errors: the database's.
pub async fn limit_at(client: &impl Seals, tenant: Uuid, clock: Clock, at: Instant) -> Result<Limit> {
    match GuardedFigure::of_clock(clock) {
        Some(figure) => Ok(figure.limit(value_at(client, tenant, figure, at).await?)),
        None => Ok(clock.limit()),
    }
}

/// Who changes a figure, and how.
#[derive(Clone, Copy, Debug)]
pub struct NewChange<'a> {
    /// The figure.
    pub figure: GuardedFigure,
    /// Its value now.
    pub was: i32,
    /// Its value then.
    pub value: i32,
    /// The digest of the mailed link, where there is one operator alone.
    pub link_sha256: Option<&'a [u8]>,
}

/// Keeps a change: a stricter one is in force from now on, and withdraws those that wait. Gives its id. Errors:
/// `value_unknown` at `figure`, where another operator proposes one just now; the database's.
pub async fn insert(client: &impl Seals, at: crate::casework::At, new: &NewChange<'_>) -> Result<Uuid> {
    let (id, is_looser) = (fresh_id(at.now)?, new.figure.is_looser(new.was, new.value));
    if !is_looser {
        sql::withdraw_waiting().bind(client, &at.by, &at.now, &at.tenant, &new.figure.as_str()).all().await?;
    }
    let at_once = (!is_looser).then_some(at.now);
    sql::insert_change()
        .params(
            client,
            &sql::InsertChangeParams {
                change: id,
                figure: new.figure.as_str(),
                was: new.was,
                value: new.value,
                is_looser,
                by: at.by,
                now: at.now,
                link_sha256: new.link_sha256,
                approved_by: at_once.map(|_| at.by),
                approved_at: at_once,
                from_at: at_once,
                tenant: at.tenant,
            },
        )
        .one()
        .await
        .on_constraint("setting_change_waits", Code::ValueUnknown, "figure")?;
    Ok(id)
}

/// A change, locked. Errors: the database's.
pub async fn lock_change(client: &impl Seals, tenant: Uuid, id: Uuid) -> Result<Option<SettingChange>> {
    let row = sql::change_locked().bind(client, &tenant, &id).opt().await?;
    Ok(row.and_then(SettingChange::of))
}

/// Approves a change. Errors: the database's.
pub async fn approve(client: &impl Seals, at: crate::casework::At, id: Uuid, by_link: bool) -> Result<()> {
    sql::approve_change().bind(client, &at.by, &at.now, &by_link, &at.tenant, &id).one().await?;
    Ok(())
}

/// Withdraws a change that waits. Errors: the database's.
pub async fn withdraw(client: &impl Seals, at: crate::casework::At, id: Uuid) -> Result<()> {
    sql::withdraw_change().bind(client, &at.by, &at.now, &at.tenant, &id).one().await?;
    Ok(())
}

/// How many people have one of these roles for good. Errors: the database's.
pub async fn count_operators(client: &impl Seals, tenant: Uuid, roles: &[&str]) -> Result<i64> {
    Ok(sql::count_operators().bind(client, &tenant, &roles).one().await?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn change(figure: GuardedFigure, value: i32, from: i64) -> SettingChange {
        SettingChange {
            id: Uuid::from_u128(u128::from(from.unsigned_abs())),
            figure,
            was: figure.default_value(),
            value,
            is_looser: figure.is_looser(figure.default_value(), value),
            proposed_by: Uuid::nil(),
            proposed_at: Instant::UNIX_EPOCH,
            link_sha256: None,
            approved_by: None,
            approved_at: None,
            by_link: false,
            noticed_at: None,
            from_at: Instant::from_second(from).ok(),
            withdrawn_at: None,
        }
    }

    #[test]
    fn a_value_holds_from_its_moment_until_the_next_and_a_default_before() {
        let figure = GuardedFigure::CustomerNotice;
        let gone = SettingChange { withdrawn_at: Some(Instant::UNIX_EPOCH), ..change(figure, 72, 5) };
        let values = Values(vec![change(figure, 48, 20), change(figure, 12, 10), gone]);
        for (at, value) in [(9, 24), (10, 12), (19, 12), (20, 48)] {
            assert_eq!(values.value(figure, Instant::from_second(at).expect("a moment")), value, "{at}");
        }
        assert_eq!(values.value(GuardedFigure::News, Instant::MAX), 14);
    }

    #[test]
    fn the_defaults_are_those_of_the_clocks() {
        for &clock in Clock::ALL {
            if let Some(figure) = GuardedFigure::of_clock(clock) {
                assert_eq!(figure.limit(figure.default_value()), clock.limit(), "{clock}");
            }
        }
    }

    #[test]
    fn a_text_has_the_value_in_force() {
        let text = "A report is acknowledged by a person within one business day.";
        let told = GuardedFigure::Acknowledgement.told(text, 3);
        assert_eq!(told, "A report is acknowledged by a person within 3 business days.");
        assert_eq!(GuardedFigure::News.told("every 14 days at least", 7), "every 7 days at least");
        let notice = GuardedFigure::CustomerNotice;
        assert_eq!(notice.told("Red at 24 h and stays", 48), "Red at 48 h and stays");
        assert_eq!(notice.told("reminder at 6, 12, 18, 22 h", 24), "reminder at 6, 12, 18, 22 h");
        assert!(!notice.told("reminder at 6, 12, 18, 22 h", 48).contains("22 h"));
        assert_eq!(GuardedFigure::Disclosure.told("Amber 60, red 90.", 120), "Amber 80, red 120.");
    }

    #[test]
    fn one_who_decided_alone_waits_a_week_longer() {
        let both = change(GuardedFigure::News, 20, 0);
        let alone = SettingChange { by_link: true, ..both.clone() };
        assert_eq!(alone.notice() - both.notice(), SignedDuration::from_hours(168));
    }

    proptest! {
        #[test]
        fn of_two_values_one_is_looser_and_no_value_is_beyond_the_bounds(one in 1i32..400, other in 1i32..400) {
            for &figure in GuardedFigure::ALL {
                let looser = (figure.is_looser(one, other), figure.is_looser(other, one));
                prop_assert_eq!(looser.0 || looser.1, one != other);
                prop_assert!(!(looser.0 && looser.1));
                let (low, high) = (figure.loosest().min(figure.strictest()), figure.loosest().max(figure.strictest()));
                prop_assert_eq!(figure.allows(one), (low..=high).contains(&one));
                prop_assert!(figure.allows(figure.default_value()));
            }
        }
    }
}
