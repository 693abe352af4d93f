//! The pages of jobs drawn from values: empty, full, hostile.

use askama::Template;
use catalogue::Phrase;
use jiff::Timestamp;
use jiff::civil::Date;
use kernel::country::Country;
use kernel::decimal::{Fineness, PerMg};
use kernel::metal::Metal;
use kernel::money::Money;
use web::view::{Chrome, FormState, Picture};

use crate::invoices::page::Pay;
use crate::jobs::deliver_form::DeliverForm;
use crate::jobs::document::AgreedRateShown;
use crate::jobs::list_page::{JobsPage, Row, Stage};
use crate::jobs::new_page::NewJobPage;
use crate::jobs::page::{
    IssueForm, ItemRow, JobPage, KarigarRow, MetalRow, Next, PieceRow, ReceiveForm, StepRow,
};
use crate::jobs::rules::{JobKind, JobState};
use crate::jobs::{JobShown, tag};

const HOSTILE: &str = "<script>alert('x')</script>\"";
const PLAIN: &str = "Bangle pair, floral";

fn html_of(page: &impl Template) -> String {
    let html = page.render().expect("drawn");
    assert_eq!(html.matches("<h1").count(), 1, "one heading");
    assert!(!html.contains("<script>alert") && !html.contains(" style="), "{html}");
    html
}

fn day() -> Date {
    Date::constant(2026, 11, 20)
}

fn refused_form(text: &str) -> FormState {
    let sent = ["party", "description", "reason", "items[1].description", "karigar", "finished[1].net_mg"];
    let faults = ["party", "", "items[0].net_mg"].map(|name| (name.to_owned(), Phrase::verbatim(text)));
    FormState::refused(sent.map(|name| (name.to_owned(), text.to_owned())).into(), faults.into())
}

fn book(text: &str, full: bool) -> JobsPage {
    let row = Row {
        href: "/w/s/jobs/1".into(),
        number: text.into(),
        name: text.into(),
        description: text.into(),
        kind: "Order",
        promised: day(),
        is_overdue: true,
        state: "in_work",
        estimate_minor: Some(1_700_000),
    };
    let stage = Stage { href: "/w/s/jobs".into(), word: "All open", count: Some(1), is_chosen: true };
    JobsPage {
        chrome: Chrome::sample(text),
        base: "/w/s".into(),
        here: "/w/s/jobs".into(),
        stages: vec![stage],
        state: String::new(),
        due: String::new(),
        karigar: if full { text.into() } else { String::new() },
        fault: if full { Phrase::verbatim(text) } else { Phrase::default() },
        count: 1,
        rows: if full { vec![row] } else { vec![] },
        next: if full { "/w/s/jobs?after=x".into() } else { String::new() },
        may_take: true,
    }
}

fn job(text: &str) -> JobShown {
    JobShown {
        job: text.into(),
        number: text.into(),
        job_id: uuid::Uuid::nil(),
        state: JobState::InWork,
        kind: JobKind::Order,
        party: text.into(),
        party_name: text.into(),
        description: text.into(),
        promised: day(),
        overdue: true,
        taken_at: Timestamp::UNIX_EPOCH,
        estimate_minor: Some(Money::from_stored(1_700_000)),
        rate_agreed: Some(AgreedRateShown {
            metal: Some(Metal::Silver),
            fineness_ppt: Fineness::from_stored(99_900),
            rate_minor: Money::from_stored(9_500),
            per_mg: PerMg::from_stored(10_000_000),
            until: day(),
        }),
        wastage_percent: None,
        deposits_minor: Money::from_stored(1_000_000),
        customer_metal_fine_mg: 22_928,
        karigar_fine_mg: 10,
        metals: vec![],
        items: vec![],
        finished: vec![],
        karigars: vec![],
        history: vec![],
    }
}

fn piece(text: &str, is_delivered: bool) -> PieceRow {
    PieceRow { number: 1, metal: Phrase::verbatim(text), net_mg: 18_750, fine_mg: 17_175, is_delivered }
}

fn deliver_form(text: &str, form: FormState) -> DeliverForm {
    DeliverForm {
        form,
        pieces: vec![piece(text, false)],
        description: text.into(),
        classes: vec![(text.to_owned(), text.to_owned())],
        modes: vec![("", Phrase::of("None"))],
        tills: vec![(String::new(), Phrase::of("TILL-1"))],
        metals: vec![("", Phrase::of("None"))],
        owes: true,
        estimate: text.into(),
        price: "650.00".into(),
    }
}

