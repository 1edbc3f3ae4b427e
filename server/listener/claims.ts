import type { Move } from '../domain/move.ts';
import { argues, turnOf } from './arguing.ts';
import { blames, denialIn, disowns } from './blame.ts';
import { shared } from './content-words.ts';
import { aboutUs, disparageMoves, third } from './disparaging.ts';
import { excusing, grantsThem } from './fair-words.ts';
import { cues, type Family, findCue, type Hearing, hasCue, hasWord, isDisowned, move } from './hearing.ts';
import { owns } from './listening.ts';
import { quantifyMoves } from './quantifying.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms } from './terms.ts';
import { isMonth, type Span } from './tokens.ts';

/** What is said for one's own side: features, pains they meet, comparisons, defence, figures, the record. */

const set = (words: string) => new Set(words.split(' '));
const ours = set('we our us ours');

const offering = cues(
  'includes the|includes a|includes our|include the|does include|we include|it includes|is included|are included|included in|comes with|is built|are built|we offer|we provide|we deliver|we support|we have got|we also have|we also do|we also offer|we give you|we give our|gives you|lets you|allows you|enables|helps you|our platform|our product|our solution|our system|our service|our software|our team|our desk|our technology|we monitor|we cover|we guarantee|fully integrated|integrates|state of the art|best in class|market leading|industry leading|award winning|world class|cutting edge|we are the leading|is the leading|game changer|all in one platform|one stop shop|we lead the|number one in|scalable|seamless|you get|you also get|you will get|we can also|it also has|it has a|it also does|it does more|it can also|we specialise|our customers love|our clients love|trusted by|we work with over|powerful|really good service|good service|great service|excellent service|we have invested|investing heavily|invested heavily|investing in|will … save you|will … save your|it saves you|saves you time|with our|is designed for|is designed to|are designed to|dedicated … team|customer success|most operators|most customers|most clients|most companies|our customers see|customers usually|clients usually|customers typically|saves our customers|save our customers|companies like yours|really very smooth|very strong on|the best service|best on the market|best in the market|best price|find anything better|nothing better|nobody does it better|proud of our|proud of the|easy to use|user friendly|dashboards|real time|automated|automatically',
);
const notOffering = cues(
  'is built on|are built on|we have got no|we have no|we have not got|we do not have|we do not cover|we do not do|if you get|did you get|do you get|when you get|you get that|our fault|our side|our mistake|our log|our minutes|our half|our invoice|you get out of|before you get|to give you|our last call|our letter|on our desk|gives you to|gives you until|gives you till',
);
const listing = cues(
  'include|includes|including|comes with|offer|offers|provide|provides|you get|have|has|gives you|get',
);

/** A list of things offered counts one by one: "the desk, the certificates, the batteries". */
function listed(sentence: Sentence): Span[] {
  const cue = findCue(sentence, listing);
  if (!cue) return [sentence];
  const from = sentence.tokens.findIndex((token) => token.start >= cue.end);
  if (from < 0) return [sentence];
  const starts = [from, ...[...sentence.clauses].filter((i) => i > from)].slice(0, 12);
  const items = starts.map((start, i) => {
    const last = sentence.tokens[(starts[i + 1] ?? sentence.tokens.length) - 1]!;
    return { start: i === 0 ? sentence.start : sentence.tokens[start]!.start, end: last.end };
  });
  const isList = items.length > 2 && items.every((_, i) => (starts[i + 1] ?? sentence.tokens.length) - starts[i]! <= 6);
  return isList ? items : [sentence];
}

const joinsPain = cues(
  'so that you|so you do not|so you never|so you can|so you could|so nobody|so that nobody|which means you|which means your|which means that|that means you|means your|you mentioned|you told me|you said|as you said|given what you|given that you|because you|since you|that is why|to stop that|to stop your|that way you|so your|which closes|which gets you|which gives you back|which saves|to cover|that closes|that covers|that gets you',
);

