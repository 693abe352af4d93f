//! The part of a report that people without an account have: they send one, follow it, write to us and
//! agree to be named. Credits and advisories are for everybody.
//! Invariant: a report is found by its secret alone, and never by its number: only who shows the secret is the
//! reporter, in a form or in a letter. What a stranger can cause is bounded: reports of a network and of all,
//! messages of a report, mails to an address.

use super::{ADDRESS, CREDIT_LINK, CREDIT_NAME, PLACE, PUBLISHED, REPORTER, STEPS, WEAKNESS};
use super::{Advisory, Credit, Report, state_of, whole};
use crate::casework::clock::Clock;
use crate::casework::{self, At, Case, CaseKind, NewCase, Step, reminders};
use crate::form_words::{CHANGES_OF_REPORT, MESSAGES_OF_REPORT, REPORT_ASKS_ADDRESS, REPORT_ASKS_CODE};
use crate::form_words::{REPORTS_OF_ALL, REPORTS_OF_NETWORK, late, late_report};
use crate::mailed_code;
use crate::settings::{GuardedFigure, value_at};
use catalogue::Phrase;
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::refusal::Refusal;
use kernel::role::Role;
use lifecycle_queries::client::Params;
use lifecycle_queries::weakness as sql;
use mail::messages::{Words, reports as messages};
use mail::returns::letter::Letter;
use mail::{Mail, Notice};
use platform::admission::throttle::net;
use platform::allowance::{Allowance, Subject, give_back, subject};
use platform::call::Call;
use platform::email_address;
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, INSTANCE_SLUG, NOBODY};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::random::random;
use platform::sealed::app::mail as mail_cell;
use platform::tx::Change;
use serde_json::json;
use sha2::{Digest, Sha256};
use std::net::IpAddr;
use uuid::Uuid;

/// The address of the form for reports.
pub const FORM: &str = "/security/report";

/// Reports of one network in a day: more than a person finds.
const BY_NETWORK: Allowance = Allowance::a_day(10);
/// Reports in a day of everybody by the form, and as many letters: far more than people read.
const BY_ALL: Allowance = Allowance::a_day(200);
/// Letters of one mailbox in a day.
const BY_MAILBOX: Allowance = Allowance::a_day(10);
/// The word of this form for its codes, and what such a code is for.
const REPORTS: &str = "reports";
const PURPOSE: &str = "a report";
/// Digits of the secret of a report.
const SECRET: usize = 64;
/// The text in the fields that a letter does not have.
const BY_MAIL: &str = "It came by mail.";
/// Messages of one reporter in a day.
const MESSAGES: Allowance = Allowance::a_day(20);
/// Changes of one reporter's consent in a day.
const CHANGES: Allowance = Allowance::a_day(20);
/// A report of the program's own check, which is announced before.
const ANNOUNCED: Allowance = Allowance { most: 1, every: SignedDuration::from_mins(2) };
/// How long such a mail is worth sending.
const NEWS: SignedDuration = SignedDuration::from_hours(72);
/// After this time an exercise belongs to a check that broke off; a younger one may be another check's.
const LEFT: SignedDuration = SignedDuration::from_hours(1);
/// Open reports among which an exercise is looked for.
const QUEUE: i64 = 1000;

/// What somebody reports.
#[derive(Clone, Debug)]
pub struct NewReport {
    /// The weakness.
    pub weakness: String,
    /// The place of it.
    pub place: String,
    /// The steps that show it.
    pub steps: String,
    /// Their name.
    pub reporter: Option<String>,
    /// Their address.
    pub address: Option<String>,
    /// As whom they want to be named.
    pub credit: Option<Credit>,
}

/// What the reporter gets.
#[derive(Clone, Debug)]
pub struct Receipt {
    /// The number of the report.
    pub number: i32,
    /// The secret of its page; it is not stored.
    pub secret: String,
}

/// The hash by which a report is found.
fn hash(secret: &str) -> [u8; 32] {
    Sha256::digest(secret.as_bytes()).into()
}

