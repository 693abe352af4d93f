//! The counter: a bill typed or scanned line by line; the server prices it at each change, and one action
//! posts it.
//! Invariant: it works without script, by a plain address that holds the typed values; its figures are those
//! of the posting rule.

use catalogue::Phrase;
use kernel::country::Country;
use std::collections::BTreeMap;

use askama::Template;
use kernel::permission::Permission;
use kernel::unit::Unit;
use ledger::accounts::documents;
use ledger::accounts::tax_policy::{TaxPolicy, TaxPolicyShown};
use platform::error::{Error, Result};
use platform::input::{Field, MAX_LIST};
use serde_json::Value;
use uuid::Uuid;
use web::forms;
use web::page::{Body, PageCx};
use web::view::{Chrome, FormState};

use crate::invoices::drafts::list::GetDraft;
use crate::invoices::drafts::recall;
use crate::invoices::{InvoicePreview, PreviewInvoice};
use crate::money::page::open_tills;
use crate::rates::page::metals;
use crate::words;

/// Lines that a bill gets one by one without script; with more, the address would be too long for some browsers. A bill that has
/// more, because it was parked or copied, shows them all.
const MOST_ADDED: usize = 60;
/// Stones of a line with fields on the page; the others of a parked bill go along unseen.
const STONES: usize = 2;
/// Tenders with fields on the page; the others of a parked bill go along unseen.
const TENDERS: usize = 3;

/// The fields of a line, in names after `lines[n].`.
const FIELDS: [&str; 21] = [
    "tag",
    "description",
    "huid",
    "metal",
    "fineness_ppt",
    "net_mg",
    "weighed_by",
    "pieces",
    "wastage_percent",
    "making.mode",
    "making.minor_per_g",
    "making.percent",
    "making.amount_minor",
    "hallmark_minor",
    "other_minor",
    "discount_minor",
    "tax_class",
    "item",
    "quantity",
    "unit",
    "amount_minor",
];
/// Fields that the row of the other kind does not have.
const MORE_FIELDS: [&str; 5] =
    ["price_minor_per_unit", "lot", "gross_price_minor", "price_includes_tax", "piece"];
/// Fields that no row shows; a bill that was parked by a program or copied from another has them.
const UNSEEN: [&str; 3] = ["gross_price_minor", "price_includes_tax", "pieces"];
/// Fields of the bill that the page has none for.
const UNSEEN_OF_BILL: [&str; 3] = ["event", "tenders[1].handed_minor", "tenders[2].handed_minor"];
/// The fields of the bill beside its lines.
const OF_BILL: [&str; 20] = [
    "till",
    "party",
    "pan",
    "place_of_supply",
    "date",
    "bill_discount_minor",
    "rate_override_minor",
    "reason",
    "scan",
    "draft",
    "tenders[0].mode",
    "tenders[0].amount_minor",
    "tenders[0].reference",
    "tenders[0].handed_minor",
    "tenders[1].mode",
    "tenders[1].amount_minor",
    "tenders[1].reference",
    "tenders[2].mode",
    "tenders[2].amount_minor",
    "tenders[2].reference",
];

#[derive(Template)]
#[template(path = "invoices/counter.html")]
pub(crate) struct CounterPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub form: FormState,
    pub lines: Vec<Row>,
    /// Rows that script copies, one of each kind.
    pub blanks: Vec<Row>,
    pub answer: InvoicePreview,
    pub classes: Vec<(String, String)>,
    pub metals: Vec<(&'static str, &'static str)>,
    /// The same, with none of them first.
    pub or_no_metal: Vec<(&'static str, &'static str)>,
    pub units: Vec<(&'static str, &'static str)>,
    pub finenesses: &'static [&'static str],
    pub in_india: bool,
    /// Whether the first bill would be posted without tax, because no tax number is entered.
    pub is_untaxed: bool,
    /// The ways of paying the bill, or the first part of it.
    pub ways: Vec<Way>,
    /// The ways of the other parts, with none as a choice.
    pub others: Vec<(&'static str, Phrase)>,
    /// The tills that cash may go through: the one that is used by itself first.
    pub tills: Vec<(String, Phrase)>,
    pub may_add_customer: bool,
    pub may_set_rate: bool,
    /// The bill's own fields, as typed.
    pub typed: BTreeMap<&'static str, String>,
    /// The bill that this one corrects, and its page; empty for any other.
    pub corrects: (String, String),
    /// What the bill has and no field shows, by name: it goes along.
    pub unseen: Vec<(String, String)>,
}

