//! Checks that a session belongs to the workspace in the address.
//! Invariant: another workspace does not accept the session, and the log of its own workspace has it.

use crate::site::Site;
use kernel::code::Code;
use kernel::id::UserId;
use platform::action::turned_away;
use platform::call::Call;
use platform::error::Result;
use platform::internal::open_read;

/// Refuses a session's cookie that has the name of another workspace's, and logs that in its own workspace.
pub(crate) async fn is_here(site: &Site, call: &Call, there: &str, here: &str) -> Result<()> {
    if there == here {
        return Ok(());
    }
    turned_away(&site.platform, call, MISMATCH, Code::SignInRequired).await;
    Err(Code::SignInRequired.into())
}

/// The event of a session shown to a workspace other than its own (promises.toml, session-short).
const MISMATCH: &str = "session_workspace_mismatch";

/// The id and name of the person who is signed in to this workspace. Errors: `sign_in_required`, also for a session of
/// another workspace.
pub(crate) async fn member_here(site: &Site, call: &Call, slug: &str) -> Result<(UserId, String)> {
    let tx = open_read(&site.platform, call).await?;
    let (who, there) = ((tx.member.person, tx.member.name.clone()), tx.workspace.slug.clone());
    tx.close().await?;
    is_here(site, call, &there, slug).await.map(|()| who)
}
