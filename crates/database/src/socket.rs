//! The private socket, of which the runtime reports only arriving bytes.
//! Invariant: a write is sent whole, even where the server is slow to read it.
//!
//! The kernel notifies a socket's owner whenever the other side has read something. Nobody here waits for
//! that, but each time it woke the program while the server had just started to work: twice for a bill. So
//! the runtime watches only for reading; it watches for writing only while a socket is full, through a second
//! descriptor of it.

use std::io::{self, ErrorKind, Read, Write};
use std::os::unix::net::UnixStream;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use tokio::io::unix::AsyncFd;
use tokio::io::{AsyncRead, AsyncWrite, Interest, ReadBuf};

/// A connected stream socket.
pub(crate) struct Socket {
    stream: AsyncFd<UnixStream>,
    /// Set while the socket is full.
    full: Option<AsyncFd<UnixStream>>,
}

impl Socket {
    /// Errors: the runtime's, or too many descriptors.
    pub(crate) fn of(stream: tokio::net::UnixStream) -> io::Result<Socket> {
        Ok(Socket { stream: told(stream.into_std()?, Interest::READABLE)?, full: None })
    }
}

#[expect(
    deprecated,
    reason = "unsound where a descriptor can change; a socket's cannot, and what follows it is unsafe"
)]
fn told(stream: UnixStream, of: Interest) -> io::Result<AsyncFd<UnixStream>> {
    AsyncFd::with_interest(stream, of)
}

impl AsyncRead for Socket {
    fn poll_read(self: Pin<&mut Self>, cx: &mut Context<'_>, into: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        loop {
            let mut guard = ready!(self.stream.poll_read_ready(cx))?;
            let space = into.initialize_unfilled();
            match guard.get_inner().read(space) {
                Ok(read) => {
                    // That was everything: new bytes give a new notification, so no read is wasted.
                    if 0 < read && read < space.len() {
                        guard.clear_ready();
                    }
                    into.advance(read);
                    return Poll::Ready(Ok(()));
                }
                Err(why) if why.kind() == ErrorKind::WouldBlock => guard.clear_ready(),
                Err(why) if why.kind() == ErrorKind::Interrupted => {}
                Err(why) => return Poll::Ready(Err(why)),
            }
        }
    }
}

impl AsyncWrite for Socket {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        loop {
            match self.stream.get_ref().write(bytes) {
                Err(why) if why.kind() == ErrorKind::WouldBlock => {}
                Err(why) if why.kind() == ErrorKind::Interrupted => continue,
                done => {
                    self.full = None;
                    return Poll::Ready(done);
                }
            }
            let full = match self.full.take() {
                Some(full) => full,
                None => told(self.stream.get_ref().try_clone()?, Interest::WRITABLE)?,
            };
            ready!(self.full.insert(full).poll_write_ready(cx))?.clear_ready();
        }
    }

    fn poll_flush(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(Ok(()))
    }

    fn poll_shutdown(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<io::Result<()>> {
        Poll::Ready(self.stream.get_ref().shutdown(std::net::Shutdown::Write))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    fn pair() -> (Socket, tokio::net::UnixStream) {
        let (ours, theirs) = tokio::net::UnixStream::pair().expect("a pair of sockets");
        (Socket::of(ours).expect("registered"), theirs)
    }

    #[tokio::test]
    async fn what_does_not_fit_waits_until_the_other_side_takes_it_and_nothing_is_lost() {
        let (mut ours, mut theirs) = pair();
        let sent: Vec<u8> = (0..4_000_000_u32).map(|n| (n % 251) as u8).collect();
        let expected = sent.clone();
        let writing = tokio::spawn(async move {
            ours.write_all(&sent).await.expect("written");
            ours
        });
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert!(!writing.is_finished(), "four million bytes do not fit into a socket");
        let mut come = vec![0; expected.len()];
        theirs.read_exact(&mut come).await.expect("read");
        assert!(come == expected);
        assert!(writing.await.expect("no panic").full.is_none(), "it is not asked about any longer");
    }

    #[tokio::test]
    async fn what_arrives_is_read_in_any_pieces_and_the_end_is_told() {
        let (mut ours, mut theirs) = pair();
        let reading = tokio::spawn(async move {
            let (mut all, mut space) = (Vec::new(), [0; 4]);
            loop {
                match ours.read(&mut space).await.expect("read") {
                    0 => return all,
                    some => all.extend_from_slice(&space[..some]),
                }
            }
        });
        for piece in ["four", "a", "and more than four"] {
            theirs.write_all(piece.as_bytes()).await.expect("written");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        theirs.shutdown().await.expect("ended");
        assert_eq!(reading.await.expect("no panic"), b"fouraand more than four");
    }

    #[tokio::test]
    async fn a_side_that_is_gone_is_a_fault_and_shutting_down_is_told() {
        let (mut ours, mut theirs) = pair();
        ours.shutdown().await.expect("shut");
        assert_eq!(theirs.read(&mut [0; 1]).await.expect("the end"), 0);
        drop(theirs);
        assert_eq!(ours.write(b"x").await.expect_err("nobody there").kind(), ErrorKind::BrokenPipe);
    }
}
