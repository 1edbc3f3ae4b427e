import { describe, expect, it } from 'vitest';
import { scoreTurns } from '../../server/measure/score.ts';
import { beat, desk, type Line, library, quoted, rowsOf, talk, tells } from './talk.ts';

/** What an objection still wanted, and what is shown of a call as an example. */

const rubric = library.rubrics.get(desk.rubric);
if (!rubric) throw new Error('no rubric');
const howOf = (lines: Line[], id: string) =>
  scoreTurns({
    turns: talk(desk, lines),
    scenario: desk,
    rubric: rubric as never,
    listener: 'rules-1',
  }).ledger?.objections.find((one) => one.id === id)?.how;
const quote: Line = {
  says: 'You know who the other one is.',
  by: [beat('competitor', { objection: 'o-quote', topic: 'keldra', pressing: true })],
};

describe('[MEASURE36] an objection left open', () => {
  it('says what is missing of what resolves it', () => {
    const how = howOf(
      [quote, { rep: "They're a sound firm. What is in Keldra's quote?" }, { says: 'Two pages.' }],
      'o-quote',
    );
    expect(how).toContain('Missing: what lies behind “Keldra');
    expect(how).not.toContain('a true strength of theirs granted');
  });

  it('has a strength of theirs missing where none was granted', () => {
    const how = howOf([quote, { rep: "What is in Keldra's quote?" }, { says: 'Two pages.' }], 'o-quote');
    expect(how).toContain('a true strength of theirs granted');
  });
});

describe('[MEASURE36] what is shown as an example', () => {
  const shown = (rep: string, id: string) => {
    const turns = talk(desk, [quote, { rep }, { says: 'Right.' }]);
    return quoted(turns, rowsOf(turns, desk)(id));
  };

  it('is no figure that only argues', () => {
    expect(shown('The price is 600 a point. But 510 a point saves you nothing.', 'claim-accuracy')).toEqual([
      'The price is 600 a point.',
    ]);
  });

  it('is a limit first', () => {
    const limit = 'We have no trend charts before spring 2027.';
    expect(shown(`The price is 600 a point. ${limit}`, 'claim-accuracy')[0]).toBe(limit);
  });

  it('is of themselves only where no rival is spoken of', () => {
    const turns = (rep: string) =>
      talk(desk, [{ says: 'I did eleven years of nights at the dock.' }, quote, { rep }, { says: 'Right.' }]);
    const taken = (rep: string) => rowsOf(turns(rep), desk)('personal-taken-up').value;
    expect(taken('You did nights yourself, so what would you want at twenty to three?')).toBe(1);
    expect(taken("Keldra's fitting is on top, eleven years of it.")).toBe(0);
  });
});

describe('[MEASURE36] from a rival to whose choice it serves', () => {
  const told: Line = { says: 'Moira can refuse it. She owns the audit.', by: [tells('who-signs', 3, 'signers')] };
  const led = (rep: string) => {
    const turns = talk(desk, [quote, { rep }, told]);
    return quoted(turns, rowsOf(turns, desk)('redirect-within-two'));
  };

  it('leads away from them', () => {
    const asks = "Which of those does Moira's side care about?";
    expect(led(`They're a sound firm. ${asks}`)).toEqual([asks]);
  });

  it('who only signs does not', () => {
    expect(led("They're a sound firm. Who signs beside you?")).toEqual([]);
  });
});
