//! The whole life of reports of weaknesses: their states, their mails and their pages.
//! Invariant: an operator acts, and a stranger or an Owner sees what they may see.

use super::page::{Forms, ReportPage, ReportsPage};
use super::public::{FormPage, ReceiptPage, StatusPage};
use super::publications::{AdvisoriesPage, CreditsPage, RulesPage, advisory_json, atom, credits_json};
use super::reads::{GetReport, ListReports, ReportLine, ReportShown};
use super::*;
use askama::Template;
use catalogue::Phrase;
use kernel::contacts::Contacts;
use kernel::day::{Instant, parse_instant};
use lifecycle::weakness::Credit;
use lifecycle::weakness::outside::{self, NewReport, PublicAdvisory, PublicCredit, Receipt};
use mail::messages::reports::CODE;
use mail::returns::letter::Letter;
use platform::call::Call;
use platform::error::Error;
use serde_json::Value;
use std::sync::Arc;
use testing::{Posted, Shop};
use uuid::Uuid;
use web::csrf;
use web::view::{Chrome, FormState};

const HOSTILE: &str = "<script>alert('x')</script>\"";
/// Friday 20 November 2026, 10:00 by the clock of the instance.
const FRIDAY: &str = "2026-11-20T10:00:00Z";

fn at(text: &str) -> Instant {
    parse_instant(text).expect("a moment")
}

fn new_report(address: Option<&str>) -> NewReport {
    NewReport {
        weakness: "Notes of others are shown".into(),
        place: "/notes".into(),
        steps: "Open it as Mia".into(),
        reporter: Some("Asha".into()),
        address: address.map(Into::into),
        credit: Some(Credit { name: "Asha R.".into(), link: Some("https://asha.example".into()) }),
    }
}

/// A call of a stranger from this address.
fn from(ip: &str, now: Instant) -> Call {
    Call { ip: Some(ip.into()), ..testing::call(now, None) }
}

async fn send_report(shop: &Shop, now: &str) -> Receipt {
    let new = new_report(Some("asha@mail.example"));
    outside::receive(&shop.platform, &from("198.51.100.7", at(now)), ("", ""), &new).await.expect("a receipt")
}

/// The clocks of a report that run, by when they are due.
async fn open_clocks(ops: &Shop, number: i32) -> Vec<(String, String)> {
    let shown = ops.ask::<GetReport>("ops", json!({ "number": number })).await.expect("a report");
    let clocks = shown["clocks"].as_array().expect("clocks").iter();
    let text = |clock: &Value, name: &str| clock[name].as_str().unwrap_or_default().to_owned();
    clocks
        .filter(|clock| clock["stopped_at"].is_null())
        .map(|clock| (text(clock, "clock"), text(clock, "due_at")))
        .collect()
}

fn clock_names(clocks: &[(String, String)]) -> Vec<&str> {
    clocks.iter().map(|(clock, _)| clock.as_str()).collect()
}

fn letter(from: &str, subject: &str, text: &str) -> Letter {
    Letter { from: from.into(), subject: subject.into(), text: text.into() }
}

/// The words of a report's events of a kind, each with whether the reporter sees it.
async fn words_of(ops: &Shop, number: i32, what: &str) -> Vec<(String, bool)> {
    let shown = ops.ask::<GetReport>("ops", json!({ "number": number })).await.expect("a report");
    let events = shown["events"].as_array().expect("events").iter().filter(|event| event["what"] == what);
    events
        .map(|event| (event["words"].as_str().unwrap_or_default().into(), event["is_public"] == true))
        .collect()
}

#[tokio::test]
async fn a_letter_becomes_a_report_and_an_answer_that_quotes_its_link_a_message() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let call = testing::call(at(FRIDAY), None);
    let take =
        async |letter: Letter| outside::receive_letter(&ops.platform, &call, &letter).await.expect("kept");
    let number = take(letter("asha@mail.example", "Notes are shown", "Open /notes as Mia")).await;
    assert_eq!(clock_names(&open_clocks(&ops, number).await), ["acknowledgement", "disclosure"]);
    let receipts = ops.mails().await;
    let receipt = receipts.iter().find(|mail| mail.address == "asha@mail.example").expect("the link");
    let quoted = format!("It is still so.\n> https://shop.example{}\n", receipt.link);
    // From another address of hers, and without the number: the link alone counts.
    assert_eq!(take(letter("asha@work.example", "Re: news", &quoted)).await, number);
    let written = words_of(&ops, number, "reporter_message").await;
    assert_eq!(written.len(), 1);
    assert!(written[0].0.starts_with("It is still so.") && written[0].1, "{written:?}");
    let secret = receipt.link.rsplit('/').next().expect("a secret");
    assert!(!written[0].0.contains(secret), "those who run the instance do not get the link");
}

