import { readFigures } from './figures.ts';
import { cues, hasCue, hasWord } from './hearing.ts';
import type { Sentence } from './sentences.ts';

/** What is told from giving: how things stand already, and figures that only count. */

/** Says that something costs nothing; whether it is given or stands so, the rest of the sentence tells. */
export const freely = cues(
  'free of charge|at no charge|at no cost|without charge|for free|no extra charge|no extra cost|no charge',
);

/** Somebody gives: from here on, or if it is wanted. */
const acts = cues(
  'I will|we will|I would|we would|I could|we could|I can|we can|I might|we might|let me|let us|what if|how about|you can have|you could have|you will have|you shall have|you would have|you will get|you would get|throw in|thrown in|waive|waived|happy to|prepared to|willing to',
);
/** So it is in the contract, or was before anybody asked. */
const standing = cues(
  'we also do|we also have|we already|you already|is already|are already|already included|is included|are included|included in|all included|as standard|as it stands|as things stand|get replaced|in the contract already|as part of the hire|as part of the fee|as part of the rent',
);
const states = new Set('is are come comes get gets have has do does we they'.split(' '));
const periods = new Set('day days week weeks month months quarter year years'.split(' '));

/** Said to be so as it stands: "the batteries are included, changed at no charge". */
export const isInPlace = (sentence: Sentence) => hasCue(sentence, standing) && !hasCue(sentence, acts);

/** "I'd do the first month for free", "first month free of charge": costing nothing is what is given. */
export function givesFreely(sentence: Sentence): boolean {
  if (!hasCue(sentence, freely) || isInPlace(sentence)) return false;
  return hasCue(sentence, acts) || (hasWord(sentence, periods) && !hasWord(sentence, states) && !isListed(sentence));
}
/** One of several things told off in a row. */
const isListed = ({ clauses }: Sentence) => clauses.size > 2;

const times = new Set('minute hour day night week fortnight month quarter year morning evening shift'.split(' '));
const perEach = /^(?:a|an|per|each|every)$/;

/** "Ninety a week", "90 days": so many in a time, or so much of it, is no price. */
export function countsTime({ tokens }: Sentence, figure: { start: number; end: number; unit: string }): boolean {
  if (figure.unit === 'duration') return true;
  if (figure.unit !== 'count') return false;
  const next = tokens.findIndex((token) => token.start >= figure.end);
  const [first, second] = [tokens[next]?.norm ?? '', tokens[next + 1]?.norm ?? ''];
  return perEach.test(first) && times.has(second);
}

/** "How about ten on Thursday?": a day or an hour put forward is a step. */
export const namesDay = ({ tokens }: Sentence) =>
  readFigures(tokens).some(({ unit }) => unit === 'date' || unit === 'time') ||
  tokens.some(({ norm }) => weekdays.has(norm));
const weekdays = new Set(
  'monday tuesday wednesday thursday friday saturday sunday tomorrow morning afternoon'.split(' '),
);

/** "No strings": whatever else the turn asks for, this is given for nothing. */
export const asksNothing = (sentence: Sentence) => hasCue(sentence, unasked);
const unasked = cues('no strings|no strings attached|no catch');
