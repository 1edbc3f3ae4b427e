import { randomUUID } from 'node:crypto';
import { betterAuth } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError, createAuthMiddleware, getSessionFromCtx } from 'better-auth/api';
import { bearer, organization } from 'better-auth/plugins';
import { adminAc, memberAc } from 'better-auth/plugins/organization/access';
import { v7 as uuidv7 } from 'uuid';
import type { SignInDatabase } from '../db/connect.ts';
import { firstOrganisation, isInvited, roleIn } from '../db/invitations.ts';
import * as tables from '../db/schema/sign-in.ts';

/** Passwords, sign-ins, organisations, teams and invitations: all better-auth's, under these rules. */

export type SignedIn = { id: string; userId: string; name: string; email: string; activeOrganizationId: string | null };
export type SignIn = {
  /** Answers `/api/auth/*`. The client's address is read from `addressHeader` alone. */
  handle(request: Request): Promise<Response>;
  /** The sign-in a request carries, by cookie or bearer token. */
  read(headers: Headers): Promise<SignedIn | null>;
};

/** Set by the server from the connection; whatever a client sends under this name is thrown away. */
export const addressHeader = 'x-pushback-address';

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
  team: tables.team,
  teamMember: tables.teamMember,
};

export type SignInOptions = { db: SignInDatabase; secret: string; baseUrl: string; trustedOrigins: string[] };

export function makeSignIn({ db, secret, baseUrl, trustedOrigins }: SignInOptions): SignIn {
  const rules = createAuthMiddleware(async (ctx) => {
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
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200 },
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
    databaseHooks: {
      session: {
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
    ],
  });

  return {
    handle: (request) => auth.handler(request),
    async read(headers) {
      const held = await auth.api.getSession({ headers });
      if (!held) return null;
      const { id, userId, activeOrganizationId } = held.session;
      const { name, email } = held.user;
      return { id, userId, name, email, activeOrganizationId: activeOrganizationId ?? null };
    },
  };
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
