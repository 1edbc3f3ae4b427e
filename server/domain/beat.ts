import { z } from 'zod';

/** The eight concerns behind an objection; the same eight everywhere. */
export const objectionTypes = ['price', 'timing', 'authority', 'need', 'trust', 'competitor', 'terms', 'risk'] as const;
export const ObjectionType = z.enum(objectionTypes);
export type ObjectionType = z.infer<typeof ObjectionType>;

/** What a prospect does in a turn. */
export const beatIds = [
  'deflect',
  'object.price',
  'object.timing',
  'object.authority',
  'object.need',
  'object.trust',
  'object.competitor',
  'object.terms',
  'object.risk',
  'challenge',
  'hostile',
  'competitor',
  'finance-question',
  'hidden-meaning',
  'disengage',
  'glitch',
  'warning',
  'buying-sign',
  'hold',
  'reveal',
  'agree',
  'walk-away',
  'small-talk',
] as const;
export const BeatId = z.enum(beatIds);
export type BeatId = z.infer<typeof BeatId>;

/** A beat heard in a sentence of the other side, as the listener reports it for real calls. */
export const HeardBeat = z.object({
  beat: BeatId,
  start: z.int().min(0),
  end: z.int().min(0),
  confidence: z.number().min(0).max(1),
});
export type HeardBeat = z.infer<typeof HeardBeat>;
