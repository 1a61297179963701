import { type BenchTeacher, slots } from './bench-school.ts';
import { HttpClient } from './http-client.ts';

/** What one save holds: a column of 45, or 32 × 10 = 320 marks. */
export const column = { pupils: 45, slots: ['mid'] };
export const sheet = { pupils: 32, slots };

/** A teacher at work: each call saves the next values, knowing each cell's version. */
export class SavingTeacher {
  readonly #client: HttpClient;
  readonly #teacher: BenchTeacher;
  readonly #versions = new Map<string, number>();
  #round = 0;

  constructor(base: string, teacher: BenchTeacher) {
    this.#teacher = teacher;
    this.#client = new HttpClient(base, teacher.token, teacher.assignmentId);
  }

  async open(): Promise<void> {
    const input = encodeURIComponent(JSON.stringify(this.#teacher.sheet));
    const answer = JSON.parse(await this.#client.get(`/trpc/gradebook.sheet?input=${input}`)) as {
      result: { data: { cells: { pupilId: number; slot: string; version: number }[] } };
    };
    for (const { pupilId, slot, version } of answer.result.data.cells)
      this.#versions.set(`${pupilId}:${slot}`, version);
  }

  close(): void {
    this.#client.close();
  }

  async save(of: typeof column): Promise<void> {
    this.#round += 1;
    const text = `${1 + (this.#round % 9)}`;
    const changes = this.#teacher.pupilIds
      .slice(0, of.pupils)
      .flatMap((pupilId) =>
        of.slots.map((slot) => ({ pupilId, slot, text, seenVersion: this.#versions.get(`${pupilId}:${slot}`) ?? 0 })),
      );
    const body = JSON.stringify({ ...this.#teacher.sheet, requestId: crypto.randomUUID(), changes });
    const answer = JSON.parse(await this.#client.post('/trpc/gradebook.recordMarks', body)) as {
      result: { data: { saved: { pupilId: number; slot: string; version: number }[]; conflicts: unknown[] } };
    };
    const { saved, conflicts } = answer.result.data;
    if (conflicts.length > 0 || saved.length !== changes.length) throw new Error('the bench lost track of versions');
    for (const { pupilId, slot, version } of saved) this.#versions.set(`${pupilId}:${slot}`, version);
  }
}
