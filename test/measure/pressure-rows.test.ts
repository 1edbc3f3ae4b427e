import { describe, expect, it } from 'vitest';
import { beat, desk, find, type Line, price, quoted, rowsOf, talk, tells } from './talk.ts';

describe('objections', () => {
  it('[M7] a defence before the question means the question was not first', () => {
    const lines: Line[] = [
      price('Fifteen per cent. Tell me how.'),
      { rep: 'In fairness, our price reflects the night desk. What is the fifteen per cent for?' },
      price('Fifteen per cent, I said.'),
      { rep: 'Fifteen per cent of which total, and who added it up?' },
    ];
    const row = find('objection-question-first', lines);
    expect([row.value, row.n]).toEqual([0.5, 2]);
    expect(quoted(talk(desk, lines), row)).toEqual(['Fifteen per cent of which total, and who added it up?']);
    expect(row.missed).toHaveLength(1);
  });

  it.each([
    'We cannot come down on that, I am afraid. What is the fifteen per cent for?',
    'Four invoices of sixty thousand, if you sign for three years. Would that help with the fifteen?',
    'Which halls are shut this summer, and which points watch nothing?',
  ])('[M7] a no, an offer or another subject ahead of it leaves no question first: "%s"', (rep) => {
    expect(find('objection-question-first', [price('Fifteen per cent. Tell me how.'), { rep }])).toMatchObject({
      value: 0,
      n: 1,
    });
  });

  it('[M7] [M39] what stands open is named in its own words and quoted as no missed chance', () => {
    const opened = { rep: 'Who set the fifteen per cent, and by when?' };
    const row = find('objections-resolved', [price('Fifteen per cent. Tell me how.'), opened]);
    expect(row).toMatchObject({ value: 0, missed: [] });
    expect(row.says).toBe('0 of 1 objection was resolved. Left open: “the fifteen”. Too few to judge by: it takes 3.');
  });

  it('[M7] the same question twice counts once', () => {
    const again = 'Who set the fifteen per cent, and by when?';
    const row = find('objection-question-first', [
      price('Fifteen.'),
      { rep: again },
      price('Fifteen per cent.'),
      { rep: again },
    ]);
    expect(row.value).toBe(0.5);
  });

  it('[M7] an objection nobody answers is missed, not left out', () => {
    const row = find('objection-question-first', [{ rep: 'Good morning, Colm.' }, price('Fifteen per cent.')]);
    expect([row.value, row.n]).toEqual([0, 1]);
  });
});

describe('recovery', () => {
  const hot = (irritation: number) => (state: { mood: { irritation: number } }) => {
    state.mood.irritation = irritation;
  };
  const cooled: Line[] = [
    price('Fifteen per cent.'),
    { rep: 'In fairness that is our price.', after: hot(70) },
    { says: 'I have been paying for talk.', by: [beat('hostile', { pressing: true })] },
    { rep: 'I talked when I should have asked. What is on your page that I missed?', after: hot(55) },
    { says: 'The thirtieth of September.', by: [tells('counted', 2, 'count')] },
    { rep: 'What has to show by the thirtieth?', after: hot(40) },
  ];

  it('[M8] counts turns and time from the hottest until it is cool', () => {
    const row = rowsOf(talk(desk, cooled), desk);
    expect(row('recovery-turns').value).toBe(2);
    expect(row('recovery-time').value).toBe(120_000);
    expect(row('recovery-kept').value).toBe(1);
  });

  it('[M8] calm that was bought is no recovery', () => {
    const bought = cooled.with(3, { rep: 'I could do three per cent off the price.', after: hot(55) });
    expect(find('recovery-kept', bought).value).toBe(0);
    expect(find('recovery-turns', bought).value).toBe(10);
  });
});

describe('praise and its grounds', () => {
  it('[M5] [MEASURE13] where nothing pressed, not having defended is no composure', () => {
    const calm: Line[] = [
      { says: 'The price.', by: [beat('object.price', { objection: 'o-fifteen', topic: 'number' })] },
      { rep: 'What is the fifteen per cent for, and by when?' },
    ];
    expect(find('stress-defensive', calm).status).toBe('no-opportunity');
    expect(
      find('stress-defensive', calm.with(1, { rep: 'In fairness, our price reflects the night desk.' })).value,
    ).toBe(1);
  });

  it('[M44] [MEASURE12] a question passed over is quoted as it was asked', () => {
    const asked = desk.events.flatMap((event) => event.lines).find((line) => line.asks);
    if (!asked) throw new Error('the scenario asks nothing');
    const lines: Line[] = [
      { says: asked.text },
      { rep: 'The weather has turned at last, and the trains are running again.' },
    ];
    const row = find('claim-accuracy', lines);
    expect(row.missed.map(({ seq }) => seq)).toEqual([1]);
  });
});
