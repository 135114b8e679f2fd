//! One account among those of a sandbox, with a world of its own.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use registrar_ops::Secret;

use crate::asked::Asked;
use crate::fault::script::Script;
use crate::fault::{Fault, damage, replacement};
use crate::http::answer::Answer;
use crate::record::{Exchange, Record};
use crate::ring::Ring;
use crate::world::World;

/// Who an account is at both registrars.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Credentials {
    pub(crate) username: String,
    pub(crate) key: Secret,
    pub(crate) uid: String,
    pub(crate) token: Secret,
}

/// An account, and all that belongs to it.
#[derive(Debug)]
pub(crate) struct Tenant {
    pub(crate) credentials: Credentials,
    initial: World,
    state: Mutex<State>,
}

/// What an account's tests and requests change.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) world: World,
    pub(crate) script: Script,
    pub(crate) canned: BTreeMap<String, Answer>,
    pub(crate) records: Ring<Record>,
}

impl Tenant {
    pub(crate) fn new(credentials: Credentials, initial: World) -> Self {
        let state = Mutex::new(State::new(initial.clone()));
        Self { credentials, initial, state }
    }

    pub(crate) fn state(&self) -> MutexGuard<'_, State> {
        // A test that panicked while it held the state must not fail the others.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The world that this account began with.
    pub(crate) const fn initial(&self) -> &World {
        &self.initial
    }

    /// Forgets all that happened.
    pub(crate) fn reset(&self) {
        *self.state() = State::new(self.initial.clone());
    }
}

impl State {
    fn new(world: World) -> Self {
        let (script, canned, records) = (Script::default(), BTreeMap::new(), Ring::new());
        Self { world, script, canned, records }
    }

    /// Answers a verified request: with the fault whose turn it is, with what was laid down for this
    /// operation, or by playing it.
    pub(crate) fn exchange(
        &mut self,
        operation: String,
        domain: Option<&str>,
        forced: Option<Fault>,
        asked: &Asked,
        play: impl FnOnce(&mut World) -> Answer,
    ) -> Exchange {
        let by_name = || domain.and_then(Fault::of_domain);
        let fault = forced.or_else(by_name).unwrap_or_else(|| self.script.next(&operation));
        let sent = self.world.mailbox.count();
        let mut answer = replacement::of(fault, asked).unwrap_or_else(|| {
            let canned = self.canned.get(&operation).cloned();
            canned.unwrap_or_else(|| play(&mut self.world))
        });
        damage_body(fault, asked, &mut answer);
        let mails = self.world.mailbox.after(sent);
        Exchange { operation, is_verified: true, fault, answer, mails }
    }
}

/// Answers what asks for nothing that could be done: with the fault that was asked for, if one was.
pub(crate) fn refuse(
    forced: Option<Fault>,
    is_verified: bool,
    asked: &Asked,
    answer: impl FnOnce() -> Answer,
) -> Exchange {
    let fault = forced.unwrap_or_default();
    let mut answer = replacement::of(fault, asked).unwrap_or_else(answer);
    damage_body(fault, asked, &mut answer);
    Exchange { operation: String::new(), is_verified, fault, answer, mails: Vec::new() }
}

fn damage_body(fault: Fault, asked: &Asked, answer: &mut Answer) {
    let body = std::mem::take(answer.body_mut());
    *answer.body_mut() = damage::apply(fault, asked, body);
}
