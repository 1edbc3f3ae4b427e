import { and, eq } from 'drizzle-orm';
import { OrgSettings } from '../domain/org-settings.ts';
import type { Database } from './connect.ts';
import { orgSetting } from './schema/org-setting.ts';
import { inOrg } from './tenant.ts';

/** What an admin settled for the organisation; what they didn't has its default. */

const isKnown = (name: string): name is keyof OrgSettings => Object.hasOwn(OrgSettings.shape, name);

export async function readSettings(db: Database, orgId: string): Promise<OrgSettings> {
  const rows = await inOrg(db, orgId, (tx) =>
    tx.select({ name: orgSetting.name, value: orgSetting.value }).from(orgSetting).where(eq(orgSetting.orgId, orgId)),
  );
  return OrgSettings.parse(
    Object.fromEntries(rows.flatMap(({ name, value }) => (isKnown(name) ? [[name, value]] : []))),
  );
}

/** Which of them somebody settled. */
export async function readSettled(db: Database, orgId: string): Promise<Set<string>> {
  const rows = await inOrg(db, orgId, (tx) =>
    tx.select({ name: orgSetting.name }).from(orgSetting).where(eq(orgSetting.orgId, orgId)),
  );
  return new Set(rows.map(({ name }) => name));
}

/** Null: back to its default. */
export async function writeSetting<K extends keyof OrgSettings>(
  db: Database,
  orgId: string,
  name: K,
  value: OrgSettings[K] | null,
): Promise<void> {
  await inOrg(db, orgId, async (tx) => {
    if (value === null) await tx.delete(orgSetting).where(and(eq(orgSetting.orgId, orgId), eq(orgSetting.name, name)));
    else
      await tx
        .insert(orgSetting)
        .values({ orgId, name, value })
        .onConflictDoUpdate({ target: [orgSetting.orgId, orgSetting.name], set: { value } });
  });
}
