/** What a scorecard tells its rep as "you", for somebody else who reads it. */

/** "You asked." → "Imogen asked."; unchanged where `rep` is null: the reader is the rep. */
export function toldOf(rep: string | null, says: string): string {
  if (rep === null) return says;
  return says
    .replace(/(^|[.:] |\d )[Yy]ou both\b/g, '$1Both')
    .replace(/(^|[.:] |\d )[Yy]ou\b/g, `$1${rep}`)
    .replace(/\btold you\b/g, `told ${rep}`)
    .replace(/\bYou\b/g, rep)
    .replace(/\byour\b/g, 'their')
    .replace(/\byou\b/g, 'they');
}
