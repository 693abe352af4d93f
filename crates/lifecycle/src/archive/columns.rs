//! Which tables and columns an archive has, and why others are left out.
//! Invariant: each column of each table of a workspace is in an archive or has a reason here; no credential
//! is in one.

use database::classes::{COLUMNS, Class, Column, Form};

/// Tables that are left out whole, each with its reason.
pub const LEFT_OUT: [(&str, &str); 53] = [
    ("app.address", "the manifest has the address"),
    ("app.api_token", "credentials of this instance"),
    ("app.archive", "the archives themselves"),
    ("app.archive_piece", "the archives themselves"),
    ("app.archive_table", "the archives themselves"),
    ("app.attempt", "counts of failed sign-ins on this instance"),
    ("app.audit_checkpoint", "the log is in the folder audit, with its checkpoint"),
    ("app.audit_event", "the log is in the folder audit, with its proofs"),
    ("app.audit_gone", "of the instance, not of a workspace"),
    ("app.audit_head", "of the instance, not of a workspace"),
    ("app.audit_leaf", "the log is in the folder audit, with its proofs"),
    ("app.audit_tile", "of the instance, not of a workspace"),
    ("app.benchmark_budget", "what was spent on figures of this instance"),
    ("app.benchmark_contribution", "what was spent on figures of this instance"),
    ("app.benchmark_member", "whether the workspace takes part in figures of this instance"),
    ("app.benchmark_release", "of the instance, not of a workspace"),
    ("app.benchmark_round", "of the instance, not of a workspace"),
    ("app.capture", "copies for support of this instance, which are deleted within a day"),
    ("app.clock_jump", "of the instance, not of a workspace"),
    ("app.closing", "whether the workspace was closed here"),
    ("app.code_failure", "counts of failed sign-ins on this instance"),
    ("app.copy_opening", "the closed archive, which two people open"),
    ("app.currency", "the same on every instance"),
    ("app.draft", "forms that people have not sent yet"),
    ("app.emptied", "of the instance, not of a workspace"),
    ("app.factor", "credentials of people"),
    ("app.founding_link", "links of the instance"),
    ("app.instance_state", "of the instance, not of a workspace"),
    ("app.invitation", "links to join this instance"),
    ("app.job", "work of this instance that waits or ended"),
    ("app.kept_answer", "answers for calls that are sent again"),
    ("app.known_browser", "sign-in of people"),
    ("app.lived", "of the instance, not of a workspace"),
    ("app.migration", "of the instance, not of a workspace"),
    ("app.net_try", "counts of failed sign-ins on this instance"),
    ("app.one_time", "links to sign in"),
    ("app.outside_identity", "sign-in of people"),
    ("app.person", "accounts belong to people; their names are with the memberships"),
    ("app.pin", "credentials of people"),
    ("app.pin_failure", "counts of failed sign-ins on this instance"),
    ("app.raw_dump", "of the instance, not of a workspace"),
    ("app.recovery", "recovery of people's accounts"),
    ("app.retained_copy", "the closed archive, which two people open"),
    ("app.sentinel", "checks of backups of this instance"),
    ("app.session", "sign-in of people"),
    ("app.setting_change", "of the instance, not of a workspace"),
    ("app.setting_notice", "what this instance told of its own figures"),
    ("app.sign_up", "of the instance, not of a workspace"),
    ("app.token_net", "where tokens were used"),
    ("app.used_code", "codes of authenticators that were used"),
    ("app.watch_head", "how far the watch of this instance has read"),
    ("ledger.document_kind", "the same on every instance"),
    ("ledger.party_word", "keyed digests by which names are found; they are made anew"),
];

/// Rows that are left out of a table, as the condition of those that stay, each with its reason.
const ROWS_LEFT_OUT: [(&str, &str, &str); 1] = [(
    "app.mail",
    "t.kind not in ('erasure', 'report_code', 'request_code')",
    "they have the address of a person who is erased or that a stranger typed, and go when they were sent",
)];

