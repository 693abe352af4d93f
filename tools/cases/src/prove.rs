//! `--prove`: changes each figure of an expectation and judges the recorded answers again.
//! Invariant: a changed figure that still passes means a comparison that compares nothing.

use crate::compare::Difference;
use crate::json::Json;
use crate::judge::{self, Answer};
use crate::number;
use crate::report::Finding;

/// At most this many figures of a file, evenly spread.
const MOST_FIGURES: usize = 25;

/// The expectation and the answer, as judged in the run.
pub enum Record {
    One { at: String, expect: Json, answer: Answer },
    Together { at: String, outcomes: Vec<Json>, answers: Vec<Answer> },
}

impl Record {
    fn at(&self) -> &str {
        match self {
            Record::One { at, .. } | Record::Together { at, .. } => at,
        }
    }

    fn expected(&self) -> Json {
        match self {
            Record::One { expect, .. } => expect.clone(),
            Record::Together { outcomes, .. } => Json::List(outcomes.clone()),
        }
    }

    fn judge(&self, expected: &Json) -> Vec<Difference> {
        match self {
            Record::One { answer, .. } => judge::answer(expected, answer),
            Record::Together { answers, .. } => {
                judge::outcomes(expected.items().unwrap_or_default(), answers)
            }
        }
    }
}

/// One key or index on the path to a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Key(usize),
    Index(usize),
}

/// The number of changed figures, and those whose change was not noticed.
pub fn unnoticed(records: &[Record]) -> (usize, Vec<Finding>) {
    let expected: Vec<Json> = records.iter().map(Record::expected).collect();
    let of_bodies = |wanted: bool| -> Vec<(usize, Vec<Part>)> {
        let of_one = |(n, value): (usize, &Json)| figures(value, wanted).into_iter().map(move |way| (n, way));
        expected.iter().enumerate().flat_map(of_one).collect()
    };
    // A file of refusals has no other figures than its statuses.
    let all = Some(of_bodies(true)).filter(|found| !found.is_empty()).unwrap_or_else(|| of_bodies(false));
    let chosen = spread(&all, MOST_FIGURES);
    let faults = chosen.iter().filter_map(|(n, way)| {
        let mut changed = expected[*n].clone();
        let (before, after) = change(&mut changed, way)?;
        let noticed = !records[*n].judge(&changed).is_empty();
        let words = format!("{before} changed to {after} in the expectation still passes");
        (!noticed).then(|| Finding::says(records[*n].at(), words))
    });
    (chosen.len(), faults.collect())
}

/// The paths to all figures: those of the bodies, or those to the statuses.
fn figures(expected: &Json, bodies: bool) -> Vec<Vec<Part>> {
    let mut found = Vec::new();
    match expected {
        Json::List(outcomes) => {
            for (n, outcome) in outcomes.iter().enumerate() {
                of_answer(outcome, bodies, &mut vec![Part::Index(n)], &mut found);
            }
        }
        one => of_answer(one, bodies, &mut Vec::new(), &mut found),
    }
    found
}

fn of_answer(expect: &Json, bodies: bool, way: &mut Vec<Part>, found: &mut Vec<Vec<Part>>) {
    let wanted = if bodies { "body" } else { "status" };
    for (n, (_, value)) in pairs(expect).iter().enumerate().filter(|(_, (key, _))| key == wanted) {
        way.push(Part::Key(n));
        gather(value, &[], way, found);
        way.pop();
    }
}

/// Ignored keys of an external file are not compared and so prove nothing.
fn gather(value: &Json, ignored: &[&str], way: &mut Vec<Part>, found: &mut Vec<Vec<Part>>) {
    match value {
        Json::Number(_) => found.push(way.clone()),
        Json::Text(text) if number::is_plain_decimal(text) => found.push(way.clone()),
        Json::List(items) => {
            for (n, item) in items.iter().enumerate() {
                way.push(Part::Index(n));
                gather(item, ignored, way, found);
                way.pop();
            }
        }
        Json::Object(inner) => {
            let names = value.has("any_order").then(|| value.get("ignore").and_then(Json::items)).flatten();
            let mut ignored = ignored.to_vec();
            ignored.extend(names.unwrap_or_default().iter().filter_map(Json::as_text));
            if names.is_some() {
                ignored.push("ignore");
            }
            let compared = |key: &str| !ignored.contains(&key);
            for (n, (_, inner)) in inner.iter().enumerate().filter(|(_, (key, _))| compared(key)) {
                way.push(Part::Key(n));
                gather(inner, &ignored, way, found);
                way.pop();
            }
        }
        _ => {}
    }
}

fn pairs(value: &Json) -> &[(String, Json)] {
    value.pairs().unwrap_or_default()
}

/// At most `most` elements at even distances, among them the first and the last.
fn spread<T: Clone>(all: &[T], most: usize) -> Vec<T> {
    if all.len() <= most {
        return all.to_vec();
    }
    (0..most).map(|n| all[n * (all.len() - 1) / (most - 1)].clone()).collect()
}

