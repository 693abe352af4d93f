//! What a note credits of a bill: by value, or by the goods that come back.
//! Invariant: every figure is a share of a stored one, counted over all notes so far and less what they had, so that notes which
//! credit a whole line sum to its stored figures (S9).

use kernel::code::Code;
use kernel::day::{Day, FinancialYear};
use kernel::exact::{Exact, share};
use kernel::money::Money;

/// The quantity of a line that has none: one, in millionths.
pub const ONE: i64 = 1_000_000;

/// A part of a sold line of one percentage, as stored: CGST, SGST, IGST, GST.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SoldPart {
    pub taxable: Money,
    pub tax: [Money; 4],
}

/// A line of a bill, as stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SoldLine {
    pub taxable: Money,
    /// All its tax.
    pub tax: Money,
    /// Its taxable value by percentage.
    pub parts: Vec<SoldPart>,
    /// In millionths; `ONE` for a line without a quantity.
    pub quantity_e6: i64,
    pub fine_mg: Option<i64>,
    pub cost: Option<Money>,
}

/// What earlier notes credited of a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SoFar {
    pub taxable: Money,
    /// The part of it that was credited with its tax.
    pub taxed: Money,
    pub tax: Money,
    pub quantity_e6: i64,
}

/// What a note asks to credit of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CreditAsked {
    /// This much of its taxable value; no goods move.
    Value(Money),
    /// These goods, in millionths; None: all that are still with the buyer.
    Goods(Option<i64>),
}

/// What a note credits of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    pub taxable: Money,
    pub tax: Money,
    /// The same parts as the line's; none without tax.
    pub parts: Vec<SoldPart>,
    /// The goods that come back; zero for a credit in value.
    pub quantity_e6: i64,
    /// The fine metal in them.
    pub fine_mg: Option<i64>,
    /// What they cost.
    pub cost: Option<Money>,
}

/// Why a line is not credited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotCredited {
    /// More is asked than is left; what of the taxable value is left.
    Exceeds(Money),
    Code(Code),
}

impl From<Code> for NotCredited {
    fn from(code: Code) -> NotCredited {
        NotCredited::Code(code)
    }
}

impl SoldLine {
    /// What a note credits of it now.
    pub fn credit(&self, so_far: &SoFar, asked: CreditAsked, with_tax: bool) -> Result<Credit, NotCredited> {
        let left = self.taxable.sub(so_far.taxable)?;
        let quantity_e6 = match asked {
            CreditAsked::Value(_) => 0,
            CreditAsked::Goods(quantity) => self.goods(so_far, quantity).ok_or(NotCredited::Exceeds(left))?,
        };
        let taxable = match asked {
            CreditAsked::Value(taxable) => taxable,
            // The goods that come back last take the rest (R6).
            CreditAsked::Goods(_) if so_far.quantity_e6 + quantity_e6 == self.quantity_e6 => left,
            CreditAsked::Goods(_) => of(self.taxable, quantity_e6, self.quantity_e6)?,
        };
        if taxable > left {
            return Err(NotCredited::Exceeds(left));
        }
        let parts = if with_tax { self.taxed_parts(so_far.taxed, taxable)? } else { Vec::new() };
        let tax = Money::sum(parts.iter().flat_map(|part| part.tax))?;
        let comes_back = quantity_e6 > 0;
        let fine = self.fine_mg.filter(|_| comes_back).map(Money::new).transpose()?;
        let fine = fine.map(|fine| self.share_of_goods(fine, so_far, quantity_e6)).transpose()?;
        let cost = self.cost.filter(|_| comes_back);
        let cost = cost.map(|cost| self.share_of_goods(cost, so_far, quantity_e6)).transpose()?;
        Ok(Credit { taxable, tax, parts, quantity_e6, fine_mg: fine.map(Money::get), cost })
    }

    /// The goods that come back. None: fewer are still with the buyer, or none.
    fn goods(&self, so_far: &SoFar, asked: Option<i64>) -> Option<i64> {
        let there = self.quantity_e6 - so_far.quantity_e6;
        let quantity = asked.unwrap_or(there);
        (quantity > 0 && quantity <= there).then_some(quantity)
    }

    /// The share of the goods that come back in a figure of all of them.
    fn share_of_goods(&self, whole: Money, so_far: &SoFar, quantity_e6: i64) -> Result<Money, Code> {
        let before = of(whole, so_far.quantity_e6, self.quantity_e6)?;
        of(whole, so_far.quantity_e6 + quantity_e6, self.quantity_e6)?.sub(before)
    }

