//! One job: what it is, where its metal is, what it needs next, and every step so far.
//! Invariant: the page has one filled button, the next step; a step that does not fit the state is not offered.

use askama::Template;
use catalogue::{Phrase, say};
use jiff::Timestamp;
use kernel::metal::Metal;
use kernel::permission::Permission;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::tax_policy::TaxPolicy;
use ledger::parties::{self, ListParties, PartyKind};
use platform::error::Result;
use web::page::{Body, PageCx};
use web::url::encoded;
use web::view::{Chrome, FormState};

use super::deliver_form::DeliverForm;
use super::list_page::{kind_name, state_name};
use super::rules::{JobState, Step};
use super::{GetJob, JobShown};
use crate::invoices::counter;
use crate::invoices::page::Pay;
use crate::karigars::lacks_gstin;
use crate::money::page::open_tills;
use crate::words;

/// Pieces that a karigar's receipt has on the page; the API takes more.
pub(crate) const PIECES: usize = 2;

#[derive(Template)]
#[template(path = "jobs/show.html")]
pub(crate) struct JobPage {
    pub chrome: Chrome,
    pub base: String,
    pub here: String,
    pub job: JobShown,
    pub job_id: String,
    pub kind: &'static str,
    pub metals: Vec<MetalRow>,
    pub items: Vec<ItemRow>,
    pub pieces: Vec<PieceRow>,
    pub karigars: Vec<KarigarRow>,
    pub steps: Vec<StepRow>,
    /// The customer's ledger; empty for those who may not see it.
    pub ledger: String,
    pub next: Next,
    pub deposit: Option<Pay>,
    pub start: Option<FormState>,
    pub issue: Option<IssueForm>,
    pub receive: Option<ReceiveForm>,
    pub ready: Option<FormState>,
    pub deliver: Option<DeliverForm>,
    pub cancel: Option<FormState>,
    pub back: Option<FormState>,
    /// The form that buys the metal that is still owed.
    pub buy: Option<FormState>,
    /// Faults of a lone button.
    pub faults: Vec<Phrase>,
}

/// The next step of a job, which has the page's filled button.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Next {
    Nothing,
    Start,
    Issue,
    Receive,
    Ready,
    Deliver,
    GiveBack,
}

/// A metal of the job.
pub(crate) struct MetalRow {
    pub name: &'static str,
    pub owed_mg: i64,
    pub custody_mg: i64,
    pub karigar_mg: i64,
}

/// A customer's item.
pub(crate) struct ItemRow {
    pub number: i32,
    pub description: String,
    /// "Gold 22K", or nothing.
    pub metal: Phrase,
    pub gross_mg: Option<i64>,
    pub net_mg: Option<i64>,
    pub fine_mg: i64,
    pub place: &'static str,
}

/// A finished piece.
pub(crate) struct PieceRow {
    pub number: i32,
    pub metal: Phrase,
    pub net_mg: i64,
    pub fine_mg: i64,
    pub is_delivered: bool,
}

/// A karigar with metal of the job.
pub(crate) struct KarigarRow {
    pub name: String,
    pub metal: &'static str,
    pub fine_mg: i64,
}

/// A step so far.
pub(crate) struct StepRow {
    pub at: Timestamp,
    pub words: &'static str,
    pub by: String,
    pub reason: String,
    pub document: String,
    pub href: String,
}

/// The form that gives metal to a karigar.
pub(crate) struct IssueForm {
    pub form: FormState,
    /// The items that may go: their numbers and what they are.
    pub items: Vec<(i32, String)>,
    pub karigars: Vec<(String, String)>,
}

impl IssueForm {
    /// The items: the name of each box, its number, what it is, and whether it is ticked.
    pub fn boxes(&self) -> Vec<(String, i32, String, bool)> {
        let row = |(n, (number, description)): (usize, &(i32, String))| {
            let name = format!("lots[{n}].item");
            let is_ticked = !self.form.is_sent() || !self.form.value(&name, "").is_empty();
            (name, *number, description.clone(), is_ticked)
        };
        self.items.iter().enumerate().map(row).collect()
    }

