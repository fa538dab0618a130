import { describe, expect, test } from "vitest";
import { srgbProfile } from "../../core/forms/srgb.ts";

const bytes = srgbProfile();
const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Where a tag's data begin and how long they are. */
function tag(signature: string): { at: number; length: number } {
  for (let entry = 0; entry < view.getUint32(128); entry++) {
    const at = 132 + entry * 12;
    const name = String.fromCharCode(...bytes.subarray(at, at + 4));
    if (name === signature) return { at: view.getUint32(at + 4), length: view.getUint32(at + 8) };
  }
  throw new Error(`no ${signature}`);
}

function xyz(signature: string): number[] {
  const { at } = tag(signature);
  return [8, 12, 16].map((offset) => view.getInt32(at + offset) / 0x1_0000);
}

describe("the sRGB profile of the archive files (ICC version 2)", () => {
  test("says its own size, and each tag lies inside it at a multiple of four", () => {
    expect(view.getUint32(0)).toBe(bytes.length);
    expect(view.getUint8(8)).toBe(2);
    for (const name of ["desc", "cprt", "wtpt", "rXYZ", "gXYZ", "bXYZ", "rTRC", "gTRC", "bTRC"]) {
      const { at, length } = tag(name);
      expect(at % 4).toBe(0);
      expect(at + length).toBeLessThanOrEqual(bytes.length);
    }
  });

  test("red, green and blue together are the white that it names", () => {
    const [red, green, blue] = [xyz("rXYZ"), xyz("gXYZ"), xyz("bXYZ")];
    xyz("wtpt").forEach((part, axis) => {
      const sum = (red[axis] ?? 0) + (green[axis] ?? 0) + (blue[axis] ?? 0);
      expect(sum).toBeCloseTo(part, 3);
    });
  });

  test("half the signal is a fifth of the light, as IEC 61966-2-1 has it", () => {
    const { at } = tag("gTRC");
    expect(view.getUint32(at + 8)).toBe(256);
    const light = (step: number): number => view.getUint16(at + 12 + step * 2) / 0xffff;
    expect([light(0), light(255)]).toEqual([0, 1]);
    expect(light(128)).toBeCloseTo(0.2159, 3);
  });
});
