//! What a member may be allowed to do, and which roles allow it.
//! What must stay true: every action and query names one of these, and the matrix page, the API's description and the
//! permission test are generated from this table; nothing else decides who may do what.

use crate::role::{Role, RoleSet};

macro_rules! permissions {
    ($( $(#[doc = $what:literal])+ $variant:ident = $name:literal : $($role:ident)+ ; )+) => {
        /// A right an action or query needs. The roles beside each are sell.md section 5 and make.md section 3.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Permission { $( $(#[doc = $what])+ $variant, )+ }

        impl Permission {
            /// Every permission, in the order of the matrix page.
            pub const ALL: &'static [Permission] = &[ $( Permission::$variant, )+ ];

            /// The stable name, as tokens and the matrix show it.
            pub const fn as_str(self) -> &'static str {
                match self { $( Permission::$variant => $name, )+ }
            }

            /// The permission of a name; None for what is none.
            pub fn named(name: &str) -> Option<Permission> {
                Self::ALL.iter().copied().find(|permission| permission.as_str() == name)
            }

            /// The roles that have it.
            pub const fn roles(self) -> RoleSet {
                match self { $( Permission::$variant => RoleSet::of(&[ $( Role::$role, )+ ]), )+ }
            }

            /// What it allows, in plain words for the matrix page.
            pub const fn meaning(self) -> &'static str {
                match self { $( Permission::$variant => concat!($($what),+), )+ }
            }
        }
    };
}

permissions! {
    /// See the workspace's home page, its members' names and its settings.
    WorkspaceRead = "workspace.read": Owner Admin Manager Cashier Maker Quality Accountant Auditor;
    /// Invite and remove members, change their roles.
    MembersWrite = "members.write": Owner Admin;
    /// One's own account: password, second factor, browsers signed in.
    AccountWrite = "account.write": Owner Admin Manager Cashier Maker Quality Accountant Auditor;
    /// Make and revoke one's own API tokens.
    TokensWrite = "tokens.write": Owner Admin Manager Cashier Maker Quality Accountant Auditor;
    /// Change settings, series and tax policy.
    SettingsWrite = "settings.write": Owner Admin;
    /// Make a browser a till that people share, end one, open a PIN that was shut.
    TillsWrite = "tills.write": Owner;
    /// Bring in what the shop has before the first posted document.
    ImportRun = "import.run": Owner;
    /// Read the audit log.
    AuditRead = "audit.read": Owner Admin Auditor;
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
    /// Reverse bills.
    BillsReverse = "bills.reverse": Owner Admin Manager Accountant;
    /// Read ledgers, balances and statements.
    LedgerRead = "ledger.read": Owner Admin Manager Cashier Accountant Auditor;
    /// See tagged pieces.
    ArticlesRead = "articles.read": Owner Admin Manager Cashier Accountant Auditor;
    /// See what goods cost the shop.
    CostRead = "cost.read": Owner Admin Manager Accountant Auditor;
    /// Add tagged pieces.
    ArticlesWrite = "articles.write": Owner Admin Manager;
    /// See recipes, batches, lots and readings.
    MakeRead = "make.read": Owner Admin Manager Maker Quality Accountant Auditor;
    /// Publish recipe versions.
    RecipesPublish = "recipes.publish": Owner Manager;
    /// Publish control points.
    ControlPointsPublish = "control_points.publish": Owner Quality;
    /// Add equipment.
    EquipmentCreate = "equipment.create": Owner Admin Manager Quality;
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_permission_has_its_own_name_and_the_owner() {
        let names: std::collections::BTreeSet<_> = Permission::ALL.iter().map(|p| p.as_str()).collect();
        assert_eq!(names.len(), Permission::ALL.len());
        assert!(Permission::ALL.iter().all(|p| p.roles().has(Role::Owner)));
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
