//! The lots of years in one workspace: salt, cultures, milk of silos, the cheese of ten thousand batches, packs.
//! Invariant: the rows are those that the program writes, without a cost, and every check of its books holds;
//! only the way they come into the database differs.

use crate::served::Served;
use crate::world::World;
use serde_json::json;
use steelyard::instance;
use tokio_postgres::Client;
use uuid::Uuid;

/// Batches. Each makes a cheese of its own milk, and the cheese is packed eight times: together 100,000 lots.
const BATCHES: i64 = 10_000;
/// The worst lot: two thousand batches took of it, and each made nine lots with it.
pub const SALT: &str = "SALT-0";
/// The last batch. It is running, and has readings.
pub const BATCH: &str = "B-09999";
/// Its readings.
const READINGS: i64 = 60;
/// Calls take so many lots by turns. The statements are recorded with the first.
const TURNS: i64 = 1_000;

/// A batch each two hours, the last of them two hours ago; and an id for the `n`th row of a kind.
const TABLES: &str = "
create schema if not exists bench;
create unlogged table bench.vats (n integer primary key, at timestamptz not null);
create or replace function bench.id(kind integer, n bigint) returns uuid language sql immutable as $$
    select ('01900000-0000-7000-8' || lpad(to_hex(kind), 3, '0') || '-' || lpad(to_hex(n), 12, '0'))::uuid $$;";

