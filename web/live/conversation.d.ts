import type { EndReason } from '../../server/domain/prospect-state.ts';
import type { RecordedEvent } from '../../server/domain/record.ts';
import type { ServerMessage } from '../../server/protocol/live.ts';
import type { MoodView } from '../../server/protocol/session-view.ts';
/** What the rep knows of the session, built from the server's messages alone. Pure. */
export type Ended = (typeof EndReason)['options'][number];
export type Reply =
  | {
      is: 'none';
    }
  /** Words are coming; nobody has said anything yet. */
  | {
      is: 'thinking';
      persona: string | null;
    }
  /** `from`: the character of the turn that `text` starts at, 0 unless the beginning was missed. */
  | {
      is: 'speaking';
      turn: number;
      persona: string;
      from: number;
      text: string;
    };
export type Earned = {
  seq: number;
  learned: string;
}[];
export type Conversation = {
  /** Dense from seq 1. */
  events: readonly RecordedEvent[];
  reply: Reply;
  /** Null where the scenario's guidance doesn't show it. */
  mood: MoodView | null;
  earned: Earned | null;
  limitMs: number;
  ended: Ended | null;
};
export declare const emptyConversation: Conversation;
export type Heard = Extract<
  ServerMessage,
  {
    type: 'welcome' | 'event' | 'delta' | 'guidance' | 'thinking';
  }
>;
/** The last seq there is; 0 before the first. */
export declare const lastSeqOf: (conversation: Conversation) => number;
/** True when the event doesn't join on: something before it was missed. */
export declare function leavesGap(conversation: Conversation, message: Heard): boolean;
/** The conversation after a message. Events already known change nothing. */
export declare function hear(conversation: Conversation, message: Heard): Conversation;
