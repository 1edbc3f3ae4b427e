import { describe, expect, it } from 'vitest';
import { RoomLostError } from '../../server/db/session-log.ts';
import type { DirectorStep } from '../../server/domain/record.ts';
import { scriptedVoice, type Voice, type VoiceRequest } from '../../server/prospect/voice.ts';
import { countingVoice, hello, makeClient, nightDesk, openedSession, say, setTable } from './table.ts';

const question = 'Where did the fifteen per cent come from?';

describe('a room that closes while something is being stored', () => {
  it('[LIVE21] keeps what was under way, says nothing more and leaves no timer when it was taken over', async () => {
    const { voice, asked } = countingVoice();
    const { room, hands, log, rep } = setTable({ voice });
    await room.attach(rep.client, hello());
    await hands.advance(0);
    const before = asked();
    log.hold();
    const said = room.say(say(question));
    await hands.advance(0);
    room.supersede();
    log.release();
    await said;
    await hands.advance(60_000);
    expect(rep.all('ack')).toHaveLength(1);
    expect(asked()).toBe(before);
    expect(hands.set()).toBe(0);
  });

  it('[LIVE21] asks no voice for a rep who has left, and leaves no timer', async () => {
    const { voice, asked } = countingVoice();
    const { room, hands, log, rep } = setTable({ voice });
    await room.attach(rep.client, hello());
    await hands.advance(0);
    const before = asked();
    log.hold();
    void room.say(say(question));
    await hands.advance(0);
    const left = room.leave();
    log.release();
    await left;
    await hands.advance(60_000);
    expect(log.events().filter((e) => e.event.kind === 'rep-turn')).toHaveLength(1);
    expect(asked()).toBe(before);
    expect(hands.set()).toBe(0);
  });

  it('[LIVE21] sets no timer for a key pressed after it closed', async () => {
    const { room, hands, rep } = setTable();
    await room.attach(rep.client, hello());
    await hands.advance(0);
    room.supersede();
    await room.typing();
    expect(hands.set()).toBe(0);
  });
});

