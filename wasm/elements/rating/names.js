// Names for the session's numbers, in the order of core/capture/session.hpp; a test compares them.
export const phases = ['asked', 'marked', 'sending', 'saved', 'details', 'confirmed', 'offline', 'failed', 'held', 'answered', 'closed', 'linked', 'confirm'];
export const eventKinds = ['opened', 'restored', 'pressed', 'marked', 'send', 'retry', 'undo', 'change', 'edited', 'submitted', 'skipped',
  'recorded', 'retracted', 'disputed', 'held', 'stale_nonce', 'closed', 'refused', 'unreachable', 'online', 'offline', 'timer', 'linked', 'gesture', 'left', 'press_needed'];
export const openedStates = ['asked', 'answered', 'closed', 'held'];
export const postKinds = ['none', 'answer', 'retraction', 'details'];
export const problems = ['none', 'unreachable', 'refused', 'too_long'];
export const announcements = ['none', 'marked', 'sending', 'saved', 'details', 'thanks', 'kept_offline', 'not_sent', 'held', 'taken_back',
  'answered', 'refused', 'too_long', 'closed', 'linked', 'confirm'];
export const evidences = ['link', 'dwell', 'gesture', 'explicit'];
