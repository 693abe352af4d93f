//! Every place of the program that opens a connection, and which setting names the host there.
//! Invariant: a new place fails until somebody adds it here, and its host to `config/outgoing.rs` where a setting names
//! it: otherwise the register of suppliers would not cover it.

use crate::tidy::none;
use crate::tidy::source::sources;
use steelyard::config::outgoing;
use steelyard::config::{Config, Flags};

/// The texts by which code opens a connection or looks up a name.
const OPENS: [&str; 12] = [
    "TcpStream::connect",
    "TcpSocket",
    "UdpSocket",
    "UnixStream::connect",
    "to_socket_addrs",
    "lookup_host(",
    "ureq::",
    "hyper::client",
    "AsyncSmtpConnection",
    "SmtpTransport",
    "NoTls",
    "Directory::discover",
];

/// Where that is, and whose host it is: a setting, or none because it never leaves.
const PLACES: [(&str, &str); 13] = [
    ("crates/assurance/src/client.rs", "none: the checks ask this instance"),
    ("crates/assurance/src/probes/edge.rs", "none: so too"),
    ("crates/assurance/src/probes/transport.rs", "none: so too"),
    ("crates/database/src/access.rs", "database_url"),
    ("crates/mail/src/smtp.rs", "mail.host"),
    ("crates/platform/src/outgoing.rs", "sign_in.providers, traces.endpoint"),
    ("crates/platform/src/outgoing/delivery.rs", "log_forward"),
    ("crates/platform/src/printers.rs", "printers.allow"),
    ("crates/sell/src/registers/tests.rs", "none: tests"),
    ("crates/steelyard/src/acme/order.rs", "acme.directory"),
    ("crates/steelyard/src/advisories.rs", "advisories.from"),
    ("crates/steelyard/src/client.rs", "none: the commands call the instance that their flags name"),
    ("crates/testing/src/lib.rs", "none: tests"),
];

/// Who uses the two clients that others share, and for which setting.
const USERS: [(&str, &str); 4] = [
    ("crates/assurance/src/probes/events.rs", "none: the check listens itself"),
    ("crates/identity/src/federated.rs", "sign_in.providers"),
    ("crates/steelyard/src/forward.rs", "log_forward"),
    ("crates/steelyard/src/traces/collector.rs", "traces.endpoint"),
];

/// What differs between the places in the sources and those of a list.
fn differences(texts: &[&str], places: &[(&str, &str)]) -> Vec<String> {
    let found: Vec<String> = sources(&[".rs"])
        .iter()
        .filter(|file| file.path.starts_with("crates/"))
        .filter(|file| {
            let code = file.shipped();
            texts.iter().any(|text| code.contains(text))
        })
        .map(|file| file.path.clone())
        .collect();
    let unknown = found.iter().filter(|path| !places.iter().any(|(place, _)| place == path));
    let gone = places.iter().filter(|(place, _)| !found.iter().any(|path| path == place));
    unknown
        .map(|path| format!("{path} opens connections and is not listed"))
        .chain(gone.map(|(place, _)| format!("{place} opens none any more")))
        .collect()
}

#[test]
fn every_place_that_opens_a_connection_is_known_with_its_setting() {
    none("connections", differences(&OPENS, &PLACES));
    none(
        "users of shared clients",
        differences(&["Http::new(", "Receiver::new(", "Receiver::on_this"], &USERS),
    );
}

#[test]
fn a_place_that_is_not_listed_is_found() {
    let without = &PLACES[1..];
    assert_eq!(differences(&OPENS, without).len(), 1);
    let more: Vec<(&str, &str)> =
        PLACES.iter().copied().chain([("crates/kernel/src/lib.rs", "none")]).collect();
    assert_eq!(differences(&OPENS, &more).len(), 1);
}

#[test]
fn the_settings_of_the_places_are_those_whose_hosts_are_told() {
    let text = include_str!("../../src/config/outgoing.rs");
    let settings =
        PLACES.iter().chain(&USERS).map(|(_, setting)| *setting).filter(|it| !it.starts_with("none"));
    for setting in settings.flat_map(|all| all.split(", ")) {
        assert!(text.contains(&format!("found.add(\"{setting}\"")), "{setting}");
    }
}

#[test]
fn without_a_setting_the_program_talks_to_nobody() {
    let data = std::env::temp_dir().join(format!("steelyard-nobody-{}", std::process::id()));
    let config = Config::read(&Flags { data: Some(data), ..Flags::default() }).expect("the defaults");
    assert!(outgoing::hosts(&config).is_empty());
}
