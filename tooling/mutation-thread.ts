import { type PoolOptions, type PoolWorker, ThreadsPoolWorker, type WorkerRequest } from "vitest/node";

type Listener = Parameters<PoolWorker["on"]>[1];

let thread: ThreadsPoolWorker | undefined;

/**
 * Vitest's pool of one thread, kept from one run of the tests to the next. Stryker runs the tests once for each change,
 * and Vitest would start a thread for each test file of each run, which takes longer than most of our tests. The source of
 * the tree is evaluated anew for each test file in any case; what is kept is Vitest itself and what packages rest on.
 */
export const keptThread = {
  name: "kept thread",
  createPoolWorker: (options: PoolOptions): PoolWorker => new Lease(options),
};

export async function closeThread(): Promise<void> {
  await thread?.stop();
  thread = undefined;
}

/** One run's use of the thread, which is told neither to start again nor to stop. */
class Lease implements PoolWorker {
  readonly name = keptThread.name;
  readonly #options: PoolOptions;
  readonly #listeners: [event: string, listener: Listener][] = [];
  #configuration: Pick<Extract<WorkerRequest, { type: "start" }>["context"], "config"> | undefined;
  #isFirst = false;

  constructor(options: PoolOptions) {
    this.#options = options;
  }

  async start(): Promise<void> {
    if (thread !== undefined) return;
    this.#isFirst = true;
    thread = new ThreadsPoolWorker(this.#options);
    await thread.start();
  }

  /** What a run is configured with arrives as it starts, and is handed on with the run itself. */
  send(request: WorkerRequest): void {
    if (request.type === "start") this.#configuration = { config: request.context.config };
    if (request.type === "stop") this.#answer("stopped");
    else if (request.type === "start" && !this.#isFirst) this.#answer("started");
    else if (request.type !== "run") thread?.send(request);
    else thread?.send({ ...request, context: { ...request.context, ...this.#configuration } });
  }

  on(event: string, listener: Listener): void {
    this.#listeners.push([event, listener]);
    thread?.on(event, listener);
  }

  off(event: string, listener: Listener): void {
    thread?.off(event, listener);
  }

  async stop(): Promise<void> {
    for (const [event, listener] of this.#listeners.splice(0)) thread?.off(event, listener);
  }

  deserialize(response: unknown): unknown {
    return response;
  }

  #answer(type: "started" | "stopped"): void {
    const response = { type, __vitest_worker_response__: true };
    for (const [event, listener] of this.#listeners) if (event === "message") listener(response);
  }
}
