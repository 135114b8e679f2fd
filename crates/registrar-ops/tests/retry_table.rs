//! The table of the crate's documentation: what arrived, which error, whether to send it again.

use registrar_ops::opensrs::Operation as _;
use registrar_ops::{ReplyError, Retry, enom, opensrs};

const README: &str = include_str!("../README.md");

fn name<C, R, M: zeroize::Zeroize>(error: &ReplyError<C, R, M>) -> &'static str {
    match error {
        ReplyError::NotAReply(_) => "NotAReply",
        ReplyError::Malformed(_) => "Malformed",
        ReplyError::Incomplete(_) => "Incomplete",
        ReplyError::Contradictory(_) => "Contradictory",
        ReplyError::Rejected(_) => "Rejected",
        ReplyError::Unexpected(_) => "Unexpected",
        _ => "?",
    }
}

/// An envelope with these items, an `/` between key and value.
fn envelope(items: &[&str]) -> String {
    let items = items.iter().map(|item| {
        let (key, value) = item.split_once('/').unwrap();
        format!("<item key='{key}'>{value}</item>")
    });
    format!(
        "<OPS_envelope><header><version>0.9</version></header><body><data_block><dt_assoc>{}\
         </dt_assoc></data_block></body></OPS_envelope>",
        items.collect::<String>()
    )
}

/// The messages behind each row, in either protocol: an HTTP status, 0 for none, and a body.
fn examples(row: &str) -> Vec<(u16, String)> {
    let ops = |items: &[&str]| (0, envelope(items));
    let enom = |text: &str| (0, text.replace(' ', "\n"));
    let done = envelope(&["is_success/1", "response_code/200"]);
    let page = || "<html>Sorry</html>".to_owned();
    match row {
        "nothing" => vec![(0, String::new()), (200, String::new())],
        "a page, JSON, other text; a request" => vec![
            (0, page()),
            (200, page()),
            (403, page()),
            (0, "{}".into()),
            (0, envelope(&["action/send_authcode", "object/domain"])),
        ],
        "the same with HTTP 408, 425 or 429" => vec![(408, page()), (425, page()), (429, page())],
        "the same with HTTP 500 or more" => {
            vec![(500, page()), (502, page()), (504, String::new())]
        }
        "a message that breaks its format" => vec![
            (0, done.replace("</body>", "</b>")),
            (0, "<interface-response><a></b></interface-response>".into()),
        ],
        "a message that was cut" => vec![
            (0, done[..done.len() - 20].to_owned()),
            (0, "<interface-response><ErrCount>0</ErrCount>".into()),
        ],
        "no `is_success` or code; no `ErrCount` or `Done`" => vec![
            ops(&["is_success/1"]),
            ops(&["response_code/200"]),
            enom("ErrCount=0"),
            enom("Command=X Done=true"),
        ],
        "yes and no in one message" => vec![
            ops(&["is_success/1", "response_code/404"]),
            ops(&["is_success/0", "response_code/200"]),
            enom("ErrCount=0 Err1=No Done=true"),
        ],
        "a success with HTTP 400 to 499" => {
            vec![(404, done), (400, "ErrCount=0\nDone=true".into())]
        }
        "a success with HTTP 408, 425, 429, 500 or more" => {
            vec![(429, done.clone()), (500, done), (500, "ErrCount=0\nDone=true".into())]
        }
        "a refusal before anything was done" => vec![
            ops(&["is_success/0", "response_code/310"]),
            ops(&["is_success/0", "response_code/437"]),
            enom("ErrCount=1 ResponseNumber1=618000 Done=true"),
        ],
        "a refusal after which it may have been done" => vec![
            ops(&["is_success/0", "response_code/300"]),
            ops(&["is_success/0", "response_code/405"]),
            enom("ErrCount=1 ResponseNumber1=207153 Done=true"),
        ],
        "any other refusal" => vec![
            ops(&["is_success/0", "response_code/400"]),
            ops(&["is_success/0", "response_code/7777"]),
            ops(&["is_success/0"]),
            enom("ErrCount=1 ResponseNumber1=304156 Done=true"),
            enom("ErrCount=1 Done=true"),
        ],
        "a reply to another operation" => vec![
            ops(&["is_success/1", "response_code/200", "object/cookie"]),
            enom("Command=CHECK ErrCount=0 Done=true"),
        ],
        "a success whose fields do not fit" => vec![enom("OrderID=7 ErrCount=0 Done=true")],
        other => panic!("no example for the row {other:?}"),
    }
}

/// The error that a message ends in, and whether to send it again.
fn read(status: u16, body: &str) -> (&'static str, Retry) {
    let mut answer = http::Response::new(body);
    if let Ok(status) = http::StatusCode::from_u16(status) {
        *answer.status_mut() = status;
    }
    // What eNom's fields look like is told by its names.
    if ["ErrCount", "interface-response", "Done"].iter().any(|word| body.contains(word)) {
        type Mail = enom::GetAccountPassword;
        let outcome = match status {
            0 => <Mail as enom::Operation>::reply(body),
            _ => <Mail as enom::Operation>::reply_from_http(&answer),
        };
        let error = outcome.unwrap_err();
        (name(&error), error.retry())
    } else {
        let outcome = match status {
            0 => opensrs::SendAuthcode::reply(body),
            _ => opensrs::SendAuthcode::reply_from_http(&answer),
        };
        let error = outcome.unwrap_err();
        (name(&error), error.retry())
    }
}

#[test]
fn each_row_is_true() {
    let start = README.find("| what arrived |").unwrap();
    let rows = README[start..].lines().skip(2).take_while(|line| line.starts_with('|'));
    let mut count = 0;
    for row in rows {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [arrived, error, retry] = cells[..] else { panic!("{row}") };
        for (status, body) in examples(arrived) {
            let (found, again) = read(status, &body);
            assert_eq!(format!("`{found}`"), error, "{arrived}: HTTP {status}, {body}");
            assert_eq!(again.to_string(), retry, "{arrived}: HTTP {status}, {body}");
        }
        count += 1;
    }
    assert_eq!(count, 15);
}
