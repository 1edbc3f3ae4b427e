/** What a survey asks to be marked from 1 to 5; without the schema library, for the page that asks it. */
export const surveyQuestions = [
  { id: 'fair', says: 'The review was fair.' },
  { id: 'known', says: 'Nothing in it was new to me.' },
  { id: 'heard', says: 'My own view was heard.' },
  { id: 'helps', says: 'I know what to do next, and who helps me.' },
] as const;
export type SurveyQuestion = (typeof surveyQuestions)[number]['id'];