    /// The names of weight and purity of the shop's own metal, after the items.
    pub fn shop_metal(&self) -> (String, String) {
        let name = |field: &str| format!("lots[{}].{field}", self.items.len());
        (name("net_mg"), name("fineness_ppt"))
    }
}

/// The form that takes back what a karigar brings.
pub(crate) struct ReceiveForm {
    pub form: FormState,
    /// The karigar who holds metal of the job, if it is one.
    pub karigar: String,
    pub karigars: Vec<(String, String)>,
    pub classes: Vec<(String, String)>,
    /// What to know of those who have metal of the job before their labour is taxed.
    pub warnings: Vec<Phrase>,
}

impl ReceiveForm {
    /// The rows of pieces.
    pub fn pieces(&self) -> Vec<PieceFields> {
        let row = |n: usize| {
            let name = |field: &str| format!("finished[{n}].{field}");
            PieceFields {
                number: n + 1,
                is_open: n == 0 || !self.form.value(&name("net_mg"), "").is_empty(),
                net: name("net_mg"),
                purity: name("fineness_ppt"),
                labour: name("labour_minor_per_g"),
            }
        };
        (0..PIECES).map(row).collect()
    }
}

impl JobPage {
    /// The metal and purity that the agreed rate is for: "Silver 999".
    pub fn rate_is_for(&self) -> Phrase {
        let Some(agreed) = &self.job.rate_agreed else { return Phrase::default() };
        match agreed.metal {
            Some(metal) => words::piece(metal, agreed.fineness_ppt),
            None => Phrase::verbatim(agreed.fineness_ppt.to_string()),
        }
    }

    /// The metals that the customer may sell.
    pub fn bought_metals(&self) -> [(&'static str, &'static str); 4] {
        [Metal::Gold, Metal::Silver, Metal::Platinum, Metal::Palladium]
            .map(|metal| (metal.as_str(), words::metal_name(metal)))
    }
}

/// The names of a finished piece's fields.
pub(crate) struct PieceFields {
    pub number: usize,
    pub is_open: bool,
    pub net: String,
    pub purity: String,
    pub labour: String,
}

pub(crate) async fn draw(cx: &PageCx) -> Result<Body> {
    let job = cx.ask_with::<GetJob>(&[("job", cx.param("job")?)]).await?;
    let base = cx.href("");
    let here = format!("{base}/jobs/{}", job.job_id);
    let fits = |step: Step| step.fits().contains(&job.state);
    let (articles, works) = (cx.may(Permission::ArticlesWrite), cx.may(Permission::JobsWork));
    let owes = job.metals.iter().any(|metal| metal.customer_fine_mg > 0);
    let karigars = match articles && (fits(Step::Issue) || fits(Step::Receive)) {
        true => karigars(cx).await?,
        false => vec![],
    };
    let form =
        |name: &'static str, offered: bool| if offered { cx.form_named(name).map(Some) } else { Ok(None) };
    let start = form("start", works && fits(Step::Start))?;
    let ready = form("ready", works && fits(Step::Ready))?;
    let cancel = form("cancel", cx.may(Permission::BillsReverse) && fits(Step::Cancel))?;
    let back = form("back", articles && fits(Step::ReturnMetal) && owes)?;
    let buy = form("buy", cx.may(Permission::BillsWrite) && fits(Step::BuyMetal) && owes)?;
    let issue = form("issue", articles && fits(Step::Issue))?.map(|form| issue_form(form, &job, &karigars));
    let receive = match form("receive", articles && fits(Step::Receive) && !job.karigars.is_empty())? {
        Some(form) => Some(receive_form(cx, form, &job, karigars).await?),
        None => None,
    };
    let deliver = match form("deliver", cx.may(Permission::BillsWrite) && fits(Step::Deliver))? {
        Some(form) => Some(deliver_form(cx, form, &job).await?),
        None => None,
    };
    let deposit = form("deposit", cx.may(Permission::BillsWrite) && fits(Step::Deposit))?;
    let ledger = match cx.may(Permission::LedgerRead) {
        true => format!("{base}/customers/{}", encoded(&job.party)),
        false => String::new(),
    };
    let offers = |next: Next| match next {
        Next::Start => start.is_some(),
        Next::Issue => issue.is_some(),
        Next::Receive => receive.is_some(),
        Next::Ready => ready.is_some(),
        Next::Deliver => deliver.is_some(),
        Next::GiveBack => back.is_some(),
        Next::Nothing => true,
    };
    let next = next(&job, offers);
    cx.html(&JobPage {
        chrome: cx.chrome(say!("Job {number}", number = &job.number)),
        job_id: job.job_id.to_string(),
        kind: kind_name(job.kind),
        metals: job.metals.iter().map(metal_row).collect(),
        items: job.items.iter().map(item_row).collect(),
        pieces: job.finished.iter().map(piece_row).collect(),
        karigars: job.karigars.iter().map(karigar_row).collect(),
        steps: job.history.iter().rev().map(|step| step_row(&base, step)).collect(),
        faults: cx
            .button_faults(&["deposit", "issue", "receive", "ready", "deliver", "cancel", "back", "buy"]),
        deposit: deposit_form(cx, deposit).await?,
        base,
        here,
        ledger,
        next,
        start,
        issue,
        receive,
        ready,
        deliver,
        cancel,
        back,
        buy,
        job,
    })
}

