/**
 * Whether a review may speak of a pattern: 50 to 100 calls in 30 days where there are many, else 60 to 90 days of 5 to
 * 10 calls a week. Below that a few sessions show a direction.
 */
const atHighVolume = { calls: 50, days: 30 };
const atLowVolume = { aWeek: 5, days: 60 };

export type Sampling = { enough: boolean; says: string };

const count = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

const dayMs = 24 * 60 * 60 * 1000;
const weeksIn = (days: number) => days / 7;
/** So many in so many days are a pattern at 5 a week. */
const leastIn = (days: number) => Math.ceil(atLowVolume.aWeek * weeksIn(days));
/** More than this in 30 days is a high volume: ten a week. */
const highFrom = Math.ceil(10 * weeksIn(atHighVolume.days));

export type CallSampling = Sampling & { last30: number; last90: number };

/** Of one rep's real calls, by when they were held: whether they are enough at that volume, and what lacks. */
export function enoughCalls(heldMs: readonly number[], nowMs: number): CallSampling {
  const within = (days: number) => heldMs.filter((at) => at <= nowMs && nowMs - at < days * dayMs).length;
  const [last30, last60, last90] = [within(30), within(60), within(90)];
  const counts = { last30, last90 };
  const pattern = 'enough to speak of a pattern.';
  if (last30 >= atHighVolume.calls)
    return { ...counts, enough: true, says: `${count(last30, 'call')} in 30 days: ${pattern}` };
  // one busy month is no two months of calls: a third at least is older
  const isLong = (calls: number, days: number) => calls >= leastIn(days) && calls - last30 >= leastIn(days) / 3;
  if (isLong(last60, 60)) return { ...counts, enough: true, says: `${count(last60, 'call')} in 60 days: ${pattern}` };
  if (isLong(last90, 90)) return { ...counts, enough: true, says: `${count(last90, 'call')} in 90 days: ${pattern}` };
  if (last90 === 0) return { ...counts, enough: false, says: 'No call of the last 90 days was imported.' };
  if (last30 > highFrom) {
    const more = count(atHighVolume.calls - last30, 'more call');
    return {
      ...counts,
      enough: false,
      says: `A direction, not a pattern: at this volume ${more} of these 30 days would do.`,
    };
  }
  const missing = Math.max(leastIn(60) - last60, Math.ceil(leastIn(60) / 3) - (last60 - last30));
  const more = count(missing, 'more call');
  return {
    ...counts,
    enough: false,
    says: `A direction, not a pattern: at this volume it takes every call of 60 to 90 days, 5 to 10 a week. ${more} of the last 60 days would do.`,
  };
}

/** `days`: of the period, first and last counted; `calls`: how many of the sessions are real calls. */
export function enoughSessions(sessions: number, days: number, calls = 0): Sampling {
  const aWeek = (sessions * 7) / days;
  const dense = sessions >= atHighVolume.calls && sessions / days >= atHighVolume.calls / (1.5 * atHighVolume.days);
  const long = days >= atLowVolume.days && aWeek >= atLowVolume.aWeek;
  const real =
    calls === 0 ? '' : calls === sessions ? ', all real calls,' : `, ${count(calls, 'real call')} among them,`;
  const seen = `${count(sessions, 'session')}${real} in ${count(days, 'day')}`;
  if (dense || long) return { enough: true, says: `${seen}: enough to speak of a pattern.` };
  if (sessions === 0)
    return { enough: false, says: `No session in ${count(days, 'day')} that this review may rest on.` };
  return {
    enough: false,
    says: `${seen} ${sessions === 1 ? 'shows' : 'show'} a direction, not a pattern. A pattern takes 50 to 100 in 30 days, or 60 to 90 days of 5 to 10 a week.`,
  };
}
