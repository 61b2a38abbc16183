// The rules of docs/planning.md that a plan breaks, and its value. Shares no code with any solver.

/** Returns the value of these choices, and every broken rule in words. */
export function check(problem, choices) {
  const values = new Map(problem.candidates.map((one) => [key(one), one.value]));
  const broken = choices.filter((one) => !values.has(key(one))).map((one) => `${key(one)} is no candidate`);
  const value = choices.reduce((sum, one) => sum + (values.get(key(one)) ?? 0), 0);
  const slot = (choice) => problem.interviews[choice.interview];
  const climb = (choice) => problem.enrolments[choice.enrolment];
  for (const [enrolment, taken] of grouped(choices, (one) => one.enrolment)) {
    broken.push(...brokenSteps(problem, enrolment, taken));
  }
  for (const [person, taken] of grouped(choices, (one) => climb(one).person)) {
    for (const [one, other] of pairs(taken.map(slot))) {
      const apart = one.end + problem.break_minutes <= other.start || other.end + problem.break_minutes <= one.start;
      if (!apart) broken.push(`person ${person} is in two places`);
    }
  }
  for (const [interview, taken] of grouped(choices, (one) => one.interview)) {
    if (taken.length > problem.interviews[interview].seats) broken.push(`interview ${interview} has too few seats`);
  }
  const trainee = (one) => climb(one).person;
  const mentor = (one) => slot(one).mentor;
  broken.push(...aboveLimits(problem.trainee_limits, choices, (one) => [trainee(one)], slot));
  broken.push(...aboveLimits(problem.mentor_limits, choices, (one) => [mentor(one)], slot));
  broken.push(...aboveLimits(problem.person_limits ?? [], choices, (one) => [trainee(one), mentor(one)], slot));
  for (const { interviews, left } of problem.shared_seats ?? []) {
    const taken = choices.filter((one) => interviews.includes(one.interview)).length;
    if (taken > left) broken.push(`interviews ${interviews} have too few seats together`);
  }
  return { value, broken };
}

function brokenSteps(problem, enrolment, choices) {
  const broken = [];
  const taken = [...choices].sort((one, other) => one.step - other.step);
  const { gap_minutes, steps, different_mentors } = problem.enrolments[enrolment];
  const slot = (choice) => problem.interviews[choice.interview];
  if (taken.some((one, place) => one.step !== place)) broken.push(`enrolment ${enrolment} leaves out or repeats a step`);
  for (let place = 1; place < taken.length; place++) {
    const late = slot(taken[place - 1]).end + gap_minutes > slot(taken[place]).start;
    if (late) broken.push(`enrolment ${enrolment} has no time between two sessions`);
  }
  for (const [one, other] of pairs(taken)) {
    const [first, second] = [steps[one.step], steps[other.step]];
    const inStep = first.step === second.step && (first.different_mentors || second.different_mentors);
    const differ = different_mentors || inStep;
    if (differ && slot(one).mentor === slot(other).mentor) broken.push(`enrolment ${enrolment} has a mentor twice`);
  }
  return broken;
}

function aboveLimits(limits, choices, people, slot) {
  const taken = (limit) =>
    choices
      .filter((one) => people(one).includes(limit.person))
      .map(slot)
      .filter(({ start }) => limit.from <= start && start < limit.until)
      .reduce((sum, { start, end }) => sum + (limit.counts === "minutes" ? end - start : 1), 0);
  return limits
    .filter((limit) => taken(limit) > limit.left)
    .map(({ person }) => `person ${person} is above a limit`);
}

function key({ enrolment, interview, step }) {
  return `${enrolment} ${interview} ${step}`;
}

function grouped(items, by) {
  const groups = new Map();
  for (const item of items) groups.set(by(item), [...(groups.get(by(item)) ?? []), item]);
  return groups;
}

function pairs(items) {
  return items.flatMap((one, place) => items.slice(place + 1).map((other) => [one, other]));
}
