/** In the built folder: for each mutated file, the built modules that reach it. */
export const REACHING = "reaching.json";
