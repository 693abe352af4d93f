//! The whole life of suppliers on a real database: proposed, announced, used, objected to, ended.
//! Invariant: operators act by their actions, and the program itself tells the workspaces.

use super::super::reads::{GetSupplier, ListSuppliers};
use super::super::workspace::{ObjectToSupplier, SupplierNotices};
use super::super::*;
use crate::duties::Duties;
use kernel::day::{Instant, parse_instant};
use lifecycle::casework::reminders::Reminders;
use lifecycle::suppliers::all;
use testing::Shop;

const FIRST: &str = "2026-05-20T05:00:00Z";
/// Thirty days after the notice, and the second before.
const OPENS: &str = "2026-06-19T05:00:00Z";
const EARLY: &str = "2026-06-19T04:59:59Z";

fn at(text: &str) -> Instant {
    parse_instant(text).expect("a moment")
}

async fn tell(shop: &Shop, now: &str) -> usize {
    let mut reminders = Reminders::new(shop.platform.clone(), shop.db.jobs_config());
    reminders.tell_of_suppliers(at(now)).await.expect("told")
}

/// A supplier that was proposed.
async fn propose(ops: &Shop) -> Value {
    let entry = json!({
        "name": "Mail Co", "purpose": "Sends mail", "data_kinds": "Addresses", "region": "EU", "country": "IE",
        "basis": "Contract", "hosts": "SMTP.Mail.Example, *.eu.mail.example",
    });
    ops.run::<ProposeSupplier>("ops", entry).await.expect("proposed")["number"].clone()
}

fn contract(number: &Value, is_strict: bool) -> Value {
    json!({
        "number": number, "contract_sha256": "ab".repeat(32), "contract_on": "2026-04-01", "keeps_privacy": true,
        "keeps_secrecy": is_strict, "tells_incidents": true, "binds_others": true,
    })
}

async fn complete(ops: &Shop, number: &Value) {
    ops.run::<BindSupplier>("ops", contract(number, true)).await.expect("bound");
    let review = json!({ "number": number, "review_due": "2027-05-20", "findings": "Nothing bad" });
    ops.run::<ReviewSupplier>("ops", review).await.expect("reviewed");
}

async fn activate(ops: &Shop, number: &Value, emergency: Option<&str>) -> std::result::Result<Value, String> {
    let mut input = json!({ "number": number });
    if let Some(why) = emergency {
        input["emergency"] = json!(why);
    }
    ops.run::<ActivateSupplier>("ops", input).await
}

async fn announce(ops: &mut Shop) -> Value {
    ops.at(FIRST);
    let number = propose(ops).await;
    ops.run::<AnnounceSupplier>("ops", json!({ "number": number })).await.expect("announced");
    number
}

#[tokio::test]
async fn a_supplier_is_used_on_day_thirty_with_its_contract_and_not_before() {
    let shop = Shop::jeweller().await;
    let mut ops = shop.operators().await;
    let number = announce(&mut ops).await;
    let again = ops.run::<AnnounceSupplier>("ops", json!({ "number": number })).await;
    assert_eq!(again, Err("value_unknown number".into()), "it is announced once");
    assert_eq!(tell(&shop, FIRST).await, 1, "the shop");
    assert_eq!(tell(&shop, FIRST).await, 0, "nobody is told twice");
    let told: Vec<_> = ops.mails().await.into_iter().filter(|mail| mail.kind == "supplier").collect();
    assert!(!told.is_empty() && told.iter().all(|mail| mail.tenant == shop.tenant.uuid()));
    assert!(told.iter().all(|mail| mail.text.contains("not before 19 June 2026, 05:00 (UTC)")), "{told:?}");

    ops.at(EARLY);
    let refused = activate(&ops, &number, None).await.expect_err("without a contract");
    assert!(refused.contains("contract_sha256"), "{refused}");
    ops.run::<BindSupplier>("ops", contract(&number, false)).await.expect("bound");
    let refused = activate(&ops, &number, Some("It burnt")).await.expect_err("a weak contract");
    assert!(refused.contains("keeps_secrecy"), "{refused}");
    complete(&ops, &number).await;
    assert_eq!(activate(&ops, &number, None).await, Err("value_unknown number".into()), "a second too early");
    ops.at(OPENS);
    let used = activate(&ops, &number, Some("no emergency any more")).await.expect("on day thirty");
    assert_eq!(used["state"], "active");
    let one = &all(&shop.platform).await.expect("suppliers")[0];
    assert_eq!((one.emergency.as_deref(), one.activated_at), (None, Some(at(OPENS))), "the notice was over");
    assert_eq!(one.profile.hosts, "smtp.mail.example *.eu.mail.example");
    let hosts = async |hosts: &str| {
        ops.run::<ChangeSupplier>("ops", json!({ "number": number, "hosts": hosts })).await.map(drop)
    };
    assert_eq!(hosts("smtp.mail.example logs.other.example").await, Err("value_unknown hosts".into()));
    assert_eq!(hosts("Mx.EU.mail.example, smtp.mail.example").await, Ok(()), "one of those below the name");
    assert_eq!(
        hosts("*.eu.mail.example").await,
        Err("value_unknown hosts".into()),
        "what went does not come back"
    );
    let ended = json!({ "number": number, "reason": "All data there is deleted" });
    assert_eq!(ops.run::<EndSupplier>("ops", ended.clone()).await.expect("ended")["state"], "ended");
    assert_eq!(ops.run::<EndSupplier>("ops", ended).await, Err("value_unknown number".into()));
    assert_eq!(activate(&ops, &number, None).await, Err("value_unknown number".into()));
}

