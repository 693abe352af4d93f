//! Archives of a hostile program: one row or value is changed by schema, and every digest is computed again.
//! Invariant: each is refused in words that name the place, or it is harmless: no query and no page of its workspace answers with a
//! fault of ours, and no promise of the instance changes its state.

mod changes;

use super::opened::Opened;
use crate::common::{fill, shape, world};
use assurance::lines;
use assurance::probe;
use assurance::world::{Logs, Served};
use audit::sequencer::Sealer;
use axum::http::{Request, header};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use changes::{Keys, keys, mutations};
use futures::TryStreamExt;
use kernel::id::UserId;
use kernel::role::Role;
use lifecycle::archive::bringing::MOST_OF_CALL;
use lifecycle::archive::columns;
use lifecycle::archive::limits::{Limit, limit_of};
use lifecycle::archive::raw::{self, RawDump};
use lifecycle::archive::{Archives, outside, sql};
use platform::input::Shape;
use platform::instance::own_call;
use serde_json::{Value, json};
use shape::{Harvest, valid};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use testing::Shop as OneShop;
use testing::forms::{in_full, in_turn, tell};
use uuid::Uuid;
use web::registry::{Kind, Operation};
use world::{Reply, Shop, World, encoded, now};

/// Changed archives, in full and in short.
const MANY: usize = 200;
const FEW: usize = 20;
/// In short so many queries and pages of each workspace are tried, others of the next one.
const IN_TURN: usize = 6;
/// The cases that fill the workspace.
const FILLED_FROM: [&str; 4] =
    ["sell/P1", "sell/P2", "make/A2-ccp-dip-holds-batch", "make/A1-cheddar-cost-rollup"];
/// Promises whose checks read the rows of every workspace, and need no served program.
const ACROSS: [&str; 11] = [
    "audit-tamper-evident",
    "breach-notice",
    "data-inventory",
    "incident-process",
    "log-support-exception",
    "money-exact",
    "no-reidentification",
    "password-storage",
    "schema-code-agreement",
    "subprocessor-notice",
    "vuln-acknowledge",
];

/// A filled workspace, and the archive of it.
struct Ground {
    world: World,
    right: Opened,
    keys: Keys,
    harvest: Harvest,
}

impl Ground {
    async fn open() -> Ground {
        let world = World::open().await;
        let shop = world.shop("whole").await;
        fill::from_cases(&world, &shop, &FILLED_FROM).await;
        let right = archive_of(&world, &shop).await;
        let harvest = Harvest::of(&world, shop.tenant, 20).await;
        let asked = "
            select format('%s.%s', n.nspname, c.relname), a.attname::text
            from pg_index x
            join pg_class c on c.oid = x.indrelid
            join pg_namespace n on n.oid = c.relnamespace
            join pg_attribute a on a.attrelid = c.oid and a.attnum = any (x.indkey)
            where x.indisprimary and a.attname <> 'tenant_id' and n.nspname in ('app', 'ledger', 'make', 'sell')";
        let rows = world.watcher.query(asked, &[]).await.expect("the catalogue");
        let keys = keys(rows.iter().map(|row| (row.get(0), row.get(1))));
        Ground { world, right, keys, harvest }
    }

    fn operation(&self, name: &str) -> &Operation {
        self.world.operations().into_iter().find(|it| it.name == name).expect("an operation")
    }

    async fn bring(&self, into: &Shop, bytes: &[u8]) -> Reply {
        let operation = self.operation("workspace.archive.import");
        let input = json!({ "content": STANDARD.encode(bytes) });
        self.world.ask_at(operation, Some(into.token(Role::Owner)), &input, now()).await
    }

    /// What answers with a fault of ours in a workspace into which a changed archive was brought.
    async fn faults(&self, shop: &Shop, place: usize) -> Vec<String> {
        let mut faults = Vec::new();
        let operations = self.world.operations();
        let queries: Vec<&Operation> = operations.into_iter().filter(|it| it.kind == Kind::Query).collect();
        let mut asked = in_turn(place, IN_TURN, queries);
        asked.push(self.operation("workspace.books.check"));
        for operation in asked {
            for n in 0..2 {
                let input = valid(&operation.shape, "", &self.harvest, n);
                let reply = self.world.ask(operation, Some(shop.token(Role::Owner)), &input).await;
                if reply.status >= 500 {
                    faults.push(format!("{} {input}: {reply:?}", operation.name));
                }
            }
        }
        let paths = self.world.site.registry.pages.iter().map(|page| self.path_of(page.path));
        for path in in_turn(place, IN_TURN, paths.collect()) {
            let cookie = format!("{}={}", identity::sessions::session_cookie(&shop.slug), shop.cookie);
            let request = Request::get(format!("/w/{}{path}", shop.slug)).header(header::COOKIE, cookie);
            let reply = self.world.send(request, Vec::new()).await;
            if reply.status >= 500 {
                faults.push(format!("{path}: {}", reply.status));
            }
        }
        faults
    }

