//! A customer's ledger: opening balance, movements and closing balance, in money and in grams apart; and a
//! payment form.
//! Invariant: the rows and balances are the statement's own, in its order; grams are never converted into
//! money.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::civil::Date;
use kernel::code::Code;
use kernel::country::Country;
use kernel::day::{local_day, parse_day};
use kernel::permission::Permission;
use kernel::refusal::Refusal;
use ledger::accounts::statements::{Statement, StatementShown};
use platform::error::{Error, Result};
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::{Chrome, FormState};

use super::ageing_bar::{Ages, ages};
use super::details::{Details, details, may_limit};
use super::list_page::KINDS;
use crate::ageing::Ageing;
use crate::invoices::list::ListInvoices;
use crate::invoices::list_page::{Row as BillRow, rows as bill_rows};
use crate::invoices::page::{Pay, typed};
use crate::money::page::{CustomerForms, open_tills};
use crate::words;

/// Days of the statement that are shown by default.
const DAYS: i64 = 90;

#[derive(Template)]
#[template(path = "customers/show.html")]
pub(crate) struct LedgerPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub code: String,
    pub name: String,
    pub from: String,
    pub to: String,
    /// The same in the usual format; as typed if they are not valid.
    pub days: (String, String),
    /// The fault of the requested days; empty for none.
    pub fault: Phrase,
    pub opening_minor: i64,
    pub closing_minor: i64,
    /// The open amount of the bills; None if nothing is open.
    pub ages: Option<Ages>,
    pub rows: Vec<Row>,
    pub metals: Vec<Metal>,
    pub bills: Vec<BillRow>,
    pub all_bills: String,
    pub cut: bool,
    pub pay: Option<Pay>,
    /// The day of the erasure, in the usual format; empty if the customer is not erased.
    pub erased: String,
    /// None for users who may not erase, and for an erased customer.
    pub erase: Option<FormState>,
    /// The customer's credit, and the forms about money.
    pub money: CustomerForms,
    /// What is kept beside the ledger; None for users who may not see it, and for an erased customer.
    pub details: Option<Details>,
    /// None for users who may not change them.
    pub edit: Option<FormState>,
    /// Whether the address asks for that form.
    pub asked: bool,
    pub in_india: bool,
    pub may_limit: bool,
}

impl LedgerPage {
    /// The kinds of parties.
    pub fn kinds(&self) -> [(&'static str, &'static str); 4] {
        KINDS
    }

    /// The customer's balance in a sentence: on a phone, users read it before the ledger.
    pub fn lede(&self) -> Phrase {
        if !self.erased.is_empty() {
            return say!("Erased on {day}.", day = &self.erased);
        }
        match self.closing_minor {
            0 => "Owes nothing.".into(),
            owed @ 1.. => say!("Owes {amount}.", amount = self.chrome.money(owed)),
            credit => {
                say!("Has {amount} to their credit.", amount = self.chrome.money(credit.saturating_neg()))
            }
        }
    }
}

/// A row of the statement in money.
pub(crate) struct Row {
    pub date: Date,
    pub words: Phrase,
    pub document: String,
    pub href: String,
    pub debit_minor: i64,
    pub credit_minor: i64,
    pub balance_minor: i64,
}

/// One metal of the statement.
pub(crate) struct Metal {
    pub name: String,
    pub opening_mg: i64,
    pub closing_mg: i64,
    pub rows: Vec<(Date, String, i64, i64)>,
}

