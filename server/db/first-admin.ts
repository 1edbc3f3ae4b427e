import { count, sql } from 'drizzle-orm';
import { v7 as uuidv7 } from 'uuid';
import type { SignInDatabase } from './connect.ts';
import { account, member, organization, user } from './schema/sign-in.ts';

/** The first organisation and its admin: made once, while nobody has an account yet. */

export type FirstAdmin = { organisation: string; name: string; email: string; passwordHash: string };

export async function nobodyYet(db: SignInDatabase): Promise<boolean> {
  const [found] = await db.drizzle.select({ n: count() }).from(user);
  return found?.n === 0;
}

/** False: somebody was there already, and nothing was made. */
export async function makeFirstAdmin(db: SignInDatabase, first: FirstAdmin): Promise<boolean> {
  return db.drizzle.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('pushback.first-admin'))`);
    const [found] = await tx.select({ n: count() }).from(user);
    if (found?.n !== 0) return false;
    const organizationId = uuidv7();
    const userId = uuidv7();
    await tx.insert(organization).values({ id: organizationId, name: first.organisation, slug: 'first' });
    await tx
      .insert(user)
      .values({ id: userId, name: first.name, email: first.email.toLowerCase(), emailVerified: true });
    await tx.insert(account).values({
      id: uuidv7(),
      accountId: userId,
      providerId: 'credential',
      userId,
      password: first.passwordHash,
    });
    await tx.insert(member).values({ id: uuidv7(), organizationId, userId, role: 'admin' });
    return true;
  });
}
