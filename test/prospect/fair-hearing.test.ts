import { describe, expect, it } from 'vitest';
import type { DirectorStep } from '../../server/domain/record.ts';
import { call, replies } from './typed-call.ts';

/** Lines a person typed: what is sneered, put, asked by name or agreed is taken as that. */

const earned = (step: DirectorStep | undefined) => Object.keys(step?.state.earned ?? {});
const speakers = (step: DirectorStep | undefined) => step?.says.map(({ persona }) => persona) ?? [];

describe('[PROSPECT15] sneers, jibes and pitches', () => {
  it.each([
    ['waiting-room', "Where are your empty chairs? Everywhere, no doubt. Your dentists can't be bothered."],
    ['waiting-room', "Corvane are dinosaurs. How many units short are your practices, since they've seen you coming?"],
    ['half-past-five', 'Halcott are cowboys. What did February do to your lists, seeing your people never told us?'],
    ['waiting-room', 'We have recalls, charting and claims in one platform. Shall I show you the unit counts?'],
  ])('%s: "%s" earns nothing and raises no trust', (id, text) => {
    for (const seed of ['a', 'b', 'c']) {
      const [step] = call(id, 'guarded', [text], seed);
      expect(earned(step)).toEqual([]);
      expect(step?.state.mood.trust).toBeLessThanOrEqual(40);
    }
  });
});

describe('[PROSPECT12] what is put to the prospect', () => {
  it('has its yes or its reason on the next turn where it was only turned over at first', () => {
    const steps = call('night-desk', 'guarded', [
      'What has to show, and by which date, for the fifteen per cent to have counted?',
      'I could bill you quarterly, if you sign for three years.',
      'Who looks after the signatures for something like that?',
    ]);
    expect(replies(steps[2]).filter((reply) => reply.startsWith('offer-'))).toHaveLength(1);
    expect(steps[2]?.says[0]?.text).toBeTruthy();
  });

  it('is a meeting by the day both sides come to, not by the errands before it', () => {
    const [step] = call('half-past-five', 'guarded', [
      "I'll send you and Tomasz the plant log by Thursday. If it's complete by Monday, you, Dev and me sit down on Wednesday the eleventh at ten. If it isn't, we stop. Does that date work?",
    ]);
    expect(step?.state.step).toMatchObject({ date: 'Wednesday the eleventh at ten' });
    expect(replies(step).length).toBeGreaterThan(0);
  });

  it('is no date where a place in a list is named', () => {
    const [step] = call('waiting-room', 'guarded', ['You put the app fifth, and recalls first. Why that order?']);
    expect(step?.state.step).toBeNull();
  });
});

describe('[PROSPECT16] whoever is named', () => {
  it('answers, and nobody else', () => {
    for (const seed of ['a', 'b', 'c']) {
      const [step] = call(
        'buses-by-the-month',
        'guarded',
        ['Gethin, how many fitters are you short of at night?'],
        seed,
      );
      expect(speakers(step)[0]).toBe('gethin');
    }
  });

  it('is not here before joining: the lead says so', () => {
    const [step] = call('waiting-room', 'guarded', [
      'Tariq, what would you want to see before you put your name to it?',
    ]);
    expect(replies(step)).toContain('not-here');
    expect(speakers(step)).not.toContain('tariq');
    expect(step?.says.map(({ text }) => text).join(' ')).toMatch(/Tariq/);
  });
});

describe('[PROSPECT11] what will not be said', () => {
  it('is declined in words, once for each time it is asked', () => {
    const steps = call('night-desk', 'cold', [
      'When does the fifteen have to show, and is it counted in cash?',
      'And who have you told that date to?',
      'Is it the bank? Who looks at it that night?',
    ]);
    expect(steps.map((step) => replies(step).includes('answers.who-checks'))).toEqual([false, true, true]);
  });
});
