import type { Role } from '../../server/domain/member.ts';
import { shortPassword } from '../parts/form.ts';

export const roleSays: Record<Role, string> = {
  rep: 'a rep',
  coach: 'a coach',
  manager: 'a manager',
  admin: 'an admin',
};

export const text = {
  title: 'Invitation',
  headingLoading: 'You are invited.',
  heading: (organisation: string) => `${organisation} invites you to practise.`,
  says: (role: string, team: string | null, email: string) =>
    `You join as ${role}${team === null ? '' : ` in the team ${team}`}. This invitation is for ${email}.`,
  loading: 'Opening your invitation',
  failed: 'Your invitation couldn’t be opened.',
  closedHeading: 'This invitation is closed.',
  closedSays: 'It was used, taken back, or has run out. Ask whoever sent it for a new one.',
  email: 'Email',
  name: 'Your name',
  password: 'Choose a password',
  yourPassword: 'Your password',
  yourPasswordHint: (email: string) => `${email} has an account here already: sign in to join.`,
  join: 'Join',
  busy: 'Joining…',
  wrong: 'Joining did not work.',
  wrongPassword: 'That is not the password of this account.',
  other: (name: string) => `You are signed in as ${name}, whom this invitation is not for.`,
  leave: 'Sign out and go on',
  missingName: 'Enter your name, as your team knows you.',
  missingPassword: shortPassword,
  missingYourPassword: 'Enter your password.',
};
