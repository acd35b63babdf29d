/** Bytes that come in pieces, in one buffer that doubles: memory follows what has arrived, never what was announced. */
export type GrowingBytes = {
  size(): number;
  append(bytes: Buffer): void;
  /** Everything so far, which is then forgotten. */
  take(): Buffer;
};

const none: Buffer = Buffer.alloc(0);

export const growingBytes = (): GrowingBytes => {
  let buffer = none;
  let length = 0;
  return {
    size: () => length,
    append: (bytes) => {
      const needed = length + bytes.length;
      if (needed > buffer.length) {
        const larger = Buffer.allocUnsafeSlow(Math.max(needed, buffer.length * 2, 256));
        buffer.copy(larger, 0, 0, length);
        buffer = larger;
      }
      bytes.copy(buffer, length);
      length = needed;
    },
    take: () => {
      const all = buffer.subarray(0, length);
      buffer = none;
      length = 0;
      return all;
    },
  };
};
