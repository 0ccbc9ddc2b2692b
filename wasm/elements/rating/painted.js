/** After the next frame, or soon where there are none: what people see first is not kept waiting by what comes later. */
export const painted = () => new Promise((done) => {
  const soon = document.hidden ? setTimeout : requestAnimationFrame;
  soon(() => setTimeout(done));
});
