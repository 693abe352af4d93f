//! An external database: an administrator runs the script once, then the program needs only the address.
//! The private server of this test plays the external one; the program gets no superuser.

use crate::common::{Place, started};
use database::{Access, Error, prepare, roles};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

/// As the administrator does, with `psql` and the superuser.
fn run_as_administrator(socket: &Path, script: &str) {
    let mut psql = Command::new("psql")
        .args(["-X", "-q", "-v", "ON_ERROR_STOP=1", "-U", "steel_super", "-d", "postgres", "-h"])
        .arg(socket)
        .stdin(Stdio::piped())
        .spawn()
        .expect("psql comes with the server");
    psql.stdin.take().expect("it is piped").write_all(script.as_bytes()).expect("it reads");
    assert!(psql.wait().expect("it ends").success());
}

#[tokio::test]
async fn the_administrators_script_is_all_an_external_database_needs() {
    let place = Place::new();
    let cluster = started(&place).await;
    run_as_administrator(cluster.socket_dir(), &roles::script("shop"));
    let url = format!("host={} user=whoever dbname=shop", cluster.socket_dir().display());
    let access = Access::from_url(&url).expect("an address");
    assert!(access.superuser.is_none());
    let report = prepare(&access).await.expect("nothing is missing");
    assert_eq!(report.applied.len(), database::migrations().len());
    assert!(prepare(&access).await.expect("again").applied.is_empty());
}

#[tokio::test]
async fn a_role_that_passes_row_level_security_is_refused_before_anything_is_applied() {
    let place = Place::new();
    let cluster = started(&place).await;
    run_as_administrator(
        cluster.socket_dir(),
        &format!("{}\nalter role steel_app bypassrls;", roles::script("shop")),
    );
    let url = format!("host={} dbname=shop", cluster.socket_dir().display());
    let refused = prepare(&Access::from_url(&url).expect("an address")).await.expect_err("too much power");
    assert!(matches!(refused, Error::Roles { .. }), "{refused}");
    assert!(refused.to_string().contains("steel_app"), "{refused}");
}

#[test]
fn an_address_that_names_no_database_is_refused() {
    for (url, words) in [("host=db.example user=x", "names no database"), ("ht!tp://", "cannot be used")] {
        let refused = Access::from_url(url).expect_err(url).to_string();
        assert!(refused.contains(words), "{refused}");
    }
}
