import { type Correction, correctedMoves, overlaps } from '../domain/correction.ts';
import type { Reading } from '../domain/reading.ts';
import type { DirectorStep, SessionRecord } from '../domain/record.ts';

/** A record as it is scored once coaches have said what some of its sentences do. Pure; the stored one stays. */

const isQuestion = ({ move }: { move: string }) => move.startsWith('question.');

/** Questions are read where they are heard: one that is none is taken out, one that was missed is put in. */
function correctedReading(reading: Reading, { start, end, moves }: Correction): Reading {
  const asked = moves.filter(isQuestion);
  const within = reading.questions.filter((question) => overlaps(question, { start, end }));
  if (asked.length > 0 && within.length > 0) return reading;
  const missed = asked.map((move) => ({
    ...{ start: move.start, end: move.end, stock: false, repeated: false, topic: reading.topic },
    specific: reading.topic !== null || move.discovery === true || move.probe === true,
  }));
  const questions = [...reading.questions.filter((question) => !within.includes(question)), ...missed];
  return { ...reading, questions: questions.toSorted((a, b) => a.start - b.start) };
}

function correctedStep(step: DirectorStep, corrections: readonly Correction[]): DirectorStep {
  return {
    ...step,
    moves: correctedMoves(step.moves, corrections),
    reading: step.reading && corrections.reduce(correctedReading, step.reading),
  };
}

/** `corrections` in the order they were made. */
export function correctedRecord(record: SessionRecord, corrections: readonly Correction[]): SessionRecord {
  const bySeq = Map.groupBy(corrections, ({ seq }) => seq);
  const steps = record.steps.map((recorded) => {
    const own = bySeq.get(recorded.seq);
    return own && recorded.step.kind === 'director'
      ? { ...recorded, step: correctedStep(recorded.step, own) }
      : recorded;
  });
  return { ...record, steps };
}
