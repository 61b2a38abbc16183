/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)];
}

/** What nine of ten numbers do not pass. */
export function nineOfTen(numbers) {
  return [...numbers].sort((one, other) => one - other)[Math.ceil(0.9 * numbers.length) - 1];
}

/** How often each thing is measured; BENCH_RUNS says otherwise. */
export function runs(usual) {
  return Number(process.env.BENCH_RUNS ?? usual);
}
