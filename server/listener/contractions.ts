/**
 * Contractions are read as the words they stand for ("what's" as "what is"), so that a term or a
 * cue written either way finds both. Speech recognisers and quick typists leave the apostrophe out.
 */

const bare: Record<string, string> = {};
for (const pair of `dont:don't cant:can't wont:won't isnt:isn't arent:aren't wasnt:wasn't werent:weren't didnt:didn't
  doesnt:doesn't hasnt:hasn't havent:haven't hadnt:hadn't couldnt:couldn't wouldnt:wouldn't shouldnt:shouldn't
  whats:what's whos:who's hows:how's wheres:where's whens:when's thats:that's theres:there's heres:here's
  im:i'm ive:i've youre:you're youve:you've youll:you'll weve:we've theyre:they're theyve:they've theyll:they'll
  itll:it'll thatll:that'll lets:let's ill:i'll`.split(/\s+/)) {
  const [from, to] = pair.split(':');
  if (from && to) bare[from] = to;
}

const irregular: Record<string, [string, string]> = {
  "won't": ['will', 'not'],
  "can't": ['can', 'not'],
  "shan't": ['shall', 'not'],
  cannot: ['can', 'not'],
  "let's": ['let', 'us'],
  gonna: ['going', 'to'],
  wanna: ['want', 'to'],
};
const isAfter = new Set('what who how where when why that there here it he she this everything nothing'.split(' '));
const endings: Record<string, string> = {
  "'re": 'are',
  "'ve": 'have',
  "'ll": 'will',
  "'d": 'would',
  "'m": 'am',
  "n't": 'not',
};

/** The two words a contraction stands for, and the length of its first part in `word`; null for any other word. */
export function splitContraction(word: string): { first: string; second: string; cut: number } | null {
  const full = Object.hasOwn(bare, word) ? (bare[word] as string) : word;
  const lost = full.length - word.length;
  if (Object.hasOwn(irregular, full)) {
    const [first, second] = irregular[full] as [string, string];
    return { first, second, cut: Math.min(full === "let's" ? 3 : full === 'cannot' ? 3 : 2, word.length - 1) };
  }
  if (!full.includes("'")) return null;
  for (const [ending, second] of Object.entries(endings)) {
    if (!full.endsWith(ending) || full.length === ending.length) continue;
    const first = full.slice(0, -ending.length);
    return { first, second, cut: Math.max(1, word.length - ending.length + lost) };
  }
  if (full.endsWith("'s") && isAfter.has(full.slice(0, -2)))
    return { first: full.slice(0, -2), second: 'is', cut: word.length - 2 + lost };
  return null;
}
