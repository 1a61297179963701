import { createHash, randomInt } from 'node:crypto';

// No c, q, x, o, l or i: nothing is mistaken for another when read from paper or over the telephone.
const consonants = [...'bdghkmnprstv'];
const vowels = [...'aeuy'];
const signs = [...'abdeghkmnprstuvy23456789'];

function pick(from: readonly string[]): string {
  return from[randomInt(from.length)] ?? '';
}

function repeat(times: number, make: () => string): string {
  return Array.from({ length: times }, make).join('');
}

/** A password to be printed, typed once and changed: 'bata-kemu-rase-472'. 43 bits, behind the throttle of sign-in. */
export function issuedPassword(): string {
  const word = () => repeat(2, () => pick(consonants) + pick(vowels));
  return [word(), word(), word(), String(randomInt(100, 1000))].join('-');
}

/** Ten codes of 45 bits, each good once in place of the device. */
export function recoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => `${repeat(5, () => pick(signs))}-${repeat(5, () => pick(signs))}`);
}

/** A recovery code is random, so a plain hash of what was typed, however spaced, is enough. */
export function recoveryHash(code: string): Buffer {
  return createHash('sha256')
    .update(code.toLowerCase().replace(/[^a-z0-9]/g, ''), 'utf8')
    .digest();
}
