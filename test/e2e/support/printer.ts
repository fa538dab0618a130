import { test } from "@playwright/test";
import { PrintServer } from "../../store/print-server.ts";

/** A print server for the tests of a file, with one printer that writes what it prints into a file. */
export function usePrintServer(): () => PrintServer {
  let server: PrintServer | null = null;
  let before: string | undefined;
  test.beforeAll(async () => {
    server = await PrintServer.start();
    await server.addQueue("Office", "窗口打印机");
    await server.setDefault("Office");
    before = process.env["CUPS_SERVER"];
    process.env["CUPS_SERVER"] = server.environment["CUPS_SERVER"];
  });
  test.afterAll(async () => {
    if (before === undefined) delete process.env["CUPS_SERVER"];
    else process.env["CUPS_SERVER"] = before;
    await server?.stop();
  });
  return () => {
    if (server === null) throw new Error("the print server runs within the tests only");
    return server;
  };
}
