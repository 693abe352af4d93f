//! A stream whose bytes are checked before the library reads them (`web::edge::wire`).
//! Invariant: each byte passes once, in order; after a refused byte the library reads `REFUSED`, then the
//! end.

use std::io::{IoSlice, Result};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use web::edge::wire::{REFUSED, Wire};

/// The stream.
pub struct Watched<IO> {
    io: IO,
    wire: Wire,
    /// The bytes to read after a refusal.
    rest: &'static [u8],
}

impl<IO> Watched<IO> {
    /// Wraps a stream that nobody has read from.
    pub fn new(io: IO) -> Watched<IO> {
        Watched { io, wire: Wire::default(), rest: REFUSED }
    }

    fn refuse(&mut self, buf: &mut ReadBuf<'_>) {
        let (now, later) = self.rest.split_at(self.rest.len().min(buf.remaining()));
        buf.put_slice(now);
        self.rest = later;
    }
}

impl<IO: AsyncRead + Unpin> AsyncRead for Watched<IO> {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<Result<()>> {
        if !self.wire.is_refused() {
            let before = buf.filled().len();
            ready!(Pin::new(&mut self.io).poll_read(cx, buf))?;
            let passed = self.wire.pass(&buf.filled()[before..]);
            buf.set_filled(before + passed);
        }
        if self.wire.is_refused() {
            self.refuse(buf);
        }
        Poll::Ready(Ok(()))
    }
}

impl<IO: AsyncWrite + Unpin> AsyncWrite for Watched<IO> {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, bytes)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        pieces: &[IoSlice<'_>],
    ) -> Poll<Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, pieces)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }
}
