//! The fast path of frequent calls: what makes them cheaper and changes nothing of what they do (ADR 17). An
//! action or query that does not ask for it does not mention it.
//!
//! Its four means:
//! - **Prefetch** (`Prefetch`): reads that need no judged caller go with the flight that enters the workspace.
//! - **Order** (`FastPath::IN_ORDER`): calls of one action in one workspace run one after another, so that they
//!   do not stop each other from predicting.
//! - **Prediction** (`Tx::predict`): a call that runs alone computes a value that the database will compute too,
//!   such as the next number of a series. It then sends with the commit what would otherwise wait for that value.
//! - **Commit flight** (`Tx::with_commit`): writes that nothing else waits for go with the COMMIT.
//!
//! Invariant: an action or query without its fast path gives the same answer and the same rows. A prediction
//! that does not hold writes nothing (`Error::LostRace`), and the call is tried again without predicting.

pub(crate) mod commit_flight;
mod prediction;
pub(crate) mod prefetch;

pub use prediction::{Predicted, as_lost_race};
pub(crate) use prefetch::with_rows;
pub use prefetch::{EntryBatch, Prefetch, Reads};

use crate::action::{Action, Query};
use crate::error::Result;
use crate::tx::{ReadTx, Recorded, Tx};

/// An action as `run` performs it: with the rows of its prefetch.
pub trait FastPath: Prefetch {
    /// Calls of this action in one workspace run one after another. A call that predicts loses fewer races this
    /// way.
    const IN_ORDER: bool = false;
    /// What the action answers.
    type Output;

    /// As `Action::perform`, with the prefetched rows. The fault of their read is opened where they are needed, so that
    /// an input that is refused without them gets its own reason.
    fn perform_with(
        self,
        tx: &mut Tx,
        rows: Result<Self::Rows>,
    ) -> impl Future<Output = Result<Recorded<Self::Output>>> + Send;
}

/// A query as it is asked in a transaction of its own: with the rows of its prefetch.
pub trait FastRead: Prefetch {
    /// What the query answers.
    type Output;

    /// As `Query::fetch`, with the prefetched rows.
    fn fetch_with(self, tx: &ReadTx, rows: Self::Rows) -> impl Future<Output = Result<Self::Output>> + Send;
}

/// An action or query without a prefetch.
pub(crate) struct Plain<T, const IN_ORDER: bool = false>(pub(crate) T);

/// An action without a prefetch whose calls in one workspace run one after another.
pub fn in_order<A: Action>(action: A) -> impl FastPath<Output = A::Output> {
    Plain::<A, true>(action)
}

impl<T: Send + Sync, const IN_ORDER: bool> Prefetch for Plain<T, IN_ORDER> {
    type Rows = ();

    async fn prefetch(&self, _: &impl Reads) -> Result<()> {
        Ok(())
    }
}

impl<A: Action, const ORDERED: bool> FastPath for Plain<A, ORDERED> {
    const IN_ORDER: bool = ORDERED;
    type Output = A::Output;

    async fn perform_with(self, tx: &mut Tx, _: Result<()>) -> Result<Recorded<A::Output>> {
        self.0.perform(tx).await
    }
}

impl<Q: Query> FastRead for Plain<Q> {
    type Output = Q::Output;

    async fn fetch_with(self, tx: &ReadTx, (): ()) -> Result<Q::Output> {
        self.0.fetch(tx).await
    }
}
