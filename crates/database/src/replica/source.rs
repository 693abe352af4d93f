//! The machine that a data folder follows: its address, the certificates for it, and the copy of its cluster.
//! Invariant: a copy never overwrites existing data, and half a copy is never opened.

use super::slot::{ROLE, slot};
use super::ticket::Ticket;
use crate::access::PORT;
use crate::cluster::binaries::Binaries;
use crate::cluster::conf::line;
use crate::cluster::files::{let_through, make_private};
use crate::cluster::folder::{Folder, server_user, version_of};
use crate::cluster::os_user::OsUser;
use crate::hands::order::{Order, Output};
use crate::hands::{self, private_folder, replace};
use crate::{Error, Result};
use rustix::process::Signal;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

/// While this file exists, a server follows and accepts no change; the server removes it when it is promoted.
const FOLLOWS: &str = "standby.signal";

/// The machine that a folder follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The copy's own name.
    pub name: String,
    /// Where the first machine listens.
    pub address: IpAddr,
    major: u32,
    /// The folder of the certificates.
    pub(super) keys: PathBuf,
}

/// An error about copies, in these words.
pub(super) fn wrong(why: &str) -> Error {
    Error::Replica { why: why.to_owned() }
}

/// Whether this data folder has a copy that follows.
pub(crate) fn is_following(data_dir: &Path) -> bool {
    hands::exists(&data_dir.join("pg/data").join(FOLLOWS))
}

impl Source {
    /// Stores a ticket's certificates in the folder that is to follow.
    pub(super) fn of(data_dir: &Path, ticket: &Ticket) -> Result<Source> {
        if version_of(&data_dir.join("pg/data")).is_some() && !is_following(data_dir) {
            return Err(wrong("this folder holds a database that follows nobody: choose a new one"));
        }
        make_private(data_dir).map_err(Error::file("making", data_dir))?;
        let data_dir = data_dir.canonicalize().map_err(Error::file("opening", data_dir))?;
        let program = OsUser::current()?;
        let user = server_user(&program, &data_dir.join("pg"))?;
        let_through(&data_dir, &program, &user)?;
        let above = data_dir.join("keys");
        make_private(&above).map_err(Error::file("making", &above))?;
        let_through(&above, &program, &user)?;
        let keys = kept_in(&data_dir);
        private_folder(&keys, &user)?;
        let told =
            json!({ "name": ticket.name, "address": ticket.address.to_string(), "major": ticket.major });
        for (name, text) in [
            ("ca.pem", &ticket.authority),
            ("copy.pem", &ticket.certificate),
            ("copy.key", &ticket.key),
            ("source.json", &told.to_string()),
        ] {
            replace(&keys.join(name), text, &user)?;
        }
        Ok(Source { name: ticket.name.clone(), address: ticket.address, major: ticket.major, keys })
    }

    /// As stored in the folder that follows.
    pub(super) fn kept(data_dir: &Path) -> Result<Source> {
        let data_dir = data_dir.canonicalize().map_err(Error::file("opening", data_dir))?;
        let keys = kept_in(&data_dir);
        let path = keys.join("source.json");
        let text = hands::read(&path).map_err(Error::file("reading", &path))?;
        let told: Value = serde_json::from_str(&text).unwrap_or_default();
        let name = told["name"].as_str().map(str::to_owned);
        let address = told["address"].as_str().and_then(|text| text.parse().ok());
        let major = told["major"].as_u64().and_then(|major| u32::try_from(major).ok());
        let source = name.zip(address).zip(major);
        let source = source.map(|((name, address), major)| Source { name, address, major, keys });
        source.ok_or_else(|| wrong("whom this folder follows cannot be read: begin again with --ticket FILE"))
    }

    /// The programs that match the first machine's server.
    pub(crate) fn binaries(&self) -> Result<Binaries> {
        Binaries::find(Some(self.major))
    }

    /// Copies the first machine's cluster under another name and renames it when it is whole.
    pub(crate) fn copy(&self, folder: &Folder, binaries: &Binaries) -> Result<()> {
        let data = folder.data();
        let aside = folder.root.join("data.new");
        if hands::exists(&aside) {
            hands::remove_tree(&aside).map_err(Error::file("removing", &aside))?;
        }
        let fixed = ["--wal-method=stream", "--checkpoint=fast", "--progress", "--no-password"];
        let mut arguments: Vec<OsString> = fixed.map(OsString::from).to_vec();
        arguments.extend(["--dbname".into(), self.way().into(), "--pgdata".into(), aside.clone().into()]);
        arguments.extend(["--slot".into(), slot(&self.name).into()]);
        let order = Order {
            program: binaries.program("pg_basebackup"),
            arguments,
            folder: folder.root.clone(),
            output: Output::Shown,
            dies_by: Signal::TERM,
        };
        let done = order.output(&folder.user)?.status;
        if !done.success() {
            return Err(wrong("nothing was copied; what stopped it is said above"));
        }
        folder.write(&aside, FOLLOWS, "")?;
        hands::rename(&aside, &data, &folder.user)
    }

    /// The settings with which the copy's server follows.
    pub(crate) fn settings(&self) -> String {
        let mut text = String::new();
        for (name, value) in [
            ("primary_conninfo", self.way().as_str()),
            ("primary_slot_name", &slot(&self.name)),
            ("hot_standby", "on"),
            // How often it reports its position, and how soon it connects again.
            ("wal_receiver_status_interval", "1s"),
            ("wal_retrieve_retry_interval", "1s"),
            ("wal_receiver_timeout", "30s"),
        ] {
            line(&mut text, name, value);
        }
        text
    }

    /// A connection string: it has names of files and no secret.
    fn way(&self) -> String {
        let file =
            |name: &str| self.keys.join(name).to_string_lossy().replace('\\', "\\\\").replace('\'', "\\'");
        format!(
            "host={} port={} user={ROLE} application_name={} sslmode=verify-full sslrootcert='{}' sslcert='{}' sslkey='{}' \
             ssl_min_protocol_version=TLSv1.2 gssencmode=disable connect_timeout=10",
            self.address,
            PORT,
            slot(&self.name),
            file("ca.pem"),
            file("copy.pem"),
            file("copy.key"),
        )
    }
}

fn kept_in(data_dir: &Path) -> PathBuf {
    data_dir.join("keys/following")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quote_in_a_path_stays_inside_its_value() {
        let keys = PathBuf::from("/srv/o'brien/keys");
        let source = Source { name: "second".into(), address: [10, 0, 0, 1].into(), major: 15, keys };
        assert!(source.way().contains("sslkey='/srv/o\\'brien/keys/copy.key'"), "{}", source.way());
        assert!(source.settings().contains("''/srv/o\\\\''brien/keys/copy.key''"), "{}", source.settings());
    }
}
