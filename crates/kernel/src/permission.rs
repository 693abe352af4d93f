//! The permissions of members, and the roles that grant them.
//! Invariant: every action and query names one of these, and the matrix page, the API's description and the
//! permission test are generated from this table; nothing else decides who may do what.

use crate::bits::{Bits, words_for};
use crate::role::{Role, RoleSet};

/// Whether the table marks a permission as powerful.
macro_rules! marked {
    () => {
        false
    };
    (powerful) => {
        true
    };
}

macro_rules! permissions {
    ($( $(#[doc = $what:literal])+ $variant:ident = $name:literal : $($role:ident)* $(, $mark:ident)? ; )+) => {
        /// A right that an action or query needs. The roles beside each are from sell.md section 5 and
        /// make.md section 3. One without roles belongs to the people who run the instance.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Permission { $( $(#[doc = $what])+ $variant, )+ }

        impl Permission {
            /// Every permission, in the order of the matrix page.
            pub const ALL: &'static [Permission] = &[ $( Permission::$variant, )+ ];

            /// The stable name, which tokens and the matrix use.
            pub const fn as_str(self) -> &'static str {
                match self { $( Permission::$variant => $name, )+ }
            }

            /// The permission with this name, if there is one.
            pub fn named(name: &str) -> Option<Permission> {
                Self::ALL.iter().copied().find(|permission| permission.as_str() == name)
            }

            /// The roles that have it.
            pub const fn roles(self) -> RoleSet {
                match self { $( Permission::$variant => RoleSet::of(&[ $( Role::$role, )* ]), )+ }
            }

            /// Whether a member with it must use a second factor, whichever role grants it (promises.toml,
            /// mfa-required): it lets others in or shuts them out, changes how people sign in, or takes the
            /// workspace's data out.
            pub const fn is_powerful(self) -> bool {
                match self { $( Permission::$variant => marked!($($mark)?), )+ }
            }

            /// Whether its use gives a person, a program, a browser or an address access that lasts. An operator, whose
            /// own access ends within hours, has none of these.
            pub const fn gives_access(self) -> bool {
                use Permission::*;
                matches!(self, MembersWrite | MembersRecover | TokensWrite | TillsWrite | CalendarFollow | BillingWrite)
            }

            /// Its meaning in plain words, for the matrix page.
            pub const fn meaning(self) -> &'static str {
                match self { $( Permission::$variant => concat!($($what),+), )+ }
            }
        }
    };
}

