/**
 * Whether a review may speak of a pattern: 50 to 100 calls in 30 days where there are many, else 60 to 90 days of 5 to
 * 10 calls a week. Below that a few sessions show a direction.
 */
const atHighVolume = { calls: 50, days: 30 };
const atLowVolume = { aWeek: 5, days: 60 };

export type Sampling = { enough: boolean; says: string };

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

/** `days`: of the period, first and last counted. */
export function enoughSessions(sessions: number, days: number): Sampling {
  const aWeek = (sessions * 7) / days;
  const dense = sessions >= atHighVolume.calls && sessions / days >= atHighVolume.calls / (1.5 * atHighVolume.days);
  const long = days >= atLowVolume.days && aWeek >= atLowVolume.aWeek;
  const seen = `${count(sessions, 'session')} in ${count(days, 'day')}`;
  if (dense || long) return { enough: true, says: `${seen}: enough to speak of a pattern.` };
  if (sessions === 0)
    return { enough: false, says: `No session in ${count(days, 'day')} that this review may rest on.` };
  return {
    enough: false,
    says: `${seen} ${sessions === 1 ? 'shows' : 'show'} a direction, not a pattern. A pattern takes 50 to 100 in 30 days, or 60 to 90 days of 5 to 10 a week.`,
  };
}
