//! Computes slow hashes on threads of their own, in turns.
//! Invariant: at most two are computed at the same time for anybody, and one for people who are known, even
//! where nobody waits for the result any more. Tills and known browsers never wait behind people who guess.

use platform::admission::queue::Queue;
use platform::error::{Error, Result};
use std::sync::LazyLock;
use tokio::task::spawn_blocking;

/// Hashes computed at once: each takes 19 MiB, which go back to the system with it.
const AT_ONCE: usize = 2;
/// How many others may wait: if more waited, their browsers would have given up before their turn.
const WAITING: usize = 64;

static TURNS: LazyLock<Queue> = LazyLock::new(|| Queue::new(AT_ONCE, WAITING));

/// The turns of tills and of known browsers.
static APART: LazyLock<Queue> = LazyLock::new(|| Queue::new(1, WAITING));

/// Computes something slow in its turn. Errors: too many wait, or the work panicked.
pub(crate) async fn computed<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    in_turn(&TURNS, work).await
}

/// As `computed`, for a person who is known and waits for nobody else.
pub(crate) async fn computed_apart<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    in_turn(&APART, work).await
}

async fn in_turn<T: Send + 'static>(queue: &Queue, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    #[cfg(feature = "testing")]
    if busy::IS.try_with(|()| ()).is_ok() {
        return Err(platform::error::Error::Busy("a test has it so".into()));
    }
    let turn = queue.turn().await?;
    let worked = spawn_blocking(move || {
        // The turn ends with the work, even where nobody waits for it any more.
        let _turn = turn;
        work()
    });
    worked.await.map_err(Error::internal)
}

/// A machine so busy that no turn comes, for the work of one test and for nothing beside it.
#[cfg(feature = "testing")]
pub mod busy {
    tokio::task_local! {
        pub(crate) static IS: ();
    }

    /// Does the work on such a machine.
    pub async fn meanwhile<T>(work: impl Future<Output = T>) -> T {
        IS.scope((), work).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
    use std::thread;
    use std::time::Duration;

    #[tokio::test]
    async fn what_nobody_waits_for_any_more_keeps_its_turn_and_what_had_none_is_never_begun() {
        let (begun, go) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let slow = || {
            let (begun, go) = (begun.clone(), go.clone());
            tokio::spawn(computed(move || {
                begun.fetch_add(1, Ordering::SeqCst);
                while !go.load(Ordering::SeqCst) {
                    thread::sleep(Duration::from_millis(1));
                }
            }))
        };
        let first: Vec<_> = (0..AT_ONCE).map(|_| slow()).collect();
        while begun.load(Ordering::SeqCst) < AT_ONCE {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        assert_eq!(computed_apart(|| 8).await.ok(), Some(8), "who is known waits for none of them");
        first.iter().for_each(|asked| asked.abort());
        let more: Vec<_> = (0..4).map(|_| slow()).collect();
        tokio::time::sleep(Duration::from_millis(30)).await;
        more.iter().for_each(|asked| asked.abort());
        go.store(true, Ordering::SeqCst);
        assert_eq!(computed(|| 7).await.ok(), Some(7));
        assert_eq!(begun.load(Ordering::SeqCst), AT_ONCE);
    }

    #[tokio::test]
    async fn one_that_falls_over_takes_nobody_with_it() {
        for _ in 0..=AT_ONCE {
            assert!(computed(|| panic!("on purpose")).await.is_err());
        }
        assert_eq!(computed(|| 7).await.ok(), Some(7));
    }
}
