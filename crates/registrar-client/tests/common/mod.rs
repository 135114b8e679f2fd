//! A server on loopback that answers as it is told, connection by connection.

#![allow(dead_code, reason = "each test uses a part of it")]

#[cfg(all(feature = "ureq", feature = "reqwest"))]
pub(crate) mod both;

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use registrar_client::{RetryPolicy, Settings};

/// What a connection is answered with.
#[derive(Clone, Debug)]
pub(crate) enum Answer {
    /// These bytes, then the end.
    Bytes(Vec<u8>),
    /// Nothing, and the end, after the request was read.
    Close,
    /// These bytes, and nothing more while the client waits.
    Silence(Vec<u8>),
}

pub(crate) struct Server {
    pub(crate) url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers the first connection with the first of `answers`, and so on; any further one with the
    /// last.
    pub(crate) fn start(answers: impl IntoIterator<Item = Answer>) -> Self {
        let answers: Vec<_> = answers.into_iter().collect();
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}/", listener.local_addr().expect("an address"));
        let requests = Arc::new(Mutex::new(Vec::new()));
        let seen = Arc::clone(&requests);
        std::thread::spawn(move || {
            for (index, stream) in listener.incoming().enumerate() {
                let answer = answers.get(index).or(answers.last()).expect("an answer").clone();
                let seen = Arc::clone(&seen);
                std::thread::spawn(move || serve(stream.expect("a connection"), answer, &seen));
            }
        });
        Self { url, requests }
    }

    /// What was sent, head and body.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no panic").clone()
    }
}

fn serve(mut stream: TcpStream, answer: Answer, seen: &Mutex<Vec<String>>) {
    let mut request = Vec::new();
    let mut piece = [0; 4096];
    while !is_whole(&request) {
        match stream.read(&mut piece) {
            Ok(0) | Err(_) => return,
            Ok(length) => request.extend_from_slice(&piece[..length]),
        }
    }
    seen.lock().expect("no panic").push(String::from_utf8(request).expect("UTF-8"));
    match answer {
        Answer::Bytes(bytes) => {
            let _ = stream.write_all(&bytes);
        }
        Answer::Close => {}
        Answer::Silence(bytes) => {
            let _ = stream.write_all(&bytes);
            std::thread::sleep(Duration::from_secs(20));
        }
    }
    let _ = stream.shutdown(Shutdown::Both);
}

fn is_whole(request: &[u8]) -> bool {
    let text = String::from_utf8_lossy(request);
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let length = head.lines().find_map(|line| {
        let (name, value) = line.split_once(':')?;
        name.eq_ignore_ascii_case("content-length").then(|| value.trim().parse().expect("a length"))
    });
    body.len() >= length.unwrap_or(0)
}

/// An answer with a whole body.
pub(crate) fn http(status: &str, more: &str, body: &str) -> Answer {
    let length = body.len();
    let head =
        format!("HTTP/1.1 {status}\r\n{more}Content-Length: {length}\r\nConnection: close\r\n");
    Answer::Bytes(format!("{head}\r\n{body}").into_bytes())
}

/// The same, cut in the middle of its body.
pub(crate) fn cut(body: &str) -> Answer {
    match http("200 OK", "", body) {
        Answer::Bytes(mut bytes) => {
            bytes.truncate(bytes.len() - body.len() / 2);
            Answer::Bytes(bytes)
        }
        other => other,
    }
}

pub(crate) fn ops(success: u8, code: u32) -> String {
    format!(
        "<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>\
         <item key='action'>REPLY</item><item key='is_success'>{success}</item>\
         <item key='response_code'>{code}</item><item key='response_text'>words</item>\
         </dt_assoc></data_block></body></OPS_envelope>"
    )
}

/// Short times, so that tests are.
pub(crate) fn settings() -> Settings {
    Settings::new()
        .with_timeout(Duration::from_millis(700))
        .with_connect_timeout(Duration::from_millis(500))
        .with_retry(
            RetryPolicy::new()
                .with_first_wait(Duration::from_millis(5))
                .with_longest_wait(Duration::from_millis(1500)),
        )
}
