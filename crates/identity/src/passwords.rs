//! Passwords: what a new one must be, and how it is stored.
//! Invariant: no rule asks for kinds of characters, and none uses the network; a refusal helps to choose a
//! better password. Only a slow hash is stored, and at most three are computed at the same time. A try costs
//! one hash of today's cost or less, whatever is stored for the account.

pub(crate) mod hashing;
pub mod probe_fixture;
pub mod reset;

use crate::passwords::hashing::{computed, computed_apart};
use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{PasswordHash, SaltString};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use identity_queries::identity as sql;
use kernel::day::Instant;
use kernel::refusal::Refusal;
use platform::error::{Error, Result};
use platform::input::unfit;
use queries::client::GenericClient;
use std::sync::LazyLock;
use zxcvbn::matching::patterns::{DictionaryPattern, MatchPattern};
use zxcvbn::{Score, zxcvbn};

/// Shortest and longest, in characters (promises.toml, password-strength).
const SHORTEST: usize = 12;
const LONGEST: usize = 128;
/// Characters after this many are not judged: a guesser never gets there.
const LOOKED_AT: usize = 60;
/// At least this many letters must not come from the known words.
const OWN: usize = 4;

/// The name of the lists and rules by which passwords are judged: it changes whenever they get stricter. The
/// strength of a password that other lists judged is unknown until it is typed again.
pub const LIST: &str = "zxcvbn 3.1.1, rules 1";

/// What OWASP calls its first choice: Argon2id with 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
/// The costs of hashes that a sign-in verifies: they take about as long as today's hash, so that the answer
/// keeps its time (`edge/pace.rs`) on a slow machine too. bcrypt up to this cost (about 0.1 s), Argon2 up to
/// this many KiB over all its passes.
const VERIFIED_BCRYPT: u32 = 10;
const VERIFIED_KIB: u32 = 48 * 1024;
/// bcrypt hashes of other systems are imported up to this cost. A person whose hash costs more than a sign-in
/// verifies chooses a new password by a mailed link.
const BCRYPT_COST: u32 = 14;
/// Argon2 hashes of other systems are imported up to this memory.
const MOST_KIB: u32 = 256 * 1024;
const MOST_PASSES: u32 = 8;
/// The stored value of an account that nobody can sign in to by password.
pub(super) const NONE: &str = "!";

/// Judges a new password. `known` is what a guesser knows: the person's name and address, the shop's. Errors: 422 at
/// `password`, in words that say what is wrong.
pub fn judge(secret: &str, known: &[&str]) -> std::result::Result<(), Refusal> {
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

/// How strong the password is that a person signs in with. Beside its slow hash nothing else of it is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PasswordStrength {
    /// It could be chosen today.
    Pass,
    /// It would be refused today: too short, or guessed soon.
    Weak,
    /// It is on the list of the most common ones, drawn from old breaches.
    Listed,
}

impl PasswordStrength {
    /// As it is kept.
    pub const fn as_str(self) -> &'static str {
        match self {
            PasswordStrength::Pass => "pass",
            PasswordStrength::Weak => "weak",
            PasswordStrength::Listed => "listed",
        }
    }

    /// The strength by the stored values; None, which means unknown, where other lists judged it.
    pub fn known(standing: Option<&str>, list: Option<&str>) -> Option<PasswordStrength> {
        let all = [PasswordStrength::Pass, PasswordStrength::Weak, PasswordStrength::Listed];
        let standing = standing.filter(|_| list == Some(LIST))?;
        all.into_iter().find(|it| it.as_str() == standing)
    }

    /// As it is stored, with the list that judged it.
    pub(super) fn kept(standing: Option<PasswordStrength>) -> (Option<&'static str>, Option<&'static str>) {
        (standing.map(PasswordStrength::as_str), standing.map(|_| LIST))
    }
}

/// How strong a password is, whatever the rules were when it was chosen. `known` is what a guesser knows.
pub fn strength_of(secret: &str, known: &[&str]) -> PasswordStrength {
    match () {
        () if is_listed(secret) => PasswordStrength::Listed,
        () if judge(secret, known).is_err() => PasswordStrength::Weak,
        () => PasswordStrength::Pass,
    }
}

/// Whether the whole password is one of the list of common passwords.
fn is_listed(secret: &str) -> bool {
    // No public path leads to the list's name; a pattern belongs to that list unless it says otherwise.
    let list = DictionaryPattern::default().dictionary_name;
    let start: String = secret.chars().take(LOOKED_AT).collect();
    match zxcvbn(&start, &[]).sequence() {
        [one] => matches!(&one.pattern, MatchPattern::Dictionary(word) if word.dictionary_name == list),
        _ => false,
    }
}

/// Refuses a new password that equals the present one. Errors: 422 at `password`.
pub(super) async fn differs(secret: &str, kept: &str) -> Result<()> {
    match matches(secret.to_owned(), Some(kept.to_owned())).await? {
        true => Err(unfit("password", "This is the password you have. Choose another one.").into()),
        false => Ok(()),
    }
}

