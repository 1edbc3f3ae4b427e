import type { Beat } from '../domain/beat.ts';
import type { ProspectState } from '../domain/prospect-state.ts';
import type { Rng } from '../domain/rng.ts';
import type { HiddenFact, Objection, Scenario, ScenarioEvent } from '../domain/scenario.ts';
import type { Difficulty } from '../domain/scenario-parts.ts';

/**
 * What the parts of the director work on during one step. `state` is the step's own copy, and the
 * parts write to it; nothing outside a step ever sees it half done.
 */
export type Play = {
  scenario: Scenario;
  difficulty: Difficulty;
  state: ProspectState;
  rng: Rng;
  atMs: number;
  /** Minutes on the prospect's clock. */
  minute: number;
};

/** A copy whose parts the director may write to. Much cheaper than a structured clone, and made every turn. */
export function copyState(state: ProspectState): ProspectState {
  const objections: ProspectState['objections'] = {};
  for (const [id, own] of Object.entries(state.objections)) objections[id] = { ...own, held: [...own.held] };
  return {
    ...state,
    mood: { ...state.mood },
    told: { ...state.told },
    earned: { ...state.earned },
    objections,
    fired: { ...state.fired },
    step: state.step && { ...state.step },
    counts: { ...state.counts },
  };
}

export const leadOf = (scenario: Scenario) => scenario.personas[0]?.id ?? '';
export const countOf = (state: ProspectState, key: string) => state.counts[key] ?? 0;

export function bump(state: ProspectState, key: string, by = 1): number {
  const now = countOf(state, key) + by;
  state.counts[key] = now;
  return now;
}

/** Counts a question of fact as answered; `line`: the key of the line that asks it. */
export const answeredKey = (line: string) => `answered.${line}`;

/** Counts the turn of a free answer; `reply`: its set. */
export const givenKey = (reply: string) => `given.${reply}`;

/** Counts that the turn a hold follows put a sum to him. */
export const sumKey = 'hold.sum';

export const objectionOf = (scenario: Scenario, id: string | null): Objection | undefined =>
  scenario.objections.find((o) => o.id === id);
export const eventOf = (scenario: Scenario, id: string | null): ScenarioEvent | undefined =>
  scenario.events.find((e) => e.id === id);
export const factOf = (scenario: Scenario, id: string | null): HiddenFact | undefined =>
  scenario.hidden.find((h) => h.id === id);

/** The objection that has the floor, if it still stands. */
export function openObjection(play: Play): Objection | undefined {
  return objectionOf(play.scenario, play.state.open);
}

/** Is the objection settled, whether he raised it or the rep was there first. */
export const isSettled = (state: ProspectState, id: string): boolean =>
  state.objections[id]?.resolved === true || state.counts[`settled.${id}`] !== undefined;

/** Counts the turn in which an offer settled this objection. */
export const settledKey = (id: string) => `offer.settled.${id}`;

/** The objection that an offer settled last: what the offers so far do for him. */
export function settledByOffer(scenario: Scenario, state: ProspectState): Objection | undefined {
  const turnOf = ({ id }: Objection) => countOf(state, settledKey(id));
  return scenario.objections.filter((o) => turnOf(o) > 0).sort((a, b) => turnOf(b) - turnOf(a))[0];
}

/** A beat from the scenario's general replies. */
export function replyBeat(scenario: Scenario, set: string, beat: Beat['beat'], part: Beat['part'] = 'reaction'): Beat {
  return { beat, part, persona: leadOf(scenario), reply: set };
}

/** Hidden facts that matter most, heaviest first: what every call must at least hear the position of. */
export function heaviestFacts(scenario: Scenario, count: number): HiddenFact[] {
  return [...scenario.hidden].sort((a, b) => b.weight - a.weight).slice(0, count);
}
