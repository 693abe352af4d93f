//! Guessing at an account: which guesses are stopped, who is not locked out, and what the account's owner
//! learns.
//! Invariant: an attacker can neither use up a warning nor keep a person from their own account.

mod ground;

use crate::browser::SECRET;
use ground::{Ground, seconds};
use identity::sessions::Proven;
use identity::sessions::opening::open_all;
use jiff::SignedDuration;
use platform::call::Call;

const ASHA: &str = "asha@shop.example";

#[tokio::test]
async fn a_known_browser_gets_in_while_others_guess_and_its_own_failures_are_limited() {
    let at = Ground::open(&[ASHA]).await;
    let browser = at.known_browser(ASHA).await;
    let known = |n: i64| Call { browser: Some(browser), ..at.call(n) };
    for n in 0..5 {
        assert_eq!(at.tries(&at.call(0), ASHA, "wrong").await, Err("sign_in_required".into()), "{n}");
    }
    let waits = || async { at.tries(&at.call(0), ASHA, SECRET).await };
    assert_eq!(waits().await, Err("rate_limited".into()), "the right password too, from elsewhere");
    assert_eq!(at.tries(&known(0), ASHA, SECRET).await, Ok(()), "and in a known browser it is in");
    assert_eq!(waits().await, Err("rate_limited".into()), "which forgives no guess");
    let false_browser = Call { browser: Some([9; 32]), ..at.call(0) };
    assert_eq!(
        at.tries(&false_browser, ASHA, SECRET).await,
        Err("rate_limited".into()),
        "one that claims to be known"
    );
    for n in 0..5 {
        assert_eq!(at.tries(&known(10), ASHA, "wrong").await, Err("sign_in_required".into()), "{n}");
    }
    assert_eq!(at.tries(&known(10), ASHA, SECRET).await, Err("rate_limited".into()), "its own failures");
    assert_eq!(at.tries(&known(70), ASHA, SECRET).await, Ok(()), "and a minute later it is in");
}

/// The call from this address.
fn by(call: Call, ip: &str) -> Call {
    Call { ip: Some(ip.into()), ..call }
}

#[tokio::test]
async fn who_comes_from_elsewhere_is_judged_while_a_few_networks_poll_an_account() {
    let at = Ground::open(&[ASHA]).await;
    let mut judged = 0;
    for n in 0..240 {
        let guess = by(at.call(n), &format!("203.0.113.{}", n % 4));
        judged += i64::from(at.tries(&guess, ASHA, "wrong").await == Err("sign_in_required".into()));
    }
    assert!((5..25).contains(&judged), "{judged} of 240 polls were judged");
    let elsewhere = |n: i64| by(at.call(n), "198.51.100.9");
    assert_eq!(at.tries(&elsewhere(240), ASHA, "lamp violin gravel").await, Err("sign_in_required".into()));
    assert_eq!(at.tries(&elsewhere(241), ASHA, SECRET).await, Ok(()), "at once, from an unknown browser");
}

#[tokio::test]
async fn however_many_networks_guess_at_an_account_a_bounded_number_is_judged() {
    let at = Ground::open(&[ASHA]).await;
    let mut judged = 0;
    for n in 0..300 {
        let guess = by(at.call(n / 5), &format!("203.0.{}.{}", n / 200, n % 200));
        judged += i64::from(at.tries(&guess, ASHA, "wrong").await == Err("sign_in_required".into()));
    }
    // Five free ones, twenty for new networks, and in a minute three more of these and the first of the
    // account's own.
    assert!((25..32).contains(&judged), "{judged} of 300 networks in a minute");
    assert_eq!(
        at.tries(&by(at.call(140), "198.51.100.9"), ASHA, SECRET).await,
        Ok(()),
        "and it is open again"
    );
}

#[tokio::test]
async fn many_lines_of_one_ipv6_network_are_shut_together() {
    let at = Ground::open(&[ASHA]).await;
    let mut judged = 0;
    for n in 0..200_i64 {
        let line = by(at.call(n), &format!("2001:db8:77:{n:x}::1"));
        let address = format!("nobody{}@elsewhere.example", n % 60);
        judged += i64::from(at.tries(&line, &address, "wrong").await == Err("sign_in_required".into()));
    }
    assert_eq!(judged, 160, "of 200 lines of one /48");
    assert_eq!(at.tries(&by(at.call(201), "2001:db8:78::1"), ASHA, SECRET).await, Ok(()), "another is open");
}

