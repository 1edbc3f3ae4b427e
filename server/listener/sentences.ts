import { reportedSpans } from './quotations.ts';
import { type Span, type Token, tokenise } from './tokens.ts';

/** A sentence with its tokens. Offsets lead into the whole turn. */
export type Sentence = Span & {
  index: number;
  text: string;
  tokens: Token[];
  /** It ends with a question mark. */
  asks: boolean;
  /** Index of the first token after lead-ins ("okay", "well, so"). */
  lead: number;
  /** Indexes of tokens that may begin a clause. */
  clauses: Set<number>;
};

const abbreviation = /(?:^|[\s(])(?:mr|mrs|ms|dr|vs|etc|approx|inc|ltd|co|st|e\.g|i\.e|p\.a|a\.m|p\.m)$/i;
/** "No. 5" is a number, "we don't, no." the end of a sentence. */
const numbering = /(?:^|[\s(])no$/i;
const leadIns = new Set(
  'ok okay right well so and but um uh er erm hmm mm yes yeah yep no nope sure look then now alright fine great thanks sorry listen hi hello hey oh ah actually honestly basically anyway also because or perfect good fair enough like please just 1st'.split(
    ' ',
  ),
);
const joins = new Set('and so but or then because if'.split(' '));

type Cut = { end: number; asks: boolean };

/** Where sentences end: after . ! ? … ; or a line break; not after an abbreviation or inside a figure. */
function cutAt(text: string): Cut[] {
  const cuts: Cut[] = [];
  for (const match of text.matchAll(/[.!?…;\n]+["')\]\u201d\u2019*]*/gu)) {
    const end = match.index + match[0].length;
    const next = text.charAt(end);
    const plainDot = match[0] === '.';
    if (plainDot && next !== '' && !/\s/.test(next)) continue;
    const before = text.slice(Math.max(0, match.index - 8), match.index);
    if (plainDot && (abbreviation.test(before) || (numbering.test(before) && /^\s*\d/.test(text.slice(end, end + 4)))))
      continue;
    cuts.push({ end, asks: match[0].includes('?') });
  }
  if (cuts.at(-1)?.end !== text.length) cuts.push({ end: text.length, asks: false });
  return cuts;
}

/** Items that lie in none of the spans; both lists are in order, so one walk is enough. */
function outside<T extends { end: number }>(items: readonly T[], spans: readonly Span[]): T[] {
  let at = 0;
  return items.filter((item) => {
    while (at < spans.length && spans[at]!.end < item.end) at += 1;
    const span = spans[at];
    return !span || item.end <= span.start;
  });
}

/** Stops inside a quotation end no sentence of the speaker's. */
function outsideCuts(cuts: readonly Cut[], spans: readonly Span[]): Cut[] {
  const kept = outside(cuts, spans);
  const last = cuts.at(-1);
  return !last || kept.at(-1) === last ? kept : [...kept, { ...last, asks: false }];
}

function clauseStarts(text: string, tokens: readonly Token[]): Set<number> {
  const starts = new Set<number>();
  for (let i = 0; i < tokens.length; i++) {
    const before = tokens[i - 1];
    const here = tokens[i]!;
    if (!before) {
      starts.add(i);
      continue;
    }
    const between = here.start - before.end < 8 ? text.slice(before.end, here.start) : ',';
    if (/[,:("\u201c\u2014\u2013]|\s-/.test(between)) starts.add(i);
    else if (starts.has(i - 1) && leadIns.has(before.norm)) starts.add(i);
    else if (joins.has(before.norm)) starts.add(i);
  }
  return starts;
}

/** Cuts a turn into sentences; those without a word are left out, and so is what others are quoted with. */
export function splitSentences(text: string): Sentence[] {
  const reported = reportedSpans(text);
  const tokens = outside(tokenise(text), reported);
  const sentences: Sentence[] = [];
  let from = 0;
  let at = 0;
  for (const cut of outsideCuts(cutAt(text), reported)) {
    const own: Token[] = [];
    while (at < tokens.length && tokens[at]!.end <= cut.end) own.push(tokens[at++]!);
    const first = own[0];
    if (first) {
      let lead = 0;
      while (lead < own.length - 1 && leadIns.has(own[lead]!.norm)) lead += 1;
      const stretch = text.slice(from, cut.end);
      const start = from + (stretch.length - stretch.trimStart().length);
      const end = from + stretch.trimEnd().length;
      sentences.push({
        start,
        end,
        index: sentences.length,
        text: text.slice(start, end),
        tokens: own,
        asks: cut.asks,
        lead,
        clauses: clauseStarts(text, own),
      });
    } else if (cut.asks && sentences.length > 0 && from === sentences.at(-1)!.end) sentences.at(-1)!.asks = true;
    from = cut.end;
  }
  return sentences;
}
