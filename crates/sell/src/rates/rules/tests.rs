//! A day at the rate board: rates published, found, too old, too different, quoted and changed.

use super::*;

fn at(text: &str) -> Instant {
    kernel::day::parse_instant(text).unwrap()
}

fn gold(fineness: &str, side: Side) -> Quoted {
    Quoted { metal: Metal::Gold, fineness: Fineness::parse(fineness).unwrap(), side }
}

fn money(minor: i64) -> Money {
    Money::new(minor).unwrap()
}

fn per_mg(text: &str) -> PerMg {
    PerMg::parse(text).unwrap()
}

fn row(quoted: Quoted, rate: i64, effective_at: &str) -> RateRow {
    let effective_at = at(effective_at);
    RateRow { rate_id: Uuid::nil(), quoted, rate: money(rate), per_mg: per_mg("1000"), effective_at }
}

fn board() -> Vec<RateRow> {
    vec![
        row(gold("916", Side::Sell), 545_500, "2026-04-20T14:00:00+05:30"),
        row(gold("916", Side::Sell), 540_000, "2026-04-20T10:00:00+05:30"),
        row(gold("916", Side::Buy), 520_000, "2026-04-20T10:00:00+05:30"),
        row(gold("995", Side::Sell), 590_000, "2026-04-20T10:00:00+05:30"),
    ]
}

#[test]
fn a_rate_is_in_force_from_its_moment_until_the_next() {
    let board = board();
    let rate = |fineness: &str, side: Side, moment: &str| {
        let found = rate_in_force(&board, &gold(fineness, side), at(moment));
        found.map(|row| row.rate.get()).map_err(|refusal| refusal.code)
    };
    let table = [
        ("916", Side::Sell, "2026-04-20T13:59:59+05:30", Ok(540_000)),
        ("916", Side::Sell, "2026-04-20T14:00:00+05:30", Ok(545_500)),
        ("916", Side::Sell, "2026-04-20T09:59:59+05:30", Err(Code::RateMissing)),
        ("916", Side::Buy, "2026-04-20T14:00:00+05:30", Ok(520_000)),
        ("995", Side::Buy, "2026-04-20T14:00:00+05:30", Err(Code::RateMissing)),
        ("750", Side::Sell, "2026-04-20T14:00:00+05:30", Err(Code::RateMissing)),
    ];
    for (fineness, side, moment, expected) in table {
        assert_eq!(rate(fineness, side, moment), expected, "{fineness} {side:?} {moment}");
    }
}

#[test]
fn the_lock_of_an_earlier_quote_is_kept_while_it_lasts_and_never_past_that_of_a_new_one() {
    let new = QuoteLock::new(at("2026-04-20T10:00:00Z"), 30).unwrap();
    for (earlier, is_kept) in [
        ("2026-04-20T09:59:59Z", false),
        ("2026-04-20T10:00:00Z", true),
        ("2026-04-20T10:30:00Z", true),
        // The setting was longer when it was quoted.
        ("2026-04-20T10:30:01Z", false),
    ] {
        assert_eq!(new.kept(at(earlier)).is_some(), is_kept, "{earlier}");
    }
}

#[test]
fn a_rate_is_below_the_boards_for_the_same_weight_and_not_by_rounding() {
    let row = row(gold("916", Side::Sell), 540_000, "2026-04-20T10:00:00+05:30");
    for (rate, weight, below) in [
        (540_000, "1000", false),
        (539_999, "1000", true),
        (5_400_000, "10000", false),
        (5_399_999, "10000", true),
        (6_298_454, "11663.8038", true),
        (6_298_455, "11663.8038", false),
        (1, "1000", true),
    ] {
        assert_eq!(is_below(money(rate), per_mg(weight), &row), below, "{rate} for {weight}");
    }
}

#[test]
fn a_rate_is_good_for_its_hours_and_not_a_second_more() {
    let begun = at("2026-04-20T14:00:00+05:30");
    assert!(rate_is_fresh(begun, at("2026-04-21T14:00:00+05:30"), 24).is_ok());
    let refusal = rate_is_fresh(begun, at("2026-04-21T14:00:01+05:30"), 24).unwrap_err();
    assert_eq!((refusal.code, refusal.facts["age_seconds"].as_i64()), (Code::RateStale, Some(86_401)));
    assert!(rate_is_fresh(begun, at("2026-04-20T15:00:00+05:30"), 0).is_err());
}

