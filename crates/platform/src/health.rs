//! The two questions of machines that watch this one: whether the program is well, and whether to send it work.
//! Must stay true: a program on a full disk is well, so that nobody restarts it for that. It is ready only while it takes
//! changes.

use crate::disk::Room;
use crate::web::Site;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use serde_json::json;

type Told = (StatusCode, [(HeaderName, &'static str); 1], String);

/// `GET /healthz`: 200 while the database answers, and while a full disk is why it does not.
pub(crate) async fn healthz(State(site): State<Site>) -> Told {
    let (is_up, room) = (site.platform.is_up().await, site.platform.disk.room());
    told(is_up || room >= Room::Full, is_up, room)
}

/// `GET /readyz`: 200 while changes are taken.
pub(crate) async fn readyz(State(site): State<Site>) -> Told {
    let (is_up, room) = (site.platform.is_up().await, site.platform.disk.room());
    told(is_up && room < Room::Full, is_up, room)
}

fn told(is_fine: bool, is_up: bool, room: Room) -> Told {
    let changes = if is_up && room < Room::Full { "taken" } else { "refused" };
    let database = if is_up { "answers" } else { "away" };
    let why = match (room, is_up) {
        (Room::Full | Room::Out, _) => Some("disk_full"),
        (_, false) => Some("overloaded"),
        _ => None,
    };
    let body = json!({ "database": database, "changes": changes, "disk": room.as_str(), "why": why });
    let status = if is_fine { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string())
}
