import type { Beat } from '../domain/beat.ts';
import type { ProspectState } from '../domain/prospect-state.ts';
import type { HiddenFact, Scenario } from '../domain/scenario.ts';
import { matchTerms } from '../listener/terms.ts';
import { isHere } from './company.ts';
import { isHostile } from './manner.ts';
import { leadOf, type Play } from './play.ts';
import {
  asksOneThing,
  asksSpecifically,
  givesFreely,
  has,
  meetsAsk,
  type RepTurn,
  trades,
  verifies,
} from './rep-turn.ts';
import { askedOf } from './speaker.ts';
import { proposesStep } from './turn-rows.ts';

/**
 * The ladders of hidden facts: which rung a turn reaches for, and whether it is earned. A turn
 * earns one rung at most, always the next one up; rung 1 is free and comes along with rung 2, unless it is a
 * front that rung 2 takes back.
 */

/** `ask`: the next rung. `again`: a rung already told. */
export type Reach = { fact: HiddenFact; rung: number; kind: 'ask' | 'again'; score: number };
export type Climbed =
  | { outcome: 'told'; fact: HiddenFact; rung: number; beats: Beat[] }
  | { outcome: 'again'; fact: HiddenFact; beats: Beat[] }
  | { outcome: 'refused'; fact: HiddenFact }
  | { outcome: 'none' };

/** A turn that asks on this many topics, or clearly reaches for this many facts, asks about none of them. */
const tooManyTopics = 4;
const tooManyFacts = 3;
/** A fact off every topic of the turn is reached for by more than one term of its own. */
const strayStrength = 1.5;
/** However they are named, this many facts are everything at once. */
const everything = 5;
const clearScore = 4;
/** A refused question put again within this many turns is a repetition. */
const refusedForTurns = 3;

/** How near the turn is to the fact's topic: its own, among others, or inherited from what was open. */
function nearness(state: ProspectState, turn: RepTurn, fact: HiddenFact): number {
  const { reading } = turn;
  if (reading.topic === fact.topic) return 4;
  if ([...reading.topics, ...reading.questions].some((t) => t.topic === fact.topic)) return 3;
  return reading.topic === null && state.topic === fact.topic ? 2 : 0;
}

const isRepeated = (turn: RepTurn) => turn.reading.questions.some((q) => q.repeated);

/**
 * Does a question of the turn ask for what was told? A fact that is merely mentioned is not asked
 * for, and whoever puts an offer or a step wants an answer to that.
 */
function asksAgain(scenario: Scenario, turn: RepTurn, fact: HiddenFact): boolean {
  if (trades(turn) || givesFreely(turn) || proposesStep(turn)) return false;
  if (!(asksSpecifically(turn) || verifies(turn) || isRepeated(turn))) return false;
  const isAsked = turn.reading.questions.some((q) => (q.topic ?? turn.reading.topic) === fact.topic);
  return isAsked && fact.rungs.some((rung) => rung.earn.some((ask) => meetsAsk(scenario, turn, ask, true) >= 1));
}

function reachFor(scenario: Scenario, state: ProspectState, turn: RepTurn, fact: HiddenFact): Reach | null {
  const told = state.told[fact.id] ?? 0;
  const near = nearness(state, turn, fact);
  const met = fact.rungs.map((rung) => Math.max(0, ...rung.earn.map((ask) => meetsAsk(scenario, turn, ask, true))));
  const matched = met.flatMap((strength, i) => (strength > 0 ? [i + 1] : []));
  const above = matched.filter((rung) => rung > told);
  const strength = (rung: number) => Math.max(...met) + ((met[rung - 1] ?? 0) > 0 ? 1.5 : 0);
  if (above.length === 0) {
    const rung = matched.at(-1);
    // a position said once is no answer after what lies under it
    const isStale = rung === 1 && told > 1 && !isRepeated(turn);
    if (rung === undefined || isStale || near < 3 || !asksAgain(scenario, turn, fact)) return null;
    return { fact, rung, kind: 'again', score: near + strength(rung) - 1 };
  }
  const next = told === 0 && above.every((rung) => rung === 1) ? 1 : Math.max(2, told + 1);
  if (near < 4 && Math.max(...met) < (near === 0 ? strayStrength : 1)) return null;
  if (trades(turn) && (near < 3 || next < 2)) return null;
  if (!above.includes(next) && near === 0 && told === 0) return null;
  return { fact, rung: next, kind: 'ask', score: near + strength(next) };
}

