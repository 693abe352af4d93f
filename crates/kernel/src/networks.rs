//! The network and country of an address, from a file of ranges that the operator provides (in the form of
//! iptoasn.com).
//! Invariant: no address is sent to anybody to look it up. A file with one bad line is refused whole, with
//! that line's number, so that nobody relies on half a file.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// The origin of a call: a network by its number (ASN), and its country.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Origin {
    /// The network's number.
    pub network: u32,
    /// ISO 3166, two letters. None: the file does not say.
    pub country: Option<[u8; 2]>,
}

/// A range of addresses, including its last.
#[derive(Debug, Clone, Copy)]
struct Range<Address> {
    first: Address,
    last: Address,
    origin: Origin,
}

/// The ranges of a file, in order.
#[derive(Debug, Default)]
pub struct Networks {
    v4: Vec<Range<Ipv4Addr>>,
    v6: Vec<Range<Ipv6Addr>>,
}

impl Networks {
    /// Reads lines of `first<TAB>last<TAB>number<TAB>country<TAB>name`; the name is optional. Network number
    /// 0 means that nobody owns the range. Errors: text that names the bad line, or says that the file has no
    /// range.
    pub fn parse(text: &str) -> Result<Networks, String> {
        let mut networks = Networks::default();
        for (line, n) in text.lines().zip(1..) {
            networks.add(line.trim_end()).map_err(|why| format!("line {n}: {why}"))?;
        }
        if networks.ranges() == 0 {
            return Err("there is no range of addresses in it".to_owned());
        }
        sort(&mut networks.v4)?;
        sort(&mut networks.v6)?;
        Ok(networks)
    }

    fn add(&mut self, line: &str) -> Result<(), String> {
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        let mut fields = line.split('\t');
        let mut field = |what: &str| fields.next().ok_or_else(|| format!("{what} is missing"));
        let (first, last, number, country) =
            (field("the first address")?, field("the last")?, field("the number")?, field("the country")?);
        let address = |text: &str| text.parse::<IpAddr>().map_err(|_| format!("{text:?} is no address"));
        let network = number.trim_start_matches("AS").parse();
        let network: u32 = network.map_err(|_| format!("{number:?} is no network's number"))?;
        let origin = Origin { network, country: country_of(country)? };
        match (address(first)?, address(last)?) {
            _ if network == 0 => Ok(()),
            (IpAddr::V4(first), IpAddr::V4(last)) if first <= last => {
                self.v4.push(Range { first, last, origin });
                Ok(())
            }
            (IpAddr::V6(first), IpAddr::V6(last)) if first <= last => {
                self.v6.push(Range { first, last, origin });
                Ok(())
            }
            _ => Err(format!("{first} to {last} is no range")),
        }
    }

    /// How many ranges there are.
    pub fn ranges(&self) -> usize {
        self.v4.len() + self.v6.len()
    }

    /// The origin of an address. None: no range contains it, as for a private address.
    pub fn origin(&self, address: &str) -> Option<Origin> {
        match address.parse::<IpAddr>().ok()?.to_canonical() {
            IpAddr::V4(v4) => within(&self.v4, v4),
            IpAddr::V6(v6) => within(&self.v6, v6),
        }
    }
}

