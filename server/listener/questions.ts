import { contentOf, shared } from './content-words.ts';
import { cues, type Family, type Hearing, hasCue, hasWord, move, opensWith } from './hearing.ts';
import { asksOfOurs, isMarkedStatement, isShow } from './rhetorical.ts';
import type { Sentence } from './sentences.ts';
import { complains, isTagged } from './tags.ts';
import { matchTerms } from './terms.ts';

/** Questions: whether a sentence asks, in which form, and what the asking builds on. */

const set = (words: string) => new Set(words.split(' '));
const wh = set('what who whom whose which when where why how');
const aux = set('is are was were do does did have has had can could will would shall should may might am');
const subjects = set(
  'you i we they he she it that this these those there your our my their his her anyone someone anybody somebody everyone the a an any',
);
const near = set('you we they he she it that this there i your anyone');
const measures = set(
  'many much long often far soon big late early old quickly fast likely confident sure important about come firm serious large close badly well bad hard easy',
);
const narrow = cues(
  'how many|how old|how long|how often|how much|what time|what date|what day|what year|what number|what percentage|what size|how late|how big|how tall',
);
const invites = cues(
  'can you tell me|could you tell me|can you share|could you share|can you describe|could you describe|can you explain|could you explain|can you walk|could you walk|can you talk|could you talk|can you say more|could you say more|help me understand|can you give me|could you give me|would you tell me|would you mind telling|would you walk|do you mind telling|can you help me understand|would you say more|want to tell me',
);
const imperatives = cues(
  'tell me about|tell me what|tell me how|tell me why|tell me where|tell me who|tell me when|tell me more|tell me which|tell us about|talk me through|walk me through|help me understand|explain how|explain why|explain what|describe|say more|give me an example|give me a sense|take me through|I wonder what|I wonder how|I wonder why|I wonder who|I wonder whether|I wonder if|I am wondering|I am curious|I would like to know|I would like to understand|I would like to hear|I would love to hear|I would love to know|I would love to understand|I want to understand|I want to know|I need to know|I need to understand|share with me|remind me what|remind me who|remind me when|remind me how|curious as to|curious about|curious what|curious how|curious whether|let me know what|let me know how|let me know which|let me know if you|need to know what|need to know how|need to know your',
);
const fromOthers = set('said says say asked asks ask know knows knew see sees told tells sure wonders explained');
const prepositions = set('by for to since at in from of on with before after until');
const elliptical = cues(
  'such as|meaning|and then|and after that|because|for example|in what way|based on|compared to|and if not|until|like',
);
const tag =
  /^(?:is|was) that (?:right|correct|so|true)$|(?:is|are|was|were|do|does|did|have|has|can|could|will|would) not (?:it|you|they|we|he|she|that)$/;

const comfort = cues(
  'does that make sense|does … make sense|make sense|are you happy with|sound good|sounds good|sound fair|is that ok|is that okay|is that all right|is that fair|are you with me|can you hear me|can you see my|any questions|do you follow|am I losing you|is that clear|ring a bell|okay with you|all right with you|is it okay if|is it ok if|would it be okay|do you have time|have you got time|got a minute|is now a good time|how are you|how is it going|how was your weekend|shall I|shall we|can I send|can I ask|may I ask|could I ask|can I just|should I send|could we book|can we book|can we meet|could we meet|can we schedule|could we schedule|would you like me to|do you want me to|want me to|would you like to see|sorry what|say that again|what was that|pardon',
);
const theirSide = set(
  'you your yours they them their he she his her anyone somebody someone it that this these those there us',
);

const howStocked = cues(
  'how are you on|how are you set|how are you fixed|how are you placed|how are you for|how are you doing on|how are you doing for',
);
/** Bidden to say it, they are asked for their point and for nothing else: "Go ahead, what's the question?" */
const biddingOn = cues(
  'what is the question|what is your question|what is that question|what was the question|what was your question|what is your one question|what is the one question|what did you want to ask|what would you like to ask|what do you want to ask|what is your point|what is it you wanted|what is on your mind|what is it you want to ask|what are you asking',
);
/** Words behind it that change nothing: "then, Nerys". */
const mostBehind = 2;
/** Asks on nothing they have said. */
export const bidsThemSpeak = ({ tokens }: Sentence) =>
  matchTerms(tokens, biddingOn).some(({ end }) => tokens.filter(({ start }) => start >= end).length <= mostBehind);

