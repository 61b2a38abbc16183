//! Files changed at random, by lines, by words that mean something to a reader, and by bytes.

/// Numbers that follow from a seed (SplitMix64).
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64, number: u64) -> Self {
        let mut dice =
            Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ number.wrapping_mul(0xD1B5_4A32_D192_ED03));
        dice.next();
        dice
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// Below `most`; 0 where nothing is.
    pub fn below(&mut self, most: usize) -> usize {
        if most == 0 { 0 } else { (self.next() % most as u64) as usize }
    }

    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        of.get(self.below(of.len()))
    }
}

/// Words that stand for something in one of the formats, and values at the edges.
const WORDS: [&str; 104] = [
    "BEGIN:VEVENT",
    "END:VEVENT",
    "BEGIN:VCALENDAR",
    "END:VCALENDAR",
    "BEGIN:VTIMEZONE",
    "END:VTIMEZONE",
    "BEGIN:STANDARD",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "BEGIN:VALARM",
    "END:VALARM",
    "UID:1",
    "DTSTART:20260329T020000",
    "DTSTART;VALUE=DATE:20260101",
    "DTSTART;TZID=Europe/Berlin:20260329T023000",
    "DTSTART:00010101T000000Z",
    "DTSTART:99991231T235959Z",
    "DTSTART;TZID=My Zone:20260601T090000",
    "DTEND:20260329T030000",
    "DTEND;VALUE=DATE:20260102",
    "DURATION:PT1H",
    "DURATION:P1W",
    "DURATION:-P1D",
    "DURATION:P99999999999W",
    "DURATION:PT99999999999S",
    "RRULE:FREQ=SECONDLY",
    "RRULE:FREQ=MINUTELY;BYHOUR=9",
    "RRULE:FREQ=HOURLY;INTERVAL=7",
    "RRULE:FREQ=DAILY;COUNT=4294967295",
    "RRULE:FREQ=WEEKLY;BYDAY=MO,TU;UNTIL=20270101",
    "RRULE:FREQ=MONTHLY;BYDAY=-5FR;BYSETPOS=-366",
    "RRULE:FREQ=YEARLY;BYWEEKNO=53;BYDAY=SU",
    "RRULE:FREQ=YEARLY;BYYEARDAY=366,-366",
    "RRULE:FREQ=YEARLY;INTERVAL=10000",
    "RRULE:FREQ=DAILY;BYHOUR=0,1,2,3;BYMINUTE=0,15,30,45",
    "EXRULE:FREQ=DAILY",
    "EXDATE:20260329T020000",
    "EXDATE;VALUE=DATE:20260105",
    "RDATE;VALUE=PERIOD:20260101T000000Z/PT1H",
    "RDATE:20260101",
    "RECURRENCE-ID:20260329T020000",
    "RECURRENCE-ID;RANGE=THISANDFUTURE:20260105T090000Z",
    "SEQUENCE:-1",
    "SEQUENCE:99999999999",
    "STATUS:CANCELLED",
    "TRANSP:TRANSPARENT",
    "TZID:My Zone",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:-9959",
    "TZOFFSETTO:+0200",
    "X-WR-TIMEZONE:America/New_York",
    "ATTENDEE;PARTSTAT=DECLINED:mailto:ada@example.com",
    "ORGANIZER;CN=\"A:B\":mailto:x",
    "\u{feff}",
    "\0",
    "\r",
    "\n\t",
    "\n ",
    ",",
    ";",
    "\t",
    "|",
    "\"",
    "\"\"",
    "'=1+1",
    "=HYPERLINK(\"x\")",
    "@SUM(A1)",
    "sep=;",
    "03/04/2026",
    "2026-02-30",
    "29.02.2026 25:61",
    "Mar 2, 2026, 2:30 PM PST",
    "31/12/9999",
    "2026-03-29T02:30:00",
    "1h 30m",
    "99999999999999999999",
    "-1",
    "0",
    "1e309",
    "null",
    "{",
    "}",
    "[",
    "]",
    "\\u0000",
    "\\ud800",
    "{\"format\":",
    "\"shadow\"",
    "\"interviewerRole\":\"ReverseShadow\",",
    "\"interviewsRequired\":-1,",
    "\"trainees\":[{\"email\":\"bo@example.com\"}],",
    "\"trainingStages\":[],",
    "\"isPaused\":true,",
    "attendee: = Coding",
    "title:",
    "=",
    "true",
    "é",
    "\u{202e}",
    "😀",
    "\u{2028}",
    "ﬀ",
    "İ",
    "PK\x03\x04",
];

