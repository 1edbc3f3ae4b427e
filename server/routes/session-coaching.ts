import { Hono } from 'hono';
import { createMiddleware } from 'hono/factory';
import { addComment, sendBack } from '../db/coach-notes.ts';
import { readCoaching } from '../db/coaching.ts';
import { readMembers, readOverseers } from '../db/members.ts';
import { addNoticeRaw } from '../db/notices.ts';
import { type FoundSession, readRecord } from '../db/practice-sessions.ts';
import { addDispute, addRequest } from '../db/rep-questions.ts';
import { onCard, type StandingCard } from '../db/standing-card.ts';
import { labelsOf } from '../domain/label.ts';
import type { Evidence } from '../domain/measurement.ts';
import { type Member, seesVotes } from '../domain/member.ts';
import type { SessionRecord } from '../domain/record.ts';
import { splitSentences } from '../listener/sentences.ts';
import { correctSentence, overrideCriterion, type Unchanged } from '../practice/verdicts.ts';
import {
  type CoachingView,
  type Made,
  NewComment,
  NewCorrection,
  NewDispute,
  NewOverride,
  NewRequest,
  NewSentBack,
} from '../protocol/coaching-view.ts';
import { blind, isBlind } from './blind.ts';
import { peopleIn, viewCoaching } from './coaching-views.ts';
import type { AppDeps } from './deps.ts';
import { type Asked, type Caller, type Env, openSession, ownSession } from './guard.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';

/** `/api/sessions/:id/…`: what a coach says of a scorecard to its rep, and a rep to the coaches. */

export type Judged = { session: FoundSession; owner: Member };
export type JudgeEnv = Env & { Variables: Env['Variables'] & { judged: Judged } };

/** The session, for a coach or a manager who may open it and whose own it isn't. Throws Refusal. */
export async function judgedSession(deps: AppDeps, c: Asked, id: string): Promise<Judged> {
  const { session, owner, mine } = await openSession(deps, c, id);
  if (mine) throw nothingHere();
  return { session, owner };
}

const unchanged: Record<Unchanged, () => Refusal> = {
  'no-scorecard': () => new Refusal(409, 'no-scorecard', 'This session has no scorecard yet. Wait until it is scored.'),
  'no-such-criterion': () => new Refusal(422, 'no-such-criterion', 'The scorecard has no such criterion.'),
  'no-such-sentence': () => new Refusal(422, 'no-such-sentence', 'No sentence of the rep’s stands there.'),
  'nothing-there': nothingHere,
};

export function changedOr(done: Made | Unchanged): Made {
  if (typeof done === 'string') throw unchanged[done]();
  return { id: done.id };
}

/** Whoever judges a session, as the verdicts name them. */
export const whoIs = ({ member, organisation }: Caller, sessionId: string) => ({
  orgId: organisation.id,
  sessionId,
  by: { id: member.id, name: member.name },
});

const sentencesOf = (record: SessionRecord): Evidence[] =>
  record.events.flatMap(({ seq, event }) =>
    event.kind === 'rep-turn' ? splitSentences(event.text).map(({ start, end }) => ({ seq, start, end })) : [],
  );

