//! The task of a serving program that passes security events on to the machine that the operator named.
//! Invariant: without the setting nothing leaves; a stop waits for the delivery in hand, and the next start
//! continues where it ended.

use crate::config::Config;
use crate::config::forward::Forward;
use crate::file_watch::FileSet;
use crate::instance::{Instance, now};
use crate::problem::{Problem, Result};
use crate::task::Task;
use audit::forward::{Forwarder, Target};
use mail::messages::files as texts;
use platform::current::Current;
use platform::outgoing::delivery::Receiver;
use std::sync::Arc;

/// Starts to pass events on, if the operator named a machine. Errors: the CA's file.
pub fn start(instance: &Instance, config: &Config) -> Result<Option<Task>> {
    let Some(settings) = &config.forward else { return Ok(None) };
    let contact = config.operators_contact();
    let host =
        config.hosts.first().map_or("", |host| host.rsplit_once(':').map_or(host.as_str(), |(name, _)| name));
    let current = Arc::new(Current::new(receiver(settings)?));
    let (place, again) = (current.clone(), settings.clone());
    let read = move || receiver(&again).map(|receiver| place.set(receiver));
    instance.files.keep(FileSet::read(("log_forward_ca", texts::AUTHORITY), settings.ca.clone(), read)?);
    let target = Target { receiver: current, host: host.to_owned(), contact };
    let forwarder = Forwarder::new(instance.platform.clone(), instance.access.jobs.clone(), target);
    Ok(Some(Task::start(|stopped| forwarder.run(now, stopped))))
}

/// Whether the files of the settings can be used. Errors: the CA's file.
pub fn check_files(config: &Config) -> Result<()> {
    config.forward.as_ref().map_or(Ok(()), |settings| receiver(settings).map(drop))
}

fn receiver(settings: &Forward) -> Result<Receiver> {
    let read = |path| std::fs::read(path).map_err(Problem::file(path));
    let ca = settings.ca.as_deref().map(read).transpose()?;
    let made = match settings.tls {
        true => Receiver::new(&settings.host, settings.port, ca.as_deref()),
        false => Receiver::on_this_machine(&settings.host, settings.port),
    };
    made.map_err(|why| Problem::setup(format!("log_forward: {why}")))
}