/// A person who prepared an account still signs in by its address after the reader of the address has proved it.
#[tokio::test]
async fn a_former_claimants_right_password_forgives_no_guess_at_the_holders() {
    let at = Ground::open(&[ASHA]).await;
    let (theirs, holders) = (SECRET, "lamp violin gravel monsoon");
    at.reads_their_mail(ASHA, holders).await;
    let mut told = Vec::new();
    for n in 0..48 {
        for secret in ["wrong", "wrong again", "wrong once more", "and again", theirs] {
            told.push(at.tries(&at.call(1000 + n), ASHA, secret).await);
        }
    }
    let wrong = told.iter().filter(|it| **it == Err("sign_in_required".into())).count();
    assert!(wrong <= 10, "{wrong} guesses were judged in 48 seconds");
    assert!(told.contains(&Ok(())), "they are in by their own password");
    let at = Ground::open(&[ASHA]).await;
    at.reads_their_mail(ASHA, holders).await;
    for n in 0..10 {
        let tried = at.tries(&at.call(1000 + n * 130), ASHA, "wrong").await;
        assert_eq!(tried, Err("sign_in_required".into()), "{n}");
        assert_eq!(at.tries(&at.call(1065 + n * 130), ASHA, theirs).await, Ok(()), "{n}");
    }
    at.settled().await;
    assert!(!at.mails(ASHA, "burst").await.is_empty(), "the holder is warned of ten guesses");
}

#[tokio::test]
async fn what_strangers_have_mailed_takes_no_room_from_a_reset_and_there_is_always_a_link_that_works() {
    let at = Ground::open(&[ASHA]).await;
    at.prove(ASHA).await;
    for n in 0..12 {
        at.asks_to_open(&by(at.call(n * 70), "203.0.113.5"), ASHA).await;
    }
    at.settled().await;
    assert_eq!(at.mails(ASHA, "sign_up").await.len(), 10, "of twelve asked for");
    let began = 12 * 70;
    at.asks_for_reset(&by(at.call(began), "198.51.100.9"), ASHA).await;
    assert_eq!(at.mails(ASHA, "reset").await.len(), 1);
    // A stranger continues asking for two hours.
    for n in 1..30 {
        let now = at.call(began + n * 240);
        at.asks_for_reset(&by(now.clone(), &format!("203.0.113.{n}")), ASHA).await;
        assert_eq!(at.opens(&now, &at.newest_link(ASHA).await).await, Ok(()), "{n}: the newest link works");
    }
    let mails = at.mails(ASHA, "reset").await.len();
    assert!((7..=24).contains(&mails), "{mails} mails in two hours");
}

#[tokio::test]
async fn a_refused_try_keeps_no_row_and_what_counts_no_more_goes() {
    let at = Ground::open(&[ASHA]).await;
    shut_a_line(&at).await;
    let before = at.attempts().await;
    for n in 0..20 {
        let from = Call { ip: Some("2001:db8:7:7::ffff".into()), ..at.call(40) };
        let address = format!("another{n}@elsewhere.example");
        assert_eq!(at.tries(&from, &address, "wrong").await, Err("rate_limited".into()), "{n}");
    }
    assert_eq!(at.attempts().await, before, "the line is shut: nothing new is kept");
    assert_eq!(at.tries(&at.call(15_000), ASHA, "wrong").await, Err("sign_in_required".into()));
    assert_eq!(
        at.attempts().await,
        (3, 1),
        "one account, one net and what it may try there, of this try alone"
    );
}

#[tokio::test]
async fn a_known_browser_gives_its_net_no_guess_back() {
    let at = Ground::open(&[ASHA]).await;
    let browser = at.known_browser(ASHA).await;
    assert!(at.tries(&at.call(0), ASHA, "wrong").await.is_err());
    let (_, guesses) = at.attempts().await;
    let known = Call { browser: Some(browser), ..at.call(1) };
    assert_eq!(at.tries(&known, ASHA, SECRET).await, Ok(()));
    assert_eq!((guesses, at.attempts().await.1), (1, 1));
}

#[tokio::test]
async fn a_known_browser_is_one_of_its_person_and_of_nobody_else() {
    let at = Ground::open(&[ASHA, "meera@shop.example"]).await;
    let meeras = at.known_browser("meera@shop.example").await;
    for _ in 0..5 {
        assert!(at.tries(&at.call(0), ASHA, "wrong").await.is_err());
    }
    let call = Call { browser: Some(meeras), ..at.call(0) };
    assert_eq!(at.tries(&call, ASHA, SECRET).await, Err("rate_limited".into()));
}

