import type { Scenario } from '../domain/scenario.ts';
import { cues } from '../listener/hearing.ts';
import { matchTerms } from '../listener/terms.ts';
import { givesFreely, has, type RepTurn, trades } from './rep-turn.ts';
import { proposesMeeting } from './turn-rows.ts';

/**
 * A no that ends the call: said as the rep's own conclusion, now, about the whole of it, in a turn that puts nothing
 * further.
 */

type Span = { start: number; end: number };

/** A no on a condition, or one for later: it belongs to what is proposed, and is no no yet. */
const conditional =
  /\b(?:if|unless|provided|as long as|in case|should (?:the|it|that|they|you)|in the event|(?<!at )once (?:we|you|it|he|she|they|the|that))\b/i;
const later = /\b(?:i['’]ll|i will|we['’]ll|we will|i shall) (?:say|tell \p{L}+|advise)(?! (?:it|so|this|that)\b)\b/iu;
const denied =
  /\b(?:not saying|wouldn['’]t say|would not say|never said|didn['’]t say|rather than|instead of|reason to|reasons to)\b/i;
/** What could be done or would have to be, or what others do: no advice yet. */
const open =
  /\b(?:could|might|may|whether|why|when to|needs? to|ha(?:ve|s|d) to|they|others|people|most who|those who)(?: \p{L}+){0,2}\s*$/iu;
