//! The page of money on its way: cheques with their state, and transfers between the shop's own accounts; and the forms
//! about money that stand on the pages of documents and customers.
//! Invariant: a form is drawn only for those who may send it, and only while there is something that it can do.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::civil::Date;
use kernel::country::Country;
use kernel::decimal::Fineness;
use kernel::metal::Metal;
use kernel::permission::Permission;
use ledger::accounts::cheques::ChequeState;
use ledger::accounts::documents::kinds::DocumentKind;
use platform::error::{Error, Result};
use web::page::{Body, PageCx};
use web::url::{encoded, with_params};
use web::view::{Chrome, FormState};

use super::cheque::{ChequeShown, ListCheques, may_be_by_cheque};
use super::credit::{CreditShown, ListCredits};
use super::transfer::OwnAccount;
use crate::invoices::list::InvoiceShown;
use crate::invoices::page::{modes, typed};
use crate::rates::buy_rate_in_force;
use crate::tills::choosing::{TillsForCash, TillsShown};
use crate::words;

/// A form with one amount, and the amount it offers in the format of a field.
#[derive(Clone)]
pub(crate) struct Offer {
    pub form: FormState,
    pub amount: String,
    /// The same, as it is written.
    pub shown: String,
}

impl Offer {
    fn of(cx: &PageCx, name: &'static str, minor: i64) -> Result<Offer> {
        let shown = cx.chrome.money(minor);
        Ok(Offer { form: cx.form_named(name)?, amount: typed(cx, minor)?, shown })
    }
}

/// The forms about money on the page of a document.
#[derive(Default)]
pub(crate) struct DocumentForms {
    /// Gives back what is left of a receipt or a note.
    pub refund: Option<Offer>,
    /// The ways in which it goes back; for a receipt the first is the way it came.
    pub modes: Vec<(&'static str, Phrase)>,
    /// Uses the customer's credit for this bill.
    pub spend: Option<Offer>,
    pub write_off: Option<Offer>,
    /// The way of its cheque, and the steps that it may take.
    pub cheque: Option<&'static str>,
    pub deposit: Option<FormState>,
    pub clear: Option<FormState>,
    pub bounce: Option<FormState>,
    /// Takes the paper back.
    pub take_back: Option<FormState>,
    /// Whether the document names nobody: who gave its cheque must be said.
    pub names_nobody: bool,
    /// The tills that cash may go through: the one that is used by itself first.
    pub tills: Vec<(String, Phrase)>,
    /// The page on which old metal is taken in for this bill; empty if it cannot be.
    pub old_metal: String,
}

impl DocumentForms {
    /// The forms that fit a document now.
    pub async fn of(cx: &PageCx, shown: &InvoiceShown, base: &str) -> Result<DocumentForms> {
        let Some(party) = shown.party.as_deref().filter(|_| cx.may(Permission::LedgerRead)) else {
            let mut forms = DocumentForms { names_nobody: shown.party.is_none(), ..DocumentForms::default() };
            forms.way_of_cheque(cx, shown).await?;
            forms.way_back(cx, shown).await?;
            return Ok(forms);
        };
        let credits = cx.ask_with::<ListCredits>(&[("party", party)]).await?;
        let own = credits.rows.iter().find(|row| row.document_id == shown.document_id);
        let open = shown.open_minor.map_or(0, |open| open.get());
        let is_receipt = shown.doc_type == DocumentKind::Receipt;
        let modes = back_modes(cx.tx.workspace.country, is_receipt);
        let mut forms = DocumentForms { modes, ..DocumentForms::default() };
        if let Some(own) = own.filter(|_| cx.may(Permission::BillsReverse)) {
            forms.tills = open_tills(cx).await?;
            forms.refund = Some(Offer::of(cx, "refund", own.left_minor.get())?);
        }
        if open > 0 {
            let credit = credits.left_minor.get().min(open);
            if credit > 0 && cx.may(Permission::BillsWrite) {
                forms.spend = Some(Offer::of(cx, "spend", credit)?);
            }
            if cx.may(Permission::BooksWrite) {
                forms.write_off = Some(Offer::of(cx, "write-off", open)?);
            }
            if may_take_metal(cx) {
                let link = format!("{base}/customers/{}", encoded(party));
                forms.old_metal = with_params(&link, &[("invoice", &shown.number)]) + "#old-metal";
            }
        }
        forms.way_of_cheque(cx, shown).await?;
        forms.way_back(cx, shown).await?;
        Ok(forms)
    }