const answering =
  /\b(?:i|we) (?:(?:will|can|could|would|shall|am going to|do) )?(?:not )?give you (?:(?:a|an|the|my|our|that|one|your|1) )?(?:\w+ )?(?:number|figure|price|answer|sum|rate|quote|date|day|name|yes|no)\b/;
/** "I'll give you a number, once I know what it's for": an answer, and nothing that is sold. */
const promisesAnswer = ({ tokens }: Sentence) => answering.test(tokens.map(({ norm }) => norm).join(' '));

function featureMoves(sentence: Sentence, hearing: Hearing): ReturnType<Family> {
  if (sentence.asks || !findCue(sentence, offering) || hasCue(sentence, notOffering)) return [];
  if (promisesAnswer(sentence)) return [];
  if (hasCue(sentence, tentative) || hasCue(sentence, owns)) return [];
  const isReply = hearing.asked && sentence.index === 0;
  const features = listed(sentence).map((span) => move('feature', span, isReply ? 0.6 : 0.75));
  const builds = shared(sentence.tokens, hearing.last.keys) + shared(sentence.tokens, hearing.earlier) > 0;
  return hasCue(sentence, joinsPain) && builds ? [...features, move('link-pain', sentence, 0.7)] : features;
}
const tentative = cues('what if|suppose|I could|we could|I would|I will send|I will put|if you');

const comparing = cues(
  'better than|worse than|cheaper than|more expensive than|dearer than|faster than|slower than|stronger than|weaker than|more than they|less than they|compared to|compared with|in comparison|versus|vs|unlike|against most|than most|than anyone|than anybody|than any other|than the competition|than our competitors|than the others|than theirs|than ours|beat ours|beats ours|beat theirs|beats theirs|better than ours|outlast ours|outlasts ours|whereas they|while they|they do not have|they have not got|they lack|they have no|nobody else|no one else|none of our competitors|most suppliers|most vendors|other suppliers|other vendors|other providers|the competition|our competitors|side by side|like for like|superior to|inferior to|prefer … over|ahead of|as good as|not as good|same as theirs',
);
const thanAfter = /^(?:more|less|fewer|better|worse|rather|other)$|(?:[^aeiou]|i)er$/;

function comparesPlainly(sentence: Sentence): boolean {
  const { tokens } = sentence;
  return tokens.some((token, i) => {
    if (token.norm !== 'than') return false;
    const before = [tokens[i - 1]?.norm ?? '', tokens[i - 2]?.norm ?? '', tokens[i - 3]?.norm ?? ''];
    const person = /^(?:i|you|he|she|me|him|her|usual|ever|before|that|any|anything)$/.test(tokens[i + 1]?.norm ?? '');
    return (
      !person &&
      !before.includes('rather') &&
      !before.includes('other') &&
      !before.includes('sooner') &&
      before.some((word) => thanAfter.test(word))
    );
  });
}

/** A name they used, said in capitals by this side, and spoken about: "Keldra haven't got". */
function namesRival(sentence: Sentence, hearing: Hearing): boolean {
  return sentence.tokens.some(
    (token, i) =>
      /^\p{Lu}/u.test(sentence.text.charAt(token.start - sentence.start)) &&
      i > 0 &&
      token.value === undefined &&
      !isMonth(token.norm) &&
      (hearing.last.keys.has(token.stem) || hearing.earlier.has(token.stem)) &&
      sentence.tokens.slice(Math.max(0, i - lackReach)).some(({ norm }) => lackWords.has(norm)),
  );
}
/** Words from the lack to the name, where the name comes after. */
const lackReach = 4;
const lackWords = set('not no lack lacks without dearer cheaper better worse');

