//! One connection: its protocol, and when the server ends it before its client does.
//! Invariant: a connection without traffic, without a request, or whose client does not read its answers ends
//! by itself; a long download that keeps moving never does.

use super::stopped;
use super::watched::Watched;
use axum::body::{Body, Bytes};
use axum::response::Response;
use hyper::Request;
use hyper::body::{Body as HttpBody, Frame, Incoming, SizeHint};
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo, TokioTimer};
use hyper_util::server::conn::auto::Builder;
use std::convert::Infallible;
use std::pin::{Pin, pin};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, Weak};
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant as Tick};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::watch;
use web::edge::limits::{
    FLOOR, HEAD_BYTES, HEADERS, IDLE_TIGHT, Limits, PATIENCE, RESETS, SENDING, SIGN_OF_LIFE, STREAMS, WINDOW,
};

/// How often a connection is checked.
const LOOK: Duration = Duration::from_secs(1);
/// Longest time for an orderly end.
const GOODBYE: Duration = Duration::from_secs(5);
/// The same for a client that never sent a request.
const SHORT_GOODBYE: Duration = Duration::from_millis(200);
/// Size of the pieces of an answer, so that held-back bytes do not count as sent.
const PIECE: usize = 16 * 1024;

/// The protocols of a connection and the time for each step.
pub struct Ways {
    http: Builder<TokioExecutor>,
    head: Duration,
    idle: Duration,
}

impl Ways {
    /// With these limits.
    pub fn of(limits: &Limits) -> Ways {
        let mut http = Builder::new(TokioExecutor::new());
        // The time for a head starts with the end of the last answer. With a shorter time a client that keeps
        // its connection loses the request that it sends while the connection ends (seen). An idle connection
        // ends earlier, and its first head has less time (`End`).
        let mut one = http.http1();
        one.timer(TokioTimer::new()).header_read_timeout(limits.idle + 2 * LOOK);
        one.max_headers(HEADERS).max_buf_size(HEAD_BYTES);
        let mut two = http.http2();
        two.timer(TokioTimer::new()).keep_alive_interval(Some(SIGN_OF_LIFE));
        two.max_concurrent_streams(STREAMS).max_header_list_size(HEAD_BYTES as u32);
        two.max_pending_accept_reset_streams(RESETS).max_local_error_reset_streams(RESETS);
        two.initial_stream_window_size(WINDOW).initial_connection_window_size(WINDOW);
        two.max_send_buf_size(SENDING);
        Ways { http, head: limits.head, idle: limits.idle }
    }
}

/// Why the server ends a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// No request came.
    Silent,
    /// No request is under way.
    Idle,
    /// The client does not read its answer.
    Stuck,
}

/// The traffic of one connection.
#[derive(Default)]
struct Traffic(Mutex<UnderWay>);

#[derive(Default)]
struct UnderWay {
    /// Requests without a complete answer.
    requests: usize,
    /// Since when there are none; None: there was never a request.
    quiet: Option<Tick>,
    answers: Vec<Weak<Sent>>,
}

/// How much of an answer was passed on.
struct Sent {
    since: Tick,
    bytes: AtomicUsize,
}

/// A request until the end of its answer.
struct Going(Arc<Traffic>);

impl Traffic {
    fn now(&self) -> MutexGuard<'_, UnderWay> {
        self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn begin(self: &Arc<Self>) -> Going {
        self.now().requests += 1;
        Going(self.clone())
    }

    fn answered(&self, at: Tick) -> Arc<Sent> {
        let sent = Arc::new(Sent { since: at, bytes: AtomicUsize::new(0) });
        self.now().answers.push(Arc::downgrade(&sent));
        sent
    }

    /// Whether it ends now: `began` is the start of the connection.
    fn end(&self, now: Tick, began: Tick, head: Duration, idle: Duration) -> Option<End> {
        let mut under_way = self.now();
        under_way.answers.retain(|answer| answer.strong_count() > 0);
        if under_way.answers.iter().filter_map(Weak::upgrade).any(|answer| answer.is_stuck(now)) {
            return Some(End::Stuck);
        }
        let silent = (began, head, End::Silent);
        let (since, most, end) = under_way.quiet.map_or(silent, |since| (since, idle, End::Idle));
        let is_over = under_way.requests == 0 && now.saturating_duration_since(since) >= most;
        is_over.then_some(end)
    }
}

impl Sent {
    /// Each KiB buys a second.
    fn is_stuck(&self, now: Tick) -> bool {
        let bought = Duration::from_secs((self.bytes.load(Ordering::Relaxed) / FLOOR) as u64);
        now.saturating_duration_since(self.since) >= PATIENCE + bought
    }
}

