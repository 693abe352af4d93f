//! A known browser signs in while a thousand addresses guess at its user's account.
//! Invariant: it is the served program itself, and the guesses continue all the time.

use crate::common::served;
use served::{Answer, Served, answer};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// Parallel guessers, and the pause of each between two guesses: ten guesses a second in all.
const GUESSERS: usize = 8;
const BETWEEN: Duration = Duration::from_millis(800);
const ADDRESSES: usize = 1000;
const SOON: Duration = Duration::from_secs(2);
/// The password that `signed_up` sets.
const RIGHT: &str = "a long arm and a true measure";

/// An open sign-in page: its token, and the cookies of its browser.
struct Page {
    token: String,
    cookies: String,
}

impl Page {
    fn open(served: &Served, known: &str) -> Page {
        let page = served.get("/sign-in", known).expect("the page");
        let token = page.text.split("name=\"_csrf\" value=\"").nth(1).and_then(|it| it.split('"').next());
        let own = page.all("set-cookie").into_iter().filter_map(|it| it.split(';').next());
        let cookies = own.chain([known]).collect::<Vec<_>>().join("; ");
        Page { token: token.expect("a token").to_owned(), cookies }
    }

    fn send(&self, served: &Served, agent: &ureq::Agent, from: &str, password: &str) -> Answer {
        let form = [("_csrf", self.token.as_str()), ("email", "asha@plain.example"), ("password", password)];
        let request = agent.post(served.url("/sign-in")).header("host", &served.host);
        let request = request.header("sec-fetch-site", "same-origin").header("cookie", &self.cookies);
        answer(request.header("x-forwarded-for", from).send_form(form).expect("an answer"))
    }
}

/// Starts to guess, each time from the next address. Returns the counters of the results.
fn guess(
    served: &Arc<Served>,
    stop: &Arc<AtomicBool>,
) -> (Vec<thread::JoinHandle<()>>, [Arc<AtomicUsize>; 2]) {
    let (next, counts) = (Arc::new(AtomicUsize::new(0)), [(); 2].map(|()| Arc::<AtomicUsize>::default()));
    let guesser = |_| {
        let (served, stop, next, counts) = (served.clone(), stop.clone(), next.clone(), counts.clone());
        thread::spawn(move || {
            let (page, agent) = (Page::open(&served, ""), served.agent());
            while !stop.load(Ordering::SeqCst) {
                let (n, began) = (next.fetch_add(1, Ordering::SeqCst), Instant::now());
                let from = format!("10.77.{}.{}", n % ADDRESSES / 250, n % 250 + 1);
                match page.send(&served, &agent, &from, &format!("guess number {n}")).status {
                    401 => counts[0].fetch_add(1, Ordering::SeqCst),
                    429 => counts[1].fetch_add(1, Ordering::SeqCst),
                    other => panic!("a guess was answered {other}"),
                };
                thread::sleep(BETWEEN.saturating_sub(began.elapsed()));
            }
        })
    };
    ((0..GUESSERS).map(guesser).collect(), counts)
}

/// A few tries here; `STEELYARD_KNOWN_TRIES=100` for all of them.
#[test]
fn a_known_browser_gets_in_within_two_seconds_while_a_thousand_addresses_guess() {
    let tries = std::env::var("STEELYARD_KNOWN_TRIES").ok().and_then(|it| it.parse().ok()).unwrap_or(8);
    // The proxy in front names each guesser's address.
    let served = Arc::new(Served::with(&["--backup", "off", "--proxy", "127.0.0.1"]));
    let cookies = served.signed_up();
    let device = cookies.split("; ").find(|it| it.starts_with("__Host-device=")).expect("a known browser");
    let (page, agent) = (Page::open(&served, device), served.agent());
    let stop = Arc::new(AtomicBool::new(false));
    let (guessers, [wrong, shut]) = guess(&served, &stop);
    // Waits until the account is delayed for everybody else.
    while shut.load(Ordering::SeqCst) < 10 {
        thread::sleep(Duration::from_millis(50));
    }
    let (began, mut slowest) = (Instant::now(), Duration::ZERO);
    for n in 0..tries {
        let asked = Instant::now();
        let got = page.send(&served, &agent, "192.0.2.9", RIGHT);
        slowest = slowest.max(asked.elapsed());
        assert_eq!(got.status, 303, "try {n} of {tries}: {}", got.text);
        assert!(got.all("set-cookie").iter().any(|it| it.starts_with("__Host-half=")), "try {n}");
    }
    let guessed = wrong.load(Ordering::SeqCst) + shut.load(Ordering::SeqCst);
    println!(
        "{tries} of {tries} in {:?}, the slowest {slowest:?}, {guessed} guesses meanwhile",
        began.elapsed()
    );
    stop.store(true, Ordering::SeqCst);
    guessers.into_iter().for_each(|it| it.join().expect("no panic"));
    assert!(slowest < SOON, "{slowest:?}");
    assert!(shut.load(Ordering::SeqCst) > wrong.load(Ordering::SeqCst), "guesses are slowed down");
}
