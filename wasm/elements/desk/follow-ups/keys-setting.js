/** Whether single keys work, as this browser was told. */
const setting = 'amends:single-keys';

export function areKeysOn() {
  try {
    return localStorage.getItem(setting) !== 'off';
  } catch {
    return true;
  }
}

export function keepKeys(on) {
  try {
    localStorage.setItem(setting, on ? 'on' : 'off');
  } catch { /* storage refused: the choice holds while the page is open */ }
}
