import type { Move } from '../domain/move.ts';
import type { TurnKind } from '../domain/reading.ts';
import { contentOf } from './content-words.ts';
import { cues, hasCue } from './hearing.ts';
import { speaksToMachine } from './machine.ts';
import { isRecital } from './recital.ts';
import type { Sentence } from './sentences.ts';
import type { Token } from './tokens.ts';

/** What a whole turn is, where it is not an ordinary one. */

const set = (words: string) => new Set(words.split(' '));

const insults = cues(
  'idiot|idiots|moron|stupid|shut up|screw you|fuck*|piss off|bastard|bitch|wanker|arsehole|asshole|clown|you are pathetic|you are a joke|you are useless|you are an amateur|you are incompetent|you are a liar|liar|you liar|imbecile|dickhead|bloody fool|you fool|get stuffed|go to hell|you people are|waste of space|dimwit|thick as|you are being ridiculous|jerk|cretin|loser|crap buyer',
);
const praising = cues(
  'great question|good question|excellent question|brilliant question|love what you|love your|big fan|admire|really impressed|so impressed|very impressed|you are doing a great|great job|fantastic job|amazing job|wonderful job|you are clearly very|you are obviously|you are the best|best in the business|such a great|pleasure to work|privilege|I have heard great|wonderful company|fantastic company|amazing company|great company|very smart|so smart|brilliant|you are a star|legend|you are so good|well done',
);
const thanking = cues('thank you|thanks|cheers|much appreciated|many thanks|appreciate your time|grateful');
const chatting = cues(
  'how are you|how are things|how is it going|how is your day|how is your week|how has your|how was your weekend|how was the weekend|weather|any holiday|holiday plans|hope you are well|hope you are doing well|hope all is well|good to see you|good to hear from you|nice to meet you|lovely to meet|nice to speak|good to speak|good morning|good afternoon|good evening|hello|hi there|did you see the match|football|hot enough|keeping well|up to much|how has your|lovely to … meet|great to meet|plans for the weekend|any plans',
);

const english = set(
  'the a an and or but of to in on at for with from by is are was were be been am i you he she it we they me us them him her my your our their his its this that these those what who how why when where which do does did have has had can could will would should may might not no yes so if then than as there here just about up out all any some more well okay ok right thanks sorry please let get got per each both every other another since until before after during between beside besides over under across against among same such only very much many most few less least than whose whom while because though whether either neither nor cannot never always often first last next back off without within',
);
const foreign = set(
  "le la les des du est et un une vous nous je pas que qui pour avec sur dans mais ce ça c'est der die das und ist nicht ein eine wir sie ich mit für auf aber wie bitte el los las es y en por para con pero usted una qué no cómo il gli che di non per sono con ma het een van niet wij met maar ik og er ikke och att inte jag det o os uma não você com mas do da w nie jest się na że jak merci danke gracias grazie obrigado bonjour hola guten im bis wer wie wann warum haben sind wird werden kann zu zum zur vom ihr ihnen über unter bei nach auch noch uns au aux du quoi quel quelle votre vos notre nos quand pourquoi combien como cuando quién cuánto del su más"
    .split(' ')
    .join(' '),
);

