//! A workspace that ended, and backups made before its end: none of its values is readable, and a restored
//! copy deletes it too.
//! Invariant: the test looks for every sealed value, by the list of columns; another workspace does not
//! change.

use super::{Ground, steelyard, superuser, well};
use crate::common::world::SERVED;
use admin::settings::closing::Close;
use assurance::stored;
use database::classes::{COLUMNS, Column, Form};
use identity::founding::{self, NewWorkspace, Seat};
use identity::sign_in::own_password;
use jiff::{SignedDuration, Timestamp};
use kernel::country::Country;
use kernel::id::TenantId;
use kernel::role::Role;
use ledger::parties::CreateParty;
use platform::action::run;
use platform::keyring::{self, Vault};
use platform::platform::Platform;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use testing::call;
use tokio_postgres::Client;
use uuid::Uuid;

/// The name of every customer of the workspace that ends, and of the one that continues.
const CANARY: [&str; 2] = ["Wolframite", "Cassiterite"];
const FORTY_DAYS: SignedDuration = SignedDuration::from_hours(40 * 24);

fn keys(data: &Path) -> Arc<Vault> {
    let folder = data.join("keys");
    let seal = keyring::seal_beside(&folder).expect("the seal");
    Arc::new(Vault::at(&folder, &seal).expect("readable").expect("a keyring"))
}

#[expect(clippy::disallowed_methods, reason = "the program that is served reads the machine's clock")]
fn then() -> Timestamp {
    Timestamp::now() - FORTY_DAYS
}

/// Opens a workspace with customers. Returns its id and its Owner's token.
async fn open(platform: &Platform, slug: &str, canary: &str) -> (TenantId, String) {
    let at = then();
    let new = NewWorkspace {
        slug: slug.into(),
        name: slug.into(),
        country: Country::India,
        currency: "INR".into(),
        minor_digits: 2,
        timezone: "Asia/Kolkata".into(),
        fy_start: (4, 1),
        state: Some("27".into()),
        gstin: Some("27AAPFU0939F1ZV".into()),
        abn: None,
        gst_registered: true,
        location: Some(canary.into()),
        gln: None,
        settings: json!({}),
    };
    let tenant = founding::found_seated(platform, &call(at, None), &new).await.expect("a workspace");
    let email = format!("owner@{slug}.example");
    let seat =
        Seat { name: "Owner", email: &email, password: None, authenticator: None, roles: &[Role::Owner] };
    let (_, token) = founding::seat(platform, &call(at, None), tenant, &seat).await.expect("a person");
    for n in 0..20 {
        let party = json!({ "party": format!("P-{n}"), "name": canary, "kind": "customer", "phone": canary, "location": canary });
        let call = platform::call::Call { key: Some(format!("k{n}")), ..call(at, Some(&token)) };
        run::<CreateParty>(platform, &call, &party).await.expect("added");
    }
    (tenant, token)
}

/// Counts the sealed values of a workspace, and those of them that these keys open.
async fn values(database: &Client, keys: &Vault, tenant: Uuid) -> (usize, usize) {
    let (mut all, mut open) = (0, 0);
    let has_workspace = |it: &Column| COLUMNS.iter().any(|at| at.table == it.table && at.name == "tenant_id");
    for column in COLUMNS.iter().filter(|it| it.form == Form::Sealed && has_workspace(it)) {
        let found = stored::newest(database, column, tenant, i64::MAX).await.expect("values");
        all += found.len();
        open += found.iter().filter(|it| keys.open(&it.cell, &it.value).is_ok()).count();
    }
    (all, open)
}

async fn parties(database: &Client, tenant: Uuid) -> i64 {
    let count = "select count(*) from ledger.party where tenant_id = $1";
    database.query_one(count, &[&tenant]).await.expect("a count").get(0)
}

