//! The rules of suppliers: when one is announced, used, reviewed and ended.
//! Invariant: none is used before the days of its notice are over, except in an emergency with its reason;
//! none is used at all without a contract as strict as ours and a review by a person.

use jiff::ToSpan;
use kernel::code::Code;
use kernel::day::{Day, Instant};
use kernel::refusal::{Fault, Refusal, Ruled};
use lifecycle::suppliers::gaps::{Gap, gaps};
use lifecycle::suppliers::hosts::adds;
use lifecycle::suppliers::{Contract, Profile, Review, Supplier, SupplierState};
use platform::input::unfit;

/// A review is good for this many days at most.
const REVIEW_DAYS: i64 = 365;

/// The remedy where a part of the notice would change.
const TOLD: &str = "The notice of every workspace says this. Propose another supplier for what is new.";
/// The same of its hosts, which the notice does not name.
const TOLD_HOSTS: &str = "Every workspace was told of the supplier with the hosts that it had then. Propose another supplier for new ones.";

/// What the rules look at before a supplier is used.
#[derive(Clone, Debug)]
pub(super) struct Gate<'a> {
    pub state: SupplierState,
    /// The moment from which it may be used; None: some workspace has no notice yet.
    pub opens_at: Option<Instant>,
    pub contract: Option<&'a Contract>,
    pub review: Option<Review>,
}

impl Gate<'_> {
    pub(super) fn of(supplier: &Supplier, state: SupplierState) -> Gate<'_> {
        Gate {
            state,
            opens_at: supplier.opens_at(),
            contract: supplier.contract.as_ref(),
            review: supplier.review,
        }
    }
}

/// Whether a supplier may be used now. Errors: 422 at `number`, before the end of the notice; at each part that
/// is missing.
pub(super) fn may_activate(gate: &Gate<'_>, is_emergency: bool, (now, today): (Instant, Day)) -> Ruled<()> {
    match gate.state {
        SupplierState::Active => return Err(unfit("number", "This supplier is in use.")),
        SupplierState::Ended => return Err(unfit("number", "This supplier ended.")),
        SupplierState::Proposed if !is_emergency => {
            return Err(unfit("number", "Announce the supplier first."));
        }
        SupplierState::Proposed | SupplierState::Announced => {}
    }
    let missing = gaps(gate.contract, gate.review, today);
    if !missing.is_empty() {
        let fault =
            |gap: Gap| Fault { message: gap.says.into(), ..Fault::new(gap.field, Code::ValueUnknown) };
        return Err(Refusal::invalid(missing.into_iter().map(fault).collect()));
    }
    match gate.opens_at {
        _ if is_emergency => Ok(()),
        Some(from) if now >= from => Ok(()),
        Some(_) => Err(unfit("number", "The days of the notice are not over.")),
        None => Err(unfit("number", "Not every workspace is told yet.")),
    }
}

/// Whether a supplier may be announced. Errors: 422 at `number`.
pub(super) fn may_announce(state: SupplierState) -> Ruled<()> {
    match state {
        SupplierState::Proposed => Ok(()),
        _ => Err(unfit("number", "This supplier was announced before.")),
    }
}

/// Whether something of a supplier may still change. Errors: 422 at `number`.
pub(super) fn is_open(state: SupplierState) -> Ruled<()> {
    match state {
        SupplierState::Ended => Err(unfit("number", "This supplier ended.")),
        _ => Ok(()),
    }
}

/// Whether the notice still says what the supplier does. What every workspace read there stays: anything else
/// is a supplier of its own, with a notice of its own. Hosts may go, and none may come: a notice that is over would
/// cover a company that no notice named. Errors: 422 at each part that would change.
pub(super) fn keeps_notice(state: SupplierState, was: &Profile, is: &Profile) -> Ruled<()> {
    if state == SupplierState::Proposed {
        return Ok(());
    }
    let parts = [
        ("purpose", was.purpose == is.purpose, TOLD),
        ("data_kinds", was.data_kinds == is.data_kinds, TOLD),
        ("region", was.region == is.region, TOLD),
        ("basis", was.basis == is.basis, TOLD),
        ("hosts", !adds(&was.hosts, &is.hosts), TOLD_HOSTS),
    ];
    let fault =
        |field, says: &'static str| Fault { message: says.into(), ..Fault::new(field, Code::ValueUnknown) };
    let changed: Vec<Fault> = parts
        .into_iter()
        .filter(|(_, is_kept, _)| !is_kept)
        .map(|(field, _, says)| fault(field, says))
        .collect();
    if changed.is_empty() { Ok(()) } else { Err(Refusal::invalid(changed)) }
}

/// Whether a contract has a date on which somebody can have signed it. Errors: `time_in_future` at
/// `contract_on`.
pub(super) fn is_signed(on: Day, today: Day) -> Ruled<()> {
    match on > today {
        true => Err(Refusal::new(Code::TimeInFuture).field("contract_on")),
        false => Ok(()),
    }
}

/// Whether the next review comes within a year. Errors: 422 at `review_due`.
pub(super) fn may_wait_until(today: Day, due: Day) -> Ruled<()> {
    match due > today && due <= today.saturating_add(REVIEW_DAYS.days()) {
        true => Ok(()),
        false => Err(unfit("review_due", "The next review is on a day within 365 days.")),
    }
}

