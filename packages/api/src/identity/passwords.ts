import { hash, verify } from '@node-rs/argon2';

// argon2id with 19 MiB and two passes (OWASP's first choice of parameters). The same password typed on another
// keyboard may come decomposed, so both sides are NFC.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFC'), cost);
}

export function isPassword(password: string, passwordHash: string): Promise<boolean> {
  return verify(passwordHash, password.normalize('NFC'));
}