/// Tables that an archive has and that are not brought into another workspace, each with its reason.
pub const NOT_BROUGHT: [(&str, &str); 32] = [
    ("app.authority_clock", "only the workspace of an instance has such clocks"),
    ("app.billing", "who pays is asked again"),
    ("app.case_clock", "cases stay where they were opened, and so do their clocks"),
    ("app.case_event", "the history of cases, which stay where they were opened"),
    ("app.case_evidence", "the files of cases, which stay where they were opened"),
    ("app.case_file", "cases stay where they were opened: requests, reviews and captures"),
    ("app.case_series", "cases are numbered anew"),
    ("app.contact", "only the workspace of an instance has addresses for the public"),
    ("app.containment", "only the workspace of an instance contains incidents"),
    ("app.finding", "what was unusual on the other instance"),
    ("app.forward_head", "only the workspace of an instance passes events on"),
    ("app.incident", "only the workspace of an instance has incidents"),
    ("app.incident_notice", "only the workspace of an instance tells of incidents"),
    ("app.incident_workspace", "only the workspace of an instance says whom an incident affects"),
    ("app.mail", "mails that were sent already"),
    ("app.membership", "people join by invitation; their ids stay on what they made"),
    ("app.notice_reader", "who read a notice of the other instance"),
    ("app.person_request", "requests and their links stay where the person sent them"),
    ("app.retention_item", "what runs of the other instance did, or were to do"),
    ("app.retention_run", "what the Owners of the other instance were told of"),
    ("app.review_entry", "reviews of who may do what on the other instance"),
    ("app.role", "roles are given together with people"),
    ("app.security_contact", "the address is confirmed again"),
    ("app.supplier", "only the workspace of an instance has suppliers"),
    ("app.supplier_notice", "notices of suppliers of the other instance"),
    ("app.tenant", "the workspace has a name, a country and settings of its own"),
    ("app.till", "browsers are enrolled again"),
    ("app.weakness_report", "only the workspace of an instance gets such reports"),
    ("app.workspace_notice", "notices of incidents of the other instance"),
    ("ledger.earlier_stock", "how far the other instance entered older stock"),
    ("ledger.print_job", "prints are not printed again"),
    ("ledger.printer", "printers belong to a network"),
];

/// Digests that anybody can compute from what the archive has; other digests need a key of the instance.
const PLAIN_DIGESTS: [(&str, &str); 3] =
    [("app.case_evidence", "sha256"), ("app.paper", "sha256"), ("make.recipe_photo", "sha256")];

/// Columns with the bytes of a file, each with the folder that has the files.
pub const FILES: [(&str, &str, &str); 3] = [
    ("app.case_evidence", "content", "files/evidence"),
    ("app.paper", "content", "files/papers"),
    ("make.recipe_photo", "content", "files/photos"),
];

/// The tables that a spreadsheet shows too.
const REGISTERS: [&str; 7] = [
    "ledger.party",
    "ledger.item",
    "ledger.document",
    "ledger.document_line",
    "ledger.posting",
    "ledger.lot",
    "ledger.movement",
];

/// What an archive has of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Its value.
    Value,
    /// Its value, opened.
    Opened,
    /// Only whether there is one: it is a digest with a key of this instance.
    IsThere,
    /// Nothing: it grants access.
    Nothing,
}

/// What an archive has of a column of a table that is not left out.
pub fn part_of(column: &Column) -> Part {
    match (column.class, column.form) {
        (Class::Secret, _) => Part::Nothing,
        (_, Form::Sealed) => Part::Opened,
        (_, Form::Clear) => Part::Value,
        (_, Form::Digest) if PLAIN_DIGESTS.contains(&(column.table, column.name)) => Part::Value,
        (_, Form::Digest) => Part::IsThere,
    }
}

/// Whether a column holds the bytes of a file.
pub(super) fn is_file(column: &Column) -> bool {
    FILES.iter().any(|(table, name, _)| (*table, *name) == (column.table, column.name))
}

/// A table of an archive.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Its name with the schema.
    pub name: &'static str,
    /// Its columns.
    pub columns: &'static [Column],
}

