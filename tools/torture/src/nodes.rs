//! `torture nodes`: sixteen clients post bills into workspaces on several nodes while one node is killed and comes
//! back, and while the rows of a workspace move to another node.
//! Invariant: the coordinator itself must have every acknowledged bill once, with all that belongs to it.

use crate::book::Book;
use crate::chance::Chance;
use crate::client::Client;
use crate::judge::Fault;
use crate::kill::wait_for;
use crate::report;
use crate::server::{Door, Server};
use crate::shop::{Shop, Trade};
use crate::worker::{Ground, Worker};
use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio_postgres::{NoTls, Row};
use uuid::Uuid;

const CLIENTS: usize = 16;
/// Workspaces that each node must have, so that some continue and some do not.
const ON_EACH: usize = 2;
/// Workspaces are spread by chance; with this many, one node is left out about once in 4,000 runs.
const MOST_SHOPS: usize = 13;
/// How long a killed node stays away.
const AWAY: Duration = Duration::from_secs(8);
/// A node's database recovers within this time, or never.
const LONGEST_RETURN: Duration = Duration::from_secs(120);

/// The nodes, and how to kill one.
pub struct Plan {
    /// Of the coordinator, as its superuser.
    pub url: String,
    /// The address of the node to kill, as the coordinator knows it: `HOST:PORT`.
    pub victim: String,
    /// Shell command that kills it without warning.
    pub kill: String,
    /// Shell command that starts it again.
    pub revive: String,
}

/// True: everything held. Errors: the run itself was not possible.
pub fn run(binary: &Path, seed: u64, plan: &Plan) -> Result<bool, String> {
    println!("seed {seed}: {CLIENTS} clients on several nodes");
    let server = Server::start_with(binary, &["--database-url", &plan.url])?;
    let held = torture(&server.door, seed, plan);
    report::put_away(server, held)
}

fn torture(door: &Door, seed: u64, plan: &Plan) -> Result<bool, String> {
    let (client, nodes) = (Client::new(&door.ca)?, Nodes::at(&plan.url)?);
    let shops = open_shops(&client, door, &nodes)?;
    let ground = Ground::new(door.clone());
    let client_of = |n| {
        Worker::new(&ground, &shops[n % shops.len()], format!("till-{n}"), Chance::new(seed, 1 + n as u64))
    };
    let workers: Vec<Worker> = (0..CLIENTS.max(shops.len())).map(client_of).collect::<Result<_, _>>()?;
    thread::scope(|scope| {
        for mut worker in workers {
            scope.spawn(move || while worker.step() {});
        }
        let _ending = ground.ending();
        let done = kill_one(&ground, &client, &nodes, &shops, plan)
            .and_then(|()| move_one(&ground, &nodes, &shops[0]));
        if done.is_err() {
            ground.give_up();
        }
        done
    })?;
    for shop in &shops {
        let faults = nodes.faults_of(shop, &ground.book)?;
        ground.book.blame(faults);
    }
    Ok(report::verdict(&ground.book, ground.book.acknowledged()))
}

/// Jewellers, until each node has some.
fn open_shops(client: &Client, door: &Door, nodes: &Nodes) -> Result<Vec<Shop>, String> {
    let (mut shops, mut spread) = (Vec::new(), BTreeMap::<String, usize>::new());
    let workers = nodes.workers()?;
    while workers.iter().any(|worker| spread.get(worker).is_none_or(|count| *count < ON_EACH)) {
        if shops.len() == MOST_SHOPS {
            return Err(format!("{MOST_SHOPS} workspaces, and the nodes have {spread:?}"));
        }
        let shop = Shop::open(client, door, Trade::Jeweller)?;
        *spread.entry(nodes.home(&shop)?.node).or_default() += 1;
        shops.push(shop);
    }
    println!("workspaces on each node: {spread:?}");
    Ok(shops)
}

