import { MemoryRemote } from '../../src/data/remote/memory-remote.js';
import { remoteContract } from '../../src/testing.js';
import { ANA } from '../support/managers.js';

remoteContract(() => ({ remote: new MemoryRemote({ managers: [ANA] }), managerPin: ANA.pin }), { describe, it });
