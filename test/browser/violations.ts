import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A violation that axe finds: a rule and the elements, by selector. Nothing of antd's had to be let through either. */
interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly html: string }[];
}

/** What axe finds wrong with the page as it stands, or with the part that a selector names, an element a line. */
export async function violations(page: Page, part?: string): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const found = (await page.evaluate(`axe.run(${part === undefined ? 'document' : JSON.stringify(part)}, { resultTypes: ['violations'] }).then(({ violations }) => violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, html }) => ({ target, html })) })))`)) as readonly Violation[];
  return found.flatMap(({ id, help, nodes }) => nodes.map(({ target, html }) => `${id}（${help}）${target.join(' ')} ${html.slice(0, 160)}`));
}
