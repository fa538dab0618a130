/** `npm start`: sets up what is missing, then opens the workstation. Further arguments go to it. */
import { executableIn } from "./lib/electron-runtime.mjs";
import { root } from "./lib/paths.mjs";
import { prepareDesktop } from "./lib/prepare.mjs";
import { main, run } from "./lib/run.mjs";
import { sandboxSwitches, withDisplay } from "./lib/window.mjs";

await main(async () => {
  const { dist } = await prepareDesktop();
  const [command, args] = withDisplay(executableIn(dist), [
    ...sandboxSwitches(),
    root,
    ...process.argv.slice(2),
  ]);
  return run(command, args);
});
