//! The settings of the edge: `[edge]` in the file; the proxies in front and the counting of requests are
//! flags too.
//! Invariant: without settings the defaults apply; every start logs each limit that is looser than its
//! default.

use crate::problem::{Problem, Result};
use clap::Args;
use serde::Deserialize;
use std::time::Duration;
use web::edge::limits::Limits;
use web::edge::peer::{ClientHeader, Range};

/// The settings as flags and environment give them.
#[derive(Debug, Clone, Default, Args)]
pub struct EdgeFlags {
    /// Address or range of a reverse proxy, such as 10.0.0.0/8: the client addresses that it names are
    /// trusted (may be given more than once)
    #[arg(long = "proxy", env = "STEELYARD_PROXY", value_delimiter = ',', global = true)]
    pub proxies: Vec<String>,
    /// Whether the requests of each address and account are limited: on or off, for benches [default: on]
    #[arg(long, env = "STEELYARD_EDGE_RATES", global = true)]
    pub edge_rates: Option<String>,
}

/// The same settings in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct EdgeFile {
    rates: Option<bool>,
    proxies: Vec<String>,
    forwarded: Option<String>,
    connections: Option<u32>,
    connections_per_address: Option<u32>,
    new_connections: Option<u32>,
    handshake_seconds: Option<u32>,
    head_seconds: Option<u32>,
    idle_seconds: Option<u32>,
    request_seconds: Option<u32>,
    requests_at_once: Option<u32>,
    requests_at_once_per_address: Option<u32>,
    requests: Option<u32>,
    account_requests: Option<u32>,
    door_forms: Option<u32>,
}

/// The effective settings of the edge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Edge {
    /// Whether a setting turns the counting of requests on or off; None: no setting, which means on where a
    /// shop is served.
    pub rates: Option<bool>,
    /// The limits that are looser than their defaults.
    pub loosened: Vec<&'static str>,
    limits: Limits,
}

impl Edge {
    /// The effective limits.
    pub fn limits(&self) -> Limits {
        match self.rates {
            Some(false) => self.limits.clone().unmeasured(),
            _ => self.limits.clone(),
        }
    }
}

