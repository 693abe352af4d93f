//! Mail from an action to a real mail server, with every fault that can occur between the two.
//! Invariant: committed mail is sent, rolled-back mail is not, and mail that the server accepted is not sent
//! twice.

mod billing;
mod codes;
pub(crate) mod erasure;
mod incident;
mod post_office;
mod returns;

use admin::mail::{ListMails, RetryMail};
use admin::people::invitation::{InviteMember, WithdrawInvitation};
use jiff::{SignedDuration, Timestamp};
use kernel::code::Code;
use kernel::environment::Environment;
use kernel::permission::Permission;
use mail::Mail;
use mail::messages::Words;
use mail::sender::Sender;
use mail::smtp::{Security, Server, Smtp};
use platform::action::Action;
use platform::call::{Credential, CredentialKind};
use platform::input;
use platform::tx::{Recorded, Tx};
use post_office::{PostOffice, look, noon, sender};
use sell::invoices::sale::PostSale;
use sell::invoices::send::SendInvoice;
use serde_json::{Value, json};
use std::time::Duration;
use testing::{Shop, mails};
use tokio::sync::watch;

async fn invite(shop: &Shop, name: &str) -> Value {
    let sent = json!({ "email": format!("{name}@shop.example"), "roles": ["Cashier"] });
    shop.run::<InviteMember>("olive", sent).await.expect("invited")
}

/// The outbox as the Owner sees it.
async fn outbox(shop: &Shop) -> Vec<Value> {
    let list = shop.ask::<ListMails>("olive", json!({})).await.expect("a list");
    list["rows"].as_array().expect("rows").clone()
}

async fn only(shop: &Shop) -> Value {
    let mut rows = outbox(shop).await;
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows.remove(0)
}

/// The stored texts of all mails.
async fn kept(shop: &Shop) -> String {
    let client = database::connect(&shop.db.super_config()).await.expect("a connection");
    let all = mails(shop.platform.encryption.vault(), &client).await;
    all.iter().map(|it| format!("{}{}", it.text, it.link)).collect()
}

fn after(minutes: i64) -> Timestamp {
    noon() + SignedDuration::from_mins(minutes)
}

fn header<'a>(message: &'a str, name: &str) -> &'a str {
    let start = format!("{name}: ");
    message.lines().find_map(|line| line.strip_prefix(start.as_str())).unwrap_or_default()
}

#[tokio::test]
async fn a_bill_goes_out_with_its_pdf_and_nothing_of_it_is_kept() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    let line = json!([{"description": "Idol", "other_minor": 100_000, "tax_class": "jewellery"}]);
    let bill = json!({"lines": line, "tenders": [{"mode": "cash"}]});
    let bill = shop.run::<PostSale>("cas", bill).await.expect("a bill")["number"].clone();
    let sent = json!({"invoice": bill, "email": "meera@home.example"});
    shop.run::<SendInvoice>("cas", sent).await.expect("queued");
    let client = database::connect(&shop.db.super_config()).await.expect("a connection");
    let attached = async || {
        let count = "select count(*) from app.mail where attachment is not null";
        client.query_one(count, &[]).await.expect("a count").get::<_, i64>(0)
    };
    assert_eq!(attached().await, 1);
    look(&mut office.sender(&shop), noon()).await;
    let [message] = &office.taken()[..] else { panic!("one message: {:?}", office.taken()) };
    assert_eq!(header(message, "To"), "meera@home.example");
    let number = bill.as_str().expect("a number");
    assert_eq!(header(message, "Subject"), format!("Tax invoice {number} from The shop"));
    let file = format!("{}.pdf", number.replace('/', "-"));
    assert!(message.contains("application/pdf") && message.contains(&file), "{message}");
    assert!(message.contains("JVBERi0"), "a PDF begins with %PDF-");
    assert_eq!((attached().await, only(&shop).await["state"].clone()), (0, json!("sent")));
}

