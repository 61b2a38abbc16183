//! Names of people who don't exist: given names from everywhere, and made-up family names.

use crate::model::person::Profile;

#[rustfmt::skip]
const GIVEN: [&str; 60] = [
    "Amara", "Kenji", "Zoë", "Mateo", "Priya", "Lars", "Noor", "Tomasz", "Ifeoma", "Chen", "Paloma",
    "Arjun", "Freya", "Kofi", "Yuki", "Dmitri", "Leilani", "Omar", "Saoirse", "Vikram", "Ingrid",
    "Thandiwe", "Mehmet", "Rosa", "Jian", "Nadia", "Søren", "Ximena", "Rafael", "Anaïs", "Farid", "Hana",
    "Emeka", "Lucía", "Oskar", "Meera", "Tariq", "Wren", "Bao", "Eleni", "Kwame", "Linh", "Sven", "Aisha",
    "Hugo", "Divya", "Miriam", "Pavel", "Zainab", "Andrés", "Greta", "Rohan", "Sunniva", "Idris", "Mila",
    "Takumi", "Odile", "Ravi", "Esperanza", "Joon",
];

#[rustfmt::skip]
const FAMILY: [&str; 45] = [
    "Fernhollow", "Quillmoor", "Brightwater", "Ambervale", "Thistledown", "Larkmead", "Copperfinch",
    "Stonewillow", "Merrowind", "Ashgrove", "Duskwater", "Featherstone-Vale", "Goldensedge", "Hazelbrook",
    "Inkwell", "Juniperhill", "Kestrelmoor", "Lanternwood", "Marigoldt", "Nightingrove", "Oakenshaw",
    "Pebblebrook", "Quincewood", "Ravenmoss", "Silverthorn", "Tanglewood", "Umberfield", "Velvetmoss",
    "Wintermere", "Yarrowdale", "Zephyrhill", "Birchwhistle", "Cloudberry", "Driftmoor", "Elderbough",
    "Foxglove", "Glimmerstone", "Heatherly-Finch", "Ivorystream", "Kingfisherly", "Lichenfeld", "Mosswater",
    "Plumfeather", "Rowanlight", "Starlingford",
];

/// Returns the name of the person at this index. No two of the first 180 share a name.
pub fn profile(place: usize) -> Profile {
    let given = GIVEN[place % GIVEN.len()];
    let family = FAMILY[(place * 7 + place / GIVEN.len()) % FAMILY.len()];
    let mail = format!("{}.{}@larkspur.example", plain(given), plain(family));
    Profile::new(format!("{given} {family}"), Some(mail))
}

/// Returns the name in letters that every mail server accepts.
fn plain(name: &str) -> String {
    let letter = |letter| match letter {
        'ë' => 'e',
        'ï' => 'i',
        'ø' => 'o',
        'í' => 'i',
        'é' => 'e',
        other => other,
    };
    name.to_lowercase().chars().map(letter).collect()
}
