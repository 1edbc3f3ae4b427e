export const text = { back: 'Back to the review' };
