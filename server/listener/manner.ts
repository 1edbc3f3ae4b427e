import { cues, type Family, findCue, type Hearing, hasCue, hasWord, move } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { type Match, matchTerms } from './terms.ts';

/** How it is said: hedges, fillers, apologies, and what has to be disclosed. */

const hedges = cues(
  'maybe|perhaps|probably|possibly|sort of|kind of|I guess|I suppose|as far as I know|as far as I am aware|I believe|hopefully|should be able|might be able|I would have to check|I would need to check|I would want to check|I can check|I am not sure|not a hundred per cent|not 100 per cent|more or less|or so|or two|something like|to some extent|in a way|I would hope|I would imagine|I would like to think|fairly sure|pretty sure|roughly speaking|a little bit|I think so|presumably|potentially|ish|I feel like|if I remember',
);
const softeners = cues('I think|might|could probably|may well|I would say|somewhat|a bit');

const amounts = cues('a bit|a little bit|somewhat');
const amountAfter = /^(?:more|less|over|under|above|below|before|after|short|fewer)$|(?:[^aeiou]|i)er$/;
const sayings = cues('I would say');
const asksSaying = cues('would you say|do you say|what do you call|how would you put');
const past = /^(?:guessed|supposed|imagined|believed|hoped)$/;

const sorts = cues('sort of|kind of');
const sortBefore = new Set('the what which this some any every same right wrong other one'.split(' '));
const sortAfter = new Set('thing things person people call work money number place day'.split(' '));
/** "The sort of thing you'd buy", "that kind of call": a kind is named. */
const isKindOf = (before: string, after: string) =>
  sortBefore.has(before) || ((before === 'that' || before === 'these') && sortAfter.has(after));

/** "A bit more than ours" measures, "I guessed" tells, "I'd say so" speaks up, and whoever was asked what he'd say may say it. */
function isPlain({ tokens }: Sentence, hearing: Hearing, { start, end, at }: Match): boolean {
  const own = tokens.slice(at).filter((token) => token.start >= start && token.end <= end);
  const isOf = (table: readonly string[]) => matchTerms(own, table).length > 0;
  const next = tokens[at + own.length];
  if (own.some(({ norm }) => past.test(norm))) return true;
  if (isOf(amounts)) return next !== undefined && amountAfter.test(next.norm);
  if (isOf(sorts)) return isKindOf(tokens[at - 1]?.norm ?? '', next?.norm ?? '');
  if (!isOf(sayings)) return false;
  return !next || next.norm === 'so' || next.norm === 'no' || matchTerms(hearing.last.tokens, asksSaying).length > 0;
}

function hedging(sentence: Sentence, hearing: Hearing): ReturnType<Family> {
  const told = (span: Match) => !isPlain(sentence, hearing, span);
  const found = matchTerms(sentence.tokens, hedges)
    .filter(told)
    .map((span) => move('hedge', span, 0.8));
  if (sentence.asks) return found.length > 1 ? found.slice(0, 1) : [];
  const soft = matchTerms(sentence.tokens, softeners)
    .filter(told)
    .filter((span) => !found.some((hedge) => hedge.start <= span.start && span.start < hedge.end))
    .map((span) => move('hedge', span, 0.5));
  return [...found, ...soft].slice(0, 12);
}

const fillers = cues(
  'um|uh|er|erm|uhm|umm|you know what I mean|I mean|basically|literally|to be honest|to be perfectly honest|obviously|at the end of the day|if you like|like I say|so to speak|I just wanted to|kinda',
);
const youKnow = cues('you know');
const set = (words: string) => new Set(words.split(' '));
const knowing = set('do if as what did how let would');
const known = set('what how that who why where when if the about it i better which');
/** "Patients you know are due", "somebody you know from Leeds": known, where no comma sets it off. */
const knownOf = set(
  'a an this these those your our their his her my its they we he she you him them us of from well best already is are was were am has have had will would can could do does did to yourself personally and or',
);

const frankly = cues('honestly');
const saying = set(
  'tell tells told telling say says said saying answer answers answered ask asked speak spoke talk talked reply replied report reported judge judged count counted compare compared',
);
/** What is done to something, one way or another: "take the total down honestly". */
const doing = set(
  'take takes took bring brings cut cuts get gets got reach lower win wins won earn earns do does did deal',
);
/** Words between the verb and its "honestly": "tell you honestly", "ask your own people honestly". */
const mostBetween = 3;

/** "Tell you honestly" says how; "honestly, we do" fills. */
function saysHow({ tokens, clauses }: Sentence, at: number): boolean {
  for (let i = at - 1; i >= Math.max(0, at - 1 - mostBetween); i--) {
    if (clauses.has(i + 1)) return false;
    const norm = tokens[i]?.norm ?? '';
    if (saying.has(norm) || (i < at - 1 && doing.has(norm))) return true;
  }
  return false;
}

