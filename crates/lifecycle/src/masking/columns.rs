//! The columns of a masked copy by their rules, and the tables that it has not.
//! Invariant: a name here is one of `classes.toml`; each column about a shop or a person is in one list; a
//! long number is an amount by its name, or is in the list of those that are kept.

/// Tables that a copy has not, each with its reason.
pub const LEFT_OUT: [(&str, &str); 87] = [
    ("app.api_token", "credentials"),
    ("app.archive", "whole copies of workspaces"),
    ("app.archive_piece", "whole copies of workspaces"),
    ("app.archive_table", "whole copies of workspaces"),
    ("app.attempt", "failed sign-ins"),
    ("app.audit_checkpoint", "the log says what people did"),
    ("app.audit_event", "the log says what people did"),
    ("app.audit_gone", "the log says what people did"),
    ("app.audit_head", "the log says what people did"),
    ("app.audit_leaf", "the log says what people did"),
    ("app.audit_tile", "the log says what people did"),
    ("app.authority_clock", "the operator's own"),
    ("app.benchmark_budget", "what was given to figures of the original"),
    ("app.benchmark_contribution", "what was given to figures of the original"),
    ("app.benchmark_member", "who takes part in figures of the original"),
    ("app.benchmark_release", "figures of the original"),
    ("app.benchmark_round", "figures of the original"),
    ("app.billing", "who pays"),
    ("app.capture", "copies for support"),
    ("app.case_clock", "cases are about people"),
    ("app.case_event", "cases are about people"),
    ("app.case_evidence", "cases are about people"),
    ("app.case_file", "cases are about people"),
    ("app.case_series", "cases are about people"),
    ("app.clock_jump", "the clock of the original"),
    ("app.closing", "when workspaces end"),
    ("app.code_failure", "failed sign-ins"),
    ("app.contact", "the operator's own"),
    ("app.containment", "the operator's own"),
    ("app.copy_opening", "the closed archive"),
    ("app.currency", "the copy has its own"),
    ("app.draft", "forms that were not sent"),
    ("app.emptied", "the operator's own"),
    ("app.factor", "credentials"),
    ("app.finding", "what people did"),
    ("app.forward_head", "the operator's own"),
    ("app.founding_link", "credentials"),
    ("app.incident", "the operator's own"),
    ("app.incident_notice", "the operator's own"),
    ("app.incident_workspace", "the operator's own"),
    ("app.instance_state", "the copy has its own"),
    ("app.invitation", "credentials"),
    ("app.job", "work that waits"),
    ("app.kept_answer", "answers for calls that are sent again"),
    ("app.known_browser", "credentials"),
    ("app.lived", "the clock of the original"),
    ("app.mail", "mails"),
    ("app.migration", "the copy has its own"),
    ("app.net_try", "failed sign-ins"),
    ("app.notice_reader", "the operator's own"),
    ("app.one_time", "credentials"),
    ("app.outside_identity", "credentials"),
    ("app.person", "accounts: nobody signs in to a copy with an account of the original"),
    ("app.person_request", "requests of persons"),
    ("app.pin", "credentials"),
    ("app.pin_failure", "failed sign-ins"),
    ("app.policy", "the shop's own rules"),
    ("app.policy_reading", "the shop's own rules"),
    ("app.policy_version", "the shop's own rules"),
    ("app.raw_dump", "the operator's own"),
    ("app.recovery", "credentials"),
    ("app.retained_copy", "the closed archive"),
    ("app.retention_item", "what is to be removed"),
    ("app.retention_rule", "what is to be removed"),
    ("app.retention_run", "what is to be removed"),
    ("app.review_entry", "cases are about people"),
    ("app.security_contact", "whom to tell"),
    ("app.sentinel", "backups of the original"),
    ("app.session", "credentials"),
    ("app.setting_change", "the operator's own"),
    ("app.setting_notice", "the operator's own"),
    ("app.sign_up", "the operator's own"),
    ("app.supplier", "the operator's own"),
    ("app.supplier_notice", "the operator's own"),
    ("app.token_net", "where people work"),
    ("app.used_code", "credentials"),
    ("app.watch_head", "the operator's own"),
    ("app.weakness_report", "the operator's own"),
    ("app.workspace_notice", "the operator's own"),
    ("ledger.document_kind", "the copy has its own"),
    ("ledger.document_print", "what was printed"),
    ("ledger.document_seal", "digests of what documents said"),
    ("ledger.month_total", "the copy has the sums of its own postings"),
    ("ledger.party_word", "digests of names"),
    ("ledger.print_job", "what was printed"),
    ("ledger.printer", "machines of a shop's network"),
    ("sell.draft", "forms that were not sent"),
];

