import type { Move } from '../domain/move.ts';
import { quantities } from './figure-sums.ts';
import { readFigures } from './figures.ts';
import { cues, type Family, findCue, type Hearing, hasCue, hasWord, move, opensWith } from './hearing.ts';
import { freely, givesFreely, isInPlace, namesDay } from './in-place.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms, type Span, type Token } from './terms.ts';
import { undoesOffer } from './undoing.ts';

/** Giving: a discount, a term, a date offered; and whether something is asked for in return. */

const offers = cues(
  'I could do|I can do|we could do|we can do|I could probably do|we could probably do|I can probably do|I could maybe do|I might be able to do|I could go to|I can go to|I could stretch|I can stretch|we could go to|we can go to|I could drop|I can drop|we could drop|we can drop|drop the price|drop the rate|bring the price down|bring it down|I could offer|I can offer|we could offer|we can offer|I would offer|I am prepared to|we are prepared to|I am willing to|we are willing to|I could give you|I can give you|we could give you|we can give you|I will give you|we will give you|I will throw in|we will throw in|I could throw|I can throw|we could throw|we can throw|throw in|I will waive|we will waive|I can waive|we can waive|I could waive|waive the|I could take … off|I can take … off|we can take … off|we could take … off|I will take … off|take it out|take that out|I will put … on paper|I can put … on paper|we will put … on paper|I will split|we can split|I can split|we could split|I could split|knock … off|I will knock|shave|I will match|we will match|we can match|I could match|I can move on|I could move on|we can move to|I could move to|I can move to|I will move to|I will raise the cap|I can raise|we can raise|I will remove|I can remove|we can remove|we can pause|I can pause|I will pause|I can extend|we can extend|I can defer|we can defer|meet you at|meet you halfway|split the difference|I will credit|we will credit|I would credit|we would credit|I can credit|we can credit|I could credit|we could credit|I will cut|we will cut|I can cut|we can cut|I will accept|we would accept|you can have|you could have|I will agree to|I can agree to|I can live with|we will put … in|I will put … in|we will take … out|I will take … out|I will include|we will include|I will let you have|what if we did|what if I did|what if we took|what if I took|what if we gave|what if I gave|what if we dropped|what if we moved|what if we said|what if we split|I will do|we will do|I would do|I could move|we could move|I will hold the price|I can hold the price|I can freeze|we can freeze',
);
/** Given in so many words, whatever stands beside it. */
const plainly = cues(
  'no strings|no strings attached|no catch|I could see us doing|I can see us doing|I could see us going|I can see us going|we could see ourselves doing|we could see our way to|I could see my way to|I can see my way to|and allow|let us allow|I will allow|we will allow|I would allow|we would allow|we can allow|I can allow|we could allow|I could allow|and we allow|then we allow|I will do you|we will do you|put … lid on|put … cap on|put … ceiling on|I can do you|we can do you|I could do you|we could do you',
);
/** "Would four invoices work?" It is asked of what is on the table, never of who or how. */
const wondering = cues('would … help|would … work');
/** A day asked for in the same words is a step. */
const bidding = cues('how about');
/** A figure moved in the other side's favour: "bring it up to £2,500". */
const raising = cues(
  'bring it up to|bring that up to|bring them up to|raise it to|raise that to|raise them to|lift it to|lift that to|put it up to|put that up to|take it up to|take that up to|move it up to|move that up to',
);
const sinking = cues('come down to');
const vague = cues(
  'see what I can do|see what we can do|do something on the|do something about the|do something for you|there may be room|there is room|there is some room|some movement|a bit of movement|some wiggle room|there is a bit of room|find some movement|some flexibility|be flexible on',
);
const trade = cues(
  'per cent|% off|discount|off|price|rate|invoices|invoice|term|terms|cap|liability|clause|renewal|rollover|months|month|years|pounds|fee|charge|payment|payments|billing|points|free|waive|instalments|quarterly|monthly|notice|end date|credit|rebate|warranty|delivery|setup|set up|fitting|training|trial|pilot|cost|halfway|difference|match|paper|extra|guarantee',
);
const notOffers = cues(
  'if you get|could you do|can you do|would you do|below what I|less than I can|I can do nothing|nothing I can do|all I can do is ask|what I can do is ask|not yours to|owed|I would do the same|I would do with|would not help|would help to|would help me|would not work|room until|room till|room before',
);
const isOwed = cues('that is owed|not a trade|owed not');
/** What may be talked about is not given; only a discount in per cent is out once it is said. */
const considering = cues(
  'I could look at|I can look at|we could look at|we can look at|I would look at|happy to look at|I can talk about|we can talk about|I could talk about|we could talk about|happy to talk about|I can discuss|we can discuss|I could discuss|we could discuss',
);
const considers = (sentence: Sentence) =>
  hasCue(sentence, considering) && readFigures(sentence.tokens).some(({ unit }) => unit === 'percent');
