import type { Turn } from '../domain/record.ts';
import { matchTerms } from '../listener/terms.ts';
import { movesOf } from './call.ts';

/** To send something by oneself is a promise, not a step that both keep. */

const sending = [
  'send',
  'you will have',
  "you'll have",
  'with you by',
  'email',
  'drop you',
  'follow up',
  'get back to you',
  'come back to you',
  'get something over',
  'share',
  'forward',
];
const meeting = [
  'meet',
  'call',
  'ring',
  'speak',
  'sit down',
  'the diary',
  'review it with',
  'you and',
  'both of us',
  'you hold',
  'you sign',
  'you bring',
  'you send',
  'you put',
  'together',
];

/** "The call log", "the call-out sheet": a paper, and nobody is rung. */
const callPapers =
  /\bcall(?:[- ]?outs?)?s? (?:logs?|lists?|records?|sheets?|notes?|reports?|history|figures|times)\b/gi;

/** All that the turn puts forward is something sent. */
export function sendsOnly(turn: Turn): boolean {
  const words = movesOf(turn, 'next-step')
    .map((move) => turn.text.slice(move.start, move.end).replace(callPapers, 'log'))
    .join(' ');
  return matchTerms(words, sending).length > 0 && matchTerms(words, meeting).length === 0;
}
