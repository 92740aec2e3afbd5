import { parseCheckpoint } from '#domain/log';
import { listLogs, listTenants } from '#store/log';
import type { House } from './house.ts';

/** Why the program must not start on this database, in words; undefined where every log is at least as long as its last noted checkpoint. */
export async function refuseShortLog(house: House): Promise<string | undefined> {
  for (const { code } of await listTenants(house.pools.ql_log)) {
    for (const log of await listLogs(house.pools.ql_log, code)) {
      const note = house.noted.read(log.origin);
      const noted = note === undefined ? undefined : parseCheckpoint(note.slice(0, note.indexOf('\n\n') + 1));
      if (noted && log.size < noted.size) return `${code} 的日志只有 ${log.size} 条，而数据文件夹记下的最后一个签名是 ${noted.size} 条：数据库可能被换成了旧的。不启动。`;
    }
  }
  return undefined;
}
