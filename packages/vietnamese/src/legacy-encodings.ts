import { nfc } from './text.ts';

/** `decomposed`: Unicode with letters and marks apart. TCVN3 (ABC) and VNI: fonts that draw Vietnamese in the places of Latin-1. */
export type TextEncoding = 'unicode' | 'decomposed' | 'tcvn3' | 'vni';

export type ColumnEncoding = {
  encoding: TextEncoding;
  /** 0 to 1: the share of words that only this reading makes Vietnamese; 1 where nothing speaks for another. */
  score: number;
  /** Places of the texts that hold a word no Vietnamese syllable is spelt like: a letter may be lost. */
  doubtful: number[];
};

const tcvn3 = new Map<string, string>(
  pairs(
    '\u00b5à\u00b6ả\u00b7ã\u00b8á\u00b9ạ\u00a8ă\u00bbằ\u00bcẳ\u00bdẵ\u00beắ\u00c6ặ\u00a9â\u00c7ầ\u00c8ẩ\u00c9ẫ\u00caấ\u00cbậ\u00aeđ' +
      '\u00ccè\u00ceẻ\u00cfẽ\u00d0é\u00d1ẹ\u00aaê\u00d2ề\u00d3ể\u00d4ễ\u00d5ế\u00d6ệ\u00d7ì\u00d8ỉ\u00dcĩ\u00ddí\u00deị' +
      '\u00dfò\u00e1ỏ\u00e2õ\u00e3ó\u00e4ọ\u00abô\u00e5ồ\u00e6ổ\u00e7ỗ\u00e8ố\u00e9ộ\u00acơ\u00eaờ\u00ebở\u00ecỡ\u00edớ\u00eeợ' +
      '\u00efù\u00f1ủ\u00f2ũ\u00f3ú\u00f4ụ\u00adư\u00f5ừ\u00f6ử\u00f7ữ\u00f8ứ\u00f9ự\u00faỳ\u00fbỷ\u00fcỹ\u00fdý\u00feỵ' +
      '\u00a1Ă\u00a2Â\u00a3Ê\u00a4Ô\u00a5Ơ\u00a6Ư\u00a7Đ',
  ),
);

const vniLetters = new Map<string, string>(pairs('ñđÑĐöưÖƯôơÔƠæỉÆỈííÍÍììÌÌóĩÓĨòịÒỊîỵÎỴ'));
/** Signs that follow a vowel, as combining marks: of a letter, of a tone, or both. */
const vniMarks = new Map<string, string>([
  ['ù', '\u0301'],
  ['ø', '\u0300'],
  ['û', '\u0309'],
  ['õ', '\u0303'],
  ['ï', '\u0323'],
  ['â', '\u0302'],
  ['á', '\u0302\u0301'],
  ['à', '\u0302\u0300'],
  ['å', '\u0302\u0309'],
  ['ã', '\u0302\u0303'],
  ['ä', '\u0302\u0323'],
  ['ê', '\u0306'],
  ['é', '\u0306\u0301'],
  ['è', '\u0306\u0300'],
  ['ú', '\u0306\u0309'],
  ['ü', '\u0306\u0303'],
  ['ë', '\u0306\u0323'],
]);

/** Letters no legacy font has: a text with one of them is Unicode already, whatever its column is. */
const onlyUnicode = /[ăđĩũơưĂĐĨŨƠƯ\u1ea0-\u1ef9]/;

/** The text in Unicode, NFC. What an encoding has no letter for stays as it is. */
export function toUnicode(text: string, encoding: TextEncoding): string {
  if (onlyUnicode.test(nfc(text))) return nfc(text);
  switch (encoding) {
    case 'tcvn3':
      return nfc(text.replace(/[A-Za-z\u00a1-\u00fe]+/g, fromTcvn3));
    case 'vni':
      return fromVni(text);
    default:
      return nfc(text);
  }
}

/** Capital fonts draw the small letters' signs as capitals: a word of several plain capitals is meant in capitals. */
function fromTcvn3(word: string): string {
  const read = word.replace(/[\u00a1-\u00fe]/g, (sign) => tcvn3.get(sign) ?? sign);
  return /[A-Z].*[A-Z]/.test(word) && !/[a-z]/.test(word) ? read.toUpperCase() : read;
}

function fromVni(text: string): string {
  let read = '';
  for (const sign of text) {
    const mark = vniMarks.get(sign.toLowerCase());
    // A capital sign may follow a capital vowel only: "Ä" after "O" is a tone, after "o" it is nothing of VNI.
    const isAfterVowel = sign === sign.toLowerCase() ? /[aeiouyươ]$/i.test(read) : /[AEIOUYƯƠ]$/.test(read);
    read += mark && isAfterVowel ? mark : (vniLetters.get(sign) ?? sign);
  }
  return nfc(read);
}

/**
 * Decides the encoding of each column as a whole, since a single word may be Vietnamese in two readings ("Sáng" is "Sỏng"
 * in TCVN3). A column that says nothing itself goes with the columns that do.
 */
export function decideEncodings(columns: readonly (readonly string[])[]): ColumnEncoding[] {
  const tallies = columns.map(tally);
  const all = winner(total(tallies));
  return columns.map((texts, i) => {
    const own = tallies[i] ?? nothing;
    const { encoding, score } = own.speaking > 0 && !isWeak(own) ? winner(own) : withPrior(own, all);
    return { encoding, score, doubtful: doubtfulTexts(texts, encoding) };
  });
}

type Reading = 'unicode' | 'tcvn3' | 'vni';
/** Over the words with a sign beyond ASCII: how many are spelt as a Vietnamese syllable in each reading, and how many come only from Unicode. */
type Tally = { speaking: number; wide: number; decomposed: number } & Record<Reading, number>;

