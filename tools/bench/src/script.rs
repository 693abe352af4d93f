//! Makes a pgbench script from the statements that the product sent for one call.
//! Invariant: the script sends the same statements in the same order with the same values. Only ids, keys and
//! moments are new in each transaction, and values that differ between workspaces are looked up once in
//! sixteen transactions.

use crate::pgbench::STAY;
use crate::wire::{Sent, Value, sql_type};
use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

/// The values that the caller made for a call, so that they can be distinguished from those that the product
/// made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fresh {
    /// The idempotency key.
    pub key: String,
    /// The content's own number (a reading's).
    pub seq: i64,
}

/// The traffic of one call.
pub struct Sample {
    /// The caller's new values.
    pub fresh: Fresh,
    /// The number in the answer, if the call took one.
    pub number: Option<String>,
    /// The statements.
    pub sent: Vec<Sent>,
}

/// The source of a value in a transaction of the script.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Slot {
    /// Always null.
    Null,
    /// The same in each call of a workspace: a column of the look-up.
    Given(usize),
    /// An id that the program made for this call, counted within the call.
    Id(usize),
    /// A list of such ids.
    Ids(Vec<usize>),
    /// The idempotency key.
    Key,
    /// The content's own number.
    Seq,
    /// The moment of the call.
    Now,
}

