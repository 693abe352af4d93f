//! The rows that the database really holds, read as its superuser and without the product.
//! Invariant: rows are grouped by the transaction that wrote them (`xmin`), not by their own references to
//! each other.

use crate::judge::{Bill, Found, Kept, Series};
use crate::server::Server;
use crate::story;
use keyring::{Cell, Vault, row_of};
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;
use tokio::runtime::Runtime;
use tokio_postgres::types::ToSql;
use tokio_postgres::{Client, Config, NoTls, Row};
use uuid::Uuid;

/// The actions that the census covers.
fn actions() -> Vec<&'static str> {
    story::ACTIONS.into_iter().chain(["make.reading.post"]).collect()
}

/// Attempts to connect to a database that was just killed.
const TRIES: usize = 200;
const PAUSE: Duration = Duration::from_millis(50);

const EVENTS: &str = "select e.xmin::text, t.slug, e.action, e.result
    from app.audit_event e join app.tenant t using (tenant_id) where e.action = any($1)";
const KEPT: &str = "select k.xmin::text, t.slug, k.key, k.action, k.answer::bytea, k.tenant_id, k.person_id
    from app.kept_answer k join app.tenant t using (tenant_id) where k.action = any($1)";
const READINGS: &str = "select r.xmin::text, t.slug, r.device || '/' || r.seq
    from make.reading r join app.tenant t using (tenant_id)";
/// A reversal changes the document's row, and with it the row's transaction; the seal keeps the one that wrote the document.
const BILLS: &str =
    "select w.xid::text, t.slug, d.document_id::text, d.number, d.taxable_minor, d.tax_minor,
        d.round_off_minor, d.total_minor, l.marks, coalesce(l.fine_mg, 0), coalesce(l.total, 0),
        (select count(*) from ledger.journal_entry e
            where e.tenant_id = d.tenant_id and e.document_id = d.document_id and e.xmin = w.xid),
        (select count(*) from ledger.document_seal s
            where s.tenant_id = d.tenant_id and s.document_id = d.document_id and s.xmin = w.xid),
        d.tenant_id, d.document_id, l.ns
    from ledger.document d join app.tenant t using (tenant_id)
    left join ledger.document_seal wrote on wrote.tenant_id = d.tenant_id and wrote.document_id = d.document_id
    cross join lateral (select case d.state when 'reversed' then coalesce(wrote.xmin, d.xmin) else d.xmin end as xid) w
    cross join lateral (
        select array_agg(l.description::bytea order by l.line_no) as marks, array_agg(l.line_no::int order by l.line_no) as ns,
               sum(l.fine_mg)::bigint as fine_mg, sum(l.line_total_minor)::bigint as total
        from ledger.document_line l
        where l.tenant_id = d.tenant_id and l.document_id = d.document_id and l.xmin = w.xid) l";
const POSTINGS: &str = "select e.document_id::text, p.debit_account, p.credit_account, p.commodity, p.amount
    from ledger.posting p join ledger.journal_entry e using (tenant_id, entry_id) where e.document_id is not null";
const SERIES: &str = "select t.slug, s.next,
        array(select d.number from ledger.document d
              where d.tenant_id = s.tenant_id and d.series = s.code and d.fy = s.fy)
    from ledger.series s join app.tenant t using (tenant_id)";
/// The sealed columns of a party.
const OF_PARTIES: [&str; 7] = [
    "ledger.party.code",
    "ledger.party.name",
    "ledger.party.gstin",
    "ledger.party.abn",
    "ledger.party.pan",
    "ledger.party.phone",
    "ledger.party.location",
];
const MARKS: &str = "select tenant_id, document_id, line_no, description::bytea from ledger.document_line";
/// The program's own tasks are idle between two statements only for a moment; nobody will continue the
/// transactions counted here.
const LEFT_OPEN: &str = "select count(*) from pg_stat_activity
    where state like 'idle in transaction%' and state_change < clock_timestamp() - interval '1 second'";

/// A look into the database, from a thread of its own.
pub struct Census {
    runtime: Runtime,
}

impl Census {
    /// Errors: the system has no resources for it.
    pub fn new() -> Result<Census, String> {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        Ok(Census { runtime: runtime.map_err(|why| why.to_string())? })
    }

    /// All rows. Errors: a failed query.
    pub fn take(&self, server: &Server) -> Result<Found, String> {
        let keys = Keys::of(server)?;
        self.runtime.block_on(async { look(&connect(&server.database()?).await?, &keys).await })
    }

    /// The marks of all bills. Errors: a failed query.
    pub fn marks(&self, server: &Server) -> Result<BTreeSet<String>, String> {
        let keys = Keys::of(server)?;
        self.runtime.block_on(async {
            let database = connect(&server.database()?).await?;
            let rows = database.query(MARKS, &[]).await.map_err(|why| why.to_string())?;
            rows.iter().map(|row| keys.mark(row.get(0), row.get(1), row.get(2), row.get(3))).collect()
        })
    }

    /// Opens every value of every party. Returns the number of values and of keys. Errors: the first value
    /// that does not open.
    pub fn parties(&self, server: &Server) -> Result<(usize, usize), String> {
        let (keys, mut values, mut heads) = (Keys::of(server)?, 0, BTreeSet::new());
        let database = self.runtime.block_on(async { connect(&server.database()?).await })?;
        for column in OF_PARTIES {
            let name = column.rsplit('.').next().unwrap_or_default();
            let all = format!(
                "select tenant_id, party_id, {name}::bytea from ledger.party where {name} is not null"
            );
            let rows = self.runtime.block_on(database.query(&all, &[])).map_err(|why| why.to_string())?;
            for row in &rows {
                let sealed: &[u8] = row.get(2);
                keys.open(&Cell { tenant: row.get(0), column, row: row.get(1) }, sealed)?;
                heads.insert(sealed[..5].to_vec());
            }
            values += rows.len();
        }
        Ok((values, heads.len()))
    }

