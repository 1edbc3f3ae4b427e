import { countWords, tokenise } from '../../listener/terms.ts';
import { type Segment, TranscriptError } from './segment.ts';

/** Stretches of speech as turns: in order, noise left out, a speaker's run joined. */

export type SpokenTurn = {
  speaker: 'rep' | 'prospect';
  name: string;
  text: string;
  atMs: number;
  /** Null where the transcript gives no times. */
  endMs: number | null;
};

/** What recognisers write for a sound that is no word. */
const noise = /\[[^\]]*\]|\([^)]*\)|<[^>]*>|\*[^*]*\*/g;
const spoken = (text: string) => text.replace(noise, ' ').replace(/\s+/g, ' ').trim();

/** Said while the other talks on, to show that one listens. */
const backchannels = new Set(
  'mm mhm hmm mm-hm mm-hmm mhmm uh-huh uh huh hm yeah yes yep ok okay right sure i see oh ah'.split(' '),
);
const mostBackchannelWords = 3;

function isBackchannel(text: string): boolean {
  const tokens = tokenise(text);
  return (
    tokens.length <= mostBackchannelWords &&
    !text.includes('?') &&
    tokens.every((token) => backchannels.has(token.norm))
  );
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The rep among the speakers: the very name, else the only one it begins. */
function findRep(names: readonly string[], rep: string): string {
  const exact = names.find((name) => same(name, rep));
  const begun = names.filter((name) => name.toLowerCase().startsWith(rep.trim().toLowerCase()));
  const found = exact ?? (begun.length === 1 ? begun[0] : undefined);
  if (found !== undefined && rep.trim() !== '') return found;
  const who = names.map((name) => `"${name}"`).join(', ');
  throw new TranscriptError(1, `"${rep}" doesn’t speak in it; the rep is one of ${who}`);
}

type Timed = { name: string; text: string; atMs: number; endMs: number | null };
/** Without times a word is taken to last so long. */
const msPerWord = 400;

/** In order of their start; where a time is missing, after what stands before. */
function inOrder(segments: readonly Segment[]): Timed[] {
  let at = 0;
  const timed = segments.flatMap((segment): Timed[] => {
    const text = spoken(segment.text);
    at = segment.startMs ?? at;
    const own = { name: segment.speaker, text, atMs: at, endMs: segment.endMs };
    at += countWords(text) * msPerWord;
    return text === '' ? [] : [own];
  });
  return timed.toSorted((a, b) => a.atMs - b.atMs);
}

/** Leaves out a "mm-hm" in the middle of what another says. */
function withoutBackchannels(all: readonly Timed[]): Timed[] {
  return all.filter((one, i) => {
    const [before, after] = [all[i - 1], all[i + 1]];
    const inside = before && after && same(before.name, after.name) && !same(before.name, one.name);
    return !(inside && isBackchannel(one.text) && !before.text.endsWith('?'));
  });
}

/** Who speaks where the transcript doesn't say. */
const unnamed = 'Other side';

/** Turns of a transcript, the rep's and everyone else's. Throws TranscriptError where one side is missing. */
export function turnsOfSegments(segments: readonly Segment[], rep: string): SpokenTurn[] {
  const all = inOrder(segments);
  const names = [...new Map(all.filter((s) => s.name !== '').map((s) => [s.name.toLowerCase(), s.name])).values()];
  if (all.length === 0) throw new TranscriptError(1, 'nobody says a word in it');
  if (names.length === 0) throw new TranscriptError(1, 'it doesn’t say who speaks');
  const repName = findRep(names, rep);
  // words without a name are the other side's where nobody else has one
  const isAlone = names.length === 1;
  if (isAlone && all.every(({ name }) => name !== ''))
    throw new TranscriptError(1, `only "${repName}" speaks in it; the other side is missing`);
  const turns: SpokenTurn[] = [];
  for (const { name: written, text, atMs, endMs } of withoutBackchannels(all)) {
    const name = written === '' ? unnamed : written;
    const speaker = same(name, repName) ? 'rep' : 'prospect';
    const last = turns.at(-1);
    if (last && last.speaker === speaker && same(last.name, name)) {
      last.text = `${last.text} ${text}`;
      last.endMs = endMs === null ? last.endMs : Math.max(last.endMs ?? 0, endMs);
    } else turns.push({ speaker, name, text, atMs, endMs });
  }
  return turns;
}
