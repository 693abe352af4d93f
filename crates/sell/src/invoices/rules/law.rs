//! The legal requirements of a paper by its total: a buyer's tax number or name.
//! Invariant: the limits are rows of the legal limits on the document's date, never constants of the program.

use kernel::code::Code;
use kernel::money::Money;
use kernel::refusal::{Refusal, Ruled};
use serde::Serialize;

/// A sale above the limit requires the buyer's PAN (`pan_required`), whatever the way of paying. Income-tax
/// Rules 1962, rule 114B, and its successor. No limit: the law of this country has none.
pub fn pan_is_known(total: Money, above: Option<Money>, known: bool) -> Ruled<()> {
    match above {
        Some(above) if total > above && !known => {
            Err(Refusal::new(Code::PanRequired).field("party").fact("above_minor", above.get()))
        }
        _ => Ok(()),
    }
}

/// The limits of Australian papers (A New Tax System (Goods and Services Tax) Act 1999, division 29).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RequirementLimits {
    /// A tax invoice must be given on request above this (A$82.50 with GST).
    pub tax_invoice_above: Money,
    /// The buyer's name or ABN must be on it from this amount on (A$1,000).
    pub buyer_identity_from: Money,
}

/// The requirements of a paper with some total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Requirements {
    pub tax_invoice_on_request: bool,
    pub buyer_identity: bool,
}

impl Requirements {
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

    #[test]
    fn a_sale_above_the_limit_needs_the_buyers_pan() {
        let limit = Some(money(20_000_000));
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
    fn an_australian_paper_asks_more_the_more_it_is_for() {
        let limits =
            RequirementLimits { tax_invoice_above: money(8250), buyer_identity_from: money(100_000) };
        for (total, on_request, identity) in
            [(8250, false, false), (8251, true, false), (99_999, true, false), (100_000, true, true)]
        {
            let needed = Requirements { tax_invoice_on_request: on_request, buyer_identity: identity };
            assert_eq!(Requirements::of(money(total), &limits), needed, "{total}");
        }
    }
}
