//! Files that root reads for the program.
//! Invariant: root alone decides which file that is. A link or a second name in a folder that others can
//! write is not followed, and a file of another file system, such as the kernel's files about a process, does
//! not count as in its folder.

use rustix::fs::{CWD, FileType, Mode, OFlags, fstat, openat};
use rustix::io::Errno;
use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// The modes by which users other than root may write.
const OTHERS: u32 = 0o022;
/// Names of files that are already open.
const OPENED: [&str; 3] = ["/dev/stdin", "/dev/fd", "/proc/self/fd"];
/// Links to links: the kernel's own limit.
const MOST_LINKS: usize = 40;

/// Opens a file that root alone can write, whoever owns its folder. Errors: `PermissionDenied` for any other
/// file.
pub fn roots_own(path: &Path) -> io::Result<File> {
    let file = plain(path)?;
    let found = file.metadata()?;
    match found.uid() == 0 && found.mode() & OTHERS == 0 {
        true => Ok(file),
        false => Err(io::ErrorKind::PermissionDenied.into()),
    }
}

/// Opens a file that root named. Links are followed only in folders that root alone may write; what root opened already,
/// such as a pipe of its shell, is read whatever it is.
pub fn named(path: &Path) -> io::Result<File> {
    if OPENED.iter().any(|opened| path.starts_with(opened)) {
        return File::open(path);
    }
    let mut path = path.to_owned();
    for _ in 0..MOST_LINKS {
        if !path.is_symlink() || !is_roots_alone(folder_of(&path))? {
            return plain(&path);
        }
        path = folder_of(&path).join(path.read_link()?);
    }
    Err(Errno::LOOP.into())
}

/// Whether nobody but root can create an entry in this folder or its parents.
fn is_roots_alone(folder: &Path) -> io::Result<bool> {
    let real: PathBuf = folder.canonicalize()?;
    for above in real.ancestors() {
        let found = above.metadata()?;
        if found.uid() != 0 || found.mode() & OTHERS != 0 {
            return Ok(false);
        }
    }
    Ok(true)
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|above| !above.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// Opens a regular file that has one name and is on the disk of its folder. Errors: `PermissionDenied` for
/// any other file.
fn plain(path: &Path) -> io::Result<File> {
    let denied = || io::Error::from(io::ErrorKind::PermissionDenied);
    let name = path.file_name().ok_or_else(denied)?;
    let flags = OFlags::RDONLY | OFlags::CLOEXEC;
    let folder = openat(CWD, folder_of(path), flags | OFlags::DIRECTORY, Mode::empty())?;
    let opened = match openat(&folder, name, flags | OFlags::NOFOLLOW | OFlags::NONBLOCK, Mode::empty()) {
        Err(Errno::LOOP) => return Err(denied()),
        opened => opened?,
    };
    let (found, above) = (fstat(&opened)?, fstat(&folder)?);
    let is_file = FileType::from_raw_mode(found.st_mode) == FileType::RegularFile;
    match is_file && found.st_nlink == 1 && found.st_dev == above.st_dev {
        true => Ok(File::from(opened)),
        false => Err(denied()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::os::unix::fs::symlink;

    #[test]
    fn a_link_and_another_name_lead_nowhere_in_a_folder_that_others_write() {
        let folder = std::env::temp_dir().join(format!("steelyard-reading-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let [file, link, hard] = ["file", "link", "hard"].map(|name| folder.join(name));
        fs::write(&file, "text").expect("written");
        symlink("/proc/self/cmdline", &link).expect("a link");
        let denied = |opened: io::Result<File>| opened.expect_err("not opened").kind();
        for open in [plain as fn(&Path) -> io::Result<File>, named, roots_own] {
            assert_eq!(denied(open(&link)), io::ErrorKind::PermissionDenied);
            assert_eq!(denied(open(&folder)), io::ErrorKind::PermissionDenied, "a folder");
            assert_eq!(denied(open(&folder.join("gone"))), io::ErrorKind::NotFound);
        }
        assert_eq!(io::read_to_string(named(&file).expect("opened")).expect("read"), "text");
        fs::hard_link(&file, &hard).expect("another name");
        assert_eq!(denied(named(&file)), io::ErrorKind::PermissionDenied);
        fs::remove_dir_all(&folder).expect("removed");
    }
}
