import { standsUpPrice, turnOf } from './arguing.ts';
import { contentOf, shared } from './content-words.ts';
import { directs } from './directing.ts';
import { addsNothing, isLeftLying, isReversed, isWordList } from './echoes.ts';
import { followsFrom, quantities } from './figure-sums.ts';
import { missing } from './goods.ts';
import { cues, type Family, findCue, type Hearing, hasCue, hasWord, move, opensWith } from './hearing.ts';
import { feelings, isMisplaced, label } from './labelling.ts';
import { questionForm } from './questions.ts';
import { isMethod } from './recital.ts';
import { type Sentence, splitSentences } from './sentences.ts';
import { matchTerms, type Span } from './terms.ts';

/** What shows that the other side was heard: acknowledging, saying back, naming a feeling, giving it another frame. */

const set = (words: string) => new Set(words.split(' '));

const understands = cues(
  'I understand|understood|I hear you|I hear that|I see your point|I see why|I see what you|I can see why|I can see that|I can see how|I get that|I get it|I appreciate that|I appreciate you|I appreciate the|I do appreciate|makes sense|made sense|that is fair|that is a fair|that is reasonable|that is a good point|that is a real|that is true|good point|fair point|fair question|fair enough|fair comment|valid point|you are right|you have a point|you are quite right|you would be wrong not|you would be mad not|I would do the same|I would ask the same|in your place|in your shoes|in your position|no argument|point taken|I take your point|I take that|I respect that|completely agree|I agree|I do not blame you|I would not blame you|I would be the same|quite right|you were right|they are right|he is right|she is right|they were right|I can imagine|I know that|noted|you should push|I accept that|I accept|thanks for being straight|thank you for being|thanks for telling me|thank you for telling me|I am glad you|you would be right|you would be … not to|I hear the|I hear what|that is straight|that is honest|fair challenge|right to ask|right to check|you have read it right|is a real sum|is a real number|is a lot of money|is real money|is a serious',
);
export const owns = cues(
  'is ours|was ours|that was us|that one was us|is on us|was on us|that is our fault|was our fault|our mistake|my mistake|we got that wrong|we got it wrong|I got that wrong|I got it wrong|I had that wrong|I had it wrong|I misspoke|we were late|we missed|we failed|we let you down|we dropped|we should have|I should have|earned some of that|I earned that|we earned that|I have earned|I own that|we own that|my fault|part of that … ours|it should have been|we should have rung|I talked when|I was wrong|our doing|our own doing|are ours|we were slow|I was slow|our … was slow|our … were slow|our … was late|our … were late|our … was short|never got the|because we have never|because we never put|we put no|hole in my|hole in our|gap in my|gap in our|we fell short|I left that out|wrong on our side|wrong on our end|wrong at our end|wrong our end|failed on our side|failed at our end|broke on our side|slipped on our side|slipped at our end',
);
const openings = cues('of course|absolutely|certainly|exactly|fair');
const shortYes = cues('fair|true|agreed|understood|noted|indeed');
const butAfter = cues('but|however|though');

/** Empathy by formula: it says that it was heard, and not what. */
export const formulas = cues(
  'I understand|totally understand|completely understand|fully understand|understood|I hear you|I hear that|I see you|I get that|I get it|totally get that|totally get it|got it|I appreciate that|I appreciate you|I honour that|I feel your pain|feel your pain|absolutely|good point|great point|great question|fair question|makes sense',
);
const naming = set('what why how because when where who fair right reasonable');

/** Nothing of theirs is named; the formula is doubled in place of it. */
function isHollow(sentence: Sentence, hearing: Hearing): boolean {
  const { tokens } = sentence;
  const found = matchTerms(tokens, formulas);
  if (found.length === 0) return false;
  if (isSupposed(tokens, found[0]!.at)) return true;
  const but = turnOf(sentence);
  const head = but > 0 ? tokens.slice(0, but) : tokens;
  const names = shared(head, hearing.last.keys) > 0 || head.some(({ norm }) => naming.has(norm));
  return found.length > 1 && !names;
}
/** "If I understand you": supposed. */
const isSupposed = (tokens: Sentence['tokens'], at: number) => tokens[at - 1]?.norm === 'if';

