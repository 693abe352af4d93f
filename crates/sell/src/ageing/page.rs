//! Who owed what on a day, by age: a table with totals, by due date or document date.
//! Invariant: the page shows the query's figures; the totals are of everybody, not of the page.

use askama::Template;
use catalogue::Phrase;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::Chrome;

use super::{AgeBy, AgedParty, Ageing, AgeingShown, Buckets};

#[derive(Template)]
#[template(path = "ageing/list.html")]
pub(crate) struct AgeingPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    /// The day, as a field has it, and as it is written.
    pub as_of: (String, String),
    pub by: &'static str,
    pub overdue: bool,
    /// The fault of the requested day; empty for none.
    pub fault: Phrase,
    pub total: Row,
    /// "3 customers".
    pub parties: Phrase,
    pub rows: Vec<Row>,
    pub next: String,
}

/// A party, or the totals.
pub(crate) struct Row {
    pub href: String,
    pub name: String,
    pub code: String,
    pub ages: [i64; 5],
    pub credit_minor: i64,
    pub balance_minor: i64,
}

impl AgeingPage {
    /// The ways of counting.
    pub fn ways(&self) -> [(&'static str, &'static str); 2] {
        [(AgeBy::DueDate.as_str(), "Due date"), (AgeBy::DocumentDate.as_str(), "Date of the bill")]
    }

    /// Whether ages are counted in this way.
    pub fn is_by(&self, way: &str) -> bool {
        way == self.by
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let today = cx.tx.today().to_string();
    let asked = Some(cx.wanted("as_of")).filter(|day| !day.is_empty()).unwrap_or(&today);
    let by = cx.wanted("by").parse::<AgeBy>().unwrap_or(AgeBy::DueDate);
    let overdue = !cx.wanted("overdue").is_empty();
    let (day, fault) = match kernel::day::parse_day(asked) {
        Ok(_) => (asked.to_owned(), Phrase::default()),
        Err(_) => (today.clone(), "Write the day as 2026-03-31. Today is shown.".into()),
    };
    let fields = [
        ("as_of", day.as_str()),
        ("by", by.as_str()),
        ("after", cx.wanted("after")),
        ("overdue", if overdue { "yes" } else { "" }),
    ];
    let shown = cx.ask(asked_for(&fields)?).await?;
    let (base, here) = (cx.href(""), cx.href("/ageing"));
    let next = shown.next.as_deref().map_or(String::new(), |after| {
        let kept = [("as_of", day.as_str()), ("by", by.as_str()), ("overdue", fields[3].1), ("after", after)];
        with_params(&here, &kept)
    });
    cx.html(&AgeingPage {
        chrome: cx.chrome("Who owes what"),
        as_of: (day.clone(), cx.chrome.day(shown.as_of)),
        by: by.as_str(),
        overdue,
        fault,
        total: total(&shown),
        parties: Phrase::counted(shown.parties.unsigned_abs(), "{count} customer", "{count} customers"),
        rows: shown.rows.iter().map(|it| row(&base, it)).collect(),
        next,
        base,
        here,
    })
}

/// The query of the address's fields; those that are empty are left out.
fn asked_for(fields: &[(&str, &str)]) -> Result<Ageing> {
    let given = fields.iter().filter(|(_, value)| !value.is_empty());
    let sent = given.map(|(name, value)| match *name {
        "overdue" => ((*name).to_owned(), serde_json::Value::Bool(true)),
        _ => ((*name).to_owned(), serde_json::Value::from(*value)),
    });
    Ok(platform::input::read(&serde_json::Value::Object(sent.collect()))?)
}

fn ages(of: &Buckets) -> [i64; 5] {
    [of.not_due, of.to_30, of.to_60, of.to_90, of.over_90].map(|minor| minor.get())
}

fn total(shown: &AgeingShown) -> Row {
    Row {
        href: String::new(),
        name: String::new(),
        code: String::new(),
        ages: ages(&shown.buckets_minor),
        credit_minor: shown.unallocated_credit_minor.get(),
        balance_minor: shown.ledger_balance_minor.get(),
    }
}

fn row(base: &str, it: &AgedParty) -> Row {
    Row {
        href: format!("{base}/customers/{}", encoded(&it.party)),
        name: it.name.clone(),
        code: it.party.clone(),
        ages: ages(&it.buckets_minor),
        credit_minor: it.unallocated_credit_minor.get(),
        balance_minor: it.ledger_balance_minor.get(),
    }
}