/// Each from the rows before it; `$1` is the workspace, `$2` its Owner. Kinds of ids: 1 salt, 2 culture,
/// 3 milk, 4 cheese, 5 pack, 6 batch, from 16 on movements.
const ROWS: [&str; 10] = [
    "insert into make.batch (tenant_id, batch_id, code, recipe_version_id, state, scale_e6, scale_unit, equipment, open_lines,
         minimum_age_days, opening_cost_minor, started_at, completed_at, opening, version, created_by, created_at)
     select $1::uuid, bench.id(6, v.n), 'B-' || lpad(v.n::text, 5, '0'), b.recipe_version_id,
         case when v.n = 9999 then 'Running' else 'Released' end, 1000000000, 'kg', '{}'::text[], false, 0, 0, v.at,
         case when v.n <> 9999 then v.at + interval '1 hour' end, false, case when v.n = 9999 then 3 else 6 end, $2::uuid, v.at
     from bench.vats v
     join make.batch b on b.tenant_id = $1::uuid and b.code = 'B-1'
     order by v.n",
    "insert into make.batch_event (tenant_id, batch_id, seq, verb, to_state, at, opening, created_by)
     select $1::uuid, bench.id(6, v.n), step.seq, step.verb, step.state, v.at + step.seq * interval '10 minutes', false, $2::uuid
     from bench.vats v
     cross join (values (1, 'plan', 'Planned'), (2, 'ready', 'Ready'), (3, 'start', 'Running'), (4, 'complete', 'Completed'),
         (5, 'submit', 'UnderReview'), (6, 'release', 'Released')) as step (seq, verb, state)
     where step.seq <= 3 or v.n <> 9999",
    "insert into make.batch_line (tenant_id, batch_id, line_no, item_id, planned_e6, unit)
     select $1::uuid, bench.id(6, v.n), line.n, i.item_id, line.kg * 1000000::bigint, 'kg'
     from bench.vats v
     cross join (values (1, 'MILK', 990), (2, 'CULTURE', 1), (3, 'SALT', 2)) as line (n, item, kg)
     join ledger.item i on i.tenant_id = $1::uuid and i.code = line.item
     where $2::uuid is not null",
    "insert into make.batch_control_point (tenant_id, batch_id, control_point_id)
     select $1::uuid, bench.id(6, v.n), p.control_point_id
     from bench.vats v
     join make.control_point p on p.tenant_id = $1::uuid and p.code = 'CCP1-TEMP'
     where $2::uuid is not null",
    "insert into ledger.lot (tenant_id, lot_id, code, item_id, received_on, made_on, expires_on, batch_id, needs_release, opening,
         created_by, created_at)
     select $1::uuid, it.id, it.code, i.item_id, case when not it.is_made then it.at::date end,
         case when it.is_made then it.at::date end, it.at::date + 3650, it.batch, it.batch is not null, false, $2::uuid, it.at
     from (
         select bench.id(1, v.n / 2000) as id, 'SALT-' || (v.n / 2000) as code, 'SALT' as item, false as is_made,
             null::uuid as batch, v.at
         from bench.vats v where v.n % 2000 = 0
         union all
         select bench.id(2, v.n / 10), 'C-' || lpad((v.n / 10)::text, 4, '0'), 'CULTURE', false, null, v.at
         from bench.vats v where v.n % 10 = 0
         union all
         select bench.id(3, v.n), 'M-' || lpad(v.n::text, 5, '0'), 'MILK', false, null, v.at from bench.vats v
         union all
         select bench.id(4, v.n), 'K-' || lpad(v.n::text, 5, '0'), 'CHEESE', true, bench.id(6, v.n), v.at from bench.vats v
         union all
         select bench.id(5, v.n * 8 + k.n), 'P-' || lpad(v.n::text, 5, '0') || '-' || k.n, 'PACK', true, null, v.at
         from bench.vats v cross join generate_series(0, 7) as k (n)
     ) as it
     join ledger.item i on i.tenant_id = $1::uuid and i.code = it.item
     order by it.id",
    // Of five deliveries, each is poured on the rest of the one before; the rest of the fifth is lost.
    "insert into ledger.movement (tenant_id, movement_id, lot_id, kind, quantity_e6, cost_minor, batch_id, moved_at, created_by,
         created_at)
     select $1::uuid, it.id, it.lot, it.kind, it.kg * 1000000::bigint, 0, it.batch, it.at, $2::uuid, it.at
     from (
         select bench.id(16, v.n / 2000) as id, bench.id(1, v.n / 2000) as lot, 'receive' as kind, 5000 as kg,
             null::uuid as batch, v.at
         from bench.vats v where v.n % 2000 = 0
         union all
         select bench.id(17, v.n), bench.id(1, v.n / 2000), 'consume', -2, bench.id(6, v.n), v.at from bench.vats v
         union all
         select bench.id(18, v.n / 10), bench.id(2, v.n / 10), 'receive', 10, null, v.at from bench.vats v where v.n % 10 = 0
         union all
         select bench.id(19, v.n), bench.id(2, v.n / 10), 'consume', -1, bench.id(6, v.n), v.at from bench.vats v
         union all
         select bench.id(20, v.n), bench.id(3, v.n), 'receive', 1000, null, v.at from bench.vats v
         union all
         select bench.id(21, v.n), bench.id(3, v.n), 'consume', -990, bench.id(6, v.n), v.at from bench.vats v
         union all
         select bench.id(22, v.n), bench.id(3, v.n), case when v.n % 5 = 4 then 'loss' else 'pack' end, -10 * (v.n % 5 + 1),
             null, v.at
         from bench.vats v
         union all
         select bench.id(23, v.n), bench.id(3, v.n), 'pack', 10 * (v.n % 5), null, v.at from bench.vats v where v.n % 5 > 0
         union all
         select bench.id(24, v.n), bench.id(4, v.n), 'output', 100, bench.id(6, v.n), v.at from bench.vats v
         union all
         select bench.id(25, v.n), bench.id(4, v.n), 'pack', -96, null, v.at from bench.vats v
         union all
         select bench.id(26, v.n * 8 + k.n), bench.id(5, v.n * 8 + k.n), 'pack', 12, null, v.at
         from bench.vats v cross join generate_series(0, 7) as k (n)
     ) as it
     order by it.id",
    "insert into ledger.lot_balance (tenant_id, lot_id, item_id, quantity_e6, cost_minor)
     select $1::uuid, l.lot_id, l.item_id, sum(m.quantity_e6)::bigint, 0
     from ledger.lot l
     join ledger.movement m on m.tenant_id = $1::uuid and m.lot_id = l.lot_id
     where l.tenant_id = $1::uuid and $2::uuid is not null
     group by l.lot_id, l.item_id",
    "insert into ledger.lot_release (tenant_id, lot_id, released_by, released_at)
     select $1::uuid, bench.id(4, v.n), $2::uuid, v.at from bench.vats v where v.n <> 9999",
    "insert into make.consumption (tenant_id, movement_id, batch_id, line_no, lot_id, quantity_e6, cost_minor, skipped, opening,
         consumed_at, created_by)
     select $1::uuid, m.movement_id, m.batch_id, case i.code when 'MILK' then 1 when 'CULTURE' then 2 else 3 end, m.lot_id,
         -m.quantity_e6, 0, '{}'::text[], false, m.moved_at, $2::uuid
     from ledger.movement m
     join ledger.lot l on l.tenant_id = $1::uuid and l.lot_id = m.lot_id
     join ledger.item i on i.tenant_id = $1::uuid and i.item_id = l.item_id
     where m.tenant_id = $1::uuid and m.kind = 'consume'",
    "insert into ledger.lot_edge (tenant_id, parent_id, child_id, batch_id, quantity_e6, created_at)
     select $1::uuid, it.parent, it.child, it.batch, it.kg * 1000000::bigint, it.at
     from (
         select bench.id(1, v.n / 2000) as parent, bench.id(4, v.n) as child, bench.id(6, v.n) as batch, 2 as kg, v.at
         from bench.vats v
         union all
         select bench.id(2, v.n / 10), bench.id(4, v.n), bench.id(6, v.n), 1, v.at from bench.vats v
         union all
         select bench.id(3, v.n), bench.id(4, v.n), bench.id(6, v.n), 990, v.at from bench.vats v
         union all
         select bench.id(3, v.n - 1), bench.id(3, v.n), null, 10 * (v.n % 5), v.at from bench.vats v where v.n % 5 > 0
         union all
         select bench.id(4, v.n), bench.id(5, v.n * 8 + k.n), null, 12, v.at
         from bench.vats v cross join generate_series(0, 7) as k (n)
     ) as it
     where $2::uuid is not null",
];

