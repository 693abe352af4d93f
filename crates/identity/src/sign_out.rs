//! Signing out: the session of a browser ends, and with it the draft on a shared device.

use crate::{sessions, shared_device};
use platform::call::Call;
use platform::error::Result;
use platform::internal::{Guard, open_read, write_event};
use platform::platform::Platform;

/// Ends the session of a cookie; an unknown one has ended already. Errors: the database's.
pub async fn sign_out(platform: &Platform, call: &Call) -> Result<()> {
    let Ok(tx) = open_read(platform, call).await else { return Ok(()) };
    let (tenant, person) = (tx.workspace.tenant, tx.member.person);
    let (session, name, on_till) = (tx.member.credential, tx.member.name.clone(), tx.member.till.is_some());
    tx.close().await?;
    let guard = Guard::begin(platform, tenant, person).await?;
    sessions::end(&guard, call, tenant.uuid(), session).await?;
    if on_till {
        shared_device::draft::drop(&guard, tenant.uuid(), person.uuid()).await?;
    }
    write_event(&guard, call, tenant, "workspace.session.close", Some((person, &name)), None).await?;
    guard.commit().await
}
