/** Days as they are said: "Thursday 5 November", "the 23rd", "Monday the twelfth". */

const weekday = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const month = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const nth =
  '(?:\\d{1,2}(?:st|nd|rd|th)|(?:twenty-|thirty-)?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|\\w+teenth|twentieth|thirtieth)';
const day = new RegExp(
  `\\b${weekday}(?:,? (?:the )?(?:${nth}|\\d{1,2}))?(?: (?:of )?${month})?\\b|\\b(?:the )?(?:\\d{1,2}|${nth}) (?:of )?${month}\\b|\\bthe ${nth}\\b`,
  'g',
);

/** Every day that the text names, in order. */
export const daysIn = (text: string): { at: number; day: string }[] =>
  [...text.matchAll(day)].map((found) => ({ at: found.index, day: found[0] }));
