//! Seals what an earlier release wrote in clear text. Each value moves to the sealed column of its row that the program reads, and the
//! old column is emptied.
//! Invariant: each value is in one of the two columns at any moment, so the work may be interrupted anywhere. The instance's log says
//! once that a column is empty, and only if it is in every workspace.

use crate::pause::Rounds;
use crate::{heartbeat, key_rotation};
use kernel::day::Instant;
use kernel::id::TenantId;
use kernel::plain_text;
use lifecycle_queries::emptying as sql;
use platform::encryption::Seals;
use platform::error::{Error, Result};
use platform::instance::{Finding, INSTANCE, NOBODY, Reading, note_on};
use platform::internal::Guard;
use platform::platform::Platform;
use platform::sealed::ledger::tender::OCCASION;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

/// The column in clear text. Its values go to the column whose name `OCCASION` has.
const PLACE: &str = "ledger.tender.event";
/// The event that says that it is empty.
const EMPTIED: &str = "columns.seal";
/// Rows of one transaction.
const BATCH: i64 = 500;
/// How long it rests where a workspace could not be finished.
const AGAIN: Duration = Duration::from_secs(60);

/// Seals what is in clear text in all workspaces, once.
pub struct Emptying {
    platform: Arc<Platform>,
}

/// A column of an earlier release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerColumn {
    /// Schema, table and column.
    pub place: String,
    /// When the last backup ends that may have its values. None: values are still in it.
    pub in_backups_until: Option<Instant>,
}

/// The columns that had values in clear text, as long as a backup may have them. Errors: the database's.
pub async fn former_columns(platform: &Platform, now: Instant) -> Result<Vec<FormerColumn>> {
    let on = Reading::begin(platform).await?;
    let rows = sql::emptied_columns().bind(on.pg(), &on.tenant()).all().await;
    on.end().await;
    let rows = rows?.into_iter().filter(|row| row.found_at.is_some());
    let all = rows.map(|row| FormerColumn {
        in_backups_until: row.ended_at.map(|at| at + heartbeat::KEPT),
        place: row.place,
    });
    Ok(all.filter(|it| it.in_backups_until.is_none_or(|until| now < until)).collect())
}

impl Emptying {
    /// For this instance.
    pub fn new(platform: Arc<Platform>) -> Emptying {
        Emptying { platform }
    }

    /// Runs until everything is sealed, or the program stops.
    pub async fn run(self, clock: fn() -> Instant, stop: watch::Receiver<bool>) {
        let mut rounds = Rounds::new(AGAIN, stop);
        while rounds.continue_now() {
            let done = match self.platform.disk.spares() {
                true => Ok(false),
                false => self.look(clock()).await,
            };
            if matches!(done, Ok(true)) {
                return;
            }
            rounds.rest(done, "words of an earlier release could not be sealed; it is tried again").await;
        }
    }

    /// Seals what is found, workspace by workspace. True: nothing is left. Errors: the first one, after all workspaces had their
    /// turn.
    pub async fn look(&self, now: Instant) -> Result<bool> {
        if self.has_ended().await? {
            return Ok(true);
        }
        let mut trouble = None;
        for (_, tenant) in key_rotation::workspaces(&self.platform).await? {
            if let Err(error) = self.workspace(tenant, now).await {
                // A failure in one workspace does not stop the others.
                trouble = trouble.or(Some(error));
            }
        }
        match trouble {
            Some(error) => Err(error),
            None => self.end(now).await.map(|()| true),
        }
    }

    async fn has_ended(&self) -> Result<bool> {
        let on = Reading::begin(&self.platform).await?;
        let rows = sql::emptied_columns().bind(on.pg(), &on.tenant()).all().await;
        on.end().await;
        Ok(rows?.iter().any(|row| row.place == PLACE && row.ended_at.is_some()))
    }

    /// Seals the values of one workspace, a batch in each transaction.
    async fn workspace(&self, tenant: Uuid, now: Instant) -> Result<()> {
        loop {
            let guard = Guard::begin(&self.platform, TenantId::from_uuid(tenant), NOBODY).await?;
            let rows = sql::clear_occasions().bind(&guard, &tenant, &BATCH).all().await?;
            if rows.is_empty() {
                guard.rollback().await;
                return Ok(());
            }
            // Before the first value moves: it is known from then on that backups have some.
            self.found(now).await?;
            seal(&guard, tenant, now, &rows).await?;
            guard.commit().await?;
        }
    }

    async fn found(&self, now: Instant) -> Result<()> {
        let guard = Guard::begin(&self.platform, INSTANCE, NOBODY).await?;
        sql::insert_emptied().bind(&guard, &INSTANCE.uuid(), &PLACE, &now).opt().await?;
        guard.commit().await
    }

    /// Notes that nothing is left, and tells it in the instance's log if there was something.
    async fn end(&self, now: Instant) -> Result<()> {
        let guard = Guard::begin(&self.platform, INSTANCE, NOBODY).await?;
        let ended = sql::end_emptying().bind(&guard, &INSTANCE.uuid(), &PLACE, &now).opt().await?;
        if ended.flatten().is_none() {
            return guard.commit().await;
        }
        let after = serde_json::json!({ "column": PLACE, "sealed_in": OCCASION.name() });
        note_on(guard, now, Finding { action: EMPTIED.into(), code: None, after }).await
    }
}

/// Moves these values to their sealed column.
async fn seal(guard: &Guard, tenant: Uuid, now: Instant, rows: &[sql::ClearOccasions]) -> Result<()> {
    let cipher = guard.cipher_of(tenant, now);
    let (mut documents, mut lines) = (Vec::new(), Vec::new());
    let (mut words, mut found_by) = (Vec::new(), Vec::new());
    for row in rows {
        let sealed = cipher.seal(OCCASION, (row.document_id, row.line_no), row.event.as_str())?;
        documents.push(row.document_id);
        lines.push(row.line_no);
        words.push(sealed.as_bytes().to_vec());
        found_by.push(cipher.blind(OCCASION, &plain_text::fold_words(&row.event))?);
    }
    let sealed = sql::seal_occasions().bind(guard, &documents, &lines, &words, &found_by).one().await?;
    match sealed.and_then(|many| usize::try_from(many).ok()) == Some(rows.len()) {
        true => Ok(()),
        false => Err(Error::internal(format!("{sealed:?} of {} occasions were sealed", rows.len()))),
    }
}
