/**
 * Version of the computation, on every receipt. It grows with any change that
 * can give another figure or another treatment for the same inputs.
 */
export const ENGINE = "3";