/// Changes the figure's last digit. Returns the old and the new value.
fn change(value: &mut Json, way: &[Part]) -> Option<(String, String)> {
    match (way.split_first(), value) {
        (Some((Part::Key(n), rest)), Json::Object(pairs)) => change(&mut pairs.get_mut(*n)?.1, rest),
        (Some((Part::Index(n), rest)), Json::List(items)) => change(items.get_mut(*n)?, rest),
        (None, Json::Number(figure) | Json::Text(figure)) => {
            let before = figure.clone();
            *figure = with_other_last_digit(&before);
            Some((before, figure.clone()))
        }
        _ => None,
    }
}

fn with_other_last_digit(figure: &str) -> String {
    let mut text = figure.to_owned();
    let other = match text.pop() {
        Some('9') => '8',
        Some(digit) => digit.to_digit(10).and_then(|d| char::from_digit(d + 1, 10)).unwrap_or('1'),
        None => '1',
    };
    text.push(other);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::case::Case;

    fn record(expect: &str, body: &str) -> Record {
        let answer = Answer { status: 200, content_type: "application/json".into(), body: Json::parse(body) };
        Record::One { at: "step 1".into(), expect: Json::parse(expect).unwrap(), answer }
    }

    #[test]
    fn every_kind_of_figure_is_changed_and_noticed() {
        let expect = r#"{"status":200,"body":{"a_minor":5,"kg":"2.50","x_2dp":"1074.11","lot":"7","journal":{"unordered":[
            {"account":"AR","commodity":"INR","amount":3}]},"rows":{"contains":[{"n":1}]},"each":{"each":{"n":9}},
            "json":{"any_order":{"val":127875.0,"id":1},"ignore":["id"]},"name":"no figure"}}"#;
        let body = r#"{"a_minor":5,"kg":"2.5","x":"1074.114","lot":"7","journal":[{"account":"AR","commodity":"INR","amount":3}],
            "rows":[{"n":1}],"each":[{"n":9}],"json":{"val":127875,"id":8},"name":"no figure"}"#;
        let (count, faults) = unnoticed(&[record(expect, body)]);
        assert_eq!(count, 8, "the ignored id is no figure to prove");
        assert!(faults.is_empty(), "{faults:?}");
    }

    #[test]
    fn a_change_that_nothing_notices_is_told() {
        // 1 changed to 2 still fits, because the answer also has a 2.
        let record = record(
            r#"{"status":200,"body":{"rows":{"contains":[{"n":1}]}}}"#,
            r#"{"rows":[{"n":1},{"n":2}]}"#,
        );
        assert_eq!(unnoticed(&[record]).1.len(), 1);
    }

    #[test]
    fn a_file_without_figures_is_proved_by_its_statuses() {
        assert_eq!(
            unnoticed(&[record(r#"{"status":200,"body":{"state":"Ready"}}"#, r#"{"state":"Ready"}"#)]).0,
            1
        );
    }

    #[test]
    fn figures_are_taken_from_the_whole_file() {
        let all: Vec<usize> = (0..100).collect();
        let chosen = spread(&all, 25);
        assert_eq!((chosen.len(), chosen[0], chosen[24]), (25, 0, 99));
        assert_eq!(spread(&all[..3], 25), [0, 1, 2]);
    }

    /// The simplest answer that meets an expectation; XML is not supported.
    fn described(expected: &Json) -> Json {
        let operator = ["unordered", "contains", "any_order"].iter().find_map(|key| expected.get(key));
        match (operator, expected) {
            (Some(inner), _) => described(inner),
            (None, Json::List(items)) => Json::List(items.iter().map(described).collect()),
            (None, Json::Object(_)) if expected.has("each") => {
                Json::List(expected.get("each").into_iter().map(described).collect())
            }
            (None, Json::Object(pairs)) => {
                let plain = |key: &str| match key.strip_suffix("dp").and_then(|key| key.rsplit_once('_')) {
                    Some((plain, _)) => plain.to_owned(),
                    None => key.to_owned(),
                };
                Json::Object(pairs.iter().map(|(key, value)| (plain(key), described(value))).collect())
            }
            (None, leaf) => leaf.clone(),
        }
    }

    #[test]
    fn every_expectation_of_the_repository_is_met_by_what_it_describes_and_by_no_other_figure() {
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/cases");
        let mut proved = 0;
        for entry in ["make", "sell"].iter().flat_map(|part| std::fs::read_dir(root.join(part)).unwrap()) {
            let path = entry.unwrap().path();
            let case = Case::parse(&std::fs::read_to_string(&path).unwrap()).unwrap();
            let bodies = case.steps.iter().filter_map(|step| step.expect.get("body"));
            for body in bodies.chain(case.then.iter().map(|question| &question.expect)) {
                if body.to_string().contains("\"xml\"") {
                    continue;
                }
                let expect = Json::object([("status", Json::integer(200)), ("body", body.clone())]);
                let answer = Answer { status: 200, content_type: String::new(), body: Ok(described(body)) };
                assert_eq!(judge::answer(&expect, &answer), [], "{}", path.display());
                let (count, faults) = unnoticed(&[Record::One { at: "body".into(), expect, answer }]);
                assert!(faults.is_empty(), "{}: {faults:?}", path.display());
                proved += count;
            }
        }
        assert!(proved > 500, "only {proved} figures");
    }

    #[test]
    fn a_changed_figure_is_another_number() {
        for (before, after) in [("2.50", "2.51"), ("9", "8"), ("-1", "-2"), ("127875.0", "127875.1")] {
            assert_eq!(with_other_last_digit(before), after);
        }
    }
}
