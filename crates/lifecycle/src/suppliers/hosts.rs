//! Which hosts a supplier covers, and which need none because they are on this machine or its own network.
//! Invariant: a host that cannot be read as near is one outside.

use std::net::IpAddr;

/// The hosts of a text, in lower case with one space between.
pub fn in_one_form(typed: &str) -> String {
    let hosts = typed.split(|c: char| c.is_whitespace() || c == ',').filter(|host| !host.is_empty());
    hosts.map(|host| host.trim_end_matches('.').to_ascii_lowercase()).collect::<Vec<_>>().join(" ")
}

/// Whether a list of hosts has this one. `*.name` stands for every host below a name.
pub fn covers(hosts: &str, host: &str) -> bool {
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    hosts.split(' ').any(|known| match known.strip_prefix('*') {
        Some(below) => below.len() > 1 && below.starts_with('.') && host.ends_with(below),
        None => !known.is_empty() && known == host,
    })
}

/// Whether a list has a host that another one lacks.
pub fn adds(was: &str, is: &str) -> bool {
    let is_new = |host: &str| !was.split(' ').any(|known| known == host) && !covers(was, host);
    is.split(' ').any(|host| !host.is_empty() && is_new(host))
}

/// Endings of names that exist in no public directory: mDNS (RFC 6762), home networks (RFC 8375), private use.
const OF_OWN_NETWORK: [&str; 4] = [".local", ".home.arpa", ".internal", ".localhost"];

/// Whether a host is this machine, its own network, or a name of the instance. A name without a dot is one of the
/// own network.
pub fn is_near(host: &str, own: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']').trim_end_matches('.').to_ascii_lowercase();
    match bare.parse::<IpAddr>().map(|ip| ip.to_canonical()) {
        Ok(IpAddr::V4(ip)) => ip.is_loopback() || ip.is_private() || ip.is_link_local(),
        Ok(IpAddr::V6(ip)) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
        Err(_) => is_name_of_network(&bare) || (!bare.is_empty() && bare == own.to_ascii_lowercase()),
    }
}

/// A number is no name: "2130706433" is an address to some resolvers.
fn is_name_of_network(name: &str) -> bool {
    let is_single = !name.contains(['.', ':']) && name.starts_with(|c: char| c.is_ascii_alphabetic());
    is_single || OF_OWN_NETWORK.iter().any(|ending| name.len() > ending.len() && name.ends_with(ending))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_supplier_covers_its_hosts_and_no_other() {
        let hosts = in_one_form("Mail.Example., *.storage.example\n");
        assert_eq!(hosts, "mail.example *.storage.example");
        for (host, is_covered) in [
            ("mail.example", true),
            ("MAIL.example.", true),
            ("mail.example.evil.example", false),
            ("x.mail.example", false),
            ("eu.storage.example", true),
            ("storage.example", false),
            ("notstorage.example", false),
            ("", false),
        ] {
            assert_eq!(covers(&hosts, host), is_covered, "{host}");
        }
        assert!(!covers("", "") && !covers("*", "mail.example") && !covers("*.", "mail.example."));
    }

    #[test]
    fn a_list_that_is_shorter_or_says_the_same_more_narrowly_adds_nothing() {
        let was = "mail.example *.storage.example *";
        for is in ["", was, "mail.example", "eu.storage.example *.eu.storage.example"] {
            assert!(!adds(was, is), "{is}");
        }
        for is in [
            "mx.mail.example",
            "mail.example other.example",
            "*.mail.example",
            "storage.example",
            "*.example",
        ] {
            assert!(adds(was, is), "{is}");
        }
        assert!(adds("", "mail.example") && !adds("", ""));
    }

    #[test]
    fn only_this_machine_and_its_network_need_no_supplier() {
        for host in [
            "localhost",
            "127.0.0.1",
            "[::1]",
            "10.1.2.3",
            "::ffff:10.1.2.3",
            "192.168.0.9",
            "fd00::1",
            "Shop.example",
            "labels",
            "labels.local",
            "db.internal.",
        ] {
            assert!(is_near(host, "shop.example"), "{host}");
        }
        for host in [
            "smtp.example",
            "8.8.8.8",
            "::ffff:8.8.8.8",
            "localhost.example",
            "local.example",
            ".local",
            "2001:db8::1",
            "2130706433",
            "a.shop.example",
            "",
        ] {
            assert!(!is_near(host, "shop.example"), "{host}");
        }
        assert!(!is_near("", ""));
    }
}
