//! Finds a record by a part of its number (a job: all of it), its code, a word of its name, a HUID or a telephone, wherever the
//! person has access.
//! Invariant: it uses only the parts' own queries, and only those that the member may run; a text that cannot
//! be a code finds nothing.

use askama::Template;
use catalogue::{Phrase, say};
use kernel::permission::Permission;
use ledger::items::find::{FindItems, ItemFound};
use ledger::parties::{FindByPhone, PartyKind, PartyShown};
use ledger::stock::lots::{ListLots, LotShown};
use make::batches::show::{BatchShown, GetBatch};
use platform::action::Query;
use platform::error::Result;
use sell::customers::{CustomerShown, ListCustomers};
use sell::invoices::list::{BillShown, ListInvoices};
use sell::jobs::rules::JobKind;
use sell::jobs::{GetJob, JobShown};
use sell::pieces::ArticleStatus;
use sell::pieces::find::{ArticleFound, FindArticles};
use serde_json::{Value, json};
use web::page::{Body, FIND, Page, PageCx};
use web::registry::Registry;
use web::url::{encoded, with_params};
use web::view::Chrome;

/// Records shown of one kind; the list of that kind has the rest.
const MOST: usize = 6;
/// Records that the palette shows.
const MOST_LIVE: usize = 12;

/// Registers the result page of the palette.
pub fn register(registry: &mut Registry) {
    registry.page(Page {
        path: FIND,
        needs: Permission::WorkspaceRead,
        nav: None,
        draw: |cx| Box::pin(draw(cx)),
    });
}

#[derive(Template)]
#[template(path = "find.html")]
struct FindPage {
    chrome: Chrome,
    here: String,
    query: String,
    found: Vec<Found>,
}

/// One record: its number or name, what it is, and where.
#[derive(Debug, PartialEq, Eq)]
struct Found {
    icon: &'static str,
    title: String,
    what: Phrase,
    href: String,
}

async fn draw(cx: &PageCx) -> Result<Body> {
    let query = cx.wanted("q").trim().to_owned();
    let mut found = if query.is_empty() { Vec::new() } else { gathered(cx, &query).await? };
    // Most codes are in capitals, and a phone's keyboard begins with lower case.
    let capitals = query.to_uppercase();
    if found.is_empty() && capitals != query {
        found = gathered(cx, &capitals).await?;
    }
    if !cx.wanted("as").is_empty() {
        return live(cx, &found);
    }
    cx.html(&FindPage { chrome: cx.chrome("Find"), here: cx.href(FIND), query, found })
}

/// The same for the palette, which shows what is found while somebody types.
fn live(cx: &PageCx, found: &[Found]) -> Result<Body> {
    let row = |it: &Found| json!({ "href": it.href, "title": it.title, "what": it.what.in_language(cx.chrome.language()) });
    let rows: Vec<Value> = found.iter().take(MOST_LIVE).map(row).collect();
    let text = json!({ "rows": rows }).to_string();
    Ok(Body::File("application/json", "found.json".to_owned(), text.into_bytes()))
}

async fn gathered(cx: &PageCx, query: &str) -> Result<Vec<Found>> {
    let (batch, job, lots, bills, customers, callers, pieces, items) = tokio::join!(biased;
        asked::<GetBatch>(cx, "batch", query),
        asked::<GetJob>(cx, "job", query),
        asked::<ListLots>(cx, "search", query),
        asked::<ListInvoices>(cx, "number", query),
        asked::<ListCustomers>(cx, "search", query),
        asked::<FindByPhone>(cx, "phone", query),
        asked::<FindArticles>(cx, "text", query),
        asked::<FindItems>(cx, "text", query));
    let mut found = Vec::new();
    found.extend(batch?.map(|it| of_batch(cx, &it)));
    found.extend(job?.map(|it| of_job(cx, &it)));
    found.extend(lots?.iter().flat_map(|page| &page.rows).take(MOST).map(|it| of_lot(cx, it)));
    found.extend(bills?.iter().flat_map(|page| &page.rows).take(MOST).map(|it| of_bill(cx, it)));
    found.extend(customers?.iter().flat_map(|page| &page.rows).take(MOST).map(|it| of_customer(cx, it)));
    // A customer's page is a ledger, which not everybody who sees names may see.
    let callers = callers?.filter(|_| cx.may(Permission::LedgerRead));
    found.extend(callers.iter().flat_map(|page| &page.rows).take(MOST).map(|it| of_caller(cx, it)));
    found.extend(pieces?.iter().flat_map(|page| &page.rows).take(MOST).map(|it| of_piece(cx, it)));
    found.extend(items?.iter().flat_map(|page| &page.rows).take(MOST).map(|it| of_item(cx, it)));
    Ok(found)
}

