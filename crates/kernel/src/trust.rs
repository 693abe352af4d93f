//! The permissions of a person: those of the built-in roles, and those that a workspace's custom roles add.
//! Invariant: a custom role adds nothing that an Admin may not do, whatever is stored for it; nobody grants
//! more than they may do themselves; only an Owner makes an Owner.

use crate::permission::{Permission, PermissionSet};
use crate::role::{Role, RoleSet};

/// Roles that need a second factor, whatever the workspace's settings say (promises.toml, mfa-required).
pub const NEED_FACTOR: RoleSet = RoleSet::of(&[Role::Owner, Role::Admin, Role::Accountant]);

/// The widest possible custom role.
pub const WIDEST: PermissionSet = PermissionSet::of_roles(RoleSet::of(&[Role::Admin]));

/// Built-in roles, and the permissions that custom roles add.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Trust {
    /// The built-in roles: rules that name a role (a discount, cash) look only at these.
    pub roles: RoleSet,
    added: PermissionSet,
}

impl Trust {
    /// These roles and no custom one.
    pub const fn of(roles: RoleSet) -> Trust {
        Trust { roles, added: PermissionSet::EMPTY }
    }

    /// Adds the permissions of a custom role, without those that no custom role may have, even if a row names
    /// them.
    #[must_use]
    pub const fn with(self, custom: PermissionSet) -> Trust {
        Trust { added: self.added.or(custom.and(WIDEST)), ..self }
    }

    /// Adds the stored permissions of custom roles, separated by spaces. A name that is no longer a
    /// permission adds nothing.
    #[must_use]
    pub fn with_stored(self, names: &str) -> Trust {
        self.with(names.split_whitespace().filter_map(Permission::named).collect())
    }

    /// In the instance's own workspace: its Admins operate the instance, and its Auditors see what is done.
    #[must_use]
    pub const fn at_instance(self) -> Trust {
        let added = match (self.roles.has(Role::Admin), self.roles.has(Role::Auditor)) {
            (true, _) => PermissionSet::OF_OPERATORS,
            (false, true) => PermissionSet::EMPTY.with(Permission::InstanceRead),
            (false, false) => PermissionSet::EMPTY,
        };
        Trust { added: self.added.or(added), ..self }
    }

    /// Whether any of the roles allows this.
    pub const fn holds(self, permission: Permission) -> bool {
        self.roles.intersects(permission.roles()) || self.added.has(permission)
    }

    /// All allowed permissions.
    pub const fn all(self) -> PermissionSet {
        PermissionSet::of_roles(self.roles).or(self.added)
    }

    /// Whether it needs a second factor.
    pub fn needs_factor(self) -> bool {
        self.roles.intersects(NEED_FACTOR) || self.added.iter().any(Permission::is_powerful)
    }

