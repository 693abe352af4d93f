//! The installer of workspaces, and the file by which a test finds it and the instance.
//! Invariant: only the user of the program can read the file.

use futures::FutureExt;
use futures::future::BoxFuture;
use identity::founding::{self, Seat};
use kernel::role::Role;
use platform::instance::INSTANCE;
use platform::random;
use serde_json::json;
use std::fs::OpenOptions;
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use steelyard::config::Config;
use steelyard::instance::{Instance, Listening, local_call};
use steelyard::problem::{Problem, Result};

/// Adds the installer to the instance's workspace and writes `DATA/test.json`. Errors: the file or the
/// database.
pub fn write<'a>(
    instance: &'a Instance,
    config: &'a Config,
    listening: &'a Listening,
) -> BoxFuture<'a, Result<()>> {
    async move {
        let token = seat(instance).await?;
        let told = json!({ "url": listening.url, "ca": listening.ca, "token": token });
        let path = config.data.join("test.json");
        let path = std::path::absolute(&path).map_err(Problem::file(&path))?;
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true).mode(0o600);
        let written = options.open(&path).and_then(|mut file| file.write_all(told.to_string().as_bytes()));
        written.map_err(Problem::file(&path))
    }
    .boxed()
}

/// Returns the token of a new installer. Errors: the database's.
async fn seat(instance: &Instance) -> Result<String> {
    let call = local_call()?;
    let random: [u8; 6] = random::random()?;
    let email = format!(
        "installer-{}@instance.example",
        random.iter().map(|b| format!("{b:02x}")).collect::<String>()
    );
    let seat =
        Seat { name: "installer", email: &email, password: None, authenticator: None, roles: &[Role::Owner] };
    Ok(founding::seat(&instance.platform, &call, INSTANCE, &seat).await?.1)
}
