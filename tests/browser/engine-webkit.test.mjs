import * as engine from './support/engines/webkit.mjs';
import { walk } from './support/engines/walk.mjs';

await walk(engine);
