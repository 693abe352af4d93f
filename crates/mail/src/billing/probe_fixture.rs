//! A canary's billing address for a check, set as an Owner would set it.
//! Invariant: nothing is mailed to it, and the address that remains afterwards belongs to nobody.

use super::{New, bounced};
use kernel::id::TenantId;
use mail_queries::billing as sql;
use mail_queries::client::Params;
use platform::call::Call;
use platform::error::Result;
use platform::instance::NOBODY;
use platform::internal::Guard;
use platform::platform::Platform;
use platform::sealed::app::billing as cell;

const ADDRESS: &str = "accounts@canary.example";

/// Sets the address of a canary again, unconfirmed. Returns the path of its link. Errors: the database's.
pub async fn lend(platform: &Platform, call: &Call, canary: TenantId) -> Result<String> {
    let (guard, tenant) = (Guard::begin(platform, canary, NOBODY).await?, canary.uuid());
    let email = guard.cipher(tenant, call.now).seal(cell::EMAIL, tenant, ADDRESS)?;
    let none = || None::<platform::encryption::Sealed>;
    sql::set_billing()
        .params(
            &guard,
            &sql::SetBillingParams {
                tenant,
                email,
                legal_name: none(),
                address: none(),
                gstin: none(),
                abn: none(),
                now: call.now,
            },
        )
        .one()
        .await?;
    let link = New::link(tenant, call.now)?;
    sql::ask_billing().bind(&guard, &link.id, &&link.sha256[..], &link.until, &tenant).one().await?;
    guard.commit().await?;
    Ok(link.path)
}

/// Does what the sender does when the address's server refuses a mail for good. Errors: as `lend`.
pub async fn come_back(platform: &Platform, call: &Call, canary: TenantId) -> Result<()> {
    let guard = Guard::begin(platform, canary, NOBODY).await?;
    bounced(&guard, canary.uuid(), (ADDRESS, call.now), call.now).await?;
    guard.commit().await
}
