//! Archives of whole workspaces: the task that writes them while the program serves, the action that brings
//! one into an empty workspace, and the commands for both.
//! Invariant: an archive is brought in whole or not at all, and only where nothing is yet.

pub(crate) mod command;
mod rules;

use crate::instance::{Instance, now};
use crate::task::Task;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::code::Code;
use kernel::permission::Permission;
use lifecycle::archive::bringing::{self, MOST_OF_CALL};
use lifecycle::archive::source::{Bytes, Open};
use lifecycle::archive::{Archives, outside};
use platform::action::Action;
use platform::error::{Error, Result};
use platform::fields::Text;
use platform::input;
use platform::input::{Faults, Field, Path, Shape};
use platform::tx::{Change, Recorded, Tx};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use std::io::{self, Cursor};
use std::sync::Arc;
use web::registry::Registry;

pub use rules::rules;

/// Bytes of an archive that a call brings in; the body has it as base64.
const MOST: usize = 11 * 1024 * 1024;
const MOST_TEXT: usize = MOST.div_ceil(3) * 4;

/// Registers the action.
pub fn register(registry: &mut Registry) {
    registry.long_action::<BringArchive>();
}

/// Starts to write archives.
pub fn start(instance: &Instance) -> Task {
    let (platform, jobs) = (instance.platform.clone(), instance.access.jobs.clone());
    let archives = Archives::new(platform, jobs, audit::export::for_archive);
    Task::start(|stopped| archives.run(now, stopped))
}

/// The bytes of an archive, sent as base64.
#[derive(Debug, Clone)]
pub struct ArchiveFile(Vec<u8>);

impl Field for ArchiveFile {
    fn read(value: &Value, at: &Path, faults: &mut Faults) -> Option<Self> {
        let text = value.as_str().filter(|text| text.len() <= MOST_TEXT);
        let bytes = text.and_then(|text| STANDARD.decode(text).ok());
        if bytes.is_none() {
            let code =
                if text.is_none() && value.is_string() { Code::TextTooLong } else { Code::ValueUnknown };
            faults.add(at, code);
        }
        bytes.map(ArchiveFile)
    }
    fn shape() -> Shape {
        Shape::Text(MOST_TEXT)
    }
}

input! {
    /// The archive of a workspace, as workspace.export.create wrote it.
    pub struct BringArchive {
        /// The zip file, as base64; 11 MiB at most.
        content: ArchiveFile,
        /// The file's name.
        content_name: Option<Text>,
    }
}

/// Rows that were brought in.
#[derive(Debug, Serialize, JsonSchema)]
pub struct ArchiveBrought {
    /// Rows of all tables.
    pub rows: i64,
    /// Events of its audit log, each with a proof that holds. The log itself stays in the archive.
    pub events: i64,
    /// The address of the workspace that they come from.
    pub from: String,
    /// The moment that they are of.
    pub moment: String,
}

impl Action for BringArchive {
    const NAME: &'static str = "workspace.archive.import";
    const NEEDS: Permission = Permission::ImportRun;
    const STEP_UP: bool = true;
    const MOST_BYTES: usize = MOST_TEXT + 64 * 1024;
    const SUMMARY: &'static str =
        "Brings the archive of another workspace into this empty one; all rows or none.";
    type Output = ArchiveBrought;

    async fn perform(self, tx: &mut Tx) -> Result<Recorded<ArchiveBrought>> {
        tx.mark_opening();
        let bytes: Arc<[u8]> = self.content.0.into();
        let open: Open =
            Arc::new(move || -> io::Result<Box<dyn Bytes>> { Ok(Box::new(Cursor::new(bytes.clone()))) });
        let brought = bringing::bring_in_call(tx, open, rules(MOST_OF_CALL)).await?;
        let mut after = outside::event_of(&brought);
        after["file"] = self.content_name.as_ref().map(Text::as_str).into();
        let change = Change::of(&brought.from).after(after);
        let (rows, events) = (brought.rows, i64::try_from(brought.events).map_err(Error::internal)?);
        let answer = ArchiveBrought { rows, events, from: brought.from, moment: brought.moment };
        Ok(tx.record(change, answer))
    }
}
