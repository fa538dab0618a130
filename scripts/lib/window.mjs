/** What starting a window takes on this machine. */
import { onPath, SetupError } from "./run.mjs";

/**
 * Larger than the largest monitor the screens are drawn for: a window may not fill the whole screen.
 * A display that begins anew when its last window closes refuses a window that opens just then.
 */
const DISPLAY_OPTIONS = "-screen 0 2048x1152x24 -noreset";

/** The command, wrapped so that it has a display: on Linux without one, a virtual one. */
export function withDisplay(command, args) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== "linux" || DISPLAY || WAYLAND_DISPLAY) return [command, args];
  if (!onPath("xvfb-run"))
    throw new SetupError(
      "There is no display and no xvfb-run: run: sudo apt-get install xvfb xauth",
    );
  return ["xvfb-run", ["-a", "-s", DISPLAY_OPTIONS, command, ...args]];
}

/** Chromium's sandbox refuses to run as root. */
export function sandboxSwitches() {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}