const refusing = cues(
  'I can not give|I can not do|I can not go|we can not|can not move|can not go|I will not|we will not|would not be able|not able to|I can not take|I am not going to|below what I can|not mine to give',
);

const asking = cues(
  'in return|in exchange|as long as|provided|on condition|on the condition|if you|if your|if the three|if I get|if I can have|against|for that I would|for that I will|I would need|I would want|what I would need|we would need|we would want|in turn|only if|only with|only against|as part of|for a … term|for three years|for thirty-six months|for 36 months|for a longer|for a commitment|you give|you sign|you commit|you take|you bring|you extend|you add|and you|from you|on your side|your side|conditional on|subject to|depends on|tied to|swap|trade',
);
const vagueReturn = cues(
  'that is a trade|a trade with|if you do something|if you do me|if you could see your way|if you can see your way|if you like|if you want|if you wish|if that helps|if it helps|if you need|if you prefer|if you would like|if you are happy|if you think|if you will|if that works|if you are interested|if you really|if you insist|if you let me|if you ask|if you have to|against most|against other|against them|and you can|and you could|and you may|and you will get|and you get|and you pay',
);

const firstPerson = new Set(['i', 'we', 'us']);

/** "It comes down to who pays": what a thing turns on is no price cut. One names a figure, or is done by us. */
function turnsOn({ tokens }: Sentence, at: number): boolean {
  const figure = tokens.slice(at + 3, at + 8).some((token) => token.value !== undefined);
  return !figure && !tokens.slice(Math.max(0, at - 3), at).some((token) => firstPerson.has(token.norm));
}

/** With the figure that is given; "no strings" denies nothing. */
const givenPlainly = (sentence: Sentence) =>
  sentence.asks || quantities(sentence.tokens).length === 0 ? null : (matchTerms(sentence.tokens, plainly)[0] ?? null);

/** The words that put something on the table, or null. */
function offerIn(sentence: Sentence): Span | null {
  const plain =
    findCue(sentence, offers) ?? givenPlainly(sentence) ?? (namesDay(sentence) ? null : findCue(sentence, bidding));
  if (plain) return plain;
  if (givesFreely(sentence)) return findCue(sentence, freely);
  const sunk = findCue(sentence, sinking);
  if (sunk && !turnsOn(sentence, sunk.at)) return sunk;
  const wonders = matchTerms(sentence.tokens, wondering).find(({ at }) => sentence.clauses.has(at));
  if (wonders) return wonders;
  return hasWord(sentence, firstPerson) && !sentence.asks ? findCue(sentence, raising) : null;
}

/** The words of `asking` that stay once the vague ones are taken away. */
function asksReturn(sentence: Sentence): boolean {
  const at = sentence.tokens[returnAt(sentence)];
  const vague = matchTerms(sentence.tokens, vagueReturn);
  const named = matchTerms(sentence.tokens, asking);
  const isVague = (cue: { start: number }) => vague.some((empty) => empty.start <= cue.start && cue.start < empty.end);
  return (at !== undefined && !isVague(at)) || named.some((cue) => !isVague(cue));
}

const returnLead = cues(
  'as part of|against|in return for|in exchange for|for thirty-six months|for three years|for a three year|for a 36 month',
);

/** "Against three years: four invoices, no rollover." An offer without a verb. */
function isBareOffer(sentence: Sentence): boolean {
  return opensWith(sentence, returnLead) && hasCue(sentence, trade) && !sentence.asks && !hasCue(sentence, most);
}
const most = cues('most|other suppliers|competition');

/** "OK, fifteen per cent, done." The other side's figure, taken. */
function givesIn(sentence: Sentence): boolean {
  if (sentence.asks || sentence.tokens.length > 14) return false;
  const [first] = sentence.tokens;
  const taken = (first !== undefined && yielding.has(first.norm)) || hasCue(sentence, settled);
  return taken && readFigures(sentence.tokens).some(({ unit }) => unit === 'percent' || unit === 'money');
}
const yielding = new Set(['ok', 'okay', 'fine', 'done', 'deal', 'take', 'alright']);
const settled = cues(
  'done deal|say no more|no more about it|I can sort that|I can sort it|it is a deal|you have got it|it is yours|you can have it|I said yes to|have it your way',
);

