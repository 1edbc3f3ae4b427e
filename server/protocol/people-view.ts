import { z } from 'zod';
import { Role } from '../domain/member.ts';
import { passwordLength } from '../domain/password.ts';

/** Who is in an organisation, who was invited, and the keys of a member's scripts. */

const Team = z.object({ id: z.string(), name: z.string() });

/** What an admin sees of the organisation: people and teams, nothing of anyone's practice. */
export const PeopleView = z.object({
  members: z.array(
    z.object({
      /** The person, as in every other answer. */
      id: z.string(),
      /** Their place in this organisation, as the routes under /api/auth/organization name it. */
      membership: z.string(),
      name: z.string(),
      email: z.string(),
      role: Role,
      teams: z.array(Team),
    }),
  ),
  teams: z.array(Team.extend({ members: z.int() })),
  /** Open ones. Whoever knows the id can use it. */
  invitations: z.array(
    z.object({ id: z.string(), email: z.string(), role: Role, team: z.string().nullable(), expiresAt: z.string() }),
  ),
});
export type PeopleView = z.infer<typeof PeopleView>;
export type PersonView = PeopleView['members'][number];

/** An open invitation, as whoever was sent its id may see it. */
export const InvitationView = z.object({
  id: z.string(),
  organisation: z.string(),
  email: z.string(),
  role: Role,
  team: z.string().nullable(),
  expiresAt: z.string(),
  /** Whether this address has an account already. */
  known: z.boolean(),
});
export type InvitationView = z.infer<typeof InvitationView>;

/** `needed`: nobody has an account yet. */
export const SetupView = z.object({ needed: z.boolean() });
export type SetupView = z.infer<typeof SetupView>;

export const Password = z.string().min(passwordLength.least).max(passwordLength.most);

/** A member's own new password, with the one it replaces. */
export const NewPassword = z
  .strictObject({ current: z.string().max(passwordLength.most), next: Password })
  .refine(({ current, next }) => current !== next, {
    path: ['next'],
    error: 'choose another one than the present password',
  });
export type NewPassword = z.infer<typeof NewPassword>;

/** Other sign-ins: ended, or still open because the database failed behind the change. */
export const PasswordChanged = z.object({
  status: z.literal('changed'),
  elsewhere: z.enum(['ended', 'still-open']),
});
export type PasswordChanged = z.infer<typeof PasswordChanged>;

/** Days a key may last. */
export const keyDays = [30, 90, 365] as const;

export const NewApiKey = z.strictObject({
  name: z.string().trim().min(1).max(60),
  days: z.literal(keyDays).default(90),
});
export type NewApiKey = z.input<typeof NewApiKey>;

export const ApiKeyView = z.object({
  id: z.string(),
  name: z.string(),
  /** Its first characters, to tell one from another. */
  start: z.string(),
  createdAt: z.string(),
  expiresAt: z.string(),
  /** Null: never used. */
  usedAt: z.string().nullable(),
});
export type ApiKeyView = z.infer<typeof ApiKeyView>;

/** `key` is told this once. */
export const MadeApiKey = ApiKeyView.extend({ key: z.string() });
export type MadeApiKey = z.infer<typeof MadeApiKey>;
