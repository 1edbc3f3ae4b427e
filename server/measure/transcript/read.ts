import { readJson } from './json.ts';
import { readPlain } from './plain.ts';
import { longestTranscript, mostSegments, type Segment, TranscriptError } from './segment.ts';
import { readVtt } from './vtt.ts';

/** A transcript from the bytes of a file, whatever wrote it. Throws TranscriptError with line and reason. */

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** The first line that isn't UTF-8: the longest part that is ends there. */
function badLine(bytes: Uint8Array): number {
  const lossy = new TextDecoder('utf-8').decode(bytes);
  return lossy.slice(0, lossy.indexOf('\ufffd')).split('\n').length;
}

/** The words of a file: a byte order mark is heeded and dropped, line ends are made one. */
export function decode(bytes: Uint8Array): string {
  if (bytes.length > longestTranscript) throw new TranscriptError(1, 'this file is too large to be one call');
  const encoding = encodingOf(bytes);
  let text: string;
  try {
    text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    throw new TranscriptError(badLine(bytes), 'this is not UTF-8; save the file as UTF-8');
  }
  const zero = text.indexOf('\0');
  if (zero >= 0) throw new TranscriptError(text.slice(0, zero).split('\n').length, 'this is no text file');
  return text.replace(/\r\n?/g, '\n');
}

export function readTranscript(bytes: Uint8Array): Segment[] {
  const text = decode(bytes);
  const start = text.trimStart();
  if (start === '') throw new TranscriptError(1, 'the file is empty');
  const segments = start.startsWith('WEBVTT')
    ? readVtt(start)
    : /^[[{]\s*[[{\]"]/.test(start)
      ? readJson(text)
      : readPlain(text);
  if (segments.length > mostSegments) throw new TranscriptError(1, `more than ${mostSegments} stretches of speech`);
  return segments;
}
