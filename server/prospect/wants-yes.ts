import { cues } from '../listener/hearing.ts';
import { matchTerms } from '../listener/terms.ts';
import type { RepTurn } from './rep-turn.ts';

/** Turns that put something for a yes or a no, or ask what keeps it from a yes. */

/** These want it even without a question mark. */
const plainlyAsked = cues(
  'yes or no|a yes or a no|yes no or|is that a yes|is it a yes|is this a yes|your answer|give me an answer|had no answer|not had an answer',
);
const asked = cues(
  'agreed|deal|would you still|change your mind|still on|still stand|do I get the|do we get the|does the swap|is the swap|does that date work|does the date work|does that time work|would that date work|would that day work|a yes|say yes|would that help|would that do|does that do|would it do|does it do|would that cover|does that cover|would that meet|does that meet|would you do that|will you do that|could you do that|can you do that|can you both do that|could you both do that|shall we say|would you be willing|would you be happy to|do I have|have I got|would you do it|will you do it|could you do it|can you do it|will you be there|can you be there|could you be there|would you be there|would that work|would this work|would it work|could that work|could this work|could it work|does that work|does this work|does it work|do those work|do these work|does that day work|does that suit|does it suit|would that suit|are we agreed|have we agreed|can we agree|do we agree|do you agree|would you agree|could you agree|can you agree|will you agree|would you take|will you take|would the two of you take|will the two of you take|could the two of you take|can the two of you take|would you both take|will you both take|could you both take|can you take that|could you take that|can you take it|could you take it|could you take … upstairs|can you take … upstairs|would you trade|would you sign|will you sign|could you sign that|can you sign that|do you accept|would you accept|will you accept|could you accept|can you accept|can you live with|could you live with|would you go with|will you go with|could you go with|have we a deal|do we have a deal|have we got a deal|is it a deal|is that a deal|is that settled|is that enough|would that be enough|would it be enough|is that acceptable|is it acceptable|is that workable|is that fair|is that good enough|is that something you|would you recommend|you would recommend|are you in|are we on|happy with that|would that settle|does that settle|would that close|does that close|would that get you|does that get you|can we shake|shall we shake|shake on|can we settle|shall we settle|can we call that|can I take that as|what do you say|what would have to change|what has to change|what would need to change|what would you change|what is missing|what would be missing|what stands in the way|what is in the way|what else would you need|what else would it need|what would you still need|what would make it a yes|what would make that a yes|what would turn that into|what keeps you from|what stops you|shall we go ahead|can we go ahead|do we go ahead|would the package|does the package|does the offer|would the offer|do the terms|would those terms|do those terms|would these terms',
);
/** Words that ask for a yes when the question is hardly more than one of them. */
const bare = new Set(['yes', 'ok', 'okay', 'done', 'settled', 'happy', 'fine', 'acceptable', 'fair', 'right']);
const bareWords = 2;

/** Before the words of a yes that the rep may give, or that is somebody's to give: these ask for none. */
const otherYes =
  /\b(?:(?:I|we)(?:['’]ll| will| can| could| must| may)?(?: say| give you| tell you)?(?: an?)?|(?:yours|his|hers|theirs|somebody['’]s|someone else['’]s|who(?:['’]s)?(?: has| gets| needs| is)?) to) $/i;

/** Does a question of the turn want a yes or a no? */
export function asksForYes(turn: RepTurn): boolean {
  const isTheirYes = (at: { start: number }) => !otherYes.test(turn.text.slice(Math.max(0, at.start - 40), at.start));
  if (matchTerms(turn.tokens, plainlyAsked).some(isTheirYes)) return true;
  const { questions } = turn.reading;
  const isAsked = (at: { start: number; end: number }) =>
    questions.some((q) => q.start < at.end && at.start < q.end) || /^[^.!?;]*\?/.test(turn.text.slice(at.end));
  return matchTerms(turn.tokens, asked).some((at) => isAsked(at) && isTheirYes(at)) || endsInBareQuestion(turn);
}

const open = cues(
  'what is open|what is still open|what is left|what is still left|what is left open|what else is open|what else is left|what remains|what still stands|what is still standing|what is outstanding|what is still outstanding|what is unresolved|what is not settled|what is not resolved|what have we not|anything still open|anything left open|is anything left|where does that leave',
);
/** Asks what is left, after all that was said. */
export const asksWhatStands = (turn: RepTurn): boolean =>
  matchTerms(turn.tokens, open).some((at) => turn.reading.questions.some((q) => q.start < at.end && at.start < q.end));

const supposed = cues('if|suppose|supposing|say we|say you|assume|assuming|as the first step|as a first step');

/** Describes what could be done, or names a figure for it: a question for a yes is then about that. */
const supposes = (turn: RepTurn): boolean =>
  matchTerms(turn.tokens, supposed).length > 0 || turn.reading.figures.some((figure) => figure.unit === 'money');

/** A yes is asked for to something that is only described. */
export const asksForUnput = (turn: RepTurn): boolean => supposes(turn) && asksForYes(turn);

/** "…, three years. Okay?" */
function endsInBareQuestion({ text, tokens }: RepTurn): boolean {
  const last = text.trimEnd();
  if (!last.endsWith('?')) return false;
  const from = Math.max(...['.', '!', '?', ';'].map((stop) => last.slice(0, -1).lastIndexOf(stop))) + 1;
  const own = tokens.filter((token) => token.start >= from);
  return own.length > 0 && own.length <= bareWords && own.some((token) => bare.has(token.norm));
}
