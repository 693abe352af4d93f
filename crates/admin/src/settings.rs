//! The settings of a workspace: the values of api.md that differ from their defaults.
//! Invariant: only differences are stored; every change has a reason; two people cannot overwrite each other;
//! a security setting is never looser than the instance's, and every Owner gets a mail about its change.

pub mod chosen;
pub mod closing;
pub mod details;
pub mod page;
#[cfg(test)]
mod tests;

use self::chosen::{AnyValue, Chosen};
use admin_queries::settings as sql;
use catalogue::{Phrase, say};
use identity::sessions;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::country::Country;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use mail::messages;
use platform::action::{Action, Query};
use platform::error::{Error, Result};
use platform::fields::{Count, Name, Text};
use platform::input;
use platform::input::{Field, Shape, read};
use platform::settings::Settings;
use platform::tx::{Change, ReadTx, Recorded, Tx, Workspace};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};

/// The settings in force, by name, with the country's usual rounding filled in. Errors: `Internal`.
fn in_force(settings: &Settings, country: Country) -> Result<Map<String, Value>> {
    let Value::Object(mut all) = serde_json::to_value(settings).map_err(Error::internal)? else {
        return Err(Error::internal("settings are an object"));
    };
    all.insert("round_off_to_minor".into(), settings.round_off_to(country).into());
    Ok(all)
}

/// The settings that differ from the defaults. Errors: `Internal` if the values are no settings.
fn to_store(all: &Map<String, Value>, country: Country) -> Result<Value> {
    serde_json::from_value::<Settings>(Value::Object(all.clone())).map_err(Error::internal)?;
    let usual = in_force(&Settings::default(), country)?;
    let differs = all.iter().filter(|(name, value)| usual.get(*name) != Some(*value));
    Ok(Value::Object(differs.map(|(name, value)| (name.clone(), value.clone())).collect()))
}

// ---- settings ----

input! {
    /// One setting to change.
    pub struct ChangeSetting {
        /// Its name: rate_stale_hours.
        key: Name,
        /// Its new value, in the setting's own form.
        value: AnyValue,
        /// Why.
        reason: Text,
    }
}

input! {
    /// Several settings to change, as the page sends them.
    pub struct UpdateSettings {
        /// The settings that change.
        set: Chosen,
        /// Why.
        reason: Text,
        /// The workspace's version as seen; absent: whatever it is.
        version: Option<Count>,
    }
}

/// The answer to a change of settings.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Changed {
    /// The names of the changed settings.
    pub changed: Vec<String>,
    /// Counts the workspace's changes.
    pub version: i32,
}

impl ChangeSetting {
    /// The setting, typed by its name. Errors: `value_unknown` at `key`, and those of the value's own type.
    fn chosen(&self) -> Ruled<Chosen> {
        let key = self.key.as_str();
        let Shape::Object(members) = Chosen::shape() else { return Err(Code::InternalError.into()) };
        if !members.iter().any(|member| member.name == key) {
            return Err(Refusal::new(Code::ValueUnknown).field("key"));
        }
        let at_value = |mut refusal: Refusal| {
            refusal.faults.iter_mut().for_each(|fault| fault.field = "value".into());
            refusal
        };
        let chosen: Chosen = read(&json!({ key: self.value.0 })).map_err(at_value)?;
        chosen.judge("").map_err(at_value)?;
        Ok(chosen)
    }
}

impl Action for ChangeSetting {
    const NAME: &'static str = "workspace.settings.change";
    const NEEDS: Permission = Permission::SettingsWrite;
    const SUMMARY: &'static str = "Changes one setting.";
    type Output = Changed;

    fn check(&self) -> Ruled<()> {
        self.chosen().map(drop)
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Changed>> {
        apply(tx, (&self.chosen()?, "value"), &self.reason, None).await
    }
}

impl Action for UpdateSettings {
    const NAME: &'static str = "workspace.settings.update";
    const NEEDS: Permission = Permission::SettingsWrite;
    const SUMMARY: &'static str = "Changes several settings at once.";
    type Output = Changed;

