// Times as the app shows them to somebody in Berlin, as instants.

/** The instant of "Mon 7 Dec, 10:30", as Berlin's clocks show it in winter, that comes next after another. */
export function instantOf(when, now) {
  const [, day, month, time] = when.match(/(\d+) (\w+), (\d+:\d+)/);
  const from = new Date(now);
  const inYear = (year) => new Date(`${day} ${month} ${year} ${time} GMT+0100`);
  const year = from.getUTCFullYear();
  return inYear(year) > from ? inYear(year) : inYear(year + 1);
}
