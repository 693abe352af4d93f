//! The pages of suppliers, from sample values; their life is below.
//! Invariant: a step that its state never allows has no form.

mod life;

use super::page::{Forms, SupplierPage, SuppliersPage};
use super::public::{PublicPage, PublicSupplier, as_feed, as_json};
use super::reads::{SupplierLine, SupplierShown};
use super::workspace::{NoticeLine, NoticesPage};
use super::*;
use askama::Template;
use catalogue::Phrase;
use jiff::SignedDuration;
use kernel::day::Instant;
use lifecycle::casework::Case;
use uuid::Uuid;
use web::view::{Chrome, FormState};

const HOSTILE: &str = "<script>alert('x')</script>";

fn now() -> Instant {
    "2026-05-20T05:00:00Z".parse().expect("a moment")
}

fn supplier(state: SupplierState) -> Supplier {
    Supplier {
        case: Case {
            id: Uuid::nil(),
            number: 7,
            state: state.as_str().into(),
            is_drill: false,
            opened_at: now(),
            closed_at: None,
        },
        profile: Profile {
            name: "Mail Co".into(),
            purpose: HOSTILE.into(),
            data_kinds: "addresses".into(),
            region: "EU".into(),
            country: "IE".into(),
            basis: "contract".into(),
            hosts: "mail.example".into(),
            certificates: None,
        },
        contract: None,
        review: None,
        announced_at: Some(now()),
        notice: SignedDuration::from_hours(24 * 30),
        noticed_at: Some(now()),
        told: Some(3),
        emergency: None,
        activated_at: Some(now()),
        ended_at: None,
    }
}

#[test]
fn the_list_leads_to_each_supplier() {
    let line = SupplierLine::of(&supplier(SupplierState::Active), jiff::civil::date(2026, 5, 20));
    let rows = vec![line.expect("a line")];
    let (base, here) = ("/w/instance".into(), "/w/instance/instance/suppliers".into());
    let form = Some(FormState::default());
    let html = SuppliersPage { chrome: Chrome::sample("Suppliers"), base, here, rows, form }
        .render()
        .expect("a page");
    assert!(
        html.contains("/w/instance/instance/suppliers/7") && html.contains("do/instance.supplier.propose")
    );
    assert!(!html.contains(HOSTILE));
}

#[test]
fn a_supplier_shows_what_it_lacks_and_only_the_forms_that_are_given() {
    let today = jiff::civil::date(2026, 5, 20);
    let shown = SupplierShown::of(supplier(SupplierState::Announced), vec![], today).expect("a supplier");
    let html = SupplierPage {
        chrome: Chrome::sample("Mail Co"),
        base: "/w/instance".into(),
        list: "/w/instance/instance/suppliers".into(),
        here: "/w/instance/instance/suppliers/7".into(),
        supplier: shown,
        forms: Forms { activate: Some(FormState::default()), ..Forms::default() },
        limit: Phrase::of("30 days"),
    }
    .render()
    .expect("a page");
    assert!(html.contains("Record the contract first.") && html.contains("do/instance.supplier.activate"));
    assert!(!html.contains("do/instance.supplier.end") && !html.contains(HOSTILE));
}

#[test]
fn the_public_list_has_announced_and_used_suppliers_alone() {
    for (state, is_listed) in [
        (SupplierState::Proposed, false),
        (SupplierState::Announced, true),
        (SupplierState::Active, true),
        (SupplierState::Ended, false),
    ] {
        assert_eq!(PublicSupplier::of(supplier(state)).is_some(), is_listed, "{state}");
    }
    let rows = vec![PublicSupplier::of(supplier(SupplierState::Active)).expect("listed")];
    assert_eq!(as_json(&rows)["suppliers"][0]["state"], "active");
    let feed = as_feed(&rows, "shop.example", now());
    assert!(feed.contains("<title>In use: Mail Co</title>") && !feed.contains(HOSTILE));
    let limit = Phrase::of("45 days");
    let html = PublicPage { chrome: Chrome::sample("Suppliers"), rows, limit }.render().expect("a page");
    assert!(html.contains("told 45 days before a new one starts"), "{html}");
    assert!(html.contains("Mail Co") && !html.contains(HOSTILE) && !html.contains("mail.example"));
}

#[test]
fn a_workspace_objects_to_a_supplier_once() {
    let line = |objected_at| NoticeLine {
        number: 7,
        name: "Mail Co".into(),
        purpose: HOSTILE.into(),
        region: "EU".into(),
        told_at: now(),
        objected_at,
        objection: None,
    };
    let page = |row| {
        let (base, here) = ("/w/sona".into(), "/w/sona/settings/suppliers".into());
        let (chrome, form) = (Chrome::sample("Suppliers"), FormState::default());
        let limit = Phrase::of("30 days");
        NoticesPage { chrome, base, here, rows: vec![row], form, limit }.render().expect("a page")
    };
    assert!(page(line(None)).contains("do/workspace.supplier.object") && !page(line(None)).contains(HOSTILE));
    assert!(!page(line(Some(now()))).contains("do/workspace.supplier.object"));
}
