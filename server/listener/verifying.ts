import type { Move, MoveId } from '../domain/move.ts';
import { cues, type Family, hasCue, hasWord, move } from './hearing.ts';
import type { Sentence } from './sentences.ts';

/** Questions that test the deal: what it is judged by, when, from which money, and who decides. */

const tables: [MoveId, readonly string[]][] = [
  [
    'verify.criteria',
    cues(
      'how will you decide|how do you decide|how will you choose|how will you judge|how are you judging|how will it be judged|how is it judged|how is it counted|that is counted|it is counted|gets counted|counted in|how do they count|how is it measured|how will you measure|what will you measure|how would you measure|what matters most|what matters to|what is most important|criteria|must have|must haves|deal breaker|deal breakers|what would you need to see|what do you need to see|would you need to see|what must you see|what does she need to see|what would he need to see|what would they need to see|what does good look like|what would good look like|what does success look like|compare us on|comparing us on|weigh|weighing|rank|what would win|what would it take|what is the test|what are you looking for|what decides',
    ),
  ],
  [
    'verify.timeline',
    cues(
      'when do you need|when does it need|when does this need|when do you want|when would you|when will you|when are you|when is the|when does she|when does he|when do they|when did you need|when does the board|by when|what date|which date|what day|which day|before what date|before which|deadline|how soon|timeline|time scale|timescale|timing|how long before|how long have you got|how long do you have|when is it due|when must|when has it|when does that have|a day before which|what happens on|latest|go live|when would it|when could you|when can you',
    ),
  ],
  [
    'verify.budget',
    cues(
      'budget|budgeted|set aside|what have you got to spend|what can you spend|what do you have to spend|funded|funding|how much have you got|how much do you have|where does the money come|whose money|which cost centre|what is the ceiling|is there money|afford|signed off the money|how much is in the pot|what is allocated|allocated',
    ),
  ],
  [
    'verify.authority',
    cues(
      'who signs|who else signs|who signs off|who approves|who decides|who makes the decision|who makes that decision|who else decides|who has the final|who has a say|who else has a say|who else is involved|who else needs|who else would|who else should|who needs to|who would need|who will need|who owns|who could stop|who can stop|who could say no|who can still|who could still|whose decision|whose name|whose signature|whose call|anyone else|anybody else|someone else at|who is beside you|who is with you on|who sits beside|beside you|besides you|sign it off|sign this off|sign that off|sign off|your sign-off|final say|final decision|do you have authority|have the authority|is it your call|is that your call|your decision alone|can you sign|could you sign|need to approve|have to approve|report to|run it past|who do you answer|who is the decision|decision maker|who reads',
    ),
  ],
];
/** "What would your controller need to see?", "which of those would help you most?": whoever judges, whatever by. */
const judging =
  /\bwhat (?:would|will|do|does|must|might|should) (?:\w+ ){1,4}(?:need|want|have|like) to see\b|\b(?:which|what)(?: of (?:\w+ ){1,3}?| ones? | )(?:(?:would|will|do|does) )?(?:help|helps|matter|matters|count|counts|weigh|weighs|serve|serves)(?: \w+){0,3} (?:the )?most\b/;
const comfort = cues('feel comfortable|feel good|feel happy|feel confident');
const seller = new Set(['our', 'us']);

export const verifying: Family = (sentence, _hearing, found) => {
  const asking = asksHere(sentence, found);
  if (!asking) return [];
  const words = sentence.tokens.map((token) => token.norm).join(' ');
  return tables.flatMap(([id, table]) => {
    const isOn = hasCue(sentence, table) || (id === 'verify.criteria' && judging.test(words));
    if (!isOn || hasCue(sentence, comfort)) return [];
    const isOurs = id === 'verify.timeline' && hasWord(sentence, seller);
    return isOurs ? [] : [move(id, sentence, Math.min(0.75, asking.confidence))];
  });
};

const asksHere = (sentence: Sentence, found: readonly Move[]) =>
  found.find((item) => item.start === sentence.start && item.move.startsWith('question'));