const MOST_NESTED: usize = 300;

/// A seed file after a few changes.
pub fn mutated(seeds: &[Vec<u8>], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = dice.pick(seeds).cloned().unwrap_or_default();
    if bytes.len() > 1_200 {
        bytes = excerpt(&bytes, dice);
    }
    for _ in 0..=dice.below(6) {
        change(&mut bytes, seeds, dice);
    }
    bytes
}

/// The head of a large file and some lines of its body, so that an execution takes no longer than it must.
fn excerpt(bytes: &[u8], dice: &mut Dice) -> Vec<u8> {
    let lines: Vec<&[u8]> = bytes.split_inclusive(|byte| *byte == b'\n').collect();
    let from = dice.below(lines.len());
    let body = lines.iter().skip(from).take(16);
    lines.iter().take(3).chain(body).flat_map(|line| line.iter().copied()).collect()
}

fn change(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], dice: &mut Dice) {
    match dice.below(12) {
        0 => flip(bytes, dice),
        1..=3 => insert_line(bytes, dice),
        4 => remove_line(bytes, dice),
        5 => repeat_line(bytes, dice),
        6 => swap_lines(bytes, dice),
        7 => insert_word(bytes, dice),
        8 => change_number(bytes, dice),
        9 => bytes.truncate(dice.below(bytes.len() + 1)),
        10 => splice(bytes, seeds, dice),
        _ => nest(bytes, dice),
    }
}

fn flip(bytes: &mut [u8], dice: &mut Dice) {
    let at = dice.below(bytes.len());
    if let Some(byte) = bytes.get_mut(at) {
        *byte = dice.next() as u8;
    }
}

/// Where some line begins.
fn line_start(bytes: &[u8], dice: &mut Dice) -> usize {
    let from = dice.below(bytes.len());
    bytes[from..].iter().position(|byte| *byte == b'\n').map_or(0, |found| from + found + 1)
}

fn line_at(bytes: &[u8], dice: &mut Dice) -> std::ops::Range<usize> {
    let start = line_start(bytes, dice);
    let end =
        bytes[start..].iter().position(|byte| *byte == b'\n').map_or(bytes.len(), |found| start + found + 1);
    start..end
}

fn insert_line(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = line_start(bytes, dice);
    let line = format!("{}\r\n", dice.pick(&WORDS).unwrap_or(&""));
    bytes.splice(at..at, line.into_bytes());
}

fn insert_word(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = dice.below(bytes.len() + 1);
    let word = dice.pick(&WORDS).unwrap_or(&"");
    bytes.splice(at..at, word.bytes());
}

fn remove_line(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let line = line_at(bytes, dice);
    bytes.drain(line);
}

fn repeat_line(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let line = line_at(bytes, dice);
    let again = bytes[line.clone()].repeat(1 + dice.below(4));
    bytes.splice(line.end..line.end, again);
}

fn swap_lines(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let line = line_at(bytes, dice);
    let taken: Vec<u8> = bytes.drain(line).collect();
    let at = line_start(bytes, dice);
    bytes.splice(at..at, taken);
}

/// Another number in place of one that stands there.
fn change_number(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let from = dice.below(bytes.len());
    let Some(start) = bytes[from..].iter().position(u8::is_ascii_digit).map(|found| from + found) else {
        return;
    };
    let length = bytes[start..].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let number = match dice.below(5) {
        0 => "0".repeat(length),
        1 => "9".repeat(length),
        2 => String::new(),
        3 => dice.next().to_string(),
        _ => format!("{:0length$}", dice.below(10_usize.saturating_pow(length.min(9) as u32))),
    };
    bytes.splice(start..start + length, number.into_bytes());
}

fn splice(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], dice: &mut Dice) {
    let Some(other) = dice.pick(seeds) else { return };
    let from = dice.below(other.len());
    let length = dice.below((other.len() - from).min(600) + 1);
    let at = dice.below(bytes.len() + 1);
    bytes.splice(at..at, other[from..from + length].iter().copied());
}

fn nest(bytes: &mut Vec<u8>, dice: &mut Dice) {
    let at = line_start(bytes, dice);
    let opening =
        dice.pick(&["BEGIN:VEVENT\n", "BEGIN:VALARM\n", "[", "{\"a\":", "\"", "BEGIN:VCALENDAR\n"]).copied();
    let nested = opening.unwrap_or_default().repeat(dice.below(MOST_NESTED));
    bytes.splice(at..at, nested.into_bytes());
}
