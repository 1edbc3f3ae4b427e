import type { AssigningChoices } from '../../../server/protocol/assignment-view.ts';
import { text } from '../../pages/goals-text.ts';

/** A member or a team as one value of a select. */
export const whoseOptions = ({ people, teams }: AssigningChoices) => [
  ...people.map(({ id, name }) => ({ value: `member:${id}`, says: name })),
  ...teams.map(({ id, name }) => ({ value: `team:${id}`, says: text.team(name) })),
];

export function namedOf(value: string): { member: string } | { team: string } {
  const [kind, id = ''] = value.split(':');
  return kind === 'team' ? { team: id } : { member: id };
}
