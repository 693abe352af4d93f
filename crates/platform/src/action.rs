//! The one path that every change of state and every read takes: who the caller is, what they may do, whether
//! the call is a repeat, whether its input is well formed, whether the rule allows it; then all of it is
//! written, or nothing.
//! Invariant: the order of the checks is that of errors.md. A change has its audit event in the same
//! transaction. A refusal writes only its one event, and not even that if the disk is full. A refused read writes one only if
//! the member lacks the permission for it.

use crate::call::Call;
use crate::error::{Error, Result};
use crate::fast_path::{FastPath, FastRead, Plain, with_rows};
use crate::for_browser::ForBrowser;
use crate::input::{self, Field, Shape};
use crate::job::end::end_within;
use crate::platform::Platform;
use crate::telemetry::spans;
use crate::tx::{Committing, End, KeptAnswer, ReadTx, Recorded, Tx, Warning};
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::role::least_above;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// Largest body (errors.md, `body_too_large`), unless an action says more.
pub const MAX_BODY: usize = 1024 * 1024;

/// How often a call is tried again after it lost a race.
const TRIES: usize = 6;

/// A change of state. The type is the input itself; each field is checked when it is read.
pub trait Action: Field + Send + Sync + 'static {
    /// Route, API operation, CLI command, audit verb: `sell.rate.publish`.
    const NAME: &'static str;
    /// The permission that the caller needs.
    const NEEDS: Permission;
    /// The caller must have given a second factor within the last five minutes.
    const STEP_UP: bool = false;
    /// Allowed in a closed workspace, as actions on one's own account are.
    const IN_CLOSED: bool = matches!(Self::NEEDS, Permission::AccountWrite | Permission::TokensWrite);
    /// Allowed while the workspace or the instance can only be read: actions on one's own account, and those of
    /// the people who run the instance, who lift it.
    const IN_READ_ONLY: bool =
        matches!(Self::NEEDS, Permission::AccountWrite) || Self::NEEDS.is_of_instance();
    /// Largest body that this action accepts.
    const MOST_BYTES: usize = MAX_BODY;
    /// Fields of the answer that are secrets. Only the first answer has them; the answer stored for a retry
    /// does not.
    const SHOWN_ONCE: &'static [&'static str] = &[];
    /// The event of a refusal keeps all declared fields of the input, if the caller has the permission. For
    /// measurements, so that nobody can get rid of a value by having it refused (M31). An input that holds a
    /// secret does not compile with this. Never for data about a person: the log is not erased.
    const KEEPS_REFUSED: bool = false;
    /// The part of a refused input that is kept: of many rows, the refused ones. None: no part.
    fn kept_of_refused(sent: &Value, _: &Refusal) -> Option<Value> {
        Some(declared_part(sent, &Self::shape()))
    }
    /// What it does, in a sentence for the API's description and `--help`.
    const SUMMARY: &'static str;
    /// What it answers.
    type Output: Serialize + JsonSchema + Send;

    /// Checks that need several fields but no stored data. Errors: 422.
    fn check(&self) -> Ruled<()> {
        Ok(())
    }
    /// The caller's own password, as given in the input. It is judged before the transaction, and each
    /// attempt is counted; `Tx::own_password` returns the result.
    fn own_password(&self) -> Option<&str> {
        None
    }
    /// Reads, decides by a pure rule, writes and records.
    fn perform(self, tx: &mut Tx) -> impl Future<Output = Result<Recorded<Self::Output>>> + Send;
    /// How `run` performs it: as above, unless the action is frequent and says otherwise (see `fast_path`).
    fn fast_path(self) -> impl FastPath<Output = Self::Output> {
        Plain::<Self>(self)
    }
}

/// Most bytes of a refused input that its event keeps. Readings are shorter; for a longer input the event has
/// its size and digest.
pub const MOST_REFUSED: usize = 4 * 1024;

