//! The time zone names of Windows, and so of Exchange and Outlook. The names come from the Unicode CLDR
//! (`windowsZones.xml`, territory 001, with the current names of the time zone database). The captions come from the
//! clock settings of many Windows versions. The table is separate so that the app carries no time zone database.

/// Returns the zone of `Romance Standard Time`, or of `Brussels, Copenhagen, Madrid, Paris`. The short names of old
/// versions (`SA Pacific`) lack only the last two words.
pub(super) fn zone(text: &str) -> Option<&'static str> {
    let find = |text: &str| all().find(|(name, _)| *name == text).map(|(_, zone)| zone);
    find(text).or_else(|| find(&[text, "Standard Time"].join(" ")))
}

pub(super) fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.iter().chain(&CAPTIONS).copied()
}

const NAMES: [(&str, &str); 135] = [
    ("Afghanistan Standard Time", "Asia/Kabul"),
    ("Alaskan Standard Time", "America/Anchorage"),
    ("Alberta Standard Time", "America/Edmonton"),
    ("Aleutian Standard Time", "America/Adak"),
    ("Altai Standard Time", "Asia/Barnaul"),
    ("Arab Standard Time", "Asia/Riyadh"),
    ("Arabian Standard Time", "Asia/Dubai"),
    ("Arabic Standard Time", "Asia/Baghdad"),
    ("Argentina Standard Time", "America/Argentina/Buenos_Aires"),
    ("Astrakhan Standard Time", "Europe/Astrakhan"),
    ("Atlantic Standard Time", "America/Halifax"),
    ("AUS Central Standard Time", "Australia/Darwin"),
    ("Aus Central W. Standard Time", "Australia/Eucla"),
    ("AUS Eastern Standard Time", "Australia/Sydney"),
    ("Azerbaijan Standard Time", "Asia/Baku"),
    ("Azores Standard Time", "Atlantic/Azores"),
    ("Bahia Standard Time", "America/Bahia"),
    ("Bangladesh Standard Time", "Asia/Dhaka"),
    ("Belarus Standard Time", "Europe/Minsk"),
    ("Bougainville Standard Time", "Pacific/Bougainville"),
    ("British Columbia Standard Time", "America/Vancouver"),
    ("Canada Central Standard Time", "America/Regina"),
    ("Cape Verde Standard Time", "Atlantic/Cape_Verde"),
    ("Caucasus Standard Time", "Asia/Yerevan"),
    ("Cen. Australia Standard Time", "Australia/Adelaide"),
    ("Central America Standard Time", "America/Guatemala"),
    ("Central Asia Standard Time", "Asia/Bishkek"),
    ("Central Brazilian Standard Time", "America/Cuiaba"),
    ("Central Europe Standard Time", "Europe/Budapest"),
    ("Central European Standard Time", "Europe/Warsaw"),
    ("Central Pacific Standard Time", "Pacific/Guadalcanal"),
    ("Central Standard Time", "America/Chicago"),
    ("Central Standard Time (Mexico)", "America/Mexico_City"),
    ("Chatham Islands Standard Time", "Pacific/Chatham"),
    ("China Standard Time", "Asia/Shanghai"),
    ("Cuba Standard Time", "America/Havana"),
    ("Dateline Standard Time", "Etc/GMT+12"),
    ("E. Africa Standard Time", "Africa/Nairobi"),
    ("E. Australia Standard Time", "Australia/Brisbane"),
    ("E. Europe Standard Time", "Europe/Chisinau"),
    ("E. South America Standard Time", "America/Sao_Paulo"),
    ("Easter Island Standard Time", "Pacific/Easter"),
    ("Eastern Standard Time", "America/New_York"),
    ("Eastern Standard Time (Mexico)", "America/Cancun"),
    ("Egypt Standard Time", "Africa/Cairo"),
    ("Ekaterinburg Standard Time", "Asia/Yekaterinburg"),
    ("Fiji Standard Time", "Pacific/Fiji"),
    ("FLE Standard Time", "Europe/Kyiv"),
    ("Georgian Standard Time", "Asia/Tbilisi"),
    ("GMT Standard Time", "Europe/London"),
    ("Greenland Standard Time", "America/Nuuk"),
    ("Greenwich Standard Time", "Atlantic/Reykjavik"),
    ("GTB Standard Time", "Europe/Bucharest"),
    ("Haiti Standard Time", "America/Port-au-Prince"),
    ("Hawaiian Standard Time", "Pacific/Honolulu"),
    ("India Standard Time", "Asia/Kolkata"),
    ("Iran Standard Time", "Asia/Tehran"),
    ("Israel Standard Time", "Asia/Jerusalem"),
    ("Jordan Standard Time", "Asia/Amman"),
    ("Kaliningrad Standard Time", "Europe/Kaliningrad"),
    ("Korea Standard Time", "Asia/Seoul"),
    ("Libya Standard Time", "Africa/Tripoli"),
    ("Line Islands Standard Time", "Pacific/Kiritimati"),
    ("Lord Howe Standard Time", "Australia/Lord_Howe"),
    ("Magadan Standard Time", "Asia/Magadan"),
    ("Magallanes Standard Time", "America/Punta_Arenas"),
    ("Manitoba Standard Time", "America/Winnipeg"),
    ("Marquesas Standard Time", "Pacific/Marquesas"),
    ("Mauritius Standard Time", "Indian/Mauritius"),
    ("Middle East Standard Time", "Asia/Beirut"),
    ("Montevideo Standard Time", "America/Montevideo"),
    ("Morocco Standard Time", "Africa/Casablanca"),
    ("Mountain Standard Time", "America/Denver"),
    ("Mountain Standard Time (Mexico)", "America/Mazatlan"),
    ("Myanmar Standard Time", "Asia/Yangon"),
    ("N. Central Asia Standard Time", "Asia/Novosibirsk"),
    ("Namibia Standard Time", "Africa/Windhoek"),
    ("Nepal Standard Time", "Asia/Kathmandu"),
    ("New Zealand Standard Time", "Pacific/Auckland"),
    ("Newfoundland Standard Time", "America/St_Johns"),
    ("Norfolk Standard Time", "Pacific/Norfolk"),
    ("North Asia East Standard Time", "Asia/Irkutsk"),
    ("North Asia Standard Time", "Asia/Krasnoyarsk"),
    ("North Korea Standard Time", "Asia/Pyongyang"),
    ("Omsk Standard Time", "Asia/Omsk"),
    ("Pacific SA Standard Time", "America/Santiago"),
    ("Pacific Standard Time", "America/Los_Angeles"),
    ("Pacific Standard Time (Mexico)", "America/Tijuana"),
    ("Pakistan Standard Time", "Asia/Karachi"),
    ("Paraguay Standard Time", "America/Asuncion"),
    ("Qyzylorda Standard Time", "Asia/Qyzylorda"),
    ("Romance Standard Time", "Europe/Paris"),
    ("Russia Time Zone 10", "Asia/Srednekolymsk"),
    ("Russia Time Zone 11", "Asia/Kamchatka"),
    ("Russia Time Zone 3", "Europe/Samara"),
    ("Russian Standard Time", "Europe/Moscow"),
    ("SA Eastern Standard Time", "America/Cayenne"),
    ("SA Pacific Standard Time", "America/Bogota"),
    ("SA Western Standard Time", "America/La_Paz"),
    ("Saint Pierre Standard Time", "America/Miquelon"),
    ("Sakhalin Standard Time", "Asia/Sakhalin"),
    ("Samoa Standard Time", "Pacific/Apia"),
    ("Sao Tome Standard Time", "Africa/Sao_Tome"),
    ("Saratov Standard Time", "Europe/Saratov"),
    ("SE Asia Standard Time", "Asia/Bangkok"),
    ("Singapore Standard Time", "Asia/Singapore"),
    ("South Africa Standard Time", "Africa/Johannesburg"),
    ("South Sudan Standard Time", "Africa/Juba"),
    ("Sri Lanka Standard Time", "Asia/Colombo"),
    ("Sudan Standard Time", "Africa/Khartoum"),
    ("Syria Standard Time", "Asia/Damascus"),
    ("Taipei Standard Time", "Asia/Taipei"),
    ("Tasmania Standard Time", "Australia/Hobart"),
    ("Tocantins Standard Time", "America/Araguaina"),
    ("Tokyo Standard Time", "Asia/Tokyo"),
    ("Tomsk Standard Time", "Asia/Tomsk"),
    ("Tonga Standard Time", "Pacific/Tongatapu"),
    ("Transbaikal Standard Time", "Asia/Chita"),
    ("Turkey Standard Time", "Europe/Istanbul"),
    ("Turks And Caicos Standard Time", "America/Grand_Turk"),
    ("Ulaanbaatar Standard Time", "Asia/Ulaanbaatar"),
    ("US Eastern Standard Time", "America/Indiana/Indianapolis"),
    ("US Mountain Standard Time", "America/Phoenix"),
    ("Venezuela Standard Time", "America/Caracas"),
    ("Vladivostok Standard Time", "Asia/Vladivostok"),
    ("Volgograd Standard Time", "Europe/Volgograd"),
    ("W. Australia Standard Time", "Australia/Perth"),
    ("W. Central Africa Standard Time", "Africa/Lagos"),
    ("W. Europe Standard Time", "Europe/Berlin"),
    ("W. Mongolia Standard Time", "Asia/Hovd"),
    ("West Asia Standard Time", "Asia/Tashkent"),
    ("West Bank Standard Time", "Asia/Hebron"),
    ("West Pacific Standard Time", "Pacific/Port_Moresby"),
    ("Yakutsk Standard Time", "Asia/Yakutsk"),
    ("Yukon Standard Time", "America/Whitehorse"),
];

