import { eq } from 'drizzle-orm';
import { OrgSettings } from '../domain/org-settings.ts';
import type { Database } from './connect.ts';
import { orgSetting } from './schema/org-setting.ts';
import { inOrg } from './tenant.ts';

/** What an admin settled; what was never settled has its default. */
export async function readSettings(db: Database, orgId: string): Promise<OrgSettings> {
  const rows = await inOrg(db, orgId, (tx) => tx.select().from(orgSetting).where(eq(orgSetting.orgId, orgId)));
  return OrgSettings.parse(Object.fromEntries(rows.map(({ name, value }) => [name, value])));
}
