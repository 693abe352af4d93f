//! The tills' page: open one with its float, count it at the day's end, and look at the days before; and the paper of one day.
//! Invariant: who counts does not see what should be there; every sum on it is the server's, but that of the notes and coins while
//! they are typed.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::Timestamp;
use kernel::country::Country;
use kernel::permission::Permission;
use kernel::role::Role;
use ledger::accounts::documents::kinds::DocumentKind;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::shown::money;
use web::view::{Chrome, FormState};

use super::MAY_CLOSE_OTHERS;
use super::choosing::{TillsForCash, TillsShown};
use super::list::{GetTill, ListTills, SellerShare, TillShown};
use super::moves::{TillMove, TillMoves};
use super::rules::DENOMINATIONS;
use crate::words;

/// The notes and coins that a shop in India has in its till, in paise.
const INDIA: [&str; 9] = ["50000", "20000", "10000", "5000", "2000", "1000", "500", "200", "100"];
/// Those of Australia, in cents.
const AUSTRALIA: [&str; 11] = ["10000", "5000", "2000", "1000", "500", "200", "100", "50", "20", "10", "5"];

#[derive(Template)]
#[template(path = "tills/list.html")]
pub(crate) struct TillsPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    /// The form that opens a till; None for users who may not.
    pub open: Option<FormState>,
    /// The code that it offers: the drawer of this browser, or the till that the person opened last.
    pub usual: String,
    /// The open tills that can become the drawer of this shared browser, each with the form's key.
    pub places: Vec<(String, String)>,
    /// The drawer of this shared browser; empty if there is none.
    pub drawer: String,
    /// The till to count: the person's own, or the one that a Manager chose.
    pub count: Option<Count>,
    pub rows: Vec<Row>,
    pub next: String,
}

/// The form that counts a till.
pub(crate) struct Count {
    pub form: FormState,
    pub till: String,
    pub float_minor: i64,
    pub opened_by: String,
    /// Each note and coin: the name of its field, what it is worth, and the same as money.
    pub notes: Vec<Note>,
    /// The other ways: the name of the field and its word.
    pub ways: Vec<(String, Phrase)>,
    /// What should be there, for those who may see it before the count.
    pub expected: Vec<(Phrase, i64)>,
    pub currency: String,
    pub digits: u32,
    /// Whether the count was refused for its large difference: then the form asks for confirmation.
    pub asks: bool,
}

/// A note or a coin.
pub(crate) struct Note {
    pub name: String,
    pub minor: &'static str,
    pub worth: String,
}

/// A session in the list.
pub(crate) struct Row {
    pub href: String,
    pub till: String,
    pub is_open: bool,
    /// Where it is counted; empty for users who may not.
    pub count: String,
    pub opened_by: String,
    pub opened_at: Timestamp,
    pub closed_at: Option<Timestamp>,
    pub float_minor: i64,
    pub counted_minor: Option<i64>,
    pub difference_minor: Option<i64>,
    /// The number of its close.
    pub close_no: Option<i32>,
}

#[derive(Template)]
#[template(path = "tills/show.html")]
pub(crate) struct DayClosePage {
    pub chrome: Chrome,
    pub base: String,
    pub it: Row,
    pub closed_by: String,
    pub reason: String,
    pub ways: Vec<Way>,
    /// Each note and coin that was counted: what it is worth, how many, and both together.
    pub notes: Vec<(String, i64, i64)>,
    pub sellers: Vec<Seller>,
    pub moves: Vec<Move>,
    /// Whether only what left the till and what was moved is shown.
    pub is_blind: bool,
    /// The next page of movements; empty on the last.
    pub next: String,
    pub here: String,
    pub session: String,
    /// Whether its count waits for a second person.
    pub to_review: bool,
    /// The form by which this person settles the count; None for those who may not.
    pub review: Option<FormState>,
    /// Who looked at the count, and when.
    pub reviewed: Option<(String, Timestamp)>,
}

/// What one person took and paid out, in one way.
pub(crate) struct Seller {
    pub name: String,
    pub word: Phrase,
    pub documents: i64,
    pub taken_minor: i64,
    pub paid_minor: i64,
}

/// What one document moved, in one way.
pub(crate) struct Move {
    pub href: String,
    pub words: &'static str,
    pub number: String,
    pub at: Timestamp,
    pub by: String,
    pub word: Phrase,
    pub amount_minor: i64,
}

