//! The figures that the instance promises, changed by those who run it.
//! Invariant: a stricter figure is in force at once. A looser one needs a second operator, or a mailed link
//! where there is none; it is in force after the notice of every workspace.

pub mod page;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::day::Instant;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::role::Role;
use lifecycle::casework::At;
use lifecycle::settings::{self, GuardedFigure, NewChange, SettingChange};
use mail::Notice;
use mail::messages::settings as messages;
use platform::action::{Action, Query};
use platform::error::Result;
use platform::fields::{Count, Secret};
use platform::input;
use platform::input::unfit;
use platform::tx::{Change, ReadTx, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

/// The roles that may operate the instance.
const OPERATE: [Role; 2] = [Role::Owner, Role::Admin];
/// How long the mailed link works.
const LINK: jiff::SignedDuration = jiff::SignedDuration::from_hours(72);

fn at(tx: &Tx) -> At {
    At { tenant: tx.tenant(), by: tx.person(), now: tx.now }
}

input! {
    /// A figure with another value.
    pub struct ProposeSetting {
        /// The figure.
        figure: GuardedFigure,
        /// Its value then.
        value: Count,
    }
}

/// The answer to each step: the change and where it stands.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SettingStep {
    /// The change.
    pub change: Uuid,
    /// Whether the figure is looser than before.
    pub is_looser: bool,
    /// Since when it is in force; null: it waits.
    pub from: Option<Instant>,
    /// Whether a link was mailed to the one operator.
    pub link_mailed: bool,
}

/// Whether a figure may get this value. Errors: 422 at `value` and at `figure`.
fn may_propose(figure: GuardedFigure, was: i32, value: i32, one_waits: bool) -> Ruled<()> {
    if value == was {
        return Err(unfit("value", "This is the value in force."));
    }
    if !figure.allows(value) {
        return Err(Refusal::new(Code::NumberRange).field("value"));
    }
    match one_waits && figure.is_looser(was, value) {
        true => Err(unfit("figure", "Another change of this figure waits. Withdraw it first.")),
        false => Ok(()),
    }
}

/// Whether there is no second operator.
async fn is_alone(tx: &Tx) -> Result<bool> {
    let roles = OPERATE.map(Role::as_str);
    Ok(settings::count_operators(tx, tx.tenant(), &roles).await? <= 1)
}

impl Action for ProposeSetting {
    const NAME: &'static str = "instance.setting.propose";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str =
        "Changes a promised figure: a stricter one at once; a looser one is proposed to a second operator.";
    type Output = SettingStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SettingStep>> {
        let (figure, value, at) = (self.figure, self.value.0, at(tx));
        let values = settings::values_of(&*tx, at.tenant).await?;
        let was = values.value(figure, tx.now);
        may_propose(figure, was, value, values.of_figure(figure).any(|it| it.waits(tx.now)))?;
        let is_looser = figure.is_looser(was, value);
        let link = if is_looser && is_alone(tx).await? { Some(settings::fresh_link()?) } else { None };
        let link_sha256 = link.as_ref().map(|(_, sha256)| &sha256[..]);
        let change = settings::insert(&*tx, at, &NewChange { figure, was, value, link_sha256 }).await?;
        if let Some((secret, _)) = &link {
            let words = messages::alone(figure.label(), &figure.words(value));
            let link = format!("/w/{}/instance/settings?link={secret}&change={change}", tx.workspace.slug);
            let told = Notice { words, link, about: change, until: tx.now + LINK };
            mail::tell(&*tx, tx.now, (at.tenant, at.by), &OPERATE, &told).await?;
        }
        let told = json!({ "figure": figure, "was": was, "value": value, "is_looser": is_looser });
        let from = (!is_looser).then_some(tx.now);
        let step = SettingStep { change, is_looser, from, link_mailed: link.is_some() };
        Ok(tx.record(Change::of(change).before(json!({ "value": was })).after(told), step))
    }
}

input! {
    /// A looser figure that is approved.
    pub struct ApproveSetting {
        /// The change.
        change: Uuid,
        /// The secret of the mailed link, where there is one operator alone.
        link: Option<Secret>,
    }
}

/// Whether this person may approve the change. Gives whether it is by the mailed link, which works for its three days and while
/// there is no second operator. Errors: 422 at `change` and at `link`.
fn may_approve(
    change: &SettingChange,
    by: Uuid,
    link: Option<&str>,
    is_alone: bool,
    now: Instant,
) -> Ruled<bool> {
    if change.approved_at.is_some() || !change.waits(now) {
        return Err(unfit("change", "This was approved or withdrawn before."));
    }
    match link.filter(|link| !link.is_empty()) {
        Some(_) if !is_alone => Err(unfit("link", "There is another operator now, who has to approve this.")),
        Some(secret) if change.is_link(secret) && now < change.proposed_at + LINK => Ok(true),
        Some(_) => Err(unfit("link", "This is not the mailed link of this change.")),
        None if change.proposed_by == by => {
            Err(unfit("change", "Another operator has to approve what you proposed."))
        }
        None => Ok(false),
    }
}

