import { describe, expect, test } from 'vitest';
import { retryInMs } from '../../web/live/connection.ts';
import { delta, fakeRoom, prospectTurn, repTurn, started, welcome } from './fake-room.ts';

describe('joining', () => {
  test('says hello first, without a resume point', () => {
    const room = fakeRoom();
    room.socket().opens();
    expect(room.socket().sent).toEqual([{ type: 'hello', protocol: 1 }]);
    expect(room.live.state().connection).toEqual({ is: 'connecting' });
  });

  test('is connected from the welcome on', () => {
    const room = fakeRoom();
    room.joins();
    expect(room.live.state().connection).toEqual({ is: 'connected', resumedAtMs: null });
  });

  test('gives an attempt up that brings no welcome', () => {
    const room = fakeRoom();
    room.socket().opens();
    room.pass(8_000);
    expect(room.live.state().connection.is).toBe('reconnecting');
    expect(room.socket().isClosed).toBe(true);
  });

  test('stops when the session turns out to be out of reach', async () => {
    const room = fakeRoom([], { code: 'not-found', message: 'No such session.' });
    for (const _ of [1, 2, 3]) {
      room.socket().drops();
      if (room.live.state().connection.is === 'reconnecting') room.pass(1_000);
      await Promise.resolve();
    }
    await Promise.resolve();
    const { connection } = room.live.state();
    expect(connection).toEqual({ is: 'refused', code: 'not-found', message: 'No such session.' });
    const sockets = room.sockets.length;
    room.pass(60_000);
    expect(room.sockets).toHaveLength(sockets);
  });
});

describe('coming back', () => {
  test('[WEB1] resumes from the last epoch and seq and shows nothing twice', () => {
    const room = fakeRoom();
    room.joins(2, { epoch: 4 });
    room.socket().says(started);
    room.socket().says(prospectTurn(2, 'You’re fourth.'));
    room.socket().drops();
    room.pass(250);
    room.socket().opens();
    expect(room.socket().sent).toEqual([{ type: 'hello', protocol: 1, resume: { epoch: 4, seq: 2 } }]);
    room.socket().says(welcome(3, { epoch: 5 }));
    room.socket().says(prospectTurn(2, 'You’re fourth.'));
    room.socket().says(prospectTurn(3, 'Go on.'));
    expect(room.texts()).toEqual(['started', 'You’re fourth.', 'Go on.']);
  });

  test('[WEB1] a snapshot replaces what was there', () => {
    const room = fakeRoom();
    room.joins(2);
    room.socket().says(started);
    room.socket().says(prospectTurn(2, 'Old.'));
    room.socket().drops();
    room.pass(250);
    room.joins(2, { snapshot: true });
    room.socket().says(started);
    room.socket().says(prospectTurn(2, 'New.'));
    expect(room.texts()).toEqual(['started', 'New.']);
  });

  test('[WEB2] an event after a gap is not shown; the missing ones are asked for', () => {
    const room = fakeRoom();
    room.joins(1);
    room.socket().says(started);
    room.socket().says(prospectTurn(3, 'Too soon.'));
    expect(room.texts()).toEqual(['started']);
    room.pass(250);
    room.socket().opens();
    expect(room.socket().sent[0]).toMatchObject({ resume: { seq: 1 } });
  });

  test('says when it resumed, in active time', () => {
    const room = fakeRoom();
    room.joins();
    room.socket().drops();
    room.pass(250);
    const session = { id: 's', status: 'live', atMs: 271_000, limitMs: 900_000 } as const;
    room.joins(0, { session: { ...session, mood: null, earned: null, speaking: null } });
    expect(room.live.state().connection).toEqual({ is: 'connected', resumedAtMs: 271_000 });
  });

  test('a socket that was given up is not listened to any more', () => {
    const room = fakeRoom();
    room.joins();
    const old = room.socket();
    old.drops();
    room.pass(250);
    room.joins(1);
    old.says(started);
    old.drops();
    expect(room.texts()).toEqual([]);
    expect(room.live.state().connection.is).toBe('connected');
  });
});