#[tokio::test]
async fn before_everybody_is_told_only_an_emergency_begins_and_everybody_is_told_of_it_then() {
    let shop = Shop::jeweller().await;
    let mut ops = shop.operators().await;
    ops.at(FIRST);
    let number = propose(&ops).await;
    complete(&ops, &number).await;
    assert_eq!(activate(&ops, &number, None).await, Err("value_unknown number".into()), "announced first");
    assert_eq!(tell(&shop, FIRST).await, 0, "nobody is told of a proposal");
    let used = activate(&ops, &number, Some("The other one burnt")).await.expect("an emergency");
    assert_eq!(used["state"], "active");
    assert_eq!(tell(&shop, FIRST).await, 1);
    let told: Vec<_> = ops.mails().await.into_iter().filter(|mail| mail.kind == "supplier").collect();
    assert!(
        told.iter().all(|mail| mail.text.contains("in use") || mail.text.contains("emergency")),
        "{told:?}"
    );
    assert!(!told.is_empty() && told.iter().all(|mail| !mail.text.contains("not before")), "{told:?}");
    let shown = ops.ask::<GetSupplier>("aud", json!({ "number": number })).await.expect("a supplier");
    assert_eq!(shown["emergency"], "The other one burnt");
    let mut titles: Vec<&str> = shown["events"]
        .as_array()
        .expect("events")
        .iter()
        .filter_map(|event| event["what"].as_str())
        .collect();
    // All of one moment: their order says nothing.
    titles.sort_unstable();
    assert_eq!(titles, ["activated", "bound", "noticed", "proposed", "reviewed"]);
}

#[tokio::test]
async fn a_workspace_made_later_is_told_too_and_an_owner_objects_once() {
    let shop = Shop::jeweller().await;
    let mut ops = shop.operators().await;
    let number = announce(&mut ops).await;
    tell(&shop, FIRST).await;
    let (tenth, eleventh) = ("2026-05-30T05:00:00Z", "2026-05-31T05:00:00Z");
    let mut late = shop.beside("later").await;
    assert_eq!(tell(&shop, tenth).await, 1, "the new one alone");
    late.at(eleventh);
    let notices = late.ask::<SupplierNotices>("olive", json!({})).await.expect("notices");
    assert_eq!(
        (&notices["rows"][0]["name"], notices["rows"][0]["told_at"].clone()),
        (&json!("Mail Co"), json!(at(tenth)))
    );
    let told: Vec<_> =
        ops.mails().await.into_iter().filter(|mail| mail.tenant == late.tenant.uuid()).collect();
    assert!(told.iter().any(|mail| mail.text.contains("19 June 2026")), "the day of everybody: {told:?}");

    let objection = json!({ "number": number, "objection": "We have a contract with their rival" });
    assert_eq!(
        late.run::<ObjectToSupplier>("adam", objection.clone()).await,
        Err("permission_denied".into()),
        "an Owner decides"
    );
    late.run::<ObjectToSupplier>("olive", objection.clone()).await.expect("objected");
    let again = late.run::<ObjectToSupplier>("olive", objection).await;
    assert_eq!(again, Err("value_unknown number".into()));
    let unknown = json!({ "number": 99, "objection": "What?" });
    assert_eq!(late.run::<ObjectToSupplier>("olive", unknown).await, Err("not_found number".into()));
    tell(&shop, eleventh).await;
    tell(&shop, eleventh).await;
    let shown = ops.ask::<GetSupplier>("ops", json!({ "number": number })).await.expect("a supplier");
    let passed_on: Vec<_> = shown["events"]
        .as_array()
        .expect("events")
        .iter()
        .filter(|event| event["what"] == "objected")
        .collect();
    assert_eq!(passed_on.len(), 1, "once");
    assert_eq!(passed_on[0]["words"], "later: We have a contract with their rival");
    let mails = ops.mails().await;
    assert!(mails.iter().any(|mail| mail.tenant == ops.tenant.uuid() && mail.subject.contains("objects")));
    assert!(mails.iter().all(|mail| !mail.text.contains("their rival")), "its words are on the page alone");
}

