import { compilePapers, forgetPapers } from './compile-papers.ts';
import type { PrintAnswer, PrintRequest } from './paper-section.ts';

// One request after another; the asking process ends this one.
process.on('message', ({ id, sections }: PrintRequest) => {
  const answer: PrintAnswer = { id, ...compilePapers(sections) };
  process.send?.(answer, forgetPapers);
});
process.on('disconnect', () => process.exit(0));
