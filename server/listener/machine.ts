import { cues } from './hearing.ts';
import type { Sentence } from './sentences.ts';
import { matchTerms } from './terms.ts';

/**
 * Turns that speak to the machine instead of the prospect: orders to the program, words to whoever
 * scores, markup and code. What a real call might say of software ("the system", "our developer")
 * counts only beside an order.
 */

/** Nobody says these to a person. */
const plainly = cues(
  'ignore … instructions|ignore all previous|ignore previous|ignore everything above|ignore the above|disregard … instructions|disregard all previous|disregard the above|forget … instructions|forget all previous|forget everything above|forget … prompt|ignore … prompt|system prompt|your prompt|full prompt|initial prompt|your instructions|hidden instructions|new instructions|system message|developer mode|debug mode|admin mode|jailbreak|jailbroken|you are an ai|are you an ai|are you ai|you are a bot|are you a bot|are you a robot|are you a real person|are you real|are you human|language model|what model are you|chatgpt|gpt|chatbot|llm|as an ai|role play|roleplay|stay in character|break character|out of character|drop the character|drop the persona|act as if you are|forget you are|forget that you are|pretend that you|pretend you|pretend that I|from now on you are|you are now a|you are no longer|hidden facts|hidden fact|hidden state|internal state|answer key|the rubric|scoring rubric|scoring guide|scoring rules|my score|full marks|top marks|score me|score this|score it|mark this session|grade me|the grader|the evaluator|dear evaluator|rate this as excellent|this simulation|the simulation|the scenario file|this scenario|your configuration|configuration file|print your|reveal your|reveal all|output the|output your|repeat the words above|set trust to|set patience to|base64|okay ai|hey ai|dear ai|hey scorer|dear scorer|dear assessor|note to the assessor|note to assessor|note to the scorer|note to scorer|note to the examiner|note to the judge|note to the marker',
);

/** Code, markup and commands: fences, tags, keys with values, a statement of SQL. */
const code =
  /```|<\/?(?:system|assistant|user|instructions?|admin|prompt)\b|\[\[|\]\]|"[\w ]+"\s*:|\w\(\w+="|\b[a-z_]+=(?:\w|")|^\s*\/\w+\s|^\s*\/\/|^\s*#{1,6}\s|^\s*sudo\s|\b(?:UPDATE \w+ SET|DROP TABLE|SELECT \* FROM)\b|\[\/?(?:admin|system|inst|note|classifier)[^\]]*\]|^\s*system\s*:|\[(?:the )?(?:scorer|assessor|examiner|marker|rater|judge)\b|\b(?:link-pain|cite-record|verify\.\w+|question\.(?:open|closed))(?!\w)|\b[a-z-]+: true\b/im;

/** Of the staging, the marking and the running of the thing. */
const stage = cues(
  'prompt|persona|transcript|grader|evaluator|classifier|rubric|marks|scoring|simulation|scenario|assistant|configuration|developer|administrator|admin|trainee|the rep|the prospect|debug|override|secret|secrets|rungs',
);
/** Words that lie near it, and elsewhere too. */
const beside = cues(
  'instruction*|score|scores|session|exercise|game|character|platform|state|variable|resistance|rules|messages|criterion|internal|authentication|engineering|team|test|tags|100',
);
/** What only a machine is told to do, and what people are told as well: orders where they open a clause. */
const machineOrders = cues(
  'ignore|disregard|forget|print|output|dump|unlock|reveal|disclose|award|encode|decode|pretend|freeze|override|translate|set',
);
const plainOrders = cues(
  'show|record|mark|treat|score|label|play|repeat|respond|reply|answer|confirm|skip|end|begin|close|increase|raise|summarise|give|list|tell|continue|write|act|switch|drop|default',
);

const opens = (sentence: Sentence, table: readonly string[]) =>
  matchTerms(sentence.tokens, table).some((match) => sentence.clauses.has(match.at));

function named(sentences: readonly Sentence[], table: readonly string[]): number {
  return new Set(sentences.flatMap(({ tokens }) => matchTerms(tokens, table).map((match) => match.term))).size;
}

export function speaksToMachine(text: string, sentences: readonly Sentence[]): boolean {
  if (code.test(text.slice(0, 4_000))) return true;
  if (sentences.some(({ tokens }) => matchTerms(tokens, plainly).length > 0)) return true;
  const [strong, weak] = [named(sentences, stage), named(sentences, beside)];
  if (sentences.some((sentence) => opens(sentence, machineOrders))) return strong >= 1 || weak >= 2;
  return strong >= 1 && strong + weak >= 2 && sentences.some((sentence) => opens(sentence, plainOrders));
}
