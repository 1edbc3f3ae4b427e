export const text = {
  opened: 'Who opened your practice',
  openedSays: 'Sessions that you shared, that you declared, or that you let somebody watch, and who looked at them.',
  columns: ['Who', 'Session', 'When'] as const,
  nobody: 'Nobody but you has opened any of your sessions.',
  older: 'Show older',
  loading: 'Loading who opened your practice',
  failed: 'The list couldn’t be loaded.',
  data: 'Your data',
  dataSays:
    'Everything that is kept of you, in one JSON file: sessions with every word, scorecards, ratings, goals and assignments. Nobody else can take it out of here.',
  take: 'Download my data',
};
