import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { readTemplate } from "../../core/forms/template/read.ts";

/** A thread of its own, which can be stopped: reads the one file that it is given, and ends. */

const Given = z.custom<Uint8Array>((bytes) => bytes instanceof Uint8Array);

if (!isMainThread && parentPort !== null) {
  const told = parentPort;
  void readTemplate(Given.parse(workerData)).then((result) => told.postMessage(result));
}
