import type { Turn } from '../domain/record.ts';
import type { Scenario } from '../domain/scenario.ts';
import { readTurn } from '../listener/read-turn.ts';
import { hearCall } from './hear-call.ts';

/** A transcript from outside, heard by the listener, as turns that can be scored. */

/** Throws TranscriptError with line and reason. `rep` is a speaker's name as the transcript has it. */
export function hearTranscript(bytes: Uint8Array, rep: string, scenario: Scenario | null): Turn[] {
  let topic: string | null = null;
  return hearCall(bytes, rep).map(({ turn: { speaker, name, text, atMs, endMs }, before, heard }, i): Turn => {
    const isRep = speaker === 'rep';
    const reading =
      isRep && scenario ? readTurn(scenario, text, heard.moves, { before, open: null, topic, asked: null }) : null;
    topic = reading?.topic ?? topic;
    return {
      ...{ seq: i + 1, speaker, text, heard: text, atMs, endMs },
      ...(isRep ? {} : { persona: name }),
      ...{ replyMs: null, interrupted: false, uptake: heard.uptake, reading },
      moves: isRep ? heard.moves : [],
      beats: [],
      heardBeats: isRep ? [] : heard.beats,
      ...{ state: null, resistance: null },
    };
  });
}
