/** Keys of the bar that tells of a newer version. */
export const NEWER_KEYS = { look: "Ctrl+Shift+O", leave: "Ctrl+Shift+X" } as const;