/** Manners of speaking that look like a condition. */
const idle = /\b(?:even if|if you ask me|if i['’]m honest|if i am honest|if anything|if you like|if that helps)\b/gi;

/** Is it said as the rep's own conclusion, now? */
function isConcluded(sentence: string, lead: string): boolean {
  return !conditional.test(sentence) && !later.test(lead) && !denied.test(lead) && !open.test(lead);
}

const some =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|\\d{1,2}|some|most|half|part|each|either|the (?:other|others|rest|remaining|first|second|third|last|one|ones|two|three|four|five))';
const ofTime =
  '(?:winter|year|years|season|spring|summer|autumn|month|months|week|round|time|moment|day|reason|reasons|price|money|sum|figure|figures|rate|budget|terms|numbers|point|kind|sort|footing|basis|showing|business|group|company)';
/** "for that practice", "at two of them", "in those". */
const atPart = new RegExp(
  `\\b(?:for|at|in) (?:only |just )?(?:${some}|that|this|those|these)\\b(?! ${ofTime}\\b)`,
  'i',
);
/** "on the rate", "no to the fifteen": one matter of several. What a no rests on is no part of it. */
const onMatter =
  /\b(?:on|about|as for|as far as|when it comes to|no to)(?= \p{L})(?! (?:that|those|these|this|your|our|what|balance|paper|reflection|any|a|every|everything|all|the (?:whole|lot|day|\w+(?:st|nd|rd|th))|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b)/iu;
/** "That practice should stay …", "the three ought to keep …": somebody else than the one spoken to. */
const ofPart =
  /\b(?:that|those|these|the|your|one|two|three|four|some|most|half|each|both)(?! (?:\p{L}+ ){0,2}(?:is|to|be|you|I|we|was|says|means)\b)(?: [\p{L}'’-]+){0,2} (?:(?:should|ought to|can|must|would|had better) )?$/iu;
const name = '\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}+)*';
/** "At Skelby", and "Skelby should stay": a place named. */
const atName = new RegExp(`\\b(?:[Ff]or|[Aa]t|[Ii]n) (${name})`, 'gu');
const ofName = new RegExp(`(${name})(?: (?:should|ought to|can|must|would|had better))? $`, 'u');
const opener = /^(?:Then|So|And|But|Well|Now|Please|Just|Honestly|No|Yes|Okay|Right|Fine|Sorry|Truly|Frankly)$/;
const dated =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)$/;

/** Names of everybody concerned: people on the call, their house, the rep's own, whoever a no sends them to. */
function isParty({ personas, battlecard, brief, exits }: Scenario, said: string): boolean {
  const known = [
    ...personas.map((p) => `${p.name} ${p.organisation}`),
    ...(battlecard?.rivals ?? []).map((rival) => rival.name),
    brief.role,
    ...exits.honestNo.says,
  ];
  const isKnown = (text: string) => text.toLowerCase().includes(said.toLowerCase());
  return opener.test(said) || dated.test(said) || known.some(isKnown);
}

/** Is only a part of the matter given up: one place of several, or one point? */
function isPartial(scenario: Scenario, lead: string, no: string, tail: string): boolean {
  const about = `${lead}${/\bno$/i.test(no) ? 'no' : '…'}${tail}`;
  if (atPart.test(about) || onMatter.test(about) || ofPart.test(lead) || /\bthere\b/i.test(tail)) return true;
  const named = [...[...about.matchAll(atName)].map((at) => at[1] ?? ''), ofName.exec(lead)?.[1] ?? ''];
  return named.some((said) => said !== '' && !isParty(scenario, said));
}

const sentenceEnd = /[.!?;]/;
/** Where one conclusion ends and the next begins. */
const joint = /,? (?:so|and|but|which means|because|therefore) |: | [-–—] /g;

/** The clause and the sentence around the words of the no. */
function around(text: string, at: Span): { sentence: Span; clause: Span } {
  const from = Math.max(...['.', '!', '?', ';'].map((stop) => text.lastIndexOf(stop, at.start - 1))) + 1;
  const rest = text.slice(at.end).search(sentenceEnd);
  const end = rest < 0 ? text.length : at.end + rest;
  const joints = [...text.slice(from, end).matchAll(joint)].map((j) => ({
    start: from + j.index,
    end: from + j.index + j[0].length,
  }));
  const before = joints.findLast((j) => j.end <= at.start);
  const after = joints.find((j) => j.start >= at.end);
  return { sentence: { start: from, end }, clause: { start: before?.end ?? from, end: after?.start ?? end } };
}

/** Asks for no more than a nod to what was said. */
const nod = cues(
  'is that fair|fair enough|is that clear|all right|is that right|agreed|okay|ok|does that make sense|can we leave it there|shall we leave it there|leave it at that|can we part|shall we part|shall we end it|do we part|are we agreed|do you agree|is that a no you can use|can you live with that|can you use that|anything I have missed|have I missed anything|does that help|is that honest enough',
);
const nodWords = 12;
/** What belongs to taking leave: no step towards anything. */
const parting =
  /\b(?:notice|hand(?:ed|s|ing)? over|handover|readings|tidy|tidily|leav(?:e|es|ing)|part|goodbye|thank|thanks|in touch|ring (?:you|me)|call (?:you|me) (?:in|again|when|next)|last (?:load|day)|wish you|good luck)\b/i;
const further =
  /\b(?:but (?:i|we) (?:can|could|will|would|do)|what (?:i|we) (?:can|could)|(?:i|we) could|for the (?:rest|others?|remaining)|the other \p{L}+|the rest of)\b/iu;

/** Does the turn put anything besides the no: an offer, a step, a question that wants more than a nod? */
function putsFurther(turn: RepTurn, no: Span): boolean {
  const { text, tokens, reading } = turn;
  const within = (at: Span) => tokens.filter((t) => at.start <= t.start && t.end <= at.end);
  const isNod = (q: Span) => within(q).length <= nodWords && matchTerms(within(q), nod).length > 0;
  const apart = (at: Span) => at.end <= no.start || no.end <= at.start;
  const steps = turn.moves.filter((m) => m.move === 'next-step' && !parting.test(text.slice(m.start, m.end)));
  const asked = [...reading.questions, ...turn.moves.filter((m) => m.move.startsWith('question.'))];
  return (
    trades(turn) ||
    givesFreely(turn) ||
    proposesMeeting(turn) ||
    steps.some(apart) ||
    has(turn, 'agenda') ||
    asked.some((q) => !isNod(q) && (apart(q) || !has(turn, 'disqualify'))) ||
    further.test(text.slice(no.end))
  );
}

/** Does the turn say a no that ends the call? */
export function saysNo(scenario: Scenario, turn: RepTurn): boolean {
  const { text } = turn;
  return matchTerms(turn.tokens, scenario.exits.honestNo.says).some((said) => {
    const { sentence, clause } = around(text, said);
    const lead = text.slice(clause.start, said.start).replace(/^\s+/, '');
    const whole = text.slice(sentence.start, sentence.end).replace(idle, '');
    return (
      isConcluded(whole, lead) &&
      !isPartial(scenario, lead, text.slice(said.start, said.end), text.slice(said.end, clause.end)) &&
      !putsFurther(turn, clause)
    );
  });
}