impl DayClosePage {
    /// The report that it prints: X while the till is open, Z with its number afterwards.
    pub fn report(&self) -> Phrase {
        match self.it.close_no {
            Some(number) => say!("Z report {number}", number),
            None if self.it.is_open => "X report".into(),
            None => "Count".into(),
        }
    }
}

/// One way of paying of a counted till.
pub(crate) struct Way {
    pub word: Phrase,
    pub expected_minor: Option<i64>,
    pub counted_minor: Option<i64>,
    pub difference_minor: Option<i64>,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let list = cx.ask_with::<ListTills>(&[("after", cx.wanted("after"))]).await?;
    let (here, may) = (cx.href("/tills"), cx.may(Permission::TillsCount));
    let wanted = cx.wanted("till");
    let is_chosen = |row: &&TillShown| {
        row.state == "open" && if wanted.is_empty() { row.is_own } else { row.till == wanted }
    };
    let chosen = list.rows.iter().filter(|_| may && cx.wanted("after").is_empty()).find(is_chosen);
    let count = match chosen {
        Some(chosen) => Some(count(cx, chosen).await?),
        None => None,
    };
    let next = list.next.map_or(String::new(), |after| with_params(&here, &[("after", &after.to_string())]));
    let cash = if may { cx.ask_with::<TillsForCash>(&[]).await? } else { TillsShown::default() };
    let usual =
        cash.till.clone().or_else(|| list.rows.iter().find(|row| row.is_own).map(|row| row.till.clone()));
    let drawer = cash.till.filter(|_| cash.is_drawer).unwrap_or_default();
    let key = cx.form_named("")?.value("_key", "").to_owned();
    let open = cash.open.into_iter().filter(|till| cx.chrome.till.is_some() && *till != drawer);
    let places = open.enumerate().map(|(n, till)| (till, format!("{key}-p{n}"))).collect();
    cx.html(&TillsPage {
        chrome: cx.chrome("Tills"),
        base: cx.href(""),
        open: if may { Some(cx.form_named("open")?) } else { None },
        usual: usual.unwrap_or_default(),
        places,
        drawer,
        count,
        rows: list.rows.iter().map(|row| self::row(row, &here, may)).collect(),
        next,
        here,
    })
}

async fn count(cx: &PageCx, till: &TillShown) -> Result<Count> {
    let currency = &cx.tx.workspace.currency;
    let session = till.session.to_string();
    let now = cx.ask_with::<GetTill>(&[("session", session.as_str())]).await?;
    let worth = |minor: &'static str| Note {
        name: format!("counted.cash.{minor}"),
        minor,
        worth: money(minor.parse().unwrap_or_default(), &currency.code, currency.minor_digits),
    };
    let expected = now.expected_minor.unwrap_or_default();
    let form = cx.form_named("close")?;
    Ok(Count {
        asks: form.is_used("confirm_difference"),
        form,
        till: till.till.clone(),
        float_minor: till.float_minor.get(),
        opened_by: till.opened_by.clone(),
        notes: notes(cx.tx.workspace.country).iter().copied().map(worth).collect(),
        ways: ways(cx.tx.workspace.country),
        expected: expected.iter().map(|(mode, held)| (words::mode(mode), held.get())).collect(),
        currency: currency.code.clone(),
        digits: currency.minor_digits,
    })
}

/// The notes and coins of a country.
fn notes(country: Country) -> &'static [&'static str] {
    match country {
        Country::India => &INDIA,
        Country::Australia => &AUSTRALIA,
        Country::Other(_) => &DENOMINATIONS,
    }
}

/// The ways beside cash that a count may name; UPI exists only in India.
pub(crate) fn ways(country: Country) -> Vec<(String, Phrase)> {
    let ways = ["card", "upi", "bank", "cheque"];
    let there = ways.into_iter().filter(|way| *way != "upi" || country == Country::India);
    there.map(|way| (format!("counted.{way}"), words::mode(way))).collect()
}