#[tokio::test]
async fn a_letter_with_the_sender_and_the_number_of_a_report_is_not_taken_for_its_reporter() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let receipt = send_report(&ops, FRIDAY).await;
    let number = receipt.number;
    let call = testing::call(at(FRIDAY), None);
    let take =
        async |letter: Letter| outside::receive_letter(&ops.platform, &call, &letter).await.expect("kept");
    let (subject, forged) = (format!("Re: WR-{number}"), "I take it back: it is no weakness");
    assert_eq!(take(letter("asha@mail.example", &subject, forged)).await, number);
    assert_ne!(
        take(letter("eve@mail.example", &subject, forged)).await,
        number,
        "of another sender: a new report"
    );
    assert_eq!(words_of(&ops, number, "reporter_message").await, []);
    assert_eq!(words_of(&ops, number, "unproved_letter").await, [(forged.to_owned(), false)]);
    assert!(ops.told("instance.report.write").await.is_empty(), "the reporter wrote nothing");
    let told = ops.mails().await;
    assert!(told.iter().all(|mail| !mail.subject.contains("The reporter of")), "{told:?}");
    assert!(told.iter().any(|mail| mail.subject == format!("A letter names WR-{number}")), "{told:?}");
    let guessed = format!("See https://shop.example{}", outside::page_of(&"0".repeat(64)));
    assert_ne!(
        take(letter("eve@mail.example", "Notes", &guessed)).await,
        number,
        "a link that nobody was given"
    );
}

#[tokio::test]
async fn a_report_comes_in_while_the_instance_can_only_be_read() {
    let ops = Shop::jeweller().await.operators().await;
    let since = Some(at(FRIDAY));
    lifecycle::containment::set_read_only_of(&ops.platform, ops.tenant, since).await.expect("read-only");
    let receipt = send_report(&ops, FRIDAY).await;
    let call = from("198.51.100.7", at(FRIDAY));
    outside::write(&ops.platform, &call, &receipt.secret, "It is about this incident").await.expect("kept");
}

#[tokio::test]
async fn letters_of_senders_that_are_made_up_never_close_the_form() {
    let ops = Shop::jeweller().await.operators().await;
    let call = testing::call(at(FRIDAY), None);
    let by = |n: usize| letter(&format!("eve{n}@mail.example"), "Notes", "Open /notes");
    let mut many = 0;
    while outside::receive_letter(&ops.platform, &call, &by(many)).await.is_ok() {
        many += 1;
        assert!(many <= 200, "letters have a limit too");
    }
    send_report(&ops, FRIDAY).await;
}

#[tokio::test]
async fn a_disclosure_moves_by_agreement_alone_and_before_its_time_is_over() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let number = send_report(&ops, FRIDAY).await.number;
    ops.run::<AcknowledgeReport>("ops", json!({ "number": number })).await.expect("done");
    let due = async |ops: &Shop| {
        let clocks = open_clocks(ops, number).await;
        clocks.into_iter().find(|(clock, _)| clock == "disclosure").map(|(_, due)| due).expect("it runs")
    };
    assert_eq!(due(&ops).await, "2027-02-18T10:00:00Z");
    let extend = |days: i32| json!({ "number": number, "days": days, "message": "Agreed by mail" });
    let silent = ops.run::<ExtendReport>("ops", json!({ "number": number, "days": 30 })).await;
    assert_eq!(silent, Err("field_required message".into()), "the agreement is recorded");
    assert_eq!(ops.run::<ExtendReport>("ops", extend(91)).await, Err("value_unknown days".into()));
    ops.run::<ExtendReport>("ops", extend(30)).await.expect("extended");
    assert_eq!(due(&ops).await, "2027-03-20T10:00:00Z");
    ops.at("2027-03-20T10:00:01Z");
    assert_eq!(
        ops.run::<ExtendReport>("ops", extend(30)).await,
        Err("value_unknown number".into()),
        "too late"
    );
}

