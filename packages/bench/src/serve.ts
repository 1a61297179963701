/** The server of a bench, as a process of its own: what the callers do costs its event loop nothing. Ends with its parent. */
import type { DatabaseUrls } from '@truong/db/database-urls';
import { startServer } from '@truong/server/start-server';

const [urls = '{}'] = process.argv.slice(2);
const server = await startServer({
  urls: JSON.parse(urls) as DatabaseUrls,
  port: 4200,
  host: '127.0.0.1',
  isPortFixed: false,
  staffDist: '',
  isDemo: true,
});
process.send?.(server.address);
process.on('disconnect', () => void server.close().then(() => process.exit(0)));
