//! Who is at work in a workspace: so many at once, those that go in order one after another.
//! What must stay true: who works there counts from the beginning of a turn until what was done is settled; no workspace
//! holds more connections than its share.

use crate::error::Result;
use crate::queue::Queue;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use tokio::sync::OwnedSemaphorePermit;

/// Connections one workspace may hold at once.
const TURNS: usize = 2;
/// Calls that wait for one: fifty devices of a shop may press at once.
const WAITING: usize = 64;

/// A workspace as far as its calls wait for each other. There is one for as long as somebody is at work there.
pub(crate) struct Place {
    turns: Queue,
    order: Queue,
    here: AtomicUsize,
}

/// One of a workspace's turns.
pub(crate) struct Turn {
    here: Here,
    began_alone: bool,
    _turn: OwnedSemaphorePermit,
}

/// Somebody who is at work there, until what they did is settled.
pub(crate) struct Here {
    place: Arc<Place>,
    _order: Option<OwnedSemaphorePermit>,
}

impl Default for Place {
    fn default() -> Place {
        Place { turns: Queue::new(TURNS, WAITING), order: Queue::new(1, WAITING), here: AtomicUsize::new(0) }
    }
}

impl Turn {
    /// Waits for one; in order: until nobody else who goes in order is there. Errors: too many wait, or for too long.
    pub(crate) async fn at(place: Arc<Place>, in_order: bool) -> Result<Turn> {
        let order = if in_order { Some(place.order.turn().await?) } else { None };
        let turn = place.turns.turn().await?;
        let here = Here::at(place, order);
        Ok(Turn { began_alone: here.is_alone(), here, _turn: turn })
    }

    /// Whether nobody else of this program is at work in the workspace, as nobody was when this turn came.
    pub(crate) fn is_alone(&self) -> bool {
        self.began_alone && self.here.is_alone()
    }

    /// Gives the turn back; what was done is still to be settled.
    pub(crate) fn give_back(self) -> Here {
        self.here
    }
}

impl Here {
    fn at(place: Arc<Place>, order: Option<OwnedSemaphorePermit>) -> Here {
        place.here.fetch_add(1, Ordering::Relaxed);
        Here { place, _order: order }
    }

    fn is_alone(&self) -> bool {
        self.place.here.load(Ordering::Relaxed) == 1
    }
}

impl Drop for Here {
    fn drop(&mut self) {
        self.place.here.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;
    use tokio::time::timeout;

    async fn turn(place: &Arc<Place>, in_order: bool) -> Option<Turn> {
        let soon = timeout(Duration::from_millis(20), Turn::at(place.clone(), in_order)).await;
        soon.ok().map(|turn| turn.expect("few wait"))
    }

    #[tokio::test]
    async fn who_is_at_work_knows_whether_somebody_else_is_until_all_is_settled() {
        let place = Arc::<Place>::default();
        let first = turn(&place, false).await.expect("a turn");
        assert!(first.is_alone());
        let second = turn(&place, false).await.expect("a turn");
        assert!(!first.is_alone() && !second.is_alone());
        assert!(turn(&place, false).await.is_none(), "two at once");
        let settling = first.give_back();
        assert!(!second.is_alone());
        let third = turn(&place, false).await.expect("the first's turn");
        drop(settling);
        drop(second);
        assert!(!third.is_alone(), "somebody else was there when it began");
    }

    #[tokio::test]
    async fn those_that_go_in_order_wait_until_the_one_before_is_settled_and_others_do_not() {
        let place = Arc::<Place>::default();
        let first = turn(&place, true).await.expect("a turn");
        assert!(turn(&place, true).await.is_none());
        drop(turn(&place, false).await.expect("another kind goes beside it"));
        let settling = first.give_back();
        assert!(turn(&place, true).await.is_none());
        drop(settling);
        assert!(turn(&place, true).await.is_some_and(|turn| turn.is_alone()));
    }
}
