//! A canary's billing address for a check, set as an Owner would set it.
//! Invariant: nothing is mailed to it, and the address that remains afterwards belongs to nobody.

use super::{DAY, New, bounced};
use crate::returns::report;
use crate::returns::tag::MailName;
use crate::returns::{self, Outcome};
use crate::{Mail, messages};
use kernel::id::TenantId;
use mail_queries::billing as sql;
use mail_queries::client::Params;
use mail_queries::outbox;
use platform::call::Call;
use platform::error::Result;
use platform::instance::NOBODY;
use platform::internal::Guard;
use platform::platform::Platform;
use platform::random::fresh_id;
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

/// A mail to the address that a server took. Returns its name. Errors: as `lend`.
pub async fn send_out(platform: &Platform, call: &Call, canary: TenantId) -> Result<MailName> {
    let (guard, tenant) = (Guard::begin(platform, canary, NOBODY).await?, canary.uuid());
    let words = messages::billing::asked("Canary", call.now + DAY);
    let id = fresh_id(call.now)?;
    let mail = Mail { about: id, to: ADDRESS, words, link: None, useless_at: call.now + DAY };
    crate::queue_as(&guard, (tenant, NOBODY.uuid()), (id, call.now), &mail).await?;
    outbox::mail_sent().bind(&guard, &call.now, &tenant, &id).opt().await?;
    guard.commit().await?;
    Ok(MailName { mail: id, tenant })
}

/// Does what a running program does with a report in its folder: a mail of this name cannot be delivered.
/// Returns whether it changed something. Errors: as `lend`.
pub async fn hand_in(platform: &Platform, call: &Call, name: MailName) -> Result<bool> {
    let Some(report) = report::of_message(report_text(name).as_bytes()) else { return Ok(false) };
    Ok(returns::take(platform, &report, call.now).await? == Outcome::Marked)
}

/// A report as a mail server writes it (RFC 3464).
fn report_text(name: MailName) -> String {
    format!(
        "From: MAILER-DAEMON@canary.example\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.canary.example\r\n\r\n\
         Final-Recipient: rfc822; {ADDRESS}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n\
         --b\r\nContent-Type: text/rfc822-headers\r\n\r\nMessage-ID: <{}@canary.example>\r\n\r\n--b--\r\n",
        name.message_id()
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use uuid::Uuid;

    #[test]
    fn the_report_of_the_check_is_one_that_is_read() {
        let name = MailName { mail: Uuid::from_u128(7), tenant: Uuid::from_u128(9) };
        assert_eq!(report::of_message(report_text(name).as_bytes()).map(|it| it.name), Some(name));
    }
}
