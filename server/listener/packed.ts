/** Numbers as the weight files hold them: little-endian, in base64. */

function bytesOf(packed: string): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = Buffer.from(packed, 'base64');
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
}

export const unpackFloats = (packed: string) => new Float32Array(bytesOf(packed));
export const unpackHashes = (packed: string) => new Uint32Array(bytesOf(packed));
export const unpackBytes = (packed: string) => new Int8Array(bytesOf(packed));