#[tokio::test]
async fn a_report_lives_from_the_form_to_its_credit_and_its_advisory() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let receipt = send_report(&ops, FRIDAY).await;
    let number = receipt.number;
    let logged = ops.told("instance.report.receive").await;
    assert_eq!(logged.len(), 1, "what a stranger does is in the audit log too");
    let wrong =
        outside::write(&ops.platform, &from("198.51.100.7", at(FRIDAY)), "guessed", "Let me in").await;
    assert_eq!(wrong.map_err(|error| error.refusal().map(|it| it.code)), Err(Some(Code::NotFound)));
    assert!(ops.told("instance.report.write").await.is_empty());
    let clocks = open_clocks(&ops, number).await;
    assert_eq!(clock_names(&clocks), ["acknowledgement", "disclosure"], "the receipt acknowledges nothing");
    assert_eq!(clocks[0].1, "2026-11-23T10:00:00Z", "the next business day");
    let refused = ops.run::<FixReport>("ops", json!({ "number": number })).await;
    assert_eq!(refused, Err("value_unknown number".into()), "a person acknowledges it first");

    ops.at("2026-11-20T12:00:00Z");
    ops.run::<AcknowledgeReport>("ops", json!({ "number": number, "message": "Thank you" }))
        .await
        .expect("done");
    assert_eq!(clock_names(&open_clocks(&ops, number).await), ["news", "disclosure"]);
    ops.at("2026-11-24T12:00:00Z");
    let valid = json!({ "number": number, "verdict": "valid" });
    ops.run::<TriageReport>("ops", valid).await.expect("done");
    let clocks = open_clocks(&ops, number).await;
    assert_eq!(clocks[0], ("news".into(), "2026-12-08T12:00:00Z".into()), "news began anew");

    ops.at("2026-11-30T12:00:00Z");
    ops.run::<FixReport>("ops", json!({ "number": number })).await.expect("done");
    assert!(clock_names(&open_clocks(&ops, number).await).contains(&"credit"));
    let early = ops.run::<CloseReport>("ops", json!({ "number": number })).await;
    assert_eq!(early, Err("value_unknown number".into()));
    ops.run::<CreditReporter>("ops", json!({ "number": number })).await.expect("done");
    let credits = outside::credits(&ops.platform, at("2026-11-30T12:00:00Z")).await.expect("credits");
    assert_eq!(credits.iter().map(|it| it.credit.name.as_str()).collect::<Vec<_>>(), ["Asha R."]);

    let advisory = json!({
        "number": number, "title": "Notes were shown", "affected": "before 3.2", "fixed_version": "3.2", "advice": "Update",
    });
    ops.run::<DiscloseReport>("ops", advisory).await.expect("done");
    assert_eq!(clock_names(&open_clocks(&ops, number).await), ["news"]);
    let answer = ops.run::<CloseReport>("ops", json!({ "number": number })).await.expect("done");
    assert_eq!(answer["state"], "closed");
    assert!(open_clocks(&ops, number).await.is_empty());
    assert_eq!(outside::advisories(&ops.platform).await.expect("advisories").len(), 1);
    let told = ops.told(DiscloseReport::NAME).await;
    assert!(told.len() == 1 && !format!("{told:?}").contains("Notes of others"), "no word of the report");
}

