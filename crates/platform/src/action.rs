//! The one path every change of state and every read goes: who asks, may they, was it asked before, is it well formed,
//! does the rule allow it, then all of it or nothing.
//! What must stay true: the order of judging is errors.md's; a change has its audit event in the same transaction; a
//! refusal leaves nothing but its one event, and for want of room on the disk not even that.

use crate::call::Call;
use crate::error::{Error, Result};
use crate::input::{self, Field, Shape};
use crate::job::end::end_within;
use crate::platform::Platform;
use crate::prefetch::{Ahead, EntryBatch, Prefetched};
use crate::telemetry::spans;
use crate::tx::{Committing, End, Kept, ReadTx, Recorded, Tx, Warning};
use futures::FutureExt;
use futures::future::BoxFuture;
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use kernel::role::least_above;
use serde::Serialize;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

/// Largest body (errors.md, `body_too_large`), unless an action says more.
pub const MAX_BODY: usize = 1024 * 1024;

/// How often a call that lost against a rival is tried again.
const TRIES: usize = 6;

/// A change of state: what is sent is the type itself, checked field by field when read.
pub trait Action: Field + Send + Sync + 'static {
    /// Route, API operation, CLI command, audit verb: `sell.rate.publish`.
    const NAME: &'static str;
    /// Who may.
    const NEEDS: Permission;
    /// Needs a second factor given within five minutes.
    const STEP_UP: bool = false;
    /// May be done in a workspace that was closed: what is of one's own account may.
    const IN_CLOSED: bool = matches!(Self::NEEDS, Permission::AccountWrite | Permission::TokensWrite);
    /// Its calls go one after another in a workspace: what foresees a number (`Tx::foresees`) costs less so than beside
    /// another that takes it.
    const IN_ORDER: bool = false;
    /// Largest body it is sent.
    const MOST_BYTES: usize = MAX_BODY;
    /// Fields of the answer that are secrets: told in the first answer only, never kept for a retry.
    const SHOWN_ONCE: &'static [&'static str] = &[];
    /// The event of a refusal keeps what was sent, all that the input declares, where the caller may do it: for what was measured, so that nobody is rid of a value by having it
    /// refused (M31). Not for what holds a secret, which does not compile, nor for what tells of a person: the log is never
    /// erased.
    const KEEPS_REFUSED: bool = false;
    /// Which part of it: of many rows those that were refused. None: nothing of it.
    fn kept_of_refused(sent: &Value, _: &Refusal) -> Option<Value> {
        Some(declared(sent, &Self::shape()))
    }
    /// What it does, in a sentence for the API's description and `--help`.
    const SUMMARY: &'static str;
    /// What it answers.
    type Output: Serialize + Send;

    /// Faults that show only between fields, without stored data. Errors: 422.
    fn check(&self) -> Ruled<()> {
        Ok(())
    }
    /// The password of their own that the caller gives. It is judged before the transaction, with each try counted;
    /// `Tx::own_password` has the judgement.
    fn own_password(&self) -> Option<&str> {
        None
    }
    /// What it reads whoever asks, sent along with the entering flight; `Tx::brought` hands it to `perform`. It locks nothing,
    /// and is worth it for what is done all day.
    fn ahead(&self, _: &EntryBatch<'_>) -> impl Future<Output = Prefetched> + Send {
        std::future::ready(Prefetched::default())
    }
    /// Reads, decides by a pure rule, writes and records.
    fn perform(self, tx: &mut Tx) -> impl Future<Output = Result<Recorded<Self::Output>>> + Send;
}

/// Most bytes of a refused input that its event keeps. No reading is longer; of what is, the event has size and digest.
pub const MOST_REFUSED: usize = 4 * 1024;

