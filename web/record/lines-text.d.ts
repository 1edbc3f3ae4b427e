import type { Ended } from '../live/conversation.ts';

type EndSays = Record<Ended, (name: string) => string>;
export declare const text: {
  prospect: string;
  filled: (time: string) => string;
  held: (time: string) => string;
  silence: (time: string) => string;
  gap: (time: string, at: string) => string;
  joined: (name: string) => string;
  left: (name: string) => string;
  glitch: string;
  ended: EndSays;
};
