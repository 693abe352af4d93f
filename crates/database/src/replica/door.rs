//! The first machine's settings for copies: the address, the invited copies, and the files for its server.
//! Invariant: over the network a client reaches only one role, and only with a certificate; a copy that is
//! not on the list now cannot connect, whatever certificate it has.

use super::certificates::{Authority, Pair};
use super::opening::Opening;
use super::slot::{ROLE, slot};
use crate::cluster::conf::{OPENED, line};
use crate::cluster::files::{let_through, make_private};
use crate::cluster::folder::server_user;
use crate::cluster::os_user::OsUser;
use crate::cluster::settings;
use crate::hands::{self, private_folder, replace};
use crate::{Error, Result};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// The map of certificates to the role, in the server's files.
const MAP: &str = "copies";
/// Limits how long a stranger may hold a connection, because each takes one of the shop's.
const FIXED: [(&str, &str); 5] = [
    ("ssl", "on"),
    ("ssl_min_protocol_version", "TLSv1.2"),
    ("ssl_ciphers", "ECDHE+AESGCM:ECDHE+CHACHA20"),
    ("authentication_timeout", "10s"),
    ("wal_sender_timeout", "30s"),
];

/// An invited copy.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Invited {
    name: String,
    /// The name in its certificate: each invitation has another, so that an old certificate is useless.
    certificate: String,
}

/// The list of invited copies, and the address.
#[derive(Debug)]
pub(crate) struct Door {
    data_dir: PathBuf,
    program: OsUser,
    user: OsUser,
    pub(super) listen: IpAddr,
    wait: bool,
    invited: Vec<Invited>,
}

impl Door {
    /// Opens it with the operator's settings, at a start of the server; earlier invitations stay valid.
    pub fn open(data_dir: &Path, opening: &Opening) -> Result<Door> {
        let (program, user) = users(data_dir)?;
        let keys = data_dir.join("keys");
        make_private(&keys).map_err(Error::file("making", &keys))?;
        let_through(&keys, &program, &user)?;
        private_folder(&folder(data_dir), &user)?;
        let invited = match hands::read(&list(data_dir)) {
            Ok(text) => read(&text).ok_or_else(|| unreadable(data_dir))?.2,
            Err(_) => Vec::new(),
        };
        let (listen, wait) = (opening.listen, opening.wait);
        let door = Door { data_dir: data_dir.to_owned(), program, user, listen, wait, invited };
        door.certify(opening.today)?;
        door.keep()?;
        Ok(door)
    }

    /// With the settings of the running server.
    pub fn beside(data_dir: &Path) -> Result<Door> {
        let data_dir = data_dir.canonicalize().map_err(Error::file("opening", data_dir))?;
        let (program, user) = users(&data_dir)?;
        let text = hands::read(&list(&data_dir)).map_err(|_| Error::Replica {
            why: "this instance listens nowhere for a copy: set `listen` of [replica] and start it again"
                .into(),
        })?;
        let (listen, wait, invited) = read(&text).ok_or_else(|| unreadable(&data_dir))?;
        Ok(Door { data_dir, program, user, listen, wait, invited })
    }

    fn certify(&self, today: Date) -> Result<()> {
        let authority = self.authority(today)?;
        let Pair { certificate, key } = authority.server(self.listen, today)?;
        let folder = folder(&self.data_dir);
        for (name, text) in
            [("ca.pem", authority.certificate()), ("server.pem", &certificate), ("server.key", &key)]
        {
            replace(&folder.join(name), text, &self.user)?;
        }
        Ok(())
    }

    fn authority(&self, today: Date) -> Result<Authority> {
        Authority::at(&self.data_dir.join("keys/replica-ca.pem"), &self.program, today)
    }

    /// Adds a copy to the list and replaces an earlier one of its name. Gives the CA's certificate and the
    /// copy's own.
    pub(super) fn invite(&mut self, name: &str, today: Date) -> Result<(String, Pair)> {
        let mut random = [0; 8];
        getrandom::fill(&mut random).map_err(|why| Error::Replica { why: why.to_string() })?;
        let certificate = format!("{name}.{:016x}", u64::from_le_bytes(random));
        let authority = self.authority(today)?;
        let pair = authority.copy(&certificate, today)?;
        self.invited.retain(|other| other.name != name);
        self.invited.push(Invited { name: name.to_owned(), certificate });
        self.keep()?;
        Ok((authority.certificate().to_owned(), pair))
    }

    /// Removes a copy from the list. False: it was not on it.
    pub fn forget(&mut self, name: &str) -> Result<bool> {
        let before = self.invited.len();
        self.invited.retain(|other| other.name != name);
        self.keep()?;
        Ok(self.invited.len() < before)
    }

