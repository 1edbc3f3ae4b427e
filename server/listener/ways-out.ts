import type { Move } from '../domain/move.ts';
import { cues, hasCue, move } from './hearing.ts';
import type { Sentence } from './sentences.ts';

/** An honest way out, shown to the other side. */

const waysOut = cues(
  'that is a no|that would be a no|then it is a no|it is a no|a clean no|not the right fit|not a fit|not a good fit|not for you|not right for you|fits that better|fits you better|may be the better choice|might be the better choice|would be the better choice|are the better choice|is the better choice|may suit you better|might suit you better|may serve you better|better off with|better off without|better suited|you should go with|you should stay with|I would go with them|should not do this|should not sign|should not buy|we should stop|should we stop|stop here|walk away|part company|make leaving tidy|what would make this a no|what would make it a no|make you say no|can still say no|could still say no|who could say no|what would stop|what could stop|what might stop|what could derail|what might derail|what could kill|not a priority|is this a priority|is this really|do nothing instead|what happens if you do nothing|worth carrying on|waste your time|waste of your time|waste either|if this is not|not worth your|tell me if this is not|what would have to be true|I would rather lose|we are not for|cannot help you|I can not help|we can not help|what if it does not|if she has not|I will say so',
);

/** "I can't help who was here before": what is out of one's hands shows nobody the door. */
const helpless = cues('not help who|not help what|not help how|not help that|not help where|not help it|not help but');

/** "If it isn't right for you …, and it is right for you": the door shut again. */
const takenBack = cues('and it is right|but it is right|and it is for you|and it is a fit');

export function disqualify(sentence: Sentence): Move[] {
  return hasCue(sentence, waysOut) && !hasCue(sentence, helpless) && !hasCue(sentence, takenBack)
    ? [move('disqualify', sentence, 0.65)]
    : [];
}
