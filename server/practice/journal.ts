import type { Append } from '../db/session-log.ts';
import type { RecordedEvent, RecordedStep, SessionEvent, SessionStep } from '../domain/record.ts';
import { type DirectorStep, recordVersion, type Saying } from '../domain/record.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { Difficulty } from '../domain/scenario-parts.ts';
import { earnedIn, type Guidance, viewMood } from './guidance.ts';

/** A session's record as a room holds it: what was stored, and what a room needs of it to go on. */

/** A session as it stands in the database. */
export type StoredSession = {
  orgId: string;
  sessionId: string;
  memberId: string;
  memberName: string;
  scenario: Scenario;
  difficulty: Difficulty;
  seed: string;
  status: 'live' | 'ended';
  activeMs: number;
  events: RecordedEvent[];
  steps: RecordedStep[];
  receipts: Map<string, Receipt>;
  /** When the last rep socket was gone, in wall time; null where that isn't known. */
  leftAt: number | null;
  /** Coaches and managers may watch it. */
  watched: boolean;
};
export type Receipt = { hash: string; seq: number };

/** Events and steps to append, numbered from the seq after the last one. */
export type Draft = {
  events: RecordedEvent[];
  steps: RecordedStep[];
  add(event: SessionEvent): number;
  addStep(seq: number, step: SessionStep): void;
};

const countTurns = (events: readonly RecordedEvent[]) => events.filter((e) => e.event.kind === 'rep-turn').length;

export type Journal = ReturnType<typeof makeJournal>;

export function makeJournal(session: StoredSession) {
  const { events, receipts } = session;
  const earned: NonNullable<Guidance['earned']> = [];
  /** Told by the last step, but not heard yet. */
  let telling: NonNullable<Guidance['earned']> = [];
  let last: { seq: number; step: DirectorStep } | null = null;
  /** How many sayings of the last step stand in the record, and whether one was cut off. */
  let voiced = 0;
  let cut = false;
  /** When a silence that is no event yet last moved the state; null outside of one. */
  let waitedMs: number | null = null;
  let turns = countTurns(events);

  function take({ seq, step }: RecordedStep, event: SessionEvent | undefined) {
    if (step.kind === 'director') {
      last = { seq, step };
      waitedMs = null;
      voiced = 0;
      cut = false;
      telling = earnedIn(session.scenario, seq, step);
    } else if (step.stepSeq === last?.seq) {
      voiced += 1;
      // a line cut before its first word told the rep nothing
      const heard = event?.kind === 'prospect-turn' && event.spokenChars !== 0;
      if (heard) earned.push(...telling.splice(0));
      cut ||= event?.kind === 'prospect-turn' && event.spokenChars !== undefined;
    }
  }

  const lastSeq = () => events.at(-1)?.seq ?? 0;
  const lastStep = () => {
    if (!last) throw new Error(`session ${session.sessionId} has no opening step`);
    return last;
  };

  for (const recorded of session.steps) take(recorded, events.find((e) => e.seq === recorded.seq)?.event);
  // the last one is all a room needs from here on: those of a long call would stay in memory as long as it is open
  session.steps.length = 0;

  return {
    events: events as readonly RecordedEvent[],
    receipts,
    lastSeq,
    lastStep,
    turns: () => turns,

    draft(atMs: number): Draft {
      const draft: Draft = {
        events: [],
        steps: [],
        add(event) {
          const seq = lastSeq() + draft.events.length + 1;
          draft.events.push({ seq, v: recordVersion, atMs: Math.round(atMs), event });
          return seq;
        },
        addStep(seq, step) {
          draft.steps.push({ seq, v: recordVersion, step });
        },
      };
      return draft;
    },

    /** The draft as it is appended, by the room of this `epoch`. */
    entry(draft: Draft, epoch: number, activeMs: number, receipt?: Append['receipt']): Append {
      const { orgId, sessionId } = session;
      const { events, steps } = draft;
      return { orgId, sessionId, epoch, events, steps, receipt, activeMs, turns: turns + countTurns(events) };
    },

    /** Goes on from a step that nothing came of yet. It is stored with the next one; a crash before takes it back. */
    wait(step: DirectorStep, atMs: number) {
      last = { seq: lastStep().seq, step };
      waitedMs = atMs;
    },

    /** Takes in what was stored. */
    keep(draft: Draft) {
      events.push(...draft.events);
      turns += countTurns(draft.events);
      for (const step of draft.steps) take(step, draft.events.find((e) => e.seq === step.seq)?.event);
    },

    /** What the prospect still has to say for the last step; after a crash the room goes on from here. */
    unsaid(): { stepSeq: number; index: number; saying: Saying } | null {
      const { seq, step } = lastStep();
      const saying = cut ? undefined : step.says[voiced];
      return saying ? { stepSeq: seq, index: voiced, saying } : null;
    },

    guidance(): Guidance {
      const allowed = session.scenario.guidance[session.difficulty];
      return {
        mood: allowed.mood ? viewMood(lastStep().step.state) : null,
        earned: allowed.earned ? earned : null,
      };
    },

    /** When the last step was taken, in active time. */
    stepAtMs: () => waitedMs ?? events.find((e) => e.seq === lastStep().seq)?.atMs ?? 0,
  };
}

export type Line = { speaker: 'rep' | 'prospect'; persona: string | null; text: string };

/** The conversation so far, as listener and voices read it: interrupted turns as far as they were heard. */
export function conversation(events: readonly RecordedEvent[]): Line[] {
  return events.flatMap(({ event }): Line[] => {
    if (event.kind === 'rep-turn') return [{ speaker: 'rep', persona: null, text: event.text }];
    if (event.kind !== 'prospect-turn') return [];
    return [{ speaker: 'prospect', persona: event.persona, text: event.text.slice(0, event.spokenChars) }];
  });
}
