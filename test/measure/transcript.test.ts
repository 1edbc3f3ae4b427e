import { describe, expect, it } from 'vitest';
import { readTranscript } from '../../server/measure/transcript/read.ts';
import { TranscriptError } from '../../server/measure/transcript/segment.ts';
import { turnsOfSegments } from '../../server/measure/transcript/turns.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readTranscript(bytes(text));
const turns = (text: string, rep = 'Ines') => turnsOfSegments(read(text), rep).map((t) => `${t.speaker}: ${t.text}`);

function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof TranscriptError) return `${error.line}: ${error.message}`;
    throw error;
  }
  return 'read';
}

const vtt = `WEBVTT - a call

NOTE recorded with leave

1
00:00:01.000 --> 00:00:03.500 align:start
<v Ines>Where do you want to <i>start</i>?</v>

00:04.000 --> 00:06.000
<v Colm>Two hundred &amp; forty.
It is too much.
`;

describe('[MEASURE10] a transcript', () => {
  it('is read as WebVTT, with its voices, tags and entities', () => {
    expect(read(vtt)).toEqual([
      { speaker: 'Ines', startMs: 1000, endMs: 3500, text: 'Where do you want to start?' },
      { speaker: 'Colm', startMs: 4000, endMs: 6000, text: 'Two hundred & forty. It is too much.' },
    ]);
  });

  it('is read as JSON and as plain lines', () => {
    const json = JSON.stringify([
      { speaker: 'Ines', startMs: 0, endMs: 900, text: 'Start?' },
      { speaker: 'Colm', text: 'Fifteen.' },
    ]);
    expect(turns(json)).toEqual(['rep: Start?', 'prospect: Fifteen.']);
    expect(turns('[00:12] Ines: Start where?\n[00:20] Colm: At fifteen\nper cent.')).toEqual([
      'rep: Start where?',
      'prospect: At fifteen per cent.',
    ]);
  });

  it('keeps its words whatever mark stands before them and whatever ends its lines', () => {
    const plain = 'Ines: Café?\r\nColm: Naïve.\r\n';
    const utf16 = new Uint8Array([
      0xff,
      0xfe,
      ...[...plain].flatMap((c) => [c.charCodeAt(0) & 255, c.charCodeAt(0) >> 8]),
    ]);
    for (const file of [bytes(plain), bytes(`\ufeff${plain}`), utf16])
      expect(turnsOfSegments(readTranscript(file), 'ines').map((t) => t.text)).toEqual(['Café?', 'Naïve.']);
  });

  it('is read as SubRip, with commas in its times, names, tags and a missing empty line', () => {
    const srt =
      '1\n00:00:01,000 --> 00:00:03,500\nInes: Where do you\nwant to <i>start</i>?\n\n2\n00:00:04,000 --> 00:00:06,000\nColm: Two hundred and forty.\n3\n00:00:06,100 --> 00:00:07,000\nIt is too much.\n';
    expect(read(srt)).toEqual([
      { speaker: 'Ines', startMs: 1000, endMs: 3500, text: 'Where do you want to start?' },
      { speaker: 'Colm', startMs: 4000, endMs: 6000, text: 'Two hundred and forty.' },
      { speaker: 'Colm', startMs: 6100, endMs: 7000, text: 'It is too much.' },
    ]);
    expect(refusal(() => read('1\n00:00:01,000 --> 00:00:xx\nInes: Hi.'))).toMatch(/^2: "00:00:xx" is not a time/);
    expect(refusal(() => read('1\n00:00:01,000 --> 00:00:02,000\nInes: Hi.\n\nstray words'))).toBe(
      '5: these words stand under no times',
    );
  });

  it('with one name takes the words without one as the other side’s', () => {
    const file = 'WEBVTT\n\n00:01.000 --> 00:02.000\nIt is too much.\n\n00:03.000 --> 00:04.000\nInes: Which part?';
    expect(turns(file)).toEqual(['prospect: It is too much.', 'rep: Which part?']);
  });

  it('comes in order, without noise and empty stretches, a speaker’s run joined', () => {
    const at = (speaker: string, startMs: number, endMs: number, text: string) => ({ speaker, startMs, endMs, text });
    const json = JSON.stringify([
      at('Colm', 5000, 7000, 'Fifteen per cent.'),
      at('Ines', 1000, 2000, '[noise]'),
      at('Ines', 2500, 3000, 'Where do you'),
      at('Ines', 3100, 4000, 'want to start?'),
      at('Colm', 6500, 6600, ''),
      at('Ines', 6800, 8000, 'Of what?'),
    ]);
    expect(turns(json)).toEqual(['rep: Where do you want to start?', 'prospect: Fifteen per cent.', 'rep: Of what?']);
  });

  it('leaves out a nod in the middle of what the other says, and keeps one that answers', () => {
    expect(turns('Colm: We lost stock.\nInes: Mm-hm.\nColm: Thirty-one tonnes of it.')).toEqual([
      'prospect: We lost stock. Thirty-one tonnes of it.',
    ]);
    expect(turns('Colm: Was it late?\nInes: Yes.\nColm: How late?')).toHaveLength(3);
  });

  it('finds the rep by name, or by how the name begins', () => {
    expect(turns('Ines Holt: Hello.\nColm Varley: Go on.', 'ines')[0]).toBe('rep: Hello.');
    expect(refusal(() => turns('Ines A: Hello.\nInes B: Go on.', 'Ines'))).toMatch(
      /^1: "Ines" doesn’t speak in it; the rep is one of/,
    );
  });

  it.each([
    ['', '1: the file is empty'],
    ['WEBVTT\n\n00:01 --> 00:02\nhello', '3: "00:01" is not a time; write it as 00:01:02.500'],
    ['WEBVTT\n\n00:05.000 --> 00:02.000\n<v Ines>Hi', '3: this cue ends before it starts'],
    ['WEBVTT\n\n00:05.000 -->\n<v Ines>Hi', '3: a cue needs two times: 00:01:02.500 --> 00:01:05.000'],
    ['[{"speaker": "Ines",\n"text": ]', '2: this is not JSON; check for a missing comma, quote or bracket here'],
    [
      '[{"speaker": "Ines", "text": "a"},\n{"speaker": "Colm", "startMs": "x", "text": "b"}]',
      '2: item 2: startMs is not a time; write milliseconds from the start',
    ],
    ['[{"speaker": "Ines", "text": "a"},\n{"text": "b"}]', '2: item 2: speaker is missing; write who speaks'],
    ['[{"speaker": "Ines", "startMs": 5, "endMs": 1, "text": "a"}]', '1: item 1: it ends before it starts'],
    ['[]', '1: nobody says a word in it'],
    ['[{"speaker": "Ines", "text": "[noise]"}]', '1: nobody says a word in it'],
    ['Ines: Hello.', '1: only "Ines" speaks in it; the other side is missing'],
    ['hello there', '1: write who speaks first: "Name: words"'],
    ['WEBVTT\n\n00:01.000 --> 00:02.000\nhello', '1: it doesn’t say who speaks'],
    ['Rob: Hello.\nColm: Go on.', '1: "Ines" doesn’t speak in it; the rep is one of "Rob", "Colm"'],
  ])('%j is refused by line and reason', (text, reason) => {
    expect(refusal(() => turns(text))).toBe(reason);
  });

  it('in an older encoding is read as what its program wrote; what is no text is refused on its line', () => {
    const latin = new Uint8Array([...bytes('Ines: Hello.\nColm: caf'), 0xe9, 0x0a]);
    expect(readTranscript(latin).at(-1)?.text).toBe('café');
    const bare = new Uint8Array([...'Ines: Café.\nColm: No.'].flatMap((c) => [c.charCodeAt(0), 0]));
    expect(readTranscript(bare).map((s) => s.text)).toEqual(['Café.', 'No.']);
    const broken = new Uint8Array([...bytes('Ines: Hello.\nColm: caf'), 0xe9, 0x01]);
    expect(refusal(() => readTranscript(broken))).toBe('2: this is not UTF-8; save the file as UTF-8');
    expect(refusal(() => readTranscript(bytes('Ines: a\n\0')))).toBe('2: this is no text file');
  });
});