    /// The path of a page, with a code of the workspace in place of each parameter.
    fn path_of(&self, template: &str) -> String {
        let part = |part: &str| match part.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(name) => encoded(valid(&Shape::Text(64), name, &self.harvest, 0).as_str().unwrap_or("none")),
            None => part.to_owned(),
        };
        template.split('/').map(part).collect::<Vec<_>>().join("/")
    }

    /// What the checks of these promises find. Events have their leaves, which the task of a served program gives them within
    /// seconds.
    async fn states(&self) -> BTreeMap<&'static str, String> {
        let mut sealer = Sealer::new(self.world.site.platform.clone(), self.world.access.jobs.clone());
        while sealer.look(now()).await.expect("sealed").more {}
        let world = self.promises();
        let mut states = BTreeMap::new();
        for (promise, check) in lines::checks().filter(|(it, _)| ACROSS.contains(&it.id)) {
            let state = match probe::run(check, &world).await {
                Ok(proof) => proof.lacks.map_or("kept".to_owned(), |lacks| format!("lacks {lacks}")),
                Err(broken) => format!("broken: {}", broken.says),
            };
            states.insert(promise.id, state);
        }
        states
    }

    /// What the checks need; no program is served.
    fn promises(&self) -> assurance::world::World {
        let nowhere = Served {
            address: ([127, 0, 0, 1], 1).into(),
            host: "localhost:1".into(),
            redirect: None,
            ca: None,
        };
        assurance::world::World {
            platform: self.world.site.platform.clone(),
            registry: self.world.site.registry.clone(),
            access: self.world.access.clone(),
            backups: Err("There are none here.".into()),
            advisories: None,
            hosts: Vec::new(),
            data: PathBuf::new(),
            logs: Logs { program: PathBuf::new(), database: None },
            served: nowhere,
            rules: steelyard::archives::rules(MOST_OF_CALL),
            clock: now,
            at_work: Default::default(),
        }
    }
}

async fn archive_of(world: &World, shop: &Shop) -> Opened {
    let (platform, call) = (&world.site.platform, own_call(now()).expect("a call"));
    let archive = outside::request(platform, &call, shop.tenant).await.expect("asked for");
    let mut task = Archives::new(platform.clone(), world.access.jobs.clone(), audit::export::for_archive);
    assert_eq!(task.look(now).await.expect("written"), 1);
    let by = (UserId::from_uuid(Uuid::from_u128(7)), "Omar");
    let dump = RawDump { by, proved_at: call.now, reason: "a trial", user: "root" };
    let (_, chunks) = raw::take(platform, &call, (shop.tenant, archive), &dump).await.expect("sent");
    Opened::of(&chunks.try_concat().await.expect("its bytes"))
}

/// Whether a refusal is one of an archive, in words of its own.
fn is_told(reply: &Reply) -> bool {
    let told = reply.json();
    let message = told["errors"][0]["message"].as_str().unwrap_or_default();
    let names = ["Table ", "The books of the archive", "The next number of the series", "The file ", "Line "];
    reply.code() == "archive_refused" && names.iter().any(|begins| message.starts_with(begins))
}

#[tokio::test]
async fn each_changed_archive_is_refused_in_words_or_is_harmless_and_no_promise_changes() {
    let ground = Ground::open().await;
    let kept: BTreeMap<&str, String> = ACROSS.iter().map(|id| (*id, "kept".to_owned())).collect();
    assert_eq!(ground.states().await, kept);
    let mut into = ground.world.shop("brought-0").await;
    let (mut refused, mut taken) = (Vec::new(), Vec::new());
    let all = in_turn(0, FEW, mutations(&ground.right, &ground.keys, MANY));
    for mutation in &all {
        let reply = ground.bring(&into, &mutation.bytes(&ground.right)).await;
        let message = reply.json()["errors"][0]["message"].to_string();
        let told = mutation.told.is_none_or(|words| message.contains(words));
        assert!(told, "{}: {reply:?}", mutation.what);
        match reply.status {
            200 => {
                let faults = ground.faults(&into, taken.len()).await;
                assert!(faults.is_empty(), "{}\n{}", mutation.what, faults.join("\n"));
                taken.push(&mutation.what);
                into = ground.world.shop(&format!("brought-{}", taken.len())).await;
            }
            _ => {
                assert!(is_told(&reply), "{}: {reply:?}", mutation.what);
                refused.push(format!("{}: {message}", mutation.what));
            }
        }
    }
    println!("refused:\n{}\ntaken:\n{:#?}", refused.join("\n"), taken);
    assert!(refused.len() > all.len() / 3, "only {} were refused", refused.len());
    // The refused archives left nothing.
    let right = ground.bring(&into, &ground.right.clone().fitting()).await;
    assert_eq!(right.status, 200, "{right:?}");
    assert_eq!(ground.states().await, kept);
    tell(all.len(), MANY, "changed archives");
}

