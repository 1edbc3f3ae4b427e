import { findDates } from './dates.ts';
import { cues, hasCue } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import type { Span } from './terms.ts';

/** What is offered on a condition. A day in it says from when the terms run, and nobody does anything by it. */

const sides = /\b(?:if|once) (?:you|we)\b/;
const giving =
  /\b(?:i|we)(?: (?:will|can|could|would|may))? (?:put|hold|keep|give|take|drop|cap|cut|freeze|fix|waive|make|move|lower|spread|split|add|include|throw|knock|offer|guarantee|go to|do)\b|\byou (?:will |would )?(?:get|have)\b/;
/** What somebody does about it afterwards, whatever it is offered against. */
const errands = cues(
  'send|email|e-mail|write|draft|prepare|call you|ring|come back|come to you|book|schedule|arrange|set up|meet|speak|talk|sit down|in writing|on paper|inbox|on your desk|with you by|diary|pencil|hold the notice|hold the letter',
);
const due = new Set(['by', 'before']);
const waiting = new Set(['until', 'till']);

/**
 * "If you sign for three years I'll put a ceiling on the January rise". `traded`: heard as something for something;
 * `hangs`: the condition, as said.
 */
export function offersTerms(sentence: Sentence, traded: boolean, hangs: string | undefined): boolean {
  const { tokens, text, start } = sentence;
  const words = tokens.map(({ norm }) => norm).join(' ');
  if (!traded && !(sides.test(words) && giving.test(words))) return false;
  const hangsTo = hangs === undefined ? 0 : start + text.indexOf(hangs) + hangs.length;
  const isDone = (date: Span) => {
    const at = tokens.findIndex((token) => token.start >= date.start);
    const [lead, day] = [tokens[at - 1]?.norm ?? '', tokens[at]?.norm ?? ''];
    return due.has(lead) || (waiting.has(lead) && date.start < hangsTo) || (lead === 'on' && day.endsWith('day'));
  };
  return !hasCue(sentence, errands) && !findDates(tokens).some(isDone);
}
