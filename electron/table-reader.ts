import { parentPort, workerData } from "node:worker_threads";
import { ReadingJob, readJob, type ThreadMessage } from "./import/reading.ts";

/** The thread on which files are read; it ends with its one job. */
function tell(message: ThreadMessage): void {
  parentPort?.postMessage(message);
}

const job = ReadingJob.parse(workerData);
void readJob(job, (part) => tell({ part })).then((done) => tell({ done }));
