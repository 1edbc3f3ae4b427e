import type { Turn } from '../domain/record.ts';
import type { Scenario } from '../domain/scenario.ts';
import { listen, type Utterance } from '../listener/listen.ts';
import { readTurn } from '../listener/read-turn.ts';
import { readTranscript } from '../measure/transcript/read.ts';
import { turnsOfSegments } from '../measure/transcript/turns.ts';

/** A transcript from outside, heard by the listener, as turns that can be scored. */

/** How much of the conversation the listener looks back on. */
const lookBack = 14;

/** Throws TranscriptError with line and reason. `rep` is a speaker's name as the transcript has it. */
export function hearTranscript(bytes: Uint8Array, rep: string, scenario: Scenario | null): Turn[] {
  const before: Utterance[] = [];
  let topic: string | null = null;
  return turnsOfSegments(readTranscript(bytes), rep).map(({ speaker, name, text, atMs, endMs }, i): Turn => {
    const recent = before.slice(-lookBack);
    const heard = listen({ speaker, text, before: recent });
    const isRep = speaker === 'rep';
    const reading =
      isRep && scenario
        ? readTurn(scenario, text, heard.moves, { before: recent, open: null, topic, asked: null })
        : null;
    topic = reading?.topic ?? topic;
    before.push({ speaker, text });
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
