/** Dialogs of the operating system. Null: closed without an answer. */
export interface Ask {
  readonly folder: (title: string) => Promise<string | null>;
  /** A file to write; `name` is proposed. */
  readonly saveAs: (title: string, name: string) => Promise<string | null>;
}

/** Where there is no window. */
export const NO_DIALOGS: Ask = {
  folder: () => Promise.resolve(null),
  saveAs: () => Promise.resolve(null),
};
