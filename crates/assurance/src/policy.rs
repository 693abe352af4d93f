//! The policy as text, made from the register and the operator's details, in versions that never change.
//! Invariant: each version shows the text that was stored then; every changed word makes a new version.

use crate::register::{PROMISES, Promise};
use assurance_queries::policy as sql;
use kernel::day::Instant;
use lifecycle::settings::{self, Values};
use platform::error::Result;
use platform::instance::{Finding, Reading, note};
use platform::platform::Platform;
use serde_json::json;
use web::site::About;

/// One version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// 1, 2, 3 ….
    pub number: i32,
    /// Since when it is in force.
    pub since: Instant,
    /// Its text.
    pub text: String,
}

/// The text of the policy at a moment: the operator, the contacts, and each promise with its figure.
pub fn text(about: &About, values: &Values, now: Instant) -> String {
    let named = |value: &str| if value.is_empty() { "not named yet".to_owned() } else { value.to_owned() };
    let head = format!(
        "Operator: {}\nReports of weaknesses: {}\nQuestions: {}\n",
        named(&about.operator),
        named(&about.security),
        named(&about.support)
    );
    PROMISES.iter().fold(head, |text, promise| text + &clause(promise, values, now))
}

fn clause(promise: &Promise, values: &Values, now: Instant) -> String {
    let set_to = promise.set_to(values, now).map(|figure| format!("Set to: {figure}\n")).unwrap_or_default();
    let told = |text: &str| values.told(promise.id, text, now);
    format!("\n## {}\n{}\n{set_to}", told(promise.title), told(promise.statement))
}

/// Every version, the newest first. Errors: the database's.
pub async fn versions(platform: &Platform) -> Result<Vec<Version>> {
    let reading = Reading::begin(platform).await?;
    let found = sql::policies().bind(reading.pg(), &reading.tenant()).all().await;
    let versions = found.map_err(Into::into).and_then(|found| opened(&reading, found));
    reading.end().await;
    versions
}

fn opened(reading: &Reading, found: Vec<sql::Policies>) -> Result<Vec<Version>> {
    let version = |row: sql::Policies| -> Result<Option<Version>> {
        let Some(after) = reading.after(row.event_id, &row.content)? else { return Ok(None) };
        let number = after["version"].as_i64().and_then(|number| i32::try_from(number).ok());
        let text = after["text"].as_str().map(str::to_owned);
        Ok(number.zip(text).map(|(number, text)| Version { number, since: row.at, text }))
    };
    found.into_iter().filter_map(|row| version(row).transpose()).collect()
}

/// Makes a new version where the text differs from the one in force. Errors: the database's.
pub async fn publish(platform: &Platform, about: &About, now: Instant) -> Result<()> {
    let values = settings::values(platform).await?;
    let (text, latest) = (text(about, &values, now), versions(platform).await?.into_iter().next());
    let number = match latest {
        Some(latest) if latest.text == text => return Ok(()),
        Some(latest) => latest.number + 1,
        None => 1,
    };
    let after = json!({ "version": number, "text": text });
    note(platform, now, Finding { action: "policy.publish".into(), code: None, after }).await
}

/// The lines that a version adds to the one before, and the lines that it removes.
pub fn changes<'a>(before: &'a str, now: &'a str) -> (Vec<&'a str>, Vec<&'a str>) {
    let missing = |from: &'a str, of: &str| {
        let there: Vec<&str> = of.lines().collect();
        from.lines().filter(|line| !there.contains(line)).collect()
    };
    (missing(now, before), missing(before, now))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_names_who_promises_and_every_promise() {
        let about = About { operator: "Quoll Creek".into(), ..About::default() };
        let text = text(&about, &Values::default(), Instant::UNIX_EPOCH);
        assert!(text.starts_with("Operator: Quoll Creek\nReports of weaknesses: not named yet\n"), "{text}");
        assert!(PROMISES.iter().all(|promise| text.contains(promise.statement)));
    }

    #[test]
    fn a_change_is_told_by_its_lines() {
        assert_eq!(changes("a\nb\n", "a\nc\n"), (vec!["c"], vec!["b"]));
        assert_eq!(changes("a\n", "a\n"), (vec![], vec![]));
    }
}
