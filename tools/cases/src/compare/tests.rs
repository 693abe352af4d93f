//! Each comparison rule with its failing twin: a body that passes, and the nearest one that must not.
//! Invariant: every rule has a twin here; without one it proves nothing.

use super::*;

fn differences(expected: &str, came: &str) -> Vec<Difference> {
    body(&Json::parse(expected).unwrap(), &Json::parse(came).unwrap())
}

/// `(expected, passes, fails)`.
fn twins(rows: &[(&str, &str, &str)]) {
    for (expected, passes, fails) in rows {
        assert_eq!(differences(expected, passes), [], "{expected} must accept {passes}");
        assert_ne!(differences(expected, fails), [], "{expected} must refuse {fails}");
    }
}

#[test]
fn every_expected_key_must_be_there_and_others_may_be() {
    twins(&[
        (r#"{"a":1}"#, r#"{"a":1,"b":2}"#, r#"{"b":2}"#),
        (r#"{"a":{"b":true}}"#, r#"{"a":{"b":true,"c":1}}"#, r#"{"a":{"c":1}}"#),
        (r#"{"a":{}}"#, r#"{"a":{"b":1}}"#, r#"{"a":[]}"#),
        (r#"{"a":"x"}"#, r#"{"a":"x"}"#, r#"{"a":null}"#),
        (r#"{"a":false}"#, r#"{"a":false}"#, "{}"),
    ]);
}

#[test]
fn null_matches_null_or_a_missing_key() {
    twins(&[(r#"{"a":null}"#, r#"{"a":null}"#, r#"{"a":0}"#), (r#"{"a":null}"#, "{}", r#"{"a":""}"#)]);
}

#[test]
fn decimal_text_is_compared_by_value_with_text() {
    twins(&[
        (r#"{"kg":"2.50"}"#, r#"{"kg":"2.5"}"#, r#"{"kg":"2.51"}"#),
        (r#"{"kg":"0.000"}"#, r#"{"kg":"0"}"#, r#"{"kg":"0.001"}"#),
        (r#"{"kg":"2"}"#, r#"{"kg":"2.000"}"#, r#"{"kg":2}"#),
        (r#"{"kg":"2.5"}"#, r#"{"kg":"2.50"}"#, r#"{"kg":2.5}"#),
        (r#"{"kg":"1000"}"#, r#"{"kg":"1000.0"}"#, r#"{"kg":"1e3"}"#),
        (r#"{"kg":"-1.5"}"#, r#"{"kg":"-1.50"}"#, r#"{"kg":"1.5"}"#),
        (r#"{"list":["1.0"]}"#, r#"{"list":["1"]}"#, r#"{"list":["1.1"]}"#),
    ]);
}

#[test]
fn names_that_look_like_decimals_are_exact() {
    for key in EXACT_KEYS.iter().chain(&["request_id"]) {
        let [expected, passes, fails] = ["007", "007", "7"].map(|text| format!(r#"{{"{key}":"{text}"}}"#));
        twins(&[(&expected, &passes, &fails)]);
    }
    twins(&[
        (r#"{"lot":["1.0"]}"#, r#"{"lot":["1.0"]}"#, r#"{"lot":["1"]}"#),
        (
            r#"{"elements":[{"ai":"10","value":"0100"}]}"#,
            r#"{"elements":[{"ai":"10","value":"0100"}]}"#,
            r#"{"elements":[{"ai":"10","value":"100"}]}"#,
        ),
        // `value` elsewhere, and figures inside a document, are compared as figures.
        (r#"{"value":"0100"}"#, r#"{"value":"100"}"#, r#"{"value":"101"}"#),
        (
            r#"{"document":{"rate_percent":"3"}}"#,
            r#"{"document":{"rate_percent":"3.0"}}"#,
            r#"{"document":{"rate_percent":"3.1"}}"#,
        ),
    ]);
}

#[test]
fn other_text_is_exact() {
    twins(&[
        (r#"{"s":"Held"}"#, r#"{"s":"Held"}"#, r#"{"s":"held"}"#),
        (r#"{"total":"1,636.14"}"#, r#"{"total":"1,636.14"}"#, r#"{"total":"1636.14"}"#),
        (r#"{"day":"2026-03-01"}"#, r#"{"day":"2026-03-01"}"#, r#"{"day":"2026-03-01T00:00:00Z"}"#),
        (r#"{"fy":"2026-27"}"#, r#"{"fy":"2026-27"}"#, r#"{"fy":"2026-28"}"#),
    ]);
}

#[test]
fn integers_are_exact_and_a_float_fails() {
    twins(&[
        (r#"{"n":3}"#, r#"{"n":3}"#, r#"{"n":4}"#),
        (r#"{"n":3}"#, r#"{"n":3}"#, r#"{"n":3.0}"#),
        (r#"{"n":3}"#, r#"{"n":3}"#, r#"{"n":"3"}"#),
        (r#"{"n":100}"#, r#"{"n":100}"#, r#"{"n":1e2}"#),
        (r#"{"n":1000000000000000}"#, r#"{"n":1000000000000000}"#, r#"{"n":1000000000000001}"#),
        (r#"{"b":true}"#, r#"{"b":true}"#, r#"{"b":"true"}"#),
        (r#"{"b":true}"#, r#"{"b":true}"#, r#"{"b":1}"#),
    ]);
}

#[test]
fn a_rounded_figure_is_rounded_half_away_and_compared() {
    twins(&[
        (r#"{"x_2dp":"1074.11"}"#, r#"{"x":"1074.105000000"}"#, r#"{"x":"1074.104999999"}"#),
        (r#"{"x_2dp":"-0.13"}"#, r#"{"x":"-0.125"}"#, r#"{"x":"-0.124"}"#),
        (r#"{"x_3dp":"0.688"}"#, r#"{"x":"0.688345678"}"#, r#"{"x_3dp":"0.688"}"#),
        (r#"{"x_2dp":"3.00"}"#, r#"{"x":"3"}"#, r#"{"x":3}"#),
        (
            r#"{"shares_6dp":{"A":"260.287081"}}"#,
            r#"{"shares":{"A":"260.287081340","B":"1"}}"#,
            r#"{"shares":{"B":"260.287081340"}}"#,
        ),
        (r#"{"shares_1dp":{"A":"0.3"}}"#, r#"{"shares":{"A":"0.25"}}"#, r#"{"shares":{"A":"0.24"}}"#),
    ]);
    assert_eq!(rounded_key("x_12dp"), Some(("x", 12)));
    for key in ["x_dp", "_2dp", "x2dp", "x_2", "x_+2dp"] {
        assert_eq!(rounded_key(key), None, "{key}");
    }
}

#[test]
fn instants_are_compared_by_moment() {
    twins(&[
        (
            r#"{"at":"2026-04-20T10:00:00+05:30"}"#,
            r#"{"at":"2026-04-20T04:30:00Z"}"#,
            r#"{"at":"2026-04-20T10:00:00Z"}"#,
        ),
        (
            r#"{"at":"2026-04-20T04:30:00Z"}"#,
            r#"{"at":"2026-04-20T04:30:00.000Z"}"#,
            r#"{"at":"2026-04-20T04:30:00.001Z"}"#,
        ),
        (
            r#"{"at":"2026-04-20T04:30:00Z"}"#,
            r#"{"at":"2026-04-20T04:30:00Z"}"#,
            r#"{"at":"2026-04-20T04:30:00"}"#,
        ),
    ]);
}

#[test]
fn lists_have_the_same_length_and_order() {
    twins(&[
        (r#"{"l":["a","b"]}"#, r#"{"l":["a","b"]}"#, r#"{"l":["b","a"]}"#),
        (r#"{"l":["a"]}"#, r#"{"l":["a"]}"#, r#"{"l":["a","b"]}"#),
        (r#"{"l":[]}"#, r#"{"l":[]}"#, r#"{"l":[1]}"#),
        (r#"{"l":[]}"#, r#"{"l":[]}"#, r#"{"l":{}}"#),
    ]);
}

#[test]
fn unordered_is_the_same_length_in_any_order() {
    twins(&[
        (r#"{"l":{"unordered":["a","b"]}}"#, r#"{"l":["b","a"]}"#, r#"{"l":["a","a"]}"#),
        (r#"{"l":{"unordered":["a","b"]}}"#, r#"{"l":["b","a"]}"#, r#"{"l":["b","a","c"]}"#),
        (r#"{"l":{"unordered":[]}}"#, r#"{"l":[]}"#, "{}"),
        // The element that fits both must go to the expectation that has no other.
        (
            r#"{"l":{"unordered":[{"a":1},{"a":1,"b":2}]}}"#,
            r#"{"l":[{"a":1,"b":2},{"a":1}]}"#,
            r#"{"l":[{"a":1},{"a":1}]}"#,
        ),
    ]);
}

#[test]
fn contains_gives_each_expectation_an_element_of_its_own() {
    twins(&[
        (
            r#"{"l":{"contains":[{"f":"tag"}]}}"#,
            r#"{"l":[{"f":"x"},{"f":"tag","m":1}]}"#,
            r#"{"l":[{"f":"x"}]}"#,
        ),
        (r#"{"l":{"contains":["a","a"]}}"#, r#"{"l":["a","b","a"]}"#, r#"{"l":["a","b"]}"#),
        (
            r#"{"l":{"contains":[{"a":1},{"b":2}]}}"#,
            r#"{"l":[{"a":1,"b":2},{"a":1}]}"#,
            r#"{"l":[{"a":1,"b":2}]}"#,
        ),
        (r#"{"l":{"contains":["a"]}}"#, r#"{"l":["a"]}"#, r#"{"l":"a"}"#),
    ]);
}

#[test]
fn each_means_every_element_and_at_least_one() {
    twins(&[
        (
            r#"{"l":{"each":{"ip":{"present":true}}}}"#,
            r#"{"l":[{"ip":null},{"ip":"x"}]}"#,
            r#"{"l":[{"ip":"x"},{}]}"#,
        ),
        (r#"{"l":{"each":{"n":1}}}"#, r#"{"l":[{"n":1}]}"#, r#"{"l":[]}"#),
        (r#"{"l":{"each":{"n":1}}}"#, r#"{"l":[{"n":1}]}"#, r#"{"l":[{"n":1},{"n":2}]}"#),
    ]);
}

#[test]
fn present_means_that_the_key_is_there() {
    twins(&[(r#"{"a":{"present":true}}"#, r#"{"a":null}"#, r#"{"b":1}"#)]);
}

#[test]
fn an_operator_with_other_keys_is_a_plain_object() {
    twins(&[(r#"{"a":{"present":true,"b":1}}"#, r#"{"a":{"present":true,"b":1}}"#, r#"{"a":1}"#)]);
}

const JOURNAL: &str = r#"{"journal":{"unordered":[
    {"account":"AR","commodity":"INR","amount":100,"party":"c"},{"account":"SALES","commodity":"INR","amount":-100}]}}"#;

#[test]
fn a_journal_is_complete_and_in_any_order() {
    let came = |rows: &str| format!(r#"{{"journal":[{rows}]}}"#);
    let ar = r#"{"account":"AR","commodity":"INR","amount":100,"party":"c"}"#;
    let sales = r#"{"account":"SALES","commodity":"INR","amount":-100,"party":null}"#;
    let passes = came(&format!("{sales},{ar}"));
    for (what, rows) in [
        ("a row is missing", ar.to_owned()),
        ("a row too many", format!(r#"{ar},{sales},{{"account":"CASH","commodity":"INR","amount":1}}"#)),
        ("another amount", format!("{ar},{}", sales.replace("-100", "-101"))),
        ("another party", format!("{},{sales}", ar.replace(r#""c""#, r#""d""#))),
        ("no party", format!("{},{sales}", ar.replace(r#","party":"c""#, ""))),
        ("another commodity", format!("{ar},{}", sales.replace("INR", "AUD"))),
        ("a row in two parts", format!("{ar},{0},{0}", sales.replace("-100", "-50"))),
        ("a row of nil", format!(r#"{ar},{sales},{{"account":"CASH","commodity":"INR","amount":0}}"#)),
        ("an amount as text", format!("{ar},{}", sales.replace("-100", "\"-100\""))),
        ("an amount as float", format!("{ar},{}", sales.replace("-100", "-100.0"))),
    ] {
        twins(&[(JOURNAL, &passes, &came(&rows))]);
        assert!(!differences(JOURNAL, &came(&rows)).is_empty(), "{what}");
    }
    let plain = JOURNAL.replacen(r#"{"unordered":["#, "[", 1).replacen("]}}", "]}", 1);
    twins(&[
        (&plain, &passes, &came(ar)),
        (
            &JOURNAL.replace("journal", "labour_journal"),
            &passes.replace("journal", "labour_journal"),
            &passes,
        ),
    ]);
}

#[test]
fn a_file_of_the_outside_world_has_its_lists_in_any_order_and_its_numbers_by_value() {
    let tree = |tree: &str| format!(r#"{{"json":{{"any_order":{tree},"ignore":["id"]}}}}"#);
    for (expected, passes, fails) in [
        (r#"{"val":127875.0}"#, r#"{"val":127875,"more":1}"#, r#"{"val":127875.01}"#),
        (r#"{"val":3}"#, r#"{"val":3.00}"#, r#"{"val":"3"}"#),
        (r#"{"pos":"27"}"#, r#"{"pos":"27"}"#, r#"{"pos":27}"#),
        (r#"{"fp":"042026"}"#, r#"{"fp":"042026"}"#, r#"{"fp":"42026"}"#),
        (r#"{"l":[{"a":1},{"a":2}]}"#, r#"{"l":[{"a":2},{"a":1.0}]}"#, r#"{"l":[{"a":2},{"a":2}]}"#),
        (r#"{"l":[{"a":1}]}"#, r#"{"l":[{"a":1,"b":2}]}"#, r#"{"l":[{"a":1},{"a":1}]}"#),
        (r#"{"id":"x","a":1}"#, r#"{"id":"y","a":1}"#, r#"{"a":1}"#),
        (r#"{"a":1}"#, r#"{"a":1,"id":"y"}"#, r#"{"id":"y"}"#),
        (r#"{"l":[[1,2],[3]]}"#, r#"{"l":[[3],[2,1]]}"#, r#"{"l":[[3,1],[2]]}"#),
        (
            r#"{"t":"2026-03-01T22:00:00Z"}"#,
            r#"{"t":"2026-03-01T22:00:00.000Z"}"#,
            r#"{"t":"2026-03-01T22:00:01Z"}"#,
        ),
    ] {
        let came = |body: &str| format!(r#"{{"json":{body}}}"#);
        twins(&[(&tree(expected), &came(passes), &came(fails))]);
    }
}

#[test]
fn a_corrected_event_names_the_event_that_corrects_it() {
    let expected =
        r#"{"json":{"any_order":{"events":[{"eventID":"a"},{"eventID":"b"}]},"ignore":["eventID"]}}"#;
    let came = |id: &str| {
        format!(
            r#"{{"json":{{"events":[{{"eventID":"e1","errorDeclaration":{{"correctiveEventIDs":["{id}"]}}}},{{"eventID":"e2"}}]}}}}"#
        )
    };
    twins(&[(expected, &came("e2"), &came("e3"))]);
}

const UBL: &str = r#"<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2" xmlns:a="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2" xmlns:b="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2"><b:InvoiceTypeCode>380</b:InvoiceTypeCode><a:Party><b:EndpointID schemeID="0151">42355247416</b:EndpointID></a:Party><a:TaxTotal><b:TaxAmount currencyID="AUD">148.740</b:TaxAmount></a:TaxTotal><a:InvoiceLine><b:ID>1</b:ID></a:InvoiceLine><a:InvoiceLine><b:ID>2</b:ID></a:InvoiceLine></Invoice>"#;

#[test]
fn paths_lead_into_an_xml_answer() {
    let came = Json::object([("xml", Json::text(UBL))]);
    for (path, value, passes) in [
        ("cbc:InvoiceTypeCode", r#""380""#, true),
        ("cbc:InvoiceTypeCode", r#""380.0""#, false),
        ("cac:TaxTotal/cbc:TaxAmount", r#""148.74""#, true),
        ("cac:TaxTotal/cbc:TaxAmount", r#""148.75""#, false),
        ("cac:Party/cbc:EndpointID/@schemeID", r#""0151""#, true),
        ("cac:Party/cbc:EndpointID/@schemeID", r#""151""#, false),
        ("cac:Party/cbc:EndpointID", r#""42355247416""#, true),
        ("cac:InvoiceLine/cbc:ID", r#""1""#, true),
        ("cac:InvoiceLine/cbc:ID", r#""2""#, false),
        ("cac:InvoiceLine[2]/cbc:ID", r#""2""#, true),
        ("cac:Party/cbc:Name", r#""x""#, false),
        ("cac:Party/cbc:Name", "null", true),
        ("cbc:Party/cbc:EndpointID", r#""42355247416""#, false),
    ] {
        let expected = Json::parse(&format!(r#"{{"xml":{{"xpath":{{"{path}":{value}}}}}}}"#)).unwrap();
        assert_eq!(body(&expected, &came).is_empty(), passes, "{path} = {value}");
    }
    let expected = Json::parse(r#"{"xml":{"xpath":{"cbc:ID":null}}}"#).unwrap();
    assert!(!body(&expected, &Json::object([("xml", Json::text("<broken"))])).is_empty());
}

#[test]
fn tally_vouchers_are_compared_as_they_stand_and_sum_to_nil() {
    let tally = |amount: &str| {
        format!(
            r#"<ENVELOPE><BODY><VOUCHER VCHTYPE="Sales"><DATE>20260405</DATE><VOUCHERNUMBER>A/1</VOUCHERNUMBER><PARTYLEDGERNAME>Meera Joshi</PARTYLEDGERNAME><ALLLEDGERENTRIES.LIST><LEDGERNAME>Meera Joshi</LEDGERNAME><ISDEEMEDPOSITIVE>Yes</ISDEEMEDPOSITIVE><AMOUNT>-100.00</AMOUNT></ALLLEDGERENTRIES.LIST><ALLLEDGERENTRIES.LIST><LEDGERNAME>Sales</LEDGERNAME><ISDEEMEDPOSITIVE>No</ISDEEMEDPOSITIVE><AMOUNT>{amount}</AMOUNT></ALLLEDGERENTRIES.LIST></VOUCHER></BODY></ENVELOPE>"#
        )
    };
    let voucher = r#"{"type":"Sales","date":"20260405","number":"A/1","party":"Meera Joshi","entries":[
        {"ledger":"Meera Joshi","deemed_positive":"Yes","amount":"-100.00"},{"ledger":"Sales","deemed_positive":"No","amount":"AMOUNT"}]}"#;
    let differs = |expected: &str, came: &str| {
        let expected = format!(r#"{{"xml":{{"tally":[{}]}}}}"#, voucher.replace("AMOUNT", expected));
        body(&Json::parse(&expected).unwrap(), &Json::object([("xml", Json::text(tally(came)))]))
    };
    assert_eq!(differs("100.00", "100.00"), []);
    assert_ne!(differs("100.00", "100.0"), [], "an amount is exact text");
    assert_ne!(differs("100.00", "100.01"), []);
    assert_ne!(differs("99.00", "99.00"), [], "the voucher does not sum to nil");
    let none = Json::parse(r#"{"xml":{"tally":[]}}"#).unwrap();
    assert!(
        !body(&none, &Json::object([("xml", Json::text(tally("100.00")))])).is_empty(),
        "a voucher too many"
    );
}

#[test]
fn a_difference_tells_the_path() {
    let found = differences(
        r#"{"document":{"lines":[{"n":1},{"n":2}]},"gone":"x"}"#,
        r#"{"document":{"lines":[{"n":1},{"n":3}]}}"#,
    );
    let told: Vec<String> = found.iter().map(Difference::to_string).collect();
    assert_eq!(told, ["document.lines[1].n: expected 2, came 3", r#"gone: expected "x", came nothing"#]);
}
