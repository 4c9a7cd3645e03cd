/** How a file of a `.zip` begins its entry in the list at the end, and how that list ends; see APPNOTE.TXT, 4.3. */
const entrySignature = 0x02014b50
const endSignature = 'PK\u0005\u0006'

/** A plain file that all may read and its owner may write, as the upper half of an entry's attributes. */
const plainMode = 0o100644

/** The same `.zip` in which every file has the same rights; those of the files that went in depend on who packed. */
export function withPlainModes(zip: Uint8Array): Buffer {
  const bytes = Buffer.from(zip)
  const end = bytes.lastIndexOf(endSignature, undefined, 'latin1')
  if (end < 0) throw new Error('This is no .zip')
  let at = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    if (bytes.readUInt32LE(at) !== entrySignature) throw new Error('The list of this .zip is broken')
    bytes.writeUInt32LE((plainMode << 16) >>> 0, at + 38)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return bytes
}
