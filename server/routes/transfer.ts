import type { Context } from 'hono';
import { z } from 'zod';
import { readMeasured } from '../db/measured.ts';
import { readSettings } from '../db/org-settings.ts';
import type { Member } from '../domain/member.ts';
import { dayAfter, dayIn } from '../domain/org-settings.ts';
import { listenerVersion } from '../listener/listen.ts';
import { rubricsOf } from '../practice/rubrics.ts';
import type { TransferView } from '../protocol/call-view.ts';
import { samplingOf, transferOf } from '../reviews/transfer.ts';
import { quantitiesIn } from '../telling/improvement.ts';
import type { AppDeps } from './deps.ts';
import type { Env } from './guard.ts';

/** Practice beside real calls. A rep's own eyes see their private practice too; others what is open to them. */

export const TransferQuery = z.object({ member: z.uuid(), since: z.iso.date().optional() });

const dayMs = 86_400_000;
const lookBackDays = 180;
const recentDays = 28;
const sampledDays = 30;

type Asked = { rep: Member; reps: readonly Member[]; since: string | undefined };

export async function readTransfer(deps: AppDeps, c: Context<Env>, { rep, reps, since }: Asked): Promise<TransferView> {
  const { db } = deps;
  const { member, organisation } = c.var.caller;
  const { timeZone } = await readSettings(db, organisation.id);
  const now = new Date();
  const day = since ?? dayAfter(dayIn(timeZone, now), -recentDays);
  const quantities = quantitiesIn((await rubricsOf(deps, organisation.id)).ever.values());
  const rows = await readMeasured(db, organisation.id, {
    ...{ members: reps.map(({ id }) => id), whats: quantities.map(({ what }) => what), listener: listenerVersion },
    ...{ from: new Date(now.getTime() - lookBackDays * dayMs), to: now, openOnly: member.id !== rep.id },
  });
  const calls = rows.filter(({ source }) => source === 'call');
  const recent = calls.filter(
    ({ memberId, at }) => memberId === rep.id && now.getTime() - at.getTime() < sampledDays * dayMs,
  );
  // a call's total rests on another rubric than practice's: only what both have in common is put side by side
  const common = quantities.filter(({ what }) => what !== 'overall');
  return {
    member: { id: rep.id, name: rep.name },
    since: day,
    rows: transferOf(rep.id, common, rows, new Date(`${day}T00:00:00Z`)),
    sampling: samplingOf(calls, new Set(recent.map(({ sessionId }) => sessionId)).size),
  };
}
