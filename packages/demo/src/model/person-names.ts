import type { PersonName } from '@truong/vietnamese/names';
import { nfc } from '@truong/vietnamese/text';
import { nameStocks } from './highland-names.ts';
import { lowlandGiven, lowlandName } from './lowland-names.ts';
import { chance, pick, pickWeighted, type Rng } from './random.ts';

/** A name as people of this ethnic group and sex have it in the province. */
export function nameOf(rng: Rng, { ethnicGroup, isFemale }: { ethnicGroup: string; isFemale: boolean }): PersonName {
  const stock = nameStocks[ethnicGroup];
  if (!stock) return tidyName(lowlandName(rng, isFemale));
  const family = pickWeighted(rng, stock.families);
  const own = isFemale ? stock.female : stock.male;
  if (!own || chance(rng, stock.lowland)) {
    const { middle, given } = lowlandGiven(rng, isFemale);
    return tidyName({ familyAndMiddle: `${family} ${middle}`, given });
  }
  const middle = pickWeighted(rng, own.middles);
  const given = pick(
    rng,
    own.given.filter((name) => name !== middle && name !== family),
  );
  return tidyName({ familyAndMiddle: `${family} ${middle}`, given });
}

function tidyName({ familyAndMiddle, given }: PersonName): PersonName {
  return { familyAndMiddle: nfc(familyAndMiddle), given: nfc(given) };
}
