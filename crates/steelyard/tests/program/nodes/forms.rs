//! The forms that Citus refuses or answers wrongly, each found as a failure of the product on three nodes.

use crate::schema::statements::Statement;
use std::collections::{BTreeMap, BTreeSet};
use tokio_postgres::Client;

/// The migration that enters a workspace by `set_config` on one node, and by `set local` on several.
const ENTERS: &str = "create or replace function app.enter(";
/// A function that a statement on a node calls may read these: one is whole on each node, the other is on the node of
/// its workspace.
const READ_ON_A_NODE: [&str; 2] = ["app.person", "app.membership"];
/// Tables that are whole on each node and that only functions read.
const GLOBAL: [&str; 3] = ["app.person", "app.factor", "app.outside_identity"];
/// Functions whose value depends on the session's settings. Citus does not evaluate them for a row that it updates.
const UNSTEADY: [&str; 5] = ["now()", "format(", "concat(", "concat_ws(", "to_char("];

/// Why several nodes would refuse a statement.
pub(super) fn of_statement(text: &str) -> Vec<String> {
    let text = flat(text);
    let mut found = Vec::new();
    let mut is = |holds: bool, words: &str| {
        if holds {
            found.push(words.to_owned());
        }
    };
    is(text.contains("set_config"), "set_config does not reach the nodes: app.enter");
    is(text.contains("; "), "two statements in one text");
    is(has_subquery_in_values(&text), "a subquery in VALUES: select it from the workspace's own row");
    is(
        text.contains("as ( select from ") || text.contains("as (select from "),
        "a common table expression with no column",
    );
    if let Some((_, update)) = text.split_once(" do update set ") {
        let update = update.split(" returning ").next().unwrap_or_default();
        is(adds_to_a_moment(update), "arithmetic with a moment in DO UPDATE: app.later");
        for name in UNSTEADY {
            is(update.contains(name), &format!("{name} in DO UPDATE is not fixed by its arguments"));
        }
    }
    is(
        text.starts_with("with ") && text.matches(" as (").count() > 1 && writes_last(&text),
        "a write behind several table expressions: make it one of them, and select from it",
    );
    is(
        inserts_from_expression(&text),
        "INSERT … SELECT from a table expression alone: join it to the workspace's own row",
    );
    is(returns_bare_column(&text), "RETURNING of an INSERT … SELECT names its table's alias");
    found
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn has_subquery_in_values(text: &str) -> bool {
    text.match_indices(" values (").any(|(at, opening)| {
        let inside = &text[at + opening.len() - 1..];
        let row = &inside[..length_in_parentheses(inside)];
        text[..at].contains("insert into ") && (row.contains("(select ") || row.contains("( select "))
    })
}

/// Bytes from an opening parenthesis to the end of what it encloses.
fn length_in_parentheses(text: &str) -> usize {
    let mut depth = 0_i32;
    for (at, sign) in text.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + 1;
        }
    }
    text.len()
}

fn adds_to_a_moment(update: &str) -> bool {
    [" + ", " - "].iter().any(|sign| {
        update.match_indices(sign).any(|(at, _)| {
            let (before, after) = (&update[..at], &update[at + sign.len()..]);
            let word = before.rsplit([' ', '(']).next().unwrap_or_default();
            word.ends_with("_at") || word.ends_with("_at)") || after.starts_with("interval")
        })
    })
}

/// Whether the statement behind the table expressions writes.
fn writes_last(text: &str) -> bool {
    let mut rest = text;
    while let Some(at) = rest.find(" as (") {
        rest = &rest[at + 4..];
        rest = rest[length_in_parentheses(rest)..].trim_start();
        if !rest.starts_with(',') {
            break;
        }
    }
    ["insert ", "update ", "delete "].iter().any(|verb| rest.starts_with(verb))
}

/// Rows that no node has are copied to it, and copying is refused under row security.
fn inserts_from_expression(text: &str) -> bool {
    text.match_indices("insert into ").any(|(at, _)| {
        let rest = &text[at..];
        let is_select = match (rest.find(" select "), rest.find(" values ")) {
            (Some(select), Some(values)) => select < values,
            (select, _) => select.is_some(),
        };
        let from = rest.find(" select ").and_then(|at| rest[at..].split(" from ").nth(1)).unwrap_or_default();
        is_select && !from.split([' ', ')']).next().unwrap_or_default().contains('.')
    })
}

fn returns_bare_column(text: &str) -> bool {
    let Some(insert) = text.rfind("insert into ").map(|at| &text[at..]) else { return false };
    let Some((body, columns)) = insert.split_once(" returning ") else { return false };
    if !body.contains(" from app.tenant t") {
        return false;
    }
    columns.split(", ").any(|column| {
        let value = column.split(" as ").next().unwrap_or_default().trim();
        value.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')
            && !["true", "false"].contains(&value)
    })
}

/// Why several nodes would refuse a migration.
pub(super) fn of_migration(sql: &str) -> Vec<String> {
    let bare: String =
        sql.lines().map(|line| line.split("--").next().unwrap_or_default().to_owned() + "\n").collect();
    statements(&bare).iter().flat_map(|statement| of_definition(statement)).collect()
}

