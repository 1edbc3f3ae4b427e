export const text = {
  title: 'Page not found',
  heading: 'There is nothing at this address.',
  says: 'It may have been mistyped, or it belongs to someone who hasn’t shared it with you.',
  home: 'Go home',
  scenarios: 'See the scenarios',
};
