//! A bill while it is typed: the figures that posting would give now, the line of a scanned code, and the
//! faults left.
//! Invariant: the posting rule prices it, it writes nothing, and an unfinished bill is an answer, not a
//! refusal.

use std::collections::BTreeMap;

use catalogue::{Phrase, say};
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::decimal::Decimal;
use kernel::id::PartyId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::upi::UpiAddress;
use ledger::accounts::day_rules::DayRulesStatement;
use ledger::accounts::legal_limits::{LegalLimits, Limit, LimitCode};
use ledger::accounts::payments::Mode;
use ledger::accounts::tax_policy::PolicyStatement;
use ledger::parties::{self, ListParties, Party, PartyShown};
use platform::action::{Asked, Query};
use platform::error::{Error, Result};
use platform::fields::{Name, Text};
use platform::input::{Faults, Field, Member, Path, Shape, read};
use platform::tx::ReadTx;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::dating::{PricedAt, may_be_dated};
use super::sale::PostSale;
use super::{PostInvoice, ceilings, drafts, items, new_quote, round_off_to, system, tax_row};
use crate::invoices::delivery::DeliveryAsked;
use crate::invoices::finding::{self, GoodsMeant};
use crate::invoices::goods;
use crate::invoices::lines::{self, JobLine, ReadyLine, Stored};
use crate::invoices::rules::{
    Bill, BillInput, BillRules, BuyerSaid, Document, bill, lacks_buyer, pan_is_known,
};
use crate::pieces::{self, TaggedPiece};
use crate::rates::rules::rate_is_fresh;
use crate::rates::{RateStatement, stale_hours};
use crate::tenders::{Settlement, TenderGiven, coin, settle};
use typed::Written;
use web::view::Picture;
use web::view::shown::money;

mod scan;
#[cfg(test)]
mod tests;
mod typed;
pub(crate) use typed::per_unit;

/// The fields of a form's row, by their names.
type Fields = BTreeMap<&'static str, String>;

/// ListParties offered for the typed beginning of a name.
const OFFERED: usize = 8;

/// A bill that is being typed: the input of `sell.sale.post` so far, and a scanned code.
#[derive(Debug, Clone)]
pub struct PreviewInvoice(pub Map<String, Value>);

impl Field for PreviewInvoice {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let typed = value.as_object().cloned();
        if typed.is_none() {
            faults.add(at, Code::ValueUnknown);
        }
        typed.map(PreviewInvoice)
    }

    fn shape() -> Shape {
        let Shape::Object(mut members) = PostSale::shape() else { return Shape::Any };
        for member in &mut members {
            member.required = false;
        }
        let doc = "A code that was scanned or typed: its line is added at the end.".to_owned();
        members.push(Member { name: "scan", doc, shape: Text::shape(), required: false });
        Shape::Object(members)
    }
}

/// The counter's content. Fields are in input format, texts in display format; both by their names in the
/// form.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct InvoicePreview {
    /// The figures, as posting would answer them; null while the bill has no lines or they have faults.
    pub document: Option<Document>,
    /// All lines of the bill, in order.
    pub lines: Vec<LinePreview>,
    /// Sums by name; an empty one is not shown.
    pub totals: BTreeMap<&'static str, Phrase>,
    /// Form fields that the answer sets: the quote.
    pub fields: BTreeMap<&'static str, String>,
    /// The refusals of posting, by field.
    pub faults: Vec<Fault>,
    /// The scanned code, if it is unknown.
    pub unknown: Option<String>,
    /// A sentence for the person at the counter.
    pub said: Phrase,
    /// Customers whose names begin with the typed text: code and name.
    pub parties: Vec<(String, String)>,
    /// Goods and pieces that the typed text may mean: code and name.
    pub found: Vec<(String, String)>,
    /// The code by which a customer pays the UPI part; null without one, or where the shop has no UPI address.
    pub upi: Option<UpiCode>,
}

/// A QR code, as the page draws it.
#[derive(Debug, Serialize, JsonSchema)]
pub struct UpiCode {
    /// Its modules to a side.
    pub side: usize,
    /// The dark ones, as the path of a picture.
    pub path: String,
}

