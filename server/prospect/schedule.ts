import type { Beat } from '../domain/beat.ts';
import type { ProspectState } from '../domain/prospect-state.ts';
import { pick } from '../domain/rng.ts';
import type { Objection, ScenarioEvent } from '../domain/scenario.ts';
import type { Mood } from '../domain/temperament.ts';
import { isHere } from './company.ts';
import { type Due, dueEvents, eventThatOpens, isRuledOut, isWarning, playEvent } from './events.ts';
import { rungBeat, tell } from './ladder.ts';
import { isHostile, isOpeningUp } from './manner.ts';
import { objectionBeat, raise, turnsSinceRaised } from './objections.ts';
import { bump, countOf, heaviestFacts, isSettled, type Play, replyBeat } from './play.ts';
import { meetsAsk, type RepTurn, trades } from './rep-turn.ts';
import { firstFired } from './triggers.ts';

/**
 * The one concern of the prospect's own that a turn may hold. What the scenario promises for every
 * call of normal length comes first, in the order it is due; what there is room for comes after.
 */

export type Concern = { beat: Beat; press: 'objection' | 'event' | null };
/** What the turn already holds. */
export type SoFar = {
  told: boolean;
  toldTopic: string | null;
  reacted: boolean;
  /** A question had an answer that tells nothing of his. */
  unanswered: boolean;
  traded: boolean;
  /** A step or an offer was turned down. */
  refused: boolean;
  /** What was put to him had its yes, its no or its condition, which should be the last thing the rep hears. */
  decided: boolean;
  before: Mood;
};

/** Objections with a minute come up to this much early when there is room, and are due this long before it. */
const earlyMinutes = 2.5;
const dueMinutes = 1;
const pressingByMinute = 12;
const pressingInAll = 4;
/** After a turn of pressing, what is due only since this long waits another turn. */
const breatherMinutes = 0.75;
/** With so many objections raised, others come up only by their minute or a trigger. */
const objectionsWithRoom = 6;
const positionsByMinute = 11;
const positionsInAll = 4;
const handOverAgainMinutes = 2;
/** How much longer than it has really waited the handing over counts as due. */
const handOverFirstMinutes = 3;

function openWith(play: Play, objection: Objection): Concern {
  const event = eventThatOpens(play, objection.id);
  if (event) return playDue(play, event);
  raise(play, objection);
  if (objection.pressing) bump(play.state, 'pressed');
  return { beat: objectionBeat(play, objection), press: 'objection' };
}

function playDue(play: Play, event: ScenarioEvent): Concern {
  const beat = playEvent(play, event);
  return { beat, press: event.pressing ? 'event' : beat.objection ? 'objection' : null };
}

/**
 * What this very turn has offered on, or said what would settle it: to open it now would be deaf. An offer against
 * something is turned over before more is asked for.
 */
function isDealtWith({ scenario }: Play, turn: RepTurn, objection: Objection): boolean {
  const isOn = turn.reading.topics.some((t) => t.topic === objection.topic);
  if (trades(turn) && (isOn || objection.type === 'price')) return true;
  return objection.resolved.all.some(
    (c) => 'did' in c && c.did.terms !== undefined && meetsAsk(scenario, turn, c.did) >= 1,
  );
}

/** Raised already, or settled before it came up. */
const isDone = (state: ProspectState, { id }: Objection) => state.objections[id] !== undefined || isSettled(state, id);

type Waiting = { dueMinute: number; play: () => Concern };

/**
 * Unraised objections that their minute or a trigger calls for. The floor delays them to the very
 * minute, which is a promise and so comes before any event of the clock; one whose topic he has just
 * spoken of waits a turn.
 */
