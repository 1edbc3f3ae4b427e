import type { AfterMeasured } from '../db/scoring.ts';

/** Goals follow what is measured, in the same transaction. */
export const followGoals: AfterMeasured = async () => {};
