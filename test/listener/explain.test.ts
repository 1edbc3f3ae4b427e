import { describe, expect, it } from 'vitest';
import { parseConversations } from '../../server/commands/corpus/conversations.ts';
import { codes } from '../../server/domain/label.ts';
import { corpusLines } from '../../server/listener/corpus-lines.ts';
import { explain } from '../../server/listener/explain.ts';
import { listen } from '../../server/listener/listen.ts';

const theirs = [
  { speaker: 'prospect' as const, text: 'Fifteen per cent off every contract, by the end of September.' },
];
const why = (text: string, speaker: 'rep' | 'prospect' = 'rep', before = theirs) =>
  explain({ speaker, text, before }).map(({ label, words }) => ({
    label,
    words: words.map(({ start, end }) => text.slice(start, end)),
  }));
const wordsOf = (text: string, label: string) => why(text).find((reason) => reason.label === label)?.words ?? null;

describe('[LISTEN37] why something was heard', () => {
  it('is told by the words without which it would not have been', () => {
    expect(wordsOf('I am sorry about that.', 'apologise')).toEqual(['sorry']);
    expect(wordsOf('That is roughly what we hope, um, I think.', 'filler')).toContain('um');
  });

  it('stays with the sentence it is about', () => {
    const text = 'I am sorry about that. What does September mean for you?';
    for (const reason of explain({ speaker: 'rep', text, before: theirs }))
      for (const word of reason.words) {
        expect(word.start).toBeGreaterThanOrEqual(reason.start);
        expect(word.end).toBeLessThanOrEqual(reason.end);
      }
  });

  it('names all that the listener hears, and nothing else', () => {
    for (const text of ['Who set that figure?', 'Then we could do four invoices for a three-year term.', 'Hm.', '']) {
      const { moves, likely } = listen({ speaker: 'rep', text, before: theirs });
      const heard = new Set([...moves, ...likely].map(({ move }) => move as string));
      const told = new Set(why(text).map(({ label }) => label as string));
      for (const attribute of ['discovery', 'probe', 'return']) told.delete(attribute);
      expect([...told].toSorted()).toEqual([...heard].toSorted());
    }
  });

  it('points at none of several words where any of them would have done', () => {
    const words = wordsOf('Sorry, sorry, I am so sorry.', 'apologise');
    expect(words?.filter((word) => /sorry/i.test(word))).toEqual([]);
  });
});

describe('[LISTEN38] marks as corpus lines', () => {
  it('are read by the corpus as they were marked', () => {
    const written = corpusLines([
      {
        speaker: 'rep',
        text: 'and that costs you | what',
        before: theirs,
        spoken: true,
        right: ['question.open', 'probe'],
      },
      { speaker: 'prospect', text: 'No.', before: [], spoken: false, right: [] },
    ]);
    const [first, second] = parseConversations('marked', written);
    expect(first?.form).toBe('spoken');
    expect(first?.lines.at(-1)).toMatchObject({ speaker: 'rep', text: 'and that costs you what' });
    expect([...(first?.lines.at(-1)?.labels ?? [])]).toEqual(['question.open', 'probe']);
    expect(first?.lines[0]).toMatchObject({ speaker: 'prospect', labels: new Set() });
    expect(second?.lines).toEqual([{ speaker: 'prospect', text: 'No.', labels: new Set(), uptake: null }]);
    expect(Object.keys(codes).length).toBeGreaterThan(40);
  });
});