/// One line of it.
#[derive(Debug, Default, Serialize, JsonSchema)]
pub struct LinePreview {
    /// piece or goods.
    pub kind: &'static str,
    /// Fields to fill in; none for a typed line.
    pub fields: BTreeMap<&'static str, String>,
    /// The texts beside them.
    pub texts: BTreeMap<&'static str, Phrase>,
}

impl Query for PreviewInvoice {
    const NAME: &'static str = "sell.invoice.preview";
    const NEEDS: Permission = Permission::BillsWrite;
    const ASKED: Asked = Asked::Computation;
    const SUMMARY: &'static str =
        "Prices a bill that is being typed, with the line of a scanned code; writes nothing.";
    type Output = InvoicePreview;

    async fn fetch(mut self, tx: &ReadTx) -> Result<InvoicePreview> {
        let mut answer = InvoicePreview::default();
        answer.totals.insert("waits", Phrase::default());
        let scanned = match self.taken("scan") {
            Some(code) => self.scanned(tx, &code, &mut answer).await?,
            None => None,
        };
        let buyer = self.buyer(tx, &mut answer).await?;
        let tenders = self.tenders();
        let kept = self.lock_kept(tx).await?;
        let count = self.lines().len();
        answer.lines = self.lines().iter().map(bare_line).collect();
        scan::tell_pieces(tx, self.lines(), &mut answer.lines).await?;
        if let Some((last, fields)) = answer.lines.last_mut().zip(scanned) {
            // Until its price is known, a scanned line has its name from the code.
            if let Some(name) = fields.get("description").filter(|_| !last.texts.contains_key("name")) {
                last.texts.insert("name", Phrase::verbatim(name));
            }
            last.fields = fields;
        }
        if count == 0 {
            return Ok(answer);
        }
        match self.typed() {
            Ok(mut input) => {
                input.lock_until = kept;
                priced(tx, &mut input, buyer, &[], &mut answer).await?;
                show_payment(tx, &tenders, &mut answer)?;
            }
            Err(refusal) => answer.refuse(refusal),
        }
        if answer.document.is_none() {
            answer.totals.insert("waits", typed::waits(&answer.faults));
        }
        Ok(answer)
    }
}

impl PreviewInvoice {
    /// Removes a text field and returns it.
    fn taken(&mut self, name: &str) -> Option<String> {
        let value = self.0.remove(name)?;
        value.as_str().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    }

