//! The amounts of a masked copy: money, weights and quantities.
//! Invariant: an invented amount has the sign of its original and one digit more, and nothing else follows
//! from the original; zero stays zero. Each is drawn by itself: who knows some originals learns no other one.
//! Within a row, what adds up still does, and what is never more than another figure still is not.

use super::columns::{AMOUNT_ENDS, AMOUNTS, BOUNDS, KEPT_FIGURES, KEPT_NUMBERS, SUMS};
use super::{Mask, Stream};
use database::classes::{Class, Column, Form};

/// The most digits of an invented amount: it is within `Money::LIMIT`, as its original.
const MOST_DIGITS: u32 = 15;

/// Whether a column holds amounts.
pub fn is_amount(column: &Column) -> bool {
    let name = (column.table, column.name);
    let is_figure = column.class <= Class::Business && column.form == Form::Clear;
    let is_named = AMOUNT_ENDS.iter().any(|end| column.name.ends_with(end)) || AMOUNTS.contains(&name);
    is_figure && is_named && !KEPT_FIGURES.contains(&name)
}

/// Whether the numbers of a member of JSON are amounts.
pub(super) fn is_amount_in_json(key: &str) -> bool {
    !KEPT_NUMBERS.contains(&key) && !key.ends_with("_days")
}

/// An invented amount.
pub(super) fn amount(original: i64, stream: &mut Stream) -> i64 {
    let Some(power) = original.unsigned_abs().checked_ilog10() else { return 0 };
    let least = 10_u64.pow((power + 1).min(MOST_DIGITS - 1));
    let drawn = least + stream.next_number() % (9 * least);
    // Only an original that has the most digits itself can be drawn.
    let drawn = if drawn == original.unsigned_abs() { drawn - 1 } else { drawn };
    let drawn = i64::try_from(drawn).unwrap_or(i64::MAX);
    if original < 0 { -drawn } else { drawn }
}

/// An invented amount in place of one that is written in text, such as `12.50`: each digit but zero is
/// another one.
pub(super) fn amount_in_text(original: &str, stream: &mut Stream) -> String {
    let digit = |c: char| match c {
        '1'..='9' => super::other(c as u8, b'1', 9, stream.next_byte()),
        c => c,
    };
    original.chars().map(digit).collect()
}

/// Whether a text is an amount.
pub(super) fn is_amount_text(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_digit() || "-.".contains(c))
}

impl Mask {
    /// The invented amounts of a row, in the order of its own: each with the name of its column.
    pub fn amounts(&self, table: &str, row: &str, originals: &[(&str, Option<i64>)]) -> Vec<Option<i64>> {
        let one = |(name, original): &(&str, Option<i64>)| {
            original.map(|it| amount(it, &mut self.stream(&format!("{table}.{name}"), row.as_bytes())))
        };
        let mut invented = originals.iter().map(one).collect::<Vec<_>>();
        for (_, less, more) in BOUNDS.iter().filter(|it| it.0 == table) {
            limit(originals, &mut invented, (*less, *more));
        }
        for (_, parts) in SUMS.iter().filter(|it| it.0 == table) {
            balance(originals, &mut invented, parts);
        }
        invented
    }
}

/// The place of a column, with its original.
fn find(originals: &[(&str, Option<i64>)], name: &str) -> Option<(usize, i64)> {
    let at = originals.iter().position(|it| it.0 == name)?;
    Some((at, originals[at].1?))
}

/// Lowers an invented amount to another one if its original is not more than that one's.
fn limit(originals: &[(&str, Option<i64>)], invented: &mut [Option<i64>], (less, more): (&str, &str)) {
    let (Some((less, low)), Some((more, high))) = (find(originals, less), find(originals, more)) else {
        return;
    };
    if low == high {
        invented[less] = invented[more];
    } else if low < high {
        invented[less] = invented[less].min(invented[more]);
    }
}

