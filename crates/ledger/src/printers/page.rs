//! The printers with what was printed, one print, and its bytes for the browser that sends them.
//! Invariant: only the page of a print that a browser sends may reach devices.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::Timestamp;
use kernel::permission::Permission;
use platform::error::Result;
use uuid::Uuid;
use web::page::{Body, Nav, Page, PageCx};
use web::registry::Registry;
use web::url::{next_page, with_params};
use web::view::{Chrome, FormState};

use super::prints::{self, GetPrint, ListPrints, PrintShown, PrintState};
use super::{BROWSER, Language, ListPrinters, PrinterShown};

/// The devices of a page that sends to a printer at the till.
const DEVICES: &[&str] = &["serial", "usb"];

fn language_word(language: Language) -> &'static str {
    match language {
        Language::EscPos => "ESC/POS, as receipt printers do",
        Language::Tspl => "TSPL, as label printers of TSC do",
        Language::Zpl => "ZPL, as label printers of Zebra do",
        Language::Pdf => "PDF, as office printers do",
    }
}

fn state_tag(state: PrintState) -> (&'static str, &'static str, &'static str) {
    match state {
        PrintState::Queued => ("info", "clock", "Waiting"),
        PrintState::Sent => ("ok", "check", "Printed"),
        PrintState::Failed => ("bad", "warn", "Not printed"),
    }
}

/// The problem in words.
fn problem_words(problem: &str) -> &'static str {
    match problem {
        "not_listed" => {
            "The people who run this server have not listed this printer, or its name leads elsewhere"
        }
        "no_answer" => "The printer does not answer",
        "broke_off" => "The printer did not take all of it",
        "not_drawn" => "It could not be drawn for this printer",
        "browser" => "The browser could not send it",
        _ => "",
    }
}

#[derive(Template)]
#[template(path = "printers/list.html")]
struct PrintersPage {
    chrome: Chrome,
    base: String,
    here: String,
    rows: Vec<PrinterRow>,
    next: String,
    prints: Vec<PrintRow>,
    next_print: String,
    languages: Vec<(&'static str, &'static str)>,
    /// None for users who may not add one.
    add: Option<FormState>,
    /// The printer that is changed.
    change: Option<(String, PrinterFacts, FormState)>,
    say_change: Phrase,
    /// This page with that printer.
    changing: String,
    key: String,
    faults: Vec<Phrase>,
}

struct PrinterRow {
    /// Where it is changed; empty for users who may not.
    href: String,
    name: String,
    language: &'static str,
    width: String,
    place: Phrase,
}

/// The values of a printer's form.
struct PrinterFacts {
    kind: &'static str,
    width_mm: String,
    address: String,
}

impl PrinterFacts {
    fn new_one() -> PrinterFacts {
        PrinterFacts { kind: "escpos", width_mm: "80".into(), address: BROWSER.into() }
    }

    fn of(printer: &PrinterShown) -> PrinterFacts {
        let (kind, width_mm) = (printer.kind.as_str(), printer.width_mm.to_string());
        PrinterFacts { kind, width_mm, address: printer.address.clone() }
    }
}

