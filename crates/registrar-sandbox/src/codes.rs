//! Every code that the sandbox answers with, and where each is from. A request that breaks a rule of
//! `registrar-ops` is answered with the code that crate has for it.
//!
//! `own` says that the number means this by the registrar's tables, but that no document and no recorded
//! reply shows which number this case has.

/// Declares codes: number, constant, what it answers, and where it is from.
macro_rules! codes {
    ($code:ty, $make:path: $($number:literal $constant:ident $answers:literal $source:literal)*) => {
        $(
            #[doc = concat!($answers, "; from ", $source, ".")]
            #[allow(dead_code, reason = "some are answered by registrar-ops, and only listed here")]
            pub(crate) const $constant: $code = $make($number);
        )*

        #[cfg(test)]
        pub(super) const ALL: &[(u32, &str, &str)] = &[$(($number, $answers, $source),)*];
    };
}

/// Codes of `OpenSRS`.
pub(crate) mod opensrs {
    use registrar_ops::opensrs::ResponseCode;

    codes! { ResponseCode, ResponseCode::new:
        200 DONE "what was done" "recorded replies"
        210 AVAILABLE "`lookup`: the name is free" "the list of return codes"
        211 TAKEN "`lookup`: the name is taken" "the list of return codes"
        300 RATE_EXCEEDED "the fault `code-300`" "the reseller guide"
        310 TOO_MANY_CONNECTIONS "the fault `code-310`" "the list of return codes"
        350 TOO_MANY_COMMANDS "the fault `code-350`" "the list of return codes"
        400 INTERNAL "a reply that cannot be written" "the list of return codes"
        400 ADDRESS_DENIED "a wrong key, with `WrongKey::Code400`" "the reseller guide"
        401 WRONG_KEY "a wrong key" "clients of OpenSRS's own"
        410 WRONG_KEY_410 "a wrong key, with `WrongKey::Code410`" "the list of return codes"
        415 REGISTRANT "no such session, or a wrong password" "a recorded reply"
        430 UNKNOWN_COMMAND "an action that is not played" "the list of return codes"
        447 SUB_USER_EXISTS "a second sub-user" "own"
        465 NO_AUTHCODE "a domain without an authorization code" "own"
        465 NO_SUB_USER "a mail to a sub-user that is not there" "own"
        465 TWO_ERRORS "the fault `two-errors`" "the list of return codes"
        480 DOMAIN_NOT_FOUND "a domain that is not the account's" "the list of return codes"
        480 SUB_USER_NOT_FOUND "a sub-user that is not there" "own"
    }
}

/// Response numbers of eNom.
pub(crate) mod enom {
    use registrar_ops::enom::ResponseCode;

    codes! { ResponseCode, ResponseCode::new:
        302_226 TOKEN_NAME_TAKEN "a second API token of the same name" "own"
        304_150 UNKNOWN_COMMAND "a command that is not played" "own"
        304_151 INVALID_SLD "the fault `two-errors`" "own"
        304_152 INVALID_TLD "the fault `two-errors`" "own"
        304_155 WRONG_TOKEN "a wrong account ID or token" "a recorded reply"
        304_156 WRONG_PASSWORD "a wrong password of a domain" "a recorded reply"
        304_185 WRONG_ANSWER "a wrong answer to the authorization question" "own"
        304_226 MAILED_TOKEN_INVALID "a token from a mail that is wrong or too old" "own"
        304_228 LOCK_IS_SET "a lock that is set already" "own"
        313_157 LOGIN_NOT_FOUND "a login that is not the account's" "the document `UpdateAccountInfo`"
        316_153 DOMAIN_NOT_FOUND "a domain that is not the account's" "a recorded reply"
        316_226 TOKEN_NOT_FOUND "an API token that is not there" "own"
        699_000 INTERNAL "a reply that cannot be written" "own"
        706_226 TOO_MANY_TOKENS "more API tokens than the sandbox keeps" "own"
    }
}

/// What the registry answered: `RRPCode` in replies of eNom.
pub(crate) mod registry {
    codes! { u32, std::convert::identity:
        200 DONE "`GetRegLock`: done" "a recorded reply"
        210 AVAILABLE "`Check`: the name is free" "a recorded reply"
        211 TAKEN "`Check`: the name is taken" "a recorded reply"
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::{Path, PathBuf};

    const README: &str = include_str!("../README.md");

    #[test]
    fn the_readme_has_every_code() {
        let (_, section) = README.split_once("\n## Codes\n").unwrap();
        let section = section.split("\n## ").next().unwrap();
        let rows = section.lines().filter(|line| line.starts_with("| ")).skip(1);
        let expected = [
            ("OpenSRS", super::opensrs::ALL),
            ("eNom", super::enom::ALL),
            ("eNom, `RRPCode`", super::registry::ALL),
        ];
        let expected = expected.iter().flat_map(|(who, codes)| {
            codes.iter().map(move |(number, answers, source)| {
                format!("| {who} | {number} | {answers} | {source} |")
            })
        });
        assert_eq!(rows.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }

    #[test]
    fn no_code_stands_elsewhere() {
        let mut files = Vec::new();
        list(Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")), &mut files);
        assert!(files.len() > 50, "{}", files.len());
        for file in files.iter().filter(|file| !file.ends_with("codes.rs")) {
            let text = fs::read_to_string(file).unwrap();
            // Code before tests, which end a file.
            let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
            for (at, name) in code.match_indices("ResponseCode::") {
                let rest = &code[at + name.len()..];
                let first = rest.strip_prefix("new(").unwrap_or(rest).chars().next();
                let is_code = first.is_some_and(|c| c.is_ascii_digit() || c.is_ascii_uppercase());
                assert!(!is_code, "{}: {}", file.display(), &rest[..rest.len().min(30)]);
            }
        }
    }

    fn list(folder: &Path, files: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                list(&path, files);
            } else {
                files.push(path);
            }
        }
    }

    #[test]
    fn the_codes_of_registrar_ops_are_those() {
        use registrar_ops::{enom, opensrs};
        assert_eq!(opensrs::Rejection::authentication().code(), Some(super::opensrs::WRONG_KEY));
        let unknown = opensrs::Request::new("no", "such").unknown_command();
        assert_eq!(unknown.code(), Some(super::opensrs::UNKNOWN_COMMAND));
        let first = |no: &enom::Rejection| no.codes().next();
        assert_eq!(first(&enom::Rejection::authentication()), Some(super::enom::WRONG_TOKEN));
        assert_eq!(first(&enom::Rejection::unknown_command()), Some(super::enom::UNKNOWN_COMMAND));
    }
}