/// Makes invented amounts add up to nothing if their originals do: the one with the largest original follows
/// from the others.
fn balance(originals: &[(&str, Option<i64>)], invented: &mut [Option<i64>], parts: &[(&str, i64)]) {
    let found: Option<Vec<(usize, i64, i64)>> = parts
        .iter()
        .map(|(name, sign)| find(originals, name).map(|(at, original)| (at, *sign, original)))
        .collect();
    let Some(found) = found else { return };
    let of = |(_, sign, original): &(usize, i64, i64)| i128::from(*sign) * i128::from(*original);
    if found.iter().map(of).sum::<i128>() != 0 {
        return;
    }
    let largest = found.iter().map(|it| it.2.unsigned_abs()).max().unwrap_or(0);
    let Some(of) = found.iter().find(|it| it.2.unsigned_abs() == largest && largest > 0) else { return };
    loop {
        let others = found.iter().filter(|it| it.0 != of.0);
        let rest: i64 = others.map(|(at, sign, _)| sign * invented[*at].unwrap_or(0)).sum();
        let follows = -of.1 * rest;
        if follows != of.2 && follows != 0 {
            invented[of.0] = Some(follows);
            return;
        }
        // By chance it is the original, or nothing: one of the others becomes larger by one.
        let Some((at, ..)) = found.iter().find(|it| it.0 != of.0 && it.2 != 0) else { return };
        invented[*at] = invented[*at].map(|it| it + it.signum());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DOCUMENT: [&str; 4] = ["total_minor", "taxable_minor", "tax_minor", "round_off_minor"];

    fn document(mask: &Mask, row: &str, [taxable, tax, round_off]: [i64; 3]) -> Vec<i64> {
        let originals = [taxable + tax + round_off, taxable, tax, round_off];
        let named: Vec<_> = DOCUMENT.into_iter().zip(originals.map(Some)).collect();
        mask.amounts("ledger.document", row, &named).into_iter().flatten().collect()
    }

    fn any_amount() -> impl Strategy<Value = i64> {
        prop_oneof![Just(0), -99..99_i64, -1_000_000_000_000..1_000_000_000_000_i64]
    }

    #[test]
    fn amounts_of_another_row_or_another_copy_are_others_and_what_is_not_there_stays_so() {
        let (mask, other) = (Mask::new([7; 32]), Mask::new([8; 32]));
        let bill = [1_000_000, 30_000, -49];
        assert_eq!(document(&mask, "a", bill), document(&mask, "a", bill));
        assert_ne!(document(&mask, "a", bill), document(&mask, "b", bill));
        assert_ne!(document(&mask, "a", bill), document(&other, "a", bill));
        assert_eq!(mask.amounts("sell.article", "a", &[("cost_minor", None)]), [None]);
    }

    #[test]
    fn a_part_of_a_piece_is_never_more_than_the_piece_and_all_of_it_is_all_of_it() {
        for seed in 0..50 {
            let mask = Mask::new([seed; 32]);
            let of = |net: i64| {
                mask.amounts("sell.job_item", "a", &[("net_mg", Some(net)), ("gross_mg", Some(9_000))])
            };
            let part = of(8_999);
            assert!(part[0] <= part[1] && part[0] >= Some(10_000), "{part:?}");
            let whole = of(9_000);
            assert_eq!(whole[0], whole[1]);
        }
    }

    #[test]
    fn an_amount_in_text_keeps_its_form_and_its_zeros() {
        let mut stream = Mask::new([7; 32]).stream("a", b"b");
        let said = amount_in_text("-120.50", &mut stream);
        assert!(is_amount_text(&said) && !is_amount_text("per_gram"), "{said}");
        let zeros: Vec<(usize, char)> = said.char_indices().filter(|(_, c)| "-.0".contains(*c)).collect();
        assert_eq!(zeros, [(0, '-'), (3, '0'), (4, '.'), (6, '0')]);
        assert!(
            said.chars().zip("-120.50".chars()).all(|(is, was)| is != was || "-.0".contains(was)),
            "{said}"
        );
    }

    proptest! {
        #[test]
        fn an_amount_is_never_its_original_and_keeps_its_sign(original in any::<i64>(), seed in any::<[u8; 32]>()) {
            let invented = amount(original, &mut Mask::new(seed).stream("a", b"b"));
            prop_assert_eq!(invented.signum(), original.signum());
            prop_assert!(invented != original || original == 0);
        }

        #[test]
        fn a_document_adds_up_and_none_of_its_amounts_is_its_own(
            parts in [any_amount(), any_amount(), any_amount()],
            seed in any::<[u8; 32]>(),
        ) {
            let invented = document(&Mask::new(seed), "a", parts);
            prop_assert_eq!(invented[0], invented[1] + invented[2] + invented[3]);
            let originals = [parts[0] + parts[1] + parts[2], parts[0], parts[1], parts[2]];
            for (is, was) in invented.iter().zip(originals) {
                prop_assert_eq!(*is == 0, was == 0);
                prop_assert!(*is != was || was == 0);
            }
        }

        #[test]
        fn metal_that_was_nowhere_made_or_lost_is_so_in_the_copy(
            moved in [any_amount(), any_amount(), any_amount(), any_amount()],
            seed in any::<[u8; 32]>(),
        ) {
            let names = ["custody_mg", "karigar_mg", "stock_mg", "elsewhere_mg", "owed_mg"];
            let originals: Vec<i64> = moved.into_iter().chain([moved.iter().sum()]).collect();
            let named: Vec<_> = names.into_iter().zip(originals.iter().map(|it| Some(*it))).collect();
            let invented = Mask::new(seed).amounts("sell.job_metal", "a", &named);
            let invented: Vec<i64> = invented.into_iter().flatten().collect();
            prop_assert_eq!(invented[..4].iter().sum::<i64>(), invented[4]);
            prop_assert!(invented.iter().zip(&originals).all(|(is, was)| is != was || *was == 0));
        }
    }
}
