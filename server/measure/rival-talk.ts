import { contentKeys } from '../listener/content-words.ts';
import { matchTerms, tokenise } from '../listener/terms.ts';
import { type Call, type Exchange, hasMove, overlaps, perCall } from './call.ts';
import { belittlingIn, grantsInAnswer, grantsPlainly } from './granting.ts';
import { isMention, rivalTerms } from './mentions.ts';
import { sentencesOf, tokensIn, tokensOf } from './places.ts';

/** What the rep says of a rival. Words of a battlecard are about a rival only where a rival is spoken of. */

type Sentence = ReturnType<typeof sentencesOf>[number];

const they = new Set(['they', 'their', 'theirs', 'them', 'he', 'his', 'him']);
const names = (call: Call, sentence: Sentence) => matchTerms(sentence.tokens, rivalTerms(call)).length > 0;

/** Somebody just named a rival: by a beat, in the words the turn answers, or as "they" of whom the talk was. */
const wasNamed = (call: Call, exchange: Exchange) =>
  exchange.faced.some(isMention) ||
  exchange.heard.some((turn) => matchTerms(tokensOf(turn), rivalTerms(call)).length > 0) ||
  goingOn(call, exchange) !== undefined;

/** The prospect's last words on the same "they" as the rep's turn before was about. */
function goingOn(call: Call, exchange: Exchange): { turn: Exchange['turn']; at: Sentence } | undefined {
  const before = call.exchanges[call.exchanges.indexOf(exchange) - 1];
  if (!before || rivalTerms(call).length === 0 || onRival(call, before).length === 0) return undefined;
  const said = exchange.heard.flatMap((turn) => sentencesOf(turn).map((at) => ({ turn, at })));
  return said.findLast(({ at }) => at.tokens.some(({ norm }) => plural.has(norm)));
}
const plural = new Set(['they', 'their', 'theirs', 'them']);

/** The sentences of a turn that are about a rival: they name one, or go on about "them" once one was named. */
export function onRival(call: Call, exchange: Exchange): Sentence[] {
  const known = found(call).get(exchange);
  if (known) return known;
  const sentences = findOnRival(call, exchange);
  found(call).set(exchange, sentences);
  return sentences;
}
const found = perCall(() => new WeakMap<Exchange, Sentence[]>());

function findOnRival(call: Call, exchange: Exchange): Sentence[] {
  let named = wasNamed(call, exchange);
  return sentencesOf(exchange.turn).filter((sentence, i) => {
    const isNamed = names(call, sentence);
    const goesOn = named && (i === 0 || sentence.tokens.some((token) => they.has(token.norm)));
    named ||= isNamed;
    return isNamed || goesOn;
  });
}

/** A rival is the subject of this turn, by anybody's word. */
export const speaksOfRival = (call: Call, exchange: Exchange) =>
  hasMove(exchange.turn, 'disparage') || onRival(call, exchange).length > 0 || exchange.faced.some(isMention);

type Item = { id: string; text: string; terms: readonly string[] };

/** How much of what was said is on this item; what a rival is called is on all of them. */
function sharedWith(call: Call, said: ReadonlySet<string>, { text, terms }: Item): number {
  const names = contentKeys(tokenise(rivalTerms(call).join('. ')));
  const keys = contentKeys(tokenise([text, ...terms].join('. ')));
  return [...keys].filter((key) => said.has(key) && !names.has(key)).length;
}

/** A strength that the prospect named and the turn said yes to; a yes to a weakness grants nothing. */
export function strengthAnswered(call: Call, exchange: Exchange): { id: string; sentence: Sentence } | undefined {
  const card = call.scenario?.battlecard;
  const sentence = grantsInAnswer(exchange.turn);
  const mention = exchange.faced.findLast(isMention) ?? goingOn(call, exchange);
  if (!card || !sentence || !mention) return undefined;
  const said = contentKeys(tokensIn(mention.turn, mention.at));
  const most = (items: readonly Item[]) =>
    items
      .map((item) => ({ id: item.id, shared: sharedWith(call, said, item) }))
      .reduce((a, b) => (b.shared > a.shared ? b : a), { id: '', shared: 0 });
  const strength = most(card.strengths);
  return strength.shared > most(card.weaknesses).shared ? { id: strength.id, sentence } : undefined;
}

/** The sentence of plain words that grants a rival something, where one is spoken of. */
export const grantIn = (call: Call, exchange: Exchange): Sentence | undefined =>
  speaksOfRival(call, exchange)
    ? (grantsPlainly(exchange.turn) ?? strengthAnswered(call, exchange)?.sentence)
    : undefined;

/** Items of the battlecard that this turn says of a rival; what is said of nobody is said of no rival. */
export function saidOfRival({ turn }: Exchange, sentences: readonly Sentence[]) {
  const items = turn.reading?.battlecard ?? [];
  return items.filter(
    (item) =>
      (item.kind === 'strength' || item.kind === 'weakness') && sentences.some((sentence) => overlaps(sentence, item)),
  );
}

/** Whether a strength of theirs is granted in these words. */
export const isGrant = (call: Call, exchange: Exchange, at: { start: number; end: number }): boolean => {
  if (!concedes(call, exchange)) return false;
  const grant = grantIn(call, exchange);
  const strengths = saidOfRival(exchange, onRival(call, exchange)).filter(({ kind }) => kind === 'strength');
  return [...(grant ? [grant] : []), ...strengths].some((one) => overlaps(one, at));
};

/** Grants a rival a true strength. A turn that argues against it has taken that back. */
export const concedes = (call: Call, exchange: Exchange): boolean =>
  !hasMove(exchange.turn, 'disparage', 'defend') &&
  belittlingIn(exchange.turn) === undefined &&
  (saidOfRival(exchange, onRival(call, exchange)).some((item) => item.kind === 'strength') ||
    grantIn(call, exchange) !== undefined);
