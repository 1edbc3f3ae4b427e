import { Hono } from 'hono';
import { type Difference, decide, listDifferences, type Place, readAgreement } from '../db/listener-votes.ts';
import { noteOpening } from '../db/openings.ts';
import { readRecord } from '../db/practice-sessions.ts';
import { type Label, labelsOf } from '../domain/label.ts';
import type { SessionRecord } from '../domain/record.ts';
import { sentenceAt } from '../practice/sentences-heard.ts';
import {
  Agreeing,
  type AgreementView,
  type Disagreement,
  type DisagreementPage,
  type MarkView,
  SentenceId,
} from '../protocol/listening-view.ts';
import type { AppDeps } from './deps.ts';
import type { Caller, Env } from './guard.ts';
import { Page } from './page.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { readOwnerIds } from './shared.ts';
import { viewMark } from './views.ts';

/**
 * Where the second listener heard something else, for whoever may open the session: coaches and
 * managers of its rep's teams, while it is shared. The words are read from the record when they are
 * asked for, and that is opening the session, for its rep to see.
 */

const Asked = Page.extend({ before: SentenceId.optional() });

const idOf = ({ session, seq, start }: Place): string => `${session}.${seq}.${start}`;
function placeOf(id: string): Place {
  const [session = '', seq, start] = id.split('.');
  return { session, seq: Number(seq), start: Number(start) };
}

const labelsBy = (who: 'heard' | 'voted', { votes }: Difference) =>
  votes.filter((vote) => vote[who]).map(({ label }) => label);

function viewDifference(difference: Difference, record: SessionRecord): Disagreement | null {
  const sentence = sentenceAt(record, difference);
  const { session, seq, by, listener } = difference;
  return (
    sentence && {
      ...{ id: idOf(difference), session, seq, by, listener, ...sentence },
      ours: labelsBy('heard', difference),
      other: labelsBy('voted', difference),
    }
  );
}

const isSame = (a: readonly Label[], b: readonly Label[]) => a.length === b.length && a.every((one) => b.includes(one));

/** What a sentence does where neither heard it. Throws Refusal where one of them did, or it is no label of its side. */
function rightOf({ speaker, ours, other }: Disagreement, given: readonly Label[]): Label[] {
  const right = [...new Set(given)];
  const possible = new Set(labelsOf(speaker));
  if (!right.every((label) => possible.has(label)))
    throw new Refusal(422, 'label-of-the-other-side', 'A sentence has labels of its own side only. Choose again.');
  if (isSame(right, ours) || isSame(right, other))
    throw new Refusal(422, 'one-is-right', 'One of the two heard just this. Agree with it, or choose other labels.');
  return right;
}

export function disagreementRoutes(deps: AppDeps) {
  const { db } = deps;

  /** The records of these sessions, each noted as opened. */
  async function open({ member, organisation }: Caller, sessions: Iterable<string>) {
    const records = [...sessions].map(async (session) => {
      await noteOpening(db, organisation.id, session, member.id);
      return [session, await readRecord(db, organisation.id, session)] as const;
    });
    return new Map(await Promise.all(records));
  }

  return new Hono<Env>()
    .get('/listening/agreement', async (c) => {
      const { caller } = c.var;
      const counts = await readAgreement(db, caller.organisation.id, await readOwnerIds(deps, caller));
      return c.json<AgreementView>({ secondListener: deps.secondListener, ...counts });
    })
    .get('/listening/disagreements', shaped('query', Asked), async (c) => {
      const { caller } = c.var;
      const { limit, before } = c.req.valid('query');
      const owners = await readOwnerIds(deps, caller);
      const page = { limit: limit + 1, before: before === undefined ? undefined : placeOf(before) };
      const found = await listDifferences(db, caller.organisation.id, owners, page);
      const shown = found.slice(0, limit);
      const records = await open(caller, new Set(shown.map(({ session }) => session)));
      const last = shown.at(-1);
      return c.json<DisagreementPage>({
        disagreements: shown.flatMap((one) => viewDifference(one, records.get(one.session)!) ?? []),
        next: found.length > limit && last ? idOf(last) : null,
      });
    })
    .post('/listening/disagreements/:id/agree', shaped('json', Agreeing), async (c) => {
      const { caller } = c.var;
      const id = SentenceId.safeParse(c.req.param('id'));
      if (!id.success) throw nothingHere();
      const at = placeOf(id.data);
      const orgId = caller.organisation.id;
      const owners = await readOwnerIds(deps, caller);
      const [difference] = await listDifferences(db, orgId, owners, { limit: 1, at });
      if (!difference) throw nothingHere();
      const records = await open(caller, [at.session]);
      const sentence = viewDifference(difference, records.get(at.session)!);
      if (!sentence) throw nothingHere();
      const { speaker, text, before, ours, listener } = sentence;
      const given = c.req.valid('json');
      const right = given.with === 'neither' ? rightOf(sentence, given.right) : sentence[given.with];
      const mark = await decide(db, orgId, at, {
        ...{ userId: caller.member.id, speaker, said: text, before, spoken: false, listener, sessionId: at.session },
        ...{ heard: ours, right, decided: given.with },
      });
      if (!mark) throw new Refusal(409, 'decided', 'Somebody else has just decided on this sentence.');
      return c.json<MarkView>(viewMark(mark, caller.member.name), 201);
    });
}