const meant = set('what every to by');
const pointing = set('that it this');
const callingOn = set('well no yes yeah but and so look oh ok right now because');
/** "I mean that", "in theatre, I mean": meant, or set right in a few words of their own. */
function saysWhatIsMeant({ tokens, clauses }: Sentence, { at, term }: Match): boolean {
  if (term !== 'I mean') return false;
  const endsAt = (i: number) => i >= tokens.length || clauses.has(i);
  const next = tokens[at + 2]?.norm ?? '';
  if (!endsAt(at + 2) && (meant.has(next) || (pointing.has(next) && endsAt(at + 3)))) return true;
  const before = tokens.slice(0, at);
  return endsAt(at + 2) && before.length > 0 && before.length < 5 && !before.every(({ norm }) => callingOn.has(norm));
}

function filling(sentence: Sentence): ReturnType<Family> {
  const { tokens, clauses } = sentence;
  const plain = matchTerms(tokens, fillers)
    .filter((span) => !saysWhatIsMeant(sentence, span))
    .map((span) => move('filler', span, 0.8));
  const frank = matchTerms(tokens, frankly)
    .filter(({ at }) => !saysHow(sentence, at))
    .map((span) => move('filler', span, 0.8));
  const knows = matchTerms(tokens, youKnow).filter((span) => {
    const before = tokens[span.at - 1]?.norm ?? '';
    const after = tokens[span.at + 2]?.norm ?? '';
    const isSetOff = clauses.has(span.at + 2);
    const isVerb = knowing.has(before) || known.has(after) || (!isSetOff && knownOf.has(after));
    return !isVerb && !sentence.asks;
  });
  return [...plain, ...frank, ...knows.map((span) => move('filler', span, 0.6))].slice(0, 20);
}

const sorry = cues('sorry|apologies|apologise|apologize|my apologies|forgive me|I regret|excuse me for');
const notSorry = cues(
  'better safe than sorry|sorry not sorry|sorry you feel|sorry that you feel|sorry you felt|sorry you think|sorry you see it|sorry if anyone|sorry if anybody|feel sorry|sorry state|sorry what was|sorry to hear',
);

const apologise = /^apologi[sz]e[sd]?$/;

function apologising(sentence: Sentence): ReturnType<Family> {
  const cue = findCue(sentence, sorry);
  if (!cue || hasCue(sentence, notSorry)) return [];
  // "hear, empathise, apologise": a word of the method
  const said = sentence.tokens.slice(cue.at, cue.at + 1).some(({ norm }) => apologise.test(norm));
  if (said && cue.at > 0 && !sentence.tokens.slice(0, cue.at).some(({ norm }) => norm === 'i' || norm === 'we'))
    return [];
  return asksAgain(sentence) ? [] : [move('apologise', sentence, 0.85)];
}

/** "Sorry?", "The first what, sorry?", "Sorry, which one?": what was not caught is asked for. */
function asksAgain({ tokens, asks }: Sentence): boolean {
  if (!asks) return false;
  const [first, next] = tokens;
  const last = tokens.at(-1)?.norm;
  const isBare = !regretting.has(tokens.at(-2)?.norm ?? '');
  return (
    tokens.length <= 3 ||
    (last === 'sorry' && isBare && tokens.length <= longestAgain) ||
    (first?.norm === 'sorry' && wh.has(next?.norm ?? '') && tokens.length <= longestAgain)
  );
}
const wh = set('what who whose which when where how');
const regretting = set('am is are was were so very really truly deeply feel not be say');
const longestAgain = 8;

const disclosing = cues(
  'this call is recorded|call is being recorded|calls are recorded|is recorded for|I am required to|I have to tell you|I must tell you|I need to tell you|I should tell you|I should say that|I should be clear|I should mention|I have to declare|I have to disclose|legally I|terms and conditions apply|not regulated|is regulated by|authorised and regulated|I earn commission|there is a fee for|right to cancel|cooling off|data protection|your personal data|privacy notice|for training purposes|our insured limit|anything below that is|needs his approval|has to approve|beyond that it is',
);

/** Candour announced; what is told of ourselves must follow. */
const announcing = cues('for transparency|to be transparent|in the interest of transparency|full disclosure');
const firstPerson = new Set(['i', 'we', 'our', 'us', 'my']);

function disclosure(sentence: Sentence): ReturnType<Family> {
  const isTold = hasCue(sentence, disclosing) || (hasCue(sentence, announcing) && hasWord(sentence, firstPerson));
  return isTold ? [move('disclose', sentence, 0.65)] : [];
}

export const manner: Family = (sentence, hearing) => [
  ...hedging(sentence, hearing),
  ...filling(sentence),
  ...apologising(sentence),
  ...disclosure(sentence),
];