/// The form for a deposit, with the open tills.
async fn deposit_form(cx: &PageCx, form: Option<FormState>) -> Result<Option<Pay>> {
    let Some(form) = form else { return Ok(None) };
    let pay = Pay::new(form, String::new(), cx.tx.workspace.country);
    Ok(Some(pay.at(open_tills(cx).await?)))
}

/// The next step: what a karigar holds comes back first; then the work is ready; before, it begins.
fn next(job: &JobShown, offers: impl Fn(Next) -> bool) -> Next {
    let is_out = job.metals.iter().any(|metal| metal.karigar_fine_mg > 0);
    let is_weighed = job.items.iter().any(|item| item.net_mg.is_some());
    let in_order: &[Next] = match job.state {
        JobState::Taken if is_weighed => &[Next::Issue, Next::Start],
        JobState::Taken => &[Next::Start],
        JobState::InWork if is_out && job.finished.is_empty() => &[Next::Receive, Next::Ready],
        JobState::InWork => &[Next::Ready],
        JobState::Ready => &[Next::Deliver],
        JobState::Delivered | JobState::Cancelled => &[Next::GiveBack],
    };
    in_order.iter().copied().find(|next| offers(*next)).unwrap_or(Next::Nothing)
}

/// The newest karigars, by code and name.
async fn karigars(cx: &PageCx) -> Result<Vec<(String, String)>> {
    if !cx.may(Permission::PartiesRead) {
        return Ok(vec![]);
    }
    let rows = cx.ask(ListParties { search: None, after: None }).await?.rows;
    let of = rows.into_iter().filter(|row| row.kind == PartyKind::Karigar);
    Ok(of.map(|row| (row.party, row.name)).collect())
}

/// The form that delivers what is not delivered.
async fn deliver_form(cx: &PageCx, form: FormState, job: &JobShown) -> Result<DeliverForm> {
    let pieces = job.finished.iter().filter(|piece| !piece.delivered).map(piece_row).collect();
    DeliverForm::of(cx, form, job, pieces).await
}

fn issue_form(form: FormState, job: &JobShown, karigars: &[(String, String)]) -> IssueForm {
    let here = job.items.iter().filter(|item| item.place == "shop");
    let items = here.map(|item| (item.item, item.description.clone())).collect();
    IssueForm { form, items, karigars: karigars.to_vec() }
}

async fn receive_form(
    cx: &PageCx,
    form: FormState,
    job: &JobShown,
    karigars: Vec<(String, String)>,
) -> Result<ReceiveForm> {
    let policy = cx.ask(TaxPolicy {}).await?;
    let of_work = |(class, _): &(String, String)| class.starts_with("job_work") || class == "gst";
    let classes = counter::classes(&policy, &cx.tx.today().to_string()).into_iter().filter(of_work);
    let none = (String::new(), "No tax".to_owned());
    let mut holders: Vec<&str> = job.karigars.iter().map(|it| it.karigar.as_str()).collect();
    holders.dedup();
    let karigar = if let [one] = holders[..] { one.to_owned() } else { String::new() };
    let warnings = without_gstin(cx, &holders).await?;
    let classes = std::iter::once(none).chain(classes).collect();
    Ok(ReceiveForm { form, karigar, karigars, classes, warnings })
}

