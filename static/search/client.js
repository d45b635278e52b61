// The engine from the page's side: in a Worker where there is one, else in the page itself.
//
//   page -> Worker   { root } once, then { id, call: "ask", question: {…} }
//   Worker -> page   { id, answer } or { id, error: { kind, file, detail } }

import { Engine } from './engine.js';
import { IndexError } from './files.js';
import { loaderOf } from './load.js';

// The Worker's side of it.
export function serve() {
  let engine;
  self.onmessage = async ({ data: { root, id, call, question } }) => {
    if (root !== undefined) {
      engine = new Engine(loaderOf(root));
      return;
    }
    try {
      self.postMessage({ id, answer: await engine[call](question) });
    } catch ({ kind, file, detail, message }) {
      self.postMessage({ id, error: kind ? { kind, file, detail } : { kind: 'failed', file: '', detail: message } });
    }
  };
}

class RemoteEngine {
  #worker;
  #waiting = new Map();
  #next = 0;

  constructor(script, root, onBroken) {
    this.#worker = new Worker(script);
    this.#worker.onmessage = ({ data: { id, answer, error } }) => {
      const { resolve, reject } = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) reject(new IndexError(error.kind, error.file, error.detail));
      else resolve(answer);
    };
    this.#worker.onerror = (event) => {
      event.preventDefault();
      onBroken([...this.#waiting.values()]);
    };
    this.#worker.postMessage({ root });
  }

  ask(call, question) {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { call, question, resolve, reject });
      this.#worker.postMessage({ id, call, question });
    });
  }
}

// Answers the calls of the Engine: client(call, question).
export function makeClient(script, root) {
  let local = null;
  let remote = null;
  const askHere = (call, question) => {
    local ??= new Engine(loaderOf(root));
    return local[call](question);
  };
  // A browser that refuses the Worker still has the page.
  const onBroken = (waiting) => {
    remote = null;
    local ??= new Engine(loaderOf(root));
    for (const { call, question, resolve, reject } of waiting) askHere(call, question).then(resolve, reject);
  };
  return (call, question = {}) => {
    if (local === null && remote === null && new URL(root).protocol !== 'file:') {
      try {
        remote = new RemoteEngine(script, root, onBroken);
      } catch {
        remote = null;
      }
    }
    return remote ? remote.ask(call, question) : askHere(call, question);
  };
}
