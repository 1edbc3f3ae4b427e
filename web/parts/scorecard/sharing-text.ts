export const text = {
  share: 'Share with coach and manager',
  shareQuestion: 'Share this session?',
  shareSays: (readers: number) =>
    readers === 0
      ? 'Nobody could open it yet: your teams have no coach or manager. Whoever becomes one can, until you stop sharing.'
      : 'The transcript and the scorecard can then be opened by:',
  later: 'So can whoever joins your teams as a coach or a manager later. You see who opened it, and can stop sharing.',
  shareYes: 'Share it',
  keepPrivate: 'Keep it private',
  unshare: 'Stop sharing',
  unshareQuestion: 'Stop sharing this session?',
  unshareSays: (names: string) =>
    `${names ? `${names} can no longer open it` : 'Nobody else can open it any more'}. What they have read, they have read; it stays listed here.`,
  keepShared: 'Keep sharing',
  sharedNow: (names: string) => (names ? `Shared. ${names} can open it now.` : 'Shared. Nobody can open it yet.'),
  privateNow: 'Private again. Only you can open it.',
  failed: 'Sharing couldn’t be changed.',
};
