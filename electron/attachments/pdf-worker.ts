import { isMainThread, parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { cleanPdf } from "../../core/forms/pdf-cleaning.ts";

/** A thread of its own, which can be stopped: cleans the one PDF that it is given, and ends. */

const Given = z.object({ bytes: z.instanceof(Uint8Array), pages: z.int() });

if (!isMainThread && parentPort !== null) {
  const { bytes, pages } = Given.parse(workerData);
  const told = parentPort;
  void cleanPdf(bytes, { pages }).then((result) => told.postMessage(result));
}