/// Where a query is asked from.
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
    /// Who may.
    const NEEDS: Permission;
    /// Where it is asked from.
    const ASKED: Asked = Asked::Query;
    /// Who asks is written to the audit log, whether it was told or refused: for what must not be read unseen.
    const LOGGED: bool = false;
    /// What it tells, in a sentence.
    const SUMMARY: &'static str;
    /// What it answers.
    type Output: Serialize + Send;

    /// What it reads whoever asks, sent along with the entering flight; `ReadTx::ahead` hands it to `fetch`, which reads it
    /// where it comes to be asked in a transaction that is open already.
    fn ahead(&self, _: &EntryBatch<'_>) -> impl Future<Output = Prefetched> + Send {
        std::future::ready(Prefetched::default())
    }
    /// Reads and computes.
    fn fetch(self, tx: &ReadTx) -> impl Future<Output = Result<Self::Output>> + Send;
}

/// The answer of a call: JSON, and whether it is an earlier call's.
#[derive(Debug)]
pub struct Answer {
    /// A JSON object.
    pub json: String,
    /// The session's new secret, for its browser alone; see `identity::sessions::renew`.
    pub session: Option<String>,
    /// The secret of the till that its browser is from now on; see `till::enrol`.
    pub till: Option<String>,
    /// It names a job that was asked for, and does not tell what came of it.
    pub is_job: bool,
}

impl Answer {
    fn of(json: String) -> Answer {
        Answer { json, session: None, till: None, is_job: false }
    }
}

/// An answer that is awaited.
pub type Answered = Pin<Box<dyn Future<Output = Result<Answer>> + Send>>;
/// Runs an operation.
pub type Runner = fn(Arc<Platform>, Call, Value) -> Answered;

/// Runs an action. Errors: a refusal, or a fault of ours; in both cases nothing was written but a refusal's event.
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

/// Judges the password the caller has, where the action asks for it and the caller gave it.
async fn own_password<A: Action>(
    platform: &Platform,
    call: &Call,
    body: &Value,
) -> Result<Option<Ruled<()>>> {
    // Most hold no secret, and are not read once more.
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
    // Read before the caller is judged, so that its reads can go along; a fault in it is told in its turn.
    let action = input::read::<A>(body).and_then(|action| action.check().map(|()| action));
    let ahead = action.as_ref().ok().map(OfAction);
    let ahead = ahead.as_ref().map(|action| action as &dyn Ahead);
    // Hardly a key comes twice, so the first try does not look for an answer kept under it. Where there is one, the first try
    // cannot keep its own (`Error::is_retryable`), or has nothing to keep and looks for it then.
    let key = if first { None } else { call.key.as_deref() };
    let (read, kept) = ReadTx::open_with(platform, call, "BEGIN", key, ahead).await?;
    let mut tx = Tx::of(read, A::NAME);
    tx.may_run_alone(first);
    tx.was_given(own_password.clone());
    if let Err(refusal) = may_call::<A>(&tx) {
        return refuse::<A>(platform, tx, refusal.into(), body).await;
    }
    let input_sha256: [u8; 32] = Sha256::digest(input::without_secrets::<A>(body).as_bytes()).into();
    if let Some(kept) = kept {
        return again::<A>(platform, tx, &kept, &input_sha256, body).await;
    }
    // A call that was done before gets its first answer even without room: `kept_before`.
    let done = match platform.disk.takes_changes().and_then(|()| ready(&tx, action)) {
        Ok(action) => done(action, &mut tx, &input_sha256).await,
        Err(refusal) => Err(refusal.into()),
    };
    let unwritten = match done {
        Ok((answer, Some(committing))) => return tx.committed(committing).await.map(|()| answer),
        Ok((answer, None)) => Ok(answer),
        Err(refusal @ Error::Refused(_)) => Err(refusal),
        Err(error) => return refuse::<A>(platform, tx, error, body).await,
    };
    // The same call may have been done before, or meanwhile, and be the very reason for a refusal.
    match (tx.kept_before().await?, unwritten) {
        (Some(kept), _) => again::<A>(platform, tx, &kept, &input_sha256, body).await,
        (None, Ok(answer)) => tx.undo().await.map(|()| answer),
        (None, Err(refusal)) => refuse::<A>(platform, tx, refusal, body).await,
    }
}