#[tokio::test]
async fn an_invitation_goes_out_with_a_link_to_the_configured_host_and_leaves_nothing_behind() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    let invited = invite(&shop, "nila").await;
    assert_eq!(only(&shop).await["state"], "waiting");
    assert!(
        !kept(&shop).await.contains("https://"),
        "no host is kept: the configured one is put in when it is sent"
    );
    look(&mut office.sender(&shop), noon()).await;
    let [message] = &office.taken()[..] else { panic!("one message: {:?}", office.taken()) };
    assert_eq!(header(message, "X-Taken"), "tls nila@shop.example");
    assert_eq!(header(message, "To"), "nila@shop.example");
    assert_eq!(header(message, "From"), "Steelyard <post@shop.example>");
    assert_eq!(header(message, "Subject"), "olive invites you to The shop");
    assert_eq!(header(message, "Auto-Submitted"), "auto-generated");
    assert_eq!(header(message, "Date"), "Mon, 20 Apr 2026 05:00:00 +0000");
    let row = only(&shop).await;
    let id = row["mail_id"].as_str().expect("an id");
    assert_eq!(header(message, "Message-ID"), format!("<{id}.{}@shop.example>", shop.tenant.uuid()));
    let link =
        message.lines().find_map(|line| line.strip_prefix("https://shop.example:8443")).expect("a link");
    let shown = invited["link"].as_str().expect("a link");
    assert_ne!(shown, link, "the link that was shown is not the one in the mail");
    for (link, is_mailed) in [(shown, false), (link, true)] {
        let claim = Credential::parse(CredentialKind::Token, &link["/join/".len()..]).expect("one of ours");
        let call = shop.call("olive");
        let open = identity::invitations::invited(&shop.platform, &call, &claim).await.expect("open");
        assert_eq!(open.is_mailed, is_mailed);
    }
    assert_eq!(
        (row["state"].as_str(), row["sent_at"].as_str()),
        (Some("sent"), Some("2026-04-20T05:00:00Z"))
    );
    assert_eq!(kept(&shop).await, "");
    look(&mut office.sender(&shop), after(60 * 24)).await;
    assert_eq!(office.taken().len(), 1);
}

#[tokio::test]
async fn a_link_to_a_new_password_goes_out_under_the_configured_host_and_leaves_nothing_behind() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    let address = "cas@shop.example";
    identity::passwords::reset::ask(&shop.platform, &shop.call("cas"), address).await.expect("asked");
    // The row is written apart from the answer.
    while kept(&shop).await.is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    look(&mut office.sender(&shop), noon()).await;
    let [message] = &office.taken()[..] else { panic!("one message: {:?}", office.taken()) };
    assert_eq!(
        (header(message, "To"), header(message, "Subject")),
        (address, "Choose a new password"),
        "{message}"
    );
    let links: Vec<&str> = message.lines().filter(|line| line.contains("://")).collect();
    let [link] = links[..] else { panic!("one link: {links:?}") };
    let secret = link.strip_prefix("https://shop.example:8443/reset/").expect("the configured host");
    let claim = Credential::parse(CredentialKind::Token, secret).expect("one of ours");
    let call = shop.call("cas");
    let set = async || {
        let done =
            identity::passwords::reset::set(&shop.platform, &call, &claim, "lamp violin gravel monsoon");
        done.await.map_err(|error| error.refusal().map(|it| it.code))
    };
    assert_eq!((kept(&shop).await.as_str(), outbox(&shop).await.len()), ("", 0));
    assert_eq!((set().await, set().await), (Ok(()), Err(Some(Code::LinkUsed))));
    look(&mut office.sender(&shop), noon()).await;
    assert_eq!(header(&office.taken()[1], "Subject"), "Your password was changed");
}

input! {
    /// Puts a mail in the queue and then fails.
    pub struct QueueAndFail {}
}

