//! The pages of SELL drawn from values: empty, full, hostile.
//! Invariant: user text never becomes markup, and an empty page names the first step.

mod papers;

use catalogue::Phrase;
use kernel::country::Country;
use std::collections::BTreeMap;
use web::chart::steps::Chart;
use web::url::with_params;

use askama::Template;
use jiff::Timestamp;
use jiff::civil::Date;
use web::view::{Chrome, FormState, Manner};

use crate::customers::ageing_bar::{Age, Ages};
use crate::customers::details::Details;
use crate::customers::list_page as customers;
use crate::customers::page::{LedgerPage, Metal, Row as LedgerRow};
use crate::invoices::InvoicePreview;
use crate::invoices::counter::{CounterPage, Row as CounterRow, asked_for, typed_rows, unseen_of_bill};
use crate::invoices::page::{BillPage, CounterDebt, Pay};
use crate::invoices::printed::{Document, Line, Paid, Side};
use crate::invoices::{list_page as bills, pdf};
use crate::money::page::{
    ChequeRow, CreditRow, CustomerForms, DocumentForms, MoneyPage, Offer, OldMetalForm,
};
use crate::pieces::page as stock;
use crate::rates::day_form::{DayForm, DayRow};
use crate::rates::page::{
    Card, Correct, HistoryPage, Line as RateLine, Now, Publish, Quoted, RatesPage, Row as RateRow,
};
use ledger::accounts::cheques::ChequeState;

const HOSTILE: &str = "<script>alert('x')</script>\"";
const PLAIN: &str = "Bangle pair, floral";

fn chrome() -> Chrome {
    let manner = Manner { currency: "INR".into(), minor_digits: 2, zone: jiff::tz::TimeZone::UTC };
    Chrome { manner, ..Chrome::bare("Sample", "bm9uY2U", "token", Timestamp::UNIX_EPOCH) }
}

/// A refused form with this text in its fields and its faults.
fn refused(text: &str) -> FormState {
    let sent = ["name", "reason", "party", "tenders[0].reference", "lines[0].description"];
    let faults = ["name", ""].map(|name| (name.to_owned(), Phrase::verbatim(text)));
    FormState::refused(sent.map(|name| (name.to_owned(), text.to_owned())).into(), faults.into())
}

fn drawn(page: &impl Template) -> String {
    let html = page.render().expect("drawn");
    assert_eq!(html.matches("<h1").count(), 1, "one heading");
    assert!(!html.contains("<script>alert") && !html.contains(" style="), "{html}");
    html
}

fn day() -> Date {
    Date::constant(2026, 11, 20)
}

fn rates(text: &str, full: bool) -> RatesPage {
    let card = Card {
        name: Phrase::verbatim(text),
        history: "/w/s/rates/gold/916/sell".into(),
        rate_minor: 1_217_500,
        per: "gram".into(),
        since: Timestamp::UNIX_EPOCH,
        age: "5 min ago".into(),
        is_stale: false,
        moved_minor: 5_000,
        chart: Chart { line: "M0 0H9".into(), area: "M0 0H9V9Z".into() },
        chart_from: Some(Timestamp::UNIX_EPOCH),
    };
    let now = Now {
        rate_minor: 1,
        per: "/g".into(),
        since: Timestamp::UNIX_EPOCH,
        age: "5 min ago".into(),
        is_stale: true,
    };
    let next = Some((1_218_000, "/g".to_owned(), Timestamp::UNIX_EPOCH));
    let line = RateLine {
        name: Phrase::verbatim(text),
        side: "Selling",
        history: "/h".into(),
        now: Some(now),
        next,
    };
    let publish = Publish {
        form: refused(text),
        metals: crate::rates::page::metals(),
        finenesses: &crate::words::FINENESSES,
        weights: &crate::words::WEIGHTS,
        moments: crate::rates::page::moments(Timestamp::UNIX_EPOCH, &chrome()),
        asks: true,
        is_asked: false,
    };
    let day = DayForm {
        form: refused(text),
        rows: vec![DayRow {
            at: 0,
            title: Phrase::verbatim(text),
            metal: "gold",
            fineness: "916".into(),
            side: "sell",
            per_mg: "1000".into(),
            per: "gram".into(),
            now: Some("₹12,175.00".into()),
            asks: true,
        }],
        moments: crate::rates::page::moments(Timestamp::UNIX_EPOCH, &chrome()),
    };
    RatesPage {
        chrome: chrome(),
        base: "/w/s".into(),
        cards: if full { vec![card] } else { vec![] },
        lines: if full { vec![line] } else { vec![] },
        stale_hours: 24,
        publish: Some(publish),
        day: full.then_some(day),
    }
}