permissions! {
    /// See the workspace's home page, its members' names and its settings.
    WorkspaceRead = "workspace.read": Owner Admin Manager Cashier Maker Quality Accountant Auditor;
    /// Invite and remove members, change their roles, make custom roles.
    MembersWrite = "members.write": Owner Admin, powerful;
    /// Take a member's lost second factor away, after a wait.
    MembersRecover = "members.recover": Owner;
    /// One's own account: password, second factor, browsers signed in.
    AccountWrite = "account.write": Owner Admin Manager Cashier Maker Quality Accountant Auditor;
    /// Make and revoke one's own API tokens.
    TokensWrite = "tokens.write": Owner Admin Manager Cashier Maker Quality Accountant Auditor;
    /// Change settings, series and tax policy.
    SettingsWrite = "settings.write": Owner Admin, powerful;
    /// Change the limits that the law sets, such as the cash that a person may pay in a day.
    LimitsWrite = "limits.write": Owner, powerful;
    /// Close the workspace, so that it ends, and open it again.
    WorkspaceClose = "workspace.close": Owner, powerful;
    /// Take a complete copy of the workspace away.
    WorkspaceExport = "workspace.export": Owner, powerful;
    /// See and change who pays and the address that notices go to.
    BillingWrite = "billing.write": Owner;
    /// Make a browser a till that people share, end one, open a PIN that was shut.
    TillsWrite = "tills.write": Owner;
    /// Bring in what the shop has before the first posted document.
    ImportRun = "import.run": Owner, powerful;
    /// Read the audit log.
    AuditRead = "audit.read": Owner Admin Auditor;
    /// Dismiss what was found unusual.
    FindingsDismiss = "findings.dismiss": Owner;
    /// Read the notices of incidents that concern the workspace.
    IncidentsRead = "incidents.read": Owner Admin;
    /// See which mails went out and which did not.
    MailRead = "mail.read": Owner Admin;
    /// Lock and unlock periods.
    PeriodLock = "period.lock": Owner Accountant;
    /// See customers, suppliers and their names.
    PartiesRead = "parties.read": Owner Admin Manager Cashier Maker Quality Accountant Auditor;
    /// Add customers and suppliers.
    PartiesCreate = "parties.create": Owner Admin Manager Cashier;
    /// Change customers and suppliers.
    PartiesWrite = "parties.write": Owner Admin Manager Cashier Accountant;
    /// Erase who a customer or supplier is, for good.
    PartiesErase = "parties.erase": Owner Admin, powerful;
    /// Handle what persons ask about their data: show, hand over, restrict, answer.
    RequestsHandle = "requests.handle": Owner Admin, powerful;
    /// Place a legal hold, which stops erasure and ending, and lift it.
    LegalHoldsWrite = "legal_holds.write": Owner;
    /// See and set how long records are kept.
    RetentionWrite = "retention.write": Owner;
    /// Decide whether the workspace takes part in figures across workspaces, and see them.
    BenchmarksWrite = "benchmarks.write": Owner;
    /// Ask for a copy in the closed archive, and approve what another person asked for.
    RetentionOpen = "retention.open": Owner Accountant;
    /// See items.
    ItemsRead = "items.read": Owner Admin Manager Cashier Maker Quality Accountant Auditor;
    /// Add and change items.
    ItemsWrite = "items.write": Owner Admin Manager Quality;
    /// Read the rate board and price a piece.
    RatesRead = "rates.read": Owner Admin Manager Cashier Maker Accountant Auditor;
    /// Publish and correct rates.
    RatesWrite = "rates.write": Owner Admin Manager;
    /// Read bills and receipts.
    BillsRead = "bills.read": Owner Admin Manager Cashier Accountant Auditor;
    /// Draft and post bills, take payments.
    BillsWrite = "bills.write": Owner Admin Manager Cashier Accountant;
    /// Reverse and credit bills, give money back, pay money out.
    BillsReverse = "bills.reverse": Owner Admin Manager Accountant;
    /// Open a till with its float, and count it.
    TillsCount = "tills.count": Owner Admin Manager Cashier;
    /// Move money between the shop's own accounts, bank cheques, set off what a party owes and is owed.
    MoneyMove = "money.move": Owner Manager Accountant;
    /// Give up debts and book cheques that come back.
    BooksWrite = "books.write": Owner Accountant;
    /// Take in customers' orders and repairs.
    JobsTake = "jobs.take": Owner Admin Manager Cashier;
    /// Say that the work on an order or a repair began or is ready.
    JobsWork = "jobs.work": Owner Admin Manager Cashier Maker;
    /// See what customers order ahead, and what is short for it.
    OrdersRead = "orders.read": Owner Admin Manager Cashier Maker Accountant Auditor;
    /// Take and cancel customers' orders; skip and stop standing orders.
    OrdersTake = "orders.take": Owner Admin Manager Cashier;
    /// Set up and change standing orders.
    StandingOrdersWrite = "standing_orders.write": Owner Admin Manager;
    /// See which lots an order is picked from.
    OrdersPick = "orders.pick": Owner Admin Manager Cashier Maker;
    /// Read ledgers, balances and statements.
    LedgerRead = "ledger.read": Owner Admin Manager Cashier Accountant Auditor;
    /// See tagged pieces.
    ArticlesRead = "articles.read": Owner Admin Manager Cashier Accountant Auditor;
    /// See what goods cost the shop.
    CostRead = "cost.read": Owner Admin Manager Accountant Auditor;
    /// Add, move, melt and count tagged pieces and metal; give metal to karigars and take it back.
    ArticlesWrite = "articles.write": Owner Admin Manager;
    /// Print on the shop's printers, and see what waits there.
    PrintersUse = "printers.use": Owner Admin Manager Cashier Maker Quality Accountant;
    /// Add, change and remove printers.
    PrintersWrite = "printers.write": Owner Admin Manager;
    /// See recipes, batches, lots and readings.
    MakeRead = "make.read": Owner Admin Manager Maker Quality Accountant Auditor;
    /// Follow the calendar of batches in another calendar program.
    CalendarFollow = "calendar.follow": Owner Admin Manager Maker Quality Accountant Auditor;
    /// Publish recipe versions.
    RecipesPublish = "recipes.publish": Owner Manager;
    /// Publish control points.
    ControlPointsPublish = "control_points.publish": Owner Quality;
    /// Add equipment.
    EquipmentCreate = "equipment.create": Owner Admin Manager Quality;
    /// Record that equipment was cleaned, and attach papers to its checks.
    EquipmentCheck = "equipment.check": Owner Manager Maker Quality;
    /// Calibrate instruments, and let a check that is due wait.
    EquipmentCalibrate = "equipment.calibrate": Owner Quality;
    /// Plan a batch and make it ready.
    BatchesPlan = "batches.plan": Owner Admin Manager Maker;
    /// Start and complete a batch, consume lots and record output.
    BatchesRun = "batches.run": Owner Manager Maker;
    /// Put a batch or a lot on hold.
    HoldsPlace = "holds.place": Owner Admin Manager Maker Quality;
    /// Resume a batch and submit it for review.
    BatchesResume = "batches.resume": Owner Manager Maker Quality;
    /// Release, reject or return a batch.
    BatchesRelease = "batches.release": Owner Quality;
    /// Abort a batch.
    BatchesAbort = "batches.abort": Owner Manager;
    /// Post readings at control points.
    ReadingsPost = "readings.post": Owner Manager Maker Quality;
    /// Decide about a deviation, lift or clear a hold.
    DeviationsDispose = "deviations.dispose": Owner Quality;
    /// Receive lots.
    LotsReceive = "lots.receive": Owner Manager Maker Quality;
    /// Ask for first-expired-first-out picks and other computations.
    MakeCompute = "make.compute": Owner Admin Manager Maker Quality Accountant Auditor;
    /// Trace lots back and forward.
    TraceRun = "trace.run": Owner Manager Maker Quality Accountant Auditor;
    /// See what the operator of this instance has to do: reports, incidents, suppliers.
    InstanceRead = "instance.read": ;
    /// Do the duties of the operator of this instance.
    InstanceOperate = "instance.operate": , powerful;
}