/// The effective settings of flags and file. Errors: a malformed range or header name, or an empty value.
pub(super) fn read(
    flags: &EdgeFlags,
    file: &EdgeFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Edge> {
    let mut edge = Edge { rates: rates(flags, file)?, ..Edge::default() };
    note(
        "edge.rates",
        edge.rates.unwrap_or(true).to_string(),
        flags.edge_rates.is_some(),
        file.rates.is_some(),
    );
    let named = if flags.proxies.is_empty() { &file.proxies } else { &flags.proxies };
    let wrong = |why: String| Problem::setup(format!("edge.proxies: {why}"));
    edge.limits.proxies.at =
        named.iter().map(|range| range.trim().parse::<Range>().map_err(wrong)).collect::<Result<_>>()?;
    note("edge.proxies", named.join(", "), !flags.proxies.is_empty(), !file.proxies.is_empty());
    let said = file.forwarded.as_deref().unwrap_or("x-forwarded-for");
    edge.limits.proxies.said = match said.to_lowercase().as_str() {
        "x-forwarded-for" => ClientHeader::ForwardedFor,
        "forwarded" => ClientHeader::Forwarded,
        other => {
            return Err(Problem::setup(format!("edge.forwarded: {other}: x-forwarded-for or forwarded")));
        }
    };
    note("edge.forwarded", said.to_owned(), false, file.forwarded.is_some());
    if edge.rates == Some(false) {
        edge.loosened.push("edge.rates");
    }
    figures(&mut edge, file, note)?;
    Ok(edge)
}

fn rates(flags: &EdgeFlags, file: &EdgeFile) -> Result<Option<bool>> {
    match flags.edge_rates.as_deref() {
        None => Ok(file.rates),
        Some("on") => Ok(Some(true)),
        Some("off") => Ok(Some(false)),
        Some(other) => Err(Problem::setup(format!("edge-rates: {other}: it is on or off"))),
    }
}

fn figures(
    edge: &mut Edge,
    file: &EdgeFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<()> {
    let limits = &mut edge.limits;
    let loosened = &mut edge.loosened;
    let mut pick = |name: &'static str, set: Option<u32>, usual: u32| {
        let value = set.unwrap_or(usual);
        note(name, value.to_string(), false, set.is_some());
        if value > usual {
            loosened.push(name);
        }
        if value == 0 { Err(Problem::setup(format!("{name}: 0: nobody could come in"))) } else { Ok(value) }
    };
    for (name, set, figure) in [
        ("edge.connections", file.connections, &mut limits.connections),
        ("edge.connections_per_address", file.connections_per_address, &mut limits.connections_each),
        ("edge.requests_at_once", file.requests_at_once, &mut limits.at_work),
        ("edge.requests_at_once_per_address", file.requests_at_once_per_address, &mut limits.at_work_each),
    ] {
        *figure = pick(name, set, u32::try_from(*figure).unwrap_or(u32::MAX))? as usize;
    }
    for (name, set, figure) in [
        ("edge.handshake_seconds", file.handshake_seconds, &mut limits.handshake),
        ("edge.head_seconds", file.head_seconds, &mut limits.head),
        ("edge.idle_seconds", file.idle_seconds, &mut limits.idle),
        ("edge.request_seconds", file.request_seconds, &mut limits.request),
    ] {
        let usual = u32::try_from(figure.as_secs()).unwrap_or(u32::MAX);
        *figure = Duration::from_secs(pick(name, set, usual)?.into());
    }
    for (name, set, limit) in [
        ("edge.new_connections", file.new_connections, &mut limits.arrivals),
        ("edge.requests", file.requests, &mut limits.requests),
        ("edge.account_requests", file.account_requests, &mut limits.account),
        ("edge.door_forms", file.door_forms, &mut limits.doors),
    ] {
        limit.times = pick(name, set, limit.times)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(flags: &EdgeFlags, file: &str) -> std::result::Result<Edge, String> {
        let file: EdgeFile = toml::from_str(file).map_err(|why| why.to_string())?;
        read(flags, &file, &mut |_, _, _, _| {}).map_err(|why| why.words)
    }

    #[test]
    fn tighter_is_taken_without_a_word_and_looser_is_told() {
        let usual = of(&EdgeFlags::default(), "").expect("fine");
        assert_eq!((usual.limits(), usual.loosened), (Limits::default(), vec![]));
        let tight =
            of(&EdgeFlags::default(), "connections = 50\nhead_seconds = 5\nrequests = 60").expect("fine");
        assert_eq!((tight.limits().connections, tight.limits().requests.times), (50, 60));
        assert_eq!((tight.limits().head, tight.loosened), (Duration::from_secs(5), vec![]));
        let loose = of(&EdgeFlags::default(), "idle_seconds = 600\naccount_requests = 301").expect("fine");
        assert_eq!(loose.loosened, ["edge.idle_seconds", "edge.account_requests"]);
        let flags = EdgeFlags { edge_rates: Some("off".into()), ..EdgeFlags::default() };
        let off = of(&flags, "rates = true").expect("fine");
        assert!(off.loosened == ["edge.rates"] && off.limits().account.times > 1_000_000);
    }

    #[test]
    fn proxies_are_named_by_address_or_range() {
        let flags = EdgeFlags { proxies: vec!["10.0.0.0/8".into(), " ::1".into()], ..EdgeFlags::default() };
        let edge = of(&flags, "proxies = [\"192.0.2.1\"]\nforwarded = \"Forwarded\"").expect("fine");
        let proxies = edge.limits().proxies;
        let is_one = |ip: &str| proxies.is_one(ip.parse().expect("an address"));
        assert!(is_one("10.7.7.7") && is_one("::1") && !is_one("192.0.2.1"), "a flag wins over the file");
        assert_eq!(proxies.said, ClientHeader::Forwarded);
        for (file, told) in [
            ("proxies = [\"everybody\"]", "such as 10.0.0.0/8"),
            ("forwarded = \"x-real-ip\"", "edge.forwarded"),
            ("connections = 0", "nobody could come in"),
            ("speed = 1", "speed"),
        ] {
            let why = of(&EdgeFlags::default(), file).expect_err(file);
            assert!(why.contains(told), "{why}");
        }
    }
}
