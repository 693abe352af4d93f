//! The evidence pack: every export with its sources, in one archive that can be kept for years.
//! Invariant: SHA256SUMS holds the digest of each file in it, and README.txt says what each is.

use super::Paper;
use crate::digest::hex;
use sha2::{Digest, Sha256};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;

const README: &str = "\
What an instance of Steelyard promised and how it stood, taken off its public page at one moment.

component-definition.json  what the program does for each promise (OSCAL)
assessment-results.json    what the checks found (OSCAL)
promises.csv               the same for a spreadsheet
trust.json                 the register as the instance gives it to programs
sbom.json                  what the program is made of (CycloneDX 1.6)
policy-N.txt               each version of the policy
audit-checkpoint.txt       a signed checkpoint of the audit log: keep it, it shows later whether history was rewritten
audit-key.txt              the key it is signed with
security.txt               where weaknesses are reported
SHA256SUMS                 the digest of each file: sha256sum --check SHA256SUMS

How to check an export of the audit log against the checkpoint: steelyard audit verify EXPORT --checkpoint audit-checkpoint.txt
";

/// The archive. Errors: none known.
pub(super) fn zip(papers: &[Paper]) -> ZipResult<Vec<u8>> {
    let sums: String =
        papers.iter().map(|it| format!("{}  {}\n", hex(&Sha256::digest(&it.bytes)), it.name)).collect();
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let all = papers.iter().map(|it| (it.name.as_str(), it.bytes.as_slice()));
    for (name, bytes) in all.chain([("SHA256SUMS", sums.as_bytes()), ("README.txt", README.as_bytes())]) {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;
    use zip::ZipArchive;

    #[test]
    fn what_is_packed_comes_out_again_with_its_digest() {
        let paper = Paper { name: "a.txt".into(), kind: "text/plain", bytes: b"held\n".to_vec() };
        let packed = zip(std::slice::from_ref(&paper)).expect("an archive");
        let mut archive = ZipArchive::new(Cursor::new(packed)).expect("an archive");
        let mut read = |name: &str| {
            let mut text = String::new();
            archive.by_name(name).expect("it is in it").read_to_string(&mut text).expect("text");
            text
        };
        assert_eq!(read("a.txt"), "held\n");
        assert_eq!(read("SHA256SUMS"), format!("{}  a.txt\n", hex(&Sha256::digest(b"held\n"))));
        assert!(read("README.txt").contains("SHA256SUMS"));
    }
}