/** Which of these stretches of the turn asks for the fact: by what earns it, else by its topic, else the first. */
export function askFor<At extends { start: number; end: number }>(
  scenario: Scenario,
  turn: RepTurn,
  fact: HiddenFact,
  asks: readonly At[],
): At | undefined {
  const earns = fact.rungs.flatMap((rung) => rung.earn.map((ask) => ask.terms ?? []));
  const names = (at: At, terms: readonly string[]) =>
    matchTerms(
      turn.tokens.filter((t) => at.start <= t.start && t.end <= at.end),
      terms,
    ).length > 0;
  return (
    asks.find((at) => earns.some((terms) => names(at, terms))) ??
    asks.find((at) => names(at, scenario.topics[fact.topic]?.terms ?? [])) ??
    asks[0]
  );
}

/** Does a question of the turn ask for this very thing, and for the first time? */
export function isPlain(scenario: Scenario, turn: RepTurn, { fact, rung, kind }: Reach): boolean {
  if (kind === 'again') return false;
  const { questions, topics } = turn.reading;
  const named = topics.filter((t) => t.topic === fact.topic);
  const asked = questions.some(
    (q) => (q.topic ?? turn.reading.topic) === fact.topic || named.some((t) => q.start <= t.start && t.end <= q.end),
  );
  return asked && (fact.rungs[rung - 1]?.earn ?? []).some((ask) => meetsAsk(scenario, turn, ask, true) >= 1);
}

const earnsNothing = new Set(['nonsense', 'other-language', 'outside', 'recital', 'insult', 'too-long', 'one-word']);

/** A question put to somebody by name is theirs to answer, as long as they are on the call. */
export function isTheirs(
  scenario: Scenario,
  state: ProspectState,
  turn: RepTurn,
  fact: HiddenFact,
  rung: number,
): boolean {
  const asked = askedOf(scenario, turn).filter((id) => isHere(scenario, state, id));
  const lines = fact.rungs[rung - 1]?.lines ?? [];
  return asked.length === 0 || lines.some((line) => asked.includes(line.persona ?? fact.persona ?? leadOf(scenario)));
}

/** Whoever sneers in the same breath has asked nothing. */
const isBlow = (turn: RepTurn) => turn.reading.blames || has(turn, 'disparage');

/** `wide`: a turn that asks after everything at once, which is asking after nothing. */
export type Reaching = { reach: Reach | null; wide: boolean };

/** The rung that the turn reaches for, if any, whatever the mood. */
export function findReach(scenario: Scenario, state: ProspectState, turn: RepTurn): Reaching {
  if (earnsNothing.has(turn.reading.kind) || isBlow(turn)) return { reach: null, wide: false };
  const { topics, questions } = turn.reading;
  const width = new Set(topics.map((t) => t.topic)).size;
  const asked = topics.filter((t) => questions.some((q) => q.start <= t.start && t.end <= q.end));
  const asksOn = new Set(asked.map((t) => t.topic)).size;
  if (width >= 2 && has(turn, 'agenda') && !turn.moves.some((m) => m.probe)) return { reach: null, wide: false };
  let reaches = scenario.hidden
    .map((fact) => reachFor(scenario, state, turn, fact))
    .filter((reach): reach is Reach => reach !== null);
  reaches = reaches.filter((reach) => isTheirs(scenario, state, turn, reach.fact, reach.rung));
  const clear = reaches.filter((reach) => reach.score >= clearScore);
  const isWide =
    asksOn >= tooManyTopics || (clear.length >= tooManyFacts && asksOn >= tooManyFacts) || clear.length >= everything;
  if (clear.length > 0 && isWide) {
    if (trades(turn) || proposesStep(turn)) return { reach: null, wide: false };
    if (!asksOneThing(turn)) return { reach: null, wide: true };
    const on = asksOn < tooManyTopics ? new Set(asked.map((t) => t.topic)) : new Set([turn.reading.topic]);
    reaches = reaches.filter((reach) => on.has(reach.fact.topic));
  }
  const best = reaches.reduce<Reach | null>((a, b) => (a && a.score >= b.score ? a : b), null);
  return { reach: best, wide: false };
}

