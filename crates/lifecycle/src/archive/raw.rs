//! Raw dumps: the archive of a workspace in the clear, at a terminal of the machine that serves it.
//! Invariant: an operator proved themselves for it within the hour. The list of raw dumps, the instance's log
//! and the workspace's own say who took it and why before the first byte is sent, and the file says so too.

use super::zip_frame::{PackedFile, deflate};
use super::{Chunks, files_to_take, frame_of, sql};
use jiff::SignedDuration;
use kernel::code::Code;
use kernel::day::Instant;
use kernel::id::{TenantId, UserId};
use lifecycle_queries::client::Params;
use platform::call::Call;
use platform::error::{Error, Result};
use platform::instance::{INSTANCE, NOBODY};
use platform::internal::{Guard, write_event_of};
use platform::platform::Platform;
use platform::random::fresh_id;
use platform::tx::{Change, place_of};
use serde_json::json;
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The event, in the log of the instance and in that of the workspace.
const RAW: &str = "workspace.export.raw";
/// The file of the archive that says who took it.
pub(super) const NOTE: &str = "TAKEN.txt";
/// For so long the proof of an operator holds (promises.toml, operator-jit).
const HOLDS: SignedDuration = SignedDuration::from_hours(1);

/// Who takes an archive in the clear, and why.
pub struct RawDump<'a> {
    /// The operator, and their name.
    pub by: (UserId, &'a str),
    /// When they proved themselves, in the same request.
    pub proved_at: Instant,
    /// Why.
    pub reason: &'a str,
    /// The system's user who runs the command.
    pub user: &'a str,
}

/// The bytes of an archive that is done, in the clear. Errors: `step_up_required`, if the proof is older than
/// an hour; `not_found` at `archive`, for one that is not done or that an erasure outdated; the database's.
pub async fn take(
    platform: &Platform,
    call: &Call,
    (tenant, archive): (TenantId, Uuid),
    dump: &RawDump<'_>,
) -> Result<(u64, Chunks)> {
    if call.now > dump.proved_at + HOLDS {
        return Err(Code::StepUpRequired.into());
    }
    let (guard, of) = (Guard::begin(platform, tenant, NOBODY).await?, tenant.uuid());
    let files = files_to_take(guard.pg(), of, archive).await?;
    let slug = place_of(guard.pg(), of).await?.slug;
    let environment = platform.environment().as_str();
    let change = Change::of(archive)
        .after(json!({
            "workspace": slug, "archive": archive, "at": "a terminal of this instance", "environment": environment,
            "user": dump.user, "encrypted": false,
        }))
        .reason(Some(dump.reason.trim()));
    list(platform, call, of, dump, &change).await?;
    write_event_of(&guard, call, tenant, (RAW, None), Some(dump.by), &change).await?;
    let note = pack(&note(&slug, environment, call.now, dump))?;
    let sent = frame_of(guard.encryption(), (tenant, archive), (files, Some(note)), call.now, None);
    guard.commit().await?;
    Ok(sent)
}

/// Enters a dump into the list of the instance, and its event into the instance's log.
async fn list(
    platform: &Platform,
    call: &Call,
    workspace: Uuid,
    dump: &RawDump<'_>,
    change: &Change,
) -> Result<()> {
    let guard = Guard::begin(platform, INSTANCE, dump.by.0).await?;
    sql::insert_raw_dump()
        .params(
            guard.pg(),
            &sql::InsertRawDumpParams {
                dump: fresh_id(call.now)?,
                workspace,
                person: dump.by.0.uuid(),
                request: call.request,
                granted_at: dump.proved_at,
                now: call.now,
                tenant: INSTANCE.uuid(),
            },
        )
        .one()
        .await?;
    write_event_of(&guard, call, INSTANCE, (RAW, None), Some(dump.by), change).await?;
    guard.commit().await
}

fn note(slug: &str, environment: &str, now: Instant, dump: &RawDump<'_>) -> String {
    format!(
        "The workspace {slug} of a {environment} instance of Steelyard, in the clear.\nTaken by: {}, as {} of the system\n\
         Taken at: {now}\nWhy: {}\nKeep no copy on a machine of your own, and destroy this one when the reason is gone.\n",
        dump.by.1,
        dump.user,
        dump.reason.trim()
    )
}

fn pack(text: &str) -> Result<(PackedFile, Vec<u8>)> {
    let packed = deflate(text.as_bytes()).map_err(Error::internal)?;
    let file = PackedFile {
        no: 0,
        name: NOTE.to_owned(),
        count: 0,
        size: text.len() as u64,
        packed: packed.len() as u64,
        crc32: crc32fast::hash(text.as_bytes()),
        sha256: Sha256::digest(text).to_vec(),
    };
    Ok((file, packed))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_says_who_took_it_from_which_instance_and_why() {
        let now: Instant = "2026-11-28T05:00:00Z".parse().expect("a moment");
        let by = (UserId::from_uuid(Uuid::nil()), "Omar");
        let dump = RawDump { by, proved_at: now, reason: " a court asks ", user: "root" };
        let said = note("sona", "production", now, &dump);
        for word in [
            "workspace sona",
            "production instance",
            "Omar, as root",
            "2026-11-28T05:00:00Z",
            "Why: a court asks\n",
        ] {
            assert!(said.contains(word), "{word}: {said}");
        }
        let (file, packed) = pack(&said).expect("packed");
        assert_eq!((file.size, file.packed), (said.len() as u64, packed.len() as u64));
    }
}