function dueObjections(play: Play, turn: RepTurn, soFar: SoFar): Waiting[] {
  const { state, scenario, minute } = play;
  return scenario.objections.flatMap((objection) => {
    if (isDone(state, objection) || objection.topic === soFar.toldTopic) return [];
    if (minute < (objection.by ?? Number.POSITIVE_INFINITY) && isDealtWith(play, turn, objection)) return [];
    const open = () => openWith(play, objection);
    const fired = firstFired(
      play,
      turn,
      objection.id,
      objection.when,
      objection.pressing && isHostile(scenario, state.mood),
    );
    if (fired && (state.open === null || fired.how !== 'scheduled'))
      return [{ dueMinute: fired.dueMinute, play: open }];
    const last = (objection.by ?? Number.POSITIVE_INFINITY) - dueMinutes / 2;
    if (minute >= last) return [{ dueMinute: 0, play: open }];
    const due = last - dueMinutes / 2;
    return state.open === null && minute >= due ? [{ dueMinute: due, play: open }] : [];
  });
}

const urgency = (due: Due) => (isWarning(due.event) ? 0 : due.fired.how === 'now' ? 1 : 2);

/** Four pressing beats by minute 12, whatever path the talk takes. */
function lacksPressing(play: Play): ScenarioEvent | Objection | undefined {
  const { scenario, state, minute } = play;
  const share = (pressingInAll * minute) / pressingByMinute;
  if (minute < 6 || countOf(state, 'pressed') >= Math.min(pressingInAll, Math.floor(share))) return undefined;
  const objection = scenario.objections.find((o) => o.pressing && !isDone(state, o));
  if (objection && state.open === null) return objection;
  const fair = ['competitor', 'challenge', 'finance-question', 'hidden-meaning', 'object'];
  return scenario.events.find(
    (e) => e.pressing && !e.hold && !isRuledOut(play, e) && fair.some((beat) => e.beat.startsWith(beat)),
  );
}

/** Hands over the close once from the scenario's minute, and again two minutes later; little comes before it. */
function handsOver(play: Play): Waiting[] {
  const times = countOf(play.state, 'handed-over');
  const due = play.scenario.exits.handOverMinute + handOverAgainMinutes * times;
  if (times >= 2 || play.minute < due) return [];
  const handOver = (): Concern => {
    bump(play.state, 'handed-over');
    return { beat: replyBeat(play.scenario, 'handing-over', 'small-talk', 'concern'), press: null };
  };
  return [{ dueMinute: due - handOverFirstMinutes, play: handOver }];
}

/**
 * The position behind one of the heaviest facts, said unprompted: it may stand beside a concern.
 * `onlyIfDue`: only where the call is behind with them.
 */
export function statePosition(play: Play, onlyIfDue: boolean): Beat | null {
  const { scenario, state, minute } = play;
  const heaviest = heaviestFacts(scenario, positionsInAll);
  const untold = heaviest.filter((fact) => !state.told[fact.id]);
  const behind = heaviest.length - untold.length < Math.floor((positionsInAll * minute) / positionsByMinute);
  const fact = untold[0];
  if (!fact || (onlyIfDue && !behind)) return null;
  const beat = rungBeat(scenario, fact, 1, false);
  tell(state, beat);
  return beat;
}

/** An objection that has no minute, or is early for it: only when the floor is free and the turn has room. */
function roomForObjection(play: Play, turn: RepTurn, soFar: SoFar): Concern | null {
  const { scenario, state, minute, rng } = play;
  if (state.open !== null || soFar.told || turnsSinceRaised(play) < 2) return null;
  const raised = Object.keys(state.objections).length;
  const open = scenario.objections.filter((o) => !isDone(state, o) && !isDealtWith(play, turn, o));
  const timed = open.filter((o) => o.by !== undefined && minute >= o.by - earlyMinutes);
  const free = open.filter((o) => o.by === undefined);
  const earliest = timed.sort((a, b) => (a.by ?? 0) - (b.by ?? 0))[0];
  const more = raised < objectionsWithRoom && turnsSinceRaised(play) >= 3;
  const chosen = earliest ?? (more ? pick(free, rng, 'objection') : undefined);
  return chosen ? openWith(play, chosen) : null;
}

/** Is the turn on what he raised just before it? However it was met, his mind isn't elsewhere. */
export const takesUp = ({ scenario, state }: Play, { reading }: RepTurn) =>
  scenario.objections.some(({ id, topic }) => {
    const own = state.objections[id];
    return own && !own.resolved && own.raisedTurn === state.turn - 1 && reading.topic === topic;
  });

