//! A recorder between the program and its database: it passes every byte on, and records each statement with
//! its values.
//! Invariant: pgbench gets the statements of this wire, not those that somebody thinks the program sends.

mod message;
mod value;

use message::{Conversation, Messages};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};
pub use value::{Value, sql_type};

/// A statement with the values it was sent with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Its text, with `$1` for the values.
    pub sql: String,
    /// Its values in order.
    pub values: Vec<Value>,
}

type Log = Arc<Mutex<Vec<Sent>>>;

/// A socket to the database that records the statements.
pub struct Recorder {
    log: Log,
    accepting: tokio::task::JoinHandle<()>,
}

impl Recorder {
    /// Listens at `socket` and passes everything on to `server`. Errors: the socket cannot be made.
    pub fn start(socket: &Path, server: &Path) -> std::io::Result<Recorder> {
        let listener = UnixListener::bind(socket)?;
        let log = Log::default();
        let (kept, server) = (log.clone(), server.to_owned());
        let accepting = tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                if let Ok(upstream) = UnixStream::connect(&server).await {
                    tokio::spawn(relay(client, upstream, kept.clone()));
                }
            }
        });
        Ok(Recorder { log, accepting })
    }

    /// Returns the statements since the last call of this function.
    pub fn take(&self) -> Vec<Sent> {
        std::mem::take(&mut *self.log.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        self.accepting.abort();
    }
}

async fn relay(client: UnixStream, server: UnixStream, log: Log) {
    let (from_client, to_client) = client.into_split();
    let (from_server, to_server) = server.into_split();
    let conversation = Mutex::new(Conversation::default());
    let heard = |hears: fn(&mut Conversation, u8, &[u8]) -> Option<Sent>, tag: u8, body: &[u8]| {
        let mut conversation = conversation.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sent) = hears(&mut conversation, tag, body) {
            log.lock().unwrap_or_else(PoisonError::into_inner).push(sent);
        }
    };
    let up = pass(from_client, to_server, Messages::of_client(), |tag, body| {
        heard(Conversation::client, tag, body)
    });
    let down = pass(from_server, to_client, Messages::of_server(), |tag, body| {
        heard(Conversation::server, tag, body)
    });
    // When one side ends, both do.
    tokio::select! { () = up => {}, () = down => {} }
}

/// Passes bytes on until one side ends. Each whole message is reported before its last byte is passed on.
async fn pass(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    mut messages: Messages,
    tell: impl Fn(u8, &[u8]),
) {
    let mut bytes = vec![0; 64 * 1024];
    while let Ok(n @ 1..) = from.read(&mut bytes).await {
        messages.push(&bytes[..n], &tell);
        if to.write_all(&bytes[..n]).await.is_err() {
            return;
        }
    }
}
