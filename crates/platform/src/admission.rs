//! Admission to a workspace: a limited number of concurrent calls. Calls that go in order run one after
//! another, unless one of them hangs.
//! Invariant: a caller counts as present from the moment it gets its permit until its transaction is settled.
//! No workspace holds more connections than its share.

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
/// Calls that wait for a permit: the devices of a shop, up to fifty, may call at the same moment.
const WAITING: usize = 64;
/// How long a call that goes in order waits for the one before it. The order only saves time, and a call that
/// hangs on a row must not hold up the shop.
const PATIENCE: Duration = Duration::from_millis(100);

/// The permits and the queue of a workspace. It exists while any call is present there.
pub(crate) struct WorkspaceSlots {
    turns: Queue,
    order: Arc<Semaphore>,
    here: AtomicUsize,
}

/// A permit to work in a workspace.
pub(crate) struct Permit {
    here: InFlight,
    began_alone: bool,
    _turn: OwnedSemaphorePermit,
}

/// A call that is present in a workspace until its transaction is settled.
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
    /// Waits until no other call that goes in order is present. None: that takes too long.
    async fn order(&self) -> Option<OwnedSemaphorePermit> {
        match self.order.clone().try_acquire_owned() {
            Ok(free) => Some(free),
            Err(_) => timeout(PATIENCE, self.order.clone().acquire_owned()).await.ok()?.ok(),
        }
    }
}

impl Permit {
    /// Waits for a permit behind all earlier calls; a call that goes in order then waits for its place in the
    /// order, so it never queues behind a later call. Errors: too many calls wait, or it took too long.
    pub(crate) async fn at(place: Arc<WorkspaceSlots>, in_order: bool) -> Result<Permit> {
        let turn = place.turns.turn().await?;
        let order = if in_order { place.order().await } else { None };
        let here = InFlight::at(place, order);
        Ok(Permit { began_alone: here.is_alone(), here, _turn: turn })
    }

    /// Whether no other call of this program is present in the workspace, now or when this permit was given.
    pub(crate) fn is_alone(&self) -> bool {
        self.began_alone && self.here.is_alone()
    }

    /// Returns the permit; the transaction is still to be settled.
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

    /// The permit, if it comes without waiting.
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
