import { type Context, Hono } from 'hono';
import { z } from 'zod';
import {
  type FoundCall,
  findCall,
  hearAgain,
  listCalls,
  noteCallOpening,
  readCallOpenings,
  readHeld,
  storeCall,
} from '../db/calls.ts';
import { readMembers } from '../db/members.ts';
import { readSettings } from '../db/org-settings.ts';
import { type Member, mayOpen } from '../domain/member.ts';
import { dayAfter, dayIn } from '../domain/org-settings.ts';
import type { Rubric } from '../domain/rubric.ts';
import { certaintiesOf } from '../measure/certainty.ts';
import { checkFile, fingerprintOf, speakersIn } from '../practice/import-calls.ts';
import { rubricInForce, rubricsOf } from '../practice/rubrics.ts';
import {
  CallAgain,
  type CallChoices,
  CallFiles,
  type CallPage,
  type CallSummary,
  type CallsMade,
  type CallView,
  type FilesRead,
  NewCalls,
  type TransferView,
} from '../protocol/call-view.ts';
import { enoughCalls } from '../reviews/enough.ts';
import { makeReliability } from '../reviews/reliability.ts';
import { type CallFile, isForm, readUpload, type Uploaded } from './call-upload.ts';
import type { AppDeps } from './deps.ts';
import { type Env, uuid } from './guard.ts';
import { Page } from './page.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { readOwners } from './shared.ts';
import { readTransfer, TransferQuery } from './transfer.ts';

/** Further back a call tells of somebody else than they are now. */
const sampledDays = 90;

const anyCallFirst = (a: { id: string }, b: { id: string }) =>
  Number(b.id === 'any-call') - Number(a.id === 'any-call');

/** `/api/calls`: real calls. Coaches and managers import those of their teams' reps, who see them and who opened them. */

export function viewCall(found: FoundCall, member: { id: string; name: string }): CallSummary {
  const { id, name, at, importedAt, status, errorLine, error, overall, level, rubric, keepUntil, removedAt } = found;
  return {
    ...{ id, name, status, overall, level, rubric, keepUntil, removed: removedAt !== null },
    member: { id: member.id, name: member.name },
    at: at.toISOString(),
    importedAt: importedAt.toISOString(),
    trouble: error === null ? null : { line: errorLine, reason: error },
  };
}

