//! A second copy with the real programs: it is invited, follows, is released, and is promoted; strangers are
//! refused.
//! Invariant: every folder, process and address here belongs to the test; the tests query the copy for its
//! content, never the first.

use crate::common::world::now;
use crate::common::{second, served};
use database::replica::{self, Following, Ticket};
use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa, KeyPair,
};
use second::{Second, own_address, steelyard, well};
use served::Served;
use std::io::{Read, Write};
use std::net::{IpAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};
use testing::forms::{in_full, tell};
use tokio_postgres::Client;

/// A program that accepts copies, and its database.
struct First {
    served: Served,
    data: PathBuf,
    address: IpAddr,
    database: Client,
}

impl First {
    async fn open(flags: &[&str]) -> First {
        let address = own_address();
        let listen = address.to_string();
        let flags = [&["--backup", "off", "--replica-listen", &listen], flags].concat();
        let served = Served::with(&flags);
        let data = served.folder.join("data");
        let database = superuser(&data).await;
        First { served, data, address, database }
    }

    /// Invites a copy. Returns its ticket's file.
    fn invite(&self, name: &str, file: &str) -> PathBuf {
        let out = self.served.folder.join(file);
        let said = well(&self.data, &["replica", "invite", name, "--out", &out.to_string_lossy()]);
        assert!(said.contains("steelyard replica follow --ticket"), "{said}");
        out
    }