    fn lines(&self) -> &[Value] {
        self.0.get("lines").and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    fn push(&mut self, line: Value) {
        if let Some(lines) = self.0.entry("lines").or_insert_with(|| json!([])).as_array_mut() {
            lines.push(line);
        }
    }

    /// The tenders so far; those that cannot be read yet are left out.
    fn tenders(&mut self) -> Vec<TenderGiven> {
        let sent = self.0.remove("tenders");
        self.0.remove("till");
        self.0.remove("event");
        self.0.remove("reference_is_new");
        let rows = sent.as_ref().and_then(Value::as_array);
        rows.into_iter().flatten().filter_map(|row| read(row).ok()).collect()
    }

    /// Adds the line of a code: a tag, else a HUID, else goods, else the only thing of that name. Returns the fields of its row.
    async fn scanned(
        &mut self,
        tx: &ReadTx,
        code: &str,
        answer: &mut InvoicePreview,
    ) -> Result<Option<Fields>> {
        if let Some(piece) = finding::piece(tx, code).await? {
            let tag = piece.tag.as_str();
            if self.lines().iter().any(|line| line.get("tag").and_then(Value::as_str) == Some(tag)) {
                answer.said = say!("{tag} is on this bill already.", tag);
                return Ok(None);
            }
            self.push(json!({ "tag": tag }));
            return Ok(Some(piece_fields(&piece)));
        }
        if let Some(meant) = finding::goods(tx, code).await? {
            return Ok(self.scanned_goods(meant, tx.workspace.currency.minor_digits, answer));
        }
        answer.found = finding::by_name(tx, code).await?;
        match answer.found.as_slice() {
            [] => answer.unknown = Some(code.to_owned()),
            [(only, _)] => {
                let only = only.clone();
                answer.found.clear();
                return Box::pin(self.scanned(tx, &only, answer)).await;
            }
            many => answer.said = say!("{count} of that name: choose one", count = many.len()),
        }
        Ok(None)
    }

    /// Adds the line of scanned goods. Of a lot that is kept by piece the only piece is taken, and of several the person chooses
    /// one. Returns the fields of its row.
    fn scanned_goods(
        &mut self,
        mut meant: GoodsMeant,
        digits: u32,
        answer: &mut InvoicePreview,
    ) -> Option<Fields> {
        if let Some(lot) = meant.lot.as_ref().filter(|lot| lot.offer.lot.by_piece && meant.piece.is_none()) {
            answer.found = scan::pieces_offered(lot);
            match answer.found.as_slice() {
                [] => answer.said = say!("No piece of {lot} may be sold.", lot = lot.code()),
                [_] => meant.piece = lot.offer.free_pieces().next().map(|it| it.piece),
                _ => answer.said = say!("{lot} is kept by piece: choose one.", lot = lot.code()),
            }
            meant.piece?;
            answer.found.clear();
        }
        if let Some((lot, piece)) = meant.lot.as_ref().zip(meant.piece) {
            let is_there = |line: &Value| {
                line["lot"].as_str() == Some(lot.code()) && line["piece"].as_i64() == Some(piece)
            };
            if self.lines().iter().any(is_there) {
                answer.said = say!("{lot}, piece {piece} is on this bill already.", lot = lot.code(), piece);
                return None;
            }
        }
        let (line, fields) = scan::goods_fields(&meant, digits);
        self.push(line);
        Some(fields)
    }

    /// The buyer by code, or by the beginning of a name if only one buyer has it.
    async fn buyer(&mut self, tx: &ReadTx, answer: &mut InvoicePreview) -> Result<Option<Party>> {
        let typed = self.taken("party").unwrap_or_default();
        if typed.is_empty() {
            return Ok(None);
        }
        if let Some(party) = parties::known(tx, &typed).await? {
            answer.totals.insert("party", Phrase::verbatim(&party.name));
            self.0.insert("party".into(), json!(typed));
            return Ok(Some(party));
        }
        let offered = offered(tx, &typed).await?;
        let alone = offered.first().filter(|_| offered.len() == 1).map(|one| one.party.clone());
        answer.parties = offered.iter().map(|one| (one.party.clone(), one.name.clone())).collect();
        answer.totals.insert("party", party_words(&offered));
        let Some(code) = alone else { return Ok(None) };
        answer.fields.insert("party", code.clone());
        let party = parties::known(tx, &code).await?;
        self.0.insert("party".into(), json!(code));
        Ok(party)
    }

    /// Until when the rates of the draft are kept that is taken up again; the lines are here, so nothing else of it is read.
    async fn lock_kept(&mut self, tx: &ReadTx) -> Result<Option<Instant>> {
        match self.taken("draft") {
            Some(draft) => drafts::lock_kept(tx, &draft).await,
            None => Ok(None),
        }
    }

    /// The bill as posting would read it, without the old quote: this is the new one.
    fn typed(&mut self) -> Ruled<PostInvoice> {
        self.0.remove("quoted_total_minor");
        self.0.remove("lock_until");
        let input: PostInvoice = read(&Value::Object(self.0.clone()))?;
        lines::sound(&input.lines)?;
        input.rate_override()?;
        Ok(input)
    }
}

/// What the bill of a delivery would come to now, with what its job says of each line. Nothing is written.
pub(crate) async fn price_delivery(
    tx: &ReadTx,
    asked: DeliveryAsked,
    of_job: &[Option<JobLine>],
) -> Result<InvoicePreview> {
    let buyer = parties::known(tx, asked.party.as_str()).await?;
    let mut input = asked.bill();
    let lines = input.lines.iter().map(|_| LinePreview::default()).collect();
    let mut answer = InvoicePreview { lines, ..InvoicePreview::default() };
    priced(tx, &mut input, buyer, of_job, &mut answer).await?;
    Ok(answer)
}

async fn offered(tx: &ReadTx, typed: &str) -> Result<Vec<PartyShown>> {
    let Ok(search) = Text::parse(typed) else { return Ok(vec![]) };
    let mut page = ListParties { search: Some(search), after: None }.fetch(tx).await?.rows;
    page.truncate(OFFERED);
    Ok(page)
}

fn party_words(offered: &[PartyShown]) -> Phrase {
    match offered {
        [] => "No customer with that code or name".into(),
        [one] => Phrase::verbatim(&one.name),
        many => say!("{count} of that name: choose one", count = many.len()),
    }
}

/// Whether a typed line is for goods.
pub(crate) fn is_goods(line: &Value) -> bool {
    let goods = ["item", "lot", "piece", "quantity", "unit", "price_minor_per_unit", "amount_minor"];
    goods.iter().any(|name| line.get(name).is_some())
}

fn bare_line(line: &Value) -> LinePreview {
    let mut texts = BTreeMap::new();
    if let Some(name) = line.get("description").and_then(Value::as_str) {
        texts.insert("name", Phrase::verbatim(name));
    }
    LinePreview { kind: if is_goods(line) { "goods" } else { "piece" }, fields: BTreeMap::new(), texts }
}

/// The fields of a form's row that a tag fills.
fn piece_fields(piece: &TaggedPiece) -> Fields {
    let content = piece.article.content;
    let mut fields = BTreeMap::from([
        ("tag", piece.tag.clone()),
        ("metal", content.metal.as_str().to_owned()),
        ("fineness_ppt", content.fineness.to_string()),
        ("net_mg", grams_typed(content.net.get())),
    ]);
    for (name, value) in
        [("description", &piece.description), ("huid", &piece.huid), ("tax_class", &piece.tax_class)]
    {
        if let Some(value) = value {
            fields.insert(name, value.clone());
        }
    }
    fields
}

/// Milligrams in the gram format of a field: "24.318".
fn grams_typed(mg: i64) -> String {
    Decimal::new(mg.into(), 3).map_or_else(|_| mg.to_string(), |grams| grams.to_string())
}

impl InvoicePreview {
    /// Stores the faults; a fault of the whole bill has no field.
    fn refuse(&mut self, refusal: Refusal) {
        if refusal.faults.is_empty() {
            self.faults.push(Fault::new("", refusal.code));
        }
        self.faults.extend(refusal.faults.into_iter().filter(|fault| fault.field != "party"));
    }
}

/// Prices the bill and judges it as far as possible before posting.
async fn priced(
    tx: &ReadTx,
    input: &mut PostInvoice,
    buyer: Option<Party>,
    of_job: &[Option<JobLine>],
    answer: &mut InvoicePreview,
) -> Result<()> {
    let pieces = pieces::known(tx, &lines::tags(&input.lines).0).await?;
    let known = items(tx, &input.lines).await?;
    match goods::name_lots(tx, &mut input.lines, &known).await {
        Ok(no_lot) => no_lot.into_iter().for_each(|refusal| answer.refuse(refusal)),
        Err(Error::Refused(refusal)) => answer.refuse(*refusal),
        Err(other) => return Err(other),
    }
    let lots = goods::known(tx, &input.lines).await?;
    let quoted_at = input.quote(tx)?.map_or(tx.now, |quote| quote.priced_at(tx.now));
    let date = input.date.unwrap_or_else(|| tx.today());
    let priced_at = PricedAt::of_day(date, tx.today(), quoted_at, &tx.workspace.zone)?;
    let metals = lines::metals(&input.lines, &pieces);
    let rates = RateStatement::prepare(tx).await?.in_force(tx, &metals, priced_at.rates_at).await?;
    let (policy, days) = (PolicyStatement::prepare(tx).await?, DayRulesStatement::prepare(tx).await?);
    let (policy, days) = tokio::join!(biased; policy.read(tx), days.read(tx));
    let policy: Vec<_> = policy?.in_force(tx).into_iter().map(tax_row).collect();
    let of_buyer = BuyerAsked::of(tx, &days?.in_force(tx)?.limits, date, buyer.as_ref());
    let rate_override = input.rate_override()?;
    let stored = Stored {
        pieces: &pieces,
        items: &known,
        lots: &lots,
        rates: &rates,
        rate_override: rate_override.as_ref(),
        of_job,
    };
    let ready = match lines::ready(&input.lines, &stored) {
        Ok(ready) => ready,
        Err(refusal) => {
            answer.refuse(refusal);
            return Ok(());
        }
    };
    let place = input.place_of_supply.as_ref().map(Name::as_str);
    let place = place.or(buyer.as_ref().and_then(|it| it.state.as_deref())).or(tx.workspace.state.as_deref());
    let currency = tx.workspace.currency.clone();
    let rules = BillRules {
        currency: &currency,
        system: system(tx, place),
        registered: tx.workspace.gst_registered,
        policy: &policy,
        date: input.date.unwrap_or_else(|| tx.today()),
        round_off_to: round_off_to(tx)?,
    };
    let asked = BillInput {
        buyer: buyer.map(|it| it.code),
        lines: ready.iter().map(|ready| ready.line.clone()).collect(),
        bill_discount: input.bill_discount_minor.unwrap_or(Money::ZERO),
        scheme_bonus: Money::ZERO,
    };
    match bill(&asked, &rules) {
        Ok(bill) => show(tx, input, priced_at, &pieces, &ready, (&bill, of_buyer), answer),
        Err(refusal) => {
            answer.refuse(refusal);
            Ok(())
        }
    }
}

/// What is due in cash, what the tenders leave, and the change; and what is wrong with them.
fn show_payment(tx: &ReadTx, tenders: &[TenderGiven], answer: &mut InvoicePreview) -> Result<()> {
    let Some(total) = answer.document.as_ref().map(|document| document.total_minor) else { return Ok(()) };
    let currency = &tx.workspace.currency;
    let written = Written { currency: &currency.code, digits: currency.minor_digits };
    let step = coin(tx.workspace.country);
    let texts = match settle(total, tenders, step) {
        Ok(paid) => {
            answer.upi = upi_code(tx, &paid)?;
            written.paid(&paid)
        }
        Err(refusal) => {
            answer.faults.extend(refusal.faults.into_iter().filter(|fault| fault.field != "tenders"));
            let named = Money::sum(tenders.iter().filter_map(|tender| tender.amount_minor))?;
            written.left(total.sub(named)?)
        }
    };
    answer.totals.extend(texts);
    Ok(())
}

/// The code for the UPI part of a payment.
fn upi_code(tx: &ReadTx, paid: &Settlement) -> Result<Option<UpiCode>> {
    let workspace = &tx.workspace;
    let tender = paid.tenders.iter().find(|tender| tender.mode == Mode::Upi);
    let address = UpiAddress::parse(&workspace.settings.upi_address).ok();
    let Some((tender, address)) = tender.zip(address) else { return Ok(None) };
    let digits = u8::try_from(workspace.currency.minor_digits).map_err(Error::internal)?;
    let amount = Decimal::new(tender.amount.get().into(), digits)?.to_string();
    let Picture { side, path } = Picture::of(&address.payment(&workspace.name, &amount))?;
    Ok(Some(UpiCode { side, path }))
}

fn show(
    tx: &ReadTx,
    input: &PostInvoice,
    priced_at: PricedAt,
    pieces: &[TaggedPiece],
    ready: &[ReadyLine],
    (bill, of_buyer): (&Bill, BuyerAsked),
    answer: &mut InvoicePreview,
) -> Result<()> {
    for refusal in forbidden(tx, input, priced_at, pieces, ready, bill, of_buyer.party) {
        answer.refuse(refusal);
    }
    of_buyer.ask(tx, bill, answer);
    let currency = &tx.workspace.currency;
    let written = Written { currency: &currency.code, digits: currency.minor_digits };
    for ((shown, line), ready) in answer.lines.iter_mut().zip(&bill.document.lines).zip(ready) {
        shown.texts = written.line(line, ready);
    }
    answer.totals.extend(written.totals(&bill.document)?);
    let digits = u8::try_from(currency.minor_digits).map_err(Error::internal)?;
    let total = Decimal::new(bill.document.total_minor.get().into(), digits)?;
    answer.fields.insert("quoted_total_minor", total.to_string());
    let lock_until = input.lock_until.map_or_else(|| new_quote(tx).map(|lock| lock.lock_until), Ok)?;
    answer.fields.insert("lock_until", lock_until.to_string());
    answer.document = Some(bill.document.clone());
    Ok(())
}

/// What the law asks of a bill's buyer, and what is known of them.
#[derive(Clone, Copy)]
struct BuyerAsked {
    party: Option<PartyId>,
    pan_above: Option<Limit>,
    has_pan: bool,
    address_from: Option<Limit>,
    said: BuyerSaid,
}

impl BuyerAsked {
    fn of(tx: &ReadTx, limits: &LegalLimits, date: Day, buyer: Option<&Party>) -> BuyerAsked {
        let address_from = limits.on(LimitCode::BuyerAddress, date);
        BuyerAsked {
            party: buyer.map(|it| it.party_id),
            pan_above: limits.on(LimitCode::PanRequired, date),
            has_pan: buyer.is_some_and(|it| it.pan.is_some()),
            // A shop that is not registered writes no tax invoice.
            address_from: address_from.filter(|_| tx.workspace.gst_registered),
            said: BuyerSaid {
                has_name: buyer.is_some(),
                has_address: buyer.is_some_and(|it| it.location.is_some()),
                has_gstin: buyer.is_some_and(|it| it.gstin.is_some()),
            },
        }
    }

