//! The served socket: who may connect, how long a handshake may take, and how connections end at a stop.
//! Invariant: a connection over the limit is closed before anything is computed for it. A stop accepts no new
//! connections and waits a while for those under way.

pub mod connection;
mod watched;

use crate::problem::{Problem, Result};
use crate::tls;
use axum::Router;
use axum::extract::Request;
use axum::extract::connect_info::ConnectInfo;
use connection::{Ways, serve};
use hyper::body::Incoming;
use platform::admission::throttle::{Key, net};
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::net::{SocketAddr, TcpListener};
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};
use tokio::time::{sleep, timeout};
use tokio_rustls::TlsAcceptor;
use tower::ServiceExt;
use web::edge::crowd::{Crowd, Seat};
use web::edge::gate::Gate;

/// Wait when the machine has no file descriptor left for a connection.
const BREATH: Duration = Duration::from_millis(50);
/// File descriptors for everything else: the database, files, outgoing connections.
const OTHERS: u64 = 256;

/// A running listener.
pub struct Listener {
    stop: watch::Sender<bool>,
    task: JoinHandle<()>,
}

/// What every connection needs.
struct Served {
    gate: Arc<Gate>,
    crowd: Crowd,
    ways: Ways,
    tls: Option<TlsAcceptor>,
    router: Router,
    stop: watch::Receiver<bool>,
}

/// Serves on a bound socket, over TLS if it has a configuration for it. Errors: the socket.
pub fn start(
    bound: TcpListener,
    router: Router,
    gate: Arc<Gate>,
    tls: Option<TlsAcceptor>,
) -> Result<Listener> {
    let trouble = |why: std::io::Error| Problem::unavailable(why.to_string());
    bound.set_nonblocking(true).map_err(trouble)?;
    let bound = tokio::net::TcpListener::from_std(bound).map_err(trouble)?;
    let (stop, stopped) = watch::channel(false);
    let crowd = Crowd::new(room_for(gate.limits.connections), gate.limits.connections_each);
    let ways = Ways::of(&gate.limits);
    let served = Arc::new(Served { gate, crowd, ways, tls, router, stop: stopped });
    Ok(Listener { stop, task: tokio::spawn(accept(bound, served)) })
}

impl Listener {
    /// Accepts no more connections, and waits at most this long for those under way.
    pub async fn stop(self, grace: Duration) {
        let _ = self.stop.send(true);
        let abort = self.task.abort_handle();
        if timeout(grace, self.task).await.is_err() {
            abort.abort();
        }
    }

    /// Waits until it ends by itself, which happens only after a failure.
    pub async fn ended(&mut self) {
        let _ = (&mut self.task).await;
    }
}

async fn accept(bound: tokio::net::TcpListener, served: Arc<Served>) {
    let mut stop = served.stop.clone();
    // When this task is dropped, all connections are.
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            () = stopped(&mut stop) => break,
            Some(_) = connections.join_next() => {}
            taken = bound.accept() => match taken {
                Ok((stream, from)) => {
                    if let Some(seat) = served.seat(from) {
                        connections.spawn(served.clone().attend(stream, from, seat));
                    }
                }
                Err(_) => sleep(BREATH).await,
            },
        }
    }
    drop(bound);
    while connections.join_next().await.is_some() {}
}

/// Waits for the stop.
async fn stopped(stop: &mut watch::Receiver<bool>) {
    // A closed channel counts as a stop.
    let _ = stop.wait_for(|stop| *stop).await;
}

impl Served {
    /// A seat for a client; None: too many clients, or too often. Behind one of our proxies are many clients,
    /// so only the total counts there.
    fn seat(&self, from: SocketAddr) -> Option<Seat> {
        let limits = &self.gate.limits;
        let is_proxy = limits.proxies.is_one(from.ip());
        let is_in_measure =
            is_proxy || self.gate.throttle.count(limits.arrivals, Key::from(from.ip())).is_ok();
        let seat = is_in_measure.then(|| self.crowd.enter((!is_proxy).then(|| net(from.ip())))).flatten();
        if seat.is_none() {
            self.gate.tell();
        }
        seat
    }

    async fn attend(self: Arc<Self>, stream: TcpStream, from: SocketAddr, _seat: Seat) {
        // Answers are written whole, so waiting for more to send with them only causes delay.
        let _ = stream.set_nodelay(true);
        let answer = |request: hyper::Request<Incoming>| {
            let mut request: Request = request.map(axum::body::Body::new);
            request.extensions_mut().insert(ConnectInfo(from));
            self.router.clone().oneshot(request)
        };
        let tight = || self.crowd.is_tight();
        match &self.tls {
            None => serve(stream, &self.ways, tight, self.stop.clone(), answer).await,
            Some(tls) => {
                let shaken = timeout(self.gate.limits.handshake, tls.accept(stream)).await;
                let Ok(Ok(stream)) = shaken else { return };
                // A client that only read a proof ends there: no request is read on its connection.
                if !tls::is_proof(&stream) {
                    serve(stream, &self.ways, tight, self.stop.clone(), answer).await;
                }
            }
        }
    }
}

/// How many of the wanted connections the machine has file descriptors for; the program first asks for more.
fn room_for(wanted: usize) -> usize {
    let needed = wanted as u64 + OTHERS;
    let now = getrlimit(Resource::Nofile);
    if now.current.is_some_and(|current| current < needed) {
        let most = now.maximum.map_or(needed, |most| most.min(needed));
        // Granted or not: the next call reads the current limit.
        let _ = setrlimit(Resource::Nofile, Rlimit { current: Some(most), maximum: now.maximum });
    }
    let there = getrlimit(Resource::Nofile).current.unwrap_or(needed).saturating_sub(OTHERS).max(OTHERS);
    let room = wanted.min(usize::try_from(there).unwrap_or(wanted));
    if room < wanted {
        tracing::warn!(room, wanted, "fewer connections are taken: this machine allows no more open files");
    }
    room
}
