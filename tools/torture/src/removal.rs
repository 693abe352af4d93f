//! `torture remove`: jobs erase parties that are older than their rule and delete workspaces that ended, while
//! the program, or it and its database, is killed: at work, and while it starts.
//! Invariant: the days are moved in the database, and the program's own jobs do the rest. A party is erased, its
//! row of the run done and its event written by one transaction, so that no census finds one without the others.

use crate::book::Book;
use crate::census::connect;
use crate::chance::Chance;
use crate::client::Client;
use crate::judge::Fault;
use crate::kill::wait_until_well;
use crate::report;
use crate::rotate::fill;
use crate::server::{Server, Victim};
use crate::shop::{Shop, Trade};
use keyring::{Cell, Vault};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;
use uuid::Uuid;

/// Parties whose time is over before each kill.
const BATCH: u32 = 40;
/// One more workspace ends before every fifth kill; it has this many parties.
const EVERY: u32 = 5;
const PARTIES: usize = 60;
/// So many kills hit the middle of a run at least once.
const MANY: u32 = 20;
/// The longest time from a start to the kill, of a program at work and of one that starts.
const AT_WORK: Duration = Duration::from_millis(800);
const AT_START: Duration = Duration::from_secs(3);
/// Jobs without progress for this long wait for their next look; a start is quicker.
const LULL: Duration = Duration::from_secs(6);
/// The most starts in which the rest is done.
const STARTS: usize = 20;
const PAUSE: Duration = Duration::from_millis(200);

const TENANT: &str = "select tenant_id from app.tenant where slug = $1";
const RUN: &str = "insert into app.retention_run (tenant_id, retention_run_id, told_at, acts_at)
    values ($1, gen_random_uuid(), now() - interval '31 days', now() - interval '1 day')
    returning retention_run_id";
const AGE: &str = "with next as (
        select p.party_id from ledger.party p
        where p.tenant_id = $1 and not exists (
            select from app.retention_item i where i.tenant_id = $1 and i.kind = 'parties' and i.thing_id = p.party_id)
        order by p.party_id desc
        limit $3
    ), old as (
        update ledger.party p set created_at = '2001-01-01'
        from next where p.tenant_id = $1 and p.party_id = next.party_id
        returning p.party_id
    )
    insert into app.retention_item (tenant_id, kind, thing_id, retention_run_id)
    select $1::uuid, 'parties', old.party_id, $2::uuid from old
    returning thing_id";
const CLOSE: &str = "insert into app.closing (tenant_id, closed_at, ends_at)
    values ($1, now() - interval '40 days', now() - interval '10 days')
    returning tenant_id";
/// The program served on each day of the waits.
const SERVED: &str = "insert into app.lived (tenant_id, day, seen_no)
    select tenant_id, (now() at time zone timezone)::date - n, 0 from app.tenant, generate_series(1, 60) n
    where tenant_id = '00000000-0000-7000-8000-000000000001'
    on conflict do nothing";
const STATE: &str = "select
    (select count(*) from app.retention_item where tenant_id = $1 and done_at is not null),
    (select count(*) from app.retention_item where tenant_id = $1 and done_at is null),
    (select count(*) from ledger.party where tenant_id = $1 and erased_at is not null),
    (select count(*) from app.audit_event where tenant_id = $1 and action = 'workspace.retention.act'),
    (select count(*) from app.audit_event where action = 'workspace.end'),
    (select count(*) from app.audit_event where action = 'person.end')";
const ACTS: &str = "select event_id, content::bytea from app.audit_event
    where tenant_id = $1 and action = 'workspace.retention.act'";
const ERASED: &str = "select party_id from ledger.party where tenant_id = $1 and erased_at is not null";
const TABLES: &str = "select format('%I.%I', n.nspname, c.relname) from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
    where c.relkind in ('r', 'p') and n.nspname in ('app', 'ledger', 'make', 'sell')
      and n.nspname || '.' || c.relname <> 'app.address'";

/// Kills `kills` times. True: each thing went once. Errors: the run itself was not possible.
pub fn run(binary: &Path, seed: u64, kills: u32) -> Result<bool, String> {
    println!("seed {seed}: {} parties, {} workspaces, {kills} kills", BATCH * kills, kills.div_ceil(EVERY));
    let mut server = Server::start_with(binary, &["--backup", "off"])?;
    let held = torture(&mut server, seed, kills);
    report::put_away(server, held)
}

fn torture(server: &mut Server, seed: u64, kills: u32) -> Result<bool, String> {
    let client = Client::new(&server.door.ca)?;
    let mut work = Work::open(&client, server, kills)?;
    killings(server, &client, &mut work, (seed, kills))?;
    let last = settle(server, &client, &work)?;
    println!("in the end: {last:?}");
    work.judge(server, last)?;
    Ok(report::verdict(&work.book, work.things.len() + work.ending.len()))
}

