/** Levels of a score, lowest first; without the schema library, for the pages that show them. */
export const levels = ['needs improvement', 'good', 'excellent'] as const;

/** From the score where a level begins. */
export const levelFrom = { good: 60, excellent: 80 } as const;
