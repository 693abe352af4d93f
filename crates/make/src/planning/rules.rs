//! Which batches cover a shortage: whole batches, early enough to be of age, none where one is on its way.
//! Invariant: the proposed batches and those on their way cover every day that is short. A batch serves no
//! day before it is of age or after its last day.

use std::collections::BTreeSet;

use jiff::{Span, ToSpan};
use kernel::day::Day;

use crate::batches::rules::BatchState;

/// The shortage of a day, in millionths of the item's unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Short {
    pub day: Day,
    pub quantity: i64,
}

/// What a recipe makes of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Makes {
    /// One batch, in millionths of the item's unit.
    pub quantity: i64,
    /// The days from the making until it may be sold.
    pub age: i32,
    /// The days from the making until its last day.
    pub keeps: Option<i32>,
}

/// A batch that is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coming {
    /// The first day that it may be sold on.
    pub from: Day,
    /// Its last day.
    pub until: Option<Day>,
    pub quantity: i64,
}

/// A batch to make.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedBatch {
    /// The day it is made.
    pub day: Day,
    /// The days that it serves.
    pub for_days: BTreeSet<Day>,
    /// Whether it is of age only after the first of them.
    pub is_late: bool,
}

/// A source of goods while days are served: a batch on its way, or a proposed one by its place.
struct Source {
    coming: Coming,
    proposed: Option<usize>,
}

/// The most batches that are proposed of one item.
const MOST: usize = 200;

/// The batches that cover what is short. `today` is the first day that anything can be made on.
pub fn propose(short: &[Short], makes: Makes, coming: &[Coming], today: Day) -> Vec<ProposedBatch> {
    let mut in_order = short.to_vec();
    in_order.sort_unstable_by_key(|it| it.day);
    let known = coming.iter().map(|it| Source { coming: *it, proposed: None });
    let mut sources: Vec<Source> = known.collect();
    let mut proposed: Vec<ProposedBatch> = Vec::new();
    for Short { day, quantity } in in_order {
        let mut open = quantity - draw(&mut sources, &mut proposed, day, quantity);
        while open > 0 && makes.quantity > 0 && proposed.len() < MOST {
            let batch = batch_for(day, makes, today);
            let from = days_after(batch.day, makes.age);
            let until = makes.keeps.map(|keeps| days_after(batch.day, keeps));
            let drawn = open.min(makes.quantity);
            let left = Coming { from, until, quantity: makes.quantity - drawn };
            sources.push(Source { coming: left, proposed: Some(proposed.len()) });
            proposed.push(batch);
            open -= drawn;
        }
    }
    proposed
}

/// A batch for a day: made so many days before that it is of age, and never before today.
fn batch_for(day: Day, makes: Makes, today: Day) -> ProposedBatch {
    let wanted = day.saturating_sub(makes.age.days());
    ProposedBatch { day: wanted.max(today), for_days: BTreeSet::from([day]), is_late: wanted < today }
}

/// The day on which a batch is made: one that is not completed is made today at the earliest, and one that has
/// started today, whatever its plan says.
pub fn made_on(state: BatchState, completed: Option<Day>, planned: Option<Day>, today: Day) -> Day {
    let begins = match state {
        BatchState::Planned | BatchState::Ready => planned.map_or(today, |day| day.max(today)),
        _ => today,
    };
    completed.unwrap_or(begins)
}

/// So many days after a day. A number from an old system may be larger than a calendar: then its last day.
pub fn days_after(day: Day, days: i32) -> Day {
    Span::new().try_days(days).map_or(Day::MAX, |span| day.saturating_add(span))
}

