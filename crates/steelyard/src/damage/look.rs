//! Reads the database's files once for a command, for up to a minute, and adds the damage that the program
//! found before.
//! Invariant: it needs no running database, and says which files it did not read.

use super::{Kept, NO_BACKUPS, RECOVER};
use crate::config::Config;
use crate::instance::Instance;
use database::pages::{Pass, Reader, Relations, Step};
use platform::damage::named;
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

const LONGEST: Duration = Duration::from_secs(60);

/// The result.
pub struct Looked {
    /// Lines for the operator.
    pub lines: Vec<String>,
    /// The fault, in one sentence.
    pub fault: Option<String>,
}

/// Reads the files. `instance`: the opened instance, where it opens. None: there is no database yet.
pub async fn look(config: &Config, instance: Option<&Instance>) -> Option<Looked> {
    if config.database_url.is_some() {
        return Some(look_elsewhere(instance?).await);
    }
    let mut kept = Kept::in_folder(&config.data);
    if let Some(superuser) = instance.and_then(|it| it.access.superuser.as_ref())
        && let Ok(relations) = Relations::ask(superuser).await
    {
        kept.relations = relations;
    }
    if kept.relations.checksums == Some(false) {
        let fault = "the database writes no checksums: damage on the disk is not noticed";
        return Some(Looked { lines: vec![fault.into()], fault: Some(fault.into()) });
    }
    let reader = Reader::of(&config.data);
    let pass = tokio::task::spawn_blocking(move || in_time(&reader)).await.ok()?.ok()?;
    let has_backups = instance.map_or(config.backup.on != Some(false), |it| it.backups.is_ok());
    Some(told(kept, pass, if has_backups { RECOVER } else { NO_BACKUPS }))
}

fn in_time(reader: &Reader) -> std::io::Result<Pass> {
    let until = Instant::now() + LONGEST;
    reader.read(&mut |step: Step| match step {
        Step::Read(_) if Instant::now() > until => ControlFlow::Break(()),
        _ => ControlFlow::Continue(()),
    })
}

fn told(mut kept: Kept, mut pass: Pass, way_back: &str) -> Looked {
    if !kept.relations.is_empty() {
        // A file that the server does not name belongs to no table any more, unless the catalog is damaged
        // too.
        let has_named = pass.damaged.iter().any(|spot| kept.relations.of(spot).is_some());
        pass.damaged.retain(|spot| has_named || kept.relations.of(spot).is_some());
    }
    if !pass.is_whole {
        kept.damaged.retain(|spot| !pass.damaged.contains(spot));
        pass.damaged.append(&mut kept.damaged);
    }
    let much = if pass.is_whole { "all" } else { "a minute's worth" };
    let mut first = format!("{much} read just now ({} MB)", pass.bytes >> 20);
    if let Some(read) = kept.read() {
        first += &format!("; by the program last at {} ({} MB)", read.at, read.bytes >> 20);
    }
    if pass.closed > 0 {
        let fault = format!("{} files of the database cannot be read", pass.closed);
        return Looked { lines: vec![first, fault.clone()], fault: Some(fault) };
    }
    if pass.damaged.is_empty() {
        return Looked { lines: vec![format!("as they were written: {first}")], fault: None };
    }
    let names: Vec<String> = pass.damaged.iter().map(|spot| kept.name(spot)).collect();
    let fault = format!("damaged on the disk: {}", named(&names));
    let lines = vec![fault.clone(), way_back.to_owned(), first];
    Looked { lines, fault: Some(format!("{fault}. {way_back}")) }
}

async fn look_elsewhere(instance: &Instance) -> Looked {
    let first = "not checked here, because the database is on another machine".to_owned();
    let fault = match elsewhere(&instance.access.app).await {
        Ok((true, 0)) => None,
        Ok((false, _)) => {
            Some("its server writes no checksums: damage on the disk is not noticed".to_owned())
        }
        Ok((true, many)) => Some(format!("its server counted {many} damaged pages")),
        Err(_) => Some("its server does not say whether its pages are whole".to_owned()),
    };
    Looked { lines: [Some(first), fault.clone()].into_iter().flatten().collect(), fault }
}

/// Whether a server elsewhere writes checksums, and how many pages failed them. Errors: the database's.
pub(super) async fn elsewhere(app: &tokio_postgres::Config) -> database::Result<(bool, i64)> {
    const ASKED: &str = "select pg_catalog.current_setting('data_checksums') = 'on',
                                coalesce(sum(checksum_failures), 0)::bigint from pg_catalog.pg_stat_database";
    let client = database::connect(app).await?;
    let row = client.query_one(ASKED, &[]).await;
    let row = row.map_err(|source| database::Error::Server { doing: "asking for checksums", source })?;
    Ok((row.get(0), row.get(1)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use database::pages::Spot;

    fn spot(page: u32) -> Spot {
        Spot { file: "base/5/1259".into(), page }
    }

    #[test]
    fn what_a_short_look_did_not_reach_is_told_from_before() {
        let mut kept = Kept::default();
        kept.damaged.extend([spot(1), spot(2)]);
        let pass = Pass { bytes: 5 << 20, damaged: vec![spot(2)], closed: 0, is_whole: false };
        let looked = told(kept.clone(), pass.clone(), RECOVER);
        let fault = looked.fault.expect("damage");
        assert!(fault.contains("page 1 of") && fault.matches("page 2 of").count() == 1, "{fault}");
        assert!(
            fault.contains("`steelyard backup recover`") && looked.lines[2].starts_with("a minute's worth")
        );
        let whole = told(kept, Pass { damaged: Vec::new(), is_whole: true, ..pass }, RECOVER);
        assert!(whole.fault.is_none() && whole.lines[0].starts_with("as they were written: all read"));
    }
}
