//! Where security events are passed on to: `log_forward` in the file, `STEELYARD_LOG_FORWARD…` in the
//! environment, `--log-forward…` as flags.
//! Invariant: nothing is passed on unless the operator says so; without TLS, only to this machine.

use super::File;
use crate::problem::{Problem, Result};
use clap::Args;
use platform::outgoing::delivery::is_this_machine;
use std::path::PathBuf;

/// The ports of syslog over TLS (RFC 5425) and of syslog over TCP (RFC 6587).
const TLS: u16 = 6514;
const TCP: u16 = 601;

/// The settings as flags and environment give them.
#[derive(Debug, Clone, Default, Args)]
pub struct ForwardFlags {
    /// Machine that security events are passed on to by syslog, such as tls://logs.example:6514, or tcp://127.0.0.1:601
    /// for a program on this machine; off unless set
    #[arg(long, env = "STEELYARD_LOG_FORWARD", global = true)]
    pub log_forward: Option<String>,
    /// Certificate (PEM) of a CA to trust there besides the system's
    #[arg(long, env = "STEELYARD_LOG_FORWARD_CA", global = true)]
    pub log_forward_ca: Option<PathBuf>,
}

/// Where security events go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forward {
    /// The name of the machine.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// Whether it is reached over TLS; otherwise it is this machine.
    pub tls: bool,
    /// A further CA to trust.
    pub ca: Option<PathBuf>,
}

/// The effective settings of flags and file. Errors: an address that cannot be used.
pub(super) fn read(
    flags: &ForwardFlags,
    file: &File,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Option<Forward>> {
    let (to, ca) = (file.log_forward.as_ref(), file.log_forward_ca.as_ref());
    let target = flags.log_forward.as_ref().or(to).map(|text| address(text)).transpose()?;
    let shown = target.as_ref().map_or("off".into(), |(host, port, tls)| {
        format!("{}://{host}:{port}", if *tls { "tls" } else { "tcp" })
    });
    note("log_forward", shown, flags.log_forward.is_some(), to.is_some());
    let trusted = flags.log_forward_ca.as_ref().or(ca).cloned();
    let shown = trusted.as_ref().map_or("the system's".into(), |path| path.display().to_string());
    note("log_forward_ca", shown, flags.log_forward_ca.is_some(), ca.is_some());
    Ok(target.map(|(host, port, tls)| Forward { host, port, tls, ca: trusted }))
}

/// The machine, its port, and whether it is reached over TLS.
fn address(text: &str) -> Result<(String, u16, bool)> {
    let wrong = |why: &str| Problem::setup(format!("log_forward: {why}"));
    let form = "an address such as tls://logs.example:6514";
    let (tls, place) = match text.split_once("://") {
        Some(("tls", place)) => (true, place),
        Some(("tcp", place)) => (false, place),
        _ => return Err(wrong(form)),
    };
    let usual = if tls { TLS } else { TCP };
    let (host, port) = match place.rsplit_once(':') {
        // An address of IPv6 has its colons in brackets.
        Some((host, port)) if !port.ends_with(']') => (host, port.parse().map_err(|_| wrong(form))?),
        _ => (place, usual),
    };
    let host = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
    let fits = |sign: char| sign.is_ascii_alphanumeric() || ".-:".contains(sign);
    if host.is_empty() || port == 0 || !host.chars().all(fits) {
        return Err(wrong(form));
    }
    if !tls && !is_this_machine(host) {
        return Err(wrong("tcp is for a program on this machine; any other needs tls"));
    }
    Ok((host.to_owned(), port, tls))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(to: &str) -> std::result::Result<(String, u16, bool), String> {
        let file = File { log_forward: Some(to.to_owned()), ..File::default() };
        let read = read(&ForwardFlags::default(), &file, &mut |_, _, _, _| {});
        read.map(|it| it.expect("on")).map(|it| (it.host, it.port, it.tls)).map_err(|why| why.words)
    }

    #[test]
    fn without_tls_events_go_to_this_machine_alone() {
        assert_eq!(read(&ForwardFlags::default(), &File::default(), &mut |_, _, _, _| {}).ok(), Some(None));
        for (set, host, port, tls) in [
            ("tls://logs.example", "logs.example", 6514, true),
            ("tls://logs.example:7000", "logs.example", 7000, true),
            ("tls://[2001:db8::7]", "2001:db8::7", 6514, true),
            ("tcp://127.0.0.1:514", "127.0.0.1", 514, false),
            ("tcp://[::1]:514", "::1", 514, false),
            ("tcp://localhost", "localhost", 601, false),
        ] {
            assert_eq!(of(set), Ok((host.to_owned(), port, tls)), "{set}");
        }
        for (set, told) in [
            ("tcp://logs.example", "any other needs tls"),
            ("tcp://10.0.0.1:514", "any other needs tls"),
            ("udp://127.0.0.1", "an address such as"),
            ("logs.example:6514", "an address such as"),
            ("tls://", "an address such as"),
            ("tls://me:secret@logs.example", "an address such as"),
            ("tls://logs.example:0", "an address such as"),
            ("tls://logs.example:x", "an address such as"),
            ("tls://logs.example/path", "an address such as"),
        ] {
            let why = of(set).expect_err(set);
            assert!(why.contains(told) && !why.contains("secret"), "{why}");
        }
    }
}