#[test]
fn the_rate_board_is_drawn_empty_full_and_hostile() {
    assert!(drawn(&rates(PLAIN, false)).contains("No rates yet"));
    let full = drawn(&rates(PLAIN, true));
    assert!(full.contains("₹12,175.00") && full.contains("up ₹50.00") && full.contains("confirm_jump"));
    assert!(full.contains("name=\"rates[0].rate_minor\"") && full.contains("name=\"rates[0].confirm_jump\""));
    drawn(&rates(HOSTILE, true));
    let mut now_only = rates(PLAIN, true);
    now_only.lines[0].next = None;
    assert!(full.contains(">Next</th>") && !drawn(&now_only).contains(">Next</th>"));
}

fn history(text: &str, full: bool) -> HistoryPage {
    let row = RateRow {
        rate: "r1".into(),
        rate_minor: 1_217_500,
        per: "/g".into(),
        since: Timestamp::UNIX_EPOCH,
        by: text.into(),
        published_at: Timestamp::UNIX_EPOCH,
        source: text.into(),
        reason: text.into(),
        is_live: true,
        is_ahead: false,
        is_superseded: false,
    };
    let correct = Correct {
        form: refused(text),
        rate_minor: 1,
        per: "gram".into(),
        per_mg: "1000".into(),
        since: Timestamp::UNIX_EPOCH,
        asks: false,
    };
    HistoryPage {
        chrome: chrome(),
        base: "/w/s".into(),
        here: "/w/s/rates/gold/916/sell".into(),
        name: "Gold 22K".into(),
        quoted: Quoted { metal: "gold".into(), fineness: "916".into(), side: "sell".into() },
        chart: Chart { line: "M0 0H9".into(), area: "M0 0Z".into() },
        chart_words: Phrase::verbatim(text),
        low_minor: 1,
        high_minor: 2,
        rows: if full { vec![row] } else { vec![] },
        next: String::new(),
        correct: full.then_some(correct),
        may_publish: true,
    }
}

#[test]
fn a_history_is_drawn_empty_full_and_hostile() {
    assert!(drawn(&history(PLAIN, false)).contains("No rate yet"));
    assert!(drawn(&history(PLAIN, true)).contains("sell.rate.correct"));
    drawn(&history(HOSTILE, true));
}