fn job_page(text: &str, full: bool) -> JobPage {
    let pairs = || if full { vec![(text.to_owned(), text.to_owned())] } else { vec![] };
    let form = || full.then(|| refused_form(text));
    let issue = |form| IssueForm { form, items: vec![(1, text.to_owned())], karigars: pairs() };
    let receive = |form| ReceiveForm {
        form,
        karigar: text.to_owned(),
        karigars: pairs(),
        classes: pairs(),
        warnings: vec![Phrase::verbatim(format!("{text} has no GSTIN here"))],
    };
    let item = ItemRow {
        number: 1,
        description: text.into(),
        metal: Phrase::verbatim(text),
        gross_mg: Some(21_480),
        net_mg: Some(21_300),
        fine_mg: 19_511,
        place: "In the shop",
    };
    let step = StepRow {
        at: Timestamp::UNIX_EPOCH,
        words: "Ready",
        by: text.into(),
        reason: text.into(),
        document: text.into(),
        href: "/w/s/bills/1".into(),
    };
    JobPage {
        chrome: Chrome::sample(text),
        base: "/w/s".into(),
        here: "/w/s/jobs/1".into(),
        job: job(text),
        job_id: "1".into(),
        kind: "Order",
        metals: if full {
            vec![MetalRow { name: "Gold", owed_mg: 1, custody_mg: 2, karigar_mg: 3 }]
        } else {
            vec![]
        },
        items: if full { vec![item] } else { vec![] },
        pieces: if full { vec![piece(text, true)] } else { vec![] },
        karigars: if full {
            vec![KarigarRow { name: text.into(), metal: "Gold", fine_mg: 10 }]
        } else {
            vec![]
        },
        steps: vec![step],
        ledger: if full { "/w/s/customers/c".into() } else { String::new() },
        next: if full { Next::Ready } else { Next::Nothing },
        deposit: form().map(|form| Pay::new(form, String::new(), Country::India)),
        start: form(),
        issue: form().map(issue),
        receive: form().map(receive),
        ready: form(),
        deliver: form().map(|form| deliver_form(text, form)),
        cancel: form(),
        back: form(),
        buy: form(),
        faults: if full { vec![Phrase::verbatim(text)] } else { vec![] },
    }
}

#[test]
fn the_book_is_drawn_empty_full_and_hostile() {
    assert!(html_of(&book(PLAIN, false)).contains("No open jobs"));
    let full = html_of(&book(PLAIN, true));
    assert!(full.contains("Overdue") && full.contains("In work"));
    html_of(&book(HOSTILE, true));
}

#[test]
fn a_job_is_drawn_empty_full_and_hostile_and_has_one_filled_button_for_its_next_step() {
    let empty = html_of(&job_page(PLAIN, false));
    assert!(!empty.contains("btn go"), "nothing is next");
    let full = html_of(&job_page(PLAIN, true));
    assert!(full.contains("href=\"#ready\"") && full.contains("21.480"));
    assert!(full.contains("Bangle pair, floral has no GSTIN here"));
    assert!(full.contains("Silver 999"), "the agreed rate names its metal");
    assert!(
        full.contains("The estimate was") && !full.contains("650.00"),
        "a piece has the price of its metal"
    );
    let mut repair = job_page(PLAIN, true);
    repair.deliver = Some(DeliverForm { pieces: vec![], ..deliver_form(PLAIN, FormState::new("k")) });
    assert!(html_of(&repair).contains("value=\"650.00\""), "work alone is offered at the estimate");
    html_of(&job_page(HOSTILE, true));
}

fn intake(text: &str, full: bool) -> NewJobPage {
    NewJobPage {
        chrome: Chrome::sample(text),
        base: "/w/s".into(),
        here: "/w/s/jobs/new".into(),
        form: if full { refused_form(text) } else { FormState::new("k") },
        party: String::new(),
        customers: if full { vec![(text.to_owned(), text.to_owned())] } else { vec![] },
        metals: vec![("gold", Phrase::of("Gold"))],
        finenesses: &crate::words::FINENESSES,
        may_add_customer: full,
    }
}

#[test]
fn the_intake_and_the_envelope_are_drawn_empty_full_and_hostile() {
    for (text, full) in [(PLAIN, false), (PLAIN, true), (HOSTILE, true)] {
        html_of(&intake(text, full));
        let item = tag::ItemRow {
            number: 1,
            description: text.into(),
            metal: Phrase::verbatim(text),
            gross_mg: Some(21_480),
            net_mg: None,
        };
        let page = tag::TagPage {
            chrome: Chrome::sample(text),
            back: "/w/s/jobs/1".into(),
            shop: text.into(),
            job: job(text),
            kind: "Order",
            picture: Picture::of("J/26-27/00001").expect("a code"),
            items: if full { vec![item] } else { vec![] },
        };
        assert!(html_of(&page).contains("QR code of the number"));
    }
}
