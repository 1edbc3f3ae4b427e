/**
 * A light stem, so that "invoices", "invoiced", "invoicing" and "invoice's" meet "invoice". Only
 * the regular endings -s, -ed and -ing go; the result is a key to compare by, not a word. A full
 * Porter stemmer would also join "general" with "generous", which terms must keep apart.
 */

const whole = new Set(
  'this his was has does its always perhaps yes us is as thus less plus gas bus news evening morning something nothing everything anything during being ceiling wedding hundred sacred naked wicked'.split(
    ' ',
  ),
);
const vowel = /[aeiouy]/;

function cutEnding(word: string): string {
  if (word.length > 4 && word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  if (word.length > 4 && word.endsWith('ied')) return `${word.slice(0, -3)}y`;
  if (word.length > 5 && word.endsWith('ing') && vowel.test(word.slice(0, -3))) return word.slice(0, -3);
  if (word.length > 4 && word.endsWith('ed') && !word.endsWith('eed') && vowel.test(word.slice(0, -2)))
    return word.slice(0, -2);
  if (word.length > 3 && word.endsWith('s') && !/(?:ss|us|is)$/.test(word)) return word.slice(0, -1);
  return word;
}

/** The key of a lower-case word. Figures, clock times and words under four letters come back as they are. */
export function stem(word: string): string {
  if (word.length < 4 || word.length > 40 || whole.has(word) || /\d/.test(word)) return word;
  let key = word.endsWith("'s") ? word.slice(0, -2) : word.endsWith("s'") ? word.slice(0, -1) : word;
  const cut = cutEnding(key);
  // "rated" is from "rate", "fixed" from "fix".
  key = cut.length === 3 && cut.length < key.length && /[^aeiou][aeiou][^aeiouwxy]$/.test(cut) ? `${cut}e` : cut;
  if (key.length > 4 && key.endsWith('e')) key = key.slice(0, -1);
  if (key.length > 3 && key.at(-1) === key.at(-2)) key = key.slice(0, -1);
  return key;
}
