import type { Beat, ReactionId } from '../domain/beat.ts';
import type { Objection } from '../domain/scenario.ts';
import type { MoodRow } from '../domain/temperament.ts';
import { matchTerms, tokenise } from '../listener/terms.ts';
import { holds } from './conditions.ts';
import { givenIn, movesRate } from './given.ts';
import { givenKey, isSettled, leadOf, objectionOf, openObjection, type Play, settledKey } from './play.ts';
import { asksSomething, givesFreely, givesThing, has, type RepTurn, trades } from './rep-turn.ts';
import { askedOf } from './speaker.ts';

/** Objections: raised, reacted to, resolved. Conditions latch: each has to hold once since it was raised. */

/** The floor is given up when nobody has taken the objection up for so long. */
const keepsFloorTurns = 3;
/** Two answers running are the same when this share of their words is. */
const sameShare = 0.6;

export function raise(play: Play, objection: Objection): void {
  const { state } = play;
  const held = objection.resolved.all.map(() => false);
  state.objections[objection.id] = { raisedTurn: state.turn, resolved: false, held, met: 0 };
  state.open = objection.id;
  state.topic = objection.topic;
  overtakePosition(play, objection);
}

/** Opening an objection states the position of the hidden fact behind it, where one lies on the same topic. */
function overtakePosition({ scenario, state }: Play, objection: Objection): void {
  const fact = scenario.hidden.find((h) => h.topic === objection.topic && !state.told[h.id]);
  if (!fact) return;
  state.told[fact.id] = 1;
  state.counts[`came.${fact.id}`] = state.turn;
}

export function objectionBeat(play: Pick<Play, 'scenario'>, objection: Objection): Beat {
  return {
    beat: `object.${objection.type}`,
    part: 'concern',
    persona: objection.persona ?? leadOf(play.scenario),
    topic: objection.topic,
    objection: objection.id,
    pressing: objection.pressing,
  };
}

/**
 * Notes what the rep has done for an objection that hasn't come up; once nothing of it is left he
 * won't raise it. What is done in passing, on another subject, doesn't count.
 */
function settleAhead(play: Play, turn: RepTurn, objection: Objection): void {
  const { state } = play;
  const isMeant = isOn(turn, objection);
  const held = objection.resolved.all.map((condition, i) =>
    holds(play, isMeant ? turn : null, condition, `ahead.${objection.id}.${i}`),
  );
  if (held.every(Boolean)) state.counts[`settled.${objection.id}`] ??= state.turn;
}

/** Latches what holds now and resolves what is complete. */
export function resolveObjections(play: Play, turn: RepTurn | null): void {
  const { state, scenario } = play;
  for (const objection of scenario.objections) {
    const own = state.objections[objection.id];
    if (!own && turn) settleAhead(play, turn, objection);
    if (!own || own.resolved) continue;
    objection.resolved.all.forEach((condition, i) => {
      own.held[i] ||= holds(play, turn, condition, `held.${objection.id}.${i}`);
    });
    if (!objection.resolved.all.every((_, i) => own.held[i])) continue;
    own.resolved = true;
    if (turn && trades(turn)) state.counts[settledKey(objection.id)] = state.turn;
    if (state.open === objection.id) state.open = null;
  }
}

/** What he answers may be what an objection waited for. */
export function noteGiven(play: Play, beats: readonly Beat[]): void {
  const given = beats.flatMap(({ reply }) => (reply?.startsWith('answers.') ? [reply] : []));
  for (const reply of given) play.state.counts[givenKey(reply)] ??= play.state.turn;
  if (given.length > 0) resolveObjections(play, null);
}

/** An objection that nobody takes up loses the floor; it may still be resolved. */
export function yieldFloor(play: Play): void {
  const own = play.state.open ? play.state.objections[play.state.open] : undefined;
  if (own && (own.met >= 2 || play.state.turn - own.raisedTurn >= keepsFloorTurns)) play.state.open = null;
}

function isOn(turn: RepTurn, objection: Objection): boolean {
  return turn.reading.topic === objection.topic || turn.reading.topics.some((t) => t.topic === objection.topic);
}

/** Does the turn pass over an objection opened just before it? `reachTopic`: the topic of the fact it reaches for. */
export function leavesObjection(play: Play, turn: RepTurn, reachTopic: string | null): boolean {
  const objection = openObjection(play);
  const own = objection && play.state.objections[objection.id];
  if (!objection || !own || own.met > 0 || own.raisedTurn !== play.state.turn - 1) return false;
  const { reading } = turn;
  const takesUpAnother = play.scenario.objections.some(
    (o) => play.state.objections[o.id]?.resolved === false && isOn(turn, o),
  );
  const stays =
    takesUpAnother ||
    reachTopic === objection.topic ||
    reading.topic === null ||
    (reading.questions.length > 0 && reading.questions.every((q) => q.topic === null && !q.stock)) ||
    reading.kind !== 'ordinary' ||
    (reading.answer ?? 'none') !== 'none' ||
    reading.ownFault ||
    trades(turn) ||
    givesFreely(turn) ||
    (['acknowledge', 'label', 'reflect'] as const).some((move) => has(turn, move)) ||
    turn.moves.some((m) => m.probe);
  return !stays;
}