impl Action for QueueAndFail {
    const NAME: &'static str = "test.mail.fail";
    const NEEDS: Permission = Permission::MembersWrite;
    const SUMMARY: &'static str = "Fails after a mail.";
    type Output = Value;

    async fn perform(self, tx: &mut Tx) -> platform::error::Result<Recorded<Value>> {
        let words = Words { kind: "invitation", subject: "Never".into(), text: "Never".into() };
        let useless_at = tx.now + SignedDuration::from_hours(1);
        mail::queue(
            tx,
            &Mail { about: tx.new_id()?, to: "nila@shop.example", words, link: None, useless_at },
        )
        .await?;
        Err(Code::PeriodLocked.into())
    }
}

#[tokio::test]
async fn outside_production_no_mail_goes_to_the_people_it_is_written_to() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    shop.platform.environment.set(Environment::Staging).expect("nobody set it");
    invite(&shop, "nila").await;
    look(&mut office.sender(&shop), noon()).await;
    assert_eq!((only(&shop).await["state"].as_str(), office.taken().len()), (Some("waiting"), 0));
    assert!(!shop.platform.mail.is_for_everybody());
    let one =
        Smtp::new(office.server()).expect("settings").for_one("tester@shop.example", Environment::Staging);
    let one = one.expect("an address");
    let mut sender = Sender::new(shop.platform.clone(), shop.db.jobs_config(), Some(one));
    look(&mut sender, noon()).await;
    let taken = office.taken();
    assert_eq!((only(&shop).await["state"].as_str(), taken.len()), (Some("sent"), 1));
    assert_eq!(header(&taken[0], "To"), "tester@shop.example");
    assert!(header(&taken[0], "Subject").starts_with("[staging] "), "{}", taken[0]);
}

#[tokio::test]
async fn what_was_undone_is_not_sent() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    assert_eq!(shop.run::<QueueAndFail>("olive", json!({})).await, Err("period_locked".into()));
    look(&mut office.sender(&shop), noon()).await;
    assert_eq!((outbox(&shop).await.len(), office.taken().len()), (0, 0));
}

#[tokio::test]
async fn a_server_that_says_later_is_asked_again_after_growing_waits() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    invite(&shop, "nila").await;
    office.says("451 greylisted");
    let mut sender = office.sender(&shop);
    for (minutes, tries) in [(0, 1), (0, 1), (1, 2), (2, 2), (6, 3), (20, 3), (21, 4)] {
        look(&mut sender, after(minutes)).await;
        let row = only(&shop).await;
        assert_eq!(
            (row["tries"].as_i64(), row["last_error"].as_str()),
            (Some(tries), Some("busy")),
            "{minutes}"
        );
    }
    assert_eq!(only(&shop).await["next_try_at"], "2026-04-20T06:21:00Z");
    office.says("");
    look(&mut sender, after(80)).await;
    assert_eq!(only(&shop).await["state"], "waiting", "not before its time");
    look(&mut sender, after(81)).await;
    assert_eq!((only(&shop).await["state"].as_str(), office.taken().len()), (Some("sent"), 1));
}

#[tokio::test]
async fn a_server_that_says_never_is_believed_until_somebody_has_it_tried_again() {
    let (mut shop, office) = (Shop::jeweller().await, PostOffice::open());
    invite(&shop, "nila").await;
    office.says("550 no such person");
    let mut sender = office.sender(&shop);
    look(&mut sender, noon()).await;
    let row = only(&shop).await;
    assert_eq!((row["state"].as_str(), row["last_error"].as_str()), (Some("failed"), Some("refused")));
    assert_eq!((row["again"].clone(), row["next_try_at"].clone()), (json!(true), Value::Null));
    office.says("");
    look(&mut sender, after(600)).await;
    assert_eq!(office.taken().len(), 0);
    let id = json!({ "mail_id": row["mail_id"] });
    shop.at("2026-04-20T15:30:00Z");
    assert_eq!(shop.run::<RetryMail>("mia", id.clone()).await, Err("permission_denied".into()));
    shop.run::<RetryMail>("adam", id.clone()).await.expect("queued");
    assert_eq!(shop.run::<RetryMail>("adam", id.clone()).await, Err("version_stale".into()));
    look(&mut sender, after(631)).await;
    assert_eq!((only(&shop).await["state"].as_str(), office.taken().len()), (Some("sent"), 1));
    assert_eq!(shop.run::<RetryMail>("adam", id).await, Err("version_stale".into()));
}

