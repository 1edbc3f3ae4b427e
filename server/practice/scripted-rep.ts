import type { Beat } from '../domain/beat.ts';
import { pick, rngFor } from '../domain/rng.ts';
import type { RepKind, ScriptedReps, TalkingRep } from '../domain/scripted-reps.ts';
import type { RepAct, RepPolicy } from './rehearsal.ts';

/** Plays the lines of a scripted rep: what was just said decides which; the seed, which wording. */

/** From when offers are made: before, a rep knows too little to trade. */
const offersFromMinute = 6;
/** An offer that has waited so many turns meets the next objection. */
const offerWaitsTurns = 3;
/** What a prospect says who is waiting for the close, or for the rest of one. */
const closing = /^(?:handing-over|buying-sign|offer-yes|step-(?:owner|date|condition))$/;
/** The call is nearly over. */
const closeFromMinute = 12.5;
/** Nobody puts the same close over and over. */
const mostCloses = 3;

export function repPolicy(reps: ScriptedReps, kind: RepKind, seed: string): RepPolicy {
  const draw = makeDraw(seed, kind);
  if (kind === 'silent') return silent(reps.silent.lines, draw);
  if (kind === 'stuffer' || kind === 'injector') return oneAfterTheOther(reps[kind].lines, draw);
  return talking(reps[kind], draw, kind === 'weak');
}

/** `fillsHolds`: can't let a silence stand. */
export const talkingPolicy = (rep: TalkingRep, seed: string, fillsHolds: boolean): RepPolicy =>
  talking(rep, makeDraw(seed, 'talking'), fillsHolds);

type Told = { fact: string; rung: number };
type Draw = (wordings: readonly string[] | undefined) => RepAct | null;

/** Draws a wording, not the same one twice while others are left. */
function makeDraw(seed: string, kind: string): Draw {
  const used = new Map<readonly string[], Set<string>>();
  let draws = 0;
  return (wordings) => {
    if (!wordings || wordings.length === 0) return null;
    const before = used.get(wordings) ?? new Set<string>();
    const left = wordings.filter((wording) => !before.has(wording));
    draws += 1;
    const say = pick(left.length > 0 ? left : wordings, rngFor(`${seed}:${kind}`, draws), 'wording');
    if (say === undefined) return null;
    used.set(wordings, before.add(say));
    return { say };
  };
}

const wait: RepAct = { wait: true };

function silent(lines: string[][], draw: Draw): RepPolicy {
  let acts = 0;
  return {
    next() {
      acts += 1;
      // says a word now and then, so that the call isn't simply dead
      return acts % 3 === 0 ? (draw(lines[acts % lines.length]) ?? wait) : wait;
    },
  };
}

function oneAfterTheOther(lines: string[][], draw: Draw): RepPolicy {
  let acts = 0;
  return {
    next: () => draw(lines[acts++ % lines.length]) ?? wait,
  };
}

function talking(rep: TalkingRep, draw: Draw, fillsHolds: boolean): RepPolicy {
  let opened = false;
  let initiative = 0;
  let offer = 0;
  let sinceOffer = 0;
  let closes = 0;
  const told: Told[] = [];
  const inTurn = (lists: string[][], i: number) => (i < lists.length ? draw(lists[i]) : null);

  function answer(heard: readonly Beat[], asked: string | null): RepAct | null {
    if (asked && rep.facts[asked]) return draw(rep.facts[asked]);
    for (const beat of heard) {
      if (beat.part !== 'concern') continue;
      const found =
        (beat.objection && draw(rep.objections[beat.objection])) || (beat.event && draw(rep.events[beat.event]));
      if (found) return found;
    }
    return null;
  }

  /** What was told and not yet asked on: a concern came with it, or something else did. Last told, first asked. */
  function noteTold(heard: readonly Beat[]) {
    for (const beat of heard) {
      if (beat.part !== 'rung' || !beat.fact || beat.reply) continue;
      const { fact, rung = 1 } = beat;
      const at = told.findIndex((one) => one.fact === fact);
      if (at >= 0) told.splice(at, 1);
      told.push({ fact, rung });
    }
  }

  function followUp(): RepAct | null {
    while (told.length > 0) {
      const { fact, rung } = told.pop() as Told;
      const say = draw(rep.probes[fact]?.[rung - 1]);
      if (say) return say;
    }
    return null;
  }

  const objects = (heard: readonly Beat[]) => heard.some((beat) => beat.part === 'concern' && beat.objection);

  function putOffer(): RepAct | null {
    sinceOffer = 0;
    return inTurn(rep.offers, offer++);
  }

  function close(): RepAct {
    closes += 1;
    return draw(rep.close) ?? wait;
  }

  return {
    next(heard, { state }, minute) {
      if (!opened) {
        opened = true;
        return draw(rep.opening) ?? wait;
      }
      noteTold(heard);
      if (state.hold && !fillsHolds) return wait;
      const asked = state.asked?.fact ?? null;
      const handedOver = heard.some((beat) => beat.reply !== undefined && closing.test(beat.reply));
      const isLate = minute > closeFromMinute;
      // A question of fact is answered whatever the hour; a close is put before the clock runs out.
      if (!(asked && rep.facts[asked]) && isLate && (closes === 0 || (handedOver && closes < mostCloses)))
        return close();
      const offered =
        minute > offersFromMinute && !asked && objects(heard) && sinceOffer >= offerWaitsTurns ? putOffer() : null;
      if (offered) return offered;
      sinceOffer += 1;
      const reply = answer(heard, asked);
      if (reply) return reply;
      if (handedOver && minute > offersFromMinute) return close();
      if (heard.some((beat) => beat.reply === 'not-yet')) return draw(rep.refused) ?? wait;
      const found =
        followUp() ?? (minute > offersFromMinute ? putOffer() : null) ?? inTurn(rep.initiatives, initiative++);
      return found ?? (minute > 11 ? close() : draw(rep.otherwise)) ?? wait;
    },
  };
}