/// Looks into the database until the rows are gone, because the start of a command takes longer than such a look.
async fn until_ended(ground: &Ground, tenant: Uuid) -> Value {
    let until = Instant::now() + Duration::from_secs(150);
    loop {
        assert!(Instant::now() < until, "the workspace did not end");
        tokio::time::sleep(Duration::from_millis(500)).await;
        if parties(&ground.database, tenant).await > 0 {
            continue;
        }
        let told = well(&ground.data, &["workspaces", "ended", "--json"]);
        let told: Value = serde_json::from_str(&told).expect("JSON");
        if told[0].is_object() {
            return told;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_has_ended_is_in_no_copy_that_is_served() {
    let ground = Ground::open().await;
    let access = database::Cluster::beside(&ground.data).expect("the database beside");
    let platform = Platform::new(access.app, keys(&ground.data), own_password).expect("a pool");
    let (gone, token) = open(&platform, "gone", CANARY[0]).await;
    let (stays, _) = open(&platform, "stays", CANARY[1]).await;
    well(&ground.data, &["backup", "now"]);
    let (all, readable) = values(&ground.database, &keys(&ground.data), gone.uuid()).await;
    assert!(readable > 80, "{readable} of {all}");
    let keyring = std::fs::read(ground.data.join("keys/keyring")).expect("a keyring");
    tokio::time::sleep(Duration::from_millis(1500)).await;
    #[expect(clippy::disallowed_methods, reason = "a backup is restored to a moment of the machine's clock")]
    let before = Timestamp::now();
    let why = json!({ "address": "gone", "reason": "the shop moves" });
    let closing = platform::call::Call { key: Some("close".into()), ..call(then(), Some(&token)) };
    ground.database.batch_execute(SERVED).await.expect("forty days");
    run::<Close>(&platform, &closing, &why).await.expect("closed");
    let ended = until_ended(&ground, gone.uuid()).await;
    assert_eq!(
        (&ended[0]["address"], &ended[0]["rows"]["ledger.party"]),
        (&json!("gone"), &json!(20)),
        "{ended}"
    );
    assert_eq!(
        values(&ground.database, &keys(&ground.data), gone.uuid()).await,
        (0, 0),
        "nothing is left in the running one"
    );
    well(&ground.data, &["audit", "verify"]);
    well(&ground.data, &["backup", "drill"]);

    let into = ground.new_folder("day-before");
    let words = into.to_string_lossy().into_owned();
    well(
        &ground.data,
        &["backup", "restore", "--to", &before.to_string(), "--into", &words, "--purpose", "recovery"],
    );
    let cluster = database::Cluster::start(&into, database::Options::default()).await.expect("it starts");
    let copy = superuser(&into).await;
    let (all, readable) = values(&copy, &keys(&into), gone.uuid()).await;
    assert!(all > 80 && readable == 0, "{readable} of {all} values of the copy open");
    assert!(values(&copy, &keys(&into), stays.uuid()).await.1 > 80, "the other's do");
    cluster.stop().await.expect("it stops");
    without_its_list(&into);
    // Any command that opens the folder first finishes the deletions on the list.
    well(&into, &["doctor", "--backup", "off"]);
    let told: Value =
        serde_json::from_str(&well(&into, &["workspaces", "ended", "--json", "--backup", "off"]))
            .expect("JSON");
    assert_eq!(told[0]["address"], "gone", "it is told there too: {told}");
    let cluster = database::Cluster::start(&into, database::Options::default()).await.expect("it starts");
    let copy = superuser(&into).await;
    assert_eq!((parties(&copy, gone.uuid()).await, parties(&copy, stays.uuid()).await), (0, 20));
    assert_eq!(values(&copy, &keys(&into), gone.uuid()).await, (0, 0));
    cluster.stop().await.expect("it stops");
    with_an_older_keyring(&into, &keyring, gone);
    println!("ended: {all} values of the copy, none opens; its rows are gone when it is served");
}

/// A keyring of before the end, and no list beside it: the certificate in the database overrules them.
fn with_an_older_keyring(into: &Path, keyring: &[u8], gone: TenantId) {
    std::fs::write(into.join("keys/keyring"), keyring).expect("put back");
    std::fs::remove_file(into.join("keys/tombstones")).expect("gone");
    assert!(keys(into).has_key(gone.uuid()).expect("read"), "it is of before");
    well(into, &["doctor", "--backup", "off"]);
    assert!(!keys(into).has_key(gone.uuid()).expect("read"), "its key is destroyed again");
}

/// The keyring knows that there is a list.
fn without_its_list(into: &Path) {
    let (list, aside) = (into.join("keys/tombstones"), into.join("keys/aside"));
    std::fs::rename(&list, &aside).expect("gone");
    let (code, said) = steelyard(into, &["doctor", "--backup", "off"]);
    assert!(code != 0 && said.contains("tombstones"), "{code} {said}");
    std::fs::rename(&aside, &list).expect("back");
}
