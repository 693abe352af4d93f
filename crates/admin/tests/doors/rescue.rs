//! The only Owner of a workspace, who forgot the password and never proved the address, returns at another
//! address.
//! Invariant: only an operator asks, after a wait; anybody who signs in or reads the old address stops it;
//! the account that loses its place is not changed.

use crate::browser::{Browser, FACTOR, SECRET, house, now};
use crate::links::{confirm, look, mailed};
use crate::operators::{EMAIL, omar};
use crate::prepared::{NEW, invite, sign_in};
use crate::recovery::ground::{Told, told};
use axum::Router;
use axum::http::StatusCode;
use identity::factors::Authenticator;
use identity::recovery::rescue::{Sent, Wanted, Whom, ask, finish};
use identity::recovery::{ASK, FINISH, STOP, Waiting};
use jiff::SignedDuration;
use testing::{Shop, call, person_at, told as events};

const ASHA: &str = "asha@sona.example";
const BACK: &str = "asha@elsewhere.example";
/// The default wait of a workspace, in hours.
const WAIT: i64 = 72;

struct Ground {
    shop: Shop,
    router: Router,
    /// The Owner, signed in.
    asha: Browser,
    key: Authenticator,
    omar: Authenticator,
}

impl Ground {
    async fn open() -> Ground {
        let (shop, router) = house().await;
        let mut asha = Browser::new(&router);
        let key = asha.open_workspace("asha", "sona").await;
        let (_, omar) = omar(&shop, &router).await;
        Ground { shop, router, asha, key, omar }
    }

    /// The operator's request in this many hours, for the Owner of this address.
    async fn ask(&self, hours: i64, email: &str, to: &str) -> Told<Waiting> {
        let at = now() + SignedDuration::from_hours(hours);
        let code = self.omar.code_at(at);
        let whom = Whom { email, workspace: "sona", operator: EMAIL, code: &code };
        let wanted = Wanted { to, reason: "came with the licence of the shop", case: "C-31" };
        told(ask(&self.shop.platform, &call(at, None), &whom, &wanted).await)
    }

    async fn finish(&self, hours: i64) -> Told<Sent> {
        let at = now() + SignedDuration::from_hours(hours);
        let code = self.omar.code_at(at);
        let whom = Whom { email: ASHA, workspace: "sona", operator: EMAIL, code: &code };
        told(finish(&self.shop.platform, &call(at, None), &whom).await)
    }

    /// How many times an event is in the workspace's own log.
    async fn told(&self, action: &str) -> usize {
        let client = look(&self.shop).await;
        let tenant = client.query_one("select tenant_id from app.tenant where slug = 'sona'", &[]).await;
        let tenant: uuid::Uuid = tenant.expect("the shop").get(0);
        let all = events(self.shop.platform.encryption.vault(), &client, action).await;
        all.iter().filter(|it| it.tenant == tenant).count()
    }
}