describe('what the rep says', () => {
  test('[WEB4] shows as unsent until its event arrives, and then once', () => {
    const room = fakeRoom();
    room.joins(1);
    room.socket().says(started);
    room.live.say('What is the slide for?', null);
    expect(room.live.state().unsent).toHaveLength(1);
    room.socket().says({ type: 'ack', id: 'id-1', seq: 2 });
    expect(room.live.state().unsent).toHaveLength(1);
    room.socket().says(repTurn(2, 'What is the slide for?'));
    expect(room.live.state().unsent).toEqual([]);
    expect(room.texts()).toEqual(['started', 'What is the slide for?']);
  });

  test('[WEB3] is sent again after a drop, word for word under the same id', () => {
    const room = fakeRoom();
    room.joins();
    room.pass(3_000);
    room.live.say('What is the slide for?', 1_000);
    const first = room.socket().sent.at(-1);
    expect(first).toEqual({
      type: 'say',
      id: 'id-1',
      text: 'What is the slide for?',
      startedMs: 1_000,
      endedMs: 3_000,
    });
    room.socket().drops();
    room.pass(5_000);
    room.joins();
    expect(room.socket().sent.at(-1)).toEqual(first);
  });

  test('[WEB3] waits while there is no connection', () => {
    const room = fakeRoom();
    room.live.say('Hello.', null);
    room.socket().opens();
    expect(room.socket().sent.map(({ type }) => type)).toEqual(['hello']);
    room.socket().says(welcome(0));
    expect(room.socket().sent.map(({ type }) => type)).toEqual(['hello', 'say']);
  });

  test('[WEB3] outlives the page, and is forgotten once acknowledged', () => {
    const kept = { type: 'say', id: 'kept', text: 'From before.' } as const;
    const room = fakeRoom([kept]);
    room.joins(2);
    room.socket().says(started);
    room.socket().says(repTurn(2, 'From before.'));
    expect(room.socket().sent.at(-1)).toEqual(kept);
    room.socket().says({ type: 'ack', id: 'kept', seq: 2 });
    expect(room.stored.says).toEqual([]);
    expect(room.live.state().unsent).toEqual([]);
  });

  test('a refused line stays, can be sent again, and can be taken back', () => {
    const room = fakeRoom();
    room.joins();
    room.live.say('Something long.', null);
    room.socket().says({ type: 'error', code: 'too-long', message: 'Too long.', retryable: false, id: 'id-1' });
    expect(room.live.state().unsent[0]?.state).toEqual({ is: 'refused', message: 'Too long.', retryable: false });
    room.live.sendAgain('id-1');
    expect(room.socket().sent.filter(({ type }) => type === 'say')).toHaveLength(2);
    expect(room.live.takeBack('id-1')).toBe('Something long.');
    expect(room.live.state().unsent).toEqual([]);
  });
});

describe('what the prospect says', () => {
  test('[WEB5] words replace from their place on, until the event brings the whole', () => {
    const room = fakeRoom();
    room.joins(1);
    room.socket().says(started);
    room.socket().says({ type: 'thinking', persona: 'lead' });
    expect(room.live.state().conversation.reply).toEqual({ is: 'thinking', persona: 'lead' });
    room.socket().says(delta(2, 0, 'Eighteen '));
    room.socket().says(delta(2, 9, 'across the'));
    room.socket().says(delta(2, 9, 'on every line.'));
    expect(room.live.state().conversation.reply).toMatchObject({ text: 'Eighteen on every line.', from: 0 });
    room.socket().says(prospectTurn(2, 'Eighteen across the category.'));
    expect(room.live.state().conversation.reply).toEqual({ is: 'none' });
    expect(room.texts()).toEqual(['started', 'Eighteen across the category.']);
  });

  test('[WEB5] late words of a recorded turn are ignored', () => {
    const room = fakeRoom();
    room.joins(1);
    room.socket().says(started);
    room.socket().says(prospectTurn(2, 'Go on.'));
    room.socket().says(delta(2, 0, 'Go'));
    expect(room.live.state().conversation.reply).toEqual({ is: 'none' });
  });

  test('[WEB5] a reply whose beginning was missed says where it starts', () => {
    const room = fakeRoom();
    room.joins(1);
    room.socket().says(started);
    room.socket().says(delta(2, 40, 'the money actually leaks'));
    expect(room.live.state().conversation.reply).toMatchObject({ from: 40, text: 'the money actually leaks' });
  });

  test('the rep’s own turn ends a reply that was being spoken', () => {
    const room = fakeRoom();
    room.joins(1);
    room.socket().says(started);
    room.socket().says(delta(2, 0, 'Eighteen '));
    room.socket().says(prospectTurn(2, 'Eighteen across the category.'));
    room.socket().says(repTurn(3, 'Hold on.'));
    expect(room.live.state().conversation.reply).toEqual({ is: 'none' });
  });
});

