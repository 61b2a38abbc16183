//! Settings for an app that other sites serve, in addition to this server or instead of it.

use super::public_address::PublicAddress;
use clap::Args;
use std::str::FromStr;

/// The app on other sites.
#[derive(Debug, Args)]
pub struct ElsewhereArgs {
    /// The address at which people open the app, if a static host serves it: `https://name.github.io/switchback/`. Links lead
    /// there, and name this server.
    #[arg(long, env = "SWITCHBACK_APP_ADDRESS")]
    pub app_address: Option<PublicAddress>,
    /// Another site with the app, whose pages can sign people in here: `https://name.github.io`. Can be given several times.
    #[arg(long, env = "SWITCHBACK_ALLOW_ORIGIN", value_delimiter = ',')]
    allow_origin: Vec<Origin>,
}

impl ElsewhereArgs {
    /// Returns the sites with the app, other than the server's own.
    pub(super) fn origins(&self, own: Option<&PublicAddress>) -> Vec<Origin> {
        let of_app = self.app_address.as_ref().map(|address| Origin(address.origin()));
        let own = own.map(PublicAddress::origin);
        let all = self.allow_origin.iter().cloned().chain(of_app);
        all.filter(|origin| Some(&origin.0) != own.as_ref()).collect()
    }
}

/// A site, as a browser names it in requests from its pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin(String);

impl Origin {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Origin {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "give a site without a path, such as https://name.github.io";
        let address: PublicAddress = text.parse().map_err(|_| wrong)?;
        if address.path() != "/" {
            return Err(wrong);
        }
        if !address.is_protected() {
            return Err(
                "its pages could be read and changed in transit. Use an address that begins with https://",
            );
        }
        Ok(Self(address.origin()))
    }
}
