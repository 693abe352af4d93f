//! The schema as text: made from the catalogue, table by table, with the grants; and compared with the one
//! this program was built for.
//! Invariant: nothing in the text depends on the machine or the order of creation.

pub mod digests;

use crate::{Error, Result};
use std::collections::BTreeMap;
use tokio_postgres::{Client, Row};

/// The schema this program was built for.
pub const BUILT_FOR: &str = include_str!("../../../schema.sql");

const HEAD: &str = "\
-- The schema as it stands after every migration; written by `cargo run -p queries-gen`, never by hand.
-- For reading and for reviews: what makes a database is the migrations, and a test compares the two.
";

/// One row for each object of the schema, in reading order: a heading and its lines. What belongs to an extension,
/// such as the views and triggers of Citus, is not part of it.
const THINGS: &str = r"
with extended as (
    select classid, objid from pg_depend where deptype = 'e'
), ours as (
    select oid, nspname from pg_namespace
    where nspname !~ '^pg_' and nspname not in ('information_schema', 'public')
      and not exists (select from extended e where e.classid = 'pg_namespace'::regclass and e.objid = pg_namespace.oid)
), tables as (
    select c.oid, n.nspname, c.relname, format('%I.%I', n.nspname, c.relname) as name, c.relacl, c.relowner,
           c.relrowsecurity, c.relforcerowsecurity, c.relkind, c.reloptions
    from pg_class c join ours n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p', 'v', 'm', 'S')
      and not exists (select from extended e where e.classid = 'pg_class'::regclass and e.objid = c.oid)
)
select * from (
    select 0 as part, nspname::text as place, '' as thing, 0 as line, format('create schema %I;', nspname) as text from ours
    union all
    select 1, extname, '', 0, format('create extension %I with schema %I;', extname, nspname)
    from pg_extension e join pg_namespace n on n.oid = e.extnamespace where extname <> 'plpgsql'
    union all
    select 1, format('domain %s', y.oid::regtype), conname, 0, format('create domain %s as %s %s;', y.oid::regtype, format_type(y.typbasetype, y.typtypmod),
        concat_ws(' ', case when y.typnotnull then 'not null' end, format('constraint %I %s', conname, pg_get_constraintdef(c.oid))))
    from pg_type y join ours n on n.oid = y.typnamespace left join pg_constraint c on c.contypid = y.oid
    where y.typtype = 'd'
    union all
    select 2, n.nspname, p.oid::regprocedure::text, 0, pg_get_functiondef(p.oid)
    from pg_proc p join ours n on n.oid = p.pronamespace
    where p.prokind in ('f', 'p') and not exists (select from extended e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)
    union all
    select 3, t.name, '', 0, case t.relkind when 'v' then 'view' when 'm' then 'materialised view' when 'S' then 'sequence' else 'table' end
    from tables t
    union all
    select 4, t.name, 'column', a.attnum, concat_ws(' ', format('%I', a.attname), format_type(a.atttypid, a.atttypmod),
        (select format('collate %I', l.collname) from pg_collation l, pg_type y
         where l.oid = a.attcollation and y.oid = a.atttypid and a.attcollation <> y.typcollation),
        case when a.attnotnull then 'not null' end,
        case when a.attgenerated = 's' then format('generated always as (%s) stored', pg_get_expr(d.adbin, d.adrelid))
             when a.attidentity <> '' then 'generated as identity'
             when d.adbin is not null then format('default %s', pg_get_expr(d.adbin, d.adrelid)) end)
    from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where t.relkind in ('r', 'p', 'v', 'm')
    union all
    select 5, t.name, format('%s %s', position(c.contype::text in 'puxfc'), c.conname), 0,
           format('constraint %I %s', c.conname, pg_get_constraintdef(c.oid))
    from tables t join pg_constraint c on c.conrelid = t.oid and c.contype in ('p', 'u', 'x', 'f', 'c')
    union all
    select 6, t.name, i.relname, 0, pg_get_indexdef(i.oid) || ';'
    from tables t join pg_index x on x.indrelid = t.oid join pg_class i on i.oid = x.indexrelid
    where not exists (select from pg_constraint c where c.conindid = i.oid and c.contype in ('p', 'u', 'x'))
    union all
    select 7, t.name, '', 0, format('alter table %s %s;', t.name,
        concat_ws(', ', case when t.relrowsecurity then 'enable row level security' end,
                        case when t.relforcerowsecurity then 'force row level security' end))
    from tables t where t.relrowsecurity or t.relforcerowsecurity
    union all
    select 8, t.name, p.polname, 0, concat_ws(' ', format('create policy %I on %s', p.polname, t.name),
        case when not p.polpermissive then 'as restrictive' end,
        'for ' || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end,
        (select 'to ' || string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any (p.polroles)),
        'using (' || pg_get_expr(p.polqual, p.polrelid) || ')',
        'with check (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')') || ';'
    from tables t join pg_policy p on p.polrelid = t.oid
    union all
    select 9, t.name, g.tgname, 0, pg_get_triggerdef(g.oid) || ';'
    from tables t join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal
    where not exists (select from extended e where e.classid = 'pg_proc'::regclass and e.objid = g.tgfoid)
    union all
    select 10, x.place, x.grantee, 0, format('grant %s on %s to %s;',
        string_agg(distinct lower(x.privilege), ', ' order by lower(x.privilege)), x.what, x.grantee)
    from (
        select t.name as place, t.name as what, g.grantee::regrole::text as grantee, g.privilege_type as privilege
        from tables t, aclexplode(t.relacl) g where g.grantee <> t.relowner
        union all
        select t.name, t.name, g.grantee::regrole::text, format('%s (%I)', g.privilege_type, a.attname)
        from tables t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) g
        union all
        select n.nspname, 'schema ' || n.nspname, g.grantee::regrole::text, g.privilege_type
        from ours n join pg_namespace s on s.oid = n.oid, aclexplode(s.nspacl) g where g.grantee <> s.nspowner
    ) x group by x.place, x.what, x.grantee
    union all
    select 11, n.nspname, p.oid::regprocedure::text || g.grantee::text, 0, format('grant execute on function %s to %s;', p.oid::regprocedure,
        case when g.grantee = 0 then 'public' else g.grantee::regrole::text end)
    from pg_proc p join ours n on n.oid = p.pronamespace, aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
    where g.grantee <> p.proowner and not exists (select from extended e where e.classid = 'pg_proc'::regclass and e.objid = p.oid)
) things
";

