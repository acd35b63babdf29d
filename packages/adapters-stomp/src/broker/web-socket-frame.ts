const [TEXT, BINARY, LAST] = [0x1, 0x2, 0x80];
const [TWO_BYTES, EIGHT_BYTES] = [126, 127];

/** One WebSocket message of a server, which does not mask, as its bytes on the wire (RFC 6455, 5.2). */
export const webSocketFrame = (start: string, end: Buffer, binary: boolean): Buffer => {
  const startBytes = Buffer.byteLength(start);
  const length = startBytes + end.length;
  const head = length < TWO_BYTES ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + length);
  frame[0] = LAST | (binary ? BINARY : TEXT);
  frame[1] = head === 2 ? length : head === 4 ? TWO_BYTES : EIGHT_BYTES;
  if (head === 4) frame.writeUInt16BE(length, 2);
  if (head === 10) {
    frame.writeUInt16BE(0, 2);
    frame.writeUIntBE(length, 4, 6);
  }
  frame.write(start, head);
  end.copy(frame, head + startBytes);
  return frame;
};