fn by_nobody(now: Instant) -> At {
    At { tenant: INSTANCE.uuid(), by: NOBODY.uuid(), now }
}

/// Ends the transaction of somebody outside. A refusal leaves nothing of it.
async fn end<T>(guard: Guard, done: Result<T>) -> Result<T> {
    match done {
        Ok(done) => guard.commit().await.map(|()| done),
        Err(error) => {
            guard.rollback().await;
            Err(error)
        }
    }
}

/// Writes what somebody outside did into the audit log of the instance: the number of the report, and no word of it.
async fn record(guard: &Guard, call: &Call, action: &str, number: i32) -> Result<()> {
    let change = Change::of(CaseKind::Weakness.name(number));
    write_event_of(guard, call, INSTANCE, (action, None), None, &change).await
}

/// Takes a report in: its case, its clocks, the mail to the reporter and to those who run the instance. This continues
/// while the instance can only be read because of an incident, as do the reporter's messages: a report may be about
/// that very incident, and it changes nothing of a workspace. `mark`
/// is that of the program's own check (`announce`), and empty for everybody else. `code` is what the reporter got by
/// mail because of many other reports, and empty before. Errors: `rate_limited`; 422 at `code`; the database's.
pub async fn receive(
    platform: &Platform,
    call: &Call,
    (mark, code): (&str, &str),
    new: &NewReport,
) -> Result<Receipt> {
    let of = (PURPOSE, new.address.as_deref());
    let mailbox = mailed_code::mailbox_of(platform, call.now, of, code)?;
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let shown = ReporterProof { mark, mailbox: mailbox.as_deref() };
    let done = receive_in(platform, &guard, (call, shown), new).await;
    // The code goes out although the report is refused.
    match end(guard, done).await? {
        Some(receipt) => Ok(receipt),
        None => Err(late_report("code", REPORT_ASKS_CODE, &platform.contacts()).into()),
    }
}

/// What a reporter shows besides the report.
#[derive(Clone, Copy)]
struct ReporterProof<'a> {
    /// The mark of the program's own check.
    mark: &'a str,
    /// The mailbox that a code showed to be theirs.
    mailbox: Option<&'a str>,
}

/// None: a code was mailed to the reporter, and the report is not in yet.
async fn receive_in(
    platform: &Platform,
    guard: &Guard,
    (call, shown): (&Call, ReporterProof<'_>),
    new: &NewReport,
) -> Result<Option<Receipt>> {
    let now = call.now;
    let is_drill = !shown.mark.is_empty() && is_announced(guard, now, shown.mark).await?;
    let is_in = is_drill || {
        may_report(platform, guard, (now, call.ip.as_deref().unwrap_or_default()), shown.mailbox).await?
    };
    if is_in {
        return admit(guard, call, is_drill, new).await.map(Some);
    }
    let late = |field, words| Error::from(late_report(field, words, &platform.contacts()));
    match new.address.as_deref() {
        None => Err(late("email", REPORT_ASKS_ADDRESS)),
        Some(_) if shown.mailbox.is_some() => Err(late("", REPORTS_OF_ALL)),
        Some(to) => match mail_code(platform, guard, now, to).await? {
            true => Ok(None),
            false => Err(late("", REPORTS_OF_ALL)),
        },
    }
}

/// Mails the code of today, unless a limit holds it. Errors: the database's.
async fn mail_code(platform: &Platform, guard: &Guard, now: Instant, to: &str) -> Result<bool> {
    if !mailed_code::may_mail(platform, guard, now, (REPORTS, to, mail::messages::REPORT)).await? {
        return Ok(false);
    }
    let words = messages::code(&mailed_code::code_of(platform, now, (PURPOSE, to))?);
    let mail = Mail { about: INSTANCE.uuid(), to, words, link: None, useless_at: now + mailed_code::LIFE };
    mail::queue_in(guard, (INSTANCE.uuid(), NOBODY.uuid()), now, &mail).await?;
    Ok(true)
}

/// Opens the case of a report that may come in.
async fn admit(guard: &Guard, call: &Call, is_drill: bool, new: &NewReport) -> Result<Receipt> {
    let at = by_nobody(call.now);
    let step = Step { what: "received", is_public: true, ..Step::default() };
    let opened = casework::open(guard, at, CaseKind::Weakness, ("received", is_drill), &step).await?;
    let secret = fresh_secret()?;
    insert(guard, at, &opened, &secret, new).await?;
    if !is_drill {
        for clock in [Clock::Acknowledgement, Clock::Disclosure] {
            casework::begin_clock(guard, at, opened.case, opened.event, clock).await?;
        }
        tell_reporter(guard, at, &opened, &secret, new.address.as_deref()).await?;
        let limit = answer_limit(guard, at).await?;
        let words = messages::arrival(&CaseKind::Weakness.name(opened.number), Some(limit));
        tell_operators(guard, at, (opened.case, opened.number), words).await?;
    }
    record(guard, call, "instance.report.receive", opened.number).await?;
    Ok(Receipt { number: opened.number, secret })
}

/// Takes a letter to the security address in: as a message of the reporter, if it quotes the secret link of a
/// report; as a letter beside a report, if it names one and the address of its reporter; or as a new report. Gives
/// the number of the report. Errors: `rate_limited`; the database's.
pub async fn receive_letter(platform: &Platform, call: &Call, letter: &Letter) -> Result<i32> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let done = receive_letter_in(&guard, call, letter).await;
    end(guard, done).await
}

