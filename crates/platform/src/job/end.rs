//! Records that a job is done, in the transaction of its work.

use super::rules::State;
use super::running::Running;
use crate::error::{Error, Result};
use crate::sealed::app::job as cell;
use crate::tx::Tx;
use platform_queries::client::Params;
use platform_queries::job as sql;

/// Writes that the job is done, in the transaction of its work. Errors: it was cancelled, or its lease
/// expired and another attempt started.
pub(crate) async fn end_within(job: &Running, tx: &Tx, answer: &str) -> Result<()> {
    let answer = tx.cipher().seal(cell::ANSWER, job.id, answer)?;
    let ((done, of), now) = (job.progress(), (job.clock)());
    let ended = sql::end_job()
        .params(
            tx,
            &sql::EndJobParams {
                state: State::Done.as_str(),
                answer: Some(answer),
                code: None::<&str>,
                done,
                total: of,
                now,
                tenant: tx.tenant(),
                job: job.id,
                lease: job.lease(),
            },
        )
        .opt()
        .await?;
    ended.map(drop).ok_or_else(|| Error::Busy("the job is not ours any more".into()))
}
