//! The two health checks for machines that watch this one: whether the program is well, and
//! whether to send it work.
//! Invariant: a program on a full disk or with damaged data is well, so that nobody restarts it for that. It
//! is ready only while it accepts changes and its data is undamaged.

use crate::site::Site;
use axum::extract::State;
use axum::http::{HeaderName, StatusCode, header};
use platform::disk::Room;
use platform::platform::DatabaseState;
use serde_json::json;

type HealthAnswer = (StatusCode, [(HeaderName, &'static str); 1], String);

/// The program's condition.
struct HealthStatus {
    database: DatabaseState,
    room: Room,
    is_damaged: bool,
}

impl HealthStatus {
    async fn of(site: &Site) -> HealthStatus {
        let platform = &site.platform;
        let database = platform.database_state().await;
        HealthStatus { database, room: platform.disk.room(), is_damaged: platform.damage.is_known() }
    }

    fn is_up(&self) -> bool {
        self.database != DatabaseState::Away
    }

    fn takes_changes(&self) -> bool {
        self.database == DatabaseState::TakesChanges && self.room < Room::Full
    }
}

/// `GET /healthz`: 200 while the database answers, and while a full disk or damaged data is
/// the reason why it does not.
pub(crate) async fn healthz(State(site): State<Site>) -> HealthAnswer {
    let it = HealthStatus::of(&site).await;
    answer(it.is_up() || it.room >= Room::Full || it.is_damaged, &it)
}

/// `GET /readyz`: 200 while changes are accepted and no stored data is known to be damaged.
pub(crate) async fn readyz(State(site): State<Site>) -> HealthAnswer {
    let it = HealthStatus::of(&site).await;
    answer(it.takes_changes() && !it.is_damaged, &it)
}

fn answer(is_fine: bool, it: &HealthStatus) -> HealthAnswer {
    let changes = if it.takes_changes() { "taken" } else { "refused" };
    let database = if it.is_up() { "answers" } else { "away" };
    let data = if it.is_damaged { "damaged" } else { "whole" };
    let why = match it.room {
        _ if it.is_damaged => Some("data_damaged"),
        Room::Full | Room::Out => Some("disk_full"),
        _ if !it.is_up() => Some("overloaded"),
        _ if it.database == DatabaseState::ReadsAlone => Some("database_reads_alone"),
        _ => None,
    };
    let body = json!({ "database": database, "changes": changes, "disk": it.room.as_str(), "data": data, "why": why });
    let status = if is_fine { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, [(header::CONTENT_TYPE, "application/json")], body.to_string())
}