/** "Or five, if you …": a figure put after an offer that was just made. */
function goesOn(sentence: Sentence, hearing: Hearing, found: readonly Move[]): boolean {
  const wasOffering = found.some((item) => item.move === 'concede') || matchTerms(hearing.own, offers).length > 0;
  if (!wasOffering || sentence.index > 4 || sentence.tokens.length > 16) return false;
  return quantities(sentence.tokens).length > 0 && opensWith(sentence, goingOn);
}
const goingOn = cues('or|make it|call it|say|maybe|perhaps|let us say|I could make it|all right');

/** What somebody on the other side does for a return: "if Tom signs", "if the three of you name a day". */
const doing = cues(
  'come to us|comes to us|go to us|goes to us|move to us|moves to us|come over to us|comes over to us|come across to us|send|sends|sign|signs|name|names|give|gives|bring|brings|take|takes|commit|commits|let|lets|write|writes|order|orders|stay|stays|host|hosts|pay|pays|confirm|confirms|share|shares|open|opens|agree to|agrees to|put in writing|puts in writing|extend|extends',
);
/** Words from the "if" to what is done for a return. */
const ifReach = 8;

/** Where a return is named by an "if": of "you", or of somebody who does something for it. */
function returnAt({ tokens, text, start }: Sentence): number {
  return tokens.findIndex((token, i) => {
    const next = tokens[i + 1];
    if (token.norm !== 'if' || !next) return false;
    if (next.norm === 'you') return true;
    const isSomebody =
      /^\p{Lu}\p{Ll}/u.test(text.slice(next.start - start)) || /^(?:your|both|each|either)$/.test(next.norm);
    const said = tokens.slice(i + 2, i + 2 + ifReach);
    return isSomebody && matchTerms(said, doing).length > 0 && !said.some((token) => token.norm === 'you');
  });
}

/** "If you sign for three years, then we bill you quarterly": both halves named, whatever the verb. */
function isConditional(sentence: Sentence): boolean {
  const { tokens, clauses, asks } = sentence;
  const from = returnAt(sentence);
  if (from < 0 || asks) return false;
  const until = from + 3;
  return tokens.some(
    (token, i) =>
      i >= until && (token.norm === 'we' || token.norm === 'i') && clauses.has(i) && !isPromised(sentence, i + 2),
  );
}
/** "I'd put a ceiling of three on it" gives; put in a letter, or to somebody, it is promised. */
const isPromised = (sentence: Sentence, at: number) =>
  promising.has(sentence.tokens[at]?.norm ?? '') &&
  !(sentence.tokens[at]?.norm === 'put' && hasCue(sentence, limiting) && !hasCue(sentence, putElsewhere));
const limiting = cues(
  'put … ceiling|put … cap|put … limit|put … lid|put … floor under|put … price at|put … rate at|put … fee at|put … price back|put … rate back|put … credit at|put … credit up',
);
const putElsewhere = cues(
  'in writing|on paper|in the letter|in a letter|in an email|in the diary|in the agenda|to my|to our director|to the board|to our board',
);
/** What is promised rather than given. */
const promising = new Set(
  'send write ring call check draft ask look find come get be say tell do bring speak put'.split(' '),
);

const giving =
  /^(?:pause|drop|hold|cut|waive|bill|invoice|raise|lift|take|extend|defer|freeze|credit|include|split|add|throw|knock|charge|cap|lower|move|swap|stop|let)$/;

/** "We pause billing on those forty, if their fifty come to us": what is given first, and then what for. */
function givesAgainst({ tokens, clauses, asks, lead }: Sentence, from: number): boolean {
  if (asks || from < 0) return false;
  return tokens.some(({ norm }, i) => {
    if (i >= from || !(norm === 'we' || norm === 'i') || !(clauses.has(i) || i <= lead + 1)) return false;
    const verb = tokens[i + 1]?.norm ?? '';
    return giving.test(modal.has(verb) ? (tokens[i + 2]?.norm ?? '') : verb);
  });
}
const modal = new Set(['will', 'would', 'can', 'could']);

