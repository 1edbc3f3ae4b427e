import { rngFor } from '../domain/rng.ts';
import type { ScriptedReps, TalkingRep } from '../domain/scripted-reps.ts';
import type { RepPolicy } from './rehearsal.ts';
import { talkingPolicy } from './scripted-rep.ts';

/**
 * A rep between two scripted ones: what to say to each thing is the better rep's as often as `share`
 * says, drawn once a thing, so that a rep is good at some things and not yet at others.
 */
export function mixReps(worse: TalkingRep, better: TalkingRep, share: number, seed: string): TalkingRep {
  const draw = rngFor(seed, 0);
  const one = <T>(purpose: string, a: T, b: T): T => (draw(purpose) < share ? b : a);
  const each = <T>(purpose: string, a: Record<string, T>, b: Record<string, T>): Record<string, T> =>
    Object.fromEntries(
      [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) => {
        const found = one(`${purpose} ${key}`, a[key], b[key]);
        return found === undefined ? [] : [[key, found]];
      }),
    );
  return {
    opening: one('opening', worse.opening, better.opening),
    objections: each('objection', worse.objections, better.objections),
    events: each('event', worse.events, better.events),
    facts: each('fact', worse.facts, better.facts),
    probes: each('probe', worse.probes, better.probes),
    initiatives: one('initiatives', worse.initiatives, better.initiatives),
    refused: one('refused', worse.refused, better.refused),
    offers: one('offers', worse.offers, better.offers),
    close: one('close', worse.close, better.close),
    otherwise: one('otherwise', worse.otherwise, better.otherwise),
  };
}

/** `skill` 0–1: weak at 0, average at a half, strong at 1. */
export function skilledPolicy(reps: ScriptedReps, skill: number, seed: string): RepPolicy {
  const isBetter = skill >= 0.5;
  const mixed = isBetter
    ? mixReps(reps.average, reps.strong, 2 * skill - 1, seed)
    : mixReps(reps.weak, reps.average, 2 * skill, seed);
  return talkingPolicy(mixed, seed, skill < 0.25);
}
