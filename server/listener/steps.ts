import type { Move } from '../domain/move.ts';
import { asksTheirDay } from './asks-day.ts';
import { contentOf } from './content-words.ts';
import { findDates } from './dates.ts';
import { missing, tellsGoods } from './goods.ts';
import { cues, type Family, type Hearing, hasCue, hasWord, isNegated, move } from './hearing.ts';
import { offersTerms } from './offered-terms.ts';
import { isMethod } from './recital.ts';
import type { Sentence } from './sentences.ts';
import { hasTerm, matchTerms, type Span } from './terms.ts';
import { isMonth } from './tokens.ts';
import { disqualify } from './ways-out.ts';

/** What happens after: next steps with owner, date and condition, honest ways out, and the plan of the talk. */

const set = (words: string) => new Set(words.split(' '));
const commits = cues(
  'circle back|I will pop|I will pull|I will send|I will write|I will email|I will put|I will get|I will bring|I will draft|I will prepare|I will come back|I will call|I will ring|I will have|I will share|I will arrange|I will book|I will set up|I will schedule|I will speak|I will talk to|I will go first|I go first|we will send|we will write|we will have|we will get|we will bring|we will meet|we will put|we will come|we will run|we will set up|we will book|you will have|you will get|you will receive|you send|you get|you hold|you put|you take it|you bring|you will hold|you will send|you would send|you would have|let us meet|let us book|let us set|let us put|let us speak|let us talk|let us get|let us schedule|let us reconvene|let us say|shall we meet|shall we book|shall we say|shall we put|can we meet|can we book|can we speak|can we put|can we schedule|could we meet|could we book|could we put|could we speak|could we schedule|can I book|can I put|can I come|can I suggest|I suggest we|I propose|I would suggest|I would propose|next step|next steps|what happens next is|put it in the diary|put … in the diary|put … in your diary|send you an invite|send an invite|send a calendar|calendar invite|follow up|follow-up|pencil|are you free|would … work for you|does … work for you|does … suit|how about|on your desk by|with you by|in your inbox|I will drop|I will have it|I will follow|come back to you|get back to you|one page by|I will be there|I will dial in|we meet|we speak|ring you on|call you on|see you on|speak on|meet on|by then I will|I sign|you sign|the three of us|the two of us|goes to you|goes out to you|goes over to you|goes across to you|comes to you|comes over to you|is with you|are with you|will be with you|reaches you|gets to you|is on its way to you|lands with you|will be in your inbox|is in your inbox|is on your desk|will be on your desk',
);
const looking = cues('I will look|I will check|I will find out|I will look into|let me check|I can check');
const history = set('was were went had did rang asked refused changed left said wrote missed ended');
const meeting = cues(
  'half an hour|thirty minutes|twenty minutes|fifteen minutes|an hour|a call|a meeting|a session|a workshop|a demo|site visit|the diary|an invite',
);
const receives = cues(
  'you will have|you will get|you will receive|you would have|goes to you|goes out to you|goes over to you|goes across to you|comes to you|comes over to you|is with you|are with you|will be with you|reaches you|gets to you|is on its way to you|lands with you|is yours by|on your desk|in your inbox',
);
/** What a question asks after, or a condition names, nobody has taken on. */
const bare = cues('you get|you put|you send|you hold|you bring|you take it|you sign|I sign');
const planned = new Set(['a', 'one', 'any', 'dated', 'whether', 'no']);

/** The cue that takes something on: neither inside an "if" nor what a question asks after, nor a step merely planned. */
function commitment(sentence: Sentence): { at: number } | null {
  const { tokens, asks, lead } = sentence;
  const asksAfter = asks && tokens.slice(lead).some(({ norm }) => /^(?:what|which|who|how|where|why)$/.test(norm));
  const found = matchTerms(tokens, commits).filter(({ at, start, end, term }) => {
    const words = sentence.text.slice(start - sentence.start, end - sentence.start);
    // "calendar, invite, slot" is a list
    if (isNegated(tokens, at) || (term === 'calendar invite' && words.includes(','))) return false;
    const said = tokens[at]?.norm ?? '';
    if (said === 'next')
      return !planned.has(tokens[at - 1]?.norm ?? '') && tokens[at - 2]?.norm !== 'to' && isTakenOn(sentence);
    if (!matchTerms(tokens, bare).some((cue) => cue.start === start && cue.end === end)) return true;
    return !asksAfter && tokens[at - 1]?.norm !== 'if';
  });
  return found[0] ?? null;
}
/** "Next step: owner, date": the step is named, and nobody does anything in it. */
const isTakenOn = (sentence: Sentence) =>
  hasWord(sentence, doers) || hasCue(sentence, meeting) || hasCue(sentence, papers) || sentence.asks;
