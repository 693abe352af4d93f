//! `/trust/feed.atom`: the changes of the promises, for readers of feeds (RFC 4287).
//! Invariant: an entry's id and text change only with the promise's state, so that a feed reader shows it
//! once.

use crate::page::word;
use crate::results::Line;
use kernel::day::Instant;
use std::fmt::Write as _;

/// The feed: one entry for each promise that is broken, or that was broken and is kept again.
pub fn atom(lines: &[Line], host: &str, now: Instant) -> String {
    let changed = lines.iter().filter_map(|line| Some((line, changed_at(line)?)));
    let mut entries: Vec<(&Line, Instant)> = changed.collect();
    entries.sort_by_key(|(_, at)| std::cmp::Reverse(*at));
    let updated = entries.first().map_or(now, |(_, at)| *at);
    let mut text = format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\">\n\
         <id>https://{host}/trust</id>\n<title>Promises of {host}</title>\n<updated>{updated}</updated>\n\
         <author><name>Steelyard at {host}</name></author>\n\
         <link rel=\"self\" href=\"https://{host}/trust/feed.atom\"/>\n<link href=\"https://{host}/trust\"/>\n",
        host = escaped(host)
    );
    for (line, at) in entries {
        let (host, id) = (escaped(host), line.id);
        let _ = write!(
            text,
            "<entry>\n<id>https://{host}/trust#{id}:{}</id>\n<title>{}: {}</title>\n<updated>{at}</updated>\n\
             <link href=\"https://{host}/trust#{id}\"/>\n<summary>{}</summary>\n</entry>\n",
            at.as_second(),
            word(line),
            escaped(&line.title),
            escaped(&line.says)
        );
    }
    text.push_str("</feed>\n");
    text
}

/// Since when a promise is broken.
fn changed_at(line: &Line) -> Option<Instant> {
    line.is_broken().then_some(line.broken_since.or(line.checked_at)).flatten()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
