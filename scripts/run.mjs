// The door of every npm script. Plain JavaScript for Node 20 with nothing installed: installs the workspace when its
// lockfile or a package.json changed, then runs scripts/<command>.ts with the workspace's own Node.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const MODULES = join(ROOT, 'node_modules');
const MARKER = join(MODULES, '.cong-truong-installed');
const PNPM = 'pnpm@10.34.9';
const NODE_MAJOR = 24;
const COMMANDS = [
  'start',
  'test',
  'check',
  'dev',
  'seed',
  'verify',
  'first-administrator',
  'bench',
  'examples',
  'permissions',
  'screenshots',
  'db-types',
];

const [command, ...args] = process.argv.slice(2);
if (!COMMANDS.includes(command)) fail(`Unknown command "${command ?? ''}". Known: ${COMMANDS.join(', ')}`);

const env = { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' };
const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
env[pathName] = [join(MODULES, '.bin'), env[pathName]].filter(Boolean).join(delimiter);

await ensureInstalled();
const child = spawn(findNode(), [join(ROOT, 'scripts', `${command}.ts`), ...args], {
  cwd: ROOT,
  env,
  stdio: 'inherit',
});
// Ctrl-C reaches the child too, from the terminal: this process only has to outlive it, for its exit code and its draining.
process.on('SIGINT', () => {});
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
endWithNpm();
child.on('error', (error) => fail(error.message));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 1)));

async function ensureInstalled() {
  const wanted = fingerprint();
  if (existsSync(MARKER) && readFileSync(MARKER, 'utf8') === wanted) return;
  // Without the marker an interrupted install is begun again, also when the files change back meanwhile.
  rmSync(MARKER, { force: true });
  const started = Date.now();
  console.log('Đang cài đặt thư viện, chỉ một lần… / Installing packages, this once…');
  const isTerminal = Boolean(process.stdout.isTTY);
  const install = spawn(
    'npx',
    ['--yes', PNPM, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false'],
    // npm hands its own settings down by npm_config_…; pnpm would read them as its own.
    {
      cwd: ROOT,
      env: withoutNpmSettings(process.env),
      stdio: isTerminal ? 'inherit' : 'pipe',
      shell: process.platform === 'win32',
    },
  );
  let output = '';
  install.stdout?.on('data', (chunk) => (output += chunk));
  install.stderr?.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve) => {
    install.on('error', (error) => {
      output += error.message;
      resolve(1);
    });
    install.on('close', resolve);
  });
  if (code !== 0) {
    process.stderr.write(output);
    fail('Cài đặt không thành công; lần đầu cần mạng. / Installing failed; the first time needs a network.');
  }
  mkdirSync(MODULES, { recursive: true });
  writeFileSync(MARKER, wanted);
  console.log(`Đã cài đặt xong sau ${seconds(started)} giây. / Installed in ${seconds(started)} s.`);
}

// A plain kill of npm ends npm and its shell but never gets here: what lies between npm and this process is watched instead.
function endWithNpm() {
  if (process.platform !== 'linux' || !process.env.npm_lifecycle_event) return;
  const above = ancestorsUpToNpm();
  if (above.length === 0) return;
  const watch = setInterval(() => {
    if (above.every((pid) => existsSync(`/proc/${pid}`))) return;
    clearInterval(watch);
    child.kill('SIGTERM');
  }, 500);
}

function ancestorsUpToNpm() {
  const ancestors = [];
  for (let pid = process.ppid; pid > 1; ) {
    ancestors.push(pid);
    if (/^npm|npm-cli\.js/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) return ancestors;
    pid = Number(/^PPid:\s*(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
  }
  return [];
}

function fingerprint() {
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  const rooms = ['packages', 'apps'].flatMap((folder) =>
    readdirSync(join(ROOT, folder))
      .sort()
      .map((name) => join(folder, name, 'package.json')),
  );
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', '.npmrc', 'package.json', ...rooms]) {
    if (existsSync(join(ROOT, file))) hash.update(`${file}\n`).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest('hex');
}

function findNode() {
  const name = process.platform === 'win32' ? ['win', 'node.exe'] : [process.platform, 'node'];
  const own = join(MODULES, `node-${name[0]}-${process.arch}`, 'bin', name[1]);
  if (existsSync(own) && spawnSync(own, ['--version']).status === 0) return own;
  if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) return process.execPath;
  return fail(
    `Cần Node ${NODE_MAJOR} trở lên trên máy này (đang chạy ${process.version}). / Node ${NODE_MAJOR} or newer is needed here.`,
  );
}

function withoutNpmSettings(source) {
  const isRegistry = (name) =>
    /^npm_config_(.*registry|.*proxy|cache|userconfig|globalconfig|cafile|ca|strict_ssl)$/i.test(name);
  return Object.fromEntries(Object.entries(source).filter(([name]) => !/^npm_config_/i.test(name) || isRegistry(name)));
}

function seconds(since) {
  return Math.round((Date.now() - since) / 1000);
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
