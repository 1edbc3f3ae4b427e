import type { Voice, VoiceNote, VoiceRequest } from '../prospect/voice.ts';
import type { ServerMessage } from '../protocol/live.ts';
import type { Clock } from './clock.ts';
import { type Pacing, pauseAfter, pauseBefore, wait, wordsOf } from './pacing.ts';

/** One saying on its way to the rep, word by word. It can be cut off at any moment. */
export type Speech = {
  /** What the record says of it: all the words, and how many of them were said where it was cut short. */
  told(): Told;
  note(): VoiceNote;
  cut(): void;
  /** Resolves when all was said or it was cut. */
  done: Promise<void>;
};
type Told = { text: string; persona: string; spokenChars?: number };

export function startSpeech(options: {
  voice: Voice;
  request: VoiceRequest;
  /** The seq the prospect-turn will have. */
  turn: number;
  pacing: () => Pacing;
  clock: Clock;
  send(message: ServerMessage): void;
}): Speech {
  const { voice, request, turn, pacing, clock, send } = options;
  const controller = new AbortController();
  const { signal } = controller;
  let spoken = '';
  let whole = false;
  let note: VoiceNote = { voice: 'scripted' };

  function tell(text: string) {
    send({ type: 'delta', turn, at: spoken.length, text, persona: request.saying.persona });
    spoken += text;
  }

  async function say(text: string) {
    for (const word of wordsOf(text)) {
      tell(word);
      await wait(clock, pauseAfter(word, pacing()), signal);
      if (signal.aborted) return;
    }
  }

  async function run() {
    const words = voice.speak(request, signal);
    await wait(clock, pauseBefore(pacing()), signal);
    while (!signal.aborted) {
      const found = await words.next();
      if (signal.aborted) break;
      if (found.done) {
        note = found.value;
        whole = true;
        return;
      }
      note = found.value.by ?? note;
      spoken = spoken.slice(0, found.value.at);
      if (pacing() === 'none') tell(found.value.text);
      else await say(found.value.text);
    }
    // lets go of what the voice holds, a connection to a model for one
    await words.return(note);
  }

  function told(): Told {
    const { persona, text } = request.saying;
    if (whole) return { text: spoken, persona };
    // cut after the last word, nothing was cut off
    if (spoken.trimEnd() === text.trimEnd()) return { text, persona };
    return { text: text.startsWith(spoken) ? text : spoken, persona, spokenChars: spoken.trimEnd().length };
  }

  return {
    told,
    note: () => note,
    cut() {
      if (!whole) controller.abort();
    },
    done: run().catch((error: unknown) => {
      if (!signal.aborted) throw error;
    }),
  };
}
