/** What the lights are called. */
export const LIGHTS = { red: '已逾期', yellow: '快到期', green: '正常', done: '已办结' } as const;

export type Light = keyof typeof LIGHTS;

/** The same with what a new version asks for no more. */
export const SHOWN_LIGHTS = { ...LIGHTS, ended: '已取消' } as const;

export type Shown = keyof typeof SHOWN_LIGHTS;
