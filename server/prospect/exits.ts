import type { Beat } from '../domain/beat.ts';
import type { EndReason } from '../domain/prospect-state.ts';
import type { Mood } from '../domain/temperament.ts';
import { whichHold } from './conditions.ts';
import { saysNo } from './honest-no.ts';
import { isOpeningUp } from './manner.ts';
import { countOf, heaviestFacts, leadOf, type Play, replyBeat } from './play.ts';
import { namesMeeting } from './put-words.ts';
import { asksSpecifically, type RepTurn, trades } from './rep-turn.ts';
import { proposesMeeting, proposesStep } from './turn-rows.ts';
import { asksForYes } from './wants-yes.ts';

/** How a call ends in code: agreed, settled, an honest no, walked away, time up. */

export type Exit = { reason: EndReason; beats: Beat[] };

/** Is a next step in season? Also keeps what was done of every exit's conditions; call once a turn. */
export function noteExits(play: Play, turn: RepTurn | null): { season: boolean; agree: boolean; no: boolean } {
  const { exits } = play.scenario;
  return {
    season: whichHold(play, turn, exits.stepInSeason, 'season').some(Boolean),
    agree: whichHold(play, turn, exits.agree.all, 'agree').every(Boolean),
    no: whichHold(play, turn, exits.honestNo.all, 'no').every(Boolean),
  };
}

/** Work promised beside a meeting that is complete, or agreed, doesn't take its place. */
function isErrand(state: Play['state'], turn: RepTurn, proposed: { owner: string }): boolean {
  if (countOf(state, 'step.meeting') === 0 || !state.step || proposesMeeting(turn)) return false;
  const lacks = state.step.owner === '' && proposed.owner !== '';
  return state.step.agreed || (state.step.date !== '' && !lacks && countOf(state, 'step.condition') > 0);
}

/** Keeps the step as proposed; what a later turn adds completes it. True when this turn proposed or completed one. */
export function noteStep(play: Play, turn: RepTurn): boolean {
  const { state } = play;
  const proposed = proposesStep(turn);
  if (!proposed) return false;
  if (isErrand(state, turn, proposed)) return false;
  // what is sent ahead of a meeting named again takes neither its day nor its people
  const keeps = !proposesMeeting(turn) && namesMeeting(play, turn);
  if (proposesMeeting(turn)) state.counts['step.meeting'] = state.turn;
  const own = { owner: state.step?.owner ?? '', date: state.step?.date ?? '' };
  state.step = {
    owner: (keeps && own.owner) || proposed.owner || own.owner,
    date: (keeps && own.date) || proposed.date || own.date,
    agreed: false,
  };
  state.counts['step.turn'] = state.turn;
  if (proposed.condition) state.counts['step.condition'] = 1;
  return true;
}

const isComplete = ({ state }: Play) =>
  state.step !== null && state.step.owner !== '' && state.step.date !== '' && countOf(state, 'step.condition') > 0;

function takesStep(play: Play, exits: { season: boolean; agree: boolean }): EndReason | null {
  const { state, scenario } = play;
  if (!exits.season || !isComplete(play)) return null;
  const { agrees } = scenario.temperament.thresholds;
  if (exits.agree && state.mood.trust >= agrees.trust && state.mood.interest >= agrees.interest) return 'agreed';
  const late = play.minute >= scenario.exits.handOverMinute;
  return late && isOpeningUp(scenario, state.mood) ? 'settled' : null;
}

/** The good endings, if this turn earns one. */
export function closeOf(
  play: Play,
  turn: RepTurn,
  proposed: boolean,
  exits: { season: boolean; agree: boolean; no: boolean },
): Exit | null {
  const { scenario, state } = play;
  if (exits.no && saysNo(scenario, turn))
    return { reason: 'honest-no', beats: [replyBeat(scenario, 'honest-no', 'agree', 'exit')] };
  // An offer with a question behind it is no goodbye, unless the question wants a yes.
  const isOffer = trades(turn) && asksSpecifically(turn) && !asksForYes(turn);
  // what is offered against something is answered first, where no meeting stands beside it
  const isSwap = trades(turn) && !proposesMeeting(turn);
  // what was agreed while the rep asked on stands, and the next turn that asks nothing ends on it
  const stood = state.step?.agreed === true && !asksSpecifically(turn) && !trades(turn);
  const reason = (proposed || stood) && !isOffer && !isSwap ? takesStep(play, exits) : null;
  if (!reason) return null;
  if (state.step) state.step.agreed = true;
  return {
    reason,
    beats: [replyBeat(scenario, 'agreed-step', 'agree', 'reaction'), replyBeat(scenario, 'goodbye', 'agree', 'exit')],
  };
}

/** How he takes his leave: a matter of what was missed, and of what was done to him. */
function toneOf(play: Play): 'level' | 'cold' | 'disappointed' {
  const { scenario, state, rng } = play;
  if (countOf(state, 'insults') > 0 || countOf(state, 'nonsense') > 1) return 'cold';
  const [heaviest] = heaviestFacts(scenario, 1);
  const missed = heaviest !== undefined && (state.earned[heaviest.id] ?? 0) < 2;
  if (missed && rng('tone') < 0.5) return 'disappointed';
  return state.manner === 'guarded' ? 'level' : 'cold';
}

export function leave(play: Play, reason: 'walked-away' | 'time-up'): Exit {
  const tone = reason === 'time-up' && play.state.manner !== 'hostile' ? 'level' : toneOf(play);
  const beat: Beat = {
    beat: 'walk-away',
    part: 'exit',
    persona: leadOf(play.scenario),
    reply: `walk-away.${tone}`,
  };
  return { reason, beats: [beat] };
}

/** Was it too much? Insults count at once; all else not before the temperament's minute. */
export function isOffended(play: Play, turn: RepTurn): boolean {
  const { leaves } = play.scenario.temperament.thresholds;
  if (turn.reading.kind === 'insult' && countOf(play.state, 'insults') >= leaves.insults) return true;
  return play.minute >= leaves.notBeforeMinute && countOf(play.state, 'nonsense') >= leaves.nonsense;
}

/** Past bearing, on a turn after the warning. */
export function isPastBearing(play: Play, mood: Mood): boolean {
  const { leaves } = play.scenario.temperament.thresholds;
  const warned = play.state.counts.warned;
  return (
    warned !== undefined &&
    warned < play.state.turn &&
    play.minute >= leaves.notBeforeMinute &&
    (mood.patience <= leaves.patience || mood.irritation >= leaves.irritation)
  );
}
