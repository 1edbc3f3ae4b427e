import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { storeCall } from '../db/calls.ts';
import { readSettings } from '../db/org-settings.ts';
import { dayAfter } from '../domain/day.ts';
import { fingerprintOf, hearOne } from '../practice/import-calls.ts';
import { followGoals } from '../reviews/follow-goals.ts';
import type { Demo } from './demo.ts';

/** Two real calls with the parties' consent, heard and scored as any imported call is. */

const imported = [
  { file: 'ostrey-foods.vtt', name: 'Ostrey Foods, second talk', rep: 'Imogen Hart', held: 15 },
  { file: 'pellow-dairies.vtt', name: 'Pellow Dairies, first call', rep: 'Daniel Okoro', held: 24 },
];

export async function importCalls(demo: Demo): Promise<void> {
  const { db, raw, orgId, library, dated, calls } = demo;
  const { callDays } = await readSettings(db, orgId);
  const rubric = library.rubrics.get('any-call');
  if (!rubric) throw new Error('there is no rubric for any call');
  for (const { file, name, rep, held } of imported) {
    const daysAgo = demo.workday(held);
    const base64 = readFileSync(resolve(calls, file)).toString('base64');
    const callId = await storeCall(
      raw,
      {
        ...{ orgId, memberId: demo.id(rep), importedBy: demo.id('Rosalind Kemble'), name, rep, rubric },
        ...{ at: demo.at(daysAgo, 11), others: {}, file: base64, fingerprint: fingerprintOf(base64), trouble: null },
        keepUntil: dayAfter(demo.today, callDays),
      },
      async () => {},
    );
    if (!callId) continue;
    const failed = (_: string, error: unknown) => {
      throw error;
    };
    await hearOne({ db: raw, failed, measured: followGoals }, { orgId, callId }, true);
    const at = demo.at(daysAgo - 1, 9);
    dated.push({ table: 'call', by: 'id', id: callId, set: { imported_at: at, consent_at: at } });
    dated.push({ table: 'notice', by: 'about', id: callId, set: { at } });
  }
}
