import { and, asc, eq, gt } from 'drizzle-orm';
import type { SignInDatabase } from './connect.ts';
import { invitation, member, user } from './schema/sign-in.ts';

/** What the sign-in rules ask of the tables. */

/** Is there an open invitation with this id for this address? Whoever knows the id was sent it. */
export async function isInvited(db: SignInDatabase, id: string, email: string): Promise<boolean> {
  const found = await db.drizzle
    .select({ id: invitation.id })
    .from(invitation)
    .where(
      and(
        eq(invitation.id, id),
        eq(invitation.email, email.toLowerCase()),
        eq(invitation.status, 'pending'),
        gt(invitation.expiresAt, new Date()),
      ),
    );
  return found.length > 0;
}

/** The organisation a new sign-in starts in. */
export async function firstOrganisation(db: SignInDatabase, userId: string): Promise<string | null> {
  const [found] = await db.drizzle
    .select({ id: member.organizationId })
    .from(member)
    .where(eq(member.userId, userId))
    .orderBy(asc(member.createdAt), asc(member.id))
    .limit(1);
  return found?.id ?? null;
}

export async function roleIn(db: SignInDatabase, userId: string, orgId: string): Promise<string | null> {
  const [found] = await db.drizzle
    .select({ role: member.role })
    .from(member)
    .where(and(eq(member.userId, userId), eq(member.organizationId, orgId)));
  return found?.role ?? null;
}

/** Null where there is no such user. */
export async function emailOf(db: SignInDatabase, userId: string): Promise<string | null> {
  const [found] = await db.drizzle.select({ email: user.email }).from(user).where(eq(user.id, userId));
  return found?.email ?? null;
}
