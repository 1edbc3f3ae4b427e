import type { RecordedEvent, RecordedStep, SessionRecord, Turn } from '../domain/record.ts';

/** The record as measurements read it: one row an utterance, with everything known of it. */

type Director = { seq: number; step: Extract<RecordedStep['step'], { kind: 'director' }> };

export function turnsOf(record: SessionRecord): Turn[] {
  const steps = new Map<number, Director>();
  const voices = new Map<number, Voice>();
  for (const { seq, step } of record.steps) {
    if (step.kind === 'director') steps.set(seq, { seq, step });
    else voices.set(seq, step);
  }
  return record.events.flatMap((recorded, i): Turn[] => {
    const { event, seq } = recorded;
    if (event.kind === 'rep-turn') return [repTurn(recorded, steps.get(seq), record.events[i - 1])];
    if (event.kind !== 'prospect-turn') return [];
    const voice = voices.get(seq);
    return [prospectTurn(recorded, voice ? steps.get(voice.stepSeq) : undefined, voice)];
  });
}

function repTurn(
  { event, seq, atMs }: RecordedEvent,
  director: Director | undefined,
  before: RecordedEvent | undefined,
): Turn {
  if (event.kind !== 'rep-turn') throw new TypeError('not a rep turn');
  const cutIn = before?.event.kind === 'prospect-turn' && before.event.spokenChars !== undefined;
  return {
    seq,
    speaker: 'rep',
    text: event.text,
    heard: event.text,
    atMs: event.tookMs === null ? atMs : atMs - event.tookMs,
    endMs: atMs,
    replyMs: event.replyMs,
    interrupted: cutIn,
    moves: director?.step.moves ?? [],
    uptake: director?.step.uptake ?? 0,
    reading: director?.step.reading ?? null,
    beats: [],
    heardBeats: [],
    state: director?.step.state ?? null,
    resistance: director?.step.resistance ?? null,
  };
}

type Voice = Extract<RecordedStep['step'], { kind: 'voice' }>;

function prospectTurn(
  { event, seq, atMs }: RecordedEvent,
  director: Director | undefined,
  voice: Voice | undefined,
): Turn {
  if (event.kind !== 'prospect-turn') throw new TypeError('not a prospect turn');
  const says = director?.step.says ?? [];
  // beats belong to whoever says them; a step's sayings come one persona after the other
  const mine = (director?.step.beats ?? []).filter(
    (beat) => says.length < 2 || beat.persona === says[voice?.saying ?? 0]?.persona,
  );
  return {
    seq,
    speaker: 'prospect',
    persona: event.persona,
    text: event.text,
    heard: event.text.slice(0, event.spokenChars),
    atMs,
    endMs: atMs,
    replyMs: null,
    interrupted: event.spokenChars !== undefined,
    scripted: voice?.voice === 'scripted',
    moves: [],
    uptake: 0,
    reading: null,
    beats: mine,
    heardBeats: [],
    state: director?.step.state ?? null,
    resistance: director?.step.resistance ?? null,
  };
}
