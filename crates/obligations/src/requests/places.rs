//! The words for the places of the search: what kind of record has a text, and which part of it the text is.
//! Invariant: each column that is searched has both.

/// Each table that is searched, in words.
const TABLES: [(&str, &str); 49] = [
    ("app.billing", "Billing details"),
    ("app.case_event", "History of a case"),
    ("app.containment", "Measure against an incident"),
    ("app.finding", "Unusual event"),
    ("app.incident", "Incident"),
    ("app.incident_notice", "Notice of an incident"),
    ("app.legal_hold", "Legal hold"),
    ("app.mail", "Mail"),
    ("app.membership", "Person of the team"),
    ("app.person_request", "Request about a person's data"),
    ("app.policy_version", "Policy"),
    ("app.security_contact", "Security contact"),
    ("app.supplier_notice", "Notice of a supplier of the instance"),
    ("app.tenant", "Settings of the workspace"),
    ("app.till", "Till"),
    ("app.weakness_report", "Report of a weakness"),
    ("app.workspace_notice", "Notice of an incident"),
    ("ledger.document", "Bill, payment or other document"),
    ("ledger.document_line", "Line of a document"),
    ("ledger.hold", "Hold on goods"),
    ("ledger.hold_clearance", "Clearance of a held lot"),
    ("ledger.hold_lift", "End of a hold on goods"),
    ("ledger.journal_entry", "Entry of the books"),
    ("ledger.lot", "Lot"),
    ("ledger.order_event", "History of an order"),
    ("ledger.own_account", "Account of the books"),
    ("ledger.party", "Customer or supplier"),
    ("ledger.period_lock", "Lock of a period"),
    ("ledger.print_job", "Print"),
    ("ledger.tender", "Payment"),
    ("ledger.till_session", "Session of a till"),
    ("make.batch_event", "History of a batch"),
    ("make.batch_overhead", "Overhead of a batch"),
    ("make.batch_plan", "Plan of a batch"),
    ("make.batch_step", "Step of a batch"),
    ("make.check_deferral", "Check that was put off"),
    ("make.consumption", "Use of a lot in a batch"),
    ("make.deviation", "Deviation"),
    ("make.equipment_check", "Check of equipment"),
    ("make.reading", "Reading"),
    ("make.recipe_version", "Recipe"),
    ("make.silo_cleaning", "Cleaning of a silo"),
    ("sell.article", "Tagged piece"),
    ("sell.draft", "Bill that is not posted"),
    ("sell.job", "Order of work or repair"),
    ("sell.job_event", "History of an order of work"),
    ("sell.job_item", "Piece of an order of work"),
    ("sell.rate", "Rate of a metal"),
    ("sell.stocktake", "Stocktake"),
];

/// Each column that is searched, in words.
const COLUMNS: [(&str, &str); 46] = [
    ("abn", "ABN"),
    ("address", "Address"),
    ("advice", "Advice"),
    ("against", "Against whom"),
    ("attachment", "Attached file"),
    ("body", "Text"),
    ("cause", "Cause"),
    ("code", "Code"),
    ("contact", "Contact"),
    ("content", "Content"),
    ("correction", "Correction"),
    ("credit_link", "Link of the credit"),
    ("credit_name", "Name of the credit"),
    ("description", "Description"),
    ("email", "Mail address"),
    ("gstin", "GSTIN"),
    ("impact", "Effect"),
    ("input", "What was typed"),
    ("legal_name", "Legal name"),
    ("lifted_reason", "Reason why it ended"),
    ("location", "Address"),
    ("measures", "Measures"),
    ("memo", "Memo"),
    ("name", "Name"),
    ("nature", "What happened"),
    ("note", "Note"),
    ("objection", "Objection"),
    ("occasion", "What cash was for"),
    ("override_reason", "Reason"),
    ("pan", "PAN"),
    ("phone", "Telephone"),
    ("place", "Place"),
    ("prevention", "Prevention"),
    ("programme", "Programme"),
    ("reason", "Reason"),
    ("reference", "Reference"),
    ("reference_number", "Reference number"),
    ("reporter", "Who reported it"),
    ("seen", "What was seen"),
    ("steps", "Steps"),
    ("subject", "Subject"),
    ("supplier_lot", "Lot of the supplier"),
    ("target", "What was wanted"),
    ("text", "Text"),
    ("weakness", "Weakness"),
    ("words", "Words"),
];

/// The kind of record that a table has, in words.
pub(super) fn record_title(table: &str) -> &'static str {
    words_for(&TABLES, table).unwrap_or("Other record")
}

/// The part of a record that a column is, in words.
pub(super) fn part_title(column: &str) -> &'static str {
    words_for(&COLUMNS, column).unwrap_or("Text")
}

fn words_for(all: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    all.iter().find(|(known, _)| *known == name).map(|(_, words)| *words)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lifecycle::archive::search::searched_columns;
    use std::collections::BTreeSet;

    #[test]
    fn each_column_that_is_searched_has_words_and_no_other_does() {
        let names = |all: &[(&'static str, &str)]| all.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>();
        let (tables, columns): (BTreeSet<_>, BTreeSet<_>) = searched_columns().unzip();
        assert_eq!((names(&TABLES), names(&COLUMNS)), (tables, columns));
        assert_eq!((TABLES.len(), COLUMNS.len()), (names(&TABLES).len(), names(&COLUMNS).len()));
        for (name, words) in TABLES.iter().chain(&COLUMNS) {
            assert!(!words.contains(['_', '.']) && !words.is_empty(), "{name}");
        }
        assert_eq!(
            (record_title("ledger.party"), part_title("phone")),
            ("Customer or supplier", "Telephone")
        );
        assert_eq!((record_title("x.y"), part_title("x")), ("Other record", "Text"));
    }
}
