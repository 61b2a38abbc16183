// Times as the app shows them in Berlin, as instants.

/** The instant of "Mon 7 Dec, 10:30" on Berlin's clocks in winter, the next one after `now`. */
export function instantOf(when, now) {
  const [, day, month, time] = when.match(/(\d+) (\w+), (\d+:\d+)/);
  const from = new Date(now);
  const inYear = (year) => new Date(`${day} ${month} ${year} ${time} GMT+0100`);
  const year = from.getUTCFullYear();
  return inYear(year) > from ? inYear(year) : inYear(year + 1);
}