describe('time', () => {
  it('[LIVE22] lets a hold that began before the limit run its course, then ends the call', async () => {
    const session = openedSession({ ...nightDesk, minutes: 0.1 });
    const step = session.steps[0]?.step as DirectorStep;
    step.says = [];
    step.state.hold = { fromMs: 0, untilMs: 12_000, event: 'x', after: [] };
    step.wakeAtMs = 12_000;
    const { room, hands, log, rep } = setTable({ session });
    await room.attach(rep.client, hello());
    await hands.advance(11_900);
    expect(log.events()).toEqual([]);
    await hands.advance(60_000);
    expect(log.events()[0]?.event).toMatchObject({ kind: 'hold', filled: false });
    expect(log.events().at(-1)?.event).toEqual({ kind: 'ended', reason: 'time-up' });
  });

  it('[LIVE22] stands still while nobody is attached', async () => {
    const first = setTable();
    await first.room.attach(first.rep.client, hello());
    await first.hands.advance(4_000);
    const { activeMs } = await first.room.leave();
    expect(activeMs).toBe(4_000);
    await first.hands.advance(100_000);
    const again = setTable({ session: { ...openedSession(), activeMs } });
    await again.room.attach(again.rep.client, hello());
    await again.hands.advance(0);
    expect(again.rep.all('welcome')[0]?.session.atMs).toBe(4_000);
  });

  it('[LIVE22] takes no typing time from a client that is longer than the wait for it', async () => {
    const { room, hands, log, rep } = setTable();
    await room.attach(rep.client, hello());
    await hands.advance(3_000);
    await room.say({ ...say(question), startedMs: 5, endedMs: 900_000 });
    await room.say({ ...say('And who set it?'), startedMs: 9_000, endedMs: 4 });
    const turns = log.events().flatMap(({ event }) => (event.kind === 'rep-turn' ? [event] : []));
    expect(turns[0]).toMatchObject({ replyMs: 0, tookMs: 3_000 });
    for (const { replyMs, tookMs } of turns) {
      expect(replyMs ?? 0).toBeGreaterThanOrEqual(0);
      expect(tookMs ?? 0).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('an interruption', () => {
  it('[LIVE10] after the last word interrupts nothing', async () => {
    const { room, hands, log, rep } = setTable();
    await room.attach(rep.client, hello({ pacing: 'natural' }));
    const whole = (openedSession().steps[0]!.step as DirectorStep).says[0]!.text;
    const spoken = () =>
      rep
        .all('delta')
        .map((m) => m.text)
        .join('');
    while (spoken() !== whole) await hands.advance(10);
    await room.say(say(question));
    const [line] = log.events().flatMap(({ event }) => (event.kind === 'prospect-turn' ? [event] : []));
    expect(line?.text).toBe(whole);
    expect(line?.spokenChars).toBeUndefined();
  });

  it('[LIVE10] records whose words were cut off', async () => {
    const voice: Voice = {
      async *speak() {
        const by = { voice: 'model' as const, model: 'm', firstTokenMs: 7 };
        yield { at: 0, text: 'Words of a model that ', by };
        yield { at: 22, text: 'go on for rather longer.', by };
        return by;
      },
    };
    const { room, hands, log, rep } = setTable({ voice });
    await room.attach(rep.client, hello({ pacing: 'natural' }));
    while (rep.all('delta').length < 3) await hands.advance(10);
    await room.say(say(question));
    expect(log.steps()[0]?.step).toMatchObject({ kind: 'voice', voice: 'model', model: 'm' });
  });
});

describe('a failure of the database', () => {
  it('[LIVE23] answers the message that could not be stored, and lets the client come back', async () => {
    const { room, hands, log, rep, failures } = setTable();
    await room.attach(rep.client, hello());
    await hands.advance(0);
    log.break(new Error('gone'));
    await room.say(say(question, 'm1'));
    expect(rep.all('error')).toEqual([expect.objectContaining({ code: 'unavailable', retryable: true, id: 'm1' })]);
    expect(rep.all('ack')).toEqual([]);
    expect(rep.closed()).toBe(true);
    expect(failures).toHaveLength(1);
    await hands.advance(60_000);
    expect(hands.set()).toBe(0);
  });

  it('[LIVE7] tells a client whose room was taken before it was welcomed, and refuses its words', async () => {
    const session = { ...openedSession(), leftAt: 0 };
    session.events.push({ seq: 2, v: 1, atMs: 0, event: { kind: 'rep-turn', text: 'x', replyMs: null, tookMs: null } });
    const { room, log, rep } = setTable({ session, wallNow: () => 60_000 });
    log.break(new RoomLostError('session'));
    await room.attach(rep.client, hello());
    expect(rep.heard).toEqual([{ type: 'superseded' }]);
    expect(rep.closed()).toBe(false);
    await room.say(say(question));
    expect(rep.all('error')).toEqual([expect.objectContaining({ code: 'superseded' })]);
  });
});

describe('a welcome', () => {
  it('[LIVE9] sends everything to a client whose room is one that never was', async () => {
    const { room, rep } = setTable();
    await room.attach(rep.client, hello({ resume: { epoch: 9, seq: 1 } }));
    expect(rep.all('welcome')[0]?.snapshot).toBe(true);
    expect(rep.all('event').map((e) => e.seq)).toEqual([1]);
  });

  it('[LIVE8] says that a reply is on its way, and which seq it will have', async () => {
    const { room, rep } = setTable();
    await room.attach(rep.client, hello({ resume: { epoch: 0, seq: 1 } }));
    expect(rep.all('welcome')[0]).toMatchObject({ snapshot: false, seq: 1, session: { speaking: 2 } });
  });

  it('[LIVE8] sends a line across a break of the connection once, and in order', async () => {
    const session = { ...openedSession(), leftAt: 0 };
    session.events.push({ seq: 2, v: 1, atMs: 0, event: { kind: 'rep-turn', text: 'x', replyMs: null, tookMs: null } });
    const { room, rep } = setTable({ session, wallNow: () => 60_000 });
    await room.attach(rep.client, hello({ resume: { epoch: 0, seq: 2 } }));
    expect(rep.heard[0]).toMatchObject({ type: 'welcome', seq: 3 });
    expect(rep.all('event').map((e) => e.seq)).toEqual([3]);
    expect(rep.all('event')[0]?.event).toEqual({ kind: 'gap', ms: 60_000 });
  });
});

describe('the end', () => {
  it('[LIVE19] is stored once, whoever asks while it is being stored', async () => {
    const { room, hands, log, rep } = setTable();
    await room.attach(rep.client, hello());
    await hands.advance(0);
    log.hold();
    const asked = [room.end(), room.say(say(question)), room.end(), room.interrupt()];
    await hands.advance(0);
    log.release();
    await Promise.all(asked);
    expect(log.events().filter((e) => e.event.kind === 'ended')).toHaveLength(1);
    expect(log.events().at(-1)?.event.kind).toBe('ended');
    expect(rep.all('error')).toEqual([expect.objectContaining({ code: 'ended' })]);
  });

  it('[LIVE19] comes even when the rep leaves with the last word', async () => {
    const session = openedSession();
    const step = session.steps[0]?.step as DirectorStep;
    step.says = [];
    step.state.ended = 'walked-away';
    const { room, log, rep } = setTable({ session });
    void room.attach(rep.client, hello());
    expect(await room.leave()).toMatchObject({ ended: true });
    expect(log.events().at(-1)?.event).toEqual({ kind: 'ended', reason: 'walked-away' });
  });

  it('[LIVE24] a turn that interrupts while another is stored is numbered after it', async () => {
    const { room, hands, log } = setTable();
    const rep = makeClient();
    await room.attach(rep.client, hello({ pacing: 'natural' }));
    await hands.advance(500);
    log.hold();
    const both = [room.say(say(question, 'a')), room.interrupt(), room.say(say('Who decided on it?', 'b'))];
    await hands.advance(0);
    log.release();
    await Promise.all(both);
    expect(log.events().map((e) => e.seq)).toEqual(log.events().map((_, i) => i + 2));
    expect(rep.all('ack').map((m) => m.id)).toEqual(['a', 'b']);
  });
});

it('[LIVE21] a voice that is cut off in mid-line is ended, not left hanging', async () => {
  let ended = false;
  const voice: Voice = {
    async *speak() {
      try {
        yield { at: 0, text: 'A line that goes on ' };
        yield { at: 20, text: 'and on.' };
        return { voice: 'scripted' };
      } finally {
        ended = true;
      }
    },
  };
  const { room, hands, rep } = setTable({ voice });
  await room.attach(rep.client, hello({ pacing: 'natural' }));
  while (rep.all('delta').length < 2) await hands.advance(10);
  await room.interrupt();
  await hands.advance(0);
  expect(ended).toBe(true);
});

it('[MODEL8] a voice gets ready while the step is stored and is asked when it is', async () => {
  const prepared: VoiceRequest[] = [];
  const spoken: VoiceRequest[] = [];
  const voice: Voice = {
    prepare: (request) => void prepared.push(request),
    speak(request, signal) {
      spoken.push(request);
      return scriptedVoice.speak(request, signal);
    },
  };
  const { room, hands, rep, log } = setTable({ voice });
  await room.attach(rep.client, hello());
  await hands.advance(0);
  const before = spoken.length;
  log.hold();
  const said = room.say(say(question));
  await hands.advance(0);
  expect(prepared).toHaveLength(1);
  expect(spoken).toHaveLength(before);
  log.release();
  await said;
  await hands.advance(0);
  expect(spoken[before]).toBe(prepared[0]);
  expect(prepared[0]?.transcript.at(-1)).toMatchObject({ speaker: 'rep', text: question });
});