function words(text: string): Set<string> {
  return new Set(
    text
      .slice(0, 1_000)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu) ?? [],
  );
}

function saysTheSame(before: string, text: string): boolean {
  const [a, b] = [words(before), words(text)];
  if (a.size < 4 || b.size < 4) return false;
  let shared = 0;
  for (const word of a) if (b.has(word)) shared += 1;
  return shared / (a.size + b.size - shared) >= sameShare;
}

/** The words that put something, to the ends of their sentences. */
function putIn(turn: RepTurn): string[] {
  const { text, reading, moves } = turn;
  const put = [...reading.gives, ...moves.filter((m) => m.move === 'concede')];
  return put.map(({ start, end }) => {
    const from = Math.max(...['.', '!', '?', ';'].map((stop) => text.lastIndexOf(stop, start - 1))) + 1;
    const rest = text.slice(end).search(/[.!?;]/);
    return text.slice(from, rest < 0 ? text.length : end + rest);
  });
}

/**
 * The objection a concession belongs to: a price to what was said of the price, anything else to what its own sentence
 * or the turn is on, else the scenario's first.
 */
function conceded(play: Play, turn: RepTurn, open: Objection | undefined): Objection | undefined {
  const { scenario, state } = play;
  const raisedIn = ({ id }: Objection) => state.objections[id]?.raisedTurn ?? -1;
  const standing = scenario.objections
    .filter((o) => state.objections[o.id] && !state.objections[o.id]?.resolved)
    .sort((a, b) => Number(b === open) - Number(a === open) || raisedIn(b) - raisedIn(a));
  if (movesRate(scenario, turn)) return standing.find((o) => o.type === 'price') ?? scenario.objections[0];
  const put = putIn(turn).flatMap((words) => tokenise(words));
  const isPut = (o: Objection) => matchTerms(put, scenario.topics[o.topic]?.terms ?? []).length > 0;
  return standing.find(isPut) ?? standing.find((o) => isOn(turn, o)) ?? scenario.objections[0];
}

export function reactionBeat(play: Play, objection: Objection, reaction: ReactionId): Beat {
  return {
    beat: `object.${objection.type}`,
    part: 'reaction',
    persona: objection.persona ?? leadOf(play.scenario),
    topic: objection.topic,
    objection: objection.id,
    reaction,
  };
}

/** How the prospect takes what was done with an objection; null where nothing was. `rows`: what the turn took. */
export function reactToObjection(play: Play, turn: RepTurn, rows: readonly MoodRow[], before: Objection | undefined) {
  const react = (objection: Objection | undefined, reaction: ReactionId): Beat | null => {
    if (!objection) return null;
    const own = play.state.objections[objection.id];
    if (own && reaction !== 'ignore' && reaction !== 'same') own.met += 1;
    return reactionBeat(play, objection, reaction);
  };
  if (trades(turn)) return react(conceded(play, turn, before), 'trade');
  if (givesThing(turn)) {
    const given = react(conceded(play, turn, before), 'give');
    return given && { ...given, given: givenIn(play.scenario, turn) || undefined };
  }
  if (!before) return null;
  if (rows.includes('changed-subject')) return react(before, 'ignore');
  if (!asksSomething(turn) && saysTheSame(play.state.lastRepText, turn.text)) return react(before, 'same');
  if (rows.includes('defended')) return react(before, 'defend');
  if (rows.includes('feature') || rows.includes('acknowledged-then-feature')) return react(before, 'feature');
  const asked = rows.some((row) => row === 'listened-and-asked' || row === 'asked' || row === 'verified');
  const related = isOn(turn, before) || turn.reading.topic === null;
  const own = play.state.objections[before.id];
  const persona = before.persona ?? leadOf(play.scenario);
  const to = askedOf(play.scenario, turn);
  if (!asked || !related || !own || (to.length > 0 && !to.includes(persona))) return null;
  const first = own.met === 0;
  own.met += 1;
  return first ? reactionBeat(play, before, 'question') : null;
}

/** The share settled, by weight, of the objections raised or settled before they were; 0 while none has been raised. */
export function resolvedShare(play: Pick<Play, 'scenario' | 'state'>): number {
  let raised = 0;
  let resolved = 0;
  for (const [id, own] of Object.entries(play.state.objections)) {
    const weight = objectionOf(play.scenario, id)?.weight ?? 0;
    raised += weight;
    if (own.resolved) resolved += weight;
  }
  if (raised === 0) return 0;
  const ahead = play.scenario.objections.filter((o) => !play.state.objections[o.id] && isSettled(play.state, o.id));
  const settled = ahead.reduce((sum, o) => sum + o.weight, 0);
  return (resolved + settled) / (raised + settled);
}

/** Turns since the last objection was opened. */
export function turnsSinceRaised(play: Play): number {
  const last = Math.max(-9, ...Object.values(play.state.objections).map((o) => o.raisedTurn));
  return play.state.turn - last;
}