/** Offers in the form of a question: they seek assent, not needs. */
const offering = cues(
  'would you trade|would you take|would you accept|would you give|would you be willing|would you be okay|would you be ok|would you be open|would you be interested|would you be happy|will you be okay|will you be ok|will you accept|will you take|will you give|will you agree|are you okay with|are you ok with|are you willing|can I have|can I get|can I take|could I have|could I get|can we split|can we share|can we agree|can you give|could you give|can you do|could you do|how about I|how about we|how about if|how about you take|how about you give|what if I|what if we|what if you take|what about if|do we have a deal|is it a deal|deal|do you like|so I get|so you get|I get … you get|you get … I get|I give … you give|I will take|I will give|if I give|if I gave|if I let you|in exchange|in return|trade me|does that work|would that work|can you accept|could you accept|do you agree|do you accept|can you live with|would … work for you|willing to trade|willing to give',
);

const openOffers = cues('what if|how about I|how about we|how about if|how about you take|how about you give');

/** "Ask: What is the impact?" is read out. */
const onCard = cues('ask');
/** Asked for leave to speak, and then spoken. */
const noQuestion = cues('can I just say|can I say|may I say|could I just say|can I just add|might I say');

/** `marked`: nothing but the mark makes it a question. */
type Form = { open: boolean; sure: number; marked?: boolean };

function prefixed(sentence: Sentence, i: number): boolean {
  const before = sentence.tokens[i - 1];
  return before !== undefined && prepositions.has(before.norm) && sentence.clauses.has(i - 1);
}

/** A question that begins with the question word at `i`. */
function whForm(sentence: Sentence, i: number): number {
  const { tokens, asks } = sentence;
  const word = tokens[i]!.norm;
  const next = tokens[i + 1]?.norm ?? '';
  const after = tokens[i + 2]?.norm ?? '';
  const starts = sentence.clauses.has(i) || prefixed(sentence, i);
  const before = tokens[i - 1]?.norm ?? '';
  // "what I'm hearing is that …" says back
  if (!asks && word === 'what' && next === 'i' && (after === 'am' || after === 'hear')) return 0;
  if (!asks && fromOthers.has(before) && !starts) return 0;
  // "It worries you that what worked has stopped working?" tells what worries
  if (word === 'what' && before === 'that' && next !== '' && !starts) return 0;
  // "It's what the hospitals buy" names it
  if (word === 'what' && before === 'is' && /^(?:it|this)$/.test(tokens[i - 2]?.norm ?? '') && next !== '') return 0;
  if (aux.has(next)) {
    const isInverted = near.has(after) || subjects.has(after);
    if (!asks && starts && !isInverted && namesWhat(sentence, i)) return 0;
    // "…, which is the way I work" tells
    if (!asks && word === 'which' && i > sentence.lead) return 0;
    if (starts) return asks ? 0.97 : i <= sentence.lead || isInverted ? 0.85 : 0.6;
    return asks ? 0.93 : isInverted && next !== 'is' && next !== 'was' ? 0.75 : 0;
  }
  if (word === 'how' && measures.has(next)) return starts ? (asks ? 0.95 : 0.8) : asks ? 0.9 : 0;
  if (asks) return starts ? 0.93 : 0.8;
  if (!starts || i > sentence.lead || isCleft(sentence, i)) return 0;
  if ((word === 'what' && (next === 'about' || next === 'if')) || (word === 'why' && next === 'not')) return 0.8;
  if (word === 'why' || word === 'who' || word === 'which' || word === 'what') {
    if (next === '') return word === 'why' || word === 'what' ? 0.7 : 0.5;
    if (word !== 'who' && hasInversionSoon(sentence, i)) return 0.75;
    const isRelative = subjects.has(next) || next === 'is' || (word === 'which' && !aux.has(next));
    const hasLaterCopula = tokens.some(
      (token, j) => j > i + 1 && (token.norm === 'is' || token.norm === 'was') && !near.has(tokens[j + 1]?.norm ?? ''),
    );
    return isRelative || hasLaterCopula || tokens.length > 14 ? 0 : 0.65;
  }
  return hasInversionSoon(sentence, i) ? 0.65 : 0;
}

/** "What can settle it is a count": the second verb says what it is, and nothing is asked. */
const namesWhat = ({ tokens }: Sentence, i: number) =>
  tokens[i]!.norm === 'what' &&
  tokens.some(({ norm }, j) => j > i + 2 && /^(?:is|was|are)$/.test(norm) && !persons.has(tokens[j + 1]?.norm ?? ''));
const persons = set('you we they he she it i');

/** "What I can't claim is that it's perfect", "where we fall short is nights": told, with what is told put last. */
const isCleft = ({ tokens }: Sentence, i: number) =>
  persons.has(tokens[i + 1]?.norm ?? '') &&
  tokens.some(({ norm }, j) => j > i + 2 && /^(?:is|was|are|were)$/.test(norm));

/** "which of them would you", "what kind of report do you": an auxiliary before a subject within five words. */
function hasInversionSoon(sentence: Sentence, i: number): boolean {
  for (let j = i + 1; j <= i + 5; j++) {
    const word = sentence.tokens[j]?.norm ?? '';
    if (aux.has(word) && near.has(sentence.tokens[j + 1]?.norm ?? '')) return true;
  }
  return false;
}

