//! The test of the search itself: a word in clear in each kind of place, put there as a fault of the program
//! would.
//! Invariant: every place is tried here. If the search could not find a word in a place, its silence about
//! that place would mean nothing.

use crate::common::world::now;
use crate::sealed::house::House;
use crate::sealed::search::{
    self, BACKUPS, DATABASE_LOG, Found, LOG_OF_CHANGES, PROGRAM_LOG, SAID, TABLES, TEMPORARY, THEIR_LOG,
    Wanted,
};
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

/// A sealed column is stored in clear, once as text and once in base64.
const PLAIN: [&str; 2] = [
    "update ledger.party set phone = '\\x0200000001'::bytea || convert_to('zqcanaryinatable and more, as if nobody had sealed it', 'UTF8')
     where phone is not null",
    "update ledger.party set location = '\\x0200000001'::bytea
         || convert_to(encode(convert_to('zqcanaryinatable and more, as if nobody had sealed it', 'UTF8'), 'base64'), 'UTF8')
     where location is not null",
];
/// The database logs a statement.
const TALKS: [&str; 4] = [
    "set log_min_messages = 'log'; set log_statement = 'all'",
    "select 'zqcanaryinalog'",
    "reset log_statement; reset log_min_messages",
    "checkpoint",
];

/// The newest file of a folder.
fn newest(folder: &Path) -> PathBuf {
    let files = fs::read_dir(folder).expect("a folder").flatten().map(|entry| entry.path());
    files.max_by_key(|path| fs::metadata(path).and_then(|it| it.modified()).ok()).expect("a file")
}

fn add(path: &Path) {
    let mut file = OpenOptions::new().append(true).create(true).open(path).expect("a file");
    file.write_all(b"{\"told\":\"zqcanaryinafile\"}\n").expect("written");
}

/// Plants the words, and checks that the search finds each of them in its place.
pub async fn each_place_is_looked_at(house: &House, wanted: &Wanted, before: &Found) {
    let places = [TABLES, LOG_OF_CHANGES, BACKUPS, THEIR_LOG, PROGRAM_LOG, SAID, DATABASE_LOG];
    assert!(places.iter().all(|place| before.files.contains_key(place)), "{:?}", before.files);
    // The clock of file times is coarser than this one. Earlier files have no word, as the search before has
    // shown.
    let (began, data) = (SystemTime::from(now()) - Duration::from_secs(1), house.data());
    for statement in PLAIN.into_iter().chain(TALKS) {
        house.world.watcher.batch_execute(statement).await.expect("broken");
    }
    add(&newest(&data.join("log")));
    add(&newest(&data.join("backup/log")));
    add(&data.join("backup/repo1/archive/plain"));
    add(&house.folder().join("said"));
    add(&house.folder().join("temporary/left"));
    let found = search::through(house.folder(), wanted, began);
    let expected = [
        (TABLES, "zqcanaryinatable"),
        (TABLES, "a canary in base64"),
        (LOG_OF_CHANGES, "zqcanaryinatable"),
        (LOG_OF_CHANGES, "a canary in base64"),
        (DATABASE_LOG, "zqcanaryinalog"),
        (PROGRAM_LOG, "zqcanaryinafile"),
        (SAID, "zqcanaryinafile"),
        (THEIR_LOG, "zqcanaryinafile"),
        (BACKUPS, "zqcanaryinafile"),
        (TEMPORARY, "zqcanaryinafile"),
    ];
    let expected: BTreeSet<(&str, String)> = expected.map(|(place, told)| (place, told.to_owned())).into();
    let missed: Vec<_> = expected.difference(&found.hits).collect();
    assert_eq!(missed, Vec::<&(&str, String)>::new(), "it lies there and is not found");
    assert!(found.plain > 0, "a file of the backups that is not encrypted");
}
