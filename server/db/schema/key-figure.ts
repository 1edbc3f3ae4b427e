import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import type { Figure } from '../../domain/key-figure.ts';
import { moment } from './moment.ts';

/** Figures an organisation keeps besides those every one has (domain/key-figure.ts). */
export const keyFigure = pgTable(
  'key_figure',
  {
    orgId: uuid('org_id').notNull(),
    id: text('id').notNull(),
    name: text('name').notNull(),
    side: text('side').$type<Figure['side']>().notNull(),
    better: text('better').$type<Figure['better']>().notNull(),
    unit: text('unit').notNull(),
    madeBy: uuid('made_by').notNull(),
    madeAt: moment('made_at').notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.orgId, t.id] })],
);
