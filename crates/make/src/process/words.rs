//! Steps in words: how long one takes, and the figure it reaches.
//! Invariant: a time is said in the units that people use, and no second is lost.

use catalogue::{Phrase, say};
use kernel::decimal::SignedQuantity;
use ledger::stock::page::unit;

use crate::batches::page::point;
use crate::recipes::StepShown;

/// Seconds in words: "30 min", "1 h 30 min", "15 s".
pub(crate) fn duration(seconds: i64) -> Phrase {
    let parts = [(seconds / 3_600, "h"), (seconds / 60 % 60, "min"), (seconds % 60, "s")];
    let parts = parts.into_iter().filter(|(many, _)| *many > 0);
    let said: Vec<String> = parts.map(|(many, unit)| format!("{many}\u{a0}{unit}")).collect();
    Phrase::verbatim(said.join(" "))
}

/// A figure with its unit: "32 °C".
pub(crate) fn figure(value: SignedQuantity, code: &str) -> String {
    format!("{}\u{a0}{}", point::shown(value), unit(code))
}

/// What a step reaches and how long it takes, each as its own words.
pub(crate) fn aims(step: &StepShown) -> Vec<Phrase> {
    let target = step.target.zip(step.target_unit.as_deref());
    let target = target.map(|(value, code)| say!("to {figure}", figure = figure(value, code)));
    let timer = step.timer_s.map(|seconds| say!("for {time}", time = duration(seconds)));
    target.into_iter().chain(timer).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_said_as_people_say_it() {
        for (seconds, said) in [
            (15, "15\u{a0}s"),
            (1_800, "30\u{a0}min"),
            (5_400, "1\u{a0}h 30\u{a0}min"),
            (43_200, "12\u{a0}h"),
            (3_601, "1\u{a0}h 1\u{a0}s"),
        ] {
            assert_eq!(duration(seconds), said);
        }
    }

    #[test]
    fn a_step_says_what_it_reaches_and_how_long_it_takes() {
        let step = StepShown {
            step: 1,
            instruction: "Warm".into(),
            target: Some(SignedQuantity::from_stored(32_000_000)),
            target_unit: Some("Cel".into()),
            timer_s: Some(1_800),
            note: None,
            photo: None,
        };
        let said: Vec<String> = aims(&step).iter().map(Phrase::to_string).collect();
        assert_eq!(said, ["to 32\u{a0}°C", "for 30\u{a0}min"]);
        let bare = StepShown { target: None, timer_s: None, ..step };
        assert!(aims(&bare).is_empty());
    }
}