fn counter(text: &str, full: bool) -> CounterPage {
    let values = BTreeMap::from([
        ("description".to_owned(), text.to_owned()),
        ("net_mg".to_owned(), "24.318".to_owned()),
    ]);
    let texts = BTreeMap::from([("name", Phrase::verbatim(text)), ("sum", "₹3,19,757.38".into())]);
    let row = |at: &str, kind: &str| CounterRow {
        at: at.into(),
        kind: kind.into(),
        is_open: true,
        values: values.clone(),
        texts: texts.clone(),
    };
    let totals = BTreeMap::from([("pay", "₹3,29,350.00".into()), ("party", Phrase::verbatim(text))]);
    let answer = InvoicePreview {
        totals,
        said: Phrase::verbatim(text),
        parties: vec![(text.into(), text.into())],
        ..InvoicePreview::default()
    };
    CounterPage {
        chrome: chrome(),
        base: "/w/s".into(),
        here: "/w/s/bills/new".into(),
        form: if full { refused(text) } else { FormState::new("k1") },
        lines: if full { vec![row("0", "piece"), row("1", "goods")] } else { vec![] },
        blanks: ["piece", "goods"]
            .map(|kind| CounterRow { at: "x".into(), kind: kind.into(), ..CounterRow::default() })
            .into(),
        answer: if full { answer } else { InvoicePreview::default() },
        classes: vec![("jewellery".into(), "Jewellery, 3 %".into())],
        or_no_metal: crate::rates::page::metals(),
        metals: crate::rates::page::metals(),
        units: vec![("each", "each")],
        finenesses: &crate::words::FINENESSES,
        in_india: true,
        is_untaxed: full,
        ways: crate::invoices::counter::ways(if full { Country::India } else { Country::Australia }, None),
        tills: vec![(String::new(), Phrase::verbatim(text))],
        others: crate::invoices::counter::others(Country::India),
        may_add_customer: true,
        may_set_rate: true,
        corrects: (text.into(), "/w/s/bills/1".into()),
        typed: BTreeMap::new(),
        unseen: if full { vec![("event".into(), text.into())] } else { vec![] },
    }
}

#[test]
fn the_counter_is_drawn_empty_full_and_hostile() {
    let empty = drawn(&counter(PLAIN, false));
    assert!(empty.contains("Nothing on this bill yet") && empty.contains("lines[x].net_mg"));
    let full = drawn(&counter(PLAIN, true));
    assert!(full.contains("₹3,19,757.38") && full.contains("name=\"lines[1].quantity\""));
    drawn(&counter(HOSTILE, true));
    let mut tagged = counter(PLAIN, true);
    assert!(!full.contains(">As on the tag"), "a line without a tag has no charge of one");
    tagged.lines[0].values.insert("tag".into(), "T-1".into());
    assert!(drawn(&tagged).contains(">As on the tag, or by the figure below"));
    let mut waits = counter(PLAIN, true);
    waits.answer.totals.insert("waits", "No total yet.".into());
    assert!(drawn(&waits).contains("<span data-total=\"waits\">No total yet."));
}

#[test]
fn the_way_of_paying_is_chosen_at_the_counter() {
    let ways = crate::invoices::counter::ways(Country::India, Some("cash"));
    let told: Vec<(&str, bool)> = ways.iter().map(|way| (way.word, way.is_chosen)).collect();
    assert_eq!(told, [("UPI", false), ("Card", false), ("Cash", true), ("Account", false)]);
    assert!(
        drawn(&counter(PLAIN, true))
            .contains("name=\"tenders[0].mode\" value=\"upi\" data-key=\"Alt+1\" data-way checked")
    );
    let pay = |way: &str| Pay::new(FormState::new("k"), "1.00".into(), Country::India).by(way);
    assert_eq!((pay("cash").first, pay("cash").asks_reference), ("cash", false));
    assert_eq!((pay("card").first, pay("card").asks_reference), ("card", true));
    assert_eq!((pay(HOSTILE).first, pay(HOSTILE).asks_reference), ("upi", false));
}

#[test]
fn the_token_of_a_bill_is_sent_by_its_buttons_only_so_that_no_address_carries_it() {
    let page = drawn(&counter(PLAIN, true));
    assert_eq!(page.matches("name=\"_csrf\"").count(), 3, "post, on account without script, park");
    assert!(page.contains("do/sell.invoice.draft?next=") && page.contains("data-park data-key=\"F8\""));
    assert!(page.contains(
        "<button class=\"btn go big full\" type=\"submit\" name=\"_csrf\" value=\"token\" data-pay"
    ));
}

