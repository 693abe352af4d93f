//! The throw-away test build: started on a free port with a folder of its own, stopped and removed at the
//! end.
//! Invariant: it never outlives the runner, neither after a panic nor after Ctrl-C.

use crate::json::Json;
use rustix::process::{Pid, Signal, kill_process};
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// A first start makes keys and a database.
const LONGEST_START: Duration = Duration::from_secs(60);
/// Time for the database to shut down in order before it is killed.
const LONGEST_STOP: Duration = Duration::from_secs(20);
/// At most this much of the server's stderr is kept for a message.
const LONGEST_COMPLAINT: usize = 16 * 1024;

/// The server's address, the CA to trust, and the installer's token.
pub struct Door {
    pub url: String,
    /// PEM text.
    pub ca: String,
    pub token: String,
}

/// A started server. Dropping it stops it.
pub struct Server {
    running: Arc<Mutex<Option<Running>>>,
    complaints: Arc<Mutex<Vec<u8>>>,
    pub door: Door,
}

struct Running {
    child: Child,
    folder: PathBuf,
}

impl Server {
    pub fn start(binary: &Path) -> Result<Server, String> {
        let folder = std::env::temp_dir().join(format!("steelyard-cases-{}", crate::random_hex(6)));
        fs::create_dir(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let running = Arc::new(Mutex::new(None));
        stop_on_signal(Arc::clone(&running));
        let mut child = Command::new(binary)
            .args(["serve", "--test", "--data"])
            .arg(&folder)
            .args(["--listen", "127.0.0.1:0"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| {
                // Nothing was started: only the empty folder must be removed.
                let _ = fs::remove_dir(&folder);
                format!("cannot start {}: {e}", binary.display())
            })?;
        let stdout = child.stdout.take().expect("stdout is piped");
        let stderr = child.stderr.take().expect("stderr is piped");
        *lock(&running) = Some(Running { child, folder: folder.clone() });
        let complaints = keep_last(stderr);
        let door = Door { url: String::new(), ca: String::new(), token: String::new() };
        let mut server = Server { running, complaints, door };
        match wait_ready(&lines(stdout)).and_then(|url| read_door(&folder, &url)) {
            Ok(door) => server.door = door,
            Err(fault) => {
                server.stop();
                return Err(format!("{fault}\n{}", server.complaints()));
            }
        }
        Ok(server)
    }

    /// The exit status and stderr of a server that ended by itself.
    pub fn died(&self) -> Option<String> {
        let status: ExitStatus = lock(&self.running).as_mut()?.child.try_wait().ok()??;
        Some(format!("the server ended by itself ({status})\n{}", self.complaints()))
    }

    fn complaints(&self) -> String {
        String::from_utf8_lossy(&lock(&self.complaints)).into_owned()
    }

    fn stop(&self) {
        let running = lock(&self.running).take();
        if let Some(running) = running {
            running.stop();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Running {
    fn stop(mut self) {
        // If the signal fails, the process has ended already; `try_wait` shows it.
        let _ = kill_process(Pid::from_child(&self.child), Signal::TERM);
        let until = Instant::now() + LONGEST_STOP;
        while !matches!(self.child.try_wait(), Ok(Some(_)) | Err(_)) {
            if Instant::now() > until {
                let _ = self.child.kill();
                let _ = self.child.wait();
                break;
            }
            thread::sleep(Duration::from_millis(20));
        }
        if let Err(error) = fs::remove_dir_all(&self.folder) {
            eprintln!("{}: {error}", self.folder.display());
        }
    }
}

/// A poisoned lock means that another thread panicked; the server must be stopped nevertheless.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Ctrl-C and SIGTERM stop the server first, then the runner.
fn stop_on_signal(running: Arc<Mutex<Option<Running>>>) {
    use tokio::signal::unix::{SignalKind, signal};
    let runtime = match tokio::runtime::Builder::new_current_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return eprintln!("Ctrl-C will not stop the server: {error}"),
    };
    let listen = async {
        let (mut interrupt, mut terminate) =
            (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        tokio::select! { _ = interrupt.recv() => {}, _ = terminate.recv() => {} }
        Ok::<(), std::io::Error>(())
    };
    thread::spawn(move || {
        if runtime.block_on(listen).is_ok() {
            if let Some(running) = lock(&running).take() {
                running.stop();
            }
            std::process::exit(130);
        }
    });
}

/// The lines of its stdout, read to the end so that it never blocks on a full pipe.
fn lines(stdout: ChildStdout) -> Receiver<String> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            // After `ready` nobody receives them, and the pipe is still emptied.
            let _ = sender.send(line);
        }
    });
    receiver
}

fn wait_ready(lines: &Receiver<String>) -> Result<String, String> {
    let until = Instant::now() + LONGEST_START;
    loop {
        let left = until.saturating_duration_since(Instant::now());
        match lines.recv_timeout(left) {
            Ok(line) => {
                if let Some(url) = line.strip_prefix("ready ") {
                    return Ok(url.trim().to_owned());
                }
            }
            Err(_) if left.is_zero() => return Err(format!("not ready after {} s", LONGEST_START.as_secs())),
            Err(_) => {
                // Its stdout closed: wait for its last messages on stderr.
                thread::sleep(Duration::from_millis(200));
                return Err("the server ended before it was ready".to_owned());
            }
        }
    }
}

fn keep_last(mut stderr: impl Read + Send + 'static) -> Arc<Mutex<Vec<u8>>> {
    let kept = Arc::new(Mutex::new(Vec::new()));
    let keeper = Arc::clone(&kept);
    thread::spawn(move || {
        let mut buffer = [0; 4096];
        while let Ok(read @ 1..) = stderr.read(&mut buffer) {
            let mut kept = lock(&keeper);
            kept.extend_from_slice(&buffer[..read]);
            let surplus = kept.len().saturating_sub(LONGEST_COMPLAINT);
            kept.drain(..surplus);
        }
    });
    kept
}

/// `test.json` {url, ca, token}; `ca` is the PEM text or the path of its file.
fn read_door(folder: &Path, ready: &str) -> Result<Door, String> {
    let path = folder.join("test.json");
    let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let door = Json::parse(&text).map_err(|e| format!("test.json: {e}"))?;
    let field = |key: &str| door.text_at(key).ok_or_else(|| format!("test.json: {key} is missing"));
    let ca = match field("ca")? {
        pem if pem.contains("-----BEGIN") => pem.to_owned(),
        file => fs::read_to_string(folder.join(file)).map_err(|e| format!("test.json: ca {file}: {e}"))?,
    };
    let url = door.text_at("url").unwrap_or(ready).to_owned();
    Ok(Door { url, ca, token: field("token")?.to_owned() })
}
