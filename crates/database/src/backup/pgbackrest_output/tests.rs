//! The real output of pgBackRest 2.45 for each trap (version, paths shortened), and its meaning.
//! Invariant: no output here was invented; the exit codes are the real ones.

use crate::backup::pgbackrest_output::*;

const INFO: &str = r#"[{"archive":[{"database":{"id":1,"repo-key":1},"id":"15-1","max":"000000010000000000000004","min":"000000010000000000000001"}],"backup":[{"archive":{"start":"000000010000000000000002","stop":"000000010000000000000002"},"backrest":{"format":5,"version":"2.45"},"database":{"id":1,"repo-key":1},"error":false,"info":{"delta":22992644,"repository":{"delta":2840448,"size":2840448},"size":22992644},"label":"20261121-020641F","lsn":{"start":"0/2000028","stop":"0/2000100"},"prior":null,"reference":null,"timestamp":{"start":1795226801,"stop":1795226803},"type":"full"}],"cipher":"aes-256-cbc","name":"steelyard","repo":[{"cipher":"aes-256-cbc","key":1,"status":{"code":0,"message":"ok"}}],"status":{"code":0,"lock":{"backup":{"held":false}},"message":"ok"}}]"#;
const NOTHING: &str = r#"[{"archive":[],"backup":[],"cipher":"aes-256-cbc","db":[],"name":"steelyard","repo":[{"cipher":"aes-256-cbc","key":1,"status":{"code":1,"message":"missing stanza path"}}],"status":{"code":1,"lock":{"backup":{"held":false}},"message":"missing stanza path"}}]"#;
/// Exit code 0.
const INFO_WRONG_KEY: &str = r#"[{"archive":[],"backup":[],"cipher":"aes-256-cbc","db":[],"name":"steelyard","repo":[{"cipher":"aes-256-cbc","key":1,"status":{"code":99,"message":"[FormatError] unable to load info file 'backup.info' or 'backup.info.copy':\nFormatError: key/value found outside of section at line 1: \u00a1\u009e\u0003"}}],"status":{"code":99,"lock":{"backup":{"held":false}},"message":"other"}}]"#;

#[test]
fn a_backup_is_read_from_what_there_is() {
    let listing = listing(INFO).expect("understood");
    let set = &listing.sets[0];
    assert_eq!((set.label.as_str(), set.full, set.ended), ("20261121-020641F", true, 1_795_226_803));
    assert_eq!((set.bytes, set.stored, listing.encrypted), (22_992_644, 2_840_448, true));
    let piece = Piece { timeline: 1, place: 2 };
    assert_eq!(set.pieces, (piece, piece));
    assert_eq!(crate::backup::pgbackrest_output::listing(NOTHING).expect("understood").sets, []);
    assert!(
        crate::backup::pgbackrest_output::listing("[]").is_err()
            && crate::backup::pgbackrest_output::listing("").is_err(),
        "no sense is a failure"
    );
}

#[test]
fn each_exit_has_its_meaning() {
    let load = "ERROR: [029]: unable to load info file 'backup.info' or 'backup.info.copy':\n  FormatError: key/value \
                found outside of section at line 1: \u{1}\u{fffd}\u{7f}>";
    let table = [
        (Some(37), "ERROR: [037]: backup command requires option: repo1-cipher-pass", "missing"),
        (Some(29), load, "do not open"),
        (
            Some(75),
            "WARN: repo1: [FormatError] unable to load info file 'backup.info'\nERROR: [075]: no backup set found to restore",
            "do not open",
        ),
        (
            Some(95),
            "ERROR: [095]: unable to load info file 'archive.info'\n CryptoError: unable to flush",
            "do not open",
        ),
        (
            Some(75),
            "ERROR: [075]: unable to find backup set with stop time less than '2020-01-01 00:00:00+00'",
            "no backup is kept",
        ),
        (
            Some(50),
            "ERROR: [050]: unable to acquire lock on file 'steelyard-backup.lock': Resource temporarily unavailable",
            "under way",
        ),
        (
            Some(29),
            "ERROR: [029]: raised from local-2 protocol: zst error: [-20] Data corruption detected",
            "damaged",
        ),
        (
            Some(55),
            "ERROR: [055]: unable to load info file 'backup.info'\n HINT: has a stanza-create been performed?",
            "not ready",
        ),
        (Some(56), "ERROR: [056]: unable to find primary cluster - cannot proceed", "does not answer"),
        (Some(41), "ERROR: [041]: unable to write 'x': [28] No space left on device", "disk is full"),
        (None, "", "in the middle"),
    ];
    for (code, text, words) in table {
        let said = trouble(code, text).to_string();
        assert!(said.contains(words), "{code:?} {text}: {said}");
    }
}

