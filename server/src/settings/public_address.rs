//! An address that people open in a browser.

use std::{fmt, net::IpAddr, str::FromStr};
use url::{Host, Url};

/// An address with a host and a path, and nothing more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicAddress(Url);

impl PublicAddress {
    /// Whether browsers must send its cookies over encrypted connections only.
    pub fn is_encrypted(&self) -> bool {
        self.0.scheme() == "https"
    }

    pub(super) fn host(&self) -> Option<&str> {
        self.0.host_str()
    }

    /// Returns the path of the app on its host: `/` if the app has the host to itself.
    pub fn path(&self) -> &str {
        self.0.path()
    }

    /// Returns the site of a page, as a browser names it.
    pub fn origin(&self) -> String {
        self.0.origin().ascii_serialization()
    }

    /// Whether no one on the way can read what is sent: it is encrypted, or does not leave the machine.
    pub(super) fn is_protected(&self) -> bool {
        self.is_encrypted() || is_local(&self.0)
    }
}

/// Whether a host name or IP address is that of this machine.
pub fn is_local_name(name: &str) -> bool {
    name == "localhost" || name.parse().is_ok_and(|ip: IpAddr| ip.is_loopback())
}

/// Whether an address is on this machine.
pub fn is_local(address: &Url) -> bool {
    match address.host() {
        // The parser recognizes IP addresses only in web addresses.
        Some(Host::Domain(name)) => is_local_name(name),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    }
}

impl FromStr for PublicAddress {
    type Err = &'static str;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wrong = "give an address that begins with https:// and has no ? and no #";
        let address = Url::parse(text).map_err(|_| wrong)?;
        let is_plain =
            address.query().is_none() && address.fragment().is_none() && address.username().is_empty();
        match address.scheme() {
            "http" | "https" if is_plain && address.has_host() => Ok(Self(address)),
            _ => Err(wrong),
        }
    }
}

/// Writes the address without a trailing slash, so that a path can follow.
impl fmt::Display for PublicAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0.as_str().trim_end_matches('/'))
    }
}
