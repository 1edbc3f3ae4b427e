import { randomUUID } from 'node:crypto';
import { apiKey } from '@better-auth/api-key';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { bearer, organization } from 'better-auth/plugins';
import { adminAc, memberAc } from 'better-auth/plugins/organization/access';
import { v7 as uuidv7 } from 'uuid';
import { z } from 'zod';
import type { KeyOwner, StoredKey } from '../db/api-keys.ts';
import type { SignInDatabase } from '../db/connect.ts';
import { emailOf, firstOrganisation, isInvited, roleIn } from '../db/invitations.ts';
import * as tables from '../db/schema/sign-in.ts';
import { passwordLength } from '../domain/password.ts';

/** Passwords, sign-ins, keys, organisations, teams and invitations: all better-auth's, under these rules. */

export type SignedIn = {
  id: string;
  userId: string;
  email: string;
  activeOrganizationId: string | null;
  /** Let in by a key, which holds in that organisation alone. */
  byKey: boolean;
};
/** `wrong`: the present one isn't this. `changed here alone`: it holds, and other sign-ins could not be ended. */
export type PasswordChange = 'wrong' | 'changed' | 'changed here alone';
export type SignIn = {
  /** Answers `/api/auth/*`. The client's address is read from `addressHeader` alone. */
  handle(request: Request): Promise<Response>;
  /** The sign-in a request carries, by cookie or bearer token, or the key. */
  read(headers: Headers): Promise<SignedIn | null>;
  /** Sets the password of the sign-in these headers carry and ends its user's other sign-ins. */
  changePassword(headers: Headers, wanted: { current: string; next: string }): Promise<PasswordChange>;
  /** Makes a key for a member's scripts. `key` is known here and now only. */
  makeKey(wanted: KeyOwner & { name: string; days: number }): Promise<StoredKey & { key: string }>;
};

/** Set by the server from the connection; whatever a client sends under this name is thrown away. */
export const addressHeader = 'x-pushback-address';

/** What every key begins with, so that it is told from a bearer token, and found where it leaked. */
const keyPrefix = 'pushback_';

/** The key a request carries, as `Authorization: Bearer` or `x-api-key`. */
function keyIn(headers: Headers): string | null {
  const token = /^bearer +(\S+)$/i.exec(headers.get('authorization') ?? '')?.[1];
  return token?.startsWith(keyPrefix) ? token : headers.get('x-api-key');
}

/** What any member may do with organisations; all else under /organization/ is the admin's. Lists of invitations hold their ids, and whoever knows an id can use it. */
const openToMembers = new Set([
  '/organization/accept-invitation',
  '/organization/reject-invitation',
  '/organization/get-invitation',
  '/organization/set-active',
  '/organization/list',
  '/organization/get-active-member',
  '/organization/get-active-member-role',
  '/organization/leave',
]);

const mostNameChars = 100;
const Named = z.object({ name: z.string().trim().min(1).max(mostNameChars) });

/** Our tables by the names the library is told to use. */
const schema = {
  user: tables.user,
  sign_in: tables.signIn,
  account: tables.account,
  verification: tables.verification,
  rateLimit: tables.rateLimit,
  organization: tables.organization,
  member: tables.member,
  invitation: tables.invitation,
  apikey: tables.apiKey,
  team: tables.team,
  teamMember: tables.teamMember,
};

export type SignInOptions = { db: SignInDatabase; secret: string; baseUrl: string; trustedOrigins: string[] };