impl Table {
    /// The columns of which an archive has this.
    pub fn with(&self, part: Part) -> impl Iterator<Item = &'static Column> {
        self.columns.iter().filter(move |it| part_of(it) == part)
    }

    /// The names of the columns that it has, in their order.
    pub fn names(&self) -> Vec<&'static str> {
        self.columns.iter().filter(|it| part_of(it) != Part::Nothing).map(|it| it.name).collect()
    }

    /// Whether a spreadsheet shows it too.
    pub fn is_register(&self) -> bool {
        REGISTERS.contains(&self.name)
    }

    /// The column with a file's bytes and the folder of the files.
    pub fn files(&self) -> Option<(&'static str, &'static str)> {
        FILES.iter().find(|(table, ..)| *table == self.name).map(|(_, column, folder)| (*column, *folder))
    }

    /// The condition of its rows, which a statement names `t`: " and …", or nothing.
    pub(super) fn condition(&self) -> String {
        let left_out = ROWS_LEFT_OUT.iter().find(|(table, ..)| *table == self.name);
        left_out.map(|(_, stays, _)| format!(" and {stays}")).unwrap_or_default()
    }

    /// Whether its rows are brought into another workspace.
    pub fn is_brought(&self) -> bool {
        !NOT_BROUGHT.iter().any(|(table, _)| *table == self.name)
    }
}

/// The tables of an archive, in the order of their names.
pub fn tables() -> impl Iterator<Item = Table> {
    let whole = COLUMNS.chunk_by(|a, b| a.table == b.table);
    whole.filter_map(|columns| columns.first().map(|it| Table { name: it.table, columns })).filter(is_in)
}

fn is_in(table: &Table) -> bool {
    !LEFT_OUT.iter().any(|(name, _)| *name == table.name)
}

/// The table of this name, if an archive has it.
pub fn table(name: &str) -> Option<Table> {
    tables().find(|it| it.name == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn known() -> BTreeSet<&'static str> {
        COLUMNS.iter().map(|it| it.table).collect()
    }

    #[test]
    fn each_table_that_is_left_out_or_not_brought_exists_and_has_its_reason_once() {
        let named = LEFT_OUT.iter().chain(&NOT_BROUGHT);
        let mut seen = BTreeSet::new();
        for (table, why) in named {
            assert!(known().contains(table), "{table} is no table");
            assert!(seen.insert(*table), "{table} is named twice");
            assert!(why.len() > 10, "{table} has no reason");
        }
    }

    #[test]
    fn each_table_of_a_workspace_is_in_an_archive_or_left_out() {
        let kept: BTreeSet<_> = tables().map(|it| it.name).collect();
        let left: BTreeSet<_> = LEFT_OUT.iter().map(|(name, _)| *name).collect();
        assert!(kept.is_disjoint(&left));
        assert_eq!(&kept | &left, known());
        for table in tables() {
            assert!(
                table.columns.iter().any(|it| it.name == "tenant_id"),
                "{} is of no workspace",
                table.name
            );
        }
    }

    #[test]
    fn no_credential_is_in_an_archive() {
        for table in tables() {
            for column in table.columns {
                let is_secret = column.class == Class::Secret;
                assert_eq!(part_of(column) == Part::Nothing, is_secret, "{}.{}", table.name, column.name);
                assert!(!is_secret || !table.names().contains(&column.name));
            }
        }
        let credentials = ["app.session", "app.pin", "app.factor", "app.api_token", "app.person"];
        assert!(credentials.iter().all(|name| table(name).is_none()));
    }

    #[test]
    fn rows_are_left_out_of_tables_of_an_archive_each_with_its_reason() {
        for (name, stays, why) in ROWS_LEFT_OUT {
            let table = table(name).expect("a table");
            assert!(stays.starts_with("t.") && why.len() > 10, "{name}");
            assert_eq!(table.condition(), format!(" and {stays}"));
        }
        assert!(table("ledger.party").is_some_and(|it| it.condition().is_empty()));
        let of_mails = table("app.mail").expect("a table").condition();
        for kind in mail::messages::PASSING {
            assert!(of_mails.contains(&format!("'{kind}'")), "{kind}: {of_mails}");
        }
    }

    #[test]
    fn registers_and_files_are_tables_of_an_archive() {
        for name in REGISTERS {
            assert!(table(name).is_some_and(|it| it.is_register() && it.is_brought()), "{name}");
        }
        for (name, column, _) in FILES {
            let table = table(name).expect("a table");
            let one = table.with(Part::Opened).find(|it| it.name == column);
            assert!(one.is_some(), "{name}.{column}");
        }
    }
}
