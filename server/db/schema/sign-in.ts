import { sql } from 'drizzle-orm';
import { bigint, boolean, foreignKey, index, integer, pgSchema, text, unique } from 'drizzle-orm/pg-core';
import { moment } from './moment.ts';

/**
 * The tables of better-auth, as its 1.7 with organisations and teams expects them. They stand
 * outside tenant security, in a schema of their own that the tenant role may not read. Property
 * names are better-auth's field names; its "session" is `sign_in` here.
 */
export const auth = pgSchema('auth');

export const user = auth.table('user', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  email: text('email').notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text('image'),
  createdAt: moment('created_at').notNull().defaultNow(),
  updatedAt: moment('updated_at').notNull().defaultNow(),
});

const ofUser = () =>
  text('user_id')
    .notNull()
    .references(() => user.id, { onDelete: 'cascade' });

export const signIn = auth.table(
  'sign_in',
  {
    id: text('id').primaryKey(),
    expiresAt: moment('expires_at').notNull(),
    token: text('token').notNull().unique(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    userId: ofUser(),
    activeOrganizationId: text('active_organization_id'),
    activeTeamId: text('active_team_id'),
  },
  (t) => [index('sign_in_user').on(t.userId)],
);

export const account = auth.table(
  'account',
  {
    id: text('id').primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: ofUser(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    password: text('password'),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (t) => [index('account_user').on(t.userId)],
);

export const verification = auth.table(
  'verification',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at').notNull().defaultNow(),
  },
  (t) => [index('verification_identifier').on(t.identifier)],
);

/** Sign-in attempts, counted in the database so that several processes count together. */
export const rateLimit = auth.table('rate_limit', {
  id: text('id').primaryKey(),
  key: text('key').notNull().unique(),
  count: integer('count').notNull(),
  lastRequest: bigint('last_request', { mode: 'number' }).notNull(),
});

export const organization = auth.table('organization', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  slug: text('slug').notNull().unique(),
  logo: text('logo'),
  metadata: text('metadata'),
  createdAt: moment('created_at').notNull().defaultNow(),
});

const ofOrganization = () =>
  text('organization_id')
    .notNull()
    .references(() => organization.id, { onDelete: 'cascade' });

export const member = auth.table(
  'member',
  {
    id: text('id').primaryKey(),
    organizationId: ofOrganization(),
    userId: ofUser(),
    role: text('role').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
  },
  (t) => [unique('member_once').on(t.organizationId, t.userId), index('member_user').on(t.userId)],
);

export const invitation = auth.table(
  'invitation',
  {
    id: text('id').primaryKey(),
    organizationId: ofOrganization(),
    email: text('email').notNull(),
    role: text('role'),
    teamId: text('team_id'),
    status: text('status').notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull().defaultNow(),
    inviterId: text('inviter_id')
      .notNull()
      .references(() => user.id, { onDelete: 'cascade' }),
  },
  (t) => [index('invitation_organization').on(t.organizationId), index('invitation_email').on(t.email)],
);

export const team = auth.table(
  'team',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    memberCount: integer('member_count').notNull().default(0),
    organizationId: ofOrganization(),
    createdAt: moment('created_at').notNull().defaultNow(),
    updatedAt: moment('updated_at'),
  },
  (t) => [index('team_organization').on(t.organizationId)],
);

export const teamMember = auth.table(
  'team_member',
  {
    id: text('id').primaryKey(),
    teamId: text('team_id')
      .notNull()
      .references(() => team.id, { onDelete: 'cascade' }),
    userId: ofUser(),
    membershipKey: text('membership_key').unique(),
    createdAt: moment('created_at').defaultNow(),
  },
  (t) => [index('team_member_user').on(t.userId), index('team_member_team').on(t.teamId)],
);

/**
 * Keys for scripts, as better-auth's api-key plugin 1.7 expects them: `key` is a SHA-256 hash. What
 * the plugin's metadata names as the organisation is a column here, so that a key hangs on one
 * membership and goes with it. Its own counting is off, and `enabled` is never anything but true.
 */
export const apiKey = auth.table(
  'api_key',
  {
    id: text('id').primaryKey(),
    configId: text('config_id').notNull().default('default'),
    name: text('name'),
    start: text('start'),
    referenceId: text('reference_id').notNull(),
    prefix: text('prefix'),
    key: text('key').notNull().unique(),
    refillInterval: integer('refill_interval'),
    refillAmount: integer('refill_amount'),
    lastRefillAt: moment('last_refill_at'),
    enabled: boolean('enabled').default(true),
    rateLimitEnabled: boolean('rate_limit_enabled').default(true),
    rateLimitTimeWindow: integer('rate_limit_time_window'),
    rateLimitMax: integer('rate_limit_max'),
    requestCount: integer('request_count').default(0),
    remaining: integer('remaining'),
    lastRequest: moment('last_request'),
    expiresAt: moment('expires_at'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    permissions: text('permissions'),
    metadata: text('metadata'),
    organizationId: text('organization_id').notNull().generatedAlwaysAs(sql`(metadata::jsonb ->> 'organizationId')`),
  },
  (t) => [
    foreignKey({
      name: 'api_key_of_member',
      columns: [t.organizationId, t.referenceId],
      foreignColumns: [member.organizationId, member.userId],
    }).onDelete('cascade'),
    index('api_key_member').on(t.referenceId, t.organizationId),
  ],
);
