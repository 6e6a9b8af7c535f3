/** Customers a segment has at most: their places in it then fit in two bytes. */
export const SEGMENT_SIZE = 65_536;
