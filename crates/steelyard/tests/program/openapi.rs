//! The API's description as a reviewed snapshot, and the structure that OpenAPI 3.1 requires.
//! Invariant: the registry alone produces it, and the review of a change shows how the change alters it.

use crate::common::snapshot;
use serde_json::Value;
use std::collections::BTreeSet;
use web::openapi::describe;

fn description() -> Value {
    describe(steelyard::registry().operations())
}

#[test]
fn the_description_is_the_reviewed_one() {
    let text = serde_json::to_string_pretty(&description()).expect("JSON");
    snapshot::same("openapi.json", &(text + "\n"));
}

/// Fields whose text has a form, or any, with words that say so.
const FORMS: [(&str, &str); 8] = [
    ("email", "one @"),
    ("gstin", "15 characters"),
    ("abn", "11 digits"),
    ("pan", "10 characters"),
    ("gln", "13 digits"),
    ("gtin", "digits"),
    ("huid", "six capitals"),
    ("phone", "any form"),
];

/// Each property of an input, however deep.
fn properties<'v>(schema: &'v Value, found: &mut Vec<(&'v str, &'v Value)>) {
    for (name, of) in schema["properties"].as_object().into_iter().flatten() {
        found.push((name, of));
        properties(of, found);
        properties(&of["items"], found);
    }
}

#[test]
fn a_number_or_address_is_described_with_its_form() {
    let described = description();
    let operations = operations(&described);
    let mut found = Vec::new();
    for (_, operation) in &operations {
        properties(&operation["requestBody"]["content"]["application/json"]["schema"], &mut found);
    }
    for (field, form) in FORMS {
        let texts: Vec<&str> = found
            .iter()
            .filter(|(name, _)| *name == field)
            .map(|(_, of)| of["description"].as_str().unwrap_or_default())
            .collect();
        assert!(!texts.is_empty(), "{field}");
        assert!(texts.iter().all(|text| text.contains(form)), "{field}: {texts:?}");
    }
    let texts = described["info"]["description"].as_str().expect("what holds for every text");
    assert!(texts.contains("1 to 64 characters") && texts.contains("1 to 500"), "{texts}");
}

#[test]
fn every_operation_is_described_once_under_its_own_name() {
    let (described, registry) = (description(), steelyard::registry());
    let ids: Vec<String> = operations(&described)
        .iter()
        .map(|(_, o)| o["operationId"].as_str().unwrap_or_default().to_owned())
        .collect();
    let unique: BTreeSet<&String> = ids.iter().collect();
    assert_eq!(unique.len(), ids.len(), "an operationId stands twice");
    let named: BTreeSet<String> = registry.operations().map(|o| o.name.to_owned()).collect();
    assert_eq!(unique.into_iter().cloned().collect::<BTreeSet<_>>(), named);
    println!("openapi: {} operations", ids.len());
}

/// Path and operation object of each method of each path.
fn operations(described: &Value) -> Vec<(String, Value)> {
    let paths = described["paths"].as_object().expect("paths");
    let methods = ["get", "post", "put", "patch", "delete"];
    paths
        .iter()
        .flat_map(|(path, item)| {
            let of = item
                .as_object()
                .expect("a path item")
                .iter()
                .filter(|(method, _)| methods.contains(&method.as_str()));
            of.map(|(method, operation)| (format!("{method} {path}"), operation.clone())).collect::<Vec<_>>()
        })
        .collect()
}

#[test]
fn the_description_has_the_form_of_openapi_3_1() {
    let described = description();
    assert_eq!(described["openapi"], "3.1.0");
    for needed in ["title", "version"] {
        assert!(described["info"][needed].is_string(), "info.{needed}");
    }
    let known = [
        "openapi",
        "info",
        "jsonSchemaDialect",
        "servers",
        "paths",
        "webhooks",
        "components",
        "security",
        "tags",
        "externalDocs",
    ];
    only(&described, &known, "the description");
    for (path, operation) in operations(&described) {
        let known = [
            "operationId",
            "summary",
            "description",
            "tags",
            "parameters",
            "requestBody",
            "responses",
            "security",
            "deprecated",
            "servers",
            "callbacks",
            "externalDocs",
        ];
        only(&operation, &known, &path);
        assert!(
            operation["summary"].as_str().is_some_and(|text| text.ends_with('.') && text.len() > 10),
            "{path}: a sentence as summary"
        );
        check_responses(&path, &operation["responses"]);
        check_input(&path, &operation);
    }
    for (name, schema) in described["components"]["schemas"].as_object().expect("schemas") {
        check_schema(name, schema);
    }
    check_references(&described, &described, "#");
}

