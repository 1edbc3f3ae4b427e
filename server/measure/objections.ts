import type { Evidence } from '../domain/measurement.ts';
import { contentKeys, shared } from '../listener/content-words.ts';
import { readFigures } from '../listener/figures.ts';
import { matchTerms } from '../listener/terms.ts';
import { type Call, type Exchange, type Faced, hasMove, movesOf, overlaps } from './call.ts';
import { isOnlyAsked, metAsPosition, missedAt } from './concern.ts';
import { placeAt, sentenceAt, sentencesOf, tokensIn } from './places.ts';
import { objectionsIn, owningSentence, ownsFault, questionFirst } from './replies.ts';
import { resolvingPlace } from './resolving.ts';
import { concedes, grantIn, onRival, saidOfRival } from './rival-talk.ts';
import { type Finding, leastChances, ofAll, type Row, shareOf } from './row.ts';
import { closedIn, givenWayIn, settledIn } from './settled.ts';

/** Rows 7 and 39: what is done with an objection. To have settled one before it came up is no failure to meet it. */

/** `before`: met when it was first said, ahead of being put as an objection. */
type Chance = { met: boolean; at: Evidence; before?: true };

function isSettled(call: Call, faced: Faced): boolean {
  const objection = call.scenario?.objections.find(({ id }) => id === faced.by?.objection);
  return objection !== undefined && settledIn(call, objection, faced.turn.seq) !== null;
}

/** The objections that were met, and those that were not and should have been. */
const chancesOf = (call: Call, meet: (reply: Exchange, faced: Faced) => { start: number; end: number } | null) =>
  objectionsIn(call).flatMap((f): Chance[] => {
    const met = f.reply && meet(f.reply, f);
    if (f.reply && met) return [{ met: true, at: placeAt(f.reply.turn, met) }];
    const before = metAsPosition(call, f);
    if (before) return [{ met: true, at: before, before: true }];
    if (isSettled(call, f) || isOnlyAsked(call, f)) return [];
    return [{ met: false, at: f.reply ? missedAt(call, f.reply, f) : f.at }];
  });

/** A strength of the rival they named, granted: so it was heard what they see in it. */
function granted(call: Call, exchange: Exchange): { start: number; end: number } | null {
  if (!concedes(call, exchange)) return null;
  const named = saidOfRival(exchange, onRival(call, exchange)).find(({ kind }) => kind === 'strength');
  return named ?? grantIn(call, exchange) ?? null;
}

/** "Halcyon, yes.": a name and a nod say nothing back. */
const mostNod = 3;
const isNod = (exchange: Exchange, move: { start: number; end: number }) =>
  sentencesOf(exchange.turn).some((one) => overlaps(one, move) && one.tokens.length <= mostNod);

/** The sentence that owns a fault: in plain words, else in those that the scenario knows for it. */
function owningIn(call: Call, exchange: Exchange): { start: number; end: number } | null {
  if (!ownsFault(exchange) || hasMove(exchange.turn, 'defend')) return null;
  const known = call.scenario?.ownFault ?? [];
  const isKnown = sentencesOf(exchange.turn).find((one) => !one.asks && matchTerms(one.tokens, known).length > 0);
  return owningSentence(exchange) ?? isKnown ?? null;
}

const agreeing =
  /^(?:(?:yes|no|ok|okay|well)\W+)?(?:agreed|granted|true|fair|(?:you are|that is) (?:right|true|fair))\b/;
const taking = /\b(?:but|though|however|except|only)\b/;

/** "Agreed, five hundred doesn't hurt us.": what they put is granted in their own words, with nothing held against it. */
function agreesTo({ turn }: Exchange, faced: Faced): { start: number; end: number } | null {
  const [first] = sentencesOf(turn);
  const words = first?.tokens.map(({ norm }) => norm).join(' ') ?? '';
  if (!first || first.asks || !agreeing.test(words) || taking.test(words)) return null;
  const theirs = tokensIn(faced.turn, faced.at);
  const figures = new Set(readFigures(theirs).map(({ value }) => value));
  const isTheirs =
    shared(first.tokens, contentKeys(theirs)) > 0 || readFigures(first.tokens).some(({ value }) => figures.has(value));
  return isTheirs ? first : null;
}