describe('the connection', () => {
  test('[WEB6] a superseded tab reads on and stays away until asked back', () => {
    const room = fakeRoom();
    room.joins(1);
    room.socket().says(started);
    room.socket().says({ type: 'superseded' });
    room.pass(600_000);
    expect(room.sockets).toHaveLength(1);
    expect(room.live.state().connection).toEqual({ is: 'superseded' });
    expect(room.texts()).toEqual(['started']);
    room.live.connect();
    room.joins(1);
    expect(room.live.state().connection.is).toBe('connected');
  });

  test('[WEB7] a drain connects again at once', () => {
    const room = fakeRoom();
    room.joins();
    room.socket().says({ type: 'drain' });
    expect(room.live.state().connection).toMatchObject({ is: 'reconnecting', why: 'drain' });
    room.pass(0);
    expect(room.sockets).toHaveLength(2);
    room.socket().drops();
    expect(room.live.state().connection).toMatchObject({ is: 'reconnecting', why: 'drain' });
  });

  test('[WEB7] waits double from 250 ms to 8 s and are spread over their upper half', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 20].map((n) => retryInMs(n, 1))).toEqual([
      250, 500, 1000, 2000, 4000, 8000, 8000, 8000,
    ]);
    expect(retryInMs(3, 0)).toBe(1000);
  });

  test('[WEB7] each failed attempt waits longer; a welcome starts afresh', () => {
    const room = fakeRoom();
    room.joins();
    room.socket().drops();
    room.pass(249);
    expect(room.sockets).toHaveLength(1);
    room.pass(1);
    room.socket().drops();
    room.pass(499);
    expect(room.sockets).toHaveLength(2);
    room.pass(1);
    room.joins();
    room.socket().drops();
    room.pass(250);
    expect(room.sockets).toHaveLength(4);
  });

  test('[WEB7] offline it waits for the network, and tries the moment it is back', () => {
    const room = fakeRoom();
    room.joins();
    room.online(false);
    expect(room.live.state().connection.is).toBe('offline');
    room.pass(600_000);
    expect(room.sockets).toHaveLength(1);
    room.online(true);
    expect(room.sockets).toHaveLength(2);
    room.joins();
    expect(room.live.state().connection.is).toBe('connected');
  });

  test('an unanswered ping counts as a drop, an answered one doesn’t', () => {
    const room = fakeRoom();
    room.joins();
    room.pass(15_000);
    expect(room.socket().sent.at(-1)).toEqual({ type: 'ping' });
    room.socket().says({ type: 'pong' });
    room.pass(8_000);
    expect(room.live.state().connection.is).toBe('connected');
    room.pass(7_000 + 8_000);
    expect(room.live.state().connection.is).toBe('reconnecting');
  });

  test('[WEB8] the clock stands while the connection is gone and follows the server on return', () => {
    const room = fakeRoom();
    room.joins();
    room.pass(2_000);
    room.socket().drops();
    expect(room.live.state().clock).toMatchObject({ atMs: 2_000, runs: false });
    room.pass(10_000);
    const session = { id: 's', status: 'live', atMs: 2_100, limitMs: 900_000 } as const;
    room.joins(0, { session: { ...session, mood: null, earned: null, speaking: null } });
    expect(room.live.state().clock).toMatchObject({ atMs: 2_100, runs: true });
  });
});

describe('the end', () => {
  test('asked for without a connection, is asked for again on return', () => {
    const room = fakeRoom();
    room.joins(1);
    room.socket().says(started);
    room.socket().drops();
    room.live.end();
    room.pass(250);
    room.joins(1);
    expect(room.socket().sent.map(({ type }) => type)).toEqual(['hello', 'end']);
  });

  test('[WEB8] leaves the clock where the record ended, even where the one here ran ahead', () => {
    const room = fakeRoom();
    room.joins(1);
    room.socket().says(started);
    room.pass(14_300);
    const end = { type: 'event', seq: 2, v: 1, atMs: 14_220 } as const;
    room.socket().says({ ...end, event: { kind: 'ended', reason: 'walked-away' } });
    expect(room.live.state().clock).toMatchObject({ atMs: 14_220, runs: false });
  });

  test('stops the clock and asks for no further connection', () => {
    const room = fakeRoom();
    room.joins(1);
    room.socket().says(started);
    room.live.end();
    room.socket().says({ ...{ type: 'event', seq: 2, v: 1, atMs: 9_000 }, event: { kind: 'ended', reason: 'by-rep' } });
    expect(room.live.state()).toMatchObject({ ending: false, clock: { atMs: 9_000, runs: false } });
    room.socket().drops();
    room.pass(60_000);
    expect(room.live.state().connection).toEqual({ is: 'closed' });
    expect(room.sockets).toHaveLength(1);
  });
});