#[tokio::test]
async fn a_server_that_is_away_is_waited_for() {
    let (shop, mut office) = (Shop::jeweller().await, PostOffice::open());
    office.stop();
    for name in ["nila", "ravi", "uma"] {
        invite(&shop, name).await;
    }
    let mut sender = office.sender(&shop);
    look(&mut sender, noon()).await;
    let tries: i64 = outbox(&shop).await.iter().filter_map(|row| row["tries"].as_i64()).sum();
    assert_eq!(tries, 1, "one mail finds out for all");
    office.start();
    look(&mut sender, after(1)).await;
    assert_eq!(office.taken().len(), 3);
    assert!(outbox(&shop).await.iter().all(|row| row["state"] == "sent"));
}

#[tokio::test]
async fn after_some_days_without_a_server_a_mail_is_given_up_and_forgotten_when_its_link_ends() {
    let (mut shop, mut office) = (Shop::jeweller().await, PostOffice::open());
    office.stop();
    invite(&shop, "nila").await;
    let mut sender = office.sender(&shop);
    for hour in 0..24 * 5 {
        look(&mut sender, after(hour * 60)).await;
    }
    let row = only(&shop).await;
    assert_eq!((row["state"].as_str(), row["tries"].as_i64()), (Some("failed"), Some(11)));
    assert!(row["again"] == true && kept(&shop).await.contains("/join/"), "{row}");
    look(&mut sender, after(60 * 24 * 7)).await;
    assert_eq!(kept(&shop).await, "");
    shop.at("2026-04-27T05:00:00Z");
    let row = only(&shop).await;
    assert_eq!((row["again"].as_bool(), row["last_error"].as_str()), (Some(false), Some("unreachable")));
    let id = json!({ "mail_id": row["mail_id"] });
    assert_eq!(shop.run::<RetryMail>("olive", id).await, Err("link_used".into()));
}

#[tokio::test]
async fn without_a_mail_server_mails_wait_and_end_with_their_link() {
    let shop = Shop::jeweller().await;
    invite(&shop, "nila").await;
    let mut sender = sender(&shop, None);
    look(&mut sender, after(60 * 24)).await;
    let row = only(&shop).await;
    assert_eq!((row["state"].as_str(), row["tries"].as_i64()), (Some("waiting"), Some(0)));
    look(&mut sender, after(60 * 24 * 7)).await;
    let row = only(&shop).await;
    assert_eq!((row["state"].as_str(), row["last_error"].as_str()), (Some("failed"), Some("too_late")));
    assert_eq!(kept(&shop).await, "");
}

#[tokio::test]
async fn a_mail_that_does_not_open_is_not_sent_and_holds_no_other_up() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    invite(&shop, "nila").await;
    let broken = only(&shop).await["mail_id"].as_str().expect("an id").to_owned();
    invite(&shop, "omar").await;
    let client = database::connect(&shop.db.super_config()).await.expect("a connection");
    // Its text is put in place of its address, as somebody with access to the database might do.
    let moved = format!("update app.mail set address = text where mail_id = '{broken}'");
    client
        .batch_execute(&format!("create temp table aside as select * from app.mail; {moved}"))
        .await
        .expect("moved");
    look(&mut office.sender(&shop), noon()).await;
    let [message] = &office.taken()[..] else { panic!("one message: {:?}", office.taken()) };
    assert_eq!(header(message, "To"), "omar@shop.example");
    let back = "update app.mail m set address = a.address from aside a where a.mail_id = m.mail_id";
    client.batch_execute(back).await.expect("as it was");
    let rows = outbox(&shop).await;
    let row = rows.iter().find(|row| row["mail_id"] == broken.as_str()).expect("it waits");
    assert_eq!((row["state"].as_str(), row["last_error"].as_str()), (Some("waiting"), Some("unreadable")));
    look(&mut office.sender(&shop), after(1)).await;
    assert_eq!(header(&office.taken()[1], "To"), "nila@shop.example", "tried again, it opens");
}

