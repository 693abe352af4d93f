//! Sabotage: the tests break the defence behind each promise on a copy. Exactly its lines turn red, name the
//! cause, and recover after the repair.
//! Invariant: every promise with a live check is sabotaged here, or the last test names it; a sabotage breaks
//! the real program's database or the edge in front of it, never a stand-in.

mod backups;
mod contacts;
mod edge;
mod ground;
mod keys;
mod parts;
mod replica;
mod suppliers;

use assurance::lines;
use assurance::probe::Broken;
use assurance::register;
use assurance::results::{self, Word};
use edge::{Edge, Fault};
use ground::{Ground, Kept};
use jiff::{SignedDuration, Timestamp};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::Path;
use testing::Shop;
use testing::forms::{in_full, tell};

/// One defence removed: the lines that turn red, each with a word of the cause, and how to break and repair
/// it.
struct Sabotage {
    lines: &'static [(&'static str, &'static str)],
    how: How,
}

enum How {
    /// SQL as the database's superuser: to break, to repair.
    Sql(&'static str, &'static str),
    /// A fault of the edge.
    Edge(Fault),
    /// Changes to the files of the backups: to break, to repair.
    Files(fn(&Path), fn(&Path)),
}

/// The disk of the test machine keeps this promise, or somebody attests it.
const VOLUME: &str = "encrypt-volume";

/// A trigger that changes each row before it is inserted, whoever inserts it.
macro_rules! planted {
    ($table:literal, $does:literal) => {
        How::Sql(
            concat!(
                "create function ",
                $table,
                "_planted() returns trigger language plpgsql as $$ begin ",
                $does,
                " return new; end $$; create trigger planted before insert on ",
                $table,
                " for each row execute function ",
                $table,
                "_planted();",
                " revoke all on function ",
                $table,
                "_planted() from public;"
            ),
            concat!("drop trigger planted on ", $table, "; drop function ", $table, "_planted();"),
        )
    };
}

/// A statement about the person with a role in a canary workspace. Their name is sealed, so it finds them by
/// role. `before` and `after` are its text around the condition.
macro_rules! seated {
    ($slug:literal, $role:literal, $before:literal $(, $after:literal)?) => {
        concat!(
            $before,
            " tenant_id = (select tenant_id from app.address where slug = '",
            $slug,
            "') and '",
            $role,
            "' = any(roles)"
            $(, $after)?
        )
    };
}

/// The line of the watch over the log.
const WATCH: &str = "anomaly-monitoring";

/// The line that turns red with each planted object, because the schema changes too.
const SCHEMA: &str = "schema-code-agreement";

/// Each round has a test of its own, which runs beside the others.
const ROUNDS: usize = 8;

