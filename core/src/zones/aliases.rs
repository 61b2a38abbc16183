//! Browsers and files may use names of zones that the time zone database has since changed. One zone under two names would look
//! like two zones, so the old name is replaced by the current one.

/// The current name of a zone, given an old or a current one.
pub fn present_name(name: &str) -> &str {
    RENAMED.iter().find(|(old, _)| *old == name).map_or(name, |(_, present)| present)
}

const RENAMED: [(&str, &str); 28] = [
    ("Africa/Asmera", "Africa/Asmara"),
    ("America/Buenos_Aires", "America/Argentina/Buenos_Aires"),
    ("America/Catamarca", "America/Argentina/Catamarca"),
    ("America/Coral_Harbour", "America/Atikokan"),
    ("America/Cordoba", "America/Argentina/Cordoba"),
    ("America/Fort_Wayne", "America/Indiana/Indianapolis"),
    ("America/Godthab", "America/Nuuk"),
    ("America/Indianapolis", "America/Indiana/Indianapolis"),
    ("America/Jujuy", "America/Argentina/Jujuy"),
    ("America/Louisville", "America/Kentucky/Louisville"),
    ("America/Mendoza", "America/Argentina/Mendoza"),
    ("Asia/Calcutta", "Asia/Kolkata"),
    ("Asia/Dacca", "Asia/Dhaka"),
    ("Asia/Katmandu", "Asia/Kathmandu"),
    ("Asia/Macao", "Asia/Macau"),
    ("Asia/Rangoon", "Asia/Yangon"),
    ("Asia/Saigon", "Asia/Ho_Chi_Minh"),
    ("Asia/Thimbu", "Asia/Thimphu"),
    ("Asia/Ulan_Bator", "Asia/Ulaanbaatar"),
    ("Atlantic/Faeroe", "Atlantic/Faroe"),
    ("Etc/GMT", "UTC"),
    ("Etc/UCT", "UTC"),
    ("Etc/UTC", "UTC"),
    ("Europe/Kiev", "Europe/Kyiv"),
    ("GMT", "UTC"),
    ("Pacific/Enderbury", "Pacific/Kanton"),
    ("Pacific/Ponape", "Pacific/Pohnpei"),
    ("Pacific/Truk", "Pacific/Chuuk"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zones::{DatabaseZones, Zone, Zones};

    #[test]
    fn every_current_name_is_known() {
        for (_, present) in RENAMED {
            assert!(DatabaseZones.knows(&Zone::named(present)), "{present}");
        }
    }

    #[test]
    fn a_current_name_stays() {
        assert_eq!(present_name("Europe/Kiev"), "Europe/Kyiv");
        assert_eq!(present_name("Europe/Berlin"), "Europe/Berlin");
    }
}
