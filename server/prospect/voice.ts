import type { Beat } from '../domain/beat.ts';
import type { ProspectState } from '../domain/prospect-state.ts';
import type { Saying } from '../domain/record.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Difficulty } from '../domain/scenario-parts.ts';

/** What a voice is asked to put into words: one saying of one step. */
export type VoiceRequest = {
  orgId: string;
  sessionId: string;
  scenario: Scenario;
  difficulty: Difficulty;
  state: ProspectState;
  beats: readonly Beat[];
  /** The scripted words: what is said when nothing better comes in time. */
  saying: Saying;
  repName: string;
  /** What was said so far, oldest first; interrupted turns only as far as they were heard. */
  transcript: readonly { speaker: 'rep' | 'prospect'; persona: string | null; text: string }[];
};

/**
 * Words as they are found. An offset below what was given before takes back everything from there.
 * `by`: who found them, for the record of a line that is cut off; the scripted voice when left out.
 */
export type Words = { at: number; text: string; by?: VoiceNote };

/** How it went, for the record. */
export type VoiceNote = { voice: 'scripted' | 'model'; fallback?: string; firstTokenMs?: number; model?: string };

/**
 * Beat to words. Never throws but for an aborted `signal`: a voice that fails says the scripted
 * line and writes why in its note.
 */
export type Voice = {
  /**
   * May get ready what `speak` of this same request will need, while the step is being stored. It
   * asks nobody, and nothing is owed when `speak` never comes.
   */
  prepare?(request: VoiceRequest): void;
  speak(request: VoiceRequest, signal: AbortSignal): AsyncGenerator<Words, VoiceNote>;
};

export const scriptedVoice: Voice = {
  async *speak({ saying }) {
    yield { at: 0, text: saying.text };
    return { voice: 'scripted' };
  },
};