const doers = set('i we you me us my your they he she let');
const promises = cues('I will|you will');
/** "I won't wait for you to raise it" promises nothing. */
const hasPromise = ({ tokens }: Sentence) =>
  matchTerms(tokens, promises).some(({ at }) => !/^(?:not|never)$/.test(tokens[at + 2]?.norm ?? ''));
const promised = cues(
  'I will send|I will bring|I will get|I will give|I will write|I will ring|I will have|I send|I bring',
);
const people = set('i we you');

/** Who does it, as said: "you, Nadia and me", "I", "Owen". */
function ownerOf(sentence: Sentence, hearing: Hearing): string | undefined {
  const { tokens } = sentence;
  const group = personGroup(sentence, hearing);
  const mine = matchTerms(tokens, promised)[0];
  // "I'll send you and Tariq the agreement": they are whom it goes to
  if (group && mine && mine.start < group.start && !sentence.text.slice(mine.end - sentence.start).startsWith(','))
    return 'I';
  if (group) return sentence.text.slice(group.start - sentence.start, group.end - sentence.start);
  if (hasCue(sentence, receives)) return 'we';
  const letUs = tokens.some((token, i) => token.norm === 'let' && tokens[i + 1]?.norm === 'us');
  if (letUs) return 'we';
  for (const [i, token] of tokens.entries()) {
    const next = tokens[i + 1]?.norm ?? '';
    const before = tokens[i - 1]?.norm ?? '';
    const isSubject =
      ['can', 'could', 'shall', 'should'].includes(before) ||
      sentence.clauses.has(i) ||
      [
        'will',
        'would',
        'can',
        'could',
        'go',
        'hold',
        'send',
        'shall',
        'have',
        'get',
        'bring',
        'take',
        'meet',
        'sign',
        'speak',
        'put',
      ].includes(next);
    if (people.has(token.norm) && isSubject) return token.norm === 'i' ? 'I' : token.norm;
    if (
      isName(sentence, i) &&
      (next === 'will' || next === 'sends' || next === 'brings' || next === 'can' || next === 'signs')
    )
      return nameText(sentence, i);
  }
  const doer = tokens.findIndex((token, i) => !people.has(token.norm) && isDoer(sentence, i));
  return doer < 0 ? undefined : nameText(sentence, doer);
}

const isName = (sentence: Sentence, i: number) => {
  const token = sentence.tokens[i]!;
  return (
    i > 0 &&
    token.value === undefined &&
    /^\p{Lu}\p{Ll}+$/u.test(nameText(sentence, i)) &&
    !isMonth(token.norm) &&
    findDates([token]).length === 0
  );
};
const nameText = (sentence: Sentence, i: number) => {
  const token = sentence.tokens[i]!;
  return sentence.text.slice(token.start - sentence.start, token.end - sentence.start);
};

/** "Whatever you and I say": what two people say, hear or lack is no meeting. */
const aside = set('whatever whichever whoever what which that than whether when where how if');

/** "you, Nadia and me": three or more people, or two of them, named in a row. */
function personGroup(sentence: Sentence, hearing: Hearing): Span | null {
  const { tokens } = sentence;
  const known = (i: number) => {
    const token = tokens[i];
    if (!token) return false;
    return (
      ['you', 'me', 'i', 'us'].includes(token.norm) ||
      isName(sentence, i) ||
      (token.norm.length > 2 &&
        /^[a-z]+$/.test(token.norm) &&
        hearing.last.keys.has(token.stem) &&
        tokens[i + 1]?.norm === 'and')
    );
  };
  for (let i = 0; i < tokens.length; i++) {
    if (!known(i)) continue;
    let last = i;
    let count = 1;
    for (let j = i + 1; j < tokens.length && j < i + 8; j++) {
      // "you bring Nadia and Moira, I bring the page": what the rep does begins anew
      const isListed = tokens[j - 1]?.norm === 'and' || tokens[j + 1]?.norm === 'and';
      if (tokens[j]!.norm === 'i' && !isListed && isDoer(sentence, j)) break;
      if (known(j)) {
        last = j;
        count += 1;
      } else if (tokens[j]!.norm !== 'and') break;
    }
    const named = tokens.slice(i, last + 1);
    const hasSelf = named.some((token) => ['you', 'me', 'i'].includes(token.norm));
    const isOne = new Set(named.filter(({ norm }) => norm !== 'and').map(({ norm }) => norm)).size < 2;
    if (count >= 2 && hasSelf && !isOne && !aside.has(tokens[i - 1]?.norm ?? ''))
      return { start: tokens[i]!.start, end: tokens[last]!.end };
  }
  return null;
}