impl Permission {
    /// Whether only the people who run the instance have it, in its own workspace: no role of a shop does.
    pub const fn is_of_instance(self) -> bool {
        matches!(self, Permission::InstanceRead | Permission::InstanceOperate)
    }

    /// The permissions that its work needs: a member who writes bills reads bills, rates and pieces. Every
    /// built-in role with the one has the others; a custom role gets them with it.
    pub const fn leans_on(self) -> PermissionSet {
        use Permission::*;
        let set = PermissionSet::EMPTY;
        match self {
            BillsRead => set.with(RatesRead),
            LedgerRead => set.with(BillsRead).with(RatesRead),
            CostRead => LedgerRead.leans_on().with(LedgerRead),
            BillsWrite => LedgerRead.leans_on().with(LedgerRead).with(ArticlesRead).with(PartiesRead),
            BillsReverse | TillsCount | JobsTake => set.with(BillsRead).with(RatesRead),
            OrdersTake | StandingOrdersWrite | OrdersPick => {
                set.with(OrdersRead).with(PartiesRead).with(ItemsRead)
            }
            MoneyMove | BooksWrite => LedgerRead.leans_on().with(LedgerRead),
            RatesWrite => set.with(RatesRead),
            ArticlesWrite => set.with(ArticlesRead).with(RatesRead),
            PartiesCreate | PartiesWrite => set.with(PartiesRead),
            // All that is held of a person is handed over, and so read.
            RequestsHandle => LedgerRead.leans_on().with(LedgerRead).with(PartiesRead),
            PrintersWrite => set.with(PrintersUse),
            ItemsWrite => set.with(ItemsRead),
            MakeRead => set.with(ItemsRead),
            EquipmentCreate | EquipmentCheck | BatchesPlan | HoldsPlace | MakeCompute => {
                set.with(MakeRead).with(ItemsRead)
            }
            EquipmentCalibrate => set.with(EquipmentCheck).with(MakeRead).with(ItemsRead),
            InstanceOperate => set.with(InstanceRead),
            _ => set,
        }
    }
}

/// A set of permissions, one bit each in the order of `Permission::ALL`; it grows with that table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PermissionSet(Bits<{ words_for(Permission::ALL.len()) }>);

impl Default for PermissionSet {
    fn default() -> PermissionSet {
        PermissionSet::EMPTY
    }
}

impl PermissionSet {
    /// No permission.
    pub const EMPTY: PermissionSet = PermissionSet(Bits::EMPTY);

    /// The permissions of every member: to be here, and their own account. Without them nobody could set up
    /// the second factor that the rest of their role requires.
    pub const EVERYBODYS: PermissionSet =
        PermissionSet::EMPTY.with(Permission::WorkspaceRead).with(Permission::AccountWrite);

    /// The permissions of the operators of an instance, besides those of their role.
    pub const OF_OPERATORS: PermissionSet =
        PermissionSet::EMPTY.with(Permission::InstanceRead).with(Permission::InstanceOperate);

    /// The permissions of all these roles together.
    pub const fn of_roles(roles: RoleSet) -> PermissionSet {
        let mut set = PermissionSet::EMPTY;
        let mut at = 0;
        // Iterators are not const yet.
        while at < Permission::ALL.len() {
            if roles.intersects(Permission::ALL[at].roles()) {
                set = set.with(Permission::ALL[at]);
            }
            at += 1;
        }
        set
    }

    /// The set with this permission added.
    #[must_use]
    pub const fn with(self, permission: Permission) -> PermissionSet {
        PermissionSet(self.0.with(permission as usize))
    }

    /// Whether the permission is one of them.
    pub const fn has(self, permission: Permission) -> bool {
        self.0.has(permission as usize)
    }

