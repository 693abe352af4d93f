//! The form that a person had started when their session on a till ended: it is kept for them, and
//! given back to nobody else.
//! Invariant: it contains no secret of the form. Only its person reads it. A form that was sent
//! meanwhile is no longer a draft.

use identity_queries::client::Params;
use identity_queries::shared_device as sql;
use jiff::SignedDuration;
use platform::call::Call;
use platform::error::{Error, Result};
use platform::internal::Guard;
use platform::sealed::app::draft::FIELDS;
use platform::tx::ReadTx;
use serde_json::json;
use uuid::Uuid;

/// How long a draft is given back. `lifecycle::retention` deletes it after that time, or when it was sent.
pub const KEPT: SignedDuration = SignedDuration::from_hours(24);
/// The most bytes of its fields: a bill of sixty lines has a tenth of it.
const MOST: usize = 256 * 1024;

/// A form as it was filled in so far.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The action it would call.
    pub action: String,
    /// The page it was on.
    pub page: String,
    /// The fields that were typed.
    pub fields: Vec<(String, String)>,
}

impl Draft {
    /// Keeps it for a person, and drops the one before.
    pub(super) async fn keep(&self, guard: &Guard, call: &Call, tenant: Uuid, person: Uuid) -> Result<()> {
        let bytes: usize = self.fields.iter().map(|(name, value)| name.len() + value.len()).sum();
        if bytes > MOST {
            return Ok(());
        }
        let key = self.fields.iter().find(|(name, _)| name == "_key").map_or("", |(_, value)| value.as_str());
        let (action, page) = (self.action.as_str(), self.page.as_str());
        let fields = guard.cipher(tenant, call.now).seal(FIELDS, person, &json!(self.fields))?;
        sql::keep_draft()
            .params(
                guard.pg(),
                &sql::KeepDraftParams { tenant, person, action, page, key, fields, now: call.now },
            )
            .one()
            .await?;
        Ok(())
    }
}

/// The signed-in person's draft. Errors: the database's.
pub async fn mine(tx: &ReadTx) -> Result<Option<Draft>> {
    let since = tx.now - KEPT;
    let Some(found) = sql::draft().bind(tx, &tx.tenant(), &tx.person(), &since).opt().await? else {
        return Ok(None);
    };
    let fields = tx.cipher().open(FIELDS, tx.person(), found.fields)?;
    let fields = serde_json::from_str(&fields).map_err(Error::internal)?;
    Ok(Some(Draft { action: found.action, page: found.page, fields }))
}

/// Drops a person's draft, in an entered workspace.
pub async fn drop(guard: &Guard, tenant: Uuid, person: Uuid) -> Result<()> {
    sql::drop_draft().bind(guard.pg(), &tenant, &person).opt().await?;
    Ok(())
}