/** What fills a turn that has nothing of his own yet. */
function aside(play: Play, turn: RepTurn, soFar: SoFar): Concern | null {
  const { scenario, state, rng } = play;
  const say = (set: string, beat: Beat['beat']): Concern => ({
    beat: replyBeat(scenario, set, beat, 'concern'),
    press: null,
  });
  const last = countOf(state, 'softened');
  if (isOpeningUp(scenario, state.mood)) {
    if (soFar.refused) return null;
    if (soFar.traded) return say('buying-sign', 'buying-sign');
    // it stands beside an answer, never for one
    if (state.turn - last >= 3 && state.turn > 3 && !soFar.told && soFar.reacted) {
      state.counts.softened = state.turn;
      return say('softening', 'small-talk');
    }
    return null;
  }
  const { irritation, patience } = scenario.temperament.thresholds.cold;
  const drifts = state.mood.irritation >= irritation || state.mood.patience < patience;
  if (drifts && !soFar.told && !soFar.reacted && !takesUp(play, turn) && rng('drifting') < 0.4)
    return say('drifting', 'disengage');
  return null;
}

/**
 * A question that got little keeps the turn to itself: always for a guarded prospect, else every second time. What the
 * call is promised, and has waited for, waits once.
 */
function keepsQuiet({ state }: Play, soFar: SoFar, isPromised: boolean): boolean {
  if (!soFar.unanswered) return false;
  const before = countOf(state, 'quiet-turn');
  const last = before > 0 && before === countOf(state, 'unanswered-turn');
  state.counts['unanswered-turn'] = state.turn;
  if (last && (isPromised || state.manner !== 'guarded')) return false;
  state.counts['quiet-turn'] = state.turn;
  return true;
}

/** Does the event open an objection that would be deaf to this turn? Not once its minute has come. */
function opensDeafly(play: Play, turn: RepTurn, { opens }: ScenarioEvent): boolean {
  const objection = opens === undefined ? undefined : play.scenario.objections.find(({ id }) => id === opens);
  if (!objection || play.minute >= (objection.by ?? Number.POSITIVE_INFINITY)) return false;
  return isDealtWith(play, turn, objection);
}

export function chooseConcern(play: Play, turn: RepTurn, soFar: SoFar): Concern | null {
  const events = dueEvents(play, turn, soFar.before)
    .filter(({ event }) => !opensDeafly(play, turn, event))
    .sort((a, b) => urgency(a) - urgency(b));
  const dueNow = dueObjections(play, turn, soFar);
  const isWarned = events.some((due) => isWarning(due.event) || due.fired.how === 'now');
  const isOverdue = (dueMinute: number) => dueMinute <= play.minute - breatherMinutes;
  const isPromised =
    [...events.map((due) => due.fired), ...dueNow].some(({ dueMinute }) => isOverdue(dueMinute)) ||
    lacksPressing(play) !== undefined;
  if (keepsQuiet(play, soFar, isPromised) && !isWarned) {
    // whoever rings in has heard none of it
    const visit = events.find(({ event: { persona } }) => persona && !isHere(play.scenario, play.state, persona));
    return visit ? playDue(play, visit.event) : null;
  }
  const urgent = events.find((due) => due.fired.how !== 'scheduled');
  if (urgent && (!soFar.decided || isWarning(urgent.event))) return playDue(play, urgent.event);
  const waiting: Waiting[] = [
    ...events.map((due) => ({ dueMinute: due.fired.dueMinute, play: () => playDue(play, due.event) })),
    ...dueNow,
    ...handsOver(play),
  ];
  const breathes = play.state.counts['pressed-turn'] === play.state.turn - 1;
  const due = waiting.filter((w) => !breathes || w.dueMinute <= play.minute - breatherMinutes);
  const first = due.reduce<Waiting | null>((a, b) => (a && a.dueMinute <= b.dueMinute ? a : b), null);
  if (first?.dueMinute === 0) return first.play();
  if (soFar.decided) return null;
  const lacking = lacksPressing(play);
  if (lacking) return 'reactions' in lacking ? openWith(play, lacking) : playDue(play, lacking);
  if (first) return first.play();
  return roomForObjection(play, turn, soFar) ?? aside(play, turn, soFar);
}