    /// Whether a person with these permissions may give this to others, or take it from them. An Admin gives
    /// every built-in role but the Owner's, as they always could; anybody else gives only what they may do
    /// themselves.
    pub fn may_hand_on(self, given: Trust) -> bool {
        match () {
            () if self.roles.has(Role::Owner) => true,
            () if given.roles.has(Role::Owner) => false,
            () if self.roles.has(Role::Admin) => true,
            // As an Admin they could give roles wider than their own.
            () if given.roles.has(Role::Admin) => false,
            () => given.all().is_within(self.all()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn sets() -> impl Strategy<Value = PermissionSet> {
        let some = proptest::collection::vec(0..Permission::ALL.len(), 0..12)
            .prop_map(|picked| picked.into_iter().map(|n| Permission::ALL[n]).collect());
        prop_oneof![5 => some, 1 => Just(WIDEST)]
    }

    fn trusts() -> impl Strategy<Value = Trust> {
        let roles = proptest::collection::vec(0..Role::ALL.len(), 0..3);
        (roles, sets()).prop_map(|(picked, added)| {
            Trust::of(picked.into_iter().map(|n| Role::ALL[n]).collect()).with(added)
        })
    }

    fn stored(set: PermissionSet) -> String {
        set.iter().map(Permission::as_str).collect::<Vec<_>>().join(" ")
    }

    proptest! {
        #[test]
        fn a_custom_role_adds_what_it_names_and_never_what_an_admin_lacks(named in sets()) {
            let trust = Trust::default().with_stored(&stored(named));
            for &permission in Permission::ALL {
                let may = named.has(permission) && permission.roles().has(Role::Admin);
                prop_assert_eq!(trust.holds(permission), may);
            }
            prop_assert!(trust.all().is_within(WIDEST));
        }

        #[test]
        fn what_is_held_is_what_the_roles_have_and_what_is_added(trust in trusts()) {
            for &permission in Permission::ALL {
                prop_assert_eq!(trust.all().has(permission), trust.holds(permission));
            }
        }

        #[test]
        fn nobody_below_an_admin_hands_on_what_they_may_not_do(giver in trusts(), given in trusts()) {
            let leads = giver.roles.has(Role::Owner) || giver.roles.has(Role::Admin);
            if giver.may_hand_on(given) && !leads {
                prop_assert!(Permission::ALL.iter().all(|p| !given.holds(*p) || giver.holds(*p)));
            }
            prop_assert!(giver.roles.has(Role::Owner) || !given.roles.has(Role::Owner) || !giver.may_hand_on(given));
        }

        #[test]
        fn one_may_hand_on_what_is_ones_own_but_for_the_owner(own in trusts()) {
            prop_assert!(own.may_hand_on(own));
        }

        #[test]
        fn a_chain_of_gifts_never_reaches_more_than_its_first_giver_could_give(
            first in trusts(), second in trusts(), third in trusts(),
        ) {
            if first.may_hand_on(second) && second.may_hand_on(third) {
                prop_assert!(first.may_hand_on(third));
            }
        }

        #[test]
        fn power_needs_a_second_factor_by_whatever_role(trust in trusts()) {
            let powerful = Permission::ALL.iter().any(|p| p.is_powerful() && trust.holds(*p));
            prop_assert!(!powerful || trust.needs_factor());
            prop_assert_eq!(trust.needs_factor(), powerful || trust.roles.intersects(NEED_FACTOR));
        }
    }

    #[test]
    fn who_changes_members_settings_moves_data_or_erases_has_power_and_the_rest_have_none() {
        let marked: Vec<&str> =
            Permission::ALL.iter().filter(|p| p.is_powerful()).map(|p| p.as_str()).collect();
        let wanted = [
            "members.write",
            "settings.write",
            "limits.write",
            "workspace.close",
            "workspace.export",
            "import.run",
            "parties.erase",
            "requests.handle",
            "instance.operate",
        ];
        assert_eq!(marked, wanted);
    }

    #[test]
    fn an_instance_is_operated_in_its_own_workspace_and_by_its_admins_alone() {
        for &role in Role::ALL {
            let shop = Trust::of(RoleSet::of(&[role]));
            let stored = shop.with_stored("instance.read instance.operate");
            for &permission in Permission::ALL.iter().filter(|it| it.is_of_instance()) {
                assert!(!shop.holds(permission) && !stored.holds(permission), "{role}");
            }
            let here = shop.at_instance();
            assert_eq!(here.holds(Permission::InstanceOperate), role == Role::Admin, "{role}");
            assert_eq!(here.holds(Permission::InstanceRead), matches!(role, Role::Admin | Role::Auditor));
            assert_eq!((here.roles, here.needs_factor()), (shop.roles, shop.needs_factor()));
        }
    }

    #[test]
    fn an_admin_gives_every_role_but_the_owners() {
        let admin = Trust::of(RoleSet::of(&[Role::Admin]));
        for &role in Role::ALL {
            assert_eq!(admin.may_hand_on(Trust::of(RoleSet::of(&[role]))), role != Role::Owner, "{role}");
        }
    }

    #[test]
    fn a_name_that_is_no_permission_any_more_adds_nothing() {
        let trust = Trust::default().with_stored("bills.read gone.write  make.read import.run");
        let held: Vec<&str> = trust.all().iter().map(Permission::as_str).collect();
        assert_eq!(held, ["bills.read", "make.read"]);
    }
}
