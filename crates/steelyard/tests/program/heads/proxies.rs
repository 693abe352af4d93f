//! nginx and HAProxy of the distribution, as people put them in front, each with a log of the requests it
//! hands on.
//! Invariant: no setting makes them stricter than the default; connections to the program are kept and
//! shared.

use crate::common::served::{Served, free_port};
use std::fs::{self, File};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// One proxy in front of the program.
pub struct Proxy {
    pub name: &'static str,
    /// The ports for HTTP/1.1 and for HTTP/2.
    pub lines: u16,
    pub frames: u16,
    folder: PathBuf,
    child: Child,
    /// Good heads that the proxy itself refuses.
    pub refuses: &'static [&'static str],
    /// What it logs for a request that it handed to nobody.
    refused: &'static str,
}

/// The counts of its log.
pub struct Told {
    pub all: usize,
    pub handed_on: usize,
}

impl Proxy {
    pub fn nginx(served: &Served) -> Proxy {
        Proxy::start(
            served,
            "nginx",
            ("-", &["tabs around a value", "the same name in host", "fields behind a body"]),
            |folder, lines, frames, program| {
                let place = folder.display();
                let temporary: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
                    .iter()
                    .map(|of| format!("{of}_temp_path {place}/{of};\n"))
                    .collect();
                let on = "location / {\nproxy_pass https://program;\nproxy_http_version 1.1;\nproxy_request_buffering off;\n\
                      proxy_set_header Connection \"\";\nproxy_set_header Host $http_host;\n}\n";
                let text = format!(
                    "daemon off;\nmaster_process off;\npid {place}/pid;\nerror_log {place}/error;\n\
                 events {{}}\nhttp {{\n{temporary}log_format handed \"$upstream_addr\";\naccess_log {place}/log handed;\n\
                 upstream program {{\nserver {program};\nkeepalive 4;\n}}\n\
                 server {{\nlisten 127.0.0.1:{lines};\n{on}}}\nserver {{\nlisten 127.0.0.1:{frames} http2;\n{on}}}\n}}\n"
                );
                fs::write(folder.join("conf"), text).expect("written");
                let mut command = Command::new("/usr/sbin/nginx");
                command.arg("-p").arg(folder).arg("-c").arg(folder.join("conf"));
                command.arg("-e").arg(folder.join("error")).stdout(Stdio::null());
                command
            },
        )
    }

    pub fn haproxy(served: &Served) -> Proxy {
        Proxy::by_haproxy(served, "HAProxy", "http")
    }

    /// A relay that reads no HTTP: it logs a connection as one request.
    pub fn relay(served: &Served) -> Proxy {
        Proxy::by_haproxy(served, "relay", "tcp")
    }

    fn by_haproxy(served: &Served, name: &'static str, mode: &'static str) -> Proxy {
        Proxy::start(served, name, ("<NOSRV>", &[]), |folder, lines, frames, program| {
            let (frames_by, reuse) = match mode {
                "http" => (" proto h2", "http-reuse always"),
                _ => ("", ""),
            };
            let text = format!(
                "global\n log stdout format raw local0\ndefaults\n mode {mode}\n log global\n log-format \"%s\"\n \
                 timeout connect 5s\n timeout client 5s\n timeout server 30s\n\
                 frontend lines\n bind 127.0.0.1:{lines}\n default_backend shop\n\
                 frontend frames\n bind 127.0.0.1:{frames}{frames_by}\n default_backend shop\n\
                 backend shop\n {reuse}\n server program {program} ssl verify none alpn http/1.1\n"
            );
            fs::write(folder.join("conf"), text).expect("written");
            let mut command = Command::new("/usr/sbin/haproxy");
            command.arg("-db").arg("-f").arg(folder.join("conf"));
            command.stdout(File::create(folder.join("log")).expect("a file"));
            command
        })
    }

    fn start(
        served: &Served,
        name: &'static str,
        (refused, refuses): (&'static str, &'static [&'static str]),
        prepare: impl FnOnce(&Path, u16, u16, String) -> Command,
    ) -> Proxy {
        let folder = served.folder.join(name);
        fs::create_dir_all(&folder).expect("a folder");
        let (lines, frames) = (free_port(), free_port());
        let said = File::create(folder.join("said")).expect("a file");
        let child = prepare(&folder, lines, frames, served.address().to_string())
            .stdin(Stdio::null())
            .stderr(said)
            .spawn()
            .expect("it is there: bin/test installs it");
        let proxy = Proxy { name, lines, frames, folder, child, refuses, refused };
        let until = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect(("127.0.0.1", frames)).is_err() {
            let said = || fs::read_to_string(proxy.folder.join("said"));
            assert!(Instant::now() < until, "{name} does not listen: {:?}", said());
            std::thread::sleep(Duration::from_millis(20));
        }
        proxy
    }

    pub fn dial(&self, port: u16, patience: Duration) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", port)).expect("the proxy");
        stream.set_read_timeout(Some(patience)).expect("a time limit");
        stream
    }

    pub fn told(&self) -> Told {
        let text = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        let handed_on = text.lines().filter(|line| line.trim() != self.refused);
        // nginx logs each connection on which it tried a request.
        let tries = handed_on.map(|line| line.split(',').count()).sum();
        Told { all: text.lines().count(), handed_on: tries }
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.child.kill().and_then(|()| self.child.wait());
    }
}
