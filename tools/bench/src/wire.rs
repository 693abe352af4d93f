//! A recorder between the program and its database: it passes every byte on and notes each statement with its values.
//! What must stay true: what pgbench is given is what went over this wire, not what somebody thinks the program sends.

mod message;
mod value;

use message::{Conversation, Messages};
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{UnixListener, UnixStream};
pub use value::{Value, sql_type};

/// A statement as it was sent, with the values it was sent with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Its text, values as `$1`.
    pub sql: String,
    /// Its values in order.
    pub values: Vec<Value>,
}

type Log = Arc<Mutex<Vec<Sent>>>;

/// A socket that leads to the database and remembers what went through.
pub struct Recorder {
    log: Log,
    accepting: tokio::task::JoinHandle<()>,
}

impl Recorder {
    /// Listens at `socket` and passes on to `server`. Errors: the socket cannot be made.
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

    /// What was sent since the last time this was asked.
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
    // Either side's end is the end of both.
    tokio::select! { () = up => {}, () = down => {} }
}

/// Passes bytes on until one side ends; each whole message is told before its last byte leaves.
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