/// The parts: those before the tables, those of a table, and those after a table's columns.
const TABLE: i32 = 3;
const COLUMN: i32 = 4;
const CONSTRAINT: i32 = 5;
const FUNCTION: i32 = 2;
const GRANT: i32 = 10;
const EXECUTE: i32 = 11;

struct Thing {
    part: i32,
    place: String,
    sort: (String, i32),
    text: String,
}

/// The text of schema.sql for a database; every role of it gets the same.
///
/// # Errors
/// [`Error::Server`].
pub async fn dump(client: &Client) -> Result<String> {
    let found = client.query(THINGS, &[]).await.map_err(Error::server("reading the schema"))?;
    let mut things: Vec<Thing> = found.iter().map(thing).collect();
    // Sorted here, bytewise, because a server may compare text by its own locale.
    things.sort_by(|a, b| key(a).cmp(&key(b)));
    let mut text = HEAD.to_owned();
    let (ground, rest): (Vec<&Thing>, Vec<&Thing>) = things.iter().partition(|t| !of_a_table(t, &things));
    text.push_str(&foundation(&ground));
    for table in rest.iter().filter(|thing| thing.part == TABLE) {
        let its: Vec<&Thing> = rest.iter().filter(|thing| thing.place == table.place).copied().collect();
        text.push_str(&described(table, &its));
    }
    Ok(text)
}

fn thing(row: &Row) -> Thing {
    let column: i32 = row.get("line");
    Thing {
        part: row.get("part"),
        place: row.get("place"),
        sort: (row.get("thing"), column),
        text: row.get("text"),
    }
}