#[test]
fn no_bytes_of_a_file_get_into_a_message() {
    let said = trouble(Some(31), "ERROR: [031]: found \u{1}\u{2}\u{fffd}é here").to_string();
    assert!(said.is_ascii() && !said.contains('\u{1}'), "{said}");
}

#[test]
fn a_wrong_key_is_told_although_the_exit_code_is_0() {
    assert!(matches!(listing(INFO_WRONG_KEY), Err(Trouble::WrongKey)));
    let raw = INFO_WRONG_KEY.replace("\\u0003", "\u{3}\u{1b}");
    assert!(matches!(listing(&raw), Err(Trouble::WrongKey)), "bytes of the file inside of its JSON");
}

#[test]
fn a_damaged_file_is_told_although_the_exit_code_is_0() {
    let end = "P00   INFO: verify command end: completed successfully (345ms)";
    let damaged = format!(
        "P01   INFO: invalid checksum '20261121-020641F/pg_data/global/2676.zst'\nP00   INFO: stanza: steelyard\n\
         \x20   status: error\n      backup: 20261121-020641F, status: invalid, total files checked: 964, total valid files: 963\n\
         \x20       checksum invalid: 1\n{end}"
    );
    assert_eq!(verified(&damaged).expect("it came to its end").faults.len(), 3);
    assert_eq!(verified(end).expect("it came to its end").faults, Vec::<String>::new());
    let other = format!("status: error\n   No usable backup.info file\n{end}");
    assert!(!verified(&other).expect("it came to its end").faults.is_empty());
    assert!(matches!(verified("P00   INFO: verify command begin 2.45"), Err(Trouble::CutShort)));
}

#[test]
fn a_missing_piece_of_the_log_is_told_although_verify_says_nothing() {
    let file = |n: u32, log: u32| {
        format!(
            "\"15-1/0000000100000000/00000001{log:08X}{n:08X}-a37f426f63d132366776f08ad8c32931b952544f.zst\":{{\"type\":\"file\",\"size\":704,\"time\":17952268{n:02}}}"
        )
    };
    let of = |files: &[String]| {
        segments(&format!(
            "{{{},\"15-1/000000010000000000000002.00000028.backup\":{{\"type\":\"file\",\"size\":4,\"time\":99999999999}}}}",
            files.join(",")
        ))
        .expect("understood")
    };
    let whole = of(&[file(254, 0), file(255, 0), file(0, 1)]);
    assert_eq!((whole.count, whole.missing), (3, 0), "a file of the log ends at 256 pieces");
    assert_eq!(
        of(&[file(1, 0), file(2, 0), file(4, 0)]),
        Segments { count: 3, missing: 1, newest: Some(1_795_226_804) }
    );
}

#[test]
fn two_full_backups_stay_whatever_the_days() {
    let full = |age: i64| Set { full: true, ended: 100 * DAY - age * DAY, ..Set::default() };
    let now = 100 * DAY;
    let expiry = |sets: &[Set], keep_days: u16| {
        expiry(sets, keep_days, now, |ended| now - ended >= i64::from(keep_days) * DAY)
    };
    assert_eq!(expiry(&[full(3)], 1), None, "the only one");
    assert_eq!(
        expiry(&[full(15), full(8), full(1)], 1),
        Some(8),
        "the second newest still counts as old enough"
    );
    assert_eq!(expiry(&[full(15), full(8), full(1)], 14), Some(15));
    assert_eq!(expiry(&[full(15), full(8), full(1)], 16), None, "none was kept long enough");
    let damaged = Set { damaged: true, ..full(0) };
    assert_eq!(expiry(&[full(15), full(8), full(1), damaged], 14), None, "they are the way back");
}
