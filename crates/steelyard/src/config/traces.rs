//! Where traces go: `[traces]` in the file, `STEELYARD_TRACES_…` in the environment, `--traces-…` as flags.
//! Invariant: the program sends traces only where the operator says, and over TLS unless the collector is on
//! this machine.

use crate::problem::{Problem, Result};
use axum::http::Uri;
use clap::Args;
use serde::Deserialize;
use std::net::IpAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;

/// The collector's default path, for an address without one.
const PATH: &str = "/v1/traces";

/// The settings as flags and environment give them.
#[derive(Debug, Clone, Default, Args)]
pub struct TracesFlags {
    /// Collector that traces are sent to by OTLP over HTTP, such as `https://collector.example:4318`; off unless set
    #[arg(long, env = "STEELYARD_TRACES_ENDPOINT", global = true)]
    pub traces_endpoint: Option<String>,
    /// Certificate (PEM) of a CA to trust there besides the system's
    #[arg(long, env = "STEELYARD_TRACES_CA", global = true)]
    pub traces_ca: Option<PathBuf>,
    /// Trace one of this many requests [default: 1, each]
    #[arg(long, env = "STEELYARD_TRACES_ONE_OF", global = true)]
    pub traces_one_of: Option<NonZeroU32>,
}

/// The same settings in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct TracesFile {
    endpoint: Option<String>,
    ca: Option<PathBuf>,
    one_of: Option<NonZeroU32>,
}

/// The settings of traces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traces {
    /// The collector's whole address.
    pub endpoint: Uri,
    /// A further CA to trust.
    pub ca: Option<PathBuf>,
    /// One of this many requests is traced.
    pub one_of: NonZeroU32,
}

/// The effective settings of flags and file. Errors: an address that cannot be used.
pub(super) fn read(
    flags: &TracesFlags,
    file: &TracesFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Option<Traces>> {
    let endpoint = flags.traces_endpoint.as_ref().or(file.endpoint.as_ref());
    let endpoint = endpoint.map(|text| address(text)).transpose()?;
    let shown = endpoint.as_ref().map_or("off".into(), Uri::to_string);
    note("traces.endpoint", shown, flags.traces_endpoint.is_some(), file.endpoint.is_some());
    let ca = flags.traces_ca.clone().or_else(|| file.ca.clone());
    let shown = ca.as_ref().map_or("the system's".into(), |path| path.display().to_string());
    note("traces.ca", shown, flags.traces_ca.is_some(), file.ca.is_some());
    let one_of = flags.traces_one_of.or(file.one_of).unwrap_or(NonZeroU32::MIN);
    note("traces.one_of", one_of.to_string(), flags.traces_one_of.is_some(), file.one_of.is_some());
    Ok(endpoint.map(|endpoint| Traces { endpoint, ca, one_of }))
}

/// The collector's address. The error message leaves the address out: it may contain a password.
fn address(text: &str) -> Result<Uri> {
    let wrong = |why: &str| Problem::setup(format!("traces.endpoint: {why}"));
    let of_web = "an address such as https://collector.example:4318";
    let uri: Uri = text.parse().map_err(|_| wrong(of_web))?;
    let (Some(scheme), Some(authority)) = (uri.scheme_str(), uri.authority()) else {
        return Err(wrong(of_web));
    };
    if authority.as_str().contains('@') || uri.query().is_some() {
        return Err(wrong("a name, a port and a path; nothing to sign in with and nothing behind a ?"));
    }
    match scheme {
        "https" => {}
        "http" if is_this_machine(authority.host()) => {}
        "http" => return Err(wrong("http is for a collector on this machine; any other needs https")),
        _ => return Err(wrong(of_web)),
    }
    match uri.path() {
        "" | "/" => format!("{scheme}://{authority}{PATH}").parse().map_err(|_| wrong(of_web)),
        _ => Ok(uri),
    }
}

fn is_this_machine(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    host == "localhost" || bare.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &str) -> std::result::Result<Option<Traces>, String> {
        let file: TracesFile = toml::from_str(file).map_err(|why| why.to_string())?;
        read(&TracesFlags::default(), &file, &mut |_, _, _, _| {}).map_err(|why| why.words)
    }

    #[test]
    fn an_address_is_one_of_https_and_elsewhere_than_here_never_of_http() {
        assert_eq!(of(""), Ok(None));
        let sent_to =
            |text: &str| of(&format!("endpoint = \"{text}\"")).map(|it| it.expect("on").endpoint.to_string());
        for (set, whole) in [
            ("https://collector.example:4318", "https://collector.example:4318/v1/traces"),
            ("https://collector.example/", "https://collector.example/v1/traces"),
            ("https://collector.example/otlp/v1/traces", "https://collector.example/otlp/v1/traces"),
            ("http://127.0.0.1:4318", "http://127.0.0.1:4318/v1/traces"),
            ("http://[::1]:4318", "http://[::1]:4318/v1/traces"),
            ("http://localhost:4318", "http://localhost:4318/v1/traces"),
        ] {
            assert_eq!(sent_to(set).as_deref(), Ok(whole));
        }
        for (set, told) in [
            ("http://collector.example:4318", "any other needs https"),
            ("http://10.0.0.1:4318", "any other needs https"),
            ("grpc://collector.example:4317", "an address such as"),
            ("collector.example:4318", "an address such as"),
            ("", "an address such as"),
            ("https://me:zqsecret@collector.example", "nothing to sign in with"),
            ("https://collector.example/?key=zqsecret", "behind a ?"),
        ] {
            let why = sent_to(set).expect_err(set);
            assert!(why.contains(told) && !why.contains("zqsecret"), "{why}");
        }
    }

    #[test]
    fn one_of_none_cannot_be_traced() {
        let one_of = |text: &str| {
            of(&format!("endpoint = \"https://collector.example\"\none_of = {text}"))
                .map(|it| it.expect("on").one_of.get())
        };
        assert_eq!(one_of("10"), Ok(10));
        assert!(one_of("0").is_err() && one_of("0.1").is_err() && one_of("-1").is_err());
    }
}
