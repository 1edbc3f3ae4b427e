import { type Segment, TranscriptError } from './segment.ts';
import { readTiming, splitName } from './stamp.ts';

/** WebVTT, speakers as `<v Name>` or "Name: words". Settings, notes, styles and inner tags are left aside. */

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  quot: '"',
  lrm: '',
  rlm: '',
  '#39': "'",
};
const plainText = (text: string) =>
  text.replace(/&(amp|lt|gt|nbsp|quot|lrm|rlm|#39);/g, (_, name: string) => entities[name] ?? '');
const plain = (text: string) =>
  plainText(text.replace(/<[^>]*>/g, ''))
    .replace(/\s+/g, ' ')
    .trim();

/** The voices of one cue's payload; words before any voice belong to whoever spoke last. */
function voicesOf(payload: string, last: string): { speaker: string; text: string }[] {
  const parts = payload.split(/<v(?:\.[^\s>]*)?[ \t]+([^>]*)>/);
  const found = parts.length > 1 ? [] : [splitName(plain(payload), last)];
  if (parts.length > 1 && plain(parts[0] ?? '') !== '') found.push({ speaker: last, text: plain(parts[0] ?? '') });
  for (let i = 1; i < parts.length; i += 2)
    found.push({ speaker: plainText(parts[i] ?? '').trim(), text: plain(parts[i + 1] ?? '') });
  return found;
}

export function readVtt(text: string): Segment[] {
  const lines = text.split('\n');
  if (!/^WEBVTT(?:[ \t].*)?$/.test(lines[0]?.trimEnd() ?? ''))
    throw new TranscriptError(1, 'a WebVTT file begins with WEBVTT');
  const segments: Segment[] = [];
  let last = '';
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (/^(NOTE|STYLE|REGION)\b/.test(line)) {
      while (i < lines.length && (lines[i] ?? '').trim() !== '') i += 1;
      continue;
    }
    if (!line.includes('-->')) continue;
    const times = readTiming(line, i + 1);
    const payload: string[] = [];
    while (i + 1 < lines.length && (lines[i + 1] ?? '').trim() !== '' && !(lines[i + 1] ?? '').includes('-->'))
      payload.push(lines[++i] ?? '');
    for (const { speaker, text: words } of voicesOf(payload.join(' '), last)) {
      last = speaker;
      segments.push({ speaker, ...times, text: words });
    }
  }
  return segments;
}
