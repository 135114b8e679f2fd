//! What is set is what is asked for.

use std::time::Duration;

use registrar_client::{RetryPolicy, Settings};

#[test]
fn each_setting_changes_nothing_else() {
    let (timeout, connect) = (Duration::from_secs(7), Duration::from_secs(3));
    let settings = Settings::new()
        .with_timeout(timeout)
        .with_connect_timeout(connect)
        .with_max_body(11)
        .with_idle_connections(5)
        .with_retry(RetryPolicy::never());
    assert_eq!((settings.timeout(), settings.connect_timeout()), (timeout, connect));
    assert_eq!((settings.max_body(), settings.idle_connections()), (11, 5));
    assert_eq!(settings.retry(), &RetryPolicy::never());
}

#[test]
fn each_part_of_a_policy_changes_nothing_else() {
    let (first, longest) = (Duration::from_millis(7), Duration::from_secs(3));
    let policy = RetryPolicy::new()
        .with_attempts(4)
        .with_first_wait(first)
        .with_longest_wait(longest)
        .with_budget(5);
    assert_eq!((policy.attempts(), policy.budget()), (4, 5));
    assert_eq!((policy.first_wait(), policy.longest_wait()), (first, longest));
    let never = RetryPolicy::never();
    assert_eq!(never.attempts(), 1);
    assert_eq!(never.with_attempts(RetryPolicy::new().attempts()), RetryPolicy::new());
}