/** Was it heard before it was turned elsewhere? The same phrase hears one objection only. */
function acknowledges(
  call: Call,
  exchange: Exchange,
  faced: Faced,
  used: Set<string>,
): { start: number; end: number } | null {
  const { turn, earnest } = exchange;
  if (!earnest) return null;
  const weaknesses = turn.reading?.battlecard.filter(({ kind }) => kind === 'weakness') ?? [];
  const turnsAway = [...movesOf(turn, 'feature', 'defend', 'disparage', 'compare'), ...weaknesses];
  const heard = movesOf(turn, 'reflect', 'label', 'acknowledge').find((move) => {
    const words = turn.text.slice(move.start, move.end).toLowerCase().trim();
    const isNew = !used.has(words);
    used.add(words);
    const says = move.move === 'label' || (move.move === 'reflect' && !isNod(exchange, move));
    const bare = !says && exchange.asked.length === 0 && !ownsFault(exchange);
    return isNew && !bare && turnsAway.every((away) => away.start >= move.start);
  });
  if (heard) return heard;
  return granted(call, exchange) ?? agreesTo(exchange, faced) ?? owningIn(call, exchange);
}

/** Heard: said back, granted or owned, or asked about before anything was put against it. The two rows then agree. */
function acknowledged(call: Call): Finding | null {
  const used = new Set<string>();
  let [saidBack, askedAbout] = [0, 0];
  const chances = chancesOf(call, (reply, faced) => {
    const heard = acknowledges(call, reply, faced, used);
    const question = heard ? null : questionFirst(reply, faced);
    if (heard) saidBack += 1;
    else if (question) askedAbout += 1;
    return heard ? sentenceAt(reply.turn, heard) : question;
  });
  const earlier = chances.filter(({ before }) => before).length;
  const how = [
    ...(saidBack > 0 ? [`${saidBack} said back, granted or owned`] : []),
    ...(askedAbout > 0 ? [`${askedAbout} asked about at once`] : []),
    ...(earlier > 0 ? [`${earlier} asked about when first said`] : []),
  ];
  const ways = how.length > 0 ? `: ${how.join(', ')}` : '';
  return shareOf(chances, (met, n) => `${ofAll(met, n, 'objection')} heard before the talk moved on${ways}.`);
}

function resolved(call: Call): Finding | null {
  const { scenario, last } = call;
  if (!scenario || !last || call.exchanges.length === 0) return null;
  const raised = Object.entries(last.objections).map(([id, own]) => {
    const faced = call.faced.find((f) => f.opens && f.by?.objection === id) ?? null;
    const objection = scenario.objections.find((one) => one.id === id);
    const way = objection ? givenWayIn(call, objection) : null;
    const done = !way && (own.resolved || (objection !== undefined && settledIn(call, objection) !== null));
    const settled = !own.resolved && faced !== null && isSettled(call, faced);
    const by = done && objection ? (closedIn(call, id) ?? settledIn(call, objection)) : null;
    const at = by && objection ? resolvingPlace(call, objection, by) : (faced?.at ?? null);
    return { met: done, way: way !== null, at, settled, name: objection?.name };
  });
  const standing = raised.filter(({ settled }) => !settled);
  const before = raised.length - standing.length;
  const rest = before === 0 ? '' : ` ${before} more had been settled before coming up.`;
  const named = (those: typeof standing) => those.flatMap(({ name }) => (name ? [`“${name}”`] : [])).join(', ');
  const open = named(standing.filter(({ met, way }) => !met && !way));
  const given = named(standing.filter(({ way }) => way));
  const left = `${open && ` Left open: ${open}.`}${given && ` Ended because you gave way: ${given}.`}`;
  // where an objection came up is no chance that was missed: named, it isn't quoted as one
  const found = shareOf(standing, (met, n) => `${ofAll(met, n, 'objection')} resolved.${left}${rest}`);
  return found && { ...found, missed: [] };
}

const none = 'No objection was raised.';

export const objectionRows: readonly Row[] = [
  {
    number: 7,
    id: 'objection-question-first',
    name: 'Objections met with a question first',
    unit: 'share',
    better: 'higher',
    action: 'Meet the next objection with one question on what stands behind it, and say nothing else in that turn.',
    none,
    least: leastChances,
    find: (call) =>
      shareOf(chancesOf(call, questionFirst), (met, n) => `${ofAll(met, n, 'objection')} met with a question first.`),
  },
  {
    number: 39,
    id: 'objections-acknowledged',
    name: 'Objections heard before anything else',
    unit: 'share',
    better: 'higher',
    action: 'Say back the one word of the objection that matters before you do anything with it.',
    none,
    least: leastChances,
    find: acknowledged,
  },
  {
    number: 39,
    id: 'objections-resolved',
    name: 'Objections resolved',
    unit: 'share',
    better: 'higher',
    action: 'Pick the objection that comes back most, and find what would close it before you answer it.',
    none,
    least: leastChances,
    reached: true,
    find: resolved,
  },
];