/** "We don't and won't this year": one no goes on in another. */
const goesOnDenying = ({ tokens }: Sentence, i: number) =>
  (tokens[i - 1]?.norm === 'and' || tokens[i - 1]?.norm === 'or') && tokens[i - 2]?.norm === 'not';

/** A question that begins with the auxiliary at `i`: "do you", "hasn't it". */
function inverted(sentence: Sentence, i: number): number {
  const { tokens, asks } = sentence;
  const word = tokens[i]!.norm;
  const next = tokens[i + 1]?.norm === 'not' ? (tokens[i + 2]?.norm ?? '') : (tokens[i + 1]?.norm ?? '');
  const before = tokens[i - 1]?.norm ?? '';
  if (wh.has(before)) return 0;
  const starts = sentence.clauses.has(i);
  if (asks) return starts ? (next === '' ? 0 : 0.95) : 0;
  if (!subjects.has(next) || goesOnDenying(sentence, i)) return 0;
  const isPlainVerb =
    (word === 'have' || word === 'had' || word === 'do' || word === 'may') &&
    !['you', 'we', 'they', 'there', 'anyone'].includes(next);
  if (isPlainVerb && !(word === 'may' && next === 'i')) return 0;
  if (starts) return i <= sentence.lead ? 0.85 : 0.7;
  const closesIf = tokens[sentence.lead]?.norm === 'if' && (word === 'would' || word === 'could' || word === 'will');
  if (closesIf) return 0.6;
  return next === 'you' &&
    (word === 'do' || word === 'are' || word === 'would' || word === 'did') &&
    !subjects.has(before) &&
    !aux.has(before) &&
    before !== 'so' &&
    before !== 'if'
    ? 0.6
    : 0;
}

/** "Have a look and let me know what you think": left for later, nothing is asked now. */
const later = cues('what you think|what you make of|how you get on|how it goes|how you feel|if you need|if you want');
const closes = ({ tokens, asks }: Sentence, at: number) =>
  !asks && tokens[at]?.norm === 'let' && matchTerms(tokens.slice(at), later).length > 0;

/** How the sentence asks; null when it doesn't. */
export function questionForm(sentence: Sentence): Form | null {
  const { tokens, asks } = sentence;
  if (opensWith(sentence, onCard) && sentence.text.includes(':')) return null;
  if (hasCue(sentence, noQuestion) && !asksAfterLeave(sentence)) return null;
  let best: Form | null = null;
  const isNarrow = hasCue(sentence, narrow) && tokens.filter((token) => wh.has(token.norm)).length === 1;
  const keep = (form: Form) => {
    if (form.sure > 0 && (!best || (form.open && !best.open && form.sure > 0.5) || form.sure > best.sure + 0.2))
      best = form;
  };
  const limit = Math.min(tokens.length, 400);
  for (let i = 0; i < limit; i++) {
    const word = tokens[i]!.norm;
    if (wh.has(word)) {
      const sure = whForm(sentence, i);
      const isEmbedded = !sentence.clauses.has(i) && !prefixed(sentence, i) && best !== null;
      if (!isEmbedded) keep({ open: !isNarrow, sure });
    } else if (aux.has(word)) keep({ open: false, sure: inverted(sentence, i) });
  }
  if (hasCue(sentence, invites)) return { open: true, sure: asks ? 0.9 : 0.8 };
  const command = matchTerms(tokens, imperatives).find(({ at }) => sentence.clauses.has(at) && !closes(sentence, at));
  if (command) return { open: true, sure: 0.8 };
  if (best || !asks) return best ?? inPlace(sentence) ?? taggedForm(sentence);
  const ending = tokens.slice(-2).some((token) => wh.has(token.norm));
  const isElliptical = tokens.length <= 4 && hasCue(sentence, elliptical);
  return { open: ending || isElliptical, sure: 0.85, marked: true };
}

/** "Can I just say, who told you that?" */
const asksAfterLeave = ({ tokens, clauses, asks }: Sentence) =>
  asks && tokens.some(({ norm }, i) => i > 2 && clauses.has(i) && wh.has(norm));

const heldBack = set('know knew see guess matter say said tell so that exactly or of wonder no me you i');

/** "And that costs you what": the question word stands where the answer would. */
function inPlace(sentence: Sentence): Form | null {
  const { tokens } = sentence;
  const last = tokens.at(-1)!;
  const before = tokens.at(-2);
  if (tokens.length < 3 || !wh.has(last.norm) || last.norm === 'which' || !before) return null;
  const isAnswered = heldBack.has(before.norm) && !(before.norm === 'you' && last.norm === 'what');
  return isAnswered ? null : { open: true, sure: 0.65 };
}

