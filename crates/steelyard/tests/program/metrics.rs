//! The metrics for Prometheus of a program whose operator turned them on.
//! Invariant: the served address exposes none, and no address does unless the operator turned them on.

use crate::common::served;
use served::Served;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::process::Command;

fn scraped(port: u16) -> String {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("the address");
    stream.write_all(b"GET /metrics HTTP/1.1\r\nhost: here\r\nconnection: close\r\n\r\n").expect("sent");
    let mut text = String::new();
    stream.read_to_string(&mut text).expect("an answer");
    text
}

#[test]
fn the_figures_are_told_where_the_operator_says_and_nowhere_else() {
    let port = served::free_port();
    let served = Served::with(&["--backup", "off", "--metrics", &format!("127.0.0.1:{port}")]);
    let cookies = served.signed_up();
    assert_eq!(served.get("/w/plain/account", &cookies).expect("a page").status, 200);
    assert_eq!(served.get("/metrics", &cookies).expect("an answer").status, 404);
    let text = scraped(port);
    assert!(text.starts_with("HTTP/1.1 200"), "{text}");
    for line in [
        "steelyard_http_request_seconds_count{route=\"/w/{slug}/account\",status=\"2xx\"} 1",
        "steelyard_http_request_seconds_bucket{route=\"/sign-up\",status=\"3xx\",le=\"+Inf\"} 1",
        "steelyard_pool_waiting 0",
        "steelyard_mail_due 1",
        "steelyard_promises{state=\"unknown\"}",
        "steelyard_audit_lag_seconds",
    ] {
        assert!(text.contains(line), "{line} is missing in {text}");
    }
    let (_, figures) = text.split_once("\r\n\r\n").expect("a body");
    let tells = |name: &str| figures.lines().any(|line| line.starts_with(&format!("{name} ")));
    assert!(!tells("steelyard_backup_age_seconds"), "there is no backup: {text}");
    assert!(!figures.contains("plain"), "no workspace is named: {text}");
}

#[test]
fn a_public_address_is_refused() {
    let folder = std::env::temp_dir().join(format!("steelyard-metrics-{}", std::process::id()));
    let ran = Command::new(env!("CARGO_BIN_EXE_steelyard"))
        .args(["serve", "--log", "error", "--backup", "off", "--metrics", "0.0.0.0:0"])
        .args(["--listen", "127.0.0.1:0", "--data"])
        .arg(&folder)
        .output()
        .expect("the program");
    assert_eq!(ran.status.code(), Some(78), "{}", String::from_utf8_lossy(&ran.stderr));
    std::fs::remove_dir_all(folder).expect("gone");
}