impl CounterPage {
    /// A field of the bill.
    pub fn typed(&self, name: &str) -> &str {
        self.typed.get(name).map_or("", String::as_str)
    }

    /// The parked bill that is taken up again; empty without one.
    pub fn parked(&self) -> &str {
        Some(self.typed("draft")).filter(|id| Uuid::parse_str(id).is_ok()).unwrap_or_default()
    }

    /// A sum under the bill.
    pub fn total(&self, name: &str) -> Phrase {
        self.answer.totals.get(name).cloned().unwrap_or_default()
    }

    /// Whether a further part of the payment has an entry or a fault.
    pub fn is_split(&self) -> bool {
        let further = |name: &str| name.starts_with("tenders[1]") || name.starts_with("tenders[2]");
        self.typed.keys().any(|name| further(name))
            || self.form.faults().iter().any(|(name, _)| further(name))
    }

    /// The names of the fields of the further parts: way, amount, reference.
    pub fn further(&self) -> [[&'static str; 3]; 2] {
        [
            ["tenders[1].mode", "tenders[1].amount_minor", "tenders[1].reference"],
            ["tenders[2].mode", "tenders[2].amount_minor", "tenders[2].reference"],
        ]
    }

    /// Faults that belong to no field of the page.
    pub fn loose(&self) -> Phrase {
        let loose =
            self.answer.faults.iter().filter(|fault| fault.field.is_empty() || fault.field.ends_with(".tag"));
        Phrase::joined(loose.map(|fault| fault.message.clone()))
    }
}

/// A way of paying, chosen on the counter's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Way {
    /// The mode of the tender; empty for a bill on account.
    pub mode: &'static str,
    pub icon: &'static str,
    pub word: &'static str,
    pub key: String,
    pub is_chosen: bool,
}

