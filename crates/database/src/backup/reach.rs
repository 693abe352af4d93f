//! The moments that a restore reaches.
//! Invariant: a moment is named only where the server finds all it needs on the way there: the backup from which it would be
//! restored, each piece of the log after it, the history of each timeline, and a change after the moment, at which it stops.

use super::restore::{choose, reigns_from};
use super::timeline::{Piece, Turn, histories};
use super::{Backups, Result, Set, Target};
use jiff::{SignedDuration, Timestamp};
use std::collections::BTreeSet;
use tokio_postgres::Config;

/// Targets of a restore are written to the microsecond.
const STEP: SignedDuration = SignedDuration::from_micros(1);

/// A minute that the program noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Minute {
    /// When.
    pub at: Timestamp,
    /// The piece of the log that the server wrote just before it committed the note.
    pub piece: Piece,
}

/// Moments that can be restored, each of them, with both ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// The first.
    pub from: Timestamp,
    /// The last.
    pub to: Timestamp,
}

impl Backups {
    /// The moments that can be restored, by the minutes that were noted since the first backup, in order.
    ///
    /// # Errors
    /// The database's, and those of `list`.
    pub async fn reach(&self, superuser: &Config, minutes: &[Minute]) -> Result<Vec<Span>> {
        let (listing, stored, line) = tokio::try_join!(self.list(), self.stored(), self.line(superuser))?;
        let archive = Archive { pieces: stored.pieces(), histories: histories(&stored), line };
        Ok(spans(&listing.sets, &archive, minutes))
    }
}

/// The archived log, and the timelines that the running database went through.
struct Archive {
    pieces: BTreeSet<Piece>,
    histories: BTreeSet<u32>,
    line: Vec<Turn>,
}

impl Archive {
    /// The timelines that a restore of this backup follows, the last first. None: it fails, or ends where the running database never
    /// was.
    ///
    /// The server asks for the history of one timeline after the other, and takes the last before the first that is missing. It
    /// refuses a backup that ended after that timeline had left the backup's own.
    fn path(&self, set: &Set) -> Option<Vec<Turn>> {
        let (own, ended) = (set.pieces.1.timeline, set.pieces.1.place);
        let newest = (own..).find(|timeline| !self.histories.contains(&(timeline + 1)))?;
        let of = |timeline| self.line.iter().position(|turn| turn.timeline == timeline);
        let (first, last) = (of(own)?, of(newest)?);
        let left = self.line[..=last].get(first + 1);
        let is_on_it = first <= last && left.is_none_or(|next| ended < next.begins);
        is_on_it.then(|| self.line[..=last].iter().rev().copied().collect())
    }

    /// The first piece that a restore of this backup does not find.
    fn end(&self, set: &Set, path: &[Turn]) -> u64 {
        let is_there = |place: &u64| {
            let writer = path.iter().find(|turn| turn.begins <= *place);
            writer.is_some_and(|turn| self.pieces.contains(&Piece { timeline: turn.timeline, place: *place }))
        };
        (set.pieces.0.place..).find(|place| !is_there(place)).unwrap_or(0)
    }

    /// The last noted minute that a restore of this backup reaches.
    ///
    /// The note of a minute is the change at which the server stops. It was committed before the next one was noted: so it is there
    /// if the next one's piece is.
    fn last(&self, set: &Set, minutes: &[Minute]) -> Option<Timestamp> {
        let path = self.path(set)?;
        let end = self.end(set, &path);
        let is_found =
            |piece: Piece| piece.place < end && path.iter().any(|turn| turn.timeline == piece.timeline);
        minutes.windows(2).rev().find(|pair| is_found(pair[1].piece)).map(|pair| pair[0].at)
    }
}

/// The spans, the oldest first.
fn spans(sets: &[Set], archive: &Archive, minutes: &[Minute]) -> Vec<Span> {
    let mut begins: Vec<Timestamp> =
        sets.iter().filter_map(|set| Timestamp::from_second(reigns_from(set)).ok()).collect();
    begins.sort_unstable();
    let mut found: Vec<Span> = Vec::new();
    for (n, from) in begins.iter().copied().enumerate() {
        let last = choose(sets, Target::At(from)).and_then(|set| archive.last(set, minutes));
        let until = begins.get(n + 1).map_or(Timestamp::MAX, |next| *next - STEP);
        let Some(to) = last.map(|last| last.min(until)).filter(|to| *to >= from) else { continue };
        match found.last_mut().filter(|before| before.to + STEP >= from) {
            Some(before) => before.to = to,
            None => found.push(Span { from, to }),
        }
    }
    found
}

#[cfg(test)]
mod tests;
