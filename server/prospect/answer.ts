import type { Beat } from '../domain/beat.ts';
import type { SessionEvent } from '../domain/record.ts';
import type { Objection, ScenarioEvent } from '../domain/scenario.ts';
import type { Mood } from '../domain/temperament.ts';
import { isStepWhole, replyToOffer, replyToStep } from './closing.ts';
import { holdAfter, isWarning, noteEvents } from './events.ts';
import { closeOf, type Exit, isOffended, isPastBearing, leave, noteExits, noteStep } from './exits.ts';
import { answerEach, answersAsked, freeAnswer } from './free-answers.ts';
import { type Climbed, climb, findReach, isPlain, isStillOpen, tell } from './ladder.ts';
import { boundMood, press } from './mood.ts';
import { leavesObjection, noteGiven, reactToObjection, resolveObjections, yieldFloor } from './objections.ts';
import { bump, copyState, countOf, eventOf, leadOf, openObjection, type Play, replyBeat, sumKey } from './play.ts';
import { asksLeaveToSend, asksWhichPart, givesAgain, namesMeeting, sendsOnly } from './put-words.ts';
import {
  asksSomething,
  asksSpecifically,
  givesFreely,
  givesThing,
  putsSum,
  type RepTurn,
  trades,
  verifies,
} from './rep-turn.ts';
import {
  replyToBlow,
  replyToClaim,
  replyToQuestion,
  replyToRivalSum,
  replyToStatement,
  replyToStrange,
  replyToTold,
} from './replies.ts';
import { type Concern, chooseConcern, statePosition, takesUp } from './schedule.ts';
import type { Quiet } from './silence.ts';
import { standing } from './slots.ts';
import { answeredBy } from './speaker.ts';
import { moveMood } from './taking.ts';
import { proposesMeeting } from './turn-rows.ts';
import { asksForUnput, asksForYes, asksWhatStands } from './wants-yes.ts';

/** How the prospect answers a turn of the rep's: mood first, then what is earned, then what he does. */

/** The hold that the turn ends, and whether it had stood by then. */
function closeHold({ state, atMs }: Play): { how: 'stood' | 'filled' | null; event: string; events: SessionEvent[] } {
  const hold = state.hold;
  if (!hold) {
    const stood = countOf(state, 'stood') > 0;
    delete state.counts.stood;
    return { how: stood ? 'stood' : null, event: '', events: [] };
  }
  state.hold = null;
  const filled = atMs < hold.untilMs;
  const ms = Math.max(0, Math.min(atMs, hold.untilMs) - hold.fromMs);
  return { how: filled ? 'filled' : 'stood', event: hold.event, events: [{ kind: 'hold', ms, filled }] };
}

/** Something of his is asked for against something, or for a yes, even where what he would get is not in the trade table. */
const isOffer = (turn: RepTurn) => trades(turn) || (turn.reading.gets.length > 0 && asksForYes(turn));

/** Offers after which he has heard enough to say yes or no. */
const offersWeighed = 2;
/** Turns for which an offer is still the one that a question for a yes is about. */
const offerStands = 4;

const offerWaits = (state: Play['state']) =>
  countOf(state, 'offers') > 0 && state.turn - countOf(state, 'offer.turn') <= offerStands;

function noteOffer(state: Play['state']): void {
  bump(state, 'offers');
  state.counts['offer.turn'] = state.turn;
}

/** What was put to him, an offer or a step for a yes, is answered as that, whatever else the turn holds. */
function replyToPut(play: Play, turn: RepTurn, taken: Taken, objection: Beat | null): Beat | null {
  const { state, scenario } = play;
  const isEarly = taken.rows.includes('stepped-early');
  const isNew = givesThing(turn) && !givesAgain(play, turn);
  if ((isEarly && sendsOnly(turn)) || (!taken.proposed && !isNew && asksLeaveToSend(turn)))
    return replyBeat(scenario, 'step-sending', 'small-talk');
  const part = isOffer(turn) || offerWaits(state) ? asksWhichPart(play, turn) : null;
  if (part && (part === 'offer-helps' || standing(scenario, state, part) !== '')) {
    if (isOffer(turn)) noteOffer(state);
    return replyBeat(scenario, part, 'small-talk');
  }
  if (isEarly && !proposesMeeting(turn)) return trades(turn) ? objection : replyToStep(play, false);
  const wantsYes = asksForYes(turn);
  const isMeeting = proposesMeeting(turn) || (wantsYes && namesMeeting(play, turn));
  const isStepPut = wantsYes ? !isOffer(turn) || isMeeting : taken.season && isMeeting;
  if (isStepPut && (taken.proposed || isMeeting)) {
    if (isOffer(turn)) noteOffer(state);
    return replyToStep(play, taken.season, isMeeting);
  }
  const offered = countOf(state, 'offers');
  if (isOffer(turn)) {
    noteOffer(state);
    if (wantsYes || offered >= offersWeighed) return replyToOffer(play);
    state.counts['offer.owed'] = state.turn;
    return objection;
  }
  if (givesFreely(turn)) return objection;
  return wantsYes && offerWaits(state) ? replyToOffer(play) : null;
}

