//! What a karigar brings back: fine metal, the wastage that he is allowed, his labour and its tax.
//! Invariant: each piece has its own rounded labour and its own rounded tax; scrap has neither, and no wastage.

use std::collections::BTreeMap;

use kernel::code::Code;
use kernel::decimal::{Fineness, Percent, UnitPrice};
use kernel::exact::Exact;
use kernel::metal::Metal;
use kernel::money::Money;
use ledger::accounts::journal::{Account, Leg, Transfer};

use crate::invoices::rules::PlaceOfSupply;
use crate::jobs::rules::{BroughtBack, MetalWeight, wastage};
use crate::tax::{Price, in_halves, in_one};

/// A finished piece, as it is weighed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PieceBrought {
    pub weighed: MetalWeight,
    /// The karigar's labour for a gram of net weight.
    pub labour_per_g: Option<UnitPrice>,
}

/// A finished piece with its figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FinishedPiece {
    pub weighed: MetalWeight,
    pub fine: i64,
    pub wastage: i64,
    pub labour: Money,
}

/// R0 and R6: the figures of a piece, by the karigar's terms.
pub fn finish(of: &PieceBrought, terms: &BTreeMap<Fineness, Percent>) -> Result<FinishedPiece, Code> {
    let weighed = of.weighed;
    let wastage = terms.get(&weighed.fineness).map_or(Ok(0), |percent| wastage(&weighed, *percent))?;
    let labour = of.labour_per_g.map_or(Ok(Money::ZERO), |per_g| {
        (Exact::from(weighed.net) * Exact::from(per_g) * Exact::ratio(1, 1_000)).round_money()
    })?;
    Ok(FinishedPiece { weighed, fine: weighed.fine()?, wastage, labour })
}

/// What comes back of each metal.
pub fn brought_back(
    finished: &[FinishedPiece],
    scrap: &[(MetalWeight, i64)],
) -> Result<BTreeMap<Metal, BroughtBack>, Code> {
    let mut back: BTreeMap<Metal, BroughtBack> = BTreeMap::new();
    let pieces = finished.iter().map(|piece| (piece.weighed.metal, piece.fine, piece.wastage));
    let scrap = scrap.iter().map(|(weighed, fine)| (weighed.metal, *fine, 0));
    for (metal, fine, wastage) in pieces.chain(scrap) {
        let of = back.entry(metal).or_default();
        let add = |before: i64, more: i64| Ok::<i64, Code>(Money::new(before)?.add(Money::new(more)?)?.get());
        *of = BroughtBack { fine: add(of.fine, fine)?, wastage: add(of.wastage, wastage)? };
    }
    Ok(back)
}

/// How labour is taxed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LabourTax {
    /// Not at all.
    None,
    /// In India, by the karigar's state.
    India(Percent, PlaceOfSupply),
    /// GST.
    Gst(Percent),
}

/// The taxes on labour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LabourTaxes {
    pub cgst: Money,
    pub sgst: Money,
    pub igst: Money,
    pub gst: Money,
}

impl LabourTaxes {
    /// All of it. Errors: `number_range`.
    pub fn total(&self) -> Result<Money, Code> {
        Money::sum([self.cgst, self.sgst, self.igst, self.gst])
    }

    fn add(&self, more: &LabourTaxes) -> Result<LabourTaxes, Code> {
        Ok(LabourTaxes {
            cgst: self.cgst.add(more.cgst)?,
            sgst: self.sgst.add(more.sgst)?,
            igst: self.igst.add(more.igst)?,
            gst: self.gst.add(more.gst)?,
        })
    }
}

/// R2, for each piece: the tax on labour, which is a price without tax. Errors: `number_range`.
pub fn labour_tax(labour: impl IntoIterator<Item = Money>, tax: LabourTax) -> Result<LabourTaxes, Code> {
    let of = |amount: Money| -> Result<LabourTaxes, Code> {
        let nothing = LabourTaxes::default();
        Ok(match tax {
            LabourTax::None => nothing,
            LabourTax::India(percent, PlaceOfSupply::Intra) => {
                let half = in_halves(amount, percent, Price::Excluded)?.half;
                LabourTaxes { cgst: half, sgst: half, ..nothing }
            }
            LabourTax::India(percent, PlaceOfSupply::Inter) => {
                LabourTaxes { igst: in_one(amount, percent, Price::Excluded)?.tax, ..nothing }
            }
            LabourTax::Gst(percent) => {
                LabourTaxes { gst: in_one(amount, percent, Price::Excluded)?.tax, ..nothing }
            }
        })
    };
    labour.into_iter().try_fold(LabourTaxes::default(), |sum, amount| sum.add(&of(amount)?))
}

