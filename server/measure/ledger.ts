import type { Evidence } from '../domain/measurement.ts';
import type { HiddenFact, Objection } from '../domain/scenario.ts';
import type { Ledger } from '../domain/scorecard.ts';
import type { MoodRow } from '../domain/temperament.ts';
import { askedLater, onlyChecks } from './asked-later.ts';
import { type Call, type Exchange, type Faced, hasMove } from './call.ts';
import { askedWhileOpen, isOnlyAsked, metAsPosition, putAsDemand } from './concern.ts';
import { arguesOn } from './countering.ts';
import { deedsIn, isRefused, sayDeeds } from './deeds.ts';
import { asksBehind } from './earning.ts';
import { holdingsOf } from './holdings.ts';
import { sentencesOf } from './places.ts';
import { questionFirst, questionOn } from './replies.ts';
import { concedes, onRival } from './rival-talk.ts';
import { clockOf, quoteOf } from './row.ts';
import { badRows } from './row-words.ts';
import { closedIn, givenWayIn, missingFor, settledIn } from './settled.ts';
import { tellingPlace } from './telling.ts';

/** What the prospect held: facts by rung, objections, and what moved trust. */

/** Whose it is to tell, by name. */
const holderOf = ({ scenario }: Call, { persona }: HiddenFact) =>
  (scenario?.personas.find(({ id }) => id === persona) ?? scenario?.personas[0])?.name ?? '';

function factsOf(call: Call, facts: readonly HiddenFact[]): Ledger['facts'] {
  const held = holdingsOf(call);
  return facts.map((fact) => ({
    id: fact.id,
    name: fact.name,
    persona: holderOf(call, fact),
    rungs: held
      .filter((one) => one.fact.id === fact.id)
      .map(({ depth, state, how, at, said, asked }) => ({
        depth,
        learned: fact.rungs[depth - 1]?.learned ?? '',
        state,
        how,
        by: at && quoteOf(call, at),
        said: said && quoteOf(call, said),
        asked: asked && quoteOf(call, asked),
      })),
  }));
}

/** Never put as an objection: spoken of as something else, or settled beforehand by a turn that was on its subject. */
function howUnraised(call: Call, { topic, ...objection }: Objection): string {
  const settled = settledIn(call, { ...objection, topic });
  const demand = putAsDemand(call, topic);
  if (demand?.reply)
    return [
      `They put it as a demand at ${clockOf(demand.turn.atMs)}. ${metWith(call, demand, demand.reply)}`,
      ...(settled ? [`By ${clockOf(settled.turn.atMs)} you had done what resolves it.`] : []),
    ].join(' ');
  const spoken = call.faced.find((f) => f.by?.topic === topic && f.by.part === 'rung');
  if (spoken && settled)
    return `They spoke of the matter at ${clockOf(spoken.turn.atMs)}, and by ${clockOf(settled.turn.atMs)} you had done what resolves it; it was never raised.`;
  if (spoken) return `They never raised it as an objection; they spoke of the matter at ${clockOf(spoken.turn.atMs)}.`;
  const { reading } = settled?.turn ?? {};
  const isOn = reading?.topic === topic || reading?.questions.some((question) => question.topic === topic) === true;
  if (settled && isOn) return `It was not raised; by ${clockOf(settled.turn.atMs)} you had done what resolves it.`;
  return 'They never raised it as an objection.';
}

/** How it was met, judged as the rows on objections judge it. */
function metWith(call: Call, raised: Faced & { reply: Exchange | null }, reply: Exchange): string {
  if (questionFirst(reply, raised)) return 'You met it with a question.';
  const before = metAsPosition(call, raised);
  if (before) return `You had met it with a question at ${clockAt(call, before)}, when it was first said.`;
  if (isOnlyAsked(call, raised)) return 'It was a question of fact, and you answered it straight.';
  if (questionOn(reply, raised)) return 'You met it with a question, but not first.';
  const asked = askedWhileOpen(call, raised);
  if (asked) return `You met it with a question at ${clockAt(call, asked)}, but not first.`;
  const { turns, refused } = askedLater(call, raised);
  const clocks = [...new Set(turns.map(({ atMs }) => clockOf(atMs)))];
  if (clocks.length > 0)
    return `You asked about it later, at ${lists.format(clocks)}${refused ? ', and got no answer' : ''}.`;
  return onlyChecks(reply, raised.by?.topic)
    ? 'You only checked what was meant, and asked nothing behind it.'
    : 'You didn’t meet it with a question.';
}
const lists = new Intl.ListFormat('en-GB');
const clockAt = ({ turns }: Call, { seq }: Evidence) => clockOf(turns.find((turn) => turn.seq === seq)?.atMs ?? 0);