    /// The form that takes the paper back, while it stands and its cheque is in the shop.
    async fn way_back(&mut self, cx: &PageCx, shown: &InvoiceShown) -> Result<()> {
        let stands = shown.doc_type.is_taken_back() && shown.state == "posted";
        let is_gone = self.cheque.is_some() && self.deposit.is_none();
        if !stands || is_gone || !cx.may(Permission::MoneyMove) {
            return Ok(());
        }
        self.take_back = Some(cx.form_named("take-back")?);
        if self.tills.is_empty() && moves_cash(shown) {
            self.tills = open_tills(cx).await?;
        }
        Ok(())
    }

    /// The state of a receipt's cheque, and its next steps.
    async fn way_of_cheque(&mut self, cx: &PageCx, shown: &InvoiceShown) -> Result<()> {
        let tenders = shown.document["tenders"].as_array();
        let has_cheque = tenders.is_some_and(|all| all.iter().any(|tender| tender["mode"] == "cheque"));
        if !may_be_by_cheque(shown.doc_type) || !has_cheque {
            return Ok(());
        }
        let id = ledger_id(shown);
        let (state, _) = ledger::accounts::cheques::state_of(&cx.tx, id).await?;
        self.cheque = Some(cheque_words(state));
        if cx.may(Permission::MoneyMove) {
            if state == ChequeState::Received {
                self.deposit = Some(cx.form_named("deposit")?);
            }
            if matches!(state, ChequeState::Received | ChequeState::Deposited) {
                self.clear = Some(cx.form_named("clear")?);
            }
        }
        if cx.may(Permission::BooksWrite) && !matches!(state, ChequeState::Bounced | ChequeState::TakenBack) {
            self.bounce = Some(cx.form_named("bounce")?);
        }
        Ok(())
    }
}

fn ledger_id(shown: &InvoiceShown) -> kernel::id::DocumentId {
    kernel::id::DocumentId::from_uuid(shown.document_id)
}

/// Whether cash went through a till by the document.
fn moves_cash(shown: &InvoiceShown) -> bool {
    let cash = |it: &serde_json::Value| it["mode"] == "cash";
    shown.document["tenders"].as_array().is_some_and(|all| all.iter().any(cash))
}

/// The words of a cheque's state.
fn cheque_words(state: ChequeState) -> &'static str {
    match state {
        ChequeState::Received => "In the shop",
        ChequeState::Deposited => "At the bank",
        ChequeState::Cleared => "Cleared",
        ChequeState::Bounced => "Returned",
        ChequeState::TakenBack => "Taken back",
    }
}

/// The ways of giving money back: as it came, if it came as money, or another.
fn back_modes(country: Country, came_as_money: bool) -> Vec<(&'static str, Phrase)> {
    let as_it_came = came_as_money.then(|| ("", "As it was paid".into()));
    as_it_came.into_iter().chain(modes(country)).collect()
}

/// The tills that cash may go through, for a form about money: the one that is used by itself first. None in a shop that counts no
/// till.
pub(crate) async fn open_tills(cx: &PageCx) -> Result<Vec<(String, Phrase)>> {
    if !cx.may(Permission::BillsRead) {
        return Ok(vec![]);
    }
    Ok(till_choices(&cx.ask_with::<TillsForCash>(&[]).await?))
}

fn till_choices(shown: &TillsShown) -> Vec<(String, Phrase)> {
    if !shown.counts_tills && shown.till.is_none() {
        return vec![];
    }
    let first = match &shown.till {
        Some(till) if !shown.is_open => say!("{till}, which is not open yet", till),
        Some(till) if shown.is_drawer => say!("{till}, the drawer here", till),
        Some(till) => say!("{till}, which you opened", till),
        None => "Choose the till of the cash".into(),
    };
    let others = shown.open.iter().filter(|it| shown.till.as_ref() != Some(*it));
    let others = others.map(|till| (till.clone(), Phrase::verbatim(till)));
    std::iter::once((String::new(), first)).chain(others).collect()
}

