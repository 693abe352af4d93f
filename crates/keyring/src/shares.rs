//! Shares of the root key as letters that fit on paper: some of them together open a keyring whose seal is
//! lost.
//! Invariant: too few shares reveal nothing about the key; a misspelt share is reported and never used.

use crate::Fault;
use blahaj::{Share, Sharks};
use data_encoding::BASE32_NOPAD;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// The version of the format that this program writes.
const FORM: u8 = 1;
/// Version, number of needed shares, the root key's number.
const HEAD: usize = 1 + 1 + 4;
const CHECK: usize = 4;
/// Letters between two dashes.
const GROUP: usize = 5;
/// Most shares: more keepers than this are a meeting, not a reserve.
const MOST: u8 = 10;

/// Why given shares cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// The number needed is below two or above the number of shares, or there are too many.
    Number,
    /// A text is not a share, or has a wrong letter.
    Misspelt,
    /// They belong to different root keys.
    Mixed,
    /// They belong to another root key than the keyring's.
    OtherRoot,
    /// This many different shares are needed.
    TooFew(u8),
}

fn check(body: &[u8]) -> [u8; CHECK] {
    let mut check = [0; CHECK];
    check.copy_from_slice(&Sha256::digest(body)[..CHECK]);
    check
}

/// Splits a root key. Gives the letters of each share. Errors: the numbers.
pub(crate) fn split(root: u32, key: &[u8; 32], needed: u8, of: u8) -> Result<Vec<Zeroizing<String>>, Fault> {
    if !(2..=of).contains(&needed) || of > MOST {
        return Err(Fault::Share(Unfit::Number));
    }
    let shares = Sharks(needed).dealer(key).take(of.into());
    Ok(shares.map(|share| spelt(needed, root, &Zeroizing::new(Vec::from(&share)))).collect())
}

fn spelt(needed: u8, root: u32, share: &[u8]) -> Zeroizing<String> {
    let mut body = Zeroizing::new(vec![FORM, needed]);
    body.extend(root.to_be_bytes());
    body.extend(share);
    let check = check(&body);
    body.extend(check);
    let letters = Zeroizing::new(BASE32_NOPAD.encode(&body));
    let mut text = Zeroizing::new(String::with_capacity(letters.len() * 2));
    for (at, letter) in letters.chars().enumerate() {
        if at > 0 && at % GROUP == 0 {
            text.push('-');
        }
        text.push(letter);
    }
    text
}

/// A share that somebody typed.
struct Brought {
    needed: u8,
    root: u32,
    share: Share,
}

fn read(text: &str) -> Option<Brought> {
    // Handwriting and typing change letters: lower case, and digits that look like a letter and are not in
    // this alphabet.
    let alike = |sign: char| match sign.to_ascii_uppercase() {
        '0' => 'O',
        '1' => 'I',
        '8' => 'B',
        other => other,
    };
    let letters: Zeroizing<String> = Zeroizing::new(
        text.chars().filter(|sign| !sign.is_whitespace() && *sign != '-').map(alike).collect(),
    );
    let bytes = Zeroizing::new(BASE32_NOPAD.decode(letters.as_bytes()).ok()?);
    let (body, told) = bytes.split_at_checked(bytes.len().checked_sub(CHECK)?)?;
    let (head, share) = body.split_at_checked(HEAD)?;
    let [FORM, needed, root @ ..] = head else { return None };
    if check(body) != told {
        return None;
    }
    let root = u32::from_be_bytes(root.try_into().ok()?);
    Some(Brought { needed: *needed, root, share: Share::try_from(share).ok()? })
}

/// Recovers a root key and its number. Errors: why the shares cannot be used.
pub(crate) fn joined(texts: &[Zeroizing<String>]) -> Result<(u32, Zeroizing<[u8; 32]>), Fault> {
    let brought: Option<Vec<Brought>> = texts.iter().map(|text| read(text)).collect();
    let brought = brought.ok_or(Fault::Share(Unfit::Misspelt))?;
    let Some(first) = brought.first() else { return Err(Fault::Share(Unfit::TooFew(2))) };
    if brought.iter().any(|it| (it.root, it.needed) != (first.root, first.needed)) {
        return Err(Fault::Share(Unfit::Mixed));
    }
    let sharks = Sharks(first.needed);
    let bytes = sharks.recover(brought.iter().map(|it| &it.share));
    let bytes = Zeroizing::new(bytes.map_err(|_| Fault::Share(Unfit::TooFew(first.needed)))?);
    let key = bytes.as_slice().try_into().map_err(|_| Fault::Share(Unfit::Misspelt))?;
    Ok((first.root, Zeroizing::new(key)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn unfit(texts: &[Zeroizing<String>]) -> Option<Unfit> {
        match joined(texts) {
            Err(Fault::Share(why)) => Some(why),
            _ => None,
        }
    }

    proptest! {
        #[test]
        fn as_many_as_are_needed_give_the_key_and_fewer_do_not(
            key: [u8; 32], root: u32, needed in 2u8..6, more in 0u8..5, from in 0usize..9,
        ) {
            let of = needed + more;
            let shares = split(root, &key, needed, of).expect("shares");
            let some = |many: u8| -> Vec<_> {
                (0..usize::from(many)).map(|n| shares[(from + n) % shares.len()].clone()).collect()
            };
            let (number, found) = joined(&some(needed)).expect("joined");
            prop_assert_eq!((number, *found), (root, key));
            prop_assert_eq!(joined(&some(of)).map(|it| *it.1).ok(), Some(key));
            prop_assert_eq!(unfit(&some(needed - 1)), Some(Unfit::TooFew(needed)));
            let twice = vec![shares[0].clone(); usize::from(needed)];
            prop_assert_eq!(unfit(&twice), Some(Unfit::TooFew(needed)));
        }

        #[test]
        fn a_slip_of_the_pen_is_told_and_another_hand_is_read(key: [u8; 32], at: prop::sample::Index, other in 0usize..32) {
            let shares = split(3, &key, 2, 3).expect("shares");
            let hand = shares[0].to_lowercase().replace('-', " ").replace('o', "0").replace('i', "1").replace('b', "8");
            let brought = [Zeroizing::new(hand), shares[1].clone()];
            prop_assert_eq!(joined(&brought).map(|it| *it.1).ok(), Some(key));
            let at = at.index(shares[0].len());
            let letter = char::from(b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[other]);
            let mut slip: Vec<char> = shares[0].chars().collect();
            prop_assume!(slip[at] != '-' && slip[at] != letter);
            slip[at] = letter;
            prop_assert_eq!(unfit(&[Zeroizing::new(slip.iter().collect()), shares[1].clone()]), Some(Unfit::Misspelt));
        }

        #[test]
        fn letters_of_anybody_are_no_share(text: String) {
            prop_assert_eq!(unfit(&[Zeroizing::new(text)]), Some(Unfit::Misspelt));
        }
    }

    #[test]
    fn shares_of_two_root_keys_do_not_mix_and_one_alone_is_no_spare() {
        let [old, new] = [1, 2].map(|root| split(root, &[7; 32], 2, 2).expect("shares"));
        assert_eq!(unfit(&[old[0].clone(), new[1].clone()]), Some(Unfit::Mixed));
        assert_eq!(unfit(&[]), Some(Unfit::TooFew(2)));
        for (needed, of) in [(1, 3), (0, 0), (3, 2), (2, 11)] {
            assert!(
                matches!(split(1, &[7; 32], needed, of), Err(Fault::Share(Unfit::Number))),
                "{needed} of {of}"
            );
        }
    }
}
