/** A stretch of speech in a transcript, as written down. Milliseconds from the start; null where no time is given. */
export type Segment = { speaker: string; startMs: number | null; endMs: number | null; text: string };

/** A transcript that can't be read: the line, and what is wrong with it. */
export class TranscriptError extends Error {
  override readonly name = 'TranscriptError';
  readonly line: number;
  constructor(line: number, reason: string) {
    super(reason);
    this.line = line;
  }
}

/** Longest transcript that is read, in characters, and most stretches: a day of talk is shorter. */
export const longestTranscript = 20_000_000;
export const mostSegments = 50_000;