/// The change, locked. Errors: `not_found` at `change`; the database's.
async fn lock_change(tx: &Tx, change: Uuid) -> Result<SettingChange> {
    let found = settings::lock_change(tx, tx.tenant(), change).await?;
    found.ok_or_else(|| Refusal::new(Code::NotFound).field("change").into())
}

impl Action for ApproveSetting {
    const NAME: &'static str = "instance.setting.approve";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Approves a looser figure, as a second operator or by the mailed link; every workspace gets a notice.";
    type Output = SettingStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SettingStep>> {
        let found = lock_change(tx, self.change).await?;
        let is_alone = is_alone(tx).await?;
        let link = self.link.as_ref().map(Secret::as_str);
        let by_link = may_approve(&found, tx.person(), link, is_alone, tx.now)?;
        settings::approve(&*tx, at(tx), found.id, by_link).await?;
        let told = json!({ "figure": found.figure, "value": found.value, "by_link": by_link });
        let step = SettingStep { change: found.id, is_looser: true, from: None, link_mailed: false };
        Ok(tx.record(Change::of(found.id).after(told), step))
    }
}

input! {
    /// A change that is not to come into force.
    pub struct WithdrawSetting {
        /// The change.
        change: Uuid,
    }
}

/// Whether a change can be withdrawn. Errors: 422 at `change`.
fn may_withdraw(change: &SettingChange, now: Instant) -> Ruled<()> {
    match change.waits(now) {
        true => Ok(()),
        false => Err(unfit("change", "This is in force, or was withdrawn before. Propose another value.")),
    }
}

impl Action for WithdrawSetting {
    const NAME: &'static str = "instance.setting.withdraw";
    const NEEDS: Permission = Permission::InstanceOperate;
    const SUMMARY: &'static str = "Withdraws a looser figure that is not in force yet.";
    type Output = SettingStep;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<SettingStep>> {
        let found = lock_change(tx, self.change).await?;
        may_withdraw(&found, tx.now)?;
        settings::withdraw(&*tx, at(tx), found.id).await?;
        let told = json!({ "figure": found.figure, "withdrawn": true });
        let step =
            SettingStep { change: found.id, is_looser: found.is_looser, from: None, link_mailed: false };
        Ok(tx.record(Change::of(found.id).after(told), step))
    }
}

input! {
    /// The figures.
    pub struct ListSettings {}
}

/// The figures that the instance promises.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SettingList {
    /// One line for each.
    pub rows: Vec<SettingLine>,
    /// The changes, the newest first.
    pub changes: Vec<SettingChangeLine>,
}

/// A figure as it stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SettingLine {
    /// The figure.
    pub figure: GuardedFigure,
    /// Its value in force.
    pub value: i32,
    /// Its value where nobody changed it.
    pub default: i32,
    /// The loosest value that anybody may set.
    pub loosest: i32,
    /// The promise that states it.
    pub promise: String,
}

/// A change of a figure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SettingChangeLine {
    /// The change.
    pub change: Uuid,
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
    /// When it was approved.
    pub approved_at: Option<Instant>,
    /// Since when it is in force; null: not known yet.
    pub from: Option<Instant>,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Instant>,
    /// Whether it still waits.
    pub waits: bool,
}

impl SettingChangeLine {
    fn of(change: SettingChange, now: Instant) -> SettingChangeLine {
        SettingChangeLine {
            waits: change.waits(now),
            change: change.id,
            figure: change.figure,
            was: change.was,
            value: change.value,
            is_looser: change.is_looser,
            proposed_by: change.proposed_by,
            proposed_at: change.proposed_at,
            approved_at: change.approved_at,
            from: change.from_at,
            withdrawn_at: change.withdrawn_at,
        }
    }
}

impl Query for ListSettings {
    const NAME: &'static str = "instance.settings";
    const NEEDS: Permission = Permission::InstanceRead;
    const SUMMARY: &'static str =
        "Lists the figures that the instance promises, what is in force and what comes.";
    type Output = SettingList;

    async fn fetch(self, tx: &ReadTx) -> Result<SettingList> {
        let values = settings::values_of(tx, tx.tenant()).await?;
        let line = |figure: &GuardedFigure| SettingLine {
            figure: *figure,
            value: values.value(*figure, tx.now),
            default: figure.default_value(),
            loosest: figure.loosest(),
            promise: figure.promise().to_owned(),
        };
        let rows = GuardedFigure::ALL.iter().map(line).collect();
        let changes = values.0.into_iter().map(|change| SettingChangeLine::of(change, tx.now)).collect();
        Ok(SettingList { rows, changes })
    }
}
