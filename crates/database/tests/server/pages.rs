//! Damage on the disk: our checksum is the server's own, on every page of a real cluster, and it detects
//! every flipped byte.
//! The test flips each byte while no server works in the folder, and flips it back.

use crate::common::Place;
use database::pages::{PAGE, Pass, Reader, Relations, Spot, Step};
use database::{Cluster, Options, connect, prepare};
use std::fs::OpenOptions;
use std::ops::ControlFlow;
use std::os::unix::fs::FileExt;
use std::path::Path;

/// Each run flips the same bytes; another number chooses others.
const SEED: u64 = 0x5EED_0021;
const FLIPS: usize = 200;
/// The kinds of parts, by their first words.
const KINDS: [&str; 4] = ["the table itself", "index ", "its long values", "the catalog itself"];

/// Pseudo-random numbers (`SplitMix64`).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % end
    }
}

/// Tables with rows, indexes and long values.
const FILL: &str = "
    create table app.note (note int primary key, word text not null);
    create index note_word on app.note (left(word, 20));
    alter table app.note alter word set storage external;
    insert into app.note select n, repeat(md5(n::text), case when n % 50 = 0 then 2000 else 1 end)
        from generate_series(1, 20000) n;
    create table app.other as select * from app.note where note % 3 = 0;
    delete from app.note where note % 7 = 0;
    vacuum app.note";

async fn filled(place: &Place) -> (Cluster, Relations) {
    let cluster = Cluster::start(place.path(), Options::default()).await.expect("the cluster starts");
    prepare(&cluster.access()).await.expect("roles and migrations");
    let owner = connect(&cluster.access().owner).await.expect("the owner may come in");
    for statement in FILL.split(';') {
        owner.batch_execute(statement).await.expect("filled");
    }
    let superuser = cluster.access().superuser.expect("its own");
    let relations = Relations::ask(&superuser).await.expect("named");
    (cluster, relations)
}

fn read(reader: &Reader) -> Pass {
    reader.read(&mut |_| ControlFlow::Continue(())).expect("its folders are listed")
}

fn flip(path: &Path, at: u64, bits: u8) {
    let file = OpenOptions::new().read(true).write(true).open(path).expect("the file");
    let mut byte = [0];
    file.read_exact_at(&mut byte, at).expect("read");
    file.write_all_at(&[byte[0] ^ bits], at).expect("flipped");
}

#[tokio::test]
async fn each_of_two_hundred_flipped_bytes_is_found_and_named_by_its_table() {
    let place = Place::new();
    let (cluster, relations) = filled(&place).await;
    assert_eq!(relations.checksums, Some(true));
    cluster.stop().await.expect("it stops");
    let reader = Reader::of_stopped(place.path());
    let pass = read(&reader);
    assert!(pass.is_whole && pass.bytes > 30 << 20, "every database of the cluster: {pass:?}");
    assert_eq!((&pass.damaged[..], pass.closed), (&[][..], 0), "our checksum is the server's");
    let unnamed: Vec<String> =
        reader.files().expect("listed").into_iter().filter(|file| !is_named(&relations, file)).collect();
    assert_eq!(unnamed, [""; 0], "every file belongs to a table");
    let mut numbers = Numbers(SEED);
    for n in 0..FLIPS {
        flip_one(place.path(), &reader, &relations, KINDS[n % KINDS.len()], &mut numbers);
    }
    assert_eq!(read(&reader), pass, "as it was");
}

fn is_named(relations: &Relations, file: &str) -> bool {
    let file = file.split('.').next().unwrap_or_default().to_owned();
    relations.of(&Spot { file, page: 0 }).is_some()
}

fn flip_one(place: &Path, reader: &Reader, relations: &Relations, kind: &str, numbers: &mut Numbers) {
    let size =
        |file: &str| std::fs::metadata(place.join("pg/data").join(file)).map_or(0, |found| found.len());
    let files: Vec<_> = relations.files_of(kind).filter(|(file, _)| size(file) > 0).collect();
    let pick = usize::try_from(numbers.below(files.len() as u64)).expect("one of them");
    let (file, part) = files[pick];
    let at = numbers.below(size(file));
    let bits = u8::try_from(1 + numbers.below(255)).expect("a byte");
    let path = place.join("pg/data").join(file);
    flip(&path, at, bits);
    let mut found = Vec::new();
    let _ = reader.read_file(file, &mut |step| {
        if let Step::Damaged(spot) = step {
            found.push(spot);
        }
        ControlFlow::Continue(())
    });
    flip(&path, at, bits);
    let page = u32::try_from(at / PAGE as u64).expect("a page");
    let told = format!("seed {SEED:#x}: {kind}, {part}, {file} byte {at} bits {bits:#x}");
    assert_eq!(found, [Spot { file: file.into(), page }], "{told}");
    assert_eq!(relations.of(&found[0]).map(|named| &named.table), Some(&part.table), "{told}");
}

#[tokio::test]
async fn a_server_at_work_is_never_accused_and_damage_under_it_is_found() {
    let place = Place::new();
    let (cluster, relations) = filled(&place).await;
    let owner = connect(&cluster.access().owner).await.expect("the owner may come in");
    let superuser = connect(&cluster.access().superuser.expect("its own")).await.expect("it may come in");
    let (folder, begun) = (place.path().to_owned(), std::time::Instant::now());
    let reading = tokio::task::spawn_blocking(move || {
        let mut passes = 0;
        while begun.elapsed() < std::time::Duration::from_secs(6) {
            let pass = read(&Reader::of(&folder));
            assert_eq!(pass.damaged, [], "pass {passes}");
            passes += 1;
        }
        passes
    });
    while !reading.is_finished() {
        let written =
            "update app.note set word = md5(word); insert into app.other select * from app.note limit 500";
        owner.batch_execute(written).await.expect("written");
        superuser.batch_execute("checkpoint").await.expect("on the disk");
    }
    assert!(reading.await.expect("nobody was accused") > 0);
    let (file, part) =
        relations.files_of("the table itself").find(|(_, part)| part.table == "app.other").expect("it");
    flip(&place.path().join("pg/data").join(file), 100, 1);
    let pass = read(&Reader::of(place.path()));
    assert_eq!(pass.damaged, [Spot { file: file.into(), page: 0 }]);
    assert_eq!(relations.of(&pass.damaged[0]), Some(part));
}