    /// Shows the counter's field of the PAN where the law asks for it, and warns where the bill says too little
    /// of its buyer.
    fn ask(&self, tx: &ReadTx, bill: &Bill, answer: &mut InvoicePreview) {
        let currency = &tx.workspace.currency;
        let written = |limit: Option<Limit>| {
            money(limit.map_or(0, |limit| limit.amount.get()), &currency.code, currency.minor_digits)
        };
        let (document, above) = (&bill.document, self.pan_above);
        let pan = match pan_is_known(document.total_minor, above, self.has_pan).is_err() {
            true => {
                say!("Above {limit} the law asks for the customer and their PAN.", limit = written(above))
            }
            false => Phrase::default(),
        };
        let address = match lacks_buyer(document.taxable_minor, self.address_from, self.said) {
            true => address_missing(written(self.address_from)),
            false => Phrase::default(),
        };
        answer.totals.extend([("pan", pan), ("buyer", address)]);
    }
}

/// The warning about a bill that says too little of its buyer.
pub(crate) fn address_missing(limit: String) -> Phrase {
    say!("From {limit} before tax the law asks for the buyer's name and address on the bill.", limit)
}

/// The refusals of posting for a valid input, as far as they can be found without a lock.
fn forbidden(
    tx: &ReadTx,
    input: &PostInvoice,
    priced_at: PricedAt,
    pieces: &[TaggedPiece],
    ready: &[ReadyLine],
    bill: &Bill,
    buyer: Option<PartyId>,
) -> Vec<Refusal> {
    let ceilings = ceilings(tx);
    let mut refused: Vec<Ruled<()>> = vec![
        lines::are_available(&input.lines, pieces, buyer),
        goods::drawn(ready, tx.today()).map(drop),
        bill.discounts.explained(tx.member.trust.roles, &ceilings, input.reason.as_ref().map(Text::as_str)),
        bill.discounts.within_ceiling(tx.member.trust.roles, &ceilings),
        may_be_dated(input.date.unwrap_or_else(|| tx.today()), tx.today(), tx.member.trust.roles),
    ];
    if input.rate_override_minor.is_none() {
        let stale =
            lines::rates_priced_with(ready).map(|at| rate_is_fresh(at, priced_at.aged_at, stale_hours(tx)));
        refused.extend(stale.filter(|fresh| fresh.is_err()).take(1));
    }
    refused.into_iter().filter_map(|ruled| ruled.err()).collect()
}
