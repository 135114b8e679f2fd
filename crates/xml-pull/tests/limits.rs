//! Each limit: at it a document is read, one past it reading stops with its own kind.

use xml_pull::{ErrorKind, Limit, Limits, Reader};

fn read(text: &str, limits: Limits) -> Result<(), ErrorKind> {
    let mut reader = Reader::with_limits(text, limits);
    while reader.next_event().map_err(|error| error.kind())?.is_some() {}
    Ok(())
}

#[test]
fn one_past_each_limit_is_fatal() {
    let limits = Limits::new();
    let rows: &[(&str, Limits, Limits, Limit)] = &[
        ("<a><b><c/></b><c/></a>", limits.with_depth(3), limits.with_depth(2), Limit::Depth),
        ("<a>text</a>", limits.with_bytes(11), limits.with_bytes(10), Limit::Bytes),
        ("<a><b/><b/></a>", limits.with_items(3), limits.with_items(2), Limit::Items),
        ("<a b='' c=''/>", limits.with_attributes(2), limits.with_attributes(1), Limit::Attributes),
        ("<a>text</a>", limits.with_text(4), limits.with_text(3), Limit::Text),
        ("<a>&lt;</a>", limits.with_text(4), limits.with_text(3), Limit::Text),
        ("<a><![CDATA[text]]></a>", limits.with_text(4), limits.with_text(3), Limit::Text),
        ("<a><!--text--></a>", limits.with_text(4), limits.with_text(3), Limit::Text),
        ("<a b='text'/>", limits.with_text(4), limits.with_text(3), Limit::Text),
    ];
    for &(text, enough, less, limit) in rows {
        assert_eq!(read(text, enough), Ok(()), "{text}");
        assert_eq!(read(text, less), Err(ErrorKind::Limit(limit)), "{text}");
    }
}

#[test]
fn running_out_is_for_good() {
    let mut reader = Reader::with_limits("<a><b/></a>", Limits::new().with_items(1));
    let error = loop {
        if let Err(error) = reader.next_event() {
            break error;
        }
    };
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Items));
    for _ in 0..3 {
        assert_eq!(reader.next_event(), Ok(None));
    }
}

#[test]
fn ceilings_hold() {
    assert_eq!(Limits::new().with_depth(usize::MAX).depth(), Limits::MAX_DEPTH);
    assert_eq!(Limits::new().with_attributes(usize::MAX).attributes(), Limits::MAX_ATTRIBUTES);
    let tag = |count: usize| {
        use std::fmt::Write;
        let mut tag = String::from("<a");
        (0..count).for_each(|n| write!(tag, " n{n}=''").unwrap());
        tag + "/>"
    };
    let limits = Limits::new().with_attributes(usize::MAX);
    assert_eq!(read(&tag(Limits::MAX_ATTRIBUTES), limits), Ok(()));
    let past = read(&tag(Limits::MAX_ATTRIBUTES + 1), limits);
    assert_eq!(past, Err(ErrorKind::Limit(Limit::Attributes)));
}