/// How a query is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// `GET /api/v1/queries/<name>`.
    Query,
    /// `POST /api/v1/actions/<name>`: a computation (marked = in api.md); it writes nothing and needs no key.
    Computation,
}

/// A read, or a computation that writes nothing.
pub trait Query: Field + Send + Sync + 'static {
    /// Its name.
    const NAME: &'static str;
    /// The permission that the caller needs.
    const NEEDS: Permission;
    /// How it is called.
    const ASKED: Asked = Asked::Query;
    /// Each call is written to the audit log, whether it was answered or refused: for data that nobody may
    /// read unnoticed.
    const LOGGED: bool = false;
    /// What it returns, in a sentence.
    const SUMMARY: &'static str;
    /// What it answers.
    type Output: Serialize + JsonSchema + Send;

    /// Reads and computes.
    fn fetch(self, tx: &ReadTx) -> impl Future<Output = Result<Self::Output>> + Send;
    /// How it is asked in a transaction of its own: as above, unless the query is frequent and says otherwise
    /// (see `fast_path`).
    fn fast_path(self) -> impl FastRead<Output = Self::Output> {
        Plain::<Self>(self)
    }
}

/// The answer of a call: JSON, and whether an earlier call gave it.
#[derive(Debug)]
pub struct Answer {
    /// A JSON object.
    pub json: String,
    /// Secrets for the browser of this call alone.
    pub for_browser: ForBrowser,
    /// The answer names a job that was started, not the result of the job.
    pub is_job: bool,
}

impl Answer {
    fn of(json: String) -> Answer {
        Answer { json, for_browser: ForBrowser::default(), is_job: false }
    }
}

/// An answer to await.
pub type AnswerFuture = Pin<Box<dyn Future<Output = Result<Answer>> + Send>>;
/// Runs an operation.
pub type Runner = fn(Arc<Platform>, Call, Value) -> AnswerFuture;

/// Runs an action. Errors: a refusal or an internal fault. In both cases at most the event of a refusal was
/// written.
pub async fn run<A: Action>(platform: &Platform, call: &Call, body: &Value) -> Result<Answer> {
    let tries = async {
        let own_password = own_password::<A>(platform, call, body).await?;
        let mut tried = 0;
        loop {
            tried += 1;
            match attempt::<A>(platform, call, body, &own_password, tried == 1).await {
                Err(error) if error.is_retryable() && tried < TRIES => {
                    tracing::debug!(action = A::NAME, why = %error, "tried again");
                }
                answer => return answer,
            }
        }
    };
    spans::operation(A::NAME, "action", tries).await
}

/// Judges the caller's own password, if the action asks for it and the caller gave it.
async fn own_password<A: Action>(
    platform: &Platform,
    call: &Call,
    body: &Value,
) -> Result<Option<Ruled<()>>> {
    // Most actions hold no secret; their input is not read a second time.
    let action = if A::HOLDS_SECRET { input::read::<A>(body).ok() } else { None };
    match action.as_ref().and_then(A::own_password) {
        Some(given) => (platform.own_password)(platform, call, given).await,
        None => Ok(None),
    }
}

