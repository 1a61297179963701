/** Without I, L, O and U, which are misread or make words. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const misread: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const unitLength = 4;
/** 80 bits of chance, which nobody guesses. */
const chanceLength = 16;
export const chanceBytes = (chanceLength * 5) / 8;

/**
 * The code by which a paper is checked: four signs that name the unit, so that it is looked up in one place, and sixteen of
 * chance; in groups of four. `chance` holds `chanceBytes` random bytes.
 */
export function paperCode(unitId: number, chance: Uint8Array): string {
  if (!Number.isSafeInteger(unitId) || unitId < 0 || unitId >= alphabet.length ** unitLength)
    throw new RangeError(`no code for unit ${unitId}`);
  if (chance.length !== chanceBytes) throw new RangeError(`${chance.length} bytes of chance`);
  let place = '';
  for (let rest = unitId, at = 0; at < unitLength; at += 1, rest = Math.floor(rest / alphabet.length))
    place = `${alphabet[rest % alphabet.length]}${place}`;
  let signs = '';
  let bits = 0;
  let held = 0;
  for (const byte of chance) {
    held = (held << 8) | byte;
    for (bits += 8; bits >= 5; bits -= 5) signs += alphabet[(held >> (bits - 5)) & 31];
    held &= (1 << bits) - 1;
  }
  return grouped(place + signs);
}

/** Reads a code as somebody typed it: small letters, spaces, O for 0 are understood. Null for anything that is no code. */
export function parsePaperCode(typed: string): { unitId: number; code: string } | null {
  const signs = [...typed.toUpperCase()].filter((sign) => !/[\s\-–.·]/.test(sign)).map((sign) => misread[sign] ?? sign);
  if (signs.length !== unitLength + chanceLength || signs.some((sign) => !alphabet.includes(sign))) return null;
  const unitId = signs.slice(0, unitLength).reduce((sum, sign) => sum * alphabet.length + alphabet.indexOf(sign), 0);
  return { unitId, code: grouped(signs.join('')) };
}

function grouped(signs: string): string {
  return signs.replace(/.{4}(?=.)/g, '$&-');
}