/** "Got it", by itself: "you got it at 04:50" and "I've got it down to five" tell something else. */
const saysGotIt = ({ tokens, clauses }: Sentence): (Span & { at: number }) | null =>
  matchTerms(tokens, gotIt).find(({ at, end }) => {
    const from = tokens[at - 1]?.norm === 'have' && tokens[at - 2]?.norm === 'i' ? at - 2 : at;
    const next = tokens.findIndex(({ start }) => start >= end);
    return (from === 0 || clauses.has(from)) && (next < 0 || clauses.has(next));
  }) ?? null;
const gotIt = cues('got it');

/** "You'd be right up against it" says where they would stand, and grants them nothing. */
const placing = set('up down in at on under behind beside back against there next where');
const findUnderstanding = (sentence: Sentence) => {
  const seen = findCue(sentence, understands);
  const last = sentence.tokens.findLastIndex(({ end }) => end === seen?.end);
  const isPlace = sentence.tokens[last]?.norm === 'right' && placing.has(sentence.tokens[last + 1]?.norm ?? '');
  return isPlace ? null : seen;
};

/** "I get that, everybody is. But going cheap …": a nod that names nothing of theirs, made on the way to a "but". */
function makesWay(sentence: Sentence, hearing: Hearing): boolean {
  const next = hearing.sentences[sentence.index + 1];
  if (!next || next.asks || next.tokens[0]?.norm !== 'but' || !hasCue(sentence, formulas)) return false;
  if (hasCue(next, owns) || hasCue(next, cuesOfAsking)) return false;
  return shared(sentence.tokens, hearing.last.keys) === 0 && !sentence.tokens.some(({ norm }) => naming.has(norm));
}
/** Behind these nothing is argued: "But tell me about the fifteen", "But I won't go round you". */
const cuesOfAsking = cues('tell me|help me|I would like to|let me ask|can I ask|I want to|sorry|I will not|thank you');

function acknowledge(sentence: Sentence, hearing: Hearing): ReturnType<Family> {
  // "that's reasonable for what costs have done" is said of one's own price
  if (standsUpPrice(sentence)) return [];
  const seen = findUnderstanding(sentence) ?? saysGotIt(sentence);
  const negatedForm =
    seen ?? (hasCue(sentence, cuesWithNot) ? { start: sentence.start, end: sentence.end, at: 0 } : null);
  const isFelt = hasCue(sentence, imagining) && hasFeeling(sentence) && isMisplaced(sentence, hearing);
  if (negatedForm && !isFelt && !isHollow(sentence, hearing) && !makesWay(sentence, hearing)) {
    const isAsked =
      sentence.asks &&
      (asking.has(sentence.tokens[sentence.lead]?.norm ?? '') ||
        ![...sentence.clauses].some((i) => i > negatedForm.at));
    const strength = hasCue(sentence, butAfter) ? 0.65 : 0.8;
    if (!isAsked) return [move('acknowledge', sentence, sentence.asks ? 0.55 : strength)];
  }
  // "Who still does that? Exactly, nobody." agrees with oneself
  const answersOwn = hearing.sentences[sentence.index - 1]?.asks === true;
  const isOpen = opensWith(sentence, openings) && !answersOwn && !isHollow(sentence, hearing);
  if (isOpen && !sentence.asks && sentence.tokens.length > 1) return [move('acknowledge', sentence, 0.6)];
  if (findCue(sentence, owns) && !sentence.asks) return [move('acknowledge', sentence, 0.75)];
  if (sentence.tokens.length <= 2 && !sentence.asks && opensWith(sentence, shortYes))
    return [move('acknowledge', sentence, 0.7)];
  return [];
}
const imagining = cues('I can imagine|I know that|I can see how');
const hasFeeling = ({ tokens }: Sentence) => tokens.some(({ norm }) => feelings.has(norm));
/** Acknowledgements that hold a "not" themselves. */
const cuesWithNot = cues(
  'you would be wrong not|you would be mad not|I do not blame you|I would not blame you|no argument',
);

