//! The environment that a database belongs to, as a comment on its schema: readable before a migration ran
//! and without a key, so that a program of another environment changes nothing first.
//! Invariant: only the words of `WORDS` are ever written.

use crate::access::{Access, connect, open};
use crate::{Error, Result};
use tokio_postgres::error::SqlState;

/// What the comment begins with.
const PREFIX: &str = "steelyard environment: ";

/// The word that a database carries.
const READ: &str =
    "select pg_catalog.obj_description(pg_catalog.to_regnamespace('app'), 'pg_namespace') as label";

/// The words, each with the statement that writes it: a comment takes no parameter.
const WORDS: [(&str, &str); 4] = [
    ("production", "comment on schema app is 'steelyard environment: production'"),
    ("staging", "comment on schema app is 'steelyard environment: staging'"),
    ("demo", "comment on schema app is 'steelyard environment: demo'"),
    ("test", "comment on schema app is 'steelyard environment: test'"),
];

/// The environment that a database is labelled with; None: it has no label, or is not made yet.
///
/// # Errors
/// [`Error::Server`] when the server cannot be reached or refuses.
pub async fn read(access: &Access) -> Result<Option<String>> {
    let config = access.superuser.as_ref().unwrap_or(&access.owner);
    let client = match open(config).await {
        Ok((client, _)) => client,
        Err(why) if why.code() == Some(&SqlState::INVALID_CATALOG_NAME) => return Ok(None),
        Err(why) => return Err(Error::server("connecting")(why)),
    };
    let row = client.query_one(READ, &[]).await.map_err(Error::server("reading the label"))?;
    let comment: Option<String> = row.get(0);
    Ok(comment.and_then(|text| text.strip_prefix(PREFIX).map(str::to_owned)))
}

/// Labels a database; a word that is none of ours labels nothing.
///
/// # Errors
/// [`Error::Server`] when the server cannot be reached or refuses.
pub async fn write(access: &Access, word: &str) -> Result<()> {
    let Some((_, statement)) = WORDS.iter().find(|(known, _)| *known == word) else { return Ok(()) };
    let client = connect(&access.owner).await?;
    client.batch_execute(statement).await.map_err(Error::server("writing the label"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_statement_writes_what_is_read_again() {
        for (word, statement) in WORDS {
            assert!(statement.ends_with(&format!(" is '{PREFIX}{word}'")), "{statement}");
        }
    }
}
