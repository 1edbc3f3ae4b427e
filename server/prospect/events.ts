import type { Beat } from '../domain/beat.ts';
import type { ScenarioEvent } from '../domain/scenario.ts';
import type { Mood } from '../domain/temperament.ts';
import { matchTerms } from '../listener/terms.ts';
import { whichHold } from './conditions.ts';
import { isHostile } from './manner.ts';
import { raise } from './objections.ts';
import { answeredKey, bump, isSettled, leadOf, objectionOf, type Play } from './play.ts';
import { meetsAsk, type RepTurn } from './rep-turn.ts';
import { type Fired, firstFired, moodFires, noteTrigger } from './triggers.ts';

/** Events of a scenario: which are due, and what playing one does. Each is played once. */

/** An event this near its minute may come with the objection it opens. */
const nearlyMinutes = 1;

export type Due = { event: ScenarioEvent; fired: NonNullable<Fired> };

/** The event that warns before leaving: a disengagement that the mood sets off. */
export function isWarning(event: ScenarioEvent): boolean {
  const byMood = event.when.some((t) => 'patienceUnder' in t || 'irritationOver' in t);
  return byMood && event.beat === 'disengage';
}

/** Counts what this turn did for every trigger, and keeps what was done of every `unless`. */
export function noteEvents(play: Play, turn: RepTurn): void {
  for (const event of play.scenario.events) {
    if (play.state.fired[event.id] !== undefined) continue;
    event.when.forEach((trigger, i) => {
      noteTrigger(play, turn, event.id, i, trigger);
    });
    whichHold(play, turn, event.unless, `unless.${event.id}`);
    noteAnswers(play, turn, event);
  }
  for (const objection of play.scenario.objections)
    objection.when.forEach((trigger, i) => {
      noteTrigger(play, turn, objection.id, i, trigger);
    });
}

const lineKey = (event: ScenarioEvent, i: number) => answeredKey(`events.${event.id}.${i}`);

/** Questions of fact whose answer the rep has given unasked: a true statement on the fact, in the words of the answer. */
function noteAnswers({ state }: Play, turn: RepTurn, event: ScenarioEvent): void {
  const rightly = turn.reading.claims.filter((claim) => claim.verdict === 'right');
  if (rightly.length === 0) return;
  event.lines.forEach(({ asks }, i) => {
    if (!asks || !rightly.some((claim) => claim.fact === asks.fact)) return;
    const said = matchTerms(turn.tokens, asks.right);
    const isSaid = rightly.some(
      (claim) => claim.fact === asks.fact && said.some((at) => at.start >= claim.start && at.end <= claim.end),
    );
    if (isSaid) state.counts[lineKey(event, i)] ??= state.turn;
  });
}

/** Has every question it could put been answered before? */
const isAnswered = (state: Play['state'], event: ScenarioEvent) =>
  event.lines.length > 0 && event.lines.every((line, i) => line.asks && state.counts[lineKey(event, i)] !== undefined);

/** Played already, ruled out by its `unless`, or about an objection that is settled. */
export function isRuledOut(play: Play, event: ScenarioEvent): boolean {
  const { state } = play;
  if (state.fired[event.id] !== undefined) return true;
  if (event.opens !== undefined && isSettled(state, event.opens)) return true;
  if (isAnswered(state, event)) return true;
  return whichHold(play, null, event.unless, `unless.${event.id}`).some(Boolean);
}

/** Events due in this turn, holds left aside. `before`: the mood before the turn. */
export function dueEvents(play: Play, turn: RepTurn, before: Mood): Due[] {
  const due: Due[] = [];
  for (const event of play.scenario.events) {
    if (event.hold || isRuledOut(play, event)) continue;
    const early = event.pressing && isHostile(play.scenario, play.state.mood);
    const fired = moodFires(before, event.when)
      ? { how: 'standing' as const, dueMinute: play.minute }
      : firstFired(play, turn, event.id, event.when, early);
    if (fired) due.push({ event, fired });
  }
  return due;
}

/** The event that would open this objection about now: it says the same, with more behind it. */
export function eventThatOpens(play: Play, objection: string): ScenarioEvent | undefined {
  return play.scenario.events.find(
    (event) =>
      event.opens === objection &&
      !isRuledOut(play, event) &&
      event.when.some((t) => 'minute' in t && !('nothingAbove' in t) && t.minute <= play.minute + nearlyMinutes),
  );
}

/**
 * The hold that this turn sets off, if any. A hold answers the turn it follows, so what was done a
 * turn ago doesn't count; the clock alone may call for one too.
 */
export function holdAfter(play: Play, turn: RepTurn): ScenarioEvent | undefined {
  return play.scenario.events.find((event) => {
    if (event.hold === undefined || isRuledOut(play, event)) return false;
    if (event.when.some((t) => 'did' in t && meetsAsk(play.scenario, turn, t.did) > 0)) return true;
    const others = event.when.filter((t) => !('did' in t));
    return firstFired(play, turn, event.id, others, false) !== null;
  });
}

/** Plays the event: writes it down, opens its objection, and says what he does. */
export function playEvent(play: Play, event: ScenarioEvent): Beat {
  const { scenario, state } = play;
  state.fired[event.id] = state.turn;
  if (event.pressing) bump(state, 'pressed');
  if (isWarning(event)) state.counts.warned ??= state.turn;
  const objection = objectionOf(scenario, event.opens ?? null);
  const opens = objection !== undefined && state.objections[objection.id] === undefined;
  if (opens) raise(play, objection);
  state.topic = event.topic ?? objection?.topic ?? state.topic;
  return {
    beat: event.beat,
    part: 'concern',
    persona: event.persona ?? leadOf(scenario),
    topic: event.topic ?? objection?.topic,
    objection: opens ? objection.id : undefined,
    event: event.id,
    pressing: event.pressing,
  };
}