const CAPTIONS: [(&str, &str); 59] = [
    ("Abu Dhabi, Muscat", "Asia/Muscat"),
    ("Adelaide, Central Australia", "Australia/Adelaide"),
    ("Almaty, Novosibirsk, North Central Asia", "Asia/Almaty"),
    ("Amsterdam, Berlin, Bern, Rom, Stockholm, Wien", "Europe/Berlin"),
    ("Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna", "Europe/Berlin"),
    ("Arab, Kuwait, Riyadh", "Asia/Kuwait"),
    ("Astana, Dhaka", "Asia/Dhaka"),
    ("Athens, Istanbul, Minsk", "Europe/Athens"),
    ("Atlantic Time (Canada)", "America/Halifax"),
    ("Auckland, Wellington", "Pacific/Auckland"),
    ("Baku, Tbilisi, Yerevan", "Asia/Baku"),
    ("Bangkok, Hanoi, Jakarta", "Asia/Bangkok"),
    ("Beijing, Chongqing, Hong Kong SAR, Urumqi", "Asia/Shanghai"),
    ("Belgrade, Pozsony, Budapest, Ljubljana, Prague", "Europe/Prague"),
    ("Bogota, Lima, Quito", "America/Bogota"),
    ("Brisbane, East Australia", "Australia/Brisbane"),
    ("Brussels, Copenhagen, Madrid, Paris", "Europe/Paris"),
    ("Canberra, Melbourne, Sydney", "Australia/Sydney"),
    ("Canberra, Melbourne, Sydney, Hobart", "Australia/Sydney"),
    ("Caracas, La Paz", "America/Caracas"),
    ("Casablanca, Monrovia", "Africa/Casablanca"),
    ("Central Time (US & Canada)", "America/Chicago"),
    ("Central Time (US and Canada)", "America/Chicago"),
    ("East Africa, Nairobi", "Africa/Nairobi"),
    ("Eastern Time (US & Canada)", "America/New_York"),
    ("Eastern Time (US and Canada)", "America/New_York"),
    ("Eniwetok, Kwajalein, Dateline Time", "Pacific/Kwajalein"),
    ("Fiji Islands, Kamchatka, Marshall Is.", "Pacific/Fiji"),
    ("Greenwich Mean Time: Dublin, Edinburgh, Lisbon, London", "Europe/Lisbon"),
    ("Greenwich Mean Time; Dublin, Edinburgh, London", "Europe/London"),
    ("Guam, Port Moresby", "Pacific/Guam"),
    ("Harare, Pretoria", "Africa/Harare"),
    ("Helsinki, Riga, Tallinn", "Europe/Helsinki"),
    ("Hobart, Tasmania", "Australia/Hobart"),
    ("Indiana (East)", "America/Indiana/Indianapolis"),
    ("Irkutsk, Ulaan Bataar", "Asia/Irkutsk"),
    ("Islamabad, Karachi, Tashkent", "Asia/Karachi"),
    ("Israel, Jerusalem Standard Time", "Asia/Jerusalem"),
    ("Kathmandu, Nepal", "Asia/Kathmandu"),
    ("Kolkata, Chennai, Mumbai, New Delhi, India Standard Time", "Asia/Kolkata"),
    ("Kuala Lumpur, Singapore", "Asia/Singapore"),
    ("Magadan, Solomon Is., New Caledonia", "Asia/Magadan"),
    ("Mexico City, Tegucigalpa", "America/Mexico_City"),
    ("Midway Island, Samoa", "Pacific/Midway"),
    ("Moscow, St. Petersburg, Volgograd", "Europe/Moscow"),
    ("Mountain Time (US & Canada)", "America/Denver"),
    ("Mountain Time (US and Canada)", "America/Denver"),
    ("Nuku'alofa, Tonga", "Pacific/Tongatapu"),
    ("Osaka, Sapporo, Tokyo", "Asia/Tokyo"),
    ("Pacific Time (US & Canada)", "America/Los_Angeles"),
    ("Pacific Time (US & Canada); Tijuana", "America/Los_Angeles"),
    ("Pacific Time (US and Canada)", "America/Los_Angeles"),
    ("Pacific Time (US and Canada); Tijuana", "America/Los_Angeles"),
    ("Paris, Madrid, Brussels, Copenhagen", "Europe/Paris"),
    ("Perth, Western Australia", "Australia/Perth"),
    ("Prague, Central Europe", "Europe/Prague"),
    ("Sarajevo, Skopje, Sofija, Vilnius, Warsaw, Zagreb", "Europe/Sarajevo"),
    ("Seoul, Korea Standard time", "Asia/Seoul"),
    ("Sri Jayawardenepura, Sri Lanka", "Asia/Colombo"),
];

