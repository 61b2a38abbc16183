// The problem as a mixed-integer program, for HiGHS. It is a strong model, the same that bench/planner/rivals.py gives
// to the native solvers: each enrollment passes its interviews in order of start, taking or leaving each, as a flow.
// Rows couple the flows where enrollments share something.

/** Columns with their values, and rows of the form `low <= sum <= high`. */
export class Model {
  values = [];
  /** The candidate of each column. Columns that only pass by an interview have none. */
  candidates = [];
  rows = [];

  constructor(problem) {
    this.problem = problem;
    this.shared = { seats: new Map(), mentors: new Map(), trainees: new Map(), differs: new Map() };
    const byEnrolment = new Map();
    for (const candidate of problem.candidates) push(byEnrolment, candidate.enrolment, candidate);
    for (const [enrolment, candidates] of byEnrolment) this.#walk(enrolment, candidates);
    this.#couple();
  }

  /** Returns the model in the format of HiGHS. */
  data({ infinity, constants }) {
    const { continuous, integer } = constants.variableType;
    const starts = new Int32Array(this.rows.length + 1);
    this.rows.forEach((row, place) => (starts[place + 1] = starts[place] + row.entries.length));
    const entries = this.rows.flatMap((row) => row.entries);
    return {
      numCols: this.values.length,
      numRows: this.rows.length,
      sense: constants.objectiveSense.maximize,
      colCost: Float64Array.from(this.values),
      colLower: new Float64Array(this.values.length),
      colUpper: new Float64Array(this.values.length).fill(1),
      rowLower: Float64Array.from(this.rows, (row) => row.low ?? -infinity),
      rowUpper: Float64Array.from(this.rows, (row) => row.high ?? infinity),
      integrality: this.candidates.map((candidate) => (candidate ? integer : continuous)),
      matrix: {
        format: "csr",
        numRows: this.rows.length,
        numCols: this.values.length,
        starts,
        indices: Int32Array.from(entries, ([column]) => column),
        values: Float64Array.from(entries, ([, factor]) => factor),
      },
    };
  }

  /** Returns the candidates whose columns a solution takes. */
  choices(columns) {
    return this.candidates.filter((candidate, column) => candidate && columns[column] > 0.5);
  }

  #column(value, candidate) {
    this.candidates.push(candidate);
    return this.values.push(value) - 1;
  }

  #walk(enrolment, candidates) {
    const { interviews, enrolments, break_minutes } = this.problem;
    const climb = enrolments[enrolment];
    const gap = Math.max(climb.gap_minutes, break_minutes);
    const start = (interview) => interviews[interview].start;
    const options = [...new Set(candidates.map((one) => one.interview))].sort(
      (one, other) => start(one) - start(other) || one - other,
    );
    const place = new Map(options.map((interview, at) => [interview, at]));
    const nodes = climb.steps.map(() => options.map(() => []));
    const meet = (step, option, column, sign) => nodes[step]?.[option]?.push([column, sign]);
    for (const candidate of candidates) {
      const slot = interviews[candidate.interview];
      const column = this.#column(candidate.value, candidate);
      const after = options.findIndex((interview) => start(interview) >= slot.end + gap);
      meet(candidate.step, place.get(candidate.interview), column, -1);
      meet(candidate.step + 1, after, column, 1);
      this.#share(enrolment, candidate, slot, column);
    }
    for (let step = 0; step < climb.steps.length; step++) {
      for (let option = 0; option + 1 < options.length; option++) {
        const column = this.#column(0);
        meet(step, option, column, -1);
        meet(step, option + 1, column, 1);
      }
    }
    // A node's outflow is at most its inflow. Each enrollment begins once, at its first interview.
    nodes.forEach((row, step) =>
      row.forEach((entries, option) => {
        if (entries.length > 0) this.rows.push({ low: step === 0 && option === 0 ? -1 : 0, entries });
      }),
    );
  }

  #share(enrolment, candidate, slot, column) {
    const climb = this.problem.enrolments[enrolment];
    const step = climb.steps[candidate.step];
    push(this.shared.seats, candidate.interview, column);
    push(this.shared.mentors, slot.mentor, { slot, column });
    push(this.shared.trainees, climb.person, { slot, column });
    const among = climb.different_mentors ? "all" : step.step;
    if (climb.different_mentors || step.different_mentors) {
      push(this.shared.differs, `${enrolment} ${among} ${slot.mentor}`, column);
    }
  }

  #couple() {
    const { interviews, trainee_limits, mentor_limits, person_limits = [], shared_seats = [], enrolments, break_minutes } = this.problem;
    const { seats, mentors, trainees, differs } = this.shared;
    for (const [interview, columns] of seats) this.#atMost(interviews[interview].seats, columns);
    for (const { interviews, left } of shared_seats) {
      this.#atMost(left, interviews.flatMap((interview) => seats.get(interview) ?? []));
    }
    for (const columns of differs.values()) this.#atMost(1, columns);
    for (const [limits, ...roles] of [
      [trainee_limits, trainees],
      [mentor_limits, mentors],
      [person_limits, trainees, mentors],
    ]) {
      for (const limit of limits) this.#limit(limit, roles.flatMap((role) => role.get(limit.person) ?? []));
    }
    const paths = new Map();
    for (const { person } of enrolments) paths.set(person, (paths.get(person) ?? 0) + 1);
    for (const [person, sessions] of trainees) {
      if (paths.get(person) === 1) continue; // Their walk already keeps them apart.
      for (const moment of new Set(sessions.map(({ slot }) => slot.start))) {
        const atOnce = sessions.filter(({ slot }) => slot.start <= moment && moment < slot.end + break_minutes);
        this.#atMost(1, atOnce.map(({ column }) => column));
      }
    }
  }

  /** A session whose trainee is also its mentor would count twice, but there is no such candidate. */
  #limit({ from, until, left, counts }, sessions) {
    const within = sessions.filter(({ slot }) => from <= slot.start && slot.start < until);
    const entries = within.map(({ slot, column }) => [column, counts === "minutes" ? slot.end - slot.start : 1]);
    if (entries.length > 0) this.rows.push({ high: left, entries });
  }

  #atMost(high, columns) {
    if (columns.length > high) this.rows.push({ high, entries: columns.map((column) => [column, 1]) });
  }
}

function push(map, key, item) {
  const known = map.get(key);
  if (known) known.push(item);
  else map.set(key, [item]);
}
