//! Delivers an order, or a day of a standing order: one bill for the picked goods, and the payment with it.
//! Invariant: all of it is one transaction. No more is billed than was ordered and picked, each pick with its
//! lot; only a last piece that a person picked may be heavier. A shortage is not carried over.

use std::collections::BTreeMap;

use futures::FutureExt;
use kernel::code::Code;
use kernel::day::Day;
use kernel::decimal::{Quantity, SignedQuantity};
use kernel::id::DocumentId;
use kernel::money::Money;
use kernel::permission::Permission;
use kernel::refusal::{Fault, Refusal, Ruled};
use ledger::accounts::journal::Posting;
use ledger::accounts::payments::{self, BillPaid, OpenBill, ReferenceSeen};
use ledger::orders::OrderState;
use ledger::stock::fefo::Override;
use ledger::stock::sales::LotLeft;
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::{Count, Flag, Name, Text};
use platform::input;
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;
use serde_json::value::RawValue;
use uuid::Uuid;

use super::book::{StepStatements, StepTold, Subject, SubjectName, Whose};
use super::lines::{OrderLine, at_field};
use super::pick::{items_of, wanted_lines};
use super::picks::{self, ChosenPick, Part, PickList};
use super::shelf::Shelf;
use crate::cash_law::CashTaken;
use crate::invoices::InvoicePosted;
use crate::invoices::delivery::{DeliveryAsked, DeliveryBill, JudgedDelivery, Paying, PaymentNow};
use crate::tenders::{self, Tender, TenderGiven};
use crate::tills;

input! {
    /// A lot that a person picked for a line.
    pub struct PickGiven {
        /// The number of the line.
        line: Count,
        /// The lot.
        lot: Name,
        /// The piece of the lot, of goods that are kept by piece; several pieces are several picks.
        piece: Option<Count>,
        /// How much of it, in the item's unit; absent: all of the piece, by its stored weight.
        quantity: Option<Quantity>,
    }
}

input! {
    /// What to deliver: an order, or a day of a standing order.
    pub struct DeliverOrder {
        /// The order: its number or id.
        order: Option<Name>,
        /// Or the standing order …
        standing: Option<Name>,
        /// … and its day.
        day: Option<Day>,
        /// The picked lots; absent: the lots that expire first.
        picks: Option<Vec<PickGiven>>,
        /// Why a lot that expires earlier was passed over.
        override_reason: Option<Text>,
        /// How it is paid; absent: it stays open.
        tenders: Option<Vec<TenderGiven>>,
        /// The till that the money goes into.
        till: Option<Name>,
        /// Whether it is refused if a UPI payment with the same reference came in within thirty days: a page sends that, and asks.
        /// Absent: the answer warns.
        reference_is_new: Flag,
    }
}

/// A pick of a delivery.
#[derive(Debug, Serialize, JsonSchema)]
pub struct PickDelivered {
    /// The number of the line.
    pub line: i32,
    /// The lot.
    pub lot: String,
    /// The number of the piece, of goods that are kept by piece.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub piece: Option<i32>,
    /// How much of it, in the item's unit; of a piece its stored weight.
    pub quantity: SignedQuantity,
}

/// An order that was delivered.
#[derive(Debug, Serialize, JsonSchema)]
pub struct OrderDelivered {
    /// The order's number.
    pub order: Option<String>,
    /// The standing order's code.
    pub standing: Option<String>,
    /// The day of the standing order.
    pub day: Option<Day>,
    /// delivered.
    pub state: OrderState,
    /// The bill's id.
    pub document_id: Uuid,
    /// The bill's number.
    pub number: String,
    /// The bill's figures, as stored and printed.
    #[schemars(schema_with = "crate::invoices::stored::bill")]
    pub document: Box<RawValue>,
    /// The delivered quantity of each lot.
    pub picks: Vec<PickDelivered>,
    /// The shortage of each line, by its number, in the item's unit.
    pub short: BTreeMap<String, SignedQuantity>,
    /// The bill's journal.
    pub journal: Vec<Posting>,
    /// The lots that moved, with their remaining stock.
    pub lots: Vec<LotLeft>,
    /// The receipt's number; null where nothing was paid.
    pub receipt: Option<String>,
    /// The receipt's id.
    pub receipt_id: Option<Uuid>,
    /// The receipt's journal.
    pub receipt_journal: Vec<Posting>,
    /// The cash that is given back.
    pub change_minor: Money,
    /// Warnings for a person: reference_seen.
    pub warnings: Vec<String>,
    /// The papers by which UPI payments with the same references came in within thirty days.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub reference_seen: Vec<ReferenceSeen>,
    /// The amount of the bill that is still open.
    pub left_to_pay_minor: Money,
    /// Flags for a program: `aml_review`, for Owners and Accountants, where the payer's cash needs a review.
    pub flags: Vec<&'static str>,
}

impl Action for DeliverOrder {
    const NAME: &'static str = "sell.order.deliver";
    const NEEDS: Permission = Permission::BillsWrite;
    const SUMMARY: &'static str =
        "Delivers an order or a day of a standing order: one bill, with the lots that it takes.";
    type Output = OrderDelivered;

