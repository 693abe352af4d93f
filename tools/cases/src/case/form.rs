//! Checks the form of a file before anything is sent: the demands of `case.schema.json`, with a message for
//! each.
//! Invariant: a key that the schema does not know fails the file, because a misspelt key would otherwise test
//! nothing.

use crate::given;
use crate::json::Json;

type Judged = Result<(), String>;

const REQUIRED: [&str; 9] =
    ["schema", "id", "kind", "title", "proves", "given", "then", "unchanged", "notes"];
const OPTIONAL: [&str; 3] = ["when", "rows", "matrix"];
const ROLES: [&str; 8] =
    ["Owner", "Admin", "Manager", "Cashier", "Maker", "Quality", "Accountant", "Auditor"];
const CALL: [&str; 10] =
    ["at", "as", "action", "input", "query", "params", "idempotency_key", "step_up", "raw", "note"];
const HARNESSES: [&str; 4] = ["database", "load", "kill", "csv"];

/// Finds the first fault of the file, if any.
pub(super) fn judge(file: &Json) -> Judged {
    keys("file", file, &REQUIRED, &OPTIONAL)?;
    demand(file.text_at("schema") == Some("case/1"), "schema: must be case/1")?;
    let id = file.text_at("id").unwrap_or_default();
    let part = id.split_once('-').map(|(part, _)| part).unwrap_or_default();
    demand(
        ["make", "sell", "protect", "workspace"].contains(&part),
        "id: must begin with a part, as sell-P1",
    )?;
    demand(file.text_at("title").is_some_and(|title| !title.is_empty()), "title: must be text")?;
    proves(file)?;
    for key in ["then", "unchanged", "notes"] {
        demand(file.get(key).is_some_and(|v| v.items().is_some()), &format!("{key}: must be a list"))?;
    }
    judge_given("given", file.get("given").unwrap_or(&Json::Null), true)?;
    match file.text_at("kind") {
        Some("steps") => {
            demand(!file.has("rows"), "rows: not in a file of kind steps")?;
            each(file, "when", step)?;
            numbers_rise(file)?;
        }
        Some("rows") => {
            demand(!file.has("when"), "when: not in a file of kind rows")?;
            each(file, "rows", row)?;
        }
        Some("matrix") => {
            demand(!file.has("when"), "when: not in a file of kind matrix")?;
            let matrix = file.get("matrix").ok_or("matrix is missing")?;
            keys("matrix", matrix, &["action", "input"], &["input_of"])?;
            each(file, "rows", cell)?;
        }
        _ => return Err("kind: must be steps, rows or matrix".to_owned()),
    }
    let questions = file.get("then").and_then(Json::items).unwrap_or_default();
    for (n, question) in questions.iter().enumerate() {
        let at = format!("then[{n}]");
        keys(&at, question, &["query", "params", "expect"], &["as", "at", "within_ms"])?;
        instant(&at, question)?;
        objects(&at, question, &["params", "expect"])?;
    }
    Ok(())
}

fn demand(holds: bool, fault: &str) -> Judged {
    if holds { Ok(()) } else { Err(fault.to_owned()) }
}

/// Every required key must be there, and no key that is neither required nor optional.
fn keys(at: &str, value: &Json, required: &[&str], optional: &[&str]) -> Judged {
    let pairs = value.pairs().ok_or_else(|| format!("{at}: must be an object"))?;
    if let Some(key) = required.iter().find(|key| !value.has(key)) {
        return Err(format!("{at}: {key} is missing"));
    }
    match pairs.iter().find(|(key, _)| !required.contains(&key.as_str()) && !optional.contains(&key.as_str()))
    {
        Some((key, _)) => Err(format!("{at}: unknown key {key}")),
        None => Ok(()),
    }
}

fn objects(at: &str, value: &Json, names: &[&str]) -> Judged {
    match names.iter().find(|name| value.get(name).is_some_and(|v| v.pairs().is_none())) {
        Some(name) => Err(format!("{at}.{name}: must be an object")),
        None => Ok(()),
    }
}

