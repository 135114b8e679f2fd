//! Assocs and arrays as collections: whatever changes them, they hold what a plain vector would, few
//! items like many.

use std::borrow::Cow;

use ops_envelope::{Array, Assoc, Value, array, assoc};

/// Sizes on both sides of where an assoc begins to hash.
const SIZES: [usize; 8] = [0, 1, 2, 15, 16, 17, 18, 40];

fn keys(size: usize) -> Vec<String> {
    (0..size).map(|n| format!("k{}", n * 7 % 41)).collect()
}

fn assoc_of(keys: &[String]) -> Assoc<'_> {
    keys.iter().enumerate().map(|(n, key)| (key.as_str(), n)).collect()
}

/// Whether `assoc` holds each key with its number, in this order, whoever asks.
#[track_caller]
fn assert_holds(assoc: &Assoc<'_>, expected: &[(&str, usize)]) {
    let size = expected.len();
    assert_eq!((assoc.len(), assoc.is_empty()), (size, size == 0));
    assert!(assoc.keys().eq(expected.iter().map(|(key, _)| *key)));
    assert!(assoc.values().cloned().eq(expected.iter().map(|(_, number)| Value::from(*number))));
    for (at, &(key, number)) in expected.iter().enumerate() {
        let value = Value::from(number);
        assert_eq!(assoc.get(key), Some(&value));
        assert_eq!(&assoc[key], &value);
        assert_eq!(assoc.get_index(at), Some((key, &value)));
        assert_eq!((assoc.position(key), assoc.contains_key(key)), (Some(at), true));
    }
    assert_eq!((assoc.get("none"), assoc.get_index(size)), (None, None));
    assert_eq!((assoc.position("none"), assoc.contains_key("none")), (None, false));
    // What is not there is an empty text, neither an assoc nor an array.
    assert_eq!((assoc["none"].as_str(), assoc["none"].as_assoc()), (Some(""), None));
    assert_eq!(assoc["none"].as_array(), None);
    // Iterators know at each step how much is left.
    let (mut borrowed, mut owned) = (assoc.iter(), assoc.clone().into_iter());
    for left in (0..=size).rev() {
        assert_eq!((borrowed.len(), borrowed.size_hint()), (left, (left, Some(left))));
        assert_eq!((owned.len(), owned.size_hint()), (left, (left, Some(left))));
        assert_eq!(format!("{owned:?}"), format!("IntoIter {{ len: {left} }}"));
        let next = expected.get(size - left).map(|&(key, number)| (key, Value::from(number)));
        assert_eq!(borrowed.next().map(|(key, value)| (key, value.clone())), next);
        assert_eq!(owned.next(), next.map(|(key, value)| (Cow::from(key), value)));
    }
    assert_eq!(assoc.into_iter().count(), size);
}

#[test]
fn an_assoc_keeps_keys_and_order() {
    for size in SIZES {
        let keys = keys(size);
        let mut assoc = assoc_of(&keys);
        let mut expected: Vec<_> = keys.iter().map(String::as_str).zip(0..).collect();
        assert_holds(&assoc, &expected);
        assert_holds(&assoc.clone().into_owned(), &expected);
        for (at, key) in keys.iter().enumerate() {
            *assoc.get_mut(key).unwrap() = Value::from(at + 100);
            assert_eq!(assoc.insert(key, at + 200), Some(Value::from(at + 100)));
            expected[at].1 = at + 200;
        }
        assert_holds(&assoc, &expected);
        assert_eq!(assoc.get_mut("none"), None);
        assert_eq!(assoc.remove("none"), None);
        for (at, (key, value)) in assoc.iter_mut().enumerate() {
            assert_eq!(key, keys[at]);
            *value = Value::from(at + 300);
            expected[at].1 = at + 300;
        }
        assert_holds(&assoc, &expected);
        assert_eq!(assoc.insert("new", 1), None);
        expected.push(("new", 1));
        assert_holds(&assoc, &expected);
        for (at, key) in keys.iter().enumerate().filter(|(at, _)| at % 2 == 0) {
            assert_eq!(assoc.remove(key), Some(Value::from(at + 300)));
            expected.retain(|(held, _)| held != key);
            assert_holds(&assoc, &expected);
        }
        assoc.extend([("x", 1), ("new", 2)]);
        expected.last_mut().unwrap().1 = 2;
        expected.push(("x", 1));
        assert_holds(&assoc, &expected);
        assoc.clear();
        assert_holds(&assoc, &[]);
    }
    assert_holds(&Assoc::from([("a", 1), ("b", 2), ("a", 3)]), &[("a", 3), ("b", 2)]);
}

#[test]
fn a_place_is_filled_once() {
    for size in SIZES {
        let keys = keys(size);
        let mut assoc = assoc_of(&keys);
        let mut expected: Vec<_> = keys.iter().map(String::as_str).zip(0..).collect();
        for (at, key) in keys.iter().enumerate() {
            let place = assoc.entry(key).and_modify(|value| *value = Value::from(at + 10));
            assert_eq!(place.key(), key);
            assert_eq!(format!("{place:?}"), format!("Entry {{ key: {key:?}, .. }}"));
            assert_eq!(place.or_insert(99), &Value::from(at + 10));
            expected[at].1 = at + 10;
        }
        let place = assoc.entry("new").and_modify(|_| unreachable!("there is none"));
        *place.or_insert_with(|| 1.into()) = Value::from(2);
        expected.push(("new", 2));
        assert_holds(&assoc, &expected);
    }
}