/// The defences of a round are broken together: their lines do not overlap, except for the schema's.
fn rounds() -> [Vec<Sabotage>; ROUNDS] {
    type Named = &'static [(&'static str, &'static str)];
    let edge = |lines: Named, fault| Sabotage { lines, how: How::Edge(fault) };
    let sql = |lines: Named, how| Sabotage { lines, how };
    let files = |lines: Named, breaks, repairs| Sabotage { lines, how: How::Files(breaks, repairs) };
    [
        // The two rounds that need copies have a ground of their own: a drill restores to any second since the first
        // backup, and would find the damage of other rounds.
        vec![
            files(&[("backup-daily", "damaged"), ("restore-drills", "damaged")], backups::damage, backups::mend),
            files(
                &[("backup-retention", "older than"), ("deletion-in-backups", "older than")],
                backups::age,
                backups::renew,
            ),
            sql(&[("session-short", "yesterday"), (SCHEMA, "app.")], planted!(
                "app.session",
                "new.expires_at = now() + interval '1 day'; new.seen_at = now(); new.secret_at = now();"
            )),
            sql(&[("security-events", "a failed sign-in"), (SCHEMA, "app.")], How::Sql(
                "create function app.lost_planted() returns trigger language plpgsql as $$ begin
                 if new.action = 'workspace.session.open' and new.result = 'denied' then new.action = 'workspace.session'; end if;
                 return new; end $$;
                 create trigger lost_planted before insert on app.audit_event for each row execute function app.lost_planted();
                 revoke all on function app.lost_planted() from public",
                "drop trigger lost_planted on app.audit_event; drop function app.lost_planted()",
            )),
            sql(&[("checkup-audit-review", "does not know it"), (SCHEMA, "app.")], planted!(
                "app.audit_event", "if new.action = 'workspace.audit' then new.action = 'workspace.audit_'; end if;"
            )),
        ],
        vec![
            files(&[("encrypt-backups", "not encrypted")], backups::plant, backups::uproot),
            files(&[("backup-pitr", "missing")], backups::lose, backups::find),
            files(&[("backup-purpose", "copies")], backups::leave, backups::clear),
            files(&[("replication", "not connected")], replica::stop, replica::start),
        ],
        vec![
            files(&[("key-custody", "not of root key 2")], keys::outdate, keys::renew),
            files(&[("dependency-advisories", "RUSTSEC-2026-9002 on rustls")], parts::find, parts::mend),
            edge(&[("tenant-separation-beyond-sql", "page /customers")], Fault::Shared("/customers")),
            edge(&[("sbom-provenance", "404")], Fault::Gone("/trust/sbom.json")),
            edge(&[("plain-http-refused", "Plain HTTP")], Fault::Plain),
            edge(&[("hsts-preload-ready", "Strict-Transport-Security")], Fault::Without("strict-transport-security")),
            edge(&[("browser-hardening", "nosniff")], Fault::Without("x-content-type-options")),
            edge(&[("csrf", "another site")], Fault::AnySite),
            edge(&[("input-validated", "workspace.member.leave")], Fault::Crash("/api/v1/actions/workspace.member.leave")),
            edge(&[("edge-limits", "still open")], Fault::Patient),
            edge(&[("security-by-design", "/w/{slug}")], Fault::OpenTo("/w/slug")),
            edge(&[("policy-published-versioned", "404"), ("security-contact", "404")], Fault::Gone("/trust/policy")),
            edge(&[("security-txt", "404")], Fault::Gone("/.well-known/security.txt")),
            edge(&[("vuln-intake", "404")], Fault::Gone("/security/report")),
            edge(&[("vuln-rules", "404")], Fault::Gone("/security/rules")),
            // A report of two hundred days ago that nobody has touched.
            sql(
                &[
                    ("vuln-acknowledge", "overdue"),
                    ("vuln-updates", "overdue"),
                    ("vuln-credit", "overdue"),
                    ("vuln-disclosure-window", "overdue"),
                ],
                How::Sql(
                    "insert into app.case_file (tenant_id, case_file_id, kind, case_no, state, is_drill, opened_at)
                     select tenant_id, '00000000-0000-7000-8000-00000000cafe', 'weakness', 1000000, 'received', false, now() - interval '200 days'
                     from app.tenant where slug = 'instance';
                     insert into app.case_event (tenant_id, case_event_id, case_file_id, what, is_public, created_by, created_at)
                     select tenant_id, case_file_id, case_file_id, 'received', true, case_file_id, opened_at from app.case_file
                     where case_no = 1000000;
                     insert into app.case_clock (tenant_id, case_clock_id, case_file_id, clock, begun_at, due_at, begun_event_id, reminders)
                     select tenant_id, gen_random_uuid(), case_file_id, clock, opened_at, opened_at + interval '90 days', case_file_id, 20
                     from app.case_file, unnest(array['acknowledgement', 'news', 'credit', 'disclosure']) clock where case_no = 1000000",
                    "set session_replication_role = replica;
                     delete from app.case_clock where case_file_id = '00000000-0000-7000-8000-00000000cafe';
                     delete from app.case_event where case_file_id = '00000000-0000-7000-8000-00000000cafe';
                     delete from app.case_file where case_file_id = '00000000-0000-7000-8000-00000000cafe';
                     set session_replication_role = default",
                ),
            ),
            edge(&[("tls-min", "TLS 1.0")], Fault::OldTls),
            // An incident whose clocks are all over, and a notice without words.
            sql(
                &[
                    ("incident-process", "steps of incidents are overdue"),
                    ("breach-notice", "not told within 24 hours"),
                    ("breach-authority", "not told in time"),
                    ("post-incident-summary", "no published summary"),
                    ("breach-notice-content", "lack a part"),
                ],
                How::Sql(
                    "insert into app.case_file (tenant_id, case_file_id, kind, case_no, state, is_drill, opened_at)
                     select t.tenant_id, t.tenant_id, 'incident', 9001, 'confirmed', false, now() from app.tenant t where t.slug = 'instance';
                     insert into app.case_event (tenant_id, case_event_id, case_file_id, what, is_public, created_by, created_at)
                     select t.tenant_id, t.tenant_id, t.tenant_id, 'confirmed', false, t.tenant_id, now() from app.tenant t
                     where t.slug = 'instance';
                     insert into app.case_clock (tenant_id, case_clock_id, case_file_id, clock, begun_at, due_at, begun_event_id, reminders)
                     select t.tenant_id, gen_random_uuid(), t.tenant_id, c.clock, now() - interval '30 days', now() - interval '1 day',
                         t.tenant_id, 20
                     from app.tenant t, unnest(array['customer_notice', 'authority_eu', 'public_summary']) c (clock)
                     where t.slug = 'instance';
                     insert into app.incident_notice (tenant_id, incident_notice_id, case_file_id, nature, impact, measures, contact,
                         needs_advice, created_by, created_at)
                     select t.tenant_id, t.tenant_id, t.tenant_id, e.none, e.none, e.none, e.none, false, t.tenant_id, now()
                     from app.tenant t, (select '\\x01'::bytea || decode(repeat('00', 44), 'hex') as none) e
                     where t.slug = 'instance'",
                    "set session_replication_role = replica;
                     delete from app.incident_notice where incident_notice_id = tenant_id;
                     delete from app.case_clock where case_file_id = tenant_id;
                     delete from app.case_event where case_file_id = tenant_id;
                     delete from app.case_file where case_no = 9001;
                     set session_replication_role = default",
                ),
            ),
            // A copy for support without a case; its text does not open, nor does that of the notice above.
            sql(&[("log-support-exception", "no support case"), ("encrypt-columns", "app.capture")], How::Sql(
                "insert into app.capture (tenant_id, capture_id, case_no, record_kind, record, purpose, hours, asked_by, asked_at,
                     allowed_by, allowed_at, ends_at, content, looks)
                 select t.tenant_id, t.tenant_id, 1000000, 'lot', e.none, e.none, 24, t.tenant_id, now(), t.tenant_id, now(),
                     now() + interval '20 hours', e.none, 0
                 from app.tenant t, (select '\\x01'::bytea || decode(repeat('00', 44), 'hex') as none) e
                 where t.slug = 'canary-b'",
                "delete from app.capture where case_no = 1000000",
            )),
            sql(&[("data-inventory", "app.person.shoe_size"), ("no-production-data-elsewhere", "shoe_size"), (SCHEMA, "app.")], How::Sql(
                "alter table app.person add column shoe_size integer",
                "alter table app.person drop column shoe_size",
            )),
            sql(&[("password-storage", "1 password")], How::Sql(
                seated!("canary-b", "Auditor", "update app.person set password = 'hunter2'
                    where person_id = (select person_id from app.membership where", ")"),
                seated!("canary-b", "Auditor", "update app.person set password = '!'
                    where person_id = (select person_id from app.membership where", ")"),
            )),
            edge(&[("edge-proxy-trust", "invented"), ("audit-complete", "from where")], Fault::Believes("/api/v1/queries/workspace.audit")),
            sql(&[("tenant-isolation", "app.tenant"), (SCHEMA, "app.")], How::Sql(
                "alter table app.tenant disable row level security",
                "alter table app.tenant enable row level security",
            )),
            // Not where the export is tried: the books of its archive would be refused.
            sql(&[("money-exact", "belong to no entry")], How::Sql(
                "insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, credit_account, commodity, amount, entry_date)
                 select tenant_id, tenant_id, 1, 'PLANTED', 'SALES', 'INR', 1, '2026-11-21' from app.address where slug = 'canary-b'",
                "set session_replication_role = replica; delete from ledger.posting where debit_account = 'PLANTED';
                 set session_replication_role = default",
            )),
        ],
        // The check of this round waits for as long as a finding may take.
        vec![
            sql(&[("anomaly-monitoring", "raised no finding"), (SCHEMA, "app.")], How::Sql(
                "create function app.finding_planted() returns trigger language plpgsql as $$ begin return null; end $$;
                 create trigger planted before insert on app.finding for each row execute function app.finding_planted();
                 revoke all on function app.finding_planted() from public",
                "drop trigger planted on app.finding; drop function app.finding_planted()",
            )),
        ],
        vec![
            sql(&[("encrypt-columns", "app.kept_answer.answer does not open")], How::Sql(
                "create temp table aside as select person_id, key, answer from app.kept_answer;
                 update app.kept_answer set answer = '\\x0100000001'::bytea || 'a plain word of some length, as if nobody had sealed it'::bytea",
                "update app.kept_answer k set answer = a.answer from aside a where (a.person_id, a.key) = (k.person_id, k.key);
                 drop table aside",
            )),
            sql(&[("key-custody", "have no key")], How::Sql(
                "insert into app.address values ('planted', '00000000-0000-7000-8000-00000000dead')",
                "delete from app.address where slug = 'planted'",
            )),
            // A document whose lines do not add up to its total; not where the export is tried, for its text does not open.
            sql(&[("money-exact", "the sum of their lines")], How::Sql(
                "insert into ledger.document (tenant_id, document_id, doc_type, state, number, series, fy, document_date, posted_at,
                     body, taxable_minor, tax_minor, round_off_minor, total_minor, opening, created_by, created_at)
                 select tenant_id, tenant_id, 'invoice', 'posted', 'P1', 'P', '2026', '2026-11-21', now(),
                     '\\x01'::bytea || decode(repeat('00', 44), 'hex'), 100, 10, 0, 110, false, tenant_id, now() from app.address where slug = 'canary-b'",
                "set session_replication_role = replica; delete from ledger.document where number = 'P1';
                 set session_replication_role = default",
            )),
            edge(&[("password-never-logged", "app.audit_event")], Fault::Babbles),
            sql(&[("log-minimal", "database's log")], How::Sql(
                "alter role steel_app set log_min_messages = 'error'; alter role steel_app set log_min_error_statement = 'error'",
                "alter role steel_app reset log_min_messages; alter role steel_app reset log_min_error_statement",
            )),
            // A budget of which something was spent that no figure has.
            sql(&[("no-reidentification", "differs from what its figures cost")], How::Sql(
                "insert into app.benchmark_budget (tenant_id, year, spent_milli)
                 select tenant_id, 2026, 500 from app.address where slug = 'canary-b'",
                "delete from app.benchmark_budget",
            )),
            // A raw dump for which no operator gave a second factor.
            sql(&[("no-production-data-elsewhere", "second factor")], How::Sql(
                "insert into app.raw_dump (tenant_id, raw_dump_id, workspace_id, person_id, request_id, granted_at, taken_at)
                 select tenant_id, tenant_id, tenant_id, tenant_id, tenant_id, now(), now() from app.tenant where slug = 'instance'",
                "set session_replication_role = replica; delete from app.raw_dump; set session_replication_role = default",
            )),
            // An address that nobody has confirmed for 200 days.
            sql(&[("security-contact", "more than 180 days")], How::Sql(
                "update app.contact set confirmed_at = now() - interval '200 days' where contact = 'security'",
                "update app.contact set confirmed_at = now() where contact = 'security'",
            )),
            // A host in the settings that no supplier covers.
            files(
                &[("subprocessor-register", "labels.outside.example (printers.allow)")],
                suppliers::name_printer,
                suppliers::forget_printer,
            ),
            // A supplier that is used ten days after its notice, without contract and review.
            sql(
                &[
                    ("subprocessor-notice", "30 days"),
                    ("subprocessor-bound", "Record the contract first."),
                    ("subprocessor-review", "nobody reviewed"),
                ],
                How::Sql(
                "insert into app.case_file (tenant_id, case_file_id, kind, case_no, state, is_drill, opened_at)
                 select tenant_id, '00000000-0000-7000-8000-00000000505b', 'supplier', 1000000, 'active', false, now() - interval '10 days'
                 from app.tenant where slug = 'instance';
                 insert into app.supplier (tenant_id, case_file_id, name, purpose, data_kinds, region, country, basis, hosts, announced_at,
                     noticed_at, told, activated_at)
                 select tenant_id, case_file_id, 'Planted Co', 'Nothing', 'None', 'EU', 'IE', 'None', '', opened_at, opened_at, 3, now()
                 from app.case_file where case_file_id = '00000000-0000-7000-8000-00000000505b'",
                "set session_replication_role = replica;
                 delete from app.supplier where case_file_id = '00000000-0000-7000-8000-00000000505b';
                 delete from app.case_file where case_file_id = '00000000-0000-7000-8000-00000000505b';
                 set session_replication_role = default",
                ),
            ),
            // A request of ten days ago that nobody took.
            sql(&[("dsr-on-instruction", "overdue")], How::Sql(
                "insert into app.case_file (tenant_id, case_file_id, kind, case_no, state, is_drill, opened_at)
                 select tenant_id, '00000000-0000-7000-8000-00000000d5d5', 'request', 1000000, 'received', false, now() - interval '10 days'
                 from app.tenant where slug = 'canary-a';
                 insert into app.case_event (tenant_id, case_event_id, case_file_id, what, is_public, created_by, created_at)
                 select tenant_id, case_file_id, case_file_id, 'received', true, case_file_id, opened_at from app.case_file
                 where case_file_id = '00000000-0000-7000-8000-00000000d5d5';
                 insert into app.case_clock (tenant_id, case_clock_id, case_file_id, clock, begun_at, due_at, begun_event_id, reminders)
                 select tenant_id, gen_random_uuid(), case_file_id, 'request_forward', opened_at, opened_at + interval '2 days', case_file_id, 20
                 from app.case_file where case_file_id = '00000000-0000-7000-8000-00000000d5d5';
                 insert into app.person_request (tenant_id, case_file_id, kind, came_by, is_unknown)
                 select tenant_id, case_file_id, 'access', 'letter', false from app.case_file
                 where case_file_id = '00000000-0000-7000-8000-00000000d5d5'",
                "set session_replication_role = replica;
                 delete from app.person_request where case_file_id = '00000000-0000-7000-8000-00000000d5d5';
                 delete from app.case_clock where case_file_id = '00000000-0000-7000-8000-00000000d5d5';
                 delete from app.case_event where case_file_id = '00000000-0000-7000-8000-00000000d5d5';
                 delete from app.case_file where case_file_id = '00000000-0000-7000-8000-00000000d5d5';
                 set session_replication_role = default",
            )),
            // A restriction that does not hold.
            sql(&[("dsr-assist", "on a restricted customer"), (SCHEMA, "app.")], How::Sql(
                "create function app.free_planted() returns trigger language plpgsql as $$ begin new.restricted_at = null; return new; end $$;
                 create trigger free_planted before update on ledger.party for each row execute function app.free_planted();
                 revoke all on function app.free_planted() from public",
                "drop trigger free_planted on ledger.party; drop function app.free_planted()",
            )),
            // A legal hold that is over when it is placed.
            sql(&[("legal-hold", "under a legal hold"), (SCHEMA, "app.")], planted!(
                "app.legal_hold",
                // Not where the check of an archive brings one in.
                "if new.tenant_id <> '00000000-0000-7000-8000-000000000002' then new.until_on = date '2020-01-01'; end if;"
            )),
            // An order to end the sessions of the second canary that does not hold.
            sql(&[("incident-contain", "still works"), (SCHEMA, "app.")], How::Sql(
                "create function app.kept_planted() returns trigger language plpgsql as $$ begin
                 if new.tenant_id = (select a.tenant_id from app.address a where a.slug = 'canary-b') then new.ended_at = null; end if;
                 return new; end $$;
                 create trigger kept_planted before update on app.session for each row execute function app.kept_planted();
                 revoke all on function app.kept_planted() from public",
                "drop trigger kept_planted on app.session; drop function app.kept_planted()",
            )),
            edge(&[("password-strength", "anybody would try")], Fault::AnyPassword),
            sql(&[("mfa-required", "second factor"), (SCHEMA, "app.")], planted!("app.session", "new.second_factor = true;")),
            sql(&[("rbac-server-side", "Cashier")], How::Sql(
                seated!("canary-a", "Cashier", "create temp table cashier as select tenant_id, person_id from app.membership where", ";
                    update app.membership m set roles = array['Manager'] from cashier c
                    where m.tenant_id = c.tenant_id and m.person_id = c.person_id"),
                "update app.membership m set roles = array['Cashier'] from cashier c
                 where m.tenant_id = c.tenant_id and m.person_id = c.person_id; drop table cashier",
            )),
            sql(&[("mutations-by-action", "app.one_time"), (SCHEMA, "app.")], planted!(
                "app.audit_event",
                "insert into app.one_time (tenant_id, one_time_id, kind, person_id, token_sha256, created_at, expires_at) \
                 values (new.tenant_id, new.event_id, 'link', new.event_id, sha256(new.event_id::text::bytea), new.at, new.at);"
            )),
            // The audit tree also finds a superuser's change in the log, and names its place. The test
            // changes only rows of its own: a drill counts older ones, and would miss them.
            sql(&[(VOLUME, "nothing on the way"), ("audit-tamper-evident", "at place")], How::Sql(
                "set session_replication_role = replica;
                 update app.audit_event set action = 'vouch.nothing' where action = 'vouch.encrypt-volume';
                 reset session_replication_role",
                "set session_replication_role = replica;
                 update app.audit_event set action = 'vouch.encrypt-volume' where action = 'vouch.nothing';
                 reset session_replication_role",
            )),
            sql(&[("policy-executable", "edge-proxy-trust"), ("audit-tamper-evident", "at place")], How::Sql(
                "alter table app.audit_event disable trigger audit_event_stays;
                 update app.audit_event set at = at - interval '1 day' where action = 'trust.edge-proxy-trust'",
                "update app.audit_event set at = at + interval '1 day'
                 where action = 'trust.edge-proxy-trust' and at < now() - interval '12 hours';
                 alter table app.audit_event enable trigger audit_event_stays",
            )),
            edge(&[("audit-visible", "/audit/export")], Fault::OpenTo("/w/canary-a/audit/export")),
        ],
        vec![
            // A hold of the whole workspace that is over when it is placed.
            sql(&[("legal-hold", "books of a canary that ended"), (SCHEMA, "app.")], planted!(
                "app.legal_hold", "if new.party_id is null and new.lot_id is null then new.until_on = date '2020-01-01'; end if;"
            )),
            // A page whose foot does not say where the operator is reached.
            edge(&[("security-contact", "/security/rules")], Fault::Footless("/security/rules")),
            sql(&[("encrypt-columns", "app.draft.fields"), (SCHEMA, "app.")], How::Sql(
                "alter table app.draft alter column fields type bytea",
                "alter table app.draft alter column fields type app.sealed",
            )),
            sql(&[("audit-tamper-evident", "at place")], How::Sql(
                "alter table app.audit_event disable trigger audit_event_stays;
                 update app.audit_event set step_up = not step_up where action = 'trust.audit-visible'",
                "update app.audit_event set step_up = not step_up where action = 'trust.audit-visible' and step_up;
                 alter table app.audit_event enable trigger audit_event_stays",
            )),
            sql(&[
                ("money-exact", "app.currency.planted"),
                ("data-inventory", "app.currency.planted"),
                ("no-production-data-elsewhere", "app.currency.planted"),
                (SCHEMA, "app."),
            ], How::Sql(
                "alter table app.currency add column planted double precision",
                "alter table app.currency drop column planted",
            )),
            sql(&[("operator-jit", "further than an hour")], How::Sql(
                seated!("canary-b", "Accountant", "update app.membership set until = now() + interval '5 hours' where"),
                seated!("canary-b", "Accountant", "update app.membership set until = null where"),
            )),
            sql(&[("security-events", "an error of ours"), (SCHEMA, "app.")], planted!(
                "app.audit_event", "if new.action = 'instance.error' then new.action = 'instance.error_'; end if;"
            )),
            // A mail that comes back is not marked.
            sql(&[("checkup-billing-email", "came back after"), (SCHEMA, "app.")], How::Sql(
                "create function app.mail_planted() returns trigger language plpgsql as $$ begin
                 if new.returned_at is not null then return null; end if; return new; end $$;
                 create trigger planted before update on app.mail for each row execute function app.mail_planted();
                 revoke all on function app.mail_planted() from public",
                "drop trigger planted on app.mail; drop function app.mail_planted()",
            )),
            sql(&[("environment-separation", "the database says staging")], How::Sql(
                "comment on schema app is 'steelyard environment: staging'",
                "comment on schema app is 'steelyard environment: production'",
            )),
            // A review of the operators that nobody completed.
            sql(&[("least-privilege", "is overdue")], How::Sql(
                "insert into app.case_file (tenant_id, case_file_id, kind, case_no, state, is_drill, opened_at)
                 select tenant_id, '00000000-0000-7000-8000-00000000acce', 'access_review', 1000000, 'open', false, now() - interval '40 days'
                 from app.tenant where slug = 'instance';
                 insert into app.case_event (tenant_id, case_event_id, case_file_id, what, is_public, created_by, created_at)
                 select tenant_id, case_file_id, case_file_id, 'opened', false, case_file_id, opened_at from app.case_file
                 where case_file_id = '00000000-0000-7000-8000-00000000acce';
                 insert into app.case_clock (tenant_id, case_clock_id, case_file_id, clock, begun_at, due_at, begun_event_id, reminders)
                 select tenant_id, gen_random_uuid(), case_file_id, 'access_review', opened_at, opened_at + interval '30 days', case_file_id, 20
                 from app.case_file where case_file_id = '00000000-0000-7000-8000-00000000acce'",
                "set session_replication_role = replica;
                 delete from app.case_clock where case_file_id = '00000000-0000-7000-8000-00000000acce';
                 delete from app.case_event where case_file_id = '00000000-0000-7000-8000-00000000acce';
                 delete from app.case_file where case_file_id = '00000000-0000-7000-8000-00000000acce';
                 set session_replication_role = default",
            )),
            // Somebody uses the database with another program.
            sql(&[("operator-named-accounts", "not of this program")], How::Sql(
                "set application_name = 'psql'",
                "set application_name = 'steelyard'",
            )),
        ],
        vec![
            // Books of an ended workspace whose time is over when they come into the archive.
            sql(&[("legal-hold", "last day that the law says"), (SCHEMA, "app.")], planted!(
                "app.retained_copy", "if new.workspace_id is not null then new.keep_until = date '2020-01-01'; end if;"
            )),
            sql(&[("mfa-available", "twice"), ("mfa-operator", "a code that was used"), (SCHEMA, "app.")], How::Sql(
                "create function app.factor_planted() returns trigger language plpgsql as $$ begin
                 new.counter = 0; return new; end $$;
                 create trigger planted before update on app.factor for each row execute function app.factor_planted();
                 revoke all on function app.factor_planted() from public;
                 create function app.code_planted() returns trigger language plpgsql as $$ begin
                 delete from app.used_code where tenant_id = new.tenant_id and factor_id = new.factor_id and step = new.step;
                 return null; end $$;
                 create trigger planted after insert on app.used_code for each row execute function app.code_planted();
                 revoke all on function app.code_planted() from public",
                "drop trigger planted on app.factor; drop function app.factor_planted();
                 drop trigger planted on app.used_code; drop function app.code_planted()",
            )),
            sql(&[("social-sign-in", "another subject is let in"), (SCHEMA, "app.")], How::Sql(
                "create temp table right_one as
                     select pg_get_functiondef('app.identity_of(bytea)'::regprocedure) as text;
                 create or replace function app.identity_of(known bytea) returns table (person_id uuid, name bytea)
                 language sql stable security definer set search_path = '' as $$
                     select p.person_id, p.name from app.outside_identity i join app.person p on p.person_id = i.person_id
                     where i.linked_at is not null order by i.identity_id desc limit 1 $$",
                "do $$ begin execute (select text from right_one); end $$; drop table right_one",
            )),
            sql(&[("money-exact", "no document of their party")], How::Sql(
                "insert into ledger.open_item (tenant_id, document_id, party_id, due_on, open_minor)
                 select tenant_id, tenant_id, tenant_id, '2026-11-21', 1 from app.address where slug = 'canary-a'",
                "delete from ledger.open_item where document_id = tenant_id",
            )),
            sql(&[("least-privilege", "delete")], How::Sql(
                "grant delete on app.currency to steel_app",
                "revoke delete on app.currency from steel_app",
            )),
            sql(&[("checkup-leavers", "removed still have"), ("rbac-server-side", "Maker"), ("audit-visible", "Maker")], How::Sql(
                seated!("canary-a", "Maker", "update app.membership set state = 'removed' where"),
                seated!("canary-a", "Maker", "update app.membership set state = 'active' where"),
            )),
            sql(&[("checkup-passwords", "does not tell it"), (SCHEMA, "app.")], How::Sql(
                "create function app.person_planted() returns trigger language plpgsql as $$ begin
                 if new.password_standing = 'weak' then new.password_standing = 'pass'; end if; return new; end $$;
                 create trigger planted before update on app.person for each row execute function app.person_planted();
                 revoke all on function app.person_planted() from public",
                "drop trigger planted on app.person; drop function app.person_planted()",
            )),
            // A row that is another one where the archive of the canary is brought in. A check has
            // published a control point.
            sql(&[("workspace-export", "Rows of make.control_point"), (SCHEMA, "app.")], planted!(
                "make.control_point",
                "if new.tenant_id = '00000000-0000-7000-8000-000000000002' then new.max_gap_s = 1; end if;"
            )),
            sql(&[("checkup-shared-logins", "not told as shared"), (SCHEMA, "app.")], planted!(
                "app.session", "new.device_blind = substring(sha256('one and the same') for 16);"
            )),
        ],
        vec![
            sql(&[("audit-complete", "no event of a control point"), (SCHEMA, "app.")], planted!(
                "app.audit_event", "if new.action = 'make.control_point.publish' then new.action = 'make.control_point_'; end if;"
            )),
            sql(&[("magic-link", "another browser"), (SCHEMA, "app.")], planted!(
                "app.one_time", "if new.kind = 'link' then new.bound_sha256 = null; end if;"
            )),
            // An operator of twenty days ago without second factor: the check's own trial operator, made active
            // again and kept so, because another check ends them. Nor did they sign what the next one plants.
            sql(&[("mfa-operator", "have had no second factor"), (SCHEMA, "app.")], How::Sql(
                "update app.membership set state = 'active', created_at = created_at - interval '20 days'
                 where tenant_id = '00000000-0000-7000-8000-000000000001' and state = 'removed';
                 create function app.stays_planted() returns trigger language plpgsql as $$ begin
                 if new.tenant_id = '00000000-0000-7000-8000-000000000001' then
                 new.state = 'active'; new.created_at = old.created_at; end if; return new; end $$;
                 create trigger stays_planted before update on app.membership for each row execute function app.stays_planted();
                 revoke all on function app.stays_planted() from public",
                "drop trigger stays_planted on app.membership; drop function app.stays_planted();
                 update app.membership set state = 'removed', created_at = created_at + interval '20 days'
                 where tenant_id = '00000000-0000-7000-8000-000000000001' and state = 'active'",
            )),
            // An undertaking of confidentiality that is not signed, and whose review is overdue.
            sql(
                &[
                    ("governance-policies", "is overdue"),
                    ("staff-confidentiality", "have not signed"),
                    ("encrypt-columns", "app.policy_version"),
                ],
                How::Sql(
                    "insert into app.policy (tenant_id, policy_id, kind, title, owner_id, readers, created_at)
                     select tenant_id, tenant_id, 'confidentiality', 'Planted', tenant_id, '{}', now() - interval '400 days'
                     from app.tenant where slug = 'instance';
                     insert into app.policy_version (tenant_id, policy_version_id, policy_id, version_no, body, review_due, published_by,
                         published_at)
                     select tenant_id, tenant_id, tenant_id, 1, '\\x01'::bytea || decode(repeat('00', 44), 'hex'), current_date - 35, tenant_id,
                         now() - interval '400 days' from app.tenant where slug = 'instance'",
                    "set session_replication_role = replica;
                     delete from app.policy_version where policy_version_id = tenant_id;
                     delete from app.policy where policy_id = tenant_id;
                     set session_replication_role = default",
                ),
            ),
            // A workspace whose deletion is long overdue. Nothing deletes it: the task that would do so waits
            // for this lock.
            sql(&[("termination-deletion", "still there")], How::Sql(
                "select pg_advisory_lock(111524805439079);
                 insert into app.tenant select (jsonb_populate_record(t, '{\"tenant_id\": \"00000000-0000-7000-8000-00000000beef\",
                     \"slug\": \"planted\", \"gstin\": null, \"abn\": null, \"location\": null}')).*
                 from app.tenant t where slug = 'canary-a';
                 insert into app.lived (tenant_id, day, seen_no)
                 select tenant_id, (now() at time zone timezone)::date - n, 0 from app.tenant, generate_series(1, 60) n where slug = 'instance'
                 on conflict do nothing;
                 insert into app.closing values ('00000000-0000-7000-8000-00000000beef', now() - interval '40 days', now() - interval '10 days')",
                "delete from app.closing where tenant_id = '00000000-0000-7000-8000-00000000beef';
                 delete from app.tenant where slug = 'planted'; select pg_advisory_unlock(111524805439079)",
            )),
            // The archive of the round has a fault of its own: no log is proved by a checkpoint that is not signed.
            sql(&[("audit-tamper-evident", "not signed with")], How::Sql(
                "alter table app.audit_checkpoint disable trigger audit_checkpoint_stays;
                 update app.audit_checkpoint set note = reverse(note) where size = (select max(size) from app.audit_checkpoint)",
                "update app.audit_checkpoint set note = reverse(note) where note not like 'steelyard-audit%';
                 alter table app.audit_checkpoint enable trigger audit_checkpoint_stays",
            )),
            sql(&[("workspace-export", "another digest"), (SCHEMA, "app.")], planted!(
                "app.archive_piece", "new.sha256 = sha256('another');"
            )),
            // Of an entry that waits for no month: the month would keep what was planted.
            sql(&[("money-exact", "a party that is not there")], How::Sql(
                "insert into ledger.journal_entry (tenant_id, entry_id, entry_date, memo, created_by, created_at)
                 select tenant_id, tenant_id, '2026-11-21', '\\x01'::bytea || decode(repeat('00', 44), 'hex'), tenant_id, now()
                 from app.address where slug = 'canary-b';
                 insert into ledger.posting (tenant_id, entry_id, line_no, debit_account, debit_party, credit_account, commodity, amount, entry_date)
                 select tenant_id, tenant_id, 99, 'PLANTED', tenant_id, 'SALES', 'INR', 1, '2026-11-21' from app.address where slug = 'canary-b'",
                "set session_replication_role = replica; delete from ledger.posting where debit_account = 'PLANTED';
                 delete from ledger.journal_entry where entry_id = tenant_id; delete from ledger.entry_pending where entry_id = tenant_id;
                 set session_replication_role = default",
            )),
            sql(&[("checkup-billing-email", "nobody has confirmed"), (SCHEMA, "app.")], planted!("app.billing", "new.confirmed_at = now();")),
            sql(&[("api-tokens", "past its end"), ("anonymous-rejected", "answered"), (SCHEMA, "app.api_token")], planted!(
                "app.api_token", "new.expires_at = now() + interval '1 day';"
            )),
        ],
    ]
}

/// Each line's state and what it says.
type Lines = BTreeMap<String, (String, String)>;

fn is_red(state: &str) -> bool {
    ["failed", "overdue"].contains(&state)
}

fn red(lines: &Lines) -> BTreeMap<&str, &str> {
    let red = lines.iter().filter(|(_, (state, _))| is_red(state));
    red.map(|(id, (_, says))| (id.as_str(), says.as_str())).collect()
}

/// The lines of a full round.
const LINES: usize = 97;
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_defence_of_the_backups_that_is_broken_turns_exactly_its_lines_red() {
    break_round(Kept::Copied, 0, &[]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_defence_of_the_other_copies_that_is_broken_turns_exactly_its_lines_red() {
    break_round(Kept::Copied, 1, &[]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_defence_at_the_edge_that_is_broken_turns_exactly_its_lines_red() {
    break_round(Kept::Once, 2, &[]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_defence_of_the_watch_that_is_broken_turns_exactly_its_lines_red() {
    break_round(Kept::Once, 3, &[]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_defence_of_the_data_that_is_broken_turns_exactly_its_lines_red() {
    // One sabotage changes the event of such a run, and one an answer that such a run keeps.
    let before = ["edge-proxy-trust", "tenant-separation-beyond-sql"];
    break_round(Kept::Once, 4, &before).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_defence_of_the_operators_that_is_broken_turns_exactly_its_lines_red() {
    // One sabotage changes the event of such a run.
    break_round(Kept::Once, 5, &["audit-visible"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_defence_of_the_people_that_is_broken_turns_exactly_its_lines_red() {
    // One sabotage changes the control point that such a run publishes.
    break_round(Kept::Once, 6, &["audit-complete"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_other_defence_that_is_broken_turns_exactly_its_lines_red() {
    // One sabotage brings back the operator of such a run.
    break_round(Kept::Once, 7, &["mfa-operator"]).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn where_nothing_is_broken_no_line_is_red_and_each_that_is_proved_has_its_sabotage() {
    whole(0).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nor_is_a_line_of_the_other_half() {
    whole(1).await;
}

/// Runs one half of the checks where nothing is broken.
async fn whole(half: usize) {
    let rounds = rounds();
    // The lines of the copies are whole again in the tests that break them: only their grounds have copies.
    let is_copied = |it: &&Sabotage| matches!(it.how, How::Files(..));
    let copied = lines_of(rounds[..2].iter().flatten().filter(is_copied));
    let broken = lines_of(rounds.iter().flatten());
    let ground = Ground::open(Kept::Once).await;
    let ids = lines::checks().map(|(promise, _)| promise.id).enumerate();
    let ids = ids.filter(|(n, id)| n % 2 == half && !copied.contains(id)).map(|(_, id)| id);
    let found = ground.checked_alone(ground.served.address(), &ids.collect());
    assert_eq!(red(&found), BTreeMap::new(), "nothing is broken");
    let is_missed = |(id, (state, _)): &(&String, &(String, String))| {
        state == "proved" && !broken.contains(id.as_str()) && *id != VOLUME
    };
    let missed: Vec<_> = found.iter().filter(is_missed).map(|(id, _)| id).collect();
    assert!(missed.is_empty(), "no sabotage for {missed:?}: a check that cannot fail proves nothing");
    let proved = found.values().filter(|(state, _)| state == "proved").count();
    // Not by `println`, which hides the output of a test that passes.
    let told = writeln!(
        io::stderr(),
        "promises: {proved} of {} are proved, {} have a sabotage",
        found.len(),
        broken.len()
    );
    told.expect("somebody reads");
}

/// Runs the checks `before`, and breaks the defences of the n-th round on a ground of its own. In full all checks run, on a
/// ground with copies; in short those that must find it, and again when all is repaired.
async fn break_round(kept: Kept, n: usize, before: &[&'static str]) {
    let mut round = rounds().into_iter().nth(n).expect("a round");
    let named = lines_of(&round).len();
    tell(if in_full() { LINES } else { named }, LINES, "checks without a defence");
    let ground = Ground::open(if in_full() { Kept::Copied } else { kept }).await;
    let at = ground.served.address();
    ground.checked_alone(at, &before.iter().copied().collect());
    if in_full() {
        assert_eq!(red(&ground.checked(at)), BTreeMap::new(), "nothing is broken yet");
    }
    round.retain(|it| ground.is_bare || it.lines.iter().all(|(line, _)| *line != VOLUME));
    let lines = checked_without(&ground, &round).await;
    let found = red(&lines);
    assert_eq!(found.keys().copied().collect::<BTreeSet<_>>(), lines_of(&round), "{found:#?}");
    for (line, names) in round.iter().flat_map(|it| it.lines) {
        assert!(found[line].contains(names), "{line} does not name the cause: {}", found[line]);
    }
    // A fault of the edge needs no repair.
    round.retain(|it| !matches!(it.how, How::Edge(_)));
    let mut repaired = lines_of(&round);
    // After a sabotage the watch rests for ten seconds.
    repaired.retain(|line| in_full() || *line != WATCH);
    assert_eq!(red(&ground.checked_alone(at, &repaired)), BTreeMap::new(), "all is repaired");
}

fn lines_of<'a>(round: impl IntoIterator<Item = &'a Sabotage>) -> BTreeSet<&'static str> {
    round.into_iter().flat_map(|it| it.lines).map(|(line, _)| *line).collect()
}

/// What the checks find without the defences of a round, which are repaired then: in full all checks, in short those
/// that must find it.
async fn checked_without(ground: &Ground, round: &[Sabotage]) -> Lines {
    let fault = |it: &Sabotage| if let How::Edge(fault) = it.how { Some(fault) } else { None };
    let faults: Vec<Fault> = round.iter().filter_map(fault).collect();
    ground.sealed().await;
    for sabotage in round {
        match sabotage.how {
            How::Sql(breaks, _) => ground.database.batch_execute(breaks).await.expect("broken"),
            How::Files(breaks, _) => tokio::task::block_in_place(|| breaks(&ground.data())),
            How::Edge(_) => {}
        }
    }
    let edge = Edge::before(&ground.served, &faults).await;
    let lines = match in_full() {
        true => ground.checked(edge.address),
        false => ground.checked_alone(edge.address, &lines_of(round)),
    };
    for sabotage in round {
        match sabotage.how {
            How::Sql(_, repairs) => ground.database.batch_execute(repairs).await.expect("repaired"),
            How::Files(_, repairs) => tokio::task::block_in_place(|| repairs(&ground.data())),
            How::Edge(_) => {}
        }
    }
    lines
}

#[tokio::test]
async fn a_word_stands_in_for_what_is_not_seen_until_it_runs_out() {
    let shop = Shop::jeweller().await;
    let promise = register::named(VOLUME).expect("a promise");
    let noon: Timestamp = "2026-04-20T05:00:00Z".parse().expect("a moment");
    let day = |n: i64| noon + SignedDuration::from_hours(24 * n);
    let standing = async |now: Timestamp| {
        let seen = Err(Broken::because("The data folder lies on a bare disk."));
        results::store(&shop.platform, promise, now, now, &seen).await.expect("noted");
        let found = results::found(&shop.platform, now).await.expect("what was found");
        let line = found.lines(now).into_iter().find(|line| line.id == VOLUME).expect("its line");
        (line.state, line.says)
    };
    assert_eq!(standing(day(0)).await.0, "failed", "nobody vouched");
    let word = |days| Word { by: "Asha Rao".into(), says: "the host encrypts".into(), digest: None, days };
    let said = results::vouch(&shop.platform, promise, day(1), word(Some(366))).await;
    assert!(said.is_err_and(|why| why.contains("365")), "longer than a word holds");
    results::vouch(&shop.platform, promise, day(1), word(Some(30))).await.expect("vouched for");
    let (state, says) = standing(day(30)).await;
    assert_eq!(state, "attested", "{says}");
    assert!(says.contains("Asha Rao") && says.contains("bare disk"), "{says}");
    let (state, says) = standing(day(31)).await;
    assert_eq!(state, "failed", "{says}");
    assert!(says.contains("ran out"), "{says}");
}
