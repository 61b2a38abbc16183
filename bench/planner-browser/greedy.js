// Greedy: takes the best candidate that still fits, repeatedly, as a spreadsheet or a patient person would.

/** Returns the choices. */
export function greedy(problem) {
  const board = new Board(problem);
  let waiting = problem.candidates.toSorted((one, other) => other.value - one.value);
  // Later steps become possible when earlier ones are taken, so go through the list until nothing more fits.
  for (let before = -1; before < board.choices.length; ) {
    before = board.choices.length;
    waiting = waiting.filter((one) => !board.take(one));
  }
  return board.choices;
}

class Board {
  choices = [];

  constructor(problem) {
    this.problem = problem;
    this.seats = problem.interviews.map((interview) => interview.seats);
    this.shared = (problem.shared_seats ?? []).map((seats) => ({ ...seats }));
    this.taken = problem.enrolments.map(() => []);
    this.bySomebody = new Map();
    this.traineeLimits = limitsOf(problem.trainee_limits);
    this.mentorLimits = limitsOf(problem.mentor_limits);
    this.personLimits = limitsOf(problem.person_limits ?? []);
  }

  /** Takes a candidate if every rule allows it, and returns whether it did. */
  take(candidate) {
    const slot = this.problem.interviews[candidate.interview];
    const climb = this.problem.enrolments[candidate.enrolment];
    const taken = this.taken[candidate.enrolment];
    if (candidate.value < 0 || candidate.step !== taken.length || this.seats[candidate.interview] === 0) return false;
    const shared = this.shared.filter(({ interviews }) => interviews.includes(candidate.interview));
    if (shared.some(({ left }) => left === 0)) return false;
    const limits = [
      ...limitsAt(this.traineeLimits, climb.person, slot),
      ...limitsAt(this.mentorLimits, slot.mentor, slot),
      ...limitsAt(this.personLimits, climb.person, slot),
      ...limitsAt(this.personLimits, slot.mentor, slot),
    ];
    if (limits.some((limit) => limit.left < takenOf(limit, slot))) return false;
    const before = taken.at(-1);
    if (before && before.end + climb.gap_minutes > slot.start) return false;
    const others = this.bySomebody.get(climb.person) ?? [];
    const pause = this.problem.break_minutes;
    if (others.some((other) => other.end + pause > slot.start && slot.end + pause > other.start)) return false;
    const step = climb.steps[candidate.step];
    const meets = (other, place) =>
      other.mentor === slot.mentor &&
      (climb.different_mentors ||
        (climb.steps[place].step === step.step && (step.different_mentors || climb.steps[place].different_mentors)));
    if (taken.some(meets)) return false;

    this.seats[candidate.interview] -= 1;
    for (const seats of shared) seats.left -= 1;
    for (const limit of limits) limit.left -= takenOf(limit, slot);
    taken.push(slot);
    this.bySomebody.set(climb.person, [...others, slot]);
    this.choices.push(candidate);
    return true;
  }
}

function limitsOf(limits) {
  const byPerson = new Map();
  for (const limit of limits) byPerson.set(limit.person, [...(byPerson.get(limit.person) ?? []), { ...limit }]);
  return byPerson;
}

function limitsAt(limits, person, { start }) {
  return (limits.get(person) ?? []).filter((limit) => limit.from <= start && start < limit.until);
}

function takenOf({ counts }, { start, end }) {
  return counts === "minutes" ? end - start : 1;
}
