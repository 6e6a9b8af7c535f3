/** On every request and answer: what has it not is none of ours. */
export const PROTOCOL_HEADER = 'Regulars-Protocol';
