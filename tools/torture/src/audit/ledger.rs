//! The audit log's tables as the superuser sees them: fills them, locks them, and asks for the tree's
//! progress.
//! Invariant: rows are written as the program's own role and in its workspaces alone. The lock is on the one
//! row that every sequencer takes, so that the program works as always apart from it.

use crate::census::connect;
use crate::server::Server;
use crate::shop::Shop;
use jiff::Timestamp;
use keyring::{Cell, Vault};
use serde_json::json;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config};
use uuid::{Builder, Uuid};

/// Concurrent writers, and events in one transaction.
const WRITERS: usize = 4;
const OF_ONE: usize = 500;
const PAUSE: Duration = Duration::from_millis(100);

const INSERT: &str = "insert into app.audit_event
        (tenant_id, event_id, at, content, roles, action, result, request_id, step_up, opening, salt)
    select $1, e.event, clock_timestamp(), e.content, '{Cashier}', 'sell.invoice.post', 'ok', e.request, false, false, e.salt
    from unnest($2::uuid[], $3::bytea[], $4::uuid[], $5::bytea[]) as e (event, content, request, salt)";
const ENTER: &str = "select app.enter($1, $2)";
const EVENTS: &str = "select count(*) from app.audit_event";
const EVENTS_OF: &str = "select count(*) from app.audit_event where tenant_id = $1";
const SIZE: &str = "select coalesce(max(size), 0) from app.audit_head";
const SIGNED: &str = "select coalesce(max(size), 0) from app.audit_checkpoint";
const TENANT: &str = "select tenant_id from app.tenant where slug = $1";

/// A connection, and the runtime to use it.
pub struct Ledger {
    runtime: Runtime,
    client: Client,
    database: Config,
}

