//! What the ageing room says of a lot: how much it lost, whether that is expected, whether a turn is late.
//! Invariant: a percentage is exact until `two_decimals` rounds it, once.

use jiff::Timestamp;
use kernel::day::Day;
use kernel::decimal::{Decimal, Percent};
use kernel::exact::Exact;
use kernel::words;
use std::collections::BTreeMap;

use super::schedule::{self, TurnPhase};
use crate::deviations::excursion::age::Age;
use crate::figures::rules::two_decimals;

words! {
    /// How far a lot is with its age, in the order of the ageing room.
    pub enum Ripeness {
        /// It is old enough.
        Ready = "ready",
        /// No age is asked for.
        Ageless = "ageless",
        /// It is not old enough yet.
        Ripening = "ripening",
        /// The clock of its age stands still until the next good reading.
        Paused = "paused",
        /// Its batch is not completed.
        BeingMade = "being_made",
    }
}

words! {
    /// What the last weighing says of the loss that was expected.
    pub enum LossState {
        /// Nothing is expected, or it was not weighed.
        Open = "open",
        /// It lost as much as expected.
        Within = "within",
        /// It lost less than expected.
        Less = "less",
        /// It lost more than expected.
        More = "more",
    }
}

/// A moment at which a lot or a piece moved, in millionths of its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub at: Timestamp,
    /// Whether it was weighed.
    pub is_weighing: bool,
    /// What came.
    pub came_e6: i64,
    /// What the weighing took off.
    pub lost_e6: i64,
    /// The quantity left at that moment.
    pub left_e6: i64,
}

/// The loss that a weighing is expected to find, in percent of the weight before; both limits are inside.
pub type LossLimits = (Percent, Percent);

/// The weights of a lot or a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    /// What came.
    pub came_e6: i64,
    /// What all weighings took off.
    pub lost_e6: i64,
    /// The quantity left now.
    pub left_e6: i64,
    /// What all weighings took off, in percent of its own weight; None where there never was anything.
    pub loss_percent: Option<Decimal>,
    /// What the last weighing says.
    pub state: LossState,
}

impl Weights {
    /// The weights after these moments, in order of time.
    pub fn of(moments: &[Moment], limits: Option<LossLimits>) -> Weights {
        let sum = |of: fn(&Moment) -> i64| moments.iter().map(of).fold(0, i64::saturating_add);
        let last = moments.iter().rev().find(|it| it.is_weighing);
        Weights {
            came_e6: sum(|it| it.came_e6),
            lost_e6: sum(|it| it.lost_e6),
            left_e6: moments.last().map_or(0, |it| it.left_e6),
            loss_percent: loss_percent(moments.iter().map(|it| (None, it.left_e6, it.lost_e6))),
            state: last.map_or(LossState::Open, |it| judge(it, limits)),
        }
    }

    /// The weights of the parts of a lot that are in stock, with the loss of all its parts. The state is the one
    /// that most needs a look.
    pub fn together(parts: &[(Option<i64>, Vec<Moment>)], limits: Option<LossLimits>) -> Weights {
        let of_parts = parts.iter().map(|(_, moments)| Weights::of(moments, limits));
        let there: Vec<Weights> = of_parts.filter(|weights| weights.left_e6 > 0).collect();
        let sum = |of: fn(&Weights) -> i64| there.iter().map(of).fold(0, i64::saturating_add);
        let of_part = |(part, moments): &(Option<i64>, Vec<Moment>)| {
            moments.iter().map(|it| (*part, it.left_e6, it.lost_e6)).collect::<Vec<_>>()
        };
        Weights {
            came_e6: sum(|it| it.came_e6),
            lost_e6: sum(|it| it.lost_e6),
            left_e6: sum(|it| it.left_e6),
            loss_percent: loss_percent(parts.iter().flat_map(of_part)),
            state: there.iter().map(|it| it.state).max().unwrap_or(LossState::Open),
        }
    }
}

