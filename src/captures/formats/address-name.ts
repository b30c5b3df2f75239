/** Names for code without symbols: `libc-2.15.so+0x1f3a`, or `0x7f12` where no module is known. */

/** The address in hexadecimal; negative numbers are addresses of the upper half, as of a kernel. */
export function hexAddress(address: number): string {
  return `0x${BigInt.asUintN(64, BigInt(address)).toString(16)}`;
}

/**
 * The name of a place in a module, by its file's last name.
 *
 * @param offset in the module, in bytes, or the address where there is no module
 */
export function addressName(module: string, offset: number): string {
  const place = hexAddress(offset);
  return module === "" ? place : `${module.slice(module.lastIndexOf("/") + 1)}+${place}`;
}
