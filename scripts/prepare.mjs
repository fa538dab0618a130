/** `npm run build`: all set-up and the build, without starting anything. */
import { prepareDesktop } from "./lib/prepare.mjs";
import { main } from "./lib/run.mjs";

await main(async () => {
  await prepareDesktop({ tests: true });
});