#[tokio::test]
async fn a_report_is_found_by_its_own_link_alone_and_hears_each_change() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let (receipt, other) = (send_report(&ops, FRIDAY).await, send_report(&ops, FRIDAY).await);
    ops.run::<AcknowledgeReport>("ops", json!({ "number": receipt.number, "message": "We look" }))
        .await
        .expect("done");
    let now = at(FRIDAY);
    let seen = outside::by_secret(&ops.platform, now, &receipt.secret).await.expect("a report");
    assert_eq!((seen.case.number, seen.case.state.as_str()), (receipt.number, "acknowledged"));
    let unread = outside::by_secret(&ops.platform, now, &other.secret).await.expect("a report");
    assert_eq!(unread.case.state, "received");
    let wrong = format!("{}0", &receipt.secret[..63]);
    for secret in ["", "7", wrong.as_str()].into_iter().filter(|it| *it != receipt.secret) {
        let found = outside::by_secret(&ops.platform, now, secret).await;
        assert!(matches!(found, Err(Error::Refused(it)) if it.code == Code::NotFound), "{secret}");
    }
    let later = at("2026-11-20T10:05:00Z");
    outside::write(&ops.platform, &from("198.51.100.7", later), &receipt.secret, "And also there")
        .await
        .expect("kept");
    let shown = ops.ask::<GetReport>("aud", json!({ "number": receipt.number })).await.expect("a report");
    let words: Vec<&str> =
        shown["events"].as_array().expect("events").iter().filter_map(|it| it["words"].as_str()).collect();
    assert_eq!(words, ["We look", "And also there"]);
    let mut mailed = reporters_mails(&ops).await;
    mailed.sort();
    assert_eq!(mailed, ["report", "report", "report_news"]);
}

/// The kinds of the mails to the reporter.
async fn reporters_mails(shop: &Shop) -> Vec<String> {
    let to_reporter = |mail: &Posted| mail.address == "asha@mail.example";
    shop.mails().await.into_iter().filter(to_reporter).map(|mail| mail.kind).collect()
}

#[tokio::test]
async fn a_reporter_takes_their_name_away_and_it_is_gone() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let receipt = send_report(&ops, FRIDAY).await;
    let (now, number) = (at(FRIDAY), receipt.number);
    ops.run::<AcknowledgeReport>("ops", json!({ "number": number })).await.expect("done");
    ops.run::<TriageReport>("ops", json!({ "number": number, "verdict": "valid" })).await.expect("done");
    ops.run::<FixReport>("ops", json!({ "number": number })).await.expect("done");
    ops.run::<CreditReporter>("ops", json!({ "number": number })).await.expect("done");
    outside::set_credit(&ops.platform, &from("198.51.100.7", now), &receipt.secret, None)
        .await
        .expect("taken away");
    assert!(outside::credits(&ops.platform, now).await.expect("credits").is_empty());
    let refused = ops.run::<CreditReporter>("ops", json!({ "number": number })).await;
    assert_eq!(refused, Err("value_unknown number".into()), "without consent nobody is named");
    let again = Credit { name: "A.".into(), link: None };
    outside::set_credit(&ops.platform, &from("198.51.100.7", now), &receipt.secret, Some(&again))
        .await
        .expect("agreed");
    assert!(clock_names(&open_clocks(&ops, number).await).contains(&"credit"), "its clock begins again");
    let mails = async || ops.mails().await.into_iter().filter(|mail| mail.kind.starts_with("report"));
    let to_her = async || mails().await.filter(|mail| mail.address == "asha@mail.example").count();
    let (all, hers) = (mails().await.count(), to_her().await);
    assert!(hers > 0 && all > hers, "the operators get mails too: {hers} of {all}");
    outside::forget(&ops.platform, &from("198.51.100.7", now), &receipt.secret).await.expect("removed");
    assert_eq!((mails().await.count(), to_her().await), (all - hers, 0), "hers are gone, with her address");
    let shown = ops.ask::<GetReport>("ops", json!({ "number": number })).await.expect("a report");
    for field in ["reporter", "address", "credit_name", "credit_link"] {
        assert!(shown[field].is_null(), "{field}");
    }
    assert!(!clock_names(&open_clocks(&ops, number).await).contains(&"credit"));
}

#[tokio::test]
async fn a_check_of_the_program_has_no_clock_and_no_mail_and_is_closed() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let (now, new) = (at(FRIDAY), new_report(Some("asha@mail.example")));
    let mark = outside::announce(&ops.platform, now).await.expect("a mark");
    let receipt =
        outside::receive(&ops.platform, &from("", now), (&mark, ""), &new).await.expect("a receipt");
    assert!(open_clocks(&ops, receipt.number).await.is_empty());
    assert!(ops.mails().await.iter().all(|mail| mail.kind != "report"));
    let drill = (receipt.number, new.weakness.as_str());
    assert!(outside::end_drill(&ops.platform, now, drill).await.expect("closed"));
    assert!(!outside::end_drill(&ops.platform, now, drill).await.expect("closed before"));
    let open = ops.ask::<ListReports>("ops", json!({})).await.expect("a list");
    assert_eq!(open["rows"], json!([]));
    let all = ops.ask::<ListReports>("ops", json!({ "which": "all" })).await.expect("a list");
    assert_eq!(all["rows"][0]["is_drill"], true);
}

