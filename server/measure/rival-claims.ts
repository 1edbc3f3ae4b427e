import type { Evidence } from '../domain/measurement.ts';
import type { Scenario } from '../domain/scenario.ts';
import { contentKeys } from '../listener/content-words.ts';
import { tokenise } from '../listener/terms.ts';
import { type Call, type Exchange, hasMove, movesOf, overlaps, perCall, sureMove } from './call.ts';
import { claimsIn } from './claims.ts';
import { belittlingIn, grantsIn } from './granting.ts';
import { mentionsIn, noRival } from './mentions.ts';
import { placeAt, sentenceAt, sentencesOf } from './places.ts';
import { onRival, saidOfRival, speaksOfRival, strengthAnswered } from './rival-talk.ts';
import { countOf, type Finding, leastChances, type Row, shareOf } from './row.ts';

/** Row 19: what is said of rivals, whether it is true, and whether it matters here. */

/** Of one turn's battlecard so many items count: a card read out says nothing. */
const mostInATurn = 2;

type Weakness = NonNullable<Scenario['battlecard']>['weaknesses'][number];

/** The prospect has made this topic theirs by now: opened it, objected on it, told something of it, or just asked on it. */
const matters = (call: Call, exchange: Exchange, weakness: Weakness | undefined) =>
  weakness !== undefined &&
  ((call.whole ?? call).faced.some(
    (f) => f.turn.seq < exchange.turn.seq && f.by?.topic === weakness.criterion && f.by?.part !== 'reaction',
  ) ||
    asksOn(exchange, weakness));

/** "Is the certificate inside it, or extra?": a question in the words that name the weakness. */
function asksOn({ heard }: Exchange, { terms }: Weakness): boolean {
  const keys = contentKeys(tokenise(terms.join('. ')));
  return heard.some((turn) =>
    sentencesOf(turn).some(({ asks, tokens }) => asks && [...contentKeys(tokens)].some((key) => keys.has(key))),
  );
}

/** `beside`: true, and beside the point: no criterion of theirs, and nothing held against anybody. */
type Intelligence = { fair: boolean; beside: boolean; at: Evidence; strength: boolean; disparages: boolean };

const intelligence = perCall((call): Intelligence[] => {
  const used = new Set<string>();
  return call.exchanges.flatMap((exchange) => {
    const { turn } = exchange;
    if (!speaksOfRival(call, exchange)) return [];
    const theirs = onRival(call, exchange);
    const disparaging = movesOf(turn, 'disparage').map((move) => ({
      ...{ fair: false, beside: false, strength: false, disparages: true },
      at: sentenceAt(turn, move),
    }));
    const weaknesses = new Map(call.scenario?.battlecard?.weaknesses.map((w) => [w.id, w]));
    const items = saidOfRival(exchange, theirs).filter((item) => !used.has(item.id) && !isAsked(exchange, item));
    const counted = exchange.earnest && items.length <= mostInATurn * 2 ? items.slice(0, mostInATurn) : [];
    for (const item of counted) used.add(item.id);
    const isKind = disparaging.length === 0 && belittlingIn(turn) === undefined;
    const grants = isKind && !hasMove(turn, 'defend');
    // beside an insult a true strength grants nothing, and is nothing untrue
    const told = counted.filter(({ kind }) => isKind || kind !== 'strength');
    const named = told.map((item) => ({
      fair: isKind && (item.kind === 'strength' || matters(call, exchange, weaknesses.get(item.id))),
      beside: isKind && item.kind === 'weakness',
      // a compliment on the way to an insult, or to arguing, grants nothing
      strength: item.kind === 'strength' && grants,
      disparages: false,
      at: sentenceAt(turn, item),
    }));
    const granted = (exchange.earnest && grants ? grantsOf(call, exchange, used) : []).map((at) => ({
      ...{ fair: true, beside: false, strength: true, disparages: false },
      at: placeAt(turn, at),
    }));
    // what the rules forbid to say of a rival runs it down
    const isForbidden = (claim: { start: number; end: number }) =>
      turn.reading?.compliance.some((mark) => overlaps(mark, claim)) === true;
    const untrue = claimsIn(call, exchange)
      .filter((claim) => claim.verdict !== 'right' && theirs.some((sentence) => overlaps(sentence, claim)))
      .map((claim) => ({
        fair: false,
        beside: false,
        strength: false,
        disparages: isForbidden(claim),
        at: placeAt(turn, claim),
      }));
    return bySentence([...disparaging, ...untrue, ...named, ...granted]);
  });
});

/**
 * What the turn grants beside the words of the battlecard: one thing in plain words, each once a call, and a strength
 * said yes to. What the battlecard's own words name is counted by them.
 */