async fn receive_letter_in(guard: &Guard, call: &Call, letter: &Letter) -> Result<i32> {
    let mailbox = email_address::mailbox(&letter.from);
    // A sender is easily made up, so letters take nothing from the allowance of the form.
    let (one, all) = (subject(&[b"letters from", mailbox.as_bytes()]), subject(&[b"letters"]));
    if !BY_MAILBOX.take(guard.pg(), call.now, &one).await? || !BY_ALL.take(guard.pg(), call.now, &all).await?
    {
        return Err(Code::RateLimited.into());
    }
    if let Some(secret) = secret_in(&letter.text) {
        // Those who run the instance need not know it.
        let words = letter.text.replace(secret, "…");
        match write_in(guard, call, secret, &words).await {
            Err(error) if error.refusal().is_some_and(|it| it.code == Code::NotFound) => {}
            written => return written,
        }
    }
    if let Some(number) = number_in(&letter.subject)
        && keep_beside(guard, call, number, letter).await?
    {
        return Ok(number);
    }
    let new = NewReport {
        weakness: format!("{}\n\n{}", letter.subject, letter.text),
        place: BY_MAIL.to_owned(),
        steps: BY_MAIL.to_owned(),
        reporter: None,
        address: Some(letter.from.clone()),
        credit: None,
    };
    Ok(admit(guard, call, false, &new).await?.number)
}

/// The number of the report that a subject names, such as 7 of `Re: WR-7`.
fn number_in(subject: &str) -> Option<i32> {
    let (_, rest) = subject.split_once(&format!("{}-", CaseKind::Weakness.letters()))?;
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok().filter(|number| *number > 0)
}

/// The secret of the first link to a report in a text, such as an answer that quotes the receipt.
fn secret_in(text: &str) -> Option<&str> {
    let secret = |(at, link): (usize, &str)| {
        let rest = text.get(at + link.len()..)?;
        let digits = rest.bytes().take_while(u8::is_ascii_hexdigit).count();
        rest.get(..digits).filter(|_| digits == SECRET)
    };
    text.match_indices(&page_of("")).find_map(secret)
}