#[test]
fn a_bill_typed_without_script_gains_and_loses_lines_by_its_buttons() {
    let address = [
        ("_lines[0].kind", "piece"),
        ("lines[0].net_mg", "4.5"),
        ("_lines[1].kind", "goods"),
        ("lines[1].quantity", "2"),
    ];
    let get = |name: &str| {
        address.iter().find(|(n, _)| *n == name).map_or(String::new(), |(_, value)| (*value).to_owned())
    };
    let mut rows = typed_rows(get);
    assert_eq!((rows.len(), rows[0].value("net_mg"), rows[1].kind.as_str()), (2, "4.5", "goods"));
    asked_for(&mut rows, "piece", "0");
    let left: Vec<(&str, &str)> = rows.iter().map(|row| (row.at.as_str(), row.kind.as_str())).collect();
    assert_eq!(left, [("0", "goods"), ("1", "piece")]);
    asked_for(&mut rows, "", "99");
    assert_eq!(rows.len(), 2);
}

#[test]
fn a_parked_bill_comes_back_with_all_its_lines_stones_and_tenders() {
    let value = |name: &str| match name {
        "event" | "tenders[4].amount_minor" => "x",
        name if name.starts_with("tenders[3]") => "x",
        name if name.starts_with("_lines[") => {
            let n = name.trim_start_matches("_lines[").split(']').next().and_then(|n| n.parse().ok());
            if n.is_some_and(|n: usize| n < 75) { "piece" } else { "" }
        }
        "lines[74].stones[29].kind" | "lines[74].piece" => "x",
        name if name.starts_with("lines[74].stones[") && name.ends_with(".kind") => {
            let n =
                name.trim_start_matches("lines[74].stones[").split(']').next().and_then(|n| n.parse().ok());
            if n.is_some_and(|n: usize| n < 29) { "ruby" } else { "" }
        }
        _ => "",
    };
    let get = |name: &str| value(name).to_owned();
    let rows = typed_rows(get);
    assert_eq!(rows.len(), 75);
    let unseen: Vec<String> = rows[74].unseen().into_iter().map(|(name, _)| name).collect();
    assert!(unseen.contains(&"lines[74].stones[29].kind".to_owned()), "{unseen:?}");
    assert!(unseen.contains(&"lines[74].piece".to_owned()) && unseen.len() == 29, "{unseen:?}");
    let names: Vec<String> = unseen_of_bill(get).into_iter().map(|(name, _)| name).collect();
    assert_eq!(names.len(), 6, "{names:?}");
}

fn document(text: &str) -> Document {
    let side = Side {
        name: Some(text.into()),
        location: Some(text.into()),
        gstin: Some("27AAPFU0939F1ZV".into()),
        ..Side::default()
    };
    let line = Line {
        name: text.into(),
        stamps: Phrase::verbatim(text),
        huid: Some("K7QX2M".into()),
        gross_mg: Some(24_318),
        net_mg: Some(24_318),
        metal_minor: Some(29_607_165),
        making_minor: Some(2_368_573),
        discount_minor: 100,
        taxable_minor: 31_975_738,
        tax_minor: 959_272,
        tax_rate: "3 %".into(),
        total_minor: 32_935_010,
        ..Line::default()
    };
    Document {
        title: "Tax invoice".into(),
        number: "SR/26-27/04182".into(),
        date: day(),
        posted_at: Timestamp::UNIX_EPOCH,
        seller: side.clone(),
        buyer: side,
        place_of_supply: Some("27 Maharashtra".into()),
        refers_to: Some((text.into(), Some(day()))),
        is_for_bill: true,
        reason: Some(text.into()),
        adjusts: Some(Phrase::verbatim(text)),
        rates: vec![("Gold 22K".into(), Phrase::verbatim(text))],
        lines: vec![line],
        sums: vec![("CGST", 479_636), ("SGST", 479_636)],
        total_minor: 41_519_200,
        words: Some("Rupees four lakh fifteen thousand one hundred ninety-two only".into()),
        paid: vec![Paid { words: Phrase::verbatim(text), href: "/w/s/bills/1".into(), amount_minor: 100 }],
        used_later: vec![Paid {
            words: Phrase::verbatim(text),
            href: "/w/s/bills/3".into(),
            amount_minor: 100,
        }],
        open_minor: Some(41_519_100),
        has_metal: true,
        has_stones: false,
        buys_metal: false,
    }
}