/** An offer that was only turned over last time has its yes or its no now, whatever is asked next. */
function replyToOwed(play: Play, turn: RepTurn, put: Beat | null): Beat | null {
  const { state } = play;
  const owed = countOf(state, 'offer.owed');
  if (owed === 0 || owed === state.turn) return null;
  delete state.counts['offer.owed'];
  if (put !== null || turn.reading.kind !== 'ordinary') return null;
  const answer = replyToOffer(play);
  return answer.reply === 'offer-yes' || standing(play.scenario, state) !== '' ? answer : null;
}

/** The reaction, if the turn calls for one. Rungs and exits are decided before. `opened`: what had the floor. */
function react(play: Play, turn: RepTurn, taken: Taken, climbed: Climbed, opened: Objection | undefined): Beat | null {
  const { rows, hold } = taken;
  const isPut = isOffer(turn) || (taken.proposed && proposesMeeting(turn));
  const strange = turn.reading.kind === 'too-long' && isPut ? null : replyToStrange(play, turn);
  if (strange) return strange;
  const objection = reactToObjection(play, turn, rows, opened);
  const counted = replyToRivalSum(play, turn, objection);
  const blow = replyToBlow(play, turn, objection);
  if (blow && !isOffer(turn) && !givesFreely(turn)) return blow;
  const claim = replyToClaim(play, turn);
  if (claim?.reply === 'caught-out' && !isOffer(turn)) return claim;
  if (counted) return counted;
  if (hold.how === 'filled' && eventOf(play.scenario, hold.event))
    return { beat: 'hold', part: 'reaction', persona: leadOf(play.scenario), event: hold.event, reply: 'filled' };
  const put = replyToPut(play, turn, taken, objection);
  const owed = taken.proposed && !asksSpecifically(turn) ? null : replyToOwed(play, turn, put);
  if (put || owed) return put ?? owed;
  // what he tells after all he doesn't call another subject
  if (climbed.outcome === 'told' || climbed.outcome === 'again') {
    if (asksForUnput(turn) && !(taken.reach && isPlain(play.scenario, turn, taken.reach)))
      return replyBeat(play.scenario, 'nothing-put', 'small-talk');
    return objection?.reaction === 'ignore' ? null : objection;
  }
  if (taken.proposed && !asksSpecifically(turn)) return replyToStep(play, taken.season, proposesMeeting(turn));
  if (climbed.outcome === 'refused' && asksSomething(turn)) return replyToQuestion(play, turn, climbed, rows);
  if (objection?.reaction === 'question')
    return freeAnswer(play, turn) ?? replyToTold(play, turn, objection) ?? objection;
  // a right answer needs no word of his where something is asked
  const said = asksSpecifically(turn) ? (replyToQuestion(play, turn, climbed, rows) ?? claim) : null;
  return objection ?? said ?? claim ?? replyToQuestion(play, turn, climbed, rows) ?? replyToStatement(play, turn);
}

function pressBy(play: Play, concern: Concern | null): Mood {
  const { scenario, difficulty, state } = play;
  const mood = concern?.press ? press(scenario.temperament, difficulty, state.mood, concern.press) : state.mood;
  return boundMood(scenario.temperament, difficulty, mood);
}

function startHold(play: Play, turn: RepTurn, event: ScenarioEvent, after: Beat[]): Beat[] {
  const { state, rng, atMs, scenario } = play;
  const from = event.hold?.fromMs ?? 0;
  const ms = Math.round(from + rng('hold') * ((event.hold?.toMs ?? from) - from));
  state.fired[event.id] = state.turn;
  state.counts[sumKey] = putsSum(turn) ? 1 : 0;
  state.hold = { fromMs: atMs, untilMs: atMs + ms, event: event.id, after };
  const beat: Beat = { beat: 'hold', part: 'concern', persona: leadOf(scenario), event: event.id, holdMs: ms };
  return [beat];
}

function end(play: Play, exit: Exit): Beat[] {
  play.state.ended = exit.reason;
  play.state.mood = pressBy(play, null);
  return exit.beats;
}

