import type { Beat, BeatId, ReactionId } from '../../server/domain/beat.ts';
import type { MoodRow } from '../../server/domain/temperament.ts';

/** The words a call worked by hand is written down in. */

export type Said = { text: string; persona?: string; beats: Beat[] };
export type Worked = {
  at: string;
  rep: string;
  says: Said[];
  /** Patience, trust, interest, irritation afterwards. */
  mood: [number, number, number, number];
  rows?: MoodRow[];
  resolves?: string[];
};

export const by = (beat: BeatId, part: Beat['part'], more: Partial<Beat> = {}): Beat => ({
  beat,
  part,
  persona: 'colm',
  ...more,
});
export const tells = (fact: string, rung: number, topic: string, earned = true) =>
  by('reveal', 'rung', { fact, rung, topic, earned });
export const opens = (objection: string, type: string, topic: string, pressing = false) =>
  by(`object.${type}` as BeatId, 'concern', { objection, topic, pressing });
export const reacts = (objection: string, type: string, reaction: ReactionId) =>
  by(`object.${type}` as BeatId, 'reaction', { objection, reaction });
export const fires = (event: string, beat: BeatId, more: Partial<Beat> = {}) =>
  by(beat, 'concern', { event, pressing: true, ...more });
export const colm = (text: string, ...beats: Beat[]): Said => ({ text, beats });
export const bridie = (text: string, ...beats: Beat[]): Said => ({
  text,
  persona: 'bridie',
  beats: beats.map((b) => ({ ...b, persona: 'bridie' })),
});
