import { and, eq } from 'drizzle-orm';
import type postgres from 'postgres';
import { type MailChoice, usualMail } from '../domain/mail-choice.ts';
import type { Database } from './connect.ts';
import { enterOrg, type RawDatabase } from './raw-tenant.ts';
import { mailChoice } from './schema/mail-choice.ts';
import { inOrg } from './tenant.ts';

/** What members chose to be sent by e-mail. */

export async function readMailChoice(db: Database, orgId: string, userId: string): Promise<MailChoice> {
  const [found] = await inOrg(db, orgId, (tx) =>
    tx
      .select({ digest: mailChoice.digest, notices: mailChoice.notices })
      .from(mailChoice)
      .where(and(eq(mailChoice.orgId, orgId), eq(mailChoice.userId, userId))),
  );
  return found ?? usualMail;
}

/** What isn't named stays. */
export async function chooseMail(
  db: Database,
  orgId: string,
  userId: string,
  change: { [K in keyof MailChoice]?: boolean | undefined },
): Promise<MailChoice> {
  const [kept] = await inOrg(db, orgId, (tx) =>
    tx
      .insert(mailChoice)
      .values({
        orgId,
        userId,
        digest: change.digest ?? usualMail.digest,
        notices: change.notices ?? usualMail.notices,
      })
      // of an empty change the row stays, and is told
      .onConflictDoUpdate({ target: [mailChoice.orgId, mailChoice.userId], set: { userId, ...change } })
      .returning({ digest: mailChoice.digest, notices: mailChoice.notices }),
  );
  return kept as MailChoice;
}

export type Untold = { userId: string; notices: number };

/**
 * Who of these members asked for notices by e-mail, has some unread since they were last sent their number, and was
 * sent none today. Each is given once a day, to `send` in the same transaction.
 */
export async function takeUntold(
  db: RawDatabase,
  orgId: string,
  { members, timeZone, today, now }: { members: readonly string[]; timeZone: string; today: string; now: Date },
  send: (tx: postgres.TransactionSql, untold: Untold[]) => Promise<void>,
): Promise<void> {
  if (members.length === 0) return;
  await db.sql.begin(async (tx) => {
    await enterOrg(tx, db, orgId);
    const untold = await tx<Untold[]>`
      with due as (
        select c.user_id, told.n, told.newest
        from mail_choice c cross join lateral (
          select count(*)::int as n, max(n.at) as newest from notice n
          where n.org_id = ${orgId} and n.user_id = c.user_id and n.read_at is null and n.kind <> 'digest'
            and n.at > coalesce(c.noticed_at, ${now}::timestamptz - interval '1 day')
        ) told
        where c.org_id = ${orgId} and c.notices and c.user_id = any(${[...members]}::uuid[])
      )
      -- what was told after the hour had begun is counted too, and not again tomorrow
      update mail_choice c set noticed_at = greatest(${now}::timestamptz, due.newest) from due
      where c.org_id = ${orgId} and c.user_id = due.user_id and due.n > 0
        -- of two processes at once the second finds it done
        and (c.noticed_at is null or (c.noticed_at at time zone ${timeZone})::date < ${today}::date)
      returning c.user_id as "userId", due.n as notices`;
    await send(tx, [...untold]);
  });
}
