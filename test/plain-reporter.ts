import { DefaultReporter } from 'vitest/node';
import type { TestModule, TestRunEndReason } from 'vitest/node';

/** Vitest's own report, then the one plain line that ends `npm test`. */
export default class PlainReporter extends DefaultReporter {
  override onTestRunEnd(modules: readonly TestModule[], errors: Parameters<DefaultReporter['onTestRunEnd']>[1], reason: TestRunEndReason): void {
    super.onTestRunEnd(modules as TestModule[], errors, reason);
    let passed = 0;
    let failed = errors.length;
    let skipped = 0;
    for (const module of modules) {
      if (module.state() === 'failed' && [...module.children.allTests()].every((test) => test.result().state !== 'failed')) failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'passed') passed += 1;
        else if (state === 'failed') failed += 1;
        else skipped += 1;
      }
    }
    if (skipped > 0) console.log(`${skipped} skipped`);
    console.log(`${passed} passed, ${failed} failed`);
  }
}