function compareMoves(sentence: Sentence, hearing: Hearing): ReturnType<Family> {
  const cue = findCue(sentence, comparing) ?? (hasCue(sentence, lacking) && hasWord(sentence, third) ? sentence : null);
  if (cue) return [move('compare', sentence, sentence.asks ? 0.6 : 0.75)];
  if (sentence.asks || hasCue(sentence, favouring)) return [];
  if (
    !hasCue(sentence, granting) &&
    hasWord(sentence, third) &&
    hasWord(sentence, ours) &&
    (comparesPlainly(sentence) || hasWord(sentence, lackWords))
  )
    return [move('compare', sentence, 0.65)];
  if (comparesPlainly(sentence)) return [move('compare', sentence, 0.55)];
  return namesRival(sentence, hearing) ? [move('compare', sentence, 0.6)] : [];
}
/** Says that they are right: what follows is granted and not weighed. */
const granting = cues('they are right|they were right|he is right|she is right|you are right|that is true');
/** "They may be the better choice for you": sent to them, not held against them. */
const favouring = cues(
  'better choice|better for you|suit you better|suits you better|serve you better|serves you better',
);
const lacking = cues('have not got|has not got|do not have|does not have|not as good');

const defending = cues(
  'I can not help who|I can not help what|we can not help who|in fairness|with respect|with all due respect|in our defence|in my defence|to be honest with you we|our price reflects|the price reflects|our prices reflect|you get what you pay|worth every|worth the money|worth the price|worth what you|worth it|we are worth|that is standard|it is standard|standard practice|industry standard|standard for us|nobody told us|nobody told me|no one told us|no one told me|you never told|you did not tell|they never told|you have to understand|you need to understand|you have to remember|that is not quite right|that is not right|that is not true|that is not fair|that is unfair|not entirely|I would dispute|I disagree|I do not agree|I do not think that is|our wages|with wages|wages have|wages are|wages going|costs have gone|our costs have|our costs are|our costs went|inflation|we have always|we have never|we are never|we have held|we have kept|we have not raised|we are lean|we are competitive|very competitive|fairly priced|good value|great value|best value|it was not us|was not our|not our fault|not down to us|that is your responsibility|that is your job|that is your side|that is your list|it is your responsibility|I was not on the account|I was not here then|we have learned a lot|put measures in place|nothing like that|very reasonable|take very seriously|take that very seriously|nobody ever wants to leave|nobody ever leaves|across the country have|up and down the country|everyone in … has one|our record is excellent|do not worry|you already signed|it is in the contract|it says in the contract|I was not here|before my time|I was not there|I was not involved|before I joined|before I took over|can not really comment|prices have gone up|costs have risen|going rate|market rate|industry average|but it is fixed|as I said|like I said|as I explained|nobody else complains|no other customer|other customers are|all our customers|our record is|our track record|we pride|quality costs|premium|standard in the|standard across the|standard throughout the|standard for the|normal in the|usual in the|normal for the industry|I am trying to give you|I am trying to explain|I am trying to show you|I am trying to tell you|I was trying to give you|I was trying to explain|I was trying to show you|I am only trying to|I was only trying to|I am just trying to explain|all I am saying is|all I am trying to say|hear me out|let me finish|that is not what I said|I did not say that|no need for threats|no need to threaten|no need to be rude|no need to get personal|no need for that tone|no need to raise|do not threaten|no call for that|let us keep this civil|let us keep it civil|watch your tone|the reason … is that|there is a reason',
);
const ownLimit = cues(
  'I should have|we should have|was ours|is ours|our fault|my fault|you are right|because we have never|because we never|because we have not|because we did not|because I did not',
);

/** Owned, or granted to be right; unless a "but" takes it back with what defends. */
function ownsIt(sentence: Sentence): boolean {
  const denial = denialIn(sentence);
  const isOwned = (at: Span) => !denial || at.start >= denial.end || at.end <= denial.start;
  if (!matchTerms(sentence.tokens, ownLimit).some(isOwned)) return false;
  const but = turnOf(sentence);
  const after = sentence.tokens.slice(but + 1);
  const isBefore = but > 0 && matchTerms(sentence.tokens, ownLimit).every(({ at }) => at < but);
  return !(isBefore && hasCue(sentence, grantsRight) && matchTerms(after, defending).length > 0);
}
const grantsRight = cues('you are right');

