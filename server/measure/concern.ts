import type { Evidence } from '../domain/measurement.ts';
import { contentKeys } from '../listener/content-words.ts';
import { readFigures } from '../listener/figures.ts';
import { matchTerms } from '../listener/terms.ts';
import { type Call, type Exchange, type Faced, movesOf, overlaps, putsForYes } from './call.ts';
import { claimsIn } from './claims.ts';
import { firstSentence, greets, placeAt, sentenceAt, sentencesOf, tokensIn } from './places.ts';
import { asksByForm, asksForFact } from './question-form.ts';
import { isRefusal } from './refusals.ts';
import { isDefensive, ownsFault, putAgainst, questionFirst, questionOn } from './replies.ts';
import { grantIn } from './rival-talk.ts';

/** What became of an objection: asked about, answered where it was only a question, or missed, and at which words. */

type Answered = Faced & { reply: Exchange | null };

const wordsOf = ({ turn, at }: Faced) => contentKeys(tokensIn(turn, at));

const nought = new Set(['nothing', 'nobody', 'none', 'never', 'nowhere']);

/** "How far can you go?", "I can sign that myself": the verb of the question, said of oneself. */
const asksYou = /\b(can|do|did|have|will|could|are|would) you\b/;
const courtesy = 'see|understand|imagine|appreciate|hear|tell|only|think|know|mind';
function takesUp(question: string, answer: string): boolean {
  const verb = asksYou.exec(question)?.[1];
  return verb !== undefined && new RegExp(`\\b(?:i|we) ${verb === 'are' ? 'am' : verb} (?!${courtesy})`).test(answer);
}
const plain = (tokens: readonly { norm: string }[]) => tokens.map(({ norm }) => norm).join(' ');

/** "There's not much underneath": says something and tells nothing. */
const dodging =
  /\b(?:not (?:much|a lot|that much|really|so simple|that simple)|nothing much|hard to say|difficult to say|it depends|that depends|depends on|we will see|wait and see|as low as (?:i|we) can|fair price|good price|best price|do not worry|trust me|between you and me|you know how it is|i would rather not|as i said|like i said)\b/;

/** Its first sentence is the answer: a figure, a plain nought, what was asked in its own words; and nothing untrue. */
export function answersStraight(call: Call, exchange: Exchange, faced: Faced): boolean {
  const { turn } = exchange;
  if (!exchange.earnest && turn.reading?.kind !== 'too-long') return false;
  if (isDefensive(exchange) || claimsIn(call, exchange).some((claim) => claim.verdict === 'wrong')) return false;
  const at = firstSentence(turn);
  const first = sentencesOf(turn).find((one) => one.start === at.start);
  if (!first || first.asks) return false;
  const hedges = movesOf(turn, 'hedge').some((move) => move.start < first.end);
  const figures = readFigures(first.tokens);
  // "I can't go under £564": a limit with its figure is what was asked for
  const against = putAgainst(exchange, faced).filter((one) => figures.length === 0 || !isRefusal(turn, one));
  if (hedges || against.some((one) => one.start < first.end)) return false;
  if (figures.length === 0 && dodging.test(plain(first.tokens))) return false;
  const theirs = wordsOf(faced);
  return (
    nought.has(first.tokens[0]?.norm ?? '') ||
    figures.length > 0 ||
    takesUp(plain(tokensIn(faced.turn, faced.at)), plain(first.tokens)) ||
    [...contentKeys(first.tokens)].some((key) => theirs.has(key))
  );
}

/** What an honest rep owns, a fault or where theirs ends. */
const isLimit = ({ scenario }: Call, { fact }: { fact: string | null }) =>
  scenario?.facts.some(({ id, limit }) => id === fact && limit) === true;

const plainly = new Set(['yes', 'no', 'not', 'there', 'more', 'that']);

/** "Is there more, or is that the whole of it?" "No, there's more.": asked what else, and more is owned in the answer. */
function ownsMore(call: Call, { turn, at }: Faced, reply: Exchange): boolean {
  const asked = sentencesOf(turn).filter((one) => overlaps(one, at));
  const [first] = sentencesOf(reply.turn);
  const isAsked = asked.length > 0 && asked.every((one) => one.asks && asksByForm(one));
  const owns =
    ownsFault(reply) || claimsIn(call, reply).some((claim) => claim.verdict === 'right' && isLimit(call, claim));
  return isAsked && plainly.has(first?.tokens[0]?.norm ?? '') && owns && !isDefensive(reply);
}

/** A question of the prospect's that was answered straight objects to nothing. */
export const isOnlyAsked = (call: Call, faced: Answered): boolean =>
  faced.reply !== null &&
  (ownsMore(call, faced, faced.reply) ||
    (asksForFact(sentencesOf(faced.turn), faced.at) && answersStraight(call, faced.reply, faced)));

