//! The password of a domain, and the authorization code: told, checked, mailed.

use registrar_ops::Credential;
use registrar_ops::Secret;
use registrar_ops::enom::{
    AnyFields, GetPasswordBit, GetPasswordBitReply, GetSubAccountPassword, Rejection, SetDnsHost,
    SetDnsHostReply, SynchAuthInfo, SynchAuthInfoReply, ValidatePassword,
};

use super::play::{Needs, Play, not_found};
use crate::codes::enom as codes;
use crate::mail::Mail;
use crate::world::World;

/// A domain has so many hosts.
const MAX_HOSTS: usize = 1_000;

impl Play for ValidatePassword {
    fn play(self, world: &mut World) -> Result<AnyFields, Rejection> {
        let domain = world.own_domain(self.domain.domain_name())?;
        if domain.domain_password == *self.domain_password.as_secret() {
            Ok(AnyFields::default())
        } else {
            Err(wrong_password())
        }
    }
}

impl Play for GetPasswordBit {
    fn play(self, world: &mut World) -> Result<GetPasswordBitReply, Rejection> {
        let password = world.own_domain(self.domain.domain_name())?.domain_password.clone();
        Ok(GetPasswordBitReply::new(Credential::new(password).ok()))
    }
}

impl Play for GetSubAccountPassword {
    fn play(self, world: &mut World) -> Result<AnyFields, Rejection> {
        let domain = world.own_domain(self.domain.domain_name())?;
        let mail = Mail::new(domain.owner_email.clone(), "Your domain's password");
        let password = Some(domain.domain_password.clone());
        let domain = Some(domain.name.to_string());
        world.send(Mail { domain, password, ..mail });
        Ok(AnyFields::default())
    }
}

impl Play for SynchAuthInfo {
    /// Makes another authorization code, and mails it where that is asked for.
    fn play(self, world: &mut World) -> Result<SynchAuthInfoReply, Rejection> {
        let code = Secret::new(format!("epp-key-{}", world.next_number()));
        let domain = world.own_domain(self.domain.domain_name())?;
        let Some(authcode) = domain.authcode.as_mut() else {
            return Ok(SynchAuthInfoReply::synched(false));
        };
        if self.run_synch_auto_info {
            *authcode = code;
        }
        if !self.email_epp {
            return Ok(SynchAuthInfoReply::synched(self.run_synch_auto_info));
        }
        let authcode = Some(authcode.clone());
        let mail = Mail::new(domain.owner_email.clone(), "Your authorization code");
        let domain = Some(domain.name.to_string());
        world.send(Mail { domain, authcode, ..mail });
        Ok(SynchAuthInfoReply::mailed())
    }
}

impl Play for SetDnsHost {
    // The domain's own password is what counts; updaters have no other.
    const NEEDS: Needs = Needs::Nothing;

    fn play(self, world: &mut World) -> Result<SetDnsHostReply, Rejection> {
        // The zone may be a host of the domain.
        let mut name = self.zone.as_str();
        while world.domains.find(name).is_none() {
            name = name.split_once('.').ok_or_else(not_found)?.1;
        }
        let domain = world.domains.find(name).ok_or_else(not_found)?;
        if domain.domain_password != *self.domain_password.as_secret() {
            return Err(wrong_password());
        }
        let host = self.host_name.unwrap_or_else(|| "@".into());
        if domain.hosts.len() < MAX_HOSTS || domain.hosts.contains_key(&host) {
            domain.hosts.insert(host, self.address.to_string());
        }
        Ok(SetDnsHostReply::new(self.address))
    }
}

fn wrong_password() -> Rejection {
    Rejection::new(codes::WRONG_PASSWORD, "Passwords do not match")
}