fn row(till: &TillShown, here: &str, may: bool) -> Row {
    let cash =
        |of: &std::collections::BTreeMap<String, kernel::money::Money>| of.get("cash").map(|it| it.get());
    let is_open = till.state == "open";
    Row {
        href: format!("{here}/{}", till.session),
        count: if is_open && may { with_params(here, &[("till", &till.till)]) } else { String::new() },
        till: till.till.clone(),
        is_open,
        opened_by: till.opened_by.clone(),
        opened_at: till.opened_at,
        closed_at: till.closed_at,
        float_minor: till.float_minor.get(),
        counted_minor: cash(&till.counted_minor),
        difference_minor: cash(&till.differences_minor),
        close_no: till.close_no,
    }
}

fn seller(it: &SellerShare) -> Seller {
    Seller {
        name: it.name.clone(),
        word: words::mode(&it.mode),
        documents: it.documents,
        taken_minor: it.taken_minor.get(),
        paid_minor: it.paid_minor.get(),
    }
}

fn move_row(it: &TillMove, base: &str) -> Move {
    Move {
        href: format!("{base}/bills/{}", it.document_id),
        words: it.kind.parse::<DocumentKind>().map_or("", |kind| kind.facts().name),
        number: it.number.clone(),
        at: it.at,
        by: it.by.clone(),
        word: words::mode(&it.mode),
        amount_minor: it.amount_minor.get(),
    }
}

/// Whether this person may settle a count: not the one who closed the till, unless an Owner.
fn may_review(cx: &PageCx, till: &TillShown) -> bool {
    let roles = cx.tx.member.trust.roles;
    roles.intersects(MAY_CLOSE_OTHERS) && (!till.is_own_count || roles.has(Role::Owner))
}

