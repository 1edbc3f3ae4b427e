export const text = {
  title: 'Sessions',
  heading: 'Your sessions',
  caption: 'Your sessions, newest first',
  filter: {
    label: 'Scenario',
    all: 'All scenarios',
    noneOf: 'None of the sessions shown is of this scenario.',
  },
  loading: 'Loading your sessions',
  failed: 'Your sessions couldn’t be loaded.',
  empty: 'No sessions yet. Your first one sets the baseline, so there’s nothing to beat.',
  start: 'Choose a scenario',
  older: 'Show older sessions',
  olderBusy: 'Loading…',
  olderFailed: 'Older sessions couldn’t be loaded.',
};
