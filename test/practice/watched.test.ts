import { describe, expect, it } from 'vitest';
import type { Told } from '../../server/db/watching.ts';
import { turnsOf } from '../../server/measure/turns.ts';
import type { Watch } from '../../server/practice/watched.ts';
import { scriptedVoice, type Voice } from '../../server/prospect/voice.ts';
import { hello, openedSession, say, setTable } from './table.ts';

/** Who watches, and hints, in a room. */

const dana = { name: 'Dana', role: 'coach' };
const written = (id: string, text: string) => ({ id, by: 'Dana', text });

function watchedTable(voice?: Voice) {
  const now: Watch = { watchers: [], hints: [] };
  const taken: { id: string; seq: number }[] = [];
  const told: Told[] = [];
  const watch = {
    read: async () => ({ watchers: [...now.watchers], hints: [...now.hints] }),
    taken: async (_key: unknown, hints: readonly { id: string; seq: number }[]) => void taken.push(...hints),
    tell: async (one: Told) => void told.push(one),
  };
  const table = setTable({ session: { ...openedSession(), watched: true }, watch, voice });
  const hints = () => table.log.events().filter(({ event }) => event.kind === 'hint');
  return { ...table, now, taken, told, hints };
}

describe('a room that is watched', () => {
  it('[REP15] tells its rep who watches whenever that changes, and notices by itself who is gone', async () => {
    const { room, hands, rep, now } = watchedTable();
    await room.attach(rep.client, hello());
    await hands.advance(0);
    expect(rep.all('watchers')).toEqual([]);
    now.watchers = [dana];
    room.lookUp();
    await hands.advance(0);
    expect(rep.all('watchers').map(({ watchers }) => watchers)).toEqual([[dana]]);
    now.watchers = [];
    await hands.advance(5_000);
    expect(rep.all('watchers').at(-1)?.watchers).toEqual([]);
    expect(rep.all('watchers')).toHaveLength(2);
  });

  it('[REP17] puts a hint into the record once, numbered like all else, and sends it to its rep', async () => {
    const { room, hands, rep, now, hints, taken, log } = watchedTable();
    await room.attach(rep.client, hello());
    await hands.advance(0);
    now.hints = [written('h1', 'Ask who set it.')];
    room.lookUp();
    // told again before it is noted as taken
    room.lookUp();
    await hands.advance(0);
    expect(hints().map(({ event }) => event)).toEqual([
      { kind: 'hint', id: 'h1', by: 'Dana', text: 'Ask who set it.' },
    ]);
    expect(taken).toEqual([{ id: 'h1', seq: hints()[0]?.seq }]);
    expect(rep.all('event').filter(({ event }) => event.kind === 'hint')).toHaveLength(1);
    expect(log.events().map(({ seq }) => seq)).toEqual(log.events().map((_, i) => i + 2));
  });

  it('[REP17] holds a hint back while the prospect speaks, whose turn keeps the seq its words were sent under', async () => {
    const { room, hands, rep, now, log } = watchedTable();
    await room.attach(rep.client, hello({ pacing: 'natural' }));
    await hands.advance(600);
    const spoken = rep.all('delta')[0]?.turn;
    expect(spoken).toBeDefined();
    now.hints = [written('h1', 'Wait.')];
    room.lookUp();
    await hands.advance(0);
    expect(log.events().some(({ event }) => event.kind === 'hint')).toBe(false);
    await hands.advance(30_000);
    const kinds = log.events().map(({ seq, event }) => [seq, event.kind]);
    expect(kinds.slice(0, 2)).toEqual([
      [spoken, 'prospect-turn'],
      [(spoken ?? 0) + 1, 'hint'],
    ]);
  });

  it('[REP17] never lets the prospect or the score hear of it', async () => {
    const heard: string[] = [];
    const voice: Voice = {
      speak(request, signal) {
        heard.push(JSON.stringify(request.transcript));
        return scriptedVoice.speak(request, signal);
      },
    };
    const { room, hands, rep, now, log, hints } = watchedTable(voice);
    await room.attach(rep.client, hello());
    await hands.advance(0);
    now.hints = [written('h1', 'Zebra crossing.')];
    room.lookUp();
    await hands.advance(0);
    await room.say(say('Where did the fifteen per cent come from?'));
    await hands.advance(10);
    expect(hints()).toHaveLength(1);
    expect(heard.length).toBeGreaterThan(1);
    expect(heard.join()).not.toContain('Zebra');
    const turns = turnsOf({ events: log.events(), steps: log.steps() });
    expect(JSON.stringify(turns)).not.toContain('Zebra');
    expect(turns.length).toBeGreaterThan(1);
  });

  it('[REP19] tells whoever watches each word as the rep hears it, the turn from its beginning to who comes late, and nobody else anything', async () => {
    const { room, hands, rep, now, told } = watchedTable();
    await room.attach(rep.client, hello({ pacing: 'natural' }));
    await hands.advance(900);
    const spoken = () =>
      rep
        .all('delta')
        .map(({ text }) => text)
        .join('');
    expect(spoken()).not.toBe('');
    expect(told).toEqual([]);
    now.watchers = [dana];
    room.lookUp();
    await hands.advance(0);
    expect(told.at(-1)?.words).toMatchObject({ turn: rep.all('delta')[0]?.turn, at: 0, text: spoken() });
    for (let i = 0; i < 5; i++) {
      await hands.advance(300);
      const heard = told.reduce((text, { words }) => (words ? text.slice(0, words.at) + words.text : text), '');
      expect(heard).toBe(spoken());
    }
    await hands.advance(30_000);
    // guidance, receipts and who watches are the rep's
    expect(rep.heard.map(({ type }) => type)).toContain('watchers');
    expect(new Set(told.flatMap((one) => Object.keys(one)))).toEqual(new Set(['sessionId', 'seq', 'words']));
    expect(told.at(-1)?.seq).toBe(rep.all('event').at(-1)?.seq);
    now.watchers = [];
    room.lookUp();
    await hands.advance(0);
    const before = told.length;
    await room.say(say('Where did the fifteen per cent come from?'));
    await hands.advance(5_000);
    expect(told).toHaveLength(before);
  });

  it('[REP19] takes words back that the rep heard taken back, and tells much at once in parts', async () => {
    const long = 'word '.repeat(500);
    const voice: Voice = {
      async *speak() {
        yield { text: 'Never mind that. ', at: 0 };
        yield { text: long, at: 0 };
        return { voice: 'scripted' };
      },
    };
    const { room, hands, rep, now, told } = watchedTable(voice);
    now.watchers = [dana];
    await room.attach(rep.client, hello({ pacing: 'natural' }));
    const partsOf = (from: number) => told.slice(from).flatMap(({ words }) => words ?? []);
    const joined = (from = 0) => partsOf(from).reduce((text, each) => text.slice(0, each.at) + each.text, '');
    await hands.advance(60_000);
    expect(joined().length).toBeGreaterThan(1_000);
    expect(long.startsWith(joined())).toBe(true);
    // somebody else comes, late in the turn
    const from = told.length;
    now.watchers = [dana, { name: 'Elif', role: 'manager' }];
    room.lookUp();
    await hands.advance(0);
    expect(joined(from)).toBe(joined());
    expect(partsOf(from).length).toBeGreaterThan(1);
    expect(partsOf(from).every(({ text }) => text.length <= 1_000)).toBe(true);
  });

  it('[REP15] goes on when it can’t be read who watches', async () => {
    const failing = { read: () => Promise.reject(new Error('gone')), taken: async () => {}, tell: async () => {} };
    const table = setTable({ session: { ...openedSession(), watched: true }, watch: failing });
    await table.room.attach(table.rep.client, hello());
    await table.hands.advance(0);
    await table.room.say(say('Where did the fifteen per cent come from?'));
    expect(table.rep.all('ack')).toHaveLength(1);
    expect(table.failures).toHaveLength(1);
  });
});
