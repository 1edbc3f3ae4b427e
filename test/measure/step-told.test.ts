import { describe, expect, it } from 'vitest';
import { scoreTurns } from '../../server/measure/score.ts';
import { beat, desk, find, type Line, library, quoted, rowsOf, talk } from './talk.ts';

const rubric = library.rubrics.get(desk.rubric);
if (!rubric) throw new Error('no rubric');

/** The step of a call that closed on these words. */
function stepOf(rep: string) {
  const agree = (state: { ended: unknown }) => {
    state.ended = 'agreed';
  };
  const turns = talk(desk, [{ says: 'So?' }, { rep, after: agree as never }, { says: 'All right.' }]);
  const { step } = scoreTurns({ turns, scenario: desk, rubric: rubric as never, listener: 'rules-1' }).outcome;
  const words = ({ start, end }: { start: number; end: number }) => rep.slice(start, end);
  return { ...step, brings: (step?.brings ?? []).map(words), said: step ? words(step.at) : '' };
}

describe('[MEASURE32] the step that was taken', () => {
  it('is the meeting, with what each brings to it', () => {
    const step = stepOf(
      'I send you one page tomorrow by five. You put it to Nadia on Thursday, and we talk at ten on Friday the 17th. If both say yes, you sign it then.',
    );
    expect(step).toMatchObject({
      date: 'ten on Friday the 17th',
      owner: 'Colm and you',
      condition: 'If both say yes, you sign it then',
      brings: ['I send you one page tomorrow by five.', 'You put it to Nadia on Thursday'],
    });
    expect(step.said).toContain('we talk at ten');
  });

  it.each([
    ['You get the log by Wednesday, then we meet on Tuesday 21 July at nine.', 'Tuesday 21 July at nine'],
    [
      'We sit down on Tuesday 21 July at nine, you bring the memo on the day before, Monday.',
      'Tuesday 21 July at nine',
    ],
  ])('has its day from the clause in which both sit down: %s', (words, date) => {
    expect(stepOf(words).date).toBe(date);
  });

  it('names three where it is looked at with the rep', () => {
    expect(stepOf('Can you and Nadia look at it with me on Monday the 20th?').owner).toBe('Colm, Nadia and you');
  });

  it('has what goes to somebody by a day, whoever sends it', () => {
    const words =
      "The signed call log goes to Moira tomorrow, that's owed. One page with the clauses to you by Wednesday noon. Then Thursday 16 July at ten, you, Nadia and me.";
    expect(stepOf(words).brings).toEqual([
      "The signed call log goes to Moira tomorrow, that's owed.",
      'One page with the clauses to you by Wednesday noon.',
    ]);
    expect(stepOf('The price goes down. It is all down to you. Thursday 16 July at ten, you and me.').brings).toEqual(
      [],
    );
  });

  it('has no errand where none was told', () => {
    expect(stepOf('Thursday 16 July at ten, you, Nadia and me. If she says no, the notice goes.').brings).toEqual([]);
  });
});

describe('[MEASURE32] a step that got no yes', () => {
  const offer = 'Thursday the 16th at ten, you, Nadia and me on the phone.';
  const asks = (words: string): Line => ({
    says: words,
    by: [beat('small-talk', { part: 'reaction', reply: 'step-condition' })],
  });

  it('is quoted where it was put, and not at what somebody has', () => {
    const turns = talk(desk, [
      { says: 'What do I get for fifty-one more?' },
      { rep: "Keldra's certificates come on top in October, so we don't come back in twelve months like they will." },
      { says: 'Go on.' },
      { rep: offer },
      { says: 'I will see.' },
    ]);
    expect(quoted(turns, rowsOf(turns, desk)('next-step-quality'))).toEqual([offer]);
  });

  it('has the condition that was asked for and said in the next turn', () => {
    const lines = (answer: string) => [
      { says: 'So?' },
      { rep: offer },
      asks("And if it isn't there?"),
      { rep: answer },
      { says: 'We shall see.' },
    ];
    const says = (answer: string) => find('next-step-quality', lines(answer)).says;
    expect(says("Then you send your notice and I can't complain.")).toContain('a date, an owner and a condition');
    expect(says('It will be there, I promise.')).toContain('a date and an owner;');
  });
});
