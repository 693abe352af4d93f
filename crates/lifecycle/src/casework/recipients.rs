//! The people to whom a mail about a case goes, and the page of the case.
//! Invariant: the operators hear of the instance's own cases, and the Owners and Admins of those of their
//! workspace.

use super::CaseKind;
use kernel::day::Instant;
use kernel::role::Role;
use mail::Notice;
use platform::error::Result;
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::Guard;
use uuid::Uuid;

/// Mails it to the operators of the instance, or to the Owners and Admins of a workspace.
pub(crate) async fn tell(guard: &Guard, tenant: Uuid, now: Instant, told: &Notice) -> Result<()> {
    let roles: &[Role] = if tenant == INSTANCE.uuid() { &[Role::Admin] } else { &[Role::Owner, Role::Admin] };
    mail::tell(guard, now, (tenant, NOBODY.uuid()), roles, told).await
}

/// The page of the cases of a kind, within a workspace.
pub const fn page(kind: CaseKind) -> &'static str {
    match kind {
        CaseKind::Weakness => "/instance/reports",
        CaseKind::Incident => "/instance/incidents",
        CaseKind::Supplier => "/instance/suppliers",
        CaseKind::Request => "/requests",
        CaseKind::AccessReview => "/team/reviews",
        CaseKind::Capture => "/instance/captures",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_case_has_a_page_and_letters_of_its_own() {
        let mut seen = std::collections::BTreeSet::new();
        for &kind in CaseKind::ALL {
            assert!(page(kind).starts_with('/') && seen.insert(page(kind)), "{kind}");
            assert!(seen.insert(kind.letters()), "{kind}");
            assert_eq!(kind.name(7), format!("{}-7", kind.letters()));
        }
    }
}
