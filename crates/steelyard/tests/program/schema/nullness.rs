//! Whether a statement's result column can be null, derived from the statement's text and the catalogue.
//! Invariant: a text that is not understood counts as "may be null", so that a mistake here requires a mark
//! too many, never one too few.

use std::collections::BTreeMap;

/// A deeper nesting is a recursive common table expression: its first arm decides for the rows that the
/// recursion adds.
const DEEPEST: usize = 12;
/// Functions that return null only when an argument is null.
const STRICT: [&str; 15] = [
    "upper",
    "lower",
    "cardinality",
    "length",
    "abs",
    "round",
    "floor",
    "ceil",
    "replace",
    "date_trunc",
    "greatest",
    "least",
    "ledger.format_number",
    "ledger.in_64_bits",
    "encode",
];
/// Functions that never return null.
const ALWAYS: [&str; 29] = [
    "app.database_clock",
    "count",
    "exists",
    "row_number",
    "rank",
    "array",
    "jsonb_build_object",
    "jsonb_build_array",
    "app.enter",
    "app.add_person",
    "app.set_my_password",
    "app.judge_my_password",
    "app.end_my_sessions",
    "app.end_my_tokens",
    "app.verify_my_address",
    "app.add_factor",
    "app.use_factor",
    "app.add_passkey",
    "app.use_passkey",
    "app.remove_factor",
    "app.remove_my_codes",
    "app.remove_my_factors",
    "app.offer_identity",
    "app.link_identity",
    "app.use_identity",
    "app.remove_identity",
    "app.remove_ended",
    "app.remove_ended_events",
    "concat",
];
/// Aggregates: null over no rows, and a group always has a row.
const OF_GROUPS: [&str; 9] =
    ["sum", "min", "max", "avg", "bool_or", "bool_and", "array_agg", "string_agg", "jsonb_agg"];
/// Null when one side is null.
const OPERATORS: [&str; 16] = [
    " and ", " or ", " = any ", " <= ", " >= ", " <> ", " = ", " < ", " > ", " || ", " + ", " - ", " * ",
    " / ", " % ", " in ",
];

/// The tables' columns: table and column to "may be null".
pub(crate) type Tables = BTreeMap<(String, String), bool>;
/// The common table expressions read so far: name, column names if given, text.
type Common = Vec<CommonTable>;
type CommonTable = (String, Vec<String>, String);

/// Why a result column of a statement may be null; None when it never is.
pub(crate) fn may_be_null(tables: &Tables, statement: &str, column: &str) -> Option<String> {
    Query::of(tables, &flattened(statement), &Vec::new(), 0).column(column)
}

/// The text on one line, with each run of white space as one space.
pub(crate) fn flattened(text: &str) -> String {
    let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
    flat.replace("( ", "(").replace(" )", ")").replace("exists (", "exists(")
}

enum Kind {
    Table(String),
    Inner(String),
    Common(String),
    Other,
}

struct Source {
    alias: String,
    kind: Kind,
    outer: bool,
}

struct Query<'t> {
    tables: &'t Tables,
    common: Common,
    arms: Vec<String>,
    depth: usize,
}

impl<'t> Query<'t> {
    fn of(tables: &'t Tables, text: &str, outside: &Common, depth: usize) -> Self {
        let mut common = outside.clone();
        let mut rest = text.trim();
        if let Some(after) = rest.strip_prefix("with ") {
            rest = after.strip_prefix("recursive ").unwrap_or(after);
            while let Some((one, after)) = common_table(rest) {
                common.push(one);
                rest = after.trim_start();
                match rest.strip_prefix(", ") {
                    Some(next) => rest = next,
                    None => break,
                }
            }
        }
        Query { tables, common, arms: arms(rest), depth }
    }

    fn column(&self, name: &str) -> Option<String> {
        match items(&self.arms[0]).iter().position(|item| called(item) == name) {
            Some(at) => self.numbered(at),
            None => self.starred(name),
        }
    }

    fn gives(&self, name: &str) -> bool {
        items(&self.arms[0]).iter().any(|item| called(item) == name || item.ends_with('*'))
    }

    /// `alias.*` has the columns of its source.
    fn starred(&self, name: &str) -> Option<String> {
        let star =
            items(&self.arms[0]).into_iter().find_map(|item| item.strip_suffix('*').map(str::to_owned));
        match star {
            Some(alias) if self.arms.len() == 1 => self.named(&format!("{alias}{name}"), &self.arms[0]),
            _ => Some(format!("no item called {name} was found in the text")),
        }
    }