const nothing: Tally = { speaking: 0, wide: 0, decomposed: 0, unicode: 0, tcvn3: 0, vni: 0 };
const readings: readonly Reading[] = ['unicode', 'tcvn3', 'vni'];
/** Below so many telling words the other columns of the sheet decide too. */
const enough = 3;

function tally(texts: readonly string[]): Tally {
  const counted = { ...nothing };
  // Each word once: a class or a sex that is repeated in every row is one witness.
  for (const word of new Set(texts.flatMap(wordsOf))) {
    const composed = nfc(word);
    if (/^[\u0020-\u007f]*$/.test(composed)) continue;
    counted.speaking++;
    if (composed !== word) counted.decomposed++;
    if (/[\u0100-\u024f\u1ea0-\u1eff]/.test(composed)) counted.wide++;
    for (const reading of readings) if (isSyllable(toUnicode(composed, reading))) counted[reading]++;
  }
  return counted;
}

function total(tallies: readonly Tally[]): Tally {
  const sum = { ...nothing };
  for (const one of tallies) for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += one[key];
  return sum;
}

function winner(counted: Tally): { encoding: TextEncoding; score: number } {
  if (counted.speaking === 0) return { encoding: 'unicode', score: 1 };
  // Letters beyond Latin-1 exist in no legacy font: each of them is a word for Unicode, and none for the others.
  const points = (reading: Reading) => counted[reading] - (reading === 'unicode' ? 0 : 2 * counted.wide);
  let best: Reading = 'unicode';
  for (const reading of readings) if (points(reading) > points(best)) best = reading;
  const encoding = best === 'unicode' && counted.decomposed > 0 ? 'decomposed' : best;
  return { encoding, score: Math.max(0, Math.min(1, points(best) / counted.speaking)) };
}

function isWeak(counted: Tally): boolean {
  return counted.wide === 0 && counted.decomposed === 0 && counted.speaking < enough;
}

/** A few words follow the sheet where its reading makes syllables of them as well as any other reading does. */
function withPrior(
  own: Tally,
  all: { encoding: TextEncoding; score: number },
): { encoding: TextEncoding; score: number } {
  const alone = winner(own);
  if (own.speaking === 0)
    return { encoding: all.encoding === 'decomposed' ? 'unicode' : all.encoding, score: all.score };
  const reading = all.encoding === 'decomposed' ? 'unicode' : all.encoding;
  const best = Math.max(...readings.map((each) => own[each]));
  return own[reading] === best ? { encoding: reading, score: own[reading] / own.speaking } : alone;
}

function doubtfulTexts(texts: readonly string[], encoding: TextEncoding): number[] {
  if (encoding === 'unicode' || encoding === 'decomposed') return [];
  return texts.flatMap((text, i) =>
    wordsOf(toUnicode(text, encoding)).some((word) => /\p{L}/u.test(word) && !isSyllable(word) && !isLetters(word))
      ? [i]
      : [],
  );
}

/** Runs of letters of either kind: the soft hyphen is the letter ư in TCVN3, and signs like ¬ and « are letters there too. */
function wordsOf(text: string): string[] {
  return text.match(/(?:[A-Za-z\u00a1-\u024f\u1ea0-\u1eff]|\p{M})+/gu) ?? [];
}

/** Abbreviations such as "THCS" or "GVCN", roman numbers, one letter of a class. */
function isLetters(word: string): boolean {
  return /^[A-ZĐƠƯĂÂÊÔ]{1,6}$/.test(word) || /^[b-df-hj-np-tv-xz]+$/i.test(word);
}

const initial = '(?:ngh|ng|gh|gi|hm|mn|xt|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnpqrstvx])?';
/** Rhymes without tone. Closed ones are listed by vowel: "ươ" closes with c, ng … where "ơ" never does, and so a lost ư shows. */
const rhyme =
  '(?:' +
  '[oău]?[aă](?:ch|nh|ng|[cmnpt])?|o?a[iouy]?|oe[ot]?|oen|uay?|uơ|uâ(?:ng|[ntyp])|uê(?:ch|nh|[ntu])?|u?y(?:ch|nh|[ntpua])?|uyê[ntm]?|uy[eê]t' +
  '|â(?:ng|[cmnptuy])|e(?:ng|nh|[cmnptou])?|ê(?:ch|nh|ng|[cmnptu])?|i(?:ch|nh|ng|[cmnptuae])?|iê(?:ng|[cmnptu])?|yê(?:ng|[mntuc])' +
  '|o(?:ng|oc|ong|on|[cmnpti])?|ô(?:ng|ông|[cmnpti])?|ơ(?:[mnpti])?|u(?:ng|[cmnptia])?|uô(?:ng|[cmnpti])?|ư(?:ng|[cmntau])?|ươ(?:ng|[cmnptiu])?' +
  ')';
const syllable = new RegExp(`^${initial}${rhyme}$`);
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

function isSyllable(word: string): boolean {
  // Capitals first or everywhere, never in the middle: "NguyÔn".
  if (!/^\p{L}\p{Ll}*$/u.test(word) && !/^\p{Lu}+$/u.test(word)) return false;
  const plain = word.toLowerCase().normalize('NFD');
  return (plain.match(tones)?.length ?? 0) <= 1 && syllable.test(plain.replace(tones, '').normalize('NFC'));
}

function pairs(text: string): [string, string][] {
  const signs = [...text];
  return signs.flatMap((sign, i) => (i % 2 === 0 ? [[sign, signs[i + 1] ?? sign] as [string, string]] : []));
}