/// The paper of one session.
pub(crate) async fn day_close(cx: &PageCx) -> Result<Body> {
    let session = cx.param("session")?;
    let till = cx.ask_with::<GetTill>(&[("session", session)]).await?;
    let asked = [("session", session), ("after", cx.wanted("after"))];
    let moves = cx.ask_with::<TillMoves>(&asked).await?;
    let (base, here) = (cx.href(""), cx.href(&format!("/tills/{session}")));
    let currency = &cx.tx.workspace.currency;
    let expected = till.expected_minor.clone().unwrap_or_default();
    let modes = expected.keys().chain(till.counted_minor.keys().filter(|mode| !expected.contains_key(*mode)));
    let way = |mode: &String| Way {
        word: words::mode(mode),
        expected_minor: expected.get(mode).map(|it| it.get()),
        counted_minor: till.counted_minor.get(mode).map(|it| it.get()),
        difference_minor: till.differences_minor.get(mode).map(|it| it.get()),
    };
    let ways = modes.map(way).collect();
    let counted = till.denominations.as_ref().and_then(|it| it.as_object());
    let note = |(minor, many): (&String, &serde_json::Value)| {
        let (minor, many) = (minor.parse::<i64>().ok()?, many.as_i64()?);
        Some((minor, many, minor.checked_mul(many)?))
    };
    let mut notes: Vec<(i64, i64, i64)> = counted.into_iter().flatten().filter_map(note).collect();
    notes.sort_by_key(|(minor, ..)| std::cmp::Reverse(*minor));
    let worth = |minor| money(minor, &currency.code, currency.minor_digits);
    cx.html(&DayClosePage {
        chrome: cx.chrome(say!("Till {till}", till = &till.till)),
        sellers: till.sellers.iter().map(seller).collect(),
        moves: moves.rows.iter().map(|it| move_row(it, &base)).collect(),
        is_blind: moves.is_blind,
        next: moves.next.map_or(String::new(), |after| with_params(&here, &[("after", &after.to_string())])),
        here,
        session: session.to_owned(),
        to_review: till.to_review,
        review: if till.to_review && may_review(cx, &till) { Some(cx.form_named("review")?) } else { None },
        reviewed: till.reviewed_by.clone().zip(till.reviewed_at),
        base,
        closed_by: till.closed_by.clone().unwrap_or_default(),
        reason: till.reason.clone().unwrap_or_default(),
        ways,
        notes: notes.into_iter().map(|(minor, many, sum)| (worth(minor), many, sum)).collect(),
        it: row(&till, &cx.href("/tills"), cx.may(Permission::TillsCount)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOSTILE: &str = "<script>alert('x')</script>\"";

    fn drawn(page: &impl Template) -> String {
        let html = page.render().expect("drawn");
        assert_eq!(html.matches("<h1").count(), 1, "one heading");
        assert!(!html.contains("<script>alert") && !html.contains(" style="), "{html}");
        html
    }

    fn row(text: &str, is_open: bool) -> Row {
        Row {
            href: "/w/s/tills/1".into(),
            till: text.into(),
            is_open,
            count: if is_open { "/w/s/tills?till=T1".into() } else { String::new() },
            opened_by: text.into(),
            opened_at: Timestamp::UNIX_EPOCH,
            closed_at: (!is_open).then_some(Timestamp::UNIX_EPOCH),
            float_minor: 100_000,
            counted_minor: (!is_open).then_some(20_785),
            difference_minor: (!is_open).then_some(-15),
            close_no: (!is_open).then_some(7),
        }
    }

    fn tills(text: &str, full: bool) -> TillsPage {
        let note = Note { name: "counted.cash.50000".into(), minor: "50000", worth: "₹500.00".into() };
        let faults =
            ["reason", "counted.cash.50000", ""].map(|name| (name.to_owned(), Phrase::verbatim(text)));
        let form = || FormState::refused(vec![("reason".into(), text.into())], faults.clone().into());
        let count = Count {
            form: form(),
            till: text.into(),
            float_minor: 100_000,
            opened_by: text.into(),
            notes: vec![note],
            ways: ways(Country::India),
            expected: vec![(words::mode("cash"), 145_000)],
            currency: "INR".into(),
            digits: 2,
            asks: true,
        };
        TillsPage {
            chrome: Chrome::sample("Tills"),
            base: "/w/s".into(),
            here: "/w/s/tills".into(),
            open: Some(if full { form() } else { FormState::new("k1") }),
            usual: text.into(),
            places: if full { vec![(text.into(), "k1".into())] } else { vec![] },
            drawer: if full { text.into() } else { String::new() },
            count: full.then_some(count),
            rows: if full { vec![row(text, true), row(text, false)] } else { vec![] },
            next: String::new(),
        }
    }

    #[test]
    fn the_tills_are_drawn_empty_full_and_hostile() {
        assert!(drawn(&tills("T1", false)).contains("No till was opened yet"));
        let full = drawn(&tills("T1", true));
        assert!(full.contains("name=\"counted.cash.50000\"") && full.contains("name=\"counted.upi\""));
        assert!(full.contains("name=\"confirm_difference\""), "{full}");
        drawn(&tills(HOSTILE, true));
    }

    fn seller(text: &str) -> Seller {
        let word = words::mode("cash");
        Seller { name: text.into(), word, documents: 3, taken_minor: 20_000, paid_minor: 500 }
    }

    fn one_move(text: &str) -> Move {
        Move {
            href: "/w/s/bills/1".into(),
            words: "Refund",
            number: text.into(),
            at: Timestamp::UNIX_EPOCH,
            by: text.into(),
            word: words::mode("cash"),
            amount_minor: -800_000,
        }
    }

    fn day(text: &str, is_open: bool) -> DayClosePage {
        let way = Way {
            word: words::mode("cash"),
            expected_minor: Some(20_800),
            counted_minor: Some(20_785),
            difference_minor: Some(-15),
        };
        DayClosePage {
            chrome: Chrome::sample("Till"),
            base: "/w/s".into(),
            it: row(text, is_open),
            closed_by: text.into(),
            reason: text.into(),
            ways: if is_open { vec![] } else { vec![way] },
            notes: if is_open { vec![] } else { vec![("₹500.00".into(), 3, 150_000)] },
            sellers: if is_open { vec![] } else { vec![seller(text)] },
            moves: if is_open { vec![] } else { vec![one_move(text)] },
            is_blind: is_open,
            next: String::new(),
            here: "/w/s/tills/1".into(),
            session: text.into(),
            to_review: !is_open,
            review: (!is_open).then(|| FormState::refused(vec![("note".into(), text.into())], vec![])),
            reviewed: (!is_open).then(|| (text.into(), Timestamp::UNIX_EPOCH)),
        }
    }

    #[test]
    fn a_day_close_is_drawn_open_counted_and_hostile() {
        assert!(drawn(&day("T1", true)).contains("Not counted yet"));
        let closed = drawn(&day("T1", false));
        assert!(closed.contains("Should be there") && closed.contains("Z report 7"), "{closed}");
        drawn(&day(HOSTILE, false));
    }
}