#[cfg(test)]
mod tests {
    use super::*;

    use crate::zones::{DatabaseZones, Zone, Zones};
    use calcard::common::timezone::Tz;
    use chrono::{DateTime, Duration, TimeZone, Utc};

    /// Zones that have changed since the calendar library's table was made.
    const NEWER: [&str; 2] = ["Central Asia Standard Time", "Mountain Standard Time (Mexico)"];

    fn mondays() -> impl Iterator<Item = DateTime<Utc>> {
        let first = Utc.with_ymd_and_hms(2024, 1, 1, 12, 0, 0).single().expect("UTC has every time once");
        (0..260).map(move |week| first + Duration::weeks(week))
    }

    #[test]
    fn every_zone_is_known() {
        for (name, zone) in all() {
            assert!(DatabaseZones.knows(&Zone::named(zone)), "{name}");
        }
    }

    #[test]
    fn the_calendar_library_agrees() {
        let both = all().filter(|(name, _)| !NEWER.contains(name));
        let both: Vec<_> =
            both.filter_map(|(name, zone)| Some((name, zone, name.parse::<Tz>().ok()?))).collect();
        assert!(both.len() > 180, "{}", both.len());
        for (name, zone, theirs) in both {
            let Tz::Tz(theirs) = theirs else { panic!("{name}") };
            let (ours, theirs) = (Zone::named(zone), Zone::named(theirs.name()));
            for at in mondays() {
                let offset = |zone| DatabaseZones.offset_seconds(zone, at);
                assert_eq!(offset(&ours), offset(&theirs), "{name}");
            }
        }
    }

    #[test]
    fn short_names_are_understood() {
        assert_eq!(zone("SA Pacific"), Some("America/Bogota"));
        assert_eq!(zone("W. Europe"), Some("Europe/Berlin"));
        assert_eq!(zone("Customized Time Zone"), None);
    }
}
