import { type KnownReforms, type PreparedReform, UnitAct } from '@truong/contracts/unit-acts';
import { parseReformList, type ReformList } from '@truong/rules/organisation/reform-list';
import { fold } from '@truong/vietnamese/text';

/** What somebody fills in before the list is read. `pasted`: the list where none that the product brings is taken. */
export type ReformDraft = {
  known: string | null;
  pasted: string;
  on: string;
  reason: string;
  provinceCode: string;
  provinceName: string;
  departmentCode: string;
  departmentName: string;
};

export function draftOfKnown(known: KnownReforms[number]): ReformDraft {
  return { known: known.provinceCode, pasted: '', on: known.on, reason: known.resolution, ...ofProvince(known) };
}

export function draftOfPasted(on: string): ReformDraft {
  return { known: null, pasted: '', on, reason: '', ...ofProvince({ provinceCode: '', provinceName: '' }) };
}

/** Takes a pasted list in; its columns of the province fill what is still empty. */
export function withPasted(draft: ReformDraft, pasted: string): ReformDraft {
  const { provinceCode, provinceName } = parseReformList(pasted);
  const isNamed = draft.provinceCode !== '' || draft.provinceName !== '';
  if (isNamed || provinceCode === null || provinceName === null) return { ...draft, pasted };
  return { ...draft, pasted, ...ofProvince({ provinceCode, provinceName }) };
}

function ofProvince({ provinceCode, provinceName }: { provinceCode: string; provinceName: string }) {
  const own = provinceName.replace(/^(tỉnh|thành phố)\s+/iu, '');
  return {
    provinceCode,
    provinceName,
    departmentCode: provinceCode && `SGD${provinceCode}`,
    departmentName: own && `Sở Giáo dục và Đào tạo ${own}`,
  };
}

export function listOfDraft(draft: ReformDraft, known: KnownReforms): Pick<ReformList, 'communes' | 'unread'> {
  const chosen = known.find(({ provinceCode }) => provinceCode === draft.known);
  return chosen ? { communes: chosen.communes, unread: [] } : parseReformList(draft.pasted);
}

export type Place = PreparedReform['places'][number];
/** Choices made by hand, by the old commune's code. */
export type Choices = ReadonlyMap<string, string>;

export function targetOf(place: Place, choices: Choices): string | null {
  return choices.get(place.code) ?? place.chosen;
}

export const placeFilters = ['decide', 'open', 'changed', 'all'] as const;
export type PlaceFilter = (typeof placeFilters)[number];

/** `decide`: doubtful by the text; `open`: nowhere yet; `changed`: chosen by hand. Names without diacritics. */
export function filterPlaces(
  places: readonly Place[],
  { filter, search, choices }: { filter: PlaceFilter; search: string; choices: Choices },
): Place[] {
  const isShown = {
    decide: (place: Place) => place.why !== null,
    open: (place: Place) => targetOf(place, choices) === null,
    changed: (place: Place) => choices.has(place.code),
    all: () => true,
  }[filter];
  const words = fold(search).split(' ').filter(Boolean);
  return places.filter(
    (place) => isShown(place) && words.every((word) => fold(`${place.name} ${place.district}`).includes(word)),
  );
}

export function countPlaces(places: readonly Place[], choices: Choices) {
  const count = (test: (place: Place) => boolean) => places.filter(test).length;
  return {
    all: places.length,
    matched: count(({ why }) => why === null),
    divided: count(({ why }) => why === 'divided'),
    ambiguous: count(({ why }) => why === 'ambiguous'),
    unmatched: count(({ why }) => why === 'unmatched'),
    decide: count(({ why }) => why !== null),
    open: count((place) => targetOf(place, choices) === null),
    changed: choices.size,
    openSchools: places.reduce((sum, place) => sum + (targetOf(place, choices) === null ? place.schools : 0), 0),
  };
}

/** The act as it was prepared and corrected, or the names of what is missing or wrong in it. */
export function reformOf(
  draft: ReformDraft,
  { communes, places }: PreparedReform,
  choices: Choices,
): { act: UnitAct } | { missing: string[] } {
  const from = Map.groupBy(places, (place) => targetOf(place, choices));
  const parsed = UnitAct.safeParse({
    kind: 'reform',
    on: draft.on,
    reason: draft.reason,
    provinceCode: draft.provinceCode,
    provinceName: draft.provinceName,
    department: { code: draft.departmentCode, name: draft.departmentName },
    communes: communes.map((commune) => ({
      ...commune,
      placesFrom: (from.get(commune.code) ?? []).map(({ code }) => code),
    })),
  });
  if (parsed.success) return { act: parsed.data };
  return { missing: [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))] };
}
