//! Tests of the form: the content read from a file, and the message for each broken one.
//! Invariant: every demand of the form has a file here that breaks it.

use super::*;

const FILE: &str = r#"{
    "schema": "case/1", "id": "sell-T1", "kind": "steps", "title": "A test", "proves": ["S1"],
    "given": {
        "tenant": {"id": "t", "country": "IN", "currency": "INR", "minor_digits": 2, "timezone": "Asia/Kolkata", "fy_start": "04-01"},
        "actors": {"asha": "Cashier", "olive": "Owner"},
        "lots": [{"lot": "L-1"}]
    },
    "when": [
        {"n": 1, "at": "2026-04-20T11:00:00+05:30", "as": "asha", "action": "sell.sale.post", "input": {"a": 1}, "expect": {"status": 200, "body": {}}},
        {"n": 2, "as": "asha", "query": "sell.series", "params": {}, "expect": {"status": 409, "code": "lot_held"}}
    ],
    "then": [{"query": "sell.series", "params": {}, "expect": {"next": 2}, "within_ms": 5}],
    "unchanged": [], "notes": []
}"#;

fn changed(from: &str, to: &str) -> Result<Case, String> {
    assert!(FILE.contains(from), "{from} is not in the file");
    Case::parse(&FILE.replacen(from, to, 1))
}

#[test]
fn a_file_of_steps_is_read() {
    let case = Case::parse(FILE).unwrap();
    assert_eq!((case.kind, case.steps.len(), case.then.len()), (Kind::Steps, 2, 1));
    assert!(!case.needs_harness());
    let Does::Call(call) = &case.steps[0].does else { panic!("the first step is a call") };
    assert_eq!((call.who.as_str(), call.what.name(), &call.key), ("asha", "sell.sale.post", &Key::Fresh));
}