function howOf(call: Call, objection: Objection, raised: (Faced & { reply: Exchange | null }) | undefined): string {
  const { words } = objection.resolved;
  if (!raised && !call.last?.objections[objection.id]) return howUnraised(call, objection);
  const first = raised?.reply ? `${metWith(call, raised, raised.reply)} ` : '';
  const way = givenWayIn(call, objection);
  if (way)
    return `${first}It ended at ${clockOf(way.turn.atMs)} because you gave way, and is not resolved by that. What resolves it: ${words}`;
  const done = closedIn(call, objection.id);
  const untaken = done && isRefused(done) ? ', though they did not take the offer' : '';
  if (done) return `${first}Resolved at ${clockOf(done.turn.atMs)}${untaken}. What resolves it: ${words}`;
  const settled = raised && settledIn(call, objection, raised.turn.seq);
  if (settled) return `You had settled it at ${clockOf(settled.turn.atMs)}, before it came up: ${words}`;
  const later = settledIn(call, objection);
  if (later) return `${first}By ${clockOf(later.turn.atMs)} you had done what resolves it: ${words}`;
  const missing = missingFor(call, objection, first.includes(' met it with a question'), unanswered(call));
  const rest = missing.length === 0 ? '' : ` Missing: ${missing.join('; ')}.`;
  return `${first}Left open. What resolves it: ${words}${rest === '' || /[.!?]$/.test(words) ? '' : '.'}${rest}`;
}

/** The facts that were asked for and of which the answer never came. */
const unanswered = (call: Call) =>
  new Set(
    holdingsOf(call).flatMap(({ fact, state, asked }) =>
      state === 'hidden' && (asked || asksBehind(call, fact.id)) ? [fact.id] : [],
    ),
  );

const isDone = (call: Call, objection: Objection) =>
  !givenWayIn(call, objection) &&
  (call.last?.objections[objection.id]?.resolved === true ||
    (call.last?.objections[objection.id] !== undefined && settledIn(call, objection) !== null));

function objectionsOf(call: Call, objections: readonly Objection[]): Ledger['objections'] {
  return objections.map((objection) => {
    const raised = call.faced.find((f) => f.opens && f.by?.objection === objection.id);
    return {
      id: objection.id,
      type: objection.type,
      name: objection.name,
      raised: raised ? quoteOf(call, raised.at) : null,
      resolved: isDone(call, objection),
      how: howOf(call, objection, raised),
    };
  });
}

/** What may please and must not go untold. */
const untold: readonly MoodRow[] = ['gave', 'wrong-claim'];

/** Why trust moved: what the turn did that way; else what it did, and that it was taken otherwise. */
function whyOf(call: Call, exchange: Exchange, rose: boolean): { why: string; told: MoodRow[] } {
  const deeds = deedsIn(call, exchange);
  const say = (rows: MoodRow[], helped: boolean) => sayDeeds(call, exchange, rows, helped);
  const told = deeds.filter((row) => badRows.has(row) !== rose);
  const amiss = untold.find((row) => deeds.includes(row));
  if (rose && told.length > 0 && amiss)
    return { why: `You ${say(told, rose)}, and ${say([amiss], false)}.`, told: [amiss] };
  if (told.length > 0) return { why: `You ${say(told, rose)}.`, told };
  if (deeds.length > 0 && rose) return { why: `You ${say(deeds, false)}; it pleased for the moment.`, told: deeds };
  if (deeds.length > 0) return { why: `You ${say(deeds, true)}; it was taken amiss.`, told: deeds };
  const rows = exchange.after?.rows ?? [];
  if (rose) return { why: roseBy(call, exchange, rows), told };
  const gives = hasMove(exchange.turn, 'concede') || (exchange.turn.reading?.gives.length ?? 0) > 0;
  if (rows.includes('wrong-claim')) return { why: 'What you said was true, and was taken for untrue.', told };
  if (rows.includes('gave') && gives) return { why: 'It was taken for something more given.', told: ['gave'] };
  return { why: 'It was taken amiss, and nothing you said shows why.', told };
}

const asked: readonly MoodRow[] = ['asked', 'listened-and-asked'];
/** "You mean the March invoice?": no question that counts, and heard as one. */
const mostAskedBack = 6;
function roseBy(call: Call, exchange: Exchange, rows: readonly MoodRow[]): string {
  const { turn } = exchange;
  const [first] = sentencesOf(turn);
  const asksBack = first?.asks === true && first.tokens.length <= mostAskedBack;
  if (asksBack && rows.some((row) => asked.includes(row))) return 'You asked back, and it was taken well.';
  if (arguesOn(turn)) return 'You heard it and then argued with it; it pleased for the moment.';
  const isOnRival = onRival(call, exchange).some((one) => !one.asks);
  if (isOnRival && concedes(call, exchange)) return 'You spoke fairly of a rival, and it was taken well.';
  if (isOnRival) return 'You argued against a rival; it pleased for the moment.';
  return 'It was taken well, and nothing you said shows why.';
}

function trustOf(call: Call): Ledger['trust'] {
  return call.exchanges.flatMap((exchange) => {
    const { before, after } = exchange;
    if (!before || !after) return [];
    const [from, to] = [before.mood.trust, after.mood.trust];
    if (Math.abs(to - from) < 1) return [];
    const { why, told } = whyOf(call, exchange, to > from);
    const at = quoteOf(call, tellingPlace(call, exchange, told, to > from));
    return [{ at, from: Math.round(from), to: Math.round(to), why }];
  });
}

export function ledgerOf(call: Call): Ledger | null {
  const { scenario, last } = call;
  if (!scenario || !last) return null;
  return {
    facts: factsOf(call, scenario.hidden),
    objections: objectionsOf(call, scenario.objections),
    trust: trustOf(call),
  };
}
