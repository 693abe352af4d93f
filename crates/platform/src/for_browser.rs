//! Secrets that an answer hands to the browser of its call, beside its text. The core carries them and knows
//! none of them: the crate that makes a secret names it, and the edge puts it where it belongs.
//! Invariant: no stored answer holds such a secret. The answer that is stored for a retry is made from the
//! action's output alone, and a secret for the browser cannot be serialised or printed:
//! ```compile_fail,E0277
//! let secrets = platform::for_browser::ForBrowser::default();
//! let _ = platform::serde_json::to_string(&secrets); // no Serialize
//! ```
//! ```
//! let secrets = platform::for_browser::ForBrowser::default();
//! let _ = platform::serde_json::to_string(&format!("{secrets:?}"));
//! ```

use std::fmt;

/// Which secret it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BrowserSecret(&'static str);

impl BrowserSecret {
    /// A kind of secret; its name is unique in the program.
    pub const fn named(name: &'static str) -> BrowserSecret {
        BrowserSecret(name)
    }
}

/// The secrets of one answer.
#[derive(Default)]
pub struct ForBrowser(Vec<(BrowserSecret, String)>);

impl ForBrowser {
    /// The secret of a kind, if the call made one.
    pub fn secret(&self, which: BrowserSecret) -> Option<&str> {
        self.0.iter().find(|(kind, _)| *kind == which).map(|(_, secret)| secret.as_str())
    }

    /// Adds a secret; of each kind the first counts.
    pub(crate) fn add(&mut self, which: BrowserSecret, secret: String) {
        if self.secret(which).is_none() {
            self.0.push((which, secret));
        }
    }
}

/// The names without the secrets.
impl fmt::Debug for ForBrowser {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.iter().map(|(which, _)| which.0)).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SESSION: BrowserSecret = BrowserSecret::named("session");

    #[test]
    fn a_secret_is_handed_over_under_its_name_and_is_not_printed() {
        let mut secrets = ForBrowser::default();
        assert_eq!(secrets.secret(SESSION), None);
        secrets.add(SESSION, "first".to_owned());
        secrets.add(SESSION, "second".to_owned());
        assert_eq!(secrets.secret(SESSION), Some("first"));
        assert_eq!(secrets.secret(BrowserSecret::named("till")), None);
        assert_eq!(format!("{secrets:?}"), r#"{"session"}"#);
    }
}
