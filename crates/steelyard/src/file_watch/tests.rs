//! Files that are replaced in all the ways that people and programs replace them, and certificates on their way to
//! their ends, over a real database.
//! Invariant: what a test reads is what the program would use.

use super::ends::Ends;
use super::*;
use crate::certificate::Period;
use jiff::SignedDuration;
use platform::current::Current;
use std::sync::Arc;
use testing::{Posted, Shop};

/// Files in a folder of their own, and what is in use of them.
struct Place {
    folder: PathBuf,
    in_use: Arc<Current<String>>,
    worries: Worries,
}

fn at(day: i64) -> Timestamp {
    Timestamp::from_second(1_800_000_000 + day * 86_400).expect("a moment")
}

impl Place {
    fn new(name: &str) -> Place {
        let folder = std::env::temp_dir().join(format!("steelyard-files-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        Place { folder, in_use: Arc::default(), worries: Worries::default() }
    }

    fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.folder.join(name);
        fs::write(&path, text).expect("written");
        path
    }

    /// Two files that hold the same text where they belong together.
    fn pair(&self) -> FileSet {
        let files = ["one", "two"].map(|name| self.folder.join(name));
        let (paths, place) = (files.clone(), self.in_use.clone());
        let read = move || {
            let [one, two] =
                paths.clone().map(|path| fs::read_to_string(&path).map_err(Problem::file(&path)));
            let (one, two) = (one?, two?);
            if one != two {
                return Err(Problem::setup("they do not belong together"));
            }
            place.set(one);
            Ok(())
        };
        FileSet::read(("pair", texts::OWN_CERTIFICATE), files, read).expect("read")
    }

    /// The content in use after a look, whether it was read just now, and whether a fault is shown to everybody.
    fn look(&self, set: &mut FileSet, is_asked: bool) -> (String, bool, bool) {
        let is_read = set.look(is_asked, at(0), &self.worries);
        (self.in_use.get().to_string(), is_read, !self.worries.all().is_empty())
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        fs::remove_dir_all(&self.folder).expect("removed");
    }
}

fn outcome(text: &str, is_read: bool, is_told: bool) -> (String, bool, bool) {
    (text.to_owned(), is_read, is_told)
}

#[test]
fn files_are_read_again_when_both_are_there_and_what_was_read_before_is_used_until_then() {
    let place = Place::new("pair");
    for name in ["one", "two"] {
        place.write(name, "old");
    }
    let mut set = place.pair();
    assert_eq!(place.look(&mut set, false), outcome("old", false, false), "nothing changed");
    assert_eq!(place.look(&mut set, true), outcome("old", true, false), "somebody asked");
    place.write("one", "new");
    assert_eq!(place.look(&mut set, false), outcome("old", false, false), "the other one may be on its way");
    place.write("two", "new");
    assert_eq!(place.look(&mut set, false), outcome("new", true, false));
    assert_eq!(place.look(&mut set, false), outcome("new", false, false), "once");
}

#[test]
fn a_file_that_cannot_be_used_is_told_at_the_second_look_and_until_it_can() {
    let place = Place::new("fault");
    for name in ["one", "two"] {
        place.write(name, "old");
    }
    let mut set = place.pair();
    place.write("one", "broken");
    assert_eq!(place.look(&mut set, false), outcome("old", false, false));
    assert_eq!(place.look(&mut set, false), outcome("old", false, true));
    fs::remove_file(place.folder.join("one")).expect("removed");
    assert_eq!(place.look(&mut set, true), outcome("old", false, true), "gone, and somebody asked");
    place.write("one", "old");
    assert_eq!(place.look(&mut set, false), outcome("old", true, false));
    place.write("two", "broken");
    assert_eq!(place.look(&mut set, true), outcome("old", false, true), "at once, where somebody asked");
    assert!(!place.worries.all()[0].says.to_string().contains("steelyard-files"), "no folder is named");
}

#[test]
fn a_file_of_the_same_length_and_time_is_noticed_and_so_is_another_target_of_a_link() {
    let place = Place::new("same");
    let (path, other) = (place.write("file", "old"), place.write("other", "new"));
    let time = fs::metadata(&path).and_then(|it| it.modified()).expect("a time");
    let before = stamp(&path);
    assert!(before.is_some() && stamp(&path) == before);
    std::thread::sleep(std::time::Duration::from_millis(20));
    place.write("file", "new");
    fs::File::open(&path).and_then(|file| file.set_modified(time)).expect("set");
    assert_ne!(stamp(&path), before);
    let link = place.folder.join("link");
    std::os::unix::fs::symlink(&path, &link).expect("a link");
    let before = stamp(&link);
    fs::remove_file(&link).and_then(|()| std::os::unix::fs::symlink(&other, &link)).expect("another");
    assert_ne!(stamp(&link), before);
    assert_eq!(stamp(&place.folder.join("nothing")), None);
}

#[tokio::test]
async fn an_end_is_mailed_three_weeks_and_one_week_before_and_when_it_came_whatever_is_restarted() {
    let ops = Shop::jeweller().await.operators().await;
    let period = Arc::new(Current::new(Period { from: at(0), until: at(365) }));
    let shown = period.clone();
    let end = End::new(texts::REPLACE, move || Some(*shown.get()));
    let sets = [FileSet::of_nothing("certificate", texts::OWN_CERTIFICATE).ending(end)];
    // Each look is that of a program that started again.
    let look = async |day: i64| {
        let (platform, jobs) = (ops.platform.clone(), ops.db.jobs_config());
        let mut ends = Ends::new(platform, jobs, "help@shop.example".into());
        ends.look(&sets, at(day)).await;
        ends.look(&sets, at(day)).await;
        let is_one = |mail: &Posted| mail.kind == "certificate" && mail.address == "help@shop.example";
        let mails: Vec<Posted> = ops.mails().await.into_iter().filter(is_one).collect();
        let shown = ops.platform.worries.all().pop().map(|worry| worry.says.to_string());
        (mails.len(), mails.last().map(|mail| mail.text.clone()).unwrap_or_default(), shown)
    };
    for (day, mails, is_shown) in
        [(343, 0, false), (344, 1, false), (357, 1, false), (358, 2, true), (365, 2, true), (366, 3, true)]
    {
        let (sent, _, shown) = look(day).await;
        assert_eq!((sent, shown.is_some()), (mails, is_shown), "on day {day}");
    }
    let (_, text, shown) = look(366).await;
    let wanted = format!("{} ended on 15 January 2028, 08:00 (UTC).", texts::OWN_CERTIFICATE);
    assert!(text.starts_with(&wanted) && shown.is_some_and(|says| says.starts_with(&wanted)), "{text}");
    period.set(Period { from: at(366), until: at(366) + SignedDuration::from_hours(24 * 90) });
    assert_eq!(look(367).await.2, None, "a newer one is in use");
    assert_eq!(look(366 + 69).await.0, 4, "and has mails of its own");
}
