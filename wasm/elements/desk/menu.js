/** How a menu that is a `details` closes: when something is chosen, it is left, or Esc is pressed. */
const close = (event) => { event.currentTarget.closest('.menu').open = false; };

export const closing = {
  close,
  left: (event) => { if (!event.currentTarget.contains(event.relatedTarget)) close(event); },
  escaped: (event) => {
    if (event.key !== 'Escape' || !event.currentTarget.open) return;
    event.stopPropagation();
    close(event);
    event.currentTarget.querySelector('summary').focus();
  },
};
