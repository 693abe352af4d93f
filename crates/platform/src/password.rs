//! What a new password has to be: long, and not among what is tried first.
//! What must stay true: no rule about kinds of characters, no network, and a reason that helps to choose a better one.

use crate::session::unfit;
use kernel::refusal::Refusal;
use zxcvbn::{Score, zxcvbn};

/// Shortest and longest, in characters (promises.toml, password-strength).
const SHORTEST: usize = 12;
const LONGEST: usize = 128;
/// What lies behind this many characters is not looked at: a guesser never gets there.
const LOOKED_AT: usize = 60;
/// So many letters at least are none of the known words'.
const OWN: usize = 4;

/// Judges a new password. `known` is what a guesser knows: the person's name and address, the shop's. Errors: 422 at
/// `password`, in words that say what is wrong.
pub fn judge(secret: &str, known: &[&str]) -> Result<(), Refusal> {
    let length = secret.chars().count();
    if length < SHORTEST {
        let words = "Too short: at least 12 characters. Four words that do not belong together do well.";
        return Err(unfit("password", words));
    }
    if length > LONGEST {
        return Err(unfit("password", "Too long: at most 128 characters."));
    }
    if is_guessed_soon(secret, known) {
        let words = "Guessed too soon: it is a common one, or made of your name, the shop's or a year. Four words that \
                     do not belong together do well.";
        return Err(unfit("password", words));
    }
    Ok(())
}

/// Fewer than 10^8 tries for somebody who knows common passwords, words, dates, keyboards and the person; or nothing much
/// in it but what is known, figures and signs.
fn is_guessed_soon(secret: &str, known: &[&str]) -> bool {
    let start: String = secret.chars().take(LOOKED_AT).collect();
    let mut words: Vec<String> = known.iter().flat_map(|text| words_of(text)).collect();
    words.push("steelyard".to_owned());
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let all = letters(&start);
    let own = words.iter().fold(all.clone(), |left, word| left.replace(word.as_str(), ""));
    let inputs: Vec<&str> = words.iter().map(String::as_str).collect();
    (own != all && own.chars().count() < OWN) || zxcvbn(&start, &inputs).score() < Score::Three
}

/// A name's or address's words, and all of them in one.
fn words_of(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).map(letters);
    parts.chain([letters(text)]).filter(|word| word.chars().count() > 2).collect()
}

fn letters(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const KNOWN: [&str; 4] = ["Asha Rao", "asha@sona-rekha.example", "Sona Rekha", "sona-rekha"];

    #[test]
    fn what_is_tried_first_is_refused_with_a_reason() {
        for secret in [
            "Password1234",
            "passwordpassword",
            "            ",
            "qwertyuiop12",
            "123456789012",
            "aaaaaaaaaaaaaaaa",
            "iloveyou1234",
            "sona-rekha-2026",
            "SonaRekha2026",
            "asha.rao.2026",
            "steelyard2026",
            "letmein12345",
            "welcome12345",
            "abcdefghijkl",
            "short",
            "",
        ] {
            let refusal = judge(secret, &KNOWN).expect_err(secret);
            assert_eq!(refusal.faults[0].field, "password");
        }
    }

    #[test]
    fn phrases_and_what_a_manager_makes_are_taken() {
        for secret in [
            "correct horse battery staple",
            "lamp violin gravel monsoon",
            "Zx9#qLw2!vTr",
            "70415982660398251734",
            "käse über mond fahrrad",
            "सोना रेखा दुकान बादल पतंग",
            &"long enough to be looked at ".repeat(4),
        ] {
            assert!(judge(secret, &KNOWN).is_ok(), "{secret}");
        }
        assert!(judge(&"x y z ".repeat(30), &KNOWN).is_err(), "180 characters");
    }
}