fn killings(
    server: &mut Server,
    client: &Client,
    work: &mut Work,
    (seed, kills): (u64, u32),
) -> Result<(), String> {
    let (mut chance, mut last, mut amid) = (Chance::new(seed, 0), work.state(server)?, 0);
    println!("kill  what                 parties erased  waiting  workspaces deleted");
    for kill in 1..=kills {
        work.feed(server, kill)?;
        let victim = chance.pick([Victim::Server, Victim::Both]);
        server.kill(victim)?;
        // Every third kill is followed by one of the program that starts again.
        if kill.is_multiple_of(3) {
            server.kill_at_start(chance.up_to(AT_START))?;
        }
        server.bring_back(victim).map_err(|why| format!("after killing the {}: {why}", victim.as_str()))?;
        wait_until_well(client, server)?;
        thread::sleep(chance.up_to(AT_WORK));
        let now = work.state(server)?;
        work.book.blame(now.faults());
        amid += u32::from(now.done > last.done && now.waiting > 0);
        println!(
            "{kill:>4}  {:<19}  {:>14}  {:>7}  {:>18}",
            victim.as_str(),
            now.erased,
            now.waiting,
            now.ended
        );
        last = now;
    }
    println!("{amid} of {kills} kills came in the middle of a run");
    let fault = Fault { mark: None, words: "no kill came in the middle of a run".into() };
    // A few kills may all come between two runs.
    work.book.blame((amid == 0 && kills >= MANY).then_some(fault));
    Ok(())
}

/// Lets the jobs do the rest. They look again after minutes, and at a start.
fn settle(server: &mut Server, client: &Client, work: &Work) -> Result<State, String> {
    let mut last = work.state(server)?;
    for _ in 0..STARTS {
        let mut since = Instant::now();
        while since.elapsed() < LULL && !work.is_done(last) {
            thread::sleep(PAUSE);
            let now = work.state(server)?;
            work.book.blame(now.faults());
            if now != last {
                (last, since) = (now, Instant::now());
            }
        }
        if work.is_done(last) {
            break;
        }
        server.kill(Victim::Server)?;
        server.bring_back(Victim::Server)?;
        wait_until_well(client, server)?;
    }
    Ok(last)
}

/// What a census finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct State {
    /// Things of the run that are done, and that wait.
    done: i64,
    waiting: i64,
    /// Parties that are erased.
    erased: i64,
    /// Events of things that were done.
    acts: i64,
    /// Certificates of workspaces.
    ended: i64,
    /// Events of keys of persons that were destroyed.
    keys: i64,
}

impl State {
    fn of(row: &Row) -> State {
        State {
            done: row.get(0),
            waiting: row.get(1),
            erased: row.get(2),
            acts: row.get(3),
            ended: row.get(4),
            keys: row.get(5),
        }
    }

    /// One transaction does all three.
    fn faults(self) -> Option<Fault> {
        let is_whole = self.done == self.erased && self.done == self.acts;
        let words = format!("{} done, {} erased, {} events", self.done, self.erased, self.acts);
        (!is_whole).then_some(Fault { mark: None, words })
    }
}

/// The parties and workspaces that are to go.
struct Work {
    runtime: Runtime,
    book: Book,
    /// The workspace whose parties are erased, and its run.
    tenant: Uuid,
    run: Uuid,
    things: BTreeSet<Uuid>,
    /// The workspaces that end, in this order.
    ending: Vec<Uuid>,
}