fn bill(text: &str, document: Document) -> BillPage {
    BillPage {
        chrome: chrome(),
        base: "/w/s".into(),
        here: "/w/s/bills/1".into(),
        document,
        document_id: "1".into(),
        state: "overdue",
        owed: Some(CounterDebt {
            href: "/w/s/bills/2".into(),
            number: text.into(),
            name: text.into(),
            open_minor: 103_000,
        }),
        is_bill: true,
        may_bill: text != HOSTILE,
        ledger: "/w/s/customers/c".into(),
        party: text.into(),
        pay: Some(
            Pay::new(refused(text), "415191.00".into(), Country::India)
                .at(vec![(text.into(), Phrase::verbatim(text))]),
        ),
        reverse: Some(refused(text)),
        reversed_by: String::new(),
        is_taken_back: false,
        takes_back: false,
        reverses: String::new(),
        send: Some(crate::invoices::send::sample(text, refused(text))),
        about: crate::invoices::credit::page::sample(text, refused(text)),
        money: document_forms(text),
        print: Some((refused(text), vec![(text.into(), text.into())])),
        prints: 1,
        postings: "/w/s/ledgers/day?document=1".into(),
        lacks_buyer: Phrase::verbatim(text),
    }
}

fn offer(text: &str) -> Offer {
    Offer { form: refused(text), amount: "100.00".into(), shown: "₹100.00".into() }
}

fn document_forms(text: &str) -> DocumentForms {
    DocumentForms {
        refund: Some(offer(text)),
        modes: vec![("", "As it was paid".into())],
        spend: Some(offer(text)),
        write_off: Some(offer(text)),
        cheque: Some("In the shop"),
        deposit: Some(refused(text)),
        clear: Some(refused(text)),
        bounce: Some(refused(text)),
        take_back: Some(refused(text)),
        old_metal: "/w/s/customers/c?invoice=1#old-metal".into(),
        names_nobody: true,
        tills: vec![(text.into(), Phrase::verbatim(text))],
    }
}

fn customer_forms(text: &str) -> CustomerForms {
    CustomerForms {
        credits: vec![CreditRow {
            href: "/w/s/bills/1".into(),
            words: "Receipt",
            number: text.into(),
            date: day(),
            left_minor: 100,
        }],
        spend: Some(offer(text)),
        pay_out: Some(offer(text)),
        has_advance: true,
        modes: vec![("bank", "Bank".into())],
        tills: vec![(text.into(), Phrase::verbatim(text))],
        set_off: Some(refused(text)),
        old_metal: Some(OldMetalForm {
            form: refused(text),
            metals: vec![("gold", "Gold")],
            rate: "6400.00".into(),
            invoice: text.into(),
            asked: true,
        }),
    }
}

fn money_page(text: &str, full: bool) -> MoneyPage {
    let row = ChequeRow {
        href: "/w/s/bills/1".into(),
        number: text.into(),
        date: day(),
        party: text.into(),
        amount_minor: 41_519_200,
        state: ChequeState::Deposited,
        since: Some(day()),
    };
    MoneyPage {
        chrome: chrome(),
        base: "/w/s".into(),
        here: "/w/s/money".into(),
        state: "deposited".into(),
        rows: if full { vec![row] } else { vec![] },
        next: String::new(),
        tills: vec![(String::new(), Phrase::verbatim(text))],
        transfer: Some(refused(text)),
    }
}

#[test]
fn the_page_of_money_is_drawn_empty_full_and_hostile() {
    assert!(drawn(&money_page(PLAIN, false)).contains("No cheques here"));
    let full = drawn(&money_page(PLAIN, true));
    assert!(full.contains("At the bank") && full.contains("₹4,15,192.00") && full.contains("state=cleared"));
    drawn(&money_page(HOSTILE, true));
}

