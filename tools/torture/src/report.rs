//! The end of a run: its report, and the files it leaves.
//! Invariant: a failed run leaves its folder for inspection; a successful one leaves nothing.

use crate::book::Book;
use crate::census::Census;
use crate::judge::Fault;
use crate::server::Server;
use crate::worker::Ground;
use std::collections::BTreeSet;

/// The number of faults printed; the rest is only counted.
const SHOWN: usize = 20;

/// Prints the faults. True: there were none.
pub fn verdict(book: &Book, of: usize) -> bool {
    let faults = book.faults();
    for fault in faults.iter().take(SHOWN) {
        println!(
            "violated: {}{}",
            fault.mark.as_ref().map(|mark| format!("{mark} ")).unwrap_or_default(),
            fault.words
        );
    }
    println!("violations: {} of {}", violations(&faults), grouped(of));
    faults.is_empty()
}

/// Counts the calls with a fault, and each fault that belongs to no call.
fn violations(faults: &[Fault]) -> usize {
    let marks: BTreeSet<&String> = faults.iter().filter_map(|fault| fault.mark.as_ref()).collect();
    marks.len() + faults.iter().filter(|fault| fault.mark.is_none()).count()
}

/// `1000` as `1,000`.
pub fn grouped(n: usize) -> String {
    match n / 1000 {
        0 => n.to_string(),
        thousands => format!("{},{:03}", grouped(thousands), n % 1000),
    }
}

/// Transactions that nobody continues; each is a fault.
pub fn left_open(census: &Census, server: &Server, ground: &Ground) -> Result<i64, String> {
    let open = census.left_open(&server.database()?)?;
    let fault = Fault { mark: None, words: format!("{open} transactions are left open") };
    ground.book.blame((open != 0).then_some(fault));
    Ok(open)
}

/// Stops the server. Removes its folder if all held, and names it otherwise.
pub fn put_away(server: Server, held: Result<bool, String>) -> Result<bool, String> {
    if held == Ok(true) {
        server.remove();
    } else {
        println!("its folder is left: {}", server.folder().display());
    }
    held
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_counts_once_however_much_is_wrong_with_it() {
        let general = Fault { mark: None, words: "w".into() };
        let faults = [Fault::of("a", "x"), Fault::of("a", "y"), Fault::of("b", "x"), general];
        assert_eq!(violations(&faults), 3);
        assert_eq!(violations(&[]), 0);
    }

    #[test]
    fn thousands_are_grouped() {
        for (n, text) in [(0, "0"), (999, "999"), (1000, "1,000"), (1_234_007, "1,234,007")] {
            assert_eq!(grouped(n), text);
        }
    }
}