#[tokio::test]
async fn a_mark_that_a_stranger_makes_up_or_keeps_makes_no_exercise() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    let new = new_report(None);
    let mark = outside::announce(&ops.platform, at(FRIDAY)).await.expect("a mark");
    for (mark, then) in [("made up", FRIDAY), ("made up", FRIDAY), (mark.as_str(), "2026-11-20T10:02:01Z")] {
        let receipt = outside::receive(&ops.platform, &from("198.51.100.7", at(then)), (mark, ""), &new)
            .await
            .expect("a receipt");
        let clocks = open_clocks(&ops, receipt.number).await;
        assert_eq!(clock_names(&clocks), ["acknowledgement", "disclosure"], "{mark}");
    }
}

#[tokio::test]
async fn one_network_sends_ten_reports_a_day_and_no_mailbox_gets_more_than_its_share() {
    let mut ops = Shop::jeweller().await.operators().await;
    ops.at(FRIDAY);
    for _ in 0..10 {
        send_report(&ops, FRIDAY).await;
    }
    let new = new_report(Some("asha@mail.example"));
    let send = async |ip: &str| outside::receive(&ops.platform, &from(ip, at(FRIDAY)), ("", ""), &new).await;
    let refused = send("198.51.100.7").await;
    assert!(matches!(refused, Err(Error::Refused(it)) if it.code == Code::RateLimited));
    for host in 1..=5 {
        send(&format!("203.0.113.{host}")).await.expect("another network");
    }
    assert_eq!(reporters_mails(&ops).await.len(), 10, "the mailbox has its limit");
}

#[tokio::test]
async fn whoever_reads_their_mail_reports_although_others_took_all_there_is() {
    let ops = Shop::jeweller().await.operators().await;
    let contacts = Contacts { security: "security@shop.example".into(), support: "help@shop.example".into() };
    ops.platform.contacts.set(Arc::new(contacts)).expect("the first");
    let send = async |ip: &str, address: Option<&str>, code: &str, then: &str| {
        let sent =
            outside::receive(&ops.platform, &from(ip, at(then)), ("", code), &new_report(address)).await;
        let fault = |error: Error| {
            let refusal = error.into_refusal(Uuid::nil());
            let (field, words) = match refusal.faults.first() {
                Some(fault) => (fault.field.clone(), fault.message.to_string()),
                None => Default::default(),
            };
            (refusal.code, field, words, refusal.facts.get("retry_after_s").and_then(Value::as_i64))
        };
        sent.map(drop).map_err(fault)
    };
    type Refused = (Code, String, String, Option<i64>);
    let full = |field: &str, refused: std::result::Result<(), Refused>| {
        let (code, at, words, wait) = refused.expect_err("refused");
        assert_eq!((code, at.as_str(), wait), (Code::RateLimited, field, Some(86_400)), "{words}");
        assert!(words.ends_with("You may also write to security@shop.example."), "{words}");
        assert!(!words.contains("moment") && words.contains("day"), "{words}");
    };
    for network in 0..20 {
        for _ in 0..10 {
            assert_eq!(send(&format!("203.0.113.{network}"), None, "", FRIDAY).await, Ok(()), "{network}");
        }
    }
    let (ip, asha) = ("198.51.100.7", Some("Asha@mail.example"));
    full("", send("203.0.113.1", asha, "", FRIDAY).await);
    full("email", send(ip, None, "", FRIDAY).await);
    full("", send(ip, asha, "", FRIDAY).await);
    ops.platform.mail.sends(true);
    full("code", send(ip, asha, "", FRIDAY).await);
    let told = ops.mails().await.into_iter().rfind(|mail| mail.kind == CODE).expect("a mail");
    assert_eq!((told.address.to_lowercase().as_str(), told.link.as_str()), ("asha@mail.example", ""));
    let is_code = |line: &&str| line.len() == 12 && line.bytes().all(|byte| byte.is_ascii_hexdigit());
    let code = told.text.lines().find(is_code).expect("a code").to_owned();
    let wrong = async |address, code: &str, then| {
        let (refused, field, ..) = send(ip, address, code, then).await.expect_err("refused");
        assert_eq!((refused, field.as_str()), (Code::ValueUnknown, "code"));
    };
    wrong(asha, "000000000000", FRIDAY).await;
    wrong(Some("eve@mail.example"), &code, FRIDAY).await;
    for n in 0..3 {
        assert_eq!(send(ip, asha, &format!(" {} ", code.to_uppercase()), FRIDAY).await, Ok(()), "{n}");
    }
    full("", send(ip, asha, &code, FRIDAY).await);
    assert_eq!(send(ip, asha, &code, "2026-11-21T23:59:59Z").await, Ok(()), "for a day at least");
    wrong(asha, &code, "2026-11-22T00:00:00Z").await;
}

