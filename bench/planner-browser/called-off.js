// Re-planning: the plan of a problem is published, and then one interview is called off. The points are those of
// docs/planning.md: one more session is worth more than two that stay unchanged, and these more than everything else.

const HAS_A_PLACE = 10_000_000;
const STAYS = 4_000_000;

/** Returns re-planning problems for this many interviews, each of which is called off on its own. */
export function calledOff(problem, choices, count) {
  const interviews = [...new Set(choices.map((one) => one.interview))];
  const each = interviews.length / count;
  return Array.from({ length: count }, (_, place) => without(problem, choices, interviews[Math.floor(place * each)]));
}

function without(problem, choices, interview) {
  const had = new Map();
  for (const { enrolment } of choices) had.set(enrolment, (had.get(enrolment) ?? 0) + 1);
  const key = (one) => `${one.enrolment} ${one.interview} ${one.step}`;
  const stands = new Set(choices.map(key));
  const enrolments = problem.enrolments.map((climb, place) => ({
    ...climb,
    steps: climb.steps.slice(0, had.get(place) ?? 0),
  }));
  const candidates = problem.candidates
    .filter((one) => one.interview !== interview && one.step < enrolments[one.enrolment].steps.length)
    .map((one) => ({ ...one, value: one.value + HAS_A_PLACE + (stands.has(key(one)) ? STAYS : 0) }));
  return { ...problem, enrolments, candidates, standing: choices, good_enough: STAYS / 4 };
}
