import { jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { OrgSettings } from '../../domain/org-settings.ts';

/** What an admin settled for the organisation, a row a setting; what is not there has its default. */
export const orgSetting = pgTable(
  'org_setting',
  {
    orgId: uuid('org_id').notNull(),
    name: text('name').$type<keyof OrgSettings>().notNull(),
    value: jsonb('value').$type<OrgSettings[keyof OrgSettings]>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.name] })],
);
