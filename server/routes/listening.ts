import { Hono } from 'hono';
import { addMark, listMarks, readMarks, removeMark } from '../db/listener-marks.ts';
import { readMembers } from '../db/members.ts';
import { labelsOf } from '../domain/label.ts';
import type { Move } from '../domain/move.ts';
import { corpusLines } from '../listener/corpus-lines.ts';
import { explain, labelsIn } from '../listener/explain.ts';
import { type Heard, listen, listenerVersion } from '../listener/listen.ts';
import { splitSentences } from '../listener/sentences.ts';
import { TranscriptError } from '../measure/transcript/segment.ts';
import { hearCall } from '../practice/hear-call.ts';
import {
  type HeardCall,
  type MarkPage,
  type MarkView,
  NewMark,
  type Reasons,
  ToHear,
} from '../protocol/listening-view.ts';
import type { AppDeps } from './deps.ts';
import { disagreementRoutes } from './disagreements.ts';
import { type Env, membersOnly, uuid } from './guard.ts';
import { Page } from './page.ts';
import { nothingHere, Refusal, shaped } from './problem.ts';
import { readOwnerIds } from './shared.ts';
import { viewMark } from './views.ts';

/**
 * `/api/listening`: what the listener hears, and why, for those who check it: coaches, managers and
 * admins. What is pasted is heard and forgotten; only what somebody marks as heard wrong is kept.
 */

const OneTurn = ToHear.options[1];

/** What counts, and what is likely beside it but not sure enough to count. */
function viewHeard({ moves, likely, beats, uptake }: Heard) {
  const counts = (move: Move) => moves.some((one) => one.move === move.move && one.start === move.start);
  return { moves, unsure: likely.filter((move) => !counts(move)), beats, uptake };
}

function hearAll(asked: ToHear): HeardCall['turns'] {
  if ('turn' in asked) {
    const { speaker, text } = asked.turn;
    const heard = listen({ speaker, text, before: asked.before });
    return [{ speaker, name: '', text, atMs: null, ...viewHeard(heard) }];
  }
  try {
    return hearCall(new TextEncoder().encode(asked.transcript), asked.rep).map(({ turn, heard }) => ({
      ...{ speaker: turn.speaker, name: turn.name, text: turn.text, atMs: turn.endMs === null ? null : turn.atMs },
      ...viewHeard(heard),
    }));
  } catch (error) {
    if (!(error instanceof TranscriptError)) throw error;
    throw new Refusal(422, 'unreadable-transcript', `Line ${error.line}: ${error.message}.`);
  }
}

export function listeningRoutes(deps: AppDeps) {
  const { db, signInDb } = deps;
  return new Hono<Env>()
    .use('/listening/*', membersOnly(deps), async (c, next) => {
      if (c.var.caller.member.role === 'rep') throw nothingHere();
      await next();
    })
    .post('/listening/hear', shaped('json', ToHear), (c) =>
      c.json<HeardCall>({ listener: listenerVersion, turns: hearAll(c.req.valid('json')) }),
    )
    .post('/listening/why', shaped('json', OneTurn), (c) => {
      const { turn, before } = c.req.valid('json');
      const sentences = splitSentences(turn.text).map(({ start, end }) => ({ start, end }));
      return c.json<Reasons>({ sentences, reasons: explain({ ...turn, before }) });
    })
    .get('/listening/marks', shaped('query', Page), async (c) => {
      const { limit, before } = c.req.valid('query');
      const orgId = c.var.caller.organisation.id;
      const found = await listMarks(db, orgId, await readOwnerIds(deps, c.var.caller), { limit: limit + 1, before });
      const shown = found.slice(0, limit);
      const people = await readMembers(signInDb, orgId, [...new Set(shown.map(({ userId }) => userId))]);
      const names = new Map(people.map(({ id, name }) => [id, name]));
      return c.json<MarkPage>({
        marks: shown.map((mark) => viewMark(mark, names.get(mark.userId) ?? '')),
        next: found.length > limit ? (shown.at(-1)?.id ?? null) : null,
      });
    })
    .post('/listening/marks', shaped('json', NewMark), async (c) => {
      const { member, organisation } = c.var.caller;
      const { speaker, text, before, spoken, right } = c.req.valid('json');
      const possible = new Set(labelsOf(speaker));
      if (!right.every((label) => possible.has(label)))
        throw new Refusal(422, 'label-of-the-other-side', 'A sentence has labels of its own side only. Choose again.');
      const heard = [...new Set(labelsIn(listen({ speaker, text, before })).map(({ label }) => label))];
      const mark = await addMark(db, organisation.id, {
        ...{ userId: member.id, speaker, said: text, before, spoken, heard, right: [...new Set(right)] },
        ...{ listener: listenerVersion, sessionId: null },
      });
      return c.json<MarkView>(viewMark(mark, member.name), 201);
    })
    .get('/listening/marks.txt', async (c) => {
      const marks = await readMarks(db, c.var.caller.organisation.id, await readOwnerIds(deps, c.var.caller));
      c.header('content-disposition', 'attachment; filename="marked.txt"');
      return c.text(corpusLines(marks.map(({ said, ...mark }) => ({ ...mark, text: said }))));
    })
    .post('/listening/marks/:id/remove', async (c) => {
      const id = c.req.param('id');
      const owners = await readOwnerIds(deps, c.var.caller);
      if (!uuid.test(id) || !(await removeMark(db, c.var.caller.organisation.id, owners, id))) throw nothingHere();
      return c.json({ status: 'removed' as const });
    })
    .route('/', disagreementRoutes(deps));
}
