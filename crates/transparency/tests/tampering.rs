//! An export tampered with in ten thousand ways, and a history rewritten by somebody with the key.
//! Invariant: the check finds each; random choices are the same on every run.

use proptest::prelude::Rng;
use proptest::test_runner::{RngAlgorithm, TestRng};
use transparency::event::Event;
use transparency::export::{self, Fault, Known, Opening, Proved};
use transparency::hash::Hash;
use transparency::note::{Checkpoint, Public, Section, Signer};
use transparency::proof;
use transparency::tile::{Growth, Tiles};

const SHOP: &str = "0192f0c1-0000-7000-8000-000000000001";
const EVENTS: u64 = 60;

fn event(workspace: &str, seq: u64) -> Event {
    Event {
        action: "sell.invoice.post".into(),
        actor: "Zo\u{eb} \"Z\"".into(),
        actor_id: Some(format!("person-{}", seq % 4)),
        after: Some(format!("{{\"total\": {}}}", seq * 1999)),
        at: format!("2026-04-20T05:{:02}:00.000000Z", seq % 60),
        before: None,
        code: None,
        device: Some("till\n2".into()),
        event_id: format!("event-{workspace}-{seq}"),
        ip: Some("192.0.2.7".into()),
        opening: false,
        reason: None,
        request_id: format!("request-{seq}"),
        result: "ok".into(),
        roles: vec!["Cashier".into(), "Maker".into()],
        seq,
        step_up: seq.is_multiple_of(2),
        subject: Some(format!("A/26-27/{seq:05}")),
        workspace: workspace.into(),
    }
}

/// A tree in which every third event is another workspace's.
struct World {
    tiles: Tiles,
    size: u64,
    ours: Vec<(u64, Event, [u8; 32])>,
    signer: Signer,
}

fn world(change: impl Fn(&mut Event)) -> World {
    let mut growth = Growth::of(0, &Tiles::default()).expect("nothing yet");
    let mut ours = Vec::new();
    for index in 0..EVENTS * 3 / 2 {
        let salt = [index as u8; 32];
        let is_ours = index % 3 != 2;
        let mut made = event(if is_ours { SHOP } else { "other" }, ours.len() as u64 + 1);
        change(&mut made);
        growth.push(made.leaf(&salt).expect("a leaf"));
        if is_ours {
            ours.push((index, made, salt));
        }
    }
    let (size, mut tiles) = (growth.size(), Tiles::default());
    for (place, hashes) in growth.tiles() {
        tiles.put(place, hashes);
    }
    World { tiles, size, ours, signer: Signer::from_seed(&[9; 32]).expect("a key") }
}

impl World {
    fn root(&self, size: u64) -> Hash {
        proof::root(&self.tiles, size).expect("the tiles")
    }

    fn checkpoint(&self, size: u64) -> String {
        let at = "2026-04-20T06:00:00Z".to_owned();
        self.signer.sign(&Checkpoint { size, root: self.root(size), at }.text())
    }

    /// In sections of at most twenty-five, as the program makes them.
    fn export(&self, since: Option<u64>) -> String {
        let (size, root) = (self.size, self.root(self.size));
        let sections = self.ours.chunks(25).map(|part| {
            let (first, last) = (part[0].1.seq, part[part.len() - 1].1.seq);
            let section = Section { workspace: SHOP.into(), first, last, count: EVENTS, size, root };
            let since = since.map(|old| (old, proof::consistency(&self.tiles, old, size).expect("a proof")));
            let opening = Opening { checkpoint: self.checkpoint(size), section, since };
            let events = part.iter().map(|(index, event, salt)| Proved {
                event: event.clone(),
                salt: *salt,
                index: *index,
                proof: proof::inclusion(&self.tiles, *index, size).expect("a proof"),
            });
            export::write(&self.signer, opening, events.collect()).expect("text")
        });
        sections.collect()
    }
}

fn known(world: &World) -> Known<'static> {
    Known { key: Some(world.signer.public()), checkpoint: None }
}

fn is_whole(world: &World, text: &str) -> bool {
    export::check(text, &known(world)).is_ok_and(|whole| whole.is_complete())
}