async fn attempt<A: Action>(
    platform: &Platform,
    call: &Call,
    body: &Value,
    own_password: &Option<Ruled<()>>,
    first: bool,
) -> Result<Answer> {
    // Read before the caller is judged, so that its prefetch can be sent. A fault in the input is reported
    // later, in the order of errors.md.
    let action = input::read::<A>(body).and_then(|action| action.check().map(|()| action.fast_path()));
    let in_order = action.as_ref().is_ok_and(is_in_order);
    // Keys rarely repeat, so the first try does not look for a stored answer. If there is one, the first try
    // fails to store its own (`Error::is_retryable`), or has nothing to store and looks for it then.
    let key = if first { None } else { call.key.as_deref() };
    let (read, kept, rows) = ReadTx::open_with(platform, call, "BEGIN", key, in_order, &action).await?;
    let action = with_rows(action, rows);
    let mut tx = Tx::of(read, A::NAME);
    tx.may_predict(first);
    tx.was_given(own_password.clone());
    if let Err(refusal) = may_call::<A>(&tx) {
        return refuse::<A>(platform, tx, refusal.into(), body).await;
    }
    let input_sha256: [u8; 32] = Sha256::digest(input::without_secrets::<A>(body).as_bytes()).into();
    if let Some(kept) = kept {
        return again::<A>(platform, tx, &kept, &input_sha256, body).await;
    }
    // A repeated call gets its first answer even if the disk is full: `kept_before`.
    let done = match platform.disk.takes_changes().and_then(|()| ready::<A, _>(&tx, action)) {
        Ok(action) => perform_and_commit::<A, _>(action, &mut tx, &input_sha256).await,
        Err(refusal) => Err(refusal.into()),
    };
    let unwritten = match done {
        Ok((answer, Some(committing))) => return tx.committed(committing).await.map(|()| answer),
        Ok((answer, None)) => Ok(answer),
        Err(refusal @ Error::Refused(_)) => Err(refusal),
        Err(error) => return refuse::<A>(platform, tx, error, body).await,
    };
    // The same call may have been done before or meanwhile, and may itself be the reason for the refusal.
    match (tx.kept_before().await?, unwritten) {
        (Some(kept), _) => again::<A>(platform, tx, &kept, &input_sha256, body).await,
        (None, Ok(answer)) => tx.undo().await.map(|()| answer),
        (None, Err(refusal)) => refuse::<A>(platform, tx, refusal, body).await,
    }
}

fn is_in_order<P: FastPath>(_: &P) -> bool {
    P::IN_ORDER
}

/// Returns the answer stored under the call's key again, and writes nothing.
async fn again<A: Action>(
    platform: &Platform,
    tx: Tx,
    kept: &KeptAnswer,
    input_sha256: &[u8],
    body: &Value,
) -> Result<Answer> {
    match kept_for::<A>(kept, input_sha256) {
        Ok(answer) => tx.undo().await.map(|()| Answer::of(answer)),
        Err(conflict) => refuse::<A>(platform, tx, conflict.into(), body).await,
    }
}

/// Whether the caller may make this call, in a form that can be repeated. These are the checks before the
/// key, in the order of errors.md.
fn may_call<A: Action>(tx: &Tx) -> Ruled<()> {
    may(tx, A::NEEDS)?;
    if A::STEP_UP && !tx.call.step_up {
        return Err(Code::StepUpRequired.into());
    }
    if tx.call.key.is_none() {
        return Err(Code::IdempotencyKeyMissing.into());
    }
    Ok(())
}

/// The checks after the key, before any stored data is read.
fn ready<A: Action, T>(tx: &Tx, action: Ruled<T>) -> Ruled<T> {
    // Before the fields: correcting them would not help.
    is_open::<A>(tx)?;
    action
}

/// Whether the action may be done in the workspace, which may be closed, or which can only be read because of an
/// incident. Errors: `workspace_closed`, `read_only`.
fn is_open<A: Action>(tx: &Tx) -> Ruled<()> {
    if let (Some(ends_at), false) = (tx.workspace.ends_at, A::IN_CLOSED) {
        return Err(Refusal::new(Code::WorkspaceClosed).fact("ends_at", ends_at.to_string()));
    }
    if let (Some(since), false) = (tx.workspace.read_only_since, A::IN_READ_ONLY) {
        return Err(Refusal::new(Code::ReadOnly).fact("since", since.to_string()));
    }
    Ok(())
}

/// The answer stored under the call's key. Errors: `idempotency_conflict` if another call has the same key.
fn kept_for<A: Action>(kept: &KeptAnswer, input_sha256: &[u8]) -> Ruled<String> {
    if kept.action == A::NAME && kept.input_sha256 == input_sha256 {
        return Ok(as_duplicate(&kept.answer));
    }
    Err(Code::IdempotencyConflict.into())
}