/// The forms about money on the page of a customer.
#[derive(Default)]
pub(crate) struct CustomerForms {
    /// The documents whose credit is not used up.
    pub credits: Vec<CreditRow>,
    /// Uses the credit for the oldest bills.
    pub spend: Option<Offer>,
    pub pay_out: Option<Offer>,
    /// Whether a part of the credit is an advance.
    pub has_advance: bool,
    pub modes: Vec<(&'static str, Phrase)>,
    /// The tills that cash may go through: the one that is used by itself first.
    pub tills: Vec<(String, Phrase)>,
    pub set_off: Option<FormState>,
    pub old_metal: Option<OldMetalForm>,
}

/// A document with credit.
pub(crate) struct CreditRow {
    pub href: String,
    pub words: &'static str,
    pub number: String,
    pub date: Date,
    pub left_minor: i64,
}

/// The form that takes old metal in.
pub(crate) struct OldMetalForm {
    pub form: FormState,
    pub metals: Vec<(&'static str, &'static str)>,
    /// The board's rate for fine gold, in the format of a field; empty if there is none.
    pub rate: String,
    /// The bill that it pays for; empty for the customer's credit.
    pub invoice: String,
    /// Whether the address asks for the form.
    pub asked: bool,
}

impl CustomerForms {
    /// The forms for a customer who is not erased, whose bills have this open amount.
    pub async fn of(cx: &PageCx, party: &str, base: &str, open: i64, is_owed: i64) -> Result<CustomerForms> {
        let credits = cx.ask_with::<ListCredits>(&[("party", party)]).await?;
        let left = credits.left_minor.get();
        let row = |it: &CreditShown| CreditRow {
            href: format!("{base}/bills/{}", it.document_id),
            words: it.doc_type.facts().name,
            number: it.number.clone(),
            date: it.date,
            left_minor: it.left_minor.get(),
        };
        let mut forms = CustomerForms {
            credits: credits.rows.iter().map(row).collect(),
            modes: modes(cx.tx.workspace.country),
            has_advance: credits.rows.iter().any(|row| row.doc_type == DocumentKind::Receipt),
            ..CustomerForms::default()
        };
        if left.min(open) > 0 && cx.may(Permission::BillsWrite) {
            forms.spend = Some(Offer::of(cx, "spend", left.min(open))?);
        }
        if cx.may(Permission::BillsReverse) {
            let owed = credits.rows.iter().filter(|row| row.doc_type != DocumentKind::Receipt);
            let owed = owed.fold(is_owed.max(0), |sum, row| sum.saturating_add(row.left_minor.get()));
            let offer = Offer::of(cx, "pay-out", owed)?;
            forms.tills = open_tills(cx).await?;
            let amount = if owed > 0 { offer.amount } else { String::new() };
            forms.pay_out = Some(Offer { amount, ..offer });
        }
        if is_owed > 0 && open > 0 && cx.may(Permission::MoneyMove) {
            forms.set_off = Some(cx.form_named("set-off")?);
        }
        if may_take_metal(cx) {
            forms.old_metal = Some(old_metal(cx).await?);
        }
        Ok(forms)
    }

