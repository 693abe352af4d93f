//! `steelyard-test-clock`: the program, and with `serve --test` a throw-away instance for tests, with fresh workspaces and a
//! clock that each call may set (tests/cases/README.md).
//! Invariant: the test clock is in this program alone. The library and the shipped program have no switch for it.

mod fingerprint;
mod installer;
mod workspaces;

use assurance::scheduler::FirstRound;
use axum::http::HeaderMap;
use kernel::day::parse_instant;
use platform::sign_up::Mode;
use std::ffi::OsString;
use std::process::ExitCode;
use steelyard::cli;
use steelyard::config::Config;
use steelyard::hooks::Hooks;
use web::asked::Hearsay;
use web::headers;
use web::registry::Registry;

/// The header that sets the clock of its call.
const CLOCK: &str = "steelyard-test-clock";
/// The header that stands for a second factor just given.
const STEP_UP: &str = "steelyard-test-step-up";

/// Tests compare and measure a throw-away instance: a test of its promises runs the checks itself.
const HOOKS: Hooks =
    Hooks { settle, register, hears, routes: workspaces::routes, listens: installer::write, looks: false };

fn main() -> ExitCode {
    let mut arguments: Vec<OsString> = std::env::args_os().collect();
    let hooks = if takes_test(&mut arguments) { &HOOKS } else { &Hooks::NONE };
    cli::main_with(arguments, hooks)
}

/// Whether `--test` follows `serve`. Takes it out, because the program itself does not know it.
fn takes_test(arguments: &mut Vec<OsString>) -> bool {
    let Some(serve) = arguments.iter().position(|it| it == "serve") else { return false };
    let Some(test) = arguments.iter().skip(serve).position(|it| it == "--test") else { return false };
    arguments.remove(serve + test);
    true
}

/// A test chooses what it is about; the rest is as a throw-away instance needs it.
fn settle(mut config: Config) -> Config {
    config.backup.on = config.backup.on.or(Some(false));
    // One address stands for a whole town, unless the test is about the limits themselves.
    config.edge.rates = config.edge.rates.or(Some(false));
    config.sign_up = config.sign_up.or(Some(Mode::Open));
    config.first_round = FirstRound::Off;
    config
}

fn register(registry: &mut Registry) {
    registry.query::<fingerprint::Fingerprint>();
}

/// Believes the headers of a test: the time of its call, and a fresh second factor.
fn hears(headers: &HeaderMap) -> Hearsay {
    Hearsay {
        now: headers::text(headers, CLOCK).and_then(|text| parse_instant(text).ok()),
        step_up: headers::text(headers, STEP_UP) == Some("fresh"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_who_serves_for_a_test_gets_the_clock() {
        let after = |line: &str| {
            let mut arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            let is_test = takes_test(&mut arguments);
            (is_test, arguments.join(&OsString::from(" ")).into_string().expect("text"))
        };
        let serves = (true, "p --log warn serve --listen a".to_owned());
        assert_eq!(after("p --log warn serve --test --listen a"), serves);
        assert_eq!(after("p --log warn serve --listen a --test"), serves);
        assert_eq!(after("p serve --listen a"), (false, "p serve --listen a".to_owned()));
        assert_eq!(after("p doctor --test"), (false, "p doctor --test".to_owned()));
    }
}
