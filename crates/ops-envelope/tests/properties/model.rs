//! Values as the tests think of them, apart from the crate's own tree.

use std::collections::HashSet;

use ops_envelope::{Array, Assoc, Container, Value};
use proptest::prelude::*;

/// What a data block can hold.
#[derive(Clone, Debug)]
pub(crate) enum Model {
    Scalar(String),
    Array(Vec<Item>),
    Assoc(Vec<(String, Item)>),
    Nested(Container, Box<Model>),
}

#[derive(Clone, Debug)]
pub(crate) struct Item {
    pub(crate) class: Option<String>,
    pub(crate) value: Model,
}

/// Any character that XML may hold, those with a meaning in XML most often.
pub(crate) fn character() -> impl Strategy<Value = char> {
    let special: Vec<char> =
        "<>&'\"]\r\n\t  ;#x\u{FEFF}\u{FFFD}\u{85}\u{A0}\u{7F}".chars().collect();
    prop_oneof![
        4 => prop::char::range('a', 'z'),
        4 => prop::sample::select(special),
        1 => any::<char>().prop_filter("XML allows it", |&c| xml_pull::is_legal(c)),
    ]
}

pub(crate) fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        1 => Just(String::new()),
        1 => Just("]]>".to_owned()),
        6 => prop::collection::vec(character(), 0..12).prop_map(String::from_iter),
    ]
}

fn container() -> impl Strategy<Value = Container> {
    prop::sample::select(vec![
        Container::Assoc,
        Container::Array,
        Container::Scalar,
        Container::ScalarRef,
    ])
}

/// Any value, a few levels deep, with up to twenty items in a container.
pub(crate) fn model() -> impl Strategy<Value = Model> {
    text().prop_map(Model::Scalar).prop_recursive(5, 40, 6, |inner| {
        let item = (prop::option::weighted(0.2, text()), inner.clone())
            .prop_map(|(class, value)| Item { class, value })
            .boxed();
        let few = prop::collection::vec(item.clone(), 0..5);
        let keyed = |count| prop::collection::vec((text(), item.clone()), count);
        prop_oneof![
            2 => few.prop_map(Model::Array),
            3 => keyed(0..5).prop_map(|items| Model::Assoc(unique(items))),
            // More than are compared one by one.
            1 => keyed(15..24).prop_map(|items| Model::Assoc(unique(items))),
            1 => (container(), inner).prop_map(|(c, value)| Model::Nested(c, Box::new(value))),
        ]
    })
}

/// The first item of each key.
fn unique(items: Vec<(String, Item)>) -> Vec<(String, Item)> {
    let mut seen = HashSet::new();
    items.into_iter().filter(|(key, _)| seen.insert(key.clone())).collect()
}

impl Model {
    /// The notation of `common::shape`, written without the crate's tree.
    pub(crate) fn shape(&self) -> String {
        let item = |item: &Item| match &item.class {
            Some(class) => format!("@{class} {}", item.value.shape()),
            None => item.value.shape(),
        };
        match self {
            Self::Scalar(text) => format!("{text:?}"),
            Self::Nested(container, inner) => format!("{}({})", container.name(), inner.shape()),
            Self::Array(items) => {
                format!("[{}]", items.iter().map(item).collect::<Vec<_>>().join(", "))
            }
            Self::Assoc(items) => {
                let items: Vec<_> =
                    items.iter().map(|(key, value)| format!("{key}: {}", item(value))).collect();
                format!("{{{}}}", items.join(", "))
            }
        }
    }

    /// The tree that callers can build: of all wrappings they have only the reference.
    pub(crate) fn build(&self) -> Value<'static> {
        match self {
            Self::Scalar(text) => Value::from(text.clone()),
            Self::Nested(Container::ScalarRef, inner) => Value::scalar_ref(inner.build()),
            Self::Nested(_, inner) => inner.build(),
            Self::Array(items) => {
                let mut array: Array<'static> =
                    items.iter().map(|item| item.value.build()).collect();
                for (at, item) in items.iter().enumerate() {
                    assert!(array.set_class(at, item.class.clone().map(Into::into)));
                }
                array.into()
            }
            Self::Assoc(items) => {
                let mut assoc = Assoc::new();
                for (key, item) in items {
                    assert_eq!(assoc.insert(key.clone(), item.value.build()), None);
                    assert!(assoc.set_class(key, item.class.clone().map(Into::into)));
                }
                assoc.into()
            }
        }
    }

    /// The same with the wrappings gone that callers cannot build.
    pub(crate) fn buildable(&self) -> Self {
        let of = |item: &Item| Item { class: item.class.clone(), value: item.value.buildable() };
        match self {
            Self::Scalar(text) => Self::Scalar(text.clone()),
            Self::Nested(Container::ScalarRef, inner) => {
                Self::Nested(Container::ScalarRef, Box::new(inner.buildable()))
            }
            Self::Nested(_, inner) => inner.buildable(),
            Self::Array(items) => Self::Array(items.iter().map(of).collect()),
            Self::Assoc(items) => {
                Self::Assoc(items.iter().map(|(key, item)| (key.clone(), of(item))).collect())
            }
        }
    }

    /// Calls `change` with every text: scalars, keys, classes.
    pub(crate) fn texts_mut(&mut self, change: &mut impl FnMut(&mut String)) {
        let mut item = |item: &mut Item| {
            if let Some(class) = &mut item.class {
                change(class);
            }
            item.value.texts_mut(change);
        };
        match self {
            Self::Scalar(text) => change(text),
            Self::Nested(_, inner) => inner.texts_mut(change),
            Self::Array(items) => items.iter_mut().for_each(item),
            Self::Assoc(items) => {
                for (_, value) in items.iter_mut() {
                    item(value);
                }
                for (key, _) in items {
                    change(key);
                }
            }
        }
    }

    /// Puts the items of every assoc into the opposite order.
    pub(crate) fn reverse(&mut self) {
        match self {
            Self::Scalar(_) => {}
            Self::Nested(_, inner) => inner.reverse(),
            Self::Array(items) => {
                for item in items {
                    item.value.reverse();
                }
            }
            Self::Assoc(items) => {
                items.reverse();
                for (_, item) in items {
                    item.value.reverse();
                }
            }
        }
    }
}
