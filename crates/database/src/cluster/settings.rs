//! The files that configure the server: its settings, and which system users may connect in which role.
//! Every start rewrites them and includes them last, so that the lines below override anything an operator
//! adds.

use super::conf::{OPENED, line};
use super::options::{Options, Part};
use super::os_user::OsUser;
use crate::access::{APP, JOBS, OWNER, PROBE, SUPER};
use crate::hands::remote;
use std::fmt::Write as _;
use std::path::Path;

/// No network, and no socket of another user.
const CLOSED: &[(&str, &str)] =
    &[("listen_addresses", ""), ("unix_socket_permissions", "0700"), ("unix_socket_group", "")];
/// The program connects through the group of the database's user, which has no other member.
const OPEN_TO_GROUP: (&str, &str) = ("unix_socket_permissions", "0770");

/// R25: the log never has statements, values or messages of failed statements.
const SILENT_LOG: &[(&str, &str)] = &[
    ("log_min_error_statement", "panic"),
    ("log_error_verbosity", "terse"),
    ("log_min_messages", "fatal"),
    ("log_statement", "none"),
    ("log_min_duration_statement", "-1"),
    ("log_min_duration_sample", "-1"),
    ("log_transaction_sample_rate", "0"),
    ("log_duration", "off"),
    ("log_parameter_max_length", "0"),
    ("log_parameter_max_length_on_error", "0"),
    ("log_connections", "off"),
    ("log_disconnections", "off"),
    ("log_checkpoints", "off"),
    ("log_autovacuum_min_duration", "-1"),
    ("log_destination", "stderr"),
    ("logging_collector", "off"),
    ("log_line_prefix", "%m [%p] "),
];

/// Small by default, because a shop's machine also does other work.
const MODEST: &[(&str, &str)] = &[
    ("shared_buffers", "64MB"),
    ("jit", "off"), // Compiling costs more than any statement here takes.
    // Pages come from memory or from a disk without moving parts, where an index costs little more than its
    // rows: so small tables are not read whole for one row.
    ("random_page_cost", "1.1"),
    // Nobody watches the statements in the list of processes, and writing them there costs time.
    ("update_process_title", "off"),
    ("wal_level", "replica"),
    // A copy that is away for longer must start again, so that it cannot fill the shop's disk.
    ("max_slot_wal_keep_size", "4GB"),
    ("timezone", "UTC"),
    ("log_timezone", "UTC"),
    ("lc_messages", "C"),
];

/// A power failure loses everything: for throw-away clusters only.
const NOT_DURABLE: &[(&str, &str)] =
    &[("fsync", "off"), ("synchronous_commit", "off"), ("full_page_writes", "off"), ("autovacuum", "off")];
const DURABLE: &[(&str, &str)] = &[("fsync", "on"), ("synchronous_commit", "on"), ("full_page_writes", "on")];

/// `apart`: program and server run as different users.
pub(crate) fn server(options: &Options, sockets: &Path, apart: bool) -> String {
    let mut text = String::from(
        "# Written by Steelyard at every start; changes here are lost. Own settings: postgresql.conf.\n",
    );
    let durability = if options.durable { DURABLE } else { NOT_DURABLE };
    for (name, value) in MODEST {
        line(&mut text, name, value);
    }
    line(&mut text, "max_connections", &options.max_connections.to_string());
    // The caller's settings come first, so that they never override those that protect content and access.
    for (name, value) in &options.settings {
        line(&mut text, name, value);
    }
    for (name, value) in [CLOSED, SILENT_LOG, durability].concat() {
        line(&mut text, name, value);
    }
    if apart {
        line(&mut text, OPEN_TO_GROUP.0, OPEN_TO_GROUP.1);
    }
    // A list with its own quoting: double quotes keep a comma in the path from splitting it.
    line(&mut text, "unix_socket_directories", &format!("\"{}\"", sockets.to_string_lossy()));
    match &options.part {
        Part::Alone => {}
        Part::First(_) => {
            let _ = writeln!(text, "include = '{OPENED}'");
        }
        Part::Second(source) => text.push_str(&source.settings()),
    }
    text
}

/// On the socket the kernel names the user who connects; on the network only copies may connect, by a rule of
/// their own.
pub(crate) fn who_may_come(copies: &str) -> String {
    format!("local all all peer map=steelyard\n{copies}")
}

/// Each system user may use each role. The server's own user is for backup tools, the program's for the
/// program.
pub(crate) fn who_is_who(program: &OsUser, server: &OsUser) -> String {
    let mut users = vec![program.name.as_str()];
    if server != program {
        users.push(&server.name);
    }
    // Root may become either of the two, and maintains both.
    if remote::is_started_by_root() {
        users.push("root");
    }
    let mut text = String::new();
    for user in users {
        for role in [SUPER, OWNER, APP, JOBS, PROBE] {
            let _ = writeln!(text, "steelyard \"{}\" {role}", user.replace('"', "\"\""));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value that counts is the last one written.
    fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
        text.lines().rev().find_map(|line| line.strip_prefix(&format!("{name} = ")))
    }

    #[test]
    fn a_caller_can_size_the_server_but_not_open_it() {
        let settings = [("shared_buffers", "1GB"), ("listen_addresses", "*"), ("log_statement", "all")];
        let settings = settings.map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec();
        let text = server(&Options { settings, ..Options::default() }, Path::new("/srv/run"), false);
        assert_eq!(value(&text, "shared_buffers"), Some("'1GB'"));
        assert_eq!(value(&text, "listen_addresses"), Some("''"));
        assert_eq!(value(&text, "log_statement"), Some("'none'"));
        assert_eq!(value(&text, "fsync"), Some("'on'"));
    }

    #[test]
    fn a_quote_in_a_path_stays_inside_its_value() {
        let text = server(&Options::default(), Path::new("/srv/o'brien"), false);
        assert_eq!(value(&text, "unix_socket_directories"), Some("'\"/srv/o''brien\"'"));
    }

    #[test]
    fn root_and_the_servers_user_are_both_let_in() {
        let user = |name: &str, uid| OsUser { name: name.into(), uid, gid: uid };
        let text = who_is_who(&user("root", 0), &user("steelyard", 99));
        assert_eq!(text.lines().count(), 10);
        assert!(text.contains("steelyard \"root\" steel_app\n"), "{text}");
        let alone = user("asha", 1000);
        assert_eq!(who_is_who(&alone, &alone).lines().count(), 5);
    }
}