/// Sets the entered person's password to one that was judged.
pub(super) async fn set(client: &impl GenericClient, secret: &str, now: Instant) -> Result<()> {
    let kept = hashed(secret.to_owned()).await?;
    keep(client, &kept, Some(PasswordStrength::Pass), now).await
}

/// Stores a hash as the entered person's, with how strong its password is.
pub(super) async fn keep(
    client: &impl GenericClient,
    hash: &str,
    judged: Option<PasswordStrength>,
    now: Instant,
) -> Result<()> {
    let (standing, list) = PasswordStrength::kept(judged);
    sql::set_my_password().bind(client, &hash, &standing, &list, &now).one().await?;
    Ok(())
}

/// Whether a guesser who knows common passwords, words, dates, keyboards and the person needs fewer than 10^8
/// tries; or the password has little in it besides known words, digits and signs.
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

/// The words of a name or address, and all of them as one.
fn words_of(text: &str) -> Vec<String> {
    let parts = text.split(|c: char| !c.is_alphanumeric()).map(letters);
    parts.chain([letters(text)]).filter(|word| word.chars().count() > 2).collect()
}

fn letters(text: &str) -> String {
    text.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect()
}

/// The hash that the password for an unknown address is compared with, so that it takes as
/// long as a wrong password.
static NOBODYS: LazyLock<String> = LazyLock::new(|| made("nobody").unwrap_or_default());

/// The slow hash of a password, to be stored. Errors: `Internal`; `Busy` where too many wait.
pub async fn hashed(password: String) -> Result<String> {
    computed(move || made(&password)).await?.map_err(Error::internal)
}

/// The hash under a fresh salt, as text to be stored.
fn made(password: &str) -> argon2::password_hash::Result<String> {
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(MEMORY_KIB, PASSES, 1, None)?);
    Ok(argon2.hash_password(password.as_bytes(), &SaltString::generate(&mut OsRng))?.to_string())
}

/// Whether a password is the stored one; where none is stored, it takes as long. Errors: as `first_match`.
pub(crate) async fn matches(password: String, kept: Option<String>) -> Result<bool> {
    Ok(first_match(password, kept.into_iter().collect(), false).await?.is_some())
}

/// Which of these hashes the password fits, all judged in one turn; where there are none, it takes as long as
/// one. A person who is known apart from guessers (`is_apart`) waits for none of them. Errors: as `hashed`.
pub(crate) async fn first_match(
    password: String,
    kept: Vec<String>,
    is_apart: bool,
) -> Result<Option<usize>> {
    let judge = move || {
        if kept.is_empty() {
            is_it(&password, &NOBODYS);
        }
        kept.iter().position(|kept| is_it(&password, kept))
    };
    if is_apart { computed_apart(judge).await } else { computed(judge).await }
}

fn is_it(password: &str, kept: &str) -> bool {
    verify(password, in_place_of(kept)) && is_verified(kept)
}

/// The hash that is computed: the one of nobody, where no sign-in verifies the stored one. So the time that
/// others wait shows nothing either.
fn in_place_of(kept: &str) -> &str {
    if is_verified(kept) { kept } else { &NOBODYS }
}

fn verify(password: &str, kept: &str) -> bool {
    if bcrypt_cost(kept).is_some() {
        return bcrypt::verify(password, kept).unwrap_or(false);
    }
    // The stored hash names its kind and cost.
    let verified = |hash: PasswordHash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok();
    PasswordHash::new(kept).is_ok_and(verified)
}

/// The cost of a bcrypt hash (`$2b$12$…`); None where it is no bcrypt hash.
fn bcrypt_cost(kept: &str) -> Option<u32> {
    let rest = ["$2a$", "$2b$", "$2y$"].iter().find_map(|kind| kept.strip_prefix(kind))?;
    rest.split_once('$').and_then(|(cost, _)| cost.parse().ok())
}

/// Whether a sign-in verifies a hash; false for text that is no hash.
fn is_verified(kept: &str) -> bool {
    if let Some(cost) = bcrypt_cost(kept) {
        return cost <= VERIFIED_BCRYPT;
    }
    let Ok(hash) = PasswordHash::new(kept) else { return false };
    let of = |name: &str| hash.params.get_decimal(name).unwrap_or(u32::MAX);
    of("m").saturating_mul(of("t")) <= VERIFIED_KIB
}

/// Whether a hash costs so much that no sign-in verifies it: its person chooses a new
/// password by a mailed link.
pub fn costs_too_much(kept: &str) -> bool {
    !is_verified(kept) && (bcrypt_cost(kept).is_some() || PasswordHash::new(kept).is_ok())
}

/// Whether a hash is of another kind, or weaker, than one made today: it is renewed when its
/// password is typed again.
pub(super) fn is_dated(kept: &str) -> bool {
    let Ok(hash) = PasswordHash::new(kept) else { return true };
    let least = |name: &str, floor: u32| hash.params.get_decimal(name).is_some_and(|it| it >= floor);
    hash.algorithm.as_str() != "argon2id" || !least("m", MEMORY_KIB) || !least("t", PASSES)
}