    /// The union.
    #[must_use]
    pub const fn or(self, other: PermissionSet) -> PermissionSet {
        PermissionSet(self.0.or(other.0))
    }

    /// The intersection.
    #[must_use]
    pub const fn and(self, other: PermissionSet) -> PermissionSet {
        PermissionSet(self.0.and(other.0))
    }

    /// The set with the permissions that each of its members needs.
    #[must_use]
    pub fn closed(self) -> PermissionSet {
        self.iter().fold(self, |set, permission| set.or(permission.leans_on()))
    }

    /// Whether all of these are in the other set.
    pub const fn is_within(self, other: PermissionSet) -> bool {
        self.0.is_within(other.0)
    }

    /// Whether the set is empty.
    pub const fn is_empty(self) -> bool {
        self.is_within(PermissionSet::EMPTY)
    }

    /// The permissions of the set, in the order of `Permission::ALL`.
    pub fn iter(self) -> impl Iterator<Item = Permission> {
        Permission::ALL.iter().copied().filter(move |&permission| self.has(permission))
    }
}

impl FromIterator<Permission> for PermissionSet {
    fn from_iter<I: IntoIterator<Item = Permission>>(permissions: I) -> PermissionSet {
        permissions.into_iter().fold(PermissionSet::EMPTY, PermissionSet::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// Some permissions, by their place in the table.
    fn some() -> impl Strategy<Value = BTreeSet<Permission>> {
        let every = Permission::ALL.len();
        let places = proptest::collection::btree_set(0..every, 0..=every);
        places.prop_map(|places| places.into_iter().map(|at| Permission::ALL[at]).collect())
    }

    proptest! {
        #[test]
        fn a_set_of_permissions_is_the_set_of_its_members(a in some(), b in some()) {
            let set = |of: &BTreeSet<Permission>| of.iter().copied().collect::<PermissionSet>();
            let members = |of: PermissionSet| of.iter().collect::<BTreeSet<_>>();
            let (x, y) = (set(&a), set(&b));
            prop_assert_eq!(members(x), a.clone());
            prop_assert_eq!(members(x.or(y)), &a | &b);
            prop_assert_eq!(members(x.and(y)), &a & &b);
            prop_assert_eq!(x.is_within(y), a.is_subset(&b));
            prop_assert_eq!((x == y, x.is_empty()), (a == b, a.is_empty()));
            prop_assert!(Permission::ALL.iter().all(|it| x.has(*it) == a.contains(it)));
        }
    }

    #[test]
    fn a_set_of_permissions_holds_what_was_put_in_and_nothing_else() {
        for &permission in Permission::ALL {
            let set = PermissionSet::EMPTY.with(permission);
            assert_eq!(set.iter().collect::<Vec<_>>(), [permission]);
            let held = PermissionSet::of_roles(permission.roles());
            assert!(set.is_within(held) != permission.is_of_instance());
        }
        for &role in Role::ALL {
            let had = PermissionSet::of_roles(RoleSet::of(&[role]));
            assert!(Permission::ALL.iter().all(|p| had.has(*p) == p.roles().has(role)), "{role}");
            assert!(PermissionSet::EVERYBODYS.is_within(had), "{role}");
        }
    }

    #[test]
    fn who_has_a_permission_has_what_it_leans_on_and_nothing_leans_further() {
        for &permission in Permission::ALL {
            for leant in permission.leans_on().iter() {
                assert!(
                    Role::ALL.iter().all(|r| !permission.roles().has(*r) || leant.roles().has(*r)),
                    "{leant:?}"
                );
                assert!(leant.leans_on().is_within(permission.leans_on()), "{permission:?} {leant:?}");
            }
        }
    }

    #[test]
    fn every_permission_has_its_own_name_and_the_owner() {
        let names: BTreeSet<_> = Permission::ALL.iter().map(|p| p.as_str()).collect();
        assert_eq!(names.len(), Permission::ALL.len());
        assert!(Permission::ALL.iter().all(|p| p.roles().has(Role::Owner) != p.is_of_instance()));
        for &permission in Permission::ALL {
            assert_eq!(PermissionSet::OF_OPERATORS.has(permission), permission.is_of_instance());
        }
    }

    #[test]
    fn an_auditor_changes_nothing() {
        let changing =
            ["write", "post", "publish", "create", "run", "release", "dispose", "place", "reverse"];
        for p in Permission::ALL.iter().filter(|p| p.roles().has(Role::Auditor)) {
            let verb = p.as_str().rsplit('.').next().unwrap_or_default();
            let own = matches!(p, Permission::AccountWrite | Permission::TokensWrite | Permission::TraceRun);
            assert!(own || !changing.contains(&verb), "{}", p.as_str());
        }
    }
}
