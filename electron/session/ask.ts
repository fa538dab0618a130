/** Dialogs of the operating system. Null: closed without an answer. */
export interface Ask {
  readonly folder: (title: string) => Promise<string | null>;
  /** A file to write; `name` is proposed. */
  readonly saveAs: (title: string, name: string) => Promise<string | null>;
  /** Files to read, of these kinds; several only where `many`. */
  readonly files: (title: string, kinds: FileKinds, many?: "many") => Promise<readonly string[]>;
}

/** What a dialog offers to open. */
export interface FileKinds {
  readonly name: string;
  /** Without the dot: `pdf`. */
  readonly extensions: readonly string[];
}

/** Where there is no window. */
export const NO_DIALOGS: Ask = {
  folder: () => Promise.resolve(null),
  saveAs: () => Promise.resolve(null),
  files: () => Promise.resolve([]),
};