/// What weighings took off goods, in percent of their own weight when they were made. Goods that come or go
/// change nothing. None where there never was anything.
fn loss_percent(moments: impl Iterator<Item = PartMoment>) -> Option<Decimal> {
    let moments: Vec<PartMoment> = moments.collect();
    let was_there = moments.iter().any(|(_, left_e6, lost_e6)| *left_e6 > 0 || *lost_e6 > 0);
    let share = shares(&moments).last().copied().filter(|_| was_there)?;
    let lost = Exact::from(WHOLE - share).checked_div(&Exact::from(WHOLE))?;
    two_decimals(&percent(lost))
}

/// The share that was lost of what would be there without the loss.
pub fn loss(lost_e6: i64, left_e6: i64) -> Option<Exact> {
    let whole = Exact::from(lost_e6) + Exact::from(left_e6);
    Exact::from(lost_e6).checked_div(&whole)
}

/// A share in percent.
pub fn percent(fraction: Exact) -> Exact {
    fraction * Exact::from(100)
}

/// One, as a share that many weighings round.
const WHOLE: i64 = 1_000_000_000_000;
/// A millionth, in the same measure.
const MILLIONTH: i64 = 1_000_000;

/// The part that a moment is about, the quantity left of that, and the loss that a weighing found.
pub type PartMoment = (Option<i64>, i64, i64);

/// The share that weighings alone left of goods at each moment, in millionths of their own weight.
pub fn shares_left(moments: &[PartMoment]) -> Vec<i64> {
    shares(moments).into_iter().map(|share| (share + MILLIONTH / 2) / MILLIONTH).collect()
}

/// The same as shares of [`WHOLE`]. The moments of each part are in order of time. Each part counts with its
/// own weight: the most of it that there was at once, for a piece its weight when it was made. A weighing takes
/// its share of the stock of its part, so that goods that come or go change nothing. A part that left stays as
/// its last weighing found it: what left is no loss, and the parts that are left count for no more.
fn shares(moments: &[PartMoment]) -> Vec<i64> {
    let mut parts: BTreeMap<Option<i64>, (i128, i128)> = BTreeMap::new();
    for (part, left_e6, lost_e6) in moments {
        let (own, _) = parts.entry(*part).or_insert((0, i128::from(WHOLE)));
        *own = (*own).max(i128::from(*left_e6) + i128::from(*lost_e6));
    }
    let all: i128 = parts.values().map(|(own, _)| own).sum();
    let mut left_of_all = all * i128::from(WHOLE);
    let mut shares = Vec::with_capacity(moments.len());
    for (part, left_e6, lost_e6) in moments {
        let (left, before) = (i128::from(*left_e6), i128::from(*left_e6) + i128::from(*lost_e6));
        if let Some((own, share)) = parts.get_mut(part).filter(|_| *lost_e6 > 0 && before > 0) {
            let now = (*share * left + before / 2) / before;
            left_of_all += *own * (now - *share);
            *share = now;
        }
        let share = if all > 0 { (left_of_all + all / 2) / all } else { i128::from(WHOLE) };
        shares.push(i64::try_from(share).unwrap_or(WHOLE));
    }
    shares
}

/// A weighing beside what was expected of it.
fn judge(weighing: &Moment, limits: Option<LossLimits>) -> LossState {
    let (Some((lower, upper)), Some(lost)) = (limits, loss(weighing.lost_e6, weighing.left_e6)) else {
        return LossState::Open;
    };
    if lost < lower.fraction() {
        LossState::Less
    } else if lost > upper.fraction() {
        LossState::More
    } else {
        LossState::Within
    }
}

/// How far goods are with their age: of a batch that is completed, by its clock.
pub fn ripeness(age: Option<&Age>, is_paused: bool, is_completed: bool, minimum_days: i32) -> Ripeness {
    match age {
        _ if minimum_days <= 0 => Ripeness::Ageless,
        Some(age) if age.is_enough() => Ripeness::Ready,
        Some(_) if is_paused => Ripeness::Paused,
        None if !is_completed => Ripeness::BeingMade,
        _ => Ripeness::Ripening,
    }
}

/// The day of the next turn after one on this day: by the phases of a lot that was made then, or else after so
/// many days. None where nobody said when.
pub fn next_turn(
    made_on: Option<Day>,
    last: Day,
    again_days: Option<i32>,
    phases: &[TurnPhase],
) -> Option<Day> {
    if !phases.is_empty() {
        return schedule::next_turn(made_on.unwrap_or(last), Some(last), phases);
    }
    let every = u32::try_from(again_days?).ok()?;
    schedule::next_turn(last, Some(last), &[TurnPhase { days: 0, every }])
}

