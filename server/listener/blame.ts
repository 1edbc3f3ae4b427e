import { cues, hasCue } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { type Match, matchTerms, type Span } from './terms.ts';

/** Blame laid on the other side, their people or their kind, and being told to be reasonable. */

/** "If you'd kept" is read as "if you would kept". */
const blaming = cues(
  'is on you|was on you|are on you|one is on you|is down to you|was down to you|came down to you|your fault|your own fault|your mistake|your doing|your own doing|your own making|your error|your problem not|not our problem|only yourselves to blame|only yourself to blame|blame yourselves|blame your|brought it on|brought this on|it was your|that was your|it was you who|it is you who|you are the ones who|it is your people|was your people|were your people|was your side|was your end|was at your end|on your end that|because of your people|because of your site|because your people|because your site|because your team|because you did not|because you never|because you would not|your own … gave us|your … gave us|you gave us the wrong|you gave us a wrong|you gave us an old|gave us a wrong|your people never|your people did not|your people failed|your staff never|your staff did not|your staff failed|your team never|your team did not|your team failed|your site never|your site did not|your lot never|your lot did not|you never told us|you never rang us|you never asked us|you never said|you did not tell us|you did not ring us|you failed to|you should have told|you should have rung|you should have checked|you should have read|you should have said|you should have kept|if you had told us|if you had kept|if you had checked|if you had read|had you told us|you let … slip|nobody on your side|no one on your side|look at your own|look to your own|start with your own|your own mess|you signed it|you did sign it|you did sign that|you did sign for|you did agree to it|you did agree to that|you agreed to it|you knew what you signed|you chose to|you lost the stuff|you lost the things|you lost the kit|you lost our|you lost what we|you broke our|you damaged our|you are the ones who lost|you are the ones who broke|your … did not pick up|your … did not answer|your … did not ring|your … did not tell|your … did not update|your … did not check|your … did not read|your … did not keep|your … did not call|your … did not reply|your … did not warn|your … did not ask|your … failed to|your … forgot|your … got it wrong|if you had told|if you had kept|if you had checked|if you had read|if you had updated|if you had answered|if you had rung|if you had called|if you had asked|if you would told|if you would kept|if you would checked|if you would updated|if you would answered|if you would rung|if you would called|if you would asked|if you would have|your … never told|your … never rang|your … never called|your … never answered|your … never updated|your … never checked|your … never read|your … never kept|your … never sent|is on your side|was on your side|not trying hard enough|are not trying|is not trying|not using it properly|not using it right|using it wrong|do not know how to use|not pulling their weight|cannot be bothered|can not be bothered|too lazy|you have let them|you let them walk|on your people|on your team|on your lot|you have misread|you misread|you have misunderstood|you misunderstood|your team … not understand|your people … not understand|your staff … not understand|your side … not understand',
);
const belittling = cues(
  'you people|you buyers|you lot|your kind|people like you|typical procurement|typical buyer|typical finance|typical of you|that is so typical|only care about|all you care about|all you think about|all you ever|all you want is|never satisfied|never happy|nothing is ever good enough|you are unreasonable|being unreasonable|be reasonable|being difficult|being unfair|being dramatic|being petty|being stubborn|you are overreacting|overreacting|making too much of|making a fuss|making a mountain|calm down|do not be silly|do not be so|get a grip|get over it|grow up|you do not understand|you clearly do not|you obviously do not|you are not … listening|you are hardly listening|you are barely listening|you were not … listening|you never listen|you do not listen|you will not listen|you are not … hearing me|you do not want to hear|every time I … you jump|every time I … you change|every time I … you move|every time I … you go off|you keep jumping|you keep changing the subject|you keep changing tack|you keep moving the goalposts|you jump to something|you jump from one|you just jump|you have already made up your mind|take you for a ride|taken you for a ride|took you for a ride|taken for a ride|pulled the wool|seen you coming|saw you coming|made a fool of you|being naive|you are naive|asleep at the wheel',
);
/** What is theirs to keep, told so that it is not ours: "Your site keeps the list, not us." */
const keeping = cues(
  'keep|keeps|kept|hold|holds|held|maintain|maintains|maintained|update|updates|updated|look after|looks after|looked after|supply|supplies|supplied|gave|give|gives|missed|forgot|forgets|lost|manage|manages|managed|run|runs|ran|job|responsibility',
);
const notOurs = cues('not us|not ours|rather than us|rather than ours|nothing to do with us');
/** What we were given, or not told, named as the reason. */
const givenBadly = cues(
  'number you … us was for|number you … us was wrong|number you … us was old|number you … us was dead|number you … us was out|name you … us was wrong|name you … us had left|name you … us had gone|list you … us was wrong|list you … us was out|list you … us was old|details you … us were wrong|details you … us were out|we can not … who we do not know|we can not … people we do not know|we can not … someone we do not know|we can not … what we do not know|we can not … what we are not told|we can not … what nobody tells us|we could not … what we did not know|we could not … who we did not know|we could not … what we were not told|we only know what you tell|we only knew what you|we only have what you|we only had what you|we only have the … you give|we only have the … you gave|we only had the … you gave|we can only go by what you|we could only go by what you|we can only work with what you|we could only work with what you|we can only ring who you|we could only ring who you|we can only ring the|only as good as the … you|only as good as what you|only as good as your|we are not mind readers|how were we supposed to know|how were we to know|how are we supposed to know|how could we have known',
);
const theirSide = new Set(['you', 'your', 'yours']);

