import type { Evidence } from '../domain/measurement.ts';
import { contentKeys } from '../listener/content-words.ts';
import { matchTerms, type Token, tokenise } from '../listener/terms.ts';
import { type Call, type Exchange, overlaps } from './call.ts';
import { placeAt, sentenceAt, sentencesOf, tokensOf } from './places.ts';
import { isDefensive, isGift, isMeant } from './replies.ts';
import { clockOf, countOf, type Finding, ofAll, type Row, shareOf } from './row.ts';

/** Rows 42, 48 and 49: what has to be said, what must not be, and what a listener takes up. */

const minuteMs = 60_000;
/** Of one turn's subjects so many count: a list read out raises none. */
const mostInATurn = 3;

type Mark = { id: string; atMs: number; at: Evidence; exchange: Exchange };

/** The first time each id was marked, in turns said in earnest, and of those that `counts` lets through. */
function marksOf(
  call: Call,
  key: 'compliance' | 'raised' | 'takenUp',
  everyTurn = false,
  counts: (exchange: Exchange) => boolean = () => true,
): Mark[] {
  const seen = new Set<string>();
  return call.exchanges.filter(counts).flatMap((exchange) => {
    const marks = exchange.turn.reading?.[key] ?? [];
    if (!everyTurn && (!exchange.earnest || marks.length > mostInATurn)) return [];
    return marks.flatMap((mark) => {
      if (seen.has(mark.id)) return [];
      seen.add(mark.id);
      return [{ id: mark.id, atMs: exchange.turn.atMs, at: sentenceAt(exchange.turn, mark), exchange }];
    });
  });
}

const inTime = (call: Call, mark: Mark | undefined, byMinute: number | undefined) =>
  mark !== undefined && (byMinute === undefined || mark.atMs - call.startMs <= byMinute * minuteMs);

function disclosures(call: Call): Finding | null {
  const rules = call.scenario?.compliance.filter((rule) => rule.rule === 'required') ?? [];
  if (rules.length === 0 || call.exchanges.length === 0) return null;
  const marks = marksOf(call, 'compliance');
  return shareOf(
    rules.map((rule) => {
      const mark = marks.find((m) => m.id === rule.id);
      return { met: inTime(call, mark, rule.byMinute), at: mark ? fullestOf(call, rule, mark) : null };
    }),
    (met, n) => `${ofAll(met, n, 'required disclosure')} made in time${outstanding(call, 'compliance', rules, marks)}.`,
  );
}

type Wanted = { id: string; text: string; byMinute?: number | undefined };

/**
 * "; missing: …", of what should have been said; what was said too late, or in a turn too long to count, isn't
 * missing, and is told with its time.
 */
function outstanding(
  call: Call,
  key: 'compliance' | 'raised',
  wanted: readonly Wanted[],
  marks: readonly Mark[],
): string {
  const all = marksOf(call, key, true, (exchange) => isMeant(exchange) && !isDefensive(exchange) && !isGift(exchange));
  const parts = wanted.map(({ id, text, byMinute }): [how: string, text: string] | null => {
    const mark = marks.find((one) => one.id === id);
    const said = mark ?? all.find((one) => one.id === id);
    if (!said) return ['missing', text];
    if (!inTime(call, said, byMinute)) return [`said too late, at ${clockOf(said.atMs)}`, text];
    return mark ? null : [`said at ${clockOf(said.atMs)}, in a turn too long to count`, text];
  });
  const open = parts.filter((part) => part !== null);
  return [...new Set(open.map(([how]) => how))]
    .map((how) => `; ${how}: ${open.flatMap((one) => (one[0] === how ? [`“${one[1]}”`] : [])).join(', ')}`)
    .join('');
}

type Duty = NonNullable<Call['scenario']>['compliance'][number];

/** Where most of it was said, of the sentences that were in time; where it was first said, if they say the same. */
function fullestOf(call: Call, rule: Duty, first: Mark): Evidence {
  const wanted = contentKeys(tokenise(rule.text));
  const said = call.exchanges.flatMap((exchange) => {
    const { turn } = exchange;
    const mark: Mark = { ...first, atMs: turn.atMs, exchange };
    if (!exchange.earnest || !inTime(call, mark, rule.byMinute)) return [];
    return sentencesOf(turn)
      .filter((sentence) => matchTerms(sentence.tokens, rule.terms).length > 0)
      .map((sentence) => ({ at: placeAt(turn, sentence), shared: sharedKeys(sentence.tokens, wanted) }));
  });
  const begun = said.find(({ at }) => at.seq === first.at.seq && at.start === first.at.start);
  return said.reduce((best, one) => (one.shared > best.shared ? one : best), begun ?? { at: first.at, shared: 0 }).at;
}
const sharedKeys = (tokens: readonly Token[], wanted: ReadonlySet<string>) =>
  [...contentKeys(tokens)].filter((key) => wanted.has(key)).length;

/** Share of required disclosures made; null where nothing is required or something forbidden was said. */
export function duties(call: Call): number | null {
  const made = disclosures(call);
  const forbidden = forbiddenClaims(call);
  if (forbidden && forbidden.value > 0) return 0;
  return made?.value ?? null;
}