export function callRoutes(deps: AppDeps) {
  const { db, raw, signInDb, sendCall } = deps;
  const reliabilityOf = makeReliability(db);

  /** Reps whose calls the caller sees: of their teams, or for a rep themselves. */
  const readReps = async (c: Context<Env>): Promise<Member[]> => {
    const { member } = c.var.caller;
    if (member.role === 'rep') return [member];
    return (await readOwners(deps, c.var.caller)).filter(({ role }) => role === 'rep');
  };
  const importersOnly = (c: Context<Env>) => {
    const { role } = c.var.caller.member;
    if (role !== 'coach' && role !== 'manager') throw nothingHere();
  };
  /** A call the caller may open, and whose it is. */
  const open = async (c: Context<Env>) => {
    const { member, organisation } = c.var.caller;
    const id = c.req.param('id') ?? '';
    const found = uuid.test(id) ? await findCall(db, organisation.id, id) : null;
    if (!found) throw nothingHere();
    const mine = found.memberId === member.id;
    const [owner] = mine ? [member] : await readMembers(signInDb, organisation.id, [found.memberId]);
    if (!owner || !mayOpen(member, owner, 'shared')) throw nothingHere();
    return { found, owner, mine };
  };
  const addOne = async (
    c: Context<Env>,
    file: CallFile,
    rubric: Rubric,
    keepUntil: string,
  ): Promise<CallsMade['calls'][number]> => {
    const { member, organisation } = c.var.caller;
    const trouble = checkFile(file.base64, file.rep);
    const id = await storeCall(
      raw,
      {
        ...{ orgId: organisation.id, memberId: file.member, importedBy: member.id, rubric, keepUntil, trouble },
        ...{ name: file.name, rep: file.rep, others: file.others, file: file.base64 },
        at: file.at ? new Date(file.at) : new Date(),
        fingerprint: fingerprintOf(file.base64),
      },
      sendCall,
    );
    if (id === null)
      return { name: file.name, id, status: 'failed', trouble: { line: 1, reason: 'this call was imported before' } };
    return { name: file.name, id, status: trouble ? 'failed' : 'pending', trouble };
  };

  /** Files that can't be imported keep none of the others. Throws Refusal. */
  const importAll = async (c: Context<Env>, wanted: Uploaded) => {
    const { organisation } = c.var.caller;
    const rubric = await rubricInForce(deps, organisation.id, wanted.rubric);
    if (!rubric) throw new Refusal(422, 'no-such-rubric', 'There is no such rubric. Choose another one.');
    const reps = new Set((await readReps(c)).map(({ id }) => id));
    if (wanted.members.some((member) => !reps.has(member)))
      throw new Refusal(422, 'not-your-rep', 'A call belongs to a rep of one of your teams. Nothing was imported.');
    const { timeZone, callDays } = await readSettings(db, organisation.id);
    const keepUntil = dayAfter(dayIn(timeZone, new Date()), callDays);
    const calls: CallsMade['calls'] = [];
    for (const file of wanted.files) calls.push('base64' in file ? await addOne(c, file, rubric, keepUntil) : file);
    return c.json<CallsMade>({ calls }, 201);
  };

  return new Hono<Env>()
    .get('/', shaped('query', Page.extend({ member: z.uuid().optional() })), async (c) => {
      const { limit, before, member } = c.req.valid('query');
      const reps = new Map((await readReps(c)).map((rep) => [rep.id, rep]));
      const wanted = [...reps.keys()].filter((id) => member === undefined || id === member);
      if (wanted.length === 0) return c.json<CallPage>({ calls: [], next: null });
      const found = await listCalls(db, c.var.caller.organisation.id, wanted, { limit: limit + 1, before });
      const calls = found.slice(0, limit).flatMap((call) => viewCall(call, reps.get(call.memberId)!));
      return c.json<CallPage>({ calls, next: found.length > limit ? (calls.at(-1)?.id ?? null) : null });
    })
    .get('/choices', async (c) => {
      importersOnly(c);
      const reps = await readReps(c);
      const now = Date.now();
      const held = Map.groupBy(
        await readHeld(
          db,
          c.var.caller.organisation.id,
          reps.map(({ id }) => id),
          new Date(now - sampledDays * 86_400_000),
        ),
        ({ memberId }) => memberId,
      );
      const callsOf = (id: string) =>
        enoughCalls(
          (held.get(id) ?? []).map(({ at }) => at.getTime()),
          now,
        );
      const { inForce } = await rubricsOf(deps, c.var.caller.organisation.id);
      const rubrics = [...inForce.values()].map(({ id, title }) => ({ id, title }));
      return c.json<CallChoices>({
        reps: reps.map(({ id, name }) => ({ id, name, calls: callsOf(id) })),
        rubrics: rubrics.toSorted(anyCallFirst),
      });
    })
    .get('/transfer', shaped('query', TransferQuery), async (c) => {
      const reps = await readReps(c);
      const { member, since } = c.req.valid('query');
      const rep = reps.find(({ id }) => id === member);
      if (!rep) throw nothingHere();
      return c.json<TransferView>(await readTransfer(deps, c, { rep, reps, since }));
    })
    .post('/read', shaped('json', CallFiles), (c) => {
      importersOnly(c);
      const files = c.req.valid('json').files.map(({ name, base64 }) => ({ name, ...speakersIn(base64) }));
      return c.json<FilesRead>({ files });
    })
    .post(
      '/',
      async (c, next) => {
        importersOnly(c);
        if (!isForm(c)) return next();
        const names = new Map((await readReps(c)).map(({ id, name }) => [id, name]));
        return importAll(c, await readUpload(c, (member) => names.get(member) ?? ''));
      },
      shaped('json', NewCalls),
      (c) => {
        const { rubric, files } = c.req.valid('json');
        return importAll(c, { rubric, files, members: files.map(({ member }) => member) });
      },
    )
    .get('/:id', async (c) => {
      const { found, owner, mine } = await open(c);
      const { member, organisation } = c.var.caller;
      if (!mine) await noteCallOpening(db, organisation.id, found.id, member.id);
      const openings = mine ? await readCallOpenings(db, organisation.id, found.id) : [];
      const ids = [found.importedBy, found.consentBy, ...openings.map(({ userId }) => userId)];
      const people = new Map((await readMembers(signInDb, organisation.id, ids)).map((each) => [each.id, each]));
      const nameOf = (id: string) => people.get(id)?.name ?? 'Somebody who has left';
      return c.json<CallView>({
        ...viewCall(found, owner),
        mine,
        importedBy: nameOf(found.importedBy),
        consent: { by: nameOf(found.consentBy), at: found.consentAt.toISOString() },
        turns: found.turns,
        card: found.card,
        certainty: found.card
          ? certaintiesOf(found.card, found.scoredBy, await reliabilityOf(organisation.id, found.card.listener))
          : [],
        opened: openings.map(({ userId, at }) => ({
          name: nameOf(userId),
          role: people.get(userId)?.role ?? '',
          at: at.toISOString(),
        })),
      });
    })
    .post('/:id/again', shaped('json', CallAgain), async (c) => {
      importersOnly(c);
      const { found } = await open(c);
      const job = { orgId: c.var.caller.organisation.id, callId: found.id };
      if (!(await hearAgain(raw, job, c.req.valid('json').rep, sendCall)))
        throw new Refusal(409, 'not-failed', 'This call has not failed, or its file is gone.');
      return c.json({ status: 'pending' as const }, 202);
    });
}