/// As long as this exists, the sequencer is stopped.
pub struct Still(#[expect(dead_code, reason = "it holds by being open")] Ledger);

impl Ledger {
    /// Errors: the database cannot be asked.
    pub fn open(server: &Server) -> Result<Ledger, String> {
        Ledger::over(server.database()?)
    }

    fn over(database: Config) -> Result<Ledger, String> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        let runtime = runtime.map_err(|why| why.to_string())?;
        let client = runtime.block_on(connect(&database))?;
        Ok(Ledger { runtime, client, database })
    }

    /// Stops every sequencer: the one that seals takes this row, and one that finds it locked skips its turn.
    pub fn still(&self) -> Result<Still, String> {
        while self.size()? == 0 {
            thread::sleep(PAUSE); // The program's first events make the row.
        }
        let held = Ledger::over(self.database.clone())?;
        held.run("begin; select from app.audit_head for update")?;
        Ok(Still(held))
    }

    /// All events, sealed or not.
    pub fn events(&self) -> Result<i64, String> {
        self.count(EVENTS, &[])
    }

    /// The events of one workspace.
    pub fn of(&self, shop: &Shop) -> Result<i64, String> {
        self.count(EVENTS_OF, &[&self.tenant(shop)?])
    }

    /// Leaves of the tree.
    pub fn size(&self) -> Result<i64, String> {
        self.count(SIZE, &[])
    }

    /// Waits until this many events have leaves. Errors: no progress for too long.
    pub fn sealed_to(&self, size: i64, patience: Duration) -> Result<(), String> {
        let (mut last, mut since) = (self.size()?, Instant::now());
        while last < size {
            thread::sleep(PAUSE);
            let now = self.size()?;
            if now > last {
                (last, since) = (now, Instant::now());
            } else if since.elapsed() > patience {
                return Err(format!("the sequencer stands still at {last} of {size} events"));
            }
        }
        Ok(())
    }

    /// Waits until this many events are signed. Returns the time it took.
    pub fn signed_after(&self, size: i64, patience: Duration) -> Result<Duration, String> {
        let began = Instant::now();
        while self.count(SIGNED, &[])? < size {
            if began.elapsed() > patience {
                return Err(format!("no checkpoint covers {size} events"));
            }
            thread::sleep(PAUSE);
        }
        Ok(began.elapsed())
    }

    /// Writes events into these workspaces by turns.
    pub fn fill(&self, server: &Server, shops: &[Shop], many: usize) -> Result<(), String> {
        let tenants: Vec<Uuid> = shops.iter().map(|shop| self.tenant(shop)).collect::<Result<_, _>>()?;
        let (next, vault) = (AtomicUsize::new(0), server.keys()?);
        let write = || -> Result<(), String> {
            let writer = Ledger::over(self.database.clone())?;
            writer.run("set role steel_app")?;
            loop {
                let n = next.fetch_add(1, Ordering::SeqCst);
                let some = many.saturating_sub(n * OF_ONE).min(OF_ONE);
                if some == 0 {
                    return Ok(());
                }
                writer.write(&vault, tenants[n % tenants.len()], n * OF_ONE..n * OF_ONE + some)?;
            }
        };
        thread::scope(|scope| {
            let writers: Vec<_> = (0..WRITERS).map(|_| scope.spawn(write)).collect();
            for writer in writers {
                writer.join().map_err(|_| "a writer fell over".to_owned())??;
            }
            Ok(())
        })
    }

    /// Writes one transaction.
    fn write(&self, vault: &Vault, tenant: Uuid, numbers: std::ops::Range<usize>) -> Result<(), String> {
        let (mut events, mut requests) = (Vec::new(), Vec::new());
        let (mut contents, mut salts): (Vec<Vec<u8>>, Vec<Vec<u8>>) = (Vec::new(), Vec::new());
        for n in numbers {
            let mut random = [0; 58];
            getrandom::fill(&mut random).map_err(|why| why.to_string())?;
            let (id, salt) = random.split_at(26);
            let event = id_of(id)?;
            let cell = Cell { tenant, column: "app.audit_event.content", row: event };
            contents.push(vault.seal(&cell, content(n).as_bytes()).map_err(|why| why.to_string())?);
            events.push(event);
            requests.push(Uuid::from_slice(&id[10..]).map_err(|why| why.to_string())?);
            salts.push(salt.to_vec());
        }
        self.run("begin")?;
        self.runtime.block_on(async {
            self.client.query_one(ENTER, &[&tenant, &Uuid::nil()]).await.map_err(told)?;
            self.client.execute(INSERT, &[&tenant, &events, &contents, &requests, &salts]).await.map_err(told)
        })?;
        self.run("commit")
    }

    fn tenant(&self, shop: &Shop) -> Result<Uuid, String> {
        let row = self.runtime.block_on(self.client.query_one(TENANT, &[&shop.slug]));
        Ok(row.map_err(told)?.get(0))
    }

    fn run(&self, text: &str) -> Result<(), String> {
        self.runtime.block_on(self.client.batch_execute(text)).map_err(told)
    }

    fn count(&self, text: &str, with: &[&(dyn ToSql + Sync)]) -> Result<i64, String> {
        Ok(self.runtime.block_on(self.client.query_one(text, with)).map_err(told)?.get(0))
    }
}

fn told(why: tokio_postgres::Error) -> String {
    why.as_db_error().map_or_else(|| why.to_string(), ToString::to_string)
}

/// The content of a bill's event.
fn content(n: usize) -> String {
    let after = json!({ "document": format!("A/26-27/{n:07}"), "total_minor": 1_999 + n });
    json!({ "actor": "Asha", "subject": format!("A/26-27/{n:07}"), "after": after.to_string(),
            "ip": "192.0.2.7", "device": "till" })
    .to_string()
}

/// A time-ordered id, as the program makes them.
fn id_of(random: &[u8]) -> Result<Uuid, String> {
    let millis = u64::try_from(now().as_millisecond()).map_err(|why| why.to_string())?;
    let random = random.first_chunk().ok_or("too little chance")?;
    Ok(Builder::from_unix_timestamp_millis(millis, random).into_uuid())
}

#[expect(clippy::disallowed_methods, reason = "an id is of the moment it is made")]
fn now() -> Timestamp {
    Timestamp::now()
}