#[test]
fn a_bill_is_drawn_empty_full_and_hostile() {
    let full = drawn(&bill(PLAIN, document(PLAIN)));
    assert!(
        full.contains("₹4,15,192.00") && full.contains("Overdue") && full.contains("value=\"415191.00\"")
    );
    let named = |field: &str| full.matches(&format!("name=\"{field}\" value=\"1\"")).count();
    assert_eq!((named("payment"), named("invoice")), (4, 9), "each form names the document");
    assert!(full.contains("Its cheque came back") && full.contains("href=\"/w/s/bills/2\""), "{full}");
    assert!(full.contains("name or address is missing") && full.contains("Enter them with the customer"));
    assert_eq!(full.matches(">Change this bill<").count(), 1);
    let at = |words: &str| full.find(words).expect("on the page");
    assert!(
        at("id=\"h-total\"") < at("Take payment") && at("id=\"pay\"") < at("id=\"items\""),
        "money first on a phone"
    );
    assert!(!full.contains("href=\"#pay\""), "one way to take the payment");
    assert!(full.contains("data-reckon=\"/w/s/do/sell.credit_note.preview\""), "the total before posting");
    let returned = BillPage { state: "returned", ..bill(PLAIN, document(PLAIN)) };
    assert!(drawn(&returned).contains("Cheque returned"));
    let mut nobody = bill(PLAIN, document(PLAIN));
    nobody.about.credit.as_mut().expect("the form").refunds.clear();
    let references = |page: &str| page.matches("name=\"refund.reference\"").count();
    assert_eq!(references(&drawn(&nobody)) + 1, references(&full), "no money goes back of it");
    drawn(&bill(PLAIN, Document::default()));
    assert!(!full.contains("Stones, other"), "a column is there when a line has something in it");
    let stones = Document { has_stones: true, ..document(PLAIN) };
    assert!(drawn(&bill(PLAIN, stones.clone())).contains("Stones, other"));
    assert_ne!(paper(&stones), paper(&document(PLAIN)));
    assert!(full.contains(">New bill<") || full.contains("New bill</a>"));
    assert!(!drawn(&bill(HOSTILE, document(HOSTILE))).contains("New bill"), "who may not is not sent there");
}

fn paper(document: &Document) -> Vec<u8> {
    ::pdf::render(&pdf::paper_of(document, &Chrome { lang: "en-IN".into(), ..chrome() })).expect("a PDF")
}

#[test]
fn the_list_of_bills_is_drawn_empty_full_and_hostile() {
    let page = |text: &str, rows| bills::BillsPage {
        chrome: chrome(),
        base: "/w/s".into(),
        here: "/w/s/bills".into(),
        query: text.into(),
        party: String::new(),
        rows,
        next: "/w/s/bills?after=1".into(),
        may_bill: true,
    };
    let row = |text: &str| bills::Row {
        href: "/w/s/bills/1".into(),
        number: text.into(),
        date: day(),
        name: text.into(),
        total_minor: 41_519_200,
        open_minor: 100,
        state: "open",
    };
    assert!(drawn(&page("", vec![])).contains("Make the first"));
    assert!(drawn(&page("", vec![row(PLAIN)])).contains("₹4,15,192.00"));
    drawn(&page(HOSTILE, vec![row(HOSTILE)]));
}

/// A bar of debts; None for an empty page.
fn owed(text: &str) -> Option<Ages> {
    let age = |class, x, width| Age { class, word: "1 to 30 days", open_minor: 6_180_000, x, width };
    let ages = vec![age("a1", 0, 0), age("a2", 0, 1000)];
    (!text.is_empty()).then(|| Ages {
        open_minor: 6_180_000,
        bills: Phrase::verbatim(text),
        words: Phrase::verbatim(text),
        ages,
    })
}