/** What the same demand was met with when it was first told, as a position, before it was put as an objection. */
export function metAsPosition(call: Call, faced: Answered): Evidence | null {
  const { by, turn } = faced;
  const isFirst = call.faced.find((f) => f.opens && f.by?.objection === by?.objection) === faced;
  if (!isFirst || !by?.topic || (faced.reply && isDefensive(faced.reply))) return null;
  const words = wordsOf(faced);
  const told = call.faced.find(
    (f) =>
      f.by?.part === 'rung' &&
      f.by.rung === 1 &&
      f.by.topic === by.topic &&
      f.by.persona === by.persona &&
      f.turn.seq < turn.seq &&
      [...wordsOf(f)].some((key) => words.has(key)),
  );
  const question = told?.reply && questionFirst(told.reply, told);
  return told?.reply && question ? placeAt(told.reply.turn, question) : null;
}

/** "It goes", "I'm not paying for it", "tell me you have one": wanted or refused in so many words. */
const demanding =
  /\b(?:i|we) (?:want|need|expect|will not|am not|are not)\b|\b(?:goes|comes out|has to go|must go|has to (?:stop|change))(?=$| )|\b(?:tell|show|give|get) me\b|\btake (?:it|that) (?:out|off)\b/;
const demands = ({ turn, at }: Faced) =>
  sentencesOf(turn).some((one) => !one.asks && overlaps(one, at) && demanding.test(plain(one.tokens)));

/** The matter that words are on first, of those that objections are made of; that which the beat is on is its own. */
function matterOf({ scenario }: Call, { turn, at, by }: Faced): string | undefined {
  const topics = new Set(scenario?.objections.map(({ topic }) => topic).filter((topic) => topic !== by?.topic));
  const found = [...topics].flatMap((topic) => {
    const [first] = matchTerms(tokensIn(turn, at), scenario?.topics[topic]?.terms ?? []);
    return first ? [{ topic, start: first.start }] : [];
  });
  return found.toSorted((a, b) => a.start - b.start)[0]?.topic;
}

/** Where the matter of an objection was put as a demand, though never as that objection. */
export function putAsDemand(call: Call, topic: string): Answered | undefined {
  return call.faced.find((f) => {
    if (!f.reply || !demands(f)) return false;
    if (f.by?.topic === topic) return f.by.part === 'concern' || (f.by.part === 'rung' && f.by.rung === 1);
    // "tell me what I write beside your name" hands the close over
    return f.by?.part === 'concern' && !f.by.objection && !f.by.reply && matterOf(call, f) === topic;
  });
}

/** A question on the same matter within so many turns of its being put is asked of it. */
const soon = 2;

/**
 * A question asked of this matter while it stood, though not ahead of everything else: within two turns of its being
 * put, whether as a position or as an objection.
 */
export function askedWhileOpen(call: Call, faced: Answered): Evidence | null {
  const { by } = faced;
  if (!by?.topic) return null;
  const puts = call.faced.filter(
    (f) => f.by?.topic === by.topic && (f.by?.objection === by.objection || (f.by?.part === 'rung' && f.by.rung === 1)),
  );
  for (const put of puts) {
    // argued with first, it was not met
    if (put.reply && isDefensive(put.reply)) continue;
    const from = put.reply ? call.exchanges.indexOf(put.reply) : call.exchanges.length;
    for (const exchange of call.exchanges.slice(from, from + soon)) {
      const isOpen = by.objection === undefined || exchange.before?.objections[by.objection]?.resolved !== true;
      const question =
        isOpen && exchange.asked.find((one) => one.topic === by.topic && !putsForYes(exchange.turn, one));
      if (question) return placeAt(exchange.turn, question);
    }
  }
  return null;
}

/**
 * The sentence that missed a concern: what was put against it, else the question on something else, else the first that
 * neither asks nor takes anything in.
 */
export function missedAt(call: Call, exchange: Exchange, faced: Faced): Evidence {
  const { turn, asked } = exchange;
  const against = putAgainst(exchange, faced).toSorted((a, b) => a.start - b.start)[0];
  const span = against ?? (questionOn(exchange, faced) ? undefined : asked[0]);
  if (span) return sentenceAt(turn, span);
  const takesIn = movesOf(turn, 'reflect', 'acknowledge', 'label', 'apologise');
  const isHearing = (one: { start: number; end: number }) => takesIn.some((move) => overlaps(move, one));
  const [told] = sentencesOf(turn).filter(
    (one) => !one.asks && one.tokens.length > 2 && !greets(turn, one) && !isHearing(one),
  );
  // where a fault is owned, what was passed over is quoted
  if (!told || ownsFault(exchange)) return isHearing(firstSentence(turn)) ? faced.at : firstSentence(turn);
  const first = placeAt(turn, told);
  const grant = grantIn(call, exchange);
  // a fair word misses nothing: what was passed over is quoted
  return grant && overlaps(grant, first) ? faced.at : first;
}
