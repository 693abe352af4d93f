//! The network printers that workspaces may use: `[printers]` in the file, `STEELYARD_PRINTERS`, `--printer`.
//! Invariant: without a list the program calls no printer; an entry that cannot be read stops the start.

use crate::problem::{Problem, Result};
use clap::Args;
use platform::printers::{PrinterAddress, Printers};
use serde::Deserialize;

/// The setting as flag and environment variable.
#[derive(Debug, Clone, Default, Args)]
pub struct PrintersFlags {
    /// Network printer that workspaces may print to, such as 192.168.1.50:9100 (may be given more than once). A name that
    /// leads to a private address needs that address on the list too. None unless set
    #[arg(long = "printer", env = "STEELYARD_PRINTERS", value_delimiter = ',', global = true)]
    pub printers: Vec<String>,
}

/// The same setting in the file.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct PrintersFile {
    allow: Vec<String>,
}

/// The effective list. Errors: an entry that is no `host:port`.
pub(super) fn read(
    flags: &PrintersFlags,
    file: &PrintersFile,
    note: &mut impl FnMut(&'static str, String, bool, bool),
) -> Result<Printers> {
    let listed = if flags.printers.is_empty() { &file.allow } else { &flags.printers };
    let shown = if listed.is_empty() { "none".to_owned() } else { listed.join(", ") };
    note("printers.allow", shown, !flags.printers.is_empty(), !file.allow.is_empty());
    let address = |text: &String| {
        PrinterAddress::parse(text).ok_or_else(|| {
            Problem::setup(format!("printers.allow: {text:?} is no address such as 192.168.1.50:9100"))
        })
    };
    Ok(Printers::of(listed.iter().map(address).collect::<Result<_>>()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(file: &str) -> std::result::Result<Printers, String> {
        let file: PrintersFile = toml::from_str(file).map_err(|why| why.to_string())?;
        read(&PrintersFlags::default(), &file, &mut |_, _, _, _| {}).map_err(|why| why.words)
    }

    #[test]
    fn a_list_is_read_whole_or_the_program_does_not_start() {
        assert!(of("").expect("none").is_empty());
        let two = of("allow = [\"192.168.1.50:9100\", \"labels.example:9100\"]").expect("two");
        assert!(two.lists(&PrinterAddress::parse("labels.example:9100").expect("an address")));
        for wrong in
            ["allow = [\"192.168.1.50\"]", "allow = [\"tcp://a:9100\"]", "allow = [\"a:9100\", \"\"]"]
        {
            assert!(of(wrong).expect_err(wrong).contains("is no address"), "{wrong}");
        }
    }
}