/// A print, as pages show it.
struct PrintRow {
    id: Uuid,
    href: String,
    title: String,
    printer: String,
    state: (&'static str, &'static str, &'static str),
    problem: &'static str,
    is_copy: bool,
    tries: i32,
    at: Timestamp,
}

impl PrintRow {
    fn of(print: &PrintShown, list: &str) -> PrintRow {
        PrintRow {
            id: print.print,
            href: format!("{list}/prints/{}", print.print),
            title: print.title.clone(),
            printer: print.printer.clone(),
            state: state_tag(print.state),
            problem: print.problem.as_deref().map_or("", problem_words),
            is_copy: print.is_copy,
            tries: print.tries,
            at: print.at,
        }
    }
}

fn printer_row(printer: &PrinterShown, here: &str, may_change: bool) -> PrinterRow {
    let href = if may_change { with_params(here, &[("printer", &printer.name)]) } else { String::new() };
    PrinterRow {
        href,
        name: printer.name.clone(),
        language: language_word(printer.kind),
        width: printer.width_mm.to_string(),
        place: match printer.address == BROWSER {
            true => "At the till".into(),
            false => Phrase::verbatim(&printer.address),
        },
    }
}

/// Registers the pages of printers.
pub(crate) fn register(r: &mut Registry) {
    r.page(Page {
        path: "/printers",
        needs: Permission::PrintersUse,
        nav: Some(Nav { group: "Sell", label: "Printers", icon: "print", keys: "g f", tab: "" }),
        draw: |cx| Box::pin(draw(cx)),
    });
    r.page(Page {
        path: "/printers/prints/{print}",
        needs: Permission::PrintersUse,
        nav: None,
        draw: |cx| Box::pin(print(cx)),
    });
    r.page(Page {
        path: "/printers/prints/{print}/pdf",
        needs: Permission::PrintersUse,
        nav: None,
        draw: |cx| Box::pin(pdf(cx)),
    });
    r.page(Page {
        path: "/printers/prints/{print}/bytes",
        needs: Permission::PrintersUse,
        nav: None,
        draw: |cx| Box::pin(bytes(cx)),
    });
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let page = cx.ask_with::<ListPrinters>(&[("after", cx.wanted("after"))]).await?;
    let before = Some(cx.wanted("prints")).filter(|before| !before.is_empty());
    let asked: Vec<_> = before.map(|before| ("after", before)).into_iter().collect();
    let prints = cx.ask_with::<ListPrints>(&asked).await?;
    let here = cx.href("/printers");
    let may = cx.may(Permission::PrintersWrite);
    let wanted = page.rows.iter().find(|row| may && row.name == cx.wanted("printer"));
    let change = match wanted {
        Some(it) => Some((it.name.clone(), PrinterFacts::of(it), cx.form_named("change")?)),
        None => None,
    };
    let more = prints.next.map_or(String::new(), |after| with_params(&here, &[("prints", &after)]));
    cx.html(&PrintersPage {
        chrome: cx.chrome("Printers"),
        base: cx.href(""),
        rows: page.rows.iter().map(|row| printer_row(row, &here, may)).collect(),
        next: next_page(&here, &[], page.next.as_deref()),
        prints: prints.rows.iter().map(|print| PrintRow::of(print, &here)).collect(),
        next_print: more,
        languages: Language::ALL.iter().map(|it| (it.as_str(), language_word(*it))).collect(),
        add: if may { Some(cx.form_named("add")?) } else { None },
        say_change: wanted.map_or("".into(), |it| say!("Change {name}", name = &it.name)),
        changing: wanted.map_or(here.clone(), |it| with_params(&here, &[("printer", &it.name)])),
        change,
        key: cx.form_named("")?.value("_key", "").to_owned(),
        faults: cx.button_faults(&["add", "change"]),
        here,
    })
}

#[derive(Template)]
#[template(path = "printers/show.html")]
struct PrintPage {
    chrome: Chrome,
    base: String,
    here: String,
    list: String,
    it: PrintRow,
    /// For a print that failed.
    again: Option<FormState>,
    /// For one that waits for a browser.
    send: Option<FormState>,
    faults: Vec<Phrase>,
}

async fn print_of(cx: &PageCx) -> Result<PrintShown> {
    cx.ask(GetPrint { print: Uuid::parse_str(cx.param("print")?).unwrap_or_default() }).await
}

pub(crate) async fn print(cx: &PageCx) -> Result<Body> {
    let it = print_of(cx).await?;
    let list = cx.href("/printers");
    let form = |name, fits: bool| fits.then(|| cx.form_named(name)).transpose();
    let send = form("end", it.by_browser && it.state == PrintState::Queued)?;
    let is_sent_here = send.is_some();
    let page = PrintPage {
        chrome: cx.chrome(say!("Print {title}", title = &it.title)),
        base: cx.href(""),
        here: format!("{list}/prints/{}", it.print),
        again: form("again", it.state == PrintState::Failed)?,
        send,
        faults: cx.button_faults(&[]),
        it: PrintRow::of(&it, &list),
        list,
    };
    if is_sent_here { cx.html_with_devices(&page, DEVICES) } else { cx.html(&page) }
}

pub(crate) async fn pdf(cx: &PageCx) -> Result<Body> {
    let it = print_of(cx).await?;
    let bytes = prints::bytes(&cx.tx, &it, true).await?;
    Ok(Body::File("application/pdf", format!("print-{}.pdf", it.print), bytes))
}

pub(crate) async fn bytes(cx: &PageCx) -> Result<Body> {
    let it = print_of(cx).await?;
    let bytes = prints::bytes(&cx.tx, &it, false).await?;
    Ok(Body::Kept("application/octet-stream", format!("print-{}.bin", it.print), bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn print(words: &str) -> PrintRow {
        PrintRow {
            id: Uuid::nil(),
            href: "/w/s/printers/prints/0".into(),
            title: words.into(),
            printer: words.into(),
            state: state_tag(PrintState::Failed),
            problem: problem_words("no_answer"),
            is_copy: true,
            tries: 7,
            at: Timestamp::UNIX_EPOCH,
        }
    }

    fn list(words: &str, full: bool) -> String {
        let row = PrinterRow {
            href: "/w/s/printers?printer=x".into(),
            name: words.into(),
            language: language_word(Language::Zpl),
            width: "60".into(),
            place: Phrase::verbatim(words),
        };
        let form = || full.then(|| FormState::refused(vec![("name".into(), words.into())], vec![]));
        let page = PrintersPage {
            chrome: Chrome::sample(words),
            base: "/w/s".into(),
            here: "/w/s/printers".into(),
            rows: if full { vec![row] } else { vec![] },
            next: String::new(),
            prints: if full { vec![print(words)] } else { vec![] },
            next_print: String::new(),
            languages: vec![("zpl", language_word(Language::Zpl))],
            add: form(),
            change: form().map(|form| {
                (words.into(), PrinterFacts { address: words.into(), ..PrinterFacts::new_one() }, form)
            }),
            say_change: Phrase::verbatim(words),
            changing: "/w/s/printers?printer=x".into(),
            key: "k".into(),
            faults: vec![Phrase::verbatim(words)],
        };
        page.render().expect("a page")
    }

    fn shown(words: &str, full: bool) -> String {
        let page = PrintPage {
            chrome: Chrome::sample(words),
            base: "/w/s".into(),
            here: "/w/s/printers/prints/0".into(),
            list: "/w/s/printers".into(),
            it: print(words),
            again: full.then(|| FormState::new("k")),
            send: full.then(|| FormState::new("k")),
            faults: vec![],
        };
        page.render().expect("a page")
    }

    #[test]
    fn the_pages_draw_from_nothing_and_from_all_and_words_are_only_words() {
        let (bare, full) = (list("Counter", false), list("Counter", true));
        assert!(bare.contains("No printers yet") && bare.contains("Nothing was printed yet"));
        for action in ["add", "change", "remove"] {
            let form = format!("/do/workspace.printer.{action}\"");
            assert!(full.contains(&form) && !bare.contains(&form), "{action}");
        }
        assert!(full.contains("The printer does not answer"));
        let (still, open) = (shown("Bill", false), shown("Bill", true));
        assert!(
            !still.contains("print.")
                && open.contains("workspace.print.end")
                && open.contains("prints/0/bytes")
        );
        // The buttons of the head lead to the print and not to its title.
        for html in [&still, &open] {
            assert!(html.contains("href=\"/w/s/printers/prints/0/pdf\""), "{html}");
        }
        assert!(
            open.contains("name=\"_page\" value=\"/w/s/printers/prints/0\"")
                && !open.contains("value=\"Bill\"")
        );
        for html in [list("<script>alert(1)</script>", true), shown("<script>alert(1)</script>", true)] {
            assert!(!html.contains("<script>alert"), "{html}");
        }
    }
}
