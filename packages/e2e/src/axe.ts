import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
type Violation = { id: string; nodes: { html: string }[] };

/** What axe finds on the page as it stands, as readable lines. */
export async function findViolations(page: Page): Promise<string[]> {
  // Ends with nothing: the library itself must not be carried over as the result.
  await page.evaluate(`${readFileSync(axePath, 'utf8')};undefined`);
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations;
  });
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map((node) => node.html)
        .join(' | ')
        .slice(0, 400)}`,
  );
}
