//! The check that everything the instance opens belongs to the environment of its settings.
//! Invariant: each label is read where it is stored, never from the settings twice.

use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::World;
use database::label;
use kernel::environment::Environment;

/// Why the fourth label may be missing.
const NO_BACKUPS: &str =
    "the label of the backups, which are not made here; the setting backup.on makes them";

/// environment-separation
pub async fn labels(world: &World) -> Verdict {
    let environment = world.platform.environment();
    let mut labels = vec![
        ("keyring", world.platform.encryption.vault().environment()?),
        ("database", label::read(&world.access).await?),
    ];
    let has_backups = world.backups.is_ok();
    labels.extend(world.backups.as_ref().ok().map(|backups| ("place of the backups", backups.environment())));
    judge(environment, &labels, world.platform.mail.is_for_everybody())?;
    let mail = if environment.is_production() { "" } else { " Mail goes to nobody in it." };
    let word = environment.as_str();
    let proof = Proof::of(format!("{} labels say {word}, the settings too.{mail}", labels.len()))
        .with("labels", labels.len() + 1);
    Ok(if has_backups { proof } else { proof.lacking(NO_BACKUPS) })
}

/// Whether every label is that of the settings, and mail outside production reaches nobody.
fn judge(
    environment: Environment,
    labels: &[(&str, Option<String>)],
    is_for_everybody: bool,
) -> Result<(), Broken> {
    let ours = environment.as_str();
    for (place, label) in labels {
        let theirs = label.as_deref().unwrap_or("nothing");
        ensure(theirs == ours, || {
            format!("The label of the {place} says {theirs}, the settings say {ours}.")
        })?;
    }
    ensure(environment.is_production() || !is_for_everybody, || {
        format!("This instance is {ours}, and its mail goes to the people themselves.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_that_is_missing_or_another_one_breaks_it_by_name() {
        let judged = |label: Option<&str>| {
            let labels = [("keyring", Some("staging".to_owned())), ("database", label.map(str::to_owned))];
            judge(Environment::Staging, &labels, false).map_err(|broken| broken.says)
        };
        assert_eq!(judged(Some("staging")), Ok(()));
        let says = judged(Some("production")).expect_err("another one");
        assert_eq!(says, "The label of the database says production, the settings say staging.");
        assert!(judged(None).is_err_and(|says| says.contains("database says nothing")));
    }

    #[test]
    fn mail_to_everybody_is_for_production_alone() {
        let judged = |environment| judge(environment, &[], true).is_ok();
        assert!(judged(Environment::Production));
        assert!(![Environment::Staging, Environment::Demo, Environment::Test].into_iter().any(judged));
    }
}
