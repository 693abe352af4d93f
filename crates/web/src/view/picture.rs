//! A QR code as a page draws it.
//! Invariant: it has the blank modules around it by which a camera finds it.

use platform::error::{Error, Result};
use qrcode::{Color, EcLevel, QrCode};

/// A QR code as an image's path: its modules to a side, and the dark ones drawn.
#[derive(Debug)]
pub struct Picture {
    /// Modules to a side.
    pub side: usize,
    /// The dark ones.
    pub path: String,
}

/// Modules left blank around a QR code, so that it is found (ISO/IEC 18004).
const QUIET: usize = 4;

impl Picture {
    /// The QR code of this text. Errors: `Internal`, where it is too long.
    pub fn of(text: &str) -> Result<Picture> {
        let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(Error::internal)?;
        let width = code.width();
        let dark = code.to_colors().into_iter().enumerate().filter(|(_, color)| *color == Color::Dark);
        let path =
            dark.map(|(n, _)| format!("M{} {}h1v1h-1z", n % width + QUIET, n / width + QUIET)).collect();
        Ok(Picture { side: width + 2 * QUIET, path })
    }
}