fn instant(at: &str, value: &Json) -> Judged {
    let Some(text) = value.get("at") else { return Ok(()) };
    let fits = text.as_text().is_some_and(|text| text.parse::<jiff::Timestamp>().is_ok());
    demand(fits, &format!("{at}.at: must be an RFC 3339 instant"))
}

fn each(file: &Json, key: &str, judge: fn(&str, &Json) -> Judged) -> Judged {
    let items = file.get(key).and_then(Json::items).unwrap_or_default();
    demand(!items.is_empty(), &format!("{key}: must be a list with at least one element"))?;
    items.iter().enumerate().try_for_each(|(n, item)| judge(&format!("{key}[{n}]"), item))
}

fn proves(file: &Json) -> Judged {
    let rules = file.get("proves").and_then(Json::items).unwrap_or_default();
    let is_rule = |rule: &Json| {
        rule.as_text()
            .and_then(|text| text.strip_prefix(['S', 'M', 'P']))
            .is_some_and(crate::number::is_integer)
    };
    demand(!rules.is_empty() && rules.iter().all(is_rule), "proves: must name rules such as S1 or M1")
}

/// Checks the `given` of a file (whole) or of a row (an addition).
fn judge_given(at: &str, value: &Json, whole: bool) -> Judged {
    let pairs = value.pairs().ok_or_else(|| format!("{at}: must be an object"))?;
    if let Some((key, _)) = pairs.iter().find(|(key, _)| !given::is_key(key)) {
        return Err(format!("{at}: unknown key {key}"));
    }
    if let Some((key, _)) = pairs.iter().find(|(key, v)| given::is_table(key) && v.items().is_none()) {
        return Err(format!("{at}.{key}: must be a list"));
    }
    if let Some(other) = value.get("other_tenant") {
        let tables = other.pairs().ok_or_else(|| format!("{at}.other_tenant: must be an object"))?;
        if let Some((key, _)) = tables.iter().find(|(key, v)| !given::is_table(key) || v.items().is_none()) {
            return Err(format!("{at}.other_tenant: unknown or malformed key {key}"));
        }
    }
    let people = value.get("actors").and_then(Json::pairs).unwrap_or_default();
    if let Some((name, _)) =
        people.iter().find(|(_, role)| !role.as_text().is_some_and(|r| ROLES.contains(&r)))
    {
        return Err(format!("{at}.actors.{name}: unknown role"));
    }
    if !whole {
        return Ok(());
    }
    let tenant = value.get("tenant").ok_or_else(|| format!("{at}: tenant is missing"))?;
    demand(!people.is_empty(), &format!("{at}: actors is missing"))?;
    let fields = ["id", "country", "currency", "minor_digits", "timezone", "fy_start"];
    match fields.iter().find(|field| !tenant.has(field)) {
        Some(field) => Err(format!("{at}.tenant: {field} is missing")),
        None => Ok(()),
    }
}

/// The numbers `n` of the steps must rise, because references use them.
fn numbers_rise(file: &Json) -> Judged {
    let steps = file.get("when").and_then(Json::items).unwrap_or_default();
    let numbers: Vec<i64> = steps.iter().filter_map(|step| step.get("n")?.as_integer()).collect();
    let rise = numbers.len() == steps.len() && numbers.windows(2).all(|two| two[0] < two[1]);
    demand(rise && numbers.first().is_none_or(|n| *n >= 1), "when: n must be integers that rise from 1")
}

