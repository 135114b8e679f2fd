//! Limits are kept as they were set, and a budget is spent.

use wire_text::{Budget, Limit, Limits};

#[test]
fn limits_are_as_they_were_set() {
    let all = |limits: Limits| {
        [
            limits.depth(),
            limits.bytes(),
            limits.items(),
            limits.attributes(),
            limits.text(),
            limits.deviations(),
        ]
    };
    assert_eq!(all(Limits::new()), [128, 64 << 20, 2_000_000, 128, 16 << 20, 1_000]);
    assert_eq!(Limits::default(), Limits::new());
    let set = Limits::new()
        .with_depth(12)
        .with_bytes(13)
        .with_items(14)
        .with_attributes(15)
        .with_text(16)
        .with_deviations(17);
    assert_eq!(all(set), [12, 13, 14, 15, 16, 17]);
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

    let mut budget = Budget::new(limits);
    assert_eq!((budget.spend_items(3), budget.items()), (Ok(()), 1));
    assert_eq!((budget.spend_items(2), budget.items()), (Err(Limit::Items), 1));
    assert_eq!((budget.spend_items(1), budget.items()), (Ok(()), 0));

    let budget = Budget::new(limits.with_bytes(5).with_text(6).with_attributes(7));
    assert_eq!((budget.check_bytes(5), budget.check_bytes(6)), (Ok(()), Err(Limit::Bytes)));
    assert_eq!((budget.check_text(6), budget.check_text(7)), (Ok(()), Err(Limit::Text)));
    let attributes = (budget.check_attributes(7), budget.check_attributes(8));
    assert_eq!(attributes, (Ok(()), Err(Limit::Attributes)));
}
