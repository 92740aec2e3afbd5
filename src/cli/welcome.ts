import { demoLogins } from '#app/demo-county';
import { readOrganisation } from '#app/read-organisation';
import type { House } from '#app/house';
import { ROLES } from '#model/actor';

/** Prints the addresses and, for a demo county, one login per role. */
export async function printWelcome({ house, counties, origin, password }: { readonly house: House; readonly counties: readonly { readonly code: string; readonly name: string; readonly demo: boolean }[]; readonly origin: string; readonly password: string }, say: (line: string) => void): Promise<void> {
  for (const county of counties) {
    say(`\n${county.name}${county.demo ? '（演示）' : ''}`);
    say(`  公开页面    ${origin}/c/${county.code}/`);
    say(`  工作人员    ${origin}/c/${county.code}/console`);
    if (!county.demo) continue;
    say(`  演示登录（密码都是 ${password}）：`);
    for (const { staffNo, name, roles } of demoLogins(await readOrganisation(house, county.code))) say(`    ${staffNo}  ${name}（${roles.map((role) => ROLES[role]).join('、')}）`);
  }
  say('\n按 Ctrl-C 停止。');
}