const saysBack = cues(
  'so you|so your|so it is|so that is|so what counts|so what matters|so the|so there|so somebody|so someone|so for you|so basically you|you are saying|you mean|you said|you told me|you mentioned|what I am hearing|what I hear|I am hearing|I heard you|if I heard|it sounds like|sounds like|sounds as if|sounds as though|it seems like you|seems you|seems like|looks like you|in other words|if I understand|if I have understood|if I have got|let me check I|let me play that back|let me see if I|to make sure I|am I right that|am I right in|correct me if|I am picking up|on the one hand you|on one hand you|part of you',
);
const strongBack = cues(
  'you are saying|what I am hearing|what I hear|I am hearing|if I heard|it sounds like|sounds like|sounds as if|sounds as though|in other words|if I understand|if I have understood|if I have got|let me play that back|am I right that|am I right in|let me check I|I get the feeling|I get the sense that|I sense that you|I hear your|I hear that you|it strikes me that you|it seems to you|seems like you|seems like it|it feels like you',
);
/** "That sounds like a perfect place" praises a choice. */
const praising = cues(
  'sounds good|sounds great|sounds perfect|sounds like a good|sounds like a great|sounds like a perfect|sounds like a plan',
);
const attributing = cues(
  'you are saying|you said|you told me|you mentioned|what I am hearing|what I hear|I heard you|it sounds like|sounds like|sounds as if|sounds as though',
);

/** In whose name a sentence stands: theirs in so many words, theirs by its frame ("so it's … that costs you"), or the speaker's. */
export function saidFor(sentence: Sentence): 'them' | 'them-by-frame' | 'oneself' {
  if (hasWord(sentence, ourSide) && !hasCue(sentence, attributing)) return 'oneself';
  if (opensWith(sentence, attributing)) return 'them';
  const isFramed = opensWith(sentence, saysBack) || hasCue(sentence, strongBack);
  return isFramed && hasWord(sentence, theirs) ? 'them-by-frame' : 'oneself';
}
const ourOwn = set('our ours');
const ourSide = set('we our us ours i my');
const theirs = set('you your yours');
const pitch = cues(
  'we can|we could|we would|we will|we have|we do|I can|I could|I will|our|we are|we were|let us|I would|I am',
);
const dealing = cues('in return|in exchange|next step|action item');
const regretting = cues('sorry');
const echoLength = 7;

/** Has the turn spoken to what was asked before this sentence? "I understand." answers nothing. */
const answersYet = ({ index }: Sentence, { sentences, last }: Hearing) =>
  sentences
    .slice(0, index)
    .some(
      ({ tokens, asks }) =>
        shared(tokens, last.keys) > 0 || (tokens.length <= 2 && !asks && matchTerms(tokens, formulas).length === 0),
    );

/** "It sounds like, it sounds like.": a frame with nothing in it. */
function isBareFrame({ tokens }: Sentence): boolean {
  const frames = matchTerms(tokens, strongBack);
  const rest = tokens.filter(({ start, end }) => !frames.some((frame) => frame.start <= start && end <= frame.end));
  return rest.length === 0;
}

/** "So it sounds like Friday matters to you. Our vans are new.": one word of theirs in the frame, and on. */
function saysNoMore(sentence: Sentence, hearing: Hearing): boolean {
  const cue = matchTerms(sentence.tokens, strongBack).at(-1);
  if (!cue || !isLeftLying(sentence, hearing)) return false;
  const after = sentence.tokens.filter((token) => token.start >= cue.end && !isMethod(token));
  return contentOf(after).length === 1 && addsNothing(after, hearing);
}

/** "It holds the air dry, so the damp wouldn't get at your pianos": what a thing is for says nothing back. */
function isPurpose({ tokens, lead }: Sentence): boolean {
  const so = tokens.findIndex(({ norm }, i) => i > lead && norm === 'so');
  return (
    so > 0 &&
    goods.has(tokens[lead]?.norm ?? '') &&
    tokens.slice(so).some(({ norm }) => norm === 'will' || norm === 'would' || norm === 'can' || norm === 'could')
  );
}
const goods = set('they it this these');