/// Split where a line ends in a semicolon outside of a function's body.
fn statements(text: &str) -> Vec<String> {
    let (mut found, mut open, mut current) = (Vec::new(), false, String::new());
    for line in text.lines() {
        open ^= line.matches('$').count() / 2 % 2 == 1 && line.contains('$');
        current.push_str(line);
        current.push(' ');
        if line.trim_end().ends_with(';') && !open {
            found.push(flat(&current));
            current.clear();
        }
    }
    found
}

fn of_definition(statement: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut is = |holds: bool, words: &str| {
        if holds {
            found.push(format!("{words}: {statement}"));
        }
    };
    if let Some(changes) = statement.strip_prefix("alter table ") {
        let several = changes.matches(" add ").count() + changes.matches(" drop ").count() > 1;
        let constrains = changes.contains(" add constraint ") || changes.contains(" drop constraint ");
        is(several && changes.contains(" add constraint "), "a constraint beside another subcommand");
        let adds = changes.split(" add column ").nth(1).unwrap_or_default();
        is(
            !constrains
                && [" check (", " references ", " unique", " primary key"].iter().any(|it| adds.contains(it)),
            "an inline constraint of an added column",
        );
        is(changes.contains(" alter constraint "), "alter constraint");
    }
    is(statement.starts_with("create materialized view"), "a materialized view is on one node only");
    is(statement.contains("serial") && statement.starts_with("create table"), "serial: numbers are per node");
    is(statement.contains("as identity"), "identity: numbers are per node");
    is(
        statement.contains("set_config") && !statement.starts_with(ENTERS),
        "set_config does not reach the nodes",
    );
    found
}

/// The product's functions, each with the tables of workspaces that it reads.
pub(super) struct Functions {
    all: BTreeMap<String, Function>,
    tables: Vec<String>,
}

struct Function {
    is_sql: bool,
    computes_workspace: bool,
    of_workspaces: Vec<String>,
    reads: Vec<String>,
}

impl Functions {
    /// From the catalogue, without those of an extension.
    pub(super) async fn read(client: &Client, tables: &[String]) -> Functions {
        let rows = client
            .query(
                "select n.nspname || '.' || p.proname, l.lanname::text, p.prosrc
                 from pg_proc p join pg_namespace n on n.oid = p.pronamespace join pg_language l on l.oid = p.prolang
                 where n.nspname in ('app', 'ledger', 'make', 'sell')
                   and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')",
                &[],
            )
            .await
            .expect("the catalogue");
        let global = GLOBAL.map(str::to_owned);
        let read = |row: &tokio_postgres::Row| {
            let body: String = row.get(2);
            let of_workspaces = named_in(&body, tables);
            let reads = [of_workspaces.clone(), named_in(&body, &global)].concat();
            let is_sql = row.get::<_, String>(1) == "sql";
            let computes_workspace = computes_workspace(&body);
            (row.get(0), Function { is_sql, computes_workspace, of_workspaces, reads })
        };
        Functions { all: rows.iter().map(read).collect(), tables: tables.to_vec() }
    }

    /// Functions in SQL about a workspace's rows, functions that compute the workspace within a statement, and
    /// statements on a node that call a function which reads more than the node has.
    pub(super) fn faults(&self, statements: &[Statement]) -> Vec<String> {
        let in_sql =
            self.all.iter().filter(|(_, it)| it.is_sql && !it.of_workspaces.is_empty()).map(|(name, it)| {
                format!(
                    "{name}: a function in SQL about {:?} has no value for its parameters: PL/pgSQL",
                    it.of_workspaces
                )
            });
        let computing = self
            .all
            .iter()
            .filter(|(_, it)| it.computes_workspace && !it.of_workspaces.is_empty())
            .map(|(name, _)| {
                format!("{name}: a workspace as an expression is asked of all nodes: read it into a constant")
            });
        let on_nodes = statements.iter().filter(|it| !named_in(&it.text, &self.tables).is_empty());
        let calls = on_nodes.flat_map(|statement| {
            let called = self.all.iter().filter(|(name, _)| statement.text.contains(&format!("{name}(")));
            called.filter_map(|(name, function)| {
                let more: Vec<&String> =
                    function.reads.iter().filter(|it| !READ_ON_A_NODE.contains(&it.as_str())).collect();
                (!more.is_empty()).then(|| format!("{}: {name} reads {more:?}", statement.at))
            })
        });
        in_sql.chain(computing).chain(calls).collect()
    }
}

/// Whether the entered workspace is read in a statement of a body, and not into a constant before them.
fn computes_workspace(body: &str) -> bool {
    let body = flat(body);
    body.split_once("begin ")
        .is_some_and(|(_, statements)| statements.contains("current_setting('app.tenant_id'"))
}

/// Those of the tables that a text names.
fn named_in(text: &str, tables: &[String]) -> Vec<String> {
    let is_part = |sign: char| sign.is_alphanumeric() || "._".contains(sign);
    let words: BTreeSet<&str> = text.split(|sign| !is_part(sign)).collect();
    tables.iter().filter(|table| words.contains(table.as_str())).cloned().collect()
}
