//! A printer of somebody else's in the settings, as an operator adds one who forgot the register of suppliers.
//! Invariant: each fault has its repair.

use std::fs;
use std::path::Path;

const PRINTER: &str = "\n[printers]\nallow = [\"labels.outside.example:9100\"]\n";

pub fn name_printer(data: &Path) {
    let path = data.join("steelyard.toml");
    let settings = fs::read_to_string(&path).expect("the settings");
    fs::write(path, settings + PRINTER).expect("written");
}

pub fn forget_printer(data: &Path) {
    let path = data.join("steelyard.toml");
    let settings = fs::read_to_string(&path).expect("the settings");
    fs::write(path, settings.replace(PRINTER, "")).expect("written");
}
