import type { EndReason } from '../../server/domain/prospect-state.ts';
import type { RecordedEvent } from '../../server/domain/record.ts';
import type { ServerMessage } from '../../server/protocol/live.ts';
import type { MoodView } from '../../server/protocol/session-view.ts';

/** What the rep knows of the session, built from the server's messages alone. Pure. */

export type Ended = (typeof EndReason)['options'][number];

export type Reply =
  | { is: 'none' }
  /** Words are coming; nobody has said anything yet. */
  | { is: 'thinking'; persona: string | null }
  /** `from`: the character of the turn that `text` starts at, 0 unless the beginning was missed. */
  | { is: 'speaking'; turn: number; persona: string; from: number; text: string };

export type Earned = { seq: number; learned: string }[];

export type Conversation = {
  /** Dense from seq 1. */
  events: readonly RecordedEvent[];
  reply: Reply;
  /** Null where the scenario's guidance doesn't show it. */
  mood: MoodView | null;
  earned: Earned | null;
  limitMs: number;
  ended: Ended | null;
  /** Who watches now. */
  watchers: readonly { name: string; role: string }[];
};

export const emptyConversation: Conversation = {
  events: [],
  reply: { is: 'none' },
  mood: null,
  earned: null,
  limitMs: 0,
  ended: null,
  watchers: [],
};

export type Heard = Extract<
  ServerMessage,
  { type: 'welcome' | 'event' | 'delta' | 'guidance' | 'thinking' | 'watchers' }
>;

/** The last seq there is; 0 before the first. */
export const lastSeqOf = (conversation: Conversation): number => conversation.events.at(-1)?.seq ?? 0;

/** True when the event doesn't join on: something before it was missed. */
export function leavesGap(conversation: Conversation, message: Heard): boolean {
  return message.type === 'event' && message.seq > lastSeqOf(conversation) + 1;
}

/** The conversation after a message. Events already known change nothing. */
export function hear(conversation: Conversation, message: Heard): Conversation {
  switch (message.type) {
    case 'welcome': {
      const { mood, earned, limitMs, speaking } = message.session;
      const events = message.snapshot ? [] : conversation.events;
      return {
        ...conversation,
        events,
        mood,
        earned: eachOnce(earned),
        limitMs,
        watchers: [],
        reply: replyAt(conversation.reply, speaking),
      };
    }
    case 'event':
      return hearEvent(conversation, message);
    case 'delta':
      return { ...conversation, reply: hearWords(conversation, message) };
    case 'guidance':
      return { ...conversation, mood: message.mood, earned: eachOnce(message.earned) };
    case 'watchers':
      return { ...conversation, watchers: message.watchers };
    case 'thinking': {
      if (message.persona === null) return { ...conversation, reply: { is: 'none' } };
      const reply: Reply = { is: 'thinking', persona: message.persona };
      return conversation.reply.is === 'speaking' ? conversation : { ...conversation, reply };
    }
  }
}

/** Each fact where it was first earned. */
function eachOnce(earned: Earned | null): Earned | null {
  const learned = earned?.map((one) => one.learned);
  return earned?.filter((one, i) => learned?.indexOf(one.learned) === i) ?? null;
}

function replyAt(reply: Reply, speaking: number | null): Reply {
  if (speaking === null) return { is: 'none' };
  return reply.is === 'speaking' && reply.turn === speaking ? reply : { is: 'thinking', persona: null };
}

function hearEvent(conversation: Conversation, message: Extract<Heard, { type: 'event' }>): Conversation {
  if (message.seq <= lastSeqOf(conversation)) return conversation;
  const { type: _, ...recorded } = message;
  const { event } = recorded;
  const over = event.kind === 'prospect-turn' || event.kind === 'rep-turn' || event.kind === 'ended';
  return {
    ...conversation,
    events: [...conversation.events, recorded],
    reply: over ? { is: 'none' } : conversation.reply,
    ended: event.kind === 'ended' ? event.reason : conversation.ended,
  };
}

/** Words replace whatever was known from their place on. Words of a turn already recorded are late. */
function hearWords(conversation: Conversation, message: Extract<Heard, { type: 'delta' }>): Reply {
  const { reply } = conversation;
  const { turn, persona, at, text } = message;
  if (turn <= lastSeqOf(conversation)) return reply;
  const known = reply.is === 'speaking' && reply.turn === turn ? reply : null;
  if (!known || at < known.from || at > known.from + known.text.length) {
    return { is: 'speaking', turn, persona, from: at, text };
  }
  return { ...known, text: known.text.slice(0, at - known.from) + text };
}