/// Texts in which each letter and digit becomes another one.
pub const TEXTS: [(&str, &str); 49] = [
    ("app.legal_hold", "reason"),
    ("app.legal_hold", "lifted_reason"),
    ("app.membership", "name"),
    ("app.paper", "name"),
    ("app.tenant", "gstin"),
    ("app.tenant", "abn"),
    ("app.tenant", "location"),
    ("app.till", "name"),
    ("ledger.document_line", "description"),
    ("ledger.hold", "reason"),
    ("ledger.hold_clearance", "reason"),
    ("ledger.hold_lift", "reason"),
    ("ledger.journal_entry", "memo"),
    ("ledger.lot", "supplier_lot"),
    ("ledger.lot", "reference_number"),
    ("ledger.order_event", "reason"),
    ("ledger.own_account", "name"),
    ("ledger.party", "name"),
    ("ledger.party", "gstin"),
    ("ledger.party", "abn"),
    ("ledger.party", "pan"),
    ("ledger.party", "phone"),
    ("ledger.party", "location"),
    ("ledger.period_lock", "reason"),
    ("ledger.tender", "event"),
    ("ledger.tender", "occasion"),
    ("ledger.tender", "reference"),
    ("ledger.till_session", "reason"),
    ("make.batch_event", "reason"),
    ("make.batch_overhead", "name"),
    ("make.batch_step", "note"),
    ("make.check_deferral", "reason"),
    ("make.consumption", "override_reason"),
    ("make.deviation", "cause"),
    ("make.deviation", "correction"),
    ("make.deviation", "prevention"),
    ("make.equipment_check", "reference"),
    ("make.equipment_check", "programme"),
    ("make.equipment_check", "note"),
    ("make.reading", "reason"),
    ("make.recipe_version", "name"),
    ("make.silo_cleaning", "programme"),
    ("sell.article", "description"),
    ("sell.job", "description"),
    ("sell.job_event", "reason"),
    ("sell.job_item", "description"),
    ("sell.rate", "reason"),
    ("sell.stocktake", "reason"),
    ("make.batch_plan", "target"),
];

/// Values that are JSON.
pub const JSON: [(&str, &str); 2] = [("ledger.document", "body"), ("make.recipe_version", "body")];

/// Codes, of which no two rows of a workspace have the same.
pub const CODES: [(&str, &str); 1] = [("ledger.party", "code")];

/// Mail addresses.
pub const MAILS: [(&str, &str); 2] = [("app.membership", "email"), ("ledger.party", "email")];

/// Bytes of files.
pub const FILES: [(&str, &str); 2] = [("app.paper", "content"), ("make.recipe_photo", "content")];

/// Digests by which the copy finds nothing.
pub const DIGESTS: [(&str, &str); 6] = [
    ("app.membership", "email_blind"),
    ("app.paper", "sha256"),
    ("app.till", "secret_sha256"),
    ("ledger.tender", "occasion_blind"),
    ("ledger.tender", "reference_blind"),
    ("make.recipe_photo", "sha256"),
];

/// Keyed digests by which the copy finds a row: of which column of the row each is.
pub const FINDERS: [(&str, &str, &str); 3] = [
    ("ledger.party", "code_blind", "code"),
    ("ledger.party", "pan_blind", "pan"),
    ("ledger.party", "phone_blind", "phone"),
];

/// How the names of columns end that hold money, weights and quantities.
pub const AMOUNT_ENDS: [&str; 3] = ["_minor", "_mg", "_e6"];

/// Amounts whose names end another way.
pub const AMOUNTS: [(&str, &str); 1] = [("ledger.posting", "amount")];

/// Values in clear JSON whose numbers are amounts.
pub const FIGURES: [(&str, &str); 4] = [
    ("ledger.earlier_stock", "sums_before"),
    ("ledger.earlier_stock", "sums_after"),
    ("ledger.till_count", "denominations"),
    ("sell.article", "making"),
];

