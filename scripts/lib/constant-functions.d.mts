import type { Plugin } from "vite";

export function constantFunctions(): Plugin;
