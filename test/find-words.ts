import type pg from 'pg';

/** The tables, of every schema that is ours, in which these words stand in any column, as text or as bytes. Runs as the owner, who sees all rows. */
export async function findWords(owner: pg.ClientBase, words: string): Promise<readonly string[]> {
  const { rows } = await owner.query(`select quote_ident(table_schema) || '.' || quote_ident(table_name) as path, table_name from information_schema.tables where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`);
  const found: string[] = [];
  for (const { path, table_name: name } of rows) {
    const { rows: hits } = await owner.query(`select 1 from ${path} t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0 limit 1`, [words, Buffer.from(words).toString('hex')]);
    if (hits.length > 0) found.push(name);
  }
  return found;
}
