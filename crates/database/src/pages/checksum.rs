//! The checksum of a page as PostgreSQL computes it (its file `checksum_impl.h` describes it): 32 sums side
//! by side over the page's words, each by a hash like FNV-1a, folded into 16 bits that are never 0.
//! Invariant: every byte of a page counts, and the number of the page too; only the checksum's own two bytes
//! are left out.

const SUMS: usize = 32;
const PRIME: u32 = 16_777_619;
const WORD: usize = 4;
/// The positions of the checksum and of the end of free space in a page's header. Without an end a page is
/// new.
const CHECKSUM: usize = 8;
const UPPER: usize = 14;

/// The start values of the sums, which are PostgreSQL's.
const BEGIN: [u32; SUMS] = [
    0x5B1F_36E9,
    0xB852_5960,
    0x02AB_50AA,
    0x1DE6_6D2A,
    0x79FF_467A,
    0x9BB9_F8A3,
    0x217E_7CD2,
    0x83E1_3D2C,
    0xF8D4_474F,
    0xE39E_B970,
    0x42C6_AE16,
    0x9932_16FA,
    0x7B09_3B5D,
    0x98DA_FF3C,
    0xF718_902A,
    0x0B1C_9CDB,
    0xE58F_764B,
    0x1876_36BC,
    0x5D7B_3BB1,
    0xE73D_E7DE,
    0x92BE_C979,
    0xCCA6_C0B2,
    0x304A_0979,
    0x85AA_43D4,
    0x7831_25BB,
    0x6CA8_EAA2,
    0xE407_EAC6,
    0x4B5C_FC3E,
    0x9FBF_8C76,
    0x15CA_20BE,
    0xF2CA_9FD3,
    0x959B_D756,
];

/// Whether a whole page has the checksum of its bytes. A new page has none.
pub(super) fn fits(page: &[u8], number: u32) -> bool {
    half(page, UPPER) != 0 && half(page, CHECKSUM) == of(page, number)
}

fn half(page: &[u8], at: usize) -> u16 {
    u16::from_ne_bytes([page[at], page[at + 1]])
}

fn of(page: &[u8], number: u32) -> u16 {
    let mut sums = BEGIN;
    let mut first = [0; SUMS * WORD];
    first.copy_from_slice(&page[..SUMS * WORD]);
    first[CHECKSUM..CHECKSUM + 2].fill(0);
    add(&mut sums, &first);
    page[SUMS * WORD..].chunks_exact(SUMS * WORD).for_each(|row| add(&mut sums, row));
    for _ in 0..2 {
        add(&mut sums, &[0; SUMS * WORD]);
    }
    let folded = sums.iter().fold(0, |all, sum| all ^ sum) ^ number;
    u16::try_from(folded % 65_535).map_or(1, |sum| sum + 1)
}

fn add(sums: &mut [u32; SUMS], row: &[u8]) {
    for (sum, word) in sums.iter_mut().zip(row.chunks_exact(WORD)) {
        let mixed = *sum ^ u32::from_ne_bytes([word[0], word[1], word[2], word[3]]);
        *sum = mixed.wrapping_mul(PRIME) ^ (mixed >> 17);
    }
}

#[cfg(test)]
mod tests {
    use super::super::PAGE;
    use super::*;

    /// The tests on the pages of a real cluster show that they are PostgreSQL's (tests/server/pages.rs).
    #[test]
    fn every_byte_of_a_page_counts_and_its_number_does() {
        let mut page: Vec<u8> = (0..PAGE).map(|at| u8::try_from(at % 251).expect("a byte")).collect();
        let sum = of(&page, 3).to_ne_bytes();
        page[CHECKSUM..CHECKSUM + 2].copy_from_slice(&sum);
        assert!(fits(&page, 3) && !fits(&page, 4));
        for at in 0..PAGE {
            page[at] ^= 0x10;
            assert!(!fits(&page, 3), "{at}");
            page[at] ^= 0x10;
        }
        assert!(fits(&page, 3));
    }
}
