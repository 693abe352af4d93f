//! The check of the edge's limits: slow clients hold on to many connections while an ordinary visitor is timed.
//! What must stay true: it takes less than an address's share of connections, so that it shuts nobody out; every one it
//! opened is gone at its end.

use crate::client::open_as_anybody;
use crate::probe::{Broken, Proof, Verdict, ensure};
use crate::world::{Served, World};
use hyper::Method;
use kernel::role::Role;
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep, timeout_at};

/// Clients that connect and say nothing, and those that begin a request and never end it.
const SILENT: usize = 100;
const HALF: usize = 20;
/// They are to be gone by then: ten seconds, and some for a busy machine.
const GONE: Duration = Duration::from_secs(14);
/// Slowest that an ordinary visitor may be answered meanwhile.
const SLOWEST: Duration = Duration::from_secs(1);
/// How often the visitor asks.
const VISITS: usize = 20;
/// More than any account is given a minute.
const BURST: usize = 340;

/// edge-limits
pub async fn limits(world: &World) -> Verdict {
    // The visitor is timed while no other check is at work; after that this one only waits.
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
    let refused = burst(world).await?;
    ensure(refused > 0, || format!("{BURST} requests of one account at once were all answered."))?;
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
        "{} slow connections were held open and ended in time; an ordinary visitor waited {} ms at most; of {BURST} requests \
         of one account at once {refused} were told to come later.",
        SILENT + HALF,
        slowest.as_millis()
    ))
    .with("slow_connections", SILENT + HALF)
    .with("slowest_ms", usize::try_from(slowest.as_millis()).unwrap_or(usize::MAX))
    .with("told_later", refused))
}

type Half = tokio_rustls::client::TlsStream<TcpStream>;

/// Connections that come to nothing: without a handshake, and with half a head.
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

/// An ordinary visitor asks some times; the slowest answer.
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

/// One account asks too often; how many times it was told so.
async fn burst(world: &World) -> Result<usize, Broken> {
    let visit = world.visitor(Role::Auditor).await?;
    let bearer = format!("Bearer {}", visit.token);
    let (mut client, mut refused) = (world.stranger().await?, 0);
    for _ in 0..BURST {
        let headers = [("authorization", bearer.as_str())];
        let answer = client.ask_once(Method::GET, "/static/none", &headers, "").await?;
        let is_told = answer.status == 429 && !answer.header("retry-after").is_empty();
        refused += usize::from(is_told);
    }
    Ok(refused)
}

/// Whether the program ended it by then.
async fn is_ended(stream: &mut (impl AsyncReadExt + Unpin), until: Instant) -> bool {
    let mut piece = [0; 1024];
    loop {
        // What was ended long ago is seen at once, however late it is looked at.
        let read = timeout_at(until.max(Instant::now() + Duration::from_millis(5)), stream.read(&mut piece));
        match read.await {
            Ok(Ok(read)) if read > 0 => {}
            ended => return ended.is_ok(),
        }
    }
}