#[tokio::test]
async fn killed_after_the_server_took_it_a_mail_is_sent_again_under_the_same_name_when_its_claim_ran_out() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    invite(&shop, "nila").await;
    office.is_slow();
    let mut killed = office.sender(&shop);
    let task = tokio::spawn(async move { look(&mut killed, noon()).await });
    while office.taken().is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    task.abort();
    assert!(task.await.expect_err("killed").is_cancelled());
    let mut sender = office.sender(&shop);
    look(&mut sender, after(1)).await;
    assert_eq!(office.taken().len(), 1, "the claim holds");
    look(&mut sender, after(2)).await;
    let taken = office.taken();
    assert_eq!(taken.len(), 2);
    assert_eq!(header(&taken[0], "Message-ID"), header(&taken[1], "Message-ID"));
    assert_eq!(only(&shop).await["state"], "sent");
}

#[tokio::test]
async fn two_programs_on_one_database_send_each_mail_once() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    let other = shop.beside("next-door").await;
    for n in 0..12 {
        invite(&shop, &format!("n{n}")).await;
        invite(&other, &format!("m{n}")).await;
    }
    let (mut one, mut two) = (office.sender(&shop), office.sender(&shop));
    tokio::join!(look(&mut one, noon()), look(&mut two, noon()));
    let taken = office.taken();
    let ids: std::collections::BTreeSet<&str> = taken.iter().map(|m| header(m, "Message-ID")).collect();
    assert_eq!((taken.len(), ids.len()), (24, 24));
    for of in [&shop, &other] {
        let rows = outbox(of).await;
        assert!(rows.len() == 12 && rows.iter().all(|row| row["state"] == "sent"), "{rows:?}");
    }
}

#[tokio::test]
async fn nothing_is_sent_without_tls_or_to_a_server_we_do_not_trust() {
    let (shop, plain, office) = (Shop::jeweller().await, PostOffice::plain(), PostOffice::open());
    invite(&shop, "nila").await;
    let mut at = 0;
    for server in [
        // A server without TLS, as an attacker in the middle would present it.
        Server { tls: Security::Asked, ..plain.server() },
        // A certificate by an unknown CA.
        Server { ca: None, ..office.server() },
        // A certificate for another name.
        Server { host: "127.0.0.1".into(), ..office.server() },
    ] {
        look(&mut sender(&shop, Some(server.clone())), after(at)).await;
        let row = only(&shop).await;
        assert_eq!(
            (row["state"].as_str(), row["last_error"].as_str()),
            (Some("waiting"), Some("tls")),
            "{server:?}"
        );
        at += 60;
    }
    assert_eq!((plain.taken().len(), office.taken().len()), (0, 0));
    look(&mut sender(&shop, Some(plain.server())), after(at)).await;
    assert_eq!(
        header(&plain.taken()[0], "X-Taken"),
        "plain nila@shop.example",
        "on this machine, where it is allowed"
    );
}

#[tokio::test]
async fn a_server_may_begin_with_tls() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::wrapped());
    invite(&shop, "nila").await;
    look(&mut sender(&shop, Some(Server { ca: None, ..office.server() })), noon()).await;
    assert_eq!(only(&shop).await["last_error"], "tls", "a CA of nobody's");
    look(&mut office.sender(&shop), after(1)).await;
    assert_eq!(header(&office.taken()[0], "X-Taken"), "tls nila@shop.example");
}

