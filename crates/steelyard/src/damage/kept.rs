//! `DATA/pages.json` keeps between two starts the facts about the database's files: the table of each file,
//! the time of the last pass, and the damaged pages.
//! Invariant: the file is only a help: where it is missing or makes no sense, the program finds everything
//! out again.

use database::pages::{Part, Relations, Spot};
use jiff::Timestamp;
use platform::damage::Read;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

const FILE: &str = "pages.json";

/// The whole content.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Kept {
    /// The table of each file.
    pub relations: Relations,
    read_at: Option<Timestamp>,
    bytes: u64,
    /// Damaged pages.
    pub damaged: Vec<Spot>,
}

impl Kept {
    /// Reads the file in the data folder.
    pub fn in_folder(data: &Path) -> Kept {
        let text = fs::read(data.join(FILE)).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Notes that nothing in this data folder is damaged any more.
    pub fn mended(data: &Path) {
        let mut kept = Kept::in_folder(data);
        kept.damaged.clear();
        kept.keep(data);
    }

    /// Writes the file. If this fails, the next start knows less, and the log says so.
    pub fn keep(&self, data: &Path) {
        if let Err(error) = self.write(data) {
            tracing::warn!(%error, "what is known of the database's files could not be kept");
        }
    }

    fn write(&self, data: &Path) -> io::Result<()> {
        let aside = data.join("pages.json.new");
        let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&aside)?;
        file.write_all(&serde_json::to_vec(self)?)?;
        file.sync_all()?;
        fs::rename(&aside, data.join(FILE))
    }

    /// The last complete pass.
    pub fn read(&self) -> Option<Read> {
        self.read_at.map(|at| Read { at, bytes: self.bytes })
    }

    /// Notes a complete pass.
    pub fn set_read(&mut self, read: Read) {
        (self.read_at, self.bytes) = (Some(read.at), read.bytes);
    }

    /// A page in words.
    pub fn name(&self, spot: &Spot) -> String {
        match self.relations.of(spot) {
            Some(part) => format!("{part}, page {}", spot.page),
            None => format!("page {} of {}, a file of no known table", spot.page, spot.file),
        }
    }

    /// The damaged tables.
    pub fn tables(&self) -> BTreeSet<String> {
        let table = |spot: &Spot| {
            let part: Option<&Part> = self.relations.of(spot);
            part.map_or_else(|| spot.file.clone(), |part| part.table.clone())
        };
        self.damaged.iter().map(table).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_read_again_and_nonsense_is_nothing() {
        let folder = std::env::temp_dir().join(format!("steelyard-kept-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let mut kept = Kept::in_folder(&folder);
        assert!(kept.read().is_none() && kept.damaged.is_empty());
        let at = Timestamp::from_second(1_800_000_000).expect("a moment");
        kept.set_read(Read { at, bytes: 9 });
        kept.damaged.push(Spot { file: "base/5/1259".into(), page: 2 });
        kept.keep(&folder);
        let again = Kept::in_folder(&folder);
        assert_eq!((again.read(), &again.damaged), (Some(Read { at, bytes: 9 }), &kept.damaged));
        assert_eq!(again.name(&again.damaged[0]), "page 2 of base/5/1259, a file of no known table");
        fs::write(folder.join(FILE), "{").expect("written");
        assert!(Kept::in_folder(&folder).read().is_none());
        fs::remove_dir_all(&folder).expect("removed");
    }
}
