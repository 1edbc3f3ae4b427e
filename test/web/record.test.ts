import { describe, expect, test } from 'vitest';
import type { Measurement } from '../../server/domain/measurement.ts';
import type { RecordedEvent } from '../../server/domain/record.ts';
import type { Moment } from '../../server/domain/scorecard.ts';
import { maxSayChars } from '../../server/protocol/live.ts';
import { maxReplyChars } from '../../web/live/unsent.ts';
import { linesOf, replayFromMs, replaySays } from '../../web/record/lines.ts';
import { marksOf, quoteOf, segmentsOf } from '../../web/record/marks.ts';
import { valueSays } from '../../web/record/measurement-text.ts';
import { toldOf } from '../../web/record/reader.ts';

const personas = [{ id: 'lead', name: 'Ines Okafor', title: 'Buyer', organisation: 'Marram' }];
const event = (seq: number, atMs: number, body: RecordedEvent['event']): RecordedEvent => ({
  seq,
  v: 1,
  atMs,
  event: body,
});
const said = 'Fair. What happens to it once you’ve found it?';

const measurement = (id: string, better: Measurement['better'], more: Partial<Measurement> = {}): Measurement => ({
  ...{ number: 1, id, name: id, value: 1, unit: 'count', better, scope: 'session', n: 1, status: 'measured' },
  ...{ says: '', evidence: [], missed: [], ...more },
});
const criterion = (name: string, measure: string) => ({
  ...{ id: 'c', name, weight: 1, computed: 50, effective: 50, level: null, means: '', action: '', says: '' },
  ...{ measures: [{ id: measure, score: 50, weight: 1 }], evidence: [] },
});

describe('quotes', () => {
  test('[WEB9] are read from the record by their offsets', () => {
    const events = [event(1, 0, { kind: 'rep-turn', text: said, replyMs: null, tookMs: null })];
    expect(quoteOf(events, { seq: 1, start: 6, end: said.length })).toBe('What happens to it once you’ve found it?');
  });

  test('[WEB9] are empty where the record has no such words any more', () => {
    expect(quoteOf([], { seq: 1, start: 0, end: 4 })).toBe('');
  });
});

describe('marks', () => {
  test('[WEB9] never change the text they lie on, however they overlap', () => {
    const marks = [
      { start: 0, end: 20, tone: 'plain', label: 'A' },
      { start: 6, end: 46, tone: 'won', label: 'B' },
      { start: 10, end: 999, tone: 'cost', label: 'C' },
    ] as const;
    const segments = segmentsOf(said, 3, marks, new Set([6, 12]));
    expect(segments.map(({ text }) => text).join('')).toBe(said);
    expect(segments.filter(({ id }) => id !== null).map(({ id }) => id)).toEqual(['s-3-6', 's-3-12']);
  });

  test('an unmarked turn stays in one piece', () => {
    expect(segmentsOf(said, 1, [], new Set())).toEqual([{ text: said, start: 0, tone: null, id: null }]);
  });

  test('evidence helped where more is better, cost where less is, and a missed chance always cost', () => {
    const at = (seq: number) => ({ seq, start: 0, end: 4 });
    const marks = marksOf({
      criteria: [criterion('Asking', 'asked'), criterion('Composure', 'defended'), criterion('Balance', 'share')],
      measurements: [
        measurement('asked', 'higher', { evidence: [at(1)], missed: [at(2)] }),
        measurement('defended', 'lower', { evidence: [at(3)] }),
        measurement('share', 'band', { evidence: [at(4)] }),
      ],
      moments: [],
    });
    const tones = [1, 2, 3, 4].map((seq) => marks.get(seq)?.[0]?.tone);
    expect(tones).toEqual(['won', 'cost', 'cost', 'plain']);
  });

  test('a deciding moment has the last word on the sentence it names', () => {
    const at = { seq: 1, start: 0, end: said.length };
    const moment = { at, helped: true } as Moment;
    const marks = marksOf({
      criteria: [criterion('Composure', 'defended')],
      measurements: [measurement('defended', 'lower', { evidence: [at] })],
      moments: [moment],
    });
    expect(segmentsOf(said, 1, marks.get(1) ?? [], new Set())[0]?.tone).toBe('won');
  });
});

