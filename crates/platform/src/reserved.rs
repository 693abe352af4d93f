//! The workspaces that belong to no shop, and the person who is nobody.

use kernel::id::{TenantId, UserId};
use uuid::Uuid;

/// The reserved workspace. It stores what belongs to the instance (people who are half signed in,
/// throttling).
pub const INSTANCE: TenantId =
    TenantId::from_uuid(Uuid::from_u128(0x0000_0000_0000_7000_8000_0000_0000_0001));
/// Nobody in particular: a caller who is not known yet.
pub const NOBODY: UserId = UserId::from_uuid(Uuid::nil());
/// The address of the reserved workspace.
pub const INSTANCE_SLUG: &str = "instance";
/// The addresses of the two canary workspaces.
pub const CANARIES: [&str; 2] = ["canary-a", "canary-b"];

/// Whether an e-mail address belongs to a canary, where nobody reads mail.
pub fn is_of_canary(address: &str) -> bool {
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    domain.strip_suffix(".example").is_some_and(|slug| CANARIES.contains(&slug))
}