/** Most of its words are in no English list and not in the scenario's own words, and none of the small ones are English. */
function isStrange(tokens: readonly Token[], vocabulary: ReadonlySet<string>): boolean {
  const words = tokens.filter((token) => token.value === undefined && /^\p{L}{2,}/u.test(token.norm));
  if (words.length < 3 || tokens.some((token) => english.has(token.norm) && !foreign.has(token.norm))) return false;
  const unknown = words.filter((token) => foreign.has(token.norm) || !vocabulary.has(token.stem));
  const spoken = unknown.filter((token) => shaped(token.norm) || /[^a-z']/.test(token.norm));
  return spoken.length > words.length / 2;
}

function isForeign(text: string, tokens: readonly Token[], vocabulary: ReadonlySet<string>): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (letters > 3 && latin < letters / 2) return true;
  const words = tokens.filter((token) => token.value === undefined);
  if (words.length < 3) return false;
  if (isStrange(tokens, vocabulary)) return true;
  const known = words.filter((token) => english.has(token.norm)).length;
  const strange = words.filter((token) => foreign.has(token.norm) && !english.has(token.norm)).length;
  // some of its words are English ones by chance: "was", "im"
  const isChance = known / words.length < 0.15 || strange >= known * 2;
  return strange >= 2 && strange / words.length >= 0.2 && isChance;
}

/** Asked in another language, whatever was said around it in English. */
function asksForeign(sentences: readonly Sentence[], vocabulary: ReadonlySet<string>): boolean {
  const asking = sentences.filter((sentence) => sentence.asks);
  return asking.length > 0 && asking.every(({ text, tokens }) => isForeign(text, tokens, vocabulary));
}

const shaped = (word: string) =>
  word.length < 3 ||
  (/[aeiouy]/.test(word) &&
    !/[^aeiouy']{6}|(.)\1{3}|[aeiou]{5}|q[^u']|j[b-df-hj-np-tv-z]|[cfghkmpqtvwxz]j|x[jkqrvxz]|z[fjkqrvx]/.test(word) &&
    word.length < 30);
const shortForms = set('hmm mm brb btw nhs ltd pdf crm vpn sms tbc tbd kpi sla');

function isNonsense(tokens: readonly Token[], asks: boolean): boolean {
  if (tokens.length === 0) return true;
  const words = tokens.filter((token) => token.value === undefined && /^[a-z']+$/.test(token.norm));
  if (words.length === 0) return !tokens.some((token) => token.value !== undefined || /\d/.test(token.norm));
  const odd = words.filter((token) => !shaped(token.norm) && !shortForms.has(token.norm)).length;
  if (odd / words.length >= 0.4) return true;
  if (words.length === 1) return /^(?:asdf|qwer|zxcv|hjkl|blah|foo|bar|test|lorem)/.test(words[0]!.norm);
  const counts = new Map<string, number>();
  for (const token of words) counts.set(token.norm, (counts.get(token.norm) ?? 0) + 1);
  if (words.length >= 6 && Math.max(...counts.values()) > words.length * 0.5) return true;
  const glue = words.filter((token) => english.has(token.norm)).length;
  return words.length >= 9 && !asks && glue / words.length < 0.1;
}

/** "That was stupid of us" is no insult. */
export const isInsult = (sentence: Sentence) =>
  hasCue(sentence, insults) && !(hasCue(sentence, ourselves) && !hasCue(sentence, yourself));
const ourselves = cues('I|we|us|our|my|me');
const yourself = cues('you|your');

const weightless = (sentence: Sentence) =>
  sentence.lead >= sentence.tokens.length - 1 && contentOf(sentence.tokens).length === 0;

/** Is every sentence of one of the tables, or of no weight? */
function isAll(sentences: readonly Sentence[], table: readonly string[], slack: number): boolean {
  return (
    sentences.some((sentence) => hasCue(sentence, table)) &&
    sentences.every(
      (sentence) =>
        weightless(sentence) ||
        (hasCue(sentence, table) && contentOf(sentence.tokens).length <= slack && !hasFigure(sentence)),
    )
  );
}
const hasFigure = (sentence: Sentence) =>
  sentence.tokens.some((token) => token.value !== undefined && token.value !== 1);

export const mostWords = 90;

/** What a turn is held against: the content it was said to, and the scenario's own words. */
export type Around = { said: ReadonlySet<string>; vocabulary: ReadonlySet<string> };

/** `answers` says that the turn answered the prospect's question of fact, however short. */
export function kindOf(
  text: string,
  sentences: readonly Sentence[],
  moves: readonly Move[],
  words: number,
  answers: boolean,
  { said, vocabulary }: Around,
): TurnKind {
  const tokens = sentences.flatMap((sentence) => sentence.tokens);
  if (speaksToMachine(text, sentences)) return 'outside';
  if (sentences.some(isInsult)) return 'insult';
  const asks = moves.some((move) => move.move.startsWith('question'));
  if (isForeign(text, tokens, vocabulary) || asksForeign(sentences, vocabulary)) return 'other-language';
  if (!answers && isNonsense(tokens, asks)) return 'nonsense';
  if (words > mostWords) return 'too-long';
  if (!answers && isRecital(tokens, said)) return 'recital';
  if (isAll(sentences, chatting, 3)) return 'small-talk';
  if (isAll(sentences, thanking, 3)) return 'thanks';
  if (isAll(sentences, praising, 5)) return 'praise';
  const empty = contentOf(tokens).length === 0 && words <= 2;
  const isShort = words <= 1 || empty;
  const says = tokens.some((token) => token.value !== undefined || /\d/.test(token.norm));
  return isShort && !asks && !answers && !says ? 'one-word' : 'ordinary';
}