#[test]
fn equality_ignores_the_order_of_keys() {
    for size in SIZES {
        let keys = keys(size);
        let one = assoc_of(&keys);
        let mut two: Assoc<'_> = one.clone().into_iter().collect();
        assert!(one == two);
        if size > 0 {
            // The first item moves to the end.
            two.remove(&keys[0]);
            assert!(one != two);
            two.insert(&keys[0], 0);
            assert!(one == two && one.keys().eq(two.keys()) == (size == 1));
            two.insert(&keys[0], "other");
            assert!(one != two);
            two.insert(&keys[0], 0);
            assert!(two.set_class(&keys[0], Some("c".into())));
            assert!(one != two);
            two.set_class(&keys[0], None);
            two.remove(&keys[size - 1]);
            two.insert("other", size - 1);
            assert!(one != two, "as many items, another key");
        }
    }
}

#[test]
fn classes_stay_with_their_items() {
    for size in SIZES {
        let keys = keys(size);
        let mut assoc = assoc_of(&keys);
        let mut array: Array<'_> = keys.iter().map(String::as_str).collect();
        assert!(!assoc.set_class("none", Some("c".into())) && !array.set_class(size, None));
        for (at, key) in keys.iter().enumerate() {
            assert_eq!((assoc.class(key), array.class(at)), (None, None));
            assert!(assoc.set_class(key, Some(Cow::from(key))));
            assert!(array.set_class(at, Some(Cow::from(key))));
            assoc.insert(key, "other");
        }
        let (assoc, array) = (assoc.clone().into_owned(), array.clone().into_owned());
        for (at, key) in keys.iter().enumerate() {
            assert_eq!(
                (assoc.class(key), array.class(at)),
                (Some(key.as_str()), Some(key.as_str()))
            );
            assert_eq!(
                (&assoc[key], &array[at]),
                (&Value::from("other"), &Value::from(key.as_str()))
            );
        }
        assert_eq!((assoc.class("none"), array.class(size)), (None, None));
    }
}

#[test]
fn an_array_is_a_vector() {
    let mut array: Array<'_> = array!["b", "d"];
    let texts = |array: &Array<'_>| -> Vec<String> {
        array.iter().map(|value| value.as_str().unwrap().to_owned()).collect()
    };
    array.insert(0, "a");
    array.insert(2, "c");
    array.insert(99, "e");
    assert_eq!(texts(&array), ["a", "b", "c", "d", "e"]);
    assert_eq!((array.len(), array.is_empty()), (5, false));
    *array.get_mut(1).unwrap() = Value::from("B");
    assert_eq!((array.get(1), array.get(5)), (Some(&Value::from("B")), None));
    assert_eq!(array.get_mut(5), None);
    assert_eq!((array[5].as_str(), array[5].as_array()), (Some(""), None));
    assert_eq!(array.remove(5), None);
    assert_eq!((array.remove(4), array.remove(0)), (Some("e".into()), Some("a".into())));
    assert_eq!(
        (texts(&array), array.pop()),
        (vec!["B".into(), "c".into(), "d".into()], Some("d".into()))
    );
    array.extend(["x", "y"]);
    array.iter_mut().next_back().unwrap().clone_from(&Value::from("Y"));
    assert_eq!(texts(&array), ["B", "c", "x", "Y"]);
    assert_eq!(format!("{array:?}"), r#"["B", "c", "x", "Y"]"#);

    let (mut borrowed, mut owned) = (array.iter(), array.clone().into_iter());
    assert_eq!((borrowed.size_hint(), owned.size_hint()), ((4, Some(4)), (4, Some(4))));
    assert_eq!((borrowed.next_back(), owned.next_back()), (Some(&array[3]), Some("Y".into())));
    assert_eq!((borrowed.next(), owned.next()), (Some(&array[0]), Some("B".into())));
    assert_eq!((borrowed.len(), owned.len()), (2, 2));
    assert_eq!(
        (format!("{borrowed:?}"), format!("{owned:?}")),
        (r#"["c", "x"]"#.into(), "IntoIter { len: 2 }".into())
    );
    assert_eq!((&array).into_iter().count(), 4);

    array.clear();
    assert_eq!((array.len(), array.is_empty(), array.pop()), (0, true, None));
    assert_eq!(Array::from(vec!["a", "b"]), array!["a", "b"]);
}

#[test]
fn arrays_are_equal_item_by_item() {
    let one = array!["a", assoc! { "x" => 1, "y" => 2 }];
    let other_order = array!["a", assoc! { "y" => 2, "x" => 1 }];
    assert!(one == other_order);
    for other in
        [array!["a"], array!["a", "b"], array![assoc! { "x" => 1, "y" => 2 }, "a"], array![]]
    {
        assert!(one != other);
    }
    let mut classed = one.clone();
    assert!(classed.set_class(0, Some("c".into())));
    assert!(one != classed);
}