    fn until_status(&self, wanted: i32, words: &str) -> String {
        let until = Instant::now() + Duration::from_secs(30);
        loop {
            let (code, said) = steelyard(&self.data, &["replica", "status"]);
            if code == wanted && said.contains(words) {
                return said;
            }
            assert!(Instant::now() < until, "{wanted} {words}: {code} {said}");
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    async fn plant(&self, n: i32) {
        self.database.query("insert into planted values ($1)", &[&n]).await.expect("a row");
    }
}

async fn superuser(data: &Path) -> Client {
    let access = database::Cluster::beside(data).expect("the database beside");
    let settings = access.superuser.expect("the cluster's own superuser").dbname("postgres").clone();
    database::connect(&settings).await.expect("a connection")
}

async fn planted(client: &Client) -> Vec<i32> {
    let rows = client.query("select n from planted order by n", &[]).await.expect("the table");
    rows.iter().map(|row| row.get(0)).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_copy_follows_is_made_the_first_and_is_served() {
    let first = First::open(&["--replica-wait"]).await;
    assert!(steelyard(&first.data, &["replica", "status"]).1.contains("single copy"));
    first.database.batch_execute("create table planted (n int)").await.expect("a table");
    first.plant(1).await;
    let ticket = first.invite("second", "second.ticket");
    let place = first.served.folder.join("second");
    let second = Second::begin(&place, Some(&ticket));
    // It has just connected, and earlier changes are still on their way.
    let said = first.until_status(0, "changes wait for it");
    assert!(said.contains("connected since") && said.contains("Copies that follow: 1"), "{said}");
    // An acknowledged change is already applied, so the test queries the copy at once.
    first.plant(2).await;
    assert_eq!(planted(&superuser(&place).await).await, [1, 2]);
    let (code, said) = steelyard(&place, &["doctor"]);
    assert!(code != 0 && said.contains("replica promote"), "a folder that follows is not served: {said}");
    let second = changes_wait_while_it_is_away(&first, second, &place, &ticket).await;
    let keys =
        ["keyring", "seal"].map(|name| std::fs::read(first.data.join("keys").join(name)).expect("a key"));
    made_the_first(&place).await;
    drop(second);
    let (code, said) = steelyard(&place, &["doctor", "--backup", "off"]);
    assert!(code != 0 && said.contains("keyring"), "{said}");
    for (name, bytes) in ["keyring", "seal"].iter().zip(keys) {
        std::fs::write(place.join("keys").join(name), bytes).expect("brought");
        let mode = std::os::unix::fs::PermissionsExt::from_mode(0o600);
        std::fs::set_permissions(place.join("keys").join(name), mode).expect("its own");
    }
    let said = well(&place, &["doctor", "--backup", "off"]);
    assert!(said.contains("single copy"), "{said}");
    tell(usize::from(in_full()), 1, "promoted copies with backups of their own");
    if in_full() {
        it_begins_backups_of_its_own(&place).await;
    }
}

/// Served with backups, the promoted copy names no moment before its first backup, and later only what a restore brings.
async fn it_begins_backups_of_its_own(place: &Path) {
    let begun = now();
    let served = Served::prepared(&["--backup", "on"], |data| std::fs::rename(place, data).expect("moved"));
    let data = served.folder.join("data");
    let patience = Instant::now() + Duration::from_secs(300);
    let first = loop {
        match second::spans(&data).first() {
            Some(span) => break *span,
            None => assert!(Instant::now() < patience, "no backup of its own"),
        }
        std::thread::sleep(Duration::from_secs(1));
    };
    assert!(first.0 >= begun, "{first:?} begins before it was promoted");
    let client = superuser(&data).await;
    client.batch_execute("insert into planted values (5)").await.expect("a change");
    let into = served.folder.join("restored");
    let asked =
        ["backup", "restore", "--to", "latest", "--into", &into.display().to_string(), "--purpose", "drill"];
    let said = well(&data, &asked);
    let copy = database::Cluster::start(&into, database::Options::default()).await.expect("it starts");
    assert_eq!(planted(&superuser(&into).await).await, [1, 2, 3, 4, 5], "{said}");
    copy.stop().await.expect("it stops");
}

/// A change that no copy has is not acknowledged to anybody; to forget the copy releases it.
async fn changes_wait_while_it_is_away(first: &First, second: Second, place: &Path, ticket: &Path) -> Second {
    drop(second);
    first.until_status(1, "replica forget");
    let (database, waiting) = (superuser(&first.data).await, "insert into planted values (3)");
    let write = tokio::spawn(async move { database.batch_execute(waiting).await });
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert!(!write.is_finished(), "nobody has it");
    let doctor = well(&first.data, &["doctor", "--backup", "off"]);
    assert!(doctor.contains("every change waits"), "{doctor}");
    let second = Second::begin(place, None);
    write.await.expect("it ends").expect("acknowledged");
    assert_eq!(planted(&superuser(place).await).await, [1, 2, 3]);
    let other = first.served.folder.join("second.again");
    let (code, said) = steelyard(&other, &["replica", "follow"]);
    assert!(code != 0 && said.contains("--ticket"), "{said}");
    let (code, said) = steelyard(&first.data, &["replica", "follow", "--ticket", &ticket.to_string_lossy()]);
    assert!(code != 0 && said.contains("follows nobody"), "a shop's folder is never copied over: {said}");
    first.until_status(0, "Copies that follow: 1");
    second
}

async fn made_the_first(place: &Path) {
    let said = well(place, &["replica", "promote"]);
    assert!(said.contains("steelyard serve --data") && said.contains("keyring"), "{said}");
    assert!(!place.join("keys/following").exists(), "its certificate is gone");
    let (code, said) = steelyard(place, &["replica", "promote"]);
    assert!(code != 0 && said.contains("follows nobody"), "{said}");
    let cluster = database::Cluster::start(place, database::Options::default()).await.expect("it starts");
    let client = superuser(place).await;
    client.batch_execute("insert into planted values (4)").await.expect("it takes changes");
    assert_eq!(planted(&client).await, [1, 2, 3, 4]);
    let listens =
        client.query_one("select current_setting('listen_addresses')", &[]).await.expect("a setting");
    assert_eq!(listens.get::<_, &str>(0), "", "and listens nowhere");
    drop(client);
    cluster.stop().await.expect("it stops");
}

/// The follower checks once a second whether it was promoted, and then stops the server, sometimes before the
/// server has answered.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn it_is_made_the_first_though_who_follows_stops_it_before_it_answers() {
    let first = First::open(&[]).await;
    let ticket = std::fs::read_to_string(first.invite("second", "second.ticket")).expect("a ticket");
    let place = first.served.folder.join("second");
    let ticket = Ticket::read(&ticket).expect("a ticket");
    let following = Following::begin(&place, Some(&ticket)).await.expect("it follows");
    let stopping = tokio::spawn(async move {
        while !following.progress().await.is_ok_and(|it| !it.follows) {}
        following.stop().await
    });
    replica::promote(&place).await.expect("it is the first");
    stopping.await.expect("it ends").expect("it stops");
    assert!(!place.join("keys/following").exists(), "its certificate is gone");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn who_is_let_go_comes_in_no_more_and_nothing_is_kept_for_them() {
    let first = First::open(&[]).await;
    let ticket = first.invite("second", "one.ticket");
    let place = first.served.folder.join("second");
    let second = Second::begin(&place, Some(&ticket));
    first.until_status(0, "Copies that follow: 1");
    well(&first.data, &["replica", "forget", "second"]);
    first.until_status(1, "single copy");
    std::thread::sleep(Duration::from_secs(3));
    assert!(
        !may_follow(&first, &Papers::of(&ticket), "steel_replica", "replication=true"),
        "its certificate is off the list"
    );
    first.until_status(1, "single copy");
    drop(second);
    assert_eq!(steelyard(&first.data, &["replica", "forget", "second"]).0, 66);
    // After a second invitation under the same name, the old ticket is still worthless.
    let again = first.invite("second", "two.ticket");
    assert!(!may_follow(&first, &Papers::of(&ticket), "steel_replica", "replication=true"));
    assert!(may_follow(&first, &Papers::of(&again), "steel_replica", "replication=true"));
    let events = "select e.action from app.audit_event e where e.action like 'replica.%' order by e.event_id";
    let access =
        database::Cluster::beside(&first.data).expect("the database beside").superuser.expect("its own");
    let rows =
        database::connect(&access).await.expect("a connection").query(events, &[]).await.expect("events");
    let rows: Vec<&str> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(rows, ["replica.invite", "replica.forget", "replica.invite"]);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn strangers_are_turned_away() {
    let first = First::open(&[]).await;
    let ticket = first.invite("second", "second.ticket");
    let mode = std::fs::metadata(&ticket).expect("a file").permissions();
    assert_eq!(std::os::unix::fs::PermissionsExt::mode(&mode) & 0o777, 0o600);
    let own = Papers::of(&ticket);
    assert!(
        may_follow(&first, &own, "steel_replica", "replication=true"),
        "otherwise the rest shows nothing"
    );
    for role in ["steel_super", "steel_owner", "steel_app", "steel_probe"] {
        assert!(!may_follow(&first, &own, role, "replication=true"), "{role} follows");
    }
    for database in ["dbname=steelyard", "dbname=postgres", "dbname=steelyard replication=database"] {
        assert!(!may_follow(&first, &own, "steel_replica", database), "{database}");
    }
    let told: serde_json::Value =
        serde_json::from_slice(&std::fs::read(&ticket).expect("read")).expect("JSON");
    let certificate = std::fs::read_to_string(first.data.join("keys/replica/copies.json")).expect("the list");
    let list: serde_json::Value = serde_json::from_str(&certificate).expect("JSON");
    let name = list["copies"][0]["certificate"].as_str().expect("its name");
    let forged = Papers::forged(&own, name, told["ca"].as_str().expect("the CA"));
    assert!(
        !may_follow(&first, &forged, "steel_replica", "replication=true"),
        "another CA's certificate of that name"
    );
    assert!(!may_follow(&first, &own.without(), "steel_replica", "replication=true"), "no certificate");
    let plain = psql(&first, "sslmode=disable user=steel_replica replication=true");
    assert!(plain.is_err_and(|said| said.contains("no encryption")), "no TLS");
    old_tls_is_refused(&first);
    assert!(!listens_elsewhere(&first), "it listens at its one address");
    the_keys_are_apart(&first);
}

/// A certificate with its key, and the CA it trusts.
struct Papers(PathBuf);

impl Papers {
    fn of(ticket: &Path) -> Papers {
        let told: serde_json::Value =
            serde_json::from_slice(&std::fs::read(ticket).expect("read")).expect("JSON");
        let text = |name: &str| told[name].as_str().expect("it is there").to_owned();
        Papers::at(ticket.with_extension("papers"), &text("ca"), &text("certificate"), &text("key"))
    }

    fn at(folder: PathBuf, ca: &str, certificate: &str, key: &str) -> Papers {
        std::fs::create_dir_all(&folder).expect("a folder");
        for (name, text) in [("ca", ca), ("cert", certificate), ("key", key)] {
            let path = folder.join(name);
            std::fs::write(&path, text).expect("written");
            let mode = std::os::unix::fs::PermissionsExt::from_mode(0o600);
            std::fs::set_permissions(path, mode).expect("its own");
        }
        Papers(folder)
    }

    /// A certificate with this name, by a CA with the name of ours.
    fn forged(like: &Papers, name: &str, ca: &str) -> Papers {
        let mut params = CertificateParams::default();
        params.distinguished_name.push(DnType::CommonName, "Steelyard's copies");
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        let other = CertifiedIssuer::self_signed(params, KeyPair::generate().expect("a key")).expect("a CA");
        let mut leaf = CertificateParams::default();
        leaf.distinguished_name.push(DnType::CommonName, name);
        leaf.extended_key_usages = vec![ExtendedKeyUsagePurpose::ClientAuth];
        let key = KeyPair::generate().expect("a key");
        let certificate = leaf.signed_by(&key, &other).expect("a certificate").pem();
        Papers::at(like.0.with_extension("forged"), ca, &certificate, &key.serialize_pem())
    }

    fn without(&self) -> Papers {
        let folder = self.0.with_extension("without");
        std::fs::create_dir_all(&folder).expect("a folder");
        std::fs::copy(self.0.join("ca"), folder.join("ca")).expect("copied");
        Papers(folder)
    }
}

fn may_follow(first: &First, papers: &Papers, role: &str, what: &str) -> bool {
    let folder = papers.0.display();
    let way = format!(
        "sslmode=verify-full sslrootcert={folder}/ca sslcert={folder}/cert sslkey={folder}/key user={role} {what}"
    );
    psql(first, &way).is_ok()
}

/// Asks as a follower would. An error is psql's output.
fn psql(first: &First, way: &str) -> Result<(), String> {
    let way = format!("host={} port=5432 connect_timeout=5 gssencmode=disable {way}", first.address);
    let asked = if way.contains("replication=") { "IDENTIFY_SYSTEM" } else { "select 1" };
    let done = Command::new("psql").args(["-X", "-w", "-c", asked, &way]).output().expect("psql");
    if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&done.stderr).into_owned()) }
}

fn old_tls_is_refused(first: &First) {
    let old = psql(
        first,
        "sslmode=require ssl_min_protocol_version=TLSv1 ssl_max_protocol_version=TLSv1.1 user=steel_replica replication=true",
    );
    assert!(old.is_err());
    // A client without TLS gets a refusal, and nothing else of the server.
    let mut stream = TcpStream::connect((first.address, 5432)).expect("it listens");
    stream.set_read_timeout(Some(Duration::from_secs(15))).expect("a time limit");
    stream.write_all(b"GET / HTTP/1.1\r\n\r\n").expect("sent");
    let mut said = Vec::new();
    let _ = stream.read_to_end(&mut said);
    assert!(said.is_empty() || said[0] == b'E', "{}", String::from_utf8_lossy(&said));
}

fn listens_elsewhere(first: &First) -> bool {
    let other: IpAddr = [127, 0, 0, 1].into();
    let asked = format!(
        "host={other} port=5432 user=steel_replica connect_timeout=2 sslmode=disable replication=true"
    );
    let done =
        Command::new("psql").args(["-X", "-w", "-c", "IDENTIFY_SYSTEM", &asked]).output().expect("psql");
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    // If another server of this machine listened there, the answer would be that server's.
    assert_ne!(first.address, other);
    said.contains("steel_replica") && said.contains("pg_hba")
}

fn the_keys_are_apart(first: &First) {
    use std::os::unix::fs::MetadataExt;
    let of = |name: &str| std::fs::metadata(first.data.join(name)).expect("it is there");
    let server = of("pg/data").uid();
    for name in ["keys/replica", "keys/replica/server.key", "keys/replica/copies.json"] {
        assert_eq!((of(name).uid(), of(name).mode() & 0o077), (server, 0), "{name}");
    }
    let authority = of("keys/replica-ca.pem");
    let program = of("keys").uid();
    assert_eq!(
        (authority.uid(), authority.mode() & 0o077),
        (program, 0),
        "the CA's key is the program's alone"
    );
}

#[test]
fn nothing_listens_unless_somebody_says_so() {
    let served = Served::start();
    let data = served.folder.join("data");
    let (code, said) = steelyard(&data, &["replica", "invite", "second", "--out", "/nowhere/ticket"]);
    assert!(code != 0 && said.contains("listens nowhere"), "{said}");
    let settings = std::fs::read_to_string(data.join("pg/data/steelyard.conf")).expect("the settings");
    assert!(settings.contains("listen_addresses = ''") && !settings.contains("include"), "{settings}");
    let who = std::fs::read_to_string(data.join("pg/data/pg_hba.conf")).expect("who may come");
    assert!(!who.contains("host"), "{who}");
}
