//! The optional listener for Prometheus: figures about the program for the person who runs the machine.
//! Invariant: it listens only where the operator says and never on a public address; a figure names no
//! workspace and no person.

use crate::config::Config;
use crate::instance::{Instance, now};
use crate::listener::{self, Listener};
use crate::problem::{Problem, Result};
use audit::sequencer;
use axum::Router;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_TYPE, HeaderName};
use axum::routing::get;
use database::Access;
use kernel::day::Instant;
use platform::disk::{Room, Seen};
use web::edge::gate::Gate;
use web::edge::limits::Limits;

use assurance::backups::MADE;
use assurance::{evidence, results};
use platform::platform::Platform;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

/// Longest time for the head of a client's request.
const HEAD: Duration = Duration::from_secs(5);
/// The text format of Prometheus.
const TEXT: &str = "text/plain; version=0.0.4; charset=utf-8";

#[derive(Clone)]
struct Watched {
    platform: Arc<Platform>,
    access: Access,
}

/// The listener, while it listens.
pub struct Telling {
    listener: Listener,
}

/// Listens where the configuration says so. Errors: a public address, or it is taken.
pub async fn listen(instance: &Instance, config: &Config) -> Result<Option<Telling>> {
    let Some(address) = config.metrics else { return Ok(None) };
    if !is_private(address.ip()) {
        return Err(Problem::setup(format!(
            "metrics: {address}: figures are served on this machine or a private network only"
        )));
    }
    let taken = |why: std::io::Error| Problem::unavailable(format!("cannot listen on {address}: {why}"));
    let listener = std::net::TcpListener::bind(address).map_err(taken)?;
    let watched = Watched { platform: instance.platform.clone(), access: instance.access.clone() };
    let app = Router::new().route("/metrics", get(answer)).with_state(watched);
    let gate = Gate::new(Limits { head: HEAD, ..config.edge.limits() });
    Ok(Some(Telling { listener: listener::start(listener, app, Arc::new(gate), None)? }))
}

/// Whether strangers cannot reach the address: this machine's, or one of a private network.
fn is_private(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => v4.is_loopback() || v4.is_private() || v4.is_link_local(),
        IpAddr::V6(v6) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
    }
}

impl Telling {
    /// Stops at once: nothing it does takes long.
    pub async fn stop(self) {
        self.listener.stop(Duration::ZERO).await;
    }
}

