import { cues, hasCue } from './hearing.ts';
import type { Sentence } from './sentences.ts';

/** What becomes of an offer where the other half of it fails: "If Dev won't sign, the ceiling comes off." */

const failing = /\b(?:unless|without)\b|\bif (?:\w+ ){1,3}?(?:not|never|refuses?|says? no)\b/;
/** "If you don't give notice, the charge comes off": what they leave undone is the return. */
const staying = cues('notice|leave|go elsewhere|go to tender|switch|cancel|walk');
const undoing = cues(
  'comes off|come off|goes off|comes out again|is off|are off|off the table|falls away|fall away|falls through|goes away|go away|goes back|go back|is gone|are gone|is withdrawn|are withdrawn|does not stand|lapses|lapse|we say no|I say no|it is a no|that is a no|no deal|call it off|all bets are off|then nothing|stays as it is|stay as they are',
);

/** Names what undoes it, and gives nothing. */
export const undoesOffer = (sentence: Sentence) =>
  !sentence.asks &&
  hasCue(sentence, undoing) &&
  !hasCue(sentence, staying) &&
  failing.test(sentence.tokens.map(({ norm }) => norm).join(' '));