    /// The column at this place in each arm of a union.
    fn numbered(&self, at: usize) -> Option<String> {
        self.arms.iter().find_map(|arm| match items(arm).get(at) {
            Some(item) => self.expression(written(item), arm),
            None => Some("an arm of a union is shorter".to_owned()),
        })
    }

    fn expression(&self, text: &str, arm: &str) -> Option<String> {
        let text = without_cast(text.trim());
        if text.starts_with('\'') || ["true", "false"].contains(&text) || text.parse::<i64>().is_ok() {
            return None;
        }
        if text.ends_with(" is null")
            || text.ends_with(" is not null")
            || text.contains(" is distinct from ")
            || text.contains(" is not distinct from ")
        {
            return None;
        }
        for operator in OPERATORS {
            if let Some(at) = top(text, operator.trim_start()).filter(|at| text[..*at].ends_with(' ')) {
                let right = &text[at + operator.len() - 1..];
                return self.expression(&text[..at], arm).or_else(|| self.expression(right, arm));
            }
        }
        if let Some(inner) = text.strip_prefix("not ").or_else(|| text.strip_prefix('-')) {
            return self.expression(inner, arm);
        }
        if text.starts_with('(') && closing(text) == text.len() - 1 {
            let inner = &text[1..text.len() - 1];
            return if inner.starts_with("select ") {
                self.subquery(inner)
            } else {
                self.expression(inner, arm)
            };
        }
        match text.split_once('(').filter(|(name, _)| is_path(name)) {
            Some((name, _)) => self.function(name, text, arm),
            None if is_path(text) => self.named(text, arm),
            None => Some(format!("nothing tells that `{text}` is never null")),
        }
    }

    /// A scalar subquery. It certainly has a row only if it aggregates without groups.
    fn subquery(&self, text: &str) -> Option<String> {
        let sums_up = items(text).first().is_some_and(|item| {
            item.starts_with("count(")
                || OF_GROUPS.iter().any(|f| item.starts_with(&format!("coalesce({f}(")))
        });
        if sums_up && top(text, "group by ").is_none() {
            return Query::of(self.tables, text, &self.common, self.depth + 1).numbered(0);
        }
        Some("a subquery may find no row".to_owned())
    }

    fn function(&self, name: &str, text: &str, arm: &str) -> Option<String> {
        let open = name.len();
        let end = open + closing(&text[open..]);
        let arguments = split_top(text[open + 1..end].trim_start_matches("distinct "));
        let mut each = arguments
            .iter()
            .map(|argument| self.expression(argument.split(" order by ").next().unwrap_or_default(), arm));
        match name {
            _ if ALWAYS.contains(&name) => None,
            "coalesce" => each.next_back().flatten(),
            _ if STRICT.contains(&name) => each.find_map(|why| why),
            _ if OF_GROUPS.contains(&name) && top(arm, "group by ").is_some() && end == text.len() - 1 => {
                each.next().flatten()
            }
            _ if OF_GROUPS.contains(&name) => Some(format!("{name} over no rows is null")),
            _ => Some(format!("{name} is not known to give no null")),
        }
    }

    /// `alias.column` or `column`.
    fn named(&self, text: &str, arm: &str) -> Option<String> {
        let (alias, column) = text.split_once('.').unwrap_or(("", text));
        if arm.contains(&format!("{text} is not null")) {
            return None;
        }
        if self.depth > DEEPEST {
            return None;
        }
        let sources = self.sources(arm);
        let of: Vec<&Source> =
            sources.iter().filter(|source| alias.is_empty() || source.alias == alias).collect();
        let answers: Vec<Option<String>> = of.iter().filter_map(|source| self.from(source, column)).collect();
        match &answers[..] {
            [one] => one.clone(),
            [] => Some(format!("where {text} comes from was not found")),
            _ => answers.into_iter().find_map(|why| why),
        }
    }

    /// None if the source has no such column.
    fn from(&self, source: &Source, column: &str) -> Option<Option<String>> {
        let why = match &source.kind {
            Kind::Table(table) => {
                let nullable = self.tables.get(&(table.clone(), column.to_owned()))?;
                nullable.then(|| format!("{table}.{column} may be null"))
            }
            Kind::Inner(text) => {
                let inner = Query::of(self.tables, text, &self.common, self.depth + 1);
                inner.gives(column).then(|| inner.column(column))?
            }
            Kind::Common(name) => {
                let (_, columns, text) = self.common.iter().rev().find(|(n, ..)| n == name)?;
                let inner = Query::of(self.tables, text, &self.common, self.depth + 1);
                match columns.iter().position(|c| c == column) {
                    Some(at) => inner.numbered(at),
                    None => inner.gives(column).then(|| inner.column(column))?,
                }
            }
            Kind::Other => Some(format!("{}.{column} is of a function", source.alias)),
        };
        Some(if source.outer { Some(format!("{} is joined by left join", source.alias)) } else { why })
    }

