//! What `doctor` says of the files of the settings: the certificate in words, and each file that cannot be used.
//! Invariant: it reads the files as they are now. What a serving program read before may still be in use.

use crate::certificate::{Certificate, of_authorities};
use crate::config::{Config, sign_in, watch};
use crate::{acme, forward, launcher, mail, traces};
use jiff::Timestamp;
use std::path::Path;

/// The certificate in words; an error where a browser would refuse it or warn of it.
pub fn certificate_line(config: &Config, now: Timestamp) -> Result<String, String> {
    match (&config.acme, &config.cert) {
        (Some(settings), _) => acme::told(settings, &config.data, now),
        (None, Some((cert, key))) => of_operator(cert, key, now),
        (None, None) => Ok("this machine's own: browsers warn".to_owned()),
    }
}

fn of_operator(cert: &Path, key: &Path, now: Timestamp) -> Result<String, String> {
    let found = Certificate::in_files(cert, key);
    let found = found.map_err(|why| format!("{}. A program that serves shows the one before", why.words))?;
    let carried = match launcher::is_carried(cert) || launcher::is_carried(key) {
        true => "; only root can read its files: restart the program when they change",
        false => "",
    };
    let words = format!("for {}; it {}{carried}", found.names.join(", "), found.period.in_words(now));
    if found.period.is_over(now) { Err(words) } else { Ok(words) }
}

/// Why other files that the settings name cannot be used.
pub fn faults(config: &Config, now: Timestamp) -> Vec<String> {
    let checks = [
        sign_in::providers(&config.providers).map(drop),
        mail::check_files(config),
        config.networks.as_deref().map_or(Ok(()), |path| watch::networks(path).map(drop)),
        forward::check_files(config),
        traces::check_files(config),
        acme::check_files(config),
    ];
    let of_ends = config.authorities().into_iter().filter_map(|(setting, path)| {
        let period = of_authorities(path)?;
        let words = || format!("{setting}: {} {}", path.display(), period.in_words(now));
        period.is_over(now).then(words)
    });
    checks.into_iter().filter_map(|check| check.err().map(|why| why.words)).chain(of_ends).collect()
}
