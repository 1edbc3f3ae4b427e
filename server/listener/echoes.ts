import { contentOf, isContent, shared } from './content-words.ts';
import { followsFrom, quantities } from './figure-sums.ts';
import type { Hearing } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import type { Token } from './tokens.ts';

/** Their words without their meaning: strung together, turned round, or said and then left lying. */

const set = (words: string) => new Set(words.split(' '));
const mostOfPiece = 3;
const fewestPieces = 3;
const fewestWords = 4;
const often = 3;

/** The stretches between commas. */
function piecesOf({ tokens, text, start }: Sentence): Token[][] {
  const pieces: Token[][] = [];
  for (const [i, token] of tokens.entries()) {
    const between = i === 0 ? ',' : text.slice(tokens[i - 1]!.end - start, token.start - start);
    if (/[,:;.]/.test(between)) pieces.push([]);
    pieces.at(-1)?.push(token);
  }
  return pieces;
}

const binding = set(
  'is are was were am be been have has had do does did will would can could not it that then right something',
);
const strung = (piece: readonly Token[]) =>
  piece.length >= fewestWords && piece.every((token) => isContent(token) && token.value === undefined);

/** "Conveyor, dust, sensor": nouns off a list, with nothing said of them. Figures in a row are a sum. */
export function isWordList(sentence: Sentence): boolean {
  const { tokens } = sentence;
  const counts = new Map<string, number>();
  for (const token of contentOf(tokens))
    if (token.value === undefined) counts.set(token.stem, (counts.get(token.stem) ?? 0) + 1);
  const isToThem = tokens.some(({ norm }) => norm === 'you' || norm === 'your');
  if (!isToThem && [...counts.values()].some((count) => count >= often)) return true;
  const pieces = piecesOf(sentence);
  const isBound = tokens.some(({ norm }) => binding.has(norm) || articles.has(norm));
  if (!isToThem && !isBound && [...counts.values()].filter((count) => count > 1).length > 1) return true;
  if (pieces.some(strung)) return true;
  return (
    pieces.length >= fewestPieces &&
    quantities(tokens).length === 0 &&
    !tokens.some(({ norm }) => binding.has(norm)) &&
    pieces.filter((piece) => piece.length <= mostOfPiece).length >= pieces.length - 1
  );
}

const negations = set('not no never');
const articles = set('a an any the');
const stemsOf = (tokens: readonly Token[]) => tokens.filter(({ norm }) => !articles.has(norm)).map(({ stem }) => stem);
/** Nobody says so much back. */
const mostRead = 80;
const otherwise = set('not no never without neither nor nobody nothing none hardly isn');

/** "The board has no appetite" said back as "the board has an appetite". */
export function isReversed({ tokens }: Sentence, { last }: Hearing): boolean {
  if (tokens.some(({ norm }) => otherwise.has(norm))) return false;
  const said = stemsOf(tokens.slice(0, mostRead)).join(' ');
  const theirs = last.tokens.filter(({ norm }) => !articles.has(norm));
  return theirs.some(({ norm }, i) => {
    const before = theirs[i - 1];
    if (!negations.has(norm) || !before || before.breakAfter || theirs[i + 1] === undefined) return false;
    const around = [theirs[i - 2], before, theirs[i + 1], theirs[i + 2]];
    const runs = [around.slice(0, 3), around.slice(1)];
    return runs.some((run) => {
      const known = run.filter((token) => token !== undefined);
      const words = known.map(({ stem }) => stem).join(' ');
      return known.length === 3 && known.some(isContent) && ` ${said} `.includes(` ${words} `);
    });
  });
}

const farAhead = 12;
const ours = set('our ours we');
/** Said back again, and no more. */
const isBareEcho = ({ tokens }: Sentence, hearing: Hearing) =>
  contentOf(tokens).length > 0 && addsNothing(tokens, hearing);
const onward = set('you your yours that those then so because which therefore');

/** What was said back is left lying: the turn goes on about something else, and asks nothing. */
export function isLeftLying(sentence: Sentence, hearing: Hearing): boolean {
  const rest = hearing.sentences
    .slice(sentence.index + 1, sentence.index + 1 + farAhead)
    .filter((next) => next.asks || !isBareEcho(next, hearing));
  const takesUp = ({ asks, tokens }: Sentence) =>
    asks ||
    tokens.some(({ norm }) => onward.has(norm)) ||
    (shared(tokens, hearing.last.keys) > 0 && !tokens.some(({ norm }) => ours.has(norm)));
  const goesOn = rest.filter(({ tokens }) => contentOf(tokens).length > 0);
  return goesOn.length > 0 && !rest.some(takesUp);
}

/** Nothing but what they said: no word of meaning added. */
export const addsNothing = (tokens: readonly Token[], { last }: Hearing) =>
  contentOf(tokens).every(({ stem }) => last.keys.has(stem));

const finite = set(
  'is are was were am be been has have had do does did will would can could shall should may might must make makes need needs',
);
const pronouns = set('i we you he she it they them that this those these what who which how');
const receipt = /^(?:ok|okay|right|yes|yeah|so|and|then|well|got)$/;
const mostOfEcho = 12;
const fewestSaid = 2;
/** Behind a figure of theirs that stands by itself, as much may be new: "and a letter from us". */
const mostNew = 1;

/**
 * "Cash on the thirtieth.", "Twenty-five thousand, and a letter from us.": their words or figures, or what their figures
 * come to, and nothing said of them.
 */
export function isPlainEcho(sentence: Sentence, { last, earlier }: Hearing): boolean {
  const said = sentence.tokens.filter(
    ({ norm }, i, all) => !receipt.test(norm) && !(norm === 'it' && all[i - 1]?.norm === 'got'),
  );
  if (sentence.asks || said.length > mostOfEcho) return false;
  if (said.some(({ norm }) => finite.has(norm) || pronouns.has(norm) || otherwise.has(norm))) return false;
  const content = contentOf(said);
  const values = quantities(last.tokens).map(({ value }) => value as number);
  const figures = quantities(said);
  const follows = (token: Token) => figures.includes(token) && followsFrom(token.value as number, values);
  const isTheirs = (token: Token) => last.keys.has(token.stem) || follows(token);
  const added = content.filter((token) => !isTheirs(token) && !earlier.has(token.stem) && !figures.includes(token));
  const [first = []] = piecesOf(sentence);
  const isFigureFirst =
    first.length < sentence.tokens.length && contentOf(first).every((token) => figures.includes(token));
  return content.length >= fewestSaid && content.some(isTheirs) && added.length <= (isFigureFirst ? mostNew : 0);
}
