import { fold, tidy } from '@truong/vietnamese/text';

/** A commune named in the words of a resolution: all of it passes, a part, or what is left of it. */
export type Claim = { kind: string; name: string; district: string | null; share: 'whole' | 'part' | 'rest' };

const kinds = /(^|\s)(phường|xã|thị trấn)\s+(?=\p{Lu})/giu;

/** Whether a text says that the commune stays as it is. */
export function isKept(text: string): boolean {
  return fold(text) === 'giu nguyen';
}

/** The communes that a text of a resolution names, in order. Words that name none (hamlets, areas) are left out. */
export function parseClaims(text: string): Claim[] {
  const claims: Claim[] = [];
  let carried: Claim['share'] | null = null;
  for (const part of tidy(text).split(/,|\svà\s/u)) {
    const share: Claim['share'] | null = /phần còn lại/iu.test(part)
      ? 'rest'
      : /một phần/iu.test(part)
        ? 'part'
        : carried;
    const starts = [...part.matchAll(kinds)];
    const last = starts.at(-1);
    if (!last) {
      carried = share;
      continue;
    }
    carried = null;
    const rest = part.slice(last.index + last[0].length).replace(/sau khi sắp xếp.*$/iu, '');
    const district = /\((?:huyện|thành phố|thị xã)\s+([^)]+)\)/iu.exec(rest)?.[1] ?? null;
    const name = tidy(rest.replace(/\(.*$/u, ''));
    if (name !== '') claims.push({ kind: (last[2] ?? '').toLowerCase(), name, district, share: share ?? 'whole' });
  }
  return claims;
}

const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;

/** A name by which both places of a tone are one ("Hoà", "Hòa"), with every other letter as it is. */
export function toneKey(name: string): string {
  return tidy(name)
    .toLowerCase()
    .split(' ')
    .map((word) => {
      const marks = word.normalize('NFD');
      return `${marks.replace(tones, '').normalize('NFC')}${(marks.match(tones) ?? []).join('')}`;
    })
    .join(' ');
}

/** A name as it may also be heard and written: s for x, ch for tr, gi for d, i for y. Only for proposals. */
export function soundKey(name: string): string {
  return fold(name)
    .replace(/\bx/g, 's')
    .replace(/\btr/g, 'ch')
    .replace(/\bgi(?=[aeou])/g, 'd')
    .replaceAll('y', 'i');
}

const prefix = /^(phường|xã|thị trấn)\s+/iu;
/** 'Xã Tả Lủng' → its kind and its own name. */
export function splitKind(full: string): { kind: string; name: string } {
  const found = prefix.exec(tidy(full));
  return { kind: (found?.[1] ?? '').toLowerCase(), name: tidy(full).replace(prefix, '') };
}
