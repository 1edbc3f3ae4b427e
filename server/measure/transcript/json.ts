import { type Segment, TranscriptError } from './segment.ts';

/** `[{speaker, startMs, endMs, text}]`, or the same under `segments`. */

/** The line on which each item of the outermost list begins. */
function linesOfItems(text: string): number[] {
  const lines: number[] = [];
  let line = 1;
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (c === '\n') line += 1;
    else if (inString && c === '\\') i += 1;
    else if (c === '"') inString = !inString;
    else if (!inString && c === '{' && depth++ === 0) lines.push(line);
    else if (!inString && c === '}') depth -= 1;
  }
  return lines;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const at = /position (\d+)/.exec(message)?.[1];
    const read = at === undefined ? text : text.slice(0, Number(at));
    throw new TranscriptError(
      read.split('\n').length,
      'this is not JSON; check for a missing comma, quote or bracket here',
    );
  }
}

/** A time in milliseconds; null where none is given. */
function timeIn(item: Record<string, unknown>, key: 'startMs' | 'endMs'): number | null {
  const value = item[key] ?? null;
  if (value === null) return null;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw new Error(`${key} is not a time; write milliseconds from the start`);
  return value;
}

function segmentIn(value: unknown): Segment {
  if (value === null || typeof value !== 'object') throw new Error('write {"speaker", "startMs", "endMs", "text"}');
  const item = value as Record<string, unknown>;
  const { speaker, text } = item;
  if (typeof speaker !== 'string' || speaker.trim() === '') throw new Error('speaker is missing; write who speaks');
  if (typeof text !== 'string') throw new Error('text is missing; write what was said, or "" for nothing');
  const [startMs, endMs] = [timeIn(item, 'startMs'), timeIn(item, 'endMs')];
  if (startMs !== null && endMs !== null && endMs < startMs) throw new Error('it ends before it starts');
  return { speaker: speaker.trim(), startMs, endMs, text };
}

export function readJson(text: string): Segment[] {
  const value = parse(text);
  const list = Array.isArray(value) ? value : (value as { segments?: unknown } | null)?.segments;
  if (!Array.isArray(list)) throw new TranscriptError(1, 'write a list of {"speaker", "startMs", "endMs", "text"}');
  const lines = Array.isArray(value) ? linesOfItems(text) : [];
  return list.map((item, i) => {
    try {
      return segmentIn(item);
    } catch (error) {
      throw new TranscriptError(
        lines[i] ?? 1,
        `item ${i + 1}: ${error instanceof Error ? error.message : 'unreadable'}`,
      );
    }
  });
}
