import * as engine from './support/engines/firefox.mjs';
import { walk } from './support/engines/walk.mjs';

await walk(engine);
