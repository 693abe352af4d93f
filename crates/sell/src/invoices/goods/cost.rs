//! What a bill's goods post beside the bill: the cost of pieces and lots, and the fine metal of lots.
//! Invariant: the cost is that of the stored lines and movements; a line whose goods have no known cost posts none (D13).

use kernel::code::Code;
use kernel::money::Money;
use ledger::accounts::documents::NewLine;
use ledger::accounts::journal::{Account, Transfer, add_up};
use ledger::stock::metal::FineMetal;
use ledger::stock::postings::Goods;

/// The transfers of a bill and of its goods. The metal of tagged pieces and of lines by weight is in the bill's own.
pub(crate) fn with_goods(
    bill: &[Transfer],
    lines: &[NewLine],
    currency: &str,
) -> Result<Vec<Transfer>, Code> {
    if !lines.iter().any(is_from_stock) {
        return Ok(bill.to_vec());
    }
    let mut transfers = bill.to_vec();
    transfers.extend(Goods::costing(cost_of(lines)?).sale(currency));
    for line in lines.iter().filter(|line| line.lot.is_some()) {
        let metal = line.metal.zip(line.fine_mg).map(|(metal, fine_mg)| FineMetal { metal, fine_mg });
        transfers.extend(Goods { cost: None, metal }.sale(currency));
    }
    add_up(transfers)
}

/// The transfers that cancel a bill with all its goods. Their cost is what the pieces and the movements bring back, whatever
/// the bill posted by then.
pub(crate) fn without_goods(
    posted: Vec<Transfer>,
    lines: &[NewLine],
    of_lots: Money,
    currency: &str,
) -> Result<Vec<Transfer>, Code> {
    let is_cost = |it: &Transfer| it.debit.is_of(Account::Cogs) || it.credit.is_of(Account::Cogs);
    let mut transfers: Vec<Transfer> =
        posted.into_iter().filter(|it| !is_cost(it)).map(Transfer::mirrored).collect();
    let pieces = lines.iter().filter(|line| line.article.is_some()).filter_map(|line| line.cost);
    let back = Goods::costing(Money::sum(pieces.chain([of_lots]))?).sale(currency);
    transfers.extend(back.into_iter().map(Transfer::mirrored));
    Ok(transfers)
}

fn is_from_stock(line: &NewLine) -> bool {
    line.article.is_some() || line.lot.is_some()
}

/// The sum of the known costs of pieces and lots.
fn cost_of(lines: &[NewLine]) -> Result<Money, Code> {
    Money::sum(lines.iter().filter(|line| is_from_stock(line)).filter_map(|line| line.cost))
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::id::{LotId, PieceId};
    use kernel::metal::Metal;
    use ledger::accounts::journal::{Leg, journal_of};
    use uuid::Uuid;

    const PIECE: Option<PieceId> = Some(PieceId::from_uuid(Uuid::nil()));
    const LOT: Option<LotId> = Some(LotId::from_uuid(Uuid::nil()));

    fn line(
        article: Option<PieceId>,
        lot: Option<LotId>,
        cost: Option<i64>,
        fine_mg: Option<i64>,
    ) -> NewLine {
        NewLine {
            description: "goods".into(),
            item: None,
            lot,
            article,
            tax_class: "jewellery".into(),
            discount: Money::ZERO,
            taxable: Money::ZERO,
            tax: Money::ZERO,
            total: Money::ZERO,
            metal: fine_mg.map(|_| Metal::Silver),
            fine_mg,
            cost: cost.map(Money::from_stored),
        }
    }

    fn bill() -> Vec<Transfer> {
        let sold = Transfer::of(Leg::with(Account::Ar, "c"), Leg::of(Account::Sales), "INR", 500);
        let metal = Transfer::of(Leg::of(Account::MetalSold), Leg::of(Account::MStock), "AG_FINE_MG", 40);
        sold.into_iter().chain(metal).collect()
    }

    fn sums(transfers: &[Transfer]) -> Vec<String> {
        let rows = journal_of(transfers).expect("in range");
        rows.iter().map(|row| format!("{} {}", row.account, row.amount)).collect()
    }

    #[test]
    fn a_bill_posts_the_known_costs_of_its_goods_at_once_and_the_metal_of_its_lots() {
        let lines = [
            line(PIECE, None, Some(111), Some(40)),
            line(PIECE, None, None, None),
            line(None, LOT, Some(22), Some(7)),
            line(None, LOT, Some(0), None),
            line(None, None, Some(9), Some(3)), // by weight: its cost follows later
        ];
        let posted = with_goods(&bill(), &lines, "INR").expect("in range");
        let expected = ["AR 500", "SALES -500", "M_SOLD 47", "M_STOCK -47", "COGS 133", "STOCK -133"];
        assert_eq!(sums(&posted), expected);
        assert_eq!(posted.len(), 3, "one transfer for each pair of accounts and commodity");
        let back = without_goods(posted, &lines, Money::from_stored(22), "INR").expect("in range");
        let expected = ["SALES 500", "AR -500", "M_STOCK 47", "M_SOLD -47", "STOCK 133", "COGS -133"];
        assert_eq!(sums(&back), expected);
    }

    #[test]
    fn goods_without_a_known_cost_post_none_and_zero_is_known() {
        for cost in [None, Some(0)] {
            let posted = with_goods(&bill(), &[line(PIECE, None, cost, None)], "INR").expect("in range");
            assert_eq!(posted, bill());
        }
    }

    #[test]
    fn a_bill_from_before_that_posted_no_cost_brings_back_the_cost_of_its_goods() {
        let lines = [line(PIECE, None, Some(111), Some(40))];
        let back = without_goods(bill(), &lines, Money::ZERO, "INR").expect("in range");
        let expected = ["SALES 500", "AR -500", "M_STOCK 40", "M_SOLD -40", "STOCK 111", "COGS -111"];
        assert_eq!(sums(&back), expected);
    }
}
