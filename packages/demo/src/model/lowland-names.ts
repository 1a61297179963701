import type { PersonName } from '@truong/vietnamese/names';
import { readRows } from './data-file.ts';
import { chance, pick, pickWeighted, type Rng, type Weighted } from './random.ts';

type GivenNames = { given: Weighted<string>; middles: ReadonlyMap<string, readonly string[]> };

/** How many of the most frequent names are used: the tail of the counts is noise. */
const familyCount = 45;
const givenCount = 220;
const isName = /^\p{Lu}\p{Ll}+$/u;

const families: Weighted<string> = readRows('family-names-count.csv')
  .flatMap(([name = '', count]): [string, number][] => (isName.test(name) ? [[name, Number(count)]] : []))
  .slice(0, familyCount);

const boys = givenNames('boy-given-names.csv', 'girl-given-names.csv');
const girls = givenNames('girl-given-names.csv', 'boy-given-names.csv');

/** Given names by their real counts, shared between the sexes as the two lists share them, with the middle names seen there. */
function givenNames(own: string, other: string): GivenNames {
  const middles = middlesOf(own);
  const others = middlesOf(other);
  const given = readRows('given-names-count.csv')
    .slice(0, givenCount)
    .flatMap(([name = '', count]): [string, number][] => {
      const here = middles.get(name)?.length ?? 0;
      const there = others.get(name)?.length ?? 0;
      // Once or twice in the list of the other sex is an exception there, not a habit.
      const share = here >= 3 && here * 2 >= there ? here / (here + there) : 0;
      return share > 0 && isName.test(name) ? [[name, Number(count) * share]] : [];
    });
  return { given, middles };
}

function middlesOf(file: string): Map<string, string[]> {
  const middles = new Map<string, string[]>();
  for (const [full = ''] of readRows(file)) {
    const [middle = '', given = '', ...more] = full.split(' ');
    if (more.length > 0 || !isName.test(middle) || !isName.test(given)) continue;
    middles.set(given, [...(middles.get(given) ?? []), middle]);
  }
  return middles;
}

/** Middle and given name in the way of the lowlands: Văn and Thị for many, else a middle name that goes with the given one. */
export function lowlandGiven(rng: Rng, isFemale: boolean): { middle: string; given: string } {
  const names = isFemale ? girls : boys;
  const given = pickWeighted(rng, names.given);
  if (isFemale) {
    const middle = pick(rng, names.middles.get(given) ?? ['Thị']);
    if (chance(rng, 0.4)) return { middle: 'Thị', given };
    return { middle: chance(rng, 0.35) && middle !== 'Thị' ? `Thị ${middle}` : middle, given };
  }
  return { middle: chance(rng, 0.35) ? 'Văn' : pick(rng, names.middles.get(given) ?? ['Văn']), given };
}

export function lowlandName(rng: Rng, isFemale: boolean, ownFamilies: Weighted<string> = families): PersonName {
  const family = pickWeighted(rng, ownFamilies);
  const { middle, given } = lowlandGiven(rng, isFemale);
  return { familyAndMiddle: `${family} ${middle}`, given };
}
