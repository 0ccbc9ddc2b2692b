import { SeededEntropy } from './seeded-entropy.mjs';

/** The application in WebAssembly, under Node or in a page. `verifies`: the module can tell damages. */
export class WasmTarget {
  #application;
  #verifies;
  #entropy = new SeededEntropy();
  #now = 0;

  constructor(module, { rootKey, verifies = false }) {
    this.#verifies = verifies;
    this.#application = module.open({
      rootKey,
      ports: { now: () => this.#now, fill: (view) => this.#entropy.fill(view) },
    });
  }

  setClock(ms) {
    this.#now = ms;
  }

  seed(number) {
    this.#entropy.seed(number);
  }

  call(request) {
    return this.#application.handle(request);
  }

  finish() {
    const end = { heads: this.#application.heads(), damages: this.#verifies ? this.#application.damages() : undefined };
    this.#application.close();
    return end;
  }
}
