//! The networks that are shut out because of an incident.
//! Invariant: a request is judged by the list in memory and never waits for the database.

use kernel::net::Net;
use std::net::IpAddr;
use std::sync::{PoisonError, RwLock};

/// The networks that are shut out now.
#[derive(Debug, Default)]
pub struct Blocks(RwLock<Vec<Net>>);

impl Blocks {
    /// Sets the whole list.
    pub fn set(&self, nets: Vec<Net>) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = nets;
    }

    /// Whether an address is shut out.
    pub fn has(&self, address: IpAddr) -> bool {
        self.0.read().unwrap_or_else(PoisonError::into_inner).iter().any(|net| net.has(address))
    }

    /// How many networks are shut out.
    pub fn many(&self) -> usize {
        self.0.read().unwrap_or_else(PoisonError::into_inner).len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_replaces_the_one_before() {
        let (blocks, address) = (Blocks::default(), "192.0.2.1".parse().expect("an address"));
        assert!(!blocks.has(address));
        blocks.set(vec![Net::parse("192.0.2.0/24").expect("a network")]);
        assert!(blocks.has(address) && blocks.many() == 1);
        blocks.set(Vec::new());
        assert!(!blocks.has(address) && blocks.many() == 0);
    }
}
