import { expect, it } from 'vitest';
import { SHELVES } from '#model/shelf';
import { LEDGERS } from './index.ts';

it('每本台账正好在一个架子上', () => {
  expect(SHELVES.flatMap(([, ids]) => ids).sort()).toEqual(LEDGERS.map(({ id }) => id).sort());
});