#[test]
fn a_form_above_a_list_is_folded_while_there_is_a_list_and_nothing_is_wrong() {
    let page = |rows, add| customers::CustomersPage {
        chrome: chrome(),
        base: "/w/s".into(),
        here: "/w/s/customers".into(),
        query: String::new(),
        ages: None,
        rows,
        late: None,
        next: String::new(),
        add: Some(add),
        asked: false,
        in_india: true,
        free_code: "C-0382".into(),
    };
    let row = || customers::Row {
        href: "/w/s/customers/c".into(),
        code: "c".into(),
        name: PLAIN.into(),
        kind: "Customer".into(),
        balance_minor: 0,
        open_bills: 0,
    };
    let is_open =
        |page: &customers::CustomersPage| drawn(page).contains("<details class=\"card fold\" open>");
    assert!(is_open(&page(vec![], FormState::new("k"))) && is_open(&page(vec![row()], refused(PLAIN))));
    assert!(!is_open(&page(vec![row()], FormState::new("k"))));
    assert!(is_open(&customers::CustomersPage { asked: true, ..page(vec![row()], FormState::new("k")) }));
}

#[test]
fn the_list_of_customers_is_drawn_empty_full_and_hostile() {
    let page = |text: &str, rows| customers::CustomersPage {
        chrome: chrome(),
        base: "/w/s".into(),
        here: "/w/s/customers".into(),
        query: text.into(),
        ages: owed(text),
        rows,
        late: None,
        asked: text.is_empty(),
        next: String::new(),
        add: Some(refused(text)),
        in_india: true,
        free_code: text.into(),
    };
    let row = |text: &str| customers::Row {
        href: "/w/s/customers/c".into(),
        code: text.into(),
        name: text.into(),
        kind: "Customer".into(),
        balance_minor: -5_000,
        open_bills: 2,
    };
    assert!(drawn(&page("", vec![])).contains("Add the first"));
    assert!(drawn(&page("", vec![row(PLAIN)])).contains("in credit"));
    drawn(&page(HOSTILE, vec![row(HOSTILE)]));
    let late = |text: &str| customers::Late {
        href: "/w/s/customers/c".into(),
        code: text.into(),
        name: text.into(),
        bill: "/w/s/bills/1".into(),
        number: text.into(),
        open_minor: 6_180_000,
        due_on: day(),
        overdue_days: 4,
    };
    let of = |text: &str, rows| customers::CustomersPage { late: Some(rows), ..page(text, vec![]) };
    assert!(drawn(&of("", vec![])).contains("Nobody is overdue"));
    assert!(drawn(&of("", vec![late(PLAIN)])).contains("₹61,800.00"));
    drawn(&of(HOSTILE, vec![late(HOSTILE)]));
    let bar = drawn(&page(PLAIN, vec![row(PLAIN)]));
    assert!(bar.contains("<rect class=\"a2\" x=\"0\" width=\"1000\"") && !bar.contains("<rect class=\"a1\""));
}

fn ledger(text: &str, full: bool) -> LedgerPage {
    let row = LedgerRow {
        date: day(),
        words: Phrase::verbatim(text),
        document: text.into(),
        href: "/w/s/bills/1".into(),
        debit_minor: 41_519_200,
        credit_minor: 0,
        balance_minor: 41_519_200,
    };
    let metal = Metal {
        name: text.into(),
        opening_mg: 0,
        closing_mg: 12_440,
        rows: vec![(day(), text.into(), 12_440, 12_440)],
    };
    LedgerPage {
        chrome: chrome(),
        base: "/w/s".into(),
        here: "/w/s/customers/c".into(),
        code: text.into(),
        name: text.into(),
        from: text.into(),
        to: text.into(),
        days: (text.into(), text.into()),
        fault: Phrase::verbatim(text),
        opening_minor: 0,
        closing_minor: 41_519_200,
        ages: if full { owed(text) } else { None },
        rows: if full { vec![row] } else { vec![] },
        metals: if full { vec![metal] } else { vec![] },
        bills: vec![],
        all_bills: "/w/s/bills?party=c".into(),
        cut: full,
        pay: Some(Pay::new(refused(text), String::new(), Country::Australia)),
        erased: if full { String::new() } else { text.into() },
        erase: if full { Some(refused(text)) } else { None },
        money: if full { customer_forms(text) } else { CustomerForms::default() },
        details: if full { Some(details(text)) } else { None },
        edit: if full { Some(refused(text)) } else { None },
        asked: full,
        in_india: full,
        may_limit: !full,
    }
}

