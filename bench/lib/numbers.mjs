/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)];
}

/** What this part of some numbers does not pass. */
export function partOf(numbers, part) {
  return [...numbers].sort((one, other) => one - other)[Math.ceil(part * numbers.length) - 1];
}

/** What nine of ten numbers do not pass. */
export function nineOfTen(numbers) {
  return partOf(numbers, 0.9);
}

/** How often each thing is measured; BENCH_RUNS says otherwise. */
export function runs(usual) {
  return Number(process.env.BENCH_RUNS ?? usual);
}