fn says(world: &World, text: &str) -> String {
    match export::check(text, &known(world)) {
        Err(Fault::Tampered(says)) => says,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_export_as_it_was_written_is_whole() {
    let world = world(|_| {});
    let whole = export::check(&world.export(None), &known(&world)).expect("whole");
    assert_eq!((whole.first, whole.last, whole.count), (1, EVENTS, EVENTS));
    assert!(whole.is_complete());
}

#[test]
fn the_first_event_that_is_wrong_is_named() {
    let world = world(|_| {});
    let text = world.export(None);
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let with = |change: fn(&mut Vec<&str>)| {
        let mut lines = lines.clone();
        change(&mut lines);
        lines.concat()
    };
    assert_eq!(
        says(&world, &text.replacen("A/26-27/00007", "A/26-27/00008", 1)),
        "line 8: event 7 was changed"
    );
    assert_eq!(
        says(
            &world,
            &with(|lines| {
                lines.remove(7);
            })
        ),
        "line 8: event 7 is missing"
    );
    assert_eq!(says(&world, &with(|lines| lines.truncate(20))), "event 20 is missing");
    assert_eq!(
        says(&world, &with(|lines| lines.insert(7, lines[3]))),
        "line 8: event 3 is there a second time or out of order"
    );
    assert_eq!(
        says(&world, &with(|lines| lines.swap(7, 12))),
        "line 8: event 12 is before event 7: out of order"
    );
    assert_eq!(says(&world, &with(|lines| drop(lines.drain(26..52)))), "event 26 is missing");
    // Whole sections are missing at the end: the rest is sound and says that it is not complete.
    let part = export::check(&with(|lines| lines.truncate(26)), &known(&world)).expect("sound");
    assert_eq!((part.last, part.count, part.is_complete()), (25, EVENTS, false));
}

/// A forged line: an invented event with another's proof.
fn forged(line: &str) -> String {
    line.replacen("\"ok\"", "\"denied\"", 1).replacen("\"code\":null", "\"code\":\"x\"", 1)
}

fn tamper(random: &mut TestRng, text: &str) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let mut pick = |n: usize| random.next_u32() as usize % n;
    let (one, other) = (pick(lines.len()), pick(lines.len()));
    match pick(6) {
        0 | 1 => {
            let mut bytes = text.as_bytes().to_vec();
            let at = pick(bytes.len());
            bytes[at] = bytes[at].wrapping_add(1 + pick(255) as u8);
            return String::from_utf8_lossy(&bytes).into_owned();
        }
        2 => drop(lines.remove(one)),
        3 => lines.swap(one, other),
        4 => lines.insert(one, lines[other].clone()),
        _ => lines.insert(one, forged(&lines[other])),
    }
    lines.concat()
}

#[test]
fn ten_thousand_tamperings_are_found() {
    let world = world(|_| {});
    let text = world.export(None);
    let mut random = TestRng::from_seed(RngAlgorithm::ChaCha, &[3; 32]);
    let (mut tried, mut missed) = (0, Vec::new());
    while tried < 10_000 {
        let bad = tamper(&mut random, &text);
        if bad != text {
            tried += 1;
            if is_whole(&world, &bad) {
                missed.push(bad);
            }
        }
    }
    assert!(missed.is_empty(), "{} were not found", missed.len());
    println!("export: {tried} random tamperings, all found");
}

#[test]
fn an_old_checkpoint_shows_that_history_was_rewritten_by_who_has_the_key() {
    let honest = world(|_| {});
    let kept = honest.checkpoint(31);
    let whole = Known { key: None, checkpoint: Some(&kept) };
    assert!(export::check(&honest.export(Some(31)), &whole).is_ok());
    assert!(matches!(export::check(&honest.export(None), &whole), Err(Fault::Unproved(_))));
    let rewritten = world(|event| {
        if event.seq == 5 {
            event.actor = "somebody else".into();
        }
    });
    assert!(is_whole(&rewritten, &rewritten.export(Some(31))), "by itself it is sound");
    let found = export::check(&rewritten.export(Some(31)), &whole);
    let Err(Fault::Tampered(says)) = found else { panic!("{found:?}") };
    assert!(says.contains("history was rewritten"), "{says}");
    // A tree that is smaller than the kept checkpoint has lost events.
    let kept = honest
        .signer
        .sign(&Checkpoint { size: honest.size + 1, root: [0; 32], at: "2026-04-20T06:00:00Z".into() }.text());
    let longer = Known { key: None, checkpoint: Some(&kept) };
    assert!(matches!(export::check(&honest.export(None), &longer), Err(Fault::Tampered(_))));
}

#[test]
fn another_key_is_refused() {
    let world = world(|_| {});
    let other = Signer::from_seed(&[8; 32]).expect("a key").public();
    let kept = Known { key: Some(other), checkpoint: None };
    assert!(matches!(export::check(&world.export(None), &kept), Err(Fault::Tampered(_))));
    assert_eq!(Public::parse(&world.signer.public().text()), Some(world.signer.public()));
    assert_eq!(Public::parse(&world.signer.public().text().replace('+', "-")), None);
}

#[test]
fn an_events_json_is_its_canonical_one() {
    let made = event(SHOP, 7);
    let text = String::from_utf8(made.canonical().expect("text")).expect("text");
    let value: serde_json::Value = serde_json::from_str(&text).expect("JSON");
    let names: Vec<&String> = value.as_object().expect("an object").keys().collect();
    assert!(names.is_sorted(), "RFC 8785: keys in order");
    assert!(text.contains(r#""actor":"Zoë \"Z\"""#) && text.contains(r#""device":"till\n2""#), "{text}");
    assert_eq!(serde_json::from_str::<Event>(&text).expect("it reads back"), made);
}

#[test]
fn a_line_has_one_way_of_being_written() {
    let world = world(|_| {});
    let text = world.export(None);
    for (written, other) in [
        ("{\"event\"", "{ \"event\""),
        ("{\"checkpoint\"", "{ \"checkpoint\""),
        ("\"Cashier\"", "\"\\u0043ashier\""),
        ("\"before\":null,", ""),
    ] {
        let bad = text.replacen(written, other, 1);
        assert!(bad != text && !is_whole(&world, &bad), "{other}");
    }
}