    /// The parts of a value that is credited with its tax, after so much before it.
    fn taxed_parts(&self, before: Money, taxable: Money) -> Result<Vec<SoldPart>, Code> {
        let (earlier, now) = (self.parts_of(before)?, self.parts_of(before.add(taxable)?)?);
        let less = |(now, earlier): (&SoldPart, &SoldPart)| {
            let mut tax = now.tax;
            for (amount, before) in tax.iter_mut().zip(earlier.tax) {
                *amount = amount.sub(before)?;
            }
            Ok(SoldPart { taxable: now.taxable.sub(earlier.taxable)?, tax })
        };
        now.iter().zip(&earlier).map(less).collect()
    }

    /// The parts of so much of the line's value, with their taxes: each half for itself (S9).
    fn parts_of(&self, value: Money) -> Result<Vec<SoldPart>, Code> {
        let weights: Vec<i64> = self.parts.iter().map(|part| part.taxable.get()).collect();
        let part = |(part, taxable): (&SoldPart, i64)| {
            let taxable = Money::new(taxable)?;
            let mut tax = part.tax;
            for amount in &mut tax {
                *amount = of(*amount, taxable.get(), part.taxable.get())?;
            }
            Ok(SoldPart { taxable, tax })
        };
        self.parts.iter().zip(share(value.get(), &weights)).map(part).collect()
    }
}

/// The share `part ÷ whole` of a figure that is no money, rounded once.
pub fn share_of(figure: i64, part: i64, whole: i64) -> Result<i64, Code> {
    match (Exact::from(figure) * Exact::from(part)).checked_div(&Exact::from(whole)) {
        Some(share) => share.round(),
        None => Ok(0),
    }
}

/// The share `part ÷ whole` of a figure, rounded once; nothing of nothing.
fn of(figure: Money, part: i64, whole: i64) -> Result<Money, Code> {
    match (Exact::from(figure) * Exact::from(part)).checked_div(&Exact::from(whole)) {
        Some(share) => share.round_money(),
        None => Ok(Money::ZERO),
    }
}

/// The round-off of a note whose lines sum to `credited`, where this much of the bill's total is not credited yet. No note takes
/// more than is left; the one that brings the bill to nil takes all of it, and with it what is left of the bill's round-off (S9).
pub fn round_off(credited: Money, left: Money, is_nil: bool) -> Result<Money, Code> {
    let total = if is_nil { left } else { credited.min(left) };
    total.max(Money::ZERO).sub(credited)
}

