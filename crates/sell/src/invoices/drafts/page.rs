//! The page of the bills that wait.
//! Invariant: it shows what the query answers, and changes nothing but through an action.

use askama::Template;
use catalogue::Phrase;
use jiff::Timestamp;
use kernel::permission::Permission;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::with_params;
use web::view::Chrome;

use super::list::{DraftShown, ListDrafts};

#[derive(Template)]
#[template(path = "invoices/drafts/list.html")]
struct DraftsPage {
    chrome: Chrome,
    base: String,
    here: String,
    rows: Vec<Row>,
    next: String,
    may_bill: bool,
    faults: Vec<Phrase>,
    key: String,
}

/// A draft of the list.
struct Row {
    draft: String,
    href: String,
    name: Phrase,
    first_line: String,
    lines: usize,
    total_minor: Option<i64>,
    by: String,
    created_at: Timestamp,
    expires_at: Timestamp,
    corrects: String,
    corrects_href: String,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let page = cx.ask_with::<ListDrafts>(&[("after", cx.wanted("after"))]).await?;
    let (base, here) = (cx.href(""), cx.href("/drafts"));
    let next = page.next.map_or(String::new(), |after| with_params(&here, &[("after", &after.to_string())]));
    cx.html(&DraftsPage {
        chrome: cx.chrome("Parked bills"),
        rows: page.rows.iter().map(|draft| row(&base, draft)).collect(),
        may_bill: cx.may(Permission::BillsWrite),
        faults: cx.button_faults(&[]),
        key: cx.form_named("")?.value("_key", "").to_owned(),
        base,
        here,
        next,
    })
}

fn row(base: &str, draft: &DraftShown) -> Row {
    Row {
        draft: draft.draft.to_string(),
        href: format!("{base}/bills/new?recall={}", draft.draft),
        name: draft.party_name.as_ref().map_or_else(|| "No customer yet".into(), Phrase::verbatim),
        first_line: draft.first_line.clone().unwrap_or_default(),
        lines: draft.lines,
        total_minor: draft.quoted_total_minor.map(|total| total.get()),
        by: draft.by.clone(),
        created_at: draft.created_at,
        expires_at: draft.expires_at,
        corrects: draft.corrects.clone().unwrap_or_default(),
        corrects_href: draft.corrects_id.map_or(String::new(), |id| format!("{base}/bills/{id}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drafts(words: &str, many: usize) -> String {
        let row = |n: usize| Row {
            draft: format!("d{n}"),
            href: "/w/s/bills/new?recall=d".into(),
            name: Phrase::verbatim(words),
            first_line: words.into(),
            lines: 2,
            total_minor: Some(41_519_200),
            by: words.into(),
            created_at: Timestamp::UNIX_EPOCH,
            expires_at: Timestamp::UNIX_EPOCH,
            corrects: words.into(),
            corrects_href: "/w/s/bills/1".into(),
        };
        let page = DraftsPage {
            chrome: Chrome::sample(words),
            base: "/w/s".into(),
            here: "/w/s/drafts".into(),
            rows: (0..many).map(row).collect(),
            next: String::new(),
            may_bill: true,
            faults: vec![Phrase::verbatim(words)],
            key: "k".into(),
        };
        page.render().expect("drawn")
    }

    #[test]
    fn parked_bills_are_drawn_empty_full_and_hostile() {
        assert!(drafts("Meera", 0).contains("No bill is parked"));
        let full = drafts("Meera", 2);
        assert!(full.contains("Continue") && full.contains("Discard") && full.contains("k-2"));
        assert!(!drafts("<script>alert(1)</script>", 2).contains("<script>alert"));
    }
}
