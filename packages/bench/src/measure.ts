/** The value below which 95 of 100 measurements lie. */
export function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * 0.95) - 1)] ?? 0;
}

/** Runs every worker in turn after turn for the given time; returns operations a second and each one's milliseconds. */
export async function runFor(
  seconds: number,
  workers: readonly (() => Promise<unknown>)[],
): Promise<{ rate: number; times: number[] }> {
  const times: number[] = [];
  const started = performance.now();
  const until = started + seconds * 1000;
  await Promise.all(
    workers.map(async (work) => {
      while (performance.now() < until) {
        const before = performance.now();
        await work();
        times.push(performance.now() - before);
      }
    }),
  );
  return { rate: (times.length * 1000) / (performance.now() - started), times };
}

/** Each worker once every `every` milliseconds, started spread over one interval. */
export async function runPaced(
  seconds: number,
  every: number,
  workers: readonly (() => Promise<unknown>)[],
): Promise<number[]> {
  const times: number[] = [];
  const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, Math.max(0, ms)));
  const started = performance.now();
  await Promise.all(
    workers.map(async (work, index) => {
      for (let due = started + (index * every) / workers.length; due < started + seconds * 1000; due += every) {
        await sleep(due - performance.now());
        await work();
        times.push(performance.now() - due);
      }
    }),
  );
  return times;
}
