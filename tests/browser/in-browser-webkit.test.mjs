import * as engine from './support/engines/webkit.mjs';
import { walkInBrowser } from './support/engines/in-browser.mjs';

await walkInBrowser(engine);