    /// What money that is paid out may be.
    pub fn kinds_of_pay(&self) -> [(&'static str, &'static str); 2] {
        [("yes", "What the shop owes them"), ("no", "Lent or paid ahead: they owe it back")]
    }
}

/// Whether the user takes in old metal here: only where the trade has any.
fn may_take_metal(cx: &PageCx) -> bool {
    cx.may(Permission::BillsWrite) && cx.tx.workspace.settings.trade.has_metal()
}

async fn old_metal(cx: &PageCx) -> Result<OldMetalForm> {
    let fine = Fineness::from_stored(Fineness::MAX);
    let rate = match buy_rate_in_force(&cx.tx, Metal::Gold, fine).await {
        // A rate that is too old is not offered; the form still takes one that is typed.
        Err(Error::Refused(_)) => None,
        found => found?,
    };
    let per_gram = rate.filter(|rate| rate.per_mg.get() == 10_000_000);
    Ok(OldMetalForm {
        form: cx.form_named("old-metal")?,
        metals: Metal::ALL.iter().map(|metal| (metal.as_str(), words::metal_name(*metal))).collect(),
        rate: per_gram.map_or(Ok(String::new()), |rate| typed(cx, rate.rate_minor.get()))?,
        invoice: cx.wanted("invoice").to_owned(),
        asked: !cx.wanted("invoice").is_empty(),
    })
}

#[derive(Template)]
#[template(path = "money/list.html")]
pub(crate) struct MoneyPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    /// The state that is asked for; empty for all.
    pub state: String,
    pub rows: Vec<ChequeRow>,
    pub next: String,
    pub transfer: Option<FormState>,
    /// The tills that its cash may go through: the one that is used by itself first.
    pub tills: Vec<(String, Phrase)>,
}

/// A cheque, as the page shows it.
pub(crate) struct ChequeRow {
    pub href: String,
    pub number: String,
    pub date: Date,
    pub party: String,
    pub amount_minor: i64,
    pub state: ChequeState,
    pub since: Option<Date>,
}

impl MoneyPage {
    /// The states to choose from.
    pub fn states(&self) -> [(&'static str, &'static str); 6] {
        let of = |state: ChequeState| (state.as_str(), cheque_words(state));
        [
            ("", "All"),
            of(ChequeState::Received),
            of(ChequeState::Deposited),
            of(ChequeState::Cleared),
            of(ChequeState::Bounced),
            of(ChequeState::TakenBack),
        ]
    }

    /// Whether cheques of this state are shown.
    pub fn is_in(&self, state: &str) -> bool {
        state == self.state
    }

    /// The shop's own accounts.
    pub fn accounts(&self) -> [(&'static str, &'static str); 5] {
        use OwnAccount::{Bank, CardClearing, Cash, ChequesInHand, UpiClearing};
        [Cash, Bank, UpiClearing, CardClearing, ChequesInHand].map(|it| (it.as_str(), it.word()))
    }

    /// The address that shows the cheques of a state.
    pub fn with_state(&self, state: &str) -> String {
        if state.is_empty() { self.here.clone() } else { with_params(&self.here, &[("state", state)]) }
    }
}

impl ChequeRow {
    /// The words of its state.
    pub fn words(&self) -> &'static str {
        cheque_words(self.state)
    }

    /// The tone of its tag.
    pub fn tone(&self) -> &'static str {
        match self.state {
            ChequeState::Received | ChequeState::Deposited => "warn",
            ChequeState::Cleared => "ok",
            ChequeState::Bounced => "bad",
            ChequeState::TakenBack => "info",
        }
    }

    /// The icon of its tag.
    pub fn icon(&self) -> &'static str {
        match self.state {
            ChequeState::Received | ChequeState::Deposited => "clock",
            ChequeState::Cleared => "check",
            ChequeState::Bounced | ChequeState::TakenBack => "undo",
        }
    }
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    // An unknown state in the address shows all.
    let state = cx.wanted("state").parse::<ChequeState>().ok();
    let state = state.map_or("", ChequeState::as_str);
    let list = cx.ask_with::<ListCheques>(&[("state", state), ("after", cx.wanted("after"))]).await?;
    let (base, here) = (cx.href(""), cx.href("/money"));
    let next = list.next.map_or(String::new(), |after| {
        with_params(&here, &[("state", state), ("after", &after.to_string())])
    });
    let row = |it: &ChequeShown| ChequeRow {
        href: format!("{base}/bills/{}", it.document_id),
        number: it.payment.clone(),
        date: it.date,
        party: it.party_name.clone().unwrap_or_default(),
        amount_minor: it.amount_minor.get(),
        state: it.state,
        since: it.since,
    };
    cx.html(&MoneyPage {
        chrome: cx.chrome("Money"),
        rows: list.rows.iter().map(row).collect(),
        state: state.to_owned(),
        next,
        transfer: if cx.may(Permission::MoneyMove) { Some(cx.form_named("transfer")?) } else { None },
        tills: open_tills(cx).await?,
        base,
        here,
    })
}