impl Work {
    /// Opens the workspaces and fills them. Errors: the instance's refusal.
    fn open(client: &Client, server: &Server, kills: u32) -> Result<Work, String> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let (runtime, nobody) = (runtime.map_err(|why| why.to_string())?, Uuid::nil());
        let (book, things, ending) = (Book::default(), BTreeSet::new(), Vec::new());
        let mut work = Work { runtime, book, tenant: nobody, run: nobody, things, ending };
        for n in 0..=kills.div_ceil(EVERY) {
            let shop = Shop::open(client, &server.door, Trade::Jeweller)?;
            let many = if n == 0 { usize::try_from(BATCH * kills).unwrap_or(0) } else { PARTIES };
            fill(client, server, &shop, many)?;
            let tenant = work.one(server, TENANT, &[&shop.slug])?;
            if n == 0 {
                work.tenant = tenant;
            } else {
                work.ending.push(tenant);
            }
        }
        work.run = work.one(server, RUN, &[&work.tenant])?;
        work.ask(server, SERVED, &[])?;
        Ok(work)
    }

    fn ask(
        &self,
        server: &Server,
        statement: &str,
        with: &[&(dyn ToSql + Sync)],
    ) -> Result<Vec<Row>, String> {
        self.runtime.block_on(async {
            let client = connect(&server.database()?).await?;
            client.query(statement, with).await.map_err(|why| why.to_string())
        })
    }

    fn one(&self, server: &Server, statement: &str, with: &[&(dyn ToSql + Sync)]) -> Result<Uuid, String> {
        let rows = self.ask(server, statement, with)?;
        rows.first().map(|row| row.get(0)).ok_or_else(|| format!("no row: {statement}"))
    }

    fn state(&self, server: &Server) -> Result<State, String> {
        let rows = self.ask(server, STATE, &[&self.tenant])?;
        rows.first().map(State::of).ok_or_else(|| "no census".to_owned())
    }

    /// Lets the time of some more be over.
    fn feed(&mut self, server: &Server, kill: u32) -> Result<(), String> {
        let rows = self.ask(server, AGE, &[&self.tenant, &self.run, &i64::from(BATCH)])?;
        self.things.extend(rows.iter().map(|row| row.get::<_, Uuid>(0)));
        if kill % EVERY == 1 {
            let at = usize::try_from(kill / EVERY).unwrap_or(0);
            let tenant = self.ending.get(at).copied().ok_or("too few workspaces")?;
            self.one(server, CLOSE, &[&tenant])?;
        }
        Ok(())
    }

    fn is_done(&self, state: State) -> bool {
        state.waiting == 0 && usize::try_from(state.ended) == Ok(self.ending.len())
    }

    /// Compares what there is with what was to go.
    fn judge(&self, server: &Server, last: State) -> Result<(), String> {
        let vault = server.keys()?;
        let fault = |words: String| Fault { mark: None, words };
        let wanted = self.things.len();
        if usize::try_from(last.done) != Ok(wanted) || !self.is_done(last) {
            self.book
                .blame([fault(format!("{wanted} parties and {} workspaces were to go", self.ending.len()))]);
        }
        let erased = self.ask(server, ERASED, &[&self.tenant])?;
        let erased: BTreeSet<Uuid> = erased.iter().map(|row| row.get(0)).collect();
        if erased != self.things {
            self.book.blame([fault(format!("{} parties are erased, and not those", erased.len()))]);
        }
        let acts = self.acts(server, &vault)?;
        let wrong = self.things.iter().filter(|thing| acts.get(*thing) != Some(&1));
        self.book.blame(wrong.map(|thing| {
            Fault::of(&thing.to_string(), format!("has {} events", acts.get(thing).copied().unwrap_or(0)))
        }));
        let keys = vault.persons_buried().iter().filter(|stone| stone.tenant == self.tenant).count();
        println!("{keys} keys of persons are destroyed, {} of them with an event", last.keys);
        if usize::try_from(last.keys) != Ok(keys) {
            self.book.blame([fault(format!("{} events of {keys} keys", last.keys))]);
        }
        self.judge_workspaces(server, &vault)
    }

    /// How many events there are of each thing.
    fn acts(&self, server: &Server, vault: &Vault) -> Result<BTreeMap<Uuid, usize>, String> {
        let mut acts = BTreeMap::new();
        for row in self.ask(server, ACTS, &[&self.tenant])? {
            let cell = Cell { tenant: self.tenant, column: "app.audit_event.content", row: row.get(0) };
            let plain = vault.open(&cell, row.get(1)).map_err(|why| why.to_string())?;
            let text = String::from_utf8_lossy(&plain).into_owned();
            let ids = text.split('"').filter_map(|word| Uuid::parse_str(word).ok());
            let named: BTreeSet<Uuid> = ids.filter(|id| self.things.contains(id)).collect();
            for id in named {
                *acts.entry(id).or_default() += 1;
            }
        }
        Ok(acts)
    }

    /// No row and no key is left of the workspaces that ended.
    fn judge_workspaces(&self, server: &Server, vault: &Vault) -> Result<(), String> {
        for table in self.ask(server, TABLES, &[])? {
            let table: &str = table.get(0);
            let left = format!("select tenant_id from {table} where tenant_id = any($1)");
            let rows = self.ask(server, &left, &[&self.ending])?.len();
            let words = format!("{rows} rows of {table} are left of workspaces that ended");
            self.book.blame((rows > 0).then_some(Fault { mark: None, words }));
        }
        for tenant in &self.ending {
            let has_key = vault.has_key(*tenant).map_err(|why| why.to_string())?;
            let words = "ended, and its keys are not destroyed";
            self.book
                .blame((has_key || !vault.is_buried(*tenant)).then(|| Fault::of(&tenant.to_string(), words)));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_party_that_is_erased_without_its_event_is_a_fault() {
        let whole = State { done: 3, waiting: 2, erased: 3, acts: 3, ended: 0, keys: 0 };
        assert!(whole.faults().is_none());
        for broken in [
            State { acts: 2, ..whole },
            State { acts: 4, ..whole },
            State { erased: 4, ..whole },
            State { done: 2, ..whole },
        ] {
            assert!(broken.faults().is_some(), "{broken:?}");
        }
    }
}
