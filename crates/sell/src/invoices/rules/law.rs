//! The legal requirements of a paper by its total: a buyer's tax number or name.
//! Invariant: a limit is a row with its first day and its law, and the one of the document's date holds.

use kernel::code::Code;
use kernel::country::Country;
use kernel::day::Day;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use ledger::accounts::legal_limits::Limit;
use schemars::JsonSchema;
use serde::Serialize;

/// A sale above the limit requires the buyer's PAN (`pan_required`), whatever the way of paying. Income-tax
/// Rules 1962, rule 114B, and its successor. No limit: the law of this country has none.
pub fn pan_is_known(total: Money, above: Option<Limit>, known: bool) -> Ruled<()> {
    match above {
        Some(above) if above.is_passed_by(total) && !known => {
            Err(Refusal::new(Code::PanRequired).field("party").fact("above_minor", above.amount.get()))
        }
        _ => Ok(()),
    }
}

/// What a bill says of its buyer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BuyerSaid {
    pub has_name: bool,
    pub has_address: bool,
    /// A registered buyer is known by the tax number.
    pub has_gstin: bool,
}

/// Whether a bill of this taxable value must say more of its buyer. CGST Rules 2017, rule 46(e). No limit: the
/// law of this country has none.
pub fn lacks_buyer(taxable: Money, from: Option<Limit>, said: BuyerSaid) -> bool {
    let is_told = said.has_gstin || said.has_name && said.has_address;
    !is_told && from.is_some_and(|from| from.is_passed_by(taxable))
}

/// The limits above which a paper must say more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequirementLimits {
    /// A tax invoice must be given on request above this.
    pub tax_invoice_above: Money,
    /// The buyer must be named on it from this amount on.
    pub buyer_identity_from: Money,
}

/// The limits of a country from a day on: the day and the two amounts.
struct LimitsSince(Day, i64, i64);

/// CGST Act 2017, section 31; CGST Rules 2017, rule 46(e): the buyer's name and address from ₹50,000.
const INDIA: &[LimitsSince] = &[LimitsSince(jiff::civil::date(2017, 7, 1), 0, 5_000_000)];
/// A New Tax System (Goods and Services Tax) Act 1999, division 29: A$82.50, and name or ABN from A$1,000.
const AUSTRALIA: &[LimitsSince] = &[LimitsSince(jiff::civil::date(2010, 7, 1), 8_250, 100_000)];

impl RequirementLimits {
    /// The limits in force in a country on a day; None where the product knows none.
    pub fn in_force(country: Country, on: Day) -> Option<RequirementLimits> {
        let rows = match country {
            Country::India => INDIA,
            Country::Australia => AUSTRALIA,
            Country::Other(_) => &[],
        };
        rows.iter().filter(|row| row.0 <= on).max_by_key(|row| row.0).map(|row| RequirementLimits {
            tax_invoice_above: Money::from_stored(row.1),
            buyer_identity_from: Money::from_stored(row.2),
        })
    }
}

/// What the law asks of a paper with some total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Requirements {
    /// The shop must give a tax invoice if the buyer asks for one.
    pub tax_invoice_on_request: bool,
    /// The buyer must be named on it: name and address, or tax number.
    pub buyer_identity: bool,
}

impl Requirements {
    /// The requirements of a total.
    pub fn of(total: Money, limits: &RequirementLimits) -> Requirements {
        Requirements {
            tax_invoice_on_request: total > limits.tax_invoice_above,
            buyer_identity: total >= limits.buyer_identity_from,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::invoices::rules::samples::money;
    use ledger::accounts::legal_limits::Compare;

    #[test]
    fn a_sale_above_the_limit_needs_the_buyers_pan() {
        let limit = Some(Limit { amount: money(20_000_000), compare: Compare::Above });
        for (total, known, refused) in
            [(20_000_000, false, false), (20_000_001, false, true), (20_000_001, true, false)]
        {
            assert_eq!(pan_is_known(money(total), limit, known).is_err(), refused, "{total} {known}");
        }
        let refusal = pan_is_known(money(20_000_001), limit, false).unwrap_err();
        assert_eq!(
            (refusal.code, refusal.facts["above_minor"].as_i64()),
            (Code::PanRequired, Some(20_000_000))
        );
        assert!(pan_is_known(money(Money::LIMIT), None, false).is_ok());
    }

    #[test]
    fn a_bill_from_the_limit_on_has_the_buyers_name_and_address_or_their_tax_number() {
        let from = Some(Limit { amount: money(5_000_000), compare: Compare::Reaches });
        let said = |has_name, has_address, has_gstin| BuyerSaid { has_name, has_address, has_gstin };
        for (taxable, buyer, lacks) in [
            (4_999_999, said(false, false, false), false),
            (5_000_000, said(false, false, false), true),
            (5_000_000, said(true, false, false), true),
            (5_000_000, said(true, true, false), false),
            (5_000_000, said(true, false, true), false),
        ] {
            assert_eq!(lacks_buyer(money(taxable), from, buyer), lacks, "{taxable} {buyer:?}");
        }
        assert!(!lacks_buyer(money(Money::LIMIT), None, said(false, false, false)));
    }

    #[test]
    fn an_australian_paper_asks_more_the_more_it_is_for() {
        let day = |text: &str| kernel::day::parse_day(text).unwrap();
        let limits = RequirementLimits::in_force(Country::Australia, day("2026-03-05")).unwrap();
        for (total, on_request, identity) in
            [(8250, false, false), (8251, true, false), (99_999, true, false), (100_000, true, true)]
        {
            let needed = Requirements { tax_invoice_on_request: on_request, buyer_identity: identity };
            assert_eq!(Requirements::of(money(total), &limits), needed, "{total}");
        }
        let india = RequirementLimits::in_force(Country::India, day("2026-03-05")).unwrap();
        assert!(Requirements::of(money(5_000_000), &india).buyer_identity);
        assert!(!Requirements::of(money(4_999_999), &india).buyer_identity);
        assert_eq!(RequirementLimits::in_force(Country::India, day("2017-06-30")), None);
    }
}
