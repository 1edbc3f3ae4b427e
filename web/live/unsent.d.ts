import type { ClientMessageInput } from '../../server/protocol/live.ts';
/** As `maxSayChars` of the protocol, whose module would bring zod into the browser. */
export declare const maxReplyChars = 20000;
export type SayMessage = Extract<
  ClientMessageInput,
  {
    type: 'say';
  }
>;
/**
 * What the rep has sent and the server has not yet confirmed. It is sent again, unchanged and under
 * the same id, after every new welcome; the server answers the same id with the same answer.
 */
export type Unsent = {
  say: SayMessage;
  state:
    | {
        is: 'waiting';
      }
    /** Stored under this seq; shown until that event arrives. */
    | {
        is: 'stored';
        seq: number;
      }
    | {
        is: 'refused';
        message: string;
        retryable: boolean;
      };
};
/** Where unconfirmed says outlive the page. */
export type UnsentStore = {
  read(): SayMessage[];
  write(says: SayMessage[]): void;
};
/** Keeps them in the browser under `key`. What can't be read counts as nothing. */
export declare function browserUnsent(key: string, storage: Storage): UnsentStore;
/** Those still to be shown: what the record holds already is shown from there. */
export declare function stillUnsent(unsent: readonly Unsent[], lastSeq: number): Unsent[];