export function sessionCoachingRoutes(deps: AppDeps) {
  const { db, raw, signInDb } = deps;

  // before the body is read: whoever may not judge learns nothing from what is said of it
  const judging = createMiddleware<JudgeEnv>(async (c, next) => {
    c.set('judged', await judgedSession(deps, c, c.req.param('id') ?? ''));
    await next();
  });
  const owning = createMiddleware<JudgeEnv>(async (c, next) => {
    c.set('judged', { session: await ownSession(deps, c, c.req.param('id') ?? ''), owner: c.var.caller.member });
    await next();
  });

  const noteOf = (caller: Caller, { session, owner }: Judged) => ({
    ...whoIs(caller, session.id),
    memberId: owner.id,
    title: session.title,
  });

  /** A rep's question, told to the coaches who may open the session. */
  async function ask(caller: Caller, { session, owner }: Judged, kind: 'request' | 'dispute', says: string, add: Add) {
    const orgId = caller.organisation.id;
    if (session.visibility === 'private')
      throw new Refusal(409, 'private', 'No coach can open this session. Share it with your team first.');
    const teams = owner.teams.map(({ id }) => id);
    const coaches = (await readOverseers(signInDb, orgId, teams)).filter(({ role }) => role === 'coach');
    const done = await onCard(raw, orgId, session.id, async (tx, standing) => {
      const id = await add(tx, standing);
      if (id === null) return { id };
      for (const coach of coaches.filter((one) => one.id !== owner.id))
        await addNoticeRaw(tx, {
          ...{ orgId, userId: coach.id, kind, about: id, link: `/coaching?session=${session.id}` },
          says: `${owner.name} ${says} “${session.title}”.`,
        });
      return { id };
    });
    if (!done) throw unchanged['no-scorecard']();
    if (done.id === null)
      throw new Refusal(409, 'asked-already', 'You have asked that already. A coach will answer it.');
    return { id: done.id };
  }

  return new Hono<Env>()
    .get('/:id/coaching', async (c) => {
      const { member, organisation } = c.var.caller;
      const { session, owner, mine } = await openSession(deps, c, c.req.param('id'));
      if (await isBlind(deps, c.var.caller, session.id)) throw blind();
      const [found, record] = await Promise.all([
        readCoaching(db, organisation.id, session.id, mine),
        mine ? null : readRecord(db, organisation.id, session.id),
      ]);
      const people = await readMembers(signInDb, organisation.id, peopleIn(found));
      const names = new Map(people.map(({ id, name }) => [id, name]));
      return c.json<CoachingView>(
        viewCoaching(found, {
          ...{ reader: member.id, judges: !mine, seesVotes: seesVotes(member, owner) },
          sentences: record ? sentencesOf(record) : [],
          names: (id) => names.get(id) ?? 'A former member',
        }),
      );
    })
    .post('/:id/comments', judging, shaped('json', NewComment), async (c) => {
      const { says, at } = c.req.valid('json');
      const record = at && (await readRecord(db, c.var.caller.organisation.id, c.var.judged.session.id));
      const isThere = ({ seq, start, end }: Evidence) => at?.seq === seq && at.start === start && at.end === end;
      if (record && !sentencesOf(record).some(isThere)) throw unchanged['no-such-sentence']();
      return c.json<Made>({ id: await addComment(db, noteOf(c.var.caller, c.var.judged), says, at) }, 201);
    })
    .post('/:id/overrides', judging, shaped('json', NewOverride), async (c) => {
      const who = whoIs(c.var.caller, c.var.judged.session.id);
      return c.json<Made>(changedOr(await overrideCriterion(deps, who, c.req.valid('json'))), 201);
    })
    .post('/:id/corrections', judging, shaped('json', NewCorrection), async (c) => {
      const made = c.req.valid('json');
      const possible = new Set(labelsOf('rep'));
      if (!made.right.every((label) => possible.has(label)))
        throw new Refusal(422, 'label-of-the-other-side', 'A sentence has labels of its own side only. Choose again.');
      const who = whoIs(c.var.caller, c.var.judged.session.id);
      return c.json<Made>(changedOr(await correctSentence(deps, who, made)), 201);
    })
    .post('/:id/sent-back', judging, shaped('json', NewSentBack), async (c) => {
      const { seq, why } = c.req.valid('json');
      const record = await readRecord(db, c.var.caller.organisation.id, c.var.judged.session.id);
      if (!record.events.some((each) => each.seq === seq && each.event.kind === 'rep-turn'))
        throw new Refusal(422, 'no-such-turn', 'No turn of the rep’s stands there.');
      return c.json<Made>({ id: await sendBack(db, noteOf(c.var.caller, c.var.judged), seq, why) }, 201);
    })
    .post('/:id/requests', owning, shaped('json', NewRequest), async (c) => {
      const { says } = c.req.valid('json');
      const add: Add = (tx, standing) => addRequest(tx, standing, says);
      return c.json<Made>(await ask(c.var.caller, c.var.judged, 'request', 'asks you to look at', add), 201);
    })
    .post('/:id/disputes', owning, shaped('json', NewDispute), async (c) => {
      const { criterion, reason } = c.req.valid('json');
      const add: Add = async (tx, standing) => {
        if (!standing.card.criteria.some(({ id }) => id === criterion)) throw unchanged['no-such-criterion']();
        return addDispute(tx, standing, criterion, reason);
      };
      return c.json<Made>(await ask(c.var.caller, c.var.judged, 'dispute', 'disputes a score of', add), 201);
    });
}

type Add = (tx: Parameters<typeof addRequest>[0], standing: StandingCard) => Promise<string | null>;