/// A country of two letters. The values that files use for an unknown country give None. Errors: any other
/// text.
fn country_of(text: &str) -> Result<Option<[u8; 2]>, String> {
    match text.as_bytes() {
        b"" | b"-" | b"None" | b"ZZ" => Ok(None),
        &[a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => Ok(Some([a, b])),
        _ => Err(format!("{text:?} is no country of two letters")),
    }
}

/// Sorts ranges. Errors: two of them overlap, so that an address would have two origins.
fn sort<Address: Ord + Copy + std::fmt::Display>(ranges: &mut [Range<Address>]) -> Result<(), String> {
    ranges.sort_unstable_by_key(|range| range.first);
    match ranges.windows(2).find(|pair| pair[1].first <= pair[0].last) {
        Some(pair) => Err(format!("{} is in two ranges", pair[1].first)),
        None => Ok(()),
    }
}

fn within<Address: Ord + Copy>(ranges: &[Range<Address>], address: Address) -> Option<Origin> {
    let after = ranges.partition_point(|range| range.first <= address);
    let range = ranges.get(after.checked_sub(1)?)?;
    (address <= range.last).then_some(range.origin)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FILE: &str = "# as published\n\
        198.51.100.0\t198.51.100.255\t64500\tIN\tSOME-NET Some network\n\
        192.0.2.0\t192.0.2.127\t64496\tAU\tOTHER\n\
        192.0.2.128\t192.0.2.255\t0\tNone\tNot routed\n\
        2001:db8:1::\t2001:db8:1:ffff:ffff:ffff:ffff:ffff\tAS64501\tNone\n";

    fn of(address: &str) -> Option<(u32, Option<String>)> {
        let origin = Networks::parse(FILE).expect("a file").origin(address)?;
        Some((origin.network, origin.country.map(|it| String::from_utf8_lossy(&it).into_owned())))
    }

    #[test]
    fn an_address_is_of_the_range_it_lies_in_and_of_no_other() {
        let (australia, india) = (Some((64496, Some("AU".into()))), Some((64500, Some("IN".into()))));
        for (address, wanted) in [
            ("192.0.2.0", australia.clone()),
            ("192.0.2.127", australia.clone()),
            ("::ffff:192.0.2.5", australia),
            ("192.0.2.128", None),
            ("198.51.100.255", india),
            ("198.51.101.0", None),
            ("10.0.0.1", None),
            ("2001:db8:1::7", Some((64501, None))),
            ("2001:db8:2::7", None),
            ("nowhere", None),
            ("", None),
        ] {
            assert_eq!(of(address), wanted, "{address}");
        }
        assert_eq!(Networks::parse(FILE).expect("a file").ranges(), 3);
    }

    #[test]
    fn a_line_that_is_wrong_is_named_by_its_number() {
        for (text, wanted) in [
            ("192.0.2.0\t192.0.2.9\t1\tAU\nx\t192.0.2.20\t1\tAU\n", "line 2: \"x\" is no address"),
            ("192.0.2.9\t192.0.2.0\t1\tAU\n", "line 1: 192.0.2.9 to 192.0.2.0 is no range"),
            ("192.0.2.0\t2001:db8::\t1\tAU\n", "line 1: 192.0.2.0 to 2001:db8:: is no range"),
            ("192.0.2.0\t192.0.2.9\tone\tAU\n", "line 1: \"one\" is no network's number"),
            ("192.0.2.0\t192.0.2.9\t1\tAustralia\n", "line 1: \"Australia\" is no country of two letters"),
            ("192.0.2.0\t192.0.2.9\t1\n", "line 1: the country is missing"),
            ("192.0.2.0,192.0.2.9,1,AU\n", "line 1: the last is missing"),
            ("192.0.2.0\t192.0.2.9\t1\tAU\n192.0.2.9\t192.0.2.10\t2\tAU\n", "192.0.2.9 is in two ranges"),
            ("# nothing\n\n", "there is no range of addresses in it"),
        ] {
            assert_eq!(Networks::parse(text).expect_err(text), wanted);
        }
    }

    proptest! {
        #[test]
        fn a_search_finds_what_looking_at_every_range_finds(
            starts in prop::collection::btree_set(0u32..5_000, 1..60), width in 1u32..40, asked in 0u32..6_000,
        ) {
            let starts: Vec<u32> = starts.into_iter().collect();
            let mut text = String::new();
            let mut wanted = None;
            for (n, first) in starts.iter().enumerate() {
                let last = (first + width).min(starts.get(n + 1).map_or(u32::MAX, |next| next - 1)).max(*first);
                text += &format!("{}\t{}\t{}\tAU\n", Ipv4Addr::from(*first), Ipv4Addr::from(last), n + 1);
                if (*first..=last).contains(&asked) {
                    wanted = Some(n as u32 + 1);
                }
            }
            let networks = Networks::parse(&text).expect("ranges");
            let found = networks.origin(&Ipv4Addr::from(asked).to_string()).map(|origin| origin.network);
            prop_assert_eq!(found, wanted);
        }
    }
}
