import type { RecordedEvent, SessionRecord } from '../domain/record.ts';

/**
 * The beginning of a record up to where the rep turn at `seq` was answered: what a replay starts
 * from. Between two turns `seq` stands for the next one; null where no rep turn follows.
 */
export function beginningOf(record: SessionRecord, seq: number): { seq: number; record: SessionRecord } | null {
  const answered = record.events.find((e) => e.seq >= seq && e.event.kind === 'rep-turn');
  if (!answered) return null;
  const stepped = new Set(record.steps.filter((s) => s.step.kind === 'director').map((s) => s.seq));
  const events = record.events.filter((e) => e.seq < answered.seq);
  // A silence that this very turn broke, or a lost connection, is not part of what went before.
  while (events.length > 0 && belongsToAnswer(events.at(-1) as RecordedEvent, stepped)) events.pop();
  const last = events.at(-1)?.seq ?? 0;
  return { seq: answered.seq, record: { events, steps: record.steps.filter((s) => s.seq <= last) } };
}

function belongsToAnswer({ seq, event }: RecordedEvent, stepped: ReadonlySet<number>): boolean {
  const isSilence = event.kind === 'hold' || (event.kind === 'cue' && event.cue === 'silence');
  return event.kind === 'gap' || (isSilence && !stepped.has(seq));
}