fn key(thing: &Thing) -> (i32, &str, &(String, i32)) {
    (thing.part, &thing.place, &thing.sort)
}

fn of_a_table(thing: &Thing, all: &[Thing]) -> bool {
    (TABLE..=GRANT).contains(&thing.part) && all.iter().any(|t| t.part == TABLE && t.place == thing.place)
}

/// Schemas, extensions, domains, and functions with their grants.
fn foundation(things: &[&Thing]) -> String {
    let mut text = String::from("\n");
    for thing in things.iter().filter(|t| t.part < FUNCTION || t.part == GRANT) {
        text.push_str(&thing.text);
        text.push('\n');
    }
    for function in things.iter().filter(|t| t.part == FUNCTION) {
        text.push_str(&format!("\n{};\n", function.text.trim_end()));
        let grants = things.iter().filter(|t| t.part == EXECUTE && t.sort.0.starts_with(&function.sort.0));
        grants.for_each(|grant| text.push_str(&format!("{}\n", grant.text)));
    }
    text
}

fn described(table: &Thing, its: &[&Thing]) -> String {
    let inside: Vec<String> = its
        .iter()
        .filter(|t| [COLUMN, CONSTRAINT].contains(&t.part))
        .map(|t| format!("    {}", t.text))
        .collect();
    let after: String = its.iter().filter(|t| t.part > CONSTRAINT).map(|t| format!("{}\n", t.text)).collect();
    format!("\ncreate {} {} (\n{}\n);\n{after}", table.text, table.place, inside.join(",\n"))
}

/// The differences between a database and the schema of this program.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Differences {
    /// Tables, columns, keys, indexes, policies and functions, by the object they belong to.
    pub shape: Vec<String>,
    /// The grants.
    pub rights: Vec<String>,
}

/// Compares two texts of [`dump`] line by line, without extensions, of which a server may have more.
#[must_use]
pub fn differences(found: &str, built_for: &str) -> Differences {
    let (found, built_for) = (counted(found), counted(built_for));
    let mut all = Differences::default();
    let is_other = |line: &&(String, String)| found.get(*line) != built_for.get(*line);
    for (of, line) in
        found.keys().chain(built_for.keys().filter(|it| !found.contains_key(*it))).filter(is_other)
    {
        let told = format!("{of}: {}", line.trim().trim_end_matches([',', ';']));
        if line.starts_with("grant ") { all.rights.push(told) } else { all.shape.push(told) }
    }
    all
}

/// Each line with the table or function it belongs to, and its number of occurrences.
fn counted(text: &str) -> BTreeMap<(String, String), usize> {
    let mut of = String::new();
    let mut lines = BTreeMap::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with("create extension")) {
        if let Some(made) =
            line.strip_prefix("create table ").or_else(|| line.strip_prefix("CREATE OR REPLACE FUNCTION "))
        {
            of = made.split([' ', '(']).next().unwrap_or_default().to_owned();
        }
        // A comma says only that another line follows.
        *lines.entry((of.clone(), line.trim_end_matches(',').to_owned())).or_insert(0) += 1;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str =
        "create table app.x (\n    a integer,\n    b text\n);\ngrant select on app.x to steel_app;\n";

    #[test]
    fn a_difference_is_named_by_its_table_and_line() {
        assert_eq!(differences(BUILT, BUILT), Differences::default());
        let retyped = differences(&BUILT.replace("b text", "b bigint"), BUILT);
        assert_eq!(retyped.shape, ["app.x: b bigint", "app.x: b text"]);
        let widened = differences(&BUILT.replace("select on", "delete, select on"), BUILT);
        assert!(widened.shape.is_empty());
        assert_eq!(widened.rights.len(), 2);
        let extended = format!("create extension citus with schema x;\n{BUILT}");
        assert_eq!(differences(&extended, BUILT), Differences::default());
        let longer = BUILT.replace("b text\n", "b text,\n    c text\n");
        assert_eq!(differences(&longer, BUILT).shape, ["app.x: c text"]);
    }
}
