//! Each limit: at it a document is read, one past it reading stops with its own kind.

use xml_pull::{Budget, ErrorKind, Limit, Limits, Reader};

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

#[test]
fn limits_are_as_they_were_set() {
    let all = |limits: Limits| {
        [limits.depth(), limits.bytes(), limits.items(), limits.attributes(), limits.text()]
    };
    assert_eq!(all(Limits::new()), [128, 64 << 20, 2_000_000, 128, 16 << 20]);
    assert_eq!(Limits::default(), Limits::new());
    let set = Limits::new()
        .with_depth(12)
        .with_bytes(13)
        .with_items(14)
        .with_attributes(15)
        .with_text(16);
    assert_eq!(all(set), [12, 13, 14, 15, 16]);
    assert_eq!(Budget::new(set).limits(), &set);
}

#[test]
fn a_budget_is_spent_and_only_depth_comes_back() {
    let limits = Limits::new().with_depth(2).with_items(4);
    let mut budget = Budget::new(limits);
    // An end without a start gives nothing back.
    budget.leave();
    assert_eq!(budget.enter(), Ok(()));
    assert_eq!(budget.enter(), Ok(()));
    assert_eq!(budget.enter(), Err(Limit::Depth));
    budget.leave();
    assert_eq!(budget.enter(), Ok(()));
    budget.leave();
    assert_eq!(budget.spend_item(), Ok(()));
    assert_eq!(budget.spend_item(), Err(Limit::Items));
    assert_eq!(budget.enter(), Err(Limit::Items));

    let budget = Budget::new(limits.with_bytes(5).with_text(6).with_attributes(7));
    assert_eq!((budget.check_bytes(5), budget.check_bytes(6)), (Ok(()), Err(Limit::Bytes)));
    assert_eq!((budget.check_text(6), budget.check_text(7)), (Ok(()), Err(Limit::Text)));
    let attributes = (budget.check_attributes(7), budget.check_attributes(8));
    assert_eq!(attributes, (Ok(()), Err(Limit::Attributes)));
}
