import type { Beat } from '../domain/beat.ts';
import type { ProspectState } from '../domain/prospect-state.ts';
import type { SessionEvent } from '../domain/record.ts';
import type { Scenario } from '../domain/scenario.ts';
import { leadOf, type Play } from './play.ts';

/** Who is on the call: people known only from an event join when they first speak, and leave two turns later. */

const staysTurns = 2;

function isOnTheCallFromTheStart(scenario: Scenario, persona: string): boolean {
  const speaks = (part: { persona?: string }) => part.persona === persona;
  return (
    persona === leadOf(scenario) ||
    scenario.hidden.some(speaks) ||
    scenario.objections.some(speaks) ||
    scenario.answers.some(speaks)
  );
}

/** Can somebody be spoken to: there from the start, or joined and not yet gone. */
export const isHere = (scenario: Scenario, state: ProspectState, persona: string): boolean =>
  isOnTheCallFromTheStart(scenario, persona) || state.counts[`here.${persona}`] !== undefined;

/** Cues for those who come and go with these beats. */
export function comeAndGo(play: Play, beats: readonly Beat[]): SessionEvent[] {
  const { state, scenario } = play;
  const events: SessionEvent[] = [];
  const speaking = new Set(beats.map((beat) => beat.persona));
  for (const { id } of scenario.personas) {
    if (isOnTheCallFromTheStart(scenario, id)) continue;
    const since = state.counts[`here.${id}`];
    if (speaking.has(id)) {
      if (since === undefined) events.push({ kind: 'cue', cue: 'joined', persona: id });
      state.counts[`here.${id}`] = state.turn;
    } else if (since !== undefined && state.turn - since >= staysTurns) {
      events.push({ kind: 'cue', cue: 'left', persona: id });
      delete state.counts[`here.${id}`];
    }
  }
  if (beats.some((beat) => beat.beat === 'glitch')) events.push({ kind: 'cue', cue: 'glitch' });
  return events;
}