const conditions = cues(
  'till we have met|until we have met|until we meet|till we meet|till then|until then|or we call|or we stop|or call it|or it is a no|if|unless|once|provided|as long as|subject to|assuming|on condition|depending on',
);
const courtesyIf = cues(
  'if you like|if you want|if that works|if that helps|if that is okay|if that suits|if you are happy|if you could see your way|if not',
);

/** What it hangs on, as said: the clause that begins with "if", to its comma or end. */
export function conditionOf(sentence: Sentence): string | undefined {
  const polite = matchTerms(sentence.tokens, courtesyIf);
  const found = matchTerms(sentence.tokens, conditions).find(
    (cue) => !polite.some((empty) => empty.start <= cue.start && cue.start < empty.end),
  );
  if (!found || sentence.asks) return undefined;
  const from = found.start - sentence.start;
  const rest = sentence.text.slice(from);
  const comma = rest.indexOf(',');
  return rest
    .slice(0, comma > 8 ? comma : rest.length)
    .replace(/[.!?;]+$/, '')
    .slice(0, 120);
}

const due = new Set(['by', 'on', 'before', 'until']);
const notDoing = new Set(
  'am is are was were be been have has had do does did can could would should may might must not need want think know see hear like guess'.split(
    ' ',
  ),
);

/** "It rolls on the first of September": what happens by itself nobody has taken on. */
const things = set('it this that these those there which everything nothing');
const happening = set(
  'rolls runs ends starts begins comes goes falls lands arrives expires lapses stops stays stands opens closes locks happens turns moves rises depends applies counts his its this us as plus always perhaps',
);

/** Who takes a thing on, at `i`: one of us, or a name with what that person does: "Tom pulls the stops". */
function isDoer({ tokens, clauses, lead, text, start }: Sentence, i: number): boolean {
  const [token, next] = [tokens[i]!, tokens[i + 1]];
  const verb = next?.norm ?? '';
  if (!next || !clauses.has(i) || things.has(token.norm)) return false;
  if (!/^[a-z]{2,}$/.test(verb) || notDoing.has(verb) || /ed$/.test(verb)) return false;
  if (people.has(token.norm)) return true;
  const said = text.slice(token.start - start, token.end - start);
  const isApart = /[,:;]/.test(text.slice(token.end - start, next.start - start));
  const isNamed = i >= lead && /^\p{Lu}\p{Ll}+$/u.test(said) && findDates([token]).length === 0;
  return isNamed && !isApart && /s$/.test(verb) && !happening.has(verb);
}

/** "I requote by Friday, Gethin pulls the stops by the Wednesday": somebody, what they do, and by when. */
function takesOn(sentence: Sentence, date: Span): boolean {
  const { tokens } = sentence;
  const at = tokens.findIndex((token) => token.start >= date.start);
  const isDue = isDueAt(tokens, at);
  return (
    isDue &&
    tokens.some((_, i) => i < at - 2 && isDoer(sentence, i)) &&
    !tokens.some((token) => token.norm === 'if' && token.start < date.start)
  );
}

/** "By Friday", where a trade may have a day for something else. */
const isDueOn = ({ tokens }: Sentence, date: Span) => {
  const at = tokens.findIndex((token) => token.start >= date.start);
  return tokens[at - 1]?.norm === 'by' || tokens[at - 1]?.norm === 'before';
};

const isDueAt = (tokens: Sentence['tokens'], at: number) =>
  [at - 1, at - 2, at - 3].some((i) => due.has(tokens[i]?.norm ?? ''));

const papers = cues(
  'email|e-mail|letter|page|summary|log|note|draft|quote|invite|agreement|copy|proposal|offer|contract|write-up|account|report|list|figures',
);
const articles = set('a an one the my your our');
/** Words from the beginning of such a sentence to its day. */
const mostPaperWords = 8;