function defendMoves(sentence: Sentence, hearing: Hearing, found: readonly Move[]): ReturnType<Family> {
  if (ownsIt(sentence)) return [];
  const isFair = hasCue(sentence, excusing) && hasWord(sentence, aboutUs) && !grantsThem(sentence);
  if (blames(sentence) || disowns(sentence)) return [move('defend', sentence, 0.7)];
  if (parries(sentence, hearing, found)) return [move('defend', sentence, 0.6)];
  if (deniesFigure(sentence) || isFrightening(sentence)) return [move('defend', sentence, 0.6)];
  if (scorns(sentence) || disputesRecord(sentence)) return [move('defend', sentence, 0.7)];
  if (argues(sentence, hearing)) return [move('defend', sentence, 0.7)];
  const cue = matchTerms(sentence.tokens, defending).find(
    ({ at }) => !isDisowned(sentence.tokens, at) && !isWeighed(sentence, at),
  );
  if (!cue && !isFair) return [];
  return [move('defend', sentence, sentence.asks ? 0.5 : 0.7)];
}

/** "Whether that's worth it depends on the desk": left to them to say. */
const isWeighed = ({ tokens }: Sentence, at: number) =>
  tokens.slice(Math.max(0, at - 4), at).some(({ norm }) => norm === 'whether');

/** "43p isn't 43p": the other side's figure argued with. */
function deniesFigure({ tokens }: Sentence): boolean {
  return tokens.some((token, i) => {
    if (token.value === undefined || token.value <= 1) return false;
    const near = tokens.slice(i + 1, i + 4).findIndex(({ norm }) => norm === 'is' || norm === 'are');
    const at = i + 1 + near;
    const isDenied = near >= 0 && tokens[at + 1]?.norm === 'not';
    return isDenied && tokens.slice(at + 2, at + 5).some(({ value }) => value === token.value);
  });
}

/** What is new, told into a complaint before any of it is heard. */
const changing = cues(
  'we have changed|we have since changed|we changed the|we have improved|we have fixed|we have put in|we have put measures|we have brought in|we have tightened|that has been fixed|that is fixed now|it is fixed now|things have changed since|has all changed since',
);
const complaining = cues(
  'nothing is happening|nothing happens|nothing has changed|nothing changed|late|let us down|let me down|missed|went wrong|gone wrong|failed|never rang|never called|never came|nobody rang|no one rang|waiting|waited|fed up|sick of|tired of|not good enough|complaint|complaints|rude|blunt|you are talking|story|excuse|excuses|short of|again',
);
const hearsOut = new Set<string>(['acknowledge', 'apologise', 'label', 'reflect']);
const parries = (sentence: Sentence, hearing: Hearing, found: readonly Move[]) =>
  !sentence.asks &&
  !hearing.awaits &&
  hasCue(sentence, changing) &&
  matchTerms(hearing.last.tokens, complaining).length > 0 &&
  !found.some(({ move }) => hearsOut.has(move));

/** "If that goes down you've got nothing": the other choice painted black. */
const frightening = cues(
  'if … you have got nothing|if … you have nothing|if … you would have nothing|if … you will have nothing|if … you are stuck|if … you are on your own|if … you are sunk|if … you are done for|when … you have got nothing|when … you are on your own',
);
/** Ours, or asked of: a risk of one's own told straight. */
const isFrightening = (sentence: Sentence) =>
  !sentence.asks &&
  (hasCue(sentence, frightening) || toldOff.test(wordsOf(sentence))) &&
  !hasWord(sentence, ours) &&
  !hasWord(sentence, aboutUs);
/** "You'd be explaining that one to your board in the first warm week": held up to them as what comes of it. */
const toldOff =
  /\byou (?:would|will) be (?:the one |the person |the 1 )?(?:explaining|answering|apologising|standing|sitting) .*\b(?:when|after|in the|at the|on the|by the) (?:it|they|first|1st|next|very|wrong|worst|middle)\b/;
const wordsOf = ({ tokens }: Sentence) => tokens.map(({ norm }) => norm).join(' ');