/// Gives the answer kept under the call's key again, and writes nothing.
async fn again<A: Action>(
    platform: &Platform,
    tx: Tx,
    kept: &Kept,
    input_sha256: &[u8],
    body: &Value,
) -> Result<Answer> {
    match kept_for::<A>(kept, input_sha256) {
        Ok(answer) => tx.undo().await.map(|()| Answer::of(answer)),
        Err(conflict) => refuse::<A>(platform, tx, conflict.into(), body).await,
    }
}

/// Whether the caller may call it, and so that it can be sent again: what is judged before its key, in the order of errors.md.
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

/// What is judged after its key, before anything stored is looked at.
fn ready<A: Action>(tx: &Tx, action: Ruled<A>) -> Ruled<A> {
    // Before the fields: filling them in otherwise would help nobody.
    is_open::<A>(tx)?;
    action
}

/// Whether the action may be done in the workspace, which may be closed. Errors: `workspace_closed`.
fn is_open<A: Action>(tx: &Tx) -> Ruled<()> {
    if let (Some(ends_at), false) = (tx.workspace.ends_at, A::IN_CLOSED) {
        return Err(Refusal::new(Code::WorkspaceClosed).fact("ends_at", ends_at.to_string()));
    }
    Ok(())
}

/// The answer that was kept under the call's key. Errors: `idempotency_conflict` where it is another call's.
fn kept_for<A: Action>(kept: &Kept, input_sha256: &[u8]) -> Ruled<String> {
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
    if !tx.member.has_in_scope(needs) {
        // Whatever the person may: this token is for something else.
        return Err(Refusal::new(Code::PermissionDenied).fact("needs_permission", needs.as_str()));
    }
    Err(Refusal::new(Code::PermissionDenied)
        .fact("needs_role", least_above(needs.roles(), tx.member.trust.roles).as_str()))
}

/// Performs it and writes all of it, up to a COMMIT that is on its way; None where there is nothing to commit.
async fn done<A: Action>(
    action: A,
    tx: &mut Tx,
    input_sha256: &[u8],
) -> Result<(Answer, Option<Committing>)> {
    let Recorded { output, end } = action.perform(tx).await?;
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
        // In the transaction of its work: both are there, or neither.
        end_within(&job, tx, kept).await?;
    }
    let committing = tx.commit(&change, kept, input_sha256).await?;
    let (session, till) = (tx.new_session(), tx.new_till());
    Ok((Answer { session, till, ..Answer::of(json) }, Some(committing)))
}

/// Leaves the event of a call that was refused before it came to an action: a form of another site, a session of another
/// workspace. Nothing is written where nobody is signed in.
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
        // There is no room for its event either, whatever it was refused for. Log and metrics count it.
        Error::Refused(refusal) if refusal.code == Code::DiskFull || platform.disk.spares() => {
            tx.undo().await.unwrap_or_default();
        }
        Error::Refused(refusal) => {
            // Nobody writes into the log what they had no business to send.
            let keeps = A::KEEPS_REFUSED && may(&tx, A::NEEDS).is_ok();
            let kept = if keeps { A::kept_of_refused(body, refusal) } else { None };
            tx.note(Some(refusal.code), kept.map(refused_input)).await?;
        }
        // The rest is ours, not the caller's: undone, and told in the log.
        _ => tx.undo().await.unwrap_or_default(),
    }
    Err(error)
}

