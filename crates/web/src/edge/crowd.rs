//! Counts the requests or connections that are present: in all, and from one network.
//! Invariant: nobody waits for a seat. Every seat is given back, however its holder leaves.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard};

/// The seats and the networks that hold them.
#[derive(Clone)]
pub struct Crowd(Arc<Hall>);

struct Hall {
    most: usize,
    each: usize,
    seats: Mutex<Seats>,
}

#[derive(Default)]
struct Seats {
    taken: usize,
    of: HashMap<IpAddr, usize>,
}

/// A seat that is taken; dropping it frees it.
pub struct Seat {
    hall: Arc<Hall>,
    net: Option<IpAddr>,
}

impl Crowd {
    /// With this many seats in all, and this many for one network.
    pub fn new(most: usize, each: usize) -> Crowd {
        Crowd(Arc::new(Hall { most, each, seats: Mutex::default() }))
    }

    /// Takes a seat for this network; without a network only the total is counted. None: no seat is free.
    pub fn enter(&self, net: Option<IpAddr>) -> Option<Seat> {
        let mut seats = self.0.seats();
        if seats.taken >= self.0.most {
            return None;
        }
        if let Some(net) = net {
            let here = seats.of.entry(net).or_default();
            if *here >= self.0.each {
                return None;
            }
            *here += 1;
        }
        seats.taken += 1;
        Some(Seat { hall: self.0.clone(), net })
    }

    /// Whether three quarters of the seats are taken.
    pub fn is_tight(&self) -> bool {
        self.0.seats().taken >= self.0.most / 4 * 3
    }
}

impl Hall {
    fn seats(&self) -> MutexGuard<'_, Seats> {
        self.seats.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut seats = self.hall.seats();
        seats.taken = seats.taken.saturating_sub(1);
        let Some(net) = self.net else { return };
        let left = seats.of.get(&net).copied().unwrap_or_default().saturating_sub(1);
        match left {
            0 => seats.of.remove(&net),
            left => seats.of.insert(net, left),
        };
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_net_has_its_share_all_have_the_whole_and_who_leaves_frees_a_seat() {
        let crowd = Crowd::new(4, 2);
        let [one, other] = ["192.0.2.1", "192.0.2.2"].map(|ip| ip.parse::<IpAddr>().ok());
        let first = crowd.enter(one);
        let here: Vec<_> = [one, other].map(|net| crowd.enter(net)).into();
        assert!(first.is_some() && here.iter().all(Option::is_some));
        assert!(crowd.is_tight() && crowd.enter(one).is_none(), "its share is two");
        let last = crowd.enter(None);
        assert!(
            last.is_some() && crowd.enter(other).is_none() && crowd.enter(None).is_none(),
            "the whole is four"
        );
        drop(first);
        assert!(crowd.enter(one).is_some());
        drop((here, last));
        assert!(crowd.0.seats().of.is_empty() && crowd.0.seats().taken == 0, "nobody is remembered");
    }
}
