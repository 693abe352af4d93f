//! Names and addresses of people as stored: moved rows let nobody in, and an address is found by a hash.
//! Invariant: a superuser changes the rows, as anybody with the database could; nothing else bypasses the
//! program.

use admin::people::invitation::{InviteMember, ListInvitations};
use admin::people::{ListMembers, RemoveMember};
use identity::{accounts, operators, sign_in};
use platform::action::ask_json;
use platform::error::Error;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::time::Duration;
use testing::{Shop, call, person_at};
use tokio_postgres::Client;
use uuid::Uuid;

const NILA: &str = "nila@shop.example";
const SECRET: &str = "lamp violin gravel";

async fn superuser(shop: &Shop) -> Client {
    let (client, connection) =
        shop.db.super_config().connect(tokio_postgres::NoTls).await.expect("a connection");
    tokio::spawn(connection);
    client
}

/// Signs somebody up.
async fn nila(shop: &Shop, address: &str) -> Result<Uuid, Error> {
    let call = shop.call("olive");
    accounts::sign_up(&shop.platform, &call, address, "Nila", SECRET).await.map(|id| id.uuid())
}

/// The columns with values that could not be decrypted, in the instance's log: this is logged after the call.
async fn told_of(shop: &Shop, client: &Client, many: usize) -> BTreeSet<String> {
    for _ in 0..100 {
        let told = testing::told(shop.platform.encryption.vault(), client, "vault.open").await;
        let column = |it: &testing::Told| {
            let after: Value = serde_json::from_str(it.content.after.as_deref()?).ok()?;
            after["column"].as_str().map(str::to_owned)
        };
        if told.len() >= many {
            return told.iter().filter_map(column).collect();
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("nobody was told");
}

#[tokio::test]
async fn a_name_or_address_that_was_moved_lets_nobody_in_and_is_told_of() {
    let shop = Shop::jeweller().await;
    let (client, id) = (superuser(&shop).await, nila(&shop, NILA).await.expect("an account"));
    let call = call(shop.call("olive").now, None);
    let enters = async |secret: &str| sign_in::by_password(&shop.platform, &call, NILA, secret).await;
    enters(SECRET).await.expect("in");
    let moved = "update app.person set name = (select name from app.person where person_id = $2) where person_id = $1";
    client.execute(moved, &[&id, &shop.person("cas").uuid()]).await.expect("moved");
    let wrong = enters("another").await.expect_err("refused");
    assert_eq!(
        wrong.refusal().map(|it| it.code.as_str()),
        Some("sign_in_required"),
        "a name is not looked at"
    );
    assert!(enters(SECRET).await.expect_err("not in").refusal().is_none(), "the password was right");
    let moved = "update app.membership set name = (select name from app.membership where person_id = $2) where person_id = $1";
    client.execute(moved, &[&shop.person("cas").uuid(), &shop.person("mia").uuid()]).await.expect("moved");
    let asked = ask_json::<ListMembers>(&shop.platform, &shop.call("cas"), &json!({})).await;
    assert!(asked.expect_err("not in").refusal().is_none());
    let columns = told_of(&shop, &client, 2).await;
    assert_eq!(columns, ["app.membership.name", "app.person.name"].map(str::to_owned).into());
}

#[tokio::test]
async fn an_address_is_one_accounts_however_it_is_typed() {
    let shop = Shop::jeweller().await;
    let id = nila(&shop, " Nila@Shop.example ").await.expect("an account");
    for taken in [NILA, "NILA@shop.example"] {
        let refused = nila(&shop, taken).await.expect_err("it has an account");
        assert_eq!(refused.refusal().expect("a refusal").faults[0].field, "email", "{taken}");
    }
    let now = shop.call("olive").now;
    for typed in [NILA, "nILA@Shop.example", " nila@Shop.example"] {
        assert_eq!(person_at(&shop.platform, typed, now).await.uuid(), id, "{typed}");
        let entered = sign_in::by_password(&shop.platform, &call(now, None), typed, SECRET).await;
        assert_eq!(entered.expect("in").person.uuid(), id, "{typed}");
    }
    let call = call(now, None);
    operators::add(&shop.platform, &call, "Omar@Instance.example", "Omar", SECRET)
        .await
        .expect("an operator");
}

#[tokio::test]
async fn what_an_address_is_found_by_tells_nothing_from_one_place_to_another() {
    let shop = Shop::jeweller().await;
    let (other, client) = (shop.beside("second").await, superuser(&shop).await);
    // A former member who is invited again is in all three tables.
    let cas = json!({ "person": shop.person("cas").uuid() });
    shop.run::<RemoveMember>("olive", cas).await.expect("removed");
    for shop in [&shop, &other] {
        let invited = json!({ "email": "Cas@Shop.example", "roles": ["Cashier"] });
        shop.run::<InviteMember>("olive", invited).await.expect("invited");
        let twice = json!({ "email": "Meera@Shop.example", "roles": ["Cashier"] });
        shop.run::<InviteMember>("olive", twice.clone()).await.expect("invited");
        shop.run::<InviteMember>("olive", twice).await.expect("invited once more");
    }
    let open = other.ask::<ListInvitations>("olive", json!({})).await.expect("a list");
    let rows = open["rows"].as_array().expect("rows");
    let emails: BTreeSet<&str> = rows.iter().filter_map(|row| row["email"].as_str()).collect();
    assert_eq!(emails, ["cas@shop.example", "meera@shop.example"].into());
    assert_eq!(rows.len(), 2, "one a person");
    let blind = async |table: &str, of: &str| -> Vec<Vec<u8>> {
        let rows = client.query(&format!("select distinct email_blind from {table} where {of}"), &[]).await;
        rows.expect("rows").iter().map(|row| row.get(0)).collect()
    };
    let cas = format!("person_id = '{}'", shop.person("cas").uuid());
    // A person who was invited twice is found by one hash in each workspace.
    let invited = blind("app.invitation", "true").await;
    let (account, member) = (blind("app.person", &cas).await, blind("app.membership", &cas).await);
    assert_eq!((account.len(), member.len(), invited.len()), (1, 1, 4));
    let all: BTreeSet<Vec<u8>> = [account, member, invited].concat().into_iter().collect();
    assert_eq!(all.len(), 6, "cas lies in three tables, and both in two workspaces: nobody sees it");
}