pub fn may(tx: &ReadTx, needs: Permission) -> Ruled<()> {
    if tx.member.may(needs) {
        return Ok(());
    }
    if tx.member.holds(needs) && !tx.member.has_password_for(needs) {
        return Err(Code::PasswordDue.into());
    }
    if tx.member.holds(needs) && !tx.member.has_address_for(needs) {
        return Err(Code::AddressDue.into());
    }
    if tx.member.holds(needs) && !tx.member.has_factor_for(needs) {
        return Err(Code::MfaRequired.into());
    }
    if !tx.member.has_in_scope(needs) || needs.is_of_instance() {
        // The person may have the permission; this token does not. No role of a shop has one of the instance.
        return Err(Refusal::new(Code::PermissionDenied).fact("needs_permission", needs.as_str()));
    }
    Err(Refusal::new(Code::PermissionDenied)
        .fact("needs_role", least_above(needs.roles(), tx.member.trust.roles).as_str()))
}

/// Performs the action and writes everything, up to a COMMIT that is on its way. None: there is nothing to
/// commit.
async fn perform_and_commit<A: Action, P: FastPath<Output = A::Output>>(
    (action, rows): (P, Result<P::Rows>),
    tx: &mut Tx,
    input_sha256: &[u8],
) -> Result<(Answer, Option<Committing>)> {
    let Recorded { output, end } = action.perform_with(tx, rows).await?;
    let warnings = tx.warnings();
    let json = warning_of(serde_json::to_string(&output).map_err(Error::internal)?, &warnings)?;
    let change = match end {
        End::Done(change) => change,
        End::Duplicate => return Ok((Answer::of(as_duplicate(&json)), None)),
        End::Trial => return Ok((Answer::of(json), None)),
    };
    let kept = if A::SHOWN_ONCE.is_empty() {
        None
    } else {
        Some(warning_of(without(&output, A::SHOWN_ONCE)?, &warnings)?)
    };
    let kept = kept.as_deref().unwrap_or(&json);
    if let Some(job) = tx.call.job.clone() {
        // Its user may have lost their rights since it began, or the workspace may have been closed.
        tx.look_up_again((job.clock)()).await?;
        may(tx, A::NEEDS)?;
        is_open::<A>(tx)?;
        // In the transaction of the work: both are written, or neither.
        end_within(&job, tx, kept).await?;
    }
    let committing = tx.commit(&change, kept, input_sha256).await?;
    Ok((Answer { for_browser: tx.for_browser(), ..Answer::of(json) }, Some(committing)))
}

/// Writes the event of a call that was refused before it reached an action, such as a form of another site or
/// a session of another workspace. Nothing is written if nobody is signed in.
pub async fn turned_away(platform: &Platform, call: &Call, action: &'static str, code: Code) {
    if let Ok(read) = ReadTx::open(platform, call, "BEGIN").await
        && let Err(error) = Tx::of(read, action).note(Some(code), None).await
    {
        tracing::error!(cause = %error, "a refusal left no event");
    }
}

async fn refuse<A: Action>(platform: &Platform, tx: Tx, error: Error, body: &Value) -> Result<Answer> {
    const { assert!(!(A::KEEPS_REFUSED && A::HOLDS_SECRET), "a secret would lie in the log") };
    match &error {
        // The disk has no room for the event either, whatever the reason for the refusal. Log and metrics
        // count it.
        Error::Refused(refusal) if refusal.code == Code::DiskFull || platform.disk.spares() => {
            tx.undo().await.unwrap_or_default();
        }
        Error::Refused(refusal) => {
            // Callers without the permission cannot put their input into the log.
            let keeps = A::KEEPS_REFUSED && may(&tx, A::NEEDS).is_ok();
            let kept = if keeps { A::kept_of_refused(body, refusal) } else { None };
            tx.note(Some(refusal.code), with_holds(kept.map(refused_input), refusal)).await?;
        }
        // Anything else is our fault, not the caller's. It is undone and logged.
        _ => tx.undo().await.unwrap_or_default(),
    }
    Err(error)
}

