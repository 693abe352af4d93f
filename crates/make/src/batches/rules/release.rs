//! The release of a batch: all obstacles at once, the gravest first.
//! Invariant: only its own remedy removes an obstacle; no role, setting or field does (M17). A workspace of
//! one person may switch off only the four-eyes rule.

use jiff::tz::TimeZone;
use kernel::code::Code;
use kernel::id::UserId;
use kernel::refusal::{Refusal, Ruled};
use serde_json::{Map, Value};

use super::{BatchState, Verb};
use crate::deviations::excursion::age::Age;

/// The facts that a release depends on, as they are now.
#[derive(Clone, Debug)]
pub struct Review<'a> {
    /// The state of the batch.
    pub state: BatchState,
    /// Its deviations without a disposition (an age_pause needs none), by name.
    pub open_deviations: &'a [String],
    /// The open holds that reach the batch or any of its output lots, by name.
    pub holds: &'a [String],
    /// The required control points that lack a reading, by code.
    pub missing_readings: &'a [String],
    /// Its age; None if the recipe requires no age, or before completion, which the state shows.
    pub age: Option<Age>,
    /// The batches, by code, whose lots it consumed and that are not released.
    pub unreleased_parents: &'a [String],
    /// Whether inputs and outputs agree within the recipe's tolerance, or need not be compared.
    pub mass_is_balanced: bool,
    /// The people who did the work.
    pub eyes: FourEyes<'a>,
}

/// The four-eyes rule: whether a second person checks the work.
#[derive(Clone, Debug)]
pub struct FourEyes<'a> {
    /// The workspace's setting; switching it off requires a reason, which the record shows.
    pub demanded: bool,
    /// The user who releases.
    pub releaser: UserId,
    /// The users who recorded its failing readings.
    pub failing_recorded_by: &'a [UserId],
    /// The users who worked on it.
    pub operators: &'a [UserId],
}

impl FourEyes<'_> {
    fn are_two(&self) -> bool {
        let only_operator =
            !self.operators.is_empty() && self.operators.iter().all(|who| *who == self.releaser);
        !self.demanded || !only_operator && !self.failing_recorded_by.contains(&self.releaser)
    }
}

/// Released, or a refusal: its code is the gravest reason, `facts.reasons` names all in order, and each adds
/// its own facts (`deviations`, `holds`, `control_points`, `age_seconds`, `required_seconds`, `not_before`,
/// `not_before_local`, `parents`, `state`). For a batch in a final state, the state is the only reason.
/// `zone` is the workspace's, for `not_before` in local time.
pub fn judge(review: &Review<'_>, zone: &TimeZone) -> Ruled<BatchState> {
    let names = |name: &str, names: &[String]| (!names.is_empty()).then(|| facts([(name, names.into())]));
    let nothing = || facts([]);
    let state = Verb::Release.apply(review.state);
    if review.state.is_final() {
        // Nothing remedies a final state, so the refusal names no other reason.
        return state.map_err(|refusal| refusal.fact("reasons", [Code::BatchStateInvalid.as_str()]));
    }
    let reasons = [
        (Code::BatchOpenDeviation, names("deviations", review.open_deviations)),
        (Code::BatchLotHeld, names("holds", review.holds)),
        (Code::BatchMissingReading, names("control_points", review.missing_readings)),
        (Code::AgeMinimumNotMet, review.age.filter(|age| !age.is_enough()).map(|age| too_young(age, zone))),
        (Code::BatchParentNotReleased, names("parents", review.unreleased_parents)),
        (Code::MassBalanceExceeded, (!review.mass_is_balanced).then(nothing)),
        (Code::FourEyes, (!review.eyes.are_two()).then(nothing)),
        (Code::BatchStateInvalid, state.as_ref().err().map(|refusal| refusal.facts.clone())),
    ];
    let standing: Vec<(Code, Map<String, Value>)> =
        reasons.into_iter().filter_map(|(code, facts)| Some((code, facts?))).collect();
    let Some((gravest, _)) = standing.first() else { return state };
    let codes: Vec<&str> = standing.iter().map(|(code, _)| code.as_str()).collect();
    let refusal = Refusal::new(*gravest).fact("reasons", codes);
    let facts = standing.into_iter().flat_map(|(_, facts)| facts);
    Err(facts.fold(refusal, |refusal, (name, value)| refusal.fact(name, value)))
}

