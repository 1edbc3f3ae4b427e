import type { PeopleView } from '../../../server/protocol/people-view.ts';
import type { Problem } from '../../../server/protocol/session-view.ts';
import { text } from '../../pages/people-text.ts';

export type Team = PeopleView['teams'][number];

/** A refusal of the sign-in service in our words, where we have any. */
export function inOurWords<T extends Problem>(problem: T): T {
  return { ...problem, message: text.refused[problem.code] ?? problem.message };
}

/** Where an invitation leads, at the address this page was opened under. */
export const linkOf = (invitation: string): string => `${location.origin}/invite/${invitation}`;
