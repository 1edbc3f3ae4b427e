import type { Move } from '../domain/move.ts';
import type { Reading } from '../domain/reading.ts';
import type { Scenario } from '../domain/scenario.ts';
import { beatCues } from './beat-cues.ts';
import { contentKeys, contentOf, shared } from './content-words.ts';
import { cues, hasCue, type Utterance } from './hearing.ts';
import { bidsThemSpeak } from './questions.ts';
import { isCard, isMethod, isRecital } from './recital.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { hasTerm, matchTerms, type Span, type Token, tokenise } from './terms.ts';

/** The questions of a turn: about this prospect or about anyone, new or asked before, and on which topic. */

type Question = Reading['questions'][number];

const stock = cues(
  'keeps you up|how is everything|how are things|how has everything|how have things|how is it all|feel comfortable|feel more comfortable|tell me more|say more|tell me about yourself|tell me a bit about|tell me a little|tell me about your business|tell me about your company|biggest challenge|biggest challenges|biggest pain|main challenges|pain points|your challenges|your priorities|top priorities|your goals|your objectives|your needs|what are you looking for|what do you look for|what is important to you|what matters most to you|success look like|good look like|magic wand|ideal world|perfect world|ideal solution|how can we help|how can I help|how may I help|what can we do for|what can I do for|what can I do to|what would it take|what do you think|what are your thoughts|any thoughts|how does that sound|how do you feel|your thoughts on|what would make you happy|anything else|any questions|any concerns|what concerns do|your concerns|what would you like|what are you hoping to|what are you hoping for|what do you want from|how is business|where do you see|in five years|how do you see|what is working well|what is not working|what is holding you back|what would you change|are you happy with|like for like|does that make sense|walk me through your process|what is your process|current situation|am I losing you|do you have a budget|are you the decision maker|who is the decision maker|what is the next step|what will it take to',
);
/** Asking what the call should settle is how a call is opened. */
const planning = cues(
  'what would you like settled|what would you like to settle|what do you want settled|what would you like to cover|what would you like to leave with|by the end of it|by the end of this call|by the end of the call|by the end of these|out of these … minutes|from these … minutes',
);
/** Words that could stand in anyone's question. */
const general = new Set(
  'service services business company team product products solution solutions process organisation organization thing things moment contract account relationship partnership supplier suppliers customer customers issue issues problem problems challenge challenges priority priorities goal goals concern concerns success process year comfortable busines servic compan'.split(
    ' ',
  ),
);

export type Ground = {
  topics: Reading['topics'];
  /** Topic last open in the conversation. */
  open: string | null;
  names: readonly string[];
  /** Content of what the prospect said in the last turns. */
  theirs: ReadonlySet<string>;
  /** Content of what the turn was said to. */
  said: ReadonlySet<string>;
  before: readonly Utterance[];
};

const within = (span: Span, at: Span) => at.start >= span.start && at.end <= span.end;

/** Names of the scenario: personas and their firms, rivals. Titles and joining words left out. */
export function namesOf(scenario: Scenario): string[] {
  const known = names.get(scenario);
  if (known) return known;
  const list = [
    ...scenario.personas.flatMap((persona) => [...persona.name.split(' '), ...persona.organisation.split(' ')]),
    ...(scenario.battlecard?.rivals.flatMap((rival) => rival.terms) ?? []),
  ].filter((name) => /^\p{Lu}/u.test(name) && name.length > 2);
  names.set(scenario, list);
  return list;
}
const names = new WeakMap<Scenario, string[]>();

