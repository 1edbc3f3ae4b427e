const sentences = (n: number) => (n === 1 ? 'one sentence' : `${n} sentences`);

export const text = {
  heading: 'Where the second listener disagrees',
  loading: 'Counting where the two agree',
  failed: 'It couldn’t be counted.',
  alike: (alike: number, judged: number, sessions: number) =>
    `Both heard the same in ${alike} of ${sentences(judged)} (${Math.round((100 * alike) / judged)} %), from ${
      sessions === 1 ? 'one session' : `${sessions} sessions`
    } shared with you.`,
  unjudged: (n: number) => `On ${sentences(n)} it gave no vote that could be verified.`,
  notConfigured:
    'No second listener is configured. Set LISTENER_MODEL to the name of a model, beside OPENAI_BASE_URL and OPENAI_API_KEY: after each session it then says what it hears, and where it differs from this listener stands here.',
  notYours: 'Sentences from practice are for coaches and managers of the rep’s teams.',
  noneJudged: (model: string) =>
    `${model} votes on sessions as they end. None that is shared with you has its votes yet.`,
  noneOpen: 'There are no disagreements left to decide on.',
  show: (open: number) => `Show the sentences (${open} to decide on)`,
  showing: 'Loading them…',
  showSays: 'Their reps will see that you opened their sessions.',
  showFailed: 'The sentences couldn’t be loaded.',
  list: 'Sentences to decide on',
  speakers: { rep: 'The rep', prospect: 'The other side' },
  ours: (version: string) => `Ours, ${version}`,
  nothing: 'Nothing heard',
  agreeOurs: 'Agree with ours',
  agreeOther: 'Agree with the other',
  neither: 'Neither is right',
  decidedSoFar: (ours: number, other: number, neither: number) =>
    `Of ${sentences(ours + other + neither)} decided so far, ours was right in ${ours}, the other in ${other}, neither in ${neither}.`,
  agreeOf: (says: string, sentence: string) => `${says}: ${sentence}`,
  agreeing: 'Keeping it…',
  agreeFailed: 'The decision wasn’t kept.',
  inScorecard: 'In the scorecard',
  inScorecardOf: (sentence: string) => `In the scorecard: ${sentence}`,
  more: 'Show more',
  moreBusy: 'Loading…',
  decided: 'The decision is kept among the marks below.',
};