/// A script, and the values it looks up.
#[derive(Debug)]
pub struct Script {
    statements: Vec<(String, Vec<(Slot, &'static str)>)>,
    ids: usize,
    /// Columns of the look-up: the statement and value where each was first seen.
    given: Vec<(usize, usize)>,
}

impl Script {
    /// Makes a script from two calls of one workspace: a value that differs between them is new in each call.
    /// Errors: a new value that the script cannot make, an unknown type, or different statements.
    pub fn of(before: &Sample, sample: &Sample) -> Result<Script, String> {
        alike(before, sample)?;
        let mut script = Script { statements: Vec::new(), ids: 0, given: Vec::new() };
        let (mut ids, mut given) = (HashMap::new(), HashMap::new());
        for (n, sent) in sample.sent.iter().enumerate() {
            let mut slots = Vec::new();
            for (m, value) in sent.values.iter().enumerate() {
                let earlier = &before.sent[n].values[m];
                let kind =
                    sql_type(value.kind).ok_or_else(|| format!("type {} in: {}", value.kind, sent.sql))?;
                let slot = match sort(earlier, value, kind, sample)? {
                    Sort::Null => Slot::Null,
                    Sort::Key => Slot::Key,
                    Sort::Seq => Slot::Seq,
                    Sort::Now => Slot::Now,
                    Sort::Id(id) => Slot::Id(place_of(&mut ids, id)),
                    Sort::Ids(list) => Slot::Ids(list.into_iter().map(|id| place_of(&mut ids, id)).collect()),
                    Sort::Given(text) => {
                        // Equal ids are the same thing; other equal values may be so by chance.
                        let same = (kind == "uuid").then_some(text).ok_or((n, m));
                        let next = given.len();
                        let column = *given.entry(same).or_insert(next);
                        if column == next {
                            script.given.push((n, m));
                        }
                        Slot::Given(column)
                    }
                };
                slots.push((slot, kind));
            }
            script.statements.push((sent.sql.clone(), slots));
        }
        script.ids = ids.len();
        Ok(script)
    }

    /// The values of the look-up for a workspace, from a call made there. Errors: statements other than this
    /// script's.
    pub fn given(&self, sample: &Sample) -> Result<Vec<String>, String> {
        if !self.statements.iter().map(|(sql, _)| sql).eq(sample.sent.iter().map(|sent| &sent.sql)) {
            return Err("another workspace was sent other statements".into());
        }
        self.given.iter().map(|(n, m)| known(&sample.sent[*n].values[*m]).map(str::to_owned)).collect()
    }

    /// The number of columns of the look-up.
    pub fn columns(&self) -> usize {
        self.given.len()
    }

    /// The script for pgbench; `table` holds the look-up. Errors: a text that pgbench would read as a
    /// variable.
    pub fn text(&self, action: &str, table: &str) -> Result<String, String> {
        let mut text = format!(
            "-- Written by `bin/bench --write-scripts` from what the product sent for one {action}; not edited.\n\
             -- A client stays in a workspace for {STAY} transactions, and looks up the values of its workspace at the first.\n\
             \\if :left = 0\n\\set workspace random(:first, :last)\nselect {} from {table} where workspace = :workspace \\gset\n\
             \\set left {STAY}\n\\endif\n\\set left :left - 1\n\\set seq :seq + 1\n\
             \\set call (:run * 1000000 + :seq) * 100 + :client_id\n",
            (1..=self.given.len()).map(|n| format!("g{n}")).collect::<Vec<_>>().join(", "),
        );
        for id in 1..=self.ids {
            let _ = writeln!(text, "\\set id{id} :call * 50 + {id}");
        }
        for (sql, slots) in &self.statements {
            text.push_str(&statement(sql, slots)?);
        }
        Ok(text)
    }
}

/// The number of an id within its call: a new one for an id that was not met before.
fn place_of(ids: &mut HashMap<String, usize>, id: String) -> usize {
    let next = ids.len() + 1;
    *ids.entry(id).or_insert(next)
}

/// The kinds of values that may differ between two calls, with the value if it does not change.
enum Sort {
    Null,
    Given(String),
    Id(String),
    Ids(Vec<String>),
    Key,
    Seq,
    Now,
}

fn sort(
    earlier: &Value,
    value: &Value,
    kind: &str,
    Sample { fresh, number, .. }: &Sample,
) -> Result<Sort, String> {
    if value.text.is_none() {
        return Ok(Sort::Null);
    }
    let text = known(value)?;
    Ok(match kind {
        // The product foresaw the number. A script cannot know it, and the statement also accepts null.
        "text" if number.as_deref() == Some(text) => Sort::Null,
        "text" if text == fresh.key => Sort::Key,
        "bigint" if text == fresh.seq.to_string() => Sort::Seq,
        _ if earlier == value => Sort::Given(text.to_owned()),
        "uuid" => Sort::Id(text.to_owned()),
        "uuid[]" => {
            let (had, has) = (ids_in(known(earlier)?), ids_in(text));
            if has.iter().any(|id| had.contains(id)) {
                return Err(format!("a list has old ids and new ones: {text}"));
            }
            Sort::Ids(has.into_iter().map(str::to_owned).collect())
        }
        "timestamptz" => Sort::Now,
        // Texts about the call (an answer, an audit event's figures): they have the same length and form in
        // each.
        "text" | "json" | "jsonb" | "bytea" | "bytea[]" => Sort::Given(text.to_owned()),
        _ => return Err(format!("a {kind} is new in each call, and nobody said how: {text}")),
    })
}

/// The ids of a list as `wire` writes it.
fn ids_in(list: &str) -> Vec<&str> {
    let ids = list.trim_matches(['{', '}']).split(',').map(|id| id.trim_matches('"'));
    ids.filter(|id| !id.is_empty()).collect()
}

fn known(value: &Value) -> Result<&str, String> {
    match &value.text {
        Some(Ok(text)) => Ok(text),
        Some(Err(why)) => Err(why.clone()),
        None => Err("a value is null in one workspace and not in another".into()),
    }
}

fn alike(before: &Sample, sample: &Sample) -> Result<(), String> {
    let (first, second): (Vec<_>, Vec<_>) = (
        before.sent.iter().map(|s| s.sql.as_str()).collect(),
        sample.sent.iter().map(|s| s.sql.as_str()).collect(),
    );
    if first == second {
        return Ok(());
    }
    let (had, has): (HashSet<_>, HashSet<_>) =
        (first.iter().copied().collect(), second.iter().copied().collect());
    let other = has.symmetric_difference(&had).next().unwrap_or(&"the same ones in another order");
    Err(format!("two calls were sent other statements: {other}"))
}

/// One statement with its values as variables.
fn statement(sql: &str, slots: &[(Slot, &'static str)]) -> Result<String, String> {
    let mut text = String::new();
    // Comments are removed, because pgbench would send them.
    let mut rest = sql
        .lines()
        .map(|line| line.split(" -- ").next().unwrap_or_default().trim())
        .filter(|l| !l.starts_with("--"));
    let joined = rest.by_ref().collect::<Vec<_>>().join("\n");
    let mut chars = joined.trim().trim_end_matches(';').char_indices().peekable();
    let body = joined.trim().trim_end_matches(';');
    let mut previous = ' ';
    while let Some((at, c)) = chars.next() {
        if c == ':'
            && previous != ':'
            && chars.peek().is_some_and(|(_, next)| next.is_ascii_alphanumeric() || *next == '_')
        {
            return Err(format!("pgbench would take a part of this for a variable: {sql}"));
        }
        previous = c;
        if c != '$' || !chars.peek().is_some_and(|(_, next)| next.is_ascii_digit()) {
            text.push(c);
            continue;
        }
        let digits: String = body[at + 1..].chars().take_while(char::is_ascii_digit).collect();
        for _ in 0..digits.len() {
            chars.next();
        }
        let n: usize = digits.parse().map_err(|_| format!("a value's number in: {sql}"))?;
        let (slot, kind) = n
            .checked_sub(1)
            .and_then(|n| slots.get(n))
            .ok_or_else(|| format!("value {n} was not sent: {sql}"))?;
        text.push_str(&variable(slot, kind));
    }
    Ok(text + ";\n")
}

/// An id that is new in each transaction.
fn id(n: usize) -> String {
    format!("lpad(:id{n}::text, 32, '0')::uuid")
}

/// The cast names the type that the server found for the product's value; it costs nothing at run time.
fn variable(slot: &Slot, kind: &str) -> String {
    match slot {
        Slot::Null => format!("null::{kind}"),
        Slot::Given(n) => format!(":g{}::{kind}", n + 1),
        Slot::Id(n) => id(*n),
        Slot::Ids(list) => {
            format!("array[{}]::{kind}", list.iter().map(|n| id(*n)).collect::<Vec<_>>().join(", "))
        }
        Slot::Key => "(:call::text)".to_owned(),
        Slot::Seq => format!(":call::{kind}"),
        Slot::Now => "now()".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    fn value(kind: u32, text: &str) -> Value {
        Value { kind, text: Some(Ok(text.to_owned())) }
    }

    fn bill(key: &str, id: &str, at: &str, tenant: &str) -> Sample {
        let insert = "-- a bill\ninsert into bill values ($1, $2, $3, $4, $5) returning $2";
        let values = vec![
            value(2950, tenant),
            value(2950, id),
            value(1184, at),
            value(25, key),
            value(25, &format!("A/{id}")),
        ];
        let begin = Sent { sql: "BEGIN".into(), values: vec![] };
        Sample {
            fresh: Fresh { key: key.into(), seq: 0 },
            number: Some(format!("A/{id}")),
            sent: vec![begin, Sent { sql: insert.into(), values }],
        }
    }

    #[test]
    fn a_script_makes_ids_keys_and_moments_anew_and_looks_the_rest_up() {
        let script = Script::of(&bill("k1", "a", "t1", "w"), &bill("k2", "b", "t2", "w")).expect("a script");
        let text = script.text("bill", "bench.bill").expect("a text");
        assert!(text.contains("select g1 from bench.bill where workspace = :workspace \\gset\n"), "{text}");
        assert!(text.contains("\\set id1 :call * 50 + 1\n"), "{text}");
        let insert = "BEGIN;\ninsert into bill values (:g1::uuid, lpad(:id1::text, 32, '0')::uuid, now(), (:call::text), \
                      null::text) returning lpad(:id1::text, 32, '0')::uuid;\n";
        assert!(text.ends_with(insert), "{text}");
        assert_eq!(script.given(&bill("k3", "c", "t3", "other")), Ok(vec!["other".to_owned()]));
    }

    #[test]
    fn statements_that_differ_between_two_calls_are_told() {
        let (first, mut second) = (bill("k1", "a", "t1", "w"), bill("k2", "b", "t2", "w"));
        second.sent.push(Sent { sql: "select 1".into(), values: vec![] });
        assert!(Script::of(&first, &second).is_err_and(|why| why.ends_with("select 1")));
    }

    #[test]
    fn a_figure_that_changes_by_itself_cannot_be_scripted() {
        let (mut first, mut second) = (bill("k1", "a", "t1", "w"), bill("k2", "b", "t2", "w"));
        first.sent[1].values[4] = value(20, "7");
        second.sent[1].values[4] = value(20, "8");
        assert!(Script::of(&first, &second).is_err_and(|why| why.contains("bigint")));
    }

    #[test]
    fn a_list_of_new_ids_has_the_ids_of_the_statement_before() {
        let sample = |key: &str, id: &str| {
            let lift = "insert into lift select unnest($1::uuid[])";
            let mut sample = bill(key, id, "t", "w");
            let list = value(2951, &format!("{{\"{id}\"}}"));
            sample.sent.push(Sent { sql: lift.into(), values: vec![list] });
            sample
        };
        let script = Script::of(&sample("k1", "a"), &sample("k2", "b")).expect("a script");
        let text = script.text("lift", "bench.lift").expect("a text");
        let lift =
            "insert into lift select unnest(array[lpad(:id1::text, 32, '0')::uuid]::uuid[]::uuid[]);\n";
        assert!(text.ends_with(lift), "{text}");
        let (mut first, mut second) = (sample("k1", "a"), sample("k2", "b"));
        first.sent[2].values[0] = value(2951, "{\"x\",\"a\"}");
        second.sent[2].values[0] = value(2951, "{\"x\",\"b\"}");
        assert!(Script::of(&first, &second).is_err_and(|why| why.contains("old ids")));
    }

    #[test]
    fn a_text_that_pgbench_would_misread_is_refused() {
        assert!(statement("select ':name'", &[]).is_err());
        assert_eq!(statement("select 1::text;", &[]), Ok("select 1::text;\n".into()));
    }

    /// The bench refuses a script that differs from the product's statements. This test finds such a script
    /// without a run of the bench.
    #[test]
    fn the_committed_scripts_hold_the_products_statements() {
        let crates = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/../../crates")).expect("a folder");
        let of_product: Vec<String> = crates
            .map(|entry| entry.expect("an entry").path().join("queries/src/queries"))
            .filter(|statements| statements.is_dir())
            .flat_map(|statements| generated(&statements))
            .collect();
        for work in &crate::work::ALL {
            let path = format!("{}/pgbench/{}.sql", env!("CARGO_MANIFEST_DIR"), work.name);
            let script = fs::read_to_string(&path).expect("a script");
            let is_sent =
                |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase()) && !line.ends_with("\\gset");
            let sent: Vec<&str> = script.lines().filter(is_sent).collect();
            assert!(!sent.is_empty(), "{path} holds no statement");
            for line in sent {
                let line = line.trim_end_matches(';');
                assert!(
                    of_product.iter().any(|sql| fits(line, sql)),
                    "{path}: bin/bench --write-scripts\n{line}"
                );
            }
        }
    }

    /// The texts of the generated statements: each is alone on one line.
    fn generated(folder: &Path) -> Vec<String> {
        let mut texts = Vec::new();
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                texts.extend(generated(&path));
                continue;
            }
            let source = fs::read_to_string(&path).expect("a source");
            let quoted = source.lines().filter_map(|line| line.split_once('"')?.1.rsplit_once('"'));
            texts.extend(quoted.map(|(text, _)| text.replace("\\\"", "\"").replace("\\\\", "\\")));
        }
        texts
    }

    /// Whether a line is exactly this statement with the text of `variable` in place of each value.
    fn fits(line: &str, sql: &str) -> bool {
        let mut parts = sql.split('$');
        let rest = parts.next().and_then(|first| line.strip_prefix(first));
        let read = |rest, part: &str| {
            let after = part.trim_start_matches(|c: char| c.is_ascii_digit());
            let is_value = after.len() < part.len();
            if is_value { behind_value(rest) } else { rest.strip_prefix('$') }?.strip_prefix(after)
        };
        let rest = rest.and_then(|rest: &str| parts.try_fold(rest, read));
        rest == Some("")
    }

    fn behind_value(rest: &str) -> Option<&str> {
        if let Some(rest) = rest.strip_prefix("now()").or_else(|| rest.strip_prefix("(:call::text)")) {
            return Some(rest);
        }
        if let Some(id) = rest.strip_prefix("lpad(:id") {
            return id
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .strip_prefix("::text, 32, '0')::uuid");
        }
        let (name, kind) = rest.split_once("::")?;
        let is_name = name == "null" || name.strip_prefix(':')?.bytes().all(|b| b.is_ascii_alphanumeric());
        let kind = kind.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_');
        is_name.then(|| kind.strip_prefix("[]").unwrap_or(kind))
    }

    #[test]
    fn a_statement_fits_its_own_script_alone() {
        let sql = "select a from b where c = $1 and d > $2";
        assert!(fits("select a from b where c = :g1::uuid and d > now()", sql));
        assert!(fits("select f(now(), :g1::text[]::text[]) ~ '^x$'", "select f($1, $2::text[]) ~ '^x$'"));
        for other in
            ["select a, e from b where c = $1 and d > $2", "select $1", "select a from b where c = $1"]
        {
            assert!(!fits("select a from b where c = :g1::uuid and d > now()", other), "{other}");
        }
    }
}
