import type { Evidence } from '../domain/measurement.ts';
import type { Turn } from '../domain/record.ts';
import { readFigures } from '../listener/figures.ts';
import { matchTerms } from '../listener/terms.ts';
import { type Exchange, movesOf, overlaps } from './call.ts';
import { firstSentence, placeAt, sentencesOf } from './places.ts';

/** Where a turn puts its next step. */

type Sentence = ReturnType<typeof sentencesOf>[number];

export const joint = [
  ...[
    'you and me',
    'you and I',
    'me and you',
    'you me and',
    'on the phone',
    'on a call',
    'the three of us',
    'the two of us',
    'both of us',
    'we meet',
    'we talk',
  ],
  ...['we speak', 'we sit down', 'together', 'you and', 'and me', 'and I', 'with you', 'come to you', 'call you'],
];

const leastWorth = 0.5;
/** How much of a step a sentence holds: a day, an hour, two who keep it, what would undo it. */
function stepWorth(turn: Turn, sentence: Sentence): number {
  const figures = (turn.reading?.figures ?? readFigures(sentence.tokens)).filter((figure) =>
    overlaps(figure, sentence),
  );
  const has = (unit: string) => (figures.some((figure) => figure.unit === unit) ? 1 : 0);
  const isStep = movesOf(turn, 'next-step').some((move) => overlaps(move, sentence)) ? 1 : 0;
  // "It's a no if she won't count it on 30 September": what would undo it carries no step, whatever day is in it
  const undoes = isStep === 0 && movesOf(turn, 'disqualify').some((move) => overlaps(move, sentence));
  if (undoes) return leastWorth;
  const isSent = matchTerms(sentence.tokens, ['from me', 'from you', 'from us']).length > 0;
  const isJoint = !isSent && matchTerms(sentence.tokens, joint).length > 0 ? 1 : 0;
  return 2 * has('date') + has('time') + isStep + 2 * isJoint + (sentence.tokens[0]?.norm === 'if' ? leastWorth : 0);
}

/** The sentence that carries the step: the day on which both sit down again, not an errand on the way to it. */
export function stepPlace({ turn }: Exchange): Evidence {
  const [best] = sentencesOf(turn)
    .map((sentence) => ({ sentence, worth: stepWorth(turn, sentence) }))
    .toSorted((a, b) => b.worth - a.worth);
  return best && best.worth > 0 ? placeAt(turn, best.sentence) : firstSentence(turn);
}
