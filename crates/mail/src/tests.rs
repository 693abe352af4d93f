//! The rules of mail: when it is tried again, what a reply means, its texts. Sending itself is tested against
//! a real server, in `crates/steelyard/tests/program/mail.rs`.

use super::sender::{Next, next};
use super::smtp::{Failure, Letter, Security, Server, Smtp, of_reply};
use crate::messages::{self, Words, invitation, whole};
use crate::returns::tag::MailName;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use kernel::contacts::Contacts;
use kernel::country::Country;
use kernel::environment::Environment;
use kernel::id::TenantId;
use kernel::money::Currency;
use platform::tx::Workspace;

fn workspace(name: &str) -> Workspace {
    Workspace {
        tenant: TenantId::from_uuid(uuid::Uuid::nil()),
        slug: "sona".into(),
        name: name.into(),
        country: Country::India,
        currency: Currency { code: "INR".into(), minor_digits: 2 },
        zone: TimeZone::get("Asia/Kolkata").expect("a zone"),
        fy_start: (4, 1),
        state: None,
        gstin: None,
        abn: None,
        gst_registered: false,
        location: None,
        gln: None,
        settings: serde_json::from_str("{}").expect("the defaults"),
        version: 1,
        ends_at: None,
        read_only_since: None,
    }
}

fn local(tls: Security) -> Server {
    Server {
        host: "localhost".into(),
        port: 25,
        tls,
        ca: None,
        user: None,
        from: "post@shop.example".into(),
        returns_to: None,
        origin: "https://shop.example".into(),
    }
}

fn at(text: &str) -> Timestamp {
    text.parse().expect("a moment")
}

#[test]
fn waits_grow_and_end_after_some_days() {
    let (begin, mut now, mut tries) = (at("2026-04-20T05:00:00Z"), at("2026-04-20T05:00:00Z"), 1);
    let mut last = SignedDuration::ZERO;
    while let Next::Wait(due) = next(Failure::Unreachable, tries, now) {
        let wait = due.duration_since(now);
        assert!(wait >= last, "try {tries} waits {wait:?} after {last:?}");
        (now, last, tries) = (due, wait, tries + 1);
    }
    let days = now.duration_since(begin).as_hours() / 24;
    assert!((3..=5).contains(&days), "given up after {days} days");
    assert_eq!(tries, 11);
}

#[test]
fn what_the_server_will_never_take_is_given_up_at_once_and_nothing_else_is() {
    for (failure, given_up) in [
        (Failure::Refused, true),
        (Failure::Unknown, true),
        (Failure::Address, true),
        (Failure::Busy, false),
        (Failure::SignIn, false),
        (Failure::Tls, false),
        (Failure::Unreachable, false),
        (Failure::Slow, false),
        (Failure::Unreadable, false),
    ] {
        let next = next(failure, 1, at("2026-04-20T05:00:00Z"));
        assert_eq!(next == Next::GiveUp, given_up, "{failure:?}");
    }
}

#[test]
fn a_reply_says_later_never_nobody_there_or_who_are_you() {
    for (status, words, failure) in [
        (421, "", Failure::Busy),
        (450, "4.1.1 later", Failure::Busy),
        (451, "", Failure::Busy),
        (452, "", Failure::Busy),
        (530, "5.7.0 sign in", Failure::SignIn),
        (535, "", Failure::SignIn),
        (550, "permanent error (550): no such person", Failure::Unknown),
        (550, "permanent error (550): 5.1.1 <a@b.example> 5.7.1", Failure::Unknown),
        (550, "permanent error (550): 5.2.1 mailbox disabled", Failure::Unknown),
        (550, "permanent error (550): 5.7.1 looks like spam", Failure::Refused),
        (553, "", Failure::Unknown),
        (552, "5.2.2 mailbox full", Failure::Refused),
        (552, "", Failure::Refused),
        (554, "", Failure::Refused),
        (554, "5.1.1 no such person", Failure::Unknown),
    ] {
        assert_eq!(of_reply(status, words), failure, "{status} {words}");
    }
}

