//! The table of promises: for each the code that keeps it and the check that tries it, or what is missing.
//! Invariant: a promise without a line, a line without a promise and a path to a missing file do not compile;
//! no promise is green without a check.

use crate::probe::Probe;
use crate::probes::{
    access, accounts, apart, audit, backups, benchmarks, billing, captures, data, deletion, edge,
    environment, events, exports, factors, holds, incidents, isolation, links, logs, masking, money,
    operators, parts, passwords, policies, program, public, recorded, register, replica, reports, requests,
    reviews, schema, suppliers, transport, volume, watch,
};
use crate::register::{By, Kept, PROMISES, Promise, Vouched};

/// The code and the check of a promise.
#[derive(Clone, Copy)]
pub struct Line {
    /// The files that keep it.
    pub code: &'static [&'static str],
    /// Its check.
    pub check: Check,
}

/// The kinds of check.
#[derive(Clone, Copy)]
pub enum Check {
    /// The program tries it.
    Live(Probe),
    /// The program tries a part of it; the rest is not built yet. Until then the promise is unknown, never
    /// kept.
    Part(Probe, &'static str),
    /// There is no check yet: this has to be built first.
    Awaits(&'static str),
    /// A person vouches for it.
    Word(Word),
    /// The program tries it; where it cannot prove it, a person vouches for it.
    Seen(Probe, Word),
}

/// A statement that a person vouches for.
#[derive(Debug, Clone, Copy)]
pub struct Word {
    /// The question to this person.
    pub asks: &'static str,
    /// Longest validity in days.
    pub days: u16,
}

/// The code and the check of a promise.
pub fn of(by: By) -> Line {
    match by {
        By::Product(kept) => of_product(kept),
        By::Operator(vouched) => of_operator(vouched),
    }
}

/// The promises that this program can check, with their checks.
pub fn checks() -> impl Iterator<Item = (&'static Promise, Probe)> {
    PROMISES.iter().filter_map(|promise| match of(promise.by).check {
        Check::Live(probe) | Check::Part(probe, _) | Check::Seen(probe, _) => Some((promise, probe)),
        Check::Awaits(_) | Check::Word(_) => None,
    })
}

/// A path from the root of the sources; a missing file does not compile.
macro_rules! code {
    ($path:literal) => {{
        const _: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../", $path));
        $path
    }};
}

macro_rules! check {
    (live ($probe:path)) => {
        Check::Live(|world| Box::pin($probe(world)))
    };
    (part ($probe:path, $what:literal)) => {
        Check::Part(|world| Box::pin($probe(world)), $what)
    };
    (awaits ($what:literal)) => {
        Check::Awaits($what)
    };
    (word ($asks:literal, $days:literal)) => {
        Check::Word(Word { asks: $asks, days: $days })
    };
    (seen ($probe:path, $asks:literal, $days:literal)) => {
        Check::Seen(|world| Box::pin($probe(world)), Word { asks: $asks, days: $days })
    };
}

macro_rules! keeper {
    ($of:ident, $kept:ident: $( $promise:ident => $kind:ident $what:tt $($path:literal)*; )+) => {
        fn $of(kept: $kept) -> Line {
            match kept {
                $( $kept::$promise => Line { code: &[$(code!($path)),*], check: check!($kind $what) }, )+
            }
        }
    };
}

keeper! { of_product, Kept:
    PolicyExecutable => live(register::itself) "crates/assurance/src/scheduler.rs" "crates/assurance/src/state.rs";
    PolicyPublishedVersioned => live(public::policy) "crates/assurance/src/policy.rs" "crates/lifecycle/src/settings.rs";
    SecurityByDesign => live(program::routes) "crates/web/src/router.rs" "crates/platform/src/action.rs";
    DataInventory => live(data::inventory) "classes.toml" "crates/database/src/classes.rs";
    NoSecurityPaywall => awaits("plans, for now everything is open to everybody");
    TlsMin => live(transport::versions) "crates/steelyard/src/tls.rs";
    PlainHttpRefused => live(transport::plain_http) "crates/steelyard/src/redirect.rs" "crates/steelyard/src/instance.rs";
    HstsPreloadReady => live(transport::hsts) "crates/web/src/edge.rs";
    EncryptColumns => live(data::sealed) "crates/keyring/src/cipher.rs" "crates/platform/src/encryption.rs" "classes.toml";
    EncryptBackups => live(backups::encrypted) "crates/database/src/backup/place.rs";
    KeyCustody => live(data::keys) "crates/keyring/src/file.rs" "crates/keyring/src/ring.rs" "crates/lifecycle/src/key_rotation.rs";
    PasswordStorage => live(accounts::hashes) "crates/identity/src/passwords.rs";
    PasswordNeverLogged => live(logs::secrets) "crates/steelyard/src/log.rs" "crates/web/src/edge.rs" "crates/platform/src/event.rs";
    PasswordStrength => live(accounts::weak_passwords) "crates/identity/src/passwords.rs";
    MfaAvailable => live(factors::enrolled_and_used) "crates/identity/src/factors.rs";
    MfaRequired => live(access::second_factor) "crates/platform/src/tx.rs";
    MfaOperator => live(operators::second_factor) "crates/identity/src/operators.rs" "crates/identity/src/sign_in/second_factor.rs";
    SocialSignIn => live(accounts::other_providers) "crates/identity/src/federated/openid.rs" "crates/identity/src/federated/resolve.rs";
    MagicLink => live(links::followed) "crates/identity/src/sign_in/link.rs" "crates/identity/src/one_time_links.rs" "crates/web/src/auth_pages/sign_in_link.rs";
    SessionShort => live(access::sessions) "crates/identity/src/sessions.rs" "crates/platform/src/tx.rs";
    AnonymousRejected => live(access::strangers) "crates/web/src/router.rs" "crates/platform/src/tx.rs";
    ApiTokens => live(access::tokens) "crates/admin/src/tokens.rs" "crates/platform/src/tx.rs";
    TenantIsolation => live(isolation::tables_apart) "migrations/0001_ground.sql" "crates/platform/src/tx.rs";
    TenantSeparationBeyondSql => live(apart::words_apart) "crates/web/src/pages.rs" "crates/platform/src/tx.rs" "crates/mail/src/lib.rs";
    RbacServerSide => live(access::matrix) "crates/kernel/src/permission.rs" "crates/platform/src/tx.rs";
    LeastPrivilege => live(reviews::least) "crates/database/src/roles.rs" "schema.sql" "crates/lifecycle/src/reviews.rs" "crates/obligations/src/reviews.rs";
    SchemaCodeAgreement => live(schema::shape) "crates/database/src/schema.rs" "schema.sql";
    MoneyExact => live(money::computed_again) "crates/kernel/src/exact.rs" "crates/kernel/src/money.rs" "crates/sell/src/invoices/rules.rs";
    InputValidated => live(program::bad_bodies_refused) "crates/platform/src/input.rs" "crates/platform/src/json.rs";
    MutationsByAction => live(program::reads_change_nothing) "crates/platform/src/action.rs" "crates/web/src/router.rs";
    Csrf => live(access::other_sites) "crates/web/src/csrf.rs";
    BrowserHardening => live(transport::headers) "crates/web/src/edge.rs" "crates/web/src/view.rs";
    DependencyAdvisories => live(parts::advisories) "crates/sbom/src/advisory.rs" "crates/sbom/answered.toml" "tools/sbom/src/lib.rs" "Cargo.lock";
    SbomProvenance => part(parts::named_in_the_bill, "a signed release, and two builds that are compared") "crates/sbom/src/bom.rs" "crates/sbom/build.rs" "Cargo.lock";
    EnvironmentSeparation => live(environment::labels) "crates/steelyard/src/environment.rs" "crates/database/src/label.rs" "crates/web/src/environment.rs";
    NoProductionDataElsewhere => live(masking::invent) "crates/lifecycle/src/masking.rs" "crates/lifecycle/src/masking/amounts.rs" "crates/lifecycle/src/masking/columns.rs" "crates/steelyard/src/masked_copy/rows.rs" "crates/lifecycle/src/archive/raw.rs";
    AuditComplete => live(recorded::found) "crates/platform/src/action.rs" "crates/platform/src/tx.rs" "crates/platform/src/event.rs";
    AuditTamperEvident => live(audit::tree) "crates/audit/src/sequencer.rs" "crates/transparency/src/export.rs" "migrations/0008_audit.sql";
    AuditVisible => live(audit::visible) "crates/admin/src/audit.rs" "crates/admin/src/audit/export.rs";
    SecurityEvents => live(events::provoked) "crates/platform/src/event.rs" "crates/platform/src/tx.rs" "crates/platform/src/own_errors.rs" "crates/audit/src/forward.rs";
    LogMinimal => live(logs::minimal) "crates/steelyard/src/log.rs" "crates/web/src/edge.rs" "crates/database/src/cluster/settings.rs";
    LogSupportException => live(captures::with_consent) "migrations/0074_captures.sql" "crates/lifecycle/src/captures.rs" "crates/obligations/src/captures/workspace.rs" "crates/obligations/src/captures/content.rs";
    AnomalyMonitoring => live(watch::unusual) "crates/lifecycle/src/detection/rules.rs" "crates/lifecycle/src/detection.rs" "crates/admin/src/findings.rs";
    OperatorNamedAccounts => live(operators::named) "crates/identity/src/operators.rs" "crates/database/src/cluster/settings.rs";
    OperatorJit => live(operators::grants) "crates/identity/src/operators.rs" "crates/platform/src/tx.rs";
    BackupDaily => live(backups::daily) "crates/steelyard/src/backup/task.rs" "crates/database/src/backup.rs";
    BackupPitr => live(backups::any_second) "crates/database/src/backup/place.rs" "crates/database/src/backup/restore.rs";
    RestoreDrills => live(backups::drills) "crates/database/src/backup/drill.rs";
    BackupPurpose => live(backups::purpose) "crates/steelyard/src/backup.rs";
    BackupRetention => live(backups::retention) "crates/database/src/backup.rs";
    Replication => live(replica::follows) "crates/database/src/replica.rs" "crates/database/src/replica/door.rs" "crates/steelyard/src/replica.rs";
    EdgeLimits => live(edge::limits) "crates/web/src/edge/limits.rs" "crates/steelyard/src/listener.rs" "crates/steelyard/src/listener/connection.rs";
    EdgeProxyTrust => live(program::forged_address) "crates/web/src/edge/peer.rs" "crates/web/src/edge.rs";
    SubprocessorRegister => live(suppliers::same_list) "crates/steelyard/src/config/outgoing.rs" "crates/lifecycle/src/suppliers/hosts.rs" "crates/obligations/src/suppliers/public.rs";
    SubprocessorNotice => live(suppliers::tell_in_time) "crates/lifecycle/src/suppliers/notices.rs" "crates/obligations/src/suppliers/rules.rs";
    SubprocessorBound => live(suppliers::contracts) "crates/lifecycle/src/suppliers/gaps.rs" "crates/obligations/src/suppliers/rules.rs";
    IncidentProcess => live(incidents::worked_on) "crates/obligations/src/incidents.rs" "crates/obligations/src/incidents/rules.rs" "crates/obligations/src/incidents/playbooks.rs" "crates/lifecycle/src/casework/traces.rs" "crates/lifecycle/src/evidence.rs" "crates/lifecycle/src/suspicion.rs";
    IncidentContain => live(incidents::contain_in_time) "crates/lifecycle/src/containment.rs" "crates/lifecycle/src/incident.rs" "crates/platform/src/action.rs" "crates/platform/src/blocks.rs" "crates/kernel/src/net.rs";
    BreachNotice => live(incidents::tell_in_time) "crates/obligations/src/incidents.rs" "crates/obligations/src/incidents/workspace.rs" "crates/lifecycle/src/incident.rs" "crates/lifecycle/src/casework/clock.rs" "crates/mail/src/notices.rs" "crates/mail/src/security_contact.rs";
    BreachNoticeContent => live(incidents::whole) "crates/obligations/src/incidents/rules.rs" "crates/mail/src/messages/incidents.rs";
    BreachAuthority => live(incidents::authorities) "crates/obligations/src/incidents/authorities.rs" "crates/obligations/src/incidents/rules.rs";
    PostIncidentSummary => live(incidents::summarise_in_time) "crates/obligations/src/incidents/public.rs" "crates/obligations/src/incidents/rules.rs";
    VulnIntake => live(reports::intake) "crates/obligations/src/reports/public.rs" "crates/lifecycle/src/weakness/outside.rs";
    VulnAcknowledge => live(reports::answered_in_time) "crates/lifecycle/src/casework/clock.rs" "crates/obligations/src/reports.rs";
    VulnUpdates => live(reports::told_of_news) "crates/obligations/src/reports.rs" "crates/obligations/src/reports/public.rs";
    VulnCredit => live(reports::named_in_public) "crates/obligations/src/reports/publications.rs" "crates/lifecycle/src/weakness/outside.rs";
    VulnRules => live(reports::rules) "crates/obligations/src/reports/testers.rs";
    VulnDisclosureWindow => live(reports::disclosed_in_time) "crates/obligations/src/reports/rules.rs" "crates/lifecycle/src/casework/clock.rs";
    SecurityTxt => live(public::security) "crates/assurance/src/security_txt.rs";
    SecurityContact => live(public::contacts) "crates/steelyard/src/config/contact.rs" "crates/web/src/contacts.rs" "crates/mail/src/messages.rs" "crates/mail/src/contacts.rs" "crates/obligations/src/contacts.rs" "crates/assurance/src/policy.rs";
    DsrOnInstruction => live(requests::on_order) "crates/obligations/src/requests/rules.rs" "crates/lifecycle/src/requests.rs" "crates/lifecycle/src/requests/outside.rs";
    DsrAssist => live(requests::gone_through) "crates/obligations/src/requests.rs" "crates/obligations/src/requests/search.rs" "crates/lifecycle/src/archive/search.rs" "crates/obligations/src/requests/receipt.rs" "crates/obligations/src/requests/record.rs" "crates/ledger/src/parties.rs" "crates/lifecycle/src/erasure.rs";
    WorkspaceExport => live(exports::whole_copy) "crates/lifecycle/src/archive.rs" "crates/lifecycle/src/archive/lock.rs" "crates/lifecycle/src/archive/rehearsal.rs" "crates/admin/src/exports.rs" "crates/steelyard/src/archives.rs";
    NoReidentification => live(benchmarks::not_traceable) "crates/lifecycle/src/benchmarks.rs" "crates/lifecycle/src/benchmarks/noise.rs" "crates/lifecycle/src/benchmarks/rules.rs" "crates/lifecycle/src/benchmarks/attack.rs" "crates/obligations/src/comparison.rs";
    TerminationDeletion => live(deletion::ended) "crates/lifecycle/src/deletion.rs" "migrations/0011_ending.sql" "crates/admin/src/settings/closing.rs";
    DeletionInBackups => live(deletion::in_backups) "crates/keyring/src/tombstones.rs" "crates/keyring/src/ring.rs" "crates/lifecycle/src/deletion.rs";
    LegalHold => live(holds::kept_apart) "crates/obligations/src/holds.rs" "crates/lifecycle/src/deletion/hold_trial.rs" "crates/lifecycle/src/retention.rs" "crates/lifecycle/src/retention/books.rs" "crates/lifecycle/src/retention/books_trial.rs" "crates/lifecycle/src/retention/books_archive.rs" "crates/lifecycle/src/retention/laws.rs" "crates/lifecycle/src/retention/copies.rs" "crates/obligations/src/retention/archive.rs" "crates/obligations/src/retention/books.rs";
    CheckupPasswords => live(passwords::told) "crates/identity/src/passwords.rs" "crates/admin/src/passwords.rs";
    CheckupSharedLogins => live(watch::shared_logins) "crates/admin/src/checkup.rs";
    CheckupLeavers => live(watch::leavers) "crates/admin/src/checkup.rs" "crates/admin/src/people.rs";
    CheckupAuditReview => live(watch::audit_review) "crates/admin/src/checkup.rs";
    CheckupBillingEmail => live(billing::reached) "crates/mail/src/billing.rs" "crates/mail/src/sender.rs" "crates/mail/src/returns.rs" "crates/admin/src/billing.rs";
}

keeper! { of_operator, Vouched:
    EncryptVolume => seen(volume::below, "how the disk below the database is encrypted", 365) "crates/assurance/src/probes/volume.rs";
    Patching => word("the versions installed, and that critical fixes were in within 7 days", 30);
    ChangeReview => word("the list of changes with author and reviewer", 365);
    NoProductionOnLaptops => word("that nobody keeps production data on a machine of their own", 180);
    HostAccess => word("who may log in to the machines", 90);
    GovernancePolicies => seen(policies::current, "the written rules, their versions and who has read them", 365) "crates/obligations/src/policies.rs" "crates/obligations/src/policies/rules.rs";
    SecurityOfficer => word("who answers for security and for data protection, and their deputies", 180);
    StaffConfidentiality => seen(policies::signatures, "that everybody with access has signed confidentiality", 365) "crates/obligations/src/policies.rs" "crates/identity/src/operators.rs";
    CertifiedHosting => word("the hosting provider's certificate, or that there is none", 365);
    DatacenterPhysical => word("entry, climate, redundancy and watch of each site", 365);
    DataRegion => word("where data, its copy and its backups lie", 365);
    DdosFront => word("who filters floods in front, or that nobody does", 365);
    SubprocessorReview => live(suppliers::reviews) "crates/obligations/src/suppliers.rs" "crates/lifecycle/src/casework/clock.rs";
    SubprocessorLiability => word("the agreement in force with its clause on suppliers", 365);
    DsrExtraSupport => word("work orders with their price and when it was accepted", 365);
}