fn step(at: &str, step: &Json) -> Judged {
    let with = |more: &[&'static str]| [&CALL[..], more].concat();
    if step.has("harness") {
        keys(at, step, &["n", "harness", "do", "expect"], &["at", "as", "note"])?;
        let known = step.text_at("harness").is_some_and(|name| HARNESSES.contains(&name));
        return demand(known, &format!("{at}: unknown harness"));
    }
    keys(at, step, &["n", "expect"], &with(&["parallel"]))?;
    calls(at, step)
}

fn row(at: &str, row: &Json) -> Judged {
    keys(at, row, &["expect"], &[&CALL[..], &["n", "given", "parallel"]].concat())?;
    if let Some(given) = row.get("given") {
        judge_given(&format!("{at}.given"), given, false)?;
    }
    calls(at, row)
}

fn cell(at: &str, cell: &Json) -> Judged {
    keys(at, cell, &["state", "verb", "as", "expect"], &["n", "at", "step_up", "note", "idempotency_key"])?;
    instant(at, cell)?;
    answer(&format!("{at}.expect"), cell.get("expect").unwrap_or(&Json::Null))
}

/// Checks one call with its answer, or parallel calls with their outcomes.
fn calls(at: &str, step: &Json) -> Judged {
    instant(at, step)?;
    let expect = step.get("expect").unwrap_or(&Json::Null);
    let here = format!("{at}.expect");
    if !step.has("parallel") {
        one_call(at, step)?;
        return answer(&here, expect);
    }
    demand(!step.has("action") && !step.has("query"), &format!("{at}: either parallel or one call"))?;
    let together = step.get("parallel").and_then(Json::items).unwrap_or_default();
    demand(together.len() >= 2, &format!("{at}.parallel: must be a list of at least two calls"))?;
    for (n, call) in together.iter().enumerate() {
        let at = format!("{at}.parallel[{n}]");
        keys(&at, call, &[], &CALL)?;
        instant(&at, call)?;
        one_call(&at, call)?;
    }
    keys(&here, expect, &["outcomes"], &[])?;
    let outcomes = expect.at("outcomes.unordered").and_then(Json::items);
    let outcomes = outcomes.ok_or_else(|| format!("{here}.outcomes.unordered: must be a list"))?;
    outcomes
        .iter()
        .enumerate()
        .try_for_each(|(n, one)| answer(&format!("{here}.outcomes.unordered[{n}]"), one))
}

fn one_call(at: &str, call: &Json) -> Judged {
    let names = ["action", "input", "query", "params"].map(|key| call.has(key));
    match names {
        [true, true, false, false] | [false, false, true, true] => {}
        _ => return Err(format!("{at}: needs action and input, or query and params")),
    }
    demand(call.text_at("as").is_some_and(|who| !who.is_empty()), &format!("{at}: as is missing"))?;
    for key in ["action", "query"].into_iter().filter(|key| call.has(key)) {
        demand(
            call.text_at(key).is_some_and(is_name),
            &format!("{at}.{key}: no name of an action or query"),
        )?;
    }
    let key_fits = matches!(call.get("idempotency_key"), None | Some(Json::Null | Json::Text(_)));
    demand(key_fits, &format!("{at}.idempotency_key: must be text or null"))?;
    let pads = |raw: &Json| raw.get("pad_to_bytes").and_then(Json::as_integer).is_some_and(|n| n >= 0);
    let raw_fits = call.get("raw").is_none_or(|raw| raw.as_text().is_some() || pads(raw));
    demand(raw_fits, &format!("{at}.raw: must be text or {{pad_to_bytes}}"))?;
    objects(at, call, &["input", "params"])
}

/// Dotted lower-case words. The product decides whether an operation of this name exists.
fn is_name(name: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    name.contains('.') && name.split('.').all(word)
}

fn answer(at: &str, expect: &Json) -> Judged {
    keys(at, expect, &["status"], &["code", "body"])?;
    objects(at, expect, &["body"])?;
    let status = expect.get("status").and_then(Json::as_integer).unwrap_or(0);
    demand((200..=599).contains(&status), &format!("{at}.status: must be 200 to 599"))?;
    let coded = expect.text_at("code").is_some();
    demand(coded == (status >= 400), &format!("{at}.code: needed from 400 on, and only there"))
}