/// The answer of a query for this text; None where the member may not run it, or the text cannot be such a
/// name.
async fn asked<Q: Query>(cx: &PageCx, field: &str, text: &str) -> Result<Option<Q::Output>> {
    if !cx.may(Q::NEEDS) {
        return Ok(None);
    }
    match cx.ask_with::<Q>(&[(field, text)]).await {
        Err(error) if error.refusal().is_some() => Ok(None),
        answer => answer.map(Some),
    }
}

fn of_batch(cx: &PageCx, it: &BatchShown) -> Found {
    let what = say!("Batch, {name}", name = &it.recipe_name);
    Found {
        icon: "batch",
        title: it.batch.clone(),
        what,
        href: cx.href(&format!("/batches/{}", encoded(&it.batch))),
    }
}

fn of_job(cx: &PageCx, it: &JobShown) -> Found {
    let name = &it.party_name;
    let what = match it.kind {
        JobKind::Order => say!("Order, {name}", name),
        JobKind::Repair => say!("Repair, {name}", name),
    };
    Found { icon: "tool", title: it.job.clone(), what, href: cx.href(&format!("/jobs/{}", it.job_id)) }
}

fn of_lot(cx: &PageCx, it: &LotShown) -> Found {
    let what = say!("Lot, {name}", name = &it.item_name);
    Found {
        icon: "trace",
        title: it.lot.clone(),
        what,
        href: cx.href(&format!("/lots/{}", encoded(&it.lot))),
    }
}

fn of_bill(cx: &PageCx, it: &BillShown) -> Found {
    let (document, day) = (Phrase::of(it.doc_type.facts().name), cx.chrome.day(it.date));
    let what = match it.party_name.as_deref() {
        Some(name) => say!("{document} of {day}, {name}", document, day, name),
        None => say!("{document} of {day}, nobody named", document, day),
    };
    Found {
        icon: "bill",
        title: it.number.clone(),
        what,
        href: cx.href(&format!("/bills/{}", it.document_id)),
    }
}

fn of_customer(cx: &PageCx, it: &CustomerShown) -> Found {
    let what = say!("{kind}, {code}", kind = Phrase::of(kind(it.kind)), code = &it.party);
    Found {
        icon: "user",
        title: it.name.clone(),
        what,
        href: cx.href(&format!("/customers/{}", encoded(&it.party))),
    }
}

fn of_caller(cx: &PageCx, it: &PartyShown) -> Found {
    let phone = it.phone.clone().unwrap_or_default();
    let what = say!("{kind}, {phone}", kind = Phrase::of(kind(it.kind)), phone);
    Found {
        icon: "user",
        title: it.name.clone(),
        what,
        href: cx.href(&format!("/customers/{}", encoded(&it.party))),
    }
}

fn of_piece(cx: &PageCx, it: &ArticleFound) -> Found {
    let what = it.description.clone().unwrap_or_else(|| format!("{} {}", it.metal, it.fineness_ppt));
    let href = with_params(&cx.href("/stock"), &[("q", &it.tag), ("status", it.status.as_str())]);
    let what = match it.status {
        ArticleStatus::InStock => say!("Piece, {what}", what),
        ArticleStatus::Sold => say!("Piece, {what}, sold", what),
        _ => say!("Piece, {what}, not in stock", what),
    };
    Found { icon: "tag", title: it.tag.clone(), what, href }
}

fn of_item(cx: &PageCx, it: &ItemFound) -> Found {
    let what = say!("Item, {code}", code = &it.code);
    Found {
        icon: "box",
        title: it.name.clone(),
        what,
        href: cx.href(&format!("/items/{}", encoded(&it.code))),
    }
}

fn kind(kind: PartyKind) -> &'static str {
    match kind {
        PartyKind::Customer => "Customer",
        PartyKind::Business => "Business",
        PartyKind::Supplier => "Supplier",
        PartyKind::Karigar => "Karigar",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;

    #[test]
    fn nothing_typed_nothing_found_and_something_found_are_told_apart_and_nothing_becomes_markup() {
        let drawn = |query: &str, found| {
            let chrome = Chrome::bare("Find", "bm9uY2U", "token", Timestamp::UNIX_EPOCH);
            FindPage { chrome, here: "/w/sona/find".into(), query: query.into(), found }
                .render()
                .expect("a page")
        };
        assert!(drawn("", Vec::new()).contains("Type it, or scan it"));
        let none = drawn("<script>", Vec::new());
        assert!(none.contains("Nothing of that name") && !none.contains("<script>\""));
        let found =
            Found { icon: "bill", title: "<b>7".into(), what: "Bill".into(), href: "/w/sona/bills/7".into() };
        let one = drawn("7", vec![found]);
        assert!(one.contains("href=\"/w/sona/bills/7\"") && !one.contains("<b>7"));
    }
}
