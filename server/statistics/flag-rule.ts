/** The rule for flags, fixed beforehand: who is seldom meant by it by chance, and who is meant by it is told how sure. */
export const flagRule = { deviations: 1, leastCriteria: 2, periods: 2, leastTeam: 8 } as const;