describe('lines of the transcript', () => {
  test('a turn begins where its first word fell, never before the line above it ended', () => {
    const lines = linesOf(
      [
        event(1, 0, { kind: 'started' }),
        event(2, 4_000, { kind: 'prospect-turn', text: 'Go on.', persona: 'lead' }),
        event(3, 9_000, { kind: 'rep-turn', text: said, replyMs: 1, tookMs: 3_000 }),
        event(4, 9_100, { kind: 'prospect-turn', text: 'One two three four five six seven.', persona: 'lead' }),
      ],
      personas,
    );
    expect(lines.map(({ fromMs }) => fromMs)).toEqual([3_400, 6_000, 9_000]);
  });

  test('the rep’s line begins at the first key, whatever was put down with it', () => {
    const spoken = event(2, 4_000, { kind: 'prospect-turn', text: 'Go on.', persona: 'lead' });
    const typed = event(4, 12_000, { kind: 'rep-turn', text: said, replyMs: 5_000, tookMs: 3_000 });
    const held = event(3, 12_000, { kind: 'hold', ms: 5_000, filled: true });
    const quiet = event(3, 12_000, { kind: 'cue', cue: 'silence', ms: 5_000 });
    for (const between of [held, quiet])
      expect(linesOf([spoken, between, typed], personas).at(-1)).toMatchObject({ fromMs: 9_000, toMs: 12_000 });
    expect(linesOf([spoken, quiet, typed], personas)[1]).toMatchObject({ says: '5.0 s of silence' });
  });

  test('an interrupted line shows what was heard and says that it was cut', () => {
    const turn = {
      kind: 'prospect-turn',
      text: 'So there was five per cent.',
      persona: 'lead',
      spokenChars: 12,
    } as const;
    expect(linesOf([event(1, 0, turn)], personas)).toMatchObject([{ text: 'So there was', cut: true }]);
  });

  test('a line cut off before its first word is told, not shown empty', () => {
    const turn = { kind: 'prospect-turn', text: 'Let me see.', persona: 'lead', spokenChars: 0 } as const;
    expect(linesOf([event(1, 0, turn)], personas)).toMatchObject([
      { is: 'between', says: 'Ines Okafor was about to answer' },
    ]);
  });

  test('silences, gaps and the end stand between the turns, in words', () => {
    const lines = linesOf(
      [
        event(1, 1_000, { kind: 'hold', ms: 3_600, filled: false }),
        event(2, 2_000, { kind: 'hold', ms: 1_240, filled: true }),
        event(3, 271_000, { kind: 'gap', ms: 6_000 }),
        event(4, 280_000, { kind: 'gap', ms: 117_000 }),
        event(5, 300_000, { kind: 'ended', reason: 'walked-away' }),
      ],
      personas,
    );
    expect(lines.map((line) => line.is === 'between' && line.says)).toEqual([
      '3.6 s of silence, held',
      '1.2 s of silence, then you filled it',
      'Connection dropped for 6 s at 04:31. The clock stopped and nothing was lost.',
      'Away for 1 min 57 s, from 04:40. The clock stopped and nothing was lost.',
      'Ines ended the call.',
    ]);
  });
});