/// What the event of a refusal keeps, with the holds that were its reason: a hold tells how often it bit.
fn with_holds(kept: Option<Value>, refusal: &Refusal) -> Option<Value> {
    let Some(holds) = refusal.facts.get("holds") else { return kept };
    let mut kept = kept.unwrap_or_else(|| json!({}));
    kept["holds"] = holds.clone();
    Some(kept)
}

/// The input as far as its shape declares it. Other fields are left out; a list or object in place of a
/// single value becomes null.
pub fn declared_part(sent: &Value, shape: &Shape) -> Value {
    match (shape, sent) {
        (Shape::Object(members), Value::Object(fields)) => {
            let kept = members
                .iter()
                .filter_map(|it| Some((it.name.to_owned(), declared_part(fields.get(it.name)?, &it.shape))));
            Value::Object(kept.collect())
        }
        (Shape::List(of, _), Value::Array(list)) => list.iter().map(|it| declared_part(it, of)).collect(),
        (_, Value::Object(_) | Value::Array(_)) => Value::Null,
        _ => sent.clone(),
    }
}

/// The part of a refused input that its event keeps.
fn refused_input(body: Value) -> Value {
    let text = body.to_string();
    if text.len() <= MOST_REFUSED {
        return json!({ "refused": body });
    }
    let sha256: String = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ "refused": null, "refused_bytes": text.len(), "refused_sha256": sha256 })
}

/// The stored answer: without the fields that are shown once.
fn without<T: Serialize>(output: &T, secrets: &[&str]) -> Result<String> {
    let mut kept = serde_json::to_value(output).map_err(Error::internal)?;
    if let Some(fields) = kept.as_object_mut() {
        fields.retain(|name, _| !secrets.contains(&name.as_str()));
    }
    Ok(kept.to_string())
}

/// The stored answer with `duplicate: true`.
fn as_duplicate(answer: &str) -> String {
    with_first("duplicate", "true", answer)
}

/// The answer with `warnings`, where there are any: each with its field, a code, and words.
fn warning_of(answer: String, warnings: &[Warning]) -> Result<String> {
    if warnings.is_empty() {
        return Ok(answer);
    }
    let told = serde_json::to_string(warnings).map_err(Error::internal)?;
    Ok(with_first("warnings", &told, &answer))
}

