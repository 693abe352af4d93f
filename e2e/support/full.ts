// Which of the two forms of the tests runs: every check in full, or the short form of those that have one.
// Invariant: a test asks here and nowhere else, so that a form which was left out is named in the report.

/** Whether everything is tested in full: `bin/test all`. */
export function inFull(): boolean {
  return process.env.STEELYARD_TESTS === 'all';
}
