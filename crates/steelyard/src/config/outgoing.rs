//! The hosts that the settings make the program talk to, for the register of suppliers.
//! Invariant: each setting is named here, so that a new one does not compile before somebody says whether it names a
//! host. tests/program/outgoing.rs has every place that opens a connection.

use super::{Config, advisories};
use assurance::world::OutsideHost;
use axum::http::Uri;
use std::fs;
use std::path::Path;
use tokio_postgres::config::Host;

/// The kernel's list of mounts.
const MOUNTS: &str = "/proc/self/mountinfo";
/// The kinds of file system whose files are on another machine.
const OF_ANOTHER_MACHINE: [&str; 8] =
    ["nfs", "nfs4", "cifs", "smb3", "ceph", "fuse.sshfs", "fuse.glusterfs", "glusterfs"];

/// The hosts, each once for each setting.
pub fn hosts(config: &Config) -> Vec<OutsideHost> {
    let Config {
        // Who connects to this program, and what it calls itself.
        listen: _,
        hosts: _,
        cert: _,
        hsts_preload: _,
        redirect: _,
        metrics: _,
        replica: _,
        edge: _,
        // What it does on this machine.
        seal: _,
        log: _,
        log_days: _,
        instance: _,
        networks: _,
        grace_days: _,
        sign_up: _,
        disk: _,
        first_round: _,
        answer_ms: _,
        about: _,
        explained: _,
        // What leads to another one.
        data,
        database_url,
        acme,
        forward,
        mail,
        backup,
        advisories,
        printers,
        traces,
        providers,
    } = config;
    let mut found = Hosts::default();
    found.add("database_url", database_url.iter().flat_map(|url| of_database(url)));
    found.add("acme.directory", acme.iter().filter_map(|acme| of_address(&acme.directory)));
    found.add("log_forward", forward.iter().map(|forward| forward.host.clone()));
    found.add("mail.host", mail.iter().filter(|_| config.sends_mail()).map(|mail| mail.host.clone()));
    found.add("advisories.from", advisories.iter().flat_map(of_advisories));
    found.add("printers.allow", printers.hosts().map(str::to_owned));
    let collector = traces.as_ref().and_then(|traces| traces.endpoint.host());
    found.add("traces.endpoint", collector.map(str::to_owned));
    found.add("sign_in.providers", providers.iter().flat_map(|provider| provider.hosts()));
    let mounts = fs::read_to_string(MOUNTS).unwrap_or_default();
    found.add("data", of_folder(&mounts, data));
    found.add("backup.folder", backup.folder.iter().filter_map(|folder| of_folder(&mounts, folder)));
    found.0
}

#[derive(Default)]
struct Hosts(Vec<OutsideHost>);

impl Hosts {
    fn add(&mut self, setting: &'static str, hosts: impl IntoIterator<Item = String>) {
        for host in hosts {
            let one = OutsideHost { setting, host };
            if !self.0.contains(&one) {
                self.0.push(one);
            }
        }
    }
}

/// The host of a web address.
pub fn of_address(address: &str) -> Option<String> {
    address.parse::<Uri>().ok()?.host().map(str::to_owned)
}

fn of_advisories(from: &advisories::From) -> Vec<String> {
    match from {
        advisories::From::Address(address) => of_archive(address),
        advisories::From::Folder(_) => Vec::new(),
    }
}

/// The hosts that may send the archive of this address. That of a repository at GitHub is sent by another of theirs.
pub fn of_archive(address: &str) -> Vec<String> {
    let host = of_address(address).unwrap_or_else(|| address.to_owned());
    match host.as_str() {
        "github.com" => vec![host, "codeload.github.com".to_owned()],
        _ => vec![host],
    }
}

/// The servers of a connection string; a socket is on this machine.
fn of_database(url: &str) -> Vec<String> {
    let Ok(parsed) = url.parse::<tokio_postgres::Config>() else { return Vec::new() };
    let name = |host: &Host| match host {
        Host::Tcp(name) => Some(name.clone()),
        Host::Unix(_) => None,
    };
    parsed
        .get_hosts()
        .iter()
        .filter_map(name)
        .chain(parsed.get_hostaddrs().iter().map(ToString::to_string))
        .collect()
}

