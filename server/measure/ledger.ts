import type { Evidence } from '../domain/measurement.ts';
import type { HiddenFact, Objection } from '../domain/scenario.ts';
import type { Ledger } from '../domain/scorecard.ts';
import type { Call, Exchange, Faced } from './call.ts';
import { bestPlace, questionFirst } from './replies.ts';
import { clockOf } from './row.ts';
import { badRows, sayRows } from './row-words.ts';
import { settledBefore } from './settled.ts';
import { tellingPlace } from './telling.ts';

/** What the prospect held: facts by rung, objections, and what moved trust. */

type Told = { exchange: Exchange | null; faced: Faced };

/** The first telling of each rung, with the turn it answered. */
function tellings(call: Call): Map<string, Told> {
  const found = new Map<string, Told>();
  const note = (faced: Faced, exchange: Exchange | null) => {
    const { by } = faced;
    const key = `${by?.fact}.${by?.rung}`;
    if (by?.fact && by.rung && !by.reply && !found.has(key)) found.set(key, { exchange, faced });
  };
  for (const exchange of call.exchanges) for (const faced of exchange.came) note(faced, exchange);
  for (const faced of call.faced) note(faced, null);
  return found;
}

/** A position is also told by the objection that is made of it, and by what stands behind it. */
function openingOf(call: Call, fact: HiddenFact, told: Map<string, Told>): Evidence | null {
  const behind = told.get(`${fact.id}.2`)?.faced.at;
  if (behind) return behind;
  const was = (turn: Faced['turn']) => turn.state?.told[fact.id] ?? 0;
  return call.faced.find((f) => f.opens && f.by?.topic === fact.topic && was(f.turn) > 0)?.at ?? null;
}

function rungsOf(call: Call, fact: HiddenFact, told: Map<string, Told>): Ledger['facts'][number]['rungs'] {
  const [highest, earned] = [call.last?.told[fact.id] ?? 0, call.last?.earned[fact.id] ?? 0];
  return fact.rungs.map(({ learned }, i) => {
    const depth = i + 1;
    const here = told.get(`${fact.id}.${depth}`);
    const said = here?.faced.at ?? (depth === 1 ? openingOf(call, fact, told) : null);
    // a position is free, and earned only where a question brought it along; what nobody said is not known
    const isEarned = here !== undefined && depth <= earned && (depth > 1 || here.faced.by?.earned === true);
    const state = isEarned ? 'earned' : said && depth <= highest ? 'told' : 'hidden';
    const by = state === 'earned' && here?.exchange ? bestPlace(here.exchange) : null;
    return { depth, learned, state, by, said: state === 'hidden' ? null : said };
  });
}

/** The turn after which an objection stood resolved. */
function resolvedIn(call: Call, id: string): Exchange | undefined {
  return call.exchanges.find((e) => e.after?.objections[id]?.resolved);
}

function howOf(call: Call, objection: Objection, raised: (Faced & { reply: Exchange | null }) | undefined): string {
  const { words } = objection.resolved;
  if (!raised && !call.last?.objections[objection.id]) return 'It never came up.';
  const met = raised?.reply ? questionFirst(raised.reply, raised) !== null : false;
  const first = raised?.reply ? (met ? 'You met it with a question. ' : 'You didn’t meet it with a question. ') : '';
  const done = resolvedIn(call, objection.id);
  if (done) return `${first}Resolved at ${clockOf(done.turn.atMs)}: ${words}`;
  const settled = raised && settledBefore(call, objection, raised.turn.seq);
  if (settled) return `You had settled it at ${clockOf(settled.turn.atMs)}, before it came up: ${words}`;
  return `${first}Left open. What resolves it: ${words}`;
}

function objectionsOf(call: Call, objections: readonly Objection[]): Ledger['objections'] {
  return objections.map((objection) => {
    const raised = call.faced.find((f) => f.opens && f.by?.objection === objection.id);
    return {
      id: objection.id,
      type: objection.type,
      name: objection.name,
      raised: raised?.at ?? null,
      resolved: call.last?.objections[objection.id]?.resolved === true,
      how: howOf(call, objection, raised),
    };
  });
}

function trustOf(call: Call): Ledger['trust'] {
  return call.exchanges.flatMap((exchange) => {
    const { before, after } = exchange;
    if (!before || !after) return [];
    const [from, to] = [before.mood.trust, after.mood.trust];
    if (Math.abs(to - from) < 1) return [];
    const rows = after.rows.filter((row) => badRows.has(row) === to < from);
    const told = rows.length > 0 ? rows : after.rows;
    const why = `You ${sayRows(told, to > from)}.`;
    return [{ at: tellingPlace(call, exchange, told, to > from), from: Math.round(from), to: Math.round(to), why }];
  });
}

export function ledgerOf(call: Call): Ledger | null {
  const { scenario, last } = call;
  if (!scenario || !last) return null;
  const told = tellings(call);
  return {
    facts: scenario.hidden.map((fact) => ({ id: fact.id, name: fact.name, rungs: rungsOf(call, fact, told) })),
    objections: objectionsOf(call, scenario.objections),
    trust: trustOf(call),
  };
}