#[tokio::test]
async fn a_browser_that_is_new_to_its_person_gets_a_secret_that_no_person_chose() {
    let at = Ground::open(&["meera@shop.example"]).await;
    // Meera put the secret of her browser into Olive's.
    let meeras = at.known_browser("meera@shop.example").await;
    let call = Call { browser: Some(meeras), ..at.call(0) };
    let who = Proven { person: at.shop.person("olive"), name: "Olive".into(), second_factor: true };
    let opened = open_all(&at.shop.platform, &call, &who).await.expect("signed in");
    let secret = opened[0].browser.clone().expect("a new one");
    let known = "select secret_sha256 = sha256($1::text::bytea), count(*) from app.known_browser group by 1";
    let rows = at.past.query(known, &[&secret]).await.expect("rows");
    let rows: Vec<(bool, i64)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(rows, [(true, 2)], "both are known by the new one, and no person by the one that Meera knows");
}

/// Twenty wrong tries over seven accounts, from addresses of one line.
async fn shut_a_line(at: &Ground) {
    for n in 0..20_i64 {
        let from = Call { ip: Some(format!("2001:db8:7:7::{:x}", n + 1)), ..at.call(n * 2) };
        let address = format!("nobody{}@elsewhere.example", n % 7);
        assert_eq!(at.tries(&from, &address, "wrong").await, Err("sign_in_required".into()), "{n}");
    }
}

#[tokio::test]
async fn a_net_that_tried_many_accounts_is_shut_for_fifteen_minutes_however_it_goes_on() {
    let at = Ground::open(&[ASHA]).await;
    let browser = at.known_browser(ASHA).await;
    shut_a_line(&at).await;
    let from = |n: i64| Call { ip: Some("2001:db8:7:7::ffff".into()), ..at.call(n) };
    for n in [40, 60, 300, 600, 800, 937] {
        assert_eq!(at.tries(&from(n), ASHA, SECRET).await, Err("rate_limited".into()), "{n} s");
    }
    let elsewhere = Call { ip: Some("2001:db8:7:8::1".into()), ..at.call(60) };
    assert_eq!(at.tries(&elsewhere, ASHA, SECRET).await, Ok(()), "the next line is open");
    let known = Call { browser: Some(browser), ..from(60) };
    assert_eq!(at.tries(&known, ASHA, SECRET).await, Ok(()), "and a known browser within it");
    assert_eq!(at.tries(&from(940), ASHA, SECRET).await, Ok(()), "no longer than is stated");
}

#[tokio::test]
async fn when_the_clock_goes_back_no_wait_is_longer() {
    let at = Ground::open(&[ASHA]).await;
    for n in 0..5 {
        assert!(at.tries(&at.call(7200 + n), ASHA, "wrong").await.is_err());
    }
    // Two hours back: the noted times are ahead of the clock.
    assert_eq!(at.tries(&at.call(5), ASHA, SECRET).await, Err("rate_limited".into()));
    assert_eq!(at.tries(&at.call(7), ASHA, SECRET).await, Ok(()), "a second's wait is over after a second");
    shut_a_line(&at).await;
    let from = |n: i64| Call { ip: Some("2001:db8:7:7::ffff".into()), ..at.call(n) };
    assert_eq!(at.tries(&from(-7200), ASHA, SECRET).await, Err("rate_limited".into()));
    assert_eq!(at.tries(&from(-7200 + 905), ASHA, SECRET).await, Ok(()));
}

#[tokio::test]
async fn a_used_code_stays_used_when_the_clock_goes_back_and_others_are_taken() {
    let at = Ground::open(&[]).await;
    let key = at.armed(ASHA).await;
    let gives = async |given: i64, now: i64| at.gives(ASHA, &key.code_at(at.at(given)), now).await;
    assert_eq!(gives(0, 0).await, Ok(true));
    // The clock is a day ahead for a moment, and then right again.
    assert_eq!(gives(86_400, 86_400).await, Ok(true));
    assert_eq!(gives(0, 10).await, Err("step_up_required".into()), "used before, on the right clock");
    assert_eq!(gives(60, 60).await, Ok(true), "the clock that was ahead locks nobody out");
    assert_eq!(gives(60, 65).await, Err("step_up_required".into()), "once");
    assert_eq!(
        gives(86_400, 86_400).await,
        Err("step_up_required".into()),
        "and that one a day later neither"
    );
}

