//! The address of the client: the connection's own, or, behind a proxy of ours, the one that the proxy names.
//! Invariant: no client's own claim is believed. Only hops added by proxies that the operator named are
//! skipped, starting from the nearest.

use axum::http::header::HeaderMap;
use std::net::{IpAddr, SocketAddr};
use std::str::FromStr;

/// Hops looked at; no honest request has as many.
const HOPS: usize = 16;

/// An address, or all addresses that begin with the same bits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    first: u128,
    bits: u32,
}

impl FromStr for Range {
    type Err = String;

    fn from_str(text: &str) -> Result<Range, String> {
        let wrong = || format!("{text}: an address or a range such as 10.0.0.0/8");
        let (ip, bits) = text.split_once('/').map_or((text, None), |(ip, bits)| (ip, Some(bits)));
        let ip: IpAddr = ip.parse().map_err(|_| wrong())?;
        let (most, before) = if ip.is_ipv4() { (32, 96) } else { (128, 0) };
        let bits = bits.map_or(Ok(most), str::parse).map_err(|_| wrong())?;
        if bits > most {
            return Err(wrong());
        }
        Ok(Range { first: number(ip), bits: before + bits })
    }
}

impl Range {
    fn has(self, ip: IpAddr) -> bool {
        let differing = self.first ^ number(ip);
        self.bits == 0 || differing.checked_shr(128 - self.bits).unwrap_or_default() == 0
    }
}

fn number(ip: IpAddr) -> u128 {
    match ip {
        IpAddr::V4(ip) => ip.to_ipv6_mapped().to_bits(),
        IpAddr::V6(ip) => ip.to_bits(),
    }
}

/// The header in which a proxy names the client. Only one is read: the proxy would pass the other through
/// unchanged, whatever a client wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ClientHeader {
    /// `X-Forwarded-For`.
    #[default]
    ForwardedFor,
    /// `Forwarded` (RFC 7239).
    Forwarded,
}

/// The proxies in front, as the operator names them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proxies {
    /// Their addresses.
    pub at: Vec<Range>,
    /// The header they use.
    pub said: ClientHeader,
}

impl Proxies {
    /// Whether this is one of them.
    pub fn is_one(&self, ip: IpAddr) -> bool {
        self.at.iter().any(|range| range.has(ip.to_canonical()))
    }

    /// The address of the client of a connection from `peer`.
    pub fn client(&self, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
        let mut nearest = peer.to_canonical();
        if !self.is_one(nearest) {
            return nearest;
        }
        for hop in self.hops(headers) {
            let Some(ip) = hop else { return nearest };
            nearest = ip;
            if !self.is_one(ip) {
                return ip;
            }
        }
        nearest
    }

    /// The hops in the header, the nearest first; None where one is no address.
    fn hops(&self, headers: &HeaderMap) -> Vec<Option<IpAddr>> {
        let name = match self.said {
            ClientHeader::ForwardedFor => "x-forwarded-for",
            ClientHeader::Forwarded => "forwarded",
        };
        let lines: Vec<&str> =
            headers.get_all(name).iter().map(|line| line.to_str().unwrap_or("?")).collect();
        let hops = lines.into_iter().rev().flat_map(|line| line.rsplit(',')).take(HOPS);
        hops.map(|hop| if self.said == ClientHeader::Forwarded { of_forwarded(hop) } else { address(hop) })
            .collect()
    }
}

/// The `for` of one element: `for=192.0.2.60;proto=https`, `for="[2001:db8::1]:4711"`.
fn of_forwarded(element: &str) -> Option<IpAddr> {
    let pairs = element.split(';').filter_map(|pair| pair.trim().split_once('='));
    let (_, node) = pairs.into_iter().find(|(name, _)| name.eq_ignore_ascii_case("for"))?;
    address(node.trim_matches('"'))
}

/// An address with or without its port.
fn address(text: &str) -> Option<IpAddr> {
    let text = text.trim();
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    let ip = bare.parse::<IpAddr>().or_else(|_| text.parse::<SocketAddr>().map(|at| at.ip()));
    ip.ok().map(|ip| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(proxies: &[&str], said: ClientHeader, peer: &str, lines: &[&str]) -> String {
        let at = proxies.iter().map(|range| range.parse().expect("a range")).collect();
        let name = if said == ClientHeader::Forwarded { "forwarded" } else { "x-forwarded-for" };
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(name, line.parse().expect("a value"));
        }
        Proxies { at, said }.client(peer.parse().expect("an address"), &headers).to_string()
    }

    #[test]
    fn a_client_that_names_another_address_keeps_its_own() {
        for said in [ClientHeader::ForwardedFor, ClientHeader::Forwarded] {
            assert_eq!(client(&[], said, "198.51.100.7", &["for=203.0.113.9"]), "198.51.100.7");
            assert_eq!(client(&["10.0.0.0/8"], said, "198.51.100.7", &["203.0.113.9"]), "198.51.100.7");
        }
    }

    #[test]
    fn behind_proxies_the_nearest_hop_that_is_none_of_them_asks() {
        let ours = ["10.0.0.0/8", "2001:db8:1::/48"];
        let xff = |lines: &[&str]| client(&ours, ClientHeader::ForwardedFor, "10.1.2.3", lines);
        assert_eq!(xff(&["198.51.100.7"]), "198.51.100.7");
        assert_eq!(xff(&["203.0.113.9, 198.51.100.7"]), "198.51.100.7", "the client invented the first");
        assert_eq!(xff(&["203.0.113.9", "198.51.100.7, 10.9.9.9"]), "198.51.100.7");
        assert_eq!(xff(&["198.51.100.7:4711"]), "198.51.100.7");
        assert_eq!(xff(&["[2001:db8:9::1]:4711 "]), "2001:db8:9::1");
        assert_eq!(xff(&["198.51.100.7, who?"]), "10.1.2.3", "what is no address ends the walk");
        assert_eq!(xff(&[]), "10.1.2.3");
        assert_eq!(
            client(&ours, ClientHeader::ForwardedFor, "::ffff:10.1.2.3", &["198.51.100.7"]),
            "198.51.100.7"
        );
        let rfc = |line: &str| client(&ours, ClientHeader::Forwarded, "2001:db8:1::5", &[line]);
        assert_eq!(rfc("for=203.0.113.9, For=\"[2001:db8:9::1]:80\";proto=https"), "2001:db8:9::1");
        assert_eq!(rfc("for=_hidden"), "2001:db8:1::5");
    }

    #[test]
    fn a_range_is_what_begins_with_its_bits() {
        let has = |range: &str, ip: &str| {
            range.parse::<Range>().expect("a range").has(ip.parse().expect("an address"))
        };
        assert!(has("10.0.0.0/8", "10.255.0.1") && !has("10.0.0.0/8", "11.0.0.1"));
        assert!(
            has("0.0.0.0/0", "192.0.2.1") && !has("0.0.0.0/0", "2001:db8::1") && has("::/0", "192.0.2.1")
        );
        assert!(has("192.0.2.1", "192.0.2.1") && !has("192.0.2.1", "192.0.2.2"));
        for wrong in ["10.0.0.0/33", "10.0.0/8", "", "localhost", "::/129", "10.0.0.0/-1"] {
            assert!(wrong.parse::<Range>().is_err(), "{wrong}");
        }
    }
}