const textOf = (call: Call, id: string) => {
  const text = call.scenario?.compliance.find((rule) => rule.id === id)?.text ?? id;
  return text.charAt(0).toLowerCase() + text.slice(1);
};

function forbiddenClaims(call: Call): Finding | null {
  const rules = new Set(
    call.scenario?.compliance.flatMap((rule) => (rule.rule === 'forbidden' ? [rule.id] : [])) ?? [],
  );
  if (rules.size === 0 || call.exchanges.length === 0) return null;
  const broken = marksOf(call, 'compliance', true).filter((mark) => rules.has(mark.id));
  return {
    value: broken.length,
    n: rules.size,
    says:
      broken.length === 0
        ? 'Nothing forbidden was said.'
        : `${countOf(broken.length, 'forbidden claim')} made: ${broken.map((mark) => textOf(call, mark.id)).join('; ')}.`,
    evidence: broken.map((mark) => mark.at),
  };
}

type Raisable = NonNullable<Call['scenario']>['mustRaise'][number];

/** The prospect brought it up before the rep did, in its words or as a grievance, so it was not the rep's to raise. */
function cameUp({ turns, faced, scenario }: Call, { text, terms }: Raisable, mark: Mark | undefined): boolean {
  const before = mark?.exchange.turn.seq ?? Number.POSITIVE_INFINITY;
  const subject = tokenise(text);
  const isOfIt = (topic: string) => matchTerms(subject, scenario?.topics[topic]?.terms ?? []).length > 0;
  return (
    turns.some((t) => t.speaker === 'prospect' && t.seq < before && matchTerms(tokensOf(t), terms).length > 0) ||
    faced.some(
      ({ opens, beat, by, turn }) =>
        opens && beat === 'object.trust' && turn.seq < before && by?.topic !== undefined && isOfIt(by.topic),
    )
  );
}

function topicsRaised(call: Call): Finding | null {
  const items = call.scenario?.mustRaise ?? [];
  if (items.length === 0 || call.exchanges.length === 0) return null;
  // to blame them for it, or to pay them off, raises nothing
  const marks = marksOf(call, 'raised', false, (exchange) => !isDefensive(exchange) && !isGift(exchange));
  const found = items
    .map((item) => ({ item, mark: marks.find((m) => m.id === item.id) }))
    .filter(({ item, mark }) => !cameUp(call, item, mark));
  const yours = found.map(({ item }) => item);
  return shareOf(
    found.map(({ item, mark }) => ({ met: inTime(call, mark, item.byMinute), at: mark?.at ?? null })),
    (met, n) => `${ofAll(met, n, 'difficult subject')} raised in time${outstanding(call, 'raised', yours, marks)}.`,
  );
}

function personal(call: Call): Finding | null {
  const items = call.scenario?.personal ?? [];
  const theirs = call.turns.filter((turn) => turn.speaker === 'prospect');
  const said = items.filter((item) => theirs.some((turn) => matchTerms(tokensOf(turn), item.said).length > 0));
  if (said.length === 0 || call.exchanges.length === 0) return null;
  // in a sentence on a rival it is that which is told
  const onOther = ({ at, exchange }: Mark) =>
    exchange.turn.reading?.battlecard.some((item) => item.kind !== 'differentiator' && overlaps(item, at)) === true;
  const taken = marksOf(call, 'takenUp').filter((mark) => said.some((item) => item.id === mark.id) && !onOther(mark));
  return {
    value: taken.length,
    n: said.length,
    says: `${taken.length} of ${countOf(said.length, 'thing')} they said about themselves came back from you.`,
    evidence: taken.map((mark) => mark.at),
  };
}

export const dutyRows: readonly Row[] = [
  {
    number: 42,
    id: 'disclosures-made',
    name: 'Required disclosures made',
    unit: 'share',
    better: 'higher',
    action: 'Say the required sentence before the subject comes up, and in your own words.',
    none: 'This call requires no disclosure.',
    reached: true,
    find: disclosures,
  },
  {
    number: 42,
    id: 'forbidden-claims',
    name: 'Forbidden claims',
    unit: 'count',
    better: 'lower',
    action: 'Read the forbidden list before the call and prepare what you will say in its place.',
    none: 'This call forbids nothing in particular.',
    find: forbiddenClaims,
  },
  {
    number: 48,
    id: 'topics-raised',
    name: 'Difficult subjects raised',
    unit: 'share',
    better: 'higher',
    action: 'Put the hardest subject second in your agenda, so that it is yours to raise.',
    none: 'The brief gave you nothing difficult to raise.',
    reached: true,
    find: topicsRaised,
  },
  {
    number: 49,
    id: 'personal-taken-up',
    name: 'What they said of themselves, taken up',
    unit: 'count',
    better: 'higher',
    action: 'Note one thing they say about themselves and use it once, later, where it helps them.',
    none: 'They said nothing about themselves.',
    reached: true,
    find: personal,
  },
];