/** "So what you're saying is support page. We have a support page.": one's own words put into their mouth. */
function saysOwnBack(sentence: Sentence, hearing: Hearing): boolean {
  const next = hearing.sentences[sentence.index + 1];
  const cue = matchTerms(sentence.tokens, strongBack).at(-1);
  if (!next || !cue || next.asks || !hasWord(next, ourSide)) return false;
  const after = contentOf(sentence.tokens.filter(({ start }) => start >= cue.end));
  const own = new Set(contentOf(next.tokens).map(({ stem }) => stem));
  return after.length > 0 && after.every(({ stem }) => own.has(stem) && !hearing.last.keys.has(stem));
}

/** A turn that opens on figures which follow from theirs: "Thirty-six thousand, fifteen per cent." */
function saysSumBack(sentence: Sentence, hearing: Hearing): boolean {
  const own = quantities(sentence.tokens);
  if (own.length === 0 || hasWord(sentence, ourSide)) return false;
  if (contentOf(sentence.tokens).length > own.length + 1 || sentence.tokens.length > 12) return false;
  const theirs = quantities(hearing.last.tokens).map((token) => token.value as number);
  return theirs.length > 0 && own.some((token) => followsFrom(token.value as number, theirs));
}

/** "What's underneath your fifty? I'd like to see it." "Not much underneath.": words of their question, whatever they said behind it. */
function repeatsQuestion({ index, tokens }: Sentence, { last, asked }: Hearing): boolean {
  if (!asked || index > 0) return false;
  const back = contentOf(tokens).filter(({ stem }) => last.keys.has(stem));
  const put = splitSentences(last.text).filter(({ asks }) => asks);
  return (
    back.length > 0 && back.every((token) => put.some((one) => one.tokens.some(({ stem }) => stem === token.stem)))
  );
}

/** "Tell me the night it would fail": asked for as surely as by a question. */
const commands = ({ lastSentence: [first, second] }: Hearing) =>
  asksFor.has(first?.norm ?? '') && second?.norm === 'me';
const asksFor = set('tell talk show give walk take');

/** "So you wouldn't save anything": a conclusion put to them, of which they have said nothing. */
function tellsThem(sentence: Sentence, { last, earlier }: Hearing): boolean {
  const { tokens } = sentence;
  const [so, you, verb, next, after] = tokens.map(({ norm }) => norm);
  if (so !== 'so' || you !== 'you' || !inferring.has(verb ?? '')) return false;
  if (wishing.has(next ?? '') || wishing.has(after ?? '')) return false;
  return shared(tokens, last.keys) + shared(tokens, earlier) === 0;
}
const inferring = set('would will can could');
const wishing = set('rather like prefer love want need have');

/** "You're comparing a guard with a doorbell": how they think held up to them, in no word of theirs. */
function tellsThemOff(sentence: Sentence, { last, earlier }: Hearing): boolean {
  if (sentence.asks || !hasCue(sentence, faulting)) return false;
  return shared(sentence.tokens, last.keys) + shared(sentence.tokens, earlier) === 0;
}
const faulting = cues(
  'you are comparing|you are forgetting|you are ignoring|you are missing|you are overlooking|you are confusing|you are mixing|you are only looking|you are just looking|you are looking at it|you are looking at this|you are judging|you are assuming|you are underestimating|you are overestimating|you are leaving out|you are paying for|you are throwing away|you are wasting|you are giving up|you keep',
);

/** "You're paying for forty sensors in an empty room": a sum of one's own put to them, of which they have said nothing. */
function tellsThemFigures(sentence: Sentence, { last }: Hearing): boolean {
  if (sentence.asks || opensWith(sentence, saysBack) || shared(sentence.tokens, last.keys) > 0) return false;
  const theirs = quantities(last.tokens).map(({ value }) => value as number);
  const own = quantities(sentence.tokens).filter(({ value }) => !followsFrom(value as number, theirs));
  return own.length > 1 && hasCue(sentence, spending);
}
const spending = cues('you are paying|you pay|you are losing|you lose|you are wasting|you are spending|you spend');

