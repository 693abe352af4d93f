//! The register in OSCAL 1.1: a component definition and assessment results.
//! Invariant: each promise is one implemented requirement, each check's result one observation; a promise is
//! satisfied only if it is proved or vouched for.

use super::Facts;
use crate::bill::VERSION;
use crate::register::{By, PROMISES, Promise};
use crate::results::Line;
use crate::state::PromiseStatus;
use crate::{lines, lines::Check};
use jiff::SignedDuration;
use sbom::named;
use serde_json::{Value, json};

const OSCAL: &str = "1.1.3";
/// The keepers of promises: the program and its operator.
const KEEPERS: [(&str, &str, &str); 2] =
    [("product", "software", "Steelyard"), ("operator", "process-procedure", "Who runs the instance")];

/// The measures of the program and of its operator for each promise.
pub fn component(facts: &Facts) -> Value {
    let components: Vec<Value> = KEEPERS
        .iter()
        .map(|(by, kind, title)| {
            let requirements: Vec<Value> = PROMISES
                .iter()
                .filter(|promise| keeper(promise) == *by)
                .map(|promise| requirement(facts, promise))
                .collect();
            json!({
                "uuid": id(facts, by),
                "type": kind,
                "title": title,
                "description": described(by),
                "control-implementations": [{
                    "uuid": id(facts, &format!("{by} implements")),
                    "source": facts.at("/trust/policy"),
                    "description": "The promises of the published policy, each with what keeps it.",
                    "implemented-requirements": requirements,
                }],
            })
        })
        .collect();
    json!({ "component-definition": {
        "uuid": id(facts, &format!("component-definition {}", facts.now)),
        "metadata": metadata(facts, "What keeps the promises"),
        "components": components,
    }})
}

fn keeper(promise: &Promise) -> &'static str {
    if matches!(promise.by, By::Product(_)) { "product" } else { "operator" }
}

fn described(by: &str) -> &'static str {
    match by {
        "product" => "The program: what it does by itself, tried live by checks of its own.",
        _ => {
            "What a person vouches for; the program keeps their word until its end and shows it as no more than that."
        }
    }
}

fn requirement(facts: &Facts, promise: &Promise) -> Value {
    let status = match lines::of(promise.by).check {
        Check::Live(_) | Check::Seen(..) => "implemented",
        Check::Part(..) => "partial",
        Check::Awaits(_) => "planned",
        Check::Word(_) => "alternative",
    };
    // With the figure in force.
    let line = facts.lines.iter().find(|line| line.id == promise.id);
    let (statement, mechanism) = line.map_or((promise.statement, promise.mechanism), |line| {
        (line.statement.as_str(), line.mechanism.as_str())
    });
    json!({
        "uuid": id(facts, &format!("requirement {}", promise.id)),
        "control-id": promise.id,
        "description": format!("{statement} {mechanism}"),
        "props": [{ "name": "implementation-status", "value": status }],
        "links": [{ "href": page(facts, promise.id), "rel": "reference" }],
    })
}

/// The results of the checks.
pub fn results(facts: &Facts) -> Value {
    let register = id(facts, "register");
    let components: Vec<Value> = KEEPERS
        .iter()
        .map(|(by, kind, title)| {
            json!({ "uuid": id(facts, by), "type": kind, "title": title, "description": described(by),
                    "status": { "state": "operational" } })
        })
        .collect();
    let reviewed: Vec<Value> = facts.lines.iter().map(|line| json!({ "control-id": line.id })).collect();
    let mut result = json!({
        "uuid": id(facts, &format!("result {}", facts.now)),
        "title": "State of the promises",
        "description": "The newest result of each check, and the statements that people vouch for.",
        "start": facts.lines.iter().filter_map(|line| line.checked_at).min().unwrap_or(facts.now),
        "end": facts.now,
        "local-definitions": { "components": components },
        "reviewed-controls": { "control-selections": [{ "include-controls": reviewed }] },
    });
    // OSCAL allows no empty list.
    for (name, all) in [
        (
            "observations",
            facts.lines.iter().filter_map(|line| observation(facts, line)).collect::<Vec<Value>>(),
        ),
        ("findings", facts.lines.iter().filter_map(|line| finding(facts, line)).collect()),
    ] {
        if !all.is_empty() {
            result[name] = json!(all);
        }
    }
    json!({ "assessment-results": {
        "uuid": id(facts, &format!("assessment-results {}", facts.now)),
        "metadata": metadata(facts, "State of the promises"),
        "import-ap": { "href": format!("#{register}") },
        "results": [result],
        "back-matter": { "resources": [{
            "uuid": register,
            "title": "The register: what each check tries, and how often",
            "rlinks": [{ "href": facts.at("/trust.json") }],
        }]},
    }})
}