/// The karigars without a GSTIN: the tax on their labour may be no credit.
async fn without_gstin(cx: &PageCx, karigars: &[&str]) -> Result<Vec<Phrase>> {
    let mut warnings = Vec::new();
    for code in karigars {
        let karigar = parties::known(&cx.tx, code).await?;
        let Some(karigar) = karigar.filter(|it| lacks_gstin(cx.tx.workspace.country, it)) else { continue };
        warnings.push(say!(
            "{name} has no GSTIN here. Tax on the labour is no credit unless the bill shows a GSTIN.",
            name = karigar.name
        ));
    }
    Ok(warnings)
}

fn metal_row(metal: &super::show::JobMetalShown) -> MetalRow {
    MetalRow {
        name: words::metal_name(metal.metal),
        owed_mg: metal.customer_fine_mg,
        custody_mg: metal.custody_fine_mg,
        karigar_mg: metal.karigar_fine_mg,
    }
}

fn metal_words(metal: Option<Metal>, fineness: Option<kernel::decimal::Fineness>) -> Phrase {
    match (metal, fineness) {
        (Some(metal), Some(fineness)) => words::piece(metal, fineness),
        (Some(metal), None) => words::metal_name(metal).into(),
        (None, _) => Phrase::default(),
    }
}

fn item_row(item: &super::show::JobItemHeld) -> ItemRow {
    ItemRow {
        number: item.item,
        description: item.description.clone(),
        metal: metal_words(item.metal, item.fineness_ppt),
        gross_mg: item.gross_mg,
        net_mg: item.net_mg,
        fine_mg: item.fine_mg,
        place: place_name(&item.place),
    }
}

/// "In the shop", "With a karigar" and so on.
fn place_name(place: &str) -> &'static str {
    match place {
        "karigar" => "With a karigar",
        "worked" => "Used in the work",
        "returned" => "Given back",
        _ => "In the shop",
    }
}

fn piece_row(piece: &super::show::JobPieceShown) -> PieceRow {
    PieceRow {
        number: piece.finished,
        metal: metal_words(Some(piece.metal), Some(piece.fineness_ppt)),
        net_mg: piece.net_mg,
        fine_mg: piece.fine_mg,
        is_delivered: piece.delivered,
    }
}

fn karigar_row(karigar: &super::show::JobKarigarShown) -> KarigarRow {
    KarigarRow {
        name: karigar.name.clone(),
        metal: words::metal_name(karigar.metal),
        fine_mg: karigar.fine_mg,
    }
}

fn step_row(base: &str, step: &super::show::JobStepShown) -> StepRow {
    // A receipt and a bill have pages; a challan is on paper only.
    let is_bill = matches!(
        step.doc_type,
        Some(DocumentKind::Receipt | DocumentKind::Invoice | DocumentKind::CreditNote)
    );
    let href = step.document_id.filter(|_| is_bill).map_or(String::new(), |id| format!("{base}/bills/{id}"));
    StepRow {
        at: step.at,
        words: step_name(&step.verb),
        by: step.by.clone(),
        reason: step.reason.clone().unwrap_or_default(),
        document: step.document.clone().unwrap_or_default(),
        href,
    }
}

/// "Taken in", "Deposit" and so on.
fn step_name(verb: &str) -> &'static str {
    match Step::of(verb) {
        Some(Step::Take) => state_name(JobState::Taken),
        Some(Step::Deposit) => "Deposit",
        Some(Step::Start) => "Work began in the shop",
        Some(Step::Issue) => "Metal given to a karigar",
        Some(Step::Receive) => "Received from the karigar",
        Some(Step::Ready) => "Ready",
        Some(Step::Deliver) => "Delivered",
        Some(Step::Reverse) => "The bill was reversed",
        Some(Step::Cancel) => "Cancelled",
        Some(Step::ReturnMetal) => "Metal given back",
        Some(Step::BuyMetal) => "Metal bought from the customer",
        None => "Changed",
    }
}