/// Keeps a letter beside the report of this number, if it bears the address of the reporter. Both are easily made
/// up, so those who run the instance alone see it, and never as words of the reporter.
async fn keep_beside(guard: &Guard, call: &Call, number: i32, letter: &Letter) -> Result<bool> {
    let at = by_nobody(call.now);
    let found = casework::lock_case(guard, at.tenant, CaseKind::Weakness, number).await;
    let case = match found {
        Ok(case) => case,
        Err(Error::Refused(_)) => return Ok(false),
        Err(error) => return Err(error),
    };
    let report = whole(guard, at.tenant, case, call.now).await?;
    let has_address = report.address.as_deref().is_some_and(|it| email_address::folded(it) == letter.from);
    if !has_address {
        return Ok(false);
    }
    let step = Step { what: "unproved_letter", words: Some(letter.text.as_str()), ..Step::default() };
    casework::note(guard, at, report.case.id, &step).await?;
    let words = messages::unproved_letter(&CaseKind::Weakness.name(number));
    tell_operators(guard, at, (report.case.id, number), words).await?;
    record(guard, call, "instance.report.letter", number).await?;
    Ok(true)
}

/// 256 random bits as text. Errors: `Internal`.
fn fresh_secret() -> Result<String> {
    Ok(format!("{:032x}{:032x}", u128::from_be_bytes(random()?), u128::from_be_bytes(random()?)))
}

/// Announces a report of the program's own check. Gives the mark that makes it an exercise, for two minutes.
/// Nobody else can make one: only its hash is stored, by the program. Errors: the database's.
pub async fn announce(platform: &Platform, now: Instant) -> Result<String> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let mark = fresh_secret()?;
    ANNOUNCED.take(guard.pg(), now, &announcement(&mark)).await?;
    guard.commit().await?;
    Ok(mark)
}

fn announcement(mark: &str) -> Subject {
    subject(&[b"own report", mark.as_bytes()])
}

/// Whether a mark was announced: its allowance is taken. A mark that somebody made up leaves nothing behind,
/// so that it is no mark the next time either.
async fn is_announced(guard: &Guard, now: Instant, mark: &str) -> Result<bool> {
    let of = announcement(mark);
    if !ANNOUNCED.take(guard.pg(), now, &of).await? {
        return Ok(true);
    }
    give_back(guard.pg(), &of).await?;
    Ok(false)
}

/// Whether everybody together may send one more report today or, with a code, this mailbox may. Errors:
/// `rate_limited`, where this network may not.
async fn may_report(
    platform: &Platform,
    guard: &Guard,
    (now, ip): (Instant, &str),
    mailbox: Option<&str>,
) -> Result<bool> {
    // An address that cannot be read shares one allowance with all such.
    let network = ip.parse::<IpAddr>().map_or(String::new(), |ip| net(ip).to_string());
    let (one, all) = (subject(&[b"reports from", network.as_bytes()]), subject(&[b"reports"]));
    if !BY_NETWORK.take(guard.pg(), now, &one).await? {
        return Err(late_report("", REPORTS_OF_NETWORK, &platform.contacts()).into());
    }
    match mailbox {
        Some(mailbox) => mailed_code::take(guard, now, (REPORTS, mailbox)).await,
        None => BY_ALL.take(guard.pg(), now, &all).await,
    }
}

async fn insert(guard: &Guard, at: At, opened: &NewCase, secret: &str, new: &NewReport) -> Result<()> {
    let (cipher, id) = (guard.cipher(at.tenant, at.now), opened.case);
    let credit_name = new.credit.as_ref().map(|credit| credit.name.as_str());
    let credit_link = new.credit.as_ref().and_then(|credit| credit.link.as_deref());
    sql::insert_report()
        .params(
            guard.pg(),
            &sql::InsertReportParams {
                tenant: at.tenant,
                case_file: id,
                secret_sha256: &hash(secret)[..],
                weakness: cipher.seal(WEAKNESS, id, new.weakness.as_str())?,
                place: cipher.seal(PLACE, id, new.place.as_str())?,
                steps: cipher.seal(STEPS, id, new.steps.as_str())?,
                reporter: cipher.seal(REPORTER, id, new.reporter.as_deref())?,
                address: cipher.seal(ADDRESS, id, new.address.as_deref())?,
                credit_name: cipher.seal(CREDIT_NAME, id, credit_name)?,
                credit_link: cipher.seal(CREDIT_LINK, id, credit_link)?,
                has_consent: new.credit.is_some(),
            },
        )
        .one()
        .await?;
    Ok(())
}

