import type { Sentence } from './sentences.ts';

/** A firm put into a belittling picture: "a shed with a van", "a man and a phone", "a glorified spreadsheet". */

const people =
  '(?:man|men|woman|women|bloke|blokes|guy|guys|lad|lads|chap|chaps|kid|kids|boy|boys|girl|girls|fella|student|students|intern|temp|nephew|brother|brothers|cousin|mate|mates)';
const hovels =
  '(?:shed|garage|barn|shack|hut|lock-up|lockup|bedroom|spare room|back room|basement|attic|portakabin|cabin|kitchen|kitchen table|outhouse|stable)';
const props =
  '(?:van|phone|mobile|laptop|dog|spreadsheet|website|dream|logo|clipboard|bucket|mop|whiteboard|screwdriver|hammer|spanner|biro|notebook|pager|bleeper|ladder|bike|trolley|prayer|fax|calculator|iron|washing machine|hosepipe|app|stopwatch|torch|briefcase)';
const some = '(?:a|an|one|1|two|2|three|3|some|a few|a couple of|a bunch of|couple of)';
const joined = ',? (?:with|and|in|full of) (?:a|an|his|her|their|some|one|1|two|2|three|3|a couple of) (?:\\w+ ){0,2}';
const nothingMore =
  '(?:nothing but|nothing more than|no more than|little more than|not much more than|not much better than|no better than)';
const measures =
  '(?:mile|minute|hour|day|week|month|year|fraction|quarter|half|third|penny|pound|point|few|couple|dozen)';

const outfits = '(?:firm|company|outfit|start-up|startup|business|shop|supplier|vendor|website|product|service)';
const trimmings =
  '(?:nice|pretty|fancy|flashy|shiny|slick|glossy) (?:graphs?|charts?|screens?|pictures?|dashboards?|app|apps|brochures?|website|colours|slides?|logo)';
const gadget = '(?:text|texts|app|apps|ping|buzzer|beep|email|e-mail|message|leaflet|brochure|website|login|screen)';
const drawn = `${some} (?:\\w+ )?${people}${joined}(?:${props}|${hovels})|(?:a|an|one|1|some) (?:\\w+ )?${hovels}${joined}(?:${props}|${people})|(?:a|an|some|just) (?:\\w+ ){0,2}${outfits} with (?:a |some |very )?${trimmings}|(?:a |an |some )?${trimmings} and (?:a|an|some) ${gadget}(?=$|,)`;
/** Told as what they are, or called out by itself. "They send a man with a van" tells what they do. */
const told =
  '(?:^|, |(?<!\\b(?:there|that|we|i|who) )\\b(?:is|are|was|were|be|being|been)(?: \\w+ly| just| only| like| still)* |(?:than|but|basically|frankly|honestly|really|essentially|on|buying|hiring|trusting) )';
const pictured = new RegExp(
  `${told}(?:${drawn})\\b|\\bglorified \\w+|\\b(?:is|are) (?:\\w+ly |just )*${nothingMore} (?:a|an|some) (?!${measures}\\b)\\w+|\\b(?:mickey mouse|tin ?pot|half baked|amateur hour|cowboy outfit|bucket shop) |\\b(?:run|running|works?|working|operat\\w+) (?:\\w+ )?(?:out of|from) (?:a|an|his|their|somebody's|someone's) (?:\\w+ )?${hovels}\\b|\\bheld together (?:with|by) (?:tape|string|sticky|sellotape|goodwill|hope|luck|gaffer)`,
);
const ours = /\b(?:we|us|our|ours|i|my|me)\b/;
/** "You called it a shed", "I shouldn't have said shed", "not a man and a phone": theirs, taken back, or denied. */
const unsaid =
  /\b(?:not|never|no|hardly|should not have|you|he|she|somebody|someone) (?:\w+ ){0,2}(?:say|said|says|call|called|calls|calling|mean|meant)\b|\b(?:is|are|was|were) (?:not|never|hardly|no)\b/;

/** The words of a sentence, with its commas. */
const wordsOf = ({ tokens, text, start }: Sentence) =>
  tokens
    .map(({ norm, start: at }, i) => {
      const between = i === 0 ? '' : text.slice(tokens[i - 1]!.end - start, at - start);
      return i === 0 ? norm : `${/[,;:\u2013\u2014]| - /.test(between) ? ',' : ''} ${norm}`;
    })
    .join('');

/** Draws such a picture of somebody else; of oneself it is candour. */
export function picturesSmall(sentence: Sentence): boolean {
  if (sentence.asks) return false;
  const words = wordsOf(sentence);
  const found = pictured.exec(words);
  if (!found) return false;
  const from = words.lastIndexOf(', ', found.index) + 1;
  const clause = words.slice(from, found.index + found[0].length);
  return !ours.test(clause) && !unsaid.test(clause);
}

const virtues = new Set(
  'cheap cheaper good safe safer secure fast quick fresh clean better reliable simple easy'.split(' '),
);
const denying = new Set('not no never hardly'.split(' '));
const between = new Set('a an the really actually exactly always that so all much'.split(' '));
/** Behind one of these it is said of another time, or of somebody. */
const apart = new Set('and but then after they it we you he she i enough'.split(' '));
const isDenied = (tokens: Sentence['tokens'], i: number) => {
  let at = i - 1;
  while (between.has(tokens[at]?.norm ?? '')) at -= 1;
  return denying.has(tokens[at]?.norm ?? '');
};

/** "Cheap linen that never comes isn't cheap": the good word for a thing, denied of it; null where none is. */
export function deniesItsWord({ tokens, asks }: Sentence): Sentence['tokens'][number] | null {
  if (asks) return null;
  const denied = tokens.find(({ norm }, i) => {
    if (!virtues.has(norm) || !isDenied(tokens, i) || tokens[i + 1]?.norm === 'enough') return false;
    const first = tokens.findIndex((token) => token.norm === norm);
    return first < i && !isDenied(tokens, first) && !tokens.slice(first, i).some((token) => apart.has(token.norm));
  });
  return denied ?? null;
}