fn facts<const N: usize>(facts: [(&str, Value); N]) -> Map<String, Value> {
    facts.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

fn too_young(age: Age, zone: &TimeZone) -> Map<String, Value> {
    let local = age.not_before.to_zoned(zone.clone());
    facts([
        ("age_seconds", age.age_seconds.into()),
        ("required_seconds", age.required_seconds.into()),
        ("not_before", age.not_before.to_string().into()),
        ("not_before_local", local.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string().into()),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deviations::excursion::age::AgeClock;
    use kernel::day::Instant;
    use proptest::prelude::*;
    use serde_json::json;
    use uuid::Uuid;

    const QUINN: UserId = UserId::from_uuid(Uuid::from_u128(1));
    const MAX: UserId = UserId::from_uuid(Uuid::from_u128(2));
    const MIA: UserId = UserId::from_uuid(Uuid::from_u128(3));

    fn hobart() -> TimeZone {
        TimeZone::get("Australia/Hobart").expect("a zone")
    }

    fn complete<'a>() -> Review<'a> {
        Review {
            state: BatchState::UnderReview,
            open_deviations: &[],
            holds: &[],
            missing_readings: &[],
            age: None,
            unreleased_parents: &[],
            mass_is_balanced: true,
            eyes: FourEyes { demanded: true, releaser: QUINN, failing_recorded_by: &[], operators: &[MAX] },
        }
    }

    fn age(now: &str) -> Age {
        let at = |text: &str| text.parse::<Instant>().expect("an instant");
        let completed = at("2026-01-10T04:00:00Z");
        AgeClock { completed, minimum_age_days: 28, pauses: &[] }.read(at(now))
    }

    #[test]
    fn a_complete_record_is_released() {
        assert_eq!(judge(&complete(), &hobart()), Ok(BatchState::Released));
        let old_enough = Review { age: Some(age("2026-02-07T04:00:00Z")), ..complete() };
        assert_eq!(judge(&old_enough, &hobart()), Ok(BatchState::Released));
    }

    #[test]
    fn every_reason_is_said_and_the_gravest_is_the_code() {
        let [d1, h1, ph, p1] = ["M-1/D1", "H-1", "PH", "P-1"].map(|name| [name.to_owned()]);
        let worst = Review {
            state: BatchState::Held,
            open_deviations: &d1,
            holds: &h1,
            missing_readings: &ph,
            age: Some(age("2026-02-07T03:59:59Z")),
            unreleased_parents: &p1,
            mass_is_balanced: false,
            eyes: FourEyes { failing_recorded_by: &[QUINN], ..complete().eyes },
        };
        let refusal = judge(&worst, &hobart()).expect_err("all is wrong");
        assert_eq!(refusal.code, Code::BatchOpenDeviation);
        let expected = json!({
            "reasons": [
                "batch_open_deviation", "batch_lot_held", "batch_missing_reading", "age_minimum_not_met",
                "batch_parent_not_released", "mass_balance_exceeded", "four_eyes", "batch_state_invalid",
            ],
            "deviations": ["M-1/D1"],
            "holds": ["H-1"],
            "control_points": ["PH"],
            "age_seconds": 2_419_199,
            "required_seconds": 2_419_200,
            "not_before": "2026-02-07T04:00:00Z",
            "not_before_local": "2026-02-07T15:00:00+11:00",
            "parents": ["P-1"],
            "state": "Held",
        });
        assert_eq!(Value::Object(refusal.facts), expected);
    }

    #[test]
    fn a_held_batch_whose_deviations_are_disposed_is_in_the_wrong_state() {
        for state in BatchState::ALL.iter().copied().filter(|state| *state != BatchState::UnderReview) {
            let refusal = judge(&Review { state, ..complete() }, &hobart()).expect_err("wrong state");
            assert_eq!(refusal.code, Code::BatchStateInvalid, "{state}");
        }
    }

    #[test]
    fn four_eyes_are_two_people() {
        // who releases, who recorded failing readings, who worked
        for (releaser, failing, operators, expected) in [
            (QUINN, &[] as &[UserId], &[MAX] as &[UserId], true),
            (QUINN, &[], &[MAX, QUINN], true), // helped, but did not work alone
            (QUINN, &[], &[QUINN], false),     // its only operator
            (QUINN, &[], &[QUINN, QUINN], false),
            (QUINN, &[MAX], &[MAX, MIA], true),
            (QUINN, &[MAX, QUINN], &[MAX], false), // recorded a failing reading
            (QUINN, &[], &[], true),               // nobody worked on it here: it was imported
        ] {
            let eyes = FourEyes { demanded: true, releaser, failing_recorded_by: failing, operators };
            let judged = judge(&Review { eyes: eyes.clone(), ..complete() }, &hobart());
            assert_eq!(judged.is_ok(), expected, "{eyes:?}");
            let alone = FourEyes { demanded: false, ..eyes };
            assert!(judge(&Review { eyes: alone, ..complete() }, &hobart()).is_ok(), "switched off");
        }
    }

    proptest! {
        #[test]
        fn the_code_is_the_first_of_the_reasons_and_none_means_released(
            wrong in prop::array::uniform7(any::<bool>()), state in prop::sample::select(BatchState::ALL),
        ) {
            let name = ["X".to_owned()];
            let named = |at: usize| if wrong[at] { &name[..] } else { &[] };
            let review = Review {
                state,
                open_deviations: named(0),
                holds: named(1),
                missing_readings: named(2),
                age: wrong[3].then(|| age("2026-02-01T00:00:00Z")),
                unreleased_parents: named(4),
                mass_is_balanced: !wrong[5],
                eyes: FourEyes { failing_recorded_by: if wrong[6] { &[QUINN] } else { &[] }, ..complete().eyes },
            };
            let in_review = state == BatchState::UnderReview;
            match judge(&review, &hobart()) {
                Ok(released) => {
                    prop_assert_eq!(released, BatchState::Released);
                    prop_assert!(in_review && wrong == [false; 7]);
                }
                Err(refusal) => {
                    let reasons = refusal.facts["reasons"].as_array().expect("a list");
                    prop_assert_eq!(&reasons[0], refusal.code.as_str());
                    let count = match state.is_final() {
                        true => 1,
                        false => wrong.iter().filter(|wrong| **wrong).count() + usize::from(!in_review),
                    };
                    prop_assert_eq!(reasons.len(), count);
                    prop_assert_eq!(refusal.status(), 409);
                }
            }
        }
    }
}