/// Kills a node. The workspaces of the others continue. Its own are asked to come again, and continue when it is back.
fn kill_one(
    ground: &Ground,
    client: &Client,
    nodes: &Nodes,
    shops: &[Shop],
    plan: &Plan,
) -> Result<(), String> {
    let homes: Vec<bool> =
        shops.iter().map(|shop| Ok(nodes.home(shop)?.node == plan.victim)).collect::<Result<_, String>>()?;
    let counts =
        || -> Vec<usize> { shops.iter().map(|shop| ground.book.acknowledged_in(&shop.slug)).collect() };
    wait_for(ground, 200)?;
    shell(&plan.kill)?;
    let before = counts();
    thread::sleep(AWAY);
    let after = counts();
    let mut done = [0, 0];
    for (n, shop) in shops.iter().enumerate() {
        let more = after[n] - before[n];
        done[usize::from(homes[n])] += more;
        let words = match homes[n] {
            true => refusal_fault(client, ground, shop),
            false => (more == 0).then(|| "stood still, although its node is there".to_owned()),
        };
        ground.book.blame(words.map(|words| Fault { mark: None, words: format!("{}: {words}", shop.slug) }));
    }
    println!(
        "{} s without {}: {} bills on the other nodes, {} on it",
        AWAY.as_secs(),
        plan.victim,
        done[0],
        done[1]
    );
    shell(&plan.revive)?;
    let (since, there) = (Instant::now(), counts());
    while shops.iter().enumerate().any(|(n, shop)| ground.book.acknowledged_in(&shop.slug) == there[n]) {
        if since.elapsed() > LONGEST_RETURN {
            return Err(format!(
                "a workspace stands still after the node is back: {:?}",
                ground.book.faults()
            ));
        }
        thread::sleep(Duration::from_millis(20));
    }
    println!("all workspaces post {} ms after it was started again", since.elapsed().as_millis());
    wait_for(ground, 200)
}

/// A fault of the answer to a workspace whose node is away, if it has one.
fn refusal_fault(client: &Client, ground: &Ground, shop: &Shop) -> Option<String> {
    let (status, retry_after, body) = client.refusal(&ground.door().url, &shop.auditor, "workspace.audit");
    let is_right = status == 503 && body.contains("\"overloaded\"") && retry_after.is_some();
    (!is_right).then(|| format!("was answered {status}, to come again after {retry_after:?}: {body}"))
}

/// Moves the rows of a workspace, with those of all that share its shards, to another node while clients post there.
fn move_one(ground: &Ground, nodes: &Nodes, shop: &Shop) -> Result<(), String> {
    let home = nodes.home(shop)?;
    let to = nodes.workers()?.into_iter().find(|worker| *worker != home.node).ok_or("there is one node")?;
    let before = ground.book.acknowledged_in(&shop.slug);
    let since = Instant::now();
    nodes.move_shard(&home, &to)?;
    let (took, posted) = (since.elapsed().as_millis(), ground.book.acknowledged_in(&shop.slug) - before);
    println!("moved from {} to {to} in {took} ms, while its clients posted {posted} bills", home.node);
    if nodes.home(shop)?.node != to {
        return Err("the rows did not move".to_owned());
    }
    wait_for(ground, 200)
}

fn shell(command: &str) -> Result<(), String> {
    let done = Command::new("sh").args(["-c", command]).status().map_err(|why| format!("sh: {why}"))?;
    if done.success() { Ok(()) } else { Err(format!("{command}: {done}")) }
}

/// Where the rows of a workspace are.
struct Home {
    shard: i64,
    /// `HOST:PORT`.
    node: String,
}

/// The coordinator, asked as its superuser.
struct Nodes {
    runtime: Runtime,
    url: String,
}

const TENANT: &str = "select tenant_id from app.tenant where slug = $1";
const HOME: &str = "select s.shardid, n.nodename || ':' || n.nodeport
    from (select pg_catalog.get_shard_id_for_distribution_column('app.tenant', $1::uuid) as shardid) s
    join pg_catalog.pg_dist_placement p on p.shardid = s.shardid
    join pg_catalog.pg_dist_node n on n.groupid = p.groupid";
const WORKERS: &str = "select nodename || ':' || nodeport from pg_catalog.pg_dist_node
    where isactive and shouldhaveshards and groupid <> 0 order by 1";
const MOVE: &str = "select pg_catalog.citus_move_shard_placement($1::bigint, $2::text, $3::text::int, $4::text, $5::text::int,
    shard_transfer_mode := 'block_writes')";
/// A workspace's bills, each with the number of entries, seals and open items that belong to it.
const BILLS: &str = "select d.document_id::text, d.number,
        (select count(*) from ledger.journal_entry e where e.tenant_id = d.tenant_id and e.document_id = d.document_id),
        (select count(*) from ledger.document_seal s where s.tenant_id = d.tenant_id and s.document_id = d.document_id),
        (select count(*) from ledger.open_item o where o.tenant_id = d.tenant_id and o.document_id = d.document_id)
    from ledger.document d where d.tenant_id = $1 and d.doc_type = 'invoice'";
