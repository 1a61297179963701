import type { UnitAct } from '@truong/contracts/unit-acts';
import { openPool } from '@truong/db/pool';
import { newTestDatabase, type TestDatabase } from '@truong/db/testing/test-database';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { demoPassword } from './demo-accounts.ts';
import { type Caller, Doors } from './drive/doors.ts';
import { loadDemo } from './load-demo.ts';

const schoolYear = 2024;
const [eve, on] = ['2025-06-30', '2025-07-01'];
const requestId = () => crypto.randomUUID();

/** The reform of 1 July 2025 on a small province that has a closed and filed term. */
describe('the reform of 2025-07-01', () => {
  let database: TestDatabase;
  let app: ReturnType<typeof openPool>;
  let owner: ReturnType<typeof openPool>;
  let old: { department: number; keeper: Caller };
  let act: UnitAct;
  beforeAll(async () => {
    database = await newTestDatabase();
    await loadDemo({ urls: database.urls, scale: 'school' });
    app = openPool(database.urls.app, { max: 3 });
    owner = openPool(database.urls.owner, { max: 1 });
    await owner.query(
      `insert into administrative_unit (code, kind, name, valid_from, valid_to) values ('08', 'province', 'Tỉnh Tuyên Quang (cũ)', '1991-10-01', $1)`,
      [eve],
    );
    const department = await unitIdOf('Sở Giáo dục và Đào tạo Hà Giang');
    old = { department, keeper: await actAs('so.chuyenvien', 'department_officer', department) };
  }, 240_000);
  afterAll(async () => {
    await Promise.all([app?.end(), owner?.end()]);
    await database?.drop();
  });

  const actAs = (username: string, role: 'department_officer' | 'district_officer', unitId: number) =>
    new Doors(app, demoPassword).actAs(username, { role, unitId });
  async function unitIdOf(name: string): Promise<number> {
    const { rows } = await owner.query<{ id: number }>('select id from unit where name = $1', [name]);
    return rows[0]?.id ?? 0;
  }
  const tables = [
    'unit',
    'unit_parent',
    'unit_above',
    'unit_level',
    'unit_former',
    'unit_succession',
    'administrative_unit',
    'role_assignment',
  ];
  const everything = async () => {
    const dump: Record<string, unknown> = {};
    for (const table of tables) {
      const { rows } = await owner.query<{ row: unknown }>(
        `select to_jsonb(t) as row from ${table} t order by to_jsonb(t)::text`,
      );
      dump[table] = rows;
    }
    return dump;
  };
  /** Pupils of the filed results of semester I by the units below, on the tree of the day. */
  const figures = async (caller: Caller, unitId: number, asOf: string) => {
    const asked = {
      of: 'records' as const,
      records: 'pupils' as const,
      source: 'filed' as const,
      series: 'term-results',
    };
    const { axes, values, schools } = await caller.pivot.answer({
      unitId,
      question: {
        ...{ ...asked, asOf, unitsBy: 'below', axes: ['unit'], where: {}, measure: { kind: 'count' } },
        times: [{ schoolYear, point: 'mid' }],
      },
    });
    const entries = axes[0]?.entries ?? [];
    const counted = schools.counted.map((row) => row.at(-1) ?? 0);
    const children = entries.map(({ code, unitKind }, i) => ({
      ...{ unitId: Number(code), kind: unitKind, total: values[i] ?? null, schools: counted[i] ?? 0 },
    }));
    return { unit: { total: values.at(-1) ?? null, schools: counted.at(-1) ?? 0 }, children };
  };

  test('is prepared from the resolution: all but a few communes find their place, the rest is a decision', async () => {
    const [known] = await old.keeper.organisation.knownReforms();
    const prepared = await old.keeper.organisation.prepareReform({ on, communes: known?.communes ?? [] });
    expect(prepared.communes).toHaveLength(124);
    expect(prepared.places).toHaveLength(193);
    expect(prepared.places.reduce((sum, { schools }) => sum + schools, 0)).toBe(
      (await old.keeper.organisation.units({ asOf: eve })).units.filter(({ kind }) => kind === 'school').length,
    );
    expect(
      prepared.places.flatMap(({ name, why, chosen, candidates }) =>
        why === null ? [] : [[name, why, chosen, candidates.join()]],
      ),
    ).toEqual([
      ['Phường Quang Trung', 'divided', '00691', '00691,00694'],
      ['Xã Xà Phìn', 'unmatched', null, '00733'],
      ['Xã Sủng Tráng', 'unmatched', null, '00829'],
      ['Xã Việt Lâm', 'divided', '00967', '00967,00913'],
      ['Xã Yên Định', 'divided', '00700', '00700,00994'],
      ['Xã Sán Xả Hồ', 'unmatched', null, '01057'],
    ]);
    // Decided as proposed.
    const goesTo = Map.groupBy(prepared.places, ({ chosen, candidates }) => chosen ?? candidates[0]);
    const communes = prepared.communes.map((commune) => ({
      ...commune,
      placesFrom: (goesTo.get(commune.code) ?? []).map(({ code }) => code),
    }));
    expect(communes.flatMap(({ placesFrom }) => placesFrom)).toHaveLength(193);
    act = {
      kind: 'reform',
      on,
      reason: 'Nghị quyết 202/2025/QH15',
      provinceCode: '08',
      provinceName: 'Tỉnh Tuyên Quang',
      department: { code: 'SGD08', name: 'Sở Giáo dục và Đào tạo Tuyên Quang' },
      communes,
    };
  });

  test('is performed as rehearsed and taken back to the last row', async () => {
    const before = await everything();
    const rehearsal = await old.keeper.organisation.rehearseUnitAct({ act });
    expect(rehearsal.problems).toEqual([]);
    const effects = Map.groupBy(rehearsal.changes, ({ effect }) => effect);
    expect(effects.get('created')).toHaveLength(125);
    expect(effects.get('moved')).toHaveLength(rehearsal.touched.schools);
    const { actId } = await old.keeper.organisation.performUnitAct({
      act,
      digest: rehearsal.digest,
      requestId: requestId(),
    });
    expect(await everything()).not.toEqual(before);
    await old.keeper.organisation.undoUnitAct({ actId, requestId: requestId() });
    expect(await everything()).toEqual(before);
  });

  test('leaves the reports of before and after true: the same totals, every school once', async () => {
    const before = await figures(old.keeper, old.department, eve);
    const { digest } = await old.keeper.organisation.rehearseUnitAct({ act });
    await old.keeper.organisation.performUnitAct({ act, digest, requestId: requestId() });
    await owner.query(`update demo_mark set fixed_today = '2025-07-02'`);
    const department = await unitIdOf('Sở Giáo dục và Đào tạo Tuyên Quang');
    const keeper = await actAs('so.chuyenvien', 'department_officer', department);

    const after = await figures(keeper, department, on);
    expect(before.unit.total).toBeGreaterThan(0);
    expect(after.unit).toMatchObject({
      total: before.unit.total,
      schools: before.unit.schools,
    });
    const sums = (of: typeof before) => [
      of.children.reduce((sum, child) => sum + child.schools, 0),
      of.children.reduce((sum, child) => sum + (child.total ?? 0), 0),
    ];
    expect(sums(before)).toEqual([before.unit.schools, before.unit.total]);
    expect(sums(after)).toEqual([before.unit.schools, before.unit.total]);
    expect([...new Set(before.children.map(({ kind }) => kind))].sort()).toEqual(['district', 'school']);
    expect([...new Set(after.children.map(({ kind }) => kind))].sort()).toEqual(['commune', 'school']);
    // Asked again after the reform, by the new department and by the officers of the old one.
    expect(await figures(keeper, old.department, eve)).toEqual(before);
    expect(await figures(old.keeper, old.department, eve)).toEqual(before);
    expect((await keeper.organisation.units({ asOf: on })).units.filter(({ kind }) => kind === 'commune')).toHaveLength(
      124,
    );
    expect((await keeper.organisation.units({ asOf: on })).units.some(({ kind }) => kind === 'district')).toBe(false);
  });

  test('lets the officers of an ended district read their years and write nothing', async () => {
    const district = await unitIdOf('Phòng GD&ĐT huyện Vị Xuyên');
    const officer = await actAs('phong.vixuyen', 'district_officer', district);
    const seen = await figures(officer, district, eve);
    expect(seen.unit.total).toBeGreaterThan(0);
    const review = {
      unitId: seen.children[0]?.unitId ?? 0,
      schoolYear,
      ...({ formCode: 'lower-secondary-term', period: 'term-1' } as const),
      number: 1,
      hash: 'a'.repeat(64),
    };
    await expect(
      officer.forms.review({ ...review, requestId: requestId(), verdict: { kind: 'accepted' } }),
    ).rejects.toThrow('UNIT_ENDED');
    await expect(old.keeper.organisation.undoUnitAct({ actId: 1, requestId: requestId() })).rejects.toThrow(
      'UNIT_ENDED',
    );
  });

  test('looks codes of places up as of a date', async () => {
    const named = async (code: string, kind: string, day: string) => {
      const { rows } = await owner.query<{ name: string }>(
        'select name from administrative_unit where code = $1 and kind = $2 and valid_from <= $3 and (valid_to is null or valid_to >= $3)',
        [code, kind, day],
      );
      return rows.map(({ name }) => name).join();
    };
    expect([await named('08', 'province', eve), await named('08', 'province', on)]).toEqual([
      'Tỉnh Tuyên Quang (cũ)',
      'Tỉnh Tuyên Quang',
    ]);
    expect([await named('00691', 'commune', eve), await named('00691', 'commune', on)]).toEqual([
      'Phường Trần Phú',
      'Phường Hà Giang 2',
    ]);
    const department = await unitIdOf('Sở Giáo dục và Đào tạo Tuyên Quang');
    const keeper = await actAs('so.chuyenvien', 'department_officer', department);
    const unitId = await unitIdOf('Trường THCS thị trấn Vị Xuyên');
    expect((await keeper.organisation.unit({ unitId, schoolYear })).place).toBe('Xã Vị Xuyên');
    expect((await keeper.organisation.unit({ unitId: department, schoolYear })).place).toBe('Tỉnh Tuyên Quang');
  });
});
