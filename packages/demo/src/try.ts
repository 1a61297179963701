import { openCluster } from '@truong/db/cluster';
import { withClient } from '@truong/db/with-client';
const cluster = await openCluster({ dataDir: '/tmp/demo-seed-x', isDurable: true });
await withClient(cluster.urls('cong_truong').owner, async (c) => {
  for (const q of ["select learning, count(*), count(adjusted_by) adj from outcome group by 1", "select to_char(filed_on,'YYYY-MM-DD') d, count(*) from filing group by 1 order by 1", "select setconfig from pg_db_role_setting", "select count(*) from session", "select fixed_today::text from demo_mark"]) console.log(JSON.stringify((await c.query(q)).rows));
});
await cluster.stop();