    fn sources(&self, arm: &str) -> Vec<Source> {
        let mut found = Vec::new();
        for word in ["from ", "join ", "update ", "into ", "using "] {
            let mut begun = 0;
            while let Some(at) = top(&arm[begun..], word).map(|at| at + begun) {
                begun = at + word.len();
                let outer = word == "join " && arm[..at].trim_end().ends_with("left");
                found.push(self.source(arm[begun..].trim_start_matches("lateral "), outer));
            }
        }
        found
    }

    fn source(&self, text: &str, outer: bool) -> Source {
        let (kind, after) = if text.starts_with('(') {
            let end = closing(text);
            (Kind::Inner(text[1..end].to_owned()), &text[end + 1..])
        } else {
            let name = text.split([' ', ')', '(', ',']).next().unwrap_or_default();
            let after = &text[name.len()..];
            if after.starts_with('(') {
                (Kind::Other, &after[closing(after) + 1..])
            } else if self.common.iter().any(|(n, ..)| n == name) {
                (Kind::Common(name.to_owned()), after)
            } else {
                (Kind::Table(name.to_owned()), after)
            }
        };
        let after = after.trim_start().trim_start_matches("as ");
        let word = after.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
        let own = match &kind {
            Kind::Table(name) | Kind::Common(name) => name.clone(),
            _ => String::new(),
        };
        Source { alias: if KEYWORDS.contains(&word) { own } else { word.to_owned() }, kind, outer }
    }
}

const KEYWORDS: [&str; 16] = [
    "",
    "where",
    "set",
    "on",
    "order",
    "group",
    "limit",
    "join",
    "left",
    "cross",
    "for",
    "union",
    "values",
    "returning",
    "select",
    "inner",
];

/// `name [(columns)] as (text)` at the beginning, and the text after it.
fn common_table(text: &str) -> Option<(CommonTable, &str)> {
    let name = text.split([' ', '(']).next()?.to_owned();
    let mut rest = text[name.len()..].trim_start();
    let mut columns = Vec::new();
    if rest.starts_with('(') {
        columns = split_top(&rest[1..closing(rest)]);
        rest = rest[closing(rest) + 1..].trim_start();
    }
    rest =
        rest.strip_prefix("as ")?.trim_start_matches("not materialized ").trim_start_matches("materialized ");
    let end = closing(rest);
    Some(((name, columns, rest[1..end].to_owned()), &rest[end + 1..]))
}

/// The selects of a union, without the brackets around each.
fn arms(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    loop {
        let cut = top(rest, "union ");
        let one = rest[..cut.unwrap_or(rest.len())].trim();
        if one.starts_with('(') && closing(one) == one.len() - 1 {
            found.extend(arms(&one[1..one.len() - 1]));
        } else {
            found.push(one.to_owned());
        }
        match cut {
            Some(at) => rest = rest[at + 6..].trim_start().trim_start_matches("all "),
            None => return found,
        }
    }
}

/// The result list of a select, or of a write's `returning`.
fn items(arm: &str) -> Vec<String> {
    let list = match (top(arm, "returning "), top(arm, "select ")) {
        (Some(at), _) => &arm[at + 10..],
        (None, Some(at)) => {
            let rest = &arm[at + 7..];
            &rest[..top(rest, "from ").unwrap_or(rest.len())]
        }
        (None, None) => "",
    };
    let list = list.strip_prefix("distinct on ").map_or(list, |rest| &rest[closing(rest) + 1..]);
    split_top(list.trim_start().trim_start_matches("distinct "))
}

fn called(item: &str) -> &str {
    match item.rsplit_once(" as ") {
        Some((_, name)) if is_path(name) => name,
        _ => without_cast(item).split('(').next().and_then(|head| head.rsplit('.').next()).unwrap_or(item),
    }
}

fn written(item: &str) -> &str {
    match item.rsplit_once(" as ") {
        Some((text, name)) if is_path(name) => text,
        _ => item,
    }
}

fn without_cast(text: &str) -> &str {
    match text.rsplit_once("::") {
        Some((before, kind)) if kind.chars().all(|c| c.is_ascii_alphanumeric() || "_[]. ".contains(c)) => {
            without_cast(before)
        }
        _ => text,
    }
}