#[tokio::test]
async fn an_overdue_review_is_a_duty_a_gap_and_a_mark_in_the_list() {
    let shop = Shop::jeweller().await;
    let mut ops = shop.operators().await;
    let number = announce(&mut ops).await;
    complete(&ops, &number).await;
    tell(&shop, FIRST).await;
    ops.at(OPENS);
    activate(&ops, &number, None).await.expect("in use");
    let duties = ops.ask::<Duties>("ops", json!({})).await.expect("duties");
    assert_eq!(
        (&duties["rows"][0]["case"], &duties["rows"][0]["clock"]),
        (&json!("SU-1"), &json!("supplier_review"))
    );
    let list = async |ops: &Shop| {
        ops.ask::<ListSuppliers>("ops", json!({})).await.expect("a list")["rows"][0].clone()
    };
    assert_eq!(list(&ops).await["is_review_overdue"], false);
    ops.at("2027-05-22T05:00:00Z");
    assert_eq!(list(&ops).await["is_review_overdue"], true);
    let shown = ops.ask::<GetSupplier>("ops", json!({ "number": number })).await.expect("a supplier");
    assert_eq!(shown["lacks"], json!(["Its review is overdue."]));
    let duties = ops.ask::<Duties>("ops", json!({})).await.expect("duties");
    assert_eq!(duties["rows"][0]["is_overdue"], true);
    let far = json!({ "number": number, "review_due": "2028-05-23", "findings": "Fine" });
    assert_eq!(
        ops.run::<ReviewSupplier>("ops", far).await,
        Err("value_unknown review_due".into()),
        "over a year"
    );
    let review = json!({ "number": number, "review_due": "2028-05-20", "findings": "Fine" });
    ops.run::<ReviewSupplier>("ops", review).await.expect("reviewed again");
    assert_eq!(list(&ops).await["is_review_overdue"], false);
    let duties = ops.ask::<Duties>("ops", json!({})).await.expect("duties");
    assert_eq!(
        (duties["rows"].as_array().map(Vec::len), &duties["rows"][0]["is_overdue"]),
        (Some(1), &json!(false))
    );
    ops.run::<EndSupplier>("ops", json!({ "number": number })).await.expect("ended");
    assert_eq!(
        ops.ask::<Duties>("ops", json!({})).await.expect("duties")["rows"],
        json!([]),
        "nothing is left to do"
    );
}

#[tokio::test]
async fn only_operators_work_on_suppliers() {
    let mut ops = Shop::jeweller().await.operators().await;
    let number = announce(&mut ops).await;
    assert_eq!(activate(&ops, &number, None).await.map_err(|why| why.contains("contract_sha256")), Err(true));
    for refused in [
        ops.run::<EndSupplier>("aud", json!({ "number": number })).await,
        ops.run::<AnnounceSupplier>("aud", json!({ "number": number })).await,
    ] {
        assert_eq!(refused, Err("permission_denied".into()));
    }
    assert!(ops.ask::<ListSuppliers>("aud", json!({})).await.is_ok());
}
