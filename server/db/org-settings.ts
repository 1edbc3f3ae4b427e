import { eq } from 'drizzle-orm';
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
