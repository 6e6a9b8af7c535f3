import type { RemoteOption } from '../../domain/client-options.js';
import type { Remote } from './remote.js';

/** The remote of the options, which were checked: domain knows no more of one than that. */
export function remoteOf(option: RemoteOption): Remote {
  return option as unknown as Remote;
}