/// Members that hold whatever an operation keeps there, with the reason why they have no members of their own.
const FREE: [(&str, &str); 5] = [
    ("DraftWhole.input", "what a program or a page has sent so far of a bill, as it was sent"),
    ("Event.before", "the values of any action"),
    ("Event.after", "the values of any action"),
    ("JobResult.answer", "the answer of any action that may be a job"),
    ("JobProblem.facts", "the facts of any refusal"),
];

#[test]
fn each_answer_is_described_to_its_last_member() {
    let described = description();
    let schemas = described["components"]["schemas"].as_object().expect("schemas");
    let mut free = BTreeSet::new();
    let mut used = BTreeSet::from(["Problem".to_owned()]);
    for (path, operation) in operations(&described) {
        let answer = &operation["responses"]["200"]["content"]["application/json"]["schema"];
        let first =
            if path.starts_with("get ") { answer } else { answer.pointer("/allOf/0").unwrap_or(answer) };
        assert!(first["$ref"].is_string(), "{path}: its answer is no type with a name: {answer}");
        for answer in operation["responses"].as_object().into_iter().flatten().map(|(_, answer)| answer) {
            references(answer, &mut used);
        }
    }
    for (name, schema) in schemas.iter().filter(|(name, _)| *name != "Problem") {
        references(schema, &mut used);
        find_free(schema, name, &mut free);
        assert!(schema["description"].is_string(), "{name} does not say what it is");
        assert!(
            !name.ends_with(|end: char| end.is_ascii_digit()),
            "{name}: give one of two types of a name another"
        );
    }
    assert_eq!(free, FREE.iter().map(|(place, _)| (*place).to_owned()).collect());
    assert_eq!(used, schemas.keys().cloned().collect(), "each schema is one of an answer");
}

/// The schemas that a part refers to.
fn references(part: &Value, found: &mut BTreeSet<String>) {
    if let Some(name) = part["$ref"].as_str().and_then(|it| it.strip_prefix("#/components/schemas/")) {
        found.insert(name.to_owned());
    }
    let within = part.as_object().into_iter().flat_map(|it| it.values());
    within.chain(part.as_array().into_iter().flatten()).for_each(|it| references(it, found));
}

/// The places of a schema that say nothing of what is there: no type, an object without members, a list of anything.
fn find_free(schema: &Value, at: &str, free: &mut BTreeSet<String>) {
    let any = |names: &[&str]| names.iter().any(|name| !schema[*name].is_null());
    let is = |kind: &str| {
        schema["type"] == kind || schema["type"].as_array().is_some_and(|it| it.iter().any(|it| it == kind))
    };
    let says = any(&["$ref", "allOf", "anyOf", "oneOf", "enum", "const"]);
    let has_members = any(&["properties"]) || schema["additionalProperties"].is_object();
    let nothing = !any(&["type"])
        || is("object") && !has_members
        || is("array") && !schema["items"].is_object() && !any(&["prefixItems"]);
    if nothing && !says {
        free.insert(at.to_owned());
    }
    for (name, of) in schema["properties"].as_object().into_iter().flatten() {
        let says = of["description"].is_string() || of["$ref"].is_string();
        assert!(says, "{at}.{name} does not say what it is");
        find_free(of, &format!("{at}.{name}"), free);
    }
    for list in ["allOf", "anyOf", "oneOf", "prefixItems"] {
        schema[list].as_array().into_iter().flatten().for_each(|of| find_free(of, at, free));
    }
    for one in ["items", "additionalProperties"].into_iter().filter(|one| schema[*one].is_object()) {
        find_free(&schema[one], &format!("{at}[]"), free);
    }
}

