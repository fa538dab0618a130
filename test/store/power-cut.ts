/** The machine, for tests that disturb it at any operation on files. */
const machine = { left: Infinity, failures: 0, disturbed: false };

/** Lets so many operations through from now on; every later one fails, cleaning up included. */
export function cutAfter(operations: number): void {
  failAfter(operations, Infinity);
}

/** Lets so many operations through from now on; so many after them fail, and then all work again. */
export function failAfter(operations: number, failures: number): void {
  Object.assign(machine, { left: operations, failures, disturbed: false });
}

/** As after a restart; tells whether anything had failed. */
export function powerBack(): boolean {
  const { disturbed } = machine;
  cutAfter(Infinity);
  return disturbed;
}

/** One operation on files. */
export function operation(): void {
  if (machine.left > 0) {
    machine.left -= 1;
  } else if (machine.failures > 0) {
    machine.failures -= 1;
    machine.disturbed = true;
    throw new Error("power cut");
  }
}

/** A module (such as `node:fs/promises`) as it works on that machine. */
export function powered<M extends object>(real: M): M {
  return new Proxy(real, {
    get(target, name): unknown {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== "function") return member;
      return async (...args: unknown[]): Promise<unknown> => {
        operation();
        return Reflect.apply(member, target, args);
      };
    },
  });
}
