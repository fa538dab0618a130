/** What starting a window takes on this machine. */
import { onPath, SetupError } from "./run.mjs";

/** The command, wrapped so that it has a display: on Linux without one, a virtual one. */
export function withDisplay(command, args) {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (process.platform !== "linux" || DISPLAY || WAYLAND_DISPLAY) return [command, args];
  if (!onPath("xvfb-run"))
    throw new SetupError(
      "There is no display and no xvfb-run: run: sudo apt-get install xvfb xauth",
    );
  // Larger than the largest monitor the screens are drawn for: a window may not fill the whole screen.
  return ["xvfb-run", ["-a", "-s", "-screen 0 2048x1152x24", command, ...args]];
}

/** Chromium's sandbox refuses to run as root. */
export function sandboxSwitches() {
  return process.getuid?.() === 0 ? ["--no-sandbox"] : [];
}
