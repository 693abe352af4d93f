//! Which requests a nearly full disk still allows: reads always; signing in and out nearly to the end.

use axum::http::Method;
use kernel::refusal::Ruled;
use platform::disk::{Disk, Room};

/// Forms that sign people in or out. Every other form of these pages changes something: one that makes an
/// account, sets a password, joins a workspace or proves an address waits for disk space, and so does one
/// that asks for such a link. Actions are judged later, in their order; a browser's report changes nothing.
const COMING_AND_GOING: [&str; 12] = [
    "/sign-in",
    "/sign-in/passkey",
    "/sign-in/code",
    "/sign-in/with/{provider}",
    "/sign-in/link",
    "/sign-in/link/{link}",
    "/sign-in/last/{link}",
    "/w/{slug}/step-up",
    "/w/{slug}/draft",
    "/w/{slug}/sign-out",
    "/w/{slug}/till",
    "/w/{slug}/till/leave",
];
const JUDGED_LATER: [&str; 3] = ["/w/{slug}/do/{action}", "/api/v1/actions/{name}", "/csp-report"];

/// Checks that there is disk space for a request to this route. Errors: `disk_full`.
pub(crate) fn has_room_for(disk: &Disk, method: &Method, route: &str) -> Ruled<()> {
    match route {
        _ if method.is_safe() || JUDGED_LATER.contains(&route) => Ok(()),
        route if COMING_AND_GOING.contains(&route) => disk.within(Room::Full),
        _ => disk.within(Room::Low),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::registry::Registry;
    use crate::router;
    use platform::disk::{MIB, Seen};

    const GIB: u64 = 1 << 30;

    fn disk(what: &'static str, room: Room, takes_changes: bool) -> Seen {
        let takes_backups = !takes_changes;
        Seen { what, path: "/srv".into(), free: 5 * MIB, total: GIB, room, takes_changes, takes_backups }
    }

    #[test]
    fn reading_goes_on_always_and_coming_in_longer_than_changing() {
        let at = |room| {
            let it = Disk::default();
            it.set(vec![disk("data", room, true)]);
            let sent = |method: Method, route| has_room_for(&it, &method, route).is_ok();
            (
                sent(Method::GET, "/w/{slug}/lots"),
                sent(Method::POST, "/sign-in"),
                sent(Method::POST, "/sign-up"),
                it.takes_changes().is_ok(),
            )
        };
        assert_eq!(at(Room::Low), (true, true, true, true));
        assert_eq!(at(Room::Full), (true, true, false, false));
        assert_eq!(at(Room::Out), (true, false, false, false));
    }

    #[test]
    fn every_form_that_proves_somebody_goes_on_until_the_floor_unless_it_changes_something() {
        let changes = ["/sign-up", "/join/", "/forgotten", "/reset/"];
        for route in router::table(&Registry::default()).iter().filter(|route| route.is_timed) {
            let is_change = changes.iter().any(|start| route.path.starts_with(start));
            assert_ne!(COMING_AND_GOING.contains(&route.path.as_str()), is_change, "{}", route.path);
        }
    }

    #[test]
    fn what_is_told_apart_by_its_route_is_a_route_there_is() {
        let table = router::table(&Registry::default());
        for path in COMING_AND_GOING.iter().chain(&JUDGED_LATER) {
            assert!(table.iter().any(|route| route.path == *path), "{path}");
        }
    }
}
