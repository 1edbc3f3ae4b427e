import { TranscriptError } from './segment.ts';

/** Times of subtitle files, and the cues they stand over. */

const stamp = /^(?:(\d+):)?([0-5]?\d):([0-5]\d)[.,](\d{1,3})$/;
const timing = /^\s*(\S+)\s*-->\s*(\S+)(?:\s.*)?$/;

/** "00:01:02.500" or "00:01:02,500" in milliseconds. */
function msOf(text: string, line: number): number {
  const found = stamp.exec(text);
  if (!found) throw new TranscriptError(line, `"${text.slice(0, 40)}" is not a time; write it as 00:01:02.500`);
  const [, hours = '0', minutes = '0', seconds = '0', fraction = '0'] = found;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return whole * 1000 + Number(fraction.padEnd(3, '0'));
}

/** The two times of a cue's line. `line` is its number, from 1. */
export function readTiming(text: string, line: number): { startMs: number; endMs: number } {
  const found = timing.exec(text);
  if (!found) throw new TranscriptError(line, 'a cue needs two times: 00:01:02.500 --> 00:01:05.000');
  const [startMs, endMs] = [msOf(found[1] ?? '', line), msOf(found[2] ?? '', line)];
  if (endMs < startMs) throw new TranscriptError(line, 'this cue ends before it starts');
  return { startMs, endMs };
}

const name = /^[-–—]?\s*\[?([\p{Lu}][\p{L}\p{M}\p{N}.'’ -]{0,40}?)\]?:\s+(.*)$/u;

/** "Ines: words" as speaker and words; words without a name go on with whoever spoke last. */
export function splitName(text: string, last: string): { speaker: string; text: string } {
  const found = name.exec(text);
  return found ? { speaker: found[1] ?? '', text: found[2] ?? '' } : { speaker: last, text };
}