/// Fills a workspace from the worked cases of a part, in short every fourth, and brings its archive into another one. Returns how
/// many cases that were, and of how many.
async fn cases_go_over(part: &str) -> (usize, usize) {
    let world = World::open().await;
    let shop = world.shop("whole").await;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases").join(part);
    let files = std::fs::read_dir(folder).expect("the cases").map(|file| file.expect("a case").path());
    let mut names: Vec<String> =
        files.filter_map(|file| Some(format!("{part}/{}", file.file_stem()?.to_str()?))).collect();
    names.sort_unstable();
    let all = names.len();
    let names: Vec<String> = names.into_iter().step_by(if in_full() { 1 } else { 4 }).collect();
    fill::from_cases(&world, &shop, &names.iter().map(String::as_str).collect::<Vec<_>>()).await;
    let right = archive_of(&world, &shop).await;
    let ground = Ground { world, right, keys: Keys::new(), harvest: Harvest::default() };
    let into = ground.world.shop("again").await;
    let reply = ground.bring(&into, &ground.right.clone().fitting()).await;
    assert_eq!(reply.status, 200, "{reply:?}");
    assert!(reply.json()["rows"].as_i64().is_some_and(|rows| rows > 200), "{reply:?}");
    (names.len(), all)
}

#[tokio::test]
async fn what_the_worked_cases_of_sell_do_is_brought_in() {
    let (ran, of) = cases_go_over("sell").await;
    tell(ran, of, "worked cases of SELL");
}

#[tokio::test]
async fn what_the_worked_cases_of_make_do_is_brought_in() {
    let (ran, of) = cases_go_over("make").await;
    tell(ran, of, "worked cases of MAKE");
}

#[tokio::test]
async fn a_fault_of_books_that_were_brought_in_is_told_apart_and_one_of_our_own_is_red() {
    let ground = Ground::open().await;
    let into = ground.world.shop("brought").await;
    assert_eq!(ground.bring(&into, &ground.right.clone().fitting()).await.status, 200);
    let planted = "
        insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, credit_account, commodity, amount, entry_date)
        select tenant_id, tenant_id, 1, 'PLANTED', 'SALES', 'INR', 1, '2026-11-21' from app.address where slug = $1";
    let (_, check) = lines::checks().find(|(it, _)| it.id == "money-exact").expect("the promise");
    ground.world.watcher.execute(planted, &[&"brought"]).await.expect("planted");
    let told = probe::run(check, &ground.promises()).await.expect("kept");
    assert!(
        told.says
            .contains("In 1 of 1 workspaces whose books an archive brought in, postings belong to no entry"),
        "{}",
        told.says
    );
    ground.world.watcher.execute(planted, &[&"whole"]).await.expect("planted");
    let broken = probe::run(check, &ground.promises()).await.expect_err("a fault of our own");
    // The instance's own workspace is the other one.
    assert_eq!(broken.says, "In 1 of 2 workspaces postings belong to no entry.");
}

#[tokio::test]
async fn each_column_that_is_brought_in_has_a_limit() {
    let shop = OneShop::jeweller().await;
    let superuser = database::connect(&shop.db.super_config()).await.expect("a connection");
    let types = sql::columns_of_tables().bind(&superuser).all().await.expect("the catalogue");
    let types: BTreeMap<(String, String), String> =
        types.into_iter().map(|it| ((it.place, it.name), it.kind)).collect();
    let hostile =
        [json!(i64::MIN), json!("\u{202e}"), json!({ "odd": "\u{202e}" }), json!(["\u{202e}", {}, u64::MAX])];
    let mut judged = 0;
    for table in columns::tables().filter(|table| table.is_brought()) {
        for column in table.columns.iter().filter(|column| table.names().contains(&column.name)) {
            let kind = &types[&(table.name.to_owned(), column.name.to_owned())];
            let limit: Option<Limit> = limit_of(column, kind);
            let limit = limit.unwrap_or_else(|| panic!("{}.{} has no limit", table.name, column.name));
            assert!(limit != Limit::Computed, "{}.{}", table.name, column.name);
            let refuses = hostile.iter().any(|value: &Value| limit.fault(value).is_some());
            assert!(refuses, "{}.{}: {limit:?} takes everything", table.name, column.name);
            judged += 1;
        }
    }
    assert!(judged > 900, "only {judged} columns");
}
