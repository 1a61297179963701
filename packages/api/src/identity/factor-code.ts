import { generateSecret, generateURI, verifySync } from 'otplib';
import { toString as drawQr } from 'qrcode';

const issuer = 'Cổng Trường';
/** A clock may be off by one step either way. */
const toleranceSeconds = 30;

/** A new secret and the picture by which an authenticator app takes it over. */
export async function newFactor(username: string, secret: string): Promise<{ secret: string; qrSvg: string }> {
  return { secret, qrSvg: await drawQr(generateURI({ issuer, label: username, secret }), { type: 'svg', margin: 2 }) };
}

export function newSecret(): string {
  return generateSecret();
}

export function isDeviceCode(code: string): boolean {
  return /^\d{3}\s?\d{3}$/.test(code);
}

/** The time step for which this code is right, if that is later than the last one used; null otherwise. */
export function stepOfCode(of: { secret: string; code: string; lastStep: number }): number | null {
  if (!isDeviceCode(of.code)) return null;
  const answer = verifySync({
    secret: of.secret,
    token: of.code.replace(/\s/g, ''),
    epochTolerance: toleranceSeconds,
    afterTimeStep: of.lastStep,
  });
  return answer.valid && 'timeStep' in answer ? answer.timeStep : null;
}
