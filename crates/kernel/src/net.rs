//! A network of addresses that can be shut out.
//! Invariant: none has an address of this machine, because the program calls itself there.

use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The widest networks that may be shut out: a mistyped figure shuts out nobody else's half of the world.
const WIDEST_V4: u8 = 8;
const WIDEST_V6: u8 = 19;

/// A network: its first address, and how many bits are fixed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Net {
    first: u128,
    bits: u8,
    is_v4: bool,
}

/// An address as the 128 bits of IPv6, and whether it is one of IPv4.
fn bits_of(address: IpAddr) -> (u128, bool) {
    match address.to_canonical() {
        IpAddr::V4(v4) => (u128::from(u32::from(v4)) << 96, true),
        IpAddr::V6(v6) => (u128::from(v6), false),
    }
}

/// The bits that are fixed.
fn mask(bits: u8) -> u128 {
    u128::MAX.checked_shl(128_u32.saturating_sub(u32::from(bits))).unwrap_or(0)
}

impl Net {
    /// Reads `192.0.2.0/24`, `2001:db8::/32`, or one address. None: it is no network, or one that is too wide or
    /// that has this machine's own addresses.
    pub fn parse(text: &str) -> Option<Net> {
        let (address, bits) = match text.trim().split_once('/') {
            Some((address, bits)) => (address, Some(bits.parse::<u8>().ok()?)),
            None => (text.trim(), None),
        };
        let (address, is_v4) = bits_of(address.parse().ok()?);
        let (most, widest) = if is_v4 { (32, WIDEST_V4) } else { (128, WIDEST_V6) };
        let bits = bits.unwrap_or(most);
        let net = Net { first: address & mask(bits), bits, is_v4 };
        let is_fit = (widest..=most).contains(&bits) && !net.is_of_this_machine();
        is_fit.then_some(net)
    }

    fn is_of_this_machine(self) -> bool {
        let own: [IpAddr; 3] = [[127, 0, 0, 1].into(), IpAddr::V6(Ipv6Addr::LOCALHOST), [0, 0, 0, 0].into()];
        let of_loopback = self.is_v4 && self.first >> 120 == 127;
        of_loopback || own.into_iter().any(|address| self.has(address))
    }

    /// Whether an address is in it.
    pub fn has(self, address: IpAddr) -> bool {
        let (address, is_v4) = bits_of(address);
        is_v4 == self.is_v4 && address & mask(self.bits) == self.first
    }
}

impl fmt::Display for Net {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.is_v4 {
            true => {
                let first = u32::try_from(self.first >> 96).unwrap_or_default();
                write!(f, "{}/{}", Ipv4Addr::from(first), self.bits)
            }
            false => write!(f, "{}/{}", Ipv6Addr::from(self.first), self.bits),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has(net: &str, address: &str) -> bool {
        Net::parse(net).expect(net).has(address.parse().expect(address))
    }

    #[test]
    fn a_network_has_its_addresses_and_no_other() {
        assert!(has("192.0.2.0/24", "192.0.2.255") && !has("192.0.2.0/24", "192.0.3.0"));
        assert!(has("192.0.2.7", "192.0.2.7") && !has("192.0.2.7", "192.0.2.8"));
        assert!(has("192.0.2.9/24", "::ffff:192.0.2.1"), "the first address need not be the lowest");
        assert!(has("2001:db8::/32", "2001:db8:ffff::1") && !has("2001:db8::/32", "2001:db9::1"));
        assert!(!has("2001:db8::/32", "192.0.2.1"));
        assert_eq!(Net::parse("192.0.2.9/24").expect("a network").to_string(), "192.0.2.0/24");
        assert_eq!(Net::parse("2001:db8::5").expect("a network").to_string(), "2001:db8::5/128");
    }

    #[test]
    fn what_is_no_network_too_wide_or_this_machine_is_refused() {
        for text in [
            "",
            "x",
            "192.0.2.0/33",
            "192.0.2.0/",
            "192.0.0.0/7",
            "2001:db8::/18",
            "0.0.0.0/0",
            "::/0",
            "127.0.0.1",
            "127.9.0.0/16",
            "::1",
            "0.0.0.0/8",
            "192.0.2.0/24/1",
            "192.0.2.0/200",
            "2001:db8::/200",
        ] {
            assert_eq!(Net::parse(text), None, "{text}");
        }
    }
}
