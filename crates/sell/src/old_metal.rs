//! Old metal bought from a customer: weighed, valued once, and set against a bill or kept as the customer's credit.
//! Invariant: its value is rounded once (R6), its fine weight once (R0); it is a purchase of its own and changes no tax.

mod of_job;
pub mod rules;
#[cfg(test)]
mod tests;

use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Fineness, PerMg};
use kernel::id::{DocumentId, PartyId};
use kernel::metal::Metal;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use kernel::weight::Milligrams;
use ledger::accounts::documents::kinds::DocumentKind;
use ledger::accounts::documents::{self, PostStatements};
use ledger::accounts::journal::{Account, Leg, Posting, Transfer, journal_of};
use ledger::accounts::payments::{self, Allocated, OpenBill, PaymentStatements, Share, allocate};
use ledger::accounts::statements;
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::{Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use sell_queries::client::Params;
use sell_queries::old_metal as sql;
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use crate::jobs::book::JobSteps;
use crate::money::{Dealing, MoneyPaper, PaperShare};
use crate::old_metal::of_job::JobMetal;
use crate::old_metal::rules::{Basis, BoardRate, BuyRate, Weighing, Worth, is_above_board, value};
use crate::pricing::RateUsed;
use crate::rates::buy_rate_in_force;
use crate::rates::rules::may_set;
use crate::words;

input! {
    /// The rate at which old metal is bought.
    pub struct BuyRateGiven {
        /// The price of the weight in `per_mg`.
        rate_minor: Money,
        /// The weight it is for, in mg: 1000 for a gram.
        per_mg: PerMg,
        /// What it is for: the fine metal, or the weight as it is after the deduction; absent: the fine metal.
        basis: Option<Basis>,
    }
}

input! {
    /// Old metal that a customer brings.
    pub struct ReceiveOldMetal {
        /// Who brings it.
        party: Name,
        /// The metal; it may be left out for a job that owes only one.
        metal: Option<Metal>,
        /// Its weight as it was brought; not with a job.
        gross_mg: Option<Milligrams>,
        /// Stones, wax and dirt in it; not with a job.
        deduction_mg: Option<i64>,
        /// Its fineness by the test, in parts per thousand; not with a job.
        fineness_ppt: Option<Fineness>,
        /// Or the ended job whose metal the customer is still owed, and sells: its number or id. All of it is bought.
        job: Option<Name>,
        /// The rate; absent: the board's buying rate for this fineness, or for fine metal.
        buy_rate: Option<BuyRateGiven>,
        /// The bill that it pays for: its number or id; absent: it is the customer's credit.
        invoice: Option<Name>,
        /// What it is: three bangles, one chain.
        description: Option<Text>,
        /// Why the rate is above the board's.
        reason: Option<Text>,
    }
}

/// Old metal that was bought.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OldMetalReceived {
    /// The purchase voucher's id.
    pub document_id: Uuid,
    /// Its number.
    pub number: String,
    /// Its date.
    pub date: Day,
    /// Its figures, as stored and printed.
    pub document: OldMetalPaper,
    /// What it is worth.
    pub value_minor: Money,
    /// Its weight after the deduction.
    pub net_mg: i64,
    /// Its fine metal.
    pub fine_mg: i64,
    /// The bill that it settled, or a part of it.
    pub allocations: Vec<Allocated>,
    /// What is still open of the named bill; null if none was named.
    pub open_after_minor: Option<Money>,
    /// What the party owes now; a negative amount is its credit.
    pub party_balance_minor: Money,
    /// Its journal.
    pub journal: Vec<Posting>,
}

/// A purchase voucher, as stored and printed.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OldMetalPaper {
    /// The figures that every document about money has.
    #[serde(flatten)]
    pub money: MoneyPaper,
    /// True: it is no supply of the shop and bears no tax.
    pub untaxed: bool,
    /// What was bought.
    pub lines: Vec<OldMetalLine>,
}

/// What was bought.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OldMetalLine {
    /// What it is.
    pub description: String,
    /// The metal.
    pub metal: Metal,
    /// Its fineness in parts per thousand.
    pub fineness_ppt: Fineness,
    /// Its weight as it was brought.
    pub gross_mg: i64,
    /// What is no metal.
    pub deduction_mg: i64,
    /// Its weight after the deduction.
    pub net_mg: i64,
    /// Its fine metal.
    pub fine_mg: i64,
    /// fine or gross: what the rate is for.
    pub basis: Basis,
    /// The rate.
    pub rate_used: RateUsed,
    /// Its value.
    pub line_total_minor: Money,
}

