/** Why the embedded database did not start. `message` is for whoever runs the program. */
export class StartFault extends Error {
  readonly code: 'database-in-use' | 'database-not-for-this-machine' | 'database-needs-ordinary-user' | 'database-not-started';

  constructor(code: StartFault['code'], message: string) {
    super(message);
    this.code = code;
  }
}