    fn keep(&self) -> Result<()> {
        let copies: Vec<Value> =
            self.invited.iter().map(|it| json!({ "name": it.name, "certificate": it.certificate })).collect();
        let told = json!({ "listen": self.listen.to_string(), "wait": self.wait, "copies": copies });
        replace(&list(&self.data_dir), &format!("{told:#}\n"), &self.user)
    }

    /// Writes the files that the server reads at its start and at a reload.
    pub fn lay_out(&self) -> Result<()> {
        let data = self.data_dir.join("pg/data");
        replace(&data.join(OPENED), &self.settings(), &self.user)?;
        let map = format!("{}{}", settings::who_is_who(&self.program, &self.user), self.map());
        replace(&data.join("pg_ident.conf"), &map, &self.user)
    }

    /// The rule for connections over the network.
    pub fn who_may_come() -> String {
        format!("hostssl replication {ROLE} all cert map={MAP}\n")
    }

    fn map(&self) -> String {
        self.invited.iter().fold(String::new(), |mut text, it| {
            let _ = writeln!(text, "{MAP} \"{}\" {ROLE}", it.certificate);
            text
        })
    }

    fn settings(&self) -> String {
        let mut text =
            String::from("# Written by Steelyard; changes here are lost. Own settings: postgresql.conf.\n");
        line(&mut text, "listen_addresses", &self.listen.to_string());
        for (name, value) in FIXED {
            line(&mut text, name, value);
        }
        let folder = folder(&self.data_dir);
        for (name, file) in
            [("ssl_ca_file", "ca.pem"), ("ssl_cert_file", "server.pem"), ("ssl_key_file", "server.key")]
        {
            line(&mut text, name, &folder.join(file).to_string_lossy());
        }
        // A commit cannot wait for a copy that does not exist yet: the first invitation is made while commits
        // do not wait.
        let names: Vec<String> = self.invited.iter().map(|it| format!("\"{}\"", slot(&it.name))).collect();
        let waits = self.wait && !names.is_empty();
        if waits {
            line(&mut text, "synchronous_standby_names", &format!("ANY 1 ({})", names.join(", ")));
            line(&mut text, "synchronous_commit", "remote_apply");
        }
        text
    }
}

/// The folder of the server's files for copies; the CA's key is beside it, where the server's user has no
/// access.
fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("keys/replica")
}

fn list(data_dir: &Path) -> PathBuf {
    folder(data_dir).join("copies.json")
}

fn users(data_dir: &Path) -> Result<(OsUser, OsUser)> {
    let program = OsUser::current()?;
    let user = server_user(&program, &data_dir.join("pg"))?;
    Ok((program, user))
}

fn read(text: &str) -> Option<(IpAddr, bool, Vec<Invited>)> {
    let told: Value = serde_json::from_str(text).ok()?;
    let word = |of: &Value, name: &str| of[name].as_str().map(str::to_owned);
    let copies = told["copies"].as_array()?.iter();
    let invited =
        copies.map(|it| Some(Invited { name: word(it, "name")?, certificate: word(it, "certificate")? }));
    Some((word(&told, "listen")?.parse().ok()?, told["wait"].as_bool()?, invited.collect::<Option<_>>()?))
}

fn unreadable(data_dir: &Path) -> Error {
    Error::Replica { why: format!("{} cannot be read", list(data_dir).display()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn door(wait: bool, names: &[&str]) -> Door {
        let user = OsUser::current().expect("somebody runs this");
        let invited =
            names.iter().map(|&name| Invited { name: name.into(), certificate: format!("{name}.07") });
        Door {
            data_dir: "/srv/o'brien".into(),
            program: user.clone(),
            user,
            listen: [10, 0, 0, 1].into(),
            wait,
            invited: invited.collect(),
        }
    }

    #[test]
    fn commits_wait_only_for_who_was_invited() {
        let waits = |door: Door| door.settings().contains("remote_apply");
        assert!(waits(door(true, &["second"])));
        assert!(!waits(door(true, &[])) && !waits(door(false, &["second"])));
        let two = door(true, &["second", "third"]).settings();
        assert!(two.contains("'ANY 1 (\"copy_second\", \"copy_third\")'"), "{two}");
        assert!(two.contains("/srv/o''brien/keys/replica/server.key"), "{two}");
    }

    #[test]
    fn the_map_names_each_certificate_that_was_invited_last() {
        assert_eq!(door(false, &["second"]).map(), "copies \"second.07\" steel_replica\n");
        assert_eq!(door(false, &[]).map(), "");
    }

    #[test]
    fn a_damaged_list_lets_nobody_in() {
        let whole = r#"{"listen":"10.0.0.1","wait":true,"copies":[{"name":"a","certificate":"a.1"}]}"#;
        assert_eq!(read(whole).map(|it| it.2.len()), Some(1));
        for text in ["", "{}", &whole.replace("certificate", "other"), &whole.replace("true", "1")] {
            assert!(read(text).is_none(), "{text}");
        }
    }
}