/// Long numbers that are no amount of a shop: measurements and their limits, percentages, densities, units of
/// a rate, limits of the law, what a label says, and counts.
pub const KEPT_FIGURES: [(&str, &str); 57] = [
    ("ledger.earlier_stock", "there_were"),
    ("ledger.earlier_stock", "entered"),
    ("ledger.item", "resolution_e6"),
    ("ledger.item", "density_e6"),
    ("ledger.item", "sap_koh_mg_per_g_e6"),
    ("ledger.item", "purity_percent_e6"),
    ("ledger.item_label", "energy_kj_e6"),
    ("ledger.item_label", "protein_g_e6"),
    ("ledger.item_label", "fat_g_e6"),
    ("ledger.item_label", "saturated_g_e6"),
    ("ledger.item_label", "carbohydrate_g_e6"),
    ("ledger.item_label", "sugars_g_e6"),
    ("ledger.item_label", "sodium_mg_e6"),
    ("ledger.item_label", "serving_g_e6"),
    ("ledger.karigar_wastage", "percent_e6"),
    ("ledger.legal_limit", "amount_minor"),
    ("ledger.lot", "density_e6"),
    ("ledger.lot", "loss_lower_e6"),
    ("ledger.lot", "loss_upper_e6"),
    ("ledger.lot_piece", "piece"),
    ("ledger.movement", "density_e6"),
    ("ledger.movement", "piece"),
    ("ledger.movement", "xact"),
    ("ledger.period_lock", "postings"),
    ("ledger.series", "next"),
    ("ledger.tax_policy", "rate_percent_e6"),
    ("make.batch", "tolerance_percent_e6"),
    ("make.batch_observation", "value_e6"),
    ("make.batch_step", "value_e6"),
    ("make.control_point", "lower_e6"),
    ("make.control_point", "upper_e6"),
    ("make.control_point", "physical_lower_e6"),
    ("make.control_point", "physical_upper_e6"),
    ("make.deviation", "seconds"),
    ("make.deviation", "worst_e6"),
    ("make.deviation", "worst_corrected_e6"),
    ("make.equipment", "tolerance_e6"),
    ("make.equipment", "physical_lower_e6"),
    ("make.equipment", "physical_upper_e6"),
    ("make.equipment_check", "as_found_error_e6"),
    ("make.equipment_check", "as_left_error_e6"),
    ("make.equipment_check", "tolerance_e6"),
    ("make.milk_intake", "temperature_e6"),
    ("make.milk_intake", "fat_e6"),
    ("make.milk_intake", "protein_e6"),
    ("make.milk_intake", "somatic_cells"),
    ("make.milk_intake", "total_count"),
    ("make.milk_intake", "freezing_point_e6"),
    ("make.reading", "seq"),
    ("make.reading", "value_e6"),
    ("make.reading", "outside_e6"),
    ("make.recipe_version", "tolerance_percent_e6"),
    ("make.silo_lot", "fat_e15"),
    ("sell.job", "rate_per_mg_e4"),
    ("sell.job", "wastage_e6"),
    ("sell.old_metal", "per_mg_e4"),
    ("sell.rate", "per_mg_e4"),
];

/// Of the amounts of a row, those that are never more than another.
pub const BOUNDS: [(&str, &str, &str); 6] = [
    ("ledger.line_credit", "taxable_minor", "line_taxable_minor"),
    ("ledger.line_credit", "taxed_minor", "taxable_minor"),
    ("ledger.line_credit", "tax_minor", "line_tax_minor"),
    ("ledger.line_credit", "quantity_e6", "line_quantity_e6"),
    ("make.equipment", "minimum_e6", "capacity_e6"),
    ("sell.job_item", "net_mg", "gross_mg"),
];

/// Of the amounts of a row, those that add up to nothing, each with its sign.
pub const SUMS: [(&str, &[(&str, i64)]); 6] = [
    (
        "ledger.document",
        &[("total_minor", -1), ("taxable_minor", 1), ("tax_minor", 1), ("round_off_minor", 1)],
    ),
    ("ledger.document_line", &[("line_total_minor", -1), ("taxable_minor", 1), ("tax_minor", 1)]),
    ("sell.article", &[("gross_mg", -1), ("net_mg", 1), ("stone_mg", 1)]),
    (
        "sell.job_metal",
        &[("owed_mg", -1), ("custody_mg", 1), ("karigar_mg", 1), ("stock_mg", 1), ("elsewhere_mg", 1)],
    ),
    ("sell.job_metal", &[("cost_minor", 1), ("stock_cost_minor", 1), ("gone_cost_minor", 1)]),
    ("sell.old_metal", &[("gross_mg", -1), ("net_mg", 1), ("deduction_mg", 1)]),
];

/// Members of JSON whose numbers are no amounts. A number of another name is taken for one.
pub const KEPT_NUMBERS: [&str; 14] = [
    "decimals",
    "fineness",
    "fy",
    "line",
    "line_no",
    "minor_digits",
    "no",
    "number",
    "recipe_version",
    "seq",
    "step",
    "timer_s",
    "version",
    "width_mm",
];

/// Members of JSON whose texts are words of lists, without which the program cannot read the value.
pub const KEPT_WORDS: [&str; 12] = [
    "kind",
    "unit",
    "metal",
    "tax_class",
    "place",
    "state",
    "mode",
    "side",
    "country",
    "currency",
    "layout",
    "basis",
];
