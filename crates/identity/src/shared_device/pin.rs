//! PINs: six to twelve digits that a member types at a till of one workspace.
//! Invariant: the stored hash is useless without the instance's key. Digits that people try first are
//! refused. A new PIN ends the sessions that the one before opened.

use super::sql;
use crate::passwords;
use crate::sessions::{self, this_credential};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use hmac::{Hmac, Mac};
use kernel::day::Instant;
use kernel::refusal::Refusal;
use platform::error::{Error, Result};
use platform::input::unfit;
use platform::internal::Internals;
use platform::tx::{ReadTx, Tx};
use sha2::Sha256;
use uuid::Uuid;

/// Fewest and most digits.
const FEWEST: usize = 6;
const MOST: usize = 12;
/// Lines of three keys on a number pad, in one direction.
const LINES: [[u8; 3]; 8] =
    [[1, 2, 3], [4, 5, 6], [7, 8, 9], [1, 4, 7], [2, 5, 8], [3, 6, 9], [1, 5, 9], [3, 5, 7]];

/// Judges a new PIN. Errors: 422 at `pin`, in words that say what is wrong.
pub fn judge(pin: &str) -> std::result::Result<(), Refusal> {
    if !(FEWEST..=MOST).contains(&pin.len()) || !pin.bytes().all(|sign| sign.is_ascii_digit()) {
        return Err(unfit("pin", "A PIN is 6 to 12 digits."));
    }
    let digits: Vec<u8> = pin.bytes().map(|sign| sign - b'0').collect();
    if is_guessed_soon(&digits) {
        let words = "Guessed too soon: one digit again and again, digits in a row, a part said twice, or lines of the keys.";
        return Err(unfit("pin", words));
    }
    Ok(())
}

fn is_guessed_soon(digits: &[u8]) -> bool {
    let goes_by = |digits: &[u8], step: u8| digits.windows(2).all(|two| (two[0] + step) % 10 == two[1]);
    let is_row = |digits: &[u8]| goes_by(digits, 1) || goes_by(digits, 9) || goes_by(digits, 0);
    let repeats = |part: usize| digits.iter().zip(&digits[part..]).all(|(before, after)| before == after);
    let pairs: Vec<u8> = digits.iter().step_by(2).copied().collect();
    let is_in_pairs = digits.chunks(2).all(|two| two.len() == 2 && two[0] == two[1]);
    let is_line = |three: &[u8]| {
        let back: Vec<u8> = three.iter().rev().copied().collect();
        LINES.iter().any(|line| *line == three || *line == back[..])
    };
    is_row(digits)
        || (1..=digits.len() / 2).any(repeats)
        || (is_in_pairs && is_row(&pairs))
        || digits.chunks(3).all(is_line)
}

/// A PIN as the slow hash is made of it: keyed, because six digits have only a million values,
/// and bound to its person.
pub(super) fn keyed(key: &[u8; 32], tenant: Uuid, person: Uuid, pin: &str) -> String {
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key) else { return String::new() };
    for part in [b"pin".as_slice(), tenant.as_bytes(), person.as_bytes(), pin.as_bytes()] {
        mac.update(part);
    }
    STANDARD_NO_PAD.encode(mac.finalize().into_bytes())
}

/// Sets the signed-in person's PIN here, in place of the one before. Errors: 422 at `pin`.
pub async fn set(tx: &Tx, pin: &str) -> Result<()> {
    if tx.member.trust.needs_factor() {
        let words =
            "Your role can change what matters most. At a till, use a passkey or sign in with your password.";
        return Err(unfit("pin", words).into());
    }
    judge(pin)?;
    let keyed = keyed(tx.form_key(), tx.tenant(), tx.person(), pin);
    if keyed.is_empty() {
        return Err(Error::internal("no key"));
    }
    let hash = passwords::hashed(keyed).await?;
    sql::set_pin().bind(tx, &tx.tenant(), &tx.person(), &hash.as_str(), &tx.now).one().await?;
    super::open_pin_again(tx, tx.tenant(), tx.person()).await?;
    end_sessions(tx).await
}

/// Removes the signed-in person's PIN. False where there was none.
pub async fn remove(tx: &Tx) -> Result<bool> {
    let removed = sql::remove_pin().bind(tx, &tx.tenant(), &tx.person()).opt().await?;
    end_sessions(tx).await?;
    Ok(removed.is_some())
}

/// Ends the sessions that the PIN before opened; the session of this call, which proved more,
/// continues under another secret.
async fn end_sessions(tx: &Tx) -> Result<()> {
    sql::end_sessions_by_pin()
        .bind(tx, &tx.now, &tx.tenant(), &tx.person(), &this_credential(tx))
        .all()
        .await?;
    sessions::renew(tx, false).await
}

/// Since when the signed-in person has a PIN here. Errors: the database's.
pub async fn mine(tx: &ReadTx) -> Result<Option<Instant>> {
    Ok(sql::my_pin().bind(tx, &tx.tenant(), &tx.person()).opt().await?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_tried_first_is_refused() {
        for pin in [
            "",
            "12345",
            "1234567890123",
            "12345a",
            "١٢٣٤٥٦",
            "000000",
            "123456",
            "654321",
            "890123",
            "210987",
            "121212",
            "123123",
            "1212121",
            "112233",
            "998877",
            "147258",
            "789456",
            "159357",
            "321654987",
            "12341234",
        ] {
            let refusal = judge(pin).expect_err(pin);
            assert_eq!(refusal.faults[0].field, "pin");
        }
    }

    #[test]
    fn others_are_taken() {
        for pin in ["482915", "770134", "100200", "314159", "271828182845", "112234"] {
            assert!(judge(pin).is_ok(), "{pin}");
        }
    }

    #[test]
    fn the_same_digits_are_another_thing_for_everybody() {
        let (a, b) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let one = keyed(&[7; 32], a, a, "482915");
        assert_ne!(one, keyed(&[7; 32], a, b, "482915"));
        assert_ne!(one, keyed(&[7; 32], b, a, "482915"));
        assert_ne!(one, keyed(&[8; 32], a, a, "482915"), "another instance's");
    }
}
