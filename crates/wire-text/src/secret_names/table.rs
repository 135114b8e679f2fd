//! The names.

/// Where a word must stand in a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// At its end.
    End,
    /// At its end, as a word of its own: `pass`, `user-pass`, `UserPass`.
    Word,
    /// Alone.
    Alone,
}
use Rule::{Alone, End, Word};

/// Names of secrets: passwords, tokens, answers, authorization codes, cards. Sorted by the last letter.
#[rustfmt::skip] // a table
pub(super) static SECRETS: &[(&str, Rule)] = &[
    ("cvc", End),
    ("creditcard", Alone),
    ("passwd", End),
    ("password", End),
    ("passwordmd", End),
    ("passwordold", End),
    ("pwd", End),
    ("sessionid", End),
    ("sid", Word),
    ("authcode", End),
    ("authenticationcode", End),
    ("authinfocode", End),
    ("authorizationcode", End),
    ("ccname", End),
    ("cookie", End),
    ("cvccode", End),
    ("cvv2code", End),
    ("cvvcode", End),
    ("eppcode", End),
    ("otpcode", End),
    ("passcode", End),
    ("passphrase", End),
    ("pincode", End),
    ("securitycode", End),
    ("signature", End),
    ("transfercode", End),
    ("unlockcode", End),
    ("auth", Alone),
    ("cardexpmonth", End),
    ("ccexpmonth", End),
    ("creditcardexpmonth", End),
    ("passwordhash", End),
    ("pwdhash", End),
    ("transferauth", End),
    ("credential", End),
    ("ccnum", End),
    ("passwordconfirm", End),
    ("privatekeypem", End),
    ("authorization", End),
    ("ccn", Word),
    ("passwordagain", End),
    ("passwordconfirmation", End),
    ("pin", Word),
    ("session", Alone),
    ("token", End),
    ("authinfo", End),
    ("cardno", End),
    ("epp", Alone),
    ("otp", Word),
    ("answer", Alone),
    ("authanswer", End),
    ("bearer", Word),
    ("cardexpyear", End),
    ("cardnumber", End),
    ("ccexpyear", End),
    ("ccnumber", End),
    ("creditcardexpyear", End),
    ("questionanswer", End),
    ("secretanswer", End),
    ("securityanswer", End),
    ("authcodes", End),
    ("credentials", End),
    ("mailpass", End),
    ("pass", Word),
    ("passwords", End),
    ("userpass", End),
    ("jwt", Word),
    ("passwordhint", End),
    ("secret", End),
    ("cvv", End),
    ("passwordnew", End),
    ("pw", End),
    ("accesskey", End),
    ("apikey", End),
    ("authkey", End),
    ("authorizationkey", End),
    ("encryptionkey", End),
    ("eppkey", End),
    ("key", Alone),
    ("passkey", End),
    ("passwordverify", End),
    ("privatekey", End),
    ("secretkey", End),
    ("sessionkey", End),
    ("sslkey", End),
    ("transferkey", End),
    ("tsigkey", End),
];

/// Names of what is personal. Sorted by the last letter.
#[rustfmt::skip] // a table
pub(super) static PERSONAL: &[(&str, Rule)] = &[
    ("taxid", End),
    ("birthdate", End),
    ("companyname", End),
    ("firstname", End),
    ("fname", End),
    ("fullname", End),
    ("jobtitle", End),
    ("lastname", End),
    ("lname", End),
    ("mobile", End),
    ("organizationname", End),
    ("orgname", End),
    ("phone", End),
    ("postalcode", End),
    ("province", Word),
    ("state", Word),
    ("stateprovince", End),
    ("zipcode", End),
    ("email", End),
    ("mail", End),
    ("organization", End),
    ("enduserip", End),
    ("lastip", End),
    ("registrantip", End),
    ("zip", End),
    ("addr", End),
    ("address", End),
    ("emailaddress", End),
    ("phoneext", End),
    ("fax", End),
    ("city", Word),
    ("country", Word),
];

#[cfg(test)]
mod tests {
    use super::super::letters::LONGEST;
    use super::*;

    #[test]
    fn the_table_is_sorted_and_short_enough() {
        for table in [SECRETS, PERSONAL] {
            assert!(table.is_sorted_by_key(|(word, _)| word.as_bytes().last()));
            assert!(table.iter().all(|(word, _)| word.len() < LONGEST));
        }
    }
}