#[test]
fn a_slipped_digit_on_the_board_must_be_meant() {
    let in_force = row(gold("916", Side::Sell), 545_500, "2026-04-20T14:00:00+05:30");
    let tenth = Percent::parse("10").unwrap();
    // (rate, for this many mg, change or none)
    let table = [
        (5_455_000, "1000", Some("900.00")),
        (600_050, "1000", None),
        (600_051, "1000", Some("10.00")),
        (490_950, "1000", None),
        (490_949, "1000", Some("-10.00")),
        (54_550, "1000", Some("-90.00")),
        (5_455_000, "10000", None),
        (6_362_700, "11663.8038", None),
        (545_500, "11663.8038", Some("-91.43")),
    ];
    for (rate, weight, change) in table {
        let judge = |confirmed| guard_jump(Some(&in_force), money(rate), per_mg(weight), tenth, confirmed);
        let told = judge(false).err().map(|refusal| {
            assert_eq!((refusal.code, refusal.faults[0].field.as_str()), (Code::RateJump, "rate_minor"));
            refusal.facts["change_percent"].as_str().unwrap().to_owned()
        });
        assert_eq!(told.as_deref(), change, "{rate} for {weight}");
        assert!(judge(true).is_ok());
    }
    assert!(guard_jump(None, money(1), per_mg("1000"), tenth, false).is_ok(), "the first rate is no jump");
}

#[test]
fn figures_at_the_limit_of_the_board_are_told_and_never_wrap() {
    let in_force = RateRow { rate: money(1), per_mg: PerMg::from_stored(PerMg::MAX), ..board().remove(0) };
    let least = PerMg::from_stored(PerMg::MIN);
    let refusal = guard_jump(Some(&in_force), money(Money::LIMIT), least, Percent::from_stored(0), false);
    assert!(matches!(refusal.unwrap_err().code, Code::RateJump | Code::NumberRange));
}

#[test]
fn a_rate_for_one_bill_needs_a_reason_and_a_manager() {
    let refused = |rate: i64, reason: Option<&str>| {
        let refusal = RateOverride::check(money(rate), reason).unwrap_err();
        (refusal.code, refusal.faults[0].field.clone())
    };
    assert_eq!(refused(0, Some("friend")), (Code::NumberRange, "rate_override_minor".to_owned()));
    assert_eq!(refused(500_000, None), (Code::FieldRequired, "reason".to_owned()));
    assert_eq!(refused(500_000, Some(" ")), (Code::FieldRequired, "reason".to_owned()));
    let set = RateOverride::check(money(500_000), Some("agreed at the fair")).unwrap();
    for role in Role::ALL.iter().copied() {
        let may = matches!(role, Role::Owner | Role::Admin | Role::Manager);
        assert_eq!(set.allowed(RoleSet::of(&[role])).is_ok(), may, "{role:?}");
    }
    let refusal = set.allowed(RoleSet::of(&[Role::Cashier, Role::Accountant])).unwrap_err();
    assert_eq!(
        (refusal.code, refusal.facts["needs_role"].as_str()),
        (Code::PermissionDenied, Some("Manager"))
    );
}

#[test]
fn a_rate_for_one_bill_replaces_the_price_and_keeps_the_weight() {
    let set = RateOverride::check(money(500_000), Some("agreed at the fair")).unwrap();
    let row = &board()[0];
    assert_eq!(set.over(row), RateUsed { rate_minor: money(500_000), ..row.used() });
    let (pure, standard) = (gold("995", Side::Sell), gold("916", Side::Sell));
    assert!(set.fits(&[standard, standard]).is_ok() && set.fits(&[]).is_ok());
    assert_eq!(set.fits(&[standard, standard, pure]).unwrap_err().code, Code::ValueUnknown);
}

#[test]
fn a_quote_holds_through_its_last_moment_and_then_only_if_nothing_moved() {
    let quoted_at = at("2026-04-20T13:45:00+05:30");
    let quote = QuoteLock::new(quoted_at, 30).unwrap();
    let (last, after) = (at("2026-04-20T14:15:00+05:30"), at("2026-04-20T14:15:01+05:30"));
    assert_eq!(quote.lock_until, last);
    assert_eq!((quote.priced_at(last), quote.priced_at(after)), (quoted_at, after));
    assert!(QuoteLock::keeps(money(100), money(100)).is_ok());
    let refusal = QuoteLock::keeps(money(100), money(200)).unwrap_err();
    assert_eq!(refusal.code, Code::RateChanged);
    assert_eq!(
        (refusal.facts["old_total_minor"].as_i64(), refusal.facts["new_total_minor"].as_i64()),
        (Some(100), Some(200))
    );
    assert_eq!(QuoteLock::new(Instant::MAX, 1), Err(Code::NumberRange));
}
