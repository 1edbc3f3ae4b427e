import { contentOf, shared } from './content-words.ts';
import { followsFrom, quantities } from './figure-sums.ts';
import { cues, type Family, type Hearing, hasCue, hasWord, move } from './hearing.ts';
import type { Sentence } from './sentences.ts';

/** Figures put to a cost, a value or a need of somebody's. */

const reckoning = cues(
  'covers|cover|saves|save|saved|comes to|come to|adds up|worth|leaves|difference|costs you|cost you|costing you|equals|that makes|works out|per year|a year|a month|a week|per month|times|short|cheaper|dearer|more than|less than|moved|over three years|in total|altogether|half of|twice|payback|return|what would that do|per cent of|% of',
);
const asksFigure = cues(
  'put a number|put a figure|in pounds|in money|what does that cost|what is that costing|what did that cost|how much does that cost|how much is that|what would that save|what is that worth|what would that be worth|how many hours|what does it come to|what would that come to|how much of that',
);

export function quantifyMoves(sentence: Sentence, hearing: Hearing): ReturnType<Family> {
  if (hasCue(sentence, asksFigure) || (sentence.asks && hasCue(sentence, naming)))
    return [move('quantify', sentence, 0.6)];
  const own = quantities(sentence.tokens).filter(({ value }) => value !== 0);
  if (own.length === 0 || hasCue(sentence, ownPrice) || isNobodys(sentence)) return [];
  const theirs = [
    ...quantities(hearing.last.tokens).map((token) => token.value as number),
    ...figuresIn(hearing.earlier),
  ];
  const derived = theirs.length > 0 && own.some((token) => followsFrom(token.value as number, theirs));
  const content = contentOf(sentence.tokens).length;
  if (!derived && content > own.length && !belongs(sentence, hearing)) return [];
  const values = new Set(own.map(({ value }) => value));
  const isEcho = [...values].every((value) => theirs.includes(value as number));
  if (isEcho && own.length > values.size) return [];
  if (own.length >= 2 && (hasCue(sentence, reckoning) || content <= own.length + 2))
    return [move('quantify', sentence, 0.75)];
  if (own.length >= 2 && hasCue(sentence, supposing)) return [move('quantify', sentence, 0.7)];
  return derived && hasCue(sentence, reckoning) ? [move('quantify', sentence, 0.6)] : [];
}

/** "Ten times faster", "3.5 units": a figure is of money or time, of them, or of what they spoke of. */
function belongs(sentence: Sentence, { last, earlier, awaits, asked }: Hearing): boolean {
  const { tokens } = sentence;
  if (last.tokens.length === 0 || awaits || asked || tokens.some(({ currency }) => currency !== undefined)) return true;
  return (
    hasCue(sentence, units) ||
    hasCue(sentence, paying) ||
    hasWord(sentence, theirs) ||
    shared(tokens, last.keys) > 0 ||
    shared(tokens, earlier) > 0
  );
}
const theirs = new Set(['you', 'your', 'we', 'us', 'our', 'they', 'their', 'he', 'she', 'i']);
const paying = cues('covers|cover|comes to|adds up|works out|saves|costs|cost|pays back|payback');
const units = cues(
  'pounds|pound|quid|grand|euros|euro|dollars|dollar|pence|cents|crowns|francs|rupees|rand|naira|hour|hours|minute|minutes|day|days|week|weeks|month|months|year|years|night|nights|shift|shifts|people|staff|percent of|per cent of|% of|a head|each|apiece',
);

const placeholders = cues('x euros|x pounds|x dollars|on a scale of|infinity|in return for|in exchange for');
const rising = new Set(['up', 'more', 'increase', 'rise', 'rose', 'of', 'over', 'grew', 'growth']);
/** "Times twelve, times five": nothing stands before to be multiplied. */
function onlyMultiplies(sentence: Sentence): boolean {
  const { tokens } = sentence;
  const own = new Set(quantities(tokens));
  return !hasCue(sentence, bases) && tokens.every((token, i) => !own.has(token) || tokens[i - 1]?.norm === 'times');
}
const bases = cues('an hour|half an hour|a day|an afternoon|a morning|a shift|a week|each');

/** A figure in place of one: a scale, an X, a hundred and one per cent. */
const isNobodys = (sentence: Sentence) =>
  hasCue(sentence, placeholders) ||
  onlyMultiplies(sentence) ||
  (!hasWord(sentence, rising) &&
    sentence.tokens.some(({ value }, i) => value !== undefined && value > 100 && sentence.tokens[i + 1]?.norm === '%'));
const naming = cues('quantify');

const supposing = cues('suppose|what if|say it were|imagine');
const ownPrice = cues('we have held|I could do|I can do|we could do|we can do|does include|pays for|pay for');

const figuresIn = (keys: ReadonlySet<string>) => [...keys].map(Number).filter((value) => value > 1);