/** Makes light of what the other side asks or has done. Shared indignation is none. */
const scorns = (sentence: Sentence) =>
  (hasCue(sentence, sneering) || (!sentence.asks && hasCue(sentence, scoffing))) && !hasCue(sentence, siding);
const sneering = cues(
  'you have not even|you did not even|have you even|did you even|you can not be serious|you must be joking|you are joking|are you joking|are you having a laugh',
);
const scoffing = cues(
  'that is ridiculous|that is absurd|that is laughable|that is a joke|that is insane|that is silly|that is nonsense|ridiculous number|absurd number|silly number|dream on|in your dreams|come off it|pull the other one|nobody gives|nobody gets that|no one gives|no one gets that',
);
const siding = cues('no wonder|should not have had|should never have had|should not have to|our fault|on us|we were');

/** Says that what they have on paper is wrong, or counts for nothing: their record is not cited but waved away. */
const disputesRecord = (sentence: Sentence) =>
  !sentence.asks && hasCue(sentence, theirRecord) && hasCue(sentence, disputing) && !hasCue(sentence, ownRecord);
const theirRecord = cues(
  'in writing|your log|your file|the file|your record|your records|your notes|your figures|your email|your note|your paperwork|the record|the report|the minutes|on paper|on file|according to',
);
const disputing = cues(
  'wrong|mistaken|incorrect|inaccurate|made up|misread|means nothing|mean nothing|does not matter|do not matter|does not count|rubbish|forget|ignore|never mind|can not be right|not right|not true|do not care',
);
const ownRecord = cues(
  'our log|our record|our records|our letter|our notes|my notes|our report|we were wrong|we got|I was wrong',
);

const citing = cues(
  'our log|the log|your log|the file|your file|the record|our records|my notes|our notes|I have read|I read the|I have seen the|I looked back|I went back|I went through|looking back at|last time we spoke|when we last|you asked us in|you asked in|the contract says|in the contract|the minutes|your email|your note|our letter|on file|the history|from the log|the report says|the invoice from|it was refused|was refused in|the policy changed|in writing|as the log shows',
);
const past = set(
  'was were went had did rang called asked refused changed left said wrote sent made missed paid started moved ended ran',
);
const proposing = set('will can could would shall by');

/** "The contract, the invoice, the mail and the minutes": named in a heap, none is rested on. */
const records = cues('contract|invoice|mail|email|minutes|log|record|document|file|letter|report|notes');
const heap = 4;
const onWord = cues('according to');

function citeMoves(sentence: Sentence): ReturnType<Family> {
  if (sentence.asks || disputesRecord(sentence)) return [];
  if (new Set(matchTerms(sentence.tokens, records).map(({ term }) => term)).size >= heap) return [];
  const isProposal = hasWord(sentence, proposing);
  const isCited = findCue(sentence, citing) ?? (hasCue(sentence, records) && findCue(sentence, onWord));
  if (isCited && !isProposal) return [move('cite-record', sentence, 0.7)];
  const dated = sentence.tokens.some((token) => /^\d+:\d\d$/.test(token.norm) || isPastYear(token.value, token.norm));
  if (!dated || isProposal) return [];
  const told = hasWord(sentence, past);
  const listsTimes =
    sentence.tokens.filter((token) => /^\d+:\d\d$/.test(token.norm)).length > 0 && hasCue(sentence, calls);
  return told || listsTimes ? [move('cite-record', sentence, told ? 0.7 : 0.6)] : [];
}
const calls = cues('first call|second call|call at|alarm|logged|recorded');
const isPastYear = (value: number | undefined, norm: string) =>
  value !== undefined && norm.length === 4 && value >= 1990 && value <= 2100 && Number.isInteger(value);

export const claimMoves: Family = (sentence, hearing, found) => [
  ...featureMoves(sentence, hearing),
  ...compareMoves(sentence, hearing),
  ...defendMoves(sentence, hearing, found),
  ...disparageMoves(sentence, hearing),
  ...quantifyMoves(sentence, hearing),
  ...citeMoves(sentence),
];