    fn check(&self) -> Ruled<()> {
        self.set.judge("set.")
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Changed>> {
        apply(tx, (&self.set, "set.anomaly_closes_hour"), &self.reason, self.version).await
    }
}

/// The security settings: sign-in and recovery. Those of the watch have a prefix of their own.
const SECURITY: [&str; 7] = [
    "session_idle_minutes",
    "till_idle_minutes",
    "session_hours",
    "second_factor_for_all",
    "magic_link",
    "recovery_wait_hours",
    "billing_confirm_days",
];
const WATCH: &str = "anomaly_";

fn is_of_security(name: &str) -> bool {
    SECURITY.contains(&name) || name.starts_with(WATCH)
}

/// A day's working hours must end after they start, or nothing would be unusual. Errors: `value_unknown` at
/// `at`.
fn opens_before_it_closes(after: &Map<String, Value>, at: &str) -> Ruled<()> {
    let hour = |name: &str| after.get(name).and_then(Value::as_i64).unwrap_or_default();
    match hour("anomaly_opens_hour") < hour("anomaly_closes_hour") {
        true => Ok(()),
        false => Err(Refusal::new(Code::ValueUnknown).field(at)),
    }
}

/// The time for which the mail about a change is worth sending.
pub(crate) const NEWS: SignedDuration = SignedDuration::from_hours(72);

/// A change of a security setting requires a proof given just now (api.md, step-up), and mails a notice to
/// every Owner. Errors: `step_up_required`.
async fn guard(tx: &Tx, was: &Map<String, Value>, now: &Map<String, Value>, reason: &Text) -> Result<()> {
    let text = |of: &Map<String, Value>, name: &str| of.get(name).map(Value::to_string).unwrap_or_default();
    let changed: Vec<Phrase> = now
        .keys()
        .filter(|name| is_of_security(name))
        .map(|name| {
            let (setting, is, before) = (name.replace('_', " "), text(now, name), text(was, name));
            say!("{setting}: {is} instead of {before}", setting, is, before)
        })
        .collect();
    if changed.is_empty() {
        return Ok(());
    }
    if !sessions::is_fresh(tx) {
        return Err(Code::StepUpRequired.into());
    }
    let words =
        messages::settings::security(&tx.workspace, &tx.member.name, changed, reason.as_str(), tx.now);
    let link = format!("/w/{}/settings", tx.workspace.slug);
    mail::tell_owners(tx, words, link, tx.now + NEWS).await
}

/// Applies the chosen settings; `hours` is the field that sets when a day ends.
async fn apply(
    tx: &Tx,
    (chosen, hours): (&Chosen, &str),
    reason: &Text,
    seen: Option<Count>,
) -> Result<Recorded<Changed>> {
    let country = tx.workspace.country;
    let before = in_force(&tx.workspace.settings, country)?;
    let mut after = before.clone();
    after.extend(chosen.values());
    opens_before_it_closes(&after, hours)?;
    let stored = to_store(&after, country)?;
    let of = version_seen(&tx.workspace, seen)?;
    let version = sql::change_settings().bind(tx, &stored, &tx.tenant(), &of).opt().await?;
    let version = version.ok_or(Code::VersionStale)?;
    let differs = |(name, value): &(&String, &Value)| before.get(*name) != Some(*value);
    let now: Map<String, Value> = after.iter().filter(differs).map(|(k, v)| (k.clone(), v.clone())).collect();
    let was: Map<String, Value> =
        now.keys().filter_map(|name| Some((name.clone(), before.get(name)?.clone()))).collect();
    guard(tx, &was, &now, reason).await?;
    let changed = now.keys().cloned().collect();
    let change = Change::of("settings").before(was.into()).after(now.into()).reason(Some(reason.as_str()));
    Ok(tx.record(change, Changed { changed, version }))
}

/// The version that must still be current when the change is written. Errors: `version_stale`.
fn version_seen(workspace: &Workspace, seen: Option<Count>) -> Ruled<i32> {
    match seen {
        Some(seen) if seen.0 != workspace.version => Err(Code::VersionStale.into()),
        _ => Ok(workspace.version),
    }
}

// ---- asking ----

input! {
    /// Asks for the workspace's settings.
    pub struct WorkspaceSettings {}
}

/// The workspace and its settings in force.
#[derive(Debug, Serialize, JsonSchema)]
pub struct SettingsShown {
    /// Its name.
    pub name: String,
    /// Its address in the browser.
    pub slug: String,
    /// ISO 3166.
    pub country: Country,
    /// ISO 4217.
    pub currency: String,
    /// IANA zone.
    pub timezone: String,
    /// First month and day of the financial year.
    pub fy_start: (i8, i8),
    /// Address text.
    pub location: Option<String>,
    /// State code (India).
    pub state: Option<String>,
    /// GSTIN.
    pub gstin: Option<String>,
    /// ABN.
    pub abn: Option<String>,
    /// Registered for GST.
    pub gst_registered: bool,
    /// GLN.
    pub gln: Option<String>,
    /// Every setting, defaults included.
    #[schemars(with = "Settings")]
    pub settings: Map<String, Value>,
    /// Counts the workspace's changes.
    pub version: i32,
}

impl Query for WorkspaceSettings {
    const NAME: &'static str = "workspace.settings";
    const NEEDS: Permission = Permission::WorkspaceRead;
    const SUMMARY: &'static str = "Shows the workspace's details and every setting in force.";
    type Output = SettingsShown;

    async fn fetch(self, tx: &ReadTx) -> Result<SettingsShown> {
        let workspace = tx.workspace.clone();
        Ok(SettingsShown {
            settings: in_force(&workspace.settings, workspace.country)?,
            timezone: workspace.zone.iana_name().unwrap_or("UTC").to_owned(),
            name: workspace.name,
            slug: workspace.slug,
            country: workspace.country,
            currency: workspace.currency.code,
            fy_start: workspace.fy_start,
            location: workspace.location,
            state: workspace.state,
            gstin: workspace.gstin,
            abn: workspace.abn,
            gst_registered: workspace.gst_registered,
            gln: workspace.gln,
            version: workspace.version,
        })
    }
}