#[tokio::test]
async fn a_form_for_everybody_is_good_for_a_day_and_for_no_other_form() {
    let shop = Shop::jeweller().await;
    let (platform, now) = (&shop.platform, at(FRIDAY));
    let form = csrf::of_anybody(platform, outside::FORM, now);
    let is_good =
        |token: &str, then: &str| csrf::check_anybody(platform, outside::FORM, at(then), token).is_ok();
    assert!(is_good(&form, FRIDAY) && is_good(&form, "2026-11-21T10:00:00Z"));
    assert!(!is_good(&form, "2026-11-21T10:00:01Z") && !is_good("", FRIDAY));
    assert!(csrf::check_anybody(platform, "/elsewhere", now, &form).is_err());
    let later = form.replacen("17", "18", 1);
    assert!(!is_good(&later, FRIDAY), "the moment is in the token");
}

#[tokio::test]
async fn nobody_of_a_shop_sees_or_moves_a_report_and_an_auditor_only_looks() {
    let shop = Shop::jeweller().await;
    let ops = shop.operators().await;
    for person in ["olive", "adam", "audi"] {
        assert_eq!(
            shop.ask::<ListReports>(person, json!({})).await,
            Err("permission_denied".into()),
            "{person}"
        );
    }
    let input = json!({ "number": 1 });
    assert_eq!(shop.run::<AcknowledgeReport>("olive", input.clone()).await, Err("permission_denied".into()));
    assert_eq!(ops.run::<AcknowledgeReport>("aud", input.clone()).await, Err("permission_denied".into()));
    assert_eq!(ops.run::<AcknowledgeReport>("ops", input).await, Err("not_found number".into()));
}

fn sample(words: &str) -> ReportShown {
    ReportShown {
        number: 7,
        case: "WR-7".into(),
        state: ReportState::Received,
        is_drill: true,
        opened_at: at(FRIDAY),
        weakness: words.into(),
        place: words.into(),
        steps: words.into(),
        reporter: Some(words.into()),
        address: Some(words.into()),
        credit_name: Some(words.into()),
        credit_link: Some(words.into()),
        credited_at: None,
        fixed_at: None,
        disclosed_at: None,
        events: vec![super::reads::ReportEvent {
            what: "reporter_message".into(),
            title: "A message of the reporter",
            words: Some(words.into()),
            is_by_outsider: true,
            is_public: true,
            at: at(FRIDAY),
        }],
        clocks: vec![],
    }
}

#[test]
fn the_pages_of_the_instance_show_hostile_words_as_text() {
    let form = || {
        Some(FormState::refused(
            vec![("message".into(), HOSTILE.into())],
            vec![(String::new(), Phrase::verbatim(HOSTILE))],
        ))
    };
    let forms = Forms {
        acknowledge: form(),
        message: form(),
        triage: form(),
        fix: form(),
        credit: form(),
        extend: form(),
        disclose: form(),
        close: form(),
    };
    let page = ReportPage {
        chrome: Chrome::sample(HOSTILE),
        base: "/w/instance".into(),
        list: "/w/instance/instance/reports".into(),
        here: "/w/instance/instance/reports/7".into(),
        report: sample(HOSTILE),
        forms,
    };
    let html = page.render().expect("drawn");
    assert!(!html.contains("<script>alert") && html.contains("Publish the advisory"), "{html}");
    let row = ReportLine {
        number: 7,
        case: "WR-7".into(),
        state: ReportState::Received,
        is_drill: true,
        opened_at: at(FRIDAY),
        clocks: vec![],
    };
    let list = |rows: Vec<ReportLine>| {
        let (here, next) = ("/w/instance/instance/reports".into(), String::new());
        let limit = Phrase::of("one business day");
        ReportsPage { chrome: Chrome::sample(HOSTILE), here, is_all: false, rows, next, limit }
            .render()
            .expect("drawn")
    };
    assert!(list(vec![row]).contains("/w/instance/instance/reports/7"));
    assert!(list(vec![]).contains("No reports") && !list(vec![]).contains("<script>alert"));
}