fn check_responses(path: &str, responses: &Value) {
    let responses = responses.as_object().unwrap_or_else(|| panic!("{path}: responses"));
    assert!(responses.contains_key("200"), "{path}: says what comes when it is done");
    for (status, response) in responses {
        assert!(status == "default" || status.len() == 3, "{path}: {status}");
        assert!(
            response["$ref"].is_string() || response["description"].is_string(),
            "{path} {status}: description"
        );
    }
}

fn check_input(path: &str, operation: &Value) {
    if path.starts_with("get ") {
        assert!(operation["requestBody"].is_null(), "{path}: GET has no body");
    }
    let parameters: Vec<&Value> = operation["parameters"].as_array().into_iter().flatten().collect();
    let names: BTreeSet<String> = parameters.iter().map(|p| format!("{} {}", p["in"], p["name"])).collect();
    assert_eq!(names.len(), parameters.len(), "{path}: a parameter stands twice");
    for parameter in parameters.iter().filter(|p| p["$ref"].is_null()) {
        assert!(
            ["query", "header", "path", "cookie"].contains(&parameter["in"].as_str().unwrap_or_default()),
            "{path}: {parameter}"
        );
        assert!(!parameter["schema"].is_null() || !parameter["content"].is_null(), "{path}: {parameter}");
        let schema = if parameter["schema"].is_null() {
            &parameter["content"]["application/json"]["schema"]
        } else {
            &parameter["schema"]
        };
        check_schema(path, schema);
    }
    if let Some(content) = operation["requestBody"]["content"].as_object() {
        content.values().for_each(|media| check_schema(path, &media["schema"]));
    }
}

/// The parts of JSON Schema 2020-12 in use, in their correct form.
fn check_schema(path: &str, schema: &Value) {
    let types = ["object", "array", "string", "integer", "boolean", "number", "null"];
    match schema {
        Value::Bool(_) => {}
        Value::Object(map) => {
            if let Some(kind) = map.get("type") {
                let each: Vec<&Value> = kind.as_array().map_or(vec![kind], |list| list.iter().collect());
                assert!(
                    each.iter().all(|one| types.contains(&one.as_str().unwrap_or_default())),
                    "{path}: type {kind}"
                );
            }
            for (name, inner) in map.get("properties").and_then(Value::as_object).into_iter().flatten() {
                check_schema(&format!("{path} {name}"), inner);
            }
            for needed in map.get("required").and_then(Value::as_array).into_iter().flatten() {
                let name = needed.as_str().unwrap_or_default();
                assert!(
                    map["properties"].get(name).is_some(),
                    "{path}: {name} is required and not described"
                );
            }
            if let Some(items) = map.get("items") {
                check_schema(path, items);
            }
            if let Some(words) = map.get("enum") {
                assert!(
                    words.as_array().is_some_and(|list| !list.is_empty()),
                    "{path}: an enum without words"
                );
            }
        }
        other => panic!("{path}: a schema is an object or a boolean, not {other}"),
    }
}

/// Every `$ref` resolves.
fn check_references(whole: &Value, part: &Value, at: &str) {
    if let Some(reference) = part["$ref"].as_str() {
        let found = reference.strip_prefix('#').and_then(|pointer| whole.pointer(pointer));
        assert!(found.is_some(), "{at}: {reference} leads nowhere");
    }
    match part {
        Value::Object(map) => {
            map.iter().for_each(|(key, value)| check_references(whole, value, &format!("{at}/{key}")))
        }
        Value::Array(list) => list.iter().for_each(|value| check_references(whole, value, at)),
        _ => {}
    }
}

/// Allows only these keys and keys that begin with `x-`.
fn only(value: &Value, known: &[&str], at: &str) {
    for key in value.as_object().into_iter().flatten().map(|(key, _)| key) {
        assert!(known.contains(&key.as_str()) || key.starts_with("x-"), "{at}: {key} is no field of OpenAPI");
    }
}
