import { z } from 'zod';
import { CallStatus, CallTurn } from '../domain/call.ts';
import { mostFileBytes, mostFiles } from '../domain/call-limits.ts';
import { Certainty } from '../domain/certainty.ts';
import { Interval } from '../domain/interval.ts';
import { Level } from '../domain/rubric.ts';
import { Scorecard } from '../domain/scorecard.ts';

/** Imported calls over HTTP. */

const FileBody = {
  name: z.string().trim().min(1).max(200),
  /** The file's bytes: WebVTT, SRT, JSON or "Name: words". */
  base64: z.base64().max(Math.ceil(mostFileBytes / 3) * 4),
};

/** Files to look into before they are imported. */
export const CallFiles = z.strictObject({ files: z.array(z.strictObject(FileBody)).min(1).max(mostFiles) });
export type CallFiles = z.infer<typeof CallFiles>;

const Trouble = z.object({ line: z.int(), reason: z.string() });

/**
 * Who speaks in each, with how many words, the most talkative first; how it is encoded, and how it begins, by which
 * letters read wrongly are seen.
 */
export const FilesRead = z.object({
  files: z.array(
    z.object({
      name: z.string(),
      speakers: z.array(z.object({ name: z.string(), words: z.int() })),
      encoding: z.enum(['utf-8', 'utf-16', 'windows-1252']).nullable(),
      begins: z.string(),
      trouble: Trouble.nullable(),
    }),
  ),
});
export type FilesRead = z.infer<typeof FilesRead>;

const Named = z.string().trim().min(1).max(100);

export const NewCalls = z.strictObject({
  /** Whoever imports confirms that all who speak in these calls agreed to it. */
  consent: z.literal(true, 'confirm that everyone who speaks in these calls agreed to it'),
  rubric: z.string().max(100).default('any-call'),
  files: z
    .array(
      z.strictObject({
        ...FileBody,
        /** Whose call it was. */
        member: z.uuid(),
        /** Their name as the transcript has it. */
        rep: Named,
        /** What the other speakers are called, by their names in the transcript. */
        others: z.record(z.string().max(100), Named).default({}),
        /** When it was held; now where it isn't known. */
        at: z.iso.datetime().optional(),
      }),
    )
    .min(1)
    .max(mostFiles),
});
export type NewCalls = z.input<typeof NewCalls>;

const formSays = 'once for all files, or once for each in their order';

/** The same as a form of several parts, for scripts: `curl -F file=@call.vtt -F file=@other.srt …`. */
export const CallForm = z.strictObject({
  file: z
    .array(z.file(), 'send a file or more as “file”')
    .min(1)
    .max(mostFiles)
    .meta({ description: 'a transcript each' }),
  consent: z.literal('true', 'confirm with “true” that everyone who speaks in these calls agreed to it'),
  member: z
    .array(z.uuid())
    .min(1)
    .meta({ description: `the id of the rep whose call it was, ${formSays}` }),
  rep: z
    .array(Named)
    .optional()
    .meta({ description: `their name as the transcript has it, ${formSays}; else their own` }),
  at: z
    .array(z.iso.datetime())
    .optional()
    .meta({ description: `when it was held, ${formSays}; else now` }),
  others: z
    .array(z.string().max(5_000))
    .optional()
    .meta({ description: `what the others are called by their names in it, a JSON object, ${formSays}` }),
  rubric: z.string().max(100).optional().meta({ description: 'any-call where none is named' }),
});
export type CallForm = z.output<typeof CallForm>;

/** What became of each file, in their order. `id` is null where it was imported before or is nobody's. */
export const CallsMade = z.object({
  calls: z.array(
    z.object({ name: z.string(), id: z.string().nullable(), status: CallStatus, trouble: Trouble.nullable() }),
  ),
});
export type CallsMade = z.infer<typeof CallsMade>;

export const CallAgain = z.strictObject({ rep: Named.optional() });
export type CallAgain = z.infer<typeof CallAgain>;

export const CallSummary = z.object({
  id: z.string(),
  name: z.string(),
  member: z.object({ id: z.string(), name: z.string() }),
  at: z.iso.datetime(),
  importedAt: z.iso.datetime(),
  status: CallStatus,
  trouble: z.object({ line: z.int().nullable(), reason: z.string() }).nullable(),
  overall: z.number().nullable(),
  level: Level.nullable(),
  rubric: z.object({ id: z.string(), title: z.string() }),
  keepUntil: z.iso.date(),
  /** Its words are gone; what was measured stays. */
  removed: z.boolean(),
});
export type CallSummary = z.infer<typeof CallSummary>;

export const CallPage = z.object({ calls: z.array(CallSummary), next: z.string().nullable() });
export type CallPage = z.infer<typeof CallPage>;

export const CallView = CallSummary.extend({
  mine: z.boolean(),
  importedBy: z.string(),
  consent: z.object({ by: z.string(), at: z.iso.datetime() }),
  turns: z.array(CallTurn).nullable(),
  card: Scorecard.nullable(),
  /** How sure each number of the card is; empty without one. */
  certainty: z.array(Certainty),
  /** Who opened it, newest first; only for the rep whose call it was. */
  opened: z.array(z.object({ name: z.string(), role: z.string(), at: z.string() })),
});
export type CallView = z.infer<typeof CallView>;

/** Mean of some sessions or calls with its interval; null of none, or where nothing is known of the spread. */
const Mean = z.object({ mean: Interval.nullable(), n: z.int() });
const Side = z.object({
  before: Mean,
  since: Mean,
  verdict: z.enum(['improved', 'worse', 'no clear change yet']).nullable(),
  /** Further ones that would settle it; null where none within reason would. */
  further: z.int().nullable(),
});
export type TransferSide = z.infer<typeof Side>;

/** Practice beside real calls, of one rep: does it transfer? */
export const TransferView = z.object({
  member: z.object({ id: z.string(), name: z.string() }),
  /** What was before this day, and what since. */
  since: z.iso.date(),
  rows: z.array(
    z.object({
      what: z.string(),
      name: z.string(),
      practice: Side,
      calls: Side,
      /** In a sentence, also where it rests on too little. */
      says: z.string(),
    }),
  ),
  sampling: z.object({
    /** Calls of the last 30 days that were imported. */
    imported: z.int(),
    /** So many make the total certain to ten points either way, by the spread so far; null where that isn't known. */
    enough: z.int().nullable(),
    says: z.string(),
  }),
});
export type TransferView = z.infer<typeof TransferView>;

/** Whose calls the caller may import, and the rubrics they can be scored with. */
export const CallChoices = z.object({
  reps: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      /** Real calls held in the last days, and whether they are enough at that volume; in a sentence what lacks. */
      calls: z.object({ last30: z.int(), last90: z.int(), enough: z.boolean(), says: z.string() }),
    }),
  ),
  rubrics: z.array(z.object({ id: z.string(), title: z.string() })),
});
export type CallChoices = z.infer<typeof CallChoices>;