/// Whether a hash of another system can be imported: bcrypt or Argon2id of a cost that is
/// neither too low nor too high.
pub(super) fn is_taken_over(hash: &str) -> bool {
    let is_bcrypt =
        hash.len() == 60 && bcrypt_cost(hash).is_some_and(|cost| (10..=BCRYPT_COST).contains(&cost));
    is_bcrypt
        || PasswordHash::new(hash).is_ok_and(|it| {
            let most = |name: &str, most: u32| it.params.get_decimal(name).is_some_and(|it| it <= most);
            !is_dated(hash) && most("m", MOST_KIB) && most("t", MOST_PASSES)
        })
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

    #[test]
    fn what_is_listed_weak_and_well_is_told_apart() {
        for listed in ["password1", "iloveyou", "trustno1", "qwertyuiop", "Password1"] {
            assert_eq!(strength_of(listed, &KNOWN), PasswordStrength::Listed, "{listed}");
        }
        for weak in ["Zx9#qLw2", "sona-rekha-2026", "passwordpassword", "accommodation", ""] {
            assert_eq!(strength_of(weak, &KNOWN), PasswordStrength::Weak, "{weak}");
        }
        assert_eq!(strength_of("lamp violin gravel monsoon", &KNOWN), PasswordStrength::Pass);
    }

    #[test]
    fn what_other_lists_judged_is_not_known_and_these_are_named_as_they_are() {
        assert_eq!(PasswordStrength::known(Some("listed"), Some(LIST)), Some(PasswordStrength::Listed));
        assert_eq!(PasswordStrength::known(Some("pass"), Some("zxcvbn 2.0.0, rules 1")), None);
        assert_eq!(PasswordStrength::known(None, None), None);
        let (_, after) = include_str!("../../../Cargo.lock").split_once("name = \"zxcvbn\"").expect("used");
        let version = after.split('"').nth(1).expect("a version");
        assert!(LIST.starts_with(&format!("zxcvbn {version},")), "newer lists have another name: {version}");
    }

    #[test]
    fn hashes_from_elsewhere_are_verified_and_known_as_dated() {
        let kept = bcrypt::hash("lamp violin gravel", 10).expect("hashed");
        assert!(is_taken_over(&kept) && is_dated(&kept));
        assert!(is_it("lamp violin gravel", &kept) && !is_it("lamp violin grave", &kept));
        let today = made("lamp").expect("hashed");
        assert!(!is_dated(&today) && is_taken_over(&today) && is_it("lamp", &today));
        let weak = today.replace("m=19456", "m=8192");
        assert!(is_dated(&weak) && !is_taken_over(&weak));
        for endless in [today.replace("m=19456", "m=4194304"), today.replace("t=2", "t=9")] {
            assert!(!is_taken_over(&endless), "{endless}");
        }
        let dear = ["$2b$11$", "$2a$12$", "$2y$14$"].map(|kind| format!("{kind}{}", &kept[7..]));
        let dear = dear.into_iter().chain([today.replace("m=19456", "m=65536"), today.replace("t=2", "t=4")]);
        for dear in dear {
            assert!(
                is_taken_over(&dear) && costs_too_much(&dear) && !is_it("lamp violin gravel", &dear),
                "{dear}"
            );
        }
        assert!(!costs_too_much(&kept) && !costs_too_much(&today) && !costs_too_much(NONE));
        for none in
            [NONE, "", "$2b$31$", "$2b$04$abcdefghijklmnopqrstuuKJ3eVcM5s1ZK6OqXV7hR0oD8g6Jm9nq", "plain"]
        {
            assert!(!is_taken_over(none) && !is_it("", none), "{none}");
        }
    }

    /// By the work and not by the clock, which a busy machine stretches.
    #[test]
    fn what_is_not_verified_takes_as_long_as_what_is() {
        let (today, brought) = (made("lamp").expect("hashed"), bcrypt::hash("lamp", 10).expect("hashed"));
        let work = |kept: &str| {
            let hash = PasswordHash::new(in_place_of(kept)).expect("a hash of ours");
            (hash.algorithm.as_str().to_owned(), ["m", "t", "p"].map(|name| hash.params.get_decimal(name)))
        };
        let dear = format!("$2b$14${}", &brought[7..]);
        for kept in [NONE, "", "plain", &dear, &today.replace("m=19456", "m=65536")] {
            assert_eq!(work(kept), work(&today), "{kept}");
            assert!(!is_it("nobody", kept), "what is computed in its place opens nothing: {kept}");
        }
        for kept in [&today, &brought] {
            assert_eq!(in_place_of(kept), kept, "what is verified is itself computed");
        }
    }

    #[test]
    fn other_kinds_of_argon2_and_larger_ones_are_verified_too() {
        for (algorithm, kib, lanes) in
            [(Algorithm::Argon2i, 64, 1), (Algorithm::Argon2id, MEMORY_KIB + 1024, 4)]
        {
            let params = Params::new(kib, 2, lanes, None).expect("params");
            let theirs = Argon2::new(algorithm, Version::V0x13, params);
            let kept =
                theirs.hash_password(b"lamp", &SaltString::generate(&mut OsRng)).expect("hashed").to_string();
            assert!(is_it("lamp", &kept) && !is_it("lam", &kept), "{kept}");
        }
    }
}
