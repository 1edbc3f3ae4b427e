import { describe, expect, test } from 'vitest';
import { doubtIn, mondayOf, standingOf } from '../../server/domain/coaching.ts';
import { measuredIn } from '../../server/domain/measured.ts';
import { movesOfLabels } from '../../server/domain/moves-of-labels.ts';
import { correctedRecord } from '../../server/measure/corrected.ts';
import { withOverrides } from '../../server/measure/overridden.ts';
import { scoreSession } from '../../server/measure/score.ts';
import { ines, opening } from './ines-call.ts';
import { rob, opening as toRob } from './rob-call.ts';
import { library, scenarioOf } from './talk.ts';
import { recordOf } from './worked-record.ts';

/** A coach's word on a scorecard, as arithmetic. */

const scenario = scenarioOf('night-desk');
const rubric = library.rubrics.get('hostile-procurement')!;
const record = recordOf(scenario, opening, ines, 'agreed');
const scored = (of = record) => scoreSession({ record: of, scenario, rubric, listener: 'rules-1' });
const card = scored();
const [first] = card.criteria;

describe('overrides on a card', () => {
  test('[COACH4] none leave it as it is', () => {
    expect(withOverrides(card, [], rubric)).toEqual(card);
  });

  test('[COACH4] are on it once however often they are applied, and gone when none stand', () => {
    const overrides = [{ criterion: first!.id, score: 12 }];
    const once = withOverrides(card, overrides, rubric);
    expect(withOverrides(once, overrides, rubric)).toEqual(once);
    expect(withOverrides(once, [], rubric)).toEqual(card);
  });

  test('[COACH2] [COACH3] move the total by their weight; the level and its words follow, what was computed stays', () => {
    const after = withOverrides(
      card,
      [
        { criterion: first!.id, score: 90 },
        { criterion: first!.id, score: 12 },
      ],
      rubric,
    );
    const changed = after.criteria[0]!;
    expect(changed).toMatchObject({ computed: first!.computed, effective: 12, level: 'needs improvement' });
    expect(changed.means).toBe(rubric.criteria[0]!.levels['needs improvement']);
    const weight = card.criteria.reduce((sum, each) => sum + (each.computed === null ? 0 : each.weight), 0);
    expect(after.overall).toBeCloseTo(card.overall! + ((12 - first!.computed!) * first!.weight) / weight, 9);
    expect(measuredIn(after).find(({ what }) => what === 'overall')).toMatchObject({
      ...{ effective: after.overall, computed: card.overall },
    });
  });
});

describe('corrections of a record', () => {
  const at = record.steps.find(
    ({ step }) => step.kind === 'director' && step.moves.some(({ move }) => move === 'question.open'),
  )!;
  const moves = at.step.kind === 'director' ? at.step.moves : [];
  const asked = moves.find(({ move }) => move === 'question.open')!;
  const sentence = { seq: at.seq, start: asked.start, end: asked.end };
  const stepOf = (of: typeof record) => {
    const found = of.steps.find((each) => each.seq === at.seq && each.step.kind === 'director')!.step;
    if (found.kind !== 'director') throw new Error(found.kind);
    return found;
  };

  test('[COACH6] none leave the card as it is', () => {
    expect(scored(correctedRecord(record, []))).toEqual(card);
  });

  test('[COACH6] change nothing but their sentence, and a question that is none is asked no more', () => {
    const corrected = correctedRecord(record, [{ ...sentence, moves: [] }]);
    const overlaps = (span: { start: number; end: number }) => span.start < sentence.end && sentence.start < span.end;
    const step = stepOf(corrected);
    expect(step.moves).toEqual(moves.filter((move) => !overlaps(move)));
    expect(step.reading?.questions.some(overlaps)).toBe(false);
    expect(corrected.steps.filter(({ seq }) => seq !== at.seq)).toEqual(
      record.steps.filter(({ seq }) => seq !== at.seq),
    );
    expect(corrected.events).toBe(record.events);
  });

  test('[COACH6] a question that was missed is put in; the later correction of a sentence counts', () => {
    const put = movesOfLabels(['question.open', 'discovery'], [], sentence);
    const corrected = correctedRecord(record, [
      { ...sentence, moves: [] },
      { ...sentence, moves: put },
    ]);
    const step = stepOf(corrected);
    expect(step.moves.filter(({ start }) => start === sentence.start)).toEqual([
      { move: 'question.open', ...{ start: sentence.start, end: sentence.end }, confidence: 1, discovery: true },
    ]);
    expect(step.reading?.questions.find(({ start }) => start === sentence.start)).toMatchObject({ specific: true });
  });

  test('[COACH6] keep what was known of a move that was heard rightly', () => {
    const heard = { move: 'next-step' as const, start: 4, end: 9, confidence: 0.7, owner: 'me', date: 'Friday' };
    expect(movesOfLabels(['next-step'], [heard], { start: 0, end: 20 })).toEqual([{ ...heard, confidence: 1 }]);
  });
});

describe('how uncertain a card is', () => {
  test('[COACH12] little that came up says so with its share', () => {
    const short = scored({ ...record, events: record.events.slice(0, 5) });
    const coverage = short.doubts!.find(({ why }) => why === 'coverage');
    expect(coverage?.share).toBeCloseTo(1 - short.coverage, 9);
  });

  test('[COACH12] a criterion is at an edge within five points of a level, and never where its value is far from one', () => {
    for (const each of [card, scored(recordOf(scenario, toRob, rob, 'walked-away'))])
      for (const { criterion } of each.doubts!.filter(({ why }) => why === 'edge')) {
        const { computed } = each.criteria.find(({ id }) => id === criterion!.id)!;
        expect(Math.min(Math.abs(computed! - 60), Math.abs(computed! - 80))).toBeLessThanOrEqual(5);
      }
  });

  test('[COACH12] doubts add up as chances do', () => {
    expect(doubtIn([])).toBe(0);
    expect(
      doubtIn([
        { why: 'coverage', share: 0.5 },
        { why: 'listener', share: 0.5 },
      ]),
    ).toBe(0.75);
  });
});

describe('the standing of a criterion', () => {
  const agreed = (estimate: number) => ({ estimate, low: 0, high: 1, level: 0.95 });
  test('[COACH16] falls under 0.6 of ten sessions or more, comes back at it, and stays where too little is known', () => {
    expect(standingOf('steady', agreed(0.59), 10)).toBe('coaches only');
    expect(standingOf('coaches only', agreed(0.6), 10)).toBe('steady');
    expect(standingOf('steady', agreed(0.1), 9)).toBe('steady');
    expect(standingOf('coaches only', null, 40)).toBe('coaches only');
  });
});

test('[COACH11] a week begins on Monday', () => {
  expect(['2026-11-29', '2026-11-30', '2026-12-06'].map(mondayOf)).toEqual(['2026-11-23', '2026-11-30', '2026-11-30']);
});
