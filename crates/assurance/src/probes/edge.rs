//! The check of the edge's limits: slow clients hold many connections while the check times an ordinary
//! visitor.
//! Invariant: the check takes fewer connections than one address may have, so that it excludes nobody; all of
//! them are closed at its end.

use crate::client::open_as_anybody;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{Served, World};
use hyper::Method;
use kernel::role::Role;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, timeout_at};

/// Clients that connect and send nothing, and those that start a request and never finish it.
const SILENT: usize = 100;
const HALF: usize = 20;
/// Time until the program must have closed them: ten seconds, and some for a busy machine.
const GONE: Duration = Duration::from_secs(14);
/// Slowest answer to an ordinary visitor meanwhile.
const SLOWEST: Duration = Duration::from_secs(1);
/// Requests of the visitor.
const VISITS: usize = 20;
/// More requests than any account may send in a minute.
const BURST: usize = 340;
/// A slow machine answers so few a second that the account's allowance grows meanwhile: then so many are sent.
const MOST: usize = 4 * BURST;

/// edge-limits
pub async fn limits(world: &World) -> Verdict {
    // The visitor is timed while no other check is at work; after that this check only waits.
    let work = world.at_work.lock().await;
    let (silent, halves) = hold(&world.served).await?;
    let until = Instant::now() + GONE;
    let slowest = visits(world).await?;
    ensure(slowest < SLOWEST, || {
        format!(
            "With {} slow connections open an ordinary visitor waited {} ms.",
            SILENT + HALF,
            slowest.as_millis()
        )
    })?;
    let (sent, refused) = burst(world).await?;
    ensure(refused > 0, || format!("{sent} requests of one account at once were all answered."))?;
    drop(work);
    let mut left = 0;
    for mut stream in silent {
        left += usize::from(!is_ended(&mut stream, until).await);
    }
    for mut stream in halves {
        left += usize::from(!is_ended(&mut stream, until).await);
    }
    ensure(left == 0, || {
        format!(
            "{left} of {} slow connections were still open after {} seconds.",
            SILENT + HALF,
            GONE.as_secs()
        )
    })?;
    Ok(Proof::of(format!(
        "{} slow connections were held open and ended in time; an ordinary visitor waited {} ms at most; of {sent} requests \
         of one account at once {refused} were told to come later.",
        SILENT + HALF,
        slowest.as_millis()
    ))
    .with("slow_connections", SILENT + HALF)
    .with("slowest_ms", usize::try_from(slowest.as_millis()).unwrap_or(usize::MAX))
    .with("told_later", refused))
}

type Half = tokio_rustls::client::TlsStream<TcpStream>;

/// Opens connections that lead nowhere: some without a handshake, some with half a head.
async fn hold(served: &Served) -> Result<(Vec<TcpStream>, Vec<Half>), Broken> {
    let (mut silent, mut halves) = (Vec::new(), Vec::new());
    for _ in 0..SILENT {
        silent.push(TcpStream::connect(served.reached_at()).await?);
    }
    for _ in 0..HALF {
        let mut half = open_as_anybody(served).await?;
        half.write_all(format!("GET / HTTP/1.1\r\nHost: {}\r\nX-Slow: ", served.host).as_bytes()).await?;
        halves.push(half);
    }
    Ok((silent, halves))
}

/// The slowest answer to some requests of an ordinary visitor.
async fn visits(world: &World) -> Result<Duration, Broken> {
    let (mut slowest, mut visitor) = (Duration::ZERO, world.stranger().await?);
    for _ in 0..VISITS {
        let began = Instant::now();
        visitor.get("/sign-in", &[]).await?;
        slowest = slowest.max(began.elapsed());
        sleep(Duration::from_millis(20)).await;
    }
    Ok(slowest)
}

/// Sends requests of one account until some of a burst are refused. Returns how many were sent, and how many refused.
async fn burst(world: &World) -> Result<(usize, usize), Broken> {
    let visit = world.visitor(Role::Auditor).await?;
    let bearer = format!("Bearer {}", visit.token);
    let (mut client, mut sent, mut refused) = (world.stranger().await?, 0, 0);
    while sent < BURST || refused == 0 && sent < MOST {
        let headers = [("authorization", bearer.as_str())];
        let answer = client.ask_once(Method::GET, "/static/none", &headers, "").await?;
        let is_told = answer.status == 429 && !answer.header("retry-after").is_empty();
        refused += usize::from(is_told);
        sent += 1;
    }
    Ok((sent, refused))
}

/// Whether the program closed it by then.
async fn is_ended(stream: &mut (impl AsyncReadExt + Unpin), until: Instant) -> bool {
    let mut piece = [0; 1024];
    loop {
        // The time-out is never zero, so that a connection that closed long ago is recognised however late
        // the check is.
        let read = timeout_at(until.max(Instant::now() + Duration::from_millis(5)), stream.read(&mut piece));
        match read.await {
            Ok(Ok(read)) if read > 0 => {}
            ended => return ended.is_ok(),
        }
    }
}