function grantsOf(call: Call, exchange: Exchange, used: Set<string>) {
  const strengths = saidOfRival(exchange, onRival(call, exchange)).filter(({ kind }) => kind === 'strength');
  const plain = grantsIn(exchange.turn).find(
    ({ sentence, what }) => !used.has(`plain ${what}`) && !strengths.some((item) => overlaps(sentence, item)),
  );
  if (plain) used.add(`plain ${plain.what}`);
  const answered = strengthAnswered(call, exchange);
  const isNew = answered && !used.has(answered.id) && plain?.sentence !== answered.sentence;
  if (answered) used.add(answered.id);
  return [...(plain ? [plain.sentence] : []), ...(isNew ? [answered.sentence] : [])];
}

/** Of one sentence one thing is told: what is amiss with it, else what is to the point, else what is beside it. */
function bySentence(items: readonly Intelligence[]): Intelligence[] {
  const amiss = ({ fair, beside }: Intelligence) => !fair && !beside;
  const outweighs = (a: Intelligence, b: Intelligence) =>
    (amiss(b) ? 0 : amiss(a) ? 1 : a.fair && b.beside ? 1 : 0) > 0;
  const isAlike = (a: Intelligence, b: Intelligence) => a.fair === b.fair && a.beside === b.beside;
  return items.filter(
    (item, i) =>
      !items.some((other) => overlaps(other.at, item.at) && !isAlike(other, item) && outweighs(other, item)) &&
      !items.slice(0, i).some((other) => overlaps(other.at, item.at) && amiss(other) && amiss(item)),
  );
}

/** Inside a question nothing is claimed. */
const isAsked = ({ turn }: Exchange, item: { start: number; end: number }) =>
  turn.moves.some(
    (m) => m.move.startsWith('question') && m.confidence >= sureMove && m.start <= item.start && item.end <= m.end,
  );

export function fair(call: Call): Finding | null {
  const said = intelligence(call);
  return shareOf(
    said.map(({ fair: met, at }) => ({ met, at })),
    (met, n) => `${met} of ${countOf(n, 'thing')} said of a rival ${met === 1 ? 'was' : 'were'} true and to the point.`,
  );
}

export function strengths(call: Call): Finding | null {
  const said = intelligence(call);
  const mentions = mentionsIn(call).length;
  // a name that nobody dropped can't be taken up, and one dropped in passing is no talk of rivals
  if (said.length === 0 && (mentions < 2 || !call.scenario?.battlecard)) return null;
  const found = said.filter((item) => item.strength);
  const says =
    found.length === 0
      ? 'No strength of a rival was conceded.'
      : `${countOf(found.length, 'true strength')} of a rival conceded.`;
  return { value: found.length, n: Math.max(mentions, said.length), says, evidence: found.map((f) => f.at) };
}

export function disparagements(call: Call): Finding | null {
  const said = intelligence(call);
  const found = said.filter((item) => item.disparages);
  // not to have run anybody down says something only of a rep who said something fair
  if (found.length === 0 && !said.some((item) => item.fair)) return null;
  const unfair = said.filter((item) => !item.fair && !item.beside).length;
  const rest = `, but ${countOf(unfair, 'thing')} said of one ${unfair === 1 ? 'wasn’t' : 'weren’t'} fair`;
  const says =
    found.length === 0
      ? `No rival was run down${unfair === 0 ? '' : rest}.`
      : `A rival was run down ${countOf(found.length, 'time')}.`;
  return { value: found.length, n: said.length, says, evidence: found.map((f) => f.at) };
}

const action =
  'Write one strength and one weakness of each rival beforehand, tied to what this buyer judges on. Say the strength first.';
const unsaid = 'Nothing was said of a rival.';
function unfair(call: Call): string {
  const said = intelligence(call);
  if (said.length === 0) return unsaid;
  return said.every(({ beside }) => beside)
    ? 'What was said of a rival was beside the point.'
    : 'What was said of a rival wasn’t fair.';
}

export const rivalClaimRows: readonly Row[] = [
  {
    number: 19,
    id: 'fair-intelligence',
    name: 'What was said of rivals, true and to the point',
    unit: 'share',
    better: 'higher',
    action,
    none: unsaid,
    least: leastChances,
    find: fair,
  },
  {
    number: 19,
    id: 'strengths-conceded',
    name: 'Strengths of rivals conceded',
    unit: 'count',
    better: 'higher',
    action,
    none: noRival,
    find: strengths,
  },
  {
    number: 19,
    id: 'disparagements',
    name: 'Times a rival was run down',
    unit: 'count',
    better: 'lower',
    action,
    none: unfair,
    least: leastChances,
    find: disparagements,
  },
];
