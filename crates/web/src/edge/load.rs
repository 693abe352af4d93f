//! The seat of a large body: taken when a body proves to be one, and kept until its answer is sent.
//! Invariant: nobody waits for a seat, and one network never has them all: a body that comes slowly, the data
//! read from it and the answer to it take up memory for as long as its sender pleases.

use super::crowd::{Crowd, Seat};
use kernel::code::Code;
use platform::admission::throttle::net;
use std::net::IpAddr;
use std::sync::{Arc, OnceLock};

/// The seat that a request takes if its body is large.
#[derive(Clone)]
pub struct Load(Arc<Weight>);

struct Weight {
    crowd: Crowd,
    net: Option<IpAddr>,
    seat: OnceLock<Seat>,
}

impl Load {
    /// For a request from this address.
    pub fn new(crowd: Crowd, from: Option<IpAddr>) -> Load {
        Load(Arc::new(Weight { crowd, net: from.map(net), seat: OnceLock::new() }))
    }

    /// Takes a seat for a large body, once. Errors: `overloaded`, where none is free.
    pub fn take(&self) -> Result<(), Code> {
        if self.0.seat.get().is_none() {
            let seat = self.0.crowd.enter(self.0.net).ok_or(Code::Overloaded)?;
            // Taken meanwhile by the same request: one is enough.
            let _ = self.0.seat.set(seat);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_net_has_its_share_of_large_bodies_and_gets_it_back_when_the_last_who_holds_it_is_gone() {
        let crowd = Crowd::new(3, 2);
        let load = |n: u8| Load::new(crowd.clone(), Some(IpAddr::from([192, 0, 2, n])));
        let (first, second) = (load(1), load(1));
        assert!(first.take().is_ok() && first.take().is_ok(), "it has its seat already");
        assert!(second.take().is_ok());
        assert_eq!(
            (load(1).take(), load(2).take()),
            (Err(Code::Overloaded), Ok(())),
            "and another net its own"
        );
        let held = first.clone();
        drop(first);
        assert_eq!(load(1).take(), Err(Code::Overloaded), "its answer is not sent yet");
        drop(held);
        assert_eq!(load(1).take(), Ok(()));
    }
}