/// Whether nothing of the lines is left after these credits, neither value nor tax. Then the note takes the bill's
/// round-off (S9).
pub fn is_nil_after(lines: &[SoldLine], so_far: &[SoFar], credits: &[(usize, Credit)]) -> Result<bool, Code> {
    for (n, (line, so_far)) in lines.iter().zip(so_far).enumerate() {
        let now = || credits.iter().filter(|(line, _)| *line == n).map(|(_, credit)| credit);
        let taxable = Money::sum(now().map(|credit| credit.taxable))?.add(so_far.taxable)?;
        let tax = Money::sum(now().map(|credit| credit.tax))?.add(so_far.tax)?;
        if taxable != line.taxable || tax != line.tax {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The last day of a note that credits tax: 30 November after the end of the year of the supply (CGST Act 2017,
/// section 34).
pub fn last_day_with_tax(year: &FinancialYear) -> Day {
    let end = year.last_day();
    let of_year = |year: i16| Day::new(year, 11, 30).unwrap_or(Day::MAX);
    let same = of_year(end.year());
    if same > end { same } else { of_year(end.year().saturating_add(1)) }
}

/// The tax period that a note of this day belongs to: MMYYYY.
pub fn tax_period(day: Day) -> String {
    format!("{:02}{:04}", day.month(), day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::day::{financial_year, parse_day};

    fn money(minor: i64) -> Money {
        Money::new(minor).unwrap()
    }

    fn line(taxable: i64, half: i64) -> SoldLine {
        let tax = [money(half), money(half), Money::ZERO, Money::ZERO];
        let parts = vec![SoldPart { taxable: money(taxable), tax }];
        SoldLine {
            taxable: money(taxable),
            tax: money(2 * half),
            parts,
            quantity_e6: ONE,
            fine_mg: None,
            cost: None,
        }
    }

    fn after(so_far: &SoFar, credit: &Credit, with_tax: bool) -> SoFar {
        SoFar {
            taxable: so_far.taxable.add(credit.taxable).unwrap(),
            taxed: if with_tax { so_far.taxed.add(credit.taxable).unwrap() } else { so_far.taxed },
            tax: so_far.tax.add(credit.tax).unwrap(),
            quantity_e6: so_far.quantity_e6 + credit.quantity_e6,
        }
    }

    #[test]
    fn three_price_reductions_take_the_halves_250_251_and_999() {
        let (line, mut so_far) = (line(100_030, 1_500), SoFar::default());
        for (taxable, half) in [(16_700, 250), (16_700, 251), (66_630, 999)] {
            let credit = line.credit(&so_far, CreditAsked::Value(money(taxable)), true).unwrap();
            assert_eq!((credit.taxable, credit.parts[0].tax[0]), (money(taxable), money(half)));
            assert_eq!(credit.parts[0].tax[0], credit.parts[0].tax[1]);
            so_far = after(&so_far, &credit, true);
        }
        assert_eq!((so_far.taxable, so_far.tax), (line.taxable, line.tax));
        let more = line.credit(&so_far, CreditAsked::Value(money(1)), true);
        assert_eq!(more, Err(NotCredited::Exceeds(Money::ZERO)));
    }

    #[test]
    fn a_third_of_the_cheese_comes_back_and_the_last_of_it_takes_the_rest() {
        let gst = [Money::ZERO, Money::ZERO, Money::ZERO, money(10)];
        let part = SoldPart { taxable: money(100), tax: gst };
        let sold = SoldLine {
            taxable: money(100),
            tax: money(10),
            parts: vec![part],
            quantity_e6: 3 * ONE,
            fine_mg: None,
            cost: Some(money(50)),
        };
        let mut so_far = SoFar::default();
        for (asked, taxable, gst, cost) in [(Some(ONE), 33, 3, 17), (Some(ONE), 33, 4, 16), (None, 34, 3, 17)]
        {
            let credit = sold.credit(&so_far, CreditAsked::Goods(asked), true).unwrap();
            assert_eq!(
                (credit.taxable, credit.tax, credit.cost),
                (money(taxable), money(gst), Some(money(cost)))
            );
            so_far = after(&so_far, &credit, true);
        }
        assert_eq!(
            sold.credit(&so_far, CreditAsked::Goods(None), true),
            Err(NotCredited::Exceeds(Money::ZERO))
        );
        assert_eq!(so_far.quantity_e6, sold.quantity_e6);
    }

    #[test]
    fn a_whole_return_after_a_price_reduction_credits_what_is_left() {
        let ring = SoldLine { fine_mg: Some(4580), cost: Some(money(2_000_000)), ..line(3_000_000, 45_000) };
        let less = ring.credit(&SoFar::default(), CreditAsked::Value(money(100_000)), true).unwrap();
        assert_eq!((less.quantity_e6, less.fine_mg, less.cost), (0, None, None));
        let so_far = after(&SoFar::default(), &less, true);
        let back = ring.credit(&so_far, CreditAsked::Goods(None), true).unwrap();
        assert_eq!((back.taxable, back.tax), (money(2_900_000), money(87_000)));
        assert_eq!((back.fine_mg, back.cost), (Some(4580), Some(money(2_000_000))));
        let too_much = ring.credit(&so_far, CreditAsked::Goods(Some(2 * ONE)), true);
        assert_eq!(too_much, Err(NotCredited::Exceeds(money(2_900_000))));
    }

    #[test]
    fn a_credit_without_tax_leaves_the_tax_and_the_bill_is_not_nil() {
        let line = line(1_000, 15);
        let credit = line.credit(&SoFar::default(), CreditAsked::Value(money(1_000)), false).unwrap();
        assert_eq!((credit.tax, credit.parts.len()), (Money::ZERO, 0));
        let lines = [line.clone()];
        assert_eq!(is_nil_after(&lines, &[SoFar::default()], &[(0, credit)]), Ok(false));
        let all = line.credit(&SoFar::default(), CreditAsked::Value(money(1_000)), true).unwrap();
        assert_eq!(is_nil_after(&lines, &[SoFar::default()], &[(0, all)]), Ok(true));
    }

    #[test]
    fn a_note_takes_no_more_than_is_left_of_a_bill_that_was_rounded_down() {
        // A bill of 103,029 that was rounded to 103,000.
        for (credited, left, is_nil, off) in [
            (103_020, 103_000, false, -20),
            (9, 0, true, -9),
            (50_000, 103_000, false, 0),
            (53_029, 53_000, true, -29),
            (9, -20, true, -9),
            (990, 1_000, true, 10),
        ] {
            assert_eq!(round_off(money(credited), money(left), is_nil), Ok(money(off)));
        }
    }

    #[test]
    fn tax_is_credited_until_the_thirtieth_of_november_after_the_year() {
        for (supply, last) in
            [("2026-03-31", "2026-11-30"), ("2026-04-01", "2027-11-30"), ("2026-12-31", "2027-11-30")]
        {
            let year = financial_year(parse_day(supply).unwrap(), (4, 1));
            assert_eq!(last_day_with_tax(&year), parse_day(last).unwrap(), "{supply}");
        }
        let calendar = financial_year(parse_day("2026-06-01").unwrap(), (1, 1));
        assert_eq!(last_day_with_tax(&calendar), parse_day("2027-11-30").unwrap());
        assert_eq!(tax_period(parse_day("2026-06-03").unwrap()), "062026");
    }
}