#[test]
fn a_broken_file_is_told_its_fault() {
    for (from, to, fault) in [
        (r#""schema": "case/1","#, "", "file: schema is missing"),
        ("case/1", "case/2", "schema: must be case/1"),
        (r#""notes": []"#, r#""notes": [], "extra": 1"#, "file: unknown key extra"),
        ("sell-T1", "shop-T1", "id: must begin with a part, as sell-P1"),
        (r#""proves": ["S1"]"#, r#""proves": []"#, "proves: must name rules such as S1 or M1"),
        (r#""kind": "steps""#, r#""kind": "walk""#, "kind: must be steps, rows or matrix"),
        (r#""lots""#, r#""lotz""#, "given: unknown key lotz"),
        (r#"[{"lot": "L-1"}]"#, r#"{"lot": "L-1"}"#, "given.lots: must be a list"),
        (
            "\"lots\": [{",
            "\"other_tenant\": {\"tenant\": []}, \"lots\": [{",
            "given.other_tenant: unknown or malformed key tenant",
        ),
        (r#""fy_start": "04-01""#, r#""fy": 1"#, "given.tenant: fy_start is missing"),
        (r#""Cashier""#, r#""Boss""#, "given.actors.asha: unknown role"),
        (
            r#""as": "asha", "action""#,
            r#""as": "ravi", "action""#,
            r#"step 1: "ravi" is nobody of given.actors"#,
        ),
        (r#""n": 2"#, r#""n": 1"#, "when: n must be integers that rise from 1"),
        (r#""input": {"a": 1}"#, r#""params": {}"#, "when[0]: needs action and input, or query and params"),
        (r#""input": {"a": 1}"#, r#""input": [1]"#, "when[0].input: must be an object"),
        (r#""status": 200"#, r#""status": "200""#, "when[0].expect.status: must be 200 to 599"),
        (r#""code": "lot_held""#, r#""body": {}"#, "when[1].expect.code: needed from 400 on, and only there"),
        ("2026-04-20T11:00:00+05:30", "2026-04-20 11:00", "when[0].at: must be an RFC 3339 instant"),
        (r#""within_ms": 5"#, r#""within": 5"#, "then[0]: unknown key within"),
        (r#""title": "A test""#, r#""title": "A test", "title": "B""#, "key \"title\" given twice"),
    ] {
        let told = changed(from, to).unwrap_err();
        assert!(told.contains(fault), "{from} -> {to}: told {told}, not {fault}");
    }
}

#[test]
fn the_three_ways_of_an_idempotency_key_are_told_apart() {
    for (text, key) in [
        (r#""input""#, Key::Fresh),
        (r#""idempotency_key": null, "input""#, Key::None),
        (r#""idempotency_key": "k-1", "input""#, Key::Given("k-1".into())),
    ] {
        let case = changed(r#""input""#, text).unwrap();
        let Does::Call(call) = &case.steps[0].does else { panic!("the first step is a call") };
        assert_eq!(call.key, key);
    }
}

#[test]
fn the_body_may_stand_for_the_input() {
    for (text, expected) in [
        (r#""raw": "{", "input""#, Body::Raw("{".into())),
        (r#""raw": {"pad_to_bytes": 1048577}, "input""#, Body::PadTo(1_048_577)),
    ] {
        let case = changed(r#""input""#, text).unwrap();
        let Does::Call(Call { what: What::Action { body, .. }, .. }) = &case.steps[0].does else {
            panic!("the first step is an action")
        };
        assert_eq!(*body, expected);
    }
}

#[test]
fn a_step_for_a_harness_marks_the_whole_file() {
    let with =
        r#""when": [{"n": 0, "harness": "kill", "do": {}, "expect": {}},"#.replace("\"n\": 0", "\"n\": 1");
    let text = FILE.replacen(r#""when": ["#, &with, 1).replacen(r#"{"n": 1, "at""#, r#"{"n": 2, "at""#, 1);
    let case = Case::parse(&text.replacen(r#"{"n": 2, "as""#, r#"{"n": 3, "as""#, 1)).unwrap();
    assert!(case.needs_harness());
    assert!(
        changed(r#""when": ["#, r#""when": [{"n": 1, "harness": "magic", "do": {}, "expect": {}},"#).is_err()
    );
}

#[test]
fn parallel_calls_have_outcomes() {
    let step = r#"{"n": 3, "parallel": [
        {"as": "asha", "action": "sell.sale.post", "input": {}}, {"as": "olive", "action": "sell.sale.post", "input": {}}],
        "expect": {"outcomes": {"unordered": [{"status": 200}, {"status": 409, "code": "lot_held"}]}}}"#;
    let case = changed("\"code\": \"lot_held\"}}", &format!("\"code\": \"lot_held\"}}}}, {step}")).unwrap();
    assert!(matches!(&case.steps[2].does, Does::Together(calls) if calls.len() == 2));
    let alone = step.replace("{\"as\": \"asha\", \"action\": \"sell.sale.post\", \"input\": {}}, ", "");
    assert!(changed("\"code\": \"lot_held\"}}", &format!("\"code\": \"lot_held\"}}}}, {alone}")).is_err());
}

#[test]
fn a_matrix_has_cells() {
    let rows = r#""kind": "matrix", "matrix": {"action": "make.batch.{verb}", "input": {"batch": "{fresh}"}},
        "rows": [{"state": "Held", "verb": "resume", "as": "olive", "expect": {"status": 200}}]"#;
    let (head, tail) = FILE.split_once(r#""when": ["#).unwrap();
    let tail = tail.split_once("],\n    \"then\"").unwrap().1;
    let text = format!("{head}\"then\"{tail}").replacen(r#""kind": "steps""#, rows, 1);
    let case = Case::parse(&text).unwrap();
    assert!(matches!(&case.steps[0].does, Does::Cell { verb, .. } if verb == "resume"));
    assert!(Case::parse(&text.replacen(r#""verb": "resume", "#, "", 1)).is_err());
}

#[test]
fn every_case_of_the_repository_has_the_form() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
    let mut files = 0;
    for part in ["make", "sell"] {
        for entry in std::fs::read_dir(folder.join(part)).unwrap() {
            let path = entry.unwrap().path();
            let read = Case::parse(&std::fs::read_to_string(&path).unwrap());
            assert!(read.is_ok(), "{}: {}", path.display(), read.unwrap_err());
            files += 1;
        }
    }
    assert!(files > 0);
}