#[tokio::test]
async fn a_server_that_wants_a_password_gets_it_and_a_wrong_one_loses_no_mail() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::with_password("open sesame"));
    invite(&shop, "nila").await;
    let with = |user: Option<(&str, &str)>| Server {
        user: user.map(|(name, password)| (name.into(), password.into())),
        ..office.server()
    };
    let mut at = 0;
    for wrong in [None, Some(("shop", "open barley"))] {
        look(&mut sender(&shop, Some(with(wrong))), after(at)).await;
        let row = only(&shop).await;
        assert_eq!((row["state"].as_str(), row["last_error"].as_str()), (Some("waiting"), Some("sign_in")));
        at += 60;
    }
    look(&mut sender(&shop, Some(with(Some(("shop", "open sesame"))))), after(at)).await;
    assert_eq!(office.taken().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_committed_mail_wakes_the_sender_and_a_stop_lets_the_mail_in_hand_be_finished() {
    let (shop, office) = (Shop::jeweller().await, PostOffice::open());
    let (stop, stopped) = watch::channel(false);
    let running = tokio::spawn(office.sender(&shop).run(noon, stopped));
    tokio::time::sleep(Duration::from_millis(500)).await;
    office.is_slow();
    invite(&shop, "nila").await;
    // Far less than the five seconds after which the sender looks by itself.
    let woken = tokio::time::timeout(Duration::from_secs(2), async {
        while office.taken().is_empty() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    woken.await.expect("woken at once");
    stop.send_replace(true);
    running.await.expect("ended by itself");
    assert_eq!(only(&shop).await["state"], "sent");
}

#[tokio::test]
async fn a_workspace_writes_no_more_than_so_many_mails_a_day() {
    let mut shop = Shop::jeweller().await;
    let asked = |n: usize| json!({ "email": format!("n{n}@shop.example"), "roles": ["Cashier"] });
    // The workspace is no longer new.
    shop.at("2026-05-10T05:00:00Z");
    for n in 0..200 {
        let invited = shop.run::<InviteMember>("olive", asked(n)).await.expect("invited");
        // A mail counts whether or not its invitation is still open; a workspace has at most a hundred open
        // ones.
        let id = json!({ "invitation_id": invited["invitation_id"] });
        shop.run::<WithdrawInvitation>("olive", id).await.expect("withdrawn");
    }
    assert_eq!(shop.run::<InviteMember>("olive", asked(200)).await, Err("rate_limited".into()));
    assert!(shop.beside("next-door").await.run::<InviteMember>("olive", asked(200)).await.is_ok());
    shop.at("2026-05-11T05:00:01Z");
    assert!(shop.run::<InviteMember>("olive", asked(200)).await.is_ok());
}

#[tokio::test]
async fn the_role_for_jobs_learns_whose_mail_is_due_and_nothing_else() {
    let shop = Shop::jeweller().await;
    invite(&shop, "nila").await;
    let jobs = database::connect(&shop.db.jobs_config()).await.expect("a connection");
    let rows = jobs.query("select tenant_id, due_at from app.mail", &[]).await.expect("allowed");
    assert_eq!(rows.iter().map(|row| row.get(0)).collect::<Vec<uuid::Uuid>>(), [shop.tenant.uuid()]);
    for refused in [
        "select address from app.mail",
        "select text from app.mail",
        "select link from app.mail",
        "select count(*) from app.membership",
        "select name from app.tenant",
        "select content from app.audit_event",
        "select salt from app.audit_event",
        "update app.mail set due_at = null",
        "delete from app.mail",
    ] {
        let code = jobs.execute(refused, &[]).await.expect_err(refused).code().cloned();
        assert_eq!(code, Some(tokio_postgres::error::SqlState::INSUFFICIENT_PRIVILEGE), "{refused}");
    }
}
