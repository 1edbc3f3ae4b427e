import { type Label, labelsOf } from '../../domain/label.ts';
import { rngFor } from '../../domain/rng.ts';
import { labelsIn } from '../../listener/explain.ts';
import { hearBeats, hearMoves } from '../../listener/hear-sentence.ts';
import { calibrationError, countLabels, interval, macroF1 } from './figures.ts';
import type { JudgedConversation, JudgedLine } from './gold.ts';
import { placesIn } from './samples.ts';
import type { Speaker } from './train.ts';

/** The listener, as it is shipped, measured on the part of the corpus that nothing was learnt from. */

type Heard = {
  form: JudgedConversation['form'];
  line: JudgedLine;
  given: ReadonlySet<Label>;
  holds: ReadonlySet<Label>;
  sure: ReadonlyMap<Label, number>;
};

function hearLines(conversation: JudgedConversation): Heard[] {
  return placesIn(conversation).map(({ line, sentence, hearing }) => {
    const { moves, likely } = hearMoves(sentence, hearing, []);
    const beats = line.speaker === 'prospect' ? hearBeats(sentence, hearing, moves) : [];
    const found = labelsIn({ moves: line.speaker === 'rep' ? likely : [], beats });
    return {
      ...{ form: conversation.form, line, holds: line.labels },
      given: new Set(found.map(({ label }) => label)),
      sure: new Map(found.map(({ label, confidence }) => [label, confidence])),
    };
  });
}

const two = (value: number) => value.toFixed(2);

/** How near the corpus's second labeller comes to its first on the same lines: what may be asked of anyone. */
function oneAgainstOther(heard: readonly Heard[], labels: readonly Label[]): number {
  const twice = heard.flatMap(({ line: { first, second } }) =>
    first && second ? [{ given: second.labels, holds: first.labels }] : [],
  );
  return macroF1(countLabels(twice, labels));
}

function printSide(all: readonly Heard[], speaker: Speaker, say: (line: string) => void): void {
  const labels = labelsOf(speaker);
  const heard = all.filter(({ line }) => line.speaker === speaker);
  const figures = countLabels(heard, labels);
  const macro = (part: readonly Heard[]) => macroF1(countLabels(part, labels));
  const rng = rngFor('figures', 0);
  let drawn = 0;
  const [low, high] = interval(heard, macro, () => rng(`draw ${drawn++}`));
  say(`\n${speaker === 'rep' ? 'Moves' : 'Beats'}, ${heard.length} locked sentences    holds  precision  recall    F1`);
  for (const [label, { holds, precision, recall, f1 }] of figures)
    say(
      `  ${label.padEnd(28)}${String(holds).padStart(6)}${two(precision).padStart(11)}${two(recall).padStart(8)}${two(f1).padStart(6)}`,
    );
  const [typed, spoken] = (['typed', 'spoken'] as const).map((form) => macro(heard.filter((one) => one.form === form)));
  const judged = heard.flatMap(({ sure, holds }) =>
    [...sure].map(([label, confidence]) => ({ confidence, right: holds.has(label) })),
  );
  say(
    `macro-F1 ${two(macroF1(figures))} (95 % ${two(low)}–${two(high)}); typed ${two(typed!)}, spoken ${two(spoken!)}; one labeller against the other ${two(oneAgainstOther(heard, labels))}`,
  );
  say(`calibration error ${two(calibrationError(judged))} over ${judged.length} labels given`);
}

/** Prints what is reached on the locked fifth, label by label. */
export function printFigures(corpus: readonly JudgedConversation[], say: (line: string) => void): void {
  const heard = corpus.filter(({ locked }) => locked).flatMap(hearLines);
  for (const speaker of ['rep', 'prospect'] satisfies Speaker[]) printSide(heard, speaker, say);
}
