import type { Ended } from '../live/conversation.ts';

type EndSays = Record<Ended, (name: string) => string>;

const ended: EndSays = {
  agreed: (name) => `${name} agreed a next step, and the call ended.`,
  'honest-no': (name) => `${name} said an honest no, and the call ended.`,
  settled: () => 'The matter was settled, and the call ended.',
  'walked-away': (name) => `${name} ended the call.`,
  'time-up': () => 'Time was up, and the call ended.',
  'by-rep': () => 'You ended the session.',
  abandoned: () => 'The session was left and closed by itself.',
};

export const text = {
  prospect: 'The prospect',
  hint: (by: string, says: string) => `Hint from ${by}: ${says}`,
  filled: (time: string) => `${time} of silence, then you filled it`,
  held: (time: string) => `${time} of silence, held`,
  silence: (time: string) => `${time} of silence`,
  replayed: (at: string, when: string) => `Replay from ${at} of the session of ${when}`,
  replayBegins: (replay: string) => `${replay} begins here`,
  unheard: (name: string) => `${name} was about to answer`,
  gap: (time: string, at: string) => `Connection dropped for ${time} at ${at}. The clock stopped and nothing was lost.`,
  away: (time: string, at: string) => `Away for ${time}, from ${at}. The clock stopped and nothing was lost.`,
  joined: (name: string) => `${name} joined the call`,
  left: (name: string) => `${name} left the call`,
  glitch: 'The line broke up for a moment',
  ended,
};
