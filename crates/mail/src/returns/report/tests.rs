//! Reports as mail servers write them, and as nobody should.

use super::*;
use proptest::prelude::*;
use uuid::Uuid;

fn name() -> MailName {
    MailName { mail: Uuid::from_u128(7), tenant: Uuid::from_u128(9) }
}

/// A report as Postfix writes it.
fn postfix(action: &str, status: &str, id: &str) -> String {
    format!(
        "Return-Path: <>\r\nTo: returns@shop.example\r\nSubject: Undelivered Mail Returned to Sender\r\n\
         MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status;\r\n\
         \tboundary=\"4B1.17/mx.example\"\r\n\r\nThis is a MIME-encapsulated message.\r\n\r\n\
         --4B1.17/mx.example\r\nContent-Description: Notification\r\nContent-Type: text/plain\r\n\r\n\
         I'm sorry: Status: 5.0.0\r\n\r\n\
         --4B1.17/mx.example\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.example\r\nArrival-Date: Mon, 20 Apr 2026 05:00:00 +0000\r\n\r\n\
         Final-Recipient: rfc822; accounts@shop.example\r\nAction: {action}\r\nStatus: {status}\r\n\
         Diagnostic-Code: smtp; 550 5.1.1 nobody\r\n    of that name\r\n\r\n\
         --4B1.17/mx.example\r\nContent-Type: message/rfc822\r\n\r\n\
         From: post@shop.example\r\nMessage-ID:\r\n {id}\r\nSubject: x\r\n\r\nStatus: 5.9.9\r\n\r\n\
         --4B1.17/mx.example--\r\n"
    )
}

fn id() -> String {
    format!("<{}@shop.example>", name().message_id())
}

fn status(text: &str) -> Status {
    Status::permanent(text).expect("a permanent one")
}

#[test]
fn a_report_says_which_mail_and_why() {
    let report = of_message(postfix("failed", "5.1.1", &id()).as_bytes()).expect("a report");
    assert_eq!(report, Report { name: name(), status: status("5.1.1"), recipient: None });
    let bare = postfix("FAILED", "5.1.1 (unknown)", &id())
        .replace("\r\n", "\n")
        .replace("message/rfc822", "Text/RFC822-Headers; charset=x");
    assert_eq!(of_message(bare.as_bytes()), Some(report));
}

#[test]
fn a_report_without_the_mail_is_known_by_the_address_it_came_to() {
    let to = name().address(("returns", "shop.example"));
    let text = postfix("failed", "5.2.1", "<x@y>")
        .replace("To: returns@shop.example", &format!("Delivered-To: {to}"));
    assert_eq!(of_message(text.as_bytes()).map(|it| (it.name, it.status)), Some((name(), status("5.2.1"))));
}

#[test]
fn what_is_no_permanent_failure_of_ours_is_no_report() {
    for (action, status, id) in [
        ("delayed", "4.4.1", id()),
        ("delayed", "5.1.1", id()),
        ("failed", "4.4.1", id()),
        ("delivered", "2.0.0", id()),
        ("failed", "5.1", id()),
        ("failed", "5.1.1.1", id()),
        ("failed", "5.1.1234", id()),
        ("failed", "5..1", id()),
        ("failed", "", id()),
        ("failed", "5.1.1", "<somebody@else.example>".into()),
        ("failed", "5.1.1", String::new()),
    ] {
        assert_eq!(of_message(postfix(action, status, &id).as_bytes()), None, "{action} {status} {id}");
    }
    let text = postfix("failed", "5.1.1", &id());
    for (from, to) in [
        ("multipart/report", "multipart/mixed"),
        ("boundary=", "bound="),
        ("message/delivery-status", "text/plain"),
        ("boundary=\"4B1.17/mx.example\"", "boundary=\"\""),
    ] {
        assert_eq!(of_message(text.replace(from, to).as_bytes()), None, "{from} as {to}");
    }
}

#[test]
fn no_more_is_read_than_the_limit() {
    let text = postfix("failed", "5.1.1", &id());
    let long = text.replace("I'm sorry", &"x".repeat(MOST));
    assert_eq!(of_message(long.as_bytes()), None, "the status is behind the limit");
    let long = text.replace("Status: 5.9.9", &"x".repeat(2 * MOST));
    assert!(of_message(long.as_bytes()).is_some(), "the mail's own text is cut off");
}

#[test]
fn a_report_as_json_names_the_mail_and_may_name_its_recipient() {
    let sent = |text: &str| of_json(text.replace("ID", &id()).as_bytes());
    let all = r#"{"message_id":"ID","recipient":"a@b.example","status":"5.1.1","diagnostic":"nobody there"}"#;
    let report = Report { name: name(), status: status("5.1.1"), recipient: Some("a@b.example".into()) };
    assert_eq!(sent(all), Some(report));
    assert!(sent(r#"{"message_id":"ID","status":"5.7.1"}"#).is_some_and(|it| it.recipient.is_none()));
    let much = format!(r#"{{"message_id":"ID","status":"5.1.1","diagnostic":"{}"}}"#, "x".repeat(5000));
    for text in [
        r#"{"recipient":"a@b.example","status":"5.1.1"}"#,
        r#"{"message_id":"ID","status":"4.2.2"}"#,
        r#"{"message_id":"ID","status":5.1}"#,
        r#"{"message_id":"ID","status":"5.1.1","more":"x"}"#,
        r#"{"message_id":"<x@y>","status":"5.1.1"}"#,
        r#"[{"message_id":"ID","status":"5.1.1"}]"#,
        "{",
        "",
        much.as_str(),
    ] {
        assert_eq!(sent(text), None, "{text}");
    }
}

#[test]
fn a_status_is_written_as_it_was_read() {
    assert_eq!(status("5.1.10 nobody").to_string(), "5.1.10");
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2000)) {
        let _ = (of_message(&bytes), of_json(&bytes));
    }

    /// A true report with bytes changed, removed and put in.
    #[test]
    fn a_damaged_report_names_no_mail_but_one_that_stands_in_it(
        cuts in proptest::collection::vec((0_usize..1400, any::<u8>(), 0_u8..3), 1..12),
    ) {
        let mut bytes = postfix("failed", "5.1.1", &id()).into_bytes();
        for (at, byte, how) in cuts {
            let at = at.min(bytes.len() - 1);
            match how {
                0 => bytes[at] = byte,
                1 => drop(bytes.remove(at)),
                _ => bytes.insert(at, byte),
            }
        }
        if let Some(report) = of_message(&bytes) {
            let text = String::from_utf8_lossy(&bytes).to_ascii_lowercase();
            prop_assert!(text.contains(&report.name.message_id()), "{}", text);
        }
    }

    #[test]
    fn a_head_that_never_ends_is_read_in_bounds(lines in 0_usize..4000, text in "[a-z: \t]{0,40}") {
        let head = format!("Status: x\n{}", format!(" {text}\n").repeat(lines));
        prop_assert!(field(&head, "status").is_some_and(|value| value.len() <= 2 * VALUE + 1));
    }
}