/** Both halves of a trade in one sentence, somebody's doing named for the return, or a gift in so many words. */
export function isPlainGiving(sentence: Sentence): boolean {
  const from = returnAt(sentence);
  const isReturned = from >= 0 && offerIn(sentence) !== null && asksReturn(sentence);
  return givenPlainly(sentence) !== null || isReturned || givesAgainst(sentence, from);
}

const limitAsked = cues(
  'what is the most|what is the least|what is the furthest|what is the highest|what is the lowest|the most you|the least you|how far can|how far could|how far would|how far will|how far do|how high can|how high could|how high would|how high do|how low can|how low could|how low would|how low do|what is your limit|what is the limit|what is your floor|what is the floor|what is your ceiling|what is the ceiling|what is the maximum|what is your maximum|what is the minimum|what is your minimum|is there a limit|upper limit|lower limit|where does it stop|where do you stop|where does your price stop|where is your limit',
);
const reaching = cues(
  'I can go|we can go|I could go|we could go|I can do|we can do|I could do|we could do|I can stretch|we can stretch|I could stretch|we could stretch|I can move|we can move|I can raise|we can raise|best I could|best I can|most I can|most we can|least I can',
);
/** Asked how far one may go, whoever says how far has given nothing yet. */
export const tellsLimit = (sentence: Sentence, said: readonly Token[]) =>
  !sentence.asks &&
  hasCue(sentence, reaching) &&
  givenPlainly(sentence) === null &&
  matchTerms([...said], limitAsked).length > 0;

export const concessions: Family = (sentence, hearing, found) => {
  if (hasCue(sentence, refusing) || hasCue(sentence, notOffers) || hasCue(sentence, isOwed)) return [];
  if (isInPlace(sentence) || undoesOffer(sentence) || tellsLimit(sentence, hearing.last.tokens)) return [];
  const { start } = sentence.tokens[0]!;
  const bare = isBareOffer(sentence) || givesIn(sentence);
  const more = goesOn(sentence, hearing, found) || (start === sentence.tokens[0]!.start && startsOr(sentence, hearing));
  const offer = offerIn(sentence);
  const counts = quantities(sentence.tokens).length > 0 || hasCue(sentence, trade);
  const asked = sentence.asks && !hasWord(sentence, firstPerson) && quantities(sentence.tokens).length === 0;
  const hinted = !sentence.asks && findCue(sentence, vague) !== null;
  const isTrade = isConditional(sentence) || givesAgainst(sentence, returnAt(sentence));
  const conditional = counts && isTrade && matchTerms(sentence.tokens, vagueReturn).length === 0;
  const isAnswer = offer !== null && hearing.awaits && sentence.index === 0 && !hasWord(sentence, firstPerson);
  if (!bare && !more && !hinted && !conditional && !(offer && counts && !asked && !isAnswer) && !considers(sentence))
    return [];
  return [
    move('concede', sentence, hinted ? 0.55 : bare || more ? 0.65 : sentence.asks ? 0.6 : 0.75, {
      return: asksReturn(sentence),
    }),
  ];
};

/** The word "or" is a lead-in too, so `opensWith` would look past it. */
function startsOr(sentence: Sentence, hearing: Hearing): boolean {
  return (
    sentence.index === 0 &&
    sentence.tokens[0]?.norm === 'or' &&
    quantities(sentence.tokens).length > 0 &&
    matchTerms(hearing.own, offers).length > 0
  );
}

/** A return may be asked for in the sentence before or after: the whole turn counts. */
export function joinReturns(moves: readonly Move[], sentences: readonly Sentence[]): Move[] {
  const given = moves.filter((item) => item.move === 'concede');
  if (given.length === 0) return [...moves];
  const near = (item: Move) =>
    sentences.some((sentence) => {
      const at = sentences.findIndex((other) => other.start <= item.start && item.start < other.end);
      return Math.abs(sentence.index - (sentences[at]?.index ?? 0)) <= 1 && asksNamedReturn(sentence);
    });
  return moves.map((item) =>
    item.move === 'concede' && !item.return && near(item) ? { ...item, return: true } : item,
  );
}

const namedReturn = cues(
  'in return|in exchange|what would you give|what can you give|what could you give|what would I get|what do I get|what do we get|provided|on condition|for that I would|for that I will|I would need|I would want|what I would need|we would need|we would want|only if|only against|only with|as long as you|if you sign|if you commit|if you take|if you bring|if you give|against … months|against … years',
);
const asksNamedReturn = (sentence: Sentence) => hasCue(sentence, namedReturn);