/// What was sent as far as the input declares it: other fields are left out, and what should be one value and is not, is null.
pub fn declared(sent: &Value, shape: &Shape) -> Value {
    match (shape, sent) {
        (Shape::Object(members), Value::Object(fields)) => {
            let kept = members
                .iter()
                .filter_map(|it| Some((it.name.to_owned(), declared(fields.get(it.name)?, &it.shape))));
            Value::Object(kept.collect())
        }
        (Shape::List(of, _), Value::Array(list)) => list.iter().map(|it| declared(it, of)).collect(),
        (_, Value::Object(_) | Value::Array(_)) => Value::Null,
        _ => sent.clone(),
    }
}

/// What the event of a refusal tells of what was sent.
fn refused_input(body: Value) -> Value {
    let text = body.to_string();
    if text.len() <= MOST_REFUSED {
        return json!({ "refused": body });
    }
    let sha256: String = Sha256::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    json!({ "refused": null, "refused_bytes": text.len(), "refused_sha256": sha256 })
}

/// The answer as it is kept: without the fields that are shown once.
fn without<T: Serialize>(output: &T, secrets: &[&str]) -> Result<String> {
    let mut kept = serde_json::to_value(output).map_err(Error::internal)?;
    if let Some(fields) = kept.as_object_mut() {
        fields.retain(|name, _| !secrets.contains(&name.as_str()));
    }
    Ok(kept.to_string())
}

/// The kept answer with `duplicate: true`.
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

/// An answer with one more field before the others; answers are JSON objects.
fn with_first(field: &str, value: &str, answer: &str) -> String {
    match answer.strip_prefix('{') {
        Some("}") => format!(r#"{{"{field}":{value}}}"#),
        Some(rest) => format!(r#"{{"{field}":{value},{rest}"#),
        None => answer.to_owned(),
    }
}

/// Asks a query and gives its typed answer. Errors: a refusal, or a fault of ours.
pub async fn ask<Q: Query>(platform: &Platform, call: &Call, query: Q) -> Result<Q::Output> {
    asked(platform, call, Ok(query)).await
}

/// Asks a query with what was sent: for the API and the CLI.
pub async fn ask_json<Q: Query>(platform: &Platform, call: &Call, body: &Value) -> Result<Answer> {
    let answer = asked::<Q>(platform, call, input::read(body)).await?;
    Ok(Answer::of(serde_json::to_string(&answer).map_err(Error::internal)?))
}

async fn asked<Q: Query>(
    platform: &Platform,
    call: &Call,
    query: std::result::Result<Q, Refusal>,
) -> Result<Q::Output> {
    let asking = async {
        let ahead = query.as_ref().ok().map(OfQuery);
        let ahead = ahead.as_ref().map(|query| query as &dyn Ahead);
        let (tx, _) = ReadTx::open_with(platform, call, "BEGIN READ ONLY", None, ahead).await?;
        let answer = told(&tx, query).await;
        tx.close().await?;
        answer
    };
    spans::operation(Q::NAME, "query", asking).await
}

/// What a query answers in an open transaction, which tells of a logged one when it is closed.
pub async fn told<Q: Query>(tx: &ReadTx, query: std::result::Result<Q, Refusal>) -> Result<Q::Output> {
    let answer = match may(tx, Q::NEEDS).and(query) {
        Ok(query) => query.fetch(tx).await,
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
            assert_eq!(refused_input(declared(&sent, &shape)), json!({ "refused": kept }));
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

struct OfAction<'i, A>(pub &'i A);

struct OfQuery<'i, Q>(pub &'i Q);

impl<A: Action> Ahead for OfAction<'_, A> {
    fn is_in_order(&self) -> bool {
        A::IN_ORDER
    }
    fn sent<'a>(&'a self, on: &'a EntryBatch<'a>) -> BoxFuture<'a, Prefetched> {
        self.0.ahead(on).boxed()
    }
}

impl<Q: Query> Ahead for OfQuery<'_, Q> {
    fn is_in_order(&self) -> bool {
        false
    }
    fn sent<'a>(&'a self, on: &'a EntryBatch<'a>) -> BoxFuture<'a, Prefetched> {
        self.0.ahead(on).boxed()
    }
}
