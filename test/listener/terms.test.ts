import { describe, expect, it } from 'vitest';
import { matchTerms, tokenise } from '../../server/listener/terms.ts';

const norms = (text: string) => tokenise(text).map((token) => token.norm);
const found = (text: string, ...terms: string[]) => matchTerms(text, terms).map((m) => text.slice(m.start, m.end));

describe('[LISTEN1] figures have one form however they are said', () => {
  it.each([
    ['£36,000', '36000'],
    ['36k', '36000'],
    ['thirty-six thousand', '36000'],
    ['Thirty six grand', '36000'],
    ['£1.2m', '1200000'],
    ['one point oh three million', '1030000'],
    ['one million and thirty thousand', '1030000'],
    ['a hundred and seventy thousand', '170000'],
    ['half a million', '500000'],
    ['one eighty-nine', '189'],
    ['a hundred and eighty-nine', '189'],
    ['five-ten', '510'],
    ['five fifty', '550'],
    ['twenty twenty-six', '2026'],
    ['two and a half', '2.5'],
    ['thirty-first', '31st'],
    ['24th', '24th'],
    ['03:05', '3:05'],
    ['3.05am', '3:05'],
    ['five past three', '3:05'],
    ['twenty to three', '2:40'],
    ['half past eight', '8:30'],
    ['6 pm', '18:00'],
  ])('%s is %s', (said, norm) => {
    expect(norms(said)).toEqual([norm]);
  });

  it('keeps per cent apart from its figure', () => {
    expect(norms('fifteen per cent')).toEqual(['15', '%']);
    expect(norms('15%')).toEqual(['15', '%']);
  });

  it('reads a list of figures one by one, however long', () => {
    expect(norms('1,2,3')).toEqual(['1', '2', '3']);
    expect(norms('1,'.repeat(150_000))).toHaveLength(150_000);
  });

  it('does not join figures across punctuation', () => {
    expect(norms('I have two. Fifteen more, 1,2')).toEqual(['i', 'have', '2', '15', 'more', '1', '2']);
  });

  it('reads a range as a range, not as a clock time', () => {
    expect(norms('ten to twelve weeks')).toEqual(['10', 'to', '12', 'weeks']);
  });
});

describe('[LISTEN2] contractions read as the words they stand for', () => {
  it.each([
    ["what's", ['what', 'is']],
    ['whats', ['what', 'is']],
    ['what’s', ['what', 'is']],
    ["don't", ['do', 'not']],
    ['dont', ['do', 'not']],
    ["can't", ['can', 'not']],
    ["won't", ['will', 'not']],
    ["let's", ['let', 'us']],
    ["Keldra's", ["keldra's"]],
  ])('%s', (said, expected) => {
    expect(norms(said)).toEqual(expected);
  });

  it('covers the text without overlap', () => {
    const text = "We don't, can't and won't; that's what they'd say, thirty-six thousand’s worth.";
    let last = 0;
    for (const token of tokenise(text)) {
      expect(token.start).toBeGreaterThanOrEqual(last);
      expect(token.end).toBeGreaterThan(token.start);
      last = token.end;
    }
  });
});

describe('[LISTEN3] terms meet whole words, with light endings', () => {
  it.each([
    ['We invoiced them twice', 'invoice', ['invoiced']],
    ["Keldra's batteries", 'keldra', ["Keldra's"]],
    ['the policies changed', 'policy', ['policies']],
    ['a discount, discounts, discounting', 'discount', ['discount', 'discounts', 'discounting']],
    ['savings and saved', 'sav*', ['savings', 'saved']],
    ['who on your side set that figure', 'who … set', ['who on your side set']],
    ['who. We set it', 'who … set', []],
    ['who one two three four five six set', 'who … set', []],
    ['the ringtone', 'ring', []],
    ['Thirty-six thousand is a lot', '£36,000', ['Thirty-six thousand']],
    ['it is 36k a year', 'thirty-six thousand pounds', ['36k']],
    ['that’s 15 per cent', 'fifteen per cent', ['15 per cent']],
    ['fifteen', 'fifteen per cent', []],
    ['at 3:05', '03:05', ['3:05']],
    ['at three oh five', '03:05', ['three oh five']],
    ['by the thirty-first of July', '31 July', ['thirty-first of July']],
    ['by July 31st', '31 July', ['July 31st']],
    ['WHATS the renewal', 'what is', ['WHATS']],
    ['night-desk', 'night desk', ['night-desk']],
  ])('%s ~ %s', (text, term, expected) => {
    expect(found(text, term)).toEqual(expected);
  });
});

describe('[LISTEN4] hostile text is matched to the end', () => {
  it.each([
    ['combining marks', `a${'\u0301\u0316'.repeat(25_000)}`],
    ['punctuation', '?!…'.repeat(50_000)],
    ['one word', 'who '.repeat(50_000)],
    ['digits and commas', '1,'.repeat(50_000)],
    ['number words', 'one hundred '.repeat(25_000)],
    ['tens', 'twenty '.repeat(50_000)],
    ['apostrophes', "a'".repeat(50_000)],
  ])('%s', (_name, text) => {
    const matches = matchTerms(`${text} savings`, ['who … set … it', 'sav*', '36,000', 'a … b … c … d']);
    expect(matches.at(-1)?.term).toBe('sav*');
  });
});