/// Phases as they are stored: their days, and the days between two turns of each.
pub fn phases(days: &[i32], every: &[i32]) -> Vec<TurnPhase> {
    let part =
        |(days, every): (&i32, &i32)| TurnPhase { days: days.unsigned_abs(), every: every.unsigned_abs() };
    days.iter().zip(every).map(part).collect()
}

/// For how many days a turn is late; zero for one that is not.
pub fn days_late(next: Option<Day>, today: Day) -> i64 {
    next.map_or(0, |next| i64::from((today - next).get_days()).max(0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn moment(is_weighing: bool, came_e6: i64, lost_e6: i64, left_e6: i64) -> Moment {
        Moment { at: Timestamp::UNIX_EPOCH, is_weighing, came_e6, lost_e6, left_e6 }
    }

    fn limits(lower: &str, upper: &str) -> Option<LossLimits> {
        Some((Percent::parse(lower).expect("a percentage"), Percent::parse(upper).expect("a percentage")))
    }

    fn day(text: &str) -> Day {
        text.parse().expect("a day")
    }

    #[test]
    fn a_wheel_lost_what_its_weighings_took_off() {
        let moments = [
            moment(false, 10_000_000, 0, 10_000_000),
            moment(true, 0, 200_000, 9_800_000),
            moment(true, 0, 300_000, 9_500_000),
        ];
        let weights = Weights::of(&moments, limits("1", "4"));
        assert_eq!((weights.came_e6, weights.lost_e6, weights.left_e6), (10_000_000, 500_000, 9_500_000));
        assert_eq!(weights.loss_percent.map(|it| it.to_string()).as_deref(), Some("5.00"));
        assert_eq!(weights.state, LossState::Within, "3.06 % of what it weighed before");
        assert_eq!(Weights::of(&[], None).loss_percent, None);
    }

    #[test]
    fn what_was_sold_is_no_loss() {
        let moments = [
            moment(false, 10_000_000, 0, 10_000_000),
            moment(false, 0, 0, 5_000_000),
            moment(true, 0, 100_000, 4_900_000),
            moment(false, 0, 0, 100_000),
            moment(false, 0, 0, 0),
        ];
        for (n, percent) in [(2, "0.00"), (3, "2.00"), (4, "2.00"), (5, "2.00")] {
            let weights = Weights::of(&moments[..n], limits("1", "4"));
            assert_eq!(weights.loss_percent.map(|it| it.to_string()).as_deref(), Some(percent), "{n}");
        }
        assert_eq!(Weights::of(&moments[..2], limits("1", "4")).state, LossState::Open);
    }

    #[test]
    fn the_last_weighing_is_judged_and_both_limits_are_inside() {
        for (lost, left, expected) in [
            (9, 991, LossState::Less),
            (10, 990, LossState::Within),
            (40, 960, LossState::Within),
            (41, 959, LossState::More),
        ] {
            let weights = Weights::of(&[moment(true, 0, lost, left)], limits("1", "4"));
            assert_eq!(weights.state, expected, "{lost} of 1000");
        }
        assert_eq!(Weights::of(&[moment(true, 0, 41, 959)], None).state, LossState::Open);
    }

    #[test]
    fn one_piece_that_lost_too_much_marks_the_lot() {
        let part =
            |piece, lost| (Some(piece), vec![moment(false, 100, 0, 100), moment(true, 0, lost, 100 - lost)]);
        let lot = Weights::together(&[part(1, 2), part(2, 9), part(3, 0)], limits("1", "4"));
        assert_eq!((lot.came_e6, lot.lost_e6, lot.left_e6, lot.state), (300, 11, 289, LossState::More));
    }

    #[test]
    fn a_piece_that_left_the_lot_takes_its_loss_along() {
        let later =
            |second, it: Moment| Moment { at: Timestamp::from_second(second).expect("a moment"), ..it };
        let sold = vec![
            moment(false, 100, 0, 100),
            later(1, moment(true, 0, 4, 96)),
            later(3, moment(false, 0, 0, 0)),
        ];
        let kept = vec![moment(false, 100, 0, 100), later(2, moment(true, 0, 4, 96))];
        let lot = Weights::together(&[(Some(1), sold), (Some(2), kept)], None);
        assert_eq!((lot.came_e6, lot.left_e6), (100, 96));
        assert_eq!(lot.loss_percent.map(|it| it.to_string()).as_deref(), Some("4.00"));
    }

    /// The moments of each piece at their seconds.
    type Pieces<'a> = &'a [&'a [(i64, Moment)]];

    /// The loss of a lot whose pieces each weigh 100, by the moments of each piece at their seconds.
    fn lost_of(pieces: Pieces) -> Option<String> {
        let at = |(second, it): &(i64, Moment)| Moment {
            at: Timestamp::from_second(*second).expect("a moment"),
            ..*it
        };
        let part = |(n, moments): (usize, &&[(i64, Moment)])| {
            let came = (0, moment(false, 100, 0, 100));
            let moments = std::iter::once(&came).chain(moments.iter()).map(at).collect::<Vec<_>>();
            (i64::try_from(n).ok(), moments)
        };
        let parts: Vec<_> = pieces.iter().enumerate().map(part).collect();
        Weights::together(&parts, None).loss_percent.map(|it| it.to_string())
    }

    #[test]
    fn the_loss_is_what_the_pieces_lost_of_their_weight_when_they_were_made() {
        let weighed = |second, lost, left| (second, moment(true, 0, lost, left));
        let gone = |second| (second, moment(false, 0, 0, 0));
        let cases: [(Pieces, &str); 7] = [
            // Sold one by one, each after its weighing: the pieces that are left count for no more.
            (&[&[weighed(1, 4, 96), gone(2)], &[weighed(3, 4, 96)]], "4.00"),
            (&[&[weighed(1, 4, 96), gone(2)], &[weighed(3, 4, 96), gone(4)]], "4.00"),
            (&[&[weighed(1, 4, 96), gone(2)], &[weighed(3, 8, 92), gone(4)], &[weighed(5, 6, 94)]], "6.00"),
            // A piece that was never weighed lost nothing that anybody knows of.
            (&[&[gone(1)], &[weighed(2, 4, 96)]], "2.00"),
            (&[&[], &[weighed(2, 4, 96)]], "2.00"),
            // A piece that came back is the piece that it was.
            (&[&[weighed(1, 4, 96), gone(2), (3, moment(false, 96, 0, 96))], &[weighed(4, 4, 96)]], "4.00"),
            // One lost 4 and was sold, the other lost 4 and then 6 more.
            (&[&[weighed(1, 4, 96), gone(2)], &[weighed(1, 4, 96), weighed(3, 6, 90)]], "7.00"),
        ];
        for (pieces, expected) in cases {
            assert_eq!(lost_of(pieces).as_deref(), Some(expected), "{pieces:?}");
        }
    }

    #[test]
    fn a_heavy_piece_counts_for_more_than_a_light_one() {
        let piece = |piece, made: i64, lost: i64| {
            (Some(piece), vec![moment(false, made, 0, made), moment(true, 0, lost, made - lost)])
        };
        let lot = Weights::together(&[piece(1, 900, 9), piece(2, 100, 11)], None);
        assert_eq!(lot.loss_percent.map(|it| it.to_string()).as_deref(), Some("2.00"));
    }

    #[test]
    fn goods_that_come_or_go_are_no_rise_and_no_loss() {
        let moments = [
            (Some(1), 10_000_000, 0),
            (Some(2), 5_000_000, 0),
            (Some(1), 8_000_000, 2_000_000),
            (Some(2), 0, 0),
            (Some(1), 6_000_000, 2_000_000),
        ];
        // Of 15 kg the first wheel lost 2, and 2 more after the second was sold.
        assert_eq!(shares_left(&moments), [1_000_000, 1_000_000, 866_667, 866_667, 733_333]);
        assert_eq!(shares_left(&[(None, 0, 0)]), [1_000_000]);
        assert_eq!(shares_left(&[(None, 0, 5)]), [0], "all of it is gone");
    }

    #[test]
    fn a_turn_is_late_from_the_day_after() {
        let next = next_turn(None, day("2026-11-20"), Some(7), &[]);
        assert_eq!(next, Some(day("2026-11-27")));
        let late = ["2026-11-26", "2026-11-27", "2026-11-30"].map(|today| days_late(next, day(today)));
        assert_eq!(late, [0, 0, 3]);
        let never = next_turn(None, day("2026-11-20"), None, &[]);
        assert_eq!((never, days_late(None, day("2026-11-20"))), (None, 0));
    }

    #[test]
    fn the_phases_of_a_lot_go_before_an_interval_and_begin_on_the_day_it_was_made() {
        let phases = phases(&[4, 30], &[1, 3]);
        let next = |last: &str| next_turn(Some(day("2026-11-18")), day(last), None, &phases);
        assert_eq!(next("2026-11-20"), Some(day("2026-11-21")));
        assert_eq!(next("2026-11-23"), Some(day("2026-11-26")));
        let unknown = next_turn(None, day("2026-11-23"), None, &phases);
        assert_eq!(unknown, Some(day("2026-11-24")), "nobody knows when it was made");
    }

    #[test]
    fn goods_are_ready_by_their_own_clock() {
        let age = |age_seconds| Age {
            age_seconds,
            required_seconds: 100,
            excluded_seconds: 0,
            not_before: Timestamp::UNIX_EPOCH,
        };
        assert_eq!(ripeness(Some(&age(100)), true, true, 1), Ripeness::Ready);
        assert_eq!(ripeness(Some(&age(99)), true, true, 1), Ripeness::Paused);
        assert_eq!(ripeness(Some(&age(99)), false, true, 1), Ripeness::Ripening);
        assert_eq!(ripeness(None, false, false, 1), Ripeness::BeingMade);
        assert_eq!(ripeness(None, false, true, 0), Ripeness::Ageless);
    }

    proptest! {
        #[test]
        fn pieces_weighed_one_by_one_lose_what_all_of_them_lose(
            weights in prop::collection::vec((1i64..9_000, 0i64..9_000), 1..9),
        ) {
            let part = |n: usize| i64::try_from(n).ok();
            let came = weights.iter().enumerate().map(|(n, it)| (part(n), it.0 + it.1, 0));
            let weighed = weights.iter().enumerate().map(|(n, it)| (part(n), it.0, it.1));
            let left: i64 = weights.iter().map(|it| it.0).sum();
            let all: i64 = weights.iter().map(|it| it.0 + it.1).sum();
            let shares = shares_left(&came.chain(weighed).collect::<Vec<_>>());
            prop_assert!(shares.is_sorted_by(|one, next| one >= next));
            prop_assert!((shares[shares.len() - 1] - left * 1_000_000 / all).abs() <= 1);
        }

        #[test]
        fn pieces_that_are_sold_after_their_weighing_change_no_loss(
            weights in prop::collection::vec((1i64..9_000, 0i64..9_000, any::<bool>()), 1..9),
        ) {
            let part = |n: usize| i64::try_from(n).ok();
            let came = weights.iter().enumerate().map(|(n, it)| (part(n), it.0 + it.1, 0));
            let of_each = |sells: bool| {
                let each = weights.iter().enumerate().flat_map(|(n, it)| {
                    let sold = (sells && it.2).then_some((part(n), 0, 0));
                    std::iter::once((part(n), it.0, it.1)).chain(sold).collect::<Vec<_>>()
                });
                shares_left(&came.clone().chain(each).collect::<Vec<_>>())
            };
            let (kept, sold) = (of_each(false), of_each(true));
            prop_assert!(sold.is_sorted_by(|one, next| one >= next));
            prop_assert_eq!(kept.last(), sold.last());
        }

        #[test]
        fn a_loss_is_between_nothing_and_all(lost in 0i64..1_000_000_000, left in 0i64..1_000_000_000) {
            let weights = Weights::of(&[moment(true, 0, lost, left)], None);
            if let Some(shown) = weights.loss_percent {
                prop_assert!(shown >= Decimal::from(0) && shown <= Decimal::from(100), "{shown}");
            }
        }
    }
}