#[tokio::test]
async fn a_sole_owner_whom_no_mail_reaches_comes_back_at_another_address_after_the_wait() {
    let mut at = Ground::open().await;
    let before = person_at(&at.shop.platform, ASHA, now()).await;
    let waiting = at.ask(1, ASHA, BACK).await.expect("asked for");
    assert!(waiting.by_operator && waiting.moves);
    mailed(&at.shop, ASHA, "recovery", 1).await;
    assert_eq!(at.told(ASK).await, 1, "the workspace has it in its log");
    assert!(at.asha.get("/w/sona/team").await.html.contains("Cannot sign in"));
    assert!(
        at.asha.get("/w/sona/account").await.html.contains("Your membership is to move to another account")
    );
    assert_eq!(at.ask(2, ASHA, BACK).await.expect_err("once"), "recovery_waits");
    assert_eq!(at.finish(WAIT).await.expect_err("an hour early"), "recovery_waits");
    let sent = at.finish(WAIT + 2).await.expect("due");
    assert!(sent.path.is_none(), "what is mailed is shown to nobody");
    assert_eq!(at.told(FINISH).await, 1);
    let link = mailed(&at.shop, BACK, "recovery", 1).await;
    let mut back = Browser::new(&at.router);
    let page = back.get(&link).await.html;
    assert!(page.contains("or the operator of this server, brings you back"), "who did it: {page}");
    assert!(!page.contains("without this address"), "the old account keeps its address: {page}");
    let got = back.submit(&link, &link, &[("name", "Asha"), ("password", NEW)]).await;
    assert_eq!(got.to, "/w/sona/account/authenticator", "{}", got.html);
    assert_eq!(
        at.asha.get("/w/sona/team").await.status,
        StatusCode::OK,
        "hers until the second factor is there"
    );
    back.enrol("sona").await;
    assert_eq!(back.get("/w/sona/team").await.status, StatusCode::OK);
    assert!(back.get("/w/sona/account").await.html.contains("Confirmed"));
    assert!(at.asha.get("/w/sona/team").await.to.starts_with("/sign-in"), "the place has gone over");
    assert_eq!(person_at(&at.shop.platform, ASHA, now()).await, before, "the account keeps its address");
    let (_, half) = sign_in(&at.router, ASHA, SECRET).await;
    assert!(half.to.starts_with("/sign-in/code"), "and its password and factor: {}", half.html);
    assert_eq!(back.get(&link).await.status, StatusCode::GONE);
    assert_eq!(at.finish(WAIT + 3).await.expect_err("once"), "not_found email");
}

#[tokio::test]
async fn whoever_signs_in_or_reads_the_address_there_was_stops_it() {
    let at = Ground::open().await;
    at.ask(1, ASHA, BACK).await.expect("asked for");
    let link = mailed(&at.shop, ASHA, "recovery", 1).await;
    let mut street = Browser::new(&at.router);
    let page = street.get(&link).await.html;
    assert!(page.contains("move your place in a workspace to another account"), "{page}");
    street.answer(&page, &link, &[]).await;
    assert_eq!(
        (at.told(STOP).await, at.finish(WAIT + 2).await.err().as_deref()),
        (1, Some("not_found email"))
    );
    // Stopped by the password and the second factor.
    at.ask(3, ASHA, BACK).await.expect("asked for anew");
    let (mut later, half) = sign_in(&at.router, ASHA, SECRET).await;
    let code = at.key.code_at(now() + SignedDuration::from_secs(30));
    assert_eq!(later.submit(&half.to, "/sign-in/code", &[("code", &code)]).await.to, "/w/sona");
    assert_eq!(
        (at.told(STOP).await, at.finish(WAIT + 4).await.err().as_deref()),
        (2, Some("not_found email"))
    );
    // Stopped by the password alone, if there is no factor.
    look(&at.shop).await.execute("delete from app.factor where kind <> 'x' and person_id = (select person_id from app.membership m join app.tenant t using (tenant_id) where t.slug = 'sona')", &[]).await.expect("none");
    at.ask(5, ASHA, BACK).await.expect("asked for anew");
    sign_in(&at.router, ASHA, SECRET).await;
    assert_eq!(
        (at.told(STOP).await, at.finish(WAIT + 6).await.err().as_deref()),
        (3, Some("not_found email"))
    );
}

/// Their session lasts through the wait: they confirm the address without a sign-in.
#[tokio::test]
async fn an_address_that_was_confirmed_meanwhile_stops_it() {
    let mut at = Ground::open().await;
    at.ask(1, ASHA, BACK).await.expect("asked for");
    confirm(&at.shop, &mut at.asha, ASHA).await;
    assert_eq!(at.finish(WAIT + 2).await.expect_err("a mail reaches them"), "value_unknown email");
    assert_eq!((at.told(STOP).await, at.told(FINISH).await), (1, 0));
    assert_eq!(at.finish(WAIT + 3).await.expect_err("stopped"), "not_found email");
}

#[tokio::test]
async fn an_owner_is_not_moved_where_another_owner_was_not_told() {
    let mut at = Ground::open().await;
    let link = invite(&mut at.asha, "sona", "ravi@sona.example", "Owner").await;
    let mut ravi = Browser::new(&at.router);
    let got = ravi.submit(&link, &link, &[("name", "Ravi"), ("password", NEW)]).await;
    assert_eq!(got.to, "/w/sona/account/authenticator", "{}", got.html);
    ravi.enrol("sona").await;
    assert!(ravi.get("/w/sona/account").await.html.contains("Not confirmed yet"), "no mail reaches him");
    assert_eq!(at.ask(1, ASHA, BACK).await.expect_err("Ravi is an Owner too"), "value_unknown email");
    assert_eq!(at.told(ASK).await, 0);
}

