import type { Span } from './tokens.ts';

/** Words that are someone else's: what stands in double quotation marks after "he said", "they asked", or off a card: "Example: …". */

const reporting =
  /\b(?:said|says|say|asked|asks|told (?:me|us|him|her|them)|wrote|writes|goes|was like|reads|called it|heard)\b[^"\u201c]{0,30}$|\b(?:example|ask|rule|no\. ?\d+|technique|tip|script|line)\s*:\s*$/i;

export function reportedSpans(text: string): Span[] {
  const spans: Span[] = [];
  let open = -1;
  for (const match of text.matchAll(/["\u201c\u201d]/g)) {
    if (open < 0) open = match[0] === '\u201d' ? -1 : match.index;
    else {
      if (reporting.test(text.slice(Math.max(0, open - 60), open))) spans.push({ start: open, end: match.index + 1 });
      open = -1;
    }
  }
  return spans;
}
