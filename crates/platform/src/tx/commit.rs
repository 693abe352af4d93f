//! How a call's transaction ends: everything left to write is sent in the flight of its COMMIT, or all is
//! undone.
//! Invariant: a COMMIT counts only if all earlier results are good, and it is not sent if an earlier
//! statement could not be sent. A failed transaction can be undone and its event written on the same
//! connection.

use super::{Change, KeptAnswer, Tx, sql};
use crate::error::{Error, Result};
use crate::event::{self, Entry};
use crate::random::random;
use crate::sealed::app::kept_answer::ANSWER;
use futures::future::join_all;
use futures::{FutureExt, TryStreamExt};
use kernel::code::Code;
use platform_queries::client::Params;
use std::sync::atomic::{AtomicBool, Ordering};
use tokio_postgres::SimpleQueryStream;
use transparency::hash::SALT;
use uuid::Uuid;

/// A COMMIT on its way, after writes that all succeeded.
pub(crate) struct Committing(SimpleQueryStream);

impl Tx {
    /// Sends the waiting writes, the event, the stored answer and COMMIT in one flight. Errors: a write's;
    /// then nothing is committed.
    pub(crate) async fn commit(
        &self,
        change: &Change,
        answer: &str,
        input_sha256: &[u8],
    ) -> Result<Committing> {
        let event = sql::insert_event().prepare(self).await?;
        let keep = sql::keep().prepare(self).await?;
        let (id, salt) = (self.new_id()?, random()?);
        let (tenant, person, now) = (self.tenant(), self.person(), self.now);
        let roles = self.member.role_names();
        let (action, (_, key)) = (self.action, self.kept_row());
        let answer = self.cipher().seal(ANSWER, self.kept_row(), answer)?;
        let entry = self.entry((id, salt), None, change, &roles).sealed()?;
        let last = self.commit_flight.take();
        let failed = AtomicBool::new(false);
        let note = |done: &Result<()>| {
            failed.fetch_or(done.is_err(), Ordering::Relaxed);
        };
        let _flight = self.pg().flight("COMMIT", 1);
        let last = join_all(last.into_iter().map(|write| write(self).inspect(note)));
        let event = async {
            event::write(&event, self, &entry).await?;
            Ok(())
        };
        let kept = async {
            keep.params(self, &sql::KeepParams { tenant, person, key, action, input_sha256, answer, now })
                .one()
                .await?;
            Ok(())
        };
        // Sent in the same poll as everything before it; a write that failed by then was not sent.
        let committing = async {
            let whole = !failed.load(Ordering::Relaxed);
            if whole { Some(self.pg().simple_query_raw("COMMIT").await) } else { None }
        };
        let (last, event, kept, committing) =
            tokio::join!(biased; last, event.inspect(note), kept.inspect(note), committing);
        last.into_iter().collect::<Result<()>>()?;
        event?;
        kept?;
        let committing = committing.ok_or_else(|| Error::internal("COMMIT was not sent"))?;
        Ok(Committing(committing?))
    }

    /// Returns the connection to the next call while the disk is awaited, and returns when the commit is
    /// done. Errors: it is not known whether it was done.
    pub(crate) async fn committed(mut self, Committing(answer): Committing) -> Result<()> {
        let _here = self.read.release();
        answer.try_collect::<Vec<_>>().await?;
        Ok(())
    }

    /// Undoes everything and checks whether this call was already answered, before or by a rival that this
    /// call waited for.
    pub(crate) async fn kept_before(&self) -> Result<Option<KeptAnswer>> {
        let enter = sql::enter().prepare(self).await?;
        let kept = sql::kept().prepare(self).await?;
        let (tenant, person) = (self.tenant(), self.person());
        let key = self.call.key.as_deref().unwrap_or_default();
        let (undone, begun, entered, kept) = tokio::join!(biased;
            self.batch("ROLLBACK"),
            self.batch("BEGIN"),
            async { enter.bind(self, &tenant, &person).one().await },
            async { kept.bind(self, &tenant, &person, &key).opt().await });
        undone?;
        begun?;
        entered?;
        self.opened(kept?)
    }

    /// Undoes everything. Then a transaction of its own writes the one event of a refusal, with the stored
    /// part of its input, or of a logged read.
    pub(crate) async fn note(
        mut self,
        refused: Option<Code>,
        input: Option<serde_json::Value>,
    ) -> Result<()> {
        let enter = sql::enter().prepare(&self).await?;
        let event = sql::insert_event().prepare(&self).await?;
        let (id, salt) = (self.new_id()?, random()?);
        let (tenant, person) = (self.tenant(), self.person());
        let (roles, taken) = (self.member.role_names(), self.taken.load(Ordering::Relaxed));
        let after = input.or_else(|| (taken > 0).then(|| serde_json::json!({ "records": taken })));
        let change = Change { after, ..Change::default() };
        let entry = self.entry((id, salt), refused.map(Code::as_str), &change, &roles).sealed()?;
        let (undone, begun, entered, event, committed) = tokio::join!(biased;
            self.batch("ROLLBACK"),
            self.batch("BEGIN"),
            async { enter.bind(&self, &tenant, &person).one().await },
            async { event::write(&event, &self, &entry).await },
            self.batch("COMMIT"));
        undone?;
        begun?;
        entered?;
        event?;
        committed?;
        self.read.release();
        Ok(())
    }

    fn entry<'a>(
        &'a self,
        (event, salt): (Uuid, [u8; SALT]),
        code: Option<&'a str>,
        change: &'a Change,
        roles: &'a [&'a str],
    ) -> Entry<'a> {
        Entry {
            tenant: self.tenant(),
            cipher: self.cipher(),
            event,
            now: self.now,
            actor_id: Some(self.person()),
            actor: &self.member.name,
            roles,
            action: self.action,
            code,
            change,
            call: &self.call,
            opening: self.opening,
            salt,
        }
    }
}
