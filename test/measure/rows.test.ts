import { describe, expect, it } from 'vitest';
import { rows } from '../../server/measure/catalogue.ts';
import { beat, desk, find, type Line, price, rowsOf, talk, waiting } from './talk.ts';

describe('[MEASURE2] what never came', () => {
  const nothing = rowsOf([], desk);
  it.each(rows.map((row) => row.id))('%s is not measured in an empty session', (id) => {
    expect(nothing(id)).toMatchObject({ value: null, n: 0, evidence: [], missed: [] });
    expect(nothing(id).says.length).toBeGreaterThan(0);
  });

  const typed = rowsOf(talk(desk, [price('Fifteen.'), { rep: 'Who set the fifteen?' }]), desk);
  it.each([
    'stress-pace',
    'stress-interruptions-voice',
    'presence-loudness',
    'presence-pauses',
    'trigger-pace',
    'talk-share',
    'longest-monologue',
    'pace',
  ])('%s is not captured when typed', (id) => {
    expect(typed(id)).toMatchObject({ status: 'not-captured', value: null });
  });

  it('without a scenario, rows that need one have no opportunity', () => {
    const turns = talk(desk, [price('Fifteen.'), { rep: 'Who set the fifteen?' }]).map((t) => ({
      ...t,
      reading: null,
      state: null,
    }));
    const row = rowsOf(turns, null);
    for (const id of [
      'depth-earned',
      'given-for-nothing',
      'claim-accuracy',
      'topics-raised',
      'objections-resolved',
      'recovery-turns',
    ])
      expect(row(id).status).toBe('no-opportunity');
    expect(row('objection-question-first').value).toBe(1);
  });
});

describe('the catalogue', () => {
  it('has each id once, a plain name, and what a coach would have the rep do', () => {
    const ids = rows.map((row) => row.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const row of rows) {
      expect(row.name.length).toBeGreaterThan(3);
      expect(row.action).toMatch(/^[A-Z].*\.$/);
      if (row.band) expect(row.better).toBe('band');
    }
  });
});

describe('what a coach would not sign', () => {
  it('[M7] [M38] an echo that is talked over asks nothing; one left standing does, and is no discovery', () => {
    const over: Line[] = [price('Explain the hour.'), { rep: 'The hour? I told you, that was your phone list.' }];
    expect(find('objection-question-first', over).value).toBe(0);
    const left: Line[] = [price('Explain the hour, and then the fifteen.'), { rep: 'The fifteen?' }];
    expect(find('discovery-open', left).value).toBe(0);
  });

  it('[M47] [M42] more than they asked for, and what is not the rep’s to give, is said in money and by name', () => {
    const row = find('given-for-nothing', [
      price('Fifteen per cent.'),
      { rep: 'Fine, take twenty per cent, I just want this signed today.' },
    ]);
    expect(row.value).toBe(48_000);
    expect(row.says).toContain('all they asked for and £12,000 more');
    expect(row.says).toMatch(/Not yours to give: .*below the floor/);
  });

  it('[M44] [M42] in a turn that breaks a rule a right figure earns nothing', () => {
    const row = find('claim-accuracy', [
      price('Fifteen per cent.'),
      { rep: 'OK, fifteen per cent, done. It is £510 a point.' },
    ]);
    expect(row.evidence).toEqual([]);
  });

  it('[M44] what is not on the sheet is wrong also in a list', () => {
    const row = find('claims-wrong', [
      { says: 'Go on.' },
      { rep: 'Our product is fantastic: alarms, certificates, dashboards, trend charts.' },
    ]);
    expect(row.value).toBe(1);
  });

  it('[M19] [M20] one name let drop is no talk of rivals, and nothing was compared', () => {
    const lines: Line[] = [
      { says: 'I am on Corvane.', by: [beat('object.competitor', { objection: 'five-years', topic: 'rivals' })] },
      { rep: 'What will you judge on, and in which order?' },
    ];
    const row = rowsOf(talk(waiting, lines), waiting);
    expect(row('strengths-conceded').status).toBe('no-opportunity');
    expect(row('planted-differentiators').status).toBe('no-opportunity');
  });

  it('[M41] a step is named as it was proposed, and counts less where nobody said yes', () => {
    const step =
      'On Thursday 16 July at 10:00 you, Nadia Frame and I speak; I bring the log. If she says no, the notice goes on Friday. Agreed?';
    const row = find('next-step-quality', [price('Fifteen.'), { rep: step }, { says: 'We look at everything.' }]);
    expect(row.value).toBe(2);
    expect(row.says).toBe('You proposed a date, an owner and a condition; they didn’t say yes to it.');
  });
});
