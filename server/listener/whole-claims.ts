import { cues, hasCue, isDisowned, isNegated } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms, type Span } from './terms.ts';

/** Assurances of the whole, with nothing excepted: where the sheet states a limit they are untrue. */

const assuring = cues(
  'you are covered|you are still covered|you are all covered|you will be covered|you stay covered|you would be covered|still covered|fully covered|always covered|completely covered|covered either way|covered whatever|covered anyway|you are protected|still protected|fully protected|you are safe|still safe|perfectly safe|completely safe|you are fine|you will be fine|you are still fine|nothing to worry about|no need to worry|do not need to worry|do not have to worry|never have to worry|not a problem|no problem|not an issue|no issue|whatever happens|no matter what|come what may|regardless|either way|without exception|without fail|in every case|in all cases|every time|every single time|at all times|across the board|everywhere|all your sites|all your stores|all your hospitals|all your practices|all your depots|all your buses|all your surgeries|all three stores|all three sites|all three hospitals|every site|every store|every hospital|every practice|every depot|every bus|every surgery|keeps working|keep working|carries on|carry on|still come through|still comes through|still get through|still gets through|still coming through|still arrive|still arrives|still works|still work|still runs|still run|still reaches|still reach|still see|still sees|you still get|you will still get|you do not lose|you will not lose|nothing is lost|nothing gets lost|on the stores|on your stores|in the stores|in your stores|at the stores|at your stores|on the sites|on your sites|at the sites|at your sites|keeps going|keep going|keeps running|keep running|stays up|stay up|stays on|stay on|stays connected|stay connected|works as normal|work as normal|works just the same|no interruption|without interruption|makes no difference|will not notice|would not notice|will not feel it|is not affected|are not affected|is unaffected|nothing stops|never stops|never drops|never goes dark|never lose|guaranteed|we guarantee',
);
const excepting = cues(
  'except|apart from|other than|save for|unless|but not|not at|not in|not on|only at|only in|only on|mostly|not all|not every|not always|all but|bar one|bar the|ours does not|ours do not|ours can not|ours will not|ours is not|ours are not|ours stops|not ours|we do not|we can not|we will not|we have not|up to a|for most|in most|at most|as long as|provided|with the exception',
);

/** "Theirs carries on": said of another it assures of nothing of ours. */
const others = new Set(['they', 'theirs', 'he', 'she']);

/** Where a sentence assures of the whole; nowhere, where it excepts something. */
export function assurancesIn(sentence: Sentence): Span[] {
  if (hasCue(sentence, excepting)) return [];
  const { tokens } = sentence;
  const isOthers = (at: number) => tokens.slice(Math.max(0, at - 2), at + 1).some(({ norm }) => others.has(norm));
  return matchTerms(tokens, assuring).filter(
    ({ at }) => !isNegated(tokens, at) && !isDisowned(tokens, at) && !isOthers(at),
  );
}