function isNamed(sentence: Sentence): boolean {
  return sentence.tokens.some((token, i) => {
    const written = sentence.text.slice(token.start - sentence.start, token.end - sentence.start);
    const before = sentence.text.slice(0, token.start - sentence.start).trimEnd();
    return i > 0 && token.norm !== 'i' && /^\p{Lu}\p{Ll}+/u.test(written) && !/[.!?:"\u201c]$/.test(before);
  });
}

const isGeneral = (token: Token, said: ReadonlySet<string>) =>
  general.has(token.norm) || general.has(token.stem) || (isMethod(token) && !said.has(token.stem));

const heads = new Set('what who whom whose which when where why how'.split(' '));
const leaning = new Set('by for to since at in from of on with before after until under'.split(' '));
const invited = cues('help me understand|walk me through|talk me through|tell me more|take me through');
/** From this many questions in a turn each must have something of its own to ask about. */
const manyHeads = 3;
const leastOwn = 1.5;

/** A burst of questions off a card: more of them than things they are about. */
export function isBurst(sentences: readonly Sentence[], ground: Pick<Ground, 'said'>): boolean {
  const asked = sentences.filter((sentence) => sentence.asks);
  const count = asked.reduce((sum, { tokens, clauses }) => {
    const opens = (i: number) => clauses.has(i) || (clauses.has(i - 1) && leaning.has(tokens[i - 1]?.norm ?? ''));
    const own = tokens.filter((token, i) => heads.has(token.norm) && opens(i) && tokens[i - 1]?.norm !== 'then').length;
    return sum + own + matchTerms(tokens, invited).length;
  }, 0);
  if (count < manyHeads) return false;
  const about = new Set(
    sentences
      .flatMap(({ tokens }) => contentOf(tokens).filter((token) => !isGeneral(token, ground.said)))
      .map((token) => token.stem),
  );
  return about.size < leastOwn * count;
}

/** Is it about something of this call: a topic, a figure, a name, or the prospect's own words? */
function isSpecific(sentence: Sentence, ground: Ground): boolean {
  const content = contentOf(sentence.tokens).filter((token) => !isGeneral(token, ground.said));
  if (content.some((token) => token.value !== undefined || token.figure)) return true;
  if (content.some((token) => ground.topics.some((topic) => within(topic, token)))) return true;
  if (isNamed(sentence) || hasTerm(sentence.tokens, ground.names)) return true;
  return shared(content, ground.theirs) > 0;
}

const pointing = new Set(['that', 'it', 'this', 'those', 'these', 'they', 'them', 'he', 'she']);

/** The topic a question is on: the last it names, else the one named most before it in the turn, else the open one if it builds on that. */
function topicOf(sentence: Sentence, probe: boolean, ground: Ground): string | null {
  const asked = askedPart(sentence);
  const own = ground.topics.findLast((topic) => within(asked, topic));
  if (own) return own.topic;
  const points = probe || sentence.tokens.some((token) => pointing.has(token.norm));
  if (!points) return null;
  return mostNamed(ground.topics.filter((topic) => topic.end <= sentence.start)) ?? ground.open;
}

/** "And what date is that, I asked earlier and we got on to March.": what is told behind an unmarked question is not asked. */
function askedPart(sentence: Sentence): Span {
  if (sentence.asks) return sentence;
  const { tokens, clauses, lead, start, end } = sentence;
  const told = tokens.findIndex(({ norm }, i) => i > lead + 1 && clauses.has(i) && (norm === 'i' || norm === 'we'));
  const first = tokens[lead + (leaning.has(tokens[lead]?.norm ?? '') ? 1 : 0)]?.norm ?? '';
  return { start, end: heads.has(first) && told > 0 ? tokens[told]!.start : end };
}

/** The topic named most often; of equals the later one. */
function mostNamed(topics: Reading['topics']): string | null {
  const counts = new Map<string, number>();
  let best: string | null = null;
  for (const { topic } of topics) {
    counts.set(topic, (counts.get(topic) ?? 0) + 1);
    if (best === null || counts.get(topic)! >= counts.get(best)!) best = topic;
  }
  return best;
}

const mostLookedBack = 40;

/** The rep's earlier questions that got an answer. */
function answeredBefore(before: readonly Utterance[]): { keys: Set<string>; words: string }[] {
  const recent = before.slice(-mostLookedBack);
  return recent.flatMap((utterance, i) => {
    const reply = recent[i + 1];
    if (utterance.speaker !== 'rep' || reply?.speaker !== 'prospect') return [];
    const deflected = hasTerm(reply.text.slice(0, 2000), beatCues.deflect ?? []);
    if (deflected) return [];
    return splitSentences(utterance.text.slice(0, 4000))
      .filter((sentence) => sentence.asks)
      .map((sentence) => ({ keys: contentKeys(sentence.tokens), words: wordsOf(sentence) }));
  });
}

const wordsOf = (sentence: Sentence) =>
  sentence.tokens
    .slice(sentence.lead)
    .map((token) => token.stem)
    .join(' ');

function isRepeated(sentence: Sentence, earlier: readonly { keys: Set<string>; words: string }[]): boolean {
  const keys = contentKeys(sentence.tokens);
  const words = wordsOf(sentence);
  return earlier.some((question) => {
    if (sentence.tokens.length > 3 && question.words === words) return true;
    if (keys.size < 2 || question.keys.size < 2) return false;
    let met = 0;
    for (const key of keys) if (question.keys.has(key)) met += 1;
    return met / (keys.size + question.keys.size - met) >= 0.7;
  });
}

export function readQuestions(sentences: readonly Sentence[], moves: readonly Move[], ground: Ground): Question[] {
  const asked = moves.filter((move) => move.move.startsWith('question'));
  if (asked.length === 0) return [];
  const earlier = answeredBefore(ground.before);
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  const isOffCard = isRecital(tokens, ground.said) || isBurst(sentences, ground);
  return asked.flatMap((move) => {
    const sentence = sentences.find((other) => within(other, move));
    if (!sentence) return [];
    const bids = bidsThemSpeak(sentence);
    const isOwn = !bids && isSpecific(sentence, ground);
    const isTired = hasCue(sentence, stock) && !hasCue(sentence, planning) && !isOwn;
    const isStock = isOffCard || isCard(sentence, ground.said) || isTired;
    return [
      {
        start: move.start,
        end: move.end,
        specific: !isStock && (isOwn || move.probe === true),
        stock: isStock,
        repeated: isRepeated(sentence, earlier),
        topic: bids ? null : topicOf(sentence, move.probe === true, ground),
      },
    ];
  });
}

/** Content of the prospect's last few turns. */
export function recentWords(before: readonly Utterance[]): Set<string> {
  const keys = new Set<string>();
  for (const utterance of before.slice(-6))
    if (utterance.speaker === 'prospect')
      for (const key of contentKeys(tokenise(utterance.text.slice(-4000)))) keys.add(key);
  return keys;
}