/** Nobody warned him by an event: he says himself that it is getting long. */
function warnsHimself(play: Play, before: Mood): Beat | null {
  const { scenario, state } = play;
  const { warns } = scenario.temperament.thresholds;
  if (state.counts.warned !== undefined) return null;
  if (before.patience > warns.patience && before.irritation < warns.irritation) return null;
  state.counts.warned = state.turn;
  return replyBeat(scenario, 'drifting', 'disengage', 'concern');
}

/** Something has to be said: he speaks of the open objection, or lets the statement stand. */
function lastResort(play: Play, turn: RepTurn): Beat {
  return replyToStatement(play, turn) ?? replyBeat(play.scenario, 'acknowledged', 'small-talk');
}

/** Is the last thing that was put to him a step, and nothing put or given in this turn? */
const stepWaits = (state: Play['state'], turn: RepTurn) =>
  state.step !== null &&
  countOf(state, 'step.turn') >= countOf(state, 'offer.turn') &&
  !trades(turn) &&
  !givesFreely(turn) &&
  turn.reading.gets.length === 0;

/** What the turn does to him, before he answers: mood, counts, the step proposed. */
function takeIn(play: Play, turn: RepTurn, fromMs: number) {
  const { scenario, state } = play;
  state.turn += 1;
  const before = { ...state.mood };
  const hold = closeHold(play);
  const { reach, wide } = findReach(scenario, state, turn);
  const { season } = noteExits(play, turn);
  const context = {
    leavesObjection: leavesObjection(play, turn, reach?.fact.topic ?? null),
    stillOpen: isStillOpen(state, reach),
    stepInSeason: season,
    hold: hold.how,
    wide,
  };
  const rows = moveMood(play, turn, context, fromMs);
  noteEvents(play, turn);
  // a step that waits for its answer is put again by whoever asks for the answer
  const proposed = noteStep(play, turn) || (stepWaits(state, turn) && asksForYes(turn));
  state.asked = null;
  state.topic = turn.reading.topic ?? state.topic;
  return { before, hold, reach, rows, proposed, season };
}

type Taken = ReturnType<typeof takeIn>;

/** A whole step, or an offer with no question but for a yes: nothing but the answer to that is asked. */
function wantsOnlyYes(play: Play, turn: RepTurn, taken: Taken): boolean {
  if (!asksForYes(turn) || (turn.reading.questions.length > 0 && verifies(turn))) return false;
  return (
    (taken.proposed && isStepWhole(play)) ||
    (turn.reading.questions.length <= 1 && (isOffer(turn) || offerWaits(play.state)))
  );
}

/** A step taken ends the call, unless the rep asks on after it: then he says yes, answers, and the call goes on. */
function goesOnAsking(turn: RepTurn): boolean {
  const step = turn.moves.findLast((m) => m.move === 'next-step');
  const asked = turn.reading.questions.filter((q) => q.specific && !q.stock && q.start > (step?.end ?? 0));
  return step !== undefined && asked.length > 0 && !asksForYes(turn);
}

/** The turn's own part of the answer: reaction and rung; or the hold that keeps both back. */
function respond(play: Play, turn: RepTurn, taken: Taken, holding: boolean): { parts: Beat[]; told: boolean } | Exit {
  const { state } = play;
  const { reach } = taken;
  // a position is said anyway, so an answer to the very question comes before it
  const isNew =
    reach !== null &&
    (reach.rung === 1 || !isPlain(play.scenario, turn, reach)) &&
    answersAsked(play, turn, reach.fact);
  const isLeft = reach?.kind === 'again' && asksWhatStands(turn);
  const climbed = climb(play, turn, isNew || isLeft || wantsOnlyYes(play, turn, taken) ? null : reach);
  const rungs = climbed.outcome === 'told' || climbed.outcome === 'again' ? climbed.beats : [];
  const opened = openObjection(play);
  const settle = (beats: readonly Beat[]) => {
    for (const beat of beats) tell(state, beat);
    resolveObjections(play, turn);
    return closeOf(play, turn, taken.proposed, noteExits(play, null));
  };
  const untold = copyState(state);
  const goesOn = goesOnAsking(turn) && (climbed.outcome === 'told' || freeAnswer(play, turn) !== null);
  const tells = (climbed.outcome === 'told' || goesOn) && !holding;
  const close = settle(holding ? [] : rungs);
  if (close && !tells) return close;
  if (close && close.reason !== 'honest-no' && goesOn) {
    yieldFloor(play);
    const agreed = replyBeat(play.scenario, 'agreed-step', 'agree');
    return { parts: answerEach(play, turn, agreed, climbed, rungs), told: true };
  }
  if (close) {
    // who takes his leave tells nothing more, so what this turn earned is no reason to
    Object.assign(state, untold);
    const leaves = settle([]);
    if (leaves) return leaves;
    settle(rungs);
    if (state.step) state.step.agreed = false;
  }
  const reaction = react(play, turn, taken, climbed, opened);
  yieldFloor(play);
  const parts = answerEach(play, turn, reaction, climbed, rungs);
  if (!holding) noteGiven(play, parts);
  return { parts, told: parts.some((beat) => beat.part === 'rung') };
}