export function makeSignIn({ db, secret, baseUrl, trustedOrigins }: SignInOptions): SignIn {
  const rules = createAuthMiddleware(async (ctx) => {
    if (ctx.path === '/sign-up/email' || ctx.path === '/update-user') checkName(ctx.body);
    if (ctx.path === '/sign-up/email') return invitedOnly(db, ctx.body);
    if (!ctx.path.startsWith('/organization/') || openToMembers.has(ctx.path)) return;
    const held = await getSessionFromCtx(ctx);
    if (!held) throw new APIError('UNAUTHORIZED', { message: 'Sign in first.' });
    const asked = ctx.body?.organizationId ?? ctx.query?.organizationId ?? held.session.activeOrganizationId;
    const role = typeof asked === 'string' ? await roleIn(db, held.user.id, asked) : null;
    if (role !== 'admin') throw new APIError('NOT_FOUND', { message: 'There is nothing here for you.' });
  });

  const auth = betterAuth({
    appName: 'Pushback',
    baseURL: baseUrl,
    basePath: '/api/auth',
    secret,
    trustedOrigins,
    database: drizzleAdapter(db.drizzle, { provider: 'pg', transaction: true, schema }),
    telemetry: { enabled: false },
    logger: { disabled: true },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: passwordLength.least,
      maxPasswordLength: passwordLength.most,
    },
    session: { modelName: 'sign_in', expiresIn: 14 * 24 * 60 * 60, updateAge: 24 * 60 * 60 },
    // Failed sign-ins are counted by the route: the library would count the successful ones too.
    rateLimit: {
      enabled: true,
      storage: 'database',
      window: 10,
      max: 100,
      customRules: { '/sign-in/email': false, '/sign-up/email': { window: 60, max: 10 } },
    },
    advanced: {
      // Set here, because under test the library would switch both checks off by itself.
      disableCSRFCheck: false,
      disableOriginCheck: false,
      ipAddress: { ipAddressHeaders: [addressHeader] },
      // An invitation's id is its proof: nothing of it may be guessed from when it was made.
      database: { generateId: ({ model }) => (model === 'invitation' ? randomUUID() : uuidv7()) },
      cookiePrefix: 'pushback',
      useSecureCookies: baseUrl.startsWith('https:'),
    },
    hooks: { before: rules },
    // Keys and passwords have routes of our own: keys let nobody in under /api/auth, and wrong passwords are counted.
    disabledPaths: [
      ...['create', 'get', 'update', 'delete', 'list'].map((what) => `/api-key/${what}`),
      '/change-password',
      '/verify-password',
    ],
    databaseHooks: {
      session: {
        // Joining by an invitation makes its team the active one, and the library removes no active team. Nothing here uses it.
        update: { before: async (session) => ({ data: { ...session, activeTeamId: null } }) },
        create: {
          before: async (session) => ({
            data: { ...session, activeOrganizationId: await firstOrganisation(db, session.userId) },
          }),
        },
      },
    },
    plugins: [
      organization({
        creatorRole: 'admin',
        allowUserToCreateOrganization: false,
        disableOrganizationDeletion: true,
        membershipLimit: 100_000,
        invitationExpiresIn: 7 * 24 * 60 * 60,
        requireEmailVerificationOnInvitation: false,
        roles: { admin: adminAc, manager: memberAc, coach: memberAc, rep: memberAc },
        teams: { enabled: true, defaultTeam: { enabled: false }, allowRemovingAllTeams: true },
      }),
      bearer(),
      apiKey({
        defaultPrefix: keyPrefix,
        defaultKeyLength: 48,
        startingCharactersConfig: { charactersLength: keyPrefix.length + 4 },
        maximumNameLength: 60,
        enableMetadata: true,
        keyExpiration: { minExpiresIn: 1, maxExpiresIn: 365 },
        rateLimit: { enabled: false },
      }),
    ],
  });

  async function readKey(key: string): Promise<SignedIn | null> {
    const held = (await auth.api.verifyApiKey({ body: { key } })).key;
    if (!held) return null;
    const orgId: unknown = held.metadata?.organizationId;
    const email = await emailOf(db, held.referenceId);
    if (email === null || typeof orgId !== 'string') return null;
    return { id: held.id, userId: held.referenceId, email, activeOrganizationId: orgId, byKey: true };
  }

  return {
    handle: (request) => auth.handler(request),
    async read(headers) {
      const key = keyIn(headers);
      if (key !== null) return readKey(key);
      const held = await auth.api.getSession({ headers });
      if (!held) return null;
      const { id, userId, activeOrganizationId } = held.session;
      return {
        id,
        userId,
        email: held.user.email,
        activeOrganizationId: activeOrganizationId ?? null,
        byKey: false,
      };
    },
    async changePassword(headers, { current, next }) {
      try {
        await auth.api.changePassword({ headers, body: { currentPassword: current, newPassword: next } });
      } catch (error) {
        if (error instanceof APIError && error.body?.code === 'INVALID_PASSWORD') return 'wrong';
        throw error;
      }
      // changed it is by now, whatever becomes of the other sign-ins
      return auth.api.revokeOtherSessions({ headers }).then(
        () => 'changed',
        () => 'changed here alone',
      );
    },
    async makeKey({ userId, orgId, name, days }) {
      const made = await auth.api.createApiKey({
        body: { userId, name, expiresIn: days * 24 * 60 * 60, metadata: { organizationId: orgId } },
      });
      const { id, key, start, createdAt, expiresAt } = made;
      return { id, key, name, start: start ?? '', createdAt, expiresAt: expiresAt ?? createdAt, usedAt: null };
    },
  };
}

/** The library takes any name; everyone in the organisation reads it. */
function checkName(body: unknown): void {
  if (!Named.safeParse(body).success)
    throw new APIError('BAD_REQUEST', {
      code: 'BAD_NAME',
      message: `A name has between 1 and ${mostNameChars} characters.`,
    });
}

/** Nobody signs up without an invitation; its id comes along as `invitation`. */
async function invitedOnly(db: SignInDatabase, body: unknown): Promise<void> {
  const { invitation, email } = (body ?? {}) as { invitation?: unknown; email?: unknown };
  const invited =
    typeof invitation === 'string' && typeof email === 'string' && (await isInvited(db, invitation, email));
  if (!invited)
    throw new APIError('FORBIDDEN', {
      message: 'Signing up needs an open invitation to this address. Ask an admin of your organisation for one.',
    });
}