/// The page of a report for its reporter.
pub fn page_of(secret: &str) -> String {
    format!("{FORM}/{secret}")
}

/// How soon a person acknowledges a report that comes now. Errors: the database's.
async fn answer_limit(guard: &Guard, at: At) -> Result<Phrase> {
    let figure = GuardedFigure::Acknowledgement;
    Ok(figure.phrase(value_at(guard, at.tenant, figure, at.now).await?))
}

/// The receipt goes to any address that is given, so the mails to it are limited.
async fn tell_reporter(
    guard: &Guard,
    at: At,
    opened: &NewCase,
    secret: &str,
    address: Option<&str>,
) -> Result<()> {
    let Some(to) = address else { return Ok(()) };
    if !mail::may_reach(guard.pg(), at.now, to, mail::messages::REPORT).await? {
        return Ok(());
    }
    let limit = answer_limit(guard, at).await?;
    let (words, link) = (messages::receipt(&CaseKind::Weakness.name(opened.number), limit), page_of(secret));
    let mail = Mail { about: opened.case, to, words, link: Some(link.as_str()), useless_at: at.now + NEWS };
    mail::queue_in(guard, (at.tenant, at.by), at.now, &mail).await
}

/// Mails those who run the instance what came; the page of the report follows.
async fn tell_operators(guard: &Guard, at: At, (case, number): (Uuid, i32), words: Words) -> Result<()> {
    let link = format!("/w/{INSTANCE_SLUG}{}/{number}", reminders::page(CaseKind::Weakness));
    let told = Notice { words, link, about: case, until: at.now + NEWS };
    mail::tell(guard, at.now, (at.tenant, at.by), &[Role::Admin], &told).await
}

/// The case of the report with this secret. Errors: `not_found`; the database's.
async fn case_of(guard: &Guard, secret: &str, for_change: bool) -> Result<Case> {
    let (tenant, hash) = (INSTANCE.uuid(), hash(secret));
    let number = sql::number_of_secret().bind(guard.pg(), &tenant, &&hash[..]).opt().await?;
    let number = number.ok_or_else(|| Refusal::new(Code::NotFound))?;
    match for_change {
        true => casework::lock_case(guard, tenant, CaseKind::Weakness, number).await,
        false => casework::find_case(guard, tenant, CaseKind::Weakness, number).await,
    }
}

/// The report with this secret. Errors: `not_found`; the database's.
pub async fn by_secret(platform: &Platform, now: Instant, secret: &str) -> Result<Report> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let read = async {
        let case = case_of(&guard, secret, false).await?;
        whole(&guard, INSTANCE.uuid(), case, now).await
    };
    let found = read.await;
    guard.rollback().await;
    found
}

/// Takes one from an allowance of a report. Errors: `rate_limited`, in these words.
async fn take(
    guard: &Guard,
    now: Instant,
    (allowance, words): (Allowance, &'static str),
    (what, secret): (&str, &str),
) -> Result<()> {
    let of = subject(&[what.as_bytes(), &hash(secret)]);
    match allowance.take(guard.pg(), now, &of).await? {
        true => Ok(()),
        false => Err(late("", words).into()),
    }
}

/// Keeps a message of a reporter. Errors: `not_found`, `rate_limited`; the database's.
pub async fn write(platform: &Platform, call: &Call, secret: &str, words: &str) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let done = write_in(&guard, call, secret, words).await;
    end(guard, done).await.map(drop)
}

/// As `write`. Gives the number of the report.
async fn write_in(guard: &Guard, call: &Call, secret: &str, words: &str) -> Result<i32> {
    let case = case_of(guard, secret, true).await?;
    take(guard, call.now, (MESSAGES, MESSAGES_OF_REPORT), ("messages of a report", secret)).await?;
    let at = by_nobody(call.now);
    let step = Step { what: "reporter_message", words: Some(words), is_public: true, ..Step::default() };
    casework::note(guard, at, case.id, &step).await?;
    if !case.is_drill {
        let words = messages::arrival(&CaseKind::Weakness.name(case.number), None);
        tell_operators(guard, at, (case.id, case.number), words).await?;
    }
    record(guard, call, "instance.report.write", case.number).await?;
    Ok(case.number)
}

