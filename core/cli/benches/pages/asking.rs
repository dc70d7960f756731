//! Browsers without eyes: they sign in, ask for pages over one connection, and tell how long each took.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::crowd::{Crowd, MANAGER, PASSWORD};

/// What asking came to.
#[derive(Debug, Default)]
pub(crate) struct Asked {
    /// How long each took, shortest first.
    times: Vec<Duration>,
    /// Processor time of the server, a page.
    pub(crate) processor: Duration,
    /// Bytes of the page.
    pub(crate) bytes: usize,
}

impl Asked {
    /// How long the slowest took of so many of a hundred.
    pub(crate) fn of_hundred(&self, share: usize) -> Duration {
        let place = (self.times.len() * share / 100).min(self.times.len() - 1);
        self.times[place]
    }

    pub(crate) fn together(all: Vec<Self>) -> Self {
        let mut times: Vec<Duration> = all.into_iter().flat_map(|one| one.times).collect();
        times.sort();
        Self { times, ..Self::default() }
    }
}

/// A server with its pages.
pub(crate) struct Pages {
    child: Child,
    at: SocketAddr,
    _said: BufReader<ChildStdout>,
}

impl Pages {
    pub(crate) fn open(crowd: &Crowd) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_waymark"));
        command.args(["serve", "--listen", "127.0.0.1:0", "--data"]).arg(&crowd.data);
        if let Some(url) = &crowd.database {
            command.args(["--database", url]);
        }
        let mut child = command
            .current_dir(std::env::temp_dir())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let mut said = BufReader::new(child.stdout.take().expect("its output"));
        let mut line = String::new();
        said.read_line(&mut line).expect("an address");
        let at = line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
        Self { at: at.parse().expect("an address"), child, _said: said }
    }

    pub(crate) fn at(&self) -> SocketAddr {
        self.at
    }

    /// Asks for a page again and again, alone.
    pub(crate) fn ask(&self, address: &str, times: usize) -> Asked {
        let mut browser = Browser::signed_in(self.at);
        browser.ask(address, times.div_ceil(10));
        let before = self.processor();
        let mut asked = browser.ask(address, times);
        asked.processor = (self.processor() - before) / u32::try_from(times).expect("few");
        asked
    }

    /// Processor time that the server has used.
    fn processor(&self) -> Duration {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.child.id())).expect("a process");
        let after_name = stat.rsplit(')').next().expect("figures");
        let figures: Vec<&str> = after_name.split_whitespace().collect();
        let ticks: u64 =
            figures[11].parse::<u64>().expect("ticks") + figures[12].parse::<u64>().expect("ticks");
        // Linux counts a hundred a second.
        Duration::from_millis(ticks * 10)
    }
}

impl Drop for Pages {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// One connection of somebody who is signed in.
pub(crate) struct Browser {
    stream: BufReader<TcpStream>,
    cookie: String,
}

impl Browser {
    pub(crate) fn signed_in(at: SocketAddr) -> Self {
        let stream = TcpStream::connect(at).expect("a connection");
        stream.set_nodelay(true).expect("a socket");
        let mut browser = Self { stream: BufReader::new(stream), cookie: String::new() };
        let form = format!("member={MANAGER}&password={}&next=/", PASSWORD.replace(' ', "+"));
        let request = format!(
            "POST /sign-in HTTP/1.1\r\nHost: {at}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
            form.len()
        );
        let (head, _) = browser.send(&request);
        let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).expect("signed in");
        browser.cookie = cookie.split(';').next().expect("a cookie").to_owned();
        browser
    }

    fn send(&mut self, request: &str) -> (String, Vec<u8>) {
        self.stream.get_mut().write_all(request.as_bytes()).expect("a request");
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(self.stream.read_line(&mut head).expect("an answer") > 0, "the server hung up");
        }
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).expect("a length");
        let mut body = vec![0; length.parse().expect("a length")];
        self.stream.read_exact(&mut body).expect("a body");
        (head, body)
    }

    /// Asks so many times, pausing as people do no more than limits want.
    pub(crate) fn ask(&mut self, address: &str, times: usize) -> Asked {
        let request = format!("GET {address} HTTP/1.1\r\nHost: localhost\r\nCookie: {}\r\n\r\n", self.cookie);
        let mut asked = Asked::default();
        for _ in 0..times {
            let start = Instant::now();
            let (head, body) = self.send(&request);
            let took = start.elapsed();
            assert!(
                head.starts_with("HTTP/1.1 200"),
                "{address}: {}",
                head.lines().next().unwrap_or_default()
            );
            asked.times.push(took);
            asked.bytes = body.len();
            // Nobody is answered more often than forty times a second for long.
            std::thread::sleep(Duration::from_millis(26).saturating_sub(took));
        }
        asked.times.sort();
        asked
    }
}

/// A client that asks as often as it can, and holds connections it says nothing on.
pub(crate) struct Flood {
    stop: Arc<AtomicBool>,
    asked: Arc<AtomicUsize>,
    answered: Arc<AtomicUsize>,
    threads: Vec<JoinHandle<()>>,
    _slow: Vec<TcpStream>,
}

impl Flood {
    pub(crate) fn begin(at: SocketAddr, each_second: usize) -> Self {
        // Fewer than one address may hold, so that the others find room.
        let slow = (0..each_second.min(60)).filter_map(|_| {
            let mut stream = TcpStream::connect(at).ok()?;
            stream.write_all(b"GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ").ok()?;
            Some(stream)
        });
        let slow: Vec<TcpStream> = slow.collect();
        let (stop, asked, answered) = (Arc::default(), Arc::default(), Arc::default());
        let threads = (0..4)
            .map(|_| {
                let (stop, asked, answered) = (Arc::clone(&stop), Arc::clone(&asked), Arc::clone(&answered));
                std::thread::spawn(move || ask_on(at, each_second / 4, &stop, &asked, &answered))
            })
            .collect();
        Self { stop, asked, answered, threads, _slow: slow }
    }

    /// Stops, and tells how often it asked and was answered with a page.
    pub(crate) fn end(self) -> (usize, usize) {
        self.stop.store(true, Ordering::Relaxed);
        for thread in self.threads {
            drop(thread.join());
        }
        (self.asked.load(Ordering::Relaxed), self.answered.load(Ordering::Relaxed))
    }
}

fn ask_on(
    at: SocketAddr,
    each_second: usize,
    stop: &AtomicBool,
    asked: &AtomicUsize,
    answered: &AtomicUsize,
) {
    let pause = Duration::from_micros(1_000_000 / u64::try_from(each_second.max(1)).expect("few"));
    while !stop.load(Ordering::Relaxed) {
        let Ok(mut stream) = TcpStream::connect(at) else { continue };
        drop(stream.set_read_timeout(Some(Duration::from_secs(2))));
        for _ in 0..50 {
            asked.fetch_add(1, Ordering::Relaxed);
            let mut answer = [0; 2_048];
            let sent = stream.write_all(b"GET /sign-in HTTP/1.1\r\nHost: localhost\r\n\r\n");
            match sent.and_then(|()| stream.read(&mut answer)) {
                Ok(length) if answer[..length].starts_with(b"HTTP/1.1 200") => {
                    answered.fetch_add(1, Ordering::Relaxed);
                    break;
                }
                Ok(length) if length > 0 => {}
                _ => break,
            }
            std::thread::sleep(pause);
        }
    }
}