/// The debt to the karigar for his labour and its tax.
pub fn labour_transfers(labour: Money, taxes: &LabourTaxes, karigar: &str, currency: &str) -> Vec<Transfer> {
    let debits = [
        (Account::Labour, labour),
        (Account::InCgst, taxes.cgst),
        (Account::InSgst, taxes.sgst),
        (Account::InIgst, taxes.igst),
        (Account::InGst, taxes.gst),
    ];
    let transfer = |(account, amount): (Account, Money)| {
        Transfer::of(Leg::of(account), Leg::with(Account::Ap, karigar), currency, amount.get())
    };
    debits.into_iter().filter_map(transfer).collect()
}

#[cfg(test)]
mod tests {
    use kernel::weight::Milligrams;
    use ledger::accounts::journal::journal_of;
    use proptest::prelude::*;

    use super::*;

    fn gold(net: i64, fineness: &str) -> MetalWeight {
        let fineness = Fineness::parse(fineness).expect("a fineness");
        MetalWeight { metal: Metal::Gold, net: Milligrams::new(net).expect("a weight"), fineness }
    }

    fn terms() -> BTreeMap<Fineness, Percent> {
        let percent = |text| Percent::parse(text).expect("a percentage");
        BTreeMap::from([(Fineness::parse("916").expect("a fineness"), percent("2"))])
    }

    fn money(minor: i64) -> Money {
        Money::new(minor).expect("an amount")
    }

    #[test]
    fn a_necklace_of_18_75_g_comes_back_with_its_wastage_and_its_labour() {
        let per_g = UnitPrice::parse("40000").ok();
        let piece =
            finish(&PieceBrought { weighed: gold(18_750, "916"), labour_per_g: per_g }, &terms()).unwrap();
        assert_eq!((piece.fine, piece.wastage, piece.labour), (17_175, 344, money(750_000)));
        let scrap = [(gold(5_894, "916"), 5_399)];
        let back = brought_back(&[piece], &scrap).unwrap();
        assert_eq!(back[&Metal::Gold], BroughtBack { fine: 22_574, wastage: 344 });
    }

    #[test]
    fn a_fineness_without_terms_and_scrap_have_no_wastage() {
        let piece =
            finish(&PieceBrought { weighed: gold(10_000, "750"), labour_per_g: None }, &terms()).unwrap();
        assert_eq!((piece.wastage, piece.labour), (0, Money::ZERO));
    }

    #[test]
    fn labour_is_taxed_piece_by_piece_and_owed_with_its_tax() {
        let five = Percent::parse("5").unwrap();
        let intra = LabourTax::India(five, PlaceOfSupply::Intra);
        let taxes = labour_tax([money(750_000)], intra).unwrap();
        assert_eq!((taxes.cgst, taxes.sgst, taxes.igst), (money(18_750), money(18_750), Money::ZERO));
        // Each half of a piece of 10.10 is 25.25 paise, so 25; of both together it would be 51.
        assert_eq!(labour_tax([money(1_010), money(1_010)], intra).unwrap().cgst, money(50));
        let inter = labour_tax([money(1_010)], LabourTax::India(five, PlaceOfSupply::Inter)).unwrap();
        assert_eq!((inter.igst, inter.total()), (money(51), Ok(money(51))));
        let owed = journal_of(&labour_transfers(money(750_000), &taxes, "k-suresh", "INR")).unwrap();
        let owed = owed.iter().find(|row| row.account == "AP").expect("a debt");
        assert_eq!((owed.amount, owed.party.as_deref()), (-787_500, Some("k-suresh")));
    }

    proptest! {
        #[test]
        fn the_debt_is_labour_and_tax_and_nothing_else(
            labour in prop::collection::vec(0i64..10_000_000, 0..6), kind in 0u8..4
        ) {
            let percent = Percent::parse("18").unwrap();
            let tax = match kind {
                0 => LabourTax::None,
                1 => LabourTax::India(percent, PlaceOfSupply::Intra),
                2 => LabourTax::India(percent, PlaceOfSupply::Inter),
                _ => LabourTax::Gst(percent),
            };
            let amounts: Vec<Money> = labour.iter().map(|minor| money(*minor)).collect();
            let (all, taxes) = (Money::sum(amounts.clone()).unwrap(), labour_tax(amounts, tax).unwrap());
            prop_assert_eq!(taxes.cgst, taxes.sgst);
            let rows = journal_of(&labour_transfers(all, &taxes, "k", "INR")).unwrap();
            let owed: i64 = rows.iter().filter(|row| row.account == "AP").map(|row| row.amount).sum();
            prop_assert_eq!(-owed, all.get() + taxes.total().unwrap().get());
        }
    }
}