/// Keeps as whom a reporter wants to be named; None: not at all, and a name that is published goes at once.
/// Errors: `not_found`, `rate_limited`; the database's.
pub async fn set_credit(
    platform: &Platform,
    call: &Call,
    secret: &str,
    credit: Option<&Credit>,
) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let done = set_credit_in(&guard, call, secret, credit).await;
    end(guard, done).await
}

async fn set_credit_in(guard: &Guard, call: &Call, secret: &str, credit: Option<&Credit>) -> Result<()> {
    let case = case_of(guard, secret, true).await?;
    take(guard, call.now, (CHANGES, CHANGES_OF_REPORT), ("changes of a report", secret)).await?;
    let (at, cipher) = (by_nobody(call.now), guard.cipher(INSTANCE.uuid(), call.now));
    let name = cipher.seal(CREDIT_NAME, case.id, credit.map(|credit| credit.name.as_str()))?;
    let link = cipher.seal(CREDIT_LINK, case.id, credit.and_then(|credit| credit.link.as_deref()))?;
    sql::set_consent().bind(guard.pg(), &name, &link, &credit.is_some(), &at.tenant, &case.id).one().await?;
    let facts = json!({ "has_consent": credit.is_some() });
    let step = Step { what: "consent", facts: Some(facts), is_public: true, ..Step::default() };
    let event = casework::note(guard, at, case.id, &step).await?;
    casework::stop_clock(guard, at, case.id, event, Clock::Credit).await?;
    let report = sql::report_of().bind(guard.pg(), &at.tenant, &case.id).one().await?;
    if credit.is_some() && report.fixed_at.is_some() && !case.is_drill {
        casework::begin_clock(guard, at, case.id, event, Clock::Credit).await?;
    }
    record(guard, call, "instance.report.consent", case.number).await
}

/// Removes all that says who the reporter is, the mails to them too; the report stays. Errors: `not_found`;
/// the database's.
pub async fn forget(platform: &Platform, call: &Call, secret: &str) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let done = forget_in(&guard, call, secret).await;
    end(guard, done).await
}

async fn forget_in(guard: &Guard, call: &Call, secret: &str) -> Result<()> {
    let case = case_of(guard, secret, true).await?;
    take(guard, call.now, (CHANGES, CHANGES_OF_REPORT), ("changes of a report", secret)).await?;
    let at = by_nobody(call.now);
    forget_mails(guard, at, case.id).await?;
    sql::forget_reporter().bind(guard.pg(), &at.tenant, &case.id).one().await?;
    let step = Step { what: "reporter_removed", is_public: true, ..Step::default() };
    let event = casework::note(guard, at, case.id, &step).await?;
    casework::stop_clock(guard, at, case.id, event, Clock::Credit).await?;
    record(guard, call, "instance.report.forget", case.number).await
}

/// Removes the mails to the reporter of a case, while its address is still there.
async fn forget_mails(guard: &Guard, at: At, case: Uuid) -> Result<()> {
    let report = sql::report_of().bind(guard.pg(), &at.tenant, &case).one().await?;
    let cipher = guard.cipher(at.tenant, at.now);
    let address: Option<String> = cipher.open(ADDRESS, case, report.address)?;
    let Some(address) = address else { return Ok(()) };
    let blind = cipher.blind(mail_cell::ADDRESS, &address)?;
    sql::forget_mails_of_reporter().bind(guard.pg(), &at.tenant, &case, &blind).all().await?;
    Ok(())
}

