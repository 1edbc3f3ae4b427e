import { type Segment, TranscriptError } from './segment.ts';

/** WebVTT, speakers as `<v Name>` or "Name: words". Settings, notes, styles and inner tags are left aside. */

const timing = /^\s*(\S+)\s*-->\s*(\S+)(?:\s.*)?$/;
const stamp = /^(?:(\d+):)?([0-5]?\d):([0-5]\d)[.,](\d{1,3})$/;

/** "00:01:02.500" in milliseconds. */
function msOf(text: string, line: number): number {
  const found = stamp.exec(text);
  if (!found) throw new TranscriptError(line, `"${text.slice(0, 40)}" is not a time; write it as 00:01:02.500`);
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = found;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction.padEnd(3, '0'));
}

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
  const found = parts.length > 1 ? [] : [namedOf(plain(payload), last)];
  if (parts.length > 1 && plain(parts[0] ?? '') !== '') found.push({ speaker: last, text: plain(parts[0] ?? '') });
  for (let i = 1; i < parts.length; i += 2)
    found.push({ speaker: plainText(parts[i] ?? '').trim(), text: plain(parts[i + 1] ?? '') });
  return found;
}

const name = /^([\p{Lu}][\p{L}\p{M}\p{N}.'’ -]{0,40}?):\s+(.*)$/u;
function namedOf(text: string, last: string): { speaker: string; text: string } {
  const found = name.exec(text);
  return found ? { speaker: found[1] ?? '', text: found[2] ?? '' } : { speaker: last, text };
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
    const found = timing.exec(line);
    if (!found) throw new TranscriptError(i + 1, 'a cue needs two times: 00:01:02.500 --> 00:01:05.000');
    const [startMs, endMs] = [msOf(found[1] ?? '', i + 1), msOf(found[2] ?? '', i + 1)];
    if (endMs < startMs) throw new TranscriptError(i + 1, 'this cue ends before it starts');
    const payload: string[] = [];
    while (i + 1 < lines.length && (lines[i + 1] ?? '').trim() !== '' && !(lines[i + 1] ?? '').includes('-->'))
      payload.push(lines[++i] ?? '');
    for (const { speaker, text: words } of voicesOf(payload.join(' '), last)) {
      last = speaker;
      segments.push({ speaker, startMs, endMs, text: words });
    }
  }
  return segments;
}