#[test]
fn the_public_pages_work_without_script_and_show_hostile_words_as_text() {
    let typed = ["weakness", "place", "steps", "name", "credit_name"]
        .map(|name| (name.to_owned(), HOSTILE.to_owned()));
    let refused = || FormState::refused(typed.to_vec(), vec![(String::new(), Phrase::verbatim(HOSTILE))]);
    let form = FormPage {
        chrome: Chrome::sample(HOSTILE),
        form: refused(),
        mail: HOSTILE.into(),
        key: HOSTILE.into(),
        limit: Phrase::of("3 business days"),
    }
    .render()
    .expect("drawn");
    assert!(form.contains("method=\"post\" action=\"/security/report\"") && form.contains("Not sent yet"));
    assert!(form.contains("A person answers within 3 business days."), "{form}");
    let link = "/security/report/abc".to_owned();
    let receipt = ReceiptPage {
        chrome: Chrome::sample(HOSTILE),
        case: HOSTILE.into(),
        link: link.clone(),
        is_mailed: true,
        limit: Phrase::of("one business day"),
    };
    let receipt = receipt.render().expect("drawn");
    assert!(receipt.contains("href=\"/security/report/abc\""));
    let status = StatusPage {
        chrome: Chrome::sample(HOSTILE),
        here: link,
        report: sample(HOSTILE),
        write_form: refused().prefixed("message"),
        credit_form: FormState::default().prefixed("credit"),
        limits: (Phrase::of("one business day"), Phrase::of("14 days")),
    };
    let status = status.render().expect("drawn");
    assert!(status.contains("Received") && status.contains("value=\"forget\""));
    for page in [form, receipt, status] {
        assert!(!page.contains("<script>alert"), "{page}");
    }
}

#[test]
fn what_is_published_is_text_on_the_pages_and_in_the_feed() {
    let credit = Credit { name: HOSTILE.into(), link: Some("https://asha.example/?a=1&b=2".into()) };
    let credits = [PublicCredit { number: 7, credit, since: at(FRIDAY) }];
    let page = CreditsPage { chrome: Chrome::sample(""), rows: credits.to_vec() }.render().expect("drawn");
    assert!(
        !page.contains("<script>alert") && page.contains("href=\"https://asha.example/?a=1&#38;b=2\""),
        "{page}"
    );
    assert_eq!(credits_json(&credits)["credits"][0]["report"], "WR-7");
    let (title, text) = (HOSTILE.to_owned(), HOSTILE.to_owned());
    let advisory = Advisory { title, affected: "before 3.2".into(), fixed: Some("3.2".into()), text };
    let row = PublicAdvisory { number: 7, advisory, at: at(FRIDAY) };
    let page =
        AdvisoriesPage { chrome: Chrome::sample(""), rows: vec![row.clone()] }.render().expect("drawn");
    assert!(page.contains("id=\"WR-7\"") && !page.contains("<script>alert"));
    let feed = atom(std::slice::from_ref(&row), "shop.example", at(FRIDAY));
    assert!(feed.contains("#WR-7</id>") && !feed.contains("<script>"), "{feed}");
    assert_eq!(advisory_json(&row, "shop.example")["id"], "STEELYARD-WR-7");
}

#[test]
fn the_rules_have_their_five_parts_the_safe_harbour_and_what_is_paid() {
    let page = RulesPage::of(Chrome::sample(HOSTILE), &Phrase::of("60 days")).render().expect("drawn");
    assert_eq!(page.matches("<li><b>").count(), 5);
    assert!(page.contains("Wait 60 days at most for the repair"), "{page}");
    assert!(
        page.contains("Safe harbour") && page.contains("We pay no bounty") && !page.contains("<script>alert")
    );
}
