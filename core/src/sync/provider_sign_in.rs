//! Sign-in with an account provider: the messages between the app and the server, and the address to which the provider’s page
//! redirects.

use serde::{Deserialize, Serialize};
use std::fmt;

/// The ways to sign in other than by a link.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WaysIn {
    /// `None` if there is no other way.
    pub provider: Option<Provider>,
}

/// An account provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// The name that users know it by.
    pub name: String,
}

/// The page to sign in at, and the state that the provider sends back with its response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderPage {
    pub address: String,
    pub state: String,
}

/// The provider's response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProviderAnswer {
    pub state: String,
    /// The code from which the server learns who signed in; empty if no one did.
    pub code: String,
}

const BEFORE_STATE: &str = "#/signed-in/";
const BEFORE_CODE: &str = "?code=";

impl ProviderAnswer {
    /// Parses the part of an address from its `#` on; `None` if it is no such response. Characters of the code may be
    /// percent-encoded.
    pub fn read(fragment: &str) -> Option<Self> {
        let (state, code) = fragment.strip_prefix(BEFORE_STATE)?.split_once(BEFORE_CODE)?;
        Some(Self { state: state.to_owned(), code: code.to_owned() })
    }
}

/// The part that follows the address of the app.
impl fmt::Display for ProviderAnswer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{BEFORE_STATE}{}{BEFORE_CODE}{}", self.state, self.code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_reads_back_from_its_address() {
        for code in ["", "a%2Fb"] {
            let answer = ProviderAnswer { state: "0a".into(), code: code.into() };
            assert_eq!(ProviderAnswer::read(&answer.to_string()), Some(answer));
        }
        assert_eq!(ProviderAnswer::read("#/join/0a"), None);
    }
}