function taggedForm(sentence: Sentence): Form | null {
  const ending = sentence.tokens
    .slice(-3)
    .map((token) => token.norm)
    .join(' ');
  return tag.test(ending) && sentence.tokens.length > 4 ? { open: false, sure: 0.6 } : null;
}

/** "Is it a target, or has somebody quoted you?", "who stands behind it, you or him?": the answers are given with the question. */
function isEitherOr(sentence: Sentence): boolean {
  const { tokens, clauses, text, start, asks } = sentence;
  if (!asks) return false;
  const or = tokens.findLastIndex(({ norm }) => norm === 'or');
  if (or <= 0 || or >= tokens.length - 1) return false;
  const commaBefore = (i: number) =>
    /[,:]/.test(text.slice((tokens[i - 1]?.end ?? start) - start, tokens[i]!.start - start));
  const from = [...clauses].filter((i) => i > 0 && i < or && commaBefore(i)).toSorted((a, b) => b - a);
  const opens = from.find((i) => !tokens.slice(i, or).some(({ norm }) => wh.has(norm)));
  // "or about what happened in March" asks nothing more; "or what is it?" does
  const asksOn = tokens.some(({ norm }, i) => i > or && wh.has(norm) && (clauses.has(i) || i === or + 1));
  if (opens === undefined || asksOn) return false;
  const isAsked = aux.has(tokens[opens]!.norm) && subjects.has(tokens[opens + 1]?.norm ?? '');
  // "…, in stock or in nights?" says of what an account is wanted
  const isShort = tokens.length - opens <= mostChoiceWords;
  const isTwoThings = or - opens <= mostOfFirst && chosen.has(tokens[or + 1]!.norm);
  return isAsked || ((isShort || isTwoThings) && !prepositions.has(tokens[opens]!.norm));
}
/** Words of a choice that hangs on a question: "you or Gethin". */
const mostChoiceWords = 6;
/** "The price or the year it's held for": the first of two things is named shortly, the second as one likes. */
const mostOfFirst = 3;
const chosen = set('the a an your his her their its');

const anaphora = set('that it this those these they them he she him his her there then so either');

/** A short question behind a statement of one's own is on that. */
function isOfOwn({ index }: Sentence, { sentences, last }: Hearing): boolean {
  const before = sentences[index - 1];
  return before?.asks === true && questionForm(before)?.marked === true && shared(before.tokens, last.keys) === 0;
}

/** How surely the question builds on what the other side just said, 0–1. */
function probeStrength(sentence: Sentence, hearing: Hearing, listened: boolean): number {
  if (hearing.last.tokens.length === 0) return 0;
  const content = contentOf(sentence.tokens);
  if (shared(sentence.tokens, hearing.last.keys) > 0) return 0.9;
  if (
    sentence.tokens.slice(1).some((token) => anaphora.has(token.norm)) ||
    anaphora.has(sentence.tokens[0]?.norm ?? '')
  )
    return 0.75;
  if (sentence.tokens.length <= 5 && content.length <= 1 && !isOfOwn(sentence, hearing)) return 0.6;
  if (shared(sentence.tokens, hearing.earlier) > 0) return 0.6;
  return listened ? 0.55 : 0;
}

const listening = new Set<string>(['reflect', 'label', 'acknowledge']);

/** Looks like a question and leaves nothing to be answered. */
const isCostume = (sentence: Sentence, hearing: Hearing, { marked }: Form) =>
  hearing.speaker === 'rep' &&
  (isShow(sentence, hearing) ||
    asksOfOurs(sentence) ||
    complains(sentence) ||
    (marked === true && isMarkedStatement(sentence, hearing)));

export const questions: Family = (sentence, hearing, found) => {
  const asked = questionForm(sentence);
  if (!asked || isCostume(sentence, hearing, asked)) return [];
  const tagged = isTagged(sentence);
  const form = asked.open && (tagged || isEitherOr(sentence)) ? { ...asked, open: false } : asked;
  const isCourtesy = (hasCue(sentence, comfort) && !hasCue(sentence, howStocked)) || bidsThemSpeak(sentence);
  const listened = found.some((item) => listening.has(item.move) && item.confidence >= 0.6);
  const probe = !isCourtesy && probeStrength(sentence, hearing, listened) >= 0.5;
  const isOffer = hasCue(sentence, form.open ? openOffers : offering);
  const discovery = !isCourtesy && !isOffer && !tagged && (probe || hasWord(sentence, theirSide));
  return [
    move(form.open ? 'question.open' : 'question.closed', sentence, form.sure, {
      ...(discovery ? { discovery } : {}),
      ...(probe ? { probe } : {}),
    }),
  ];
};
