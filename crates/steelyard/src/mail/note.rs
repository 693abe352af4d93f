//! The note in the data folder by which commands know whether the program that serves sends mail: its settings
//! may have come by flags, which a command does not have.
//! Invariant: the program that serves writes it at each start.

use std::path::Path;

const FILE: &str = "mail-goes-out";

/// Notes whether mail goes out. Errors: the file cannot be written.
pub fn write(data: &Path, goes_out: bool) -> std::io::Result<()> {
    std::fs::write(data.join(FILE), if goes_out { "yes\n" } else { "no\n" })
}

/// Whether the program that serves this folder, or served it last, sends mail; None: it was never served.
pub fn goes_out(data: &Path) -> Option<bool> {
    let noted = std::fs::read_to_string(data.join(FILE)).ok()?;
    Some(noted.trim() == "yes")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_knows_from_the_serving_program_whether_mail_goes_out() {
        let folder = std::env::temp_dir().join(format!("steelyard-mail-note-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        assert_eq!(goes_out(&folder), None, "it was never served");
        for does in [true, false] {
            write(&folder, does).expect("noted");
            assert_eq!(goes_out(&folder), Some(does));
        }
        std::fs::remove_dir_all(&folder).expect("removed");
    }
}