/** "A one-page summary by Friday", "log and numbers with you Tuesday": the paper named, and by when, without a verb. */
function promisesPaper({ tokens, lead, asks }: Sentence, date: Span): boolean {
  const at = tokens.findIndex((token) => token.start >= date.start);
  if (asks || at - lead > mostPaperWords) return false;
  if (tokens[at - 1]?.norm === 'you' && tokens[at - 2]?.norm === 'with')
    return matchTerms(tokens.slice(0, at), papers).length > 0;
  if (tokens[at - 1]?.norm !== 'by') return false;
  const isNamed = matchTerms(tokens.slice(lead, at), papers).some(({ end }) => end === tokens[at - 2]?.end);
  return isNamed && articles.has(tokens[lead]?.norm ?? '');
}

/** The days of a step, without those that only its condition names: "If it's signed by Monday, we meet on Friday." */
function datesOf(sentence: Sentence): Span[] {
  const dates = findDates(sentence.tokens);
  const hangs = conditionOf(sentence);
  const from = hangs ? sentence.start + sentence.text.indexOf(hangs) : 0;
  const own = dates.filter((date) => !hangs || date.end <= from || date.start >= from + hangs.length);
  const found = own.length > 0 ? own : dates;
  // "the log for 8 March is with you by Thursday": the first says which log
  const isDueOnOne = found.some((date) => isDueOn(sentence, date));
  return isDueOnOne ? found.filter((date) => !saysWhich(sentence, date)) : found;
}

function saysWhich({ tokens }: Sentence, date: Span): boolean {
  const at = tokens.findIndex((token) => token.start >= date.start);
  return /^(?:for|of|from)$/.test(tokens[at - 1]?.norm ?? '') && hasTerm(tokens.slice(at - 2, at - 1), papers);
}

/** "Thursday the sixteenth, four o'clock. I bring one page, you bring Nadia." A day named alone, and who does what on it. */
function isSetDay(sentence: Sentence, dates: readonly Span[], hearing: Hearing): boolean {
  const [first] = dates;
  const next = hearing.sentences[sentence.index + 1];
  if (!first || !next || sentence.asks || next.asks) return false;
  const others = sentence.tokens.filter((token) => !dates.some((at) => at.start <= token.start && token.end <= at.end));
  return others.length <= 3 && (commitment(next) !== null || hasCue(next, doing));
}
const doing = cues(
  'I bring|I send|I write|I draft|I ring|I come|we meet|we talk|we speak|you bring|you send|you and I|you and me',
);

function nextStep(sentence: Sentence, hearing: Hearing, found: readonly Move[]): Move[] {
  const dates = datesOf(sentence);
  const first = dates[0];
  const date =
    first &&
    sentence.text.slice(
      first.start - sentence.start,
      dates.find((span) => span.start - first.end < 3 && span !== first)?.end ?? first.end - sentence.start,
    );
  const cue = commitment(sentence);
  const goesOn = found.findLast((item) => item.move === 'next-step');
  const isTold = (hasWord(sentence, history) && !cue) || asksTheirDay(sentence);
  if (isTold || ((hasCue(sentence, missing) || hasCue(sentence, looking)) && !cue)) return [];
  const meets = dates.length > 0 && personGroup(sentence, hearing) !== null;
  if (hasCue(sentence, plans) && !hasPromise(sentence) && !meets) return [];
  const traded = found.some((item) => item.move === 'concede' && item.start === sentence.start);
  if (!meets && !hasCue(sentence, meeting) && offersTerms(sentence, traded, conditionOf(sentence))) return [];
  const isVague = hasCue(sentence, looking);
  const isMeeting = hasCue(sentence, meeting);
  const group = date !== undefined && meets;
  const bareDate = date !== undefined && !sentence.asks && goesOn !== undefined && !tellsGoods(sentence);
  // in a trade a day may only say what it is worth: "so it stays in your bank on the thirtieth"
  const isPromise =
    date !== undefined && hasPromise(sentence) && (!traded || dates.some((at) => isDueOn(sentence, at)));
  const setDay = isSetDay(sentence, dates, hearing);
  const paper = first !== undefined && promisesPaper(sentence, first);
  const tookOn = paper || (first !== undefined && !sentence.asks && takesOn(sentence, first));
  const isStep =
    setDay ||
    (tookOn || cue ? tookOn || date !== undefined || isMeeting || stepWords(sentence) : group || bareDate || isPromise);
  if (!isStep) return [];
  const next = setDay ? hearing.sentences[sentence.index + 1] : undefined;
  const carried = goesOn && !cue ? goesOn.owner : paper ? 'I' : undefined;
  const owner = ownerOf(sentence, hearing) ?? (next ? ownerOf(next, hearing) : carried);
  const condition = conditionOf(sentence);
  const strength = isVague ? 0.5 : cue && date ? 0.85 : cue ? 0.6 : 0.65;
  return [
    move(
      'next-step',
      next ? { start: sentence.start, end: next.end } : sentence,
      sentence.asks ? Math.min(strength, 0.7) : strength,
      {
        ...(owner ? { owner } : {}),
        ...(date ? { date: spoken(sentence, dates) } : {}),
        ...(condition ? { condition } : {}),
      },
    ),
  ];
}

