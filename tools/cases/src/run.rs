//! One case from its workspace to its last question.
//! Invariant: it knows the form and no particular case. A step without the expected answer ends a file of
//! steps, because the next steps would only repeat the fault.

use crate::case::{Body, Call, Case, Does, Key, Kind, Question, Step, What};
use crate::client::Client;
use crate::given::{self, DEFAULT_CLOCK, Import};
use crate::json::Json;
use crate::judge::{self, Answer};
use crate::prove::{self, Record};
use crate::reference::{self, Answers};
use crate::report::{Finding, Outcome};
use crate::workspace::{Workspace, not_built};

/// The options of a run.
pub struct Options {
    /// After a pass, change each figure of the expectations and check that the change is noticed.
    pub prove: bool,
    /// At most this many lots of `given.filler`.
    pub filler_limit: usize,
}

/// Runs one file.
pub fn case(client: &Client, installer: &str, case: &Case, options: &Options) -> Outcome {
    if case.needs_harness() {
        return Outcome::Skipped;
    }
    let mut run =
        Run { client, installer, case, options, answers: Answers::new(), findings: vec![], records: vec![] };
    if let Err(finding) = run.all() {
        run.findings.push(finding);
    }
    if !run.findings.is_empty() {
        return Outcome::Failed(run.findings);
    }
    if !options.prove {
        return Outcome::Passed { proved: None };
    }
    match prove::unnoticed(&run.records) {
        (count, faults) if faults.is_empty() => Outcome::Passed { proved: Some(count) },
        (_, faults) => Outcome::Failed(faults),
    }
}

struct Run<'a> {
    client: &'a Client,
    installer: &'a str,
    case: &'a Case,
    options: &'a Options,
    answers: Answers,
    findings: Vec<Finding>,
    records: Vec<Record>,
}

/// Whether the next step can run.
#[derive(PartialEq, Eq)]
enum Next {
    GoOn,
    Stop,
}

impl<'a> Run<'a> {
    /// An error is a fault that ends the file.
    fn all(&mut self) -> Result<(), Finding> {
        let last = match self.case.kind {
            Kind::Steps => self.steps()?,
            Kind::Rows => self.rows()?,
            Kind::Matrix => Some(self.matrix()?),
        };
        match last {
            Some(mut workspace) => self.questions(&mut workspace),
            None => Ok(()),
        }
    }