/// An answer with one more field at the front; answers are JSON objects.
fn with_first(field: &str, value: &str, answer: &str) -> String {
    match answer.strip_prefix('{') {
        Some("}") => format!(r#"{{"{field}":{value}}}"#),
        Some(rest) => format!(r#"{{"{field}":{value},{rest}"#),
        None => answer.to_owned(),
    }
}

/// Asks a query and returns its typed answer. Errors: a refusal or an internal fault.
pub async fn ask<Q: Query>(platform: &Platform, call: &Call, query: Q) -> Result<Q::Output> {
    ask_alone(platform, call, Ok(query)).await
}

/// Asks a query with untyped input: for the API and the CLI.
pub async fn ask_json<Q: Query>(platform: &Platform, call: &Call, body: &Value) -> Result<Answer> {
    let answer = ask_alone::<Q>(platform, call, input::read(body)).await?;
    Ok(Answer::of(serde_json::to_string(&answer).map_err(Error::internal)?))
}

async fn ask_alone<Q: Query>(
    platform: &Platform,
    call: &Call,
    query: std::result::Result<Q, Refusal>,
) -> Result<Q::Output> {
    let asking = async {
        let query = query.map(Q::fast_path);
        let (tx, _, rows) = ReadTx::open_with(platform, call, "BEGIN READ ONLY", None, false, &query).await?;
        let query = with_rows(query, rows);
        let fetching = query.map(|(query, rows)| async { query.fetch_with(&tx, rows?).await });
        let answer = judge_and_fetch::<Q>(&tx, fetching).await;
        tell_of_refused(platform, &tx, Q::NAME, &answer);
        tx.close().await?;
        answer
    };
    spans::operation(Q::NAME, "query", asking).await
}

/// The answer of a query in an open transaction. A logged query gets its event when the transaction is
/// closed.
pub async fn answer_query<Q: Query>(tx: &ReadTx, query: Ruled<Q>) -> Result<Q::Output> {
    judge_and_fetch::<Q>(tx, query.map(|query| query.fetch(tx))).await
}

async fn judge_and_fetch<Q: Query>(
    tx: &ReadTx,
    fetching: Ruled<impl Future<Output = Result<Q::Output>>>,
) -> Result<Q::Output> {
    let answer = match may(tx, Q::NEEDS).and(fetching) {
        Ok(fetching) => fetching.await,
        Err(refusal) => Err(refusal.into()),
    };
    match &answer {
        Ok(_) if Q::LOGGED || tx.member.by_grant => tx.tell_of(Q::NAME, None),
        Err(Error::Refused(refusal)) if Q::LOGGED || tx.member.by_grant => {
            tx.tell_of(Q::NAME, Some(refusal.code))
        }
        _ => {}
    }
    answer
}

/// What `may` refuses with.
const NOT_ALLOWED: [Code; 4] =
    [Code::PermissionDenied, Code::MfaRequired, Code::PasswordDue, Code::AddressDue];

/// Has an event written, when the transaction is closed, of a member who was refused for lack of permission: a query, a
/// page, or the sending of a large body. Other refused reads leave no event, and neither does this one on a full disk.
pub fn tell_of_refused<T>(platform: &Platform, tx: &ReadTx, what: &'static str, answer: &Result<T>) {
    if let Err(Error::Refused(refusal)) = answer
        && NOT_ALLOWED.contains(&refusal.code)
        && !platform.disk.spares()
    {
        tx.tell_of(what, Some(refusal.code));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::input::Member;

    #[test]
    fn a_secret_is_not_kept_for_a_retry() {
        let output = serde_json::json!({"token_id": "7", "token": "steelyard_x", "name": "till"});
        assert_eq!(without(&output, &["token"]).expect("text"), r#"{"token_id":"7","name":"till"}"#);
    }

    #[test]
    fn a_refused_input_is_kept_as_it_is_declared_unless_it_is_no_reading_by_its_size() {
        let member = |name, shape| Member { name, doc: String::new(), shape, required: true };
        let named = Shape::Object(vec![member("seq", Shape::Integer(0, 9))]);
        let list = Shape::List(Box::new(Shape::Text(9)), 9);
        let shape = Shape::Object(vec![
            member("value", Shape::Decimal(6)),
            member("of", named),
            member("notes", list),
        ]);
        for (sent, kept) in [
            (json!({"value": "104.0", "of": {"seq": 1}}), json!({"value": "104.0", "of": {"seq": 1}})),
            (
                json!({"value": 104, "more": "<script>", "of": {"seq": 1, "x": 2}}),
                json!({"value": 104, "of": {"seq": 1}}),
            ),
            (
                json!({"value": {"x": 1}, "of": ["x"], "notes": ["a", ["b"]]}),
                json!({"value": null, "of": null, "notes": ["a", null]}),
            ),
            (json!("x"), json!("x")),
        ] {
            assert_eq!(refused_input(declared_part(&sent, &shape)), json!({ "refused": kept }));
        }
        let kept = refused_input(json!({ "value": "1".repeat(MOST_REFUSED) }));
        assert_eq!((&kept["refused"], &kept["refused_bytes"]), (&Value::Null, &json!(MOST_REFUSED + 12)));
        assert_eq!(kept["refused_sha256"].as_str().map(str::len), Some(64));
    }

    #[test]
    fn a_kept_answer_says_that_it_is_one() {
        assert_eq!(as_duplicate(r#"{"number":"A/1"}"#), r#"{"duplicate":true,"number":"A/1"}"#);
        assert_eq!(as_duplicate("{}"), r#"{"duplicate":true}"#);
    }
}
