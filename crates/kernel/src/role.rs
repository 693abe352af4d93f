//! The eight roles that a member of a workspace may hold, and sets of them.
//! The order of the roles from the least to the most trusted is fixed here, because refusals name the least
//! one that may act.

use crate::code::Code;
use crate::words;

words! {
    /// What a member is trusted with (sell.md section 5, make.md section 3).
    pub enum Role {
        /// Owns the workspace; may do everything the law allows.
        Owner = "Owner",
        /// Runs settings and people.
        Admin = "Admin",
        /// Runs the shop.
        Manager = "Manager",
        /// Sells.
        Cashier = "Cashier",
        /// Makes.
        Maker = "Maker",
        /// Judges what was made.
        Quality = "Quality",
        /// Keeps the books.
        Accountant = "Accountant",
        /// Reads and checks, changes nothing.
        Auditor = "Auditor",
    }
}

impl Role {
    /// From the least to the most trusted.
    const BY_TRUST: [Role; 8] = [
        Role::Auditor,
        Role::Accountant,
        Role::Cashier,
        Role::Maker,
        Role::Quality,
        Role::Manager,
        Role::Admin,
        Role::Owner,
    ];

    const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// A set of roles, one bit each in the order of `Role::ALL`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct RoleSet(u8);

impl RoleSet {
    /// No role.
    pub const EMPTY: RoleSet = RoleSet(0);

    /// These roles.
    pub const fn of(roles: &[Role]) -> RoleSet {
        let mut bits = 0;
        let mut at = 0;
        // Iterators are not const yet, and permission tables are.
        while at < roles.len() {
            bits |= roles[at].bit();
            at += 1;
        }
        RoleSet(bits)
    }

    /// The roles with these names, as the database stores them; `value_unknown` if one is not a role.
    pub fn parse_all<T: AsRef<str>>(names: &[T]) -> Result<RoleSet, Code> {
        names.iter().map(|name| name.as_ref().parse::<Role>()).collect()
    }

    /// The least trusted role of the set: the one to ask.
    pub fn least(self) -> Option<Role> {
        Role::BY_TRUST.into_iter().find(|&role| self.has(role))
    }

    /// Whether the role is one of them.
    pub const fn has(self, role: Role) -> bool {
        self.0 & role.bit() != 0
    }

    /// With this role too.
    #[must_use]
    pub const fn with(self, role: Role) -> RoleSet {
        RoleSet(self.0 | role.bit())
    }

    /// Whether the sets share a role.
    pub const fn intersects(self, other: RoleSet) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The roles of the set, in the order of `Role::ALL`.
    pub fn iter(self) -> impl Iterator<Item = Role> {
        Role::ALL.iter().copied().filter(move |&role| self.has(role))
    }
}

impl FromIterator<Role> for RoleSet {
    fn from_iter<I: IntoIterator<Item = Role>>(roles: I) -> RoleSet {
        roles.into_iter().fold(RoleSet::EMPTY, RoleSet::with)
    }
}

/// The least trusted role of the set; for the empty set the Owner, because nobody else can be asked.
pub fn least(roles: RoleSet) -> Role {
    roles.least().unwrap_or(Role::Owner)
}

/// The role that a member with these roles should ask: the least trusted one of the set above their own,
/// otherwise the least of all.
pub fn least_above(roles: RoleSet, own: RoleSet) -> Role {
    let highest = Role::BY_TRUST.into_iter().rposition(|role| own.has(role));
    let above = Role::BY_TRUST.into_iter().skip(highest.map_or(0, |at| at + 1)).find(|&role| roles.has(role));
    above.unwrap_or_else(|| least(roles))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_refusal_names_the_least_trusted_role_that_may() {
        let table: [(&[Role], Role); 5] = [
            (&[Role::Owner, Role::Admin, Role::Manager], Role::Manager),
            (&[Role::Owner, Role::Quality], Role::Quality),
            (&[Role::Owner, Role::Accountant, Role::Cashier], Role::Accountant),
            (&[Role::Manager, Role::Maker, Role::Quality], Role::Maker),
            (&[], Role::Owner),
        ];
        for (roles, expected) in table {
            assert_eq!(least(RoleSet::of(roles)), expected, "{roles:?}");
        }
    }

    #[test]
    fn every_role_has_its_place_in_the_order_of_trust() {
        let ranked: BTreeSet<Role> = Role::BY_TRUST.into_iter().collect();
        assert_eq!(ranked, Role::ALL.iter().copied().collect());
    }

    #[test]
    fn a_set_holds_what_was_put_in_and_nothing_else() {
        for &role in Role::ALL {
            let set = RoleSet::of(&[role]);
            assert_eq!(set.iter().collect::<Vec<_>>(), [role]);
            assert_eq!(RoleSet::EMPTY.with(role), set);
            assert_eq!(role.as_str().parse(), Ok(role));
        }
        let all: RoleSet = Role::ALL.iter().copied().collect();
        assert!(Role::ALL.iter().all(|&role| all.has(role)));
        assert!(RoleSet::EMPTY.is_empty() && !all.is_empty());
        assert!(all.intersects(RoleSet::of(&[Role::Maker])) && !RoleSet::EMPTY.intersects(all));
    }

    #[test]
    fn a_member_has_the_roles_that_are_stored_or_none_can_be_trusted() {
        let stored = RoleSet::parse_all(&["Cashier", "Maker"]);
        assert_eq!(stored, Ok(RoleSet::of(&[Role::Maker, Role::Cashier])));
        assert_eq!(RoleSet::parse_all(&["Cashier", "King"]), Err(Code::ValueUnknown));
        assert_eq!(RoleSet::parse_all::<&str>(&[]).map(RoleSet::least), Ok(None));
    }

    #[test]
    fn a_role_is_written_with_its_capital() {
        assert_eq!("owner".parse::<Role>(), Err(Code::ValueUnknown));
    }

    #[test]
    fn a_cashier_asks_the_manager_though_the_accountant_may_too() {
        let may = RoleSet::of(&[Role::Owner, Role::Manager, Role::Accountant]);
        assert_eq!(least_above(may, RoleSet::of(&[Role::Cashier])), Role::Manager);
        assert_eq!(least_above(may, RoleSet::of(&[Role::Auditor])), Role::Accountant);
        assert_eq!(
            least_above(RoleSet::of(&[Role::Accountant]), RoleSet::of(&[Role::Admin])),
            Role::Accountant
        );
    }
}
