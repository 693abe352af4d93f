//! The members of a workspace who get its notices by mail.

use kernel::day::Instant;
use mail_queries::outbox as sql;
use platform::error::Result;
use platform::internal::Seals;
use platform::sealed::app::membership;
use uuid::Uuid;

/// The most people who get one notice; a workspace has few Owners and Admins.
const TOLD: i64 = 100;

/// A member and their address.
pub struct Reached {
    pub person: Uuid,
    pub email: String,
}

/// The members with one of these roles, in a transaction that has entered their workspace.
pub async fn of_roles(
    client: &impl Seals,
    tenant: Uuid,
    roles: &[&str],
    now: Instant,
) -> Result<Vec<Reached>> {
    let rows = sql::people_of_roles().bind(client, &tenant, &roles, &TOLD).all().await?;
    let cipher = client.cipher_of(tenant, now);
    let reached = |it: sql::PeopleOfRoles| {
        let email = cipher.open(membership::EMAIL, it.person_id, it.email)?;
        Ok(Reached { person: it.person_id, email })
    };
    rows.into_iter().map(reached).collect()
}
