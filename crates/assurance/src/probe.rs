//! A check that tries a promise for real: its input, its verdict, and its limits.
//! Invariant: a check that panics, hangs or cannot run counts as failed. Its words appear on a public page,
//! so they name no workspace, no person and no secret.

use crate::world::World;
use futures::FutureExt;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::time::Duration;

/// Longest time for a check. That of every role and operation makes over three thousand calls.
pub const LONGEST: Duration = Duration::from_secs(120);

/// The verdict of a check.
pub type Verdict = Result<Proof, Broken>;

/// A running check.
pub type Running<'a> = Pin<Box<dyn Future<Output = Verdict> + Send + 'a>>;

/// A check of one promise.
pub type Probe = for<'a> fn(&'a World) -> Running<'a>;

/// The promise held.
#[derive(Debug)]
pub struct Proof {
    /// A sentence about the try, with its figures.
    pub says: String,
    /// The figures by name.
    pub figures: Vec<(&'static str, i64)>,
    /// The part that could not be tried here, and why. Until it can, the promise is unknown, never kept.
    pub lacks: Option<&'static str>,
    /// Whether nothing has happened yet that the promise is about.
    pub is_unneeded: bool,
}

impl Proof {
    /// A proof with this sentence.
    pub fn of(says: impl Into<String>) -> Proof {
        Proof { says: says.into(), figures: Vec::new(), lacks: None, is_unneeded: false }
    }

    /// The same, without this part, which could not be tried here.
    #[must_use]
    pub fn lacking(mut self, what: &'static str) -> Proof {
        self.lacks = Some(what);
        self
    }

    /// The same, where nothing has happened yet that the promise is about.
    #[must_use]
    pub fn unneeded(mut self) -> Proof {
        self.is_unneeded = true;
        self
    }

    /// The same with one more figure.
    #[must_use]
    pub fn with(mut self, name: &'static str, count: usize) -> Proof {
        self.figures.push((name, i64::try_from(count).unwrap_or(i64::MAX)));
        self
    }
}

/// The promise did not hold, or could not be tried.
#[derive(Debug)]
pub struct Broken {
    /// The cause, in a sentence.
    pub says: String,
    /// The details, for this machine's log alone.
    pub cause: Option<String>,
    /// The figures by name.
    pub figures: Vec<(&'static str, i64)>,
    /// Whether only a person can say that the promise is kept all the same.
    pub asks_word: bool,
}

impl Broken {
    /// A failure with this sentence.
    pub fn because(says: impl Into<String>) -> Broken {
        Broken { says: says.into(), cause: None, figures: Vec::new(), asks_word: false }
    }

    /// The same, unless a person vouches for what no program can see.
    #[must_use]
    pub fn unless_vouched(mut self) -> Broken {
        self.asks_word = true;
        self
    }

    /// A failure with this sentence, and details for this machine's log.
    pub fn caused(says: impl Into<String>, cause: impl ToString) -> Broken {
        Broken { cause: Some(cause.to_string()), ..Broken::because(says) }
    }
}

impl<E: std::error::Error> From<E> for Broken {
    fn from(cause: E) -> Broken {
        Broken::caused("The check could not be run.", cause)
    }
}

/// Fails with this sentence unless the condition is true.
pub fn ensure(is_so: bool, says: impl FnOnce() -> String) -> Result<(), Broken> {
    if is_so { Ok(()) } else { Err(Broken::because(says())) }
}

/// Runs a check within its time; it always gives a verdict.
pub async fn run(probe: Probe, world: &World) -> Verdict {
    within(LONGEST, probe, world).await
}

async fn within(longest: Duration, probe: Probe, world: &World) -> Verdict {
    let guarded = AssertUnwindSafe(probe(world)).catch_unwind();
    match tokio::time::timeout(longest, guarded).await {
        Ok(Ok(verdict)) => verdict,
        Ok(Err(_)) => Err(Broken::because("The check itself failed.")),
        Err(_) => {
            Err(Broken::because(format!("The check did not end within {} seconds.", longest.as_secs())))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::World;

    fn panics(_: &World) -> Running<'_> {
        Box::pin(async { panic!("on purpose") })
    }

    fn hangs(_: &World) -> Running<'_> {
        Box::pin(std::future::pending())
    }

    #[tokio::test]
    async fn a_check_that_panics_or_hangs_is_a_broken_promise() {
        let world = World::nowhere();
        assert!(run(panics, &world).await.is_err());
        let says = within(Duration::from_secs(1), hangs, &world).await.expect_err("it never ends").says;
        assert!(says.contains("within 1 seconds"), "{says}");
    }
}