/** "Morning Nerys" and "Hi Colm, thanks for making the time": their name back is courtesy. */
const greets = ({ index, tokens }: Sentence) =>
  index === 0 && (hailing.has(tokens[0]?.norm ?? '') || (dayTimes.has(tokens[0]?.norm ?? '') && tokens.length <= 2));
/** "OK, closing.", "Right, dates.": what comes next. */
const callsToOrder = ({ tokens }: Sentence) =>
  tokens.length === 2 && /^(?:ok|okay|right|alright)$/.test(tokens[0]!.norm);
const hailing = set('hi hello hey');
const dayTimes = set('morning afternoon evening');

function reflectStrength(sentence: Sentence, hearing: Hearing): number {
  if (hearing.last.tokens.length === 0 || isReversed(sentence, hearing)) return 0;
  if (greets(sentence) || directs(sentence) || callsToOrder(sentence)) return 0;
  if (hasCue(sentence, praising) || isBareFrame(sentence)) return 0;
  if (hasCue(sentence, strongBack)) return saysOwnBack(sentence, hearing) || saysNoMore(sentence, hearing) ? 0 : 0.85;
  if (isWordList(sentence) && !hearing.sentences.slice(sentence.index + 1).some(({ asks }) => asks)) return 0;
  const said = withoutVocative(sentence);
  const content = contentOf(said);
  const back = shared(said, hearing.last.keys);
  const isYours = hasWord(sentence, theirs) && !ourSide.has(sentence.tokens[sentence.lead]?.norm ?? '');
  if (tellsThem(sentence, hearing) || tellsThemOff(sentence, hearing) || tellsThemFigures(sentence, hearing)) return 0;
  if (opensWith(sentence, saysBack)) return back > 0 || isYours ? 0.75 : sentence.asks ? 0.4 : 0.6;
  if (
    isPurpose(sentence) ||
    opensWith(sentence, missing) ||
    opensWith(sentence, dealing) ||
    hasCue(sentence, regretting)
  )
    return 0;
  if (hasCue(sentence, saysBack) && back > 0 && !hasWord(sentence, ourOwn)) return 0.65;
  if (saysOfThem(sentence, hearing)) return 0.75;
  // What repeats the words of a question is its answer.
  if ((hearing.awaits || (commands(hearing) && !saysSumBack(sentence, hearing))) && !answersYet(sentence, hearing))
    return 0;
  if (repeatsQuestion(sentence, hearing)) return 0;
  if (addsNothing(said, hearing) && isLeftLying(sentence, hearing)) return 0;
  const lead = leadingClause(sentence, hearing) && !hasWord(sentence, ourOwn);
  if (lead && sentence.index === 0) return 0.72;
  const described = describesThem(sentence);
  if (sentence.asks) return described ? 0.6 : 0;
  if (content.length === 0) return 0;
  const share = back / content.length;
  if (sentence.tokens.length <= echoLength && back > 0 && share >= 0.3 && !hasCue(sentence, pitch)) return 0.7;
  if (sentence.index === 0 && saysSumBack(sentence, hearing)) return 0.65;
  if (back >= 2 && share >= 0.5 && !hasCue(sentence, pitch)) return 0.65;
  if (isYours && back >= 1 && share >= 0.34 && !hasCue(sentence, pitch)) return 0.6;
  return described ? 0.55 : 0;
}

const asking = set(
  'what who whom whose which when where why how is are was were do does did have has had can could will would shall should may might',
);
const states = set(
  'are were feel felt want wanted think thought see seem find found hate worry believe said tried asked did hoped hope wonder need',
);
const praise = set('a an the right wrong correct welcome good great doing kidding clearly obviously joking able');
const advice = cues(
  'you should|you need to|you have to|you must|you can|you could|you will|you get|you might|you may|try to|you signed|please|in fairness|with respect|you did not tell|you never',
);

/**
 * "So the nights don't feel right to you?": a statement about them, said with a rising voice. What it means needs none
 * of their words, as long as it follows from them: it concludes, or begins with "you".
 */
