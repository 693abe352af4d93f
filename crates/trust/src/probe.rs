//! A check that tries a promise for real: what it is given, what it may say, and the bounds it runs in.
//! What must stay true: a check that panics, hangs or cannot be run counts as failed, never as no news; what it says goes
//! on a public page, so it names no workspace, no person and no secret.

use crate::world::World;
use futures::FutureExt;
use std::future::Future;
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::time::Duration;

/// Longest a check may take.
pub const LONGEST: Duration = Duration::from_secs(30);

/// What a check found out.
pub type Verdict = Result<Proof, Broken>;

/// A check under way.
pub type Running<'a> = Pin<Box<dyn Future<Output = Verdict> + Send + 'a>>;

/// A check of one promise.
pub type Probe = for<'a> fn(&'a World) -> Running<'a>;

/// The promise held.
#[derive(Debug)]
pub struct Proof {
    /// What was tried, in a sentence with its figures.
    pub says: String,
    /// The figures by name.
    pub figures: Vec<(&'static str, i64)>,
    /// What could not be tried here, and why. While that holds the promise is unknown, never kept.
    pub lacks: Option<&'static str>,
}

impl Proof {
    /// With this sentence.
    pub fn of(says: impl Into<String>) -> Proof {
        Proof { says: says.into(), figures: Vec::new(), lacks: None }
    }

    /// But for this, which could not be tried here.
    #[must_use]
    pub fn lacking(mut self, what: &'static str) -> Proof {
        self.lacks = Some(what);
        self
    }

    /// With one figure more.
    #[must_use]
    pub fn with(mut self, name: &'static str, count: usize) -> Proof {
        self.figures.push((name, i64::try_from(count).unwrap_or(i64::MAX)));
        self
    }
}

/// The promise did not hold, or could not be tried.
#[derive(Debug)]
pub struct Broken {
    /// What is wrong, in a sentence that names the cause.
    pub says: String,
    /// For the log of this machine alone.
    pub cause: Option<String>,
    /// The figures by name.
    pub figures: Vec<(&'static str, i64)>,
}

impl Broken {
    /// With this sentence.
    pub fn because(says: impl Into<String>) -> Broken {
        Broken { says: says.into(), cause: None, figures: Vec::new() }
    }

    /// With this sentence, and the rest for this machine's log.
    pub fn caused(says: impl Into<String>, cause: impl ToString) -> Broken {
        Broken { cause: Some(cause.to_string()), ..Broken::because(says) }
    }
}

impl<E: std::error::Error> From<E> for Broken {
    fn from(cause: E) -> Broken {
        Broken::caused("The check could not be run.", cause)
    }
}

/// Tells a broken promise unless this is so.
pub fn ensure(is_so: bool, says: impl FnOnce() -> String) -> Result<(), Broken> {
    if is_so { Ok(()) } else { Err(Broken::because(says())) }
}

/// Runs a check within its time; whatever happens, there is a verdict.
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