    fn check(&self) -> Ruled<()> {
        self.named().is_sound()?;
        let mut faults: Vec<Fault> = Vec::new();
        if self.picks.as_ref().is_some_and(Vec::is_empty) {
            faults.push(Fault::new("picks", Code::FieldRequired));
        }
        for (n, pick) in self.picks.iter().flatten().enumerate() {
            // A piece has its own weight; of a lot, the pick must state the quantity.
            if pick.piece.is_none() && pick.quantity.is_none() {
                faults.push(Fault::new(format!("picks[{n}].quantity"), Code::FieldRequired));
            }
        }
        if !self.tenders().is_empty() {
            faults.extend(tenders::faults(self.tenders()));
        }
        if self.till.is_some() && self.tenders().is_empty() {
            faults.push(Fault::new("till", Code::FieldUnknown));
        }
        if self.override_reason.is_some() && self.picks.is_none() {
            faults.push(Fault::new("override_reason", Code::FieldUnknown));
        }
        if faults.is_empty() {
            faults.extend(tenders::with_amounts(self.tenders()).err().into_iter().flatten());
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::invalid(faults)) }
    }

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<OrderDelivered>> {
        // The order first, then its lots, the person, the till, the series last.
        let subject = Subject::find(tx, self.named()).await?.hold_open(tx).await?;
        let lines = subject.lines(tx).await?;
        let (picked, passed) = self.picked(tx, &lines).await?;
        picked.is_something()?;
        let (total, bill) = self.billed(tx, &subject, &lines, &picked).await?;
        let people = payments::lock_person(tx, subject.party_id()).await?;
        let tenders = tenders::with_amounts(self.tenders()).map_err(Refusal::invalid)?;
        let paid = Money::sum(tenders.iter().map(|tender| tender.amount)).map_err(too_much_paid)?;
        bill.stays_within_credit(tx, paid).await?;
        let id = DocumentId::from_uuid(tx.new_id()?);
        let cash = tenders::cash_of(&tenders).map_err(too_much_paid)?;
        let taken = CashTaken {
            people: Some(&people),
            date: bill.day().day(),
            cash,
            bills: vec![BillPaid::cash(id, cash)],
            event: None,
        };
        let flags = taken.is_lawful(tx, bill.limits()).await?;
        bill.judge_roles(tx)?;
        let till = tills::till_for(tx, self.till.as_ref(), &tenders, bill.day().day()).await?;
        let delivery = Delivery { subject: &subject, picked: &picked, passed: passed.as_ref() };
        let (posted, paid) = delivery.post(tx, &self, (id, total), bill, (tenders, till)).await?;
        let delivered = delivery.answer(posted, paid, flags);
        let change = delivery.change(&delivered);
        Ok(tx.record(change, delivered))
    }
}

impl DeliverOrder {
    fn named(&self) -> SubjectName<'_> {
        SubjectName {
            order: self.order.as_ref().map(Name::as_str),
            standing: self.standing.as_ref().map(Name::as_str),
            day: self.day,
        }
    }

    fn tenders(&self) -> &[TenderGiven] {
        self.tenders.as_deref().unwrap_or_default()
    }

    /// The quantity that is taken of each lot; the lots are locked.
    async fn picked(&self, tx: &Tx, lines: &[OrderLine]) -> Result<(PickList, Option<Override>)> {
        let shelf = Shelf::locked(tx, &items_of(lines)).await?;
        let wanted = wanted_lines(lines);
        let Some(given) = &self.picks else {
            return Ok((picks::by_fefo(&wanted, &shelf, tx.today()), None));
        };
        let chosen: Vec<ChosenPick> = given
            .iter()
            .map(|pick| ChosenPick {
                line: pick.line.0,
                lot: pick.lot.as_str().to_owned(),
                piece: pick.piece.map(|piece| piece.0),
                quantity: pick.quantity,
            })
            .collect();
        let reason = self.override_reason.as_ref().map(Text::as_str);
        Ok(picks::by_hand(&wanted, &chosen, &shelf, tx.today(), reason)?)
    }

    /// The bill, priced and judged, with its total. A refusal at a line that a person picked names the pick.
    async fn billed(
        &self,
        tx: &Tx,
        subject: &Subject,
        lines: &[OrderLine],
        picked: &PickList,
    ) -> Result<(Money, JudgedDelivery)> {
        let line_of = |part: &Part| lines.iter().find(|line| line.line == part.line);
        let billed = picked.parts.iter().enumerate().filter_map(|(n, part)| {
            let line = line_of(part)?.billed(part);
            Some(line.map_err(|error| at_field(error, format!("lines[{n}].quantity"))))
        });
        let lines = billed.collect::<Result<_>>();
        let asked = DeliveryAsked {
            party: Name::parse(subject.party())?,
            pan: None,
            place_of_supply: None,
            lines: lines.map_err(|error| self.at_its_pick(error))?,
            bill_discount_minor: None,
            reason: None,
        };
        let priced = DeliveryBill::of_order(tx, asked).await;
        let judged = match priced {
            Ok(bill) => {
                let total = bill.total();
                bill.judged(tx).map(|bill| (total, bill))
            }
            Err(error) => Err(error),
        };
        judged.map_err(|error| self.at_its_pick(error))
    }

    /// A refusal at a line of the bill, at the pick where a person picked.
    fn at_its_pick(&self, error: Error) -> Error {
        if self.picks.is_some() { at_the_pick(error) } else { error }
    }
}