#[test]
fn an_invitation_says_who_where_as_what_and_until_when() {
    let Words { kind, subject, text } =
        invitation(&workspace("Sona Rekha"), "Asha", &["Cashier", "Maker"], at("2026-04-27T05:00:00Z"));
    let (subject, text) = (subject.to_string(), text.to_string());
    assert_eq!((kind, subject.as_str()), ("invitation", "Asha invites you to Sona Rekha"));
    assert!(text.starts_with("Asha invites you to work in Sona Rekha, as Cashier, Maker."), "{text}");
    assert!(text.contains("until 27 April 2026, 10:30 (Asia/Kolkata)"), "{text}");
    let sent = whole(&text, "https://sona.example", Some("/join/steelyard_x"), "");
    assert!(sent.ends_with("\n\nhttps://sona.example/join/steelyard_x\n"), "{sent}");
}

#[test]
fn a_notice_ends_with_the_addresses_of_the_operator_and_a_bill_does_not() {
    let both = Contacts { security: "security@shop.example".into(), support: "help@shop.example".into() };
    let foot = "Questions: help@shop.example\nReports of weaknesses: security@shop.example";
    assert_eq!(messages::foot(messages::INCIDENT, &both), foot);
    assert_eq!(messages::foot(messages::PAPER, &both), "", "a bill is the shop's own");
    assert_eq!(messages::foot(messages::INCIDENT, &Contacts::default()), "");
    let server = Smtp::new(local(Security::Asked)).expect("settings");
    let (to, link) = ("nila@shop.example", Some("/w/sona/notices"));
    let letter = Letter { name: name(), to, subject: "x", text: "x", link, foot, attachment: None };
    let message = server.message(&letter, at("2026-04-20T05:00:00Z")).expect("a message");
    let sent = String::from_utf8(message.formatted()).expect("text").replace("\r\n", "\n");
    assert!(
        sent.trim_end().ends_with(&format!("\n\nhttps://shop.example/w/sona/notices\n\n{foot}")),
        "{sent}"
    );
}

#[test]
fn what_people_typed_makes_no_line_of_its_own() {
    let hostile = "Sona\r\nBcc: all@shop.example\r\n\r\nhttps://evil.example/";
    let words = invitation(&workspace(hostile), hostile, &["Cashier"], at("2026-04-27T05:00:00Z"));
    assert!(!words.subject.to_string().contains(['\r', '\n']), "{}", words.subject);
    assert!(
        words.text.to_string().lines().all(|line| !line.starts_with("Bcc") && !line.starts_with("https"))
    );
}

#[test]
fn mail_about_an_account_says_what_to_do_and_hides_no_second_link_in_a_name() {
    let (at, hostile) =
        (at("2026-04-20T05:00:00Z"), "x\r\n\r\nhttps://evil.example/\r\nBcc: all@shop.example");
    let all = [
        messages::verify(at),
        messages::reset(at),
        messages::link(at),
        messages::addresses::leave(hostile, at),
        messages::addresses::take(at),
        messages::addresses::change_notice(hostile, at),
        messages::password_changed(at),
        messages::burst(at, true),
        messages::burst(at, false),
        messages::burst_of_factors(at, true),
        messages::burst_of_factors(at, false),
        messages::choose_password(at),
        messages::last_step(at),
        messages::recovery_asked(hostile, Some(hostile), at),
        messages::recovery_of(hostile, hostile, hostile, Some(hostile), at),
        messages::recovery_asked_by_owner(hostile, hostile, Some(hostile), at),
        messages::recovery_of_member(hostile, hostile, hostile, Some(hostile), at),
        messages::recovery_finished(hostile, at),
        messages::grant(hostile, hostile, "Auditor", hostile, at),
        messages::authenticator_added(hostile, at),
        messages::passkey_added(hostile, at),
        messages::provider(hostile, true, at),
        messages::factor_removed(hostile, at),
        messages::codes_renewed(at),
        messages::pin_changed(hostile, true, at),
        messages::recovery_code_used(at),
        messages::new_browser(hostile, Some(hostile), at),
    ];
    for Words { kind, subject, text } in all {
        let (subject, text) = (subject.to_string(), text.to_string());
        assert!(!subject.contains(['\r', '\n']) && subject.chars().count() <= 60, "{subject}");
        assert!(text.lines().all(|line| !line.starts_with("https") && !line.starts_with("Bcc")), "{text}");
        assert!(
            text.contains("If it was not you") || text.contains("If not") || text.contains("If you did not")
        );
        assert!(text.contains("20 April 2026, 05:00 (UTC)") && kind.len() <= 40, "{text}");
    }
}

