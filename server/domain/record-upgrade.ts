import {
  type RecordedEvent,
  type RecordedStep,
  recordVersion,
  type SessionEvent,
  type SessionRecord,
  type SessionStep,
} from './record.ts';

/**
 * Records are never rewritten: what an older server stored is read as if it were written today.
 * Whoever reads events or steps from a table reads them through here.
 *
 * To change a shape: raise `recordVersion`, and add under the version left behind what makes the
 * next one of it.
 */
type Upgraders = Readonly<Record<number, (stored: unknown) => unknown>>;
const asItWas = (stored: unknown) => stored;
// 2: there may be hints
const eventUpgraders: Upgraders = { 1: asItWas };
const stepUpgraders: Upgraders = { 1: asItWas };

/** A record this server can't read: of a newer one, or of none. */
export class UnknownRecordVersion extends Error {
  override readonly name = 'UnknownRecordVersion';
  readonly code: string;
  constructor(v: number) {
    super(`the record has version ${v}, this server reads up to ${recordVersion}: update the server`);
    this.code = `v${v}`;
  }
}

/** Brings `stored` from version `v` to `to`, one version at a time. Throws UnknownRecordVersion. */
export function upgrade(stored: unknown, v: number, upgraders: Upgraders, to: number = recordVersion): unknown {
  if (!Number.isInteger(v) || v < 1 || v > to) throw new UnknownRecordVersion(v);
  let upgraded = stored;
  for (let from = v; from < to; from++) {
    const next = upgraders[from];
    if (!next) throw new UnknownRecordVersion(v);
    upgraded = next(upgraded);
  }
  return upgraded;
}

type StoredEvent = Omit<RecordedEvent, 'event'> & { event: unknown };
type StoredStep = Omit<RecordedStep, 'step'> & { step: unknown };

export function upgradeEvent({ seq, v, atMs, event }: StoredEvent): RecordedEvent {
  return { seq, v: recordVersion, atMs, event: upgrade(event, v, eventUpgraders) as SessionEvent };
}

export function upgradeStep({ seq, v, step }: StoredStep): RecordedStep {
  return { seq, v: recordVersion, step: upgrade(step, v, stepUpgraders) as SessionStep };
}

export function upgradeRecord(stored: { events: StoredEvent[]; steps: StoredStep[] }): SessionRecord {
  return { events: stored.events.map(upgradeEvent), steps: stored.steps.map(upgradeStep) };
}
