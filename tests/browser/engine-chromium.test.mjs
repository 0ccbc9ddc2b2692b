import * as engine from './support/engines/chromium.mjs';
import { walk } from './support/engines/walk.mjs';

await walk(engine);
