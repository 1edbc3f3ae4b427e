import { countWords } from '../listener/terms.ts';
import { perHundred } from './answers.ts';
import type { Call } from './call.ts';
import { placeAt } from './places.ts';
import { countOf, type Finding, lastedOf, type Row } from './row.ts';

/** Rows 37 and 43: who talks, how long, and who cuts in. */

const wordsOf = (text: string) => countWords(text.slice(0, 20_000));
const whole = (text: string) => ({ start: 0, end: text.length });

function talkShareWords(call: Call): Finding | null {
  const mine = call.exchanges.reduce((sum, e) => sum + e.words, 0);
  const theirs = call.turns.reduce((sum, t) => sum + (t.speaker === 'prospect' ? wordsOf(t.heard) : 0), 0);
  if (mine === 0 || mine + theirs === 0) return null;
  const value = mine / (mine + theirs);
  return { value, n: mine + theirs, says: `${Math.round(value * 100)} per cent of the words were yours.` };
}

const lastedMs = (turn: Call['turns'][number]) => Math.max(0, (turn.endMs ?? turn.atMs) - turn.atMs);

function talkShare(call: Call): Finding | null | 'not-captured' {
  if (!call.spoken) return 'not-captured';
  const of = (speaker: 'rep' | 'prospect') =>
    call.turns.reduce((sum, turn) => sum + (turn.speaker === speaker ? lastedMs(turn) : 0), 0);
  const [mine, theirs] = [of('rep'), of('prospect')];
  if (mine === 0 || mine + theirs === 0) return null;
  const value = mine / (mine + theirs);
  return { value, n: call.turns.length, says: `${Math.round(value * 100)} per cent of the talking time was yours.` };
}

function longestMonologue(call: Call): Finding | null | 'not-captured' {
  if (!call.spoken) return 'not-captured';
  const longest = call.exchanges.reduce<Call['turns'][number] | null>(
    (best, { turn }) => (best && lastedMs(best) >= lastedMs(turn) ? best : turn),
    null,
  );
  if (!longest) return null;
  const value = lastedMs(longest);
  return {
    value,
    n: call.exchanges.length,
    says: `Your longest turn lasted ${lastedOf(value)}.`,
    evidence: [placeAt(longest, whole(longest.text))],
  };
}

function pace(call: Call): Finding | null | 'not-captured' {
  if (!call.spoken) return 'not-captured';
  const ms = call.exchanges.reduce((sum, e) => sum + lastedMs(e.turn), 0);
  const words = call.exchanges.reduce((sum, e) => sum + e.words, 0);
  if (ms < 1_000 || words === 0) return null;
  const value = (words * 60_000) / ms;
  return { value, n: words, says: `You spoke ${Math.round(value)} words a minute.` };
}

function longestTurn(call: Call): Finding | null {
  const longest = call.exchanges.reduce<Call['exchanges'][number] | null>(
    (best, e) => (best && best.words >= e.words ? best : e),
    null,
  );
  if (!longest || longest.words === 0) return null;
  const { turn, words } = longest;
  return {
    value: words,
    n: call.exchanges.length,
    says: `Your longest turn had ${countOf(words, 'word')}.`,
    evidence: [placeAt(turn, whole(turn.text))],
  };
}

/** In practice the record says what was cut off; on a recording, a turn that begins before the other's end. */
function interruptions(call: Call): Finding | null {
  if (call.exchanges.length === 0) return null;
  const cut = call.exchanges.filter(({ turn, heard }) => {
    const last = heard.at(-1);
    if (!last) return false;
    return (
      turn.interrupted || last.interrupted || (call.spoken && last.endMs !== null && last.endMs - turn.atMs > cutInMs)
    );
  });
  return {
    value: cut.length,
    n: call.exchanges.length,
    says: cut.length === 0 ? 'You let them finish every time.' : `You cut in ${countOf(cut.length, 'time')}.`,
    evidence: cut.map(({ turn }) => placeAt(turn, whole(turn.text))),
  };
}
/** Shorter overlaps are how people take turns. */
const cutInMs = 500;

const action = 'Say three sentences, stop, and let them have the floor.';
const none = 'Nothing was said.';

export const talkRows: readonly Row[] = [
  {
    number: 37,
    id: 'talk-share',
    name: 'Share of talking time',
    unit: 'share',
    better: 'band',
    band: [0.4, 0.55],
    action,
    none,
    find: talkShare,
  },
  {
    number: 37,
    id: 'talk-share-words',
    name: 'Share of the words',
    unit: 'share',
    better: 'band',
    band: [0.4, 0.55],
    action,
    none,
    find: talkShareWords,
  },
  {
    number: 43,
    id: 'longest-monologue',
    name: 'Longest monologue',
    unit: 'ms',
    better: 'lower',
    action,
    none,
    find: longestMonologue,
  },
  {
    number: 43,
    id: 'longest-turn-words',
    name: 'Longest turn in words',
    unit: 'words',
    better: 'lower',
    action,
    none,
    find: longestTurn,
  },
  {
    number: 43,
    id: 'interruptions',
    name: 'Times you cut in',
    unit: 'count',
    better: 'lower',
    action: 'Count to two after their last word.',
    none,
    find: interruptions,
  },
  {
    number: 43,
    id: 'fillers',
    name: 'Fillers per 100 words',
    unit: 'ratio',
    better: 'lower',
    action: 'Pause where the filler was.',
    none: 'Too few words to count by.',
    find: (call) => perHundred(call, 'filler', 'filler'),
  },
  {
    number: 43,
    id: 'pace',
    name: 'Pace',
    unit: 'per-minute',
    better: 'band',
    band: [120, 165],
    action: 'Slow down for figures and names.',
    none,
    find: pace,
  },
];