/// A SHA-256 as 64 hexadecimal digits, in lower case. Errors: 422 at `contract_sha256`.
pub(super) fn sha256(typed: &str) -> Ruled<String> {
    let text = typed.to_ascii_lowercase();
    match text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()) {
        true => Ok(text),
        false => Err(unfit("contract_sha256", "A SHA-256 has 64 digits of 0 to 9 and a to f.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SupplierState::{Active, Announced, Ended, Proposed};
    use jiff::SignedDuration;
    use jiff::civil::date;
    use lifecycle::suppliers::Equivalence;
    use uuid::Uuid;

    const TODAY: Day = date(2026, 5, 20);
    const WHOLE: Equivalence =
        Equivalence { keeps_privacy: true, keeps_secrecy: true, tells_incidents: true, binds_others: true };

    fn now() -> Instant {
        "2026-05-20T05:00:00Z".parse().expect("a moment")
    }

    fn contract(equivalence: Equivalence) -> Contract {
        Contract { sha256: "a".repeat(64), on: date(2026, 4, 1), equivalence }
    }

    fn gate(state: SupplierState, contract: Option<&Contract>) -> Gate<'_> {
        let review = Review { by: Uuid::nil(), on: date(2026, 4, 1), due: date(2027, 4, 1) };
        Gate { state, opens_at: Some(now()), contract, review: Some(review) }
    }

    fn fields(told: Ruled<()>) -> Vec<String> {
        told.expect_err("refused").faults.into_iter().map(|fault| fault.field).collect()
    }

    #[test]
    fn a_supplier_is_used_at_the_end_of_its_notice_and_no_second_earlier() {
        let whole = contract(WHOLE);
        let ready = gate(Announced, Some(&whole));
        assert!(may_activate(&ready, false, (now(), TODAY)).is_ok());
        let early = now() - SignedDuration::from_secs(1);
        assert_eq!(fields(may_activate(&ready, false, (early, TODAY))), ["number"]);
        let untold = Gate { opens_at: None, ..ready.clone() };
        assert_eq!(fields(may_activate(&untold, false, (now(), TODAY))), ["number"]);
        assert!(may_activate(&untold, true, (now(), TODAY)).is_ok(), "an emergency");
        for state in [Active, Ended] {
            assert!(may_activate(&gate(state, Some(&whole)), true, (now(), TODAY)).is_err(), "{state}");
        }
        assert!(may_activate(&gate(Proposed, Some(&whole)), false, (now(), TODAY)).is_err());
    }

    #[test]
    fn each_missing_part_is_named_even_in_an_emergency() {
        let bare = Gate { review: None, ..gate(Announced, None) };
        for is_emergency in [false, true] {
            let told = may_activate(&bare, is_emergency, (now(), TODAY));
            assert_eq!(fields(told), ["contract_sha256", "review_due"]);
        }
        let weak = contract(Equivalence { keeps_secrecy: false, binds_others: false, ..WHOLE });
        let told = may_activate(&gate(Announced, Some(&weak)), false, (now(), TODAY));
        assert_eq!(fields(told), ["keeps_secrecy", "binds_others"]);
        let whole = contract(WHOLE);
        let late = gate(Announced, Some(&whole));
        assert_eq!(fields(may_activate(&late, false, (now(), date(2027, 4, 2)))), ["review_due"]);
    }

    #[test]
    fn what_every_workspace_was_told_of_a_supplier_stays() {
        let was = Profile {
            name: "Mail Co".into(),
            purpose: "Sends mail".into(),
            data_kinds: "Addresses".into(),
            region: "EU".into(),
            country: "IE".into(),
            basis: "Contract".into(),
            hosts: "smtp.mail.example".into(),
            certificates: None,
        };
        let moved = Profile { region: "US".into(), data_kinds: "All books".into(), ..was.clone() };
        for state in [Announced, Active] {
            assert_eq!(fields(keeps_notice(state, &was, &moved)), ["data_kinds", "region"], "{state}");
        }
        assert!(keeps_notice(Proposed, &was, &moved).is_ok());
        let host = Profile { hosts: "smtp.mail.example logs.other.example".into(), ..was.clone() };
        for state in [Announced, Active] {
            assert_eq!(fields(keeps_notice(state, &was, &host)), ["hosts"], "{state}");
        }
        assert!(keeps_notice(Proposed, &was, &host).is_ok());
        assert!(keeps_notice(Active, &host, &was).is_ok(), "a host may go");
    }

    #[test]
    fn a_contract_was_signed_before() {
        assert!(is_signed(TODAY, TODAY).is_ok());
        assert!(is_signed(TODAY.saturating_add(1.day()), TODAY).is_err());
    }

    #[test]
    fn a_review_comes_within_a_year() {
        for (due, is_fit) in
            [(TODAY, false), (date(2026, 5, 21), true), (date(2027, 5, 20), true), (date(2027, 5, 21), false)]
        {
            assert_eq!(may_wait_until(TODAY, due).is_ok(), is_fit, "{due}");
        }
    }

    #[test]
    fn a_digest_has_sixty_four_digits() {
        assert_eq!(sha256(&"AB".repeat(32)).expect("a digest"), "ab".repeat(32));
        assert!(sha256(&"ab".repeat(31)).is_err() && sha256(&"xy".repeat(32)).is_err());
    }
}
