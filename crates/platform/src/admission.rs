//! Who is at work in a workspace: so many at once, those that go in order one after another, as long as none hangs.
//! What must stay true: who works there counts from the beginning of a turn until what was done is settled; no workspace
//! holds more connections than its share.

pub mod queue;
pub mod throttle;

use crate::admission::queue::Queue;
use crate::error::Result;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

/// Connections one workspace may hold at once.
const TURNS: usize = 2;
/// Calls that wait for one: fifty devices of a shop may press at once.
const WAITING: usize = 64;
/// How long one that goes in order waits for the one before it: order only saves time, and one that hangs on a row must not
/// hold up the shop.
const PATIENCE: Duration = Duration::from_millis(100);

/// A workspace as far as its calls wait for each other. There is one for as long as somebody is at work there.
pub(crate) struct WorkspaceSlots {
    turns: Queue,
    order: Arc<Semaphore>,
    here: AtomicUsize,
}

/// One of a workspace's turns.
pub(crate) struct Permit {
    here: InFlight,
    began_alone: bool,
    _turn: OwnedSemaphorePermit,
}

/// Somebody who is at work there, until what they did is settled.
pub(crate) struct InFlight {
    place: Arc<WorkspaceSlots>,
    _order: Option<OwnedSemaphorePermit>,
}

impl Default for WorkspaceSlots {
    fn default() -> WorkspaceSlots {
        let (turns, order) = (Queue::new(TURNS, WAITING), Arc::new(Semaphore::new(1)));
        WorkspaceSlots { turns, order, here: AtomicUsize::new(0) }
    }
}

impl WorkspaceSlots {
    /// Waits until nobody else who goes in order is there; None where that takes too long.
    async fn order(&self) -> Option<OwnedSemaphorePermit> {
        match self.order.clone().try_acquire_owned() {
            Ok(free) => Some(free),
            Err(_) => timeout(PATIENCE, self.order.clone().acquire_owned()).await.ok()?.ok(),
        }
    }
}

impl Permit {
    /// Waits for one, behind all who came before, and then for its place in the order, if it goes in order: so those never
    /// queue behind who came later. Errors: too many wait, or for too long.
    pub(crate) async fn at(place: Arc<WorkspaceSlots>, in_order: bool) -> Result<Permit> {
        let turn = place.turns.turn().await?;
        let order = if in_order { place.order().await } else { None };
        let here = InFlight::at(place, order);
        Ok(Permit { began_alone: here.is_alone(), here, _turn: turn })
    }

    /// Whether nobody else of this program is at work in the workspace, as nobody was when this turn came.
    pub(crate) fn is_alone(&self) -> bool {
        self.began_alone && self.here.is_alone()
    }

    /// Gives the turn back; what was done is still to be settled.
    pub fn give_back(self) -> InFlight {
        self.here
    }
}

impl InFlight {
    fn at(place: Arc<WorkspaceSlots>, order: Option<OwnedSemaphorePermit>) -> InFlight {
        place.here.fetch_add(1, Ordering::Relaxed);
        InFlight { place, _order: order }
    }

    fn is_alone(&self) -> bool {
        self.place.here.load(Ordering::Relaxed) == 1
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        self.place.here.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::FutureExt;
    use tokio::sync::mpsc;
    use tokio::task::yield_now;

    /// The turn that comes without waiting.
    fn turn(place: &Arc<WorkspaceSlots>, in_order: bool) -> Option<Permit> {
        Permit::at(place.clone(), in_order).now_or_never().map(|turn| turn.expect("few wait"))
    }

    #[tokio::test]
    async fn who_is_at_work_knows_whether_somebody_else_is_until_all_is_settled() {
        let place = Arc::<WorkspaceSlots>::default();
        let first = turn(&place, false).expect("a turn");
        assert!(first.is_alone());
        let second = turn(&place, false).expect("a turn");
        assert!(!first.is_alone() && !second.is_alone());
        assert!(turn(&place, false).is_none(), "two at once");
        let settling = first.give_back();
        assert!(!second.is_alone());
        let third = turn(&place, false).expect("the first's turn");
        drop(settling);
        drop(second);
        assert!(!third.is_alone(), "somebody else was there when it began");
    }

    #[tokio::test]
    async fn those_that_go_in_order_wait_until_the_one_before_is_settled_and_others_do_not() {
        let place = Arc::<WorkspaceSlots>::default();
        let first = turn(&place, true).expect("a turn");
        assert!(turn(&place, true).is_none());
        drop(turn(&place, false).expect("another kind goes beside it"));
        let settling = first.give_back();
        assert!(turn(&place, true).is_none());
        drop(settling);
        assert!(turn(&place, true).is_some_and(|turn| turn.is_alone()));
    }

    #[tokio::test]
    async fn one_that_hangs_does_not_hold_up_the_others() {
        let place = Arc::<WorkspaceSlots>::default();
        let hangs = turn(&place, true).expect("a turn");
        for _ in 0..3 {
            let beside = Permit::at(place.clone(), true).await.expect("a turn");
            assert!(!beside.is_alone());
        }
        drop(hangs);
        assert!(turn(&place, true).is_some_and(|turn| turn.is_alone()), "in order again");
    }

    #[tokio::test]
    async fn those_that_go_in_order_get_their_turns_when_they_come_beside_others() {
        let place = Arc::<WorkspaceSlots>::default();
        let long = [turn(&place, false), turn(&place, false)];
        let (tell, mut told) = mpsc::unbounded_channel::<usize>();
        for n in 0..60 {
            let (place, tell) = (place.clone(), tell.clone());
            tokio::spawn(async move {
                let turn = Permit::at(place, n % 3 > 0).await.expect("a turn");
                let _ = tell.send(n);
                tokio::time::sleep(Duration::from_millis(10)).await;
                drop(turn);
            });
            yield_now().await;
        }
        drop((long, tell));
        for n in 0..60 {
            let came = told.recv().await.expect("everybody comes");
            assert!(came.abs_diff(n) < TURNS, "{came} came as number {n}");
        }
    }
}
