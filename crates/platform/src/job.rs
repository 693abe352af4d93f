//! Long work: an action that somebody asked for and that runs after the answer, while its progress is shown.
//! Invariant: a job runs by the path of every action (`action::run`), as the person who asked for it, with
//! the rights they have then; the record that it is done is written in the transaction of its work.

pub(crate) mod end;
mod rules;
mod runner;
pub mod running;

pub use rules::State;
pub use runner::{Actions, JobProblem, Runner};
pub use running::Running;

use crate::action::Action;
use crate::call::CredentialKind;
use crate::error::{Error, Result};
use crate::input::{Faults, Field, Member, Path, Shape};
use crate::sealed::app::job as cell;
use crate::tx::{Change, Recorded, Tx};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::permission::Permission;
use kernel::refusal::{Refusal, Ruled};
use platform_queries::client::Params;
use platform_queries::job as sql;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};
use uuid::Uuid;

/// The field that wraps the input of an action in the request for a job. So one key never means both the
/// action and the job.
const LATER: &str = "later";
/// When a workspace that has reached its limit of jobs may try again, in seconds.
const COME_BACK_S: i64 = 30;

/// Requests an action as a job. It is judged as the action is, up to its fields; the input is stored until
/// the job runs.
pub struct Later<A> {
    action: A,
    input: String,
}

/// The request for a job with this input.
pub fn wrapped(input: Value) -> Value {
    Value::Object(Map::from_iter([(LATER.to_owned(), input)]))
}

impl<A: Action> Field for Later<A> {
    const HOLDS_SECRET: bool = A::HOLDS_SECRET;
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let sent = &value[LATER];
        A::read(sent, at, faults).map(|action| Later { action, input: sent.to_string() })
    }
    fn shape() -> Shape {
        Shape::Object(vec![Member { name: LATER, doc: String::new(), shape: A::shape(), required: true }])
    }
}

/// A requested job.
#[derive(Debug, Serialize, JsonSchema)]
#[schemars(rename = "JobAsked")]
pub struct Asked {
    /// Its id.
    job: Uuid,
    /// Its state: waiting.
    state: &'static str,
}

/// Whether the workspace may ask for one more job, of this many bytes. Errors: `jobs_waiting`.
async fn has_room(tx: &Tx, size: i64) -> Result<()> {
    let hour = SignedDuration::from_hours(1);
    let asked = sql::jobs_asked().bind(tx, &rules::LEAST_BYTES, &(tx.now - hour), &tx.tenant()).one().await?;
    let come_back = match () {
        () if !rules::has_room(asked.open) => COME_BACK_S,
        () if !rules::has_bytes(asked.bytes, size) => hour.as_secs(),
        () => return Ok(()),
    };
    Err(Refusal::new(Code::JobsWaiting).fact("retry_after_s", come_back).into())
}

impl<A: Action> Action for Later<A> {
    const NAME: &'static str = A::NAME;
    const NEEDS: Permission = A::NEEDS;
    const STEP_UP: bool = A::STEP_UP;
    const IN_CLOSED: bool = A::IN_CLOSED;
    const IN_READ_ONLY: bool = A::IN_READ_ONLY;
    const MOST_BYTES: usize = A::MOST_BYTES;
    const SUMMARY: &'static str = A::SUMMARY;
    type Output = Asked;

    fn check(&self) -> Ruled<()> {
        self.action.check()
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<Asked>> {
        const { assert!(!A::IN_CLOSED, "the runner stops each job whose workspace is closed") };
        let size = i64::try_from(self.input.len()).map_err(Error::internal)?;
        has_room(tx, size).await?;
        let (id, member) = (tx.new_id()?, &tx.member);
        let input = tx.cipher().seal(cell::INPUT, id, self.input.as_str())?;
        let of_kind = |kind| tx.call.credential.as_ref().is_some_and(|it| it.kind == kind);
        let token = of_kind(CredentialKind::Token).then_some(member.credential);
        let session = of_kind(CredentialKind::Session).then_some(member.credential);
        sql::insert_job()
            .params(
                tx,
                &sql::InsertJobParams {
                    tenant: tx.tenant(),
                    job: id,
                    kind: A::NAME,
                    needs: A::NEEDS.as_str(),
                    input,
                    input_bytes: size,
                    by: tx.person(),
                    token,
                    session,
                    second_factor: member.second_factor,
                    by_pin: member.by_pin,
                    step_up: tx.call.step_up,
                    now: tx.now,
                },
            )
            .one()
            .await?;
        let asked = Asked { job: id, state: State::Waiting.as_str() };
        Ok(tx.record(Change::of(id).after(json!({ "job": id })), asked))
    }
}
