export const text = {
  title: 'Something went wrong',
  heading: 'This page didn’t work.',
  says: 'Nothing you did is lost: sessions are stored on the server, turn by turn. Try again, or go back to the start.',
  again: 'Try again',
  home: 'Go to the start',
};