/// The payment is beyond every amount of money.
fn too_much_paid(code: Code) -> Refusal {
    Refusal::new(code).field("tenders")
}

/// The same refusal, at the pick instead of the line of the bill.
fn at_the_pick(error: Error) -> Error {
    let Error::Refused(mut refusal) = error else { return error };
    for fault in &mut refusal.faults {
        if let Some(rest) = fault.field.strip_prefix("lines[") {
            fault.field = format!("picks[{rest}");
        }
    }
    Error::Refused(refusal)
}

/// A delivery that passed every rule.
struct Delivery<'a> {
    subject: &'a Subject,
    picked: &'a PickList,
    passed: Option<&'a Override>,
}

impl Delivery<'_> {
    /// Posts the bill, and in its flight what the delivery changes of the order; then takes what is paid.
    async fn post(
        &self,
        tx: &Tx,
        asked: &DeliverOrder,
        (id, total): (DocumentId, Money),
        bill: JudgedDelivery,
        (tenders, till): (Vec<Tender>, Option<String>),
    ) -> Result<(InvoicePosted, PaymentNow)> {
        let paying = Paying::prepare(tx, &bill, tenders, till).await?;
        let steps = StepStatements::prepare(tx).await?;
        let reason = self.passed.map(|passed| passed.reason.as_str());
        let told =
            |day: Option<Day>| StepTold { verb: "deliver", day, through: None, bill: Some(id), reason };
        let writes = async {
            let (settled, event) = match self.subject {
                Subject::Once(order) => tokio::join!(biased;
                    steps.end(tx, order.id, OrderState::Delivered, Some(id)),
                    steps.event(tx, Whose::Order(order.id), told(None))),
                Subject::Day(standing, day) => tokio::join!(biased;
                    steps.settle(tx, standing, *day, OrderState::Delivered.as_str(), Some(id)),
                    steps.event(tx, Whose::Standing(standing.id), told(Some(*day)))),
            };
            settled?;
            event
        };
        let (posted, _) = bill.post(tx, id, vec![], writes.boxed()).await?;
        let open = OpenBill { id, number: posted.number.clone(), open: total };
        let paid =
            paying.receive(tx, asked.tenders(), asked.till.clone(), asked.reference_is_new, open).await?;
        Ok((posted, paid))
    }

    fn answer(&self, posted: InvoicePosted, paid: PaymentNow, flags: Vec<&'static str>) -> OrderDelivered {
        let PaymentNow { received, left } = paid;
        let (order, standing, day) = match self.subject {
            Subject::Once(order) => (Some(order.number.clone()), None, None),
            Subject::Day(standing, day) => (None, Some(standing.code.clone()), Some(*day)),
        };
        let pick = |part: &Part| {
            let lot = part.lot.clone()?;
            Some(PickDelivered { line: part.line, lot, piece: part.piece, quantity: part.quantity })
        };
        OrderDelivered {
            order,
            standing,
            day,
            state: OrderState::Delivered,
            document_id: posted.document_id,
            number: posted.number,
            document: posted.document,
            picks: self.picked.parts.iter().filter_map(pick).collect(),
            short: self.picked.short.iter().map(|(line, short)| (line.to_string(), *short)).collect(),
            journal: posted.journal,
            lots: posted.lots,
            receipt: received.as_ref().map(|it| it.number.clone()),
            receipt_id: received.as_ref().map(|it| it.document_id),
            change_minor: received.as_ref().map_or(Money::ZERO, |it| it.change_minor),
            warnings: received.as_ref().map_or(vec![], |it| it.warnings.clone()),
            reference_seen: received.as_ref().map_or(vec![], |it| it.reference_seen.clone()),
            receipt_journal: received.map_or(vec![], |it| it.journal),
            left_to_pay_minor: left,
            flags,
        }
    }

    fn change(&self, delivered: &OrderDelivered) -> Change {
        let picks: Vec<_> = delivered
            .picks
            .iter()
            .map(|pick| json!({ "lot": pick.lot, "piece": pick.piece, "quantity": pick.quantity }))
            .collect();
        Change::of(self.subject.name())
            .after(json!({
                "state": delivered.state, "bill": delivered.number, "picks": picks, "short": delivered.short,
                "skipped": self.passed.map(|passed| &passed.skipped), "receipt": delivered.receipt,
                "left_to_pay_minor": delivered.left_to_pay_minor,
            }))
            .reason(self.passed.map(|passed| passed.reason.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_at_a_line_names_the_pick() {
        let refusal = Refusal::new(Code::LotHeld).field("lines[1].lot");
        let Error::Refused(told) = at_the_pick(refusal.into()) else { panic!("a refusal") };
        assert_eq!(told.faults[0].field, "picks[1].lot");
    }
}
