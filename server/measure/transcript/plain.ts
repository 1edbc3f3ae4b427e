import { type Segment, TranscriptError } from './segment.ts';

/** "Name: words", a line each, with or without a time before: "[00:12] Ines: …". Lines without a name go on. */

const named =
  /^(?:[[(]?(?:(\d+):)?(\d{1,2}):(\d{2})[\])]?\s+)?\**([\p{L}][\p{L}\p{M}\p{N}.'’ -]{0,40}?)\**:\**\s+(.*)$/u;

export function readPlain(text: string): Segment[] {
  const segments: Segment[] = [];
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const found = named.exec(line.trim());
    const last = segments.at(-1);
    if (found) {
      const [, hours = '0', minutes, seconds, speaker = '', words = ''] = found;
      const startMs =
        minutes === undefined ? null : (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
      segments.push({ speaker, startMs, endMs: null, text: words.trim() });
    } else if (last) last.text = `${last.text} ${line.trim()}`;
    else throw new TranscriptError(i + 1, 'write who speaks first: "Name: words"');
  }
  return segments;
}
