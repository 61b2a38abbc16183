/** Returns the median. */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[Math.floor(middle)];
}

/** Returns the quantile for a share of the numbers, such as 0.9. */
export function partOf(numbers, part) {
  return [...numbers].sort((one, other) => one - other)[Math.ceil(part * numbers.length) - 1];
}

/** Returns the 90th percentile. */
export function nineOfTen(numbers) {
  return partOf(numbers, 0.9);
}

/** Returns how often to measure each thing: the usual number, unless BENCH_RUNS overrides it. */
export function runs(usual) {
  return Number(process.env.BENCH_RUNS ?? usual);
}
