import type { ListenerMark } from '../db/listener-marks.ts';
import type { readOpenings } from '../db/openings.ts';
import type { FoundSession, readMeetings } from '../db/practice-sessions.ts';
import { type Member, visibleTo } from '../domain/member.ts';
import type { Rubric } from '../domain/rubric.ts';
import type { Persona, Scenario } from '../domain/scenario.ts';
import type { MarkView } from '../protocol/listening-view.ts';
import type { Briefing, ScenarioSummary, SessionView } from '../protocol/session-view.ts';

/** What is stored, as the pages may see it. Nothing of a scenario passes here that isn't named. */

type Meetings = Awaited<ReturnType<typeof readMeetings>>;

const viewPersona = ({ id, name, title, organisation }: Persona): SessionView['personas'][number] => ({
  id,
  name,
  title,
  organisation,
});

export function viewScenario(scenario: Scenario, meetings: Meetings): ScenarioSummary {
  const { id, title, summary, family, kind, language, minutes, difficulties, equivalents } = scenario;
  const meeting = meetings.get(id);
  return {
    id,
    title,
    summary,
    family,
    kind,
    language,
    minutes,
    difficulties,
    equivalents,
    personas: scenario.personas.map(viewPersona),
    met: meeting?.met ?? 0,
    lastAt: meeting?.lastAt?.toISOString() ?? null,
  };
}

export function viewBriefing(
  scenario: Scenario,
  rubric: Rubric,
  meetings: Meetings,
  rep: Member,
  overseers: readonly Member[],
): Briefing {
  const { currency, limits, give, get } = scenario.trades;
  const { battlecard } = scenario;
  return {
    ...viewScenario(scenario, meetings),
    brief: scenario.brief,
    facts: scenario.facts.map(({ id, text, limit }) => ({ id, text, limit })),
    trades: {
      currency,
      limits,
      give: give.map(({ text, cost }) => ({ text, cost })),
      get: get.map(({ text, cost }) => ({ text, worth: cost })),
    },
    battlecard: battlecard
      ? {
          rivals: battlecard.rivals.map((rival) => rival.name),
          strengths: battlecard.strengths.map((item) => item.text),
          weaknesses: battlecard.weaknesses.map((item) => item.text),
          differentiators: battlecard.differentiators.map((item) => item.text),
        }
      : null,
    rubric,
    // practice is the rep's own until shared; of a declared attempt its assignment says who sees it
    visibleTo: [],
    watchers: visibleTo(rep, overseers, 'shared'),
    guidance: scenario.guidance,
  };
}

function viewReplay(session: FoundSession): SessionView['replayOf'] {
  const { replaySession, replaySeq, originalStartedAt, replayAtMs } = session;
  if (!replaySession || replaySeq === null || originalStartedAt === null) return null;
  const startedAt = new Date(originalStartedAt).toISOString();
  return { session: replaySession, seq: replaySeq, startedAt, atMs: replayAtMs };
}

export type SessionContext = {
  owner: Member;
  mine: boolean;
  /** Coaches and managers of the owner's teams. */
  overseers: readonly Member[];
  openings?: Awaited<ReturnType<typeof readOpenings>>;
  /** Those who opened it, as far as they are still members. */
  openers?: readonly Member[];
};

export function viewSession(
  session: FoundSession,
  { owner, mine, overseers, openings = [], openers = [] }: SessionContext,
): SessionView {
  const byId = new Map(openers.map((member) => [member.id, member]));
  return {
    id: session.id,
    scenario: {
      id: session.scenarioId,
      title: session.title,
      family: session.family,
      version: session.scenarioVersion,
      minutes: session.minutes,
    },
    difficulty: session.difficulty,
    status: session.status,
    ended: session.endedReason,
    scorecard: session.scoring,
    overall: session.overall,
    level: session.level,
    startedAt: session.startedAt.toISOString(),
    endedAt: session.endedAt?.toISOString() ?? null,
    activeMs: session.activeMs,
    turns: session.turns,
    visibility: session.visibility,
    assignment: session.assignmentId,
    member: { id: owner.id, name: owner.name },
    mine,
    replayOf: viewReplay(session),
    personas: session.personas.map(viewPersona),
    brief: session.brief,
    visibleTo: visibleTo(owner, overseers, session.visibility),
    readers: mine ? visibleTo(owner, overseers, 'shared') : [],
    opened: mine
      ? openings.map(({ userId, at }) => ({
          name: byId.get(userId)?.name ?? 'A former member',
          role: byId.get(userId)?.role ?? 'left',
          at: at.toISOString(),
        }))
      : [],
  };
}

export function viewMark(mark: ListenerMark, by: string): MarkView {
  const { id, speaker, said, before, spoken, heard, right, listener, markedAt } = mark;
  return { id, speaker, text: said, before, spoken, heard, right, listener, by, at: markedAt.toISOString() };
}
