//! The report about each file: lines for people, one JSON document for programs.
//! Invariant: one line for each file, its differences indented below it, and the three counts last.

use crate::compare::Difference;
use crate::json::Json;
use std::fmt::Write;

/// At most this many differences of a file are shown; a count covers the rest.
const MOST_SHOWN: usize = 5;

/// One reason why a file failed.
#[derive(Debug, Clone)]
pub struct Finding {
    /// `step 3`, `row 7`, `then 2 (make.lot)`, `given`, `form`.
    pub at: String,
    pub what: What,
}

#[derive(Debug, Clone)]
pub enum What {
    Differs(Difference),
    Says(String),
}

impl Finding {
    pub fn says(at: &str, words: impl Into<String>) -> Finding {
        Finding { at: at.to_owned(), what: What::Says(words.into()) }
    }

    pub fn differs(at: &str, difference: Difference) -> Finding {
        Finding { at: at.to_owned(), what: What::Differs(difference) }
    }

    fn line(&self) -> String {
        match &self.what {
            What::Differs(difference) => format!("{}: {difference}", self.at),
            What::Says(words) => format!("{}: {words}", self.at),
        }
    }

    fn json(&self) -> Json {
        match &self.what {
            What::Differs(d) => Json::object([
                ("at", Json::text(&self.at)),
                ("path", Json::text(&d.path)),
                ("expected", Json::text(&d.expected)),
                ("came", Json::text(&d.came)),
            ]),
            What::Says(words) => Json::object([("at", Json::text(&self.at)), ("message", Json::text(words))]),
        }
    }
}

#[derive(Debug)]
pub enum Outcome {
    /// `proved`: the number of changed expectations that were noticed, if `--prove` was given.
    Passed {
        proved: Option<usize>,
    },
    Failed(Vec<Finding>),
    /// It fails as the list of open cases says. It counts as skipped.
    Open {
        waits_for: String,
    },
    Skipped,
}

/// The line of a file and the indented lines below it, without a line feed at the end.
pub fn lines(path: &str, outcome: &Outcome) -> String {
    match outcome {
        Outcome::Passed { proved: None } => format!("passed  {path}"),
        Outcome::Passed { proved: Some(count) } => format!("passed  {path}: {count} changed figures noticed"),
        Outcome::Open { waits_for } => format!("open    {path}: waits for {waits_for}"),
        Outcome::Skipped => format!("skipped {path}: needs harness"),
        Outcome::Failed(findings) => {
            let mut lines = findings.iter().map(Finding::line);
            let mut text = format!("failed  {path}: {}", lines.next().unwrap_or_default());
            for line in lines.by_ref().take(MOST_SHOWN - 1) {
                write!(text, "\n        {line}").expect("writing to text cannot fail");
            }
            let rest = lines.count();
            if rest > 0 {
                write!(text, "\n        and {rest} more").expect("writing to text cannot fail");
            }
            text
        }
    }
}

/// Passed, failed, skipped.
pub fn counts(outcomes: &[(String, Outcome)]) -> [usize; 3] {
    let count = |test: fn(&Outcome) -> bool| outcomes.iter().filter(|(_, outcome)| test(outcome)).count();
    [
        count(|o| matches!(o, Outcome::Passed { .. })),
        count(|o| matches!(o, Outcome::Failed(_))),
        count(|o| matches!(o, Outcome::Open { .. } | Outcome::Skipped)),
    ]
}

pub fn last_line([passed, failed, skipped]: [usize; 3]) -> String {
    format!("{passed} passed, {failed} failed, {skipped} skipped")
}

/// `{files: [{path, result, differences?, proved?}], passed, failed, skipped}`.
pub fn document(outcomes: &[(String, Outcome)]) -> Json {
    let file = |(path, outcome): &(String, Outcome)| {
        let mut file = Json::object([("path", Json::text(path))]);
        match outcome {
            Outcome::Passed { proved } => {
                file.set("result", Json::text("passed"));
                if let Some(count) = proved {
                    file.set("proved", number(*count));
                }
            }
            Outcome::Open { waits_for } => {
                file.set("result", Json::text("open"));
                file.set("waits_for", Json::text(waits_for));
            }
            Outcome::Skipped => {
                file.set("result", Json::text("skipped"));
                file.set("reason", Json::text("needs harness"));
            }
            Outcome::Failed(findings) => {
                file.set("result", Json::text("failed"));
                file.set("differences", Json::List(findings.iter().map(Finding::json).collect()));
            }
        }
        file
    };
    let [passed, failed, skipped] = counts(outcomes);
    Json::object([
        ("files", Json::List(outcomes.iter().map(file).collect())),
        ("passed", number(passed)),
        ("failed", number(failed)),
        ("skipped", number(skipped)),
    ])
}

fn number(count: usize) -> Json {
    Json::Number(count.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failed(count: usize) -> Outcome {
        let finding = |n: usize| Finding::differs(&format!("step {n}"), Difference::new("a_minor", "1", "2"));
        Outcome::Failed((1..=count).map(finding).collect())
    }

    #[test]
    fn each_file_has_its_line() {
        assert_eq!(lines("a.json", &Outcome::Passed { proved: None }), "passed  a.json");
        assert_eq!(lines("a.json", &Outcome::Skipped), "skipped a.json: needs harness");
        let open = Outcome::Open { waits_for: "buying".to_owned() };
        assert_eq!(lines("a.json", &open), "open    a.json: waits for buying");
        assert_eq!(lines("a.json", &failed(1)), "failed  a.json: step 1: a_minor: expected 1, came 2");
    }

    #[test]
    fn five_differences_are_shown_and_the_rest_is_counted() {
        let text = lines("a.json", &failed(7));
        assert_eq!(text.lines().count(), 6);
        assert!(text.ends_with("and 2 more"));
        assert_eq!(lines("a.json", &failed(5)).lines().count(), 5);
    }

    #[test]
    fn the_counts_come_last() {
        let outcomes = [
            ("a".to_owned(), failed(1)),
            ("b".to_owned(), Outcome::Skipped),
            ("c".to_owned(), Outcome::Passed { proved: None }),
        ];
        assert_eq!(last_line(counts(&outcomes)), "1 passed, 1 failed, 1 skipped");
        let document = document(&outcomes);
        assert_eq!(document.at("files[0].differences[0].came"), Some(&Json::text("2")));
        assert_eq!(document.at("failed"), Some(&Json::integer(1)));
    }
}