async fn answer(State(watched): State<Watched>) -> (StatusCode, [(HeaderName, &'static str); 1], String) {
    let mut text = of_program(&watched.platform);
    // The program's own figures come even while the database is down: they may show why.
    let asked = told(&watched, now()).await.inspect_err(|error| {
        tracing::warn!(%error, "the figures of the database could not be told");
    });
    gauge(&mut text, "database_up", "Whether the database answers.", &[("", Some(i64::from(asked.is_ok())))]);
    text.extend(asked);
    (StatusCode::OK, [(CONTENT_TYPE, TEXT)], text)
}

/// The figures that need no database.
fn of_program(platform: &Platform) -> String {
    let mut text = platform.metrics.text();
    text.extend(platform.traces.get().map(|traces| traces.counts.text()));
    let disk = &platform.disk;
    let of = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
    let seen = disk.all();
    let each = |figure: fn(&Seen) -> u64| -> Vec<(String, Option<i64>)> {
        seen.iter().map(|disk| (format!("disk=\"{}\"", disk.what), Some(of(figure(disk))))).collect()
    };
    gauge_of(&mut text, "disk_free_bytes", "Room on each disk that is written to.", &each(|disk| disk.free));
    gauge_of(
        &mut text,
        "disk_size_bytes",
        "The size of each disk that is written to.",
        &each(|disk| disk.total),
    );
    let short = |disk: &Seen| u64::from(disk.room > Room::Plenty);
    gauge_of(&mut text, "disk_short", "Whether a disk is short of space.", &each(short));
    let refuses = i64::from(disk.takes_changes().is_err());
    gauge(
        &mut text,
        "changes_refused",
        "Whether changes are refused for want of room.",
        &[("", Some(refuses))],
    );
    let _ = writeln!(
        text,
        "# HELP steelyard_disk_full_total Requests refused for want of room.\n# TYPE steelyard_disk_full_total counter\n\
         steelyard_disk_full_total {}",
        disk.refusals()
    );
    let damage = &platform.damage;
    let damaged = i64::try_from(damage.many()).unwrap_or(i64::MAX).max(i64::from(damage.is_known()));
    gauge(
        &mut text,
        "damaged_pages",
        "Pages of the database that are damaged on the disk.",
        &[("", Some(damaged))],
    );
    let read = damage.read().map(|read| read.at.as_second());
    gauge(
        &mut text,
        "pages_read_timestamp_seconds",
        "When all pages of the database were last read through.",
        &[("", read)],
    );
    let waiting = [("", Some(of(disk.waiting())))];
    gauge(&mut text, "archive_waiting_bytes", "The database's log that waits for the backups.", &waiting);
    text
}

/// All figures of this moment. Errors: the database's.
async fn told(watched: &Watched, now: Instant) -> platform::error::Result<String> {
    let Watched { platform, access } = watched;
    let mut text = String::new();
    let (idle, used, waiting) = platform.connections();
    gauge(
        &mut text,
        "pool_connections",
        "Connections to the database.",
        &[("state=\"idle\"", Some(idle)), ("state=\"used\"", Some(used))],
    );
    gauge(&mut text, "pool_waiting", "Calls that wait for a connection.", &[("", Some(waiting))]);
    let looker = database::connect(&access.jobs).await.map_err(platform::error::Error::internal)?;
    let queue = mail::due(&looker, now).await?;
    gauge(&mut text, "mail_due", "Mails that could be sent now.", &[("", Some(queue.many))]);
    let age =
        |since: Option<Instant>| Some(since.map_or(0, |since| now.duration_since(since).as_secs().max(0)));
    gauge(&mut text, "mail_due_seconds", "How long the oldest of them is due.", &[("", age(queue.since))]);
    let unsealed = sequencer::unsealed_since(platform, &looker).await?;
    gauge(
        &mut text,
        "audit_lag_seconds",
        "How long the oldest event waits for its leaf.",
        &[("", age(unsealed))],
    );
    let [made] = evidence::last(platform, [MADE]).await?;
    // Without a backup there is no figure: the alert on its absence is the right one.
    let made = made.filter(|made| made.held).map(|made| now.duration_since(made.at).as_secs());
    gauge(&mut text, "backup_age_seconds", "How old the last good backup is.", &[("", made)]);
    let mut states: BTreeMap<&str, i64> = BTreeMap::new();
    for line in results::found(platform, now).await?.lines(now) {
        *states.entry(line.state).or_default() += 1;
    }
    let states: Vec<(String, Option<i64>)> =
        states.into_iter().map(|(state, many)| (format!("state=\"{state}\""), Some(many))).collect();
    gauge_of(&mut text, "promises", "Promises by state.", &states);
    Ok(text)
}

/// As `gauge`, with labels made at run time.
fn gauge_of(text: &mut String, name: &str, help: &str, values: &[(String, Option<i64>)]) {
    let values: Vec<(&str, Option<i64>)> =
        values.iter().map(|(label, value)| (label.as_str(), *value)).collect();
    gauge(text, name, help, &values);
}

/// Adds one figure by label; an unknown value is left out.
fn gauge(text: &mut String, name: &str, help: &str, values: &[(&str, Option<i64>)]) {
    let _ = writeln!(text, "# HELP steelyard_{name} {help}\n# TYPE steelyard_{name} gauge");
    for (label, value) in values.iter().filter_map(|(label, value)| value.map(|value| (label, value))) {
        let labels = if label.is_empty() { String::new() } else { format!("{{{label}}}") };
        let _ = writeln!(text, "steelyard_{name}{labels} {value}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_told_on_private_addresses_alone() {
        for (ip, private) in [
            ("127.0.0.1", true),
            ("10.1.2.3", true),
            ("::1", true),
            ("fd00::1", true),
            ("0.0.0.0", false),
            ("::", false),
            ("203.0.113.7", false),
            ("2001:db8::1", false),
        ] {
            assert_eq!(is_private(ip.parse().unwrap()), private, "{ip}");
        }
    }
}
