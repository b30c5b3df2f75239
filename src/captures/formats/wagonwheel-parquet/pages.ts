/**
 * The heads of a column's pages, checked before hyparquet reads them: it believes sizes and counts,
 * and a negative size would send it back and forth for ever.
 */
import { parquetHeader } from "hyparquet/src/column.js";

/** Bytes of an unpacked page: the writer makes pages of about 1 MiB. */
const largestPage = 0x4000000;

/**
 * Throws an Error where pages do not lie one after the other in the column, or have more values
 * than there are rows.
 *
 * @param view the column's pages, from the first byte to the last
 */
export function checkPages(view: DataView, rows: number): void {
  const reader = { view, offset: 0 };
  let values = 0;
  while (reader.offset < view.byteLength) {
    const begin = reader.offset;
    const page = parquetHeader(reader);
    const { compressed_page_size: packed, uncompressed_page_size: unpacked } = page;
    const fits = packed >= 0 && packed <= view.byteLength - reader.offset;
    if (!fits || !(unpacked >= 0 && unpacked <= largestPage)) {
      throw new RangeError(`a page at byte ${begin} of ${packed} bytes, ${unpacked} unpacked`);
    }
    const count = page.data_page_header_v2?.num_values ?? page.data_page_header?.num_values;
    const entries = page.dictionary_page_header?.num_values ?? 0;
    if (count !== undefined) values += count >= 0 ? count : Infinity;
    if (values > rows || !(entries >= 0 && entries <= unpacked)) {
      throw new RangeError(`a page at byte ${begin} of ${count ?? entries} values`);
    }
    reader.offset += packed;
  }
  if (values !== rows) throw new RangeError(`${values} values of ${rows}`);
}