/** Puts it on what was theirs to keep or to tell. */
const shifts = (sentence: Sentence) =>
  hasCue(sentence, givenBadly) ||
  (!sentence.asks &&
    hasCue(sentence, notOurs) &&
    hasCue(sentence, keeping) &&
    sentence.tokens.some(({ norm }) => theirSide.has(norm)));

const refused =
  /\b(?:can|will) not (?:just |simply |really )*(?:bin|drop|waive|scrap|cancel|credit|forget|remove|lose|write|take|let|tear|strike|refund|knock)\b.*\byou (?:lost|broke|used|damaged|ruined|ordered|asked for) /;
/**
 * "You were meant to check the list": what was theirs to do. What ours was to bring them is an account; so may be what
 * their store was to hold, until it is held against them.
 */
const duty =
  '(?:was|were) (?:meant|supposed) to (?:have|hold|keep|carry|check|ring|call|tell|answer|read|count|update|send|say|know|order|look|watch|make)\\b';
const theirDuty = new RegExp(
  `\\b(?:you|your (?:\\w+ )?(?:people|staff|team|side|lot|porters?|guards?|nurses?|drivers?|fitters?|buyers?|managers?)) ${duty}`,
);
const theirStore = new RegExp(`\\byour (?:\\w+ ){1,2}${duty}`);
const heldAgainst = /\b(?:that|which|it) (?:did|does) not (?:exactly |really |much )?help\b|\bhardly helped\b/;
const fellShort =
  /\b(?:it|they|you|she|he|nobody|that|which) (?:\w+ )?(?:did not|had not|never|only|was not|were not|does not|has)\b|\bonly (?:had|held|kept|sent)\b/;
const wordsOf = ({ tokens }: Sentence) => tokens.map(({ norm }) => norm).join(' ');
const firstPerson = /\b(?:we|our|ours|i|my|none of us|nobody here|no one here)\b/;

/** What was theirs to do, and was not done, or what they did, named as why nothing is given. */
function faults(sentence: Sentence): boolean {
  if (sentence.asks) return false;
  const words = wordsOf(sentence);
  if (refused.test(words)) return true;
  if (firstPerson.test(words)) return false;
  return (theirDuty.test(words) && fellShort.test(words)) || (theirStore.test(words) && heldAgainst.test(words));
}