/// A check's last result; None: there is none yet.
fn observation(facts: &Facts, line: &Line) -> Option<Value> {
    let collected = line.checked_at?;
    let tried = line.does.as_str();
    let evidence = match &line.digest {
        Some(digest) => format!("{tried} SHA-256 of what was noted: {digest}."),
        None => tried.to_owned(),
    };
    let mut told = json!({
        "uuid": observed(facts, line),
        "title": line.title,
        "description": line.says,
        "methods": [if line.by == "product" { "TEST" } else { "EXAMINE" }],
        "subjects": [{ "subject-uuid": id(facts, line.by), "type": "component" }],
        "relevant-evidence": [{ "href": page(facts, line.id), "description": evidence }],
        "collected": collected,
    });
    if line.by == "product" {
        told["expires"] = json!(collected + SignedDuration::from_secs(line.every_seconds.into()) * 2);
    }
    Some(told)
}

/// Whether a promise is kept; None: unknown.
fn finding(facts: &Facts, line: &Line) -> Option<Value> {
    let (state, reason) = match line.standing {
        PromiseStatus::Unknown => return None,
        PromiseStatus::Proved | PromiseStatus::Attested => ("satisfied", "pass"),
        PromiseStatus::Failed => ("not-satisfied", "fail"),
        PromiseStatus::Overdue => ("not-satisfied", "other"),
    };
    let mut told = json!({
        "uuid": id(facts, &format!("finding {} {}", line.id, facts.now)),
        "title": line.title,
        "description": format!("{}: {}", line.state, line.statement),
        "target": { "type": "objective-id", "target-id": line.id, "status": { "state": state, "reason": reason } },
    });
    if line.checked_at.is_some() {
        told["related-observations"] = json!([{ "observation-uuid": observed(facts, line) }]);
    }
    Some(told)
}

fn metadata(facts: &Facts, title: &str) -> Value {
    let mut told =
        json!({ "title": title, "last-modified": facts.now, "version": VERSION, "oscal-version": OSCAL });
    if !facts.about.operator.is_empty() {
        let mut party =
            json!({ "uuid": id(facts, "party"), "type": "organization", "name": facts.about.operator });
        if !facts.about.security.is_empty() {
            party["email-addresses"] = json!([facts.about.security]);
        }
        told["parties"] = json!([party]);
    }
    told
}

fn page(facts: &Facts, id: &str) -> String {
    facts.at(&format!("/trust/promise/{id}"))
}

/// The same fact of the same instance has the same id in every export.
fn id(facts: &Facts, what: &str) -> String {
    named(&facts.at(&format!("/trust#{what}"))).to_string()
}

fn observed(facts: &Facts, line: &Line) -> String {
    let at = line.checked_at.map(|at| at.to_string()).unwrap_or_default();
    id(facts, &format!("observation {} {at}", line.id))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exports::tests::lines;
    use kernel::day::Instant;
    use web::site::About;

    fn told(make: fn(&Facts) -> Value) -> Value {
        let about = About { operator: "Quoll Creek".into(), ..About::default() };
        let now: Instant = "2026-11-21T06:00:00Z".parse().expect("a moment");
        make(&Facts { host: "shop.example", about: &about, lines: lines(), now })
    }

    #[test]
    fn each_promise_is_one_requirement_of_who_keeps_it() {
        let told = told(component);
        let components = told["component-definition"]["components"].as_array().expect("a list");
        let count = |at: usize| {
            components[at]["control-implementations"][0]["implemented-requirements"].as_array().map(Vec::len)
        };
        assert_eq!((count(0), count(1)), (Some(82), Some(15)));
    }

    #[test]
    fn nothing_is_satisfied_that_was_not_proved_or_vouched_for() {
        let told = told(results);
        let result = &told["assessment-results"]["results"][0];
        let findings: Vec<(&str, &str)> = result["findings"]
            .as_array()
            .expect("a list")
            .iter()
            .map(|it| {
                let target = &it["target"];
                (target["target-id"].as_str().unwrap_or(""), target["status"]["state"].as_str().unwrap_or(""))
            })
            .collect();
        assert_eq!(
            findings,
            [("tls-min", "satisfied"), ("csrf", "not-satisfied"), ("data-region", "satisfied")]
        );
        let observed = result["observations"].as_array().expect("a list");
        assert_eq!(observed.len(), 3, "what was not checked was not observed");
        assert_eq!(observed[0]["expires"], "2026-11-21T07:00:00Z");
        assert_eq!(result["start"], "2026-11-21T05:00:00Z");
    }

    #[test]
    fn without_any_result_no_list_is_empty() {
        let (about, now) = (About::default(), Instant::UNIX_EPOCH);
        let told = results(&Facts { host: "shop.example", about: &about, lines: Vec::new(), now });
        assert_eq!(told["assessment-results"]["results"][0].get("findings"), None);
    }
}