/// The machine on which a folder is, if the kernel has it from another one. A folder that is not made yet is where
/// the one above it is.
fn of_folder(mounts: &str, folder: &Path) -> Option<String> {
    let folder = folder.ancestors().find_map(|folder| folder.canonicalize().ok())?;
    // The innermost mount comes last among those of the same place.
    let (_, kind, source) = mounts
        .lines()
        .filter_map(mount)
        .filter(|(place, ..)| folder.starts_with(place))
        .max_by_key(|(place, ..)| place.len())?;
    OF_ANOTHER_MACHINE.contains(&kind).then(|| host_of_source(source))
}

/// Where something is mounted, its kind, and from where (proc(5), mountinfo).
fn mount(line: &str) -> Option<(String, &str, &str)> {
    let (before, after) = line.split_once(" - ")?;
    let place = before.split(' ').nth(4)?.replace("\\040", " ");
    let mut words = after.split(' ');
    Some((place, words.next()?, words.next()?))
}

/// The machine of `host:/path`, `user@host:/path` or `//host/share`; the whole source where it has another form.
fn host_of_source(source: &str) -> String {
    let host = match source.strip_prefix("//") {
        Some(rest) => rest.split('/').next(),
        None => source.rsplit_once(":/").map(|(host, _)| host.rsplit('@').next().unwrap_or(host)),
    };
    host.filter(|host| !host.is_empty()).unwrap_or(source).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Flags;

    #[test]
    fn each_setting_that_leads_elsewhere_tells_its_host() {
        let folder = std::env::temp_dir().join(format!("steelyard-outgoing-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let settings = "log_forward = \"tls://logs.example:6514\"\n\
             database_url = \"postgres://db1.example,db2.example/steelyard\"\nhosts = [\"shop.example\"]\n\
             [mail]\nhost = \"smtp.example\"\nfrom = \"post@shop.example\"\n\
             [acme]\nnames = [\"shop.example\"]\ndirectory = \"https://ca.example:14000/dir\"\n\
             [advisories]\nfrom = \"https://github.com/RustSec/advisory-db/archive/main.zip\"\n\
             [printers]\nallow = [\"labels.example:9100\"]\n\
             [traces]\nendpoint = \"https://traces.example:4318\"\n\
             [[sign_in.providers]]\nid = \"github\"\nname = \"GitHub\"\nkind = \"github\"\nclient_id = \"a\"\n\
             client_secret_file = \"b\"\n\
             [[sign_in.providers]]\nid = \"hub\"\nname = \"Hub\"\nissuer = \"https://hub.example/shop\"\nclient_id = \"a\"\n\
             client_secret_file = \"b\"\n";
        fs::write(folder.join("steelyard.toml"), settings).expect("written");
        let flags = Flags { data: Some(folder.clone()), ..Flags::default() };
        let found = hosts(&Config::read(&flags).expect("settings"));
        let found: Vec<(&str, &str)> = found.iter().map(|it| (it.setting, it.host.as_str())).collect();
        let wanted = [
            ("database_url", "db1.example"),
            ("database_url", "db2.example"),
            ("acme.directory", "ca.example"),
            ("log_forward", "logs.example"),
            ("mail.host", "smtp.example"),
            ("advisories.from", "github.com"),
            ("advisories.from", "codeload.github.com"),
            ("printers.allow", "labels.example"),
            ("traces.endpoint", "traces.example"),
            ("sign_in.providers", "github.com"),
            ("sign_in.providers", "api.github.com"),
            ("sign_in.providers", "hub.example"),
        ];
        assert_eq!(found, wanted);
        fs::write(folder.join("steelyard.toml"), "").expect("written");
        assert!(
            hosts(&Config::read(&flags).expect("settings")).is_empty(),
            "nothing is asked unless it is said"
        );
        fs::remove_dir_all(folder).expect("removed");
    }

    #[test]
    fn a_folder_of_another_machine_tells_that_machine() {
        let mounts = |kind: &str, source: &str| {
            format!(
                "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n40 22 0:50 / /tmp rw,relatime shared:9 - {kind} {source} rw"
            )
        };
        for (kind, source, host) in [
            ("nfs4", "store.example:/srv/backups", Some("store.example")),
            ("fuse.sshfs", "me@store.example:/srv", Some("store.example")),
            ("cifs", "//store.example/share", Some("store.example")),
            ("ext4", "/dev/sdb1", None),
        ] {
            assert_eq!(
                of_folder(&mounts(kind, source), Path::new("/tmp/not-there")).as_deref(),
                host,
                "{kind}"
            );
        }
        assert_eq!(of_folder(&mounts("nfs4", "store.example:/"), Path::new("/")), None, "another mount");
        assert_eq!(of_folder("", Path::new("/")), None);
    }
}