/** "You sign it then" is a step of theirs, "you signed it" a reproach. */
const reproach = new Set('signed agreed said chose did'.split(' '));
const ofDeeds = cues(
  'you signed it|you did sign it|you did sign that|you did sign for|you agreed to it|you did agree to it|you did agree to that|you never said',
);
const isReproach = ({ tokens }: Sentence, { at, start, end }: Match) => {
  const isDeed = matchTerms(tokens, ofDeeds).some((deed) => deed.start === start && deed.end === end);
  return !isDeed || tokens.slice(at, at + 4).some(({ norm }) => reproach.has(norm));
};

/** What they have, named as what settles or helps: "What can settle it is your own records." */
const theirOwn = cues('your own records|your own people|your own staff|your own phone list');
const helping = cues(
  'settle|settles|show|shows|tell us|tells us|prove|proves|answer|answers|decide|decides|rest on|rests on|start from|go by|goes by|know best|know better|rather have|rather use|rather take|trust|count from|counted from|taken from|work from|best|help|helps|are right|were right|ask your own',
);
const absolving = cues(
  'do not blame|nobody blames|not yours|none of that was|none of this was|none of it was|not blame you|not blaming|no blame|not your fault|was not your|not down to you|is not on you|was not on you|our fault|my fault|on us|on me|told me it was your|you said it was your|it was your question|that was your question|it was your first|that was your first|that was your word|it was your word|that was your figure|it was your figure|that was your number|it was your number|that was your point|it was your idea|tell me if|correct me',
);

const negations = new Set(['not', 'never', 'hardly', 'nothing', 'neither']);
const softening = new Set(
  'really all just only entirely solely exactly actually quite strictly fully wholly completely necessarily even truly purely simply'.split(
    ' ',
  ),
);
const ourBlame = cues(
  'on us|on me|our fault|my fault|down to us|down to me|our doing|our mistake|our error|our responsibility|our end|our side|to do with us|us|ours',
);
const being = new Set(['is', 'was', 'are', 'were', 'be', 'been']);
/** "Not ours to give" and "not us you should ask" deny no blame. */
const goesOn = new Set(['to', 'you', 'who', 'that', 'but', 'alone']);

/** "Not our fault", "not really on us", "never down to us": the denial with what it denies. */
export function denialIn({ tokens }: Sentence): Span | null {
  for (const { at, end, term } of matchTerms(tokens, ourBlame)) {
    const isBare = !term.includes(' ');
    if (isBare && tokens[at]?.norm !== term) continue;
    let from = at - 1;
    while (softening.has(tokens[from]?.norm ?? '')) from -= 1;
    // "cards are yours, not ours" says whose they are, "were it not us" supposes
    if (isBare && !(being.has(tokens[from - 1]?.norm ?? '') && tokens[0]?.norm !== 'if')) continue;
    const isDenied =
      negations.has(tokens[from]?.norm ?? '') && !tokens.slice(from, at).some(({ breakAfter }) => breakAfter);
    const next = tokens.find((token) => token.start >= end);
    // "I won't pretend it's not our fault"
    const isTakenBack = tokens.slice(Math.max(0, from - 5), Math.max(0, from)).some(({ norm }) => negations.has(norm));
    if (isDenied && !isTakenBack && !(isBare && goesOn.has(next?.norm ?? '')))
      return { start: tokens[from]!.start, end };
  }
  return null;
}

/** Says that it was none of ours, or not all of it. */
export const disowns = (sentence: Sentence) => !sentence.asks && denialIn(sentence) !== null;

/** Blames nobody; words that deny our own part absolve nobody. */
function absolves(sentence: Sentence): boolean {
  const denial = denialIn(sentence);
  return matchTerms(sentence.tokens, absolving).some(
    (at) => !denial || at.start >= denial.end || at.end <= denial.start,
  );
}

/** Does the sentence blame or belittle the other side? Questions that only ask whose it was don't. */
export function blames(sentence: Sentence): boolean {
  if (absolves(sentence)) return false;
  if (hasCue(sentence, belittling) || shifts(sentence) || faults(sentence)) return true;
  if (sentence.asks) return false;
  const laid = matchTerms(sentence.tokens, blaming).some((match) => isReproach(sentence, match));
  return laid || (hasCue(sentence, theirOwn) && !hasCue(sentence, helping));
}
