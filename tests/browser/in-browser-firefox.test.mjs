import * as engine from './support/engines/firefox.mjs';
import { walkInBrowser } from './support/engines/in-browser.mjs';

await walkInBrowser(engine);