fn details(text: &str) -> Details {
    Details {
        kind: "customer",
        state: text.into(),
        gstin: text.into(),
        pan: "ABC•••••4K".into(),
        abn: text.into(),
        phone: text.into(),
        phone_verified: true,
        email: text.into(),
        location: text.into(),
        gln: text.into(),
        credit_limit: "1000.00".into(),
        terms_days: "30".into(),
        hold_until_tested: true,
        version: 3,
    }
}

#[test]
fn a_ledger_is_drawn_empty_full_and_hostile_with_grams_apart_from_rupees() {
    assert!(drawn(&ledger(PLAIN, false)).contains("Nothing is open."));
    let full = drawn(&ledger(PLAIN, true));
    assert!(full.contains("12.440") && full.contains("₹4,15,192.00") && !full.contains(">UPI<"));
    assert!(full.contains("workspace.party.update") && full.contains("name=\"version\" value=\"3\""));
    assert!(
        full.contains("The shop owes them ") && full.contains("name=\"up_to_owed\""),
        "what a refund can be"
    );
    let mut nothing = ledger(PLAIN, true);
    nothing.money.pay_out = Some(Offer { amount: String::new(), ..offer(PLAIN) });
    assert!(drawn(&nothing).contains("The shop owes them nothing."));
    drawn(&ledger(HOSTILE, true));
}

#[test]
fn the_stock_is_drawn_empty_full_and_hostile() {
    let page = |text: &str, rows| stock::StockPage {
        chrome: chrome(),
        base: "/w/s".into(),
        here: "/w/s/stock".into(),
        query: text.into(),
        status: "in_stock".into(),
        rows,
        next: String::new(),
        add: Some(refused(text)),
        asked: text.is_empty(),
        classes: vec![(text.into(), text.into())],
        locations: vec![(String::new(), "Not said".into()), (text.into(), text.into())],
        places: "/w/s/locations".into(),
        approvals: "/w/s/approvals".into(),
        metals: crate::rates::page::metals(),
        finenesses: &crate::words::FINENESSES,
        again: "/w/s/stock?status=returned".into(),
        key: "k".into(),
        faults: vec![Phrase::verbatim(text)],
        print: Some((refused(text), vec![(text.into(), text.into())])),
        entering: Some(Phrase::verbatim(text)),
    };
    let row = |text: &str| stock::Row {
        href: "/w/s/stock/T-1".into(),
        tag: text.into(),
        description: text.into(),
        piece: "Gold 22K".into(),
        huid: text.into(),
        gross_mg: 4_862,
        net_mg: 4_522,
        fine_mg: 4_142,
        cost_minor: Some(100),
        location: text.into(),
    };
    assert!(drawn(&page("", vec![])).contains("Add the first"));
    assert!(drawn(&page("", vec![row(PLAIN)])).contains("4.522"));
    drawn(&page(HOSTILE, vec![row(HOSTILE)]));
}

#[test]
fn an_address_carries_only_what_was_asked_and_cannot_be_broken_out_of() {
    let made = with_params("/w/s/bills", &[("q", "a&b=c é"), ("party", ""), ("after", "1")]);
    assert_eq!(made, "/w/s/bills?q=a%26b%3Dc%20%C3%A9&after=1");
}
