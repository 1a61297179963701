import { fold } from '@truong/vietnamese/text';
import { type Claim, isKept, parseClaims, soundKey, splitKind, toneKey } from './reform-text.ts';

export type OldCommune = { code: string; name: string; district: string };
export type NewCommune = { code: string; name: string; formedFrom: string };
export type Match = {
  old: OldCommune;
  chosen: string | null;
  why: 'unmatched' | 'divided' | 'ambiguous' | null;
  /** New communes by code, the likeliest first. */
  candidates: string[];
};

type Taking = { to: string; share: Claim['share']; isExact: boolean };

/**
 * Where each old commune goes by the texts of the new ones. A name is matched with its kind and district, first with both
 * places of a tone as one, then without diacritics. What several claim, or nobody does, is left to a decision (`why`).
 */
export function matchReform(
  olds: readonly OldCommune[],
  news: readonly NewCommune[],
): { matches: Match[]; foreignNames: number } {
  const claimed = new Map<string, Taking[]>();
  let foreignNames = 0;
  const take = (old: OldCommune, taking: Taking) => claimed.set(old.code, [...(claimed.get(old.code) ?? []), taking]);
  for (const commune of news) {
    if (isKept(commune.formedFrom)) {
      const kept = olds.find((old) => old.code === commune.code && fold(old.name) === fold(commune.name));
      if (kept) take(kept, { to: commune.code, share: 'whole', isExact: true });
      else foreignNames += 1;
      continue;
    }
    for (const claim of parseClaims(commune.formedFrom)) {
      const found = findOld(olds, claim);
      if (found.length === 0) foreignNames += 1;
      for (const { old, isExact } of found) take(old, { to: commune.code, share: claim.share, isExact });
    }
  }
  return { matches: olds.map((old) => matchOf(old, claimed.get(old.code) ?? [], news)), foreignNames };
}

function findOld(olds: readonly OldCommune[], claim: Claim): { old: OldCommune; isExact: boolean }[] {
  const inDistrict = (old: OldCommune) => claim.district === null || fold(old.district).endsWith(fold(claim.district));
  const sameKind = olds.filter((old) => splitKind(old.name).kind === claim.kind && inDistrict(old));
  const exact = sameKind.filter((old) => toneKey(splitKind(old.name).name) === toneKey(claim.name));
  if (exact.length > 0) return exact.map((old) => ({ old, isExact: true }));
  return sameKind
    .filter((old) => fold(splitKind(old.name).name) === fold(claim.name))
    .map((old) => ({ old, isExact: false }));
}

function matchOf(old: OldCommune, takings: readonly Taking[], news: readonly NewCommune[]): Match {
  // Who names the commune as it is written goes before who only writes it alike.
  const exact = takings.filter((taking) => taking.isExact);
  const claims = exact.length > 0 ? exact : takings;
  const codes = [...new Set(claims.map((claim) => claim.to))];
  const wholes = [...new Set(claims.filter((claim) => claim.share === 'whole').map((claim) => claim.to))];
  if (codes.length === 1 || wholes.length === 1)
    return { old, chosen: wholes[0] ?? codes[0] ?? null, why: null, candidates: codes };
  if (codes.length === 0) return { old, chosen: null, why: 'unmatched', candidates: soundingLike(old, news) };
  if (wholes.length > 1) return { old, chosen: null, why: 'ambiguous', candidates: wholes };
  const rest = claims.find((claim) => claim.share === 'rest')?.to ?? null;
  return { old, chosen: rest, why: 'divided', candidates: rest ? [...new Set([rest, ...codes])] : codes };
}

function soundingLike(old: OldCommune, news: readonly NewCommune[]): string[] {
  const sound = soundKey(splitKind(old.name).name);
  return news
    .filter((commune) =>
      [splitKind(commune.name), ...parseClaims(commune.formedFrom)].some(({ name }) => soundKey(name) === sound),
    )
    .map((commune) => commune.code);
}