    /// The number of connections that are idle inside a transaction.
    pub fn left_open(&self, database: &Config) -> Result<i64, String> {
        self.runtime.block_on(async {
            let row =
                connect(database).await?.query_one(LEFT_OPEN, &[]).await.map_err(|why| why.to_string())?;
            Ok(row.get(0))
        })
    }
}

/// The keys of a server, because the census also judges sealed values.
struct Keys(Vault);

impl Keys {
    fn of(server: &Server) -> Result<Keys, String> {
        server.keys().map(Keys)
    }

    fn open(&self, cell: &Cell, sealed: &[u8]) -> Result<String, String> {
        let plain = self.0.open(cell, sealed).map_err(|why| format!("{}: {why}", cell.column))?;
        String::from_utf8(plain.to_vec()).map_err(|why| why.to_string())
    }

    /// The mark in a bill's line.
    fn mark(&self, tenant: Uuid, document: Uuid, n: i32, sealed: &[u8]) -> Result<String, String> {
        let row = row_of(document, &i64::from(n).to_be_bytes());
        self.open(&Cell { tenant, column: "ledger.document_line.description", row }, sealed)
    }

    fn answer(&self, row: &Row) -> Result<String, String> {
        let id = row_of(row.get(6), row.get::<_, &str>(2).as_bytes());
        self.open(&Cell { tenant: row.get(5), column: "app.kept_answer.answer", row: id }, row.get(4))
    }
}

/// Connects, as soon as a database that was just killed accepts it.
pub async fn connect(database: &Config) -> Result<Client, String> {
    let mut tried = 0;
    loop {
        match database.connect(NoTls).await {
            Ok((client, connection)) => {
                tokio::spawn(connection); // Ends with the client.
                return Ok(client);
            }
            Err(why) if tried == TRIES => return Err(format!("the database: {why}")),
            Err(_) => tried += 1,
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Reads all tables at one moment.
async fn look(client: &Client, keys: &Keys) -> Result<Found, String> {
    let ask = async |statement: &str, parameters: &[&(dyn ToSql + Sync)]| {
        client.query(statement, parameters).await.map_err(|why| why.to_string())
    };
    let begin = "begin isolation level repeatable read, read only";
    client.batch_execute(begin).await.map_err(|why| why.to_string())?;
    let (mut found, actions) = (Found::default(), actions());
    for row in ask(EVENTS, &[&actions]).await? {
        transaction(&mut found, &row).events.push((row.get(2), row.get(3)));
    }
    for row in ask(KEPT, &[&actions]).await? {
        let kept = Kept { key: row.get(2), action: row.get(3), answer: keys.answer(&row)? };
        transaction(&mut found, &row).kept.push(kept);
    }
    for row in ask(READINGS, &[]).await? {
        transaction(&mut found, &row).readings.push(row.get(2));
    }
    let mut nets = nets(&ask(POSTINGS, &[]).await?);
    for row in ask(BILLS, &[]).await? {
        let net = nets.remove(row.get::<_, &str>(2)).unwrap_or_default();
        transaction(&mut found, &row).bills.push(bill(&row, marks(&row, keys)?, net));
    }
    for row in ask(SERIES, &[]).await? {
        found.series.push(Series { slug: row.get(0), next: row.get(1), numbers: row.get(2) });
    }
    Ok(found)
}

/// The transaction of a row, whose first two columns are the transaction and the workspace.
fn transaction<'a>(found: &'a mut Found, row: &Row) -> &'a mut crate::judge::Transaction {
    let transaction = found.transactions.entry(row.get(0)).or_default();
    transaction.slugs.insert(row.get(1));
    transaction
}

type Net = BTreeMap<(String, String), i128>;

/// For each document the sum of its transfers: debit positive, credit negative.
fn nets(rows: &[Row]) -> BTreeMap<String, Net> {
    let mut nets: BTreeMap<String, Net> = BTreeMap::new();
    for row in rows {
        let (commodity, amount): (String, i64) = (row.get(3), row.get(4));
        let net = nets.entry(row.get(0)).or_default();
        *net.entry((row.get(1), commodity.clone())).or_default() += i128::from(amount);
        *net.entry((row.get(2), commodity)).or_default() -= i128::from(amount);
    }
    for net in nets.values_mut() {
        net.retain(|_, amount| *amount != 0);
    }
    nets
}

/// The marks of a bill's lines, joined into one text.
fn marks(row: &Row, keys: &Keys) -> Result<String, String> {
    let (lines, ns): (Option<Vec<Vec<u8>>>, Option<Vec<i32>>) = (row.get(8), row.get(15));
    let lines = lines.unwrap_or_default().into_iter().zip(ns.unwrap_or_default());
    let marks: Result<Vec<String>, String> =
        lines.map(|(sealed, n)| keys.mark(row.get(13), row.get(14), n, &sealed)).collect();
    Ok(marks?.join(" and "))
}

fn bill(row: &Row, mark: String, net: Net) -> Bill {
    Bill {
        number: row.get(3),
        taxable_minor: row.get(4),
        tax_minor: row.get(5),
        round_off_minor: row.get(6),
        total_minor: row.get(7),
        mark,
        fine_mg: row.get(9),
        lines_total_minor: row.get(10),
        entries: row.get(11),
        seals: row.get(12),
        net,
    }
}
