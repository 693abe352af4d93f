//! A set of small numbers, one bit each, in as many words as its table needs.
//! Invariant: a number that was not put in is not in it, whichever word its bit is in.

/// A set of numbers below 64 times `WORDS`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Bits<const WORDS: usize>([u64; WORDS]);

/// The words that a table of so many members needs.
pub(crate) const fn words_for(members: usize) -> usize {
    members.div_ceil(64)
}

// Iterators, `==` and closures are not const yet, and tables of permissions are.
impl<const WORDS: usize> Bits<WORDS> {
    /// No number.
    pub(crate) const EMPTY: Bits<WORDS> = Bits([0; WORDS]);

    /// The set with this number added.
    pub(crate) const fn with(mut self, number: usize) -> Bits<WORDS> {
        self.0[number / 64] |= 1 << (number % 64);
        self
    }

    /// Whether the number is in it.
    pub(crate) const fn has(self, number: usize) -> bool {
        self.0[number / 64] & 1 << (number % 64) != 0
    }

    /// The union.
    pub(crate) const fn or(mut self, other: Bits<WORDS>) -> Bits<WORDS> {
        let mut at = 0;
        while at < WORDS {
            self.0[at] |= other.0[at];
            at += 1;
        }
        self
    }

    /// The intersection.
    pub(crate) const fn and(mut self, other: Bits<WORDS>) -> Bits<WORDS> {
        let mut at = 0;
        while at < WORDS {
            self.0[at] &= other.0[at];
            at += 1;
        }
        self
    }

    /// Whether all of its numbers are in the other set.
    pub(crate) const fn is_within(self, other: Bits<WORDS>) -> bool {
        let mut at = 0;
        while at < WORDS {
            if self.0[at] & !other.0[at] != 0 {
                return false;
            }
            at += 1;
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    /// More members than one word or two have bits.
    const MEMBERS: usize = 150;
    type Set = Bits<{ words_for(MEMBERS) }>;

    fn some() -> impl Strategy<Value = BTreeSet<usize>> {
        proptest::collection::btree_set(0..MEMBERS, 0..=MEMBERS)
    }

    fn set_of(numbers: &BTreeSet<usize>) -> Set {
        numbers.iter().fold(Set::EMPTY, |set, &number| set.with(number))
    }

    fn numbers_of(set: Set) -> BTreeSet<usize> {
        (0..MEMBERS).filter(|&number| set.has(number)).collect()
    }

    proptest! {
        #[test]
        fn a_set_of_bits_is_the_set_of_its_numbers(a in some(), b in some()) {
            let (x, y) = (set_of(&a), set_of(&b));
            prop_assert_eq!(numbers_of(x), a.clone());
            prop_assert_eq!(numbers_of(x.or(y)), &a | &b);
            prop_assert_eq!(numbers_of(x.and(y)), &a & &b);
            prop_assert_eq!(x.is_within(y), a.is_subset(&b));
            prop_assert_eq!(x == y, a == b);
            prop_assert!(x.and(y).is_within(x) && x.is_within(x.or(y)));
        }
    }

    #[test]
    fn a_table_has_as_many_words_as_its_members_need() {
        assert_eq!([0, 1, 64, 65, 128, 129].map(words_for), [0, 1, 1, 2, 2, 3]);
    }
}