describe('neighbouring silences', () => {
  const quiet = (seq: number, atMs: number) => event(seq, atMs, { kind: 'cue', cue: 'silence', ms: 10_000 });
  const theirs = event(1, 5_000, { kind: 'prospect-turn', text: 'Go on.', persona: 'lead' });
  const says = (events: RecordedEvent[]) =>
    linesOf(events, personas).flatMap((line) => (line.is === 'between' ? [line.says] : []));

  test('[WEB12] are one line with their whole length, which grows until somebody speaks', () => {
    expect(says([theirs, quiet(2, 15_000)])).toEqual(['10.0 s of silence']);
    const long = [theirs, quiet(2, 15_000), quiet(3, 25_000), quiet(4, 75_000)];
    expect(says(long)).toEqual(['1 min 10 s of silence']);
    const broken = event(5, 90_000, { kind: 'rep-turn', text: said, replyMs: 80_000, tookMs: 3_000 });
    expect(says([...long, broken])).toEqual(['1 min 22 s of silence']);
  });

  test('[WEB12] are two where something was said between them', () => {
    const nudge = event(3, 20_000, { kind: 'prospect-turn', text: 'Well?', persona: 'lead' });
    expect(says([theirs, quiet(2, 15_000), nudge, quiet(4, 30_000)])).toEqual([
      '14.7 s of silence',
      '10.0 s of silence',
    ]);
  });
});

describe('a replay', () => {
  const replayOf = { session: 'o', seq: 4, startedAt: '2026-11-21T09:14:00', atMs: 9_000 };
  const events = [
    event(1, 0, { kind: 'started' }),
    event(2, 4_000, { kind: 'prospect-turn', text: 'Go on.', persona: 'lead' }),
    event(3, 9_000, { kind: 'cue', cue: 'glitch' }),
    event(4, 12_000, { kind: 'rep-turn', text: said, replyMs: 1, tookMs: 3_000 }),
  ];

  test('[WEB13] says where in the transcript it begins, from which time of which session', () => {
    const now = new Date('2026-11-22T10:00:00');
    expect(replaySays(replayOf, now)).toBe('Replay from 00:09 of the session of yesterday, 09:14');
    expect(replaySays(replayOf, new Date('2026-12-22'))).toBe('Replay from 00:09 of the session of Sat 21 Nov, 09:14');
    const lines = linesOf(events, personas, replayOf);
    expect(lines.map(({ is, seq }) => [is, seq])).toEqual([
      ['turn', 2],
      ['between', 3],
      ['between', 4],
      ['turn', 4],
    ]);
    expect(lines[2]).toMatchObject({ says: expect.stringMatching(/^Replay from 00:09 .* begins here$/) });
    expect(linesOf(events, personas).map(({ seq }) => seq)).toEqual([2, 3, 4]);
  });

  test('[WEB13] is offered with the time its clock will show: of what it takes over, without a pause before the turn', () => {
    const hold = event(4, 11_000, { kind: 'hold', ms: 2_000, filled: true });
    expect(replayFromMs([...events.slice(0, 3), hold, { ...events[3]!, seq: 5 }], 5)).toBe(9_000);
  });
});

describe('what a scorecard tells its rep', () => {
  test('[WEB14] names the rep where somebody else reads it', () => {
    const told = [
      ['You owned the fault first', 'Imogen owned the fault first'],
      [
        'At 02:14 you asked, and Colm told you: the treasurer',
        'At 02:14 Imogen asked, and Colm told Imogen: the treasurer',
      ],
      ['Trust fell by 3. You learned: nothing', 'Trust fell by 3. Imogen learned: nothing'],
      ['You both reached an honest no at 04:00.', 'Both reached an honest no at 04:00.'],
      ['You tied what you do to what they said', 'Imogen tied what they do to what they said'],
      ['You answered the question in your first sentence', 'Imogen answered the question in their first sentence'],
    ] as const;
    for (const [says, reads] of told) {
      expect(toldOf('Imogen', says)).toBe(reads);
      expect(toldOf(null, says)).toBe(says);
    }
  });
});

describe('values in words', () => {
  test('carry their unit', () => {
    const says = (unit: Measurement['unit'], value: number) => valueSays(measurement('m', 'higher', { unit, value }));
    expect([says('share', 0.57), says('ms', 3_620), says('yes-no', 0), says('turns', 1)]).toEqual([
      '57%',
      '3.6 s',
      'No',
      '1 turn',
    ]);
    expect(valueSays(measurement('m', 'higher', { value: null }))).toBeNull();
  });
});

test('a reply may be as long as the protocol allows', () => {
  expect(maxReplyChars).toBe(maxSayChars);
});
