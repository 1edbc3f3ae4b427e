import { v7 as uuidv7 } from 'uuid';
import { measured } from '../../server/db/schema/measured.ts';
import { inOrg } from '../../server/db/tenant.ts';
import type { TestApp } from '../http/test-app.ts';

/** Puts in what sessions would have measured, a session for each value. */

export type Given = {
  member: string;
  /** Days before now. */
  ago: number;
  overall: number;
  criteria?: Record<string, number>;
  open?: boolean;
  listener?: string;
};

export async function measure({ deps }: TestApp, orgId: string, given: readonly Given[]): Promise<void> {
  const rows = given.flatMap(({ member, ago, overall, criteria = {}, open = true, listener = 'rules-1' }) => {
    const common = {
      orgId,
      memberId: member,
      at: new Date(Date.now() - ago * 86_400_000),
      sessionId: uuidv7(),
      source: 'practice' as const,
      n: 3,
      open,
      listener,
    };
    const values = {
      overall,
      ...Object.fromEntries(Object.entries(criteria).map(([id, v]) => [`criterion:${id}`, v])),
    };
    return Object.entries(values).map(([what, value]) => ({ ...common, what, effective: value, computed: value }));
  });
  await inOrg(deps.db, orgId, (tx) => tx.insert(measured).values(rows));
}

/** So many sessions around a mean, four points up and four down in turn, within the ten days that begin `ago` days before. */
export const sessions = (member: string, ago: number, mean: number, count = 6, criteria: Record<string, number> = {}) =>
  Array.from({ length: count }, (_, i): Given => {
    const off = i % 2 === 0 ? 4 : -4;
    const around = Object.entries(criteria).map(([id, value]) => [id, value + off]);
    return { member, ago: ago - i * 0.5, overall: mean + off, criteria: Object.fromEntries(around) };
  });
