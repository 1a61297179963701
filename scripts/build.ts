import { spawn } from 'node:child_process';
import { ROOT, workspaceProgram } from './run-step.ts';

/** A build longer than this is announced; an unchanged one passes in silence. */
const ANNOUNCED_AFTER_MS = 1500;

/** Builds the apps whose sources changed since their last build. False when one fails; then its output has been printed. */
export function buildApps(): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(workspaceProgram('turbo'), ['run', 'build', '--output-logs=errors-only'], { cwd: ROOT });
    const announcement = setTimeout(
      () => console.log('Đang dựng giao diện… / Building the screens…'),
      ANNOUNCED_AFTER_MS,
    );
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      output += error.message;
    });
    child.on('close', (code) => {
      clearTimeout(announcement);
      if (code !== 0) console.error(output);
      resolve(code === 0);
    });
  });
}