/// Takes what the sources have for a day, the first to expire first.
fn draw(sources: &mut [Source], proposed: &mut [ProposedBatch], day: Day, wanted: i64) -> i64 {
    let mut open = wanted;
    sources.sort_by_key(|it| (it.coming.until.is_none(), it.coming.until, it.coming.from));
    for source in sources.iter_mut() {
        let serves = source.coming.from <= day && source.coming.until.is_none_or(|until| day <= until);
        let take = if serves { open.min(source.coming.quantity) } else { 0 };
        if take > 0 {
            source.coming.quantity -= take;
            open -= take;
            if let Some(batch) = source.proposed.and_then(|n| proposed.get_mut(n)) {
                batch.for_days.insert(day);
            }
        }
    }
    wanted - open
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Day = date(2026, 6, 7);

    fn short(day: Day, quantity: i64) -> Short {
        Short { day, quantity }
    }

    fn told(batches: &[ProposedBatch]) -> Vec<String> {
        let each = |it: &ProposedBatch| {
            let days: Vec<String> = it.for_days.iter().map(ToString::to_string).collect();
            format!("{} for {}{}", it.day, days.join(" "), if it.is_late { " late" } else { "" })
        };
        batches.iter().map(each).collect()
    }

    fn milk() -> Makes {
        Makes { quantity: 20, age: 0, keeps: Some(7) }
    }

    #[test]
    fn whole_batches_cover_what_is_short_and_what_is_left_serves_the_next_day() {
        let week = [short(date(2026, 6, 10), 3), short(date(2026, 6, 12), 18)];
        assert_eq!(
            told(&propose(&week, milk(), &[], TODAY)),
            ["2026-06-10 for 2026-06-10 2026-06-12", "2026-06-12 for 2026-06-12"]
        );
        let much = Makes { quantity: 50, ..milk() };
        assert_eq!(told(&propose(&week, much, &[], TODAY)), ["2026-06-10 for 2026-06-10 2026-06-12"]);
    }

    #[test]
    fn a_batch_is_made_early_enough_to_be_of_age_and_never_before_today() {
        let cheese = Makes { quantity: 20, age: 2, keeps: None };
        assert_eq!(
            told(&propose(&[short(date(2026, 6, 10), 1)], cheese, &[], TODAY)),
            ["2026-06-08 for 2026-06-10"]
        );
        assert_eq!(
            told(&propose(&[short(date(2026, 6, 8), 1)], cheese, &[], TODAY)),
            ["2026-06-07 for 2026-06-08 late"]
        );
    }

    #[test]
    fn what_is_on_its_way_is_not_proposed_again_unless_it_is_past_its_day_by_then() {
        let coming = Coming { from: date(2026, 6, 9), until: Some(date(2026, 6, 11)), quantity: 30 };
        let week = [short(date(2026, 6, 10), 5), short(date(2026, 6, 12), 5)];
        assert_eq!(told(&propose(&week, milk(), &[coming], TODAY)), ["2026-06-12 for 2026-06-12"]);
    }

    #[test]
    fn a_batch_whose_day_has_passed_is_made_today_at_the_earliest() {
        use BatchState::{Completed, Planned, Ready, Running, UnderReview};
        let (before, after) = (Some(date(2026, 6, 1)), Some(date(2026, 6, 9)));
        for (state, completed, planned, made) in [
            (Planned, None, before, TODAY),
            (Planned, None, None, TODAY),
            (Ready, None, after, date(2026, 6, 9)),
            (Running, None, before, TODAY),
            (Running, None, after, TODAY),
            (Completed, before, None, date(2026, 6, 1)),
            (UnderReview, before, after, date(2026, 6, 1)),
        ] {
            assert_eq!(made_on(state, completed, planned, TODAY), made, "{state}");
        }
    }

    #[test]
    fn an_age_that_no_calendar_holds_ends_at_its_last_day() {
        assert_eq!(days_after(TODAY, 2), date(2026, 6, 9));
        assert_eq!([days_after(TODAY, 7_000_000), days_after(TODAY, i32::MAX)], [Day::MAX; 2]);
    }

    #[test]
    fn nothing_short_proposes_nothing() {
        assert_eq!(propose(&[], milk(), &[], TODAY), vec![]);
        assert_eq!(propose(&[short(TODAY, 5)], Makes { quantity: 0, ..milk() }, &[], TODAY), vec![]);
    }

    proptest! {
        #[test]
        fn proposed_batches_cover_every_day_and_none_is_needless(
            wanted in prop::collection::btree_map(0i32..20, 1i64..60, 0..8), quantity in 5i64..40, age in 0i32..5, keeps in 5i32..15,
        ) {
            let week: Vec<Short> = wanted.iter().map(|(day, quantity)| short(TODAY.saturating_add(day.days()), *quantity)).collect();
            let makes = Makes { quantity, age, keeps: Some(keeps) };
            let batches = propose(&week, makes, &[], TODAY);
            let short: i64 = week.iter().map(|it| it.quantity).sum();
            prop_assert!(batches.len() as i64 * quantity >= short);
            for batch in &batches {
                let first = batch.for_days.first().expect("a batch serves a day");
                prop_assert!(batch.day >= TODAY);
                prop_assert_eq!(batch.is_late, batch.day.saturating_add(age.days()) > *first);
                let last = batch.for_days.last().expect("a batch serves a day");
                prop_assert!(*last <= batch.day.saturating_add(keeps.days()) || batch.is_late);
            }
        }
    }
}
