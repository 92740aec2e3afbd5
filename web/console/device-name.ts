const BROWSERS: readonly (readonly [RegExp, string])[] = [[/MicroMessenger/, '微信'], [/Edg\//, 'Edge'], [/QQBrowser/, 'QQ 浏览器'], [/360(?:SE|EE)/, '360 浏览器'], [/Firefox\//, 'Firefox'], [/Chrom(?:e|ium)\//, 'Chrome'], [/Safari\//, 'Safari']];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [[/Windows NT 6\.1/, 'Windows 7'], [/Windows/, 'Windows'], [/Android/, '安卓手机'], [/iPhone/, 'iPhone'], [/iPad/, 'iPad'], [/Mac OS X/, 'Mac'], [/Linux/, 'Linux']];

const first = (table: readonly (readonly [RegExp, string])[], text: string): string | undefined => table.find(([pattern]) => pattern.test(text))?.[1];

/** A browser and system in words, from what the browser calls itself; only to be recognised, never to decide anything. */
export function deviceName(userAgent: string | null): string {
  const names = userAgent ? [first(SYSTEMS, userAgent), first(BROWSERS, userAgent)].filter(Boolean) : [];
  return names.length > 0 ? names.join(' · ') : '未知设备';
}
