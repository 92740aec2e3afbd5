/** What the lights are called. */
export const LIGHTS = { red: '已逾期', yellow: '快到期', green: '正常', done: '已办结' } as const;

export type Light = keyof typeof LIGHTS;
