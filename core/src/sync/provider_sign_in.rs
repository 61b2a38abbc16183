//! Signing in at a provider of accounts: what the app and the server say of it, and the address that the provider’s page leads
//! back to.

use serde::{Deserialize, Serialize};
use std::fmt;

/// How people are let in besides by links.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaysIn {
    /// `None` where there is no other way.
    pub provider: Option<Provider>,
}

/// One that people have accounts at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// As people call it.
    pub name: String,
}

/// Where somebody signs in, and what the provider sends back with its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderPage {
    pub address: String,
    pub state: String,
}

/// What the provider has sent back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderAnswer {
    pub state: String,
    /// What the server gets to know for it who it is; empty where nobody signed in.
    pub code: String,
}

const BEFORE_STATE: &str = "#/signed-in/";
const BEFORE_CODE: &str = "?code=";

impl ProviderAnswer {
    /// What an address has from its `#` on; `None` where it is no answer. Marks in the code may be written as numbers.
    pub fn read(fragment: &str) -> Option<Self> {
        let (state, code) = fragment.strip_prefix(BEFORE_STATE)?.split_once(BEFORE_CODE)?;
        Some(Self { state: state.to_owned(), code: code.to_owned() })
    }
}

/// As it stands behind the address of the app.
impl fmt::Display for ProviderAnswer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{BEFORE_STATE}{}{BEFORE_CODE}{}", self.state, self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_from_the_address_that_it_is_written_into() {
        for code in ["", "a%2Fb"] {
            let answer = ProviderAnswer { state: "0a".into(), code: code.into() };
            assert_eq!(ProviderAnswer::read(&answer.to_string()), Some(answer));
        }
        assert_eq!(ProviderAnswer::read("#/join/0a"), None);
    }
}
