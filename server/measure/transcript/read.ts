import { readJson } from './json.ts';
import { readPlain } from './plain.ts';
import { longestTranscript, mostSegments, type Segment, TranscriptError } from './segment.ts';
import { looksLikeSrt, readSrt } from './srt.ts';
import { readVtt } from './vtt.ts';

/** A transcript from the bytes of a file, whatever wrote it. Throws TranscriptError with line and reason. */

/** By the mark that a file begins with; without one, by the noughts that plain letters leave in UTF-16. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const head = bytes.subarray(0, 400);
  const noughts = (odd: number) => head.filter((byte, i) => byte === 0 && i % 2 === odd).length;
  if (noughts(1) > head.length / 4 && noughts(0) === 0) return 'utf-16le';
  if (noughts(0) > head.length / 4 && noughts(1) === 0) return 'utf-16be';
  return 'utf-8';
}

/** The first line that isn't UTF-8: the longest part that is ends there. */
function badLine(bytes: Uint8Array): number {
  const lossy = new TextDecoder('utf-8').decode(bytes);
  return lossy.slice(0, lossy.indexOf('\ufffd')).split('\n').length;
}

/** What older Windows programs write: every byte a letter or a sign. Null where one is a control. */
function asWindows(bytes: Uint8Array): string | null {
  const text = new TextDecoder('windows-1252').decode(bytes);
  return /\p{Cc}/u.test(text.replace(/[\t\n\r]/g, '')) ? null : text;
}

export type Encoding = 'utf-8' | 'utf-16' | 'windows-1252';

function decodeBytes(bytes: Uint8Array): { text: string; encoding: Encoding } {
  const encoding = encodingOf(bytes);
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    return { text, encoding: encoding === 'utf-8' ? encoding : 'utf-16' };
  } catch {
    const older = encoding === 'utf-8' ? asWindows(bytes) : null;
    if (older === null) throw new TranscriptError(badLine(bytes), 'this is not UTF-8; save the file as UTF-8');
    return { text: older, encoding: 'windows-1252' };
  }
}

/** The words of a file: a byte order mark is heeded and dropped, line ends are made one. */
export function decode(bytes: Uint8Array): { text: string; encoding: Encoding } {
  if (bytes.length > longestTranscript) throw new TranscriptError(1, 'this file is too large to be one call');
  const { text, encoding } = decodeBytes(bytes);
  const zero = text.indexOf('\0');
  if (zero >= 0) throw new TranscriptError(text.slice(0, zero).split('\n').length, 'this is no text file');
  return { text: text.replace(/\r\n?/g, '\n'), encoding };
}

export const readTranscript = (bytes: Uint8Array): Segment[] => readEncoded(bytes).segments;

/** The same, with how the file is encoded. */
export function readEncoded(bytes: Uint8Array): { segments: Segment[]; encoding: Encoding } {
  const { text, encoding } = decode(bytes);
  const start = text.trimStart();
  if (start === '') throw new TranscriptError(1, 'the file is empty');
  const segments = start.startsWith('WEBVTT')
    ? readVtt(start)
    : looksLikeSrt(start)
      ? readSrt(text)
      : /^[[{]\s*[[{\]"]/.test(start)
        ? readJson(text)
        : readPlain(text);
  if (segments.length > mostSegments) throw new TranscriptError(1, `more than ${mostSegments} stretches of speech`);
  return { segments, encoding };
}
