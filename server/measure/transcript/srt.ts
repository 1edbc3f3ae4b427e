import { type Segment, TranscriptError } from './segment.ts';
import { readTiming, splitName } from './stamp.ts';

/** SubRip: a number, two times, words, with speakers as "Name: words" on any line of a cue. */

const styled = /<[^>]*>|\{\\[^}]*\}/g;

/** Does the text begin as a SubRip file does: a cue with its times, with or without a number before it? */
export const looksLikeSrt = (text: string): boolean => /^(?:\d+\s*\n)?\s*\d+:\d\d:\d\d[.,]\d+\s*-->/.test(text);

export function readSrt(text: string): Segment[] {
  const lines = text.split('\n');
  const segments: Segment[] = [];
  let last = '';
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (!line.includes('-->')) {
      const isNumber = /^\s*\d*\s*$/.test(line);
      if (!isNumber) throw new TranscriptError(i + 1, 'these words stand under no times');
      continue;
    }
    const times = readTiming(line, i + 1);
    // an empty line ends a cue; so does the number of the next where that line is missing
    for (; i + 1 < lines.length; i++) {
      const next = (lines[i + 1] ?? '').replace(styled, '').trim();
      if (next === '' || (/^\d+$/.test(next) && (lines[i + 2] ?? '').includes('-->'))) break;
      const { speaker, text: words } = splitName(next, last);
      const cue = segments.at(-1);
      if (cue && cue.startMs === times.startMs && cue.endMs === times.endMs && cue.speaker === speaker)
        cue.text = `${cue.text} ${words}`;
      else segments.push({ speaker, ...times, text: words });
      last = speaker;
    }
  }
  return segments;
}
