//! The network printers that the operator listed, and how one is sent bytes.
//! Invariant: nobody in a workspace makes the program call an address that is not on the list. A name on the list does not lead
//! to this machine or its private network by what its DNS says: such an address has to be on the list itself.

use std::net::{IpAddr, SocketAddr};
use std::time::Duration;
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpStream, lookup_host};

/// The longest that a print may take, from the name's lookup to its last byte: paper runs out in between.
const LONGEST: Duration = Duration::from_secs(30);
/// The scheme of a printer's address.
const SCHEME: &str = "tcp://";
/// Longest name of a host (RFC 1035).
const LONGEST_HOST: usize = 253;

/// Where a printer listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PrinterAddress {
    host: String,
    port: u16,
}

/// Why a printer got nothing, or not all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotPrinted {
    /// The address is not on the list, or its name leads elsewhere.
    NotListed,
    /// Nobody answers there.
    NoAnswer,
    /// The connection broke off, or the printer did not take all in time: a part may have been printed.
    BrokeOff,
}

impl PrinterAddress {
    /// Reads `host:port`; an IPv6 address is in brackets. None: it is neither a name nor an address, or has no port.
    pub fn parse(text: &str) -> Option<PrinterAddress> {
        let (host, port) = text.rsplit_once(':')?;
        let is_number = port.bytes().all(|b| b.is_ascii_digit());
        let port = port.parse::<u16>().ok().filter(|port| is_number && *port > 0)?;
        let bare = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
        let host = match (bare, host.parse::<IpAddr>()) {
            (Some(v6), _) => v6.parse::<std::net::Ipv6Addr>().ok()?.to_string(),
            (None, Ok(IpAddr::V4(v4))) => v4.to_string(),
            (None, Ok(IpAddr::V6(_))) => return None,
            (None, Err(_)) if host.contains(':') => return None,
            (None, Err(_)) => host.to_ascii_lowercase(),
        };
        let is_plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '.' || c == ':';
        let is_host = !host.is_empty() && host.len() <= LONGEST_HOST && host.chars().all(is_plain);
        // "127.1" and "0x7f000001" are addresses to some resolvers: a name has a letter at the beginning of its last part.
        let is_name = host.parse::<IpAddr>().is_ok()
            || host
                .rsplit('.')
                .next()
                .is_some_and(|last| last.starts_with(|c: char| c.is_ascii_alphabetic()));
        (is_host && is_name).then_some(PrinterAddress { host, port })
    }

    /// Reads `tcp://host:port`.
    pub fn of_tcp(text: &str) -> Option<PrinterAddress> {
        PrinterAddress::parse(text.strip_prefix(SCHEME)?)
    }
}

impl std::fmt::Display for PrinterAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.host.contains(':') {
            true => write!(f, "[{}]:{}", self.host, self.port),
            false => write!(f, "{}:{}", self.host, self.port),
        }
    }
}

/// The printers on the operator's list; nobody prints over the network without one.
#[derive(Debug, Clone, Default)]
pub struct Printers {
    listed: Vec<PrinterAddress>,
}

impl Printers {
    /// The list.
    pub fn of(listed: Vec<PrinterAddress>) -> Printers {
        Printers { listed }
    }

    /// Their hosts.
    pub fn hosts(&self) -> impl Iterator<Item = &str> {
        self.listed.iter().map(|printer| printer.host.as_str())
    }

    /// Whether there is any.
    pub fn is_empty(&self) -> bool {
        self.listed.is_empty()
    }

    /// Whether this one is on the list.
    pub fn lists(&self, printer: &PrinterAddress) -> bool {
        self.listed.contains(printer)
    }

    /// Whether a listed printer may be called at an address that its name leads to.
    fn may_call(&self, printer: &PrinterAddress, at: SocketAddr) -> bool {
        let itself = PrinterAddress { host: at.ip().to_canonical().to_string(), port: at.port() };
        self.lists(printer) && (self.lists(&itself) || is_public(at.ip().to_canonical()))
    }

    /// Sends bytes to a printer. Errors: it got nothing, or perhaps not all.
    pub async fn send(&self, printer: &PrinterAddress, bytes: &[u8]) -> Result<(), NotPrinted> {
        if !self.lists(printer) {
            return Err(NotPrinted::NotListed);
        }
        let deadline = tokio::time::Instant::now() + LONGEST;
        let mut stream = tokio::time::timeout_at(deadline, self.connect(printer))
            .await
            .unwrap_or(Err(NotPrinted::NoAnswer))?;
        let sending = async {
            stream.write_all(bytes).await?;
            stream.shutdown().await
        };
        match tokio::time::timeout_at(deadline, sending).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(NotPrinted::BrokeOff),
        }
    }

    /// Connects to the address that was judged, and not to what a second lookup might say.
    async fn connect(&self, printer: &PrinterAddress) -> Result<TcpStream, NotPrinted> {
        let found =
            lookup_host((printer.host.as_str(), printer.port)).await.map_err(|_| NotPrinted::NoAnswer)?;
        let Some(at) = found.into_iter().find(|at| self.may_call(printer, *at)) else {
            return Err(NotPrinted::NotListed);
        };
        TcpStream::connect(at).await.map_err(|_| NotPrinted::NoAnswer)
    }
}

