//! The page of the goods on approval: whose they are, until when, and the form that takes one from a supplier.
//! Invariant: each piece links to its page, where it is bought or sent back.

use askama::Template;
use catalogue::Phrase;
use jiff::civil::Date;
use kernel::metal::Metal;
use kernel::permission::Permission;
use ledger::accounts::tax_policy::TaxPolicy;
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::{encoded, next_page};
use web::view::{Chrome, FormState};

use super::{ApprovalShown, ListApprovals};
use crate::invoices::counter;
use crate::words;

#[derive(Template)]
#[template(path = "pieces/approvals/list.html")]
struct ApprovalsPage {
    chrome: Chrome,
    base: String,
    here: String,
    stock: String,
    rows: Vec<Row>,
    next: String,
    /// None for users who may not take one.
    take: Option<FormState>,
    classes: Vec<(String, String)>,
    metals: Vec<(&'static str, &'static str)>,
}

/// A piece in the list.
struct Row {
    href: String,
    tag: String,
    what: String,
    piece: Phrase,
    supplier: String,
    net_mg: i64,
    agreed_minor: Option<i64>,
    until: Option<Date>,
    is_late: bool,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let page = cx.ask_with::<ListApprovals>(&[("after", cx.wanted("after"))]).await?;
    let (here, today) = (cx.href("/approvals"), cx.tx.today());
    let stock = if cx.may(Permission::ArticlesRead) { cx.href("/stock") } else { String::new() };
    let (take, classes) = match cx.may(Permission::ArticlesWrite) {
        true => {
            (Some(cx.form_named("take")?), counter::classes(&cx.ask(TaxPolicy {}).await?, &today.to_string()))
        }
        false => (None, Vec::new()),
    };
    cx.html(&ApprovalsPage {
        chrome: cx.chrome("On approval"),
        base: cx.href(""),
        rows: page.rows.iter().map(|it| row(it, &stock, today)).collect(),
        next: next_page(&here, &[], page.next.as_deref()),
        take,
        classes,
        metals: Metal::ALL.iter().map(|metal| (metal.as_str(), words::metal_name(*metal))).collect(),
        here,
        stock,
    })
}

fn row(it: &ApprovalShown, stock: &str, today: Date) -> Row {
    let metal = it.metal.parse::<Metal>();
    Row {
        href: if stock.is_empty() { String::new() } else { format!("{stock}/{}", encoded(&it.tag)) },
        tag: it.tag.clone(),
        what: it.description.clone().unwrap_or_default(),
        piece: metal
            .map_or_else(|_| Phrase::verbatim(&it.metal), |metal| words::piece(metal, it.fineness_ppt)),
        supplier: it.party_name.clone(),
        net_mg: it.net_mg,
        agreed_minor: it.agreed_minor.map(|agreed| agreed.get()),
        until: it.until,
        is_late: it.until.is_some_and(|until| until < today),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str, full: bool) -> String {
        let row = Row {
            href: "/w/s/stock/A-1".into(),
            tag: text.into(),
            what: text.into(),
            piece: Phrase::verbatim(text),
            supplier: text.into(),
            net_mg: 4_000,
            agreed_minor: Some(2_400_000),
            until: Some(Date::constant(2026, 5, 1)),
            is_late: true,
        };
        let page = ApprovalsPage {
            chrome: Chrome::sample("On approval"),
            base: "/w/s".into(),
            here: "/w/s/approvals".into(),
            stock: "/w/s/stock".into(),
            rows: if full { vec![row] } else { vec![] },
            next: String::new(),
            take: full.then(|| FormState::refused(vec![("party".into(), text.into())], vec![])),
            classes: vec![(String::new(), "Not said".into()), (text.into(), text.into())],
            metals: vec![("gold", "Gold")],
        };
        let html = page.render().expect("drawn");
        assert!(!html.contains("<script>alert") && !html.contains(" style="), "{html}");
        html
    }

    #[test]
    fn the_goods_on_approval_are_drawn_empty_full_and_hostile() {
        assert!(drawn("A-1", false).contains("Nothing is on approval"));
        let full = drawn("A-1", true);
        assert!(full.contains("/do/sell.article.approval_in\"") && full.contains("Overdue"));
        drawn("<script>alert('x')</script>\"", true);
    }
}