/// What the message after an erasure says of those who asked for it, of whom so many get a mail and so many do
/// not. None: nobody asked.
pub(crate) fn message_after(told: &str, untold: &str) -> Option<&'static str> {
    match (told.parse::<u32>().ok()?, untold.parse::<u32>().ok()?) {
        (0, 0) => None,
        (0, _) => Some("Erased. No mail goes to whoever asked for it: tell them yourself."),
        (_, 0) => Some("Erased. A mail to whoever asked for it waits in the queue."),
        _ => Some("Erased. A mail goes to some of those who asked for it: tell the others yourself."),
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let code = cx.param("party")?.to_owned();
    let today = cx.tx.today();
    let start = today.saturating_sub(jiff::Span::new().days(DAYS)).to_string();
    let given = |name: &str, default: &str| {
        Some(cx.wanted(name)).filter(|it| !it.is_empty()).unwrap_or(default).to_owned()
    };
    let (from, to) = (given("from", &start), given("to", &today.to_string()));
    let (statement, fault) = statement(cx, &code, (&from, &to), (&start, &today.to_string())).await?;
    let bills = match cx.may(Permission::BillsRead) {
        true => cx.ask_with::<ListInvoices>(&[("party", &code)]).await?.rows,
        false => Vec::new(),
    };
    let written = |typed: &String| parse_day(typed).map_or_else(|_| typed.clone(), |day| cx.chrome.day(day));
    let days = (written(&from), written(&to));
    let base = cx.href("");
    let here = format!("{base}/customers/{}", encoded(&code));
    let erased = statement.erased_at.map(|at| local_day(at, &cx.tx.workspace.zone));
    let (details, edit) = if erased.is_none() { details(cx, &code).await? } else { (None, None) };
    let open: Vec<BillRow> =
        bill_rows(&base, &bills).into_iter().filter(|bill| bill.open_minor > 0).collect();
    let aged = cx.ask_with::<Ageing>(&[("party", &code)]).await?;
    let money = match erased {
        None => {
            let open = aged.buckets_minor.sum().get();
            CustomerForms::of(cx, &code, &base, open, statement.ap_minor.get()).await?
        }
        Some(_) => CustomerForms::default(),
    };
    let mut chrome = cx.chrome(statement.name.clone());
    let after = erased.and_then(|_| message_after(cx.wanted("told"), cx.wanted("untold")));
    if let (Some(flash), Some(words)) = (chrome.flash.as_mut(), after) {
        flash.text = words.into();
    }
    cx.html(&LedgerPage {
        chrome,
        all_bills: with_params(&format!("{base}/bills"), &[("party", &code)]),
        name: statement.name.clone(),
        opening_minor: statement.opening_minor.get(),
        closing_minor: statement.closing_minor.get(),
        cut: statement.cut,
        ages: ages(&aged, &cx.chrome),
        rows: rows(&base, &statement),
        metals: metals(&statement),
        pay: pay(cx, &statement).await?,
        erase: match erased.is_none() && cx.may(Permission::PartiesErase) {
            true => Some(cx.form_named("erase")?),
            false => None,
        },
        details,
        edit,
        asked: !cx.wanted("edit").is_empty(),
        in_india: cx.tx.workspace.country == Country::India,
        may_limit: may_limit(cx),
        erased: erased.map_or(String::new(), |day| cx.chrome.day(day)),
        bills: open,
        money,
        base,
        here,
        code,
        from,
        to,
        days,
        fault,
    })
}

/// The statement for the requested days. If they are not valid, that of the last days, with the fault.
async fn statement(
    cx: &PageCx,
    code: &str,
    asked: (&str, &str),
    usual: (&str, &str),
) -> Result<(StatementShown, Phrase)> {
    let of = |(from, to): (&str, &str)| {
        [("party", code.to_owned()), ("from", from.to_owned()), ("to", to.to_owned())]
    };
    let ask = async |fields: [(&str, String); 3]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        cx.ask_with::<Statement>(&fields).await
    };
    match ask(of(asked)).await {
        Ok(statement) => Ok((statement, Phrase::default())),
        Err(Error::Refused(refusal)) if is_of_days(&refusal) => {
            Ok((ask(of(usual)).await?, day_words(&refusal)))
        }
        Err(error) => Err(error),
    }
}

fn is_of_days(refusal: &Refusal) -> bool {
    refusal.faults.iter().any(|fault| matches!(fault.field.as_str(), "from" | "to"))
}

fn day_words(refusal: &Refusal) -> Phrase {
    match refusal.code {
        Code::NumberRange => "The last day is before the first. The last 90 days are shown.".into(),
        _ => "Write days as 2026-03-31. The last 90 days are shown.".into(),
    }
}

/// The rows, newest first: users ask most often for the latest.
pub(crate) fn rows(base: &str, statement: &StatementShown) -> Vec<Row> {
    let row = |it: &ledger::accounts::statements::StatementRow| Row {
        date: it.date,
        words: it.doc_type.map_or_else(|| Phrase::verbatim(&it.memo), |kind| kind.facts().name.into()),
        document: it.document.clone().unwrap_or_default(),
        href: it.document_id.map_or(String::new(), |id| format!("{base}/bills/{id}")),
        debit_minor: it.debit_minor.get(),
        credit_minor: it.credit_minor.get(),
        balance_minor: it.balance_minor.get(),
    };
    statement.rows.iter().rev().map(row).collect()
}

/// Grams by metal, only for metals with movements.
pub(crate) fn metals(statement: &StatementShown) -> Vec<Metal> {
    let metal = |it: &ledger::accounts::statements::MetalStatement| Metal {
        name: words::commodity_metal(&it.commodity).to_owned(),
        opening_mg: it.opening_fine_mg,
        closing_mg: it.closing_fine_mg,
        rows: it
            .rows
            .iter()
            .rev()
            .map(|row| (row.date, row.document.clone().unwrap_or_default(), row.fine_mg, row.balance_fine_mg))
            .collect(),
    };
    statement.metal.iter().map(metal).collect()
}

/// The form for a payment, which settles the oldest bills first.
async fn pay(cx: &PageCx, statement: &StatementShown) -> Result<Option<Pay>> {
    if !cx.may(Permission::BillsWrite) || statement.erased_at.is_some() {
        return Ok(None);
    }
    let owed = statement.closing_minor.get().max(0);
    let open = if owed > 0 { typed(cx, owed)? } else { String::new() };
    let pay = Pay::new(cx.form_named("pay")?, open, cx.tx.workspace.country);
    Ok(Some(pay.at(open_tills(cx).await?)))
}