    fn open(&self, given: &Json, clock: &str) -> Result<Workspace<'a>, Finding> {
        Workspace::open(self.client, self.installer, given, clock, self.options.filler_limit)
    }

    /// Returns the workspace, or None if a step ended the file.
    fn steps(&mut self) -> Result<Option<Workspace<'a>>, Finding> {
        let case = self.case;
        let steps: Vec<&Step> = case.steps.iter().collect();
        let mut workspace = self.open(&case.given, &first_clock(&case.given, &steps))?;
        for step in steps {
            let label = format!("step {}", step.n);
            if self.step(&mut workspace, step, &label)? == Next::Stop {
                return Ok(None);
            }
        }
        Ok(Some(workspace))
    }

    /// A row with a `given` of its own, or one that writes, has a fresh workspace; the others share one.
    fn rows(&mut self) -> Result<Option<Workspace<'a>>, Finding> {
        let case = self.case;
        let plain: Vec<&Step> = case.steps.iter().filter(|row| row.given.is_none()).collect();
        let shares = !plain.is_empty() && plain.iter().all(|row| writes_nothing(row));
        let mut shared =
            if shares { Some(self.open(&case.given, &first_clock(&case.given, &plain))?) } else { None };
        let mut last = None;
        for row in &case.steps {
            let label = format!("row {}", row.n);
            if let (Some(workspace), None) = (&mut shared, &row.given) {
                self.step(workspace, row, &label)?;
                continue;
            }
            let own = row.given.as_ref().map(|own| given::merged(&case.given, own));
            let given = own.as_ref().unwrap_or(&case.given);
            match self.open(given, &first_clock(given, &[row])) {
                Ok(mut fresh) => {
                    self.step(&mut fresh, row, &label)?;
                    last = Some(fresh);
                }
                Err(finding) => {
                    self.findings.push(Finding { at: format!("{label}: {}", finding.at), ..finding })
                }
            }
        }
        Ok(shared.or(last))
    }

    /// For each row the import makes a batch in the row's state, then the verb is called.
    fn matrix(&mut self) -> Result<Workspace<'a>, Finding> {
        let case = self.case;
        let steps: Vec<&Step> = case.steps.iter().collect();
        let mut workspace = self.open(&case.given, &first_clock(&case.given, &steps))?;
        for import in fresh_batches(&case.steps) {
            workspace.import(&import)?;
        }
        for (index, row) in case.steps.iter().enumerate() {
            let Does::Cell { state, verb, who, .. } = &row.does else { continue };
            let label = format!("row {} ({state} {verb} as {who})", row.n);
            let step = self.cell(row, index)?;
            self.step(&mut workspace, &step, &label)?;
        }
        Ok(workspace)
    }

    /// The call of a row of the matrix.
    fn cell(&self, row: &Step, index: usize) -> Result<Step, Finding> {
        let (Some(matrix), Does::Cell { verb, who, step_up, key, .. }) = (&self.case.matrix, &row.does)
        else {
            return Err(Finding::says("form", "a matrix file needs matrix and rows {state, verb, as}"));
        };
        let mut input = matrix.input.clone();
        for (key, value) in matrix.input_of.get(verb).and_then(Json::pairs).unwrap_or_default() {
            input.set(key, value.clone());
        }
        let fill = |text: &str| text.replace("{verb}", verb).replace("{fresh}", &fresh_code(index));
        let what =
            What::Action { name: fill(&matrix.action), input: input.map_texts(&fill), body: Body::Input };
        let call = Call { at: None, who: who.clone(), step_up: *step_up, key: key.clone(), what };
        Ok(Step {
            n: row.n,
            at: row.at.clone(),
            given: None,
            does: Does::Call(call),
            expect: row.expect.clone(),
        })
    }

    fn step(&mut self, workspace: &mut Workspace, step: &Step, label: &str) -> Result<Next, Finding> {
        let fault = |words: String| Finding::says(label, words);
        let calls: Vec<&Call> = match &step.does {
            Does::Call(call) => vec![call],
            Does::Together(calls) => calls.iter().collect(),
            Does::Cell { .. } | Does::Harness => return Ok(Next::GoOn),
        };
        let onward = self.case.kind == Kind::Steps;
        for at in step.at.iter().chain(calls.iter().filter_map(|call| call.at.as_ref())) {
            workspace.set_clock(at, onward).map_err(fault)?;
        }
        let mut ready = Vec::with_capacity(calls.len());
        for call in &calls {
            let call = self.resolved(call).map_err(fault)?;
            ready.push(workspace.ready(&call).map_err(fault)?);
        }
        let expect = self.resolved_expectation(&step.expect).map_err(fault)?;
        let (answers, changed) = workspace.send(&ready, is_refusal(&expect)).map_err(fault)?;
        self.findings.extend(changed.map(fault));
        if matches!(step.does, Does::Together(_)) {
            let next = self.judge_together(label, &expect, &calls, answers, step.n);
            return Ok(next);
        }
        let answer = answers.into_iter().next().ok_or_else(|| fault("no answer".to_owned()))?;
        self.answers.insert(step.n, answer.body.clone().unwrap_or(Json::Null));
        Ok(self.judge(label, expect, calls[0].what.name(), answer))
    }

    /// Compares and records; the status decides whether the file continues.
    fn judge(&mut self, label: &str, expect: Json, name: &str, answer: Answer) -> Next {
        let status = expect.get("status").and_then(Json::as_integer);
        let next = if status == Some(i64::from(answer.status)) { Next::GoOn } else { Next::Stop };
        let differences = judge::answer(&expect, &answer);
        match not_built(name, &answer).filter(|_| !differences.is_empty()) {
            Some(missing) => self.findings.push(Finding::says(label, missing)),
            None => self.findings.extend(differences.into_iter().map(|d| Finding::differs(label, d))),
        }
        self.records.push(Record::One { at: label.to_owned(), expect, answer });
        next
    }

    fn judge_together(
        &mut self,
        label: &str,
        expect: &Json,
        calls: &[&Call],
        came: Vec<Answer>,
        n: i64,
    ) -> Next {
        let bodies = came.iter().map(|answer| answer.body.clone().unwrap_or(Json::Null)).collect();
        self.answers.insert(n, Json::object([("outcomes", Json::List(bodies))]));
        let outcomes = expect.at("outcomes.unordered").and_then(Json::items).unwrap_or_default().to_vec();
        let differences = judge::outcomes(&outcomes, &came);
        let next = if differences.is_empty() { Next::GoOn } else { Next::Stop };
        let missing: Vec<String> = calls
            .iter()
            .zip(&came)
            .filter_map(|(call, answer)| not_built(call.what.name(), answer))
            .collect();
        match missing.first().filter(|_| next == Next::Stop) {
            Some(missing) => self.findings.push(Finding::says(label, missing)),
            None => self.findings.extend(differences.into_iter().map(|d| Finding::differs(label, d))),
        }
        self.records.push(Record::Together { at: label.to_owned(), outcomes, answers: came });
        next
    }

    fn questions(&mut self, workspace: &mut Workspace) -> Result<(), Finding> {
        for (index, question) in self.case.then.iter().enumerate() {
            let label = format!("then {} ({})", index + 1, question.query);
            self.question(workspace, question, &label).map_err(|words| Finding::says(&label, words))?;
        }
        Ok(())
    }

    fn question(
        &mut self,
        workspace: &mut Workspace,
        question: &Question,
        label: &str,
    ) -> Result<(), String> {
        let who = question.who.clone().or_else(|| workspace.owner.clone());
        let who = who.ok_or("nobody of given.actors is Owner and the question names nobody")?;
        if let Some(at) = &question.at {
            workspace.set_clock(at, self.case.kind == Kind::Steps)?;
        }
        let params = reference::resolve(&question.params, &self.answers)?;
        let what = What::Query { name: question.query.clone(), params };
        let call = Call { at: None, who, step_up: false, key: Key::None, what };
        let body = reference::resolve(&question.expect, &self.answers)?;
        let expect = Json::object([("status", Json::integer(200)), ("body", body)]);
        let (answers, _) = workspace.send(&[workspace.ready(&call)?], false)?;
        let answer = answers.into_iter().next().ok_or("no answer")?;
        self.judge(label, expect, &question.query, answer);
        Ok(())
    }

    fn resolved(&self, call: &Call) -> Result<Call, String> {
        let what = match &call.what {
            What::Action { name, input, body } => What::Action {
                name: name.clone(),
                input: reference::resolve(input, &self.answers)?,
                body: body.clone(),
            },
            What::Query { name, params } => {
                What::Query { name: name.clone(), params: reference::resolve(params, &self.answers)? }
            }
        };
        Ok(Call { what, ..call.clone() })
    }

    fn resolved_expectation(&self, expect: &Json) -> Result<Json, String> {
        reference::resolve(expect, &self.answers)
    }
}