impl Action for ReceiveOldMetal {
    const NAME: &'static str = "sell.old_metal.receive";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str = "Buys old metal from a customer, for a bill or as the customer's credit.";
    type Output = OldMetalReceived;

    fn check(&self) -> Ruled<()> {
        let mut faults = if self.job.is_some() { self.faults_of_job() } else { self.faults_of_scale() };
        if self.buy_rate.as_ref().is_some_and(|rate| rate.rate_minor <= Money::ZERO) {
            faults.push(Fault::new("buy_rate.rate_minor", Code::NumberRange));
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<OldMetalReceived>> {
        // The job first, then the person: every call that locks both locks them in this order.
        let of_job = match &self.job {
            Some(job) => Some(JobMetal::hold(tx, job, &self.party, self.metal).await?),
            None => None,
        };
        let dealing = Dealing::with(tx, self.party.as_str(), DocumentKind::PurchaseVoucher).await?;
        let party = dealing.party.party_id;
        let bill = self.bill(tx, party).await?;
        let open = bill.as_ref().map(|(bill, _)| bill.open);
        let owed = bill.filter(|(_, dated)| payments::is_owed_on(dealing.date(), *dated));
        let (metal, weighed) = self.weighed(of_job.as_ref())?;
        let rate = self.rate(tx, metal, weighed.fineness).await?;
        let valued = value(&weighed, &rate)?;
        self.may_pay(tx, metal, &rate, weighed.fineness).await?;
        let (shares, _) = allocate(valued.value, owed.map(|(bill, _)| bill).into_iter().collect())?;
        let id = DocumentId::from_uuid(tx.new_id()?);
        let bought = MetalPurchase { metal, weighed, valued, rate };
        let paper = self.paper(tx, &bought, &shares);
        let moved = transfers(tx, &dealing, &bought, of_job.as_ref());
        let mut new = dealing.document(tx, id, &paper.money, moved).await?;
        new.body = documents::body(tx, &paper, &crate::receipts::Payer::of(&dealing.party))?;
        let post = PostStatements::prepare(tx).await?;
        let payment = PaymentStatements::prepare(tx).await?;
        let in_shop = of_job.as_ref().map_or(bought.valued.fine_mg, JobMetal::in_custody);
        let row = bought.row(tx, id, in_shop)?;
        let keep = sql::insert_old_metal().prepare(tx).await?;
        let steps = JobSteps::prepare(tx).await?;
        let (number, settled, kept, stepped) = tokio::join!(biased;
        post.post(tx, &new),
        payment.settle(tx, id, &shares),
        async { keep.params(tx, &row).one().await },
        async {
            match &of_job {
                Some(of_job) => of_job.write(tx, &steps, id).await,
                None => Ok(()),
            }
        });
        let number = number?;
        settled?;
        kept?;
        stepped?;
        let MetalPurchase { valued, weighed, rate, .. } = bought;
        let change = Change::of(&number).after(json!({
            "party": dealing.party.code, "metal": metal, "gross_mg": weighed.gross.get(),
            "job": of_job.as_ref().map(|it| &it.job.number), "net_mg": valued.net_mg, "fine_mg": valued.fine_mg, "rate_minor": rate.used.rate_minor,
            "value_minor": valued.value, "invoice": self.invoice.as_ref().map(Name::as_str),
        })).reason(self.reason.as_ref().map(Text::as_str));
        let settled = Money::sum(shares.iter().map(|share| share.amount))?;
        let received = OldMetalReceived {
            document_id: id.uuid(),
            allocations: allocations(&number, &shares),
            number,
            date: dealing.date(),
            document: paper,
            value_minor: valued.value,
            net_mg: valued.net_mg,
            fine_mg: valued.fine_mg,
            open_after_minor: open.map(|open| open.sub(settled)).transpose()?,
            party_balance_minor: statements::balance_of(tx, party).await?,
            journal: journal_of(&new.transfers)?,
        };
        Ok(tx.record(change, received))
    }
}

impl ReceiveOldMetal {
    /// The faults of metal that is weighed now.
    fn faults_of_scale(&self) -> Vec<Fault> {
        let missing =
            |field: &str, is_missing: bool| is_missing.then(|| Fault::new(field, Code::FieldRequired));
        let mut faults: Vec<Fault> = [
            missing("metal", self.metal.is_none()),
            missing("gross_mg", self.gross_mg.is_none()),
            missing("fineness_ppt", self.fineness_ppt.is_none()),
        ]
        .into_iter()
        .flatten()
        .collect();
        let deduction = self.deduction_mg.unwrap_or(0);
        if deduction < 0 {
            faults.push(Fault::new("deduction_mg", Code::NumberRange));
        } else if self.gross_mg.is_some_and(|gross| deduction >= gross.get()) {
            faults.push(Fault::new("deduction_mg", Code::WeightMismatch));
        }
        faults
    }

    /// The faults of a job's metal: its weight is known, and its rate is for fine metal.
    fn faults_of_job(&self) -> Vec<Fault> {
        let unknown = |field: &str, is_sent: bool| is_sent.then(|| Fault::new(field, Code::FieldUnknown));
        let basis = self.buy_rate.as_ref().and_then(|rate| rate.basis);
        let gross = (basis == Some(Basis::Gross)).then(|| Fault::new("buy_rate.basis", Code::ValueUnknown));
        let sent = [
            unknown("gross_mg", self.gross_mg.is_some()),
            unknown("deduction_mg", self.deduction_mg.is_some()),
            unknown("fineness_ppt", self.fineness_ppt.is_some()),
        ];
        sent.into_iter().chain([gross]).flatten().collect()
    }

    /// The metal, and its weight: that of the job, or as it was sent.
    fn weighed(&self, of_job: Option<&JobMetal>) -> Ruled<(Metal, Weighing)> {
        if let Some(of_job) = of_job {
            return Ok((of_job.metal, of_job.weighing()?));
        }
        let missing = |field: &'static str| move || Refusal::new(Code::FieldRequired).field(field);
        let weighed = Weighing {
            gross: self.gross_mg.ok_or_else(missing("gross_mg"))?,
            deduction_mg: self.deduction_mg.unwrap_or(0),
            fineness: self.fineness_ppt.ok_or_else(missing("fineness_ppt"))?,
        };
        Ok((self.metal.ok_or_else(missing("metal"))?, weighed))
    }

    /// The named bill of the party, locked, and its date. Errors: `not_found` at `invoice`.
    async fn bill(&self, tx: &Tx, party: PartyId) -> Result<Option<(OpenBill, Day)>> {
        let Some(named) = &self.invoice else { return Ok(None) };
        let row = documents::named(tx, named.as_str(), "invoice").await?;
        let open = payments::open_of(tx, row.document_id).await?.filter(|_| row.party_id == Some(party));
        let open = open.ok_or_else(|| Refusal::new(Code::NotFound).field("invoice"))?;
        Ok(Some((OpenBill { id: row.document_id, number: row.number, open }, row.document_date)))
    }

    /// The rate that was sent, or the board's. A rate for a fineness of its own is for the metal as it is; one for fine
    /// metal is for its fine part. Errors: `rate_missing`, `rate_stale`.
    async fn rate(&self, tx: &Tx, metal: Metal, fineness: Fineness) -> Result<BuyRate> {
        if let Some(given) = &self.buy_rate {
            let used = RateUsed {
                rate_id: Uuid::nil(),
                rate_minor: given.rate_minor,
                per_mg: given.per_mg,
                effective_at: tx.now,
            };
            return Ok(BuyRate { used, basis: given.basis.unwrap_or(Basis::Fine) });
        }
        let fine = Fineness::from_stored(Fineness::MAX);
        if let Some(used) = buy_rate_in_force(tx, metal, fineness).await? {
            let basis = if fineness == fine { Basis::Fine } else { Basis::Gross };
            return Ok(BuyRate { used, basis });
        }
        let used = buy_rate_in_force(tx, metal, fine).await?;
        let used = used.ok_or_else(|| Refusal::new(Code::RateMissing).field("buy_rate"))?;
        Ok(BuyRate { used, basis: Basis::Fine })
    }

    /// A rate that was sent and is above the board's is for those who may set one, with a reason. Errors: `field_required` at
    /// `reason`, `permission_denied` at `buy_rate.rate_minor`.
    async fn may_pay(&self, tx: &Tx, metal: Metal, rate: &BuyRate, fineness: Fineness) -> Result<()> {
        if self.buy_rate.is_none() {
            return Ok(());
        }
        let rows = sql::board_of_metal().bind(tx, &tx.tenant(), &metal.as_str(), &tx.now).all().await?;
        let row = |row: sql::BoardOfMetal| BoardRate {
            is_buying: row.side == "buy",
            fineness: Fineness::from_stored(row.fineness.into()),
            rate: Money::from_stored(row.rate_minor),
            per_mg: PerMg::from_stored(row.per_mg_e4),
        };
        let board: Vec<BoardRate> = rows.into_iter().map(row).collect();
        if !is_above_board(rate, fineness, &board, tx.workspace.settings.rate_jump_percent) {
            return Ok(());
        }
        if self.reason.is_none() {
            return Err(Refusal::new(Code::FieldRequired).field("reason").into());
        }
        Ok(may_set(tx.member.trust.roles, "buy_rate.rate_minor")?)
    }

    fn paper(&self, tx: &Tx, bought: &MetalPurchase, shares: &[Share]) -> OldMetalPaper {
        let MetalPurchase { metal, weighed, valued, rate } = bought;
        let share = |it: &Share| PaperShare { invoice: it.bill.number.clone(), amount_minor: it.amount };
        let described = self.description.as_ref().map(|it| it.as_str().to_owned());
        OldMetalPaper {
            money: MoneyPaper {
                allocations: shares.iter().map(share).collect(),
                ..MoneyPaper::of(tx, DocumentKind::PurchaseVoucher, valued.value)
            },
            untaxed: true,
            lines: vec![OldMetalLine {
                description: described.unwrap_or_else(|| words::old_metal_name(*metal).to_owned()),
                metal: *metal,
                fineness_ppt: weighed.fineness,
                gross_mg: weighed.gross.get(),
                deduction_mg: weighed.deduction_mg,
                net_mg: valued.net_mg,
                fine_mg: valued.fine_mg,
                basis: rate.basis,
                rate_used: rate.used.clone(),
                line_total_minor: valued.value,
            }],
        }
    }
}

fn allocations(number: &str, shares: &[Share]) -> Vec<Allocated> {
    let allocated = |share: &Share| Allocated {
        payment: number.to_owned(),
        invoice: share.bill.number.clone(),
        amount_minor: share.amount,
    };
    shares.iter().map(allocated).collect()
}

/// Old metal, weighed and valued.
struct MetalPurchase {
    metal: Metal,
    weighed: Weighing,
    valued: Worth,
    rate: BuyRate,
}

fn transfers(tx: &Tx, dealing: &Dealing, bought: &MetalPurchase, of_job: Option<&JobMetal>) -> Vec<Transfer> {
    let valued = &bought.valued;
    let money = dealing.transfer(tx, Leg::of(Account::StockOldMetal), dealing.leg(Account::Ar), valued.value);
    // A crumb may round to no fine metal at all.
    let (came, from) = (Leg::of(Account::MOldMetal), Leg::of(Account::MBoughtIn));
    let brought = || Transfer::of(came, from, bought.metal.commodity(), valued.fine_mg).into_iter().collect();
    let metal: Vec<Transfer> = of_job.map_or_else(brought, JobMetal::transfers);
    money.into_iter().chain(metal).collect()
}

impl MetalPurchase {
    /// The row of it; `in_shop` is its fine metal that the shop has.
    fn row(
        &self,
        tx: &Tx,
        id: DocumentId,
        in_shop: i64,
    ) -> Result<sql::InsertOldMetalParams<&'static str, &'static str>> {
        let MetalPurchase { metal, weighed, valued, rate } = self;
        Ok(sql::InsertOldMetalParams {
            tenant: tx.tenant(),
            document: id.uuid(),
            metal: metal.as_str(),
            gross_mg: weighed.gross.get(),
            deduction_mg: weighed.deduction_mg,
            net_mg: valued.net_mg,
            fineness: i32::try_from(weighed.fineness.get()).map_err(Error::internal)?,
            fine_mg: in_shop,
            rate_minor: rate.used.rate_minor.get(),
            per_mg_e4: rate.used.per_mg.get(),
            basis: rate.basis.as_str(),
            value_minor: valued.value.get(),
            by: tx.person(),
            now: tx.now,
        })
    }
}
