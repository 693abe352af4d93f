//! Who of a workspace is told by mail what happens in it.

use kernel::day::Instant;
use mail_queries::outbox as sql;
use platform::error::Result;
use platform::internal::Seals;
use platform::sealed::app::membership;
use uuid::Uuid;

/// People of a workspace who are told of one thing; a workspace has few Owners and Admins.
const TOLD: i64 = 100;

/// A member and where they are reached.
pub struct Reached {
    pub person: Uuid,
    pub email: String,
}

/// The members of these roles, in a transaction entered in their workspace.
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