#[test]
fn what_people_typed_makes_no_line_of_the_head_and_every_script_arrives() {
    let server = Smtp::new(local(Security::Asked)).expect("settings");
    let letter = |to, subject| Letter {
        name: name(),
        to,
        subject,
        text: "नमस्ते",
        link: None,
        foot: "",
        attachment: None,
    };
    let written = |to, subject| {
        let message = server.message(&letter(to, subject), at("2026-04-20T05:00:00Z"))?;
        Some(String::from_utf8(message.formatted()).expect("text"))
    };
    let message = written("nila@shop.example", "सोना\r\nBcc: all@shop.example").expect("a message");
    assert!(message.is_ascii() && message.contains("Subject: =?utf-8?"), "{message}");
    let (head, _) = message.split_once("\r\n\r\n").expect("head and body");
    assert!(head.lines().all(|line| !line.starts_with("Bcc")), "{head}");
    for address in
        ["nila@shop.example\r\nBcc: all@shop.example", "<nila@shop.example>", "nila", "a@b@c.example"]
    {
        assert_eq!(written(address, "x"), None, "{address:?}");
    }
}

fn name() -> MailName {
    MailName { mail: uuid::Uuid::from_u128(7), tenant: uuid::Uuid::from_u128(9) }
}

#[test]
fn a_mail_is_returned_to_an_address_of_its_own() {
    let letter = Letter {
        name: name(),
        to: "nila@shop.example",
        subject: "x",
        text: "x",
        link: None,
        foot: "",
        attachment: None,
    };
    let from = |returns_to: Option<&str>| {
        let server = Server { returns_to: returns_to.map(str::to_owned), ..local(Security::Asked) };
        let server = Smtp::new(server)?;
        let message = server.message(&letter, at("2026-04-20T05:00:00Z")).expect("a message");
        let envelope = server.envelope(&letter, &message).expect("an envelope");
        let text = String::from_utf8(message.formatted()).expect("text");
        assert_eq!(MailName::of_message_id(header_of(&text, "Message-ID")), Some(name()));
        Ok::<_, String>(envelope.from().map(ToString::to_string).unwrap_or_default())
    };
    assert_eq!(from(None).as_deref(), Ok("post@shop.example"));
    let own = from(Some("returns@shop.example")).expect("an address");
    assert!(own.starts_with("returns+") && own.ends_with("@shop.example"), "{own}");
    assert_eq!(MailName::of_addresses(&own), Some(name()));
    for wrong in ["returns", "much-too-long-for-it@shop.example", "returns+x@shop.example", ""] {
        assert!(from(Some(wrong)).expect_err(wrong).starts_with("mail.returns_to"), "{wrong}");
    }
}

fn header_of<'a>(message: &'a str, name: &str) -> &'a str {
    let start = format!("{name}: ");
    message.lines().find_map(|line| line.strip_prefix(start.as_str())).unwrap_or_default()
}

#[test]
fn outside_production_one_address_gets_every_mail_and_its_subject_says_so() {
    let server = Smtp::new(local(Security::Asked)).expect("settings");
    assert!(!server.is_for_one());
    let server = server.for_one("tester@shop.example", Environment::Staging).expect("an address");
    let (to, subject) = ("nila@real.example", "An invitation");
    let letter = Letter { name: name(), to, subject, text: "x", link: None, foot: "", attachment: None };
    let message = server.message(&letter, at("2026-04-20T05:00:00Z")).expect("a message");
    let whole = String::from_utf8(message.formatted()).expect("text");
    assert!(whole.contains("To: tester@shop.example") && !whole.contains("nila@real.example"), "{whole}");
    assert!(server.is_for_one() && whole.contains("Subject: [staging] An invitation"), "{whole}");
    let envelope = message.envelope();
    assert_eq!(envelope.to().iter().map(ToString::to_string).collect::<Vec<_>>(), ["tester@shop.example"]);
    let server = Smtp::new(local(Security::Asked)).expect("settings");
    assert!(server.for_one("nobody", Environment::Staging).is_err());
}

#[test]
fn without_tls_a_server_is_this_machine() {
    let server = |host: &str, tls| Server { host: host.into(), ..local(tls) };
    for (host, fine) in [("localhost", true), ("127.0.0.1", true), ("::1", true), ("mail.example", false)] {
        assert_eq!(Smtp::new(server(host, Security::None)).is_ok(), fine, "{host}");
    }
    assert!(Smtp::new(server("mail.example", Security::Asked)).is_ok());
    let nobody = Server { from: "the shop".into(), ..server("localhost", Security::None) };
    assert!(Smtp::new(nobody).err().expect("no address").contains("mail.from"));
}
