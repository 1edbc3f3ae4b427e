/** Reps who help others. A mentor has a quota too, so few at a time. */
export const mostMentored = 2;
