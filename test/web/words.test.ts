import { describe, expect, test } from 'vitest';
import type { RecordedEvent } from '../../server/domain/record.ts';
import { questionsIn, sentencesFrom, talkShareOf, tallyOf, wordsIn } from '../../web/record/words.ts';

const event = (seq: number, body: RecordedEvent['event']): RecordedEvent => ({
  seq,
  v: 1,
  atMs: seq * 1000,
  event: body,
});

describe('the live strip', () => {
  test('counts words as one would by ear', () => {
    expect(wordsIn('Eighteen per cent of £412,000 isn’t an opening position — it’s arithmetic.')).toBe(11);
    expect(wordsIn(' … — ')).toBe(0);
  });

  test('counts questions, not question marks', () => {
    expect(questionsIn('Really?? And by when? Fine.')).toBe(2);
  });

  test('counts of an interrupted turn only what was heard', () => {
    const events = [
      event(1, { kind: 'started' }),
      event(2, { kind: 'prospect-turn', text: 'One two three four five six', persona: 'lead', spokenChars: 7 }),
      event(3, { kind: 'rep-turn', text: 'Why? How?', replyMs: null, tookMs: null }),
    ];
    const tally = tallyOf(events);
    expect(tally).toEqual({ repWords: 2, prospectWords: 2, questions: 2, repTurns: 1 });
    expect(talkShareOf(tally)).toBe(0.5);
  });

  test('has no talk share before anyone has spoken', () => {
    expect(talkShareOf(tallyOf([event(1, { kind: 'started' })]))).toBeNull();
  });
});

describe('announcing', () => {
  test('[WEB10] says nothing until a sentence is whole, and each sentence once', () => {
    const whole = 'You’re defending. I’m buying. Those are different jobs.';
    const said: string[] = [];
    let from = 0;
    for (let length = 1; length <= whole.length; length++) {
      const { sentences, next } = sentencesFrom(whole.slice(0, length), from, false);
      said.push(...sentences);
      from = next;
    }
    expect(said).toEqual(['You’re defending.', 'I’m buying.']);
    expect(sentencesFrom(whole, from, true).sentences).toEqual(['Those are different jobs.']);
  });

  test('[WEB10] a line cut off in the middle is announced as far as it was heard', () => {
    expect(sentencesFrom('Eighteen today, or the', 0, true)).toEqual({
      sentences: ['Eighteen today, or the'],
      next: 22,
    });
  });

  test('[WEB10] a figure with a point in it doesn’t end a sentence', () => {
    expect(sentencesFrom('It was 3.6 seconds', 0, false).sentences).toEqual([]);
  });
});
