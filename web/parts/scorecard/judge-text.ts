import type { JudgeTold } from '../../../server/domain/measurement.ts';
import { countOf, percentOf } from '../../format.ts';

type Judging = { by: string; asked: number; counted: number; notes: Record<string, number> };

/** Why a vote doesn't count. */
function whyOf(reason: string): string {
  if (/^quote-/.test(reason)) return 'its quote isn’t in the answer';
  if (/^(?:malformed|questions-left-out|question-not-asked|truncated|too-long|empty)$/.test(reason))
    return 'its answer couldn’t be read';
  if (reason === 'refusal') return 'the model refused';
  if (/-cap$/.test(reason)) return 'no more calls of the model were allowed';
  return 'the model couldn’t be reached';
}

export const text = {
  by: ({ by, asked, counted, alike, of }: JudgeTold) =>
    `By judge ${by}: ${counted === asked ? countOf(counted, 'vote', 'votes') : `${counted} of ${asked} votes count`}, agree on ${alike} of ${of}.`,
  notPut: (n: number) =>
    n === 1 ? 'One had no answer in earnest to vote on.' : `${n} had no answer in earnest to vote on.`,
  alone: ({ from, to }: JudgeTold) =>
    from === to
      ? `Each vote alone: ${percentOf(from)}.`
      : `One vote alone: from ${percentOf(from)} to ${percentOf(to)}.`,
  coachesOnly: 'Coaches only',
  coachesOnlySays:
    'Reps and managers don’t see it and the total doesn’t rest on it, until coaches’ blind ratings agree with it.',
  counts: (by: string, names: readonly string[]) =>
    names.length === 0
      ? `Judge ${by} votes on a measurement here.`
      : `Scored with the votes of judge ${by} in ${names.join(', ')}.`,
  missing: ({ by, asked, counted, notes }: Judging) => {
    const times = new Map<string, number>();
    for (const [reason, count] of Object.entries(notes))
      times.set(whyOf(reason), (times.get(whyOf(reason)) ?? 0) + count);
    const why = [...times].map(([says, count]) => (count === 1 ? says : `${says} (${count} times)`)).join('; ');
    const counts = `${counted} ${counted === 1 ? 'counts' : 'count'}`;
    return `Judge ${by} was asked for ${countOf(asked, 'vote', 'votes')}; ${counts}${why === '' ? '' : `: ${why}`}.`;
  },
  withheld: (n: number) =>
    n === 1
      ? 'A language model votes on 1 criterion; it weighs nothing here.'
      : `A language model votes on ${n} criteria; they weigh nothing here.`,
};