/// Whether an address is one of the internet's: neither of this machine nor of a private network.
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(v4) => {
            let [a, b, ..] = v4.octets();
            !(v4.is_private()
                || v4.is_loopback()
                || v4.is_link_local()
                || v4.is_multicast()
                || a == 0
                || a >= 240
                || (a == 100 && (64..128).contains(&b)))
        }
        IpAddr::V6(v6) => {
            let first = v6.segments()[0];
            // Global unicast, without the ranges that hold an IPv4 address.
            (0x2000..0x4000).contains(&first) && first != 0x2002 && v6.segments()[..2] != [0x2001, 0]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::AsyncReadExt;
    use tokio::net::TcpListener;

    fn address(text: &str) -> PrinterAddress {
        PrinterAddress::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    fn listed(all: &[&str]) -> Printers {
        Printers::of(all.iter().map(|text| address(text)).collect())
    }

    #[test]
    fn an_address_has_a_host_and_a_port_and_nothing_else() {
        for (text, written) in [
            ("192.168.1.50:9100", "192.168.1.50:9100"),
            ("Labels.Shop.Example:9100", "labels.shop.example:9100"),
            ("[FD00::0:5]:9100", "[fd00::5]:9100"),
            ("printer:1", "printer:1"),
        ] {
            assert_eq!(address(text).to_string(), written);
        }
        for wrong in [
            "",
            "printer",
            "printer:",
            "a:b:9100",
            "printer:+1",
            "printer:0",
            "printer:65536",
            "printer:-1",
            ":9100",
            "fd00::5:9100",
            "user@printer:9100",
            "printer/x:9100",
            "pri nter:9100",
            "printer:9100/",
            "[printer]:9100",
            "127.1:9100",
            "0x7f000001:9100",
            "2130706433:9100",
            "192.168.001.050:9100",
            "printer:9100\n",
            "प्रिंटर:9100",
        ] {
            assert_eq!(PrinterAddress::parse(wrong), None, "{wrong}");
        }
        assert_eq!(PrinterAddress::of_tcp("tcp://printer:9100"), Some(address("printer:9100")));
        assert_eq!(PrinterAddress::of_tcp("http://printer:9100"), None);
    }

    #[test]
    fn a_name_leads_to_a_private_address_only_if_that_is_listed_too() {
        let at = |text: &str| text.parse::<SocketAddr>().expect("an address");
        let printers = listed(&["labels.example:9100", "10.0.0.5:9100", "[::1]:9100"]);
        let name = address("labels.example:9100");
        for (to, may) in [
            ("203.0.113.9:9100", true),
            ("10.0.0.5:9100", true),
            ("[::ffff:10.0.0.5]:9100", true),
            ("[::1]:9100", true),
            ("[2606:4700::1]:9100", true),
            ("10.0.0.6:9100", false),
            ("127.0.0.1:9100", false),
            ("[::ffff:127.0.0.1]:9100", false),
            ("169.254.169.254:9100", false),
            ("100.64.0.1:9100", false),
            ("0.0.0.0:9100", false),
            ("[fd00::1]:9100", false),
            ("[fe80::1]:9100", false),
            ("[2002:7f00:1::]:9100", false),
        ] {
            assert_eq!(printers.may_call(&name, at(to)), may, "{to}");
        }
        assert!(!printers.may_call(&address("other.example:9100"), at("203.0.113.9:9100")));
        assert!(!printers.lists(&address("10.0.0.5:9101")), "another port is another printer");
    }

    #[tokio::test]
    async fn a_listed_printer_gets_every_byte_and_no_other_is_called() {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let here = address(&listener.local_addr().expect("bound").to_string());
        let sent: Vec<u8> = (0..200_000_u32).map(|n| n.to_le_bytes()[0]).collect();
        let printer = tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.expect("a call");
            let mut got = Vec::new();
            stream.read_to_end(&mut got).await.expect("bytes");
            (got, listener)
        });
        assert_eq!(Printers::default().send(&here, &sent).await, Err(NotPrinted::NotListed));
        let printers = Printers::of(vec![here.clone()]);
        assert_eq!(printers.send(&here, &sent).await, Ok(()));
        let (got, listener) = printer.await.expect("the printer");
        assert!(got == sent);
        drop(listener);
        assert_eq!(printers.send(&here, &sent).await, Err(NotPrinted::NoAnswer));
        // The name of this machine leads to it, and is not this address.
        let port = here.to_string().rsplit_once(':').expect("a port").1.to_owned();
        let by_name = address(&format!("localhost:{port}"));
        assert_eq!(
            Printers::of(vec![by_name.clone()]).send(&by_name, b"x").await,
            Err(NotPrinted::NotListed)
        );
    }
}