/** A question that was put before counts as new while what it asks for is untold, unless it was just refused. */
export function isStillOpen(state: ProspectState, reach: Reach | null): boolean {
  if (reach?.kind !== 'ask') return false;
  const refused = state.counts[`refused.${reach.fact.id}`];
  return refused === undefined || state.turn - refused > refusedForTurns;
}

function isGated(play: Play, fact: HiddenFact, rung: number): boolean {
  const own = fact.rungs[rung - 1]?.gate;
  const gate = play.scenario.temperament.gates[rung - 1];
  const { trust, irritation } = play.state.mood;
  if (rung >= 2 && isHostile(play.scenario, play.state.mood)) return true;
  return trust < (own?.trust ?? gate?.trust ?? 0) || irritation >= (own?.irritation ?? gate?.irritation ?? 101);
}

export function rungBeat(scenario: Scenario, fact: HiddenFact, rung: number, earned: boolean): Beat {
  const persona = fact.persona ?? leadOf(scenario);
  return { beat: 'reveal', part: 'rung', persona, topic: fact.topic, fact: fact.id, rung, earned };
}

/** Writes down that a rung was told. */
export function tell(state: ProspectState, beat: Beat): void {
  if (!beat.fact || !beat.rung || beat.reply) return;
  state.told[beat.fact] = Math.max(state.told[beat.fact] ?? 0, beat.rung);
  if (beat.earned) state.earned[beat.fact] = Math.max(state.earned[beat.fact] ?? 0, beat.rung);
  state.counts[`came.${beat.fact}`] ??= state.turn;
  state.topic = beat.topic ?? state.topic;
}

function sayAgain(play: Play, fact: HiddenFact, rung: number): Climbed {
  const beat: Beat = { ...rungBeat(play.scenario, fact, rung, true), reply: 'again' };
  return { outcome: 'again', fact, beats: [beat] };
}

/** What the reach comes to in the mood after the turn's rows. Tells nothing yet: see `tell`. */
export function climb(play: Play, turn: RepTurn, reach: Reach | null): Climbed {
  if (!reach) return { outcome: 'none' };
  const { scenario, state } = play;
  const { fact, rung } = reach;
  const told = state.told[fact.id] ?? 0;
  if (reach.kind === 'again') return sayAgain(play, fact, rung);
  if (!isGated(play, fact, rung)) {
    const overtaken = rung === 2 && told === 0 && !fact.front ? [rungBeat(scenario, fact, 1, true)] : [];
    return { outcome: 'told', fact, rung, beats: [...overtaken, rungBeat(scenario, fact, rung, true)] };
  }
  const refusedBefore = state.counts[`refused.${fact.id}`] !== undefined;
  state.counts[`refused.${fact.id}`] = state.turn;
  // a position told once is told again only to whoever asks for it
  const isAsked = told === 0 || asksAgain(scenario, turn, fact);
  if (!isHostile(play.scenario, play.state.mood) || refusedBefore || !isAsked) return { outcome: 'refused', fact };
  return told === 0
    ? { outcome: 'told', fact, rung: 1, beats: [rungBeat(scenario, fact, 1, true)] }
    : sayAgain(play, fact, 1);
}