/** Replies after which a sign of buying would contradict him. */
const refusals = /^(?:offer-short|early-step|step-.*)$/;
/** Replies to a question that tell nothing, or only what anyone may know: a demand on top of one sounds deaf. */
const saysLittle = /^(?:answers\..*|deflect|not-yet|cannot-know|beside-point|own-product|not-here|repeated)$/;
/** Replies that answer what was put to him. */
const decisions = /^(?:offer-.*|step-.*)$/;

/** His own part: one concern at most. Where pressing it would be past bearing, he leaves instead. */
function addConcern(play: Play, turn: RepTurn, taken: Taken, own: { parts: Beat[]; told: boolean }): Beat[] | Exit {
  const { state } = play;
  own.parts = own.parts.map((beat) =>
    beat.reply && !beat.topic ? { ...beat, topic: state.topic ?? undefined } : beat,
  );
  const kept = state.counts.warned === undefined ? null : copyState(state);
  const warning = play.scenario.events.some(isWarning) ? null : warnsHimself(play, taken.before);
  const reacted = own.parts.length > 0;
  const toldTopic = own.parts.findLast((beat) => beat.fact)?.topic ?? null;
  const replied = (replies: RegExp) => own.parts.some((beat) => beat.reply !== undefined && replies.test(beat.reply));
  const isStep = replied(/^step-/);
  const soFar = {
    told: own.told,
    toldTopic,
    reacted,
    unanswered:
      !own.told &&
      asksSomething(turn) &&
      (replied(saysLittle) || own.parts.some((beat) => beat.reaction === 'question')),
    traded: trades(turn),
    before: taken.before,
    refused: replied(refusals),
    decided: replied(decisions) && (state.counts['step.turn'] === state.turn || asksForYes(turn) || isOffer(turn)),
  };
  const concern: Concern | null = warning ? { beat: warning, press: null } : chooseConcern(play, turn, soFar);
  const pressed = pressBy(play, concern);
  if (kept && isPastBearing(play, pressed)) {
    Object.assign(state, kept, { mood: pressed });
    return leave(play, 'walked-away');
  }
  state.mood = pressed;
  if (concern?.press) state.counts['pressed-turn'] = state.turn;
  // who was asked for something, or for what a step lacks, doesn't tell something else instead
  const isAside = own.told || trades(turn) || isStep || soFar.unanswered;
  // what he had just raised and the turn took up has a word of his, before anything else that he would tell
  const heard = !reacted && !concern && takesUp(play, turn) ? [lastResort(play, turn)] : [];
  const position = isAside ? null : statePosition(play, concern !== null || reacted || heard.length > 0);
  const beats = [...own.parts, ...heard, ...(position ? [position] : []), ...(concern ? [concern.beat] : [])];
  return beats.length > 0 ? beats : [lastResort(play, turn)];
}

/** One turn of the rep's, answered. `fromMs`: his clock at the turn before; `endMs`: when the call's time is up. */
export function answerTurn(play: Play, turn: RepTurn, fromMs: number, endMs: number): Quiet {
  const { scenario, state } = play;
  const taken = takeIn(play, turn, fromMs);
  const finish = (done: Beat[] | Exit): Quiet => {
    state.lastRepText = turn.text.slice(0, 2_000);
    const beats = Array.isArray(done) ? done : end(play, done);
    return { beats: answeredBy(play, turn, beats), events: taken.hold.events };
  };
  if (isOffended(play, turn) || isPastBearing(play, boundMood(scenario.temperament, play.difficulty, state.mood)))
    return finish(leave(play, 'walked-away'));
  const still = taken.hold.how === null && turn.reading.kind === 'ordinary' ? holdAfter(play, turn) : undefined;
  const own = respond(play, turn, taken, still !== undefined);
  if ('reason' in own) return finish(own);
  if (play.atMs >= endMs) return finish(leave(play, 'time-up'));
  if (still) {
    state.mood = pressBy(play, null);
    return finish(startHold(play, turn, still, own.parts));
  }
  return finish(addConcern(play, turn, taken, own));
}
