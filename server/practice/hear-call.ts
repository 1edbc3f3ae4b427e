import type { Heard, Utterance } from '../listener/listen.ts';
import { listen } from '../listener/listen.ts';
import { readTranscript } from '../measure/transcript/read.ts';
import { type SpokenTurn, turnsOfSegments } from '../measure/transcript/turns.ts';

/** A call from outside, as the listener hears it. */

/** How much of the conversation the listener looks back on. */
export const lookBack = 14;

export type CallHeard = { turn: SpokenTurn; before: Utterance[]; heard: Heard };

/** Throws TranscriptError with line and reason. `rep` is a speaker's name as the transcript has it. */
export function hearCall(bytes: Uint8Array, rep: string): CallHeard[] {
  const before: Utterance[] = [];
  return turnsOfSegments(readTranscript(bytes), rep).map((turn) => {
    const recent = before.slice(-lookBack);
    const { speaker, text } = turn;
    before.push({ speaker, text });
    return { turn, before: recent, heard: listen({ speaker, text, before: recent }) };
  });
}