/// Looks for an exercise in the queue of open reports by its text, and closes it, and old ones with it. Gives
/// whether it was there as it was sent. Errors: the database's.
pub async fn end_drill(platform: &Platform, now: Instant, (number, weakness): (i32, &str)) -> Result<bool> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let (at, kind) = (by_nobody(now), CaseKind::Weakness);
    let open = casework::list(&guard, at.tenant, kind, (i32::MAX, false, QUEUE)).await?;
    let mut was_there = false;
    let is_over = |case: &Case| case.number == number || case.opened_at < now - LEFT;
    for drill in open.into_iter().filter(|case| case.is_drill && is_over(case)) {
        let case = casework::lock_case(&guard, at.tenant, kind, drill.number).await?;
        if state_of(&case)?.is_over() {
            continue;
        }
        let report = whole(&guard, at.tenant, case, now).await?;
        was_there |= report.case.number == number && report.weakness == weakness && report.clocks.is_empty();
        let step = Step { what: "closed", is_public: true, ..Step::default() };
        let event = casework::note(&guard, at, report.case.id, &step).await?;
        casework::set_state(&guard, at, report.case.id, ("closed", true), event).await?;
    }
    guard.commit().await?;
    Ok(was_there)
}

/// Somebody who is credited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicCredit {
    /// The report.
    pub number: i32,
    /// The name and the link.
    pub credit: Credit,
    /// Since when.
    pub since: Instant,
}

/// The credited reporters, the newest first. Errors: the database's; the keyring's.
pub async fn credits(platform: &Platform, now: Instant) -> Result<Vec<PublicCredit>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let rows = sql::credits().bind(guard.pg(), &INSTANCE.uuid(), &PUBLISHED).all().await;
    let cipher = guard.cipher(INSTANCE.uuid(), now);
    let credit = |row: sql::Credits| {
        let name = cipher.open(CREDIT_NAME, row.case_file_id, row.credit_name)?;
        let link = cipher.open(CREDIT_LINK, row.case_file_id, row.credit_link)?;
        let named = |name| Credit { name, link };
        Ok(name.map(named).zip(row.credited_at).map(|(credit, since)| PublicCredit {
            number: row.case_no,
            credit,
            since,
        }))
    };
    let opened: Result<Vec<Option<PublicCredit>>> = rows?.into_iter().map(credit).collect();
    guard.rollback().await;
    Ok(opened?.into_iter().flatten().collect())
}

/// An advisory that is published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicAdvisory {
    /// The report.
    pub number: i32,
    /// Its text.
    pub advisory: Advisory,
    /// When it was published.
    pub at: Instant,
}

/// The published advisories, the newest first. Errors: the database's.
pub async fn advisories(platform: &Platform) -> Result<Vec<PublicAdvisory>> {
    let guard = Guard::begin(platform, INSTANCE, NOBODY).await?;
    let rows = sql::advisories().bind(guard.pg(), &INSTANCE.uuid(), &PUBLISHED).all().await;
    guard.rollback().await;
    let advisory = |row: sql::Advisories| {
        let (title, affected) = (row.advisory_title?, row.advisory_affected?);
        let advisory = Advisory { title, affected, fixed: row.advisory_fixed, text: row.advisory_text? };
        Some(PublicAdvisory { number: row.case_no, advisory, at: row.disclosed_at? })
    };
    Ok(rows?.into_iter().filter_map(advisory).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_names_a_report_by_its_letters_and_number() {
        assert_eq!(number_in("Re: Your report WR-17 (news)"), Some(17));
        for subject in ["", "WR-", "WR-x", "WR-0", "IN-7", "WR 7", "WR-99999999999"] {
            assert_eq!(number_in(subject), None, "{subject}");
        }
    }

    #[test]
    fn a_letter_that_quotes_the_link_shows_the_secret_and_nothing_like_it_does() {
        let secret = fresh_secret().expect("random bits");
        assert_eq!(secret.len(), SECRET);
        let quoted =
            format!("It works.\n> see {FORM}/rules\n> https://shop.example{}\n>\n", page_of(&secret));
        assert_eq!(secret_in(&quoted), Some(secret.as_str()));
        for text in [
            "",
            &secret,
            &page_of(""),
            &page_of(&secret[1..]),
            &page_of(&format!("{secret}0")),
            &page_of("é"),
        ] {
            assert_eq!(secret_in(text), None, "{text}");
        }
    }
}
