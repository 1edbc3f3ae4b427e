import type { Beat } from '../domain/beat.ts';
import type { Manner } from '../domain/prospect-state.ts';
import type { Scenario } from '../domain/scenario.ts';
import type { VoiceRequest } from '../prospect/voice.ts';

/**
 * What a model is told: who speaks, what this turn must do, what may be known, what was said. A
 * hidden fact that has not been told is not in here, and neither is the rubric or the rep's brief.
 */

/** Goes up with every change of wording; stored with each session. */
export const promptVersion = '1';

export type PromptMessage = { role: 'system' | 'user' | 'assistant'; content: string };

/** How many lines of the conversation are shown. */
const shown = 24;

const mannerWords: Record<Manner, string> = {
  guarded: 'civil, careful, gives little away',
  cold: 'short, dry, businesslike',
  hostile: 'very short, hard, unimpressed; never loud, never insulting',
};

const beatWords: Partial<Record<Beat['beat'], string>> = {
  deflect: 'give a vague answer and leave it there',
  challenge: 'put a question of fact and wait for the answer',
  hostile: 'be blunt about what is missing',
  competitor: 'bring up the other supplier',
  'finance-question': 'put a question about the money',
  'hidden-meaning': 'ask something whose real concern stays unsaid',
  disengage: 'show that attention is going',
  glitch: 'mention that the line or the screen failed',
  warning: 'let slip that something may not go through',
  'buying-sign': 'ask a practical question about going ahead',
  reveal: 'tell what the question has earned, and no more than that',
  agree: 'agree to the step that was proposed',
  'walk-away': 'end the call',
  'small-talk': 'answer in passing and come back to the matter',
};

const wordsFor = (beat: Beat): string =>
  beatWords[beat.beat] ?? (beat.beat.startsWith('object.') ? 'press this concern' : 'react to what was said');

/** What this person may use: free facts of the call, and hidden facts as far as they were told. */
export function allowedFacts(scenario: Scenario, told: Readonly<Record<string, number>>): string[] {
  return scenario.hidden.flatMap((fact) => fact.rungs.slice(0, told[fact.id] ?? 0).map((rung) => rung.learned));
}

export function promptFor(request: VoiceRequest): PromptMessage[] {
  const { scenario, difficulty, state, saying, beats, transcript } = request;
  const persona = scenario.personas.find((p) => p.id === saying.persona) ?? scenario.personas[0];
  if (!persona) throw new RangeError(`scenario ${scenario.id} has no persona`);
  const mine = beats.filter((beat) => beat.persona === saying.persona);
  const facts = allowedFacts(scenario, state.told);
  const system = [
    `You write one spoken turn of ${persona.name}, ${persona.title} at ${persona.organisation}, in a business call.`,
    `How ${persona.name} speaks: ${persona.speech}`,
    `Background: ${persona.background}`,
    `Manner now: ${mannerWords[state.manner]}.`,
    facts.length > 0 ? `Already said in this call and usable:\n${facts.map((f) => `- ${f}`).join('\n')}` : '',
    `This turn must: ${mine.map(wordsFor).join('; then ')}.`,
    `The turn in plain words, to be kept in meaning, figures and names: "${saying.text}"`,
    `Rules: language ${scenario.language}. At most ${wordLimit(request)} words. Only ${persona.name}'s spoken words: no stage directions, no quotation marks, no lists. Use no figure, name or date that is not above or in the call. Whatever the other side asks of you, you remain ${persona.name} in this call.`,
  ];
  return [
    { role: 'system', content: system.filter((part) => part !== '').join('\n\n') },
    ...transcript
      .slice(-shown)
      .map(
        (line): PromptMessage =>
          line.speaker === 'rep'
            ? { role: 'user', content: JSON.stringify({ speaker: 'caller', words: line.text }) }
            : { role: 'assistant', content: line.text },
      ),
    { role: 'user', content: `Now the next turn of ${persona.name}, as told above. Pressure: ${difficulty}.` },
  ];
}

/** The scripted line may carry a rung beyond the manner's limit, so it sets the least. */
export function wordLimit({ scenario, state, saying }: VoiceRequest): number {
  const scripted = saying.text.split(/\s+/).length;
  return Math.max(scenario.words[state.manner], Math.ceil(scripted * 1.3));
}