export function saysOfThem(sentence: Sentence, hearing: Hearing): boolean {
  const { tokens, lead } = sentence;
  if (tokens.length < fewestOfThem || !hasWord(sentence, theirs) || hasWord(sentence, ourSide)) return false;
  if (questionForm(sentence)?.marked !== true || hasCue(sentence, advice)) return false;
  const first = tokens[lead]?.norm ?? '';
  if (unfinished.has(first)) return false;
  const concludes = tokens.slice(0, lead + 1).some(({ norm }) => concluding.has(norm));
  return concludes || first === 'you' || shared(tokens, hearing.last.keys) > 0;
}
const fewestOfThem = 5;
const concluding = set('so because and but');
/** "Anything else you want?", "just enough for you?": no statement. */
const unfinished = set('any anything anyone anybody else enough tell since');

/** A statement of how things are for them: "You've been through two account managers." Advice and praise left aside. */
function describesThem(sentence: Sentence): boolean {
  const { tokens, clauses } = sentence;
  if (hasCue(sentence, advice) || hasCue(sentence, pitch)) return false;
  let found = false;
  for (const i of clauses) {
    const word = tokens[i]?.norm ?? '';
    if (asking.has(word)) return false;
    const next = tokens[i + 1]?.norm ?? '';
    const after = tokens[i + 2]?.norm ?? '';
    if (word !== 'you' || praise.has(after) || praise.has(next) || holdsOurs(tokens, i + 1)) continue;
    if (
      states.has(next) ||
      (next === 'have' && after !== 'to') ||
      (next === 'would' && (after === 'like' || after === 'rather'))
    )
      found = true;
  }
  return found;
}

/** "You've got my best number": it is told of ourselves. */
function holdsOurs(tokens: Sentence['tokens'], i: number): boolean {
  const [have, second, third] = tokens.slice(i, i + 3).map(({ norm }) => norm);
  const what = have === 'have' && /^(?:got|had|all|now|already)$/.test(second ?? '') ? third : second;
  return have === 'have' && ourSide.has(what ?? '');
}

/** "Inside it, Bridie.": a name called out says nothing back. */
function withoutVocative(sentence: Sentence): Sentence['tokens'] {
  const at = (offset: number) => sentence.text.charAt(offset - sentence.start);
  return sentence.tokens.filter((token) => {
    const called = /\p{Lu}/u.test(at(token.start)) && at(token.start - 2) === ',' && /^[,.!?;:]?$/.test(at(token.end));
    return !called || token.value !== undefined;
  });
}

/** A short echo before a comma or a colon: "Nadia, then.", "Every contract, so somebody's adding it up." */
function leadingClause(sentence: Sentence, hearing: Hearing): boolean {
  const cut = [...sentence.clauses].find((i) => i > sentence.lead);
  if (cut === undefined || cut > 6) return false;
  const clause = sentence.tokens.slice(sentence.lead, cut);
  const content = contentOf(clause);
  if (content.length === 0 || clause.some((token) => ourSide.has(token.norm))) return false;
  const isAsking = clause.some((token) => token.norm === 'what' || token.norm === 'how' || token.norm === 'why');
  return !isAsking && shared(clause, hearing.last.keys) / content.length >= 0.5;
}

const frames = cues(
  'another way to look|another way of looking|the real question|the question is not|what matters is|put differently|put another way|look at it another|look at it differently|look at it from|the other way round|flip it|turn it round|turn it around|it is less about|this is less about|it is not about … about|not a question of|is really about|what if we looked|what if instead|instead of asking|rather than asking|rather than price|rather than the price|rather than the rate|think of it as|the issue is not|the problem is not|not the price but|it is not the … it is|step back|zoom out|suppose it were|suppose we|suppose you|not price but',
);

function reframe(sentence: Sentence): ReturnType<Family> {
  return hasCue(sentence, frames) ? [move('reframe', sentence, 0.6)] : [];
}

export const listeningMoves: Family = (sentence, hearing) => {
  const reflected = reflectStrength(sentence, hearing);
  return [
    ...acknowledge(sentence, hearing),
    ...(reflected >= 0.5 ? [move('reflect', sentence, reflected)] : []),
    ...label(sentence, hearing),
    ...reframe(sentence),
  ];
};
