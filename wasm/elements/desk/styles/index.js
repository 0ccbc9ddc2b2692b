import { controls } from './controls.js';
import { detail } from './detail.js';
import { list } from './list.js';
import { menu } from './menu.js';
import { narrow } from './narrow.js';
import { panel } from './panel.js';
import { parts } from './parts.js';
import { report } from './report.js';
import { surfaces } from './surfaces.js';
import { tokens } from './tokens.js';
import { wide } from './wide.js';

const shared = [tokens, parts, controls, surfaces];

export const followUpStyles = [...shared, menu, list, detail, wide, narrow];
/** Its pictures' come with their page. */
export const reportStyles = [...shared, menu, report];
export const requestStyles = [...shared, panel];
/** The settings' own come with their page. */
export const settingsStyles = shared;