/// The batch of a call: one in the middle of five whose milk was poured together. Ours take many by turns;
/// the call that is recorded for pgbench has the number of the first.
fn batch_of(call: i64) -> i64 {
    (call / 100).rem_euclid(TURNS) * (BATCHES / TURNS) + 2
}

/// An average lot to trace back: a pack, of six lots.
pub fn pack(call: i64) -> String {
    format!("P-{:05}-0", batch_of(call))
}

/// An average lot to trace forward: milk, in three cheeses and their packs: 29 lots.
pub fn milk(call: i64) -> String {
    format!("M-{:05}", batch_of(call))
}

/// Fills a workspace. Errors: those of the database; a refusal; the books do not agree with the goods.
pub async fn fill(world: &World, served: &Served, workspace: usize) -> Result<(), String> {
    let mut client = database::connect(&served.config("steel_super")).await.map_err(|why| why.to_string())?;
    let item = |code: &str, kind: &str| json!({ "code": code, "name": format!("The {code}"), "kind": kind, "unit": "kg" });
    let items = [
        item("SALT", "raw"),
        item("CULTURE", "raw"),
        item("MILK", "raw"),
        item("CHEESE", "intermediate"),
        item("PACK", "finished"),
    ];
    world.set_up(workspace, "workspace.import.run", json!({ "kind": "items", "rows": items })).await?;
    let (tenant, owner) = whose(world, &client, workspace).await?;
    run(&client, TABLES).await?;
    let vats = format!(
        "insert into bench.vats select n, now() - ({BATCHES} - n) * interval '2 hours' from generate_series(0, {BATCHES} - 1) as n;
         analyze bench.vats"
    );
    run(&client, &vats).await?;
    let told = |why: tokio_postgres::Error| format!("{why:?}");
    let all = client.transaction().await.map_err(told)?;
    for rows in ROWS {
        all.execute(rows, &[&tenant, &owner]).await.map_err(|why| format!("{rows}: {why:?}"))?;
        // The statistics know another workspace alone: the planner would expect one row of this one.
        run(all.client(), "analyze ledger.lot; analyze ledger.movement").await?;
    }
    all.commit().await.map_err(told)?;
    run(&client, "drop table bench.vats").await?;
    run(&client, "vacuum analyze").await?;
    read(world, workspace).await?;
    let checked = world.set_up(workspace, "workspace.books.check", json!({})).await?;
    if checked.contains("\"holds\":false") {
        return Err(format!("the filled lots do not hold: {checked}"));
    }
    Ok(())
}

/// Posts the readings of the running batch.
async fn read(world: &World, workspace: usize) -> Result<(), String> {
    for seq in 1..=READINGS {
        let reading = json!({
            "batch": BATCH, "control_point": "CCP1-TEMP", "instrument": "TT-01", "device": "logger-2", "seq": seq,
            "at": instance::now().to_string(), "value": "72.6", "unit": "Cel"
        });
        world.set_up(workspace, "make.reading.post", reading).await?;
    }
    Ok(())
}

/// The ids of a workspace and of its Owner.
async fn whose(world: &World, client: &Client, workspace: usize) -> Result<(Uuid, Uuid), String> {
    let (base, _) = world.browser(workspace);
    let slug = base.trim_start_matches("/w/").to_owned();
    let row = "select t.tenant_id, b.created_by from app.tenant t
               join make.batch b on b.tenant_id = t.tenant_id and b.code = 'B-1' where t.slug = $1";
    let row = client.query_one(row, &[&slug]).await.map_err(|why| format!("{why:?}"))?;
    Ok((row.get(0), row.get(1)))
}

/// Runs statements without parameters. Errors: the database's.
async fn run(client: &Client, statements: &str) -> Result<(), String> {
    client.batch_execute(statements).await.map_err(|why| format!("{statements}: {why:?}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_are_a_hundred_thousand_lots_and_the_worst_has_eighteen_thousand_below_it() {
        let lots_of_batch = 1 + 8;
        let of_salt = 2_000;
        assert_eq!(of_salt * lots_of_batch, 18_000);
        let milk_and_made = BATCHES * (1 + lots_of_batch);
        assert_eq!(milk_and_made, 100_000);
        assert_eq!(BATCH, format!("B-{:05}", BATCHES - 1));
    }

    #[test]
    fn the_calls_that_are_recorded_take_the_first_lot_and_ours_take_all_by_turns() {
        // `measure` counts its own calls by hundred millions, `load` the calls of a round by hundreds.
        let first: Vec<i64> = (1..50).map(|run| batch_of(run * 100_000_000)).collect();
        assert!(first.iter().all(|batch| *batch == 2), "{first:?}");
        let mut batches: Vec<i64> =
            (0..TURNS).map(|done| batch_of((7 * 1_000_000 + done) * 100 + 3)).collect();
        batches.sort_unstable();
        batches.dedup();
        assert_eq!(batches.len(), 1_000);
        assert!(batches.iter().all(|batch| (0..BATCHES).contains(batch) && batch % 5 == 2));
    }
}