impl Drop for Going {
    fn drop(&mut self) {
        let mut under_way = self.0.now();
        under_way.requests = under_way.requests.saturating_sub(1);
        under_way.quiet = Some(Tick::now());
    }
}

/// Serves a client until one side ends the connection.
pub async fn serve<IO, F, A>(
    io: IO,
    ways: &Ways,
    is_tight: impl Fn() -> bool,
    mut stop: watch::Receiver<bool>,
    answer: F,
) where
    IO: AsyncRead + AsyncWrite + Unpin + 'static,
    F: Fn(Request<Incoming>) -> A,
    A: Future<Output = Result<Response, Infallible>> + Send + 'static,
{
    let (traffic, began) = (Arc::<Traffic>::default(), Tick::now());
    let service = service_fn(|request| {
        let (traffic, going, answer) = (traffic.clone(), traffic.begin(), answer(request));
        async move {
            let answer = answer.await?;
            let sent = traffic.answered(Tick::now());
            Ok::<_, Infallible>(answer.map(|body| Paced { body, rest: Bytes::new(), sent, _going: going }))
        }
    });
    let mut spoken = pin!(ways.http.serve_connection(TokioIo::new(Watched::new(io)), service));
    let goodbye = loop {
        tokio::select! {
            _ = &mut spoken => return,
            // Requests under way are finished; the stop itself limits the time.
            () = stopped(&mut stop) => break Duration::MAX,
            () = tokio::time::sleep(LOOK) => {
                let idle = if is_tight() { ways.idle.min(IDLE_TIGHT) } else { ways.idle };
                match traffic.end(Tick::now(), began, ways.head, idle) {
                    None => {}
                    Some(End::Silent) => break SHORT_GOODBYE,
                    Some(End::Idle) => break GOODBYE,
                    Some(End::Stuck) => return,
                }
            }
        }
    };
    spoken.as_mut().graceful_shutdown();
    let _ = tokio::time::timeout(goodbye, spoken).await;
}

/// An answer that is passed on in pieces as the client takes them, so that its progress is known.
struct Paced {
    body: Body,
    rest: Bytes,
    sent: Arc<Sent>,
    _going: Going,
}

impl HttpBody for Paced {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        if self.rest.is_empty() {
            match ready!(Pin::new(&mut self.body).poll_frame(cx)).map(|frame| frame.map(Frame::into_data)) {
                Some(Ok(Ok(data))) => self.rest = data,
                Some(Ok(Err(trailers))) => return Poll::Ready(Some(Ok(trailers))),
                Some(Err(why)) => return Poll::Ready(Some(Err(why))),
                None => return Poll::Ready(None),
            }
        }
        let most = self.rest.len().min(PIECE);
        let piece = self.rest.split_to(most);
        self.sent.bytes.fetch_add(piece.len(), Ordering::Relaxed);
        Poll::Ready(Some(Ok(Frame::data(piece))))
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let mut hint = self.body.size_hint();
        let rest = self.rest.len() as u64;
        let upper = hint.upper();
        hint.set_lower(hint.lower().saturating_add(rest));
        if let Some(upper) = upper {
            hint.set_upper(upper.saturating_add(rest));
        }
        hint
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: Duration = Duration::from_secs(10);
    const IDLE: Duration = Duration::from_secs(60);

    #[test]
    fn a_connection_ends_when_no_request_comes_and_when_nothing_goes_on() {
        let (traffic, began) = (Arc::<Traffic>::default(), Tick::now());
        let end = |traffic: &Traffic, after: u64| {
            traffic.end(began + Duration::from_secs(after), began, HEAD, IDLE)
        };
        assert_eq!((end(&traffic, 9), end(&traffic, 10)), (None, Some(End::Silent)));
        let going = traffic.begin();
        assert_eq!(end(&traffic, 3600), None, "a request is under way");
        drop(going);
        assert_eq!((end(&traffic, 59), end(&traffic, 61)), (None, Some(End::Idle)));
    }

    #[test]
    fn an_answer_that_is_not_read_ends_the_connection_and_one_that_is_may_take_its_time() {
        let (traffic, began) = (Arc::<Traffic>::default(), Tick::now());
        let _going = traffic.begin();
        let end = |after: u64| traffic.end(began + Duration::from_secs(after), began, HEAD, IDLE);
        let sent = traffic.answered(began);
        assert_eq!((end(9), end(10)), (None, Some(End::Stuck)));
        sent.bytes.store(600 * FLOOR, Ordering::Relaxed);
        assert_eq!((end(609), end(610)), (None, Some(End::Stuck)), "600 KiB bought ten minutes");
        drop(sent);
        assert_eq!(end(610), None, "it is sent");
    }
}
