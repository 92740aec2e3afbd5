/** An amount in fen (1/100 yuan), a safe integer. */
export type Fen = number & { readonly __fen: true };

/** '1234.5' → 123450; undefined when the text is not an amount with at most two decimals. */
export function fenFromYuan(text: string): Fen | undefined {
  const match = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(text.trim().replaceAll(',', ''));
  if (!match) return undefined;
  return (Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))) as Fen;
}

/** 123450 → '1,234.50' */
export function yuanFromFen(fen: Fen): string {
  const [sign, n] = fen < 0 ? ['-', -fen] : ['', fen];
  return `${sign}${String(Math.trunc(n / 100)).replace(/\B(?=(\d{3})+$)/g, ',')}.${String(n % 100).padStart(2, '0')}`;
}