/// The ways of paying of a country, the usual one first, on account last. `sent` is the mode chosen before; None at first.
pub(crate) fn ways(country: Country, sent: Option<&str>) -> Vec<Way> {
    let usual: [(&'static str, &'static str, &'static str); 4] = if country == Country::India {
        [("upi", "qr", "UPI"), ("card", "card", "Card"), ("cash", "cash", "Cash"), ("", "ledger", "Account")]
    } else {
        [
            ("card", "card", "Card"),
            ("cash", "cash", "Cash"),
            ("bank", "down", "Bank"),
            ("", "ledger", "Account"),
        ]
    };
    let chosen = usual.iter().position(|(mode, ..)| sent == Some(*mode)).unwrap_or(0);
    let way = |(n, (mode, icon, word)): (usize, &(&'static str, &'static str, &'static str))| Way {
        mode,
        icon,
        word,
        key: ["Alt", &(n + 1).to_string()].join("+"),
        is_chosen: n == chosen,
    };
    usual.iter().enumerate().map(way).collect()
}

/// One line as its row shows it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Row {
    /// Its index, or "x" in the row that script copies.
    pub at: String,
    /// piece or goods.
    pub kind: String,
    /// Whether its details are open: a person added it, or they have a fault.
    pub is_open: bool,
    pub values: BTreeMap<String, String>,
    pub texts: BTreeMap<&'static str, Phrase>,
}

impl Row {
    /// The name of one of its fields.
    pub fn name(&self, field: &str) -> String {
        format!("lines[{}].{field}", self.at)
    }

    /// The value of a field.
    pub fn value(&self, field: &str) -> &str {
        self.values.get(field).map_or("", String::as_str)
    }

    /// The same, or a default if nothing was typed.
    pub fn value_or<'a>(&'a self, field: &str, other: &'a str) -> &'a str {
        Some(self.value(field)).filter(|value| !value.is_empty()).unwrap_or(other)
    }

    /// Whether it is no new row and names no metal: a bill that a program parked or that was copied may have such a line.
    pub fn is_without_metal(&self) -> bool {
        !self.values.is_empty() && ["metal", "tag"].iter().all(|name| self.value(name).is_empty())
    }

    /// The ways of its making charge.
    pub fn makings(&self) -> [(&'static str, &'static str); 4] {
        [
            ("percent", "% of metal value"),
            ("per_gram", "Per gram"),
            ("per_piece", "Per piece"),
            ("fixed", "Lump sum"),
        ]
    }

    /// A text beside it.
    pub fn text(&self, name: &str) -> Phrase {
        self.texts.get(name).cloned().unwrap_or_default()
    }

    /// The same, or a default if there is none yet.
    pub fn text_or(&self, name: &str, other: &'static str) -> Phrase {
        Some(self.text(name)).filter(|text| !text.is_empty()).unwrap_or(other.into())
    }

    /// Its values that no field shows, by name: they go along unseen.
    pub fn unseen(&self) -> Vec<(String, String)> {
        let is_stone = |name: &str| {
            let number = name.strip_prefix("stones[").and_then(|rest| rest.split_once(']'));
            number.is_some_and(|(n, _)| n.parse::<usize>().is_ok_and(|n| n >= STONES))
        };
        // Only a row of goods has a field for the piece of a lot.
        let is_unseen = |name: &str| UNSEEN.contains(&name) || name == "piece" && self.kind != "goods";
        let unseen = self.values.iter().filter(|(name, _)| is_unseen(name) || is_stone(name));
        unseen.map(|(name, value)| (self.name(name), value.clone())).collect()
    }

    /// The indexes of its stones.
    pub fn stones(&self) -> std::ops::Range<usize> {
        0..STONES
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let parked = recall::fields(cx).await?;
    let get = |name: &str| -> String {
        if let Some(kept) = parked.get(name) {
            return kept.clone();
        }
        let sent = cx.form.value(name, "");
        if sent.is_empty() && !cx.form.has_faults() { cx.wanted(name).to_owned() } else { sent.to_owned() }
    };
    let mut rows = typed_rows(get);
    let unseen = unseen_of_bill(get);
    asked_for(&mut rows, cx.wanted("do"), cx.wanted("remove"));
    let mut typed: BTreeMap<&'static str, String> =
        OF_BILL.iter().map(|name| (*name, get(name))).filter(|(_, value)| !value.is_empty()).collect();
    // Without script, one of the things found is chosen by a button.
    if !cx.wanted("pick").is_empty() {
        typed.insert("scan", cx.wanted("pick").to_owned());
    }
    let way = Some(get("tenders[0].mode"))
        .filter(|way| !way.is_empty() || cx.form.has_faults() || !rows.is_empty());
    let digits = cx.tx.workspace.currency.minor_digits;
    let answer = cx.ask(PreviewInvoice(sent(&rows, &typed, &unseen, digits))).await?;
    let policy = cx.ask(TaxPolicy {}).await?;
    let form = told(cx, &rows, &typed, &answer);
    let rows = answered(rows, &answer, &form);
    let page = CounterPage {
        chrome: cx.chrome("New bill"),
        corrects: corrected_by(cx, typed.get("draft").map(String::as_str)).await?,
        base: cx.href(""),
        here: cx.href("/bills/new"),
        form,
        lines: rows,
        blanks: ["piece", "goods"].map(blank).into(),
        answer,
        classes: classes(&policy, &cx.tx.today().to_string()),
        or_no_metal: std::iter::once(("", "None")).chain(metals()).collect(),
        metals: metals(),
        units: units(),
        finenesses: &words::FINENESSES,
        in_india: cx.tx.workspace.country == Country::India,
        is_untaxed: cx.tx.workspace.lacks_tax_number() && !documents::has_posted(&cx.tx).await?,
        ways: ways(cx.tx.workspace.country, way.as_deref()),
        others: others(cx.tx.workspace.country),
        tills: open_tills(cx).await?,
        may_add_customer: cx.may(Permission::PartiesCreate),
        may_set_rate: cx.may(Permission::RatesWrite),
        typed,
        unseen,
    };
    // A scale and a camera are read by the page itself.
    cx.html_with_devices(&page, &["camera", "serial"])
}

/// The number of the bill that a parked one corrects, and its page; empty for any other, and for one that is gone.
async fn corrected_by(cx: &PageCx, draft: Option<&str>) -> Result<(String, String)> {
    let Some(draft) = draft.filter(|id| Uuid::parse_str(id).is_ok()) else { return Ok(Default::default()) };
    let draft = match cx.ask_with::<GetDraft>(&[("draft", draft)]).await {
        Ok(found) => found.draft,
        Err(Error::Refused(_)) => return Ok(Default::default()),
        Err(other) => return Err(other),
    };
    let page = draft.corrects_id.map(|id| cx.href(&format!("/bills/{id}")));
    Ok(draft.corrects.zip(page).unwrap_or_default())
}

/// The rows as typed, from a refused form or an address.
pub(crate) fn typed_rows(get: impl Fn(&str) -> String) -> Vec<Row> {
    let row = |at: usize| {
        let kind = get(&format!("_lines[{at}].kind"));
        if !matches!(kind.as_str(), "piece" | "goods") {
            return None;
        }
        let value = |field: String| {
            let value = get(&format!("lines[{at}].{field}"));
            (field, value)
        };
        let stone = |n: usize| {
            let fields = stone_fields(n).map(value);
            (n < STONES || fields.iter().any(|(_, value)| !value.is_empty())).then_some(fields)
        };
        let stones = (0..MAX_LIST).map_while(stone).flatten();
        let fields = FIELDS.iter().chain(&MORE_FIELDS).map(|field| value((*field).to_owned()));
        let values = fields.chain(stones).filter(|(_, value)| !value.is_empty()).collect();
        Some(Row { at: at.to_string(), kind, values, ..Row::default() })
    };
    (0..MAX_LIST).map_while(row).collect()
}

/// What a bill has beside its lines and no field shows: its till, its event, and tenders behind those of the page.
pub(crate) fn unseen_of_bill(get: impl Fn(&str) -> String) -> Vec<(String, String)> {
    let value = |name: String| {
        let value = get(&name);
        (name, value)
    };
    let tender = |n: usize| {
        let fields = ["mode", "amount_minor", "reference", "handed_minor"];
        let fields = fields.map(|field| value(format!("tenders[{n}].{field}")));
        fields.iter().any(|(_, value)| !value.is_empty()).then_some(fields)
    };
    let tenders = (TENDERS..MAX_LIST).map_while(tender).flatten();
    let named = UNSEEN_OF_BILL.iter().map(|name| value((*name).to_owned()));
    named.chain(tenders).filter(|(_, value)| !value.is_empty()).collect()
}

/// The names of a stone's fields.
fn stone_fields(n: usize) -> [String; 3] {
    ["kind", "weight_mct", "rate_minor_per_ct"].map(|field| format!("stones[{n}].{field}"))
}

/// The effect of the pressed button: one more line, or one less.
pub(crate) fn asked_for(rows: &mut Vec<Row>, what: &str, remove: &str) {
    if let Some(at) = remove.parse::<usize>().ok().filter(|at| *at < rows.len()) {
        rows.remove(at);
    }
    if matches!(what, "piece" | "goods") && rows.len() < MOST_ADDED {
        rows.push(blank(what));
    }
    for (at, row) in rows.iter_mut().enumerate() {
        row.at = at.to_string();
    }
}

/// The form with its faults, after a request for the total without script.
fn told(
    cx: &PageCx,
    rows: &[Row],
    typed: &BTreeMap<&'static str, String>,
    answer: &InvoicePreview,
) -> FormState {
    if cx.wanted("do") != "price" || cx.form.has_faults() || answer.faults.is_empty() {
        return cx.form.clone();
    }
    let of_rows =
        rows.iter().flat_map(|row| row.values.iter().map(|(field, value)| (row.name(field), value.clone())));
    let key = ("_key".to_owned(), cx.form.value("_key", "").to_owned());
    let of_bill = typed.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    let values = std::iter::once(key).chain(of_rows).chain(of_bill).collect();
    let faults = answer.faults.iter().map(|fault| (fault.field.clone(), fault.message.clone()));
    FormState::refused(values, faults.collect())
}

fn blank(kind: &str) -> Row {
    Row { at: "x".into(), kind: kind.into(), is_open: true, ..Row::default() }
}

/// The bill as sent to the preview. Unreadable values stay typed, and posting refuses them.
pub(crate) fn sent(
    rows: &[Row],
    typed: &BTreeMap<&'static str, String>,
    unseen: &[(String, String)],
    digits: u32,
) -> serde_json::Map<String, Value> {
    let of_rows =
        rows.iter().flat_map(|row| row.values.iter().map(|(field, value)| (row.name(field), value.clone())));
    let of_bill = typed.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    let pairs: Vec<(String, String)> = of_rows.chain(of_bill).chain(unseen.iter().cloned()).collect();
    match forms::to_json(&PreviewInvoice::shape(), &pairs, digits).0 {
        Value::Object(map) => map,
        _ => serde_json::Map::new(),
    }
}

/// The rows with the server's answer: its texts, and the fields of a scanned line.
pub(crate) fn answered(mut rows: Vec<Row>, answer: &InvoicePreview, form: &FormState) -> Vec<Row> {
    // Rows without any value were not sent, so the answer does not have them.
    let mut lines = answer.lines.iter();
    for row in rows.iter_mut().filter(|row| !row.values.is_empty()) {
        if let Some(line) = lines.next() {
            row.texts.clone_from(&line.texts);
        }
    }
    for line in lines {
        let values = line.fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        let at = rows.len().to_string();
        rows.push(Row { at, kind: line.kind.into(), is_open: false, values, texts: line.texts.clone() });
    }
    for row in &mut rows {
        let of_row = row.name("");
        let is_wrong = form.faults().iter().any(|(field, _)| field.starts_with(&of_row));
        row.is_open = is_wrong || (row.value("tag").is_empty() && row.value("item").is_empty());
    }
    rows
}

/// The tax classes of goods in force on a day, then those of services, which are rarely sold over a counter.
pub(crate) fn classes(policy: &TaxPolicyShown, today: &str) -> Vec<(String, String)> {
    let holds = policy.rows.iter().filter(|row| row.to.is_none_or(|to| to.to_string().as_str() >= today));
    let named = holds.map(|row| {
        let percent = web::view::shown::percent(row.rate_percent.get());
        (row.class.clone(), format!("{}, {percent}", words::capital(&row.class.replace('_', " "))))
    });
    let mut classes: Vec<(String, String)> = named.collect();
    classes.sort_by_key(|(class, _)| class.contains("service") || class.contains("job_work"));
    classes
}

/// The ways of the further parts of a payment, none first; UPI exists only in India.
pub(crate) fn others(country: Country) -> Vec<(&'static str, Phrase)> {
    let ways = ["cash", "upi", "card", "bank", "cheque"];
    let there = ways.into_iter().filter(|way| *way != "upi" || country == Country::India);
    std::iter::once(("", "None".into())).chain(there.map(|way| (way, words::mode(way)))).collect()
}

fn units() -> Vec<(&'static str, &'static str)> {
    ["each", "kg", "g", "L", "mL"]
        .iter()
        .filter(|unit| unit.parse::<Unit>().is_ok())
        .map(|unit| (*unit, *unit))
        .collect()
}