fn is_path(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '.')
}

/// The place of a word outside all brackets and quotation marks.
fn top(text: &str, word: &str) -> Option<usize> {
    let (mut depth, mut quoted) = (0_i32, false);
    for (at, sign) in text.char_indices() {
        match sign {
            '\'' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            _ => {}
        }
        let begins = at == 0 || text[..at].ends_with([' ', ')']);
        if depth == 0 && !quoted && begins && text[at..].starts_with(word) {
            return Some(at);
        }
    }
    None
}

/// The place of the bracket that closes the one at the beginning of `text`.
fn closing(text: &str) -> usize {
    let mut depth = 0_i32;
    for (at, sign) in text.char_indices() {
        match sign {
            '(' => depth += 1,
            ')' if depth == 1 => return at,
            ')' => depth -= 1,
            _ => {}
        }
    }
    text.len().saturating_sub(1)
}

fn split_top(list: &str) -> Vec<String> {
    let (mut found, mut depth, mut begun) = (Vec::new(), 0_i32, 0);
    for (at, sign) in list.char_indices() {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                found.push(list[begun..at].trim().to_owned());
                begun = at + 1;
            }
            _ => {}
        }
    }
    found.push(list[begun..].trim().to_owned());
    found
}

#[test]
fn the_text_tells_what_may_be_null() {
    let columns = [
        ("s.t", "id", false),
        ("s.t", "note", true),
        ("s.t", "n", false),
        ("s.u", "id", false),
        ("s.u", "name", false),
    ];
    let tables: Tables = columns.iter().map(|(t, c, n)| (((*t).to_owned(), (*c).to_owned()), *n)).collect();
    for (text, column, nullable) in [
        ("select id, note from s.t where id = $1", "id", false),
        ("select id, note from s.t where id = $1", "note", true),
        ("select note from s.t where note is not null", "note", false),
        ("select t.id, u.name from s.t t join s.u u on u.id = t.id", "name", false),
        ("select t.id, u.name from s.t t left join s.u u on u.id = t.id", "name", true),
        (
            "select (not t.n > 0 or u.id is not null) as done from s.t t left join s.u u on u.id = t.id",
            "done",
            false,
        ),
        ("select sum(n) as n from s.t", "n", true),
        ("select coalesce(sum(n), 0)::bigint as n from s.t", "n", false),
        ("select id, sum(n)::bigint as n from s.t group by id", "n", false),
        ("select sum(n) filter (where n > 0) as n from s.t group by id", "n", true),
        ("select m.n from (select n from s.t union all select -n from s.t) m", "n", false),
        ("select m.n from (select n from s.t union all select null as n from s.u) m", "n", true),
        (
            "with recursive a (x) as (select id from s.t union select t.id from a join s.t t on t.id = a.x) select a.x from a",
            "x",
            false,
        ),
        (
            "with w as (update s.t set n = 1 where id = $1 returning n - 1 as before, note) select w.before from w",
            "before",
            false,
        ),
        (
            "with w as (update s.t set n = 1 where id = $1 returning n - 1 as before, note) select w.note from w",
            "note",
            true,
        ),
        ("select b.n from s.t t cross join lateral (select count(*) as n from s.u) b", "n", false),
        ("insert into s.t (id) values ($1) returning true as added", "added", false),
        ("update s.t set note = $1 where id = $2 returning note", "note", true),
        ("select unknown(id) as x from s.t", "x", true),
        ("select distinct on (t.id) t.id, t.n from s.t t", "n", false),
        ("select (select max(n) from s.t) as most", "most", true),
        ("select (select coalesce(sum(n), 0) from s.t where n > 1)::bigint as most", "most", false),
        ("select r.n from s.u u cross join lateral (select q.* from s.t q limit 1) r", "n", false),
        ("select r.note from s.u u cross join lateral (select q.* from s.t q limit 1) r", "note", true),
        ("select exists (select from s.t where n = 1) as yes", "yes", false),
        (
            "with w as (update s.t set n = 1 where id = '' returning id, n - 1 as k) insert into s.u (id, name) select $1, f(w.k, w.id) from w returning name",
            "name",
            false,
        ),
        ("select d.note::text as note from s.t d", "note", true),
    ] {
        assert_eq!(
            may_be_null(&tables, text, column).is_some(),
            nullable,
            "{column} of {text}: {:?}",
            may_be_null(&tables, text, column)
        );
    }
}
