//! Many connections: the sandbox keeps answering, and the same again takes no more memory.

mod common;

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::{Barrier, Mutex};
use std::time::Duration;

use common::call;
use registrar_ops::DomainName;
use registrar_ops::opensrs::SendPassword;
use registrar_sandbox::Sandbox;

/// So many connections ask at a time.
const ASKING: usize = 900;
/// So many are open and say nothing.
const IDLE: usize = 2_000;
/// So many have sent half of a body, of the length that a body may have.
const HALF_SENT: usize = 200;

const TIME_OUT: Duration = Duration::from_secs(10);

#[test]
fn it_keeps_answering_and_memory_is_used_again() {
    let files = (ASKING + IDLE + HALF_SENT + 100) * 2;
    if open_files().is_some_and(|allowed| allowed < files) {
        // Not by `eprintln`, which the test runner swallows.
        let text = format!("load not tested: it takes {files} open files (`ulimit -n`)");
        writeln!(std::io::stderr(), "{text}").unwrap();
        return;
    }
    let sandbox = Sandbox::builder().with_time_out(TIME_OUT).start().unwrap();
    round(&sandbox);
    let first = resident();
    // The allocator keeps what was freed: the same again must find it, and take no more.
    round(&sandbox);
    if let (Some(first), Some(second)) = (first, resident()) {
        assert!(second < first + (16 << 20), "{first} bytes, then {second}");
    }
    // Also those that nobody closes are closed in the end.
    let mut forgotten = TcpStream::connect(sandbox.address()).unwrap();
    forgotten.set_read_timeout(Some(2 * TIME_OUT)).unwrap();
    assert_eq!(forgotten.read(&mut [0]).unwrap(), 0);
    check(&sandbox);
}

/// All of them at once, then none.
fn round(sandbox: &Sandbox) {
    let address = sandbox.address();
    let connect = || TcpStream::connect(address).unwrap();
    check(sandbox);
    let before = resident();
    let idle: Vec<_> = (0..IDLE).map(|_| connect()).collect();
    let half_sent: Vec<_> = (0..HALF_SENT)
        .map(|_| {
            let mut stream = connect();
            stream.write_all(b"POST / HTTP/1.1\r\nContent-Length: 4194304\r\n\r\n<?xml").unwrap();
            stream
        })
        .collect();
    // What is announced takes no memory before it comes.
    check(sandbox);
    if let (Some(before), Some(during)) = (before, resident()) {
        assert!(during < before + (64 << 20), "{before} bytes, then {during}");
    }
    ask_all_at_once(address);
    check(sandbox);
    drop((idle, half_sent));
    check(sandbox);
    sandbox.reset();
}

/// Hundreds of connections that are open together, each of which asks three times.
fn ask_all_at_once(address: std::net::SocketAddr) {
    let answered = Mutex::new(0);
    let threads = 30;
    let barrier = Barrier::new(threads);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let streams = (0..ASKING / threads).map(|_| TcpStream::connect(address).unwrap());
                let mut streams: Vec<_> = streams.collect();
                barrier.wait();
                for _ in 0..3 {
                    for stream in &mut streams {
                        let query = "command=Check&uid=resellid&pw=resellpw&SLD=free&TLD=example";
                        write!(stream, "GET /interface.asp?{query} HTTP/1.1\r\n\r\n").unwrap();
                    }
                    for stream in &mut streams {
                        let mut answer = Vec::new();
                        let end = b"Done=true";
                        while !answer.windows(end.len()).any(|word| word == end) {
                            let mut piece = [0; 2048];
                            let count = stream.read(&mut piece).unwrap();
                            assert!(count > 0, "closed");
                            answer.extend_from_slice(&piece[..count]);
                        }
                        *answered.lock().unwrap() += 1;
                    }
                }
            });
        }
    });
    assert_eq!(answered.into_inner().unwrap(), 3 * ASKING);
}

/// An exchange like any other.
fn check(sandbox: &Sandbox) {
    let operation = SendPassword::new(DomainName::new("example.info").unwrap());
    call(sandbox.account(), &operation).unwrap();
}

/// How many files this process may open, where the system tells.
fn open_files() -> Option<usize> {
    let limits = std::fs::read_to_string("/proc/self/limits").ok()?;
    let line = limits.lines().find(|line| line.starts_with("Max open files"))?;
    line.split_whitespace().nth(3)?.parse().ok()
}

/// How much memory this process has, in bytes, where the system tells.
fn resident() -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<usize>().ok()? * 1024)
}
