//! The caller of long work, looked up once more before the work is saved.
//! Invariant: what a member may do, and whether the workspace can be changed, is as it is then and not as it was hours before.

use super::{Tx, custom_of, member, sql};
use crate::error::Result;
use kernel::code::Code;
use kernel::day::Instant;

impl Tx {
    /// Looks up the caller again. Errors: `sign_in_required` where nobody would be let in any more.
    pub(crate) async fn look_up_again(&mut self, now: Instant) -> Result<()> {
        let credential = self.call.credential.clone().ok_or(Code::SignInRequired)?;
        let (hash, person) = (&credential.sha256[..], credential.person.uuid());
        let who = sql::by_job().bind(self, &self.tenant(), &hash, &person, &now).opt().await?;
        let who = who.ok_or(Code::SignInRequired)?;
        let custom = custom_of(self, credential.tenant, &who.custom_roles).await?;
        let member = member(self.cipher(), &credential, &who, custom)?;
        self.read.member = member.with_factor_judged(&self.workspace.settings);
        self.read.workspace.ends_at = who.ends_at;
        self.read.workspace.read_only_since = who.read_only_since;
        Ok(())
    }
}
