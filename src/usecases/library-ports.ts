/** The document libraries of the tenant, written with the app's own identity. */
export interface Libraries {
  /** By the address people see in the browser; throws `not_found`. */
  open(address: string): Promise<Library>;
}

export interface Library {
  /** Length of its decoded address without the host, which counts for the length of paths. */
  pathLength: number;
  /** The folder with this path, made where it is missing. */
  openFolder(path: readonly string[]): Promise<LibraryFolder>;
}

export interface LibraryFolder {
  /** Its address for people. */
  link: string;
  /** Sizes in bytes of what lies in it, by name. */
  sizes: ReadonlyMap<string, number>;
  /** Adds a file, or writes it anew. */
  put(name: string, content: Uint8Array): Promise<void>;
  /** Sets the retention label of the folder and what lies in it. */
  label(name: string): Promise<void>;
}