/// 100 bursts with `STEELYARD_BURSTS=100`; here more than the daily limit.
#[tokio::test]
async fn bursts_are_one_mail_a_day_and_use_up_no_notice_of_a_change() {
    let bursts = std::env::var("STEELYARD_BURSTS").ok().and_then(|it| it.parse().ok()).unwrap_or(13);
    let at = Ground::open(&[ASHA]).await;
    at.prove(ASHA).await;
    for n in 0..bursts {
        let now = at.call(n * 300);
        at.nine_failures(now.now).await;
        assert_eq!(at.tries(&now, ASHA, "wrong").await, Err("sign_in_required".into()), "{n}");
    }
    at.settled().await;
    let due = at.mails(ASHA, "burst").await;
    assert_eq!(due.len(), 2, "at once, and in a day: {due:?}");
    assert_eq!(due[1].duration_since(due[0]), SignedDuration::from_hours(24));
    let last = at.at(bursts * 300);
    for n in 0..5 {
        at.change_password(ASHA, &format!("lamp violin gravel monsoon {n}"), last + seconds(n)).await;
    }
    assert_eq!(at.mails(ASHA, "notice").await.len(), 5, "each change is told");
}

#[tokio::test]
async fn whose_hash_costs_too_much_is_answered_like_others_and_gets_a_few_links_a_day() {
    let at = Ground::open(&[]).await;
    let hash = "$2b$12$2eT0lKsGrz8XvnWLbUAdEegq0eqO6ZEWOAmhMCgcBVWmzmvicdhYe";
    at.bring(ASHA, hash).await;
    at.prove(ASHA).await;
    for n in 0..5 {
        let tried = at.tries(&at.call(n * 100), ASHA, "lamp violin gravel").await;
        assert_eq!(tried, Err("sign_in_required".into()), "{n}");
    }
    at.settled().await;
    assert_eq!(at.mails(ASHA, "choose_password").await.len(), 3);
    let link = at.newest_link(ASHA).await;
    assert!(link.starts_with("/reset/"), "{link}");
    at.choose(&link, "lamp violin gravel monsoon", at.at(500)).await;
    assert_eq!(at.tries(&at.call(1000), ASHA, "lamp violin gravel monsoon").await, Ok(()));
}

#[tokio::test]
async fn a_hundred_wrong_codes_ask_for_a_mailed_link_too() {
    let at = Ground::open(&[]).await;
    let key = at.armed(ASHA).await;
    at.prove(ASHA).await;
    assert_eq!(at.gives(ASHA, "000000", 0).await, Err("step_up_required".into()));
    at.wrong_codes(ASHA, 98).await;
    assert_eq!(at.gives(ASHA, &key.code_at(at.at(60)), 60).await, Ok(true), "99 are not many");
    at.wrong_codes(ASHA, 1).await;
    assert_eq!(at.gives(ASHA, &key.code_at(at.at(120)), 120).await, Ok(true), "no mail goes out here");
    at.shop.platform.mail.sends(true);
    assert_eq!(at.gives(ASHA, &key.code_at(at.at(180)), 180).await, Ok(false), "a link is asked for");
    assert_eq!(at.follow_last(ASHA, 200, false).await, Err("permission_denied".into()), "in another browser");
    assert_eq!(at.follow_last(ASHA, 210, true).await, Ok(()));
    assert_eq!(at.follow_last(ASHA, 220, true).await, Err("link_used".into()));
    let month = 31 * 86_400;
    assert_eq!(at.gives(ASHA, &key.code_at(at.at(month)), month).await, Ok(true), "a month later none is");
}

#[tokio::test]
async fn an_invitation_is_no_way_round_the_mailed_link() {
    let at = Ground::open(&[]).await;
    let key = at.armed(ASHA).await;
    at.prove(ASHA).await;
    at.wrong_codes(ASHA, 100).await;
    at.shop.platform.mail.sends(true);
    let given = at.gives_joining(ASHA, &key.code_at(at.at(60)), 60).await;
    assert_eq!((given, at.places(ASHA).await), (Ok(false), 1), "a link is asked for");
    assert_eq!(at.follow_last(ASHA, 70, false).await, Err("permission_denied".into()), "in another browser");
    assert_eq!(at.follow_last(ASHA, 80, true).await, Ok(()));
    assert_eq!(at.places(ASHA).await, 2, "and they have joined");
}