/// The next number of the series, the events and the kept answers of posted bills.
const COUNTS: &str = "select
        (select next - 1 from ledger.series where tenant_id = $1 and doc_type = 'invoice'),
        (select count(*) from app.audit_event where tenant_id = $1 and action = 'sell.invoice.post' and result = 'ok'),
        (select count(*) from app.kept_answer where tenant_id = $1 and action = 'sell.invoice.post')";

impl Nodes {
    fn at(url: &str) -> Result<Nodes, String> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        Ok(Nodes { runtime: runtime.map_err(|why| why.to_string())?, url: url.to_owned() })
    }

    fn ask(
        &self,
        statement: &str,
        values: &[&(dyn tokio_postgres::types::ToSql + Sync)],
    ) -> Result<Vec<Row>, String> {
        self.runtime.block_on(async {
            let (client, connection) =
                tokio_postgres::connect(&self.url, NoTls).await.map_err(|why| why.to_string())?;
            tokio::spawn(connection); // Ends with the client.
            let told = |why: tokio_postgres::Error| match why.as_db_error() {
                Some(said) => said.message().to_owned(),
                None => why.to_string(),
            };
            client.query(statement, values).await.map_err(told)
        })
    }

    fn tenant(&self, shop: &Shop) -> Result<Uuid, String> {
        let rows = self.ask(TENANT, &[&shop.slug])?;
        Ok(rows.first().ok_or_else(|| format!("no workspace {}", shop.slug))?.get(0))
    }

    fn home(&self, shop: &Shop) -> Result<Home, String> {
        let rows = self.ask(HOME, &[&self.tenant(shop)?])?;
        let row = rows.first().ok_or_else(|| format!("{} has no node", shop.slug))?;
        Ok(Home { shard: row.get(0), node: row.get(1) })
    }

    /// `HOST:PORT` of the nodes that have rows.
    fn workers(&self) -> Result<Vec<String>, String> {
        Ok(self.ask(WORKERS, &[])?.iter().map(|row| row.get(0)).collect())
    }

    fn move_shard(&self, home: &Home, to: &str) -> Result<(), String> {
        let [from, to] = [home.node.as_str(), to].map(|node| node.rsplit_once(':').unwrap_or((node, "5432")));
        self.ask(MOVE, &[&home.shard, &from.0, &from.1, &to.0, &to.1]).map(drop)
    }

    /// Broken promises about a workspace's bills.
    fn faults_of(&self, shop: &Shop, book: &Book) -> Result<Vec<Fault>, String> {
        let tenant = self.tenant(shop)?;
        let bills = self.ask(BILLS, &[&tenant])?;
        let numbers: BTreeMap<String, String> = bills.iter().map(|row| (row.get(0), row.get(1))).collect();
        let mut faults = Vec::new();
        for sent in book.calls().into_iter().filter(|sent| sent.slug == shop.slug) {
            let answer: serde_json::Value =
                sent.answer.as_deref().and_then(|it| serde_json::from_str(it).ok()).unwrap_or_default();
            let told = (answer["document_id"].as_str(), answer["number"].as_str());
            if told.0.and_then(|id| numbers.get(id)).map(String::as_str) != told.1 || told.1.is_none() {
                faults.push(Fault::of(&sent.mark, format!("was acknowledged as {told:?} and is not there")));
            }
        }
        let all = bills.len() as i64;
        let mut general = |holds: bool, words: String| {
            if !holds {
                faults.push(Fault { mark: None, words: format!("{}: {words}", shop.slug) });
            }
        };
        let distinct = numbers.values().collect::<std::collections::BTreeSet<_>>().len() as i64;
        general(distinct == all, format!("{all} bills have {distinct} numbers"));
        let known = book.acknowledged_in(&shop.slug) as i64;
        general(known == all, format!("{known} bills acknowledged, {all} there"));
        let is_whole = |row: &&Row| (2..5).all(|part| row.get::<_, i64>(part) == 1);
        let whole = bills.iter().filter(is_whole).count() as i64;
        general(whole == all, format!("{whole} of {all} bills have one entry, one seal and one open item"));
        let counts = self.ask(COUNTS, &[&tenant])?;
        for (n, what) in ["numbers taken", "events", "kept answers"].into_iter().enumerate() {
            let count: i64 = counts.first().map_or(-1, |row| row.get(n));
            general(count == all, format!("{all} bills and {count} {what}"));
        }
        println!("{}: {known} acknowledged, {all} there, {distinct} numbers", shop.slug);
        Ok(faults)
    }
}