/// `given.clock`, else the first `at`, else the README's default.
fn first_clock(given: &Json, steps: &[&Step]) -> String {
    let at = |step: &&Step| {
        let of_calls = match &step.does {
            Does::Call(call) => call.at.clone(),
            Does::Together(calls) => calls.iter().find_map(|call| call.at.clone()),
            Does::Cell { .. } | Does::Harness => None,
        };
        step.at.clone().or(of_calls)
    };
    let clock = given.text_at("clock").map(str::to_owned).or_else(|| steps.iter().find_map(at));
    clock.unwrap_or_else(|| DEFAULT_CLOCK.to_owned())
}

fn is_refusal(expect: &Json) -> bool {
    expect.get("status").and_then(Json::as_integer).is_some_and(|status| status >= 400)
}

/// A row that is refused or that only asks may share its workspace. The runner cannot know whether an action
/// only computes, so a successful one has a workspace of its own.
fn writes_nothing(row: &Step) -> bool {
    let outcomes = row.expect.at("outcomes.unordered").and_then(Json::items);
    match (&row.does, outcomes) {
        (Does::Together(_), Some(outcomes)) => outcomes.iter().all(is_refusal),
        (Does::Call(call), _) => matches!(call.what, What::Query { .. }) || is_refusal(&row.expect),
        _ => false,
    }
}

fn fresh_code(index: usize) -> String {
    format!("FRESH-{:04}", index + 1)
}

fn fresh_batches(rows: &[Step]) -> Vec<Import> {
    let batch = |(index, row): (usize, &Step)| {
        let Does::Cell { state, .. } = &row.does else { return None };
        Some(Json::object([
            ("batch", Json::text(fresh_code(index))),
            ("recipe", Json::text("FRESH")),
            ("state", Json::text(state)),
        ]))
    };
    let batches: Vec<Json> = rows.iter().enumerate().filter_map(batch).collect();
    given::imports(&Json::object([("batches", Json::List(batches))]), 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Step> {
        let file = format!(
            r#"{{"schema":"case/1","id":"make-T","kind":"rows","title":"t","proves":["M1"],"then":[],"unchanged":[],"notes":[],
            "given":{{"tenant":{{"id":"t","country":"AU","currency":"AUD","minor_digits":2,"timezone":"Australia/Hobart","fy_start":"07-01"}},
            "actors":{{"max":"Maker"}}}},"rows":{text}}}"#
        );
        Case::parse(&file).unwrap().steps
    }

    #[test]
    fn rows_that_ask_or_are_refused_share_a_workspace_and_others_do_not() {
        for (row, shares) in [
            (r#"{"as":"max","query":"sell.check","params":{},"expect":{"status":200}}"#, true),
            (r#"{"as":"max","action":"a.b.c","input":{},"expect":{"status":409,"code":"lot_held"}}"#, true),
            (r#"{"as":"max","action":"a.b.c","input":{},"expect":{"status":200}}"#, false),
        ] {
            assert_eq!(writes_nothing(&rows(&format!("[{row}]"))[0]), shares, "{row}");
        }
    }

    #[test]
    fn the_clock_begins_at_the_given_one_else_the_first_at_else_the_default() {
        let rows = rows(
            r#"[{"as":"max","query":"sell.check","params":{},"expect":{"status":200}},
                {"at":"2026-03-01T00:00:00Z","as":"max","query":"sell.check","params":{},"expect":{"status":200}}]"#,
        );
        let all: Vec<&Step> = rows.iter().collect();
        let given = Json::parse(r#"{"clock":"2026-01-01T00:00:00Z"}"#).unwrap();
        assert_eq!(first_clock(&given, &all), "2026-01-01T00:00:00Z");
        assert_eq!(first_clock(&Json::Null, &all), "2026-03-01T00:00:00Z");
        assert_eq!(first_clock(&Json::Null, &all[..1]), DEFAULT_CLOCK);
    }
}
