//! The pages of lots: the list with a form that receives goods, and the sheet of one lot with its trace.
//! Invariant: a held lot is shown as held everywhere, and its picture and its list have the same content.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::civil::Date;
use kernel::day::is_expired;
use kernel::permission::Permission;
use ledger::accounts::earlier_stock;
use ledger::items::ListItems;
use ledger::parties::{ListParties, PartyKind};
use ledger::stock::lots::{ListLots, LotPage, LotShown};
use ledger::stock::page::{STOCK_UNITS, unit};
use platform::error::Result;
use platform::fields::{Flag, Name, Text};
use web::page::{Body, PageCx};
use web::url::{encoded, next_page};
use web::view::{Chrome, FormState};

/// Days before its last day that a lot is shown as ending.
const SOON_DAYS: i32 = 7;

#[derive(Template)]
#[template(path = "traceability/list.html")]
struct LotsPage {
    chrome: Chrome,
    base: String,
    search: String,
    item: String,
    in_stock: bool,
    /// Only lots that expire within a week, or are expired.
    expiring: bool,
    rows: Vec<Row>,
    next: String,
    /// While stock from before is being entered in the books.
    entering: Option<Phrase>,
    /// None for users who may not receive goods.
    receive: Option<Receive>,
}

/// The form that receives goods, with its suggestions.
struct Receive {
    form: FormState,
    /// Whether the address asks for the form.
    is_wanted: bool,
    next: String,
    items: Vec<(String, String)>,
    suppliers: Vec<(String, String)>,
    units: Vec<(&'static str, &'static str)>,
}

/// A line of the list.
pub(crate) struct Row {
    pub href: String,
    pub lot: String,
    pub item: String,
    pub quantity: String,
    pub state: Tag,
    pub expires: Option<Tag>,
    pub location: String,
}

/// A word with its tone and icon.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tag {
    pub tone: &'static str,
    pub icon: &'static str,
    pub word: Phrase,
}

impl Tag {
    pub(crate) fn new(tone: &'static str, icon: &'static str, word: impl Into<Phrase>) -> Tag {
        Tag { tone, icon, word: word.into() }
    }
}

/// The status of a lot: held, expired, waiting for its batch, used up, or free.
pub(crate) fn standing(lot: &LotShown, today: Date) -> Tag {
    let is_expired = lot.quantity.get() > 0 && is_expired(lot.expires, today);
    match lot {
        lot if lot.held => Tag::new("bad", "hold", "On hold"),
        _ if is_expired => Tag::new("bad", "warn", "Expired"),
        lot if !lot.released => Tag::new("warn", "clock", "Batch not released"),
        lot if lot.quantity.get() == 0 => Tag::new("", "check", "Used up"),
        _ => Tag::new("ok", "check", "Free"),
    }
}

/// A lot's last day, and how near it is. A lot that is used up no longer expires.
pub(crate) fn last_day(lot: &LotShown, today: Date, chrome: &Chrome) -> Option<Tag> {
    let expires = lot.expires?;
    let left = today.until(expires).map_or(0, |span| span.get_days());
    let day = chrome.day(expires);
    Some(match left {
        _ if lot.quantity.get() == 0 => Tag::new("", "clock", day),
        ..0 => Tag::new("bad", "warn", say!("{day}, past", day)),
        0 => Tag::new("warn", "clock", say!("{day}, today", day)),
        1..=SOON_DAYS => {
            let days = chrome.days(i64::from(left));
            Tag::new("warn", "clock", say!("{day}, {days} left", day, days))
        }
        _ => Tag::new("", "clock", day),
    })
}

pub(crate) async fn list(cx: &PageCx) -> Result<Body> {
    let (search, item) = (cx.wanted("q").trim(), cx.wanted("item").trim());
    let in_stock = !cx.wanted("in_stock").is_empty();
    let expiring = !cx.wanted("expiring").is_empty();
    let asked = ListLots {
        item: Name::parse(item).ok(),
        search: Text::parse(search).ok(),
        in_stock: Flag(in_stock),
        expiring: Flag(expiring),
        after: Text::parse(cx.wanted("after")).ok(),
    };
    let page = match cx.ask(asked).await {
        // An unknown item has no lots; the page says so and keeps the filter.
        Err(platform::error::Error::Refused(refusal)) if refusal.status() == 404 => {
            LotPage { rows: Vec::new(), next: None }
        }
        other => other?,
    };
    let receive = if cx.may(Permission::LotsReceive) { Some(receiving(cx).await?) } else { None };
    let yes = |is_on| if is_on { "yes" } else { "" };
    let kept = [("q", search), ("item", item), ("in_stock", yes(in_stock)), ("expiring", yes(expiring))];
    let list = cx.href("/lots");
    cx.html(&LotsPage {
        chrome: cx.chrome("Lots"),
        base: cx.href(""),
        next: next_page(&list, &kept, page.next.as_deref()),
        rows: page.rows.iter().map(|lot| row(&list, lot, cx.tx.today(), &cx.chrome)).collect(),
        search: search.to_owned(),
        item: item.to_owned(),
        in_stock,
        expiring,
        entering: earlier_stock::warning(&cx.tx).await?,
        receive,
    })
}

async fn receiving(cx: &PageCx) -> Result<Receive> {
    let items = cx.ask(ListItems { search: None, after: None }).await?.rows;
    let parties = cx.ask(ListParties { search: None, after: None }).await?.rows;
    let suppliers = parties.into_iter().filter(|party| party.kind == PartyKind::Supplier);
    let (item, batch) = (cx.wanted("receive"), cx.wanted("batch"));
    Ok(Receive {
        form: of_item(cx.form_named("receive")?, item, cx.wanted("unit")),
        is_wanted: !item.is_empty(),
        // The batch that lacked the goods takes them next.
        next: match batch {
            "" => cx.href("/lots/{lot}"),
            code => cx.href(&format!("/batches/{}", encoded(code))),
        },
        items: items.into_iter().map(|item| (item.code, item.name)).collect(),
        suppliers: suppliers.map(|party| (party.party, party.name)).collect(),
        units: STOCK_UNITS.to_vec(),
    })
}

/// The form with the item that the address names, in its unit.
fn of_item(form: FormState, item: &str, unit: &str) -> FormState {
    if form.is_sent() || item.is_empty() {
        return form;
    }
    let form = form.with("item", item);
    if unit.is_empty() { form } else { form.with("unit", unit) }
}

fn row(list: &str, lot: &LotShown, today: Date, chrome: &Chrome) -> Row {
    Row {
        href: format!("{list}/{}", encoded(&lot.lot)),
        lot: lot.lot.clone(),
        item: lot.item_name.clone(),
        quantity: format!("{}\u{a0}{}", lot.quantity, unit(&lot.unit)),
        state: standing(lot, today),
        expires: last_day(lot, today, chrome),
        location: lot.location.clone().unwrap_or_default(),
    }
}

#[cfg(test)]
pub(crate) mod tests;
