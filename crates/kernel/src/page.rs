//! A page of a list: the rows that are shown, and where the next page begins.
//! Invariant: the statement reads one row more than a page shows. That row is not shown; it only tells whether
//! there is a next page.

/// A page of rows; `C` is the cursor, with which the next page is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page<T, C> {
    /// The rows to show.
    pub rows: Vec<T>,
    /// The cursor of the last row shown. None: this is the last page.
    pub next: Option<C>,
}

impl<T, C> Page<T, C> {
    /// The page of at most `limit` rows, of rows that were read with a limit of one more.
    pub fn of(mut rows: Vec<T>, limit: i64, cursor: impl FnOnce(&T) -> C) -> Page<T, C> {
        let limit = usize::try_from(limit).unwrap_or(0);
        let has_more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| has_more).map(cursor);
        Page { rows, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The statement of a list of ascending numbers.
    fn read(all: &[u32], after: Option<u32>, limit: i64) -> Vec<u32> {
        let rest = all.iter().filter(|row| after.is_none_or(|after| **row > after));
        rest.take(limit as usize + 1).copied().collect()
    }

    proptest! {
        #[test]
        fn pages_one_after_another_show_each_row_once(
            all in prop::collection::btree_set(any::<u32>(), 0..40),
            limit in 1i64..12,
        ) {
            let all = Vec::from_iter(all);
            let (mut shown, mut after, mut pages) = (vec![], None, 0);
            loop {
                let page = Page::of(read(&all, after, limit), limit, |row| *row);
                prop_assert!(page.rows.len() as i64 <= limit);
                prop_assert_eq!(page.next.is_some(), all.last() != page.rows.last());
                if page.next.is_some() {
                    prop_assert_eq!(page.next.as_ref(), page.rows.last());
                    prop_assert_eq!(page.rows.len() as i64, limit);
                }
                shown.extend(page.rows);
                pages += 1;
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            prop_assert_eq!(pages, all.len().div_ceil(limit as usize).max(1));
            prop_assert_eq!(shown, all);
        }
    }
}