/** The dates of a sentence as one phrase where they stand together: "Thursday the twenty-third, half past eight". */
function spoken(sentence: Sentence, dates: readonly Span[]): string {
  const first = dates[0]!;
  let end = first.end;
  for (const date of dates.slice(1)) {
    if (date.start - end > 3) break;
    end = date.end;
  }
  return sentence.text.slice(first.start - sentence.start, end - sentence.start);
}

const explicit = cues(
  'I will get … over|I will get … across|I will get … back|circle back|I will pop|I will pull|I will send … over|next step|next steps|I go first|I will go first|calendar invite|follow up|I propose|I suggest we|send you an invite|come back to you|I will send|get back to you|I will write|I will draft',
);
const stepWords = (sentence: Sentence) => hasCue(sentence, explicit);

/** Condition and owner may stand in a neighbouring sentence of the same turn. */
export function joinSteps(moves: readonly Move[], sentences: readonly Sentence[]): Move[] {
  if (!moves.some((item) => item.move === 'next-step')) return [...moves];
  const steps = moves.filter((item) => item.move === 'next-step');
  const from = steps[0]!.start;
  const owner = steps.find((item) => item.owner)?.owner;
  const condition = sentences
    .filter((sentence) => sentence.end > from)
    .map(conditionOf)
    .find((said) => said !== undefined);
  return moves.map((item) => {
    if (item.move !== 'next-step') return item;
    return {
      ...item,
      ...(item.owner || !owner ? {} : { owner }),
      ...(item.condition || !condition ? {} : { condition }),
    };
  });
}

const plans = cues(
  'three things|two things|four things|agenda|cover today|I would like to cover|I want to cover|we will cover|here is what I|what I would like to do|what I suggest we do|the plan for|plan for today|in the next fifteen|in the next ten|in the next twenty|in the next half|in our fifteen|we have fifteen|we have got fifteen|we have twenty|we have thirty|let us start with|shall we start with|start with your|first your|your number first|and you say when|where do you want to start|where would you like to start|where shall we start|before we finish I|by the end of it|by the end of these|what would you like settled|what would you like to settle|what do you want settled|what would you like to cover|what would you like to leave with|by the end of this call|by the end of today|in that order|then we can|items|I want to come back to|park that|come back to that|back to the agenda|does that work as a plan',
);

/** "It turns on three things" tells what matters, not what is to be talked about. */
const explaining = cues(
  'turns on|turn on|depends on|depend on|hangs on|comes down to|I owe you|we owe you|there are … I can not',
);

/** "A clear agenda with time and purpose": the word, without a point of it. */
function hasPlan(sentence: Sentence): boolean {
  const found = matchTerms(sentence.tokens, plans);
  const isNamed = found.length > 0 && found.every(({ term }) => term === 'agenda');
  if (!isNamed) return found.length > 0;
  return contentOf(sentence.tokens).some((token) => !isMethod(token) && !aboutAgendas.has(token.norm));
}
const actions = cues('action item|action items');
const aboutAgendas = set('agenda agendas clear order purpose meeting set rapport built found point points item one');

function agenda(sentence: Sentence, found: readonly Move[]): Move[] {
  const isStart =
    sentence.index < 4 && !found.some((item) => item.move === 'next-step' && item.start === sentence.start);
  const said = found.some((item) => item.move === 'agenda');
  return isStart && !said && hasPlan(sentence) && !hasCue(sentence, explaining) && !hasCue(sentence, actions)
    ? [move('agenda', sentence, 0.65)]
    : [];
}

export const steps: Family = (sentence, hearing, found) => [
  ...nextStep(sentence, hearing, found),
  ...disqualify(sentence),
  ...agenda(sentence, found),
];