#[tokio::test]
async fn a_refusal_at_the_terminal_says_which_address_is_wrong_and_why() {
    let at = Ground::open().await;
    at.shop.platform.mail.sends(false);
    let code = at.omar.code_at(now());
    let whom = Whom { email: ASHA, workspace: "sona", operator: "nobody@instance.example", code: &code };
    let wanted = Wanted { to: ASHA, reason: "came with the licence", case: "C-1" };
    let by = call(now(), None);
    let unknown = ask(&at.shop.platform, &by, &whom, &wanted).await;
    assert_eq!(told(unknown).expect_err("no operator"), "not_found as");
    let by = call(now() + SignedDuration::from_hours(1), None);
    let code = at.omar.code_at(by.now);
    let whom = Whom { operator: EMAIL, code: &code, ..whom };
    let said = ask(&at.shop.platform, &by, &whom, &wanted).await.expect_err("the same address").to_string();
    assert!(said.contains("[to: No mail goes out here, so the link is handed over"), "{said}");
}

#[tokio::test]
async fn nobody_is_moved_who_has_another_way_back() {
    let mut at = Ground::open().await;
    assert_eq!(at.ask(1, "nobody@sona.example", BACK).await.expect_err("nobody"), "not_found email");
    assert_eq!(at.ask(2, ASHA, "no address").await.expect_err("no address"), "email_format to");
    let whom = Whom { email: ASHA, workspace: "sona", operator: EMAIL, code: "000000" };
    let wanted = Wanted { to: BACK, reason: "a reason", case: "C-1" };
    let by = call(now(), None);
    assert_eq!(
        told(ask(&at.shop.platform, &by, &whom, &wanted).await).expect_err("wrong"),
        "step_up_required"
    );
    let wanted = Wanted { reason: " ", ..wanted };
    assert_eq!(
        told(ask(&at.shop.platform, &by, &whom, &wanted).await).expect_err("why"),
        "field_required reason"
    );
    // The Owner removes a Cashier and invites them again.
    let link = invite(&mut at.asha, "sona", "nila@sona.example", "Cashier").await;
    let mut nila = Browser::new(&at.router);
    assert_eq!(nila.submit(&link, &link, &[("name", "Nila"), ("password", NEW)]).await.to, "/w/sona");
    assert_eq!(at.ask(3, "nila@sona.example", BACK).await.expect_err("no Owner"), "not_found email");
    at.shop.platform.mail.sends(false);
    assert_eq!(at.ask(4, ASHA, ASHA).await.expect_err("handed over"), "value_unknown to");
    at.shop.platform.mail.sends(true);
    confirm(&at.shop, &mut at.asha, ASHA).await;
    assert_eq!(at.ask(5, ASHA, BACK).await.expect_err("confirmed"), "value_unknown email");
    assert_eq!(at.told(ASK).await, 0);
}

#[tokio::test]
async fn where_no_mail_goes_out_the_link_is_handed_over_and_proves_no_address() {
    let at = Ground::open().await;
    at.shop.platform.mail.sends(false);
    at.ask(1, ASHA, BACK).await.expect("asked for");
    let link = at.finish(WAIT + 2).await.expect("due").path.expect("to be handed over");
    let mut back = Browser::new(&at.router);
    let got = back.submit(&link, &link, &[("name", "Asha"), ("password", NEW)]).await;
    assert_eq!(got.to, "/w/sona/account/authenticator", "{}", got.html);
    back.enrol("sona").await;
    assert_eq!(back.get("/w/sona/team").await.status, StatusCode::OK);
    assert!(back.get("/w/sona/account").await.html.contains("Not confirmed yet"));
    assert_eq!(back.get(FACTOR).await.to, "/sign-up", "it founds nothing");
}
