import { type Features, featuresOf } from '../../listener/features.ts';
import { type Hearing, hear, type Utterance } from '../../listener/hearing.ts';
import { hearByRules } from '../../listener/rules.ts';
import { type Sentence, splitSentences } from '../../listener/sentences.ts';
import type { JudgedConversation, JudgedLine } from './gold.ts';

/** A line of the corpus as the classifier meets it. */
export type Seen = {
  id: string;
  conversation: string;
  form: 'typed' | 'spoken' | 'stripped';
  locked: boolean;
  line: JudgedLine;
  before: Utterance[];
  features: Features;
};

/** Lower case, without punctuation: as a recogniser would have left a typed line. */
export const strip = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}' £$%]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

type Turn = { speaker: Utterance['speaker']; lines: JudgedLine[]; from: number };

function turnsOf(lines: readonly JudgedLine[]): Turn[] {
  const turns: Turn[] = [];
  for (const [i, line] of lines.entries()) {
    const last = turns.at(-1);
    if (last && last.speaker === line.speaker) last.lines.push(line);
    else turns.push({ speaker: line.speaker, lines: [line], from: i });
  }
  return turns;
}

/** A line as the listener meets it: a sentence of its turn, with what it knows of the talk. */
export type Placed = { id: string; line: JudgedLine; sentence: Sentence; hearing: Hearing; before: Utterance[] };

/** The lines of a conversation with what went before each. A line is read as its turn's sentence, whatever stops are in it. */
export function placesIn(conversation: JudgedConversation, write: (text: string) => string = (text) => text): Placed[] {
  const before: Utterance[] = [];
  const placed: Placed[] = [];
  for (const turn of turnsOf(conversation.lines)) {
    const texts = turn.lines.map((line) => write(line.text));
    const context = [...before];
    const sentences = texts.flatMap((text, i) => {
      const cut = splitSentences(text);
      const first = cut[0];
      if (!first) return [];
      const whole =
        cut.length === 1
          ? first
          : {
              ...first,
              end: text.length,
              text,
              asks: cut.some((part) => part.asks),
              tokens: cut.flatMap((part) => part.tokens),
            };
      return [{ ...whole, line: turn.lines[i]!, at: turn.from + i }];
    });
    const indexed = sentences.map((sentence, index) => ({ ...sentence, index }));
    const hearing = hear(turn.speaker, indexed, context);
    for (const { line, at, ...sentence } of indexed)
      placed.push({ id: `${conversation.id}/${at + 1}`, line, sentence, hearing, before: context });
    before.push({ speaker: turn.speaker, text: texts.join(' ') });
  }
  return placed;
}

function seenIn(conversation: JudgedConversation, form: Seen['form'], write: (text: string) => string): Seen[] {
  return placesIn(conversation, write).map(({ id, line, sentence, hearing, before }) => ({
    ...{ id, conversation: conversation.id, form, locked: conversation.locked, line, before },
    features: featuresOf(sentence, hearing, hearByRules(sentence, hearing)),
  }));
}

/** Every line of the corpus; with `stripped`, typed conversations once more as a recogniser would leave them. */
export function seeCorpus(corpus: readonly JudgedConversation[], { stripped }: { stripped: boolean }): Seen[] {
  return corpus.flatMap((conversation) => [
    ...seenIn(conversation, conversation.form, (text) => text),
    ...(stripped && conversation.form === 'typed' ? seenIn(conversation, 'stripped', strip) : []),
  ]);
}
