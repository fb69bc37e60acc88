// Speaks with polc in its worker: requests that are answered, notifications, and what polc tells by itself.

/** A client of polc. `onFindings` gets each list of findings with the version of the text that it is of. */
export class Client {
  constructor(build, onFindings) {
    this.build = build;
    this.onFindings = onFindings;
    this.waiting = new Map();
    this.number = 0;
    this.worker = null;
  }

  /** Starts polc. The script of the worker is unpacked here, so that what this page may not do, it may not either. */
  async start() {
    const packed = await fetch(`worker.js.gz?${this.build}`);
    if (!packed.ok) throw new Error(`worker.js: ${packed.status}`);
    const script = await new Response(packed.body.pipeThrough(new DecompressionStream("gzip"))).text();
    const address = URL.createObjectURL(new Blob([script], { type: "text/javascript" }));
    this.worker = new Worker(address, { type: "module" });
    await new Promise((resolve, reject) => {
      this.worker.onerror = (event) => reject(new Error(event.message));
      this.worker.onmessage = ({ data }) => (data.ready ? resolve() : reject(new Error(data.failed)));
      this.worker.postMessage({ start: { base: new URL(".", location).href, build: this.build } });
    });
    URL.revokeObjectURL(address);
    this.worker.onmessage = ({ data }) => data.messages.forEach((message) => this.#take(message));
  }

  #take(message) {
    const waiting = this.waiting.get(message.id);
    if (waiting) {
      this.waiting.delete(message.id);
      if (message.error) waiting.reject(new Error(message.error.message));
      else waiting.resolve(message.result);
    } else if (message.method === "textDocument/publishDiagnostics") {
      this.onFindings(message.params);
    }
  }

  /** Asks, and returns what polc answers. */
  request(method, params) {
    const id = ++this.number;
    const answer = new Promise((resolve, reject) => this.waiting.set(id, { resolve, reject }));
    this.worker.postMessage({ message: { jsonrpc: "2.0", id, method, params } });
    return answer;
  }

  /** Tells polc something that calls for no answer. */
  notify(method, params) {
    this.worker.postMessage({ message: { jsonrpc: "2.0", method, params } });
  }

  /** Writes files into the folder that polc sees, which exists in the worker alone. */
  write(files) {
    this.worker.postMessage({ write: files });
  }
}
